package report

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/picture"
	"whybone/app/reports"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/guide"
	"whybone/fishbone/report"
)

// stage is the page on a stage.
type stage struct {
	*paneltest.Stage
	view     *view
	renderer picture.TreeRenderer
}

// Renderer implements [Host].
func (s *stage) Renderer() picture.TreeRenderer { return s.renderer }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{renderer: paneltest.AsIs{}}
	s.Stage = paneltest.NewStage(t, func(on *paneltest.Stage) panel.Feature {
		s.Stage = on
		return New(s)
	}, fill...)
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

// grown is what is started, with more promises than a page has room for.
func grown() []fishbone.Edit {
	fill := started()
	for i := range 60 {
		id := fishbone.ID(fmt.Sprint("p", i))
		fill = append(fill, fishbone.Add{Thing: &fishbone.Promise{ID: id, Text: fmt.Sprint("Hire number ", i), Solution: "s", Due: "2099-01-01"}})
	}
	return fill
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
	s := newStage(t, grown()...)
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
		s.Loop.Until(t, "it is written", func() bool { return strings.Contains(s.Notice(), "out"+ending) })
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", ending, err)
		}
	}
}

// While a report is made the page can be used: nothing of it is done on the window's thread.
func TestTheReportIsMadeBesideTheWindow(t *testing.T) {
	s := newStage(t, started()...)
	slow := slowly{begun: make(chan struct{}), go_: make(chan struct{})}
	s.renderer = slow
	path := filepath.Join(t.TempDir(), "out.pdf")
	was := panel.AskWhere
	defer func() { panel.AskWhere = was }()
	panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, save func(string), _ func()) { save(path) }
	s.view.save(".pdf")
	<-slow.begun
	s.view.choose("iso10002")
	s.Loop.Run()
	if s.view.document().Title != "Complaint record" {
		t.Errorf("meanwhile the page shows %q", s.view.document().Title)
	}
	close(slow.go_)
	s.Loop.Until(t, "it is written", func() bool { return strings.Contains(s.Notice(), "out.pdf") })
}

// slowly draws when it is told to.
type slowly struct {
	paneltest.AsIs
	begun, go_ chan struct{}
}

func (r slowly) Draw(ctx context.Context, s *scene.Scene) (*scene.Scene, error) {
	close(r.begun)
	<-r.go_
	return s, nil
}

// A report that cannot be written says so in one sentence.
func TestWhatCannotBeSavedIsTold(t *testing.T) {
	s := newStage(t, started()...)
	was := panel.AskWhere
	defer func() { panel.AskWhere = was }()
	path := filepath.Join(t.TempDir(), "no", "such", "out.pdf")
	panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, save func(string), _ func()) { save(path) }
	s.view.save(".pdf")
	s.Loop.Until(t, "it is told", func() bool { return strings.Contains(s.Notice(), path) })
}

// The report speaks another language than the interface, and the page goes on in its own.
func TestTheReportSpeaksAnotherLanguage(t *testing.T) {
	s := newStage(t, started()...)
	for _, c := range s.view.languages() {
		if c.Words == "繁體中文" {
			c.Do()
		}
	}
	s.Loop.Run()
	d := s.view.document()
	if d.Language != "zh-Hant" || d.Title != "8D 報告" || d.NotGiven != words.Traditional.T("report.notGiven") {
		t.Errorf("it is %q in %s: %s", d.Title, d.Language, d.NotGiven)
	}
	for _, page := range s.view.board.pages {
		for _, one := range page.scene.Texts {
			for _, foreign := range []string{"Root cause", "not given", "Containment"} {
				if strings.Contains(one.Words, foreign) {
					t.Errorf("a page says %q", one.Words)
				}
			}
		}
	}
	if words.Used() != words.English {
		t.Error("the interface speaks it too")
	}
}

