package register

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/draw/typeset"
)

// columns are the widths of a row's columns, 0 for one that there is no room for. What happened
// has what is left.
type columns struct{ date, channel, customer, what, kind, severity, motive, state float32 }

const (
	rowMargin = 16 // inside the card
	columnGap = 11
	tipLength = 400 // characters of what happened in a tooltip at most
)

// said are the attributes of which some complaint says something: there is no column for any other.
type said struct{ channel, customer, kind, severity, motive bool }

// note adds what a complaint says.
func (s *said) note(c *fishbone.Complaint) {
	s.channel = s.channel || c.Channel != ""
	s.customer = s.customer || c.Customer != "" || c.Source == fishbone.FromStaff
	s.kind = s.kind || c.Type != ""
	s.severity = s.severity || c.Severity != fishbone.NoSeverity
	s.motive = s.motive || c.Motive != fishbone.NoMotive
}

// columnsIn fits the columns into a width. What happened has what is left, and where that is much, who
// complains and the type have some of it: those are cut otherwise.
func columnsIn(width float32, s said) columns {
	room := width - 2*rowMargin
	c := columns{date: ui.Text(words.WidestDay(), ui.Style{Size: ui.Small}).MinSize().Width, state: 84}
	if room > 950 {
		c.state = 100
	}
	for _, one := range []struct {
		w                 *float32
		said              bool
		narrow, wide, min float32 // the widths, and the room from which on there is one
	}{
		{&c.channel, s.channel, 66, 100, 560}, {&c.customer, s.customer, 66, 110, 640}, {&c.kind, s.kind, 98, 150, 0},
		{&c.severity, s.severity, 52, 52, 0}, {&c.motive, s.motive, 66, 80, 900},
	} {
		switch {
		case !one.said || room <= one.min:
		case room > 950:
			*one.w = one.wide
		default:
			*one.w = one.narrow
		}
	}
	c.what = room
	for _, w := range []float32{c.date, c.channel, c.customer, c.kind, c.severity, c.motive, c.state} {
		if w > 0 {
			c.what -= w + columnGap
		}
	}
	c.widen(&c.kind, mostKind)
	c.widen(&c.customer, mostCustomer)
	return c
}

// widen gives a column that is there half of what is ample for what happened.
func (c *columns) widen(w *float32, most float32) {
	if more := min(most-*w, (c.what-amplyWhat)/2); *w > 0 && more > 0 {
		*w += more
		c.what -= more
	}
}

// What columns are widened to at most, while what happened has ample room.
const (
	mostCustomer = 170
	mostKind     = 320
	amplyWhat    = 230
)

// cellsIn puts the cells of a row or of the head side by side; the last one ends at the right.
func (c columns) cellsIn(height float32, cell func(column string, width float32) fyne.CanvasObject) []fyne.CanvasObject {
	x := float32(rowMargin)
	var all []fyne.CanvasObject
	for _, one := range []struct {
		name  string
		width float32
	}{{"received", c.date}, {"channel", c.channel}, {"customer", c.customer}, {"what", c.what}, {"type", c.kind}, {"severity", c.severity}, {"motive", c.motive}, {"state", c.state}} {
		if one.width <= 0 {
			continue
		}
		if o := cell(one.name, one.width); o != nil {
			size := o.MinSize()
			at := x
			if one.name == "state" {
				at = x + one.width - size.Width
			}
			o.Resize(size)
			o.Move(fyne.NewPos(float32(int(at)), float32(int((height-size.Height)/2))))
			all = append(all, o)
		}
		x += one.width + columnGap
	}
	return all
}

// row is one complaint in the list.
type row struct {
	ui.Tap
	page  *Page
	place *fyne.Container
	state rowState
}

// rowState is all that a row's cells depend on.
type rowState struct {
	complaint fishbone.Complaint
	known     bool // false while it is being read
	dated     bool // the day is another than in the row above, or this is the first one in sight
	width     float32
	chosen    bool
	last      bool
	said      said
	today     fishbone.Day
}

