package workshop

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// railDeps is all that the rail depends on.
func (p *Page) railDeps() any {
	type deps struct {
		steps, pages    []guide.StepProgress
		ideas           []fishbone.Idea
		open            guide.Step
		narrow, numbers bool
		notes           [guide.LastPage + 1]int
	}
	return deps{guide.Progress(p.Analysis()), guide.Later(p.Analysis(), fishbone.DayOf(p.Now())), p.Analysis().Ideas(), p.Session().Step(), p.narrowRail(), p.panes.Numbers, p.coach.Counts()}
}

// makeRail shows the eight steps, and the parked ideas at the foot. A narrow rail shows
// the numbers alone.
func (p *Page) makeRail() fyne.CanvasObject {
	foot := p.makeParked
	if p.narrowRail() {
		foot = p.makeRailFoot
	}
	rows := make([]fyne.CanvasObject, 0, guide.LastStep)
	for _, s := range guide.Progress(p.Analysis()) {
		rows = append(rows, p.stepRow(s))
	}
	rows = append(rows, p.laterRows()...)
	return ui.Padded(12, 8, 10, 8, ui.Column(2, ui.Expand(container.NewVScroll(container.New(stepsLayout{}, rows...))), foot()))
}

// laterRows are the pages for what comes after the meeting, below a line of their own.
func (p *Page) laterRows() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, s := range guide.Later(p.Analysis(), fishbone.DayOf(p.Now())) {
		if p.hasPage(s.Step) {
			rows = append(rows, p.stepRow(s))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	title := fyne.CanvasObject(ui.Padded(0, 9, 0, 9, ui.Text(words.T("rail.later"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint})))
	if p.narrowRail() {
		title = ui.Padded(0, 9, 0, 9, ui.Column(0, ui.Spacer(), ui.Hairline(), ui.Spacer()))
	}
	return append([]fyne.CanvasObject{title}, rows...)
}

// pageIcons stand in the rail for the pages that come after the steps.
var pageIcons = map[guide.Step]ui.Icon{
	guide.PageChoose: ui.Scales, guide.PagePromise: ui.Tick, guide.PageProve: ui.Curve, guide.PageChain: ui.Link,
}

// stepsLayout puts the steps below each other, closer together where the window is low.
type stepsLayout struct{}

// The least height of a step in the rail, and the distance from one to the next.
const (
	leastStep = 30
	stepGap   = 2
)

func (stepsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, float32(len(o))*(leastStep+stepGap)-stepGap)
}

func (stepsLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	each := float32(int((room.Height + stepGap) / float32(len(o))))
	each = min(max(each, leastStep+stepGap), ui.RowHeight+stepGap)
	for i, row := range o {
		row.Move(fyne.NewPos(0, float32(i)*each))
		row.Resize(fyne.NewSize(room.Width, each-stepGap))
	}
}

func (p *Page) narrowRail() bool { return p.railWide < railWidth }

func (p *Page) stepRow(s guide.StepProgress) fyne.CanvasObject {
	c := ui.Colors()
	open := s.Step == p.Session().Step()
	parts := []fyne.CanvasObject{stepMark(s, open, p.narrowRail(), s.Wants || p.coach.Count(s.Step) > 0)}
	if !p.narrowRail() {
		parts = append(parts, p.stepName(s, open)...)
	}
	row := ui.NewTap(ui.Bar(ui.RowHeight, 9, 9, 10, parts...), func() { p.OpenStep(s.Step) })
	if open {
		row.Fill, row.Over = c.Surface, c.Surface
	}
	tip := stepTip(s)
	if n := p.coach.Count(s.Step); n > 0 {
		tip += "\n" + words.T("coach.foot", "n", n)
	}
	row.SetToolTip(tip)
	return row
}

// stepName is what a whole rail shows of a step beside its number.
func (p *Page) stepName(s guide.StepProgress, open bool) []fyne.CanvasObject {
	c := ui.Colors()
	name := ui.Style{Size: ui.Body, Bold: open, Color: c.Muted}
	if open {
		name.Color = c.Ink
	}
	var signs []fyne.CanvasObject
	room := float32(railWidth - 88)
	if p.coach.Count(s.Step) > 0 {
		bulb := ui.Bulb.Draw(c.Open, 14)
		signs, room = append(signs, bulb), room-bulb.MinSize().Width
	}
	if s.Count > 0 || s.Wants || len(signs) > 0 {
		count := ""
		if s.Count > 0 {
			count = fmt.Sprint(s.Count)
		}
		signs = append(signs, railCount(count, s.Wants))
	}
	parts := []fyne.CanvasObject{ui.Truncated(words.T(fmt.Sprintf("step.%d", s.Step)), name, room)}
	if len(signs) > 0 {
		parts = append(parts, ui.Spacer(), ui.Row(4, signs...))
	}
	return parts
}

