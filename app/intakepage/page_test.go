package intakepage

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/intake"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// stage is the page on a data file. What it does off the window's thread is done at once, unless
// it is held.
type stage struct {
	t      *testing.T
	store  *storage.Store
	win    fyne.Window
	work   *Work
	page   *Page
	kept   intake.Mappings
	copied string
	back   int
	came   []fishbone.Day // the days of what came in last
	wrong  []error
}

func (s *stage) ComplaintTables() intake.Mappings       { return s.kept }
func (s *stage) SetComplaintTables(all intake.Mappings) { s.kept = all }

func newStage(t *testing.T) *stage {
	t.Helper()
	uitest.NewLoop(t)
	s := &stage{t: t, store: uitest.NewStore(t), win: uitest.NewWindow(t)}
	s.work = newWork(WorkDeps{Store: s.store, Mappings: s, Now: func() time.Time { return time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC) }},
		func(work func() func()) { work()() }, func(f func()) { f() })
	s.open()
	return s
}

// open makes the page, as another language does.
func (s *stage) open() {
	s.t.Helper()
	s.page = New(Deps{
		Work: s.work, Window: s.win, Notices: ui.NewNotices(), ReportError: func(err error) { s.wrong = append(s.wrong, err) },
		Back: func() { s.back++ }, CameIn: func(first, last fishbone.Day) { s.came = []fishbone.Day{first, last} }, Settings: func(fyne.Position) {}, Clipboard: func() string { return s.copied },
	})
	s.win.SetContent(container.NewStack(s.page.Content(), s.page.Notices.Object()))
	s.page.Focus()
}

// file is a file with a table.
func (s *stage) file(name, text string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

func (s *stage) tap(label string) { s.t.Helper(); uitest.Tap(s.t, s.win.Content(), label) }

func (s *stage) mustShow(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if !uitest.Shows(s.win.Content(), text) {
			s.t.Errorf("it does not show %q but %v", text, uitest.Texts(s.win.Content()))
		}
	}
}

func (s *stage) has(n int) []string {
	s.t.Helper()
	all, err := s.store.Register().List(complaint.Query{})
	if err != nil || len(all) != n {
		s.t.Errorf("there are %d complaints, %v; want %d", len(all), err, n)
	}
	var said []string
	for _, c := range all {
		said = append(said, string(c.Received)+" "+c.What)
	}
	return said
}

const table = "Eingang;Beschreibung;Fehlerart;Prio\n31.06.2026;late;A;hoch\n02.07.2026;rude;A;dringend\n03.07.2026;lost;B;\n"

// From a file to complaints: the ones that fit come in, the others wait and are mended.
func TestAFile(t *testing.T) {
	s := newStage(t)
	s.mustShow(words.T("intake.drop"))
	if !s.page.Dropped([]string{s.file("march.csv", table)}) {
		t.Fatal("a table that is dropped is not taken")
	}
	s.mustShow("march.csv", "Beschreibung", "late", words.T("intake.wrong", "n", "2"), words.T("intake.noSuchDay", "cell", "31.06.2026"), words.T("intake.import", "n", "1"))
	s.tap(words.T("intake.import", "n", "1"))
	if said := s.has(1); !slices.Equal(said, []string{"2026-07-03 lost"}) {
		t.Errorf("it is %q", said)
	}
	s.mustShow(words.T("intake.done", "n", "1"), words.T("intake.cameIn", "n", "1"))
	s.tap(words.T("intake.mend.day", "day", "2026-06-30"))
	s.tap(words.T("intake.mend.as", "cell", "dringend", "as", words.T("severity.critical")))
	s.mustShow(words.T("intake.allFit"), words.T("intake.knownHow", "n", "1"))
	s.tap(words.T("intake.import", "n", "2"))
	if s.back != 1 {
		t.Error("with nothing left it stays")
	}
	s.has(3)
	if !slices.Equal(s.came, []fishbone.Day{"2026-06-30", "2026-07-03"}) {
		t.Errorf("shown are the complaints of %q", s.came)
	}
	s.tap(words.T("intake.undo"))
	s.has(1)
	if len(s.wrong) > 0 {
		t.Errorf("reported: %v", s.wrong)
	}
}

