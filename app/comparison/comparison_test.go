package comparison

import (
	"fmt"
	"image/color"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/storage"
)

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// stage is the page on a data file, whose background work is done when the test says.
type stage struct {
	*uitest.Stage
	store   *storage.Store
	view    *View
	page    *Page
	earlier []*fishbone.Analysis
	made    []fishbone.ID
	saved   []string
	opened  []fishbone.ID
	left    int
}

func newStage(t *testing.T) *stage {
	t.Helper()
	return &stage{Stage: uitest.NewStage(t), store: uitest.NewStore(t)}
}

// add stores an analysis.
func (s *stage) add(edits ...fishbone.Edit) fishbone.ID {
	s.T.Helper()
	id, err := session.New(s.store, fishbone.Batch{Edits: edits}, noon)
	if err != nil {
		s.T.Fatal(err)
	}
	return id
}

// ours and theirs are two analyses of one problem.
func ours() []fishbone.Edit {
	return []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: "meals come late"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "m", Name: "Methods"}}, fishbone.Add{Thing: &fishbone.Bone{ID: "e", Name: "Environment"}},
		fishbone.AddCause{ID: "slow", Under: "m", Text: "slow kitchen"},
		fishbone.AddCause{ID: "stove", Under: "slow", Text: "one stove for all"},
		fishbone.AddCause{ID: "rain", Under: "m", Text: "rain"},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s1", Text: "a second stove", Choice: fishbone.Chosen}},
	}
}

func theirs() []fishbone.Edit {
	return []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: "meals are late"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "m", Name: "Methods"}}, fishbone.Add{Thing: &fishbone.Bone{ID: "e", Name: "Environment"}},
		fishbone.AddCause{ID: "slow", Under: "m", Text: "the kitchen is slow"},
		fishbone.AddCause{ID: "orders", Under: "slow", Text: "orders unsorted"},
		fishbone.AddCause{ID: "wet", Under: "m", Text: "wet roads"},
		fishbone.StopAsking{ID: "orders", Reason: "ours"},
		fishbone.Judge{ID: "orders", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "40 of 50 tickets"}},
	}
}

func (s *stage) show(a, b fishbone.ID) {
	s.view = NewView(a, b)
	s.again()
}

// again makes the page, as for another language.
func (s *stage) again() {
	s.page = New(Deps{
		Store: s.store, Groups: s.store.Groups, Earlier: func(*fishbone.Analysis) ([]*fishbone.Analysis, error) { return s.earlier, nil },
		Now: func() time.Time { return noon }, Window: s.Win, Notices: ui.NewNotices(), View: s.view,
		ReportError: func(err error) { s.T.Error(err) }, Back: func() { s.left++ },
		Open:    func(id fishbone.ID) { s.opened = append(s.opened, id) },
		OpenNew: func(id fishbone.ID) { s.made = append(s.made, id) }, Export: func(c *compare.Comparison, ending string) { s.saved = append(s.saved, ending) },
		FullScreen: func(bool) {}, Settings: func(fyne.Position) {},
		Run: s.Background,
	})
	s.Win.SetContent(s.page.Content())
	s.page.Focus()
	s.Settle()
}

func (s *stage) typed(r rune) {
	s.Win.Canvas().Focused().TypedRune(r)
	s.Settle()
}

// chooses takes a cause in hand by its words.
func (s *stage) chooses(text string) {
	s.T.Helper()
	i := slices.IndexFunc(s.page.rows, func(r row) bool { return r.text == text })
	if i < 0 {
		s.T.Fatalf("%q is in no row", text)
	}
	s.page.choose(i, 1)
	s.page.Focus()
}

func (s *stage) load(id fishbone.ID) *fishbone.Analysis {
	s.T.Helper()
	a, err := s.store.Load(id)
	if err != nil {
		s.T.Fatal(err)
	}
	return a
}

