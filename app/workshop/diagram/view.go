package diagram

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// View is the diagram of one page.
type View struct {
	host    Host
	board   *board.Board
	painter *painter
	keys    *ui.KeyTarget // has the focus while the keys belong to the board
	cache   *ui.Cache     // of the switch, the hint and the line above the cards
	cards   *cardWall

	object   *fyne.Container // the board with what lies over it, and the cards
	pictures *fyne.Container // the switch between the fishbone and the why tree
	cover    *fyne.Container // over all of the board
	framed   *fyne.Container // the object with all that stands round it
	tools    fyne.CanvasObject
	hint     *fyne.Container
	dragged  *fyne.Container // above everything on the page: the card that is being dragged

	tree fishbone.ID // the cause whose why tree is on the board, none if it is the fish
	fish board.View  // how the fish was looked at, while it is not on the board

	editor *inlineEditor // the entry on the board, nil without one
	sameAs *sameAsList   // the list beside a cause, nil while it is not open
	split  *splitter     // the entry for a card that says two things, nil while it is not open
	shape  float64       // of the board, see shapeOf
	room   fyne.Size     // of the object

	active   bool     // the keys go to the board or the cards
	carrying *carried // what is being dragged, nil for nothing
}

// choices are what is selected beside the cause in hand.
type choices struct {
	bone fishbone.ID // selected on the board, while no cause is
}

// Options are what a diagram is opened with.
type Options struct {
	Renderer picture.TreeRenderer
	// Fish is how the fish is looked at; the zero value shows all of it.
	Fish board.View
	// Dragged is a place above everything on the page for a card that is being dragged.
	Dragged *fyne.Container
}

// New makes the diagram of a page. It shows nothing before it is opened.
func New(h Host) *View { return &View{host: h} }

// Open makes all that is to be seen.
func (v *View) Open(o Options) {
	v.cache = ui.NewCache(func() any { return surroundings{v.room.Width, v.host.Presenting()} })
	v.board = v.newBoard()
	v.keys = v.newBoardKeys()
	v.tools, v.dragged = v.newTools(), o.Dragged
	v.pictures, v.cover = container.NewStack(), container.NewStack()
	v.hint, v.cards = container.NewStack(), newCardWall(v)
	for _, hidden := range []fyne.CanvasObject{v.pictures, v.cover} {
		hidden.Hide()
	}
	v.object = container.New(&objectLayout{v}, v.board, v.cards.object, v.pictures, v.cover)
	v.framed = container.New(&frameLayout{v}, v.object, v.tools, v.hint)
	v.painter = newPainter(o.Renderer, v.show)
	v.LookAt(o.Fish)
}

// surroundings are what everything round the board depends on.
type surroundings struct {
	width      float32
	presenting bool
}

func (v *View) newBoard() *board.Board {
	b := board.New()
	b.SetTextSize(v.host.TextSize(), v.host.Window().Canvas())
	b.OnTap, b.OnDoubleTap, b.OnMenu = v.tapped, v.Reword, v.boardMenu
	b.OnDrop, b.OnMoveBone, b.OnDragOutside = v.moveCause, v.moveBone, v.draggedOff
	b.Analysis = v.host.Analysis
	return b
}

// Close ends what the diagram does in the background.
func (v *View) Close() { v.painter.close() }

// Object is the board with what lies over it.
func (v *View) Object() fyne.CanvasObject { return v.object }

// Framed is the object with the tools and the hint round it.
func (v *View) Framed() fyne.CanvasObject { return v.framed }

// Keys is the invisible holder of the board's keys. It has to stand in the window.
func (v *View) Keys() *ui.KeyTarget { return v.keys }

// Place puts the framed object somewhere on the page.
func (v *View) Place(at fyne.Position, size fyne.Size) {
	v.framed.Move(at)
	if size == v.framed.Size() {
		v.arrange(size) // the notices follow the place
	}
	v.framed.Resize(size)
}

// Refresh shows the analysis as it stands, except for the picture: see [View.Changed].
func (v *View) Refresh() {
	v.outline()
	if v.editor != nil {
		v.editor.checkPlace()
	}
	v.refreshSwitch()
	v.cards.refresh()
	v.refreshKeys()
	v.refreshHint()
}

// Changed asks for another picture if the board needs one: after an edit, and when the
// team wants to see the fish instead of a why tree. It returns whether it did.
func (v *View) Changed(edited bool) bool {
	needed := edited || v.wantedTree() != v.painter.tree
	if needed {
		v.Draw()
	}
	return needed
}

