package causes

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is step 3 on a stage.
type stage struct{ *paneltest.Stage }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	return &stage{paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)}
}

var cause = paneltest.Cause

func TestRoster(t *testing.T) {
	s := newStage(t)
	s.GoTo(3)
	s.Ctrl(fyne.KeyM)
	s.Say("Ann", "Ben", "Cho")
	var roles []string
	for _, p := range s.Analysis().People() {
		roles = append(roles, p.Name+" "+string(p.Role))
	}
	s.MustEqual("roles", roles, []string{"Ann facilitator", "Ben recorder", "Cho member"})
	s.Press(fyne.KeyEscape)
	s.Say("Staff leave")
	if n := s.Analysis().Count().Causes; n != 1 {
		t.Errorf("after Escape the line takes no cause: %d", n)
	}
	s.Click(s.Side, "Ann")
	s.Say("Price war")
	s.Pass() // it is no double click
	s.Click(s.Side, "Ann")
	s.Say("Poor quality")
	for text, by := range map[string]string{"Staff leave": "", "Price war": "Ann", "Poor quality": ""} {
		if got := s.Cause(text).By; got != by {
			t.Errorf("%s is by %q, want %q", text, got, by)
		}
	}
	s.Click(s.Side, "+ ")
	s.Say("Dan", "")
	if n := len(s.Analysis().People()); n != 4 {
		t.Errorf("there are %d people", n)
	}
}

func TestRosterMenu(t *testing.T) {
	s := newStage(t)
	s.GoTo(3)
	s.Ctrl(fyne.KeyM)
	s.Say("Ann", "Ben", "")
	s.Menu(s.Tap("Ben"), words.T("role.facilitator"))
	if p := s.Analysis().People()[1]; p.Role != fishbone.Facilitator {
		t.Errorf("Ben is %s", p.Role)
	}
	s.Menu(s.Tap("Ann"), words.T("people.remove"))
	if n := len(s.Analysis().People()); n != 1 {
		t.Errorf("there are %d people", n)
	}
	s.PressUndo()
	if n := len(s.Analysis().People()); n != 2 {
		t.Errorf("after undo there are %d people", n)
	}
}

func TestBurstCapture(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}})
	s.GoTo(3)
	s.Say("one", "two", "   ", "three")
	s.MustEqual("causes", s.Causes(""), []string{"one", "two", "three"})
	if e := s.Entry(); e.Text != "" && e.Text != "   " {
		t.Errorf("the line holds %q", e.Text)
	}
	s.PressUndo()
	s.PressUndo()
	s.MustEqual("after two undos", s.Causes(""), []string{"one"})
	s.SendShortcut(&fyne.ShortcutRedo{})
	s.MustEqual("after redo", s.Causes(""), []string{"one", "two"})
}

func TestARefusedCauseStaysInTheLine(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}})
	s.GoTo(3)
	s.Store.Fail = fishbone.ErrTooLong
	s.Say("one")
	if e := s.Entry(); e.Text != "one" || s.Notice() == "" {
		t.Errorf("the line holds %q, the notice says %q", e.Text, s.Notice())
	}
	s.Store.Fail = nil
	s.Press(fyne.KeyReturn)
	s.MustEqual("causes", s.Causes(""), []string{"one"})
}

func TestRewording(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}}, cause("one", ""), cause("two", ""))
	s.GoTo(3)
	s.Write("half a thought")
	s.Session().Choose("one")
	s.Loop.Run()
	s.ClickIcon(s.Row("one"), s.Actions().Tip("act.reword"))
	if e := s.Entry(); e.Text != "one" || e.CursorColumn != 3 {
		t.Fatalf("the line holds %q, the cursor is at %d", e.Text, e.CursorColumn)
	}
	s.Say(" more")
	s.MustEqual("causes", s.Causes(""), []string{"one more", "two"})
	if e := s.Entry(); e.Text != "half a thought" {
		t.Errorf("what was typed before is %q", e.Text)
	}
	s.ClickIcon(s.Row("one more"), s.Actions().Tip("act.reword"))
	s.Write("x")
	s.Press(fyne.KeyEscape)
	if e := s.Entry(); e.Text != "half a thought" || s.Causes("")[0] != "one more" {
		t.Errorf("after Escape the line holds %q, the cause is %q", e.Text, s.Causes("")[0])
	}
	s.PressUndo()
	s.MustEqual("after undo", s.Causes(""), []string{"one", "two"})
}

