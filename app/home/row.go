package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/typeset"
	"whybone/storage"
)

// The widths of a row's columns; the problem has what is left of them.
const (
	thumbWidth, thumbHeight = 68, 40

	rowMargin = 13 // from the row's edge
	columnGap = 16 // from column to column
	stateWide = 96
	countWide = 168
	whoWide   = 112
	whenWide  = 116
	moreWide  = 24

	facilitatorFrom = 1000 // the width from which the facilitator is shown
	tipLength       = 400  // characters of a problem in a tooltip at most
)

// row is one analysis in the list.
type row struct {
	ui.Tap
	page  *Page
	place *fyne.Container // shows the cells
	cells *fyne.Container
	state rowState
}

// rowState is all that a row's cells depend on.
type rowState struct {
	summary storage.Summary
	known   bool                 // false while it is being read
	preview ui.Identity[preview] // of nothing until it is there
	width   float32
	chosen  bool
	last    bool
	when    string // it was changed, in words

	selecting, selected bool
}

func newRow(p *Page) *row {
	r := &row{page: p, place: container.NewStack()}
	c := ui.Colors()
	r.Content, r.Fill, r.Over, r.Radius = r.place, c.Surface, c.Sunken, ui.Radius
	r.OnTap = func() {
		switch {
		case !r.state.known:
		case r.state.selecting:
			p.toggle(r.state.summary.ID)
		default:
			p.open(r.state.summary.ID)
		}
	}
	r.OnMenu = func(at fyne.Position) { r.menu(at) }
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) menu(at fyne.Position) {
	if r.state.known {
		r.MouseOut() // no tooltip comes over a menu
		r.page.menu(r.state.summary, at)
	}
}

// show shows an analysis in the row.
func (r *row) show(s rowState) {
	if s.summary.ID != r.state.summary.ID {
		r.MouseOut() // the pointer was on another analysis
	}
	r.state = s
	r.page.list.cache.Fill(r.place, s, r.makeCells)
}

// makeCells makes the row's content, and its tooltip.
func (r *row) makeCells() fyne.CanvasObject {
	s, c := r.state, ui.Colors()
	r.cells = container.NewWithoutLayout()
	r.SetToolTip("")
	if s.chosen {
		back, bar := canvas.NewRectangle(c.Sunken), canvas.NewRectangle(c.Accent)
		back.CornerRadius, bar.CornerRadius = ui.Radius, 1.5
		r.put(back, 0, 0, s.width, rowHeight)
		r.put(bar, 0, ui.Radius, 3, rowHeight-2*ui.Radius)
	}
	if s.known {
		r.fill()
	} else {
		r.put(placeholder(fyne.Size{}), rowMargin, (rowHeight-thumbHeight)/2, thumbWidth, thumbHeight)
	}
	if !s.last {
		r.put(canvas.NewRectangle(c.Hairline), rowMargin, rowHeight-1, s.width-2*rowMargin, 1)
	}
	return r.cells
}

// fill sets the columns, the outermost on the right first.
func (r *row) fill() {
	c, s := ui.Colors(), r.state.summary
	right := r.state.width - rowMargin
	cell := func(o fyne.CanvasObject, width float32) {
		right -= width
		r.center(o, right)
		right -= columnGap
	}
	quiet := ui.Style{Size: ui.Small, Color: c.Muted}
	var more *ui.Tap
	more = ui.SmallIcon(ui.More, words.T("home.more"), func() {
		more.MouseOut()
		r.menu(ui.Below(more))
	})
	cell(more, moreWide)
	cell(ui.Truncated(r.state.when, quiet, whenWide), whenWide)
	if r.state.width >= facilitatorFrom {
		cell(ui.Truncated(s.Facilitator, quiet, whoWide), whoWide)
	}
	cell(ui.Truncated(counted(s), quiet, countWide), countWide)
	cell(stateChip(s), stateWide)
	for _, chip := range []fyne.CanvasObject{overdueChip(s), mustChip(s), groupChip(s)} {
		if chip != nil {
			cell(chip, chip.MinSize().Width)
		}
	}

	if r.state.selecting {
		icon, ink := ui.Untick, c.Faint
		if r.state.selected {
			icon, ink = ui.Tick, c.Accent
		}
		r.center(icon.Draw(ink, 22), rowMargin+(thumbWidth-22)/2)
	} else {
		r.put(pictureOf(r.state.preview.To, fyne.NewSize(thumbWidth, thumbHeight)),
			rowMargin, (rowHeight-thumbHeight)/2, thumbWidth, thumbHeight)
	}
	at := float32(rowMargin + thumbWidth + columnGap)
	r.problem(s, at, right-at)
}

func (r *row) problem(s storage.Summary, at, width float32) {
	c := ui.Colors()
	style := ui.Style{Size: ui.Body, Color: c.Ink}
	problem := s.Problem
	if problem == "" {
		problem, style.Color = unnamed(s), c.Faint
	}
	r.center(ui.Paragraph(problem, style, width, 2), at)
	if _, cut := typeset.Wrap(problem, float64(width)*0.96, ui.Body, false, 2); cut {
		r.SetToolTip(shorten(problem, tipLength))
	}
}

func (r *row) put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
	r.cells.Objects = append(r.cells.Objects, o)
}

// center puts an object at its smallest size into the middle of the row's height.
func (r *row) center(o fyne.CanvasObject, x float32) {
	least := o.MinSize()
	r.put(o, x, float32(int((rowHeight-least.Height)/2)), least.Width, least.Height)
}

// unnamed stands where an analysis shows no problem.
func unnamed(s storage.Summary) string {
	if s.State == storage.Damaged {
		return words.T("home.damaged")
	}
	return words.T("home.untitled")
}

// stateChip is the state of an analysis as a chip.
func stateChip(s storage.Summary) fyne.CanvasObject {
	tones := map[string]ui.Tone{"open": ui.Accented, "complete": ui.Positive, storage.Damaged: ui.Negative, string(fishbone.FiledReopened): ui.Waiting}
	return ui.Chip(words.T("state."+s.Shown()), tones[s.Shown()])
}

// overdueChip says how many promises are overdue, nil if none is.
func overdueChip(s storage.Summary) fyne.CanvasObject {
	if s.Overdue == 0 {
		return nil
	}
	return ui.Chip(words.T("home.overdue", "n", s.Overdue), ui.Negative)
}

// mustChip says that everybody must read a case, nil for any other analysis.
func mustChip(s storage.Summary) fyne.CanvasObject {
	if !isCase(s) || s.MustRead != fishbone.MustRead {
		return nil
	}
	return ui.Chip(words.T("case.must"), ui.Waiting)
}

// groupChip tells the analysis of a group from those of the others on its problem, nil where there is
// one only.
func groupChip(s storage.Summary) fyne.CanvasObject {
	if s.Group == 0 {
		return nil
	}
	return ui.Chip(words.GroupNumber(s.Group), ui.Neutral)
}

// counted is the size of an analysis in a few words.
func counted(s storage.Summary) string {
	if s.State == storage.Damaged {
		return ""
	}
	return words.T("home.counts", "causes", s.Counts.Causes, "solutions", s.Counts.Solutions)
}

// when says when an analysis was changed last.
func (p *Page) when(s storage.Summary) string {
	if s.State == storage.Damaged {
		return ""
	}
	return words.When(s.Changed.At, p.Now())
}
