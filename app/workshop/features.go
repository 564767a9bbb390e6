package workshop

import (
	"slices"

	"whybone/app/action"
	"whybone/app/workshop/causes"
	"whybone/app/workshop/chain"
	"whybone/app/workshop/choose"
	"whybone/app/workshop/coach"
	"whybone/app/workshop/export"
	"whybone/app/workshop/factcheck"
	"whybone/app/workshop/facts"
	"whybone/app/workshop/form"
	"whybone/app/workshop/group"
	"whybone/app/workshop/history"
	"whybone/app/workshop/meeting"
	"whybone/app/workshop/meetings"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/present"
	"whybone/app/workshop/problem"
	"whybone/app/workshop/promises"
	"whybone/app/workshop/proof"
	"whybone/app/workshop/quiet"
	"whybone/app/workshop/report"
	"whybone/app/workshop/saving"
	"whybone/app/workshop/slides"
	"whybone/app/workshop/solutions"
	"whybone/app/workshop/therefore"
	"whybone/app/workshop/tour"
	"whybone/app/workshop/verdicts"
	"whybone/app/workshop/verify"
	"whybone/app/workshop/vote"
	"whybone/app/workshop/whys"
	"whybone/fishbone/guide"
)

// features is the one list of what the page is made of. A feature is a folder, a line
// here, and its words in the translations.
func (p *Page) features() []panel.Feature {
	p.meeting, p.presenter, p.coach, p.slides = meeting.New(p), present.New(p), coach.New(p), slides.New(p)
	return []panel.Feature{
		export.New(p),
		problem.New(p),
		facts.New(p),
		causes.New(p),
		quiet.New(p),
		group.New(p),
		verdicts.New(p),
		factcheck.New(p),
		vote.New(p),
		verify.New(p),
		whys.New(p),
		solutions.New(p),
		choose.New(p),
		chain.New(p),
		report.New(p),
		form.New(p),
		promises.New(p),
		history.New(p),
		therefore.New(p),
		proof.New(p),
		p.presenter.Feature(),
		p.meeting.Feature(),
		meetings.New(p),
		saving.New(p),
		p.slides.Feature(),
		tour.New(p),
		p.coach.Feature(),
		p.diagram.Feature(),
	}
}

// use takes a list of features into the page: their panels, and their actions among those
// of the page itself.
func (p *Page) use(features []panel.Feature) {
	p.all = features
	p.panels = map[guide.Step]func() panel.Panel{}
	p.views = nil
	var theirs []action.Action
	for _, f := range features {
		for _, step := range f.Steps {
			p.panels[step] = f.Open
		}
		p.views = append(p.views, f.Views...)
		theirs = append(theirs, f.Actions...)
	}
	p.table = action.NewTable(slices.Concat(p.analysisActions(), p.editActions(), p.readingActions(), p.keyActions(), p.causeActions(),
		p.listActions(), theirs, p.stepActions(), p.tabActions(), p.viewActions(), p.helpActions())...)
}

// lastPage is the last step, or the last page of what comes after the meeting.
func (p *Page) lastPage() guide.Step {
	last := guide.LastStep
	for _, v := range p.views {
		last = max(last, v.Step)
	}
	return last
}

// tellFeatures calls a function of each feature that has it.
func (p *Page) tellFeatures(of func(panel.Feature) func()) {
	for _, f := range p.all {
		if do := of(f); do != nil {
			do()
		}
	}
}
