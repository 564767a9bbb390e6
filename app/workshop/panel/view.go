package panel

import (
	"fyne.io/fyne/v2"

	"whybone/fishbone/guide"
)

// View is a page of a step: something that has the place of the picture, with a panel of its
// own beside it. A tab above leads there, and an action of the View's name.
type View struct {
	// Step is the step, or the page for later, that it belongs to.
	Step guide.Step
	// Name is its name in the session, and the last part of the key of its words: "view.NAME".
	Name string
	// Keys open it from anywhere; there may be none.
	Keys []string
	// NamesTurns says that the view itself tells whose turn it is and who writes: the line at the
	// foot does not name somebody else.
	NamesTurns bool
	// Open makes it.
	Open func() ViewPanel
}

// ViewPanel is a panel with what stands in the place of the picture. Its Focus may be on
// either side. Content is nil where the view needs the whole room; everybody can be shown the
// board: it looks at [Screen.Presenting] for how large it is drawn.
type ViewPanel interface {
	Panel
	Board() fyne.CanvasObject
}

// Undo is what Undo and Redo do while they belong to a view, and whether there is something.
type Undo struct {
	CanUndo, CanRedo bool
	Undo, Redo       func()
}

// ViewOf finds the view of a step by its name. A page for later has no picture: its first view
// is the one without a name.
func ViewOf(views []View, step guide.Step, name string) (View, bool) {
	for _, v := range views {
		if v.Step == step && (v.Name == name || name == "" && !step.IsStep()) {
			return v, true
		}
	}
	return View{}, false
}
