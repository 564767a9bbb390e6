package fish

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

func TestPages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		nodes   int
		page    scene.Page
		most    int     // pages
		least   float64 // points
		chinese bool
	}{
		{54, scene.Fit, 1, notation.Em, false},
		{54, scene.A4, 1, 10, false}, {54, scene.A4, 1, 10, true},
		{54, scene.Wide, 1, 12, false}, {54, scene.Wide, 1, 12, true},
		{300, scene.A3, 1, 8, false}, {300, scene.A3, 1, 8, true},
		{300, scene.A4, 9, 8, false}, {300, scene.Wide, 9, 12, true},
		{2000, scene.A4, 21, 8, false},
	} {
		a, o := drawtest.Sized(t, c.nodes, c.chinese), Options{Page: c.page}
		pages := Pages(a, o)
		size := math.Inf(1)
		for _, s := range pages {
			size = math.Min(size, labelSize(s))
		}
		t.Logf("%d nodes, Chinese %v, page %d: %d pages, text of %.1f points", c.nodes, c.chinese, c.page, len(pages), size)
		if size < c.least || len(pages) > c.most {
			t.Errorf("%d nodes on page %d: %d pages, text of %.1f points", c.nodes, c.page, len(pages), size)
		}
		for _, f := range badPages(a, o, pages) {
			t.Errorf("%d nodes on page %d: %s", c.nodes, c.page, f)
		}
	}
}

func TestAnyPages(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := grown(t, drawtest.AnyAnalysis(t))
		o := Options{
			Page:     rapid.SampledFrom([]scene.Page{scene.A4, scene.A3, scene.Wide}).Draw(t, "page"),
			Depth:    rapid.IntRange(0, 5).Draw(t, "depth"),
			HeadLeft: rapid.Bool().Draw(t, "left"),
			Caption:  drawtest.AnyCaption().Draw(t, "caption"),

			Footnotes: rapid.Bool().Draw(t, "footnotes"),
			Whole:     rapid.Bool().Draw(t, "whole"),
		}
		for _, f := range badPages(a, o, Pages(a, o)) {
			t.Error(f)
		}
	})
}

// What was measured for other pages changes nothing on the next one, in whatever order they are drawn.
func TestPagesAreDrawnAsIfAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := noted(t, grown(t, drawtest.AnyAnalysis(t)))
		o := Options{Page: scene.A4, Depth: rapid.IntRange(0, 4).Draw(t, "depth"), Footnotes: rapid.Bool().Draw(t, "footnotes"), HeadLeft: rapid.Bool().Draw(t, "left")}.complete()
		together := newPaginator(a, o)
		for range rapid.IntRange(2, 6).Draw(t, "pages") {
			e := anyContent(t, a)
			for range 2 {
				fresh := e
				fresh.drawn = nil
				got, want := together.draw(&e), newPaginator(a, o).draw(&fresh)
				if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(e.notes, fresh.notes) {
					t.Fatalf("%+v is drawn otherwise after other pages", e)
				}
				e.apart = !e.apart
			}
		}
	})
}

// noted is an analysis with a cause whose label is cut, so that it may have a footnote.
func noted(t *rapid.T, a *fishbone.Analysis) *fishbone.Analysis {
	under := fishbone.ID("noted")
	bones := a.Bones()
	edits := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Bone{ID: under, Name: "Noted"}}}
	if len(bones) > 0 {
		under, edits = rapid.SampledFrom(bones).Draw(t, "noted").ID, nil
	}
	edits = append(edits, fishbone.AddCause{ID: "long", Under: under, Text: strings.Repeat("what nobody can say in one line ", 8)})
	a, err := a.Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// anyContent is what may stand on a page of an analysis.
