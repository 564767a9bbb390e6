package cases

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
	"whybone/storage"
)

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// stage is a window with cases, whose background work is done when the test says.
type stage struct {
	*uitest.Stage
	store  *storage.Store
	view   *View
	page   *Reading
	list   *List
	reader string
	opened []fishbone.ID
	left   int
	wrong  []error
}

func newStage(t *testing.T) *stage {
	t.Helper()
	return &stage{Stage: uitest.NewStage(t), store: uitest.NewStore(t)}
}

// add stores a closed analysis.
func (s *stage) add(problem string, edits ...fishbone.Edit) fishbone.ID {
	s.T.Helper()
	id, err := session.New(s.store, fishbone.Batch{Edits: append([]fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: problem},
		fishbone.Add{Thing: &fishbone.Bone{ID: "method", Name: "Method"}},
		fishbone.AddCause{ID: "twice", Under: "method", Text: "settled twice a week"},
		fishbone.AddCause{ID: "hand", Under: "twice", Text: "three tables by hand"},
		fishbone.AddCause{ID: "number", Under: "hand", Text: "numbers do not match"},
		fishbone.CloseAnalysis{Day: "2026-03-01"},
	}, edits...)}, noon)
	if err != nil {
		s.T.Fatal(err)
	}
	return id
}

// read opens a case.
func (s *stage) read(id fishbone.ID) {
	s.T.Helper()
	a, err := s.store.Load(id)
	if err != nil {
		s.T.Fatal(err)
	}
	s.view = NewView(a)
	s.show()
}

// show makes the page, as for another language.
func (s *stage) show() {
	s.page = NewReading(ReadingDeps{
		Store: s.store, Now: func() time.Time { return noon }, Window: s.Win, Notices: ui.NewNotices(), View: s.view,
		ReportError: func(err error) { s.wrong = append(s.wrong, err) }, Reader: s.reader, KeepReader: func(name string) { s.reader = name },
		Back: func() { s.left++ }, Open: func(id fishbone.ID) { s.opened = append(s.opened, id) },
		FullScreen: func(bool) {}, Settings: func(fyne.Position) {},
		Run: func(work, done func()) { s.Background(func() func() { work(); return done }) },
	})
	s.Win.SetContent(s.page.Content())
	s.page.Focus()
}

// shelf opens the list.
func (s *stage) shelf() {
	s.list = NewList(ListDeps{
		Store: s.store, Now: func() time.Time { return noon }, Window: s.Win, Reader: s.reader, Choice: NewChoice(),
		Tabs: func(count string) []ui.PageTab { return []ui.PageTab{{Words: "Cases", Count: count, Chosen: true}} },
		Open: func(id fishbone.ID) { s.opened = append(s.opened, id) }, Home: func() { s.left++ },
		Run:         s.Background,
		ReportError: func(err error) { s.wrong = append(s.wrong, err) }, Settings: func(fyne.Position) {},
	})
	s.Win.SetContent(s.list.Content())
	s.list.Focus()
	s.Settle()
}

func (s *stage) typed(text string) {
	for _, r := range text {
		s.Win.Canvas().Focused().TypedRune(r)
	}
}

func (s *stage) mustShow(text string) {
	s.T.Helper()
	if !strings.Contains(uitest.Text(s.Win.Content()), text) {
		s.T.Errorf("%q is not to be seen", text)
	}
}

func (s *stage) mustHide(text string) {
	s.T.Helper()
	if strings.Contains(uitest.Text(s.Win.Content()), text) {
		s.T.Errorf("%q is to be seen", text)
	}
}

func TestACaseIsReadPageByPage(t *testing.T) {
	s := newStage(t)
	s.read(s.add("refunds take eight days", fishbone.SetAbout{Field: fishbone.Lessons, Text: "ask for the number"}))
	s.mustShow("What happened here?")
	s.Press(fyne.KeyRight)
	if s.page.page().Kind != casebook.Fish {
		t.Errorf("the second page is %s", s.page.page().Kind)
	}
	s.Press(fyne.KeyReturn)
	s.mustShow("numbers do not match")
	s.Press(fyne.KeyEnd)
	s.mustShow("ask for the number")
	s.Press(fyne.KeyRight) // there is none
	s.Press(fyne.KeyLeft)
	s.mustShow("numbers do not match")
	s.Press(fyne.KeyHome)
	s.mustShow("What happened here?")
	s.Press(fyne.KeyEscape)
	if s.left != 1 {
		t.Error("Escape does not lead back")
	}
	if len(s.wrong) > 0 {
		t.Error(s.wrong)
	}
}

