package figures

import (
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

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
	*uitest.Stage
	*Page
	store  *watched
	clock  uitest.Timers
	now    time.Time
	months []fishbone.Day // of which complaints were to be shown
}

func newStage(t *testing.T, things ...fishbone.Thing) *stage {
	t.Helper()
	s := &stage{Stage: uitest.NewStage(t), now: noon, store: &watched{Register: uitest.NewStore(t).Register()}}
	for _, thing := range things {
		if _, err := s.store.Do(complaint.Write{Values: complaint.Put(thing)}, fishbone.Stamp{At: s.tick()}); err != nil {
			t.Fatal(err)
		}
	}
	s.show(NewView())
	return s
}

// show makes the page, as the window does again for another language.
func (s *stage) show(v *View) {
	s.T.Helper()
	notices := ui.NewNotices()
	notices.After = s.clock.After
	s.Page = newPage(Deps{
		Store: s.store, Quick: s.store, Now: s.tick, Window: s.Win, Notices: notices, View: v,
		ReportError: func(err error) { notices.Say(words.Sentence(err), ui.Negative, "", nil) },
		Tabs:        func(count string) []ui.PageTab { return []ui.PageTab{{Words: "Figures", Count: count, Chosen: true}} },
		Settings:    func(fyne.Position) {}, FullScreen: func(bool) {}, Complaints: func(m fishbone.Day) { s.months = append(s.months, m) },
	}, s.Background, s.clock.After)
	s.Win.SetContent(container.NewStack(s.Content(), notices.Object()))
	s.Settle()
}

func (s *stage) tick() time.Time {
	s.now = s.now.Add(time.Second)
	return s.now
}

func (s *stage) shortcut(key fyne.KeyName, modifier fyne.KeyModifier) {
	s.T.Helper()
	if !s.Shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: modifier}) {
		s.T.Fatalf("%s means nothing", key)
	}
	s.Settle()
}

// kept is what the file holds.
func (s *stage) kept() *service.Book {
	s.T.Helper()
	values, err := s.store.Values()
	if err != nil {
		s.T.Fatal(err)
	}
	return service.Read(complaint.Things(values))
}

func (s *stage) mustHold(indicator fishbone.ID, month fishbone.Day, want float64) {
	s.T.Helper()
	if v, ok := s.kept().Value(indicator, month); !ok || v.Number != want {
		s.T.Errorf("%s in %s is %v, %v; want %v", indicator, month, v.Number, ok, want)
	}
}

func (s *stage) mustNotHold(indicator fishbone.ID, month fishbone.Day) {
	s.T.Helper()
	if v, ok := s.kept().Value(indicator, month); ok {
		s.T.Errorf("%s in %s is %v", indicator, month, v.Number)
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
	s.Press(fyne.KeyUp)
	s.Write("91.5")
	s.Press(fyne.KeyReturn)
	s.Write("92")
	s.Press(fyne.KeyTab)
	s.Write("96")
	s.Press(fyne.KeyLeft, fyne.KeyUp) // within what was typed, then up
	s.mustHold("a", "2026-10-01", 91.5)
	s.mustHold("a", "2026-11-01", 92)
	s.mustHold("b", "2026-11-01", 96)
	s.Press(fyne.KeyDown)
	s.Write("97") // over what stands there
	s.Press(fyne.KeyUp)
	s.mustHold("b", "2026-11-01", 97)
	s.shortcut(fyne.KeyZ, fyne.KeyModifierShortcutDefault)
	s.mustHold("b", "2026-11-01", 96)
	s.shortcut(fyne.KeyY, fyne.KeyModifierShortcutDefault)
	s.mustHold("b", "2026-11-01", 97)
	s.Press(fyne.KeyDown, fyne.KeyDelete)
	s.mustNotHold("b", "2026-11-01")
}

// What is no number stays where it was typed, also for the next time the page is opened.
func TestNoNumberStays(t *testing.T) {
	s := newStage(t, two()...)
	s.Write("many")
	s.Press(fyne.KeyUp)
	s.mustNotHold("a", "2026-11-01")
	s.MustShow("many")
	s.Close()
	s.show(NewView())
	s.MustShow("many")
	s.Press(fyne.KeyEscape)
	if uitest.Shows(s.Win.Content(), "many") {
		t.Error("Escape does not drop what was typed")
	}
}

// Where the file does not take a value, it stays in the cell.
func TestRefusedValueStays(t *testing.T) {
	s := newStage(t, two()...)
	s.store.fail = storage.ErrBusy
	s.Write("91")
	s.Press(fyne.KeyUp)
	s.store.fail = nil
	s.MustShow("91")
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	s.mustHold("a", "2026-11-01", 91)
}

type clip struct{ text string }

func (c clip) Content() string   { return c.text }
func (c clip) SetContent(string) {}

func (s *stage) paste(text string) {
	s.T.Helper()
	ui.Settle(s.Win.Canvas()).(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip{text}})
	s.Settle()
}

