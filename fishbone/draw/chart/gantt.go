package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"time"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Gantt shows tasks by week: when each was planned, and when it was done.
type Gantt struct {
	Title string
	Tasks []Task
	// Week is what stands above the n-th week, from 0; empty where nothing does.
	Week func(n int) string
	// Begin is the first day, if there is one.
	Begin time.Time
	// Today is so many days after the beginning; nothing is marked outside the plan.
	Today int
	Words GanttWords
}

// Task is a row of a [Gantt]: two bars below each other.
type Task struct {
	Name, Who     string
	Planned, Done Span
}

// Span is from one day to before another one, in days from the beginning of the first week; none
// where it has no length.
type Span struct{ From, To int }

// None says whether there is no time in it.
func (s Span) None() bool { return s.To <= s.From }

// GanttWords are those of the picture itself. Begin and Weeks are those of its table.
type GanttWords struct{ Planned, Done, Today, Begin, Weeks string }

// The measures of a plan, in points.
const (
	planText   = 11.0
	planSmall  = 9.0
	planRow    = 22.0
	planBar    = 8.0
	planHead   = 26.0
	planNames  = 0.3  // of the width, at most
	planWho    = 0.12 // of the width, at most
	planGap    = 8.0
	mostTasks  = 200
	mostWeeks  = 530 // ten years
	planOnPage = 24  // rows
)

// Draw draws the plan, on several pages where it has many tasks. The only error is [ErrData].
func (g Gantt) Draw(s Style) ([]*scene.Scene, error) {
	weeks, err := g.check()
	if err != nil {
		return nil, err
	}
	var pages []*scene.Scene
	for _, tasks := range g.pages() {
		p := &plan{Gantt: g, style: s.complete(), weeks: weeks}
		p.Tasks = tasks
		pages = append(pages, p.draw())
	}
	return pages, nil
}

// pages are the tasks of each.
func (g Gantt) pages() [][]Task { return slices.Collect(slices.Chunk(g.Tasks, planOnPage)) }

// check returns how many weeks there are.
func (g Gantt) check() (weeks int, err error) {
	weeks = g.weeks()
	if len(g.Tasks) == 0 || len(g.Tasks) > mostTasks || weeks == 0 || weeks > mostWeeks {
		return 0, fmt.Errorf("drawing a plan of %d tasks (1 to %d) in %d weeks: %w", len(g.Tasks), mostTasks, weeks, ErrData)
	}
	return weeks, nil
}

// weeks is how many there are until the last task ends.
func (g Gantt) weeks() int {
	last := 0
	for _, t := range g.Tasks {
		last = max(last, t.Planned.To, t.Done.To)
	}
	return (last + 6) / 7
}

// plan is a page of one on its way.
type plan struct {
	Gantt
	style       Style
	weeks       int
	scene       *scene.Scene
	names, left float64 // the room of the names, and where the weeks begin
	week        float64 // its width
	size        float64 // of the names
	top         float64
}

func (p *plan) draw() *scene.Scene {
	p.measure()
	foot := 20.0
	p.top = planHead
	if p.Title != "" {
		p.top += 1.5 * planText
	}
	high := p.top + float64(len(p.Tasks))*planRow
	t := p.style.Theme
	p.scene = &scene.Scene{Width: p.style.Width, Height: high + foot, Paper: t.Paper, Forms: t.Forms}
	if p.Title != "" {
		p.text(0, planText, p.Title, planText, true, t.Ink)
	}
	p.grid(high)
	for i, task := range p.Tasks {
		p.task(task, p.top+float64(i)*planRow)
	}
	p.legend(high + 14)
	return p.scene
}

// measure shares the width out among names, people and weeks.
func (p *plan) measure() {
	who := 0.0
	for _, t := range p.Gantt.Tasks {
		p.names = max(p.names, typeset.Width(t.Name, planText, false))
		who = max(who, typeset.Width(t.Who, planSmall, false))
	}
	p.size = planText
	if most := planNames * p.style.Width; p.names > most {
		p.names, p.size = most, planSmall // all in the same letters
	}
	who = min(who, planWho*p.style.Width)
	p.left = p.names + planGap
	if who > 0 {
		p.left += who + planGap
	}
	p.week = (p.style.Width - p.left) / float64(p.weeks)
}

// x is where a day is.
func (p *plan) x(day int) float64 {
	return p.left + p.week*math.Min(math.Max(float64(day)/7, 0), float64(p.weeks))
}