func TestTheNewestCauseStandsFirst(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}})
	s.GoTo(3)
	s.Say("one", "two", "three")
	s.MustEqual("rows", uitest.Texts(s.Panel.(*causesPanel).Scroll().Content), []string{"three", "two", "one"})
}

// paste pastes a text where the focus is.
func (s *stage) paste(text string) {
	s.T.Helper()
	clip := test.NewClipboard()
	clip.SetContent(text)
	s.SendShortcut(&fyne.ShortcutPaste{Clipboard: clip})
}

// TestAPastedListIsCauses pastes into a new analysis, where nobody is named yet.
func TestAPastedListIsCauses(t *testing.T) {
	s := newStage(t)
	s.GoTo(3)
	s.paste("• one\n• two\n• three")
	s.MustEqual("causes", s.Causes(""), []string{"one", "two", "three"})
	if n := len(s.Analysis().People()); n != 0 {
		t.Errorf("there are %d people", n)
	}
}

func TestSeveralNamesAreSeveralPeople(t *testing.T) {
	for _, text := range []string{"Ann, Ben，Cho", "Ann、Ben、Cho", "Ann; Ben；Cho"} {
		s := newStage(t)
		s.GoTo(3)
		s.Ctrl(fyne.KeyM)
		s.Say(text)
		s.MustEqual(text, s.names(), []string{"Ann facilitator", "Ben recorder", "Cho member"})
		s.PressUndo()
		s.MustEqual("after one undo", s.names(), nil)
		s.paste("Ann\nBen\r\nCho\n")
		s.MustEqual("lines", s.names(), []string{"Ann facilitator", "Ben recorder", "Cho member"})
	}
}

// Two of one name would read each other's sealed cards: the second one wants what tells them apart.
func TestNobodyIsOnTheRosterTwice(t *testing.T) {
	s := rosterOf(t)
	n := len(s.Analysis().People())
	s.Click(s.Side, "+ "+words.T("people.add"))
	for _, c := range [][2]string{{"Ann", "Ann"}, {", Cora, Cora", ""}} { // typed, and what is left
		s.Write(c[0])
		s.Press(fyne.KeyReturn)
		if got := s.Notice(); got != words.T("people.taken", "name", "Ann") {
			t.Errorf("it says %q", got)
		}
		if got := s.Entry().Text; got != c[1] {
			t.Errorf("%q leaves %q", c[0], got)
		}
	}
	if got := len(s.Analysis().People()); got != n+1 {
		t.Errorf("%d people, after %d", got, n)
	}
	s.Press(fyne.KeyEscape)
	s.Menu(s.Tap("Cora"), words.T("people.rename"))
	s.Entry().SetText("")
	s.Say("Ann")
	if people := s.Analysis().People(); people[n].Name != "Cora" {
		t.Errorf("renamed she is %q", people[n].Name)
	}
}

// names are the people with their roles.
func (s *stage) names() (all []string) {
	for _, p := range s.Analysis().People() {
		all = append(all, p.Name+" "+string(p.Role))
	}
	return all
}

// TestAPastedOutlineIsShownBeforeItHappens pastes headings for which there are no bones.
func TestAPastedOutlineIsShownBeforeItHappens(t *testing.T) {
	const text = "人员\n- 新员工没有带教\n- 夜班只有一人\n设备\n- 打印机卡纸\n  - 没有保养计划\n"
	s := newStage(t)
	s.GoTo(3)
	s.paste(text)
	if n := s.Analysis().Count().Causes; n != 0 {
		t.Fatalf("there are %d causes before anybody said yes", n)
	}
	s.MustShow(s.Side, words.T("paste.ways"))
	s.MustShow(s.Side, words.T("paste.bones", "bones", "人员, 设备", "causes", 3, "answers", 1))
	s.Press(fyne.KeyReturn)
	s.MustEqual("人员", s.Causes("人员"), []string{"新员工没有带教", "夜班只有一人"})
	s.MustNotShow(s.Side, words.T("paste.ways"))
	s.PressUndo()
	if len(s.Analysis().Bones()) != 0 || s.Analysis().Count().Causes != 0 {
		t.Error("one undo does not take all of it back")
	}

	s.paste(text)
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	s.MustEqual("the other way", s.Causes(""), []string{"人员", "设备"})
	s.PressUndo()
	for name, leave := range map[string]func(){
		"Escape": func() { s.Press(fyne.KeyEscape) },
		"typing": func() { s.Write("x"); s.Entry().SetText("") },
	} {
		s.paste(text)
		leave()
		s.MustNotShow(s.Side, words.T("paste.ways"))
		s.Press(fyne.KeyReturn)
		if n := s.Analysis().Count().Causes; n != 0 {
			t.Errorf("%s does not leave it: %d causes", name, n)
		}
	}
	s.paste(text)
	s.Click(s.Side, words.T("paste.bones", "bones", "人员, 设备", "causes", 3, "answers", 1))
	s.MustEqual("by a click", s.Causes("设备"), []string{"打印机卡纸"})
	s.paste(text) // now the bones are there, and there is one way
	s.MustNotShow(s.Side, words.T("paste.ways"))
	s.MustEqual("again", s.Causes("设备"), []string{"打印机卡纸", "打印机卡纸"})
}