func TestTwoAnalysesLieOverEachOther(t *testing.T) {
	s := newStage(t)
	s.earlier = []*fishbone.Analysis{fishbone.New("old", fishbone.Stamp{})}
	s.show(s.add(ours()...), s.add(theirs()...))
	s.MustShow("slow kitchen", "one stove for all", "orders unsorted", "B: the kitchen is slow", "1 of 5 causes were seen by both",
		"root cause", "Nobody has anything on this bone", "a second stove", "different ways", "Only B found the root cause", "B: 40 of 50 tickets", "Not judged", "Causes 5", "Solutions 1")
	s.typed('d')
	s.MustShow("one stove for all")
	s.MustHide("Nobody has anything on this bone")
	s.typed('b')
	s.MustShow("Nobody has anything on this bone")
	s.MustHide("a second stove")
	s.typed('b')
	s.Press(fyne.KeyDown, fyne.KeyDown)
	if r, ok := s.page.rowOf(); !ok || r.text != "one stove for all" {
		t.Errorf("in hand is %q", r.text)
	}
	s.again() // as for another language
	if r, ok := s.page.rowOf(); !ok || r.text != "one stove for all" {
		t.Errorf("in another language, in hand is %q", r.text)
	}
	s.page.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierControl})
	uitest.Tap(t, s.Win.Content(), "Export …")
	uitest.Tap(t, s.Win.Canvas().Overlays().Top(), "Table (CSV) …")
	if !slices.Equal(s.saved, []string{".png", ".csv"}) {
		t.Errorf("exported are %v", s.saved)
	}
	s.page.Focus()
	s.Press(fyne.KeyEscape)
	if s.left != 1 {
		t.Error("Escape does not lead home")
	}
}

func TestTakingOverIntoTheOther(t *testing.T) {
	s := newStage(t)
	a, b := s.add(ours()...), s.add(theirs()...)
	s.show(a, b)
	s.chooses("one stove for all")
	s.typed('t')
	var taken *fishbone.Cause
	for thing := range s.load(b).Things(fishbone.CauseKind) {
		if c := thing.(*fishbone.Cause); c.Text == "one stove for all" {
			taken = c
		}
	}
	if taken == nil || taken.Parent != "slow" || taken.TakenFrom != "meals come late" {
		t.Fatalf("taken over is %+v", taken)
	}
	s.MustShow("2 of 5 causes were seen by both")
	if r, ok := s.page.rowOf(); !ok || r.text != "one stove for all" {
		t.Errorf("in hand is %q", r.text)
	}
	s.chooses("a second stove")
	s.typed('t')
	if got := s.load(b).Solutions(); len(got) != 1 || got[0].TakenFrom != "meals come late" {
		t.Errorf("solutions: %+v", got)
	}
	undo := &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl}
	s.page.Shortcut(undo)
	s.Settle()
	s.page.Shortcut(undo)
	s.Settle()
	if now := s.load(b); len(now.Solutions()) != 0 || now.Count().Causes != 3 {
		t.Errorf("after taking it back: %+v", now.Count())
	}
	s.MustShow("1 of 5 causes were seen by both")
}

func TestHandsJoinAndPart(t *testing.T) {
	s := newStage(t)
	s.show(s.add(ours()...), s.add(theirs()...))
	s.chooses("rain")
	s.typed('s')
	s.MustShow("Which cause of B is the same as", "Choose one of the tinted rows", "Cancel")
	s.MustHide("These two are the same")
	s.Press(fyne.KeyReturn) // there is no second one yet
	s.MustShow("1 of 5 causes were seen by both")
	for _, r := range s.page.rows {
		if got, want := s.page.choosable(r), r.text == "orders unsorted" || r.text == "wet roads"; got != want {
			t.Errorf("that %q can be chosen is %v", r.text, got)
		}
	}
	for i := range s.page.rows {
		looksAsItIs(t, s, i)
	}
	s.Press(fyne.KeyEnd)
	s.MustShow("Are these two the same cause?", "These two are the same", "Cancel")
	s.MustHide("Which cause of B is the same as")
	uitest.Tap(t, s.Win.Content(), "Cancel")
	s.MustHide("Are these two the same cause?", "These two are the same", "Cancel")
	s.chooses("rain")
	s.typed('s')
	s.Press(fyne.KeyEnd)
	if r, _ := s.page.rowOf(); r.text != "wet roads" {
		t.Errorf("the last that can be chosen is %q", r.text)
	}
	s.Press(fyne.KeyReturn)
	s.MustShow("2 of 4 causes were seen by both")
	s.MustHide("Which cause of B is the same as")
	s.chooses("rain")
	s.typed('n')
	s.MustShow("1 of 5 causes were seen by both")
	s.chooses("slow kitchen")
	s.typed('n')
	s.MustShow("0 of 6 causes were seen by both")
}

