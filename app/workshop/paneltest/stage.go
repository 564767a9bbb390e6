package paneltest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/guide"
)

// Stage is a bench with one feature on it. It is the host of that feature: it stands in
// for the page and has what no feature can do without, but no picture, no rail and no
// other feature.
type Stage struct {
	*Bench

	Side     *fyne.Container        // where the panel stands
	Diagram  *fyne.Container        // where the picture would be, for what lies over it
	Panel    panel.Panel            // of the open step, nil where the feature has none
	Shown    bool                   // everybody watches
	Typing   *ui.Entry              // that somebody types in beside the usual one
	Reworded fishbone.ID            // that was to be reworded
	Scrolled int                    // how often the panel's content moved
	Own      categories.Own         // the team's own sets of bones
	Notes    int                    // that the coach has for the open step
	Off      advice.Off             // rules that nobody wants to hear of
	Hints    map[fishbone.ID]string // that the coach has on things
	Hinted   fishbone.ID            // of which the hint was to be shown
	Criteria string                 // and of criteria
	Mappings string                 // of the forms of customers
	Opened   []string               // files that were to be opened
	Reports  string                 // what the team keeps for all its reports

	feature panel.Feature
	open    *session.Session
	opened  place
	view    panel.ViewPanel // that is open in place of the picture, nil for none
	table   *action.Table
	layers  []panel.Layer
	width   float32
}

var _ panel.Host = (*Stage)(nil)

// NewStage puts a feature onto a stage, in an analysis that is filled by edits. The step
// that is open is the feature's first.
func NewStage(t *testing.T, feature func(*Stage) panel.Feature, fill ...fishbone.Edit) *Stage {
	t.Helper()
	s := &Stage{Side: container.NewStack(), Diagram: container.NewStack(), width: 360}
	s.Bench = NewBench(t, s.Session, func() fyne.CanvasObject { return s.Side }, fill...)
	s.feature = feature(s)
	s.table = action.NewTable(append(slices.DeleteFunc(s.ownActions(), s.hasAction), s.feature.Actions...)...)
	s.Open()
	switch {
	case len(s.feature.Steps) > 0:
		s.OpenStep(s.feature.Steps[0])
	case len(s.feature.Views) > 0:
		s.OpenView(s.feature.Views[0].Name)
	}
	t.Cleanup(s.Close)
	return s
}

// hasAction says whether the feature brings the action of a name itself.
func (s *Stage) hasAction(own action.Action) bool {
	return slices.ContainsFunc(s.feature.Actions, func(a action.Action) bool { return a.Name == own.Name })
}

// Open opens everything as after a start of the program.
func (s *Stage) Open() {
	s.T.Helper()
	s.Close()
	s.open = s.OpenSession()
	notices := s.NewNotices()
	s.Win.SetContent(container.New(&layout{s}, s.Side, s.Diagram, notices.Object()))
	s.open.Listen(s.changed)
	s.openPanel()
	s.tell(s.feature.Start)
	s.Loop.Run()
	s.Focus()
}

// tell calls a function of the feature, if it has it.
func (*Stage) tell(f func()) {
	if f != nil {
		f()
	}
}

// Close ends the feature as the end of the page does.
func (s *Stage) Close() {
	if s.Panel != nil {
		s.Panel.Flush()
	}
	s.endLayers(panel.OverDiagram, panel.InPanel, panel.OverPage, panel.AroundPage)
	s.Panel = nil
	if s.open != nil {
		s.tell(s.feature.Close)
	}
}

func (s *Stage) changed(c session.Change) {
	if c == session.Met {
		s.tell(s.feature.Met)
	}
	if s.placeNow() != s.opened {
		s.Flush()
		s.endLayers(panel.OverDiagram, panel.InPanel)
		s.Panel = nil
		s.openPanel()
	}
	s.Refresh()
	if c == session.Looked {
		s.Focus()
	}
}

func (s *Stage) openPanel() {
	s.opened = s.placeNow()
	s.Side.Objects, s.view = nil, nil
	if v, ok := panel.ViewOf(s.feature.Views, s.opened.step, s.opened.view); ok {
		s.view = v.Open()
		s.Panel = s.view
	} else if slices.Contains(s.feature.Steps, s.opened.step) {
		s.Panel = s.feature.Open()
	} else {
		return
	}
	s.show()
}

// place is a step with the view that is open in it.
type place struct {
	step guide.Step
	view string
}

func (s *Stage) placeNow() place { return place{s.open.Step(), s.open.View()} }

