package group

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is step 4 on a stage, without a board to drop cards on.
type stage struct {
	*paneltest.Stage
	looking int // how often people looked for a cause that says the same
}

// FindSame implements [Host].
func (s *stage) FindSame() { s.looking++ }

// Draggable implements [Host].
func (*stage) Draggable(*ui.Dragger, fishbone.Cause, func(fishbone.ID, fyne.Position) (board.Drop, bool)) {
}

// HighlightDrop implements [Host].
func (*stage) HighlightDrop(fishbone.ID, fyne.Position) (board.Drop, bool) {
	return board.Drop{}, false
}

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	paneltest.NewStage(t, func(base *paneltest.Stage) panel.Feature {
		s.Stage = base
		return New(s)
	}, fill...)
	return s
}

var bone, cause = paneltest.Bone, paneltest.Cause

// grouping is step 4 with three cards that wait and two bones.
func grouping(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	return newStage(t, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", ""), cause("beta", ""), cause("gamma", ""),
	}, more...)...)
}

func TestArrowsGoThroughTheCards(t *testing.T) {
	s := grouping(t, cause("delta", "Market"))
	var seen []string
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp} {
		s.Press(key)
		seen = append(seen, s.InHand())
	}
	s.MustEqual("in hand", seen, []string{"", "beta", "gamma", "delta", "delta", "gamma"})
}

func TestNewBonesByKey(t *testing.T) {
	s := grouping(t)
	s.Hit("n")
	s.Say("Machines", "Methods", "")
	s.MustShow(s.Side, "Machines")
	s.Hit("3")
	s.MustEqual("machines", s.Causes("Machines"), []string{"alpha"})
	s.Hit("N")
	s.Press(fyne.KeyEscape)
	s.Hit("4")
	s.MustEqual("methods", s.Causes("Methods"), []string{"beta"})
}

func TestWithoutBonesTheLineHasTheFocus(t *testing.T) {
	s := newStage(t, cause("alpha", ""))
	s.GoTo(4)
	s.Say("People")
	s.MustEqual("bones", uitest.Texts(s.Row("alpha")), []string{"alpha"})
	if len(s.Analysis().Bones()) != 1 {
		t.Error("there is no bone")
	}
}

// alike is step 4 with two cards that say the same, one of them on a bone.
func alike(t *testing.T) *stage {
	t.Helper()
	s := newStage(t, bone("People"), bone("Market"),
		fishbone.AddCause{ID: "a", Under: "Market", Text: "Fierce competition in prices"},
		fishbone.AddCause{ID: "b", Text: "Competition in prices"}, cause("gamma", ""))
	s.GoTo(4)
	return s
}

func TestTheSameIsLinkedByKey(t *testing.T) {
	s := alike(t)
	s.MustShow(s.Side, words.T("same.link"))
	s.Hit("s")
	if w := s.Analysis().Wordings("a"); len(w) != 1 || w[0].Text != "Competition in prices" || s.Analysis().Has("b") {
		t.Errorf("its wordings are %+v", w)
	}
	if s.InHand() != "gamma" {
		t.Errorf("%q is next", s.InHand())
	}
	s.MustEqual("waiting", s.Causes(""), []string{"gamma"})
	s.PressUndo() // both changes as one
	if c := s.Cause("Competition in prices"); c.SameAs != "" || c.Parent != "" {
		t.Errorf("after undo it is %+v", c)
	}
	before := s.Analysis()
	s.Session().Choose("gamma")
	s.Hit("s")
	if s.Analysis() != before || s.looking != 1 {
		t.Errorf("a card like no other was linked, or nobody may look for one: %d", s.looking)
	}
}

func TestWhatIsKeptApartIsNotAskedAgain(t *testing.T) {
	s := alike(t)
	s.Click(s.Side, words.T("same.keep"))
	s.MustNotShow(s.Side, words.T("same.link"))
	s.Press(fyne.KeyDown, fyne.KeyUp)
	s.MustNotShow(s.Side, words.T("same.link"))
	if c := s.Cause("Competition in prices"); c.SameAs != "" {
		t.Error("it was linked")
	}
}

