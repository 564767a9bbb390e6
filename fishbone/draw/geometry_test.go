package draw

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/typeset"
)

// faults lists what a reader would complain of: labels on each other or outside the
// paper, and lines through words that are not their own.
func faults(s *Scene) []string {
	var found []string
	boxes := make([]frame, len(s.Texts))
	for i, t := range s.Texts {
		boxes[i] = frameOf(t)
		if b := boxes[i]; b.left < 0 || b.top < 0 || b.right > s.Width || b.bottom > s.Height {
			found = append(found, fmt.Sprintf("%q is outside the paper", t.Words))
		}
	}
	byTop := make([]int, len(boxes))
	for i := range byTop {
		byTop[i] = i
	}
	slices.SortFunc(byTop, func(a, b int) int { return int(math.Copysign(1, boxes[a].top-boxes[b].top)) })
	for i, a := range byTop {
		for _, b := range byTop[i+1:] {
			if boxes[b].top >= boxes[a].bottom {
				break
			}
			if boxes[a].trimmed().meets(boxes[b].trimmed()) {
				found = append(found, fmt.Sprintf("%q overlaps %q", s.Texts[a].Words, s.Texts[b].Words))
			}
		}
	}
	return append(found, struck(s, boxes)...)
}

type frame struct{ left, top, right, bottom float64 }

func frameOf(t Text) frame {
	return frame{t.At.X, t.At.Y - typeset.Ascent*t.Size, t.At.X + t.Width, t.At.Y + typeset.Descent*t.Size}
}

func (f frame) trimmed() frame {
	t := 0.04 * (f.bottom - f.top)
	return frame{f.left + t, f.top + t, f.right - t, f.bottom - t}
}

func (f frame) meets(g frame) bool {
	return f.left < g.right && g.left < f.right && f.top < g.bottom && g.top < f.bottom
}

// struck lists the texts that a line runs through. What counts is the middle of the
// letters.
func struck(s *Scene, boxes []frame) (found []string) {
	for _, l := range s.Lines {
		for k := 1; k < len(l.Points); k++ {
			a, b := l.Points[k-1], l.Points[k]
			reach := frame{math.Min(a.X, b.X), math.Min(a.Y, b.Y), math.Max(a.X, b.X) + 0.01, math.Max(a.Y, b.Y) + 0.01}
			for i, t := range s.Texts {
				core := boxes[i]
				core.top, core.bottom = t.At.Y-0.6*t.Size, t.At.Y
				if core.meets(reach) && crosses(a, b, core) {
					found = append(found, fmt.Sprintf("a line of %q runs through %q", l.Of, t.Words))
				}
			}
		}
	}
	return found
}

func crosses(a, b Point, f frame) bool {
	n := int(math.Hypot(b.X-a.X, b.Y-a.Y)) + 1
	for i := range n + 1 {
		part := float64(i) / float64(n)
		x, y := a.X+part*(b.X-a.X), a.Y+part*(b.Y-a.Y)
		if x > f.left && x < f.right && y > f.top && y < f.bottom {
			return true
		}
	}
	return false
}

// misplaced lists what is wrong with the boxes and with the order of things.
func misplaced(a *fishbone.Analysis, o Options, s *Scene) []string {
	var found []string
	depth := o.complete().Depth
	var want, got []fishbone.ID
	for level, c := range a.WalkBones() {
		if level <= depth {
			want = append(want, c.ID)
		}
	}
	for _, area := range s.Areas {
		if area.Part == PartCause {
			got = append(got, area.Of)
		}
	}
	if !slices.Equal(want, got) {
		found = append(found, fmt.Sprintf("causes are drawn in the order %v, not %v", got, want))
	}
	return append(found, badBoxes(s)...)
}

// badBoxes lists the boxes that are outside the paper or lie on something.
func badBoxes(s *Scene) (found []string) {
	for i, p := range s.Shapes {
		b := frameAround(p.Points)
		if b.left < 0 || b.top < 0 || b.right > s.Width || b.bottom > s.Height {
			found = append(found, fmt.Sprintf("box %d (%s) is outside the paper", i, p.Of))
		}
		for _, q := range s.Shapes[i+1:] {
			if p.Part != PartSpine && q.Part != PartSpine && b.meets(frameAround(q.Points)) {
				found = append(found, fmt.Sprintf("the boxes of %q and %q overlap", p.Of, q.Of))
			}
		}
		for _, t := range s.Texts {
			if t.Part == PartCause && b.meets(frameOf(t).trimmed()) {
				found = append(found, fmt.Sprintf("the box of %q covers %q", p.Of, t.Words))
			}
		}
	}
	return found
}

