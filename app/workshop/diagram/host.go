// Package diagram is the picture in the page: the board with the fish or a why tree on it,
// what lies over the board, and the wall of cards below it or in its place. People work on the board as they do in
// a panel: they select, type, drag and move with keys.
//
// The package draws nothing itself: package draw makes the pictures, and package board
// shows them. It never decides where on the page it stands, nor whether the keys belong
// to the board or to the panel: that is up to its host.
//
// Start reading at view.go, then painter.go, keyboard.go and cards.go.
package diagram

import (
	"fyne.io/fyne/v2"

	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// Host is what the diagram asks of the page.
type Host interface {
	panel.Host
	PanelBeside

	// BoardHasKeys says whether the keys belong to the board, and SetBoardHasKeys decides it.
	// The focus follows with the next call of Focus.
	BoardHasKeys() bool
	SetBoardHasKeys(on bool)
	// Drill selects a cause and asks why.
	Drill(id fishbone.ID)
	// TextSize is how many times its usual size people want the text.
	TextSize() float32
	// HeadLeft says whether the fish looks to the left, and TurnHead makes it look there.
	HeadLeft() bool
	TurnHead(left bool)
	// CanPark says whether a cause can be parked as an idea, Park does it, and OverParked says
	// whether a place in the window is where ideas are parked.
	CanPark(cause fishbone.ID) bool
	Park(cause fishbone.ID)
	OverParked(at fyne.Position) bool
	// MarkParked shows that what is dragged would be parked.
	MarkParked(on bool)
}

// PanelBeside is the open panel, as far as people work with it from the board.
type PanelBeside interface {
	// AskedAbout is the cause that the panel asks about, empty for none.
	AskedAbout() fishbone.ID
	// PressBeside does what a stroke means in the panel while the board has the keys, and
	// returns whether it means something there.
	PressBeside(stroke string) bool
	// TypeInPanel types a character where the panel's next word goes.
	TypeInPanel(r rune)
	// Speaker is the name of the person who is speaking, empty for nobody.
	Speaker() string
}
