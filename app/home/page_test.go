package home

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/listing"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/guide"
	"whybone/storage"
)

func expect(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func control(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func TestTheListShowsTheAnalysesChangedLastFirst(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds", "")
	expect(t, "rows", s.problems(), []string{"", "bad welds", "late trucks"})
	seen := uitest.Text(s.Content())
	for _, want := range []string{
		words.T("home.goOn"), words.T("home.untitled"), words.T("state.open"), words.T("home.all"), "3",
		"Ada of bad welds", words.T("home.counts", "causes", 1, "solutions", 0),
		words.When(s.summary("late trucks").Changed.At, noon),
	} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	if s.Window.Canvas().Focused() != fyne.Focusable(s.search.entry) {
		t.Error("the search does not have the focus")
	}
}

// What cannot be read is not taken for something that nobody has written yet.
func TestADamagedEntrySaysSo(t *testing.T) {
	if said := unnamed(storage.Summary{State: storage.Damaged}); said != words.T("home.damaged") {
		t.Errorf("a damaged entry says %q", said)
	}
}

func TestANarrowWindowLeavesTheFacilitatorOut(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	s.Window.Resize(fyne.NewSize(1000, 600))
	s.settle()
	if strings.Contains(uitest.Text(s.Content()), "Ada of late trucks") {
		t.Error("the facilitator is still in the row")
	}
	expect(t, "rows", s.problems(), []string{"bad welds", "late trucks"})
}

func TestOnlyWhatIsSeenIsRead(t *testing.T) {
	s := newStage(t, numbered(250)...)
	if len(s.store.queries) != 1 || s.store.queries[0].Limit != listing.PageRows {
		t.Errorf("to show the top it asked for %+v", s.store.queries)
	}
	s.scroll().ScrollToBottom()
	s.settle()
	if got := s.problems(); len(got) == 0 || got[len(got)-1] != "problem 000" {
		t.Errorf("at the end it shows %q", got)
	}
	if len(s.store.queries) != 2 || s.store.queries[1].Offset != 2*listing.PageRows {
		t.Errorf("to show the end as well it asked for %+v", s.store.queries)
	}
	if n := len(s.rowObjects()); n > 14 {
		t.Errorf("it made %d rows", n)
	}
	if n := len(s.previews.cached); n > 20 {
		t.Errorf("it made %d pictures", n)
	}
}

func TestTheListEndsAboveTheMargin(t *testing.T) {
	s := newStage(t, numbered(50)...)
	s.scroll().ScrollToBottom()
	s.settle()
	end := float32(0)
	for _, r := range s.rowObjects() {
		end = max(end, r.Position().Y+r.Size().Height)
	}
	if got, want := s.scroll().Content.Size().Height-end, float32(rowPad+margin); got != want {
		t.Errorf("below the last row are %v, want %v", got, want)
	}
}

func TestSearchNarrowsTheList(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds", "lost parcels")
	s.find("weld bad")
	expect(t, "found by its problem", s.foundLines(), []string{"bad welds", "cause of bad welds", "Ada of bad welds"})
	if strings.Contains(uitest.Text(s.Content()), words.T("home.goOn")) {
		t.Error("the card of the one changed last stands over what was found")
	}
	s.press(fyne.KeyEscape)
	expect(t, "after Escape", s.problems(), []string{"lost parcels", "bad welds", "late trucks"})
}

func TestTheTitleSaysWhatWasSearched(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	for _, text := range []string{"late", "bad"} { // each finds one
		s.search.entry.SetText("")
		s.find(text)
		if want := words.T("home.found", "text", text); !uitest.Shows(s.body, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
}

func TestSearchThatFindsNothingSaysSo(t *testing.T) {
	s := newStage(t, "late trucks")
	s.find("xyz")
	if got := uitest.Text(s.body); !strings.Contains(got, words.T("home.none", "text", "xyz")) {
		t.Errorf("it shows %q", got)
	}
	s.tap(s.body, words.T("home.clear"))
	expect(t, "after clearing", s.problems(), []string{"late trucks"})
}

func TestSearchWaitsForAPauseInTyping(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	s.find("welds")
	if got := s.store.asked; got != 1 {
		t.Errorf("five letters asked %d times", got)
	}
}

func TestTheNewestSearchWins(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	s.finder.ask("welds")
	s.finder.ask("trucks")
	older, newer := s.jobs[0], s.jobs[1]
	s.jobs = nil
	newer()()
	older()()
	s.settle()
	expect(t, "rows", s.foundLines(), []string{"late trucks", "cause of late trucks", "Ada of late trucks"})
}

func TestDeleteCanBeTakenBack(t *testing.T) {
	for name, back := range map[string]func(*stage){
		"by the notice": func(s *stage) { s.tap(s.Notices.Object(), words.T("home.undo")) },
		"by Ctrl+Z":     func(s *stage) { s.search.entry.TypedShortcut(&fyne.ShortcutUndo{}); s.settle() },
		"after a search": func(s *stage) {
			s.find("trucks")
			s.Shortcut(&fyne.ShortcutUndo{})
			s.settle()
			s.press(fyne.KeyEscape)
		},
		"by another Ctrl": func(s *stage) { s.Shortcut(control(fyne.KeyZ)); s.settle() },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, "late trucks", "bad welds")
			s.pick("bad welds", words.T("home.delete"))
			expect(t, "after the delete", s.problems(), []string{"late trucks"})
			if got := uitest.Text(s.Notices.Object()); !strings.Contains(got, words.T("home.deleted", "problem", "bad welds")) {
				t.Errorf("the notice says %q", got)
			}
			back(s)
			expect(t, "after undo", s.problems(), []string{"bad welds", "late trucks"})
			if s.Shortcut(&fyne.ShortcutUndo{}) {
				t.Error("there is still something to undo")
			}
		})
	}
}

func TestTheLastDeleteLeavesTheEmptyPage(t *testing.T) {
	s := newStage(t, "late trucks")
	s.pick("late trucks", words.T("home.delete"))
	if got := uitest.Text(s.body); !strings.Contains(got, words.T("home.sample")) {
		t.Errorf("it shows %q", got)
	}
	s.tap(s.Notices.Object(), words.T("home.undo"))
	expect(t, "after undo", s.problems(), []string{"late trucks"})
}

func TestACopyStandsOnTop(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	if err := s.store.SetStep(s.summary("late trucks").ID, 6); err != nil {
		t.Fatal(err)
	}
	s.Reload()
	s.settle()
	s.pick("late trucks", words.T("home.duplicate"))
	copied := "late trucks" + words.T("home.copy")
	expect(t, "rows", s.problems(), []string{copied, "bad welds", "late trucks"})
	got := s.summary(copied)
	if got.Counts.Causes != 1 || got.Step != 6 || got.Facilitator != "Ada of late trucks" {
		t.Errorf("the copy is %+v", got)
	}
	s.tap(s.Notices.Object(), words.T("home.open"))
	if !slices.Equal(s.opened, []fishbone.ID{got.ID}) {
		t.Errorf("it opened %v, not the copy", s.opened)
	}
}

func TestACopyOfTheLongestProblem(t *testing.T) {
	s := newStage(t, strings.Repeat("题", fishbone.MaxLabel))
	s.duplicate(s.summary(strings.Repeat("题", fishbone.MaxLabel)))
	s.settle()
	if got := s.problems(); len(got) != 2 || !strings.HasSuffix(got[0], fishbone.Label(words.T("home.copy"))) {
		t.Errorf("there are %d analyses", len(got))
	}
}

func TestAnEmptyArchiveOffersANewOneAndTheSample(t *testing.T) {
	s := newStage(t)
	if got := uitest.Text(s.Content()); !strings.Contains(got, words.T("home.welcome")) {
		t.Errorf("it shows %q", got)
	}
	s.tap(s.body, words.T("home.sample"))
	s.tap(s.body, words.T("home.new"))
	if len(s.opened) != 2 {
		t.Errorf("it opened %v", s.opened)
	}
	s.Reload()
	s.settle()
	expect(t, "rows", slices.Sorted(slices.Values(s.problems())), []string{"", "sample"})
}

// On the first page of all, before anything can be searched, Enter begins an analysis.
func TestEnterBeginsTheFirstAnalysis(t *testing.T) {
	s := newStage(t)
	s.Focus()
	s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.opened) != 1 {
		t.Errorf("it opened %v", s.opened)
	}
}