// OpenView opens a view of the feature by its name, and its step.
func (s *Stage) OpenView(name string) {
	s.T.Helper()
	for _, v := range s.feature.Views {
		if v.Name == name {
			s.OpenStep(v.Step)
			s.Flush()
			s.open.OpenView(name)
			s.Loop.Run()
			return
		}
	}
	s.T.Fatalf("the feature has no view %q", name)
}

// show puts the panel, or what lies over it, into its place, and what lies over the picture
// into the picture's.
func (s *Stage) show() {
	var content fyne.CanvasObject
	if s.Panel != nil {
		content = s.Panel.Content()
	}
	if l := s.TopLayer(panel.InPanel); l != nil {
		content = l.Content()
	}
	if content != nil {
		panel.Set(s.Side, content)
	}
	s.Diagram.Objects = nil
	if l := s.TopLayer(panel.OverDiagram); l != nil {
		panel.Set(s.Diagram, l.Content())
	} else if s.view != nil {
		panel.Set(s.Diagram, s.view.Board())
	}
}

// layout puts panel and picture where the page has them, and lays the notices over everything.
type layout struct{ stage *Stage }

// MinSize implements [fyne.Layout].
func (*layout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout].
func (l *layout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	o[0].Move(fyne.NewPos(room.Width-l.stage.width, 0))
	o[0].Resize(fyne.NewSize(l.stage.width, room.Height))
	o[1].Resize(fyne.NewSize(room.Width-l.stage.width, room.Height))
	o[2].Resize(room)
}

func (s *Stage) endLayers(at ...panel.Area) {
	for _, l := range slices.Clone(s.layers) {
		if slices.Contains(at, l.Area()) {
			s.layers = slices.DeleteFunc(s.layers, func(other panel.Layer) bool { return other == l })
			l.Close()
		}
	}
	s.show()
}

// ownActions are what a feature asks for by its name although it is the page's.
func (s *Stage) ownActions() []action.Action {
	undo := func() { s.Report(s.open.Undo()) }
	all := []action.Action{
		{Name: "act.undo", Keys: []string{"Ctrl+Z"}, Where: action.In(action.Everywhere), Can: func() bool { return s.open.CanUndo() }, Do: undo},
		{Name: "act.redo", Keys: []string{"Ctrl+Y"}, Where: action.In(action.Everywhere), Can: func() bool { return s.open.CanRedo() },
			Do: func() { s.Report(s.open.Redo()) }},
		{Name: "promise.make", Keys: []string{"Ctrl+Shift+P"}, Where: action.In(action.Everywhere), Do: func() {}},
		{Name: "act.reword", Keys: []string{"F2"}, Where: action.In(action.Everywhere), Do: func() {}},
		{Name: "act.remove", Keys: []string{"Delete"}, Where: action.In(action.Cards), Do: func() { s.Do(fishbone.RemoveCause{ID: s.SelectedCause()}) }},
		{Name: "act.send", Keys: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, Where: action.In(action.Cards), Do: func() {}, Nth: s.sendTo},
		{Name: "act.coach", Do: func() {}},
		{Name: "act.therefore", Keys: []string{"Ctrl+R"}, Where: action.In(action.Everywhere), Can: func() bool { return false }, Do: func() {}},
	}
	for n := guide.StepProblem; n <= guide.LastPage; n++ {
		key := fmt.Sprintf("Ctrl+%d", n)
		if !n.IsStep() {
			key = fmt.Sprintf("Ctrl+Shift+%d", n-guide.LastStep)
		}
		all = append(all, action.Action{Name: fmt.Sprintf("step.%d", n), Keys: []string{key}, Where: action.In(action.Everywhere), Do: func() { s.OpenStep(n) }})
	}
	for _, v := range s.feature.Views {
		all = append(all, action.Action{Name: "view." + v.Name, Keys: v.Keys, Where: action.In(action.Everywhere), Do: func() { s.OpenView(v.Name) }})
	}
	for by, name := range []string{"act.lastStep", "act.nextStep"} {
		all = append(all, action.Action{Name: name, Can: func() bool { return by == 0 || s.open.Step() != guide.LastStep }, Do: func() { s.OpenStep(s.open.Step() + guide.Step(2*by-1)) }})
	}
	for by, name := range []string{"act.before", "act.after"} {
		all = append(all, action.Action{Name: name, Keys: []string{[]string{"Up", "Down"}[by]}, Where: action.In(action.Any), Do: func() { s.walk(2*by - 1) }})
	}
	return all
}

