// Package verify is the view of step 5 in which evidence decides: a task for each cause that is
// to be verified, with what would count as proof, how it is looked at, by whom, until when, and
// what came of it; the verdict stands beside. Where the team works by points, it gives them
// here, and cuts. The rules are those of package fishbone; this one explains them.
//
// Start reading at verify.go, then tasks.go and form.go.
package verify

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/table"
	"whybone/fishbone/guide"
)

// name is that of the view.
const name = "verify"

// atPoints is where keys are while points are given.
const atPoints action.Place = "verify points"

// New makes the feature. Its keys are those of the verdicts of step 5.
func New(h panel.Host) panel.Feature {
	var v *view // the last one that was made
	open := func() panel.ViewPanel { v = newView(h); return v }
	shown := func() bool { return v != nil && h.Session().Step() == guide.StepAgree && h.Session().View() == name }
	save := func(name, ending string) action.Action {
		return action.Action{Name: name, Part: action.Analysis, After: "export.print",
			Can: shown, Do: func() { v.save(ending) }}
	}
	return panel.Feature{
		Views: []panel.View{{Step: guide.StepAgree, Name: name, Open: open}},
		Actions: []action.Action{
			{Name: "points.byNext", Part: action.Steps, Where: action.In(atPoints), Keys: []string{"b"}, Hidden: true, Local: true,
				Can: func() bool { return v != nil && v.scoring() }, Do: func() { v.nextPerson() }},
			{Name: "verify.printList", Part: action.Analysis, After: "export.print", Can: shown, Do: func() { v.printList() }},
			{Name: "verify.saveList", Part: action.Analysis, After: "verify.printList", Can: shown, Do: func() { v.saveList() }},
			save("verify.savePicture", panel.PictureFile), save("verify.saveTable", panel.TableFile),
		},
	}
}

// save writes what is shown into a file: the points, or the tasks.
func (v *view) save(ending string) {
	v.Flush()
	shown := tables.Verifications
	if v.scoring() {
		shown = tables.Points
	}
	panel.SaveTables(v.host, ending, []table.Table{shown(v.host.Analysis())})
}

// view is the open view: the tasks in place of the picture, and the one in hand beside them.
type view struct {
	*panel.Frame
	*choices
	host  panel.Host
	keys  *ui.KeyTarget
	board *board
	form  *form // of the cause in hand

	pictures *pictures          // of attachments
	line     *panel.CaptureLine // where criteria are written
	back     *ui.Entry          // what was written on paper
}

// choices are what the team has chosen in the view.
type choices struct {
	bone    fishbone.ID // of which the tasks are shown, empty for all
	ordered bool        // in the order of the bones, and not the open ones first
	held    fishbone.ID // the task in hand, and where it stood when it was taken
	heldAt  rank

	points    bool        // points are given, where the team picks by them
	criterion fishbone.ID // by which
	by        string      // who gives them, empty for the team together
}

func newView(h panel.Host) *view {
	v := &view{Frame: panel.NewFrame(h), host: h, keys: panel.KeysAt(h, action.Lists)}
	v.takeKeys()
	v.pictures, v.line, v.back = newPictures(h.Refresh), newLine(v), v.newBack()
	var fresh bool
	if v.choices, fresh = panel.Choices[choices](h); fresh {
		v.points = len(v.tasks()) == 0
		v.takeOpen()
	}
	v.board = newBoard(v)
	v.Refresh()
	return v
}

// takeKeys has the keys of the verdicts mean these tasks, before those of any list.
func (v *view) takeKeys() {
	v.keys.OnShortcut = v.shortcut
	others, otherKeys := v.keys.OnRune, v.keys.OnKey
	v.keys.OnRune = func(r rune) {
		if !v.pressed(action.StrokeOfRune(r)) {
			others(r)
		}
	}
	v.keys.OnKey = func(key fyne.KeyName) {
		if !v.pressed(string(key)) {
			otherKeys(key)
		}
	}
}

// shortcut pastes a picture where nothing is typed; what else it means is the page's.
func (v *view) shortcut(s fyne.Shortcut) bool {
	if _, ok := s.(*fyne.ShortcutPaste); ok {
		v.ask(func(t task) { v.paste(t.cause.ID) })
		return true
	}
	return v.host.Shortcut(s)
}

// pressed does what a key means here, and says whether that is anything.
func (v *view) pressed(stroke string) bool {
	if v.scoring() && v.pressedScoring(stroke) {
		return true
	}
	means := func(name string) bool { return slices.Contains(v.host.Actions().Named(name).Keys, stroke) }
	for _, f := range []fishbone.Finding{fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify, fishbone.Undecided} {
		if means("verdict." + string(f)) {
			v.ask(func(t task) { v.judge(t.cause.ID, f) })
			return true
		}
	}
	if means("act.evidence") {
		v.write()
		return true
	}
	return false
}

