//go:build linux

package endtoend

import (
	"context"
	"database/sql"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// trust is what the program says when it broke or when its file did: backups and the bin,
// words that the file does not take, a question at closing, damage, and a file for reading.
func (g *gallery) trust(data string, language words.Language) {
	crash := filepath.Join(g.desktop.home, ".local", "state", "whybone", "log", "crash.txt")
	must(g.t, os.WriteFile(crash, []byte("panic: runtime error: index out of range [3] with length 3\n"), 0o600))
	id := g.age(data)
	g.window = g.desktop.open(data, language)
	g.id = id
	g.see(words.T("fault.copy"))
	g.take("fault")
	g.backups()
	g.unsaved(data, language)
	g.lostAtHome(data, language)
	g.damaged(data, id, language)
	g.readOnly(data, language)
}

// age makes backups of many days, one of them damaged, and then changes, adds and deletes
// something. It returns what it added.
func (g *gallery) age(data string) fishbone.ID {
	store, err := storage.Open(data)
	must(g.t, err)
	must(g.t, store.SetSetting("open", ""))
	now := time.Now()
	for _, days := range []int{100, 70, 40, 23, 16, 9, 5, 3, 2, 1} {
		_, err := store.Backup(now.AddDate(0, 0, -days), storage.Daily)
		must(g.t, err)
	}
	broken, err := store.Backup(now.AddDate(0, 0, -2).Add(-time.Hour), storage.BeforeImport)
	must(g.t, err)
	must(g.t, os.Truncate(broken.Path, broken.Size/2))
	list, _, err := store.List(storage.Query{})
	must(g.t, err)
	for i, s := range list[:3] {
		if i == 0 {
			a, err := store.Load(s.ID)
			must(g.t, err)
			_, err = store.Do(a, fishbone.SetAbout{Field: fishbone.Constraints, Text: "KPI"}, fishbone.Stamp{At: now})
			must(g.t, err)
			continue
		}
		must(g.t, store.Delete(s.ID, now.Add(-time.Duration(i)*time.Hour)))
	}
	id := g.storeCards(store)
	must(g.t, store.Close())
	return id
}

// backups goes through the page of backups and the bin.
func (g *gallery) backups() {
	g.clickGear()
	g.clickOn(words.T("backups.title"))
	g.away()
	g.see(words.T("backups.broken"))
	before := time.Now().AddDate(0, 0, -1) // the backup of today has all that there is
	g.clickOn(words.T("date.day", "month", words.T(fmt.Sprintf("date.month.%d", before.Month())), "day", before.Day()))
	g.away()
	g.see(words.T("backups.bring"))
	g.take("backups")
	g.clickOn(words.T("backups.whole"))
	g.away()
	g.take("backups-whole")
	g.clickOn(words.T("backups.broken"))
	g.away()
	g.take("backups-damaged")
	left := image.Rect(0, g.scaled(60), g.width/2, g.height)
	g.do(append(moveTo(middle(left)), "click", "--repeat", "30", "--delay", "5", "5")...)
	g.rest()
	g.take("backups-bin")
	g.clickOn(words.T("bin.empty"))
	g.away()
	g.see(words.T("bin.sure"))
	g.take("bin-question")
	g.press("Escape")
	g.gone(words.T("bin.sure"))
	g.press("Escape")
	g.see(words.T("home.goOn"))
}

// unsaved has the data file locked, taken away and replaced while somebody types, and closes
// the window over that.
func (g *gallery) unsaved(data string, language words.Language) {
	g.press("Return")
	g.see(words.T("wall.count", "n", 34))
	db, err := sql.Open("sqlite3", data)
	must(g.t, err)
	other, err := db.Conn(context.Background())
	must(g.t, err)
	exec := func(statement string) {
		_, err := other.ExecContext(context.Background(), statement)
		must(g.t, err)
	}
	exec("BEGIN IMMEDIATE")
	g.enter("KPI")
	g.see(words.T("saving.again"))
	g.take("unsaved-busy")
	g.shown("unsaved-present")
	exec("ROLLBACK")
	must(g.t, other.Close())
	must(g.t, db.Close())
	g.gone(words.T("saving.again"))

	away := data + ".away"
	must(g.t, os.Rename(data, away))
	g.enter("SOP")
	g.see(words.T("saving.putBack"))
	g.take("unsaved-gone")
	copied, err := os.ReadFile(away)
	must(g.t, err)
	must(g.t, os.WriteFile(data, copied, 0o600))
	g.enter("FIFO")
	g.see(words.T("saving.putInto"))
	g.take("unsaved-replaced")
	g.press("alt+F4")
	stay := g.see(words.T("close.stay"))
	g.take("close-question")
	g.click(g.seeIn(image.Rect(0, stay.Min.Y-9, stay.Min.X, stay.Max.Y+9), words.T("close.anyway"))) // not in a sentence
	g.left()
	must(g.t, os.Rename(away, data))
	g.window = g.desktop.open(data, language)
	g.take("rescued")
	g.close()
}

// lostAtHome has the data file taken away and replaced while the list is shown.
func (g *gallery) lostAtHome(data string, language words.Language) {
	store, err := storage.Open(data)
	must(g.t, err)
	must(g.t, store.SetSetting("open", ""))
	must(g.t, store.Close())
	g.window = g.desktop.open(data, language)
	g.see(words.T("home.goOn"))
	away := data + ".away"
	must(g.t, os.Rename(data, away))
	copied, err := os.ReadFile(away)
	must(g.t, err)
	look := func(name, says string) {
		g.press("ctrl+n")
		g.see(words.T(says))
		g.take(name)
		g.press("Escape")
		g.gone(words.T(says))
	}
	look("home-lost-gone", "saving.lost.gone")
	must(g.t, os.WriteFile(data, copied, 0o600))
	look("home-lost-replaced", "saving.lost.other")
	must(g.t, os.Remove(data))
	must(g.t, os.WriteFile(data, []byte("something else"), 0o600))
	look("home-lost-damaged", "saving.lost.damaged")
	g.press("alt+F4")
	g.left()
	must(g.t, os.Rename(away, data))
}

// damaged is an analysis of which a word became another one in the file.
func (g *gallery) damaged(data string, id fishbone.ID, language words.Language) {
	store, err := storage.Open(data)
	must(g.t, err)
	must(g.t, store.SetSetting("open", ""))
	must(g.t, store.Close())
	db, err := sql.Open("sqlite3", data)
	must(g.t, err)
	for _, statement := range []string{`UPDATE cause SET text = text || 'x' WHERE analysis = ?`, `UPDATE analysis SET causes = causes + 1 WHERE id = ?`} {
		_, err = db.Exec(statement, id)
		must(g.t, err)
	}
	must(g.t, db.Close())
	g.window = g.desktop.open(data, language)
	g.clickOn(words.T("state.damaged"))
	g.away()
	g.take("damaged")
	g.press("alt+F4")
	g.left()
}

// left waits for the window to go. The data file is not as it should be, so that neither the
// program nor the test can close it well.
func (g *gallery) left() {
	g.until("the window is closed", func() bool { return !g.process.running() })
	_ = g.store.Close()
}

// readOnly starts on a file that cannot be written, and types all the same.
func (g *gallery) readOnly(data string, language words.Language) {
	must(g.t, os.Chmod(data, 0o400))
	program := g.desktop.program(language, "--data", data)
	if os.Geteuid() == 0 { // who may write everywhere
		if needs, err := exec.LookPath("setpriv"); err == nil {
			program.Args = append([]string{needs, "--bounding-set", "-dac_override", "--", program.Path}, program.Args[1:]...)
			program.Path = needs
		}
	}
	g.window = g.desktop.openWith(program, data, language)
	g.see(words.T("home.goOn"))
	g.take("read-only")
	g.press("Return")
	g.rest()
	g.press("ctrl+3")
	g.enter("KPI")
	g.take("read-only-unsaved")
}