func (s *Stage) walk(by int) {
	if list, ok := s.Panel.(interface{ Walk(by int) }); ok {
		list.Walk(by)
	}
}

// GoTo opens a step by its key.
func (s *Stage) GoTo(step guide.Step) {
	s.T.Helper()
	s.Ctrl(fyne.KeyName(rune('0' + step)))
	if s.open.Step() != step {
		s.T.Fatalf("step %d is open, want %d", s.open.Step(), step)
	}
}

// Try makes changes that are undone as one, and returns whether it could.
func (s *Stage) Try(edits ...fishbone.Edit) bool { return s.Do(fishbone.Join(edits...)) }

// Prompt is what the panel would have the presenter show.
func (s *Stage) Prompt() panel.Prompt { return s.Panel.(panel.Prompter).Prompt() }

// What follows stands in for the page.

// OwnSets are the team's own sets of bones.
func (s *Stage) OwnSets() categories.Own { return s.Own }

// KeepOwnSets remembers them.
func (s *Stage) KeepOwnSets(own categories.Own) { s.Own = own }

// FormMappings are what goes where in the forms of customers.
func (s *Stage) FormMappings() string { return s.Mappings }

// KeepFormMappings remembers them.
func (s *Stage) KeepFormMappings(mappings string) { s.Mappings = mappings }

// OpenFiles notes the files that were to be opened.
func (s *Stage) OpenFiles(paths []string) { s.Opened = paths }

// CriteriaSets are the team's own sets of criteria.
func (s *Stage) CriteriaSets() string { return s.Criteria }

// ReportSettings are what the team keeps for all its reports.
func (s *Stage) ReportSettings() string { return s.Reports }

// KeepReportSettings remembers that.
func (s *Stage) KeepReportSettings(settings string) { s.Reports = settings }

// KeepCriteriaSets remembers them.
func (s *Stage) KeepCriteriaSets(sets string) { s.Criteria = sets }

// Session implements [panel.Editor].
func (s *Stage) Session() *session.Session { return s.open }

// Analysis implements [panel.Editor].
func (s *Stage) Analysis() *fishbone.Analysis { return s.open.Analysis() }

// Do implements [panel.Editor].
func (s *Stage) Do(e fishbone.Edit, options ...session.Option) bool {
	return s.Report(s.open.Do(e, options...))
}

// Report implements [panel.Editor].
func (s *Stage) Report(err error) bool {
	if err != nil {
		s.notices.Say(words.Sentence(err), ui.Negative, "", nil)
	}
	return err == nil
}

// Undo implements [panel.Editor].
func (s *Stage) Undo() { s.Report(s.open.Undo()) }

// Flush implements [panel.Editor].
func (s *Stage) Flush() {
	if s.Panel != nil {
		s.Panel.Flush()
	}
}

// KeepDraft implements [panel.Editor].
func (s *Stage) KeepDraft(place, text string) { s.Report(s.open.KeepDraft(place, text)) }

// OpenStep implements [panel.Selection].
func (s *Stage) OpenStep(step guide.Step) { s.Report(s.open.OpenStep(step)) }

// SelectedCause implements [panel.Selection].
func (s *Stage) SelectedCause() fishbone.ID {
	if list, ok := s.Panel.(interface {
		Selected() (fishbone.Cause, bool)
	}); ok && s.open.Cause() == "" {
		c, _ := list.Selected()
		return c.ID
	}
	return s.open.Cause()
}

// Send puts the selected cause onto a bone or back into the tray.
func (s *Stage) Send(bone fishbone.ID) {
	c, ok := s.Analysis().Cause(s.SelectedCause())
	if !ok || !s.Do(fishbone.MoveCause{ID: c.ID, Under: bone}) {
		return
	}
	if cards, ok := s.Panel.(interface{ Sorted(from fishbone.ID) }); ok {
		cards.Sorted(c.Parent)
	}
}

func (s *Stage) sendTo(n int) {
	if bones := s.Analysis().Bones(); n < len(bones) {
		s.Send(bones[n].ID)
	}
}

// Reword implements [panel.Selection].
func (s *Stage) Reword(id fishbone.ID) { s.Reworded = id }

// CauseMenu implements [panel.Selection].
func (s *Stage) CauseMenu(id fishbone.ID, at fyne.Position) {
	s.open.Choose(id)
	s.ShowMenu(at, s.table.Choices("act.reword", "act.remove")...)
}