// takeOpen begins with the first cause that has no verdict yet, where none of these is in hand.
func (v *view) takeOpen() {
	if _, ok := v.Selected(); ok {
		return
	}
	if id := panel.Unfinished(v.host, "verify", v.isTask); id != "" {
		v.host.Session().Choose(id)
		return
	}
	if all := v.shown(); len(all) > 0 {
		v.host.Session().Choose(all[0].cause.ID)
	}
}

func (v *view) isTask(id fishbone.ID) bool {
	return slices.ContainsFunc(v.shown(), func(t task) bool { return t.cause.ID == id })
}

// Board implements [panel.ViewPanel].
func (v *view) Board() fyne.CanvasObject { return v.board.object }

// Selected is the cause in hand, if it is one of those that are verified.
func (v *view) Selected() (fishbone.Cause, bool) {
	t, ok := v.inHand()
	return t.cause, ok
}

func (v *view) inHand() (task, bool) {
	all := v.tasks()
	i := slices.IndexFunc(all, func(t task) bool { return t.cause.ID == v.host.Session().Cause() })
	if i < 0 {
		return task{}, false
	}
	return all[i], true
}

// Walk goes to the next task or the one before, and where none is in hand to the first.
func (v *view) Walk(by int) {
	if v.scoring() {
		v.walkScored(by)
		return
	}
	all := v.shown()
	if len(all) == 0 {
		return
	}
	i := slices.IndexFunc(all, func(t task) bool { return t.cause.ID == v.host.Session().Cause() })
	if i >= 0 {
		i += by
	} else {
		i = 0
	}
	if i >= 0 && i < len(all) {
		v.host.Session().Choose(all[i].cause.ID)
	}
}

// ask does something with the task in hand, or says that one has to be chosen first.
func (v *view) ask(do func(task)) {
	if t, ok := v.inHand(); ok {
		do(t)
		return
	}
	panel.Ask{Said: words.T("agree.choose"), Done: func() bool { _, ok := v.inHand(); return ok }}.Show(v.host)
}

// write goes to the first field of the task in hand that is empty, or to its result.
func (v *view) write() {
	if v.pointsFirst() {
		v.score(true)
		return
	}
	v.ask(func(task) {
		for _, e := range v.form.entries() {
			if e.Text == "" {
				v.host.TypeIn(e)
				return
			}
		}
		v.host.TypeIn(v.form.result)
	})
}

// judge gives the verdict, or takes it back where it stands already. Where there is no evidence
// for it, the place for that has the focus.
func (v *view) judge(cause fishbone.ID, f fishbone.Finding) {
	v.Flush() // what is being written is kept first
	a := v.host.Analysis()
	c, ok := a.Cause(cause)
	if !ok {
		return
	}
	if c.Verdict.Finding == f {
		f = fishbone.Unjudged
	}
	edits, id := taskOf(a, c)
	edits = append(edits, fishbone.Conclude{ID: id, Finding: f, On: fishbone.DayOf(v.host.Now())})
	if f == fishbone.Confirmed && !a.HasEvidence(cause) && v.form != nil {
		v.host.Report(fishbone.ErrNoEvidence)
		v.host.TypeIn(v.form.result)
		return
	}
	if v.host.Do(fishbone.Join(edits...)) {
		v.host.Session().Choose(cause)
		v.host.Focus()
	}
}

// taskOf is the task that verifies a cause, with the edit that makes it where there is none. It
// begins with what the verdict says already.
func taskOf(a *fishbone.Analysis, c fishbone.Cause) ([]fishbone.Edit, fishbone.ID) {
	if all := a.VerificationsOf(c.ID); len(all) > 0 {
		return nil, all[0].ID
	}
	task := &fishbone.Verification{ID: fishbone.NewID(), Text: c.Text, Cause: c.ID,
		Criterion: c.Verdict.Criterion, Who: c.Verdict.Who, Result: c.Verdict.Evidence}
	return []fishbone.Edit{fishbone.Add{Thing: task}}, task.ID
}

// Refresh implements [panel.Panel].
func (v *view) Refresh() {
	v.hold()
	t, ok := v.inHand()
	v.useForm(t, ok)
	v.board.refresh()
	if v.scoring() {
		v.showPoints()
		return
	}
	if !ok {
		v.Show(ui.Column(12, v.Heading(words.T("verify.question"), ""), v.backLine(), v.keys), v.nothing())
		return
	}
	v.Show(ui.Column(8, v.backLine(), v.title(t), v.form.verdicts(t), v.keys), v.form.object(t))
}

// nothing is what the panel says while no task is in hand.
func (v *view) nothing() fyne.CanvasObject {
	switch {
	case v.host.Analysis().Count().LevelOne == 0:
		return v.EmptyBut(panel.NoCauses(v.host.Analysis()))
	case len(v.tasks()) == 0:
		return v.Empty(words.T("verify.empty"))
	}
	return v.Empty(words.T("agree.choose"))
}

