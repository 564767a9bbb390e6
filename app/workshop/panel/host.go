// Package panel is what the workshop page and its features know of each other. [Host] is
// all that a feature may ask of the page; [Panel], [Layer] and [Feature] are all that the
// page may ask of a feature. What panels have in common stands here too: their frame, the
// rows of their lists, the line into which the team speaks.
//
// The package knows neither the page nor any feature. A feature imports this package and
// never another feature. What one of them can do beyond a panel's duty is an interface of
// one or two methods, declared where it is used.
//
// Start reading at host.go, then panel.go and layer.go.
package panel

import (
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Host is what a feature may ask of the page. A feature that needs more declares an
// interface of its own that holds this one.
type Host interface {
	Editor
	Selection
	Keyboard
	Screen
	Layers
}

// Editor leads to the open analysis.
type Editor interface {
	Session() *session.Session
	Analysis() *fishbone.Analysis
	// Do makes a change, and says in a sentence why it cannot be made. It returns whether it
	// was made.
	Do(e fishbone.Edit, options ...session.Option) bool
	// Report says an error in a sentence, and returns whether there was none.
	Report(err error) bool
	// Undo takes the last change back and says which one it was.
	Undo()
	// Flush stores what was typed in the open panel and not yet kept.
	Flush()
	// KeepDraft keeps what was typed at a place and not yet entered: it is there again after
	// another step, and after the program ended in whatever way. It is called at every key.
	KeepDraft(place, text string)
}

// Selection is what the team looks at.
type Selection interface {
	OpenStep(step guide.Step)
	// SelectedCause is the cause that an action is about, empty for none.
	SelectedCause() fishbone.ID
	// Reword changes the words of a cause: in the line of the open panel, or where it stands on
	// the board.
	Reword(id fishbone.ID)
	// CauseMenu opens the menu of a cause, wherever it is shown.
	CauseMenu(id fishbone.ID, at fyne.Position)
}

// Keyboard is where keys go, and what they mean.
type Keyboard interface {
	// Actions is the table of all that can be done on the page.
	Actions() *action.Table
	// Shortcut does what a shortcut asks for; every entry of the page sends its own here.
	Shortcut(s fyne.Shortcut) bool
	// Focus puts the focus where the next word goes.
	Focus()
	// TakeKeys gives the keys back to the panel, in which somebody clicked, and puts the focus
	// where the next word goes.
	TakeKeys()
	// TypeIn puts the focus into an entry that is not where the next word usually goes, and
	// TypingIn says whether the presenter shows it.
	TypeIn(e *ui.Entry)
	// TypeAt does that for the field of a place in the open panel, and says whether it has one.
	TypeAt(place string) bool
	TypingIn(e *ui.Entry) bool
}

// Screen is where things are shown.
type Screen interface {
	Window() fyne.Window
	Notices() *ui.Notices
	// ShowMenu opens a menu. What is typed on the board is kept first.
	ShowMenu(at fyne.Position, items ...ui.Choice)
	// PanelWidth is how wide the panel is.
	PanelWidth() float32
	// PanelScrolled is told that the panel's content has moved.
	PanelScrolled()
	// Presenting says whether everybody watches. Then the presenter shows the panel's
	// prompt, and RefreshPrompt brings that up to date.
	Presenting() bool
	RefreshPrompt()
	// Coached is how many notes the coach has for the open step. The action "act.coach" shows
	// them.
	Coached() int
	// HintOn is what the coach has to say of a thing, in one sentence, and ShowHint shows it with
	// the reason. Empty is nothing, as while everybody watches.
	HintOn(thing fishbone.ID) string
	ShowHint(thing fishbone.ID)
	// Refresh shows the page as things stand.
	Refresh()
	// After has something done later, unless it is cancelled before.
	After(d time.Duration, f func()) (cancel func())
	Now() time.Time
}
