package diagram

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/wall"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// cardWall is the wall of cards with the line above it. While causes are named it takes the
// board's place, with the fish as a line at its foot. From then on it lies below the fish and
// shows the cards that wait for a bone; the fish gets what the wall leaves. How the cards
// stand is in cardrooms.go.
type cardWall struct {
	view   *View
	wall   *wall.Wall
	ground *canvas.Image
	head   *fyne.Container // the line above
	object *fyne.Container
	whole  bool // it has the board's place
	shown  bool

	cards        []wall.Card
	signed, bare wall.Fitter
	tried        wall.Fitter // for rooms that the wall does not have
	named        bool        // the cards that are shown are signed
	page         int
	brought      fishbone.ID // the card whose page was shown last
	held         *carried    // the card that is being dragged
}

func newCardWall(v *View) *cardWall {
	c := &cardWall{view: v, wall: wall.New(), head: container.NewStack(), ground: ui.NewGround(ui.Colors().Surface)}
	c.wall.OnTap, c.wall.OnMenu = c.tapped, v.host.CauseMenu
	c.wall.OnDoubleTap = v.host.Reword
	c.wall.OnDrag, c.wall.OnDrop = c.dragged, c.dropped
	c.object = container.New(c, c.ground, c.head, c.wall)
	c.object.Hide()
	return c
}

// canSeeWall says whether the team names causes, and not all of them hang on the fish.
func (v *View) canSeeWall() bool {
	a := v.host.Analysis()
	return v.host.Session().Step() == guide.StepCauses && (len(a.CauseIDs(fishbone.Tray)) > 0 || a.Count().Causes == 0)
}

// wantsWall says whether the wall is to have the board's place. What is typed on the fish is
// never covered.
func (v *View) wantsWall() bool {
	return v.canSeeWall() && !v.host.Session().PastWall() && v.editor == nil
}

// CardsAreWhole says whether the wall of cards has the place of the picture.
func (v *View) CardsAreWhole() bool { return v.cards.whole }

// refresh shows the cards as they are, and shares the room out anew where the wall becomes
// higher or lower.
func (c *cardWall) refresh() {
	was, high := c.whole, c.height()
	if c.whole = c.view.wantsWall(); c.whole != was {
		c.page, c.brought = 0, ""
	}
	c.cards = c.gather()
	c.shown = c.whole || len(c.cards) > 0 && c.wantedBelow()
	c.bring()
	c.view.uncover()
	switch {
	case c.whole != was || c.height() != high:
		c.view.share()
	case c.shown:
		c.lay(c.object.Size())
	}
}

// wantedBelow says whether the cards that wait are shown below the fish: always in the window,
// and in front of everybody while they are grouped.
func (c *cardWall) wantedBelow() bool {
	h := c.view.host
	return !h.Presenting() || h.Session().Step() == guide.StepGroup
}

func setVisible(o fyne.CanvasObject, visible bool) {
	switch {
	case visible == o.Visible():
	case visible:
		o.Show()
	default:
		o.Hide()
	}
}

// gather makes the cards: all that was said, in that order, or those on no bone.
func (c *cardWall) gather() []wall.Card {
	a := c.view.host.Analysis()
	causes := a.Causes(fishbone.Tray)
	if c.whole {
		for _, b := range a.Bones() {
			causes = append(causes, a.Causes(b.ID)...)
		}
		slices.SortStableFunc(causes, func(x, y fishbone.Cause) int { return x.Made.At.Compare(y.Made.At) })
	}
	merged := a.Merged()
	cards := make([]wall.Card, len(causes))
	for i, cause := range causes {
		by := []string{cause.By}
		if merged[cause.ID] {
			for _, w := range a.Wordings(cause.ID) {
				by = append(by, w.By)
				cards[i].More++
			}
		}
		cards[i].ID, cards[i].Text, cards[i].By = cause.ID, cause.Text, c.sign(by)
		if cause.Parent != fishbone.Tray {
			cards[i].Bone = panel.BoneColor(a, cause.Parent)
		}
	}
	return cards
}

// sign is how a card is signed by all who said it.
func (c *cardWall) sign(names []string) string {
	var all []string
	for _, name := range names {
		if name = c.view.host.Analysis().Sign(name); name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return strings.Join(all, " · ")
}

// newest is the card that was said last, while the team is saying.
func (c *cardWall) newest() fishbone.ID {
	if n := len(c.cards); n > 0 && c.whole {
		return c.cards[n-1].ID
	}
	return ""
}

// bring shows the page of the card in hand, or of the newest, when that is another one than
// before.
func (c *cardWall) bring() {
	id := c.inHand()
	if id == "" {
		id = c.newest()
	}
	if id == c.brought {
		return
	}
	c.brought = id
	if i := slices.IndexFunc(c.cards, func(card wall.Card) bool { return card.ID == id }); i >= 0 {
		_, _, perPage := c.grid(c.object.Size())
		c.page = i / max(1, perPage)
	}
}

// tapped takes a card in hand and gives the keys to the cards; a click beside them puts it
// down, and the next word goes where it went before.
func (c *cardWall) tapped(id fishbone.ID) {
	v := c.view
	v.CloseOverlay()
	v.host.SetBoardHasKeys(id != "")
	v.Select(id)
	v.host.Focus()
}

func (c *cardWall) dragged(id fishbone.ID, e *fyne.DragEvent) {
	if c.held == nil {
		c.held = c.view.carry(id, c.view.HighlightDrop)
	}
	c.held.to(e.AbsolutePosition)
}

func (c *cardWall) dropped() {
	if held := c.held; held != nil {
		c.held = nil
		held.drop()
	}
}

// walk goes to the card beside the selected one. It returns false where that is not on the
// wall, and the fish is to be walked on.
func (c *cardWall) walk(d board.Direction) bool {
	if !c.shown {
		return false
	}
	v := c.view
	at := slices.IndexFunc(c.cards, func(card wall.Card) bool { return card.ID == v.host.Session().Cause() })
	switch {
	case at < 0 && !c.whole:
		return false
	case at < 0 && len(c.cards) > 0:
		v.Select(c.newest())
		return true
	case at < 0:
		return true
	}
	to := at + c.steps(d)
	if to < 0 && d == board.Up && !c.whole {
		return false
	}
	if to >= 0 && to < len(c.cards) {
		v.Select(c.cards[to].ID)
	}
	return true
}

// steps is how far it is to the next card in a direction.
func (c *cardWall) steps(d board.Direction) int {
	switch d {
	case board.Left:
		return -1
	case board.Right:
		return 1
	case board.Up:
		return -c.wall.Grid().Columns
	}
	return c.wall.Grid().Columns
}
