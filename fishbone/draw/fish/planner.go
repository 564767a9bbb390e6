package fish

import (
	"hash/maphash"
	"math"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// Planner lays out the fishbone of one analysis again and again while people edit
// it. It keeps what it measured and where everything was. A Planner is not safe for
// concurrent use.
type Planner struct {
	cache   cache
	last    *layout
	problem string  // in its head
	options drawn   // what it was laid out for
	best    float64 // its worth after the last free search
	past    []pastLayout
}

// pastLayout is a picture that was shown, so that undo brings it back just as it was.
type pastLayout struct {
	contents uint64
	layout   *layout
	problem  string
	options  drawn
	best     float64
}

// mostPast is how many pictures are kept.
const mostPast = 24

// keep notes the last picture.
func (p *Planner) keep(d *measured) {
	sum := d.sum()
	p.past = slices.DeleteFunc(p.past, func(past pastLayout) bool { return past.contents == sum && past.options == p.options })
	if len(p.past) == mostPast {
		p.past = p.past[1:]
	}
	p.past = append(p.past, pastLayout{sum, p.last, p.problem, p.options, p.best})
}

// recall takes a picture of the same contents again that was shown before.
func (p *Planner) recall(d *measured, o Options) bool {
	sum := d.sum()
	for _, past := range p.past {
		if past.contents == sum && past.options == o.drawn() {
			p.last, p.problem, p.options, p.best = past.layout, past.problem, past.options, past.best
			return true
		}
	}
	return false
}

// seed is that of the checksums: they are not kept.
var seed = maphash.MakeSeed()

// sum is a checksum of all that is drawn.
func (d *measured) sum() uint64 {
	if d.contents != 0 {
		return d.contents
	}
	var h maphash.Hash
	h.SetSeed(seed)
	put := func(text string) {
		h.WriteString(text)
		h.WriteByte(0)
	}
	for _, c := range d.categories {
		put(string(c.id))
		put(c.title)
		h.WriteByte(byte(c.color))
		for i := range c.rows {
			w := &c.rows[i]
			put(string(w.id))
			h.WriteByte(byte(w.level))
			for _, set := range []bool{w.Root, w.Struck, w.Skipped} {
				h.WriteByte(flag(set))
			}
			put(w.key)
			for _, m := range [][]notation.Mark{w.Lead, w.Tail} {
				h.WriteByte(byte(len(m)))
				for i := range m {
					put(m[i].String())
				}
			}
		}
	}
	put(d.problem)
	d.contents = h.Sum64()
	return d.contents
}

func flag(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// drawn are the options that decide what is drawn and in which shape.
type drawn struct {
	depth            int
	target           float64
	footnotes, whole bool
	headLeft         bool
}

func (o Options) drawn() drawn { return drawn{o.Depth, o.Target, o.Footnotes, o.Whole, o.HeadLeft} }

// NewPlanner returns a planner that has seen nothing yet.
func NewPlanner() *Planner { return &Planner{} }

// Layout lays out an analysis freely: the scene is that of [Layout]. It is for the
// moments when nobody minds that things move: an analysis is opened, the picture is
// exported, or somebody asks for it.
func (p *Planner) Layout(a *fishbone.Analysis, o Options) *scene.Scene {
	o = o.complete()
	return p.free(p.cache.measure(a, o), o)
}

// Update lays out an analysis after an edit so that what was in the last picture moves
// as little as possible. Places count from the scene's Anchor. Where the last picture
// has no room for the edit, or the text would become much smaller than a free search
// made it, the analysis is laid out freely, as in [Planner.Layout].
func (p *Planner) Update(a *fishbone.Analysis, o Options) *scene.Scene {
	const enough = 0.86 // of what the last free search reached
	o = o.complete()
	d := p.cache.measure(a, o)
	if p.recall(d, o) {
		return d.paint(p.last, o)
	}
	if p.last == nil || p.options != o.drawn() {
		return p.free(d, o)
	}
	h, ok := p.last.head, true
	if d.problem != p.problem {
		h, ok = p.last.headFrom(d.heads)
	}
	if ok {
		if l := p.last.pinned(d.categories, h); l != nil && l.worth(o, d.footer) >= enough*p.best {
			p.last, p.problem = l, d.problem
			p.keep(d)
			return d.paint(l, o)
		}
	}
	return p.free(d, o)
}

func (p *Planner) free(d *measured, o Options) *scene.Scene {
	l := d.layout(o)
	p.last, p.problem, p.options = l, d.problem, o.drawn()
	p.best = l.worth(o, d.footer)
	p.keep(d)
	return d.paint(l, o)
}

// worth is what a layout is worth to a reader: large text in few lines.
func (l *layout) worth(o Options, below *notation.Footer) float64 {
	const wrap = 0.06
	half := l.head.height / 2
	height := max(l.heights[0]+l.boxes[0], half) + max(l.heights[1]+l.boxes[1], half) + 2*notation.Margin + below.Height(l.right-l.edge)
	width := l.right - l.edge + 2*notation.Margin
	wraps, rows := 0, 0
	count := func(slots []slot) {
		for _, s := range slots {
			wraps += (s.lines - 1) * (s.lines - 1)
		}
		rows += len(slots)
	}
	for i := range l.places {
		count(l.places[i].pocket)
		for _, r := range l.places[i].ribs {
			count(r.slots)
		}
	}
	return worth(math.Min(o.Target/width, 1/height), comfortable(o.Page)) * (1 - wrap*float64(wraps)/float64(max(1, rows)))
}