func anyContent(t *rapid.T, a *fishbone.Analysis) pageContent {
	e := pageContent{apart: rapid.Bool().Draw(t, "apart"), number: someNumber}
	if rapid.Bool().Draw(t, "split") {
		e.most = rapid.IntRange(2, 8).Draw(t, "most")
	}
	switch bones := a.Bones(); rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		e.whole = true
	case 1:
		e.overview, e.first = true, rapid.IntRange(0, 4).Draw(t, "first")
	default:
		e.bones, e.shown = map[fishbone.ID]bool{}, map[fishbone.ID]bool{}
		for _, b := range bones {
			if e.bones[b.ID] = rapid.Bool().Draw(t, "has"); !e.bones[b.ID] {
				continue
			}
			for _, c := range a.Walk(b.ID) {
				e.shown[c.ID] = true
			}
		}
	}
	return e
}

// TestAnEmptyAnalysisOnPaper is what rapid once found in TestAnyPages: the arrow of a fish
// without bones lay outside the paper.
func TestAnEmptyAnalysisOnPaper(t *testing.T) {
	t.Parallel()
	a, o := drawtest.Empty(t), Options{Page: scene.A4}
	for _, f := range badPages(a, o, Pages(a, o)) {
		t.Error(f)
	}
}

// grown adds enough causes to most bones that pages are split.
func grown(t *rapid.T, a *fishbone.Analysis) *fishbone.Analysis {
	var more fishbone.Batch
	for _, bone := range a.Bones() {
		under := []fishbone.ID{bone.ID}
		for i := range rapid.SampledFrom([]int{0, 2, 40, 120}).Draw(t, "more") {
			id := fishbone.ID(fmt.Sprint("more-", bone.ID, "-", i))
			parent := under[rapid.IntRange(0, min(9, len(under)-1)).Draw(t, "under")]
			more.Edits = append(more.Edits, fishbone.AddCause{ID: id, Under: parent, Text: drawtest.Mandarin.Middle[i%len(drawtest.Mandarin.Middle)]})
			under = append(under, id)
		}
	}
	b, err := a.Apply(more, fishbone.Stamp{})
	if err != nil {
		return a // some parent has turned out to be closed
	}
	return b
}

func TestOddPages(t *testing.T) {
	t.Parallel()
	for name, a := range drawtest.Odd(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, o := range []Options{{Page: scene.A4}, {Page: scene.Wide, Depth: 9}} {
				for _, f := range badPages(a, o, Pages(a, o)) {
					t.Errorf("on page %d: %s", o.Page, f)
				}
			}
		})
	}
}

// labelSize is how large the causes are written.
func labelSize(s *scene.Scene) float64 {
	for _, t := range s.Texts {
		if t.Part == scene.PartCause {
			return t.Size
		}
	}
	return math.Inf(1)
}

// badPages lists what is wrong with the pages of an analysis.
func badPages(a *fishbone.Analysis, o Options, pages []*scene.Scene) (found []string) {
	drawn := map[fishbone.ID]bool{}
	for i, s := range pages {
		fault := func(text string, more ...any) {
			found = append(found, fmt.Sprintf("page %d of %d: ", i+1, len(pages))+fmt.Sprintf(text, more...))
		}
		for _, f := range append(drawtest.Faults(s), drawtest.BadBoxes(s)...) {
			fault("%s", f)
		}
		if w, h, ok := o.Page.Size(); ok {
			if s.Width != w || s.Height != h {
				fault("%v × %v points", s.Width, s.Height)
			}
			for _, text := range s.Texts {
				if b := drawtest.FrameOf(text); b.Left < 18 || b.Top < 18 || b.Right > w-18 || b.Bottom > h-18 {
					fault("%q is in the margin", text.Words)
				}
			}
		}
		fresh := 0
		for _, area := range s.Areas {
			if _, ok := a.Cause(area.Of); ok && !drawn[area.Of] {
				fresh++
			}
		}
		for _, area := range s.Areas {
			drawn[area.Of] = true
		}
		if len(pages) > 1 && i > 0 && fresh > 1 && labelSize(s) < o.Page.Readable()-1e-9 {
			fault("text of %.1f points with %d more causes", labelSize(s), fresh)
		}
		if want := fmt.Sprintf("page %d/%d", i+1, len(pages)); len(pages) > 1 && !strings.HasSuffix(strings.Join(drawtest.WordsOf(s, scene.PartCaption), " "), want) {
			fault("the caption is %q", drawtest.WordsOf(s, scene.PartCaption))
		}
		if slices.Contains(drawtest.WordsOf(s, scene.PartMark), "→") {
			fault("an arrow leads nowhere")
		}
	}
	depth := o.complete().Depth
	for level, c := range a.WalkBones() {
		if level <= depth && !drawn[c.ID] {
			found = append(found, fmt.Sprintf("cause %s is on no page", c.ID))
		}
	}
	return found
}

