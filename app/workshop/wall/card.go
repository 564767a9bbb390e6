package wall

import (
	"image/color"

	"whybone/fishbone"
)

// Card is one thing that somebody said.
type Card struct {
	ID   fishbone.ID
	Text string
	By   string      // as it is signed, empty for nobody
	Bone color.NRGBA // of the bone that it hangs on; no opacity while it waits for one
	// More is how many other wordings it has.
	More int
}

// Content is what a wall shows.
type Content struct {
	Cards    []Card // of the page that is shown, in their order
	Selected fishbone.ID
	Newest   fishbone.ID // stands out while nothing is selected
	Next     string      // the words in the place of the next card, empty where none comes
	Spine    *Spine      // at the foot; nil for none

	held fishbone.ID // it is being dragged: its place is empty
}

// Spine is the fish while no card is on it yet: a line at the wall's foot.
type Spine struct {
	Head     string
	HeadLeft bool
}
