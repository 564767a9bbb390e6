// Package chain draws the way from the complaint to the proof ([links.Chain]) as a scene: the
// spine at the left, one line for each root cause in the colour of its bone, and its stations
// from left to right. Where a line ends too soon it goes on dashed to a hollow ring, which says
// what is missing and how that is mended.
//
// It has no words of its own. Start reading at [Draw], then row.go and line.go.
package chain

import (
	"math"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/effect"
	"whybone/fishbone/links"
)

// Options are how a chain is drawn.
type Options struct {
	Theme *scene.Theme // the light one if nil
	Width float64      // of the paper, the usual one if 0
	// Margin is beside everything, the usual one if 0.
	Margin float64
	// Sight is how much of the height is seen at once: the spine is within that. All if 0.
	Sight   float64
	Title   string // above the picture; may be empty
	Caption string // at its foot; may be empty
	Words   Words
	Show    func(links.Line) bool // which lines are drawn, all if nil
}

// Words are what the picture says beside what people wrote.
type Words struct {
	Heads     [links.Through]string // the names of the stations
	Complaint Complaint
	Began     []string // below the problem
	Gap, Mend func(links.End) string
	Named     func(links.End) string // the gap with the name of what it is at
	Confirmed string
	Strength  func(fishbone.Strength) string
	Chain     func(fishbone.Chain) string
	Promise   func(fishbone.Promise) Said // how far it is
	Effect    func(effect.Study) (figures string, verdict Said)
	Whole     string // above the ends of the analysis as a whole
}

// Complaint is what stands at the beginning.
type Complaint struct {
	Large string   // a figure
	Under string   // what it counts
	Small []string // below the spine
}

// Said is a text with whether it is good news.
type Said struct {
	Words string
	Tone  Tone
}

// Tone is whether something is good news.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Good
	Bad
)

// Picture is a drawn chain.
type Picture struct {
	Scene *scene.Scene
	Head  float64   // how high the names of the stations are: what lies below it scrolls
	Whys  float64   // where the whys begin, from the left
	Spots []Spot    // from top to bottom
	Lines []Stretch // where each line is drawn, and last what belongs to the whole
	Rows  []float64 // where a line that branches has room between two of its rows, from top to bottom
}

// Spot is where an end is shown.
type Spot struct {
	End                      links.End
	Line                     int // of the chain's lines, -1 for an end of the whole
	Left, Top, Right, Bottom float64
}

// Usual is the usual width of the paper, in points.
const Usual = 1224

// The measures of the picture, in points.
const (
	marginUsual = 32   // beside everything
	body        = 14.0 // sizes of text
	small       = 12.0
	pitch       = 18.0 // from line to line
	smallPitch  = 16.0
	rowPitch    = 21.0 // from why to why
	indent      = 14.0 // of each why
	headHeight  = 36.0
	titleHeight = 40.0
	dot         = 5.0 // its radius
	chipHeight  = 24.0
	above       = 12.0 // from a label's baseline to its rail
	below       = 21.0 // from a rail to the baseline of what stands below it
	lineGap     = 16.0 // between two lines
	gutter      = 18.0 // between two columns
)

// columns are where the stations stand.
type columns struct {
	x     [links.Through]float64
	left  float64
	right float64
	trunk float64 // where the bones branch off the spine
	boxes float64 // how wide the boxes of bones are
}

// width is the room of a column.
func (c *columns) width(s links.Station) float64 {
	if s == links.Effect {
		return c.right - c.x[s]
	}
	return c.x[s+1] - c.x[s] - gutter
}

// share gives the stations their places, each the least that it needs. The whys get what the
// others leave.
func share(width, margin, boxes float64, least [links.Through]float64) columns {
	room := width - 2*margin
	f := math.Min(math.Max(room/(Usual-2*marginUsual), 0.78), 1.5)
	c := columns{left: margin, right: width - margin, boxes: boxes}
	wide := [links.Through]float64{112 * f, 150 * f, boxes + 28, 0, 112 * f, 156 * f, 130 * f, 116 * f}
	rest := room
	for s := range wide {
		wide[s] = math.Max(wide[s], least[s])
		rest -= wide[s]
	}
	wide[links.Whys] = math.Max(rest, 140)
	x := c.left
	for s, w := range wide {
		c.x[s] = x
		x += w
	}
	c.trunk = c.x[links.Bone] - 20
	return c
}

