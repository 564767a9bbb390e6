package meeting

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Agenda is how a meeting's minutes are shared out among the eight steps, and how many a turn
// takes. It is a suggestion: nothing ends when its minutes do. The zero value stands for
// [Suggested].
type Agenda struct {
	Steps [guide.LastStep]int
	Turn  int
}

// Suggested is a meeting of 45 minutes, which a team keeps its mind on.
var Suggested = Agenda{[guide.LastStep]int{4, 1, 9, 6, 7, 3, 9, 6}, 1}

// mostMinutes is how long a meeting or a part of it can be.
const mostMinutes = 600

// OrSuggested is the agenda, or the suggested one for the zero value.
func (a Agenda) OrSuggested() Agenda {
	if a == (Agenda{}) {
		return Suggested
	}
	return a
}

// Sum is how many minutes the whole meeting takes.
func (a Agenda) Sum() int { return a.until(guide.LastStep) }

// until is how many minutes of the meeting have passed when a step ends.
func (a Agenda) until(step guide.Step) (sum int) {
	for _, n := range a.Steps[:step] {
		sum += n
	}
	return sum
}

// String is how an agenda is kept in the settings.
func (a Agenda) String() string {
	all := make([]string, 0, len(a.Steps)+1)
	for _, n := range append(a.Steps[:], a.Turn) {
		all = append(all, fmt.Sprint(n))
	}
	return strings.Join(all, " ")
}

// ReadAgenda reads what [Agenda.String] wrote; anything else gives the zero value.
func ReadAgenda(s string) (a Agenda) {
	all := strings.Fields(s)
	if len(all) != len(a.Steps)+1 {
		return Agenda{}
	}
	for i, text := range all {
		n, ok := minutes(text)
		switch {
		case !ok:
			return Agenda{}
		case i < len(a.Steps):
			a.Steps[i] = n
		default:
			a.Turn = n
		}
	}
	return a
}

func minutes(text string) (int, bool) {
	n, err := strconv.Atoi(fishbone.Label(text))
	return n, err == nil && n >= 0 && n <= mostMinutes
}

// agendaLayer shows the agenda in the panel's place, where it can be changed.
type agendaLayer struct {
	meeting *Meeting
	entries []*ui.Entry // a step each, and the turn
	content *fyne.Container
	scroll  *container.Scroll

	corrected func() // takes away what was said of minutes that are none
}

// openAgenda shows the agenda, or takes it away.
func (m *Meeting) openAgenda() {
	if m.agenda != nil {
		m.host.LeaveLayer(m.agenda)
		return
	}
	l := &agendaLayer{meeting: m, content: container.NewStack(), corrected: func() {}}
	for i := range len(Suggested.Steps) + 1 {
		e := ui.NewEntry("")
		e.OnShortcut = m.host.Shortcut
		e.OnEnter = func(string, bool) { l.next(i) }
		e.OnSave = func(text string) bool { return l.set(i, text) }
		e.OnKey = func(name fyne.KeyName) bool {
			if name == fyne.KeyEscape {
				l.leave()
			}
			return name == fyne.KeyEscape
		}
		l.entries = append(l.entries, e)
	}
	l.scroll = container.NewVScroll(l.content)
	m.agenda = l
	m.host.OpenLayer(l)
}

// Area implements [panel.Layer].
func (*agendaLayer) Area() panel.Area { return panel.InPanel }

// Content implements [panel.Layer].
func (l *agendaLayer) Content() fyne.CanvasObject { return l.scroll }

// Focus implements [panel.Layer].
func (l *agendaLayer) Focus() fyne.Focusable {
	return l.entries[min(l.meeting.host.Session().Step(), guide.LastStep)-1]
}

// Close implements [panel.Layer].
func (l *agendaLayer) Close() {
	for _, e := range l.entries {
		e.Flush()
	}
	l.meeting.agenda = nil
}

func (l *agendaLayer) leave() { l.meeting.host.LeaveLayer(l) }

// next goes on with the next entry.
func (l *agendaLayer) next(i int) {
	l.entries[i].Flush()
	l.meeting.host.Window().Canvas().Focus(l.entries[(i+1)%len(l.entries)])
}