func newRow(p *Page) *row {
	r := &row{page: p, place: container.NewStack()}
	c := ui.Colors()
	r.Content, r.Fill, r.Over, r.Radius = r.place, c.Surface, c.Sunken, 0
	r.OnTap = func() {
		if r.state.known {
			p.edit(r.state.complaint)
		}
	}
	r.OnMenu = func(at fyne.Position) {
		if r.state.known {
			p.rowMenu(r.state.complaint, at)
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

// show shows a complaint in the row.
func (r *row) show(s rowState) {
	if s.complaint.ID != r.state.complaint.ID {
		r.MouseOut() // the pointer was on another complaint
	}
	r.state = s
	r.page.list.cache.Fill(r.place, s, r.makeCells)
}

// makeCells makes the row's content, and its tooltip.
func (r *row) makeCells() fyne.CanvasObject {
	s, c := r.state, ui.Colors()
	cells := container.NewWithoutLayout()
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
		cells.Objects = append(cells.Objects, o)
	}
	r.SetToolTip("")
	if s.chosen {
		put(canvas.NewRectangle(c.Soft), 0, 0, s.width, rowHeight-1)
		put(canvas.NewRectangle(c.Accent), 0, 0, 3, rowHeight-1)
	}
	if s.known {
		columns := columnsIn(s.width, s.said)
		cells.Objects = append(cells.Objects, columns.cellsIn(rowHeight, r.cell)...)
		if _, cut := typeset.Wrap(s.complaint.What, float64(columns.what)*0.96, ui.Body, s.chosen, 1); cut {
			r.SetToolTip(shorten(s.complaint.What, tipLength))
		}
	} else {
		wait := canvas.NewRectangle(c.Sunken)
		wait.CornerRadius = 3
		put(wait, rowMargin, rowHeight/2-5, s.width/3, 10)
	}
	if !s.last {
		put(canvas.NewRectangle(c.Hairline), rowMargin-4, rowHeight-1, s.width-2*rowMargin+8, 1)
	}
	return cells
}

// cell is one cell of the row, nil for one with nothing in it.
func (r *row) cell(column string, width float32) fyne.CanvasObject {
	s, c := r.state, ui.Colors()
	quiet := ui.Style{Size: ui.Small, Color: c.Muted}
	plain := ui.Style{Size: ui.Body, Color: c.Ink, Bold: s.chosen}
	text := func(said string, style ui.Style) fyne.CanvasObject {
		if said == "" {
			return nil
		}
		return ui.Truncated(said, style, width)
	}
	switch column {
	case "received":
		if !s.dated {
			return nil
		}
		return text(words.Day(s.complaint.Received, s.today), ui.Style{Size: ui.Small, Color: c.Muted})
	case "channel":
		return text(s.complaint.Channel, quiet)
	case "customer":
		if s.complaint.Source == fishbone.FromStaff && s.complaint.Customer == "" {
			return text(words.T("register.staff"), quiet)
		}
		return text(s.complaint.Customer, quiet)
	case "what":
		return text(fishbone.Label(s.complaint.What), plain)
	case "type":
		plain.Bold, plain.Color = false, c.Muted
		return text(s.complaint.Type, plain)
	case "severity":
		return severityBlocks(s.complaint.Severity, nil)
	case "motive":
		if s.complaint.Motive == fishbone.Scheming {
			quiet.Bold, quiet.Color = true, c.Open
		}
		if s.complaint.Motive == fishbone.NoMotive {
			return nil
		}
		return text(words.T("motive."+string(s.complaint.Motive)), quiet)
	}
	return stateOf(complaint.StateOf(&s.complaint, s.today), width)
}

// stateOf shows a state: as a chip where somebody has to see to it.
func stateOf(s complaint.State, width float32) fyne.CanvasObject {
	said := words.T("complaintState." + string(s))
	if tone, ok := map[complaint.State]ui.Tone{complaint.Waiting: ui.Waiting, complaint.Late: ui.Negative, complaint.Handling: ui.Accented}[s]; ok {
		return ui.Chip(said, tone)
	}
	ink := ui.Colors().Muted
	if s == complaint.Unrecorded {
		ink = ui.Colors().Faint
	}
	return ui.Padded(0, 9, 0, 0, ui.Text(shorten(said, 14), ui.Style{Size: ui.Small, Color: ink}))
}

// severityBlocks are three small squares, of which one, two or three are filled: in the colour of the
// severity, or in an ink that stands out from what is behind. The others are outlined, so that one counts of how many.
func severityBlocks(s fishbone.Severity, on color.Color) fyne.CanvasObject {
	c := ui.Colors()
	filled := map[fishbone.Severity]int{fishbone.Minor: 1, fishbone.Major: 2, fishbone.Critical: 3}[s]
	var ink color.Color = c.Muted
	if s == fishbone.Critical {
		ink = c.Bad
	}
	if on != nil {
		ink = on
	}
	var all []fyne.CanvasObject
	for i := range 3 {
		square := canvas.NewRectangle(ink)
		square.CornerRadius = 2
		if i >= filled {
			square.FillColor, square.StrokeColor, square.StrokeWidth = color.Transparent, c.Outline, 1
			if on != nil {
				square.StrokeColor = on
			}
		}
		all = append(all, ui.MinSize(8, 8, square))
	}
	return ui.Row(2, all...)
}

// shorten keeps at most so many characters.
func shorten(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
