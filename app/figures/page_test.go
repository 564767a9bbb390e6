package figures

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
	"whybone/storage"
)

var noon = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

// watched is a real register that fails when told to.
type watched struct {
	*storage.Register
	fail error
}

func (w *watched) Do(e complaint.Edit, at fishbone.Stamp, ends ...string) (complaint.Edit, error) {
	if w.fail != nil {
		return nil, w.fail
	}
	return w.Register.Do(e, at, ends...)
}

// stage is a page in a window whose background work and clock run when the test says.
type stage struct {
	*Page
	t      *testing.T
	store  *watched
	jobs   []func() func()
	clock  uitest.Timers
	window fyne.Window
	now    time.Time
	months []fishbone.Day // of which complaints were to be shown
}

func newStage(t *testing.T, things ...fishbone.Thing) *stage {
	t.Helper()
	file, err := storage.Open(filepath.Join(t.TempDir(), "whybone.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	uitest.NewLoop(t)
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, now: noon, store: &watched{Register: file.Register()}}
	for _, thing := range things {
		if _, err := s.store.Do(complaint.Write{Values: complaint.Put(thing)}, fishbone.Stamp{At: s.tick()}); err != nil {
			t.Fatal(err)
		}
	}
	s.window = test.NewTempWindow(t, container.NewStack())
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(1280, 720))
	s.show(NewView())
	return s
}

// show makes the page, as the window does again for another language.
func (s *stage) show(v *View) {
	s.t.Helper()
	notices := ui.NewNotices()
	notices.After = s.clock.After
	s.Page = newPage(Deps{
		Store: s.store, Quick: s.store, Now: s.tick, Window: s.window, Notices: notices, View: v,
		ReportError: func(err error) { notices.Say(words.Sentence(err), ui.Negative, "", nil) },
		Tabs:        func(count string) []ui.PageTab { return []ui.PageTab{{Words: "Figures", Count: count, Chosen: true}} },
		Settings:    func(fyne.Position) {}, FullScreen: func(bool) {}, Complaints: func(m fishbone.Day) { s.months = append(s.months, m) },
	}, func(work func() func()) { s.jobs = append(s.jobs, work) }, s.clock.After)
	s.window.SetContent(container.NewStack(s.Content(), notices.Object()))
	s.settle()
}

func (s *stage) tick() time.Time {
	s.now = s.now.Add(time.Second)
	return s.now
}

func (s *stage) settle() {
	for len(s.jobs) > 0 {
		job := s.jobs[0]
		s.jobs = s.jobs[1:]
		job()()
	}
}

func (s *stage) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, k := range keys {
		ui.Settle(s.window.Canvas()).TypedKey(&fyne.KeyEvent{Name: k})
		s.settle()
	}
}

func (s *stage) write(text string) {
	s.t.Helper()
	test.Type(ui.Settle(s.window.Canvas()), text)
	s.settle()
}

func (s *stage) shortcut(key fyne.KeyName, modifier fyne.KeyModifier) {
	s.t.Helper()
	if !s.Shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: modifier}) {
		s.t.Fatalf("%s means nothing", key)
	}
	s.settle()
}

func (s *stage) tap(label string) {
	s.t.Helper()
	uitest.Tap(s.t, s.window.Content(), label)
	s.settle()
}

func (s *stage) mustShow(want string) {
	s.t.Helper()
	if !uitest.Shows(s.window.Content(), want) {
		s.t.Errorf("the page does not show %q, but %q", want, uitest.Text(s.window.Content()))
	}
}

// kept is what the file holds.
func (s *stage) kept() *service.Book {
	s.t.Helper()
	values, err := s.store.Values()
	if err != nil {
		s.t.Fatal(err)
	}
	return service.Read(complaint.Things(values))
}

func (s *stage) mustHold(indicator fishbone.ID, month fishbone.Day, want float64) {
	s.t.Helper()
	if v, ok := s.kept().Value(indicator, month); !ok || v.Number != want {
		s.t.Errorf("%s in %s is %v, %v; want %v", indicator, month, v.Number, ok, want)
	}
}

