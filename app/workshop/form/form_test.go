package form

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/report/form"
)

// samples is where the forms for tests are.
const samples = "../../../fishbone/report/form/testdata/"

// stage is the page on a stage.
type stage struct {
	*paneltest.Stage
	feature panel.Feature
}

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	s.Stage = paneltest.NewStage(t, func(p *paneltest.Stage) panel.Feature {
		s.feature = New(p)
		return s.feature
	}, fill...)
	s.Win.Resize(fyne.NewSize(1280, 720))
	s.OpenView(name)
	s.Focus()
	s.Loop.Run()
	return s
}

// view is the open page; it is made anew now and then.
func (s *stage) view() *view { return s.Panel.(*view) }

// load opens a form.
func (s *stage) load(name string) *view {
	s.T.Helper()
	s.view().load(samples + name)
	s.Loop.Run()
	if s.view().form == nil {
		s.T.Fatalf("it is not open: %s", s.Notice())
	}
	return s.view()
}

// cell is one of the form of Excel.
func (s *stage) cell(name string) *form.Cell { return s.view().form.Cell("8D Report", name) }

// written is what is written into a cell.
func (s *stage) written(name string) string {
	for _, w := range s.view().planned().Writes {
		if w.Cell == s.cell(name) {
			return w.Value.Text
		}
	}
	return ""
}

// started is an analysis with some things in it.
func started() []fishbone.Edit {
	edits := []fishbone.Edit{
		paneltest.About(fishbone.Problem, "Kettles leak"), paneltest.Bone("People"), paneltest.Cause("few", "People"), paneltest.Root("few"),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "More", Causes: []fishbone.ID{"few"}, Choice: fishbone.Chosen, Reason: "r"}},
	}
	for _, id := range []fishbone.ID{"a", "b", "c", "d", "e", "f"} {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Promise{ID: id, Text: "Promise " + string(id), Solution: "s", Due: "2099-01-01", Owner: "Ann"}})
	}
	return edits
}

// The form is filled as its labels say, as soon as it is opened.
func TestAFormIsGuessed(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	if s.written("A12") != "Kettles leak" || s.written("B31") != "Promise e" {
		t.Errorf("A12 says %q, B31 %q", s.written("A12"), s.written("B31"))
	}
	var said []string
	for _, l := range v.left() {
		said = append(said, l.said)
	}
	if all := strings.Join(said, "\n"); !strings.Contains(all, "Promise f") || !strings.Contains(all, `"Report no." is not given`) {
		t.Errorf("left: %s", all)
	}
	if v.known != "" || s.Mappings != "" {
		t.Error("a guess is remembered without anybody having seen it")
	}
}

// A click takes a cell in hand, and a field goes into it that is searched for.
func TestAFieldIsChosen(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	at, _ := v.board.grid.place(s.cell("G4"))
	scale := v.board.scale()
	v.board.surface.tapped(fyne.NewPos(v.board.left()+float32((at.left+at.right)/2*scale), around+float32((at.top+at.bottom)/2*scale)))
	s.Loop.Run()
	if v.cell != s.cell("G4") {
		t.Fatalf("%v is in hand", v.cell)
	}
	v.keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Loop.Run()
	if s.Win.Canvas().Focused() != v.search {
		t.Fatal("the search has not the focus")
	}
	s.Write("facilitator")
	s.Loop.Run()
	if len(v.found()) == 0 {
		t.Fatal("nothing is found")
	}
	v.search.OnEnter(v.search.Text, false)
	s.Loop.Run()
	p, ok := v.mapping.At(v.cell)
	if !ok || p.Show != "leader" || !p.After {
		t.Errorf("it has %+v", p)
	}
	if s.Win.Canvas().Focused() != v.keys {
		t.Error("the keys do not lead to the cells again")
	}
	v.keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if _, ok := v.mapping.At(v.cell); ok {
		t.Error("it is not empty again")
	}
}