// Paper, company and logo are kept for all reports, and stand on them at once.
func TestWhatIsOnEveryReport(t *testing.T) {
	s := newStage(t, started()...)
	s.view.papers()[1].Do()
	s.Loop.Run()
	if w, h := s.view.board.pages[0].scene.Width, s.view.board.pages[0].scene.Height; w != 612 || h != 792 {
		t.Errorf("the paper is %v × %v", w, h)
	}
	s.Win.Canvas().Focus(s.view.company)
	s.Write("Hotel Lindenhof ")
	s.view.company.Flush()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewNRGBA(image.Rect(0, 0, 90, 30))); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	logo, text := filepath.Join(dir, "logo.png"), filepath.Join(dir, "text.png")
	if os.WriteFile(logo, picture.Bytes(), 0o600) != nil || os.WriteFile(text, []byte("no picture"), 0o600) != nil {
		t.Fatal("cannot write")
	}
	was := askOpen
	defer func() { askOpen = was }()
	path := logo
	askOpen = func(_ fyne.Window, _ filedialog.Question, then func(string), _ func()) { then(path) }
	s.view.chooseLogo()
	s.Loop.Until(t, "the logo is there", func() bool { return len(s.view.board.pages[0].scene.Images) == 1 })
	path = text
	s.view.chooseLogo()
	s.Loop.Until(t, "it says that it is no picture", func() bool { return strings.Contains(s.Notice(), words.T("error.noPicture")) })
	kept := reports.ReadSettings(s.Reports)
	if kept.Company != "Hotel Lindenhof" || kept.Logo() == nil || !kept.Inches {
		t.Errorf("kept is %q, %d bytes, %v", kept.Company, len(kept.PNG), kept.Inches)
	}
	if d := s.view.document(); d.Company != "Hotel Lindenhof" || d.Logo == nil {
		t.Errorf("the report is of %q, with the logo %v", d.Company, d.Logo)
	}
	s.Open() // another day
	s.Loop.Run()
	if d := s.Panel.(*view).document(); d.Company != "Hotel Lindenhof" || d.Logo == nil || d.Paper != report.Letter {
		t.Errorf("later it is of %q, on %s", d.Company, d.Paper)
	}
}

// A team keeps its choice of sections as a report of its own, shares it, opens it, removes it.
func TestReportsOfTheTeamsOwn(t *testing.T) {
	s := newStage(t, started()...)
	s.view.toggle("D0")
	s.view.toggle("D8")
	s.view.nameOwn()
	s.Loop.Run()
	if s.Win.Canvas().Focused() != s.view.own {
		t.Fatal("no name is asked for")
	}
	s.Write("To the head office")
	s.Press(fyne.KeyReturn)
	s.Loop.Run()
	d := s.view.document()
	if d.Title != "To the head office" || len(d.Sections) != 7 || d.Sections[0].ID != "D1" {
		t.Fatalf("it is %q with %d sections", d.Title, len(d.Sections))
	}
	path := filepath.Join(t.TempDir(), "own.toml")
	was, wasOpen := panel.AskWhere, askOpen
	defer func() { panel.AskWhere, askOpen = was, wasOpen }()
	panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, save func(string), _ func()) { save(path) }
	askOpen = func(_ fyne.Window, _ filedialog.Question, then func(string), _ func()) { then(path) }
	s.view.shareOwn()
	s.view.openOwn() // as somebody else would
	s.Loop.Run()
	own := reports.ReadSettings(s.Reports).Profiles()
	if len(own) != 2 || own[1].Name != "to-the-head-office-2" || len(own[1].Sections) != 7 || s.view.profile.Name != own[1].Name {
		t.Fatalf("there are %d: %+v", len(own), own)
	}
	s.view.removeOwn()
	s.Loop.Run()
	if own := reports.ReadSettings(s.Reports).Profiles(); len(own) != 1 || s.view.profile.Name != "8d" {
		t.Errorf("%d are left, %s is shown", len(own), s.view.profile.Name)
	}
	if err := os.WriteFile(path, []byte("name = "), 0o600); err != nil {
		t.Fatal(err)
	}
	s.view.openOwn()
	if !strings.Contains(s.Notice(), "own.toml") {
		t.Errorf("of a damaged file it says %q", s.Notice())
	}
}

// Each gap of each report leads somewhere, and every answer to its field.
func TestEveryGapLeadsSomewhere(t *testing.T) {
	s := newStage(t)
	for _, name := range report.Names() {
		s.view.choose(name)
		s.Loop.Run()
		for _, g := range s.view.document().Gaps {
			if g.Answer == "" {
				if g.Page == 0 {
					t.Errorf("%s: %q leads nowhere", name, g.What)
				}
				continue
			}
			s.view.mend(g)
			s.Loop.Run()
			if e := s.view.fields[g.Answer]; e == nil || s.Win.Canvas().Focused() != e {
				t.Errorf("%s: %q does not lead to its field", name, g.What)
			}
		}
	}
}

// A click on a button takes what stands in a field, and is a click on the button all the same: that
// is not another one by then.
func TestAClickAfterTypingIsAClick(t *testing.T) {
	s := newStage(t, started()...)
	labels := []string{words.T("report.logo.choose"), "Word", "HTML"}
	var before []*ui.Tap
	for _, label := range labels {
		before = append(before, s.Tap(label))
	}
	s.Win.Canvas().Focus(s.view.company)
	s.Write("Hotel Lindenhof")
	s.view.company.Flush()
	s.Loop.Run()
	for i, label := range labels {
		if s.Tap(label) != before[i] {
			t.Errorf("%q was made anew", label)
		}
	}
}