func TestOverviewCountsEverything(t *testing.T) {
	t.Parallel()
	a := drawtest.Sized(t, 2000, true)
	s := Pages(a, Options{Page: scene.A4})[0]
	counted := 0
	for _, text := range s.Texts {
		switch n := 0; {
		case text.Part == scene.PartBadge:
			fmt.Sscanf(text.Words, "+%d", &n)
			counted += n
		case text.Part == scene.PartCause && text.Words != "…":
			if c, ok := a.Cause(text.Of); ok && strings.HasSuffix(c.Text, text.Words) {
				counted++
			}
		}
	}
	if counted != 2000 {
		t.Errorf("labels and badges are %d causes", counted)
	}
	for _, b := range a.Bones() {
		if got := drawtest.Beside(s, b.ID); !strings.Contains(got, "(200)") || !strings.Contains(got, "+") {
			t.Errorf("%s reads %q", b.Name, got)
		}
	}
}

func TestSplitCategoryIsNamed(t *testing.T) {
	t.Parallel()
	wide := &drawtest.Sketch{}
	wide.Problem("Many answers to one why")
	asked := wide.Bone("Why", drawtest.Leaf("One cause")...)[0]
	wide.Hang(asked, drawtest.Many(150, "an answer"))
	wide.Bone("Also", drawtest.Leaf("one")...)
	a := wide.Analysis(t)
	pages := Pages(a, Options{Page: scene.Wide, Caption: notation.Caption{Title: "Review"}})
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, s := range pages[1 : len(pages)-1] {
		want := fmt.Sprintf("Why %d/%d · page %d/%d", i+1, len(pages)-2, i+2, len(pages))
		if got := drawtest.WordsOf(s, scene.PartCaption); len(got) != 2 || got[0] != "Review" || got[1] != want {
			t.Errorf("page %d has the caption %q, not %q", i+2, got, want)
		}
		first := "One cause"
		if i > 0 { // it stands here again for its other answers
			first = "… " + first
		}
		if got := drawtest.Beside(s, asked); !strings.HasPrefix(got, first) {
			t.Errorf("page %d begins with %q, not %q", i+2, got, first)
		}
	}
}

// What would take very long on paper is refused at once, and is still one picture.
func TestTooManyForPaper(t *testing.T) {
	edits := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "late"}}}
	for i := range mostOnPaper {
		edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint(i)), Under: "b", Text: "x"})
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Join(edits...), fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	if err := FitsPaper(a, scene.A4); err != nil {
		t.Errorf("as many as are allowed: %v", err)
	}
	if a, err = a.Apply(fishbone.AddCause{ID: "more", Under: "b", Text: "x"}, fishbone.Stamp{}); err != nil {
		t.Fatal(err)
	}
	if err := FitsPaper(a, scene.A4); !errors.Is(err, ErrTooManyForPaper) {
		t.Errorf("one more: %v", err)
	}
	if err := FitsPaper(a, scene.Fit); err != nil {
		t.Errorf("as one picture: %v", err)
	}
}

// Small bones share a page, and the overview shows their causes.
func TestSmallBonesShareAPage(t *testing.T) {
	t.Parallel()
	s := &drawtest.Sketch{}
	s.Problem("Customers do not come back")
	for i := range 20 {
		s.Bone(fmt.Sprintf("A category %d", i), drawtest.Leaf([]string{"one cause", "another one", "a third cause"}[:i%4%4]...)...)
	}
	a := s.Analysis(t)
	o := Options{Page: scene.A4, Footnotes: true}
	pages := Pages(a, o)
	if len(pages) > 3 {
		t.Errorf("it takes %d pages", len(pages))
	}
	if badges := drawtest.WordsOf(pages[0], scene.PartBadge); len(badges) > 0 {
		t.Errorf("the overview leaves out %q", badges)
	}
	for _, f := range badPages(a, o, pages) {
		t.Error(f)
	}
}