// A block of a spreadsheet goes where the cell in hand is; a table with months says itself where.
func TestPaste(t *testing.T) {
	s := newStage(t, two()...)
	s.Press(fyne.KeyUp)
	s.paste("91\t96\n92\t97\n93\t98\n")
	for month, want := range map[fishbone.Day][2]float64{"2026-10-01": {91, 96}, "2026-11-01": {92, 97}} {
		s.mustHold("a", month, want[0])
		s.mustHold("b", month, want[1])
	}
	s.paste("Month\tAnswered\tWait\n2026-08\t81\t12\n2026-11\t92\t13\n")
	s.mustHold("a", "2026-08-01", 81)
	s.MustShow("3 values entered; 1 new indicator; 1 was there already.")
	s.shortcut(fyne.KeyZ, fyne.KeyModifierShortcutDefault)
	s.mustNotHold("a", "2026-08-01")
	s.mustHold("a", "2026-11-01", 92)
}

// The first indicator is made with the keys alone; what it is called says which values are good.
func TestNewIndicator(t *testing.T) {
	s := newStage(t)
	s.MustShow("How good is the service")
	s.shortcut(fyne.KeyN, fyne.KeyModifierShortcutDefault)
	s.Write("Unhappy guests")
	s.Press(fyne.KeyTab, fyne.KeyTab)
	s.Write("%")
	s.Press(fyne.KeyTab)
	s.Write("x")
	s.Press(fyne.KeyReturn)
	s.MustShow("This is not a number.")
	s.Press(fyne.KeyBackspace)
	s.Write("5")
	s.Press(fyne.KeyReturn)
	all := s.kept().Indicators
	if len(all) != 1 || all[0].Direction != fishbone.LowerIsBetter || all[0].Concern != fishbone.Satisfaction || all[0].Target != "5" || all[0].Unit != "%" {
		t.Fatalf("it is %+v", all)
	}
	s.Write("4.5")
	s.Press(fyne.KeyReturn)
	s.mustHold(all[0].ID, "2026-11-01", 4.5)
	s.MustShow("On target")
}

// What was typed into a form is there again after the page was left, and is never entered twice.
func TestFormKeepsWhatWasTyped(t *testing.T) {
	s := newStage(t, two()...)
	s.shortcut(fyne.KeyN, fyne.KeyModifierShortcutDefault)
	s.Write("Wait")
	s.Close()
	s.show(s.View)
	if s.form == nil || s.form.entries["name"].Text != "Wait" {
		t.Fatal("the form does not come back")
	}
	s.Press(fyne.KeyReturn)
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
		for range 12 - 3*n {
			if _, err := s.store.Register.Do(complaint.Add{Complaint: fishbone.Complaint{What: "late", Received: m}}, fishbone.Stamp{At: s.tick()}); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.ask()
	s.Settle()
	i, _ := s.book.Indicator("b")
	if said, tone := s.finding(i); tone != ui.Waiting || said == "" {
		t.Errorf("it says %q, %v", said, tone)
	}
	s.MustShow("Fewer forms alone")
	s.Tap("3") // the complaints of November
	if !slices.Equal(s.months, []fishbone.Day{"2026-11-01"}) {
		t.Errorf("shown are the complaints of %v", s.months)
	}
}

// A check sheet is made, tallied with single keys, and gives the indicator its value.
func TestTally(t *testing.T) {
	s := newStage(t, two()...)
	s.turnTo(true)
	s.shortcut(fyne.KeyN, fyne.KeyModifierShortcutDefault)
	s.Write("Calls")
	s.sheetForm.entries["rows"].SetText("in time")
	s.sheetForm.entries["rows"].SetText("in time\nlate")
	s.sheetForm.entries["columns"].SetText("Mon\nTue")
	s.sheetForm.result, s.sheetForm.feeds = fishbone.AsPercent, "a"
	if high := s.tally.scroll.Size().Height; high != 2*lineHigh {
		t.Errorf("the preview has room for %v", high)
	}
	s.Tap("Add")
	sheet := s.kept().Sheets[0]
	next := sheet.Rows[1]
	next.Tally = fishbone.TallyOther
	s.Page.write(complaint.Difference(&sheet.Rows[1], &next))
	s.Press(fyne.KeyLeft)
	s.Write("1112")
	s.mustHold("a", "2026-11-01", 75)
	s.Press(fyne.KeyRight, fyne.KeyReturn) // the second row, on Tuesday
	s.mustHold("a", "2026-11-01", 60)
	s.Press(fyne.KeyBackspace)
	s.mustHold("a", "2026-11-01", 75)
	s.shortcut(fyne.KeyZ, fyne.KeyModifierShortcutDefault)
	s.mustHold("a", "2026-11-01", 60)
	s.Write("1") // after an undo nothing is lost
	s.mustHold("a", "2026-11-01", 400.0/6)
	s.MustShow("4 of 6 checked")
}

// A stroke that is made while an undo is under way counts from what the file says then.
func TestStrokesWaitForAnUndo(t *testing.T) {
	s := newStage(t, two()[0], &fishbone.CheckSheet{ID: "s", Title: "Calls", Month: "2026-11-01", Indicator: "a"},
		&fishbone.CheckLine{ID: "r", Text: "late", Sheet: "s"}, &fishbone.CheckLine{ID: "c", Text: "Mon", Sheet: "s", Axis: fishbone.CheckColumn})
	s.turnTo(true)
	s.Write("111")
	s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault})
	s.Next() // the log is looked at
	s.Next() // the undo is done, and the state is asked for
	ui.Settle(s.Win.Canvas()).TypedRune('1')
	s.Settle()
	s.mustHold("a", "2026-11-01", 3)
}

