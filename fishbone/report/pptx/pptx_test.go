package pptx

import (
	"encoding/xml"
	"image/color"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// open reads the archive of a deck.
func open(t *testing.T, d *report.Document) map[string]string {
	t.Helper()
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return reporttest.Parts(t, data)
}

// fish is a report with a fish of two bones.
func fish() *report.Document {
	ink := color.NRGBA{0x1b, 0x24, 0x26, 0xff}
	d := reporttest.Report("zh-Hans", 30)
	box := func(of fishbone.ID, part scene.Part, x, y float64) scene.Shape {
		return scene.Shape{Of: of, Part: part, Fill: ink, Radius: 3, Points: []scene.Point{{X: x, Y: y}, {X: x + 60, Y: y}, {X: x + 60, Y: y + 20}, {X: x, Y: y + 20}}}
	}
	words := func(of fishbone.ID, part scene.Part, x, y float64, said string) scene.Text {
		return scene.Text{Of: of, Part: part, At: scene.Point{X: x, Y: y}, Words: said, Width: 50, Size: 10, Color: ink}
	}
	s := &scene.Scene{Width: 400, Height: 200,
		Lines: []scene.Line{
			{Part: scene.PartSpine, Points: []scene.Point{{X: 10, Y: 100}, {X: 320, Y: 100}}, Width: 2, Color: ink},
			{Of: "b1", Part: scene.PartCategory, Points: []scene.Point{{X: 150, Y: 100}, {X: 110, Y: 30}}, Width: 1, Color: ink},
			{Of: "c1", Part: scene.PartCause, Points: []scene.Point{{X: 40, Y: 62}, {X: 128, Y: 62}}, Width: 1, Color: ink, Dashed: true},
		},
		Shapes: []scene.Shape{box("", scene.PartHead, 320, 90), box("b1", scene.PartCategory, 80, 10), box("b2", scene.PartCategory, 200, 10),
			{Part: scene.PartSpine, Fill: ink, Points: []scene.Point{{X: 310, Y: 95}, {X: 320, Y: 100}, {X: 310, Y: 105}}}},
		Texts: []scene.Text{words("", scene.PartHead, 325, 104, "Head"), words("b1", scene.PartCategory, 85, 24, "人员"), words("b2", scene.PartCategory, 205, 24, "Place"),
			words("c1", scene.PartCause, 42, 48, "first line"), words("c1", scene.PartCause, 42, 60, "second line"), words("c2", scene.PartCause, 180, 60, reporttest.Hostile), words("c1", scene.PartMark, 100, 60, "✓")},
	}
	d.Sections[1].Blocks[0] = report.Picture{Name: "fishbone", Alt: "A fish", Pages: []*scene.Scene{s}, Things: map[fishbone.ID]report.Hung{"b1": {Text: "人员"}, "b2": {Text: "Place"}, "c1": {Text: "first line second line", Under: "b1"}, "c2": {Text: reporttest.Hostile, Under: "b2"}}}
	return d
}

// Each bone is a group with its causes in it, each cause one shape with its whole words, and the
// lines lead to the shapes.
func TestTheFishCanBeEdited(t *testing.T) {
	var slide string
	for name, text := range open(t, fish()) {
		if strings.HasPrefix(name, "ppt/slides/slide") && strings.Contains(text, "group:b1") {
			slide = text
		}
	}
	type group struct {
		Shapes []struct {
			Own struct {
				Name string `xml:"name,attr"`
			} `xml:"nvSpPr>cNvPr"`
			Lines []string `xml:"txBody>p>r>t"`
		} `xml:"sp"`
		Own struct {
			Name string `xml:"name,attr"`
		} `xml:"nvGrpSpPr>cNvPr"`
	}
	var tree struct {
		Groups []group `xml:"cSld>spTree>grpSp"`
	}
	if err := xml.Unmarshal([]byte(slide), &tree); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, g := range tree.Groups {
		for _, s := range g.Shapes {
			if strings.Contains(s.Own.Name, ":") {
				got[g.Own.Name] = append(got[g.Own.Name], s.Own.Name+"="+strings.Join(s.Lines, "|"))
			}
		}
	}
	want := map[string][]string{
		"group:b1": {"bone:b1=人员", "cause:c1=first line|second line"}, "group:b2": {"bone:b2=Place", "cause:c2=" + reporttest.Hostile},
	}
	for name, shapes := range want {
		if !slices.Equal(got[name], shapes) {
			t.Errorf("%s has %q, want %q", name, got[name], shapes)
		}
	}
	if n := strings.Count(slide, "<a:endCxn"); n != 2 { // spine to head, rib to box
		t.Errorf("%d lines lead to shapes", n)
	}
	for _, want := range []string{"<a:custGeom>", `prst="roundRect"`, `prstDash`, `<a:ea typeface="Microsoft YaHei"/>`, `descr="A fish"`} {
		if !strings.Contains(slide, want) {
			t.Errorf("the slide has no %s", want)
		}
	}
}

// Every part is sound XML with numbers of its own, and every relation leads to a part.
func TestPartsAreSound(t *testing.T) {
	files := open(t, fish())
	number := regexp.MustCompile(`<p:cNvPr id="(\d+)"`)
	slides := 0
	for name, text := range files {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if strings.HasPrefix(name, "ppt/slides/slide") {
			slides++
			met := map[string]bool{}
			for _, m := range number.FindAllStringSubmatch(text, -1) {
				if met[m[1]] {
					t.Errorf("%s has two shapes with the number %s", name, m[1])
				}
				met[m[1]] = true
			}
			if !strings.Contains(files["[Content_Types].xml"], `"/`+name+`"`) {
				t.Errorf("%s has no type", name)
			}
		}
	}
	if slides < 6 { // a cover, values, the fish, two tables of several slides
		t.Errorf("%d slides", slides)
	}
	rows := 0
	for name, text := range files {
		if strings.HasPrefix(name, "ppt/slides/slide") {
			rows += strings.Count(text, " row ")
		}
	}
	if rows != 60 {
		t.Errorf("%d rows of 60", rows)
	}
}