// Thirty answers below one cause stand in columns beside each other.
func TestManyAnswersStandInColumns(t *testing.T) {
	t.Parallel()
	for text, page := range map[string]scene.Page{"an answer to the question why": scene.Wide, "第某个答案说明包裹为什么发晚了": scene.Wide, "a longer answer to the question why it is so": scene.A4} {
		s := &drawtest.Sketch{}
		s.Problem("Parcels leave late")
		asked := s.Bone("People", drawtest.Leaf("Nobody packs before noon")...)[0]
		s.Hang(asked, drawtest.Many(30, text))
		a, o := s.Analysis(t), Options{Page: page, Footnotes: true}
		pages := Pages(a, o)
		if len(pages) > 1 {
			t.Errorf("%q takes %d pages", text, len(pages))
		}
		feet := map[string]bool{}
		for _, words := range pages[0].Texts {
			if words.Of == asked && words.Part == scene.PartCause {
				feet[fmt.Sprintf("%.0f", words.At.X)] = true
			}
		}
		if len(feet) < 2 {
			t.Errorf("%q stands in %d columns", text, len(feet))
		}
		for _, f := range badPages(a, o, pages) {
			t.Errorf("%q: %s", text, f)
		}
	}
}

// Where the pages show all that there is, no overview shows it again: each bone stands on one
// page, and on about as many as the others.
func TestNoOverviewRepeatsThePages(t *testing.T) {
	t.Parallel()
	k := &drawtest.Sketch{}
	k.Problem("Customers do not come back")
	for i := range 20 {
		var causes []string
		for n := range i % 4 {
			causes = append(causes, fmt.Sprintf("Surroundings: cause %d", n+1))
		}
		k.Bone(fmt.Sprintf("Surroundings %d", i+1), drawtest.Leaf(causes...)...)
	}
	a, o := k.Analysis(t), Options{Page: scene.A4}
	pages := Pages(a, o)
	for _, f := range badPages(a, o, pages) {
		t.Error(f)
	}
	seen := map[fishbone.ID]int{}
	for _, s := range pages {
		here := map[fishbone.ID]bool{}
		for _, text := range s.Texts {
			if text.Part == scene.PartCategory {
				here[text.Of] = true
			}
		}
		for id := range here {
			seen[id]++
		}
		if share := len(a.Bones()) / len(pages); len(here) < share {
			t.Errorf("a page has %d bones of %d on %d pages", len(here), len(a.Bones()), len(pages))
		}
	}
	for _, b := range a.Bones() {
		if seen[b.ID] != 1 {
			t.Errorf("%s stands on %d pages", b.Name, seen[b.ID])
		}
	}
	if len(pages) < 2 {
		t.Errorf("%d pages show nothing of that", len(pages))
	}
}

// Without paper as well, many answers to one cause fill columns beside each other.
func TestManyAnswersAreNoTowerWithoutPaper(t *testing.T) {
	t.Parallel()
	k := &drawtest.Sketch{}
	k.Problem("Deliveries late")
	asked := k.Bone("Method", drawtest.Leaf("Thirty things went wrong at once")...)[0]
	k.Hang(asked, drawtest.Many(30, "one of the many reasons that were given here"))
	k.Bone("People", drawtest.Leaf("few")...)
	a, o := k.Analysis(t), Options{}
	pages, tower := Pages(a, o), Layout(a, o)
	for _, f := range badPages(a, o, pages) {
		t.Error(f)
	}
	if len(pages) != 1 || px(pages[0]) < 1.6*px(tower) {
		t.Errorf("%d pages of %.0f × %.0f points, in one column %.0f × %.0f", len(pages), pages[0].Width, pages[0].Height, tower.Width, tower.Height)
	}
	small := drawtest.Sized(t, 54, false)
	if !slices.Equal(Pages(small, o)[0].Texts, Layout(small, o).Texts) {
		t.Error("a fish without towers is another one as a page")
	}
}
