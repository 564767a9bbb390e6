// Package meeting is about the meeting itself: how much time there is, whose turn it is, and
// who writes. It changes the session's meeting and its writer, and no analysis. It stands on
// no page of its own: the status line and the presenter ask it for its objects.
//
// Start reading at meeting.go, then clocks.go and agenda.go.
package meeting

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// Agenda is how the team shares out its minutes, and KeepAgenda remembers that.
	Agenda() Agenda
	KeepAgenda(a Agenda)
}

// Meeting is the feature.
type Meeting struct {
	host   Host
	clocks *clocks
	agenda *agendaLayer // nil while it is not shown
}

// New makes the feature.
func New(h Host) *Meeting { return &Meeting{host: h, clocks: newClocks(h)} }

// Feature is what the page knows of it.
func (m *Meeting) Feature() panel.Feature {
	return panel.Feature{Actions: m.actions(), Start: m.clocks.tick, Met: m.clocks.tick, Close: m.clocks.end}
}

func (m *Meeting) actions() []action.Action {
	const after = "act.switchTheme"
	return []action.Action{
		{Name: "act.timer", Part: action.View, After: after, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+T"}, Do: m.clocks.toggle},
		{Name: "act.timerMenu", Part: action.View, After: after, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Shift+T"}, Do: m.clocks.menu},
		{Name: "act.clock", Part: action.View, After: after, Do: m.clocks.toggleWhole},
		{Name: "act.agenda", Part: action.View, After: after, Do: m.openAgenda},
		{Name: "act.turn", Part: action.View, After: after, Where: action.In(action.Everywhere), Keys: []string{"F8"}, Can: m.hasPeople, Do: m.passTurn},
	}
}

func (m *Meeting) hasPeople() bool { return len(m.host.Analysis().People()) > 0 }

// passTurn gives the turn to the next one on the roster.
func (m *Meeting) passTurn() { m.host.Session().PassTurn(m.host.Now()) }

// Timer makes the object that shows both clocks, in a size of text. A click opens their menu. The object that was made last is the one that goes on.
func (m *Meeting) Timer(size float32) fyne.CanvasObject { return m.clocks.makeObject(size) }

// Turn makes the object that says whose turn it is; a click passes the turn on. It is nil
// while nobody is on the roster.
func (m *Meeting) Turn(s ui.Style, width float32) fyne.CanvasObject {
	if !m.hasPeople() {
		return nil
	}
	text := words.T("turn.nobody")
	if who, ok := m.host.Analysis().Person(m.host.Session().Meeting().Turn); ok {
		text = words.T("turn.of", "name", who.Name)
		s.Color, s.Bold = ui.Colors().Ink, true
	}
	tap := ui.NewTap(ui.Padded(0, 6, 0, 6, ui.Truncated(text, s, width)), func() {
		m.passTurn()
		m.host.Focus()
	})
	tap.SetToolTip(m.host.Actions().Tip("act.turn"))
	return tap
}
