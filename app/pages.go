package app

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/home"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
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
	w.remember(settingOpen, "")
	w.fullScreen(false)
	ui.SetPresenting(0)
	w.win.SetTitle("Whybone")
	p := home.New(home.Deps{
		Store: w.store, Now: w.now, Window: w.win, Notices: w.notices,
		Open: w.openAnalysis, Settings: w.settingsMenu,
		Sample: w.addSample, Example: exampleIn(w.language, w.now),
		Tour: w.startTour, OfferTour: w.offersTour(), SkipTour: w.skipTour,
	})
	w.show(p, p.Close)
}

// openLast shows what was shown when the program was closed: an analysis, unless it is
// gone, else the list.
func (w *window) openLast() {
	if id, err := w.store.Setting(settingOpen); err == nil && id != "" {
		if s, err := session.Open(w.store, fishbone.ID(id), w.now); err == nil {
			w.showWorkshop(s)
			return
		}
	}
	w.showHome()
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
	w.remember(settingOpen, string(s.Analysis().ID()))
	w.notices.Hide()
	p := workshop.New(workshop.Deps{
		Session: s, Renderer: w.renderer, Window: w.win, Notices: w.notices,
		Home: w.showHome, Settings: w.settingsMenu,
		HeadLeft: w.headLeft(), TurnHead: w.turnHead,
		Panes: w.panes, KeepPanes: w.keepPanes,
		Tour: w.tourOn(s.Analysis().ID()), StartTour: w.startTour,
		View: w.viewOf(s.Analysis().ID()), KeepView: func(v board.View) { w.keepView(s.Analysis().ID(), v) },
		Now: w.now, TextSize: float32(w.textSize) / usualSize, FullScreen: w.fullScreen, UseTheme: w.useTheme,
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

// exampleIn makes the worked example in a language, nil if it is not there. What it
// returns may be called from any goroutine.
func exampleIn(l words.Language, now func() time.Time) func() *fishbone.Analysis {
	return func() *fishbone.Analysis {
		edit, err := readSample(l)
		if err != nil {
			return nil
		}
		at := fishbone.Stamp{At: now()}
		a, err := fishbone.New(fishbone.NewID(), at).Apply(edit, at)
		if err != nil {
			return nil
		}
		return a
	}
}

// addSample stores the worked example.
func (w *window) addSample() (fishbone.ID, error) {
	edit, err := readSample(w.language)
	if err != nil {
		return "", err
	}
	id, err := session.New(w.store, edit, w.now())
	if err != nil {
		return "", err
	}
	return id, w.store.SetStep(id, guide.Last)
}

func readSample(l words.Language) (fishbone.Edit, error) {
	data, err := assets.Samples.ReadFile("samples/" + string(l) + ".json")
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