// rule is the rule by which evidence decides here, in one sentence.
func (v *view) rule() string {
	about := v.host.Analysis().About()
	if about.School == fishbone.ByPoints {
		return words.T("verify.rule.points", "n", about.CutShare())
	}
	return words.T("verify.rule.leaf")
}

// title is the cause in hand and the bone that it hangs on.
func (v *view) title(t task) fyne.CanvasObject {
	type deps struct {
		text   string
		bone   fishbone.Bone
		number int
	}
	a := v.host.Analysis()
	b, _ := a.BoneOf(t.cause.ID)
	return v.Part("title", deps{t.cause.Text, b, t.plan.Number}, func() fyne.CanvasObject {
		c, above := ui.Colors(), b.Name
		if t.plan.Number > 0 { // as on the printed list
			above = number(t.plan.Number) + " · " + above
		}
		return ui.Column(4,
			ui.Row(6, panel.Swatch(panel.BoneColor(a, b.ID)), ui.Truncated(above, ui.Style{Size: ui.Small, Color: c.Muted}, v.Room()-20)),
			ui.Balanced(t.cause.Text, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, v.Room(), 3))
	})
}

// useForm makes the form of another cause, if there is one, and keeps what stood in the last.
func (v *view) useForm(t task, ok bool) {
	if ok && v.form != nil && v.form.cause == t.cause.ID {
		v.form.sync(t)
		return
	}
	v.Flush()
	v.form = nil
	if ok {
		v.form = newForm(v, t)
	}
}

// Focus implements [panel.Panel].
func (v *view) Focus() fyne.Focusable { return v.keys }

// Flush implements [panel.Panel].
func (v *view) Flush() {
	if v.form != nil {
		v.form.flush()
	}
}

// Fields are the entries of the task in hand.
func (v *view) Fields() []*ui.Entry {
	if v.form == nil {
		return nil
	}
	return v.form.entries()
}

// nothingYet says that nothing is to be verified, and leads to where that is changed.
func (v *view) nothingYet() panel.Prompt {
	if !v.pointsFirst() {
		text, step := panel.NoCauses(v.host.Analysis())
		if v.host.Analysis().Count().LevelOne > 0 {
			text = words.T("verify.empty")
		}
		p := panel.NothingYet(v.host, text, step)
		p.Hint = v.rule()
		return p
	}
	return panel.Prompt{Question: words.T("verify.empty"), Hint: v.rule(), Options: []panel.Option{
		{Key: v.host.Actions().Cap("act.evidence"), Words: words.T("points.mode"), Do: func() { v.score(true) }},
	}}
}

// pointsFirst says whether nothing is verified because points are still to pick what is.
func (v *view) pointsFirst() bool {
	a := v.host.Analysis()
	return len(v.tasks()) == 0 && a.About().School == fishbone.ByPoints && a.Count().Causes > a.Count().Unsorted
}

// Prompt implements [panel.Prompter].
func (v *view) Prompt() panel.Prompt {
	if v.scoring() {
		c, _ := v.host.Analysis().Cause(v.host.Session().Cause())
		by, _ := v.criterionInHand()
		question := words.T("present.points", "criterion", by.Text, "cause", c.Text)
		if v.by != "" {
			question = words.T("record.saidBy", "what", question, "who", v.host.Analysis().GiverSign(v.by))
		}
		p := panel.Prompt{Question: question, Hint: v.rule(), On: c.ID}
		given := pointsWords(v.host.Analysis(), by.ID, c.ID, v.by)
		p.Options = panel.PointOptions(by.Scale.Points(), func(n int) bool { return given == fmt.Sprint(n) }, v.give)
		return p
	}
	if len(v.tasks()) == 0 {
		return v.nothingYet()
	}
	t, ok := v.inHand()
	if !ok {
		return panel.Prompt{Question: words.T("verify.question"), Hint: v.rule()}
	}
	colors, can := ui.Colors(), v.host.Actions()
	option := func(f fishbone.Finding, o panel.Option) panel.Option {
		o.Key, o.Words, o.On = can.Cap("verdict."+string(f)), words.T("verdict."+string(f)), t.cause.Verdict.Finding == f
		o.Do = func() { v.judge(t.cause.ID, f) }
		return o
	}
	done := 0
	for _, one := range v.tasks() {
		if !one.open() {
			done++
		}
	}
	return panel.Prompt{
		Question: words.T("present.verify", "cause", t.cause.Text),
		Number:   number(done), Of: number(len(v.tasks())), Counts: words.T("present.judged"), On: t.cause.ID,
		Options: []panel.Option{
			option(fishbone.Confirmed, panel.Option{Fill: colors.Good}), option(fishbone.Rejected, panel.Option{Fill: colors.Bad}),
			option(fishbone.Undecided, panel.Option{Fill: colors.Muted}),
			{Key: can.Cap("act.evidence"), Words: words.T("verify.result"), Do: v.write},
		},
		Hint: v.rule(),
	}
}