// drawing is a picture in the making.
type drawing struct {
	*pen
	columns
	o     Options
	a     *fishbone.Analysis
	c     *links.Chain
	bones map[fishbone.ID]int
	spots []Spot
	rows  []float64 // see [Picture]
	line  int       // that is being drawn, -1 for none
}

// Draw draws a chain of an analysis on one sheet of paper that is as high as it must be.
func Draw(a *fishbone.Analysis, c *links.Chain, o Options) *Picture {
	all := make([]int, 0, len(c.Lines))
	for i, l := range c.Lines {
		if o.Show == nil || o.Show(l) {
			all = append(all, i)
		}
	}
	return newDrawing(a, c, o).sheet(all, true)
}

func newDrawing(a *fishbone.Analysis, c *links.Chain, o Options) *drawing {
	if o.Width <= 0 {
		o.Width = Usual
	}
	if o.Margin <= 0 {
		o.Margin = marginUsual
	}
	d := &drawing{pen: newPen(o.Theme.OrLight()), o: o, a: a, c: c, bones: map[fishbone.ID]int{}, line: -1}
	boxes := 40.0
	for i, b := range a.Bones() {
		d.bones[b.ID] = i
		boxes = math.Max(boxes, math.Min(typeset.Width(b.Name, body, true)+20, 128))
	}
	d.columns = share(o.Width, o.Margin, boxes, o.Words.least())
	return d
}

// least is how wide the columns must be so that no word of the program's own is broken. What
// people wrote may be.
func (w Words) least() (all [links.Through]float64) {
	hold := func(s links.Station, more float64, texts ...string) {
		for _, text := range texts {
			for _, word := range strings.Fields(text) {
				if wide := math.Ceil(typeset.Width(word, body, true)+more) + gutter; wide < mostWord {
					all[s] = math.Max(all[s], wide)
				}
			}
		}
	}
	hold(links.Complaint, 0, w.Complaint.Under)
	hold(links.Verdict, checkWidth, w.Confirmed)
	for _, gap := range []struct {
		at links.Station
		of links.Gap
	}{{links.Complaint, links.NoComplaint}, {links.Problem, links.NoProblem}} {
		if w.Gap != nil {
			hold(gap.at, 0, w.Gap(links.End{At: gap.at, Gap: gap.of}))
		}
	}
	return all
}

// mostWord is how wide a column becomes for a word at most.
const mostWord = 160

// sheet draws some of the lines and, if it is the last sheet, what belongs to the whole.
func (d *drawing) sheet(lines []int, last bool) *Picture {
	d.spots, d.rows = nil, nil
	y := d.head()
	head := y
	y += 14
	var joints []float64
	var drawn []Stretch
	for _, i := range lines {
		d.line = i
		joint, end := d.drawLine(&d.c.Lines[i], y)
		joints, drawn = append(joints, joint), append(drawn, Stretch{y, end})
		y = end + lineGap
	}
	d.line = -1
	y = math.Max(y, d.spine(head, y, joints)+lineGap)
	if last {
		begin := y
		if y = d.foot(y); y > begin {
			drawn = append(drawn, Stretch{begin, y})
		}
	}
	if d.o.Caption != "" {
		for _, line := range d.wrap(d.o.Caption, d.right-d.left, small, false, 3) {
			d.text(d.left, y+small, line, small, false, d.theme.Muted)
			y += smallPitch
		}
		y += 8
	}
	s := d.scene
	s.Width, s.Height = d.o.Width, y
	s.Paper, s.Forms = d.theme.Paper, d.theme.Forms
	return &Picture{Scene: s, Head: head, Whys: d.x[links.Whys], Spots: d.spots, Lines: drawn, Rows: d.rows}
}

// head writes the title and the names of the stations, and returns where they end.
func (d *drawing) head() float64 {
	y := 0.0
	if d.o.Title != "" {
		for _, line := range d.wrap(d.o.Title, d.right-d.left, 20, true, 2) {
			y += titleHeight
			d.text(d.left, y-12, line, 20, true, d.theme.Ink)
		}
	}
	for s, name := range d.o.Words.Heads {
		width := d.width(links.Station(s))
		for _, line := range d.wrap(name, width, small, false, 1) {
			d.text(d.x[s], y+22, line, small, false, d.theme.Faint)
		}
	}
	d.stroke("", 1, d.hairline(), false, scene.Point{X: d.left, Y: y + headHeight}, scene.Point{X: d.right, Y: y + headHeight})
	return y + headHeight
}