// Steps go from cell to cell, over merged ones too.
func TestStepsGoFromCellToCell(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	var got []string
	for _, to := range []string{"down", "right", "down", "down", "up", "left"} {
		s.Actions().Perform("form." + to)
		got = append(got, v.cell.Name())
	}
	if want := []string{"C3", "E3", "E4", "E5", "E4", "C4"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	v.keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v.cell != nil {
		t.Error("a cell is still in hand")
	}
}

// What was changed is remembered for the customer, and the same form is filled like that the next time.
func TestTheSameFormIsKnownAgain(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	v.choose(s.cell("C4"))
	v.put(form.Place{Text: "Acme"})
	s.Win.Canvas().Focus(v.customer)
	v.customer.SetText("Acme GmbH")
	v.customer.Flush()
	s.Loop.Run()
	s.load("8d.docx")
	if s.view().known != "" {
		t.Error("another form is taken for it")
	}
	v = s.load("8d-libreoffice.xlsx")
	if v.known != "Acme GmbH" || s.written("C4") != "Acme" {
		t.Errorf("it is filled for %q, C4 says %q", v.known, s.written("C4"))
	}
	if all := v.remembered(); len(all) != 1 {
		t.Errorf("%d are remembered", len(all))
	}
	*v.state = state{zoom: 1}
	v.forget(v.remembered()[0])
	if len(v.remembered()) != 0 {
		t.Error("it is not forgotten")
	}
}

// A text is typed that always stands in a cell; it is kept for the cell for which it was typed.
func TestATextAlwaysStandsThere(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	v.choose(s.cell("C5"))
	s.Win.Canvas().Focus(v.fixed)
	s.Write("Kettle 3")
	v.choose(s.cell("G5"))
	s.Loop.Run()
	if s.written("C5") != "Kettle 3" || s.written("G5") != "" || v.fixed.Text != "" {
		t.Errorf("C5 says %q, G5 %q, the line %q", s.written("C5"), s.written("G5"), v.fixed.Text)
	}
}

// What the form asks for and the analysis lacks is given here, and kept with the analysis.
func TestAnAnswerIsGiven(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	v.choose(s.cell("C3"))
	s.Loop.Run()
	e := v.answers["report-number"]
	s.Win.Canvas().Focus(e)
	s.Write("8D-7")
	e.Flush()
	s.Loop.Run()
	if got := s.Analysis().Answer("report-number").Text; got != "8D-7" || s.written("C3") != "8D-7" {
		t.Errorf("kept is %q, written %q", got, s.written("C3"))
	}
}

// The form is filled in and saved, and nothing but its cells has changed.
func TestTheFormIsSaved(t *testing.T) {
	s := newStage(t, started()...)
	was := panel.AskWhere
	defer func() { panel.AskWhere = was }()
	for _, name := range []string{"8d.xlsx", "8d.docx"} {
		s.load(name)
		path := filepath.Join(t.TempDir(), name)
		panel.AskWhere = func(_ fyne.Window, q filedialog.Question, save func(string), _ func()) {
			if filepath.Ext(q.Name) != filepath.Ext(name) {
				t.Errorf("asked for %q", q.Name)
			}
			save(path)
		}
		s.view().save()
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v: %s", err, s.Notice())
		}
		f, err := form.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		if c := f.Cell("8D Report", "A12"); c != nil && c.Text != "Kettles leak" {
			t.Errorf("A12 says %q", c.Text)
		}
		s.view().load(path)
		if s.view().known == "" {
			t.Error("it is not known again once it is filled")
		}
	}
}

