package app

import (
	"errors"

	"whybone/app/cases"
	"whybone/app/home"
	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
	"whybone/storage"
)

// openCases opens the list of cases.
func (w *window) openCases(fishbone.ID) (func() page, error) {
	if w.caseChoice == nil {
		w.caseChoice = cases.NewChoice()
	}
	return func() page {
		return cases.NewList(cases.ListDeps{
			Store: w.store, Now: w.now, Window: w.win.Window, Reader: w.preferences.Reader(), Choice: w.caseChoice,
			Tabs: w.tabs(casesPage), Open: w.readCase, Home: w.goHome, Run: beside,
			ReportError: w.reportError, Settings: w.settingsMenu,
		})
	}, nil
}

// beside runs work off the window's thread, and what it returns on that thread again.
func beside(work func() (then func())) {
	ui.Go(func() {
		then := work()
		ui.Do(then)
	})
}

// toRead finds a case that must be read and that a reader has not read; the one that was closed last is the first.
func (w *window) toRead(reader string) func() (home.ToRead, error) {
	only := map[storage.ListFacet]string{storage.ListMust: string(fishbone.MustRead), storage.ListUnread: reader}
	return func() (r home.ToRead, err error) {
		list, _, err := w.store.List(storage.Query{Cases: true, Order: storage.ByImportance, Only: only, Limit: 1})
		if err != nil || len(list) == 0 {
			return r, err
		}
		a, err := w.store.Load(list[0].ID)
		if errors.Is(err, storage.ErrNotFound) || errors.Is(err, storage.ErrDamaged) {
			return r, nil
		}
		if err != nil {
			return r, err
		}
		return home.ToRead{Case: list[0], Minutes: casebook.Minutes(casebook.Pages(a))}, nil
	}
}

// openCase opens an analysis as a case.
func (w *window) openCase(id fishbone.ID) (func() page, error) {
	a, err := w.store.Load(id)
	if err != nil {
		return nil, err
	}
	view := cases.NewView(a)
	return func() page {
		delete(w.counts, casesPage)
		return cases.NewReading(cases.ReadingDeps{
			Store: w.store, Now: w.now, Window: w.win.Window, Notices: w.notices, View: view,
			ReportError: w.reportError, Reader: w.preferences.Reader(), KeepReader: w.preferences.SetReader,
			Back: func() { w.pages.goTo(route{page: casesPage}) }, Open: w.openAnalysis,
			FullScreen: w.setFullScreen, Settings: w.settingsMenu, Run: background{w}.Run,
		})
	}, nil
}

// readCase opens an analysis as a case.
func (w *window) readCase(id fishbone.ID) { w.pages.goTo(route{casePage, id}) }
