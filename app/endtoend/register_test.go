//go:build linux

package endtoend

import (
	"slices"
	"testing"

	"whybone/app/words"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// Somebody registers three complaints by keyboard, takes one back, and starts an analysis from the
// type that comes most. What was typed and not entered is there again after the program was killed.
func TestTheRegister(t *testing.T) {
	d := newDesktop(t, 1280, 720)
	data := dataIn(d.home)
	w := d.open(data, words.English)
	registered := func(what string, want ...string) {
		t.Helper()
		w.until(what, func() bool {
			all, err := w.store.Register().List(complaint.Query{Oldest: true})
			must(t, err)
			var got []string
			for _, c := range all {
				got = append(got, c.What)
			}
			return slices.Equal(got, want)
		})
	}
	w.see(words.T("home.welcome"))
	w.clickOn(words.T("tab.complaints"))
	w.see(words.T("register.welcome"))
	w.press("ctrl+n")
	w.see(words.T("register.formNew"))
	enter := func(what, kind string) {
		t.Helper()
		w.write(what)
		w.press("Tab", "Tab", "Tab") // past channel and customer
		w.write(kind)
		w.press("Return")
	}
	enter("Soup was cold", "Late")
	registered("the first one", "Soup was cold")
	enter("Soup was cold again", "Late")
	registered("the second one", "Soup was cold", "Soup was cold again")
	enter("No spoon", "Missing")
	registered("the third one", "Soup was cold", "Soup was cold again", "No spoon")
	w.press("ctrl+z")
	registered("the third one is taken back", "Soup was cold", "Soup was cold again")
	w.press("ctrl+y")
	registered("and done again", "Soup was cold", "Soup was cold again", "No spoon")

	w.write("Half a sent")
	w.until("the draft is kept", func() bool { return w.drafts()["complaint/new/what"] == "Half a sent" })
	must(t, w.process.cmd.Process.Kill())
	<-w.process.ended
	must(t, w.store.Close())
	w = d.open(data, words.English)
	w.see("Half a sent")
	w.write("ence")
	w.press("Return")
	registered("the fourth one", "Soup was cold", "Soup was cold again", "No spoon", "Half a sentence")

	w.press("Escape")
	w.see(words.T("register.types"))
	w.press("Right") // to the first type, whose complaints are then shown alone
	w.clickOn(words.T("register.start", "n", 2))
	w.see(words.T("problem.question"))
	w.until("the analysis has its figures", func() bool {
		list, total, err := w.store.List(storage.Query{})
		must(t, err)
		if total != 1 {
			return false
		}
		w.id = list[0].ID
		about := w.analysis().About()
		return about.Affected == "2" && about.Total == "4" && about.What == "Late" && about.Voice == "Soup was cold again"
	})
	all, err := w.store.Register().List(complaint.Query{Started: w.id})
	must(t, err)
	if len(all) != 2 || all[0].Type != "Late" {
		t.Errorf("it was started from %+v", all)
	}
	w.close()
}
