package workshop

import (
	"slices"

	"whybone/app/action"
	"whybone/app/workshop/export"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/problem"
	"whybone/app/workshop/verdicts"
	"whybone/fishbone/guide"
)

// features is the one list of what the page is made of. A feature is a folder, a line
// here, and its words in the translations.
func (p *Page) features() []panel.Feature {
	return []panel.Feature{
		export.New(p),
		problem.New(p),
		{Steps: []int{guide.Causes}, Open: func() panel.Panel { return newCausesPanel(p) }},
		newGroup(p),
		verdicts.New(p),
		newWhys(p),
		{Steps: []int{guide.Solutions}, Open: func() panel.Panel { return newSolutionsPanel(p) }},
		p.diagram.Feature(),
	}
}

// use takes a list of features into the page: their panels, and their actions among those
// of the page itself.
func (p *Page) use(features []panel.Feature) {
	p.panels = map[int]func() panel.Panel{}
	var theirs []action.Action
	for _, f := range features {
		for _, step := range f.Steps {
			p.panels[step] = f.Open
		}
		theirs = append(theirs, f.Actions...)
	}
	p.table = action.NewTable(slices.Concat(p.analysisActions(), p.editActions(), p.keyActions(), p.causeActions(),
		p.listActions(), theirs, p.stepActions(), p.viewActions(), p.presenterActions(), p.helpActions())...)
}