func TestKeysWalkThroughTheList(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds", "lost parcels")
	id := func(problem string) fishbone.ID { return s.summary(problem).ID }
	s.press(fyne.KeyReturn)
	s.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.press(fyne.KeyUp, fyne.KeyReturn)
	want := []fishbone.ID{id("lost parcels"), id("bad welds"), id("late trucks"), id("bad welds")}
	if !slices.Equal(s.opened, want) {
		t.Errorf("it opened %v, want %v", s.opened, want)
	}
}

func TestKeysBringTheirRowIntoSight(t *testing.T) {
	s := newStage(t, numbered(150)...)
	for range 120 {
		s.press(fyne.KeyDown)
	}
	want := "problem 030"
	if !slices.Contains(s.problems(), want) {
		t.Errorf("%q is not among %q", want, s.problems())
	}
	for range 120 {
		s.press(fyne.KeyUp)
	}
	if s.scroll().Offset.Y != 0 {
		t.Errorf("above the first row it is scrolled to %v", s.scroll().Offset.Y)
	}
}

func TestReturnWaitsForTheAnswer(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	s.search.entry.SetText("trucks")
	s.search.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.opened) > 0 {
		t.Error("it opened before it had looked")
	}
	s.settle()
	if !slices.Equal(s.opened, []fishbone.ID{s.summary("late trucks").ID}) {
		t.Errorf("it opened %v", s.opened)
	}
}