// railCount is the number of a step. Of what wants attention it is a chip.
func railCount(count string, wants bool) fyne.CanvasObject {
	c := ui.Colors()
	if !wants {
		return ui.Text(count, ui.Style{Size: ui.Small, Color: c.Faint})
	}
	ground := canvas.NewRectangle(c.OpenSoft)
	ground.CornerRadius = 9
	words := ui.Text(count, ui.Style{Size: ui.Small, Bold: true, Color: c.Open})
	return container.NewCenter(container.NewStack(ground, ui.MinSize(22, 18, container.NewCenter(ui.Padded(0, 6, 0, 6, words)))))
}

// stepTip is the step's whole name, its key, and what is missing.
func stepTip(s guide.StepProgress) string {
	if !s.Step.IsStep() {
		return pageTip(s)
	}
	lines := []string{words.T("rail.tip", "n", s.Step, "key", action.Cap(fmt.Sprintf("Ctrl+%d", s.Step)), "name", words.T(fmt.Sprintf("step.%d.long", s.Step)))}
	return strings.Join(append(lines, missingLines(s)...), "\n")
}

func missingLines(s guide.StepProgress) (lines []string) {
	for _, n := range s.Missing {
		lines = append(lines, "· "+words.T(n.Key, "n", n.N))
	}
	return lines
}

// pageTip is the same for a page of what comes after the meeting.
func pageTip(s guide.StepProgress) string {
	key := action.Cap(fmt.Sprintf("Ctrl+Shift+%d", s.Step-guide.LastStep))
	lines := []string{words.T("rail.tipLater", "key", key, "name", words.T(fmt.Sprintf("step.%d.long", s.Step)))}
	return strings.Join(append(lines, missingLines(s)...), "\n")
}

// stepMark is the step's number or, beside its name, the tick of a step that is done.
func stepMark(s guide.StepProgress, open, alone, wants bool) fyne.CanvasObject {
	c := ui.Colors()
	disc, ink := ui.Disc(c.Back, c.Outline, 1.5), c.Faint
	icon, later := pageIcons[s.Step]
	switch {
	case later && !open:
		disc, ink = nil, c.Muted
	case open:
		disc, ink = ui.Disc(c.Accent, nil, 0), c.OnAccent
	case s.Done:
		disc, ink = ui.Disc(c.Soft, nil, 0), c.Accent
	}
	var inside fyne.CanvasObject = ui.Text(fmt.Sprint(s.Step), ui.Style{Size: ui.Small, Bold: open, Color: ink})
	if later {
		size := float32(18)
		if open {
			size = 14
		}
		inside = icon.Draw(ink, size)
	} else if s.Done && !alone {
		inside = ui.Check.Draw(ink, 14)
	}
	mark := ui.OnDisc(22, disc, inside)
	if alone && wants {
		mark = container.NewStack(mark, container.NewWithoutLayout(attention()))
	}
	return mark
}

// attention is the dot at the mark of a page where something wants it.
func attention() fyne.CanvasObject {
	dot := ui.Disc(ui.Colors().Open, nil, 0)
	dot.Resize(fyne.NewSize(8, 8))
	dot.Move(fyne.NewPos(16, -2))
	return dot
}

// makeParked shows the ideas that wait for step 8, and the entry that takes one more
// at any time.
func (p *Page) makeParked() fyne.CanvasObject {
	c := ui.Colors()
	ideas := p.Analysis().Ideas()
	title := words.T("parked.title")
	if len(ideas) > 0 {
		title = words.T("parked.count", "n", len(ideas))
	}
	parts := []fyne.CanvasObject{ui.Padded(0, 4, 0, 8, ui.Row(0,
		ui.Text(title, ui.Style{Size: ui.Small, Color: c.Faint}), ui.Spacer(), p.railButton(),
	))}
	parts = append(parts, p.parkedIdeas()...)
	return p.parkedPlace(append(parts, ui.Padded(4, 4, 0, 4, p.parked))...)
}

// makeRailFoot leads from a narrow rail to the parked ideas and to the whole rail.
func (p *Page) makeRailFoot() fyne.CanvasObject {
	park := ui.SmallIcon(ui.Bulb, words.T("parked.tip"), p.park)
	parts := []fyne.CanvasObject{ui.Centered(park)}
	if p.panes.Numbers { // else the window is too narrow for more
		parts = append(parts, ui.Centered(p.railButton()))
	}
	return p.parkedPlace(parts...)
}

func (p *Page) railButton() *ui.Tap {
	return ui.SmallIcon(ui.Rail, p.Actions().Tip("act.numbers"), func() { p.useNumbers(!p.panes.Numbers) })
}