// What was done on the page of complaints is not undone where nobody sees it.
func TestUndoLeavesComplaints(t *testing.T) {
	s := newStage(t, two()...)
	if _, err := s.store.Register.Do(complaint.Add{Complaint: fishbone.Complaint{What: "late", Received: "2026-11-01"}}, fishbone.Stamp{At: s.tick()}); err != nil {
		t.Fatal(err)
	}
	s.shortcut(fyne.KeyZ, fyne.KeyModifierShortcutDefault)
	s.MustShow("The last step was made in the register")
	if n, err := s.store.Number(complaint.Query{}); err != nil || n != 1 {
		t.Errorf("there are %d complaints, %v", n, err)
	}
}

// What cannot be read is told, with a way to try again.
func TestUnreadable(t *testing.T) {
	s := newStage(t, two()...)
	s.Page = newPage(Deps{
		Store: unreadable{s.store}, Quick: s.store, Now: s.tick, Window: s.Win, Notices: ui.NewNotices(), View: NewView(), ReportError: func(error) {},
		Tabs: func(string) []ui.PageTab { return nil }, Settings: func(fyne.Position) {},
	}, s.Background, s.clock.After)
	s.Win.SetContent(s.Content())
	s.Settle()
	s.MustShow("Try again")
}

type unreadable struct{ Store }

func (unreadable) Values() ([]complaint.Value, error) { return nil, errors.New("torn") }

// A stroke is not lost where another program holds the file just then, and neither is the next one.
func TestStrokesWaitForTheFile(t *testing.T) {
	s := newStage(t, two()[0], &fishbone.CheckSheet{ID: "s", Title: "Calls", Month: "2026-11-01", Indicator: "a"},
		&fishbone.CheckLine{ID: "r", Text: "late", Sheet: "s"}, &fishbone.CheckLine{ID: "c", Text: "Mon", Sheet: "s", Axis: fishbone.CheckColumn})
	s.turnTo(true)
	s.Write("1")
	s.store.fail = storage.ErrBusy
	ui.Settle(s.Win.Canvas()).TypedRune('1')
	s.store.fail = nil
	ui.Settle(s.Win.Canvas()).TypedRune('1')
	s.Settle()
	s.mustHold("a", "2026-11-01", 3)
}

// Values of a column stand below each other: they have as many decimals as the one with the most, and the
// value in hand ends where they end, whatever is typed.
func TestValuesStandBelowEachOther(t *testing.T) {
	for figure, want := range map[string]string{"92": "92.00", "91.5": "91.50", "91.25": "91.25", "-3": "-3.00"} {
		if got := padded(figure, 2); got != want {
			t.Errorf("%s becomes %s", figure, got)
		}
	}
	if got := padded("92", 0); got != "92" {
		t.Errorf("92 becomes %s", got)
	}
	s := newStage(t, two()...)
	if !s.Page.write(append(s.book.Set("a", "2026-10-01", "91.5"), s.book.Set("a", "2026-09-01", "92")...)) {
		t.Fatal("not written")
	}
	s.MustShow("92.0")
	inside := func() float32 { // where the words of the entry end
		e := s.table.entry
		size := e.Theme().Size(theme.SizeNameText)
		if size != ui.Body {
			t.Errorf("letters are %v high, those around them %v", size, ui.Body)
		}
		return s.table.field.Position().X + fieldInset + fyne.MeasureText(e.Text, size, fyne.TextStyle{}).Width
	}
	end := s.table.cellEnd - cellInset
	for typed, decimals := range map[string]string{"5": ".0", "12345": ".0", "92.": "0", "92.5": "", "1234567.25": "", "x": ""} {
		s.table.entry.SetText(typed)
		want := end - fyne.MeasureText(decimals, ui.Body, fyne.TextStyle{}).Width
		if got := inside(); got < want-1.5 || got > want+1.5 {
			t.Errorf("%s ends at %v, and %v is where it is to", typed, got, want)
		}
		field := s.table.field
		if top, foot := field.Position().Y-s.table.cellTop, field.Position().Y-s.table.cellTop+field.Size().Height; top < 2 || foot > rowHeight-3 {
			t.Errorf("the field is from %v to %v in its row", top, foot)
		}
	}
}

// No row of the table is half below its head, however high the window is.
func TestRowsBeginWhole(t *testing.T) {
	s := newStage(t, two()...)
	for high := float32(440); high < 520; high += 7 {
		s.Win.Resize(fyne.NewSize(1280, high))
		for _, m := range s.Page.months() {
			s.table.goTo("a", m)
			if over := s.table.scroll.Offset.Y; over != float32(int(over/rowHeight))*rowHeight {
				t.Fatalf("%v high, at %s the rows begin at %v", high, m, over)
			}
		}
	}
}
