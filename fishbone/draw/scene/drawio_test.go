package scene_test

import (
	"encoding/xml"
	"image/color"
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
	if err := xml.Unmarshal(scene.DrawIO([]*scene.Scene{s, s}), &file); err != nil {
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
	if !strings.Contains(cells["s1"].Style, "polyCoords=[[0,0],[1,0.5],[0,1]]") || !strings.Contains(cells["l1"].Style, "dashed=1") {
		t.Errorf("the head is %+v", cells["s1"])
	}
}
