//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// album is where pictures of all pages go when it is asked for by this variable.
const album = "WHYBONE_SCREENSHOTS"

// screens are the sizes that the window must look well at.
var screens = []struct{ width, height int }{{1280, 720}, {1920, 1080}}

// TestGallery goes through every page, dialog, menu and mode with the worked example. They
// have to come up; whether they look well is for people to see: for them it takes pictures
// at each size, in each language, light and dark, which takes some ten minutes. So it runs as
// "make gallery" alone.
func TestGallery(t *testing.T) {
	if os.Getenv(album) == "" {
		t.Skip("make gallery runs it")
	}
	for _, size := range screens {
		for _, l := range words.Languages() {
			for _, mode := range []ui.Mode{ui.LightMode, ui.DarkMode} {
				name := fmt.Sprintf("%d/%s/%s", size.height, l.Language, mode)
				for _, part := range parts {
					t.Run(name+"/"+part.name, func(t *testing.T) {
						g := &gallery{dir: filepath.Join(module(t), "build", "screenshots", name), mode: mode}
						part.visit(g, g.examples(newDesktop(t, size.width, size.height), l.Language), l.Language)
					})
				}
			}
		}
	}
}

// part is a part of the tour. Each begins with three worked examples in the data file.
type part struct {
	name  string
	visit func(g *gallery, data string, language words.Language)
}

// parts are those that there are.
var parts = []part{{"pages", (*gallery).pages}, {"cards", (*gallery).cards}, {"trust", (*gallery).trust}, {"cases", (*gallery).cases}, {"compare", (*gallery).compared}}

// gallery takes the pictures of one part of the tour.
type gallery struct {
	*window
	dir  string
	mode ui.Mode
}

// examples makes a data file with three worked examples, of which one window was seen empty.
func (g *gallery) examples(d *desktop, language words.Language) (data string) {
	d.learn(language)
	data = dataIn(d.t.TempDir())
	g.prepare(d, data, language, g.mode)
	g.window = d.open(data, language)
	g.see(words.T("home.sample"))
	g.take("home-empty")
	g.close()
	for range 3 {
		if out, err := d.program(language, "sample", "--data", data, "--lang", string(language)).CombinedOutput(); err != nil {
			d.t.Fatalf("sample: %v: %s", err, out)
		}
	}
	return data
}

// pages visits every page, dialog, menu and mode of the worked example.
func (g *gallery) pages(data string, language words.Language) {
	g.window = g.desktop.open(data, language)
	g.list()
	g.steps()
	g.menus()
	g.onBoard(language)
	g.stage()
	g.asides()
	g.fresh()
	g.first()
	g.close()
	g.large(data, language)
	g.failure()
	g.close()
	g.largeText(data, language)
	g.close()
}

// prepare stores the settings before the program starts.
func (g *gallery) prepare(d *desktop, data string, language words.Language, mode ui.Mode) {
	store, err := storage.Open(data)
	must(d.t, err)
	must(d.t, store.SetSetting("language", string(language)))
	must(d.t, store.SetSetting("theme", string(mode)))
	must(d.t, store.Close())
}

// take takes a picture once nothing moves on the screen any more, where pictures are
// asked for.
func (g *gallery) take(name string) {
	g.t.Helper()
	if os.Getenv(album) == "" {
		return
	}
	g.rest()
	g.photograph(g.dir, name)
}

// list shows the analyses, a search, one that finds nothing, and the menus.
func (g *gallery) list() {
	g.see(words.T("home.goOn"))
	g.take("home-list")
	g.write("zzz")
	g.see(words.T("home.clear"))
	g.take("home-none")
	g.press("Escape")
	g.see(words.T("home.goOn"))
	g.settings("home-settings")
	g.menuOf("home-menu", g.seeIn(image.Rect(0, g.height/2, g.width, g.height), words.T("state.closed")))
	g.copied()
	list, _, err := g.store.List(storage.Query{})
	must(g.t, err)
	g.id = list[0].ID
	g.press("Return")
	g.see(words.T("workshop.step", "n", guide.LastStep))
	g.edit()
}

