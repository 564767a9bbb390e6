//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"os"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// menus are what opens from the header and by keys.
func (g *gallery) menus() {
	g.step(guide.StepCauses)
	bar := g.seesIn(image.Rect(0, 0, g.width, g.scaled(ui.HeaderHeight)), words.T("part.view"))
	for n := 0; n <= 6; n++ { // the menu and the menus in it, or those of the bar
		g.press("F10")
		for i := range n {
			switch {
			case !bar:
				g.press("Down")
			case i > 0:
				g.press("Right")
			}
		}
		if n > 0 && !bar {
			g.press("Return")
		}
		g.take(fmt.Sprintf("menu-%d", n))
		g.press("Escape", "Escape")
	}
	for _, m := range []struct{ name, open, end string }{
		{"keys", "F1", "Escape"},
		{"timer-menu", "ctrl+shift+t", "Escape"},
		{"rail-numbers", "ctrl+b", "ctrl+b"},
		{"panel-closed", "ctrl+j", "ctrl+j"},
	} {
		g.press(m.open)
		g.away()
		g.take(m.name)
		g.press(m.end)
	}
}

// onBoard works with a cause on the board: entries and lists beside it, its menus, and a
// drag that is given up.
func (g *gallery) onBoard(language words.Language) {
	text := map[words.Language]string{
		words.English: "Nobody checks labels", words.Simplified: "没有人核对标签", words.Traditional: "沒有人核對標籤",
	}[language]
	g.step(guide.StepCauses)
	g.press("F6", "Return") // after the cause in hand
	g.enter(text)
	g.stored("a cause more", func(a *fishbone.Analysis) bool { _, ok := cause(a, text); return ok })
	g.press("Escape", "F2")
	g.take("board-reword")
	g.press("Escape", "Tab")
	g.take("board-why")
	g.press("Escape", "Return")
	g.take("board-next")
	g.press("Escape")
	g.away()
	at := g.chosen()
	g.click(at)
	g.do("click", "3")
	g.see(words.T("act.drill"))
	g.take("board-menu")
	g.press("Escape", "v")
	g.take("board-verdict")
	g.press("Escape", "s")
	g.take("board-same")
	g.press("Escape")
	g.rest()
	still := g.screen()
	g.do(append(moveTo(middle(at)), "mousedown", "1")...)
	for i := range 8 {
		g.do(moveTo(middle(at).Add(image.Pt(-12*i, 8*i)))...)
	}
	g.until("a bone is lit", func() bool { return different(still, g.screen()) > 5000 })
	g.take("board-drag")
	g.do("key", "Escape") // press would let go of the button first
	g.do("mouseup", "1")
	g.away()
	g.press("ctrl+z")
	g.stored("no cause more", func(a *fishbone.Analysis) bool { _, ok := cause(a, text); return !ok })
}

// chosen is where something is selected on the board, left of the head, which has the
// colour of its outline.
func (g *gallery) chosen() (at image.Rectangle) {
	left := image.Rect(g.scaled(200), g.scaled(100), g.width*62/100, g.height-g.scaled(80)) // below tabs, whose line has the colour too
	outline := ui.Light.Accent
	if g.mode == ui.DarkMode {
		outline = ui.Dark.Accent
	}
	g.rest()
	g.until("something is selected", func() bool {
		at = area(g.screen(), left, outline)
		return at.Dx() > 20
	})
	return at
}

// scaled is how many points of the screen a measure of the window takes.
func (g *gallery) scaled(n int) int { return int(float32(n) * g.eyes.scale) }

// failure is a picture that cannot be written. What it says stays until somebody read it.
func (g *gallery) failure() {
	g.export("nowhere/a.svg")
	g.press("Return")
	g.until("a notice says that it failed", func() bool {
		return !area(g.screen(), g.foot(), ui.Dark.Bad).Empty() // its mark: notices are dark
	})
	g.take("export-failed")
}

// openStep opens a step where its words are too large to be found.
func (g *gallery) openStep(n guide.Step) {
	g.press(fmt.Sprintf("ctrl+%d", n))
	g.onStep(n)
}

// stage is presenter mode with all steps, and a chain that is read back.
func (g *gallery) stage() {
	g.openStep(guide.StepProblem)
	g.presented("present")
	g.openStep(guide.StepWhy)
	g.press("Return")
	g.take("present-6-asked")
	g.readBack("present-therefore")
	g.press("F11")
	g.openStep(guide.StepWhy)
	g.press("Return")
	g.readBack("therefore")
	g.press("ctrl+h")
	g.take("history")
	g.press("ctrl+h")
	g.setAside()
}

