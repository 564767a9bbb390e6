package scene

import (
	"encoding/json"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/draw/typeset"
)

// engine is the one that all tests of this package share.
var engine *graphviz.Engine

func TestMain(m *testing.M) {
	if graphviz.Serve() {
		return
	}
	engine = graphviz.New(graphviz.Options{})
	code := m.Run()
	engine.Close()
	os.Exit(code)
}

// written returns a line of text with its measured width.
func written(of fishbone.ID, x, y float64, words string, size float64, bold bool) Text {
	return Text{Of: of, Part: PartCause, At: Point{x, y}, Words: words, Width: typeset.Width(words, size, bold), Size: size, Bold: bold, Color: rgb(0x1b2426)}
}

func rectangle(x, y, w, h float64) []Point {
	return []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
}

// grid is a scene with n labels, each on a line of its own, below a category box for
// every ten: as many things as a fishbone with n nodes has.
func grid(n int, words string) *Scene {
	const size, wide, high, columns = 12, 180, 22, 10
	rows := (n + columns - 1) / columns
	s := &Scene{Width: columns*wide + 40, Height: float64(rows*high + 60), Paper: rgb(0xffffff)}
	for i := range n {
		x, y := float64(20+i%columns*wide), float64(40+i/columns*high)
		id := fishbone.ID(fmt.Sprintf("c%d", i))
		s.Lines = append(s.Lines,
			Line{Of: id, Part: PartCause, Points: []Point{{x, y + 4}, {x + wide - 20, y + 4}}, Width: 0.8, Color: rgb(0x2f6db3)},
			Line{Of: id, Part: PartCause, Points: []Point{{x + wide - 20, y + 4}, {x + wide - 12, y - 18}}, Width: 1.5, Color: rgb(0x2f6db3)})
		s.Texts = append(s.Texts, written(id, x, y, fmt.Sprint(words, i), size, i%11 == 0))
		if i%10 == 0 {
			s.Shapes = append(s.Shapes, Shape{Of: id, Part: PartCategory, Points: rectangle(x, y-10, 8, 8), Radius: 2, Fill: rgb(0xa85a22)})
		}
	}
	return s
}

// fish is a small scene with one of everything.
func fish() *Scene {
	s := &Scene{Width: 420, Height: 240, Paper: rgb(0xfffdf8)}
	ink, blue := rgb(0x1b2426), rgb(0x2f6db3)
	s.Lines = []Line{
		{Part: PartSpine, Points: []Point{{30, 120}, {300, 120}}, Width: 4, Color: ink},
		{Part: PartTail, Points: []Point{{10, 100}, {30, 120}, {10, 140}}, Width: 3, Color: ink},
		{Of: "people", Part: PartCategory, Points: []Point{{263, 120}, {235, 40}}, Width: 2, Color: blue},
		{Of: "pay", Part: PartCause, Points: []Point{{90, 70}, {245.5, 70}}, Width: 0.75, Color: blue},
		{Of: "pay", Part: PartMark, Points: []Point{{120, 90}, {150, 90}, {150, 110}}, Width: 1, Color: color.NRGBA{0x2f, 0x6d, 0xb3, 0x80}},
	}
	s.Shapes = []Shape{
		{Part: PartHead, Points: rectangle(300, 90, 110, 60), Radius: 6, Fill: rgb(0x085f5f)},
		{Of: "people", Part: PartCategory, Points: rectangle(190, 18, 90, 24), Fill: blue},
		{Of: "pay", Part: PartMark, Points: []Point{{80, 60}, {86, 66}, {80, 72}, {74, 66}}, Fill: rgb(0xa83e6c)},
	}
	head := written("", 310, 115, "销售额整体下滑，", 12, true)
	head.Part, head.Color, head.Full = PartHead, rgb(0xffffff), "销售额整体下滑，连续三个月 & more"
	second := written("", 310, 132, "连续三个月…", 12, true)
	second.Part, second.Color = PartHead, rgb(0xffffff)
	bone := written("people", 207, 34.5, "People 人", 12, true)
	bone.Part, bone.Color = PartCategory, rgb(0xffffff)
	struck := written("weather", 40, 200, `struck: "a" \N <b> & 管理不力`, 10, false)
	struck.Struck, struck.Color = rgb(0xb6bbbd), rgb(0x5c696c)
	s.Texts = []Text{
		head, second, bone,
		written("pay", 92, 66, "薪资制度不够好 (pay AVATAR)", 11, false),
		struck,
		written("votes", 40, 220, "✓ ★ ① →  two spaces", 10, false),
	}
	s.Areas = []Area{{Of: "people", Part: PartCategory, Polygon: rectangle(190, 18, 90, 24)}}
	return s
}

// stored reads a scene that was drawn of an analysis: a fishbone of 54 causes, or a tree.
func stored(t testing.TB, name string) *Scene {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var s Scene
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return &s
}

func TestLooksLike(t *testing.T) {
	t.Parallel()
	same := fish()
	same.Lines[0].Points[0].X += 0.02 // what Graphviz rounds
	same.Areas = nil
	if !same.LooksLike(fish()) || !fish().LooksLike(fish()) {
		t.Error("what looks the same is taken for another picture")
	}
	for name, change := range map[string]func(*Scene){
		"a paper":   func(s *Scene) { s.Width++ },
		"a place":   func(s *Scene) { s.Lines[0].Points[0].X++ },
		"a line":    func(s *Scene) { s.Lines = s.Lines[1:] },
		"a colour":  func(s *Scene) { s.Shapes[0].Fill = color.NRGBA{R: 1, G: 2, B: 3, A: 4} },
		"a word":    func(s *Scene) { s.Texts[0].Words += "x" },
		"a strike":  func(s *Scene) { s.Texts[0].Struck = s.Texts[0].Color },
		"a corner":  func(s *Scene) { s.Shapes[0].Points[2].Y-- },
		"a writing": func(s *Scene) { s.Texts[0].At.Y += 0.2 },
	} {
		other := fish()
		change(other)
		if other.LooksLike(fish()) {
			t.Errorf("%s more or less goes unseen", name)
		}
	}
}
