// Package promises is the list of promises: who does what by when, what is late, and what
// came of it. A line takes a new one as people say it; the form of the one in hand is in the
// panel. Chosen solutions become promises with one key, and the list leaves the program as a
// table, as events for a calendar, and on paper.
//
// It changes promises and nothing else. Start reading at page.go; what a line means is in
// line.go, what can be done in actions.go.
package promises

import (
	"whybone/app/system"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// ChosenSolution is the solution that the team has in hand in a list of solutions, empty for
	// none.
	ChosenSolution() fishbone.ID
}

// feature is the list with what can be done with it, whether it is open or not.
type feature struct {
	host Host
	open *page // that was made last, nil before
	deps deps
}

// deps is what the feature needs of the system, which tests replace.
type deps struct {
	printPDF func(pdf []byte, title string) error
}

// name is that of the view.
const name = "promises"

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h, deps: deps{system.PrintPDF}}
	return f.feature()
}

func (f *feature) feature() panel.Feature {
	return panel.Feature{
		Views: []panel.View{{Step: guide.PagePromise, Name: name, Open: func() panel.ViewPanel {
			f.open = newPage(f)
			return f.open
		}}},
		Actions: f.actions(),
	}
}

// shown says whether the list is open.
func (f *feature) shown() bool { return f.open != nil && f.host.Session().Step() == guide.PagePromise }

// today is the day that it is for the team.
func (f *feature) today() fishbone.Day { return fishbone.DayOf(f.host.Now()) }

// choices are what the team has chosen on the page.
type choices struct {
	Chosen   fishbone.ID // the promise in hand
	Unfolded bool        // all that is done is listed
}