// Draw asks for a picture that fits the board.
func (v *View) Draw() {
	v.painter.tree, v.painter.headLeft, v.painter.detail = v.wantedTree(), v.host.HeadLeft(), v.host.Session().Detail()
	v.painter.update(v.host.Analysis(), v.board.Size())
}

// Await waits for the picture that was asked for, as long as nobody sees that.
func (v *View) Await() { v.painter.await() }

// ShowWhole shows the whole picture, laid out anew: while people edit, what stands keeps
// its place even where a better one has come free.
func (v *View) ShowWhole() {
	v.board.Fit()
	v.painter.headLeft, v.painter.detail = v.host.HeadLeft(), v.host.Session().Detail()
	v.painter.layout(v.host.Analysis(), v.board.Size())
}

// Resized has the picture fitted to the board where the board's shape became another one.
// People do not see the old picture in the new shape, as long as the new one is there
// promptly.
func (v *View) Resized() {
	if shape := shapeOf(v.board.Size()); shape != v.shape {
		v.shape = shape
		v.Draw()
		v.Await()
	}
}

// ReserveBottom leaves so much free at the lower edge when the whole picture is shown.
func (v *View) ReserveBottom(height float32) { v.board.ReserveBottom(height) }

// CancelDrag gives up what is being dragged on the board, and returns whether something was.
func (v *View) CancelDrag() bool {
	if v.carrying != nil {
		v.board.CancelDrag()
		if v.carrying != nil { // it is over no board
			v.carrying.letGo()
		}
		return true
	}
	return v.board.CancelDrag()
}

// corner is how far what stands over the board keeps from its edges.
const corner = 12

// share gives the board and the cards their room anew, and fits the picture to it.
func (v *View) share() {
	v.object.Layout.Layout(v.object.Objects, v.object.Size())
	v.framed.Layout.Layout(v.framed.Objects, v.framed.Size())
	v.Resized()
}

// objectLayout puts the cards below the board or, while they have its place, over it, the
// switch into the board's corner, and the cover over everything.
type objectLayout struct{ view *View }

// MinSize implements [fyne.Layout].
func (l *objectLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.view.board.MinSize() }

// Layout implements [fyne.Layout].
func (l *objectLayout) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	v := l.view
	v.room = room
	cards := room.Height
	if !v.cards.whole {
		cards = v.cards.height()
		v.board.Resize(fyne.NewSize(room.Width, room.Height-cards))
	}
	v.cards.object.Move(fyne.NewPos(0, room.Height-cards))
	v.cards.object.Resize(fyne.NewSize(room.Width, cards))
	v.pictures.Resize(v.pictures.MinSize())
	v.cover.Resize(room)
	v.pictures.Move(fyne.NewPos(corner, corner))
}

// frameLayout puts the tools and the hint over the board.
type frameLayout struct{ view *View }

// MinSize implements [fyne.Layout].
func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.view.object.MinSize() }

// Layout implements [fyne.Layout].
func (l *frameLayout) Layout(_ []fyne.CanvasObject, room fyne.Size) { l.view.arrange(room) }

// arrange places all parts. Notices keep clear of the tools.
func (v *View) arrange(room fyne.Size) {
	if v.host.Presenting() {
		return // the presenter has the board
	}
	tools := v.tools.MinSize()
	v.board.ReserveBottom(tools.Height + 2*corner)
	v.object.Move(fyne.Position{})
	v.object.Resize(room)
	v.Resized()
	board := fyne.NewSize(room.Width, room.Height-v.cards.height())
	v.placeHint(board)
	v.tools.Move(fyne.NewPos(corner, board.Height-tools.Height-corner))
	v.tools.Resize(tools)
	aside := corner + tools.Width + ui.Step
	if v.cards.whole {
		board.Height, aside = room.Height-float32(spineRoom)-wallFoot, 0
	}
	v.host.Notices().PlaceIn(v.framed.Position(), board, aside)
}

// refreshKeys shows on the fish which number puts a card onto which bone, while cards wait for
// one.
func (v *View) refreshKeys() {
	keys := map[fishbone.ID]string{}
	a := v.host.Analysis()
	if v.host.Session().Step() == guide.StepGroup && len(a.CauseIDs(fishbone.Tray)) > 0 {
		for i, b := range a.Bones()[:min(9, len(a.Bones()))] {
			keys[b.ID] = fmt.Sprint(i + 1)
		}
	}
	v.board.ShowKeys(keys)
	v.board.Stack(a.Merged())
	setVisible(v.tools, !v.cards.whole && len(v.cover.Objects) == 0)
}
