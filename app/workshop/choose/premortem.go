package choose

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// premortemPlace is where the keys of the premortem mean something.
const premortemPlace action.Place = "premortem"

// premortemView looks back from half a year later at a chosen solution that failed. Each reason
// becomes a promise, a change of the solution, or is lived with.
type premortemView struct {
	*base
	line   *panel.CaptureLine // for one more reason
	risk   fishbone.ID        // in hand
	form   *riskForm          // for the answer to it, nil while there is none
	left   bool               // the line was left, although there is no reason yet
	scroll *container.Scroll
	rows   []fyne.CanvasObject
}

func newPremortem(h Host) *premortemView {
	v := &premortemView{scroll: container.NewVScroll(ui.Gap(0, 0))}
	v.base = newBase(h, func() { v.Refresh() }, premortemPlace)
	v.MakeFoot = v.makeFoot
	v.line = panel.NewCaptureLine(h, "choose/risk", words.T("choose.hint.risk"))
	v.line.Add = v.add
	v.line.Reword = func(id fishbone.ID, text string) fishbone.Edit {
		return fishbone.Set{Of: fishbone.RiskKind, ID: id, Values: fishbone.Values{"text": text}}
	}
	v.line.OnKey = func(name fyne.KeyName) bool {
		v.left = name == fyne.KeyEscape
		return v.leaveKey(name)
	}
	v.takeUnfinished()
	v.Refresh()
	return v
}

func (f *feature) premortemActions() []action.Action {
	on := func(name string, do func(*premortemView), keys ...string) action.Action {
		return act(f, name, action.In(premortemPlace), do, keys...)
	}
	answer := func(a fishbone.RiskAnswer) func(*premortemView) {
		return func(v *premortemView) { v.answerAs(a) }
	}
	return []action.Action{
		on("choose.newRisk", func(v *premortemView) { v.host.TypeIn(v.line.Entry) }, "n", "+"),
		on("choose.risk.promised", answer(fishbone.RiskPromised), "p"),
		on("choose.risk.changed", answer(fishbone.RiskChanged), "c"),
		on("choose.risk.accepted", answer(fishbone.RiskAccepted), "l"),
		on("choose.answer", (*premortemView).write, "Return", "KP_Enter", "Tab"),
		on("choose.rewordRisk", (*premortemView).rewordInHand, "e"),
		on("choose.removeRisk", (*premortemView).removeInHand, "Delete", "BackSpace"),
		on("choose.nextChosen", (*premortemView).nextChosen, "f"),
	}
}

// chosen are the solutions that the team goes on with.
func (v *premortemView) chosen() []fishbone.Solution {
	return slices.DeleteFunc(v.host.Analysis().Solutions(), func(s fishbone.Solution) bool { return s.Choice != fishbone.Chosen })
}

// looked is the one that is looked at: the one in hand if it is chosen, else the first.
func (v *premortemView) looked() (fishbone.Solution, bool) {
	all := v.chosen()
	for _, s := range all {
		if s.ID == v.solution {
			return s, true
		}
	}
	if len(all) == 0 {
		return fishbone.Solution{}, false
	}
	return all[0], true
}

func (v *premortemView) nextChosen() {
	all := v.chosen()
	now, ok := v.looked()
	if !ok {
		return
	}
	i := slices.IndexFunc(all, func(s fishbone.Solution) bool { return s.ID == now.ID })
	v.lookAt(all[(i+1)%len(all)].ID)
}

func (v *premortemView) lookAt(id fishbone.ID) {
	v.Flush()
	v.solution, v.risk, v.left = id, "", false
	v.takeOpen()
	v.host.Refresh()
	v.host.Focus()
}

// risks are the reasons for the solution that is looked at.
func (v *premortemView) risks() []fishbone.Risk {
	s, ok := v.looked()
	if !ok {
		return nil
	}
	return v.host.Analysis().RisksOf(s.ID)
}

// takeOpen takes the next reason without an answer in hand, from the one in hand on.
func (v *premortemView) takeOpen() {
	all, a := v.risks(), v.host.Analysis()
	from := slices.IndexFunc(all, func(r fishbone.Risk) bool { return r.ID == v.risk })
	for i := range all {
		if r := all[(from+1+i+len(all))%len(all)]; a.AnswerTo(r) == fishbone.RiskOpen {
			v.risk = r.ID
			return
		}
	}
	if from < 0 && len(all) > 0 {
		v.risk = all[0].ID
	}
}

// takeUnfinished takes the reason in hand of which an answer was begun and not given, else the next
// one without an answer.
func (v *premortemView) takeUnfinished() {
	id := panel.Unfinished(v.host, riskDrafts, func(id fishbone.ID) bool { _, ok := v.host.Analysis().Risk(id); return ok })
	if r, ok := v.host.Analysis().Risk(id); ok {
		v.solution, v.risk = r.Solution, r.ID
		return
	}
	v.takeOpen()
}

func (v *premortemView) inHandRisk() (fishbone.Risk, bool) {
	for _, r := range v.risks() {
		if r.ID == v.risk {
			return r, true
		}
	}
	return fishbone.Risk{}, false
}