// TestTheFishIsToldByItsCounts: what was confirmed and what was struck is said as it is.
func TestTheFishIsToldByItsCounts(t *testing.T) {
	judge := func(id fishbone.ID, f fishbone.Finding) fishbone.Edit {
		return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f, Evidence: "seen"}}
	}
	s := newStage(t)
	s.read(s.add("refunds take eight days"))
	s.Press(fyne.KeyRight)
	s.mustShow("3 causes. Nothing was confirmed or rejected.")
	s.read(s.add("refunds take eight days", judge("twice", fishbone.Confirmed), judge("number", fishbone.Confirmed), fishbone.StopAsking{ID: "number", Reason: "ours"},
		fishbone.AddCause{ID: "rain", Under: "method", Text: "rain"}, judge("rain", fishbone.Rejected)))
	s.Press(fyne.KeyRight)
	s.mustShow("4 causes. It confirmed 2, 1 of them as root causes, and rejected 1.")
}

// TestFiguresOfACaseSayWhatTheyCount and days what happened on them.
func TestFiguresOfACaseSayWhatTheyCount(t *testing.T) {
	about := func(f fishbone.Field, text string) fishbone.Edit { return fishbone.SetAbout{Field: f, Text: text} }
	s := newStage(t)
	s.read(s.add("refunds take eight days", about(fishbone.Affected, "52"), about(fishbone.Total, "640"), about(fishbone.Period, "March"),
		about(fishbone.Expected, "100"), about(fishbone.HeldField, "2026-02-11"),
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "a form", Sort: fishbone.Standard, Document: "Refunds", Number: "WI-7", Revision: "C"}}))
	for _, want := range []string{"52 of 640 (8.1%) · March", "met 11 Feb · closed 1 Mar"} {
		s.mustShow(want)
	}
	s.Press(fyne.KeyEnd)
	for _, want := range []string{"100 complaints of this kind", "WI-7 · revision C", "What do you take away?", "Previous page"} {
		s.mustShow(want)
	}
	s.read(s.add("what was written down after it was closed"))
	s.mustShow("closed 1 Mar")
	s.mustHide("Today")
	s.mustHide("10 Mar")
}

// TestChainsThatBeginAlikeAreToldApart in the rail, and in the quiz without what is to be found out.
func TestChainsThatBeginAlikeAreToldApart(t *testing.T) {
	var edits []fishbone.Edit
	for _, id := range []fishbone.ID{"number", "form"} {
		if id == "form" {
			edits = append(edits, fishbone.AddCause{ID: id, Under: "hand", Text: "a form for each"})
		}
		edits = append(edits, fishbone.StopAsking{ID: id, Reason: "ours"}, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen in May"}})
	}
	s := newStage(t)
	s.read(s.add("refunds take eight days.", edits...))
	names := func() []string { return []string{s.page.titleOf(2), s.page.titleOf(3)} }
	if got := names(); !slices.Equal(got, []string{"numbers do not match", "a form for each"}) {
		t.Errorf("the chains are called %q", got)
	}
	s.typed("q")
	if got := names(); !slices.Equal(got, []string{"1 of 2 · settled twice a week", "2 of 2 · settled twice a week"}) {
		t.Errorf("in the quiz the chains are called %q", got)
	}
	s.mustHide("a form for each")
	s.mustShow("refunds take eight days. Why?")
	s.Press(fyne.KeyReturn)
	s.typed("1")
	s.mustHide("seen in May")
	s.Tap("Show a clue")
	s.mustShow("seen in May")
	s.mustHide("numbers do not match")
}

// TestNamesOfTheRailAreWhole while a fifth of the window has room for them, and the rail is no wider than
// they need.
func TestNamesOfTheRailAreWhole(t *testing.T) {
	for _, name := range []string{"模具的使用次数没有记录", "Use of the moulds is noted", "短"} {
		s := newStage(t)
		s.read(s.add("refunds take eight days.", fishbone.AddCause{ID: "last", Under: "hand", Text: name},
			fishbone.StopAsking{ID: "last", Reason: "ours"}, fishbone.Judge{ID: "last", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}}))
		for _, wide := range []float32{1280, 1920} {
			s.Win.Resize(fyne.NewSize(wide, 720))
			s.page.refresh()
			if !slices.Contains(uitest.Texts(s.page.rail), name) {
				t.Errorf("%v wide, the rail shows %q", wide, uitest.Texts(s.page.rail))
			}
			if name == "短" && s.page.railWide() > railWidth {
				t.Errorf("%v wide, the rail is %v wide for short names", wide, s.page.railWide())
			}
		}
	}
}