// looksAsItIs fails where a row does not show whether it can be chosen as a partner: those that can have a
// ground, the cause that is asked about has a frame alone, and no word of the others is bright.
func looksAsItIs(t *testing.T, s *stage, i int) {
	t.Helper()
	p := s.page
	c := cellState{row: p.rows[i], width: 900, table: p.table, unit: 1, pairing: true, first: p.rows[i].target == p.View.pairing, partner: p.isPartner(p.rows[i])}
	for _, side := range compare.Sides {
		c.found[side] = p.found(c.row, side)
	}
	switch back := c.back().(type) {
	case nil:
		if c.first || c.partner {
			t.Errorf("%q stands on nothing", c.row.text)
		}
	case *canvas.Rectangle:
		if !c.first || back.FillColor != color.Transparent {
			t.Errorf("%q has the frame of the cause that is asked about", c.row.text)
		}
	default:
		if !c.partner {
			t.Errorf("%q has the ground of those that can be chosen", c.row.text)
		}
	}
	if c.row.kind != causeRow && c.row.kind != solutionRow || !c.pairing || c.first || c.partner {
		return
	}
	uitest.Walk(p.draw(c), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if said, ok := o.(*canvas.Text); ok && said.Color != ui.Colors().Faint {
			t.Errorf("%q of the row %q is bright", said.Text, c.row.text)
		}
		return true
	})
}

func TestOneOfTheTwo(t *testing.T) {
	s := newStage(t)
	s.show(s.add(ours()...), s.add(theirs()...))
	uitest.Tap(t, s.Win.Content(), "Make one analysis")
	if len(s.made) != 1 {
		t.Fatalf("made %v", s.made)
	}
	if got := s.load(s.made[0]); got.Count().Causes != 5 || got.About().Problem != "meals come late" || len(got.Bones()) != 2 {
		t.Errorf("%+v", got.Count())
	}
}

func TestGroupsAtWorkDoNotSeeEachOther(t *testing.T) {
	s := newStage(t)
	a := s.add(ours()...)
	b := s.add(compare.Twin(s.load(a), fishbone.NewID))
	s.show(a, b)
	s.MustShow("Both analyses are still open", "Group A", "Group B")
	s.MustHide("stove", "slow kitchen")
	for _, r := range "dbtsn" {
		s.typed(r)
	}
	s.Press(fyne.KeyDown)
	s.MustHide("stove", "slow kitchen")
	s.Press(fyne.KeyReturn)
	s.MustShow("one stove for all", "only Group A")
	s.show(a, b)
	s.MustHide("stove")
	if _, err := s.store.Do(s.load(b), fishbone.CloseAnalysis{Day: "2026-03-10"}, fishbone.Stamp{At: noon}); err != nil {
		t.Fatal(err)
	}
	s.show(a, b)
	s.MustShow("one stove for all")
}

func TestInFrontOfARoom(t *testing.T) {
	s := newStage(t)
	s.show(s.add(ours()...), s.add(theirs()...))
	s.page.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF11})
	s.Settle()
	s.MustShow("slow kitchen", "seen by neither")
	s.MustHide("Make one analysis")
	s.Press(fyne.KeyEscape)
	s.MustShow("Make one analysis")
}

func TestNothingToCompare(t *testing.T) {
	s := newStage(t)
	s.show(s.add(fishbone.SetAbout{Field: fishbone.Problem, Text: "x"}), s.add(fishbone.SetAbout{Field: fishbone.Problem, Text: "y"}))
	s.MustShow("Neither group has a cause yet")
	s.MustHide("Present", "Blind spots")
	s.Tap("Open A")
	s.Tap("Open B")
	if len(s.opened) != 2 || s.opened[0] == s.opened[1] {
		t.Errorf("opened are %v", s.opened)
	}
}

// TestWithoutAPartnerNothingIsAsked has a second side that says nothing of its own.
func TestWithoutAPartnerNothingIsAsked(t *testing.T) {
	s := newStage(t)
	s.show(s.add(ours()...), s.add(theirs()[:4]...))
	s.chooses("rain")
	s.MustShow("B did not name it", "Copy to B")
	s.MustHide("Same as …")
	s.typed('s')
	s.MustHide("Which cause of B")
}

// TestDifferencesShowWhatBothSawQuietly: what both saw says only where the differences hang.
func TestDifferencesShowWhatBothSawQuietly(t *testing.T) {
	s := newStage(t)
	s.show(s.add(ours()...), s.add(theirs()...))
	s.typed('d')
	for _, r := range s.page.rows {
		if r.kind == causeRow && (r.seen() == compare.Both) == s.page.choosable(r) {
			t.Errorf("%q, which %v saw, can be chosen: %v", r.text, r.seen(), s.page.choosable(r))
		}
	}
	s.MustShow("slow kitchen", "Causes 4")
	s.Press(fyne.KeyHome)
	if r, _ := s.page.rowOf(); r.text != "one stove for all" {
		t.Errorf("the first is %q", r.text)
	}
}

