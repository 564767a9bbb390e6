package app

import (
	"whybone/app/session"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/fishbone"
)

// touring is the tour that is under way and the analysis that it is made on.
type touring struct {
	tour *workshop.Tour
	on   fishbone.ID
}

// startTour leads somebody through the steps on a copy of the worked example.
func (w *window) startTour() {
	w.skipTour() // nobody needs to be asked again
	id, err := w.addPractice()
	if err != nil {
		w.say(err)
		return
	}
	w.touring = touring{&workshop.Tour{Ended: func(keep bool) { w.endTour(keep) }}, id}
	w.openAnalysis(id)
}

// addPractice stores the worked example as one to practise with.
func (w *window) addPractice() (fishbone.ID, error) {
	sample, err := readSample(w.language)
	if err != nil {
		return "", err
	}
	edits := []fishbone.Edit{sample}
	if example := exampleIn(w.language, w.now)(); example != nil {
		name := words.T("tour.copy", "problem", example.About().Problem) // the head stays as short as it is
		edits = append(edits, fishbone.SetAbout{Field: fishbone.Problem, Text: name})
	}
	return session.New(w.store, fishbone.Batch{Edits: edits}, w.now())
}

// endTour keeps what the tour was made on, or deletes it.
func (w *window) endTour(keep bool) {
	id := w.touring.on
	w.touring = touring{}
	if keep {
		return
	}
	w.showHome()
	if err := w.store.Delete(id, w.now()); err != nil {
		w.say(err)
	}
	w.showHome() // the list was read before
}

// tourOn is the tour that is under way on an analysis, nil if there is none.
func (w *window) tourOn(id fishbone.ID) *workshop.Tour {
	if w.touring.on != id {
		w.touring = touring{}
	}
	return w.touring.tour
}

// offersTour says whether somebody new is asked to take the tour.
func (w *window) offersTour() bool {
	seen, err := w.store.Setting(settingTour)
	return err == nil && seen == ""
}

func (w *window) skipTour() { w.remember(settingTour, "seen") }
