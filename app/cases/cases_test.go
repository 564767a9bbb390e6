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
