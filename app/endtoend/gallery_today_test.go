//go:build linux

package endtoend

import (
	"os"
	"path/filepath"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/storage"
)

func init() { parts = append(parts, part{"today", (*gallery).today}) }

// today is the home page with what asks for somebody, which is promises that are overdue and a case that
// must be read; with one problem at which three groups work; and the pages on which tables come in.
func (g *gallery) today(data string, language words.Language) {
	g.fillGroups(data, g.fill(data, g.usual(language)))
	g.window = g.desktop.open(data, language)
	g.see(words.T("home.overduePromises"))
	g.see(words.T("home.toRead"))
	g.away()
	g.take("home-today")
	g.scrollHome()
	g.see(words.GroupNumber(3))
	g.take("home-groups")
	g.tables()
	g.close()
}

// scrollHome turns the wheel until the list is in sight.
func (g *gallery) scrollHome() {
	g.do(append(moveTo(middle(g.board())), "click", "--repeat", "20", "--delay", "3", "5")...)
	g.away()
	g.rest()
}

// fillGroups has two more groups begin on the problem of an analysis, and a case that must be read. The
// home page opens.
func (g *gallery) fillGroups(data string, id fishbone.ID) {
	store, err := storage.Open(data)
	must(g.t, err)
	defer func() { must(g.t, store.Close()) }()
	at := fishbone.Stamp{At: time.Now()}
	first, err := store.Load(id)
	must(g.t, err)
	for range 2 {
		a, err := fishbone.New(fishbone.NewID(), at).Apply(compare.Twin(first, fishbone.NewID), at)
		must(g.t, err)
		_, err = store.Create(a)
		must(g.t, err)
	}
	cases, _, err := store.List(storage.Query{Cases: true})
	must(g.t, err)
	a, err := store.Load(cases[0].ID)
	must(g.t, err)
	_, err = store.Do(a, fishbone.SetAbout{Field: fishbone.MustReadField, Text: string(fishbone.MustRead)}, at)
	must(g.t, err)
	must(g.t, store.SetSetting("open", ""))
}

// tables are a table of complaints and one of service figures, each with a cell that does not fit.
func (g *gallery) tables() {
	for _, table := range []struct{ tab, welcome, name, text string }{
		{"tab.complaints", "register.welcome", "complaints.csv", chineseTable},
		{"tab.figures", "figures.welcome", "figures.csv", "KPI,2026-01,2026-02,2026-03\nNPS,41,44,~45\nCSAT (%),91.5,92,\n"},
	} {
		path := filepath.Join(g.desktop.home, table.name)
		must(g.t, os.WriteFile(path, []byte(table.text), 0o600))
		g.clickOn(words.T(table.tab))
		g.see(words.T(table.welcome))
		g.clickOn(words.T("register.importLong"))
		g.away() // or the pointer stands on the next button's words
		g.clickOn(words.T("intake.choose"))
		g.see(words.T("open.title"))
		g.write(path)
		g.press("Return")
		g.see(words.T("intake.saveWrong"))
		g.away()
		g.take("import-" + table.name)
		g.press("Escape")
	}
}