// TestCasesOfOneProblemAreToldApart by who led them, where, and when.
func TestCasesOfOneProblemAreToldApart(t *testing.T) {
	s := newStage(t)
	s.add("guests wait", fishbone.SetAbout{Field: fishbone.HeldField, Text: "2025-11-03"}, fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Ann", Role: fishbone.Facilitator}})
	s.add("guests wait", fishbone.SetAbout{Field: fishbone.DepartmentField, Text: "Kitchen"})
	s.reader = "Bo"
	s.shelf()
	for _, want := range []string{"Ann · met 3 Nov 2025", "Kitchen", "closed 1 Mar 2026", "All 2", "Must read 0", "Not read by Bo 2"} {
		s.mustShow(want)
	}
}

func TestARoomSeesThePageAlone(t *testing.T) {
	s := newStage(t)
	s.read(s.add("refunds take eight days"))
	s.page.present(true)
	s.mustHide("What happened here?")
	s.Press(fyne.KeyRight, fyne.KeyRight)
	s.mustShow("numbers do not match")
	s.mustShow("Page 3 of 4")
	s.Press(fyne.KeyEscape)
	if s.left != 0 || s.view.presenting {
		t.Error("Escape leads away, and not to the window")
	}
	s.mustShow("Does each answer explain the one above?")
}

func TestTheQuizCoversAnswers(t *testing.T) {
	s := newStage(t)
	id := s.add("refunds take eight days")
	s.read(id)
	s.typed("q")
	s.mustShow("settled twice a week")
	s.mustHide("three tables by hand")
	s.typed("a wild guess")
	s.Press(fyne.KeyReturn)
	s.mustShow("three tables by hand")
	s.mustShow("a wild guess")
	s.mustHide("numbers do not match")
	s.typed("1")
	s.mustShow("1 thought of, 0 missed so far")
	s.show() // as for another language
	s.mustShow("three tables by hand")
	s.mustHide("numbers do not match")
	s.Press(fyne.KeyReturn)
	s.typed("2")
	s.mustShow("This is where the team stopped.")
	s.typed("q")
	s.mustHide("This is where the team stopped.")

	s.Press(fyne.KeyEnd)
	s.typed("r")
	s.typed("Ann")
	s.Press(fyne.KeyReturn)
	a, err := s.store.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	r := a.Readers()
	if len(r) != 1 || r[0].Name != "Ann" || r[0].Day != "2026-03-10" || r[0].Quiz != fishbone.QuizTaken || !slices.Equal(r[0].Thought, []fishbone.ID{"hand"}) {
		t.Errorf("%+v", r)
	}
	if s.reader != "Ann" {
		t.Errorf("the next case is read by %q", s.reader)
	}
	s.page.undo()
	if a, _ = s.store.Load(id); len(a.Readers()) != 0 {
		t.Error("the reader is not taken back")
	}
	s.page.undo() // nothing that was not done here
	if a, _ = s.store.Load(id); a.About().Problem == "" {
		t.Error("more is taken back than was done here")
	}
}

func TestCasesThatMustBeReadComeFirst(t *testing.T) {
	s := newStage(t)
	first := s.add("refunds take eight days")
	s.add("guests wait")
	if _, err := session.New(s.store, fishbone.SetAbout{Field: fishbone.Problem, Text: "still open"}, noon); err != nil {
		t.Fatal(err)
	}
	s.read(first)
	s.typed("m")
	s.reader = "Ann"
	s.shelf()
	s.mustHide("still open")
	s.mustShow("Must read")
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(s.opened, []fishbone.ID{first}) {
		t.Errorf("opened %v", s.opened)
	}
	s.list.look(mustCases)
	s.Settle()
	s.mustHide("guests wait")
	s.list.look(unreadCases)
	s.Settle()
	s.mustShow("guests wait")
	s.Press(fyne.KeyEscape)
	if s.left != 1 {
		t.Error("Escape does not lead home")
	}
}

func TestWithoutCasesThePageSaysHowThereComesOne(t *testing.T) {
	s := newStage(t)
	s.shelf()
	s.mustShow("No analysis is closed yet")
}