// TestNoRowIsCut makes the window a little higher each time: each row and each point is whole, or not to
// be seen.
func TestNoRowIsCut(t *testing.T) {
	s := newStage(t)
	a, b := ours(), theirs()
	for i := range 30 {
		id := fishbone.ID(fmt.Sprint("more", i))
		a = append(a, fishbone.AddCause{ID: id, Under: "e", Text: fmt.Sprint("cause of ours, number ", i)},
			fishbone.StopAsking{ID: id, Reason: "ours"}, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}})
	}
	s.show(s.add(a...), s.add(b...))
	for _, room := range []bool{false, true} {
		s.page.present(room)
		for high := float32(500); high < 700; high += 7 {
			s.Win.Resize(fyne.NewSize(1280, high))
			s.Settle()
			whole(t, s, high)
			s.page.list.ScrollTo(len(s.page.rows)/2, 0)
			whole(t, s, high)
			s.page.list.ScrollToTop()
		}
	}
}

// TestNoHeadWithoutAPoint has a cause in hand in windows of all heights: what is worth a talk has its head
// where the first point is whole below it, and is counted below otherwise.
func TestNoHeadWithoutAPoint(t *testing.T) {
	s := newStage(t)
	a, b := ours(), theirs()
	for i := range 2 * mostPoints {
		id := fishbone.ID(fmt.Sprint("more", i))
		a = append(a, fishbone.AddCause{ID: id, Under: "e", Text: fmt.Sprint("cause of ours, number ", i)},
			fishbone.StopAsking{ID: id, Reason: "ours"}, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}})
	}
	s.show(s.add(a...), s.add(b...))
	s.chooses("one stove for all")
	all, alone, shown := len(s.page.points), 0, 0
	for high := float32(480); high < 900; high += 7 {
		s.Win.Resize(fyne.NewSize(1280, high))
		s.Settle()
		end := s.page.side.Position().Y + s.page.side.Size().Height
		var first fyne.CanvasObject
		uitest.Walk(s.page.sight, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
			if said, ok := o.(*canvas.Text); ok && said.Text == words.T("compare.talk") && at.Y+said.Size().Height <= end {
				first = o
			}
			return true
		})
		none := uitest.Shows(s.page.sight, words.T("compare.talk.below", "n", all))
		if (first == nil) != none {
			t.Errorf("%v high the head is there: %v, and all are counted below: %v", high, first != nil, none)
		}
		if none {
			alone++
		} else {
			shown++
		}
	}
	if alone == 0 || shown == 0 {
		t.Errorf("%d windows had no room for a point, %d had", alone, shown)
	}
}

// whole fails where a row is cut by the end of its list.
func whole(t *testing.T, s *stage, high float32) {
	t.Helper()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	seen := 0
	uitest.Walk(s.Win.Content(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		c, ok := o.(*cell)
		if !ok || !c.Visible() {
			return o.Visible()
		}
		top, foot := at(c).Y, at(c).Y+c.Size().Height
		from := at(s.page.title).Y + s.page.title.Size().Height
		if end := at(s.page.board).Y + s.page.board.Size().Height; foot > end+0.5 || top < from-0.5 {
			t.Fatalf("at %v the row %q is from %v to %v, the board from %v to %v", high, s.page.rows[c.at].text, top, foot, from, end)
		}
		seen++
		return false
	})
	if seen == 0 {
		t.Fatal("no row is in sight")
	}
}

// Each filter counts what it shows, and offers the keys that choose where there is something to choose.
func TestAFilterCountsItsRows(t *testing.T) {
	s := newStage(t)
	s.show(s.add(ours()...), s.add(theirs()...))
	for _, f := range []filter{everything, differences, blindSpots} {
		s.page.View.filter = f
		s.page.show()
		n, choosable := 0, false
		for _, r := range s.page.rows {
			if !r.isHead() && !r.quiet {
				n++
			}
			choosable = choosable || s.page.choosable(r)
		}
		if got := s.page.count(f); got != n || n == 0 {
			t.Errorf("filter %d counts %d of %d rows", f, got, n)
		}
		if offered := len(s.page.chooseKeys()) > 0; offered != choosable {
			t.Errorf("filter %d offers to choose: %v", f, offered)
		}
	}
}