// set takes the minutes of a step or of the turn. What is no number stays as it was typed, and
// a notice says why.
func (l *agendaLayer) set(i int, text string) bool {
	n, ok := minutes(text)
	if !ok {
		l.corrected = l.meeting.host.Notices().Say(words.T("agenda.bad", "n", mostMinutes), ui.Negative, "", nil)
		return false
	}
	l.corrected()
	a := l.meeting.host.Agenda().OrSuggested()
	if i < len(a.Steps) {
		a.Steps[i] = n
	} else {
		a.Turn = n
	}
	l.keep(a)
	return true
}

func (l *agendaLayer) keep(a Agenda) {
	l.meeting.host.KeepAgenda(a)
	l.Refresh()
}

// Refresh implements [panel.Layer].
func (l *agendaLayer) Refresh() {
	a := l.meeting.host.Agenda().OrSuggested()
	for i, e := range l.entries {
		n := a.Turn
		if i < len(a.Steps) {
			n = a.Steps[i]
		}
		e.Sync(fmt.Sprint(n), fishbone.Label)
	}
	panel.Set(l.content, l.make(a))
}

func (l *agendaLayer) make(a Agenda) fyne.CanvasObject {
	h, p := l.meeting.host, ui.Colors()
	room := h.PanelWidth() - 2*panel.Margin
	small := ui.Style{Size: ui.Small, Color: p.Faint}
	rows := []fyne.CanvasObject{
		ui.Row(4, ui.Text(words.T("agenda.title"), ui.Style{Size: ui.Title, Bold: true, Color: p.Ink}), ui.Spacer(),
			ui.IconButton(ui.Cross, words.T("agenda.close", "key", action.Cap("Escape")), true, l.leave)),
		ui.Paragraph(words.T("agenda.hint", "n", Suggested.Sum()), small, room, 3),
	}
	for i := range a.Steps {
		step := guide.Step(i + 1)
		name := ui.Style{Size: ui.Body, Bold: step == h.Session().Step(), Color: p.Ink}
		until := words.T("agenda.until", "n", a.until(step))
		rows = append(rows, l.row(i, words.T(fmt.Sprintf("step.%d", step)), name, until))
	}
	now := h.Now()
	rows = append(rows,
		ui.Row(0, ui.Text(words.T("agenda.sum", "n", a.Sum()), ui.Style{Size: ui.Small, Bold: true, Color: p.Muted}), ui.Spacer(),
			ui.Quiet("", words.T("agenda.suggest"), func() { l.keep(Suggested) })),
		l.row(len(a.Steps), words.T("agenda.turn"), ui.Style{Size: ui.Body, Color: p.Ink}, ""),
		ui.Row(8, ui.Primary(ui.Clock, words.T("agenda.start"), func() {
			h.Session().StartClock(time.Duration(max(1, a.Sum()))*time.Minute, now)
			l.leave()
		}), ui.Spacer()),
		ui.Row(8, ui.Plain(ui.Clock, words.T("agenda.startTurn"), func() {
			h.Session().StartTimer(time.Duration(a.Turn)*time.Minute, h.Now())
			l.leave()
		}), ui.Spacer()),
	)
	return ui.Padded(panel.Margin, panel.Margin, panel.Margin, panel.Margin, ui.Column(6, rows...))
}

// row is a line of the agenda: what it is, its minutes, and when it ends.
func (l *agendaLayer) row(i int, name string, s ui.Style, until string) fyne.CanvasObject {
	p := ui.Colors()
	small := ui.Style{Size: ui.Small, Color: p.Faint}
	return ui.Row(8, ui.Text(name, s), ui.Spacer(), ui.Text(until, small),
		ui.MinSize(64, 0, l.entries[i]), ui.Text(words.T("agenda.minutes"), small))
}

// Until says when the open step ends by the agenda, in the time of the meeting, and whether
// that has passed; empty while the meeting's clock stands still.
func (m *Meeting) Until() (said string, late bool) {
	clock, now := m.clocks.whole(), m.host.Now()
	if !clock.Touched() {
		return "", false
	}
	end := m.host.Agenda().OrSuggested().until(m.host.Session().Step())
	return words.T("agenda.until", "n", end), clock.Elapsed(now) > time.Duration(end)*time.Minute
}
