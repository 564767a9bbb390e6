package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/guide"
)

func TestMain(m *testing.M) {
	if graphviz.Serve() {
		return
	}
	os.Exit(m.Run())
}

// stage is the page on a stage.
type stage struct {
	*paneltest.Stage
	view *view
}

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	s.Stage = paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)
	s.Win.Resize(fyne.NewSize(1280, 720))
	s.OpenView("report")
	s.Focus()
	s.Loop.Run()
	s.view = s.Panel.(*view)
	return s
}

// started is an analysis with a root cause and a promise without an owner.
func started() []fishbone.Edit {
	return []fishbone.Edit{
		paneltest.About(fishbone.Problem, "Late"), paneltest.Bone("People"), paneltest.Cause("few", "People"), paneltest.Root("few"),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "More", Causes: []fishbone.ID{"few"}, Choice: fishbone.Chosen, Reason: "r"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "Hire", Solution: "s", Due: "2099-01-01"}},
	}
}

// gapOf is the number of the gap that says something.
func (s *stage) gapOf(said string) int {
	s.T.Helper()
	for i, g := range s.view.document().Gaps {
		if strings.Contains(g.What, said) {
			return i
		}
	}
	s.T.Fatalf("no gap says %q", said)
	return 0
}

// An answer is kept while it is typed, its gap is closed, and the page shows it at once.
func TestAnAnswerClosesItsGap(t *testing.T) {
	s := newStage(t, started()...)
	before := len(s.view.document().Gaps)
	s.view.mend(s.view.doc.Gaps[s.gapOf("Product or service")])
	s.Loop.Run()
	e := s.view.fields["product"]
	if s.Win.Canvas().Focused() != e {
		t.Fatal("the field has not the focus")
	}
	s.Write("Kettle 3")
	e.Flush()
	s.Loop.Run()
	if got := s.Analysis().Answer("product").Text; got != "Kettle 3" {
		t.Errorf("kept is %q", got)
	}
	if now := len(s.view.document().Gaps); now != before-1 {
		t.Errorf("%d gaps, before %d", now, before)
	}
	found := false
	for _, p := range s.view.board.pages {
		for _, one := range p.scene.Texts {
			found = found || one.Words == "Kettle 3"
		}
	}
	if !found {
		t.Error("the page does not show it")
	}
	if s.Session().Undo(); s.Analysis().Answer("product").Text != "" {
		t.Error("one undo does not take it back")
	}
}

// A day is kept as a day, however it is typed.
func TestADayIsReadAsADay(t *testing.T) {
	s := newStage(t, started()...)
	e := s.view.fields["customer-told"]
	s.Win.Canvas().Focus(e)
	s.Write("2026-03-12")
	e.Flush()
	s.Loop.Run()
	if got := s.Analysis().Answer("customer-told").Text; got != "2026-03-12" {
		t.Errorf("kept is %q", got)
	}
}

// A gap leads to where it is mended, with the thing in hand.
func TestAGapLeadsToItsPlace(t *testing.T) {
	s := newStage(t, started()...)
	s.view.mend(s.view.doc.Gaps[s.gapOf("Hire")])
	s.Loop.Run()
	if s.Session().Step() != guide.PagePromise || s.Session().Sought() != "p" {
		t.Errorf("step %d", s.Session().Step())
	}
}

// Sections that are left out are not shown, and nothing of them is missing.
func TestSectionsAreLeftOut(t *testing.T) {
	s := newStage(t, started()...)
	before := len(s.view.document().Sections)
	s.view.toggle("D0")
	s.Loop.Run()
	d := s.view.document()
	if len(d.Sections) != before-1 || len(d.Gaps) > 0 && d.Gaps[0].Section == "D0" {
		t.Errorf("%d sections of %d", len(d.Sections), before)
	}
	if _, shown := s.view.fields["product"]; !shown {
		t.Fatal("its field was never made")
	}
	s.view.toggle("D0")
	if len(s.view.document().Sections) != before {
		t.Error("it does not come back")
	}
}

// Another profile has its own pages and questions.
func TestAnotherReport(t *testing.T) {
	s := newStage(t, started()...)
	s.view.choose("iso10002")
	s.Loop.Run()
	if s.view.document().Title != "Complaint record" || s.view.fields["remedy"] == nil {
		t.Errorf("it is %q", s.view.document().Title)
	}
}

// Pages are turned, scrolled and zoomed by keys, never beyond their end.
func TestPagesAreTurned(t *testing.T) {
	s := newStage(t, started()...)
	b := s.view.board
	if len(b.pages) < 2 {
		t.Fatalf("%d pages", len(b.pages))
	}
	s.view.keys.TypedRune('j')
	if want := b.top(1) - around; s.view.offset != min(want, b.high()-b.size.Height) {
		t.Errorf("page 2 is at %v, wanted %v", s.view.offset, want)
	}
	s.view.keys.TypedRune('k')
	if s.view.offset != 0 {
		t.Errorf("page 1 is at %v", s.view.offset)
	}
	wide := b.pageSize(b.pages[0].scene).Width
	s.view.keys.TypedRune('+')
	if now := b.pageSize(b.pages[0].scene).Width; now <= wide {
		t.Errorf("%v wide, before %v", now, wide)
	}
	for range 40 {
		b.zoom(zoomStep)
		b.scrollBy(1)
	}
	if s.view.zoom != mostZoom || s.view.offset > b.high() {
		t.Errorf("zoom %v, at %v of %v", s.view.zoom, s.view.offset, b.high())
	}
}

// Each format is written where the team wants it.
func TestTheReportIsSaved(t *testing.T) {
	s := newStage(t, started()...)
	was := panel.AskWhere
	defer func() { panel.AskWhere = was }()
	for _, ending := range []string{".pdf", ".docx", ".xlsx", ".pptx", ".html", ".md"} {
		path := filepath.Join(t.TempDir(), "out"+ending)
		panel.AskWhere = func(_ fyne.Window, q filedialog.Question, save func(string), _ func()) {
			if !strings.HasSuffix(q.Name, ending) || q.Endings[0] != ending {
				t.Errorf("asked for %q, %q", q.Name, q.Endings)
			}
			save(path)
		}
		s.view.save(ending)
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", ending, err)
		}
	}
	if !strings.Contains(s.Notice(), "out.md") {
		t.Errorf("the notice says %q", s.Notice())
	}
}