// Actions implements [panel.Keyboard].
func (s *Stage) Actions() *action.Table { return s.table }

// Shortcut implements [panel.Keyboard].
func (s *Stage) Shortcut(c fyne.Shortcut) bool {
	stroke := action.StrokeOf(c)
	return stroke != "" && s.table.Press(stroke, action.Everywhere)
}

// TakeKeys implements [panel.Screen].
func (s *Stage) TakeKeys() { s.Focus() }

// Focus implements [panel.Keyboard].
func (s *Stage) Focus() {
	s.Typing = nil
	for _, at := range []panel.Area{panel.OverDiagram, panel.InPanel} {
		if l := s.TopLayer(at); l != nil {
			s.Win.Canvas().Focus(l.Focus())
			return
		}
	}
	if s.Panel != nil {
		s.Win.Canvas().Focus(s.Panel.Focus())
	}
}

// TypeIn implements [panel.Keyboard].
func (s *Stage) TypeIn(e *ui.Entry) {
	s.Typing = e
	s.Win.Canvas().Focus(e)
}

// TypeAt implements [panel.Keyboard].
func (s *Stage) TypeAt(place string) bool {
	f, ok := s.Panel.(interface{ TypeAt(place string) bool })
	return ok && f.TypeAt(place)
}

// TypingIn implements [panel.Keyboard].
func (s *Stage) TypingIn(e *ui.Entry) bool { return s.Typing == e }

// Window implements [panel.Screen].
func (s *Stage) Window() fyne.Window { return s.Win }

// Notices implements [panel.Screen].
func (s *Stage) Notices() *ui.Notices { return s.notices }

// ShowMenu implements [panel.Screen].
func (s *Stage) ShowMenu(at fyne.Position, items ...ui.Choice) {
	ui.ShowMenu(s.Win.Canvas(), at, s.Focus, items...)
}

// PanelWidth implements [panel.Screen].
func (s *Stage) PanelWidth() float32 { return s.width }

// Widen makes the panel as wide as this.
func (s *Stage) Widen(width float32) {
	s.width = width
	s.Refresh()
	s.Win.Content().Refresh()
	s.Loop.Run()
}

// PanelScrolled implements [panel.Screen].
func (s *Stage) PanelScrolled() { s.Scrolled++ }

// Presenting implements [panel.Screen].
func (s *Stage) Presenting() bool { return s.Shown }

// RefreshPrompt implements [panel.Screen].
func (s *Stage) RefreshPrompt() {}

// Coached implements [panel.Screen].
func (s *Stage) Coached() int { return s.Notes }

// HintOn implements [panel.Screen].
func (s *Stage) HintOn(thing fishbone.ID) string { return s.Hints[thing] }

// ShowHint implements [panel.Screen].
func (s *Stage) ShowHint(thing fishbone.ID) { s.Hinted = thing }

// CoachOff are the rules that nobody wants to hear of.
func (s *Stage) CoachOff() advice.Off { return s.Off }

// KeepCoachOff remembers them.
func (s *Stage) KeepCoachOff(off advice.Off) { s.Off = off }

// Refresh implements [panel.Screen].
func (s *Stage) Refresh() {
	if s.Panel != nil {
		s.Panel.Refresh()
	}
	for _, l := range slices.Clone(s.layers) {
		l.Refresh()
	}
}

// After implements [panel.Screen].
func (s *Stage) After(d time.Duration, f func()) (cancel func()) { return s.Clock.After(d, f) }

// Now implements [panel.Screen].
func (s *Stage) Now() time.Time { return s.Tick() }

// OpenLayer implements [panel.Layers].
func (s *Stage) OpenLayer(l panel.Layer) {
	s.layers = append(s.layers, l)
	s.show()
	s.Refresh()
	s.Focus()
}

// LeaveLayer implements [panel.Layers].
func (s *Stage) LeaveLayer(l panel.Layer) {
	if i := slices.Index(s.layers, l); i >= 0 {
		s.layers = slices.Delete(s.layers, i, i+1)
		l.Close()
		s.show()
		s.Refresh()
		s.Focus()
	}
}

// HasLayer implements [panel.Layers].
func (s *Stage) HasLayer(at panel.Area) bool { return s.TopLayer(at) != nil }

// TopLayer is the topmost layer over a part of the page, nil for none.
func (s *Stage) TopLayer(at panel.Area) panel.Layer {
	for _, l := range slices.Backward(s.layers) {
		if l.Area() == at {
			return l
		}
	}
	return nil
}
