package fish

import (
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// Layout lays out the fishbone of a whole analysis. The same analysis and options
// always give the same scene. No two labels overlap, nothing lies outside the paper,
// and the team's order is kept: categories from the head outwards, in turns above
// and below the spine, and causes from top to bottom, column by column.
//
// The way there: every label is measured (measure.go); for each category a table says
// how wide it is at each height (table.go), the first and the last of a side may
// use the corners beside the head and behind the tail (ends.go); a search over the
// heights above and below picks the largest text (search.go); the causes take their
// places (place.go) and are painted (paint.go). A [Planner] does the same while people
// edit, and then moves as little as it can.
func Layout(a *fishbone.Analysis, o Options) *scene.Scene { return NewPlanner().Layout(a, o) }

// draft is a fishbone that was measured and has no places yet.
type draft struct {
	cats    []*category
	problem string
	heads   []head
	below   *notation.Footer
}

// measure measures an analysis, as far as it is not known.
func (k *known) measure(a *fishbone.Analysis, o Options) *draft {
	cats, s := k.read(a, o)
	d := &draft{cats: cats, problem: a.HeadText(), below: notation.NewFooter(notation.Legend(s, o.Words), o.Caption, o.excerpt.caption(o.Words))}
	if d.problem == "" {
		d.problem = o.Words.EmptyHead
	}
	d.heads = k.headsFor(d.problem)
	return d
}

// calms are how much wider a category may be, in em, so that its labels are torn less
// by 1: the search is made with each.
var calms = []float64{0, 1.5, 5, 15}

// layout searches for the best places. Where the labels are so large that they can be
// read anyway, it also tries whether fewer of them can be wrapped.
func (d *draft) layout(o Options) *layout {
	const large, keep = 0.45, 0.87
	var from *quest
	best, least := choice{score: math.Inf(-1)}, 0.0
	for i, calm := range calms {
		q := d.quest(o, calm)
		q.least = least
		found := q.search()
		if i == 0 && q.largest >= large*q.comfortable {
			least = keep * min(q.largest, q.comfortable)
			q.least = least
			found = q.search()
		}
		for _, c := range found {
			if c.size >= large*q.comfortable {
				c = q.loosen(c)
			}
			if c.score > best.score {
				from, best = q, c
			}
		}
		if best.size < large*q.comfortable {
			break
		}
	}
	return arrange(from.sides, d.heads, best)
}

// quest prepares the search for the best places.
func (d *draft) quest(o Options, calm float64) *quest {
	var sides [2][]*category
	for i, c := range d.cats {
		sides[i%2] = append(sides[i%2], c)
	}
	flanks := [2]*flank{newFlank(sides[0], true, d.heads, calm), newFlank(sides[1], false, d.heads, calm)}
	return &quest{sides: flanks, heads: d.heads, target: o.Target, below: d.below, comfortable: comfortable(o.Page)}
}

func (d *draft) ink(l *layout, o Options) *scene.Scene {
	return o.Page.Center(ink(l, d.problem, d.below, o))
}