// grid draws the weeks with what stands above them, and today.
func (p *plan) grid(bottom float64) {
	t := p.style.Theme
	free := 0.0
	for n := range p.weeks {
		x := p.x(7 * n)
		p.line(x, p.top, x, bottom, 0.4, p.style.mix(t.Faint, 0.25))
		if words := p.Week(n); words != "" && x >= free && x+typeset.Width(words, planSmall, false) <= p.style.Width+1 {
			p.text(x+1, p.top-6, words, planSmall, false, t.Muted)
			free = x + typeset.Width(words, planSmall, false) + 5
		}
	}
	p.line(p.style.Width, p.top, p.style.Width, bottom, 0.4, p.style.mix(t.Faint, 0.4))
	p.line(0, p.top, p.style.Width, p.top, 0.9, t.Muted)
	if p.Today > 0 && p.Today < 7*p.weeks {
		x := p.x(p.Today)
		p.scene.Lines = append(p.scene.Lines, scene.Line{Points: []scene.Point{{X: x, Y: p.top}, {X: x, Y: bottom}}, Width: 1, Color: t.Head, Dashed: true})
	}
}

// task draws a row: its name, who does it, and its bars.
func (p *plan) task(t Task, y float64) {
	theme := p.style.Theme
	size := p.size
	lines, cut := typeset.Wrap(t.Name, p.names+1, size, false, 2)
	middle := y + planRow/2
	for i, line := range lines {
		p.text(0, middle+size*(0.36+1.2*(float64(i)-float64(len(lines)-1)/2)), line, size, false, theme.Ink)
		if cut && i == 0 {
			p.scene.Texts[len(p.scene.Texts)-1].Full = t.Name
		}
	}
	if t.Who != "" {
		who, _ := typeset.Wrap(t.Who, p.left-p.names-2*planGap+1, planSmall, false, 1)
		p.text(p.names+planGap, middle+0.36*planSmall, who[0], planSmall, false, theme.Muted)
	}
	p.bar(t.Planned, middle-planBar-1, p.planned())
	p.bar(t.Done, middle+1, p.style.accent())
	p.line(0, y+planRow, p.style.Width, y+planRow, 0.4, p.style.mix(theme.Faint, 0.4))
}

// planned is the colour of the bars of what was planned.
func (p *plan) planned() color.NRGBA { return p.style.bar(p.style.Theme.Muted) }

func (p *plan) bar(s Span, y float64, fill color.NRGBA) {
	if s.None() {
		return
	}
	left := p.x(s.From)
	p.box(left, y, math.Max(p.x(s.To)-left, 2), fill)
}

func (p *plan) box(x, y, wide float64, fill color.NRGBA) {
	p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Radius: 1.5, Fill: fill, Points: []scene.Point{
		{X: x, Y: y}, {X: x + wide, Y: y}, {X: x + wide, Y: y + planBar}, {X: x, Y: y + planBar},
	}})
}

// legend says which bar is which.
func (p *plan) legend(y float64) {
	x := p.left
	for _, one := range []struct {
		words string
		fill  color.NRGBA
	}{{p.Words.Planned, p.planned()}, {p.Words.Done, p.style.accent()}} {
		p.box(x, y-planBar+0.5, 16, one.fill)
		p.text(x+20, y, one.words, planSmall, false, p.style.Theme.Muted)
		x += 20 + typeset.Width(one.words, planSmall, false) + 16
	}
	if p.Today > 0 && p.Today < 7*p.weeks {
		p.scene.Lines = append(p.scene.Lines, scene.Line{Points: []scene.Point{{X: x, Y: y - planSmall}, {X: x, Y: y + 2}}, Width: 1, Color: p.style.Theme.Head, Dashed: true})
		p.text(x+5, y, p.Words.Today, planSmall, false, p.style.Theme.Muted)
	}
}

func (p *plan) text(x, y float64, words string, size float64, bold bool, ink color.NRGBA) {
	p.scene.Texts = append(p.scene.Texts, scene.Text{
		At: scene.Point{X: x, Y: y}, Words: words, Width: typeset.Width(words, size, bold), Size: size, Bold: bold, Color: ink,
	})
}

func (p *plan) line(x, y, toX, toY, width float64, ink color.NRGBA) {
	p.scene.Lines = append(p.scene.Lines, scene.Line{Points: []scene.Point{{X: x, Y: y}, {X: toX, Y: toY}}, Width: width, Color: ink})
}
