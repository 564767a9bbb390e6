// Package tour leads somebody new through the eight steps in two minutes, on an analysis to
// practise with. It shows what matters and asks to try it; the visitor works with the real
// page. The tour itself changes no analysis, though it selects a cause and opens steps.
//
// Start reading at stops.go, which is the tour, then tour.go and overlay.go.
package tour

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/workshop/panel"
)

// Tour is a tour that is under way.
type Tour struct {
	At    int             // the stop, from 0; it is there again where the page is made anew
	Ended func(keep bool) // is told whether the analysis is to be kept
}

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// Tour is the tour that is under way, nil for none. StartTour begins one on an analysis
	// of its own, where CanStartTour says so.
	Tour() *Tour
	CanStartTour() bool
	StartTour()

	// Panel is the panel of the open step, and PanelObject the place where it stands.
	Panel() panel.Panel
	PanelObject() fyne.CanvasObject
	// PanelClosed says whether the panel is closed, and ShowPanel opens it.
	PanelClosed() bool
	ShowPanel()
	DiagramObject() fyne.CanvasObject
}

// feature is the tour as the page knows it, whether one is under way or not.
type feature struct {
	host Host
	open *overlay // nil without a tour
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{Actions: f.actions(), Start: f.start}
}

func (f *feature) actions() []action.Action {
	touring := func() bool { return f.open != nil }
	return []action.Action{
		{Name: "act.tour", Part: action.Help, Can: f.host.CanStartTour, Do: f.host.StartTour},
		{Name: "act.tourNext", Part: action.Help, Where: action.In(action.Everywhere), Keys: []string{"F4"}, Can: touring, Do: func() { f.open.next() }, Hidden: true},
		{Name: "act.tourBack", Part: action.Help, Where: action.In(action.Everywhere), Keys: []string{"F5"}, Can: touring, Do: func() { f.open.back() }, Hidden: true},
	}
}

// start begins the tour, or goes on with it where the page is made anew.
func (f *feature) start() {
	t := f.host.Tour()
	if t == nil {
		return
	}
	f.open = newOverlay(f, t)
	f.host.OpenLayer(f.open)
	f.open.visit(t.At)
}