// edit goes from reading a complete analysis to editing it.
func (g *gallery) edit() {
	g.see(words.T("reading.chip"))
	g.take("reading")
	g.clickOn(words.T("act.edit"))
	g.see(words.T("reading.who"))
	g.take("reading-who")
	g.press("Down", "Return")
	g.gone(words.T("reading.chip"))
}

// settings opens the settings in the upper right corner of the home page, and from there
// the sizes of text, and closes them again.
func (g *gallery) settings(name string) {
	g.clickGear()
	g.see("简体中文")
	g.take(name)
	g.clickOn(words.T("textsize.menu", "n", 100))
	g.see(words.T("textsize.percent", "n", 150))
	g.take(name + "-text")
	g.press("Escape")
	g.gone(words.T("textsize.percent", "n", 150))
}

func (g *gallery) clickGear() {
	gear := int(34 * g.eyes.scale)
	g.click(image.Rect(g.width-gear, gear-10, g.width-gear+2, gear-8))
}

// steps are the eight panels.
func (g *gallery) steps() {
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		g.step(n)
		g.away()
		g.take(fmt.Sprintf("step-%d", n))
	}
	g.step(guide.StepCauses)
	first := g.analysis().Causes(g.analysis().Bones()[0].ID)[0].Text
	g.menuOf("step-3-menu", g.seeIn(image.Rect(g.width*2/3, 0, g.width, g.height), first))
	g.step(guide.StepAgree)
	g.press("Return")
	g.take("step-5-evidence")
	g.press("Escape")
	g.step(guide.StepWhy)
	g.press("Escape", "Escape", "Escape", "Escape", "Escape", "Escape")
	g.see(words.T("drill.pick"))
	g.press("Return")
	g.gone(words.T("drill.pick"))
	g.take("step-6-asked")
	g.press("F7")
	g.take("step-6-tree")
	g.press("F7")
}

// menuOf opens the menu of a row and closes it again.
func (g *gallery) menuOf(name string, row image.Rectangle) {
	g.do(append(moveTo(middle(row)), "click", "3")...)
	g.away()
	g.take(name)
	g.press("Escape")
}

// asides are what opens over the workshop.
func (g *gallery) asides() {
	g.step(guide.StepGroup)
	g.clickOn(words.T("group.sets"))
	g.see(words.T("set.4m"))
	g.take("step-4-sets")
	g.press("Escape")
	g.gone(words.T("set.4m"))
	g.ofPanels()
	g.openExport()
	g.see(words.T("export.save"))
	g.take("export-dialog")
	g.clickOn(words.T("export.save"))
	g.see(words.T("save.title"))
	g.take("export-save")
	g.press("Escape")
	g.gone(words.T("save.title"))
	g.press("Escape")
	g.gone(words.T("export.save"))
	g.replace("a.svg")
	g.take("export-done")
}

// replace exports a fish to where a file is already.
func (g *gallery) replace(name string) {
	path := filepath.Join(g.desktop.home, name)
	must(g.t, os.WriteFile(path, nil, 0o600))
	g.export(name)
	g.press("Return")
	g.see(words.T("save.replace"))
	g.take("export-exists")
	g.press("Return")
	g.until("the file is another one", func() bool {
		now, err := os.Stat(path)
		return err == nil && now.Size() > 0
	})
}

// rest waits until the screen stays as it is, but for a cursor that blinks.
func (g *gallery) rest() {
	g.t.Helper()
	last, same := g.screen(), 0
	g.until("nothing moves", func() bool {
		now := g.screen()
		same++
		if different(last, now) > 200 {
			same = 0
		}
		last = now
		return same >= 10
	})
}

// different counts the points in which two pictures differ.
func different(a, b *image.RGBA) int {
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		if a.Pix[i] != b.Pix[i] || a.Pix[i+1] != b.Pix[i+1] || a.Pix[i+2] != b.Pix[i+2] {
			n++
		}
	}
	return n
}

// gone waits until words are no longer on the screen.
func (g *gallery) gone(words string) {
	g.t.Helper()
	all := image.Rect(0, 0, g.width, g.height)
	g.until(fmt.Sprintf("%q is gone", words), func() bool { return !g.seesIn(all, words) })
}