// setAside is the history of what was undone and then replaced by something else.
func (g *gallery) setAside() {
	g.step(guide.StepCauses)
	g.press("ctrl+z", "ctrl+z")
	before := g.analysis().Count().Causes
	g.enter("KPI")
	g.stored("a cause more", func(a *fishbone.Analysis) bool { return a.Count().Causes > before })
	g.noNotice()
	g.press("ctrl+h")
	g.take("history-aside")
	g.press("ctrl+h", "ctrl+z")
	g.stored("no cause more", func(a *fishbone.Analysis) bool { return a.Count().Causes == before })
	g.noNotice()
}

// noNotice waits where pictures are taken until the middle of the board's foot, with or
// without a tray below it, is not that of a notice.
func (g *gallery) noNotice() {
	if os.Getenv(album) == "" {
		return
	}
	g.rest() // it may be on its way yet
	middle := (g.scaled(196) + g.width - g.scaled(360)) / 2
	foot := image.Rect(middle-g.scaled(20), g.height-g.scaled(150), middle+g.scaled(20), g.height-g.scaled(40))
	notice := ui.Dark.Surface
	if g.mode == ui.DarkMode {
		notice = ui.Dark.Sunken
	}
	g.until("there is no notice", func() bool { return area(g.screen(), foot, notice).Empty() })
}

// largeText presents with the largest text.
func (g *gallery) largeText(data string, language words.Language) {
	store, err := storage.Open(data)
	must(g.t, err)
	list, _, err := store.List(storage.Query{})
	must(g.t, err)
	oldest := list[len(list)-1].ID // a worked example
	must(g.t, store.SetSetting("open", string(oldest)))
	must(g.t, store.SetSetting("textsize", "150"))
	must(g.t, store.KeepDraft(oldest, "gallery", "KPI")) // so that it is edited and not read: only then is its step stored
	must(g.t, store.Close())
	g.window = g.desktop.open(data, language)
	g.id = oldest
	g.eyes.scale *= 1.5
	g.rest()
	g.press("F11")
	for _, n := range []guide.Step{guide.StepCauses, guide.StepWhy} {
		g.openStep(n)
		g.take(fmt.Sprintf("present-150-%d", n))
	}
}

// presented begins to present and shows all steps.
func (g *gallery) presented(name string) {
	g.press("F11")
	g.away()
	g.take(name + "-begun")
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		g.openStep(n)
		g.take(fmt.Sprintf("%s-%d", name, n))
	}
}

// readBack reads a chain back to its end.
func (g *gallery) readBack(name string) {
	g.press("ctrl+r")
	g.take(name)
	g.press("y")
	g.take(name + "-next")
	next := g.screen()
	g.press("n", "y", "y", "y", "y", "y")
	g.until("it is read on", func() bool { return different(next, g.screen()) > 5000 })
	g.take(name + "-end")
	g.press("Escape")
}

// fresh is a new analysis, where every step is still empty.
func (g *gallery) fresh() {
	g.press("ctrl+w")
	g.see(words.T("home.goOn"))
	g.press("ctrl+n")
	g.until("a new analysis is there", func() bool {
		list, total, err := g.store.List(storage.Query{})
		must(g.t, err)
		if total == 4 {
			g.id = list[0].ID
		}
		return total == 4
	})
	g.away()
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		g.step(n)
		g.take(fmt.Sprintf("empty-%d", n))
	}
	g.presented("present-empty")
	g.press("F11")
}

// first is the tour for newcomers.
func (g *gallery) first() {
	g.press("ctrl+w")
	g.see(words.T("home.goOn"))
	g.clickGear()
	g.clickOn(words.T("act.tour"))
	const stops = 9
	for n := 1; n <= stops; n++ {
		g.see(words.T("tour.count", "n", n, "of", stops))
		g.take(fmt.Sprintf("tour-%d", n))
		g.press("F4")
	}
	g.press("Escape")
}

// large is a fish that is larger than its view.
func (g *gallery) large(data string, language words.Language) {
	id := storeFish(g.t, data, 300, guide.StepCauses)
	store, err := storage.Open(data)
	must(g.t, err)
	must(g.t, store.SetSetting("open", string(id))) // as if the program had been closed on it
	must(g.t, store.Close())
	g.window = g.desktop.open(data, language)
	g.id = id
	g.see(words.T("workshop.step", "n", guide.StepCauses))
	g.away()
	g.take("fish-300")
	g.press("ctrl+9")
	g.take("fish-300-map")
	g.press("F11")
	g.gone(words.T("workshop.present"))
	g.until("the fish has the new room", func() bool {
		return area(g.screen(), image.Rect(0, 0, g.width, g.height/2), g.picture().Spine).Dx() > g.width*6/10
	})
	g.take("present-300")
	g.press("F11")
}
