package app

// fullScreen gives the page the whole screen, without a menu bar, or the window and the
// menu bar again as they were.
func (w *window) fullScreen(on bool) {
	if on == w.win.FullScreen() {
		return
	}
	if on {
		w.menu = w.win.MainMenu()
		w.win.SetMainMenu(nil)
	} else if w.menu != nil {
		w.win.SetMainMenu(w.menu)
	}
	w.win.SetFullScreen(on)
}
