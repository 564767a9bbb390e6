package app

import (
	"whybone/app/session"
	"whybone/app/words"
	"whybone/app/workshop/tour"
	"whybone/fishbone"
)

// tourUnderWay is the tour that is under way and the analysis that it is made on.
type tourUnderWay struct {
	tour *tour.Tour
	on   fishbone.ID
}

// startTour leads somebody through the steps on a copy of the worked example.
func (w *window) startTour() {
	w.preferences.SetTourSeen() // nobody needs to be asked again
	id, err := w.addPractice()
	if err != nil {
		w.reportError(err)
		return
	}
	w.tour = tourUnderWay{&tour.Tour{Ended: w.endTour}, id}
	w.openNew(id)
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
	id := w.tour.on
	w.tour = tourUnderWay{}
	if keep {
		return
	}
	w.pages.close()
	err := w.store.Delete(id, w.now())
	w.goHome()
	if err != nil {
		w.reportError(err)
	}
}

// tourOn is the tour that is under way on an analysis, nil if there is none.
func (w *window) tourOn(id fishbone.ID) *tour.Tour {
	if w.tour.on != id {
		w.tour = tourUnderWay{}
	}
	return w.tour.tour
}