func (s *stage) mustNotHold(indicator fishbone.ID, month fishbone.Day) {
	s.t.Helper()
	if v, ok := s.kept().Value(indicator, month); ok {
		s.t.Errorf("%s in %s is %v", indicator, month, v.Number)
	}
}

// two indicators, the second of which has a target.
func two() []fishbone.Thing {
	return []fishbone.Thing{
		&fishbone.Indicator{ID: "a", Name: "Answered", Direction: fishbone.HigherIsBetter, Place: 1},
		&fishbone.Indicator{ID: "b", Name: "Satisfied", Direction: fishbone.HigherIsBetter, Target: "95", Lower: "90", Concern: fishbone.Satisfaction, Place: 2},
	}
}

// Values are typed month by month with the keys alone, corrected, and taken back.
func TestTyping(t *testing.T) {
	s := newStage(t, two()...)
	s.press(fyne.KeyUp)
	s.write("91.5")
	s.press(fyne.KeyReturn)
	s.write("92")
	s.press(fyne.KeyTab)
	s.write("96")
	s.press(fyne.KeyLeft, fyne.KeyUp) // within what was typed, then up
	s.mustHold("a", "2026-10-01", 91.5)
	s.mustHold("a", "2026-11-01", 92)
	s.mustHold("b", "2026-11-01", 96)
	s.press(fyne.KeyDown)
	s.write("97") // over what stands there
	s.press(fyne.KeyUp)
	s.mustHold("b", "2026-11-01", 97)
	s.shortcut(fyne.KeyZ, fyne.KeyModifierShortcutDefault)
	s.mustHold("b", "2026-11-01", 96)
	s.shortcut(fyne.KeyY, fyne.KeyModifierShortcutDefault)
	s.mustHold("b", "2026-11-01", 97)
	s.press(fyne.KeyDown, fyne.KeyDelete)
	s.mustNotHold("b", "2026-11-01")
}

// What is no number stays where it was typed, also for the next time the page is opened.
func TestNoNumberStays(t *testing.T) {
	s := newStage(t, two()...)
	s.write("many")
	s.press(fyne.KeyUp)
	s.mustNotHold("a", "2026-11-01")
	s.mustShow("many")
	s.Close()
	s.show(NewView())
	s.mustShow("many")
	s.press(fyne.KeyEscape)
	if uitest.Shows(s.window.Content(), "many") {
		t.Error("Escape does not drop what was typed")
	}
}

// Where the file does not take a value, it stays in the cell.
func TestRefusedValueStays(t *testing.T) {
	s := newStage(t, two()...)
	s.store.fail = storage.ErrBusy
	s.write("91")
	s.press(fyne.KeyUp)
	s.store.fail = nil
	s.mustShow("91")
	s.press(fyne.KeyDown, fyne.KeyReturn)
	s.mustHold("a", "2026-11-01", 91)
}

type clip struct{ text string }

func (c clip) Content() string   { return c.text }
func (c clip) SetContent(string) {}

func (s *stage) paste(text string) {
	s.t.Helper()
	ui.Settle(s.window.Canvas()).(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip{text}})
	s.settle()
}

// A block of a spreadsheet goes where the cell in hand is; a table with months says itself where.
func TestPaste(t *testing.T) {
	s := newStage(t, two()...)
	s.press(fyne.KeyUp)
	s.paste("91\t96\n92\t97\n93\t98\n")
	for month, want := range map[fishbone.Day][2]float64{"2026-10-01": {91, 96}, "2026-11-01": {92, 97}} {
		s.mustHold("a", month, want[0])
		s.mustHold("b", month, want[1])
	}
	s.paste("Month\tAnswered\tWait\n2026-08\t81\t12\n2026-11\t92\t13\n")
	s.mustHold("a", "2026-08-01", 81)
	s.mustShow("3 values entered; 1 new indicators; 1 were there already.")
	s.shortcut(fyne.KeyZ, fyne.KeyModifierShortcutDefault)
	s.mustNotHold("a", "2026-08-01")
	s.mustHold("a", "2026-11-01", 92)
}