func TestShortcuts(t *testing.T) {
	s := newStage(t, "late trucks")
	s.Window.Canvas().Unfocus()
	if !s.Shortcut(control(fyne.KeyF)) || s.Window.Canvas().Focused() == nil {
		t.Error("Ctrl+F does not go to the search")
	}
	s.search.entry.TypedShortcut(control(fyne.KeyN))
	if len(s.opened) != 1 || s.opened[0] == s.summary("late trucks").ID {
		t.Errorf("Ctrl+N opened %v", s.opened)
	}
	if s.Shortcut(control(fyne.KeyQ)) {
		t.Error("it takes a shortcut that it does not know")
	}
}

func TestAnErrorIsOnePlainSentence(t *testing.T) {
	s := newStage(t, "late trucks")
	s.store.fail = errors.Join(errors.New("SQLITE_FULL: database or disk is full"), storage.ErrFull)
	s.pick("late trucks", words.T("home.delete"))
	want := words.Sentence(storage.ErrFull)
	got := uitest.Text(s.Notices.Object()) // it may take two lines
	if !strings.Contains(got, want) || strings.Contains(got, "SQLITE") {
		t.Errorf("the notice says %q", got)
	}
	expect(t, "rows", s.problems(), []string{"late trucks"})
}

func TestAListThatCannotBeReadCanBeTriedAgain(t *testing.T) {
	s := newStage(t, "late trucks")
	broken := newPage(s.Deps, s.background, s.after)
	s.store.fail = fmt.Errorf("list the analyses: %w", storage.ErrDamaged)
	s.settle()
	if got := uitest.Text(broken.body); !strings.Contains(got, words.Sentence(storage.ErrDamaged)) {
		t.Errorf("it shows %q", got)
	}
	s.store.fail = nil
	s.tap(broken.body, words.T("home.again"))
	if broken.state != stateList {
		t.Errorf("it shows %q", uitest.Text(broken.body))
	}
}

func TestPicturesThatNobodyWouldSeeAreNotMade(t *testing.T) {
	s := newStage(t, numbered(90)...)
	made := len(s.previews.cached)
	for range 40 { // faster than pictures are made
		s.scroll().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -100}})
	}
	s.settle()
	if n := len(s.previews.cached) - made; n < 5 || n > 16 {
		t.Errorf("it made %d pictures for the end of the list", n)
	}
}

// TestHowFarItHasComeBreaksBetweenThings has room for fewer and fewer of them in a line.
func TestHowFarItHasComeBreaksBetweenThings(t *testing.T) {
	newStage(t)
	style := ui.Style{Size: ui.Body, Color: ui.Colors().Muted}
	for room, want := range map[float32]int{600: 1, 300: 2, 175: 3, 130: 4} {
		o := progress(storage.Summary{Step: 8, Counts: fishbone.Counts{Causes: 35, Deepest: 6, Solutions: 14}}, style, room)
		lines := uitest.Texts(o)
		for _, line := range lines {
			if line != strings.Trim(line, " ·") || strings.HasSuffix(line, "…") {
				t.Errorf("in %v: %q", room, lines)
			}
		}
		if len(lines) != want {
			t.Errorf("in %v: %q, want %d lines", room, lines, want)
		}
	}
}

// More solutions than the goal are no part of it.
func TestPastTheGoalTheCountStandsAlone(t *testing.T) {
	newStage(t)
	style := ui.Style{Size: ui.Body, Color: ui.Colors().Muted}
	for n, want := range map[int]string{14: "14/20 solutions", 20: "20/20 solutions", 24: "24 solutions"} {
		said := uitest.Text(progress(storage.Summary{Step: 8, Counts: fishbone.Counts{Solutions: n}}, style, 600))
		if !strings.HasSuffix(said, " "+want) {
			t.Errorf("of %d it says %q, want %q", n, said, want)
		}
	}
}

