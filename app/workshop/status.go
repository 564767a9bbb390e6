package workshop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// statusGap is between the things of the status line, statusEdge at its ends.
const statusGap, statusEdge = 18, 16

// statusDeps is all that the line at the foot depends on, except for the timer's time.
func (p *Page) statusDeps() any {
	type deps struct {
		saved, writer string
		unsaved       string
		count         fishbone.Counts
		turn          fishbone.ID
		people        []fishbone.Person
		clock, named  bool
	}
	return deps{p.savedAt(), p.Session().Writer(), p.unsaved(), p.Analysis().Count(), p.Session().Meeting().Turn, p.Analysis().People(), p.Session().Meeting().Clock.Touched(), p.viewNamesTurns()}
}

// viewNamesTurns says whether the open view tells itself whose turn it is.
func (p *Page) viewNamesTurns() bool {
	v, ok := panel.ViewOf(p.views, p.Session().Step(), p.Session().View())
	return ok && v.NamesTurns
}

// unsaved says what is not in the file yet, empty if all is.
func (p *Page) unsaved() string {
	switch u := p.Session().Unsaved(); {
	case u.Changes > 0:
		return words.T("status.unsaved", "n", u.Changes)
	case u.Words:
		return words.T("status.unsavedWords")
	}
	return ""
}

// saved says when all was stored, or what is not.
func (p *Page) saved(quiet ui.Style) fyne.CanvasObject {
	c := ui.Colors()
	if unsaved := p.unsaved(); unsaved != "" {
		return ui.Row(6, panel.Dot(c.Open), ui.Text(unsaved, ui.Style{Size: ui.Small, Bold: true, Color: c.Open}))
	}
	return ui.Row(6, ui.Check.Draw(c.Good, 14), ui.Text(words.T("status.saved", "time", p.savedAt()), quiet))
}

func (p *Page) savedAt() string { return p.Session().Saved().Local().Format("15:04") }

// makeStatus is the line at the foot: saved when, how far, who, and the meeting's time.
func (p *Page) makeStatus() fyne.CanvasObject {
	c := ui.Colors()
	n := p.Analysis().Count()
	quiet := ui.Style{Size: ui.Small, Color: c.Muted}
	left := []fyne.CanvasObject{
		p.saved(quiet),
		ui.Text(words.T("status.causes", "n", n.Causes), quiet),
		ui.Text(panel.Progress("status.deepest", "status.deepestPast", n.Deepest, fishbone.FiveDeep), quiet),
		ui.Text(panel.Progress("status.solutions", "status.solutionsPast", n.Solutions, fishbone.TwentySolutions), quiet),
		ui.Spacer(),
	}
	right := []fyne.CanvasObject{p.meeting.Timer(ui.Small)}
	if turn := p.meeting.Turn(quiet, 160); turn != nil && !p.viewNamesTurns() {
		right = append([]fyne.CanvasObject{p.meeting.Recorder(quiet, 160), turn}, right...)
	}
	room := p.Window().Canvas().Size().Width - 2*statusEdge - statusGap
	for _, o := range slices.Concat(left, right) {
		room -= o.MinSize().Width + statusGap
	}
	if team := p.team(); team != "" && room > 100 {
		left = append(left, ui.Truncated(team, quiet, min(room, 420)))
	}
	return ui.Padded(0, statusEdge, 0, statusEdge, ui.Row(statusGap, slices.Concat(left, right)...))
}

// team names who leads, and says how many are there.
func (p *Page) team() string {
	var parts []string
	people := p.Analysis().People()
	for _, who := range people {
		if who.Role == fishbone.Facilitator {
			parts = append(parts, words.T("role."+string(fishbone.Facilitator))+" "+who.Name)
			break
		}
	}
	if len(people) > 0 {
		parts = append(parts, words.T("status.people", "n", len(people)))
	}
	return strings.Join(parts, " · ")
}