// spine draws complaint and problem, and the trunk from which the lines branch off at their
// joints. It returns where its texts end.
func (d *drawing) spine(top, bottom float64, joints []float64) float64 {
	y := top + 130
	if len(joints) > 0 {
		first, end := joints[0], joints[len(joints)-1]
		y = math.Max((first+end)/2, top+110)
		if d.o.Sight > 0 && bottom > d.o.Sight {
			y = math.Min(y, math.Max(top+110, d.o.Sight*0.45))
		}
		d.trunkLine(y, joints)
	}
	ends := map[links.Station]links.End{}
	for _, e := range d.c.Whole {
		if _, ok := ends[e.At]; !ok && e.Of == "" && (e.Gap == links.NoComplaint || e.Gap == links.NoProblem) {
			ends[e.At] = e
		}
	}
	at := func(s links.Station) scene.Point { return scene.Point{X: d.x[s] + dot, Y: y} }
	ink := d.theme.Spine
	to := scene.Point{X: d.trunk, Y: y}
	if len(joints) == 0 {
		to = at(links.Problem)
	}
	d.stroke("", 3, ink, false, at(links.Complaint), to)
	foot := y
	for _, s := range []links.Station{links.Complaint, links.Problem} {
		e, missing := ends[s]
		if missing {
			foot = math.Max(foot, d.missing(e, at(s)))
			continue
		}
		d.disc("", at(s), dot+0.5, ink)
	}
	if _, missing := ends[links.Complaint]; !missing {
		foot = math.Max(foot, d.complaint(y))
	}
	if _, missing := ends[links.Problem]; !missing {
		foot = math.Max(foot, d.problem(y))
	}
	return foot
}

func (d *drawing) complaint(y float64) float64 {
	w, room := d.o.Words.Complaint, d.width(links.Complaint)
	base := y - above
	if w.Under != "" {
		base = d.stack(d.x[links.Complaint], base, w.Under, room, body, true, 2, d.theme.Ink)
	}
	if w.Large != "" {
		d.text(d.x[links.Complaint], base-4, w.Large, 22, true, d.theme.Ink)
	}
	return d.list(d.x[links.Complaint], y+below+4, w.Small, room, 4)
}

func (d *drawing) problem(y float64) float64 {
	room := math.Min(d.width(links.Problem), d.trunk-8-d.x[links.Problem])
	d.stack(d.x[links.Problem], y-above, d.a.HeadText(), room, body, true, 5, d.theme.Ink)
	return d.list(d.x[links.Problem], y+below+4, d.o.Words.Began, room, 2)
}

// list writes texts below each other and returns where they end.
func (d *drawing) list(x, base float64, texts []string, room float64, most int) float64 {
	for _, text := range texts {
		for _, line := range d.wrap(text, room, small, false, most) {
			d.text(x, base, line, small, false, d.theme.Muted)
			base += smallPitch
		}
	}
	return base
}

// trunkLine draws the trunk between the spine and all joints, each of which it meets in a curve.
func (d *drawing) trunkLine(y float64, joints []float64) {
	const r = 9
	low, high := y, y
	for _, j := range joints {
		switch {
		case j < y-r:
			low = math.Min(low, j+r)
			d.stroke("", 2, d.theme.Spine, false, d.curve(scene.Point{X: d.trunk, Y: j + r}, scene.Point{X: d.trunk, Y: j}, scene.Point{X: d.x[links.Bone], Y: j})...)
		case j > y+r:
			high = math.Max(high, j-r)
			d.stroke("", 2, d.theme.Spine, false, d.curve(scene.Point{X: d.trunk, Y: j - r}, scene.Point{X: d.trunk, Y: j}, scene.Point{X: d.x[links.Bone], Y: j})...)
		default:
			d.stroke("", 2, d.theme.Spine, false, scene.Point{X: d.trunk, Y: y}, scene.Point{X: d.trunk + r, Y: j}, scene.Point{X: d.x[links.Bone], Y: j})
		}
	}
	d.stroke("", 2, d.theme.Spine, false, scene.Point{X: d.trunk, Y: low}, scene.Point{X: d.trunk, Y: high})
}