func frameAround(ps []Point) frame {
	f := frame{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range ps {
		f = frame{math.Min(f.left, p.X), math.Min(f.top, p.Y), math.Max(f.right, p.X), math.Max(f.bottom, p.Y)}
	}
	return f
}

// px is how large a label is, in pixels, when the picture is fitted into 1920 × 1080.
func px(s *Scene) float64 { return em * math.Min(1920/s.Width, 1080/s.Height) }

func many(n int, text string) []sub {
	var s []sub
	for i := range n {
		s = append(s, sub{text: fmt.Sprintf(text, i)})
	}
	return s
}

func chain(depth int) []sub {
	if depth == 0 {
		return nil
	}
	return []sub{{fmt.Sprint("because of level ", depth), chain(depth - 1)}}
}

// odd is the cases at the edges of what people draw.
func odd(t testing.TB) map[string]*fishbone.Analysis {
	cases := map[string]*fishbone.Analysis{}
	add := func(name, problem string, draw func(s *sketch)) {
		s := &sketch{}
		s.problem(problem)
		draw(s)
		cases[name] = s.analysis(t)
	}
	add("nothing", "", func(*sketch) {})
	add("a problem alone", "Late deliveries", func(*sketch) {})
	add("a long problem", strings.Repeat("Late customer deliveries ", 8), func(s *sketch) { s.bone("People", leaf("one")...) })
	add("a very long problem", strings.Repeat("客户订单延迟交付", 600), func(s *sketch) { s.bone("人", leaf("一")...); s.bone("机") })
	add("no causes", "Late deliveries", func(s *sketch) {
		for _, name := range english.bones[:6] {
			s.bone(name)
		}
	})
	for _, n := range []int{1, 2, 3, 7, 15} {
		add(fmt.Sprint(n, " categories"), "Late deliveries", func(s *sketch) {
			for i := range n {
				s.bone(fmt.Sprint("Category ", i+1), many(1+i%4, "Cause number %d of this one")...)
			}
		})
	}
	add("one cause", "Late deliveries", func(s *sketch) { s.bone("People", leaf("untrained")...) })
	add("lopsided", "One bone has everything", func(s *sketch) {
		s.bone("Everything", many(200, "Cause number %d with a label of ordinary length")...)
		for i := range 5 {
			s.bone(fmt.Sprint("Side ", i), leaf("only one")...)
		}
	})
	add("deep", "Eight levels down", func(s *sketch) { s.bone("Why", chain(8)...); s.bone("Also", chain(3)...) })
	add("wide answers", "Many answers to one why", func(s *sketch) {
		s.bone("Why", sub{"One cause", many(40, "answer %d")})
		s.bone("Also", leaf("one")...)
	})
	add("long labels", "长标签", func(s *sketch) {
		s.bone("A category with a name that is much longer than usual", leaf(
			"由于没有及时更换供应商批次的校准记录，检验步骤被忽略，操作员在夜班期间按照新规定返工，导致客户订单延迟交付率上升到百分之十四。",
			strings.Repeat("x", 40), strings.Repeat("long ", 2000), "emoji 😀 and 👨‍👩‍👧‍👦 family", "<b>\\N \"quoted\" & more</b>")...)
		s.bone(strings.Repeat("名", 300), leaf(strings.Repeat("😀", 30), "שלום עולם")...)
	})
	cases["marks"] = marked(t)
	return cases
}

// marked is an analysis with every mark there is.
func marked(t testing.TB) *fishbone.Analysis {
	s := &sketch{}
	s.problem("这个月公司的销售额整体下滑")
	a := s.bone("人员", sub{"业务人员流失", []sub{{"薪资制度不够好", leaf("薪水提升比例不够合理")}, {text: "管理不力"}}}, sub{text: "竞争太激烈"})
	b := s.bone("Market", leaf("fiercer competition", "price competition", "an undocumented calibration record not replaced")...)
	s.judge(a[0], fishbone.Confirmed)
	s.judge(a[2], fishbone.Confirmed)
	s.judge(a[3], fishbone.Rejected)
	s.judge(b[1], fishbone.ToVerify)
	s.judge(b[2], fishbone.Rejected)
	s.edits = append(s.edits, fishbone.LinkSame{ID: a[4], As: b[0]}, fishbone.Vote{ID: b[0], Votes: 3}, fishbone.Vote{ID: a[0], Votes: 12})
	s.hang(b[1], chain(5))
	return s.analysis(t)
}

func TestOddCases(t *testing.T) {
	for name, a := range odd(t) {
		for _, o := range []Options{{}, {Target: 1.414, Depth: 9}, {Target: 0.6, Depth: 1}} {
			s := Fishbone(a, o)
			for _, f := range append(faults(s), misplaced(a, o, s)...) {
				t.Errorf("%s, %v: %s", name, o.Target, f)
			}
		}
	}
}

func TestSameInputSameScene(t *testing.T) {
	a := sized(t, 300, false)
	if !reflect.DeepEqual(Fishbone(a, Options{}), Fishbone(a, Options{})) {
		t.Error("two drawings differ")
	}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		nodes   int
		chinese bool
		least   float64
	}{
		{54, false, 28}, {54, true, 31}, {300, false, 12.5}, {300, true, 14}, {2000, false, 4.7}, {2000, true, 5.5},
	} {
		a := sized(t, c.nodes, c.chinese)
		s := Fishbone(a, Options{})
		for _, f := range append(faults(s), misplaced(a, Options{}, s)...) {
			t.Errorf("%d nodes: %s", c.nodes, f)
		}
		t.Logf("%d nodes, Chinese %v: %.2f px", c.nodes, c.chinese, px(s))
		if px(s) < c.least {
			t.Errorf("%d nodes, Chinese %v: text is %.2f px high at 1080p, not %v", c.nodes, c.chinese, px(s), c.least)
		}
	}
}