// TestABoneThatIsNotThereIsOffered types a line that names one.
func TestABoneThatIsNotThereIsOffered(t *testing.T) {
	s := newStage(t, paneltest.Bone("People"))
	s.GoTo(3)
	s.Write("Material: mixed lots")
	s.MustShow(s.Side, words.T("paste.newBone", "name", "Material"))
	s.Ctrl(fyne.KeyReturn)
	s.MustEqual("Material", s.Causes("Material"), []string{"mixed lots"})
	s.Say("Note: nobody knows")
	s.MustEqual("as it stands", s.Causes(""), []string{"Note: nobody knows"})
	s.Write("People: tired")
	s.MustNotShow(s.Side, words.T("paste.newBone", "name", "People"))
	s.Press(fyne.KeyReturn)
	s.MustEqual("People", s.Causes("People"), []string{"tired"})
}

// rosterOf is a stage with two people, of whom Ann named a cause.
func rosterOf(t *testing.T) *stage {
	s := newStage(t,
		fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Recorder}},
		fishbone.Add{Thing: &fishbone.Person{ID: "ben", Name: "Ben", Role: fishbone.Member}},
		fishbone.AddCause{ID: "c", Text: "Staff leave", By: "Ann"})
	s.GoTo(3)
	return s
}

func TestPeopleAreRenamedInPlace(t *testing.T) {
	ways := map[string]func(*stage){
		"double click": func(s *stage) {
			tap := s.Tap("Ann")
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tap).AddXY(8, 8)
			for range 2 { // with other chips below the pointer, perhaps
				test.TapCanvas(s.Win.Canvas(), at)
				s.Loop.Run()
			}
		},
		"F2":   func(s *stage) { s.Click(s.Side, "Ann"); s.Press(fyne.KeyF2) },
		"menu": func(s *stage) { s.Menu(s.Tap("Ann"), words.T("people.rename")) },
	}
	for way, begin := range ways {
		s := rosterOf(t)
		if err := s.Session().SetWriter("ann"); err != nil {
			t.Fatal(err)
		}
		begin(s)
		if e := s.Entry(); e.Text != "Ann" {
			t.Fatalf("%s: the entry holds %q", way, e.Text)
		}
		s.Say("Anna")
		if p, by := s.Analysis().People()[0], s.Cause("Staff leave").By; p.Name != "AnnAnna" && p.Name != "Anna" || by != p.Name {
			t.Errorf("%s: she is %q and said it as %q", way, p.Name, by)
		}
		if w := s.Session().Writer(); w != s.Analysis().People()[0].Name {
			t.Errorf("%s: %q writes", way, w)
		}
		s.PressUndo()
		if p, by := s.Analysis().People()[0], s.Cause("Staff leave").By; p.Name != "Ann" || by != "Ann" {
			t.Errorf("%s: after undo she is %q and said it as %q", way, p.Name, by)
		}
	}
}

func TestANameIsTakenOutOfTheRecord(t *testing.T) {
	s := rosterOf(t)
	s.Menu(s.Tap("Ann"), words.T("people.anonymize"))
	s.Press(fyne.KeyEscape)
	if p := s.Analysis().People()[0]; p.Name != "Ann" {
		t.Fatalf("Escape took the name out: %q", p.Name)
	}
	s.Menu(s.Tap("Ann"), words.T("people.anonymize"))
	s.Press(fyne.KeyReturn)
	as := words.T("people.neutral", "n", 1)
	if p, by := s.Analysis().People()[0], s.Cause("Staff leave").By; p.Name != as || by != as {
		t.Errorf("she is %q and said it as %q", p.Name, by)
	}
	s.PressUndo()
	if by := s.Cause("Staff leave").By; by != "Ann" {
		t.Errorf("after undo it was said by %q", by)
	}
}
