// Package meetings is the list of the meetings in which a team works on an analysis, in the
// panel's place: the day, the place, who was there and remarks. Beginning one notes today and
// who is on the roster; from then on the record is told under it. The clocks and the agenda of
// the meeting that is going on are package meeting.
//
// Start reading at meetings.go.
package meetings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// feature is the list as the page knows it, whether it is open or not.
type feature struct {
	host panel.Host
	open *list // nil while it is closed
}

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{Actions: []action.Action{{
		Name: "act.meetings", Part: action.View, After: "act.agenda", Do: f.toggle, Can: func() bool { return !h.Presenting() },
	}}}
}

// toggle opens the list, or closes it where it is open.
func (f *feature) toggle() {
	if f.open != nil {
		f.host.LeaveLayer(f.open)
		return
	}
	f.open = newList(f)
	f.host.OpenLayer(f.open)
}

// list is the layer.
type list struct {
	feature *feature
	host    panel.Host
	keys    *ui.KeyTarget
	forms   map[fishbone.ID]*form
	content *fyne.Container
	scroll  *container.Scroll
}

// form are the entries for one meeting, by the names of the attributes.
type form map[string]*ui.Entry

// fields are what a form asks for, from above.
var fields = []string{"date", "place", "who", "remarks"}

func newList(f *feature) *list {
	l := &list{feature: f, host: f.host, keys: ui.NewKeyTarget(), forms: map[fishbone.ID]*form{}, content: container.NewStack()}
	l.keys.OnShortcut = l.host.Shortcut
	l.keys.OnKey = func(name fyne.KeyName) {
		if name == fyne.KeyEscape {
			l.leave()
		}
	}
	l.scroll = container.NewVScroll(container.NewStack(l.content, l.keys))
	return l
}

// Area implements [panel.Layer].
func (*list) Area() panel.Area { return panel.InPanel }

// Content implements [panel.Layer].
func (l *list) Content() fyne.CanvasObject { return l.scroll }

// Focus implements [panel.Layer].
func (l *list) Focus() fyne.Focusable { return l.keys }

// Close implements [panel.Layer].
func (l *list) Close() {
	for _, f := range l.forms {
		for _, e := range *f {
			e.Flush()
		}
	}
	l.feature.open = nil
}

func (l *list) leave() { l.host.LeaveLayer(l) }

// Refresh implements [panel.Layer].
func (l *list) Refresh() {
	c, room := ui.Colors(), l.host.PanelWidth()-2*panel.Margin
	rows := []fyne.CanvasObject{
		ui.Row(4, ui.Text(words.T("meetings.title"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}), ui.Spacer(),
			ui.IconButton(ui.Cross, words.T("meetings.close", "key", action.Cap("Escape")), true, l.leave)),
		ui.Balanced(words.T("meetings.hint"), ui.Style{Size: ui.Small, Color: c.Faint}, room, 4),
		ui.Row(0, ui.Primary(ui.Plus, words.T("meetings.begin"), l.begin)),
		l.signing(room),
	}
	for _, m := range slices.Backward(l.host.Analysis().Meetings()) {
		rows = append(rows, ui.Hairline(), l.meeting(m, room))
	}
	panel.Set(l.content, ui.Pad(panel.Margin, ui.Column(12, rows...)))
}

// signing chooses how it is told who said what.
func (l *list) signing(room float32) fyne.CanvasObject {
	chips := []fyne.CanvasObject{ui.Text(words.T("field.signing"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})}
	for _, s := range fishbone.Signings() {
		chips = append(chips, ui.ChipButton(words.Signing(s), s == l.host.Analysis().About().Signing, func() {
			l.host.Do(fishbone.SetAbout{Field: fishbone.SigningField, Text: string(s)})
		}))
	}
	return ui.Column(6, ui.Flow(6, room, chips...),
		ui.Balanced(words.T("meetings.signing"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, room, 4))
}

// begin notes a meeting of today with those who are on the roster, in the place of the last one.
func (l *list) begin() {
	a := l.host.Analysis()
	m := &fishbone.Meeting{ID: fishbone.NewID(), Date: string(fishbone.DayOf(l.host.Now().Local())), Place: a.About().Place}
	if all := a.Meetings(); len(all) > 0 {
		m.Place = all[len(all)-1].Place
	}
	var who []string
	for _, p := range a.People() {
		who = append(who, p.Name)
	}
	m.Who = strings.Join(who, "\n")
	l.host.Do(fishbone.Add{Thing: m})
}

// meeting is the form of one, with a way to take it away.
func (l *list) meeting(m fishbone.Meeting, room float32) fyne.CanvasObject {
	f := l.form(m)
	var rows []fyne.CanvasObject
	for _, name := range fields {
		attribute, _ := fishbone.MeetingKind.Attribute(name)
		e := (*f)[name]
		e.Sync(attribute.Get(&m).(string), fishbone.Paragraph)
		e.FitRows(room, 1, mostRows)
		rows = append(rows, ui.Text(words.Title(fishbone.MeetingKind, name), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), e)
	}
	remove := ui.Quiet(ui.Trash, words.T("act.remove"), func() {
		panel.DoTelling(l.host, fishbone.Remove{Of: fishbone.MeetingKind, ID: m.ID}, words.T("meetings.removed", "date", m.Date), ui.Neutral)
	})
	return ui.MinSize(room, 0, ui.Column(4, append(rows, ui.Row(0, ui.Spacer(), remove))...))
}

// mostRows is how many lines of an entry are shown before it scrolls.
const mostRows = 14

// form makes the entries of a meeting once: what is typed in them stays.
func (l *list) form(m fishbone.Meeting) *form {
	if f := l.forms[m.ID]; f != nil {
		return f
	}
	f := form{}
	for _, name := range fields {
		e := ui.NewArea("", 1)
		e.OneParagraph = name == "date" || name == "place"
		e.OnEnter = func(string, bool) { ui.FocusNext(l.host.Window().Canvas(), false) }
		e.OnKey = func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				l.leave()
			}
			return key == fyne.KeyEscape
		}
		panel.Serve(l.host, e)
		attribute, _ := fishbone.MeetingKind.Attribute(name)
		e.SetSaved(attribute.Get(&m).(string))
		place := "meeting/" + string(m.ID) + "/" + name
		panel.KeepTyped(l.host, e, place, func(text string) bool {
			edit := fishbone.Set{Of: fishbone.MeetingKind, ID: m.ID, Values: fishbone.Values{name: text}}
			return l.host.Do(edit, session.Merge, session.Ends(place))
		})
		f[name] = e
	}
	l.forms[m.ID] = &f
	return &f
}