// The way in which a table was read is known again, with the mends.
func TestATableThatWasReadBefore(t *testing.T) {
	s := newStage(t)
	s.work.Open(s.file("a.csv", "When;Text\n1/2/2026;late\n"))
	s.mustShow(words.T("intake.noDay"))
	s.work.edit(func(p *intake.Plan) { p.Take(0, "received") })
	s.mustShow(words.T("intake.whichDay", "cell", "1/2/2026"))
	s.tap(words.T("intake.dayIs", "day", "2026-02-01"))
	s.page.startNaming()
	s.page.name.OnEnter(" SAP export ", false)
	s.work.Open(s.file("b.csv", "When;Text\n3/4/2026;rude\n"))
	s.mustShow(words.T("intake.recognisedAs", "n", "1", "name", "SAP export"), words.T("intake.import", "n", "1"))
	s.tap(words.T("intake.import", "n", "1"))
	if said := s.has(1); said[0] != "2026-04-03 rude" {
		t.Errorf("it is %q", said)
	}
	if names := s.kept.Names(); !slices.Equal(names, []string{"SAP export"}) {
		t.Errorf("kept are %q", names)
	}
}

func TestAPastedTable(t *testing.T) {
	s := newStage(t)
	s.tap(words.T("intake.paste"))
	s.mustShow(words.T("intake.nothingCopied"))
	s.copied = "日期\t问题描述\t根本原因\t对策\n2026-03-04\t少一箱\t没有复核\t加称重\n"
	s.page.Shortcut(&fyne.ShortcutPaste{})
	s.mustShow(words.T("intake.pasted"), words.T("intake.cases"))
	s.page.bringIn()
	s.has(1)
	all, _, err := s.store.List(storage.Query{})
	if err != nil || len(all) != 1 || all[0].Problem != "少一箱" {
		t.Errorf("the analyses are %+v, %v", all, err)
	}
}

