package report

import (
	"image/color"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// Whys are the causes that were asked why, as trees, one for each bone. Slides have them behind the
// fish: on a wall they are read one after the other.
type Whys struct {
	Title string
	Level func(n int) string // what a level is called, from 1
	Root  string             // says how root causes are marked: by a thick edge
	Trees []Why
}

// Why is a bone or a cause, and the answers to why it is so.
type Why struct {
	ID             fishbone.ID
	Text           string
	Color          color.NRGBA // of its bone
	Root, Rejected bool
	Answers        []Why
	Note           string // why the team asked no further
}

func (Whys) block() {}

// WhysOf are the trees of the causes that have answers, or a reason for which there are none, which note says of a cause.
func WhysOf(a *fishbone.Analysis, note func(fishbone.Cause) string) (trees []Why) {
	theme := scene.Light()
	for _, b := range a.Bones() {
		tree := Why{ID: b.ID, Text: b.Name, Color: theme.Category(a.ColorOf(b.ID))}
		for _, c := range a.Causes(b.ID) {
			if one := whyOf(a, c, tree.Color, note); len(one.Answers) > 0 || one.Note != "" {
				tree.Answers = append(tree.Answers, one)
			}
		}
		if len(tree.Answers) > 0 {
			trees = append(trees, tree)
		}
	}
	return trees
}

func whyOf(a *fishbone.Analysis, c fishbone.Cause, ink color.NRGBA, note func(fishbone.Cause) string) Why {
	w := Why{ID: c.ID, Text: c.Text, Color: ink, Root: a.IsRoot(c.ID), Rejected: c.Verdict.Finding == fishbone.Rejected}
	for _, answer := range a.Causes(c.ID) {
		w.Answers = append(w.Answers, whyOf(a, answer, ink, note))
	}
	if len(w.Answers) == 0 {
		w.Note = note(c)
	}
	return w
}

// whys shows them, where the report becomes slides.
func (c *context) whys() {
	if trees := WhysOf(c.a, c.askedNoFurther); len(trees) > 0 {
		level := func(n int) string { return c.words.Level(n) }
		c.part.Blocks = append(c.part.Blocks, Whys{Title: c.words.Say("report.whys"), Level: level, Root: c.words.Say("report.whys.root"), Trees: trees})
	}
}

// askedNoFurther says why the team asked no further at a cause, where it has said so.
func (c *context) askedNoFurther(of fishbone.Cause) string {
	if same, ok := c.a.Cause(of.SameAs); ok && of.SameAs != "" {
		return c.words.Say("report.sameAs", "cause", same.Text)
	}
	if of.Stop != "" {
		return c.words.Say("report.stopped", "reason", of.Stop)
	}
	return ""
}
