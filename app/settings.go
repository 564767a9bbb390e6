package app

import (
	"fyne.io/fyne/v2"

	"whybone/app/desktop"
	"whybone/app/ui"
	"whybone/app/words"
)

// settingsMenu offers the languages, the themes, the sizes of text, the tour and what the program is.
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
	size := words.T("textsize.menu", "n", w.win.TextSize())
	items = append(items, ui.Choice{}, ui.Pick(size, func() { w.textSizeMenu(at) }),
		ui.Choice{}, ui.Pick(words.T("intake.title"), func() { w.importComplaints("") }), ui.Pick(words.T("backups.title"), func() { w.pages.goTo(route{page: backupsPage}) }), ui.Pick(words.T("act.tour"), w.startTour),
		ui.Pick(words.T("about.open"), w.showAbout))
	ui.ShowMenu(w.win.Canvas(), at, ui.ToEntry(w.win.Canvas(), w.pages.page.Focus), items...)
}

// textSizeMenu offers the sizes of text.
func (w *window) textSizeMenu(at fyne.Position) {
	var items []ui.Choice
	for _, size := range desktop.TextSizes() {
		item := ui.Pick(percent(size), func() { w.useTextSize(size) })
		item.Tick(size == w.win.TextSize())
		items = append(items, item)
	}
	ui.ShowMenu(w.win.Canvas(), at, ui.ToEntry(w.win.Canvas(), w.pages.page.Focus), items...)
}

func percent(size int) string { return words.T("textsize.percent", "n", size) }

func (w *window) useLanguage(l words.Language) {
	if err := words.Use(l); err != nil {
		w.reportError(err)
		return
	}
	w.language = l
	w.preferences.SetLanguage(l)
	ui.UseForms(l.Forms())
	w.pages.rebuild()
}

func (w *window) useTheme(m ui.Mode) {
	*w.theme = ui.Theme{Mode: m, Forms: w.theme.Forms}
	w.preferences.SetMode(m)
	w.pages.rebuild()
}

// useTextSize shows everything larger or smaller, at once.
func (w *window) useTextSize(percent int) {
	w.win.SetTextSize(percent)
	w.preferences.SetTextSize(percent)
	w.app.Settings().SetTheme(w.theme) // has the scale read
	w.pages.rebuild()
}

// textFactor is how many times its usual size people want the text.
func (w *window) textFactor() float32 {
	return float32(w.win.TextSize()) / desktop.UsualTextSize
}