// What cannot be read says why, and leaves the way to another one.
func TestWhatCannotBeRead(t *testing.T) {
	s := newStage(t)
	s.work.Open(s.file("old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	s.mustShow(words.T("intake.unread"), words.T("intake.again"))
	s.work.Open(filepath.Join(t.TempDir(), "none.csv"))
	s.mustShow(words.T("intake.unread"))
	s.work.Open(s.file("headings.csv", "Date received,Issue\n"))
	s.mustShow(words.T("intake.noRows"), words.T("intake.importNone"))
	if s.page.Dropped([]string{"picture.png"}) || s.page.Dropped([]string{"a.csv", "b.csv"}) {
		t.Error("it takes what is no table")
	}
}

// hold has work wait until it is let go, as on a goroutine.
func (s *stage) hold() (let func()) {
	var waiting []func()
	s.work.background = func(work func() func()) { waiting = append(waiting, func() { work()() }) }
	return func() {
		for len(waiting) > 0 {
			next := waiting[0]
			waiting = waiting[1:]
			next()
		}
	}
}

// An import that is stopped leaves nothing, and another language does not stop one.
func TestStopping(t *testing.T) {
	s := newStage(t)
	s.work.Open(s.file("a.csv", "Date;Issue\n"+strings.Repeat("2026-03-04;late\n", 2000)))
	let := s.hold()
	s.page.bringIn()
	s.mustShow(words.T("intake.stop"))
	s.page.Suspend()
	s.page.Close()
	s.open()
	s.mustShow(words.T("intake.stop"))
	s.tap(words.T("intake.stop"))
	let()
	s.has(0)
	s.mustShow(words.T("intake.import", "n", "2,000"))
	s.page.bringIn()
	let()
	s.has(2000)
}

// While a check is under way, another change takes its place.
func TestALaterChangeCounts(t *testing.T) {
	s := newStage(t)
	path := s.file("a.csv", "Date;Issue;Note\n2026-03-04;late;x\n2026-03-05;;y\n")
	let := s.hold()
	s.work.Open(path)
	let()
	s.work.edit(func(p *intake.Plan) { p.Take(1, "") })
	s.work.edit(func(p *intake.Plan) { p.Take(2, "what") })
	let()
	s.mustShow(words.T("intake.import", "n", "2"))
}

// One answer gives all days without a year theirs, and the chip takes it back.
func TestDaysWithoutAYear(t *testing.T) {
	s := newStage(t)
	s.work.Open(s.file("a.csv", "日期,内容\n2026/3/4,late\n3月5日,rude\n3月6日,lost\n"))
	s.mustShow(words.T("intake.import", "n", "1"), words.T("intake.noYearIn", "cell", "3月5日"))
	s.tap(words.T("intake.mend.year", "year", "2026"))
	s.mustShow(words.T("intake.allFit"), words.T("intake.year"), words.T("intake.import", "n", "3"))
	s.tap(words.T("intake.year") + " 2026")
	uitest.Tap(t, s.win.Canvas().Overlays().Top(), words.T("intake.noYear"))
	s.mustShow(words.T("intake.import", "n", "1"))
}

// What does not fit is told in the order of the table, with all its rows; one answer for all is offered
// once, rows of sums are left out, and each answer is taken back.
func TestWhatDoesNotFit(t *testing.T) {
	s := newStage(t)
	s.work.Open(s.file("a.csv", "日期,内容,严重程度\n2026/3/4,late,一般\n3月9日,a,轻微\n3月5日,b,\n3月5日,c,\n合计,4,\n"))
	shown := strings.Join(uitest.Texts(s.win.Content()), "|")
	want := strings.Join([]string{words.T("intake.mend.year", "year", "2026"), "3", words.T("intake.noYearIn", "cell", "3月9日"), "4", "5", words.T("intake.noYearIn", "cell", "3月5日"),
		"6", words.T("intake.noSuchDay", "cell", "合计"), words.T("intake.mend.leftOut", "n", "1"), words.T("intake.saveWrong", "n", "4")}, "|")
	if !strings.Contains(shown, want) {
		t.Errorf("it shows %q, not %q", shown, want)
	}
	s.mustShow(words.T("intake.readAs", "cell", "一般", "as", words.T("severity.minor")), words.T("intake.dates.ymd"))
	s.tap(words.T("intake.mend.leftOut", "n", "1"))
	s.mustShow(words.T("intake.wrong", "n", "3"))
	s.tap(words.T("act.undo"))
	s.mustShow(words.T("intake.wrong", "n", "4"))
	s.tap(words.T("intake.mend.year", "year", "2026"))
	s.tap(words.T("intake.mend.leftOut", "n", "1"))
	s.mustShow(words.T("intake.allFit"), words.T("intake.import", "n", "4"))
}

// Columns have the room that is there: no chip is cut while another column is wider than it needs to be.
func TestRoomOfColumns(t *testing.T) {
	for _, c := range []struct {
		wanted, w []float32
		left      float32
		want      []float32
	}{
		{[]float32{100, 300, 500}, []float32{100, 172, 200}, 100, []float32{100, 222, 250}},
		{[]float32{100, 200, 500}, []float32{100, 172, 200}, 100, []float32{100, 200, 272}},
		{[]float32{100, 180, 200}, []float32{100, 172, 200}, 38, []float32{110, 190, 210}},
		{[]float32{300}, []float32{172}, -40, []float32{172}},
	} {
		if share(c.w, c.wanted, c.left); !slices.Equal(c.w, c.want) {
			t.Errorf("widths are %v, want %v", c.w, c.want)
		}
	}
}

func TestOneLine(t *testing.T) {
	for said, want := range map[string]string{"a\nb": "a b", "汤漏了，\r\n整份": "汤漏了，整份", "汤\tb": "汤 b", "a": "a", "": ""} {
		if got := oneLine(said); got != want {
			t.Errorf("%q becomes %q", said, got)
		}
	}
}
