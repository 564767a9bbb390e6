package scene_test

import (
	"encoding/json"
	"encoding/xml"
	"image/color"
	"os"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// drawio is what draw.io reads of a file.
type drawio struct {
	Diagrams []struct {
		ID    string `xml:"id,attr"`
		Model struct {
			Cells []drawioCell `xml:"root>mxCell"`
		} `xml:"mxGraphModel"`
	} `xml:"diagram"`
}

type drawioCell struct {
	ID       string `xml:"id,attr"`
	Value    string `xml:"value,attr"`
	Style    string `xml:"style,attr"`
	Parent   string `xml:"parent,attr"`
	Vertex   string `xml:"vertex,attr"`
	Edge     string `xml:"edge,attr"`
	Source   string `xml:"source,attr"`
	Target   string `xml:"target,attr"`
	Geometry struct {
		X      float64 `xml:"x,attr"`
		Y      float64 `xml:"y,attr"`
		Width  float64 `xml:"width,attr"`
		Height float64 `xml:"height,attr"`
	} `xml:"mxGeometry"`
}

// TestDrawIO writes a bone with its box, a label of two lines, and a head that is no box.
func TestDrawIO(t *testing.T) {
	ink := color.NRGBA{16, 32, 48, 255}
	bone, cause := fishbone.ID("b"), fishbone.ID("c")
	s := &scene.Scene{
		Width: 200, Height: 100, Paper: color.NRGBA{255, 255, 255, 255},
		Lines: []scene.Line{
			{Of: bone, Part: scene.PartCategory, Points: []scene.Point{{X: 40, Y: 30}, {X: 80, Y: 60}}, Width: 2, Color: ink},
			{Of: cause, Part: scene.PartCause, Points: []scene.Point{{X: 10, Y: 50}, {X: 30, Y: 50}, {X: 60, Y: 45}}, Width: 1, Color: ink, Dashed: true},
		},
		Shapes: []scene.Shape{
			{Of: bone, Part: scene.PartCategory, Points: []scene.Point{{X: 20, Y: 10}, {X: 60, Y: 10}, {X: 60, Y: 30}, {X: 20, Y: 30}}, Radius: 3, Fill: color.NRGBA{200, 100, 0, 128}},
			{Part: scene.PartHead, Points: []scene.Point{{X: 180, Y: 40}, {X: 200, Y: 50}, {X: 180, Y: 60}}, Fill: ink},
		},
		Texts: []scene.Text{
			{Of: bone, Part: scene.PartCategory, At: scene.Point{X: 25, Y: 24}, Words: `"人" <&>`, Width: 30, Size: 10, Bold: true, Color: ink},
			{Of: cause, Part: scene.PartCause, At: scene.Point{X: 10, Y: 40}, Words: "tired", Width: 20, Size: 8, Color: ink},
			{Of: cause, Part: scene.PartCause, At: scene.Point{X: 10, Y: 50}, Words: "staff", Width: 22, Size: 8, Color: ink, Struck: ink},
			{Of: "d", Part: scene.PartCause, At: scene.Point{X: 10, Y: 60}, Words: "another", Width: 22, Size: 8, Color: ink},
		},
	}
	var file drawio
	if err := xml.Unmarshal(scene.DrawIO([]*scene.Scene{s, s}, nil), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Diagrams) != 2 {
		t.Fatalf("%d pages", len(file.Diagrams))
	}
	cells := map[string]drawioCell{}
	values := map[string]drawioCell{}
	for _, c := range file.Diagrams[0].Model.Cells {
		if _, twice := cells[c.ID]; twice {
			t.Errorf("%s is there twice", c.ID)
		}
		cells[c.ID] = c
		if c.Value != "" {
			values[c.Value] = c
		}
	}
	box := values[`"人" <&>`]
	if box.Geometry.X != 20 || box.Geometry.Width != 40 || !strings.Contains(box.Style, "rounded=1") || !strings.Contains(box.Style, "fillOpacity=50") || !strings.Contains(box.Style, "fontStyle=1;") {
		t.Errorf("the bone is %+v", box)
	}
	if two := values["tired\nstaff"]; two.Geometry.X != 10 || two.Geometry.Width < 22 || two.Geometry.Height < 18 {
		t.Errorf("the label of two lines is %+v", two)
	}
	if values["another"].Vertex == "" || len(values) != 3 {
		t.Errorf("the words are %v", values)
	}
	if rib := cells["l0"]; rib.Source != box.ID || rib.Target != "" || !strings.Contains(rib.Style, "exitX=0.5;exitY=1;") {
		t.Errorf("the rib is %+v", rib)
	}
	if line := cells["l1"]; line.Source != values["tired\nstaff"].ID || line.Target != "l0" || !strings.Contains(line.Style, "entryX=0.5;entryY=0.5;") {
		t.Errorf("the line of a cause is %+v", line)
	}
	if !strings.Contains(cells["s1"].Style, "polyCoords=[[0,0],[1,0.5],[0,1]]") || !strings.Contains(cells["l1"].Style, "dashed=1") {
		t.Errorf("the head is %+v", cells["s1"])
	}
}

// What hangs on a bone is one group, and the rest lies beside it.
func TestDrawIOGroups(t *testing.T) {
	data, err := os.ReadFile("testdata/fishbone.json")
	if err != nil {
		t.Fatal(err)
	}
	s := &scene.Scene{}
	if err := json.Unmarshal(data, s); err != nil {
		t.Fatal(err)
	}
	bones := map[fishbone.ID]fishbone.ID{}
	var bone fishbone.ID
	for _, x := range s.Texts { // a bone's name comes before those of its causes
		switch x.Part {
		case scene.PartCategory:
			bone = x.Of
		case scene.PartCause:
			bones[x.Of] = bone
		}
	}
	var file drawio
	if err := xml.Unmarshal(scene.DrawIO([]*scene.Scene{s}, bones), &file); err != nil {
		t.Fatal(err)
	}
	cells := map[string]drawioCell{}
	for _, c := range file.Diagrams[0].Model.Cells {
		cells[c.ID] = c
	}
	// place is where a cell lies on the page.
	place := func(c drawioCell) (x, y float64) {
		for ; c.Parent != "" && c.Parent != "0"; c = cells[c.Parent] {
			x, y = x+c.Geometry.X, y+c.Geometry.Y
		}
		return x, y
	}
	groups, tied := 0, 0
	for _, c := range cells {
		if c.Style == "group" {
			groups++
		}
		for _, end := range []string{c.Source, c.Target, c.Parent} {
			if _, ok := cells[end]; end != "" && !ok {
				t.Errorf("%s is tied to %s, which is not there", c.ID, end)
			}
		}
		if c.Edge != "" && c.Source != "" && c.Target != "" {
			tied++
		}
		group := cells[c.Parent]
		if group.Style != "group" || c.Vertex == "" {
			continue
		}
		const rounding = 0.01
		x, y := place(c)
		gx, gy := place(group)
		if x < gx-rounding || y < gy-rounding || x+c.Geometry.Width > gx+group.Geometry.Width+rounding || y+c.Geometry.Height > gy+group.Geometry.Height+rounding {
			t.Errorf("%+v lies outside of its group %+v", c, group)
		}
	}
	if lines := len(bones); groups != 6 || tied < lines {
		t.Errorf("%d groups, and %d lines of %d causes are tied at both ends", groups, tied, lines)
	}
	for _, x := range s.Texts {
		if x.Part == scene.PartHead {
			continue
		}
		found := false
		for _, c := range cells {
			cx, cy := place(c)
			const room = 12
			if strings.Contains(c.Value, x.Words) && x.At.X > cx-room && x.At.X < cx+c.Geometry.Width+room && x.At.Y > cy-room && x.At.Y < cy+c.Geometry.Height+room {
				found = true
			}
		}
		if !found {
			t.Errorf("%q is not where it was, at %v", x.Words, x.At)
		}
	}
}
