package panel_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
)

// Where what is to be saved cannot be made, the file that is there stays as it is, and somebody
// is told.
func TestNothingIsWrittenOfWhatCannotBeMade(t *testing.T) {
	s := paneltest.NewStage(t, func(*paneltest.Stage) panel.Feature { return panel.Feature{} })
	path := filepath.Join(t.TempDir(), "table.CSV")
	defer func(was func(fyne.Window, filedialog.Question, func(string), func())) { panel.AskWhere = was }(panel.AskWhere)
	panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, then func(string), done func()) { then(path); done() }
	made := ""
	save := func(err error) {
		panel.SaveFile(s, "table.csv", []string{".csv"}, func(ending string) ([]byte, error) {
			made = ending
			return []byte("a,b\r\n"), err
		})
	}
	mustHold := func(want string) {
		t.Helper()
		if got, _ := os.ReadFile(path); string(got) != want {
			t.Errorf("the file holds %q, want %q", got, want)
		}
	}
	save(nil)
	mustHold("a,b\r\n")
	if want := words.T("export.done", "file", path); made != ".csv" || s.Notice() != want {
		t.Errorf("of %q it says %q, want %q", made, s.Notice(), want)
	}
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	save(errors.New("no room"))
	mustHold("before")
	if want := words.T("export.failed", "file", path, "reason", words.Sentence(errors.New("no room"))); s.Notice() != want {
		t.Errorf("it says %q, want %q", s.Notice(), want)
	}
}