func TestSets(t *testing.T) {
	s := newStage(t, bone("x"))
	s.GoTo(4)
	for range 2 { // a second time nothing is added
		s.Click(s.Side, words.T("group.sets"))
		s.Pick(words.T("set.4m"))
	}
	var names []string
	for _, b := range s.Analysis().Bones() {
		names = append(names, b.Name)
	}
	s.MustEqual("bones", names, []string{"x", "People", "Machines", "Materials", "Methods"})
	s.PressUndo()
	if n := len(s.Analysis().Bones()); n != 1 {
		t.Errorf("after one undo there are %d bones", n)
	}
}

// TestOwnSets makes a set of the bones, which other fish then get from the menu, and takes it
// off the list again.
func TestOwnSets(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	s := newStage(t, bone("Nurses"), bone("Doctors"))
	s.GoTo(4)
	s.Click(s.Side, words.T("group.sets"))
	s.Pick(words.T("sets.save"))
	e, ok := s.Focused().(*ui.Entry)
	if !ok || e.Text != "Our bones.json" {
		t.Skip("this system has a dialog of its own")
	}
	path := filepath.Join(t.TempDir(), "Our ward")
	s.Write(path)
	s.Press(fyne.KeyReturn)
	if !strings.Contains(s.Notice(), "Our ward") || len(s.Own) != 1 {
		t.Fatalf("the notice says %q, the sets are %v", s.Notice(), s.Own)
	}
	other := newStage(t)
	other.GoTo(4)
	other.Click(other.Side, words.T("group.sets"))
	other.Pick(words.T("sets.open"))
	other.Write(path + ".json")
	other.Press(fyne.KeyReturn)
	if bones := other.Analysis().Bones(); len(bones) != 2 || bones[1].Name != "Doctors" || len(other.Own) != 1 {
		t.Errorf("the other fish has %v, the sets are %v: %q", bones, other.Own, other.Notice())
	}
	s.Click(s.Side, words.T("group.sets"))
	s.Pick(words.T("sets.remove"))
	s.Pick("Our ward")
	if len(s.Own) != 0 {
		t.Errorf("the sets are %v", s.Own)
	}
}

// TestAnotherFileIsNoSet says what is wrong with a file that has no bones in it.
func TestAnotherFileIsNoSet(t *testing.T) {
	s := newStage(t)
	s.GoTo(4)
	path := filepath.Join(t.TempDir(), "tree.json")
	if err := os.WriteFile(path, []byte(`{"problem":"p"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	newPanel(s).takeSet(path)
	if got := s.Notice(); !strings.Contains(got, "tree.json") || !strings.Contains(got, words.T("sets.none")) || len(s.Own) > 0 {
		t.Errorf("the notice says %q", got)
	}
}

func TestBoneMenu(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	line := func(name string) *ui.Tap { return s.Tap(name) }
	s.Menu(line("1 People"), words.T("bone.rename"))
	s.Say(" here")
	if b := s.Analysis().Bones()[0]; b.Name != "People here" {
		t.Errorf("it is called %q", b.Name)
	}
	s.Menu(line("1 People here"), words.T("bone.outwards"))
	if b := s.Analysis().Bones()[1]; b.Name != "People here" {
		t.Errorf("outermost is %q", b.Name)
	}
	s.Menu(line("2 People here"), words.T("bone.inwards"))
	if b := s.Analysis().Bones()[0]; b.Name != "People here" {
		t.Errorf("innermost is %q", b.Name)
	}
	s.Menu(line("1 People here"), words.T("bone.remove"))
	s.MustEqual("waiting", s.Causes(""), []string{"alpha", "beta", "gamma", "delta"})
	s.PressUndo()
	s.MustEqual("after undo", s.Causes("People here"), []string{"delta"})
}
