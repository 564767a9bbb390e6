//go:build linux

package endtoend

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"whybone/app/words"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// A team brings in two tables, odd as they come: a Chinese one in GB 18030 with a title, a day that
// is missing and root causes, and an English one of which the days could be read in two ways.
func TestImportComplaintsInTheWindow(t *testing.T) {
	dir, data := t.TempDir(), dataIn(t.TempDir())
	march, april := filepath.Join(dir, "march.csv"), filepath.Join(dir, "april.csv")
	text, err := simplifiedchinese.GB18030.NewEncoder().String("三月客诉汇总,,,,,\n客户反馈时间,投诉类别,不良现象,发生原因,流出原因,对策\n" +
		"2026年3月4日,包装,外箱破损,搬运时跌落,未做跌落试验,更换五层外箱\n,包装,标签贴反,,,\n2026/3/6,数量,少一箱,,,\n")
	must(t, errors.Join(err, os.WriteFile(march, []byte(text), 0o600),
		os.WriteFile(april, []byte("Call date;Remark\n3/4/2026;charged twice\n5/6/2026;no answer\n"), 0o600)))
	archiveAt(t, data)
	s, err := storage.Open(data)
	must(t, err)
	must(t, errors.Join(s.SetSetting("open", "import:"+march), s.Close())) // as after it was dropped on the window

	d := newDesktop(t, 1280, 720)
	w := d.open(data, words.Simplified)
	has := func(n int) {
		t.Helper()
		w.until("the complaints came in", func() bool {
			all, err := w.store.Register().List(complaint.Query{})
			return err == nil && len(all) == n
		})
	}
	w.clickOn(words.T("intake.mend.above"))
	w.clickOn(words.T("intake.import", "n", "3"))
	has(3)
	w.until("an analysis came with it", func() bool {
		list, _, err := w.store.List(storage.Query{})
		return err == nil && len(list) == 1 && list[0].Problem == "外箱破损"
	})
	must(t, w.store.Close())
	w.endsWell()

	s, err = storage.Open(data)
	must(t, err)
	must(t, errors.Join(s.SetSetting("open", "import:"+april), s.SetSetting("language", string(words.English)), s.Close()))
	w = d.open(data, words.English)
	w.see(words.T("intake.noDay"))
	w.press("Return", "Down", "Return") // the first column holds the day
	w.see(words.T("intake.whichDay", "cell", "3/4/2026"))
	w.clickOn(words.T("intake.dayIs", "day", "2026-03-04"))
	w.press("ctrl+Return")
	has(5)
	all, err := w.store.Register().List(complaint.Query{})
	must(t, err)
	var said []string
	for _, c := range all {
		said = append(said, string(c.Received)+" "+c.What)
	}
	slices.Sort(said)
	if want := []string{"2026-03-04 charged twice", "2026-03-04 外箱破损", "2026-03-04 标签贴反", "2026-03-06 少一箱", "2026-05-06 no answer"}; !slices.Equal(said, want) {
		t.Errorf("it is %q, want %q", said, want)
	}
	w.clickOn(words.T("intake.undo"))
	has(3)
	must(t, w.store.Close())
	w.endsWell()
}
