package register

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

var strokes = map[string]fyne.Shortcut{
	"Ctrl+N": &desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault},
	"Ctrl+Z": &fyne.ShortcutUndo{},
	"Ctrl+Y": &fyne.ShortcutRedo{},
}

// three types in this quarter, one complaint in the last.
func usual() []fishbone.Complaint {
	return []fishbone.Complaint{
		came("old", "late", "2026-08-01"),
		came("a", "late", "2026-11-01"), came("b", "rude", "2026-11-02"), came("c", "late", "2026-11-02"), came("d", "late", "2026-11-03"), came("e", "lost", "2026-11-03"),
	}
}

func TestItShowsTheQuarter(t *testing.T) {
	s := newStage(t, usual()...)
	s.expect("at first", "e", "d", "c", "b", "a")
	s.MustShow("This quarter: 5")
	s.MustShow("Complaints 6")
	if s.Win.Canvas().Focused() != fyne.Focusable(s.search) {
		t.Error("the search does not have the focus")
	}
	s.look(func(v *View) { v.period = v.period.move(-1) })
	s.Settle()
	s.expect("of the quarter before", "old")
	s.MustShow("Q3 2026: 1")
	s.look(func(v *View) { v.period = period{} })
	s.Settle()
	s.expect("of all time", "e", "d", "c", "b", "a", "old")
	s.turnOrder()
	s.Settle()
	s.expect("turned round", "old", "a", "b", "c", "d", "e")
}

// A day stands where it changes, and in the first row.
func TestADayStandsWhereItChanges(t *testing.T) {
	s := newStage(t, usual()...)
	var dated []string
	uitest.Walk(s.body, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if r, ok := o.(*row); ok && r.state.dated {
			dated = append(dated, r.state.complaint.What)
		}
		return true
	})
	if got := strings.Join(dated, " "); got != "e c a" {
		t.Errorf("days stand at %s", got)
	}
}

func TestOnlyWhatIsSeenIsRead(t *testing.T) {
	var many []fishbone.Complaint
	for i := range 1000 {
		many = append(many, came(fmt.Sprint("no ", i), "late", "2026-11-01"))
	}
	s := newStage(t, many...)
	if len(s.store.pages) != 1 {
		t.Errorf("to show the top it asked for %+v", s.store.pages)
	}
	s.list.ScrollTo(999, 0)
	s.list.Repaint()
	s.Settle()
	if rows := s.rows(); len(rows) == 0 || rows[len(rows)-1] != "no 0" {
		t.Errorf("at the end it shows %q", rows)
	}
	if len(s.store.pages) > 3 {
		t.Errorf("to show the end it asked for %+v", s.store.pages)
	}
}

func TestFiltersNarrowTheTable(t *testing.T) {
	all := usual()
	all[1].Channel, all[2].Motive, all[3].Followed = "phone", fishbone.Venting, "2026-11-05"
	s := newStage(t, all...)
	for _, c := range []struct {
		change func(v *View)
		want   string
	}{
		{func(v *View) { v.channel = "phone" }, "a"},
		{func(v *View) { v.motive = fishbone.Venting }, "b"},
		{func(v *View) { v.state = complaint.Done }, "c"},
	} {
		s.look(c.change)
		s.Settle()
		s.expect("narrowed", c.want)
		s.widen()
		s.Settle()
		s.expect("widened", "e", "d", "c", "b", "a")
	}
	s.look(func(v *View) { v.channel = "mail" })
	s.Settle()
	s.MustShow(words.T("register.noneFits"))
	s.tap(words.T("register.widen"))
	s.expect("after that", "e", "d", "c", "b", "a")
}

func TestSearchFindsAsOneTypes(t *testing.T) {
	s := newStage(t, usual()...)
	s.Write("lost")
	s.expect("before typing rests", "e", "d", "c", "b", "a")
	s.clock.Pass()
	s.Settle()
	s.expect("found", "e")
	s.Press(fyne.KeyEscape)
	s.expect("after Escape", "e", "d", "c", "b", "a")
}

// The bars are there from the most frequent; a click shows a type's complaints, another one all.
func TestFromABarToItsComplaints(t *testing.T) {
	s := newStage(t, usual()...)
	if said := uitest.Text(s.side); !strings.Contains(said, "late 3 60%") || strings.Index(said, "late") > strings.Index(said, "lost") {
		t.Errorf("the types say %q", said)
	}
	s.MustShow("2 types make up 80%")
	s.tapBar("late")
	s.expect("of the type", "d", "c", "a")
	s.MustShow("3 complaints, 2 more than at this point last quarter")
	s.tapBar("late")
	s.expect("of all", "e", "d", "c", "b", "a")
	s.Press(fyne.KeyRight, fyne.KeyRight)
	s.expect("by the keys", "e")
}

