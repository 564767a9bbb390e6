package app

import (
	"encoding/json"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/fishbone"
)

// The names of the settings in the data file.
const (
	settingLanguage = "language"
	settingTheme    = "theme"
	settingHead     = "head"
	settingTextSize = "textsize"
	settingWindow   = "window"
	settingPanes    = "panes"
	settingOpen     = "open"  // the analysis in the workshop, empty on the home page
	settingTour     = "tour"  // "seen" once the tour was taken or declined
	settingView     = "view " // with an analysis' id: how its picture is looked at
)

// loadSettings takes language and theme from the data, or from the system at first.
func (w *window) loadSettings() {
	w.language = words.System()
	if l, err := w.store.Setting(settingLanguage); err == nil && l != "" {
		w.language = words.Language(l)
	}
	if err := words.Use(w.language); err != nil {
		w.language = words.English
		if err := words.Use(w.language); err != nil {
			fyne.LogError("load the interface's words", err)
		}
	}
	mode, err := w.store.Setting(settingTheme)
	if err != nil || mode == "" {
		mode = string(ui.LightMode) // what a projector shows best
	}
	w.theme = &ui.Theme{Mode: ui.Mode(mode)}
	w.app.Settings().SetTheme(w.theme)
	w.loadTextSize()
	if panes, err := w.store.Setting(settingPanes); err == nil {
		w.panes = workshop.ReadPanes(panes)
	}
}

// settingsMenu offers the languages, the themes and the sizes of text.
func (w *window) settingsMenu(at fyne.Position) {
	var items []ui.Choice
	for _, l := range words.Languages() {
		item := ui.Pick(l.Name, func() { w.useLanguage(l.Language) })
		item.Tick(l.Language == w.language)
		items = append(items, item)
	}
	items = append(items, ui.Choice{})
	for _, m := range []ui.Mode{ui.Auto, ui.LightMode, ui.DarkMode} {
		item := ui.Pick(words.T("theme."+string(m)), func() { w.useTheme(m) })
		item.Tick(m == w.theme.Mode)
		items = append(items, item)
	}
	items = append(items, ui.Choice{}, ui.Pick(words.T("textsize.menu", "n", w.textSize), func() { w.textSizeMenu(at) }),
		ui.Choice{}, ui.Pick(words.T("act.tour"), w.startTour))
	ui.ShowMenu(w.win.Canvas(), at, w.page.Focus, items...)
}

func (w *window) useLanguage(l words.Language) {
	if err := words.Use(l); err != nil {
		w.say(err)
		return
	}
	w.language = l
	w.remember(settingLanguage, string(l))
	w.again()
}

func (w *window) useTheme(m ui.Mode) {
	*w.theme = ui.Theme{Mode: m}
	w.remember(settingTheme, string(m))
	w.again()
}

// headLeft says whether the fish looks to the left, which it does not at first.
func (w *window) headLeft() bool {
	side, err := w.store.Setting(settingHead)
	return err == nil && side == "left"
}

func (w *window) turnHead(left bool) {
	side := "right"
	if left {
		side = "left"
	}
	w.remember(settingHead, side)
}

// pause is how long window and panes must have rested before they are remembered.
const pause = time.Second

// keepPanes has the panes remembered once they rest.
func (w *window) keepPanes(p workshop.Panes) {
	w.panes = p
	w.rest()
}

// rest has window and panes remembered when nobody moves them any more.
func (w *window) rest() {
	w.callOff()
	w.callOff = w.after(pause, w.keep)
}

// keep remembers window and panes now.
func (w *window) keep() {
	w.callOff()
	w.keepWindow()
	if now := w.panes.String(); now != w.keptPanes {
		w.keptPanes = now
		w.remember(settingPanes, now)
	}
}

// viewOf is how the picture of an analysis was looked at.
func (w *window) viewOf(id fishbone.ID) (v board.View) {
	value, err := w.store.Setting(settingView + string(id))
	if err != nil || json.Unmarshal([]byte(value), &v) != nil {
		return board.View{}
	}
	return v
}

func (w *window) keepView(id fishbone.ID, v board.View) {
	if v == w.viewOf(id) {
		return
	}
	if value, err := json.Marshal(v); err == nil {
		w.remember(settingView+string(id), string(value))
	}
}

func (w *window) remember(key, value string) {
	if err := w.store.SetSetting(key, value); err != nil {
		w.say(err)
	}
}

// again makes the page anew, in the language and colours that are now in force.
func (w *window) again() {
	w.notices.Hide()
	if w.session == nil {
		w.showHome()
		return
	}
	w.showWorkshop(w.session)
}
