package picture

import (
	"fmt"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
)

// Half discs tell in black and white which of two analyses has a cause; what both have is without.
var overlayMarks = map[compare.Seen]string{compare.OnlyA: "◐ ", compare.OnlyB: "◑ ", compare.Both: ""}

// Overlay is the fish of two analyses over each other, with every cause once and who has it.
func Overlay(c *compare.Comparison, theme *scene.Theme) *scene.Scene {
	o := Options(false, Screen)
	o.Theme, o.Depth = theme, fishbone.FiveDeep
	o.Caption.Title = words.T("compare.title")
	o.Caption.Team = words.T("compare.legend", "a", words.Group(c, compare.A), "b", words.Group(c, compare.B))
	return fish.Layout(overlaid(c), o)
}

// overlaid is the analysis that is drawn.
func overlaid(c *compare.Comparison) *fishbone.Analysis {
	head := c.Of[compare.A].HeadText()
	if other := c.Of[compare.B].HeadText(); other != head {
		head += " / " + other
	}
	edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Head, Text: head}}
	ids := map[*compare.Node]fishbone.ID{}
	for i, b := range c.Bones {
		if b.Name == "" {
			continue // what hangs on no bone is on no fish
		}
		bone := fishbone.ID(fmt.Sprint("bone", i))
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: b.Name}})
		for _, n := range c.Nodes() {
			if n.Bone != b {
				continue
			}
			ids[n] = fishbone.ID(fmt.Sprint("cause", len(ids)))
			under := bone
			if n.Up != nil {
				under = ids[n.Up]
			}
			edits = append(edits, fishbone.AddCause{ID: ids[n], Under: under, Text: overlayMarks[n.Seen()] + c.Text(n)})
			if found := agreed(c, n); found != fishbone.Unjudged {
				edits = append(edits, fishbone.Judge{ID: ids[n], Verdict: fishbone.Verdict{Finding: found, Evidence: c.Text(n)}})
			}
		}
	}
	drawn := fishbone.New("overlay", fishbone.Stamp{})
	for _, e := range edits { // one that is too deep together is left out
		if next, err := drawn.Apply(e, fishbone.Stamp{}); err == nil {
			drawn = next
		}
	}
	return drawn
}

// agreed is what was found of a cause, where the two do not say different things.
func agreed(c *compare.Comparison, n *compare.Node) fishbone.Finding {
	a, _ := c.Cause(n, compare.A)
	b, _ := c.Cause(n, compare.B)
	switch one, other := a.Verdict.Finding, b.Verdict.Finding; {
	case one == other || other == fishbone.Unjudged:
		return one
	case one == fishbone.Unjudged:
		return other
	}
	return fishbone.Unjudged
}
