package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Tour is a walk of two minutes through the steps, on an analysis to practise with.
type Tour struct {
	At    int             // the stop, from 0; it is there again where the page is made anew
	Ended func(keep bool) // is told whether the analysis is to be kept
}

// stop is one place of the tour: the step it is in, what it is about, and what the
// visitor is asked to do there.
type stop struct {
	words  string // what it says
	ask    string // what to try, empty for nothing
	step   int    // that is open then, 0 for any
	about  func(*Page) fyne.CanvasObject
	arrive func(*Page)
	// did says whether what was asked for has been done since the stop was reached; nil
	// where nothing is asked for.
	did func(p *Page, before *fishbone.Analysis) bool
}

// stops are the places of the tour in their order. The last asks whether to keep what it
// was made on.
func stops() []stop {
	more := func(count func(*fishbone.Analysis) int) func(*Page, *fishbone.Analysis) bool {
		return func(p *Page, before *fishbone.Analysis) bool { return count(p.Analysis()) > count(before) }
	}
	causes := func(a *fishbone.Analysis) int { return a.Count().Causes }
	solutions := func(a *fishbone.Analysis) int { return a.Count().Solutions }
	grouped := func(a *fishbone.Analysis) int { return causes(a) - len(a.CauseIDs(fishbone.Tray)) }
	return []stop{
		{words: "tour.problem", step: guide.Problem, about: whereToType},
		{words: "tour.board", ask: "tour.board.do", step: guide.Head, about: theBoard, arrive: putDown,
			did: func(p *Page, _ *fishbone.Analysis) bool { return p.Session().Cause() != "" }},
		{words: "tour.causes", ask: "tour.causes.do", step: guide.Causes, about: whereToType, arrive: putDown, did: more(causes)},
		{words: "tour.group", ask: "tour.group.do", step: guide.Group, about: thePanel, arrive: putDown, did: more(grouped)},
		{words: "tour.agree", ask: "tour.agree.do", step: guide.Agree, about: thePanel, did: judged},
		{words: "tour.why", ask: "tour.why.do", step: guide.Why, about: whereToType, arrive: takeOne, did: more(causes)},
		{words: "tour.five", step: guide.FiveDeep, about: thePanel, arrive: takeOne},
		{words: "tour.solutions", ask: "tour.solutions.do", step: guide.Solutions, about: whereToType, arrive: listRoots, did: more(solutions)},
		{words: "tour.end"},
	}
}

// scroller is a panel whose content scrolls.
type scroller interface {
	InSight(part fyne.CanvasObject) bool
	Bring(part fyne.CanvasObject)
}

func theBoard(p *Page) fyne.CanvasObject { return p.diagram.Object() }
func thePanel(p *Page) fyne.CanvasObject { return p.side }

// whereToType is the entry that the next word goes into; where it cannot be seen, it is
// the whole panel.
func whereToType(p *Page) fyne.CanvasObject {
	e, types := p.panel.Focus().(*ui.Entry)
	if list, scrolls := p.panel.(scroller); types && scrolls && list.InSight(e) {
		return e
	}
	return p.side
}

func putDown(p *Page) { p.Session().Choose("") }

// takeOne takes a cause in hand that can be asked why, where none is.
func takeOne(p *Page) {
	if c, ok := p.Analysis().Cause(p.Session().Cause()); ok && c.SameAs == "" {
		return
	}
	for _, c := range p.Analysis().WalkBones() {
		if c.SameAs == "" {
			p.Session().Choose(c.ID)
			return
		}
	}
}

// folder is a panel that folds a part of its list away.
type folder interface{ Unfold() }

// listRoots shows the root causes, of which the stop speaks.
func listRoots(p *Page) {
	putDown(p)
	if roots, ok := p.panel.(folder); ok {
		roots.Unfold()
	}
}

// judged says whether a cause got a vote or a verdict.
func judged(p *Page, before *fishbone.Analysis) bool {
	for _, c := range p.Analysis().WalkBones() {
		if was, ok := before.Cause(c.ID); ok && (was.Votes != c.Votes || was.Verdict.Finding != c.Verdict.Finding) {
			return true
		}
	}
	return false
}
