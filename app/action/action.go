// Package action is about what can be done on a page. An [Action] has a name, keys, the
// places where the keys mean it, and functions that say whether it can be done and do it.
// All actions of a page stand in one [Table], and every way to do something reads that
// table: keys, context menus, the menu bar, buttons with their tooltips, what is presented,
// and the sheet that shows all keys.
//
// The package knows no page: the actions come from the page and its features. What a key
// is called is said here and nowhere else, because it depends on the system.
//
// Start reading at action.go, then table.go.
package action

import (
	"slices"
	"strings"

	"whybone/app/words"
)

// Action is one thing that can be done on a page.
type Action struct {
	Name string // the key of its words, such as "act.undo"
	Part Part   // of the menu bar and of the sheet of keys
	// Where is what has the keys when the keys below mean this.
	Where []Place
	// Keys are strokes: "Ctrl+Z", "Alt+Up", "F2", "Return", "s". The first is the one that is
	// shown. Ctrl is Command on a Mac.
	Keys []string
	Can  func() bool // nil: always
	Do   func()
	Nth  func(n int)   // instead of Do for a key: which of the keys it was
	Says func() string // its words where they depend on what is selected; nil: those of its name

	Shown string // instead of the first of the keys
	// Hidden leaves it out of the menu bar: moving the selection, for one, is for keys alone.
	Hidden bool
	// Local says that it belongs to one page alone, which shows its keys itself: a letter may mean
	// something else there, and the sheet of keys has it only where it can be done.
	Local bool
	// Apart sets it off from what stands above it in the menu bar.
	Apart bool
	// Yields leaves its keys to others while it cannot be done.
	Yields bool
	// After is the name of the action that it stands behind in the table; empty for the end.
	After string
}

// Part is a part of the menu bar and of the sheet of keys, by the key of its words.
type Part string

// The parts.
const (
	Analysis Part = "part.analysis"
	Edit     Part = "part.edit"
	Diagram  Part = "part.board"
	Steps    Part = "part.steps"
	View     Part = "part.view"
	Help     Part = "part.help"
)

// Parts returns all parts in their order.
func Parts() []Part { return []Part{Analysis, Edit, Diagram, Steps, View, Help} }

// Place says what has the keys. A feature can have a place of its own.
type Place string

// The places that several features know.
const (
	Everywhere Place = "everywhere" // also while something is typed
	Any        Place = "any"        // whatever place it is
	Board      Place = "board"      // the picture
	Cards      Place = "cards"      // cards that can be moved, as in step 4
	Lists      Place = "lists"      // a list that is gone through
)

// In lists the places of an action.
func In(places ...Place) []Place { return places }

// at says whether its keys mean the action at a place.
func (a Action) at(p Place) bool {
	return slices.Contains(a.Where, p) || slices.Contains(a.Where, Any)
}

// Possible says whether it can be done now.
func (a Action) Possible() bool { return a.Can == nil || a.Can() }

// Perform does what a menu or a button asks for, if it can be done now.
func (a Action) Perform() {
	if a.Possible() {
		a.Do()
	}
}

// Words are what it is called, whatever is selected.
func (a Action) Words() string { return words.T(a.Name) }

// Label is what it is called for what is selected.
func (a Action) Label() string {
	if a.Says != nil {
		return a.Says()
	}
	return a.Words()
}

// Cap is the key that is shown for it, empty without one.
func (a Action) Cap() string {
	switch n := len(a.Keys); {
	case n == 0:
		return ""
	case a.Shown != "":
		return a.Shown
	case a.Nth != nil && n > 1:
		return Cap(a.Keys[0]) + "–" + Cap(a.Keys[n-1])
	}
	return Cap(a.Keys[0])
}

// Tip is the tooltip of a button: what it does, and its key.
func (a Action) Tip() string {
	if len(a.Keys) == 0 {
		return a.Words()
	}
	return words.T("act.tip", "what", strings.TrimRight(a.Words(), " …."), "key", a.Cap())
}
