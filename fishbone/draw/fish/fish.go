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
// and below the spine, and the causes of each as one reads: column by column from the left
// to the right, wherever the head is, and in each from top to bottom.
//
// The way there: every label is measured (measure.go); for each category a table says
// how wide it is at each height (table.go), the first and the last of a side may
// use the corners beside the head and behind the tail (ends.go); a search over the
// heights above and below picks the largest text (search.go); the causes take their
// places (place.go) and are painted (paint.go). A [Planner] does the same while people
// edit, and then moves as little as it can.
func Layout(a *fishbone.Analysis, o Options) *scene.Scene { return NewPlanner().Layout(a, o) }

// measured is a fishbone whose labels are measured. Nothing in it has a place yet.
type measured struct {
	categories []*category
	problem    string
	heads      []head
	footer     *notation.Footer
	notes      []notation.Footnote
	contents   uint64 // the sum of all that, once it was asked for
}

// measure measures an analysis. It takes what it can from the cache.
func (k *cache) measure(a *fishbone.Analysis, o Options) *measured {
	cats, s, notes := k.read(a, o)
	d := &measured{categories: cats, problem: a.HeadText(), notes: notes}
	if d.problem == "" {
		d.problem = o.Words.EmptyHead
	}
	d.heads = k.headsFor(d.problem, headNote(notes))
	caption := o.Caption
	if o.Footnotes {
		caption, notes = caption.Noted(s, notes, o.Theme.Muted)
		d.notes = notes
	}
	shown := notes
	if o.content != nil {
		o.content.notes = notes
	}
	if o.content.notesApart() {
		shown = nil
	}
	d.footer = notation.NewFooter(notation.Legend(s, o.Words), shown, caption, o.content.caption(o.Words))
	return d
}

// wrapPrices are what the search tries: how many em wider a category may become so that
// its wrap cost falls by 1.
var wrapPrices = []float64{0, 1.5, 5, 15}

// layout searches for the best places. Where the labels are so large that they can be
// read anyway, it also tries whether fewer of them can be wrapped.
func (d *measured) layout(o Options) *layout {
	const large, keep = 0.45, 0.87
	start := d.newSearch(o)
	start = start.nearer(start.run())
	var from *search
	best, least := choice{score: math.Inf(-1)}, 0.0
	for i, price := range wrapPrices {
		q := start.priced(price)
		q.least = least
		found := q.run()
		if i == 0 && q.largest >= large*q.comfortable {
			least = keep * min(q.largest, q.comfortable)
			q.least = least
			found = q.run()
		}
		for _, c := range found {
			if c.size >= large*q.comfortable {
				c = q.widenPairs(c)
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

// newSearch prepares the search for the best places, with a wrap price of 0.
func (d *measured) newSearch(o Options) *search {
	var sides [2][]*category
	for i, c := range d.categories {
		sides[i%2] = append(sides[i%2], c)
	}
	both := [2]*side{newSide(sides[0], true, d.heads), newSide(sides[1], false, d.heads)}
	return &search{sides: both, heads: d.heads, target: o.Target, footer: d.footer, comfortable: comfortable(o.Page)}
}

func (d *measured) paint(l *layout, o Options) *scene.Scene {
	return o.Page.Center(paint(l, d.problem, d.footer, o))
}

// Options says how a fishbone is to look. The zero value is the usual picture: three
// levels below the category, laid out for a 16:9 screen, in the light theme.
type Options struct {
	// Depth is how many levels of causes are drawn below a category, 3 if 0. What
	// lies deeper is counted in a badge ("+4"), but for the ways to root causes.
	Depth int
	// Footnotes gives every shortened label a number, and its whole text in a list below
	// the picture.
	Footnotes bool
	// Whole draws all lines of a label, however many they are.
	Whole bool
	// Target is the width divided by the height that the picture should come near,
	// 16/9 if 0.
	Target float64
	Theme  *scene.Theme // Light if nil
	Words  notation.Words
	// HeadLeft turns the fish round: its head is at the left.
	HeadLeft bool
	Caption  notation.Caption
	// Page is the paper. One of a fixed size decides the target as well.
	Page scene.Page

	content *pageContent // all of the analysis if nil
}

const usualDepth = 3

// complete fills in what was left out.
func (o Options) complete() Options {
	if o.Depth <= 0 {
		o.Depth = usualDepth
	}
	o.Target = o.Page.Target(o.Target)
	o.Theme = o.Theme.OrLight()
	o.Words = o.Words.Complete()
	return o
}
