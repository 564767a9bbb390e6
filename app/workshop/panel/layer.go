package panel

import "fyne.io/fyne/v2"

// Layer is a mode of the page: something that lies over a part of it until it is left. The
// page keeps its layers in a stack.
type Layer interface {
	// Area is the part of the page that the layer lies over.
	Area() Area
	// Content is what the page shows there.
	Content() fyne.CanvasObject
	// Refresh shows the analysis as it stands.
	Refresh()
	// Focus is what has the keys while the layer is on top.
	Focus() fyne.Focusable
	// Close is told that the page has taken the layer away.
	Close()
}

// Area is a part of the page that a layer can lie over.
type Area int

// The areas. What lies over the diagram has all keys; what stands in the panel's place has
// those that are the panel's. Both kinds end when another step is opened.
//
// What lies over the page is shown instead of it, and what lies around it is drawn on top of
// everything. Both kinds stay over steps, and leave the keys to the panel.
const (
	OverDiagram Area = iota
	InPanel
	OverPage
	AroundPage
)

// Layers is the stack of the page's layers.
type Layers interface {
	// OpenLayer puts a layer on top and gives it the focus, which one around the page leaves
	// where it is.
	OpenLayer(l Layer)
	// LeaveLayer takes a layer away, if it is there.
	LeaveLayer(l Layer)
	// HasLayer says whether something lies over a part of the page.
	HasLayer(at Area) bool
}
