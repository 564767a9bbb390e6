package proof

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// closing is the end of the analysis: what the team expects by when, what it learned, and what
// is still missing.
type closing struct {
	owner                       *proofPanel
	expected, from, by, lessons *field
}

func newClosing(s *proofPanel) *closing {
	c := &closing{owner: s}
	h := s.host
	of := func(f fishbone.Field, e *ui.Entry, read func(string) (string, error)) *field {
		place := "about/" + string(f)
		return newField(h, place, string(f), e, read, func(stored string) bool {
			return h.Do(fishbone.SetAbout{Field: f, Text: stored}, session.Merge, session.Ends(place))
		})
	}
	c.expected = of(fishbone.Expected, named("field.expected", ui.NewEntry("")), readFigure)
	c.from = of(fishbone.ExpectedFrom, ui.NewEntry(words.T("closing.from.hint")), readDay(h.Now, comes)).ofDay(h.Now)
	c.by = of(fishbone.ExpectedBy, ui.NewEntry(words.T("closing.by.hint")), readDay(h.Now, ends)).ofDay(h.Now)
	c.lessons = of(fishbone.Lessons, ui.NewArea(words.T("closing.lessons.hint"), 2), readText)
	return c
}

func (c *closing) fields() []*field { return []*field{c.expected, c.from, c.by, c.lessons} }

func (c *closing) flush() {
	for _, f := range c.fields() {
		f.Flush()
	}
}

func (c *closing) sync() {
	about := c.owner.host.Analysis().About()
	for _, f := range c.fields() {
		f.sync(about.Text(fishbone.Field(f.name)))
	}
	c.lessons.FitRows(c.owner.Room(), 2, 8)
}

// object is the part of the panel about the end.
func (c *closing) object() fyne.CanvasObject {
	s := c.owner
	col, room := ui.Colors(), s.Room()
	half := (room - 8) / 2
	parts := []fyne.CanvasObject{
		ui.Hairline(),
		s.Section(words.T("closing.title")),
		c.expected.object("closing.count", room),
		ui.Row(8, ui.MinSize(half, 0, c.from.object("closing.from", half)), ui.MinSize(half, 0, c.by.object("closing.by", half))),
		c.lessons.object("field.lessons", room),
	}
	about := s.host.Analysis().About()
	if about.Closed != "" {
		said := words.T("closing.closed", "day", string(about.Closed), "who", about.ClosedBy)
		if about.ClosedBy == "" {
			said = words.T("closing.closedOn", "day", string(about.Closed))
		}
		return ui.Column(6, append(parts,
			ui.Row(6, ui.Check.Draw(col.Good, 16), ui.Paragraph(said, ui.Style{Size: ui.Body, Color: col.Good}, room-22, 2)),
			ui.Row(0, ui.Plain("", words.T("closing.reopen"), func() { s.host.Do(fishbone.ReopenAnalysis{Day: fishbone.DayOf(s.host.Now())}); s.host.Focus() })))...)
	}
	missing := guide.MissingToClose(s.host.Analysis())
	told := guide.ProgressOf(s.host.Analysis(), guide.PageProve, fishbone.DayOf(s.host.Now())).Missing // by the panel's foot
	for _, n := range missing {
		if slices.Contains(told, n) {
			continue
		}
		parts = append(parts, ui.Row(6, ui.MinSize(16, 0, panel.Dot(col.Open)),
			ui.Paragraph(words.T(n.Key, "n", n.N), ui.Style{Size: ui.Small, Color: col.Muted}, room-22, 2)))
	}
	button := ui.Plain
	if len(missing) == 0 {
		button = ui.Primary
	}
	return ui.Column(6, append(parts, ui.Row(0, ui.Spacer(), button("", words.T("closing.close"), c.close)))...)
}

// close closes the analysis as it is.
func (c *closing) close() {
	s := c.owner
	s.Flush()
	e := fishbone.CloseAnalysis{Day: fishbone.DayOf(s.host.Now()), By: s.host.Session().Writer()}
	panel.DoTelling(s.host, e, words.T("closing.done"), ui.Positive)
	s.host.Focus()
}
