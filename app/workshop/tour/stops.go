package tour

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stop is one place of the tour: the step it is in, what it is about, and what the
// visitor is asked to do there.
type stop struct {
	words  string     // what it says
	ask    string     // what to try, empty for nothing
	step   guide.Step // that is open then, 0 for any
	about  func(Host) fyne.CanvasObject
	arrive func(Host)
	// did says whether what was asked for has been done since the stop was reached; nil
	// where nothing is asked for.
	did func(h Host, before *fishbone.Analysis) bool
}

// stops are the places of the tour in their order. The last asks whether to keep what it
// was made on.
func stops() []stop {
	more := func(count func(*fishbone.Analysis) int) func(Host, *fishbone.Analysis) bool {
		return func(h Host, before *fishbone.Analysis) bool { return count(h.Analysis()) > count(before) }
	}
	causes := func(a *fishbone.Analysis) int { return a.Count().Causes }
	solutions := func(a *fishbone.Analysis) int { return a.Count().Solutions }
	grouped := func(a *fishbone.Analysis) int { return causes(a) - len(a.CauseIDs(fishbone.Tray)) }
	return []stop{
		{words: "tour.problem", step: guide.StepProblem, about: whereToType},
		{words: "tour.board", ask: "tour.board.do", step: guide.StepHead, about: Host.DiagramObject, arrive: unselect,
			did: func(h Host, _ *fishbone.Analysis) bool { return h.Session().Cause() != "" }},
		{words: "tour.causes", ask: "tour.causes.do", step: guide.StepCauses, about: whereToType, arrive: unselect, did: more(causes)},
		{words: "tour.group", ask: "tour.group.do", step: guide.StepGroup, about: Host.PanelObject, arrive: unselect, did: more(grouped)},
		{words: "tour.agree", ask: "tour.agree.do", step: guide.StepAgree, about: Host.PanelObject, did: judged},
		{words: "tour.why", ask: "tour.why.do", step: guide.StepWhy, about: whereToType, arrive: selectOne, did: more(causes)},
		{words: "tour.five", step: guide.StepFiveWhys, about: Host.PanelObject, arrive: selectOne},
		{words: "tour.solutions", ask: "tour.solutions.do", step: guide.StepSolutions, about: whereToType, arrive: listRoots, did: more(solutions)},
		{words: "tour.end"},
	}
}

// scroller is a panel whose content scrolls.
type scroller interface {
	InSight(part fyne.CanvasObject) bool
	Bring(part fyne.CanvasObject)
}

// whereToType is the entry that the next word goes into. Where it cannot be seen, it is the
// whole panel.
func whereToType(h Host) fyne.CanvasObject {
	e, types := h.Panel().Focus().(*ui.Entry)
	if list, scrolls := h.Panel().(scroller); types && scrolls && list.InSight(e) {
		return e
	}
	return h.PanelObject()
}

// bringEntry scrolls to the entry that the next word goes into.
func bringEntry(h Host) {
	e, types := h.Panel().Focus().(*ui.Entry)
	if list, scrolls := h.Panel().(scroller); types && scrolls && !list.InSight(e) {
		list.Bring(e)
	}
}

func unselect(h Host) { h.Session().Choose("") }

// selectOne selects a cause that can be asked why, where none is selected.
func selectOne(h Host) {
	if c, ok := h.Analysis().Cause(h.Session().Cause()); ok && c.SameAs == "" {
		return
	}
	for _, c := range h.Analysis().WalkBones() {
		if c.SameAs == "" {
			h.Session().Choose(c.ID)
			return
		}
	}
}

// folder is a panel that folds a part of its list away.
type folder interface{ Unfold() }

// listRoots shows the root causes, of which the stop speaks.
func listRoots(h Host) {
	unselect(h)
	if roots, ok := h.Panel().(folder); ok {
		roots.Unfold()
	}
}

// judged says whether a cause got a vote or a verdict.
func judged(h Host, before *fishbone.Analysis) bool {
	for _, c := range h.Analysis().WalkBones() {
		if was, ok := before.Cause(c.ID); ok && (was.Votes != c.Votes || was.Verdict.Finding != c.Verdict.Finding) {
			return true
		}
	}
	return false
}