// The first indicator is made with the keys alone; what it is called says which values are good.
func TestNewIndicator(t *testing.T) {
	s := newStage(t)
	s.mustShow("How good is the service")
	s.shortcut(fyne.KeyN, fyne.KeyModifierShortcutDefault)
	s.write("Unhappy guests")
	s.press(fyne.KeyTab, fyne.KeyTab)
	s.write("%")
	s.press(fyne.KeyTab)
	s.write("x")
	s.press(fyne.KeyReturn)
	s.mustShow("This is no number.")
	s.press(fyne.KeyBackspace)
	s.write("5")
	s.press(fyne.KeyReturn)
	all := s.kept().Indicators
	if len(all) != 1 || all[0].Direction != fishbone.LowerIsBetter || all[0].Concern != fishbone.Satisfaction || all[0].Target != "5" || all[0].Unit != "%" {
		t.Fatalf("it is %+v", all)
	}
	s.write("4.5")
	s.press(fyne.KeyReturn)
	s.mustHold(all[0].ID, "2026-11-01", 4.5)
	s.mustShow("On target")
}

// What was typed into a form is there again after the page was left, and is never entered twice.
func TestFormKeepsWhatWasTyped(t *testing.T) {
	s := newStage(t, two()...)
	s.shortcut(fyne.KeyN, fyne.KeyModifierShortcutDefault)
	s.write("Wait")
	s.Close()
	s.show(s.View)
	if s.form == nil || s.form.entries["name"].Text != "Wait" {
		t.Fatal("the form does not come back")
	}
	s.press(fyne.KeyReturn)
	s.shortcut(fyne.KeyN, fyne.KeyModifierShortcutDefault)
	if got := s.form.entries["name"].Text; got != "" {
		t.Errorf("the next one begins with %q", got)
	}
}

// Fewer complaints with customers no happier are told as a warning.
func TestFewerFormsAlone(t *testing.T) {
	s := newStage(t, two()...)
	for n, m := range []fishbone.Day{"2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"} {
		if !s.Page.write(s.book.Set("b", m, "91")) {
			t.Fatal("not written")
		}
		for range 4 - n {
			if _, err := s.store.Register.Do(complaint.Add{Complaint: fishbone.Complaint{What: "late", Received: m}}, fishbone.Stamp{At: s.tick()}); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.ask()
	s.settle()
	i, _ := s.book.Indicator("b")
	if said, warning := s.finding(i); !warning || said == "" {
		t.Errorf("it says %q, %v", said, warning)
	}
	s.mustShow("Fewer forms alone")
	s.tap("1") // the complaints of November
	if !slices.Equal(s.months, []fishbone.Day{"2026-11-01"}) {
		t.Errorf("shown are the complaints of %v", s.months)
	}
}

// A check sheet is made, tallied with single keys, and gives the indicator its value.
func TestTally(t *testing.T) {
	s := newStage(t, two()...)
	s.turnTo(true)
	s.shortcut(fyne.KeyN, fyne.KeyModifierShortcutDefault)
	s.write("Calls")
	s.sheetForm.entries["rows"].SetText("in time")
	s.sheetForm.entries["rows"].SetText("in time\nlate")
	s.sheetForm.entries["columns"].SetText("Mon\nTue")
	s.sheetForm.result, s.sheetForm.feeds = fishbone.AsPercent, "a"
	if high := s.tally.scroll.Size().Height; high != 2*lineHigh {
		t.Errorf("the preview has room for %v", high)
	}
	s.tap("Add")
	sheet := s.kept().Sheets[0]
	next := sheet.Rows[1]
	next.Tally = fishbone.TallyOther
	s.Page.write(complaint.Difference(&sheet.Rows[1], &next))
	s.press(fyne.KeyLeft)
	s.write("1112")
	s.mustHold("a", "2026-11-01", 75)
	s.press(fyne.KeyRight, fyne.KeyReturn) // the second row, on Tuesday
	s.mustHold("a", "2026-11-01", 60)
	s.press(fyne.KeyBackspace)
	s.mustHold("a", "2026-11-01", 75)
	s.shortcut(fyne.KeyZ, fyne.KeyModifierShortcutDefault)
	s.mustHold("a", "2026-11-01", 60)
	s.write("1") // after an undo nothing is lost
	s.mustHold("a", "2026-11-01", 400.0/6)
	s.mustShow("4 of 6 checked")
}

// A stroke that is made while an undo is under way counts from what the file says then.
func TestStrokesWaitForAnUndo(t *testing.T) {
	s := newStage(t, two()[0], &fishbone.CheckSheet{ID: "s", Title: "Calls", Month: "2026-11-01", Indicator: "a"},
		&fishbone.CheckLine{ID: "r", Text: "late", Sheet: "s"}, &fishbone.CheckLine{ID: "c", Text: "Mon", Sheet: "s", Axis: fishbone.CheckColumn})
	s.turnTo(true)
	s.write("111")
	s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault})
	job := s.jobs[0] // the log is looked at
	s.jobs = s.jobs[1:]
	job()()
	job = s.jobs[0] // the undo is done, and the state is asked for
	s.jobs = s.jobs[1:]
	job()()
	ui.Settle(s.window.Canvas()).TypedRune('1')
	s.settle()
	s.mustHold("a", "2026-11-01", 3)
}