func TestAnAnalysisStartsFromAType(t *testing.T) {
	all := usual()
	all[3].Severity, all[3].Cost = fishbone.Critical, "12.5"
	s := newStage(t, all...)
	s.tapBar("late")
	s.tap(words.T("register.start", "n", 3))
	if len(s.opened) != 1 {
		t.Fatalf("opened are %q", s.opened)
	}
	a, err := s.file.Load(s.opened[0])
	if err != nil {
		t.Fatal(err)
	}
	about := a.About()
	if about.Problem != "late: 3 of 5 complaints, Q4 2026" || about.Affected != "3" || about.Total != "5" || about.Period != "Q4 2026" || about.What != "late" || about.Type != "late" || about.Present != "3 of 5 complaints in Q4 2026 (60%); major or critical: 1" || about.Voice != "c" || !strings.Contains(about.HowMuch, "12.5") {
		t.Errorf("it says %+v", about)
	}
	linked := 0
	for _, c := range s.stored() {
		if c.Analysis == a.ID() {
			linked++
		}
	}
	if linked != 3 {
		t.Errorf("%d complaints belong to it", linked)
	}
}

// What came back after its analysis was closed says so, and the analysis opens again with a click.
func TestWhatCameBackIsOpenedAgain(t *testing.T) {
	all := usual()
	all[0].Analysis = "x"
	s := newStage(t, all...)
	at := fishbone.Stamp{At: noon}
	a, err := s.file.Create(fishbone.New("x", at))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: "Rooms are late"}, fishbone.SetAbout{Field: fishbone.Expected, Text: "0.1"},
		fishbone.SetAbout{Field: fishbone.ExpectedBy, Text: "2026-12-31"}, fishbone.CloseAnalysis{Day: "2026-10-01"},
	} {
		if a, err = s.file.Do(a, e, at); err != nil {
			t.Fatal(err)
		}
	}
	s.ask()
	s.Settle()
	s.MustShow("3 since 1 Oct")
	s.MustShow("\"Rooms are late\" came back: 3 until 29 Nov")
	s.tap(words.T("register.reopen"))
	if a, err = s.file.Load("x"); err != nil || a.About().Closed != "" {
		t.Errorf("it is closed on %s, %v", a.About().Closed, err)
	}
	if len(s.opened) != 1 || s.opened[0] != "x" {
		t.Errorf("opened are %q", s.opened)
	}
}

// Three complaints in a row, by the keyboard alone.
// The list is read beside the window's thread. When the first complaint comes into it, who types the next
// one stays where he is.
func TestTheFirstComplaintTakesNobodysKeys(t *testing.T) {
	s := newStage(t)
	s.shortcut("Ctrl+N")
	s.Write("soup cold")
	s.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // the list is not read again yet
	kind := s.form.entries["type"]
	s.Win.Canvas().Focus(kind)
	s.Settle()
	if s.Win.Canvas().Focused() != fyne.Focusable(kind) {
		t.Errorf("the keys go into %v", s.Win.Canvas().Focused())
	}
}

func TestComplaintsAreRegistered(t *testing.T) {
	s := newStage(t)
	s.MustShow(words.T("register.welcome"))
	s.shortcut("Ctrl+N")
	s.Write("soup cold")
	s.Press(fyne.KeyTab)
	s.Write("phone")
	s.Press(fyne.KeyReturn)
	s.Write("soup cold again")
	s.Press(fyne.KeyReturn)
	s.expect("after two", "soup cold again", "soup cold")
	s.Press(fyne.KeyReturn) // with nothing said
	s.MustShow(words.T("register.wanted"))
	s.Write("no spoon")
	s.Press(fyne.KeyReturn)
	if all := s.stored(); len(all) != 3 || all[0].Channel != "phone" || all[2].Channel != "phone" || all[2].Received != "2026-11-29" || all[2].Source != fishbone.FromCustomer {
		t.Errorf("stored are %+v", all)
	}
	s.shortcut("Ctrl+Z")
	s.expect("after undo", "soup cold again", "soup cold")
	s.MustShow(`Taken back: complaint registered, "no spoon"`)
	s.shortcut("Ctrl+Y")
	s.expect("after redo", "no spoon", "soup cold again", "soup cold")
}