func TestWhatComesNextIsSaidOnceItIsKnown(t *testing.T) {
	newStage(t)
	for _, unknown := range []*preview{nil, {}} {
		if o := makeNext(resumeDeps{preview: ui.Identity[preview]{To: unknown}}, 300); len(uitest.Texts(o)) > 0 {
			t.Errorf("before it is known it says %q", uitest.Text(o))
		}
	}
	known := &preview{scene: &scene.Scene{}, missing: []guide.Note{{Key: "need.goal"}}}
	if o := makeNext(resumeDeps{preview: ui.Identity[preview]{To: known}}, 300); !uitest.Shows(o, words.T("home.next")) || !uitest.Shows(o, words.T("need.goal")) {
		t.Errorf("it says %q", uitest.Text(o))
	}
	done := resumeDeps{preview: ui.Identity[preview]{To: &preview{scene: &scene.Scene{}}}}
	for late, want := range map[int]string{0: words.T("home.nothingMissing"), 3: words.T("home.onlyOverdue", "n", 3)} {
		done.summary.Overdue = late
		if o := makeNext(done, 300); !uitest.Shows(o, want) {
			t.Errorf("with %d promises overdue it says %q", late, uitest.Text(o))
		}
	}
}

// TestTheCachedListShowsWhatAFreshOneWould changes all that the list may depend on.
func TestTheCachedListShowsWhatAFreshOneWould(t *testing.T) {
	s := newStage(t, numbered(30)...)
	s.Now = func() time.Time { return s.now }
	for _, c := range s.changes() {
		c.change()
		s.settle()
		kept := uitest.Text(s.body)
		s.list.cache.Forget()
		s.list.Refresh()
		s.settle()
		if fresh := uitest.Text(s.body); kept != fresh {
			t.Errorf("after %s it shows\n%s\nand made anew\n%s", c.what, kept, fresh)
		}
	}
}

// change is something that the list may depend on.
type change struct {
	what   string
	change func()
}

func (s *stage) changes() []change {
	first := func() storage.Summary { return s.summary("problem 029") }
	do := func(e fishbone.Edit) func() {
		return func() {
			a, err := s.store.Load(first().ID)
			if err == nil {
				_, err = s.store.Do(a, e, fishbone.Stamp{At: s.now})
			}
			if err != nil {
				s.t.Fatal(err)
			}
			s.Reload()
		}
	}
	return []change{
		{"at first", func() {}},
		{"another row chosen", func() { s.press(fyne.KeyDown, fyne.KeyDown) }},
		{"scrolled", func() { s.scroll().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -300}}) }},
		{"scrolled back", func() { s.scroll().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 300}}) }},
		{"a cause", do(fishbone.AddCause{ID: "new", Under: fishbone.Tray, Text: "one more"})},
		{"a solution", do(fishbone.Add{Thing: &fishbone.Solution{ID: "solution", Text: "a way out"}})},
		{"a person", do(fishbone.Add{Thing: &fishbone.Person{ID: "person", Name: "Grace", Role: fishbone.Member}})},
		{"another head", do(fishbone.SetAbout{Field: fishbone.Goal, Text: "better"})},
		{"another step", func() {
			if err := s.store.SetStep(first().ID, 5); err != nil {
				s.t.Fatal(err)
			}
			s.Reload()
		}},
		{"another day", func() {
			s.now = noon.Add(24 * time.Hour)
			s.Reload()
		}},
		{"another size", func() { s.Window.Resize(fyne.NewSize(1000, 600)) }},
		{"a search", func() { s.find("problem 01") }},
		{"another search", func() {
			s.search.entry.SetText("")
			s.find("problem 02")
		}},
		{"all again", func() { s.press(fyne.KeyEscape) }},
		{"one fewer", func() { s.remove(s.summary("problem 017")) }},
	}
}

// TestAnEmptiedSearchShowsAllAtOnce takes the last character out of the search: nobody waits
// for a pause, and no title of the last search stays.
func TestAnEmptiedSearchShowsAllAtOnce(t *testing.T) {
	s := newStage(t, "Sales fall", "Late trains")
	s.find("S")
	found := words.T("home.found", "text", "S")
	if !uitest.Shows(s.body, found) {
		t.Fatalf("it shows %q", uitest.Texts(s.body))
	}
	s.press(fyne.KeyBackspace)
	if uitest.Shows(s.body, found) || !uitest.Shows(s.body, words.T("home.all")) {
		t.Errorf("once it is empty it shows %q", uitest.Texts(s.body))
	}
}
