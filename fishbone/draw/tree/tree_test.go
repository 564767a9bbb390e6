package tree

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/internal/golden"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/scene"
)

func TestMain(m *testing.M) { drawtest.Main(m) }

var chineseWords = Words{
	Words:  notation.Words{Root: "根本原因", Confirmed: "已确认", Rejected: "已否定", Verify: "待验证", Same: "同", Votes: "票数", EmptyHead: "？"},
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
func treeFaults(s *scene.Scene, want []fishbone.ID) []string {
	found := drawtest.Faults(s)
	var got []fishbone.ID
	var boxes []drawtest.Frame
	for _, a := range s.Areas {
		boxes = append(boxes, drawtest.FrameAround(a.Polygon))
		if a.Part == scene.PartCause {
			got = append(got, a.Of)
		}
	}
	if !slices.Equal(want, got) {
		found = append(found, fmt.Sprintf("causes are drawn in the order %v, not %v", got, want))
	}
	for i, b := range boxes {
		if b.Left < 0 || b.Top < 0 || b.Right > s.Width || b.Bottom > s.Height {
			found = append(found, fmt.Sprintf("the box of %q is outside the paper", s.Areas[i].Of))
		}
		for j, c := range boxes[i+1:] {
			if b.Meets(c) {
				found = append(found, fmt.Sprintf("the boxes of %q and %q overlap", s.Areas[i].Of, s.Areas[i+1+j].Of))
			}
		}
		inner := drawtest.Frame{Left: b.Left + 1, Top: b.Top + 1, Right: b.Right - 1, Bottom: b.Bottom - 1}
		for _, l := range s.Lines {
			for k := 1; k < len(l.Points); k++ {
				if drawtest.Crosses(l.Points[k-1], l.Points[k], inner) {
					found = append(found, fmt.Sprintf("a line of %q runs through the box of %q", l.Of, s.Areas[i].Of))
				}
			}
		}
	}
	return slices.Concat(found, outOfBox(s, boxes), overlaid(s), crowded(s, boxes))
}

// crowded lists the words of the legend that look like one more answer: that are less than
// their own height below a box.
func crowded(s *scene.Scene, boxes []drawtest.Frame) (found []string) {
	for _, t := range s.Texts {
		if t.Part != scene.PartLegend {
			continue
		}
		f := drawtest.FrameOf(t)
		for i, b := range boxes {
			if f.Top-b.Bottom < f.Bottom-f.Top {
				found = append(found, fmt.Sprintf("%q of the legend is at the box of %q", t.Words, s.Areas[i].Of))
			}
		}
	}
	return found
}

// overlaid lists the lines that lie on each other. Those to a repeated cause may.
func overlaid(s *scene.Scene) (found []string) {
	for i, a := range s.Lines {
		for _, b := range s.Lines[i+1:] {
			if a.Of == b.Of || a.Dashed && b.Dashed {
				continue
			}
			for j := 1; j < len(a.Points); j++ {
				for k := 1; k < len(b.Points); k++ {
					f, g := drawtest.FrameAround(a.Points[j-1:j+1]), drawtest.FrameAround(b.Points[k-1:k+1])
					wide := math.Min(f.Right, g.Right) - math.Max(f.Left, g.Left)
					high := math.Min(f.Bottom, g.Bottom) - math.Max(f.Top, g.Top)
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
func outOfBox(s *scene.Scene, boxes []drawtest.Frame) (found []string) {
	box := map[string]drawtest.Frame{}
	for i, a := range s.Areas {
		box[string(a.Part)+string(a.Of)] = boxes[i]
	}
	for _, t := range s.Texts {
		b, ok := box[string(t.Part)+string(t.Of)]
		if f := drawtest.FrameOf(t).Trimmed(); ok && t.Part != scene.PartLink && (f.Left < b.Left || f.Right > b.Right || f.Top < b.Top || f.Bottom > b.Bottom) {
			found = append(found, fmt.Sprintf("%q is outside its box", t.Words))
		}
	}
	return found
}

// below lists a cause and what is drawn below it, so many levels; all if depth is 0.
func below(a *fishbone.Analysis, id fishbone.ID, depth int) []fishbone.ID {
	return append([]fishbone.ID{id}, drawn(notation.NewOutline(a, id, depth, true).Below(id, 1))...)
}

// onBones lists what is drawn on the bones.
func onBones(a *fishbone.Analysis, depth int) (ids []fishbone.ID) {
	outline := notation.NewOutline(a, "", depth, true)
	for _, b := range a.Bones() {
		ids = append(ids, drawn(outline.Below(b.ID, 1))...)
	}
	return ids
}

func drawn(rows []notation.Row) (ids []fishbone.ID) {
	for _, r := range rows {
		r.All(func(r *notation.Row) { ids = append(ids, r.ID) })
	}
	return ids
}

func TestAnyTreeIsLegible(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawtest.AnyAnalysis(t)
		o := Options{
			TopDown: rapid.Bool().Draw(t, "down"),
			Depth:   rapid.IntRange(0, 4).Draw(t, "depth"),
			Target:  rapid.SampledFrom([]float64{0, 1.414, 0.7}).Draw(t, "target"),
			Page:    rapid.SampledFrom([]scene.Page{scene.Fit, scene.A4, scene.Wide}).Draw(t, "page"),
			Broken:  map[fishbone.ID]bool{},

			Footnotes: rapid.Bool().Draw(t, "footnotes"),
			Whole:     rapid.Bool().Draw(t, "whole"),
			Words:     rapid.SampledFrom([]Words{{}, chineseWords, {Level: func(n int) string { return fmt.Sprint("answer to why number ", n) }}}).Draw(t, "words"),
		}
		var all []fishbone.ID
		for _, c := range a.WalkBones() {
			all = append(all, c.ID)
			if rapid.IntRange(0, 5).Draw(t, "broken") == 0 {
				o.Broken[c.ID] = true
			}
			if stop := rapid.SampledFrom([]string{"", "", "我们管不了，只能从自己的服务上回应", "nothing that we could prevent ourselves, whatever we try"}).Draw(t, "stop"); stop != "" {
				if next, err := a.Apply(fishbone.StopAsking{ID: c.ID, Reason: stop}, fishbone.Stamp{}); err == nil {
					a = next
				}
			}
		}
		s, err := Draw(context.Background(), drawtest.Engine, a, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range treeFaults(s, onBones(a, o.Depth)) {
			t.Error(f)
		}
		if len(all) == 0 {
			return
		}
		asked := rapid.SampledFrom(all).Draw(t, "asked")
		if s, err = DrawWhys(context.Background(), drawtest.Engine, a, asked, o); err != nil {
			t.Fatal(err)
		}
		for _, f := range treeFaults(s, below(a, asked, o.Depth)) {
			t.Error("why: ", f)
		}
	})
}

func TestOddTrees(t *testing.T) {
	t.Parallel()
	for name, a := range drawtest.Odd(t) {
		for _, down := range []bool{false, true} {
			s, err := Draw(context.Background(), drawtest.Engine, a, Options{TopDown: down})
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

func TestAWhyTreeTellsWhatIsKnown(t *testing.T) {
	t.Parallel()
	k := &drawtest.Sketch{}
	ids := k.Bone("人员", drawtest.Sub{Text: "业务人员流失", Subs: []drawtest.Sub{{Text: "薪资制度不够好", Subs: drawtest.Leaf("薪水提升比例不够合理")}, {Text: "管理不力"}, {Text: "竞争太激烈"}, {Text: "也管理不力"}}})
	market := k.Bone("市场", drawtest.Leaf("市场竞争加剧")...)
	k.Judge(ids[2], fishbone.Confirmed)
	k.Judge(ids[3], fishbone.Confirmed)
	k.Edits = append(k.Edits, fishbone.StopAsking{ID: ids[2], Control: fishbone.OutsideControl}, fishbone.StopAsking{ID: ids[3], Reason: "到此为止"},
		fishbone.LinkSame{ID: ids[4], As: market[0]}, fishbone.LinkSame{ID: ids[5], As: ids[3]})
	o := Options{Words: chineseWords, Broken: map[fishbone.ID]bool{ids[1]: true}}
	s, err := DrawWhys(context.Background(), drawtest.Engine, k.Analysis(t), ids[0], o)
	if err != nil {
		t.Fatal(err)
	}
	for part, want := range map[scene.Part][]string{
		scene.PartLevel:  {"二级", "三级", "同", "一级"},
		scene.PartLink:   {"×", "市场竞争加剧"},
		scene.PartNote:   {"到此为止"},
		scene.PartMark:   {"○", "●", "①", "→①"},
		scene.PartLegend: {"●", "根本原因", "→①", "同", "○", "outside our control", "×", "“因此”不成立"},
	} {
		if got := drawtest.WordsOf(s, part); !slices.Equal(got, want) {
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
	for _, f := range treeFaults(s, below(k.Analysis(t), ids[0], 0)) {
		t.Error(f)
	}
}

func TestATreeHasItsBounds(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	a := drawtest.Sized(t, 10_000, false)
	if _, err := Draw(ctx, drawtest.Engine, a, Options{}); !errors.Is(err, scene.ErrTooLarge) {
		t.Errorf("10,000 nodes: %v, want %v", err, scene.ErrTooLarge)
	}
	s, err := Draw(ctx, drawtest.Engine, a, Options{Depth: 1})
	if err != nil {
		t.Fatal(err)
	}
	if badges := drawtest.WordsOf(s, scene.PartBadge); len(badges) != 12*104 || badges[0] != "+7" {
		t.Errorf("%d badges, the first %q", len(badges), badges[0])
	}
	if _, err := DrawWhys(ctx, drawtest.Engine, a, "nobody", Options{}); !errors.Is(err, fishbone.ErrNotFound) {
		t.Errorf("no such cause: %v, want %v", err, fishbone.ErrNotFound)
	}
}

func TestSameAnalysisSameTree(t *testing.T) {
	t.Parallel()
	a := drawtest.Sample(t, "zh-Hans")
	draw := func() *scene.Scene {
		s, err := Draw(context.Background(), drawtest.Engine, a, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := draw()
	if again := draw(); !reflect.DeepEqual(s, again) {
		t.Error("two drawings differ")
	}
}

func TestGoldenTrees(t *testing.T) {
	t.Parallel()
	a := drawtest.Sample(t, "zh-Hans")
	ask := find(t, a, "业务人员流失")
	broken := map[fishbone.ID]bool{a.CauseIDs(ask)[1]: true}
	for name, down := range map[string]bool{"why-right.svg": false, "why-down.svg": true} {
		s, err := DrawWhys(context.Background(), drawtest.Engine, a, ask, Options{Words: chineseWords, TopDown: down, Broken: broken})
		if err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, name, s.SVG())
	}
}

func TestReadingPlacesFromNonsense(t *testing.T) {
	t.Parallel()
	g := newBuilder(drawtest.Marked(t), Options{}.complete())
	g.addAnalysis()
	g.size()
	for _, svg := range []string{"", "<svg", `<svg><g id="n0"><polygon points="1,2 x,4 5,6 7,8"/></g></svg>`, `<svg><g id="n0"><polygon points="1,2"/></g></svg>`} {
		if err := g.readPlaces([]byte(svg), 0); err == nil {
			t.Errorf("%q was read", svg)
		}
	}
}

// TestNativeDotPlacesTheSame runs where Graphviz is installed. Other versions may place
// boxes a little differently, but in the same order.
func TestNativeDotPlacesTheSame(t *testing.T) {
	t.Parallel()
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("no native Graphviz here")
	}
	g := newBuilder(drawtest.Sample(t, "zh-Hans"), Options{}.complete())
	g.addAnalysis()
	g.size()
	if err := g.arrange(context.Background(), drawtest.Engine); err != nil {
		t.Fatal(err)
	}
	ours := slices.Clone(g.nodes)
	file := filepath.Join(t.TempDir(), "tree.gv")
	if err := os.WriteFile(file, g.dot(0), 0o600); err != nil {
		t.Fatal(err)
	}
	svg, err := exec.Command(dot, "-Tsvg", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := g.readPlaces(svg, 0); err != nil {
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
	for _, n := range []int{54, 300, 2000} {
		a := drawtest.Sized(b, n, true)
		for _, down := range []bool{false, true} {
			b.Run(fmt.Sprint(n, map[bool]string{false: " right", true: " down"}[down]), func(b *testing.B) {
				for b.Loop() {
					if _, err := Draw(context.Background(), drawtest.Engine, a, Options{TopDown: down}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func TestATreeOnPaperWithACaption(t *testing.T) {
	t.Parallel()
	s, err := Draw(context.Background(), drawtest.Engine, drawtest.Sample(t, "en"), Options{Page: scene.A4, Caption: notation.Caption{Title: "Sales fell", Date: "2026-04-02"}})
	if err != nil {
		t.Fatal(err)
	}
	if s.Width != 841.89 || s.Height != 595.28 {
		t.Errorf("the paper is %v × %v", s.Width, s.Height)
	}
	if got, want := drawtest.WordsOf(s, scene.PartCaption), []string{"Sales fell", "2026-04-02"}; !slices.Equal(got, want) {
		t.Errorf("the caption is %q, want %q", got, want)
	}
	for _, f := range drawtest.Faults(s) {
		t.Error(f)
	}
	for _, a := range s.Areas {
		if f := drawtest.FrameAround(a.Polygon); f.Left < 0 || f.Right > s.Width || f.Bottom > s.Height {
			t.Errorf("the area of %q is outside the paper", a.Of)
		}
	}
}

// TestAStrikeIsToldFromItsWords asks why of a cause that was rejected: its box is filled.
func TestAStrikeIsToldFromItsWords(t *testing.T) {
	t.Parallel()
	for name, theme := range map[string]scene.Theme{"light": scene.Light(), "dark": scene.Dark(), "strong light": scene.Light().Strong(), "strong dark": scene.Dark().Strong()} {
		s := &drawtest.Sketch{}
		s.Problem("Late")
		asked := s.Bone("People", drawtest.Leaf("三天")...)[0]
		s.Judge(asked, fishbone.Rejected)
		scene, err := DrawWhys(context.Background(), drawtest.Engine, s.Analysis(t), asked, Options{Theme: &theme})
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

func TestALegendHasTheWidthThatThereIs(t *testing.T) {
	t.Parallel()
	a := drawtest.Sample(t, "en")
	asked := a.CauseIDs(a.Bones()[0].ID)[0]
	s, err := DrawWhys(context.Background(), drawtest.Engine, a, asked, Options{TopDown: true})
	if err != nil {
		t.Fatal(err)
	}
	lines := map[float64]bool{}
	for _, w := range s.Texts {
		if w.Part == scene.PartLegend {
			lines[w.At.Y] = true
		}
	}
	if len(lines) != 1 {
		t.Errorf("the legend of a picture of %.0f × %.0f stands in %d lines", s.Width, s.Height, len(lines))
	}
}

func TestTheNumbersOfLevelsCanBeRead(t *testing.T) {
	t.Parallel()
	a := drawtest.Sample(t, "zh-Hant")
	for name, c := range map[string]struct {
		theme scene.Theme
		least float64
	}{
		"light": {scene.Light(), readable.Near}, "dark": {scene.Dark(), readable.Near},
		"light, far": {scene.Light().Strong(), readable.Far}, "dark, far": {scene.Dark().Strong(), readable.Far},
		"black and white": {scene.BlackAndWhite(), readable.Near},
	} {
		for i := range a.Bones() {
			n := painter{notation.NewPainter(c.theme, 0, 0), &tree{options: Options{}}}
			n.level("", "5", 0, 0, c.theme.Category(i))
			ink, ground := n.Scene.Texts[0].Color, n.Scene.Shapes[0].Fill
			if got := readable.Contrast(ink, ground); got < c.least {
				t.Errorf("%s, bone %d: %v on %v is %.1f", name, i, ink, ground, got)
			}
		}
	}
	clear := scene.Light()
	clear.Paper = color.NRGBA{}
	n := painter{Painter: &notation.Painter{Theme: clear}}
	if got := n.onTint(clear.Categories[0]); got != clear.Categories[0] {
		t.Errorf("on no paper the colour became %v", got)
	}
}