// What does not fit is not lost, and says so.
func TestADayThatIsNone(t *testing.T) {
	s := newStage(t)
	s.shortcut("Ctrl+N")
	s.Write("soup cold")
	s.form.entries["received"].SetText("someday")
	s.Settle()
	s.MustShow(words.T("promise.noSuchDay"))
	s.Press(fyne.KeyReturn)
	if got := s.stored(); len(got) > 0 || s.form.entries["what"].Text != "soup cold" {
		t.Errorf("stored are %+v", got)
	}
	s.form.entries["received"].SetText("yesterday")
	s.Press(fyne.KeyReturn)
	if got := s.stored(); len(got) != 1 || got[0].Received != "2026-11-28" {
		t.Errorf("stored are %+v", got)
	}
}

// What is typed is there again after the program was killed.
func TestTypedWordsOutliveThePage(t *testing.T) {
	s := newStage(t)
	s.shortcut("Ctrl+N")
	s.Write("soup cold")
	s.tap("major")
	s.show(NewView(fishbone.DayOf(noon))) // without a word to the old page
	if s.form == nil || s.form.entries["what"].Text != "soup cold" || s.form.now.Severity != fishbone.Major {
		t.Fatal("the words are gone")
	}
	s.Press(fyne.KeyReturn)
	if got := s.stored(); len(got) != 1 || got[0].Severity != fishbone.Major {
		t.Errorf("stored are %+v", got)
	}
	s.show(NewView(fishbone.DayOf(noon)))
	if s.form != nil {
		t.Error("what was registered is typed still")
	}
}

// A file that does not take a complaint loses none of its words.
func TestWhatCannotBeStoredStays(t *testing.T) {
	s := newStage(t)
	s.shortcut("Ctrl+N")
	s.Write("soup cold")
	s.store.fail = errors.New("the disk is full")
	s.Press(fyne.KeyReturn)
	s.MustShow("the disk is full")
	s.store.fail = nil
	s.Press(fyne.KeyReturn)
	if got := s.stored(); len(got) != 1 || got[0].What != "soup cold" {
		t.Errorf("stored are %+v", got)
	}
}

func TestWhatWasUsedBeforeIsOffered(t *testing.T) {
	all := usual()
	all[1].Channel, all[2].Channel, all[3].Channel = "Phone", "Phone", "Post"
	s := newStage(t, all...)
	s.shortcut("Ctrl+N")
	s.Write("soup cold")
	s.Press(fyne.KeyTab)
	s.Write("p")
	s.MustShow("Phone Post")
	s.Press(fyne.KeyDown)
	if got := s.form.entries["channel"].Text; got != "Phone" {
		t.Errorf("the first is %q", got)
	}
	s.Press(fyne.KeyDown, fyne.KeyDown)
	if got := s.form.entries["channel"].Text; got != "p" {
		t.Errorf("behind the last stands %q", got)
	}
	s.Press(fyne.KeyUp)
	s.Press(fyne.KeyReturn)
	if got := s.stored(); got[len(got)-1].Channel != "Post" {
		t.Errorf("stored is %+v", got[len(got)-1])
	}
}

func TestAComplaintIsChangedAndDeleted(t *testing.T) {
	s := newStage(t, usual()...)
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.form == nil || s.form.now.What != "d" {
		t.Fatal("the second row is not in the form")
	}
	s.Write(" and cold")
	s.Press(fyne.KeyReturn)
	s.expect("after a change", "e", "d and cold", "c", "b", "a")
	if s.form != nil {
		t.Error("the form is still there")
	}
	s.Press(fyne.KeyReturn)
	s.tap(words.Title(fishbone.ComplaintKind, "calmed"))
	if got := s.stored()[4]; got.Calmed != "2026-11-29" {
		t.Errorf("ticked off is %+v", got)
	}
	s.shortcut("Ctrl+Z")
	if got := s.stored()[4]; got.Calmed != "" || s.form.now.Calmed != "" {
		t.Errorf("after undo it is %q, in the form %q", got.Calmed, s.form.now.Calmed)
	}
	s.tap(words.T("register.delete"))
	s.expect("after it is deleted", "e", "c", "b", "a")
	uitest.Tap(t, s.Win.Content(), words.T("home.undo"))
	s.Settle()
	s.expect("after that is taken back", "e", "d and cold", "c", "b", "a")
}