func (v *premortemView) add(text string, _ bool, ends session.Option) bool {
	s, ok := v.looked()
	if !ok || fishbone.Label(text) == "" {
		return false
	}
	r := &fishbone.Risk{ID: fishbone.NewID(), Text: text, Solution: s.ID, By: panel.Speaker(v.host)}
	first := v.risk == ""
	if !v.host.Do(fishbone.Add{Thing: r}, ends) {
		return false
	}
	if first {
		v.risk = r.ID
		v.host.Refresh()
	}
	return true
}

// Focus implements [panel.Panel]: as long as there is no reason, the first one is typed.
func (v *premortemView) Focus() fyne.Focusable {
	if _, ok := v.looked(); ok && len(v.risks()) == 0 && !v.left {
		return v.line.Entry
	}
	return v.keys
}

// OtherSide goes to the answer.
func (v *premortemView) OtherSide() { v.write() }

// Flush implements [panel.Panel]: what is typed is a draft.
func (*premortemView) Flush() {}

// Walk goes to another reason.
func (v *premortemView) Walk(by int) {
	all := v.risks()
	i := slices.IndexFunc(all, func(r fishbone.Risk) bool { return r.ID == v.risk })
	if i += by; i >= 0 && i < len(all) {
		v.pick(all[i].ID)
		bring(v.scroll, v.rows, i)
	}
}

func (v *premortemView) pick(id fishbone.ID) {
	v.risk = id
	v.host.Refresh()
	v.host.TakeKeys()
}

// answerAs begins an answer of a sort.
func (v *premortemView) answerAs(a fishbone.RiskAnswer) {
	if v.form == nil {
		return
	}
	v.form.become(a)
	v.host.Refresh()
	v.write()
}

// write goes to the place for the answer, or on to what has to come before there can be any.
func (v *premortemView) write() {
	switch _, ok := v.looked(); {
	case v.form != nil:
		v.host.TypeIn(v.form.what)
	case !ok && len(v.host.Analysis().Solutions()) > 0:
		v.toBest()
	}
}

// toBest leads to where a solution can be chosen.
func (v *premortemView) toBest() { v.host.Actions().Perform("view.best") }

func (v *premortemView) rewordInHand() {
	if r, ok := v.inHandRisk(); ok {
		v.line.Begin(r.ID, r.Text)
	}
}

func (v *premortemView) removeInHand() {
	if r, ok := v.inHandRisk(); ok {
		v.Walk(1)
		v.remove(fishbone.RiskKind, r.ID, r.Text)
	}
}

func (v *premortemView) riskMenu(r fishbone.Risk, at fyne.Position) {
	v.pick(r.ID)
	can := v.host.Actions()
	v.host.ShowMenu(at, can.Choices("choose.risk.promised", "choose.risk.changed", "choose.risk.accepted", "", "choose.rewordRisk", "choose.removeRisk")...)
}

// Refresh implements [panel.Panel].
func (v *premortemView) Refresh() {
	if _, ok := v.inHandRisk(); !ok {
		v.risk = ""
		v.takeOpen()
	}
	r, ok := v.inHandRisk()
	switch {
	case !ok:
		v.form = nil
	case v.form == nil || v.form.of != r.ID || v.form.stored != v.stored(r) && !v.form.begun():
		v.form = newRiskForm(v, r)
	}
	v.drawBoard()
	v.showPanel()
}

// showPanel shows the reason in hand and its answer.
func (v *premortemView) showPanel() {
	r, ok := v.inHandRisk()
	v.Show(v.panelTop(r, ok), v.panelMiddle(ok))
}

// answered is what the team has answered to a reason.
type answered struct {
	sort      fishbone.RiskAnswer
	note      string
	what, who string // the promise
	due       fishbone.Day
}

func (v *premortemView) stored(r fishbone.Risk) answered {
	p, _ := v.host.Analysis().PromiseFor(r.ID)
	return answered{v.host.Analysis().AnswerTo(r), r.Note, p.Text, p.Owner, p.Due}
}

// Prompt implements [panel.Prompter].
func (v *premortemView) Prompt() panel.Prompt {
	_, ok := v.looked()
	can := v.host.Actions()
	switch {
	case len(v.host.Analysis().Solutions()) == 0:
		return v.noSolutionsYet()
	case !ok:
		return panel.Prompt{Question: words.T("choose.noneChosen"), Asks: true, Options: []panel.Option{
			{Key: can.Cap("choose.answer"), Words: words.T("view.best"), Do: v.toBest},
		}}
	}
	p := panel.Prompt{Question: words.T("choose.whyFailed", "day", v.later()), Number: fmt.Sprint(len(v.risks())), Counts: words.T("choose.reasons")}
	names := []string{"choose.newRisk"}
	if len(v.risks()) > 0 {
		names = append(names, "choose.risk.promised", "choose.risk.changed", "choose.risk.accepted")
	}
	for _, name := range names {
		p.Options = append(p.Options, panel.Option{Key: can.Cap(name), Words: words.T(name), Do: func() { can.Perform(name) }})
	}
	return p
}

// later is the day half a year from today.
func (v *premortemView) later() string {
	now := v.host.Now()
	return words.Used().Day(fishbone.DayOf(now.AddDate(0, 6, 0)), fishbone.DayOf(now))
}