// A mapping is shared as a file.
func TestAMappingIsShared(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	was := panel.AskWhere
	defer func() { panel.AskWhere = was }()
	path := filepath.Join(t.TempDir(), "acme.toml")
	panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, save func(string), _ func()) { save(path) }
	v.choose(s.cell("C4"))
	v.put(form.Place{Text: "Acme"})
	v.saveMapping(v.mapping)
	v.replace(&form.Mapping{})
	if len(v.planned().Writes) != 0 {
		t.Fatal("it is not empty")
	}
	if !v.Dropped([]string{path}) || s.written("C4") != "Acme" {
		t.Errorf("C4 says %q", s.written("C4"))
	}
	bad := filepath.Join(t.TempDir(), "bad.toml")
	if err := os.WriteFile(bad, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	v.takeMapping(bad)
	if s.written("C4") != "Acme" || !strings.Contains(s.Notice(), "bad.toml") {
		t.Errorf("the notice says %q", s.Notice())
	}
}

// What is no form is refused in a sentence, and the form that is open stays.
func TestWhatIsNoFormIsRefused(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	v.load("form_test.go")
	if v.form == nil || !strings.Contains(s.Notice(), "neither an Excel workbook") {
		t.Errorf("the notice says %q", s.Notice())
	}
}

// What is written is in the language that was chosen for the customer.
func TestAFormHasItsLanguage(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	was := s.written("H27")
	v.mapping.Language = "zh-Hans"
	v.edited()
	if got := s.written("H27"); got == was || !strings.ContainsAny(got, "未开始待进行") {
		t.Errorf("H27 says %q, before %q", got, was)
	}
	if got := s.written("C6"); got != "Open" {
		t.Errorf("the list says %q", got)
	}
	if again := s.load("8d-libreoffice.xlsx"); again.mapping.Language != "zh-Hans" {
		t.Error("the language is not remembered")
	}
}

// A document that is dropped anywhere is a form; for a workbook the team is asked.
func TestADroppedFileIsAForm(t *testing.T) {
	s := newStage(t, started()...)
	if s.feature.Take([]string{"a.json"}) || s.feature.Take([]string{samples + "8d.docx", "b.docx"}) {
		t.Error("it takes what is no form")
	}
	s.OpenStep(1)
	if !s.feature.Take([]string{samples + "8d.docx"}) {
		t.Fatal("it does not take a document")
	}
	s.Loop.Run()
	if s.Session().View() != name || s.view().form == nil {
		t.Fatal("the form is not open")
	}
	s.OpenStep(1)
	if !s.feature.Take([]string{samples + "8d.xlsx"}) || s.Session().View() == name {
		t.Fatal("the team is not asked")
	}
}

// The form stays while the team is in another step.
func TestTheFormStaysOpen(t *testing.T) {
	s := newStage(t, started()...)
	v := s.load("8d.xlsx")
	v.choose(s.cell("C4"))
	s.OpenStep(1)
	s.OpenView(name)
	if again := s.view(); again == v || again.form != v.form || again.cell != v.cell || again.customer.Text != v.mapping.Customer {
		t.Error("it is another form")
	}
}

// Every strip of a form is drawn, and zooming keeps it in sight.
func TestFormsAreDrawn(t *testing.T) {
	s := newStage(t, started()...)
	for _, one := range []string{"8d.xlsx", "8d.docx"} {
		b := s.load(one).board
		for range 12 {
			b.scrollBy(0.9)
		}
		for range 12 {
			b.zoom(zoomStep)
		}
		if b.view.zoom != mostZoom || b.view.at.Y > b.content.MinSize().Height {
			t.Errorf("%s: zoom %v, at %v", one, b.view.zoom, b.view.at)
		}
		b.view.zoom = 1
		b.scrollTo(fyne.Position{})
		if b.strips[0].drawn == 0 || b.strips[0].image.Image == nil {
			t.Errorf("%s is not drawn", one)
		}
		for _, block := range b.grid.blocks {
			for c := range block.sheet.Cells {
				at, ok := b.grid.place(c)
				if found := b.grid.at((at.left+at.right)/2, (at.top+at.bottom)/2); ok && found != c {
					t.Fatalf("%s: at %v is %v", one, c, found)
				}
			}
		}
	}
}
