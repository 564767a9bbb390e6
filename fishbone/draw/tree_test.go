package draw

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/draw/readable"
	"whybone/fishbone/exchange"
)

func sampleIn(t testing.TB, language string) *fishbone.Analysis {
	t.Helper()
	data, err := assets.Samples.ReadFile("samples/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	e, err := exchange.ReadJSON(data, func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("i", n)) })
	if err != nil {
		t.Fatal(err)
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(e, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var chineseWords = TreeWords{
	Words:  Words{Root: "根本原因", Confirmed: "已确认", Rejected: "已否定", Verify: "待验证", Same: "同", Votes: "票数", EmptyHead: "？"},
	Level:  func(n int) string { return string([]rune("〇一二三四五六七八九十")[n]) + "级" },
	Broken: "“因此”不成立",
}

func find(t testing.TB, a *fishbone.Analysis, text string) fishbone.ID {
	t.Helper()
	for _, c := range a.WalkBones() {
		if c.Text == text {
			return c.ID
		}
	}
	t.Fatalf("no cause %q", text)
	return ""
}

// treeFaults lists what is wrong with a tree, besides what is wrong with any scene: the
// order of its boxes, boxes on each other, lines through boxes.
func treeFaults(s *Scene, want []fishbone.ID) []string {
	found := faults(s)
	var got []fishbone.ID
	var boxes []frame
	for _, a := range s.Areas {
		boxes = append(boxes, frameAround(a.Polygon))
		if a.Part == PartCause {
			got = append(got, a.Of)
		}
	}
	if !slices.Equal(want, got) {
		found = append(found, fmt.Sprintf("causes are drawn in the order %v, not %v", got, want))
	}
	for i, b := range boxes {
		if b.left < 0 || b.top < 0 || b.right > s.Width || b.bottom > s.Height {
			found = append(found, fmt.Sprintf("the box of %q is outside the paper", s.Areas[i].Of))
		}
		for j, c := range boxes[i+1:] {
			if b.meets(c) {
				found = append(found, fmt.Sprintf("the boxes of %q and %q overlap", s.Areas[i].Of, s.Areas[i+1+j].Of))
			}
		}
		inner := frame{b.left + 1, b.top + 1, b.right - 1, b.bottom - 1}
		for _, l := range s.Lines {
			for k := 1; k < len(l.Points); k++ {
				if crosses(l.Points[k-1], l.Points[k], inner) {
					found = append(found, fmt.Sprintf("a line of %q runs through the box of %q", l.Of, s.Areas[i].Of))
				}
			}
		}
	}
	return append(append(found, outOfBox(s, boxes)...), overlaid(s)...)
}

// overlaid lists the lines that lie on each other. Those to a repeated cause may.
func overlaid(s *Scene) (found []string) {
	for i, a := range s.Lines {
		for _, b := range s.Lines[i+1:] {
			if a.Of == b.Of || a.Dashed && b.Dashed {
				continue
			}
			for j := 1; j < len(a.Points); j++ {
				for k := 1; k < len(b.Points); k++ {
					f, g := frameAround(a.Points[j-1:j+1]), frameAround(b.Points[k-1:k+1])
					wide := math.Min(f.right, g.right) - math.Max(f.left, g.left)
					high := math.Min(f.bottom, g.bottom) - math.Max(f.top, g.top)
					if wide > -0.5 && high > -0.5 && math.Max(wide, high) > 2 {
						found = append(found, fmt.Sprintf("a line of %q, %v, lies on one of %q, %v", a.Of, a.Points, b.Of, b.Points))
					}
				}
			}
		}
	}
	return found
}

// outOfBox lists the words of boxes that are not within their box.
func outOfBox(s *Scene, boxes []frame) (found []string) {
	box := map[string]frame{}
	for i, a := range s.Areas {
		box[string(a.Part)+string(a.Of)] = boxes[i]
	}
	for _, t := range s.Texts {
		b, ok := box[string(t.Part)+string(t.Of)]
		if f := frameOf(t).trimmed(); ok && t.Part != PartLink && (f.left < b.left || f.right > b.right || f.top < b.top || f.bottom > b.bottom) {
			found = append(found, fmt.Sprintf("%q is outside its box", t.Words))
		}
	}
	return found
}

// below lists a cause and what is below it, so many levels; all if depth is 0.
func below(a *fishbone.Analysis, id fishbone.ID, depth int) []fishbone.ID {
	ids := []fishbone.ID{id}
	for level, c := range a.Walk(id) {
		if depth == 0 || level <= depth {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func TestAnyTreeIsLegible(t *testing.T) {
	r := renderer(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnalysis(t)
		o := TreeOptions{
			TopDown: rapid.Bool().Draw(t, "down"),
			Depth:   rapid.IntRange(0, 4).Draw(t, "depth"),
			Target:  rapid.SampledFrom([]float64{0, 1.414, 0.7}).Draw(t, "target"),
			Broken:  map[fishbone.ID]bool{},
			Words:   rapid.SampledFrom([]TreeWords{{}, chineseWords, {Level: func(n int) string { return fmt.Sprint("answer to why number ", n) }}}).Draw(t, "words"),
		}
		var all, shown []fishbone.ID
		for level, c := range a.WalkBones() {
			all = append(all, c.ID)
			if o.Depth == 0 || level <= o.Depth {
				shown = append(shown, c.ID)
			}
			if rapid.IntRange(0, 5).Draw(t, "broken") == 0 {
				o.Broken[c.ID] = true
			}
			if stop := rapid.SampledFrom([]string{"", "", "我们管不了，只能从自己的服务上回应", "nothing that we could prevent ourselves, whatever we try"}).Draw(t, "stop"); stop != "" {
				if next, err := a.Apply(fishbone.StopAsking{ID: c.ID, Reason: stop}, fishbone.Stamp{}); err == nil {
					a = next
				}
			}
		}
		s, err := r.Tree(context.Background(), a, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range treeFaults(s, shown) {
			t.Error(f)
		}
		if len(all) == 0 {
			return
		}
		asked := rapid.SampledFrom(all).Draw(t, "asked")
		if s, err = r.WhyTree(context.Background(), a, asked, o); err != nil {
			t.Fatal(err)
		}
		for _, f := range treeFaults(s, below(a, asked, o.Depth)) {
			t.Error("why: ", f)
		}
	})
}

func TestOddTrees(t *testing.T) {
	r := renderer(t)
	for name, a := range odd(t) {
		for _, down := range []bool{false, true} {
			s, err := r.Tree(context.Background(), a, TreeOptions{TopDown: down})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			var all []fishbone.ID
			for _, c := range a.WalkBones() {
				all = append(all, c.ID)
			}
			for _, f := range treeFaults(s, all) {
				t.Errorf("%s, downwards %v: %s", name, down, f)
			}
		}
	}
}

// says lists the words in a scene that belong to a part.
func says(s *Scene, p Part) (all []string) {
	for _, t := range s.Texts {
		if t.Part == p {
			all = append(all, t.Words)
		}
	}
	return all
}

func TestAWhyTreeTellsWhatIsKnown(t *testing.T) {
	k := &sketch{}
	ids := k.bone("人员", sub{"业务人员流失", []sub{{"薪资制度不够好", leaf("薪水提升比例不够合理")}, {text: "管理不力"}, {text: "竞争太激烈"}, {text: "也管理不力"}}})
	market := k.bone("市场", leaf("市场竞争加剧")...)
	k.judge(ids[2], fishbone.Confirmed)
	k.edits = append(k.edits, fishbone.StopAsking{ID: ids[3], Reason: "到此为止"},
		fishbone.LinkSame{ID: ids[4], As: market[0]}, fishbone.LinkSame{ID: ids[5], As: ids[3]})
	o := TreeOptions{Words: chineseWords, Broken: map[fishbone.ID]bool{ids[1]: true}}
	s, err := renderer(t).WhyTree(context.Background(), k.analysis(t), ids[0], o)
	if err != nil {
		t.Fatal(err)
	}
	for part, want := range map[Part][]string{
		PartLevel:  {"二级", "三级", "同", "一级"},
		PartLink:   {"×", "市场竞争加剧"},
		PartNote:   {"到此为止"},
		PartMark:   {"●", "●", "①", "→①"},
		PartLegend: {"●", "根本原因", "→", "同", "×", "“因此”不成立"},
	} {
		if got := says(s, part); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", part, got, want)
		}
	}
	dashed := map[fishbone.ID]bool{}
	for _, l := range s.Lines {
		if l.Dashed {
			dashed[l.Of] = true
		}
	}
	if want := (map[fishbone.ID]bool{ids[1]: true, ids[4]: true, ids[5]: true, market[0]: true}); !reflect.DeepEqual(dashed, want) {
		t.Errorf("dashed lines of %v, want %v", dashed, want)
	}
	for _, f := range treeFaults(s, below(k.analysis(t), ids[0], 0)) {
		t.Error(f)
	}
}

func TestATreeHasItsBounds(t *testing.T) {
	r, ctx := renderer(t), context.Background()
	a := sized(t, 10_000, false)
	if _, err := r.Tree(ctx, a, TreeOptions{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("10,000 nodes: %v, want %v", err, ErrTooLarge)
	}
	s, err := r.Tree(ctx, a, TreeOptions{Depth: 1})
	if err != nil {
		t.Fatal(err)
	}
	if badges := says(s, PartBadge); len(badges) != 12*104 || badges[0] != "+7" {
		t.Errorf("%d badges, the first %q", len(badges), badges[0])
	}
	if _, err := r.WhyTree(ctx, a, "nobody", TreeOptions{}); !errors.Is(err, fishbone.ErrNotFound) {
		t.Errorf("no such cause: %v, want %v", err, fishbone.ErrNotFound)
	}
}

func TestSameAnalysisSameTree(t *testing.T) {
	r, a := renderer(t), sampleIn(t, "zh-Hans")
	draw := func() *Scene {
		s, err := r.Tree(context.Background(), a, TreeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := draw()
	if again := draw(); !reflect.DeepEqual(s, again) {
		t.Error("two drawings differ")
	}
	drawn, err := r.Draw(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	near(t, s, drawn)
}

func TestGoldenTrees(t *testing.T) {
	r, a := renderer(t), sampleIn(t, "zh-Hans")
	ask := find(t, a, "业务人员流失")
	broken := map[fishbone.ID]bool{a.CauseIDs(ask)[1]: true}
	for name, down := range map[string]bool{"why-right.svg": false, "why-down.svg": true} {
		s, err := r.WhyTree(context.Background(), a, ask, TreeOptions{Words: chineseWords, TopDown: down, Broken: broken})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name, s.SVG())
	}
}

func TestReadingPlacesFromNonsense(t *testing.T) {
	g := newGrower(marked(t), TreeOptions{}.complete())
	g.analysis()
	g.size()
	for _, svg := range []string{"", "<svg", `<svg><g id="n0"><polygon points="1,2 x,4 5,6 7,8"/></g></svg>`, `<svg><g id="n0"><polygon points="1,2"/></g></svg>`} {
		if err := g.readPlaces([]byte(svg)); err == nil {
			t.Errorf("%q was read", svg)
		}
	}
}

// TestNativeDotPlacesTheSame runs where Graphviz is installed. Other versions may place
// boxes a little differently, but in the same order.
func TestNativeDotPlacesTheSame(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("no native Graphviz here")
	}
	g := newGrower(sampleIn(t, "zh-Hans"), TreeOptions{}.complete())
	g.analysis()
	g.size()
	if err := renderer(t).arrangeTree(context.Background(), g.tree); err != nil {
		t.Fatal(err)
	}
	ours := slices.Clone(g.nodes)
	file := filepath.Join(t.TempDir(), "tree.gv")
	if err := os.WriteFile(file, g.dot(), 0o600); err != nil {
		t.Fatal(err)
	}
	svg, err := exec.Command(dot, "-Tsvg", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := g.readPlaces(svg); err != nil {
		t.Fatal(err)
	}
	away := ours[0].across - g.nodes[0].across
	for i, n := range g.nodes {
		if d := math.Abs(ours[i].across - n.across - away); d > 6 {
			t.Errorf("box %d, %q, is %.1f em elsewhere", i, n.words, d)
		}
	}
}

func BenchmarkTree(b *testing.B) {
	r := NewRenderer(graphviz.New(graphviz.Options{}))
	defer r.engine.Close()
	for _, n := range []int{54, 300, 2000} {
		a := sized(b, n, true)
		for _, down := range []bool{false, true} {
			b.Run(fmt.Sprint(n, map[bool]string{false: " right", true: " down"}[down]), func(b *testing.B) {
				for b.Loop() {
					if _, err := r.Tree(context.Background(), a, TreeOptions{TopDown: down}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func TestATreeOnPaperWithACaption(t *testing.T) {
	s, err := renderer(t).Tree(context.Background(), sampleIn(t, "en"), TreeOptions{Page: A4, Caption: Caption{Title: "Sales fell", Date: "2026-04-02"}})
	if err != nil {
		t.Fatal(err)
	}
	if s.Width != 841.89 || s.Height != 595.28 {
		t.Errorf("the paper is %v × %v", s.Width, s.Height)
	}
	if got, want := says(s, PartCaption), []string{"Sales fell", "2026-04-02"}; !slices.Equal(got, want) {
		t.Errorf("the caption is %q, want %q", got, want)
	}
	for _, f := range faults(s) {
		t.Error(f)
	}
	for _, a := range s.Areas {
		if f := frameAround(a.Polygon); f.left < 0 || f.right > s.Width || f.bottom > s.Height {
			t.Errorf("the area of %q is outside the paper", a.Of)
		}
	}
}

// TestAStrikeIsToldFromItsWords asks why of a cause that was rejected: its box is filled.
func TestAStrikeIsToldFromItsWords(t *testing.T) {
	for name, theme := range map[string]Theme{"light": Light(), "dark": Dark(), "strong light": Light().Strong(), "strong dark": Dark().Strong()} {
		s := &sketch{}
		s.problem("Late")
		asked := s.bone("People", leaf("三天")...)[0]
		s.judge(asked, fishbone.Rejected)
		scene, err := renderer(t).WhyTree(context.Background(), s.analysis(t), asked, TreeOptions{Theme: &theme})
		if err != nil {
			t.Fatal(err)
		}
		struck := 0
		for _, text := range scene.Texts {
			if text.Struck.A == 0 {
				continue
			}
			struck++
			if c := readable.Contrast(text.Struck, text.Color); c < 1.8 {
				t.Errorf("%s: the line through %q stands out from it by %.1f", name, text.Words, c)
			}
		}
		if struck == 0 {
			t.Errorf("%s: nothing is struck", name)
		}
	}
}
