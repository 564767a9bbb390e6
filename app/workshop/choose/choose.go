// Package choose is the page on which a team chooses among its solutions, with a tab for each
// way to do so. All of them compare the same solutions, usually those for one root cause, and
// all lead to the same end: a choice with a written reason, and a promise. It changes
// solutions and what belongs to choosing among them: criteria, points, places, arguments,
// additions, reasons for failure; and it adds promises.
//
// Start reading at base.go, which all the views share, then matrix.go.
package choose

import (
	"slices"

	"whybone/app/action"
	"whybone/app/workshop/panel"
	"whybone/fishbone/draw/table"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// CriteriaSets are the team's own sets of criteria, as they were kept, and KeepCriteriaSets
	// remembers them. What they look like is the feature's own affair.
	CriteriaSets() string
	KeepCriteriaSets(string)
}

// feature is the page as the workshop knows it, whether one of its views is open or not.
type feature struct {
	host Host
	open view // the last one that was made
}

// view is one of the ways to choose.
type view interface {
	panel.ViewPanel
	shared() *base
	table() table.Table // what it shows, to be saved
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	of := func(name string, open func() view) panel.View {
		return panel.View{Step: guide.PageChoose, Name: name, Open: func() panel.ViewPanel {
			f.open = open()
			return f.open
		}}
	}
	return panel.Feature{
		Views: []panel.View{
			of("tchart", func() view { return newTChart(h) }),
			of("best", func() view { return newBest(h) }),
			of("cocreate", func() view { return newCoCreate(h) }),
			of("matrix", func() view { return newMatrix(h) }),
			of("effort", func() view { return newEffort(h) }),
			of("premortem", func() view { return newPremortem(h) }),
		},
		Actions: slices.Concat(f.saveActions(), f.sharedActions(), f.matrixActions(), f.tchartActions(), f.bestActions(), f.cocreateActions(), f.effortActions(), f.premortemActions()),
	}
}

// places are where the keys that all views share mean something. The premortem has its own.
func places() []action.Place {
	return action.In(matrixPlace, tchartPlace, bestPlace, cocreatePlace, effortPlace)
}

// act is something that can be done while a view of a type is open.
func act[V view](f *feature, name string, at []action.Place, do func(V), keys ...string) action.Action {
	return action.Action{
		Name: name, Part: action.Steps, Where: at, Keys: keys, Hidden: true, Local: true,
		Can: func() bool {
			_, ok := f.open.(V)
			return ok && f.host.Session().Step() == guide.PageChoose
		},
		Do: func() {
			if v, ok := f.open.(V); ok {
				do(v)
			}
		},
	}
}

// sharedActions can be done in every view.
func (f *feature) sharedActions() []action.Action {
	return []action.Action{
		act(f, "choose.reason", places(), func(v view) { v.shared().writeReason() }, "Return", "KP_Enter", "Tab"),
		act(f, "choose.promise", places(), func(v view) { v.shared().decide.choose(true) }, "p"),
		act(f, "choose.next", places(), func(v view) { v.shared().next() }, "n"),
		act(f, "choose.filter", places(), func(v view) { v.shared().nextCause() }, "f"),
	}
}
