package meeting

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// The sizes of what is read in front of everybody, for a unit of 1.
const (
	dialWidth = 100
	dialHole  = 0.86 // of the ring
	dialTime  = 24
	dialText  = 16
	speakerIs = 29
	nextIs    = 16
)

// Dials are the two clocks and who is speaking, as they stand in front of everybody. U is how
// much larger than usual they are. What was made last is what goes on.
func (m *Meeting) Dials(u, width float32) fyne.CanvasObject {
	m.clocks.faces = nil
	whole := m.clocks.dial(u, words.T("timer.meeting"), m.clocks.whole)
	turn := m.clocks.dial(u, words.T("timer.turn"), m.clocks.turn)
	m.clocks.below = whole
	parts := []fyne.CanvasObject{whole, turn}
	if who := m.speaker(u, width-2*(dialWidth+24)*u); who != nil {
		parts = append(parts, who)
	}
	return ui.Row(20*u, parts...)
}

// dial is a clock as a ring: what is left of the time. A click opens the menu.
func (c *clocks) dial(u float32, name string, of func() session.Timer) fyne.CanvasObject {
	p := ui.Colors()
	track, left := canvas.NewArc(0, 360, dialHole, p.Hairline), canvas.NewArc(0, 1, dialHole, p.Accent)
	time := ui.Text("", ui.Style{Size: ui.RoundSize(dialTime, u), Bold: true, Color: p.Ink})
	time.Alignment = fyne.TextAlignCenter
	length := ui.Text("", ui.Style{Size: ui.RoundSize(dialText, u), Color: p.Muted})
	length.Alignment = fyne.TextAlignCenter
	length.Hide()
	said := ui.Text(name, ui.Style{Size: ui.RoundSize(dialText, u), Color: p.Muted})
	said.Alignment = fyne.TextAlignCenter
	c.show(func() {
		t, now := of(), c.host.Now()
		shown, ink, _ := c.look(t)
		part, fill := float32(0), p.Accent
		if t.Length > 0 {
			part = float32(t.Reading(now).Seconds() / t.Length.Seconds())
		}
		if t.Late(now) {
			fill = p.Open
		}
		if t.Over(now) {
			part = 1
		}
		if time.Text != shown || time.Color != ink {
			time.Text, time.Color = shown, ink
			time.Refresh()
		}
		if of := words.T("timer.of", "time", clockTime(t.Length)); t.Length > 0 && length.Text != of {
			length.Text = of
			length.Show()
			length.Refresh()
		}
		if left.EndAngle != 360*part || left.FillColor != fill {
			left.EndAngle, left.FillColor = 360*part, fill
			left.Hidden = part == 0
			left.Refresh()
		}
	})
	ring := ui.MinSize(dialWidth*u, dialWidth*u, container.NewStack(track, left,
		container.NewCenter(ui.Column(0, time, length))))
	t := ui.NewTap(ui.Column(2*u, ring, said), c.menu)
	t.SetToolTip(c.host.Actions().Tip("act.timerMenu"))
	return t
}

// speaker is the name of who speaks, and of who is next; nil while nobody is there. A click
// passes the turn on.
func (m *Meeting) speaker(u, width float32) fyne.CanvasObject {
	p := ui.Colors()
	people := m.host.Analysis().People()
	if len(people) == 0 || width < 60*u {
		return nil
	}
	now, next := words.T("turn.nobody"), people[0]
	lines := []fyne.CanvasObject{}
	if who, ok := m.host.Analysis().Person(m.host.Session().Meeting().Turn); ok {
		now, next = who.Name, after(people, who.ID)
		lines = append(lines, ui.Text(words.T("present.speaking"), ui.Style{Size: ui.RoundSize(nextIs, u), Color: p.Muted}))
	}
	name := ui.Style{Size: ui.RoundSize(speakerIs, u), Bold: true, Color: p.Accent}
	for name.Size > nextIs*u && ui.IsTruncated(now, name, width, 1) {
		name.Size--
	}
	lines = append([]fyne.CanvasObject{ui.Truncated(now, name, width)}, lines...)
	if len(people) > 1 || now != next.Name {
		lines = append(lines, ui.Gap(0, 8*u), ui.Truncated(words.T("present.nextOne", "name", next.Name), ui.Style{Size: ui.RoundSize(nextIs, u), Color: p.Muted}, width))
	}
	t := ui.NewTap(ui.MinSize(width, 0, ui.Column(2*u, lines...)), func() {
		m.passTurn()
		m.host.Focus()
	})
	t.SetToolTip(m.host.Actions().Tip("act.turn"))
	return t
}

// after is who comes after somebody on the roster.
func after(people []fishbone.Person, id fishbone.ID) fishbone.Person {
	for i, who := range people {
		if who.ID == id {
			return people[(i+1)%len(people)]
		}
	}
	return people[0]
}
