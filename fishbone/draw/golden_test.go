package draw

import (
	"context"
	"strings"
	"testing"

	"whybone/fishbone"
)

// TestGoldenFish draws the cases that people argue about, through Graphviz to the SVG,
// so that a change in any of them is seen in a review.
func TestGoldenFish(t *testing.T) {
	r := renderer(t)
	light, dark, plain := Light(), Dark(), BlackAndWhite()
	caption := Caption{Title: "月度会议", Date: "2026-11-21", Team: "Service", Version: "1.0"}
	cases := odd(t)
	for name, c := range map[string]struct {
		a *fishbone.Analysis
		o Options
	}{
		"latin":           {sized(t, 54, false), Options{}},
		"chinese":         {sized(t, 54, true), Options{}},
		"head-left":       {sized(t, 54, true), Options{HeadLeft: true}},
		"a4-caption":      {sized(t, 54, false), Options{Page: A4, Caption: caption}},
		"marks-light":     {cases["marks"], Options{Theme: &light}},
		"marks-dark":      {cases["marks"], Options{Theme: &dark}},
		"marks-plain":     {cases["marks"], Options{Theme: &plain}},
		"nothing":         {cases["nothing"], Options{}},
		"no-causes":       {cases["no causes"], Options{}},
		"one-cause":       {cases["one cause"], Options{}},
		"two-categories":  {cases["2 categories"], Options{}},
		"many-categories": {cases["15 categories"], Options{}},
		"deep":            {cases["deep"], Options{Depth: 9}},
		"badges":          {cases["deep"], Options{Depth: 1}},
		"long-labels":     {cases["long labels"], Options{}},
		"lopsided":        {cases["lopsided"], Options{}},
	} {
		s, err := r.Draw(context.Background(), Fishbone(c.a, c.o))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		golden(t, "golden-"+strings.ToLower(name)+".svg", s.SVG())
	}
}
