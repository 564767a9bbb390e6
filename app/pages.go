package app

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/home"
	"whybone/app/session"
	"whybone/app/workshop"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/guide"
)

// showHome shows the list of analyses.
func (w *window) showHome() {
	w.leave()
	w.session = nil
	w.win.SetTitle("Whybone")
	p := home.New(home.Deps{
		Store: w.store, Now: w.now, Window: w.win, Notices: w.notices,
		Open: w.openAnalysis, Settings: w.settingsMenu,
		Sample: w.addSample, Example: w.example,
	})
	w.show(p, p.Close)
}

// openAnalysis shows one analysis in the workshop.
func (w *window) openAnalysis(id fishbone.ID) {
	w.leave() // first: it stores what was typed last, perhaps in this very analysis
	w.leave = func() {}
	s, err := session.Open(w.store, id, w.now)
	if err != nil {
		w.showHome()
		w.say(err)
		return
	}
	w.showWorkshop(s)
}

// showWorkshop shows an open analysis in the workshop.
func (w *window) showWorkshop(s *session.Session) {
	w.leave()
	w.session = s
	w.notices.Hide()
	p := workshop.New(workshop.Deps{
		Session: s, Renderer: w.renderer, Window: w.win, Notices: w.notices,
		Home: w.showHome, Settings: w.settingsMenu,
	})
	entitle := func(session.Change) { w.win.SetTitle(title(s.Analysis())) }
	stop := s.Listen(entitle)
	w.show(p, func() {
		stop()
		p.Close()
	})
	entitle(session.Looked)
}

func title(a *fishbone.Analysis) string {
	if p := a.About().Problem; p != "" {
		return p + " — Whybone"
	}
	return "Whybone"
}

// example is the worked example in the interface's language, nil if it is not there.
func (w *window) example() *fishbone.Analysis {
	edit, err := w.readSample()
	if err != nil {
		return nil
	}
	at := fishbone.Stamp{At: w.now()}
	a, err := fishbone.New(fishbone.NewID(), at).Apply(edit, at)
	if err != nil {
		return nil
	}
	return a
}

// addSample stores the worked example.
func (w *window) addSample() (fishbone.ID, error) {
	edit, err := w.readSample()
	if err != nil {
		return "", err
	}
	id, err := session.New(w.store, edit, w.now())
	if err != nil {
		return "", err
	}
	return id, w.store.SetStep(id, guide.Last)
}

func (w *window) readSample() (fishbone.Edit, error) {
	data, err := assets.Samples.ReadFile("samples/" + string(w.language) + ".json")
	if err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	return exchange.ReadJSON(data, fishbone.NewID)
}

// shortcut passes a shortcut on, unless a dialog or a menu lies over the page.
func (w *window) shortcut(s fyne.Shortcut) {
	if w.win.Canvas().Overlays().Top() == nil {
		w.page.Shortcut(s)
	}
}

// addShortcuts gives the shortcuts to the page while no entry has the focus; entries
// send theirs on by themselves.
func (w *window) addShortcuts() {
	for _, s := range shortcuts() {
		w.win.Canvas().AddShortcut(s, w.shortcut)
	}
}