// What was done on the page of complaints is not undone where nobody sees it.
func TestUndoLeavesComplaints(t *testing.T) {
	s := newStage(t, two()...)
	if _, err := s.store.Register.Do(complaint.Add{Complaint: fishbone.Complaint{What: "late", Received: "2026-11-01"}}, fishbone.Stamp{At: s.tick()}); err != nil {
		t.Fatal(err)
	}
	s.shortcut(fyne.KeyZ, fyne.KeyModifierShortcutDefault)
	s.mustShow("The last step was made in the register")
	if n, err := s.store.Number(complaint.Query{}); err != nil || n != 1 {
		t.Errorf("there are %d complaints, %v", n, err)
	}
}

// What cannot be read is told, with a way to try again.
func TestUnreadable(t *testing.T) {
	s := newStage(t, two()...)
	s.Page = newPage(Deps{
		Store: unreadable{s.store}, Quick: s.store, Now: s.tick, Window: s.window, Notices: ui.NewNotices(), View: NewView(), ReportError: func(error) {},
		Tabs: func(string) []ui.PageTab { return nil }, Settings: func(fyne.Position) {},
	}, func(work func() func()) { s.jobs = append(s.jobs, work) }, s.clock.After)
	s.window.SetContent(s.Content())
	s.settle()
	s.mustShow("Try again")
}

type unreadable struct{ Store }

func (unreadable) Values() ([]complaint.Value, error) { return nil, errors.New("torn") }

// A stroke is not lost where another program holds the file just then, and neither is the next one.
func TestStrokesWaitForTheFile(t *testing.T) {
	s := newStage(t, two()[0], &fishbone.CheckSheet{ID: "s", Title: "Calls", Month: "2026-11-01", Indicator: "a"},
		&fishbone.CheckLine{ID: "r", Text: "late", Sheet: "s"}, &fishbone.CheckLine{ID: "c", Text: "Mon", Sheet: "s", Axis: fishbone.CheckColumn})
	s.turnTo(true)
	s.write("1")
	s.store.fail = storage.ErrBusy
	ui.Settle(s.window.Canvas()).TypedRune('1')
	s.store.fail = nil
	ui.Settle(s.window.Canvas()).TypedRune('1')
	s.settle()
	s.mustHold("a", "2026-11-01", 3)
}