func TestPeriods(t *testing.T) {
	const today = "2026-11-29"
	for _, c := range []struct {
		period              period
		from, to            fishbone.Day
		comparedFrom, until fishbone.Day
	}{
		{periodOf(quarter, today), "2026-10-01", "2026-12-31", "2026-07-01", "2026-08-29"},
		{periodOf(month, today), "2026-11-01", "2026-11-30", "2026-10-01", "2026-10-29"},
		{periodOf(month, "2026-03-31"), "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"},
		{periodOf(year, today), "2026-01-01", "2026-12-31", "2025-01-01", "2025-11-29"},
		{period{}, "", "", "", ""},
	} {
		from, to := c.period.elapsed(today)
		if c.period.kind == everything {
			from, to = "", ""
		}
		if c.period.first != c.from || c.period.last() != c.to || from != c.comparedFrom || to != c.until {
			t.Errorf("%+v is from %s to %s, compared with %s to %s", c.period, c.period.first, c.period.last(), from, to)
		}
	}
	if got := strings.Join(periodOf(quarter, today).months(3, today), " "); got != "2026-09 2026-10 2026-11" {
		t.Errorf("its months are %s", got)
	}
}

// A complaint that was found elsewhere opens among those of its quarter.
func TestItOpensAtAComplaint(t *testing.T) {
	s := newStage(t, usual()...)
	old := s.stored()[0]
	s.show(ViewOf(old.ID, fishbone.DayOf(noon)))
	s.expect("of its quarter", "old")
	if s.form == nil || s.form.now.What != "old" || s.chosen != old.ID {
		t.Error("it is not in the form")
	}
}

// What came in is seen: the page shows a period in which all of it lies.
func TestWhatCameInIsShown(t *testing.T) {
	for days, want := range map[[2]fishbone.Day]period{
		{"2026-11-01", "2026-12-31"}: periodOf(quarter, fishbone.DayOf(noon)), // as it was
		{"2026-01-05", "2026-03-31"}: periodOf(quarter, "2026-02-01"),
		{"2026-03-31", "2026-04-01"}: periodOf(year, fishbone.DayOf(noon)),
		{"2025-12-31", "2026-01-01"}: {},
	} {
		v := NewView(fishbone.DayOf(noon))
		if v.ShowDays(days[0], days[1]); v.period != want {
			t.Errorf("for %q it shows %+v, want %+v", days, v.period, want)
		}
	}
}

// Only what some complaint says has a column; the others have its room, and no column takes more than there is.
func TestColumns(t *testing.T) {
	for _, width := range []float32{480, 600, 700, 822, 1000, 1400} {
		for bits := range 32 {
			has := said{bits&1 > 0, bits&2 > 0, bits&4 > 0, bits&8 > 0, bits&16 > 0}
			c := columnsIn(width, has)
			sum := float32(2 * rowMargin)
			for _, one := range []struct {
				w    float32
				said bool
			}{{c.date, true}, {c.channel, has.channel}, {c.customer, has.customer}, {c.kind, has.kind}, {c.severity, has.severity}, {c.motive, has.motive}, {c.state, true}} {
				if one.w > 0 && !one.said {
					t.Errorf("%v wide, of %+v: there is a column for nothing in %+v", width, has, c)
				}
				if one.w > 0 {
					sum += one.w + columnGap
				}
			}
			if sum+c.what > width+0.5 || c.what < 100 {
				t.Errorf("%v wide, of %+v: the columns are %+v", width, has, c)
			}
		}
	}
	all := columnsIn(822, said{true, true, true, true, true})
	if c := columnsIn(822, said{customer: true, kind: true, severity: true}); c.customer <= all.customer || c.kind <= all.kind {
		t.Errorf("the room of empty columns is lost: %+v, %+v", c, all)
	}
}

// A column comes with the first complaint that has something for it.
func TestAColumnComes(t *testing.T) {
	s := newStage(t, fishbone.Complaint{What: "late", Received: "2026-11-28"})
	if uitest.Shows(s.list.head, words.Title(fishbone.ComplaintKind, "channel")) {
		t.Error("there is a column for channels that nobody said")
	}
	if _, err := s.store.Do(complaint.Add{Complaint: fishbone.Complaint{What: "lost", Received: "2026-11-28", Channel: "Hotline"}}, fishbone.Stamp{At: noon}); err != nil {
		t.Fatal(err)
	}
	s.ask()
	s.Settle()
	if !uitest.Shows(s.list.head, words.Title(fishbone.ComplaintKind, "channel")) || !uitest.Shows(s.Content(), "Hotline") {
		t.Errorf("no column comes: %v", uitest.Texts(s.Content()))
	}
}
