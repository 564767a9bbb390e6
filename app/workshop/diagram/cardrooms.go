package diagram

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/wall"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// The measures around the cards and of their text, for a window of 1280 × 720. In front of
// everybody they are larger; see unit.
const (
	wallEdge  = 16 // to the left and the right
	wallHead  = 36 // the line above the cards
	wallFoot  = 8
	spineRoom = 44

	mostText  = 26
	readable  = 14 // the rail and then the names give way before the text becomes smaller
	leastText = 10
	leastWait = 12 // of cards that wait: there are pages before the text becomes smaller
	nameText  = 12

	belowText  = 16   // of the cards that wait below the fish, at most
	asideShare = 0.25 // of the board's height, which these may take when they are not in hand
	frontShare = 0.35 // and in front of everybody, where the question takes room, too
)

// unit is how much larger than in the window everything on the wall is.
func (c *cardWall) unit() float64 {
	if !c.view.host.Presenting() {
		return 1
	}
	return float64(max(1, c.view.host.Window().Canvas().Size().Width/1280))
}

func (c *cardWall) edge() float32 { return wallEdge * float32(c.unit()) }

// headRoom is how high the line above the cards is. In front of everybody there is none but
// for the numbers of the pages.
func (c *cardWall) headRoom() float32 {
	if c.view.host.Presenting() && c.whole && len(c.cards) < wall.PerPage {
		return wallEdge * float32(c.unit())
	}
	return wallHead * float32(c.unit())
}

// room is what the cards have in an object of a size.
func (c *cardWall) room(size fyne.Size, named bool) wall.Room {
	u := c.unit()
	r := wall.Room{
		Width: float64(size.Width - 2*c.edge()), Height: float64(size.Height - c.headRoom() - wallFoot),
		Most: math.Floor(mostText * u), Least: leastText, Filled: c.whole,
	}
	if c.whole {
		r.Height -= spineRoom * u
	} else {
		r.Most, r.Least = math.Floor(belowText*u), math.Floor(leastWait*u)
	}
	if named {
		r.Name = float64(ui.RoundSize(nameText, float32(u)*1.15))
	}
	if named && u == 1 {
		r.Name = nameText
	}
	return r
}

// grid is how the cards stand in an object of a size, with how many on a page. Names go
// before the text is too small to be read.
func (c *cardWall) grid(size fyne.Size) (wall.Grid, wall.Room, int) {
	named := c.whole && slices.ContainsFunc(c.cards, func(card wall.Card) bool { return card.By != "" })
	if named {
		room := c.room(size, true)
		if g, n := c.fit(&c.signed, room); g.Text >= readable*c.unit() {
			return g, room, n
		}
	}
	room := c.room(size, false)
	g, n := c.fit(&c.bare, room)
	return g, room, n
}

// halfFull is how many cards a page has while there are few more than one page would hold.
const halfFull = 40

// fit finds the grid in a room, and how many cards a page has. Above as many as one page can
// hold there are several.
func (c *cardWall) fit(f *wall.Fitter, room wall.Room) (wall.Grid, int) {
	texts := make([]string, len(c.cards))
	for i, card := range c.cards {
		texts[i] = card.Text
	}
	places := len(texts)
	if c.whole {
		places++ // the next one
	}
	perPage := places
	switch {
	case places <= wall.PerPage:
	case places <= 2*halfFull:
		perPage = halfFull
	default:
		perPage = wall.PerPage
	}
	if g, ok := f.Fit(texts, perPage, room); ok {
		if perPage == places {
			perPage = max(places, g.Places())
		}
		return g, perPage
	}
	g := f.Page(texts, room)
	return g, g.Places()
}

// height is how high the wall is below the fish.
func (c *cardWall) height() float32 {
	if !c.shown || c.whole {
		return 0
	}
	size := c.below()
	g, _, perPage := c.grid(size)
	return c.headRoom() + float32(g.HeightOf(min(len(c.cards), perPage))) + wallFoot
}

// below is the most that the wall may take of the room below the fish.
func (c *cardWall) below() fyne.Size {
	share := float32(asideShare)
	switch {
	case c.view.host.Presenting():
		share = frontShare
	case c.view.host.Session().Step() == guide.StepGroup:
		share = c.groupShare()
	}
	return fyne.NewSize(c.view.room.Width, float32(int(c.view.room.Height*share)))
}

// groupShare is how much of the height the wall may take while cards are grouped: the fewer
// cards wait, the more the fish gets. It goes in steps, so that the cards do not move with
// every one that leaves.
func (c *cardWall) groupShare() float32 {
	a := c.view.host.Analysis()
	waiting, all := len(a.CauseIDs(fishbone.Tray)), 0
	for _, b := range a.Bones() {
		all += len(a.CauseIDs(b.ID))
	}
	all += waiting
	switch {
	case waiting*3 > all*2:
		return 0.58
	case waiting*3 > all:
		return 0.48
	}
	return 0.4
}

// inHand is the card that stands out: the selected one or, below the fish, the one that the
// panel asks about.
func (c *cardWall) inHand() fishbone.ID {
	if c.whole {
		return c.view.host.Session().Cause()
	}
	return c.view.host.SelectedCause()
}

// MinSize implements [fyne.Layout].
func (c *cardWall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, wallHead) }

// Layout implements [fyne.Layout].
func (c *cardWall) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top := c.headRoom()
	ui.SetGround(c.ground, ui.Colors().Surface)
	c.ground.Resize(size)
	c.head.Move(fyne.NewPos(c.edge(), 0))
	c.head.Resize(fyne.NewSize(size.Width-2*c.edge(), wallHead*float32(c.unit())))
	c.wall.Move(fyne.NewPos(c.edge(), top))
	c.wall.Resize(fyne.NewSize(size.Width-2*c.edge(), max(1, size.Height-top-wallFoot)))
	c.lay(size)
}

// lay puts the cards onto the wall.
func (c *cardWall) lay(size fyne.Size) {
	if size.IsZero() {
		return
	}
	if !c.whole {
		size = c.below()
	}
	g, room, perPage := c.grid(size)
	c.named = room.Name > 0
	pages := max(1, (len(c.cards)+perPage-1)/max(1, perPage))
	c.page = min(c.page, pages-1)
	from := c.page * perPage
	content := wall.Content{
		Cards:    c.cards[from:min(len(c.cards), from+perPage)],
		Selected: c.inHand(), Newest: c.newest(),
	}
	if c.whole {
		head := c.view.host.Analysis().HeadText()
		if head == "" {
			head = words.T("mark.emptyHead")
		}
		content.Spine = &wall.Spine{Head: head, HeadLeft: c.view.host.HeadLeft()}
		if c.page == pages-1 {
			content.Next = words.T("wall.next")
		}
	}
	c.wall.Put(content, g, room, float32(c.unit()))
	c.fillHead(pages)
}

// Cramped says whether the cards cannot be read well in a room for the board, with their
// names: then a narrower rail helps.
func (v *View) Cramped(board fyne.Size) bool {
	c := v.cards
	if c == nil || !c.whole || v.host.Presenting() {
		return false
	}
	g, _ := c.fit(&c.tried, c.room(board, true))
	return g.Text < readable
}

// fillHead is the line above the cards: how many there are, what can be done with them, the
// pages, and how they are signed.
func (c *cardWall) fillHead(pages int) {
	v := c.view
	type deps struct {
		n, page, pages int
		whole          bool
		signing        fishbone.Signing
		dropped        bool
		width          float32
	}
	d := deps{len(c.cards), c.page, pages, c.whole, v.host.Analysis().About().Signing, c.namesDropped(), c.head.Size().Width}
	v.cache.Fill(c.head, d, func() fyne.CanvasObject { return c.makeHead(pages) })
}

func (c *cardWall) makeHead(pages int) fyne.CanvasObject {
	v := c.view
	if v.host.Presenting() && pages == 1 && c.whole {
		return ui.Gap(0, 0)
	}
	p := ui.Colors()
	n := len(c.cards)
	count, hint := words.T("wall.waiting", "n", n), words.T("wall.waitingHint")
	switch {
	case c.whole && n == 1:
		count, hint = words.T("wall.count.one"), words.T("wall.order")
	case c.whole:
		count, hint = words.T("wall.count", "n", n), words.T("wall.order")
	case n == 1:
		count = words.T("wall.waiting.one")
	}
	small := float32(ui.Small)
	if v.host.Presenting() {
		small = ui.RoundSize(ui.Strong, float32(c.unit()))
	}
	left := []fyne.CanvasObject{ui.Text(count, ui.Style{Size: small, Bold: true, Color: p.Ink})}
	right := c.pageButtons(pages)
	if c.whole && !v.host.Presenting() {
		right = append(right, c.signButton())
	}
	room := c.head.Size().Width - ui.Row(12, append(left, right...)...).MinSize().Width - 40
	if len(c.cards) > 0 && room > 60 {
		left = append(left, ui.Truncated(hint, ui.Style{Size: small, Color: p.Faint}, room))
	}
	row := ui.Row(12, append(append(left, ui.Spacer()), right...)...)
	if c.whole {
		return row
	}
	return ui.Column(0, ui.Hairline(), ui.MinSize(0, wallHead*float32(c.unit())-1, row))
}

// mostNumbers is for how many pages each has a button of its own.
const mostNumbers = 8

// pageButtons are the numbers of the pages, where there is more than one. Many pages are
// turned one by one.
func (c *cardWall) pageButtons(pages int) (all []fyne.CanvasObject) {
	switch {
	case pages < 2:
		return nil
	case pages > mostNumbers:
		turn := func(icon ui.Icon, tip string, by int) fyne.CanvasObject {
			return ui.IconButton(icon, tip, c.page+by >= 0 && c.page+by < pages, func() { c.turnTo(c.page + by) })
		}
		at := ui.Text(words.T("wall.pageOf", "n", c.page+1, "of", pages), ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Ink})
		return []fyne.CanvasObject{ui.Row(4, turn(ui.Back, words.T("wall.pageBefore"), -1), at, turn(ui.Right, words.T("wall.pageAfter"), 1))}
	}
	for n := range pages {
		all = append(all, ui.ChipButton(words.T("wall.page", "n", n+1), n == c.page, func() { c.turnTo(n) }))
	}
	return []fyne.CanvasObject{ui.Row(4, all...)}
}

func (c *cardWall) turnTo(page int) {
	c.page = page
	c.lay(c.object.Size())
	c.view.host.Focus()
}

// signButton chooses how cards are signed.
func (c *cardWall) signButton() fyne.CanvasObject {
	p, h := ui.Colors(), c.view.host
	now := h.Analysis().About().Signing
	how := words.Signing(now)
	if c.namesDropped() {
		how = words.T("wall.sign.noRoom")
	}
	said := words.T("wall.signed", "how", how)
	var t *ui.Tap
	t = ui.NewTap(ui.Padded(4, 6, 4, 6, ui.Row(4, ui.Text(said, ui.Style{Size: ui.Small, Color: p.Muted}), ui.Down.Draw(p.Faint, 12))), func() {
		var items []ui.Choice
		for _, s := range fishbone.Signings() {
			item := ui.Pick(words.Signing(s), func() {
				h.Do(fishbone.SetAbout{Field: fishbone.SigningField, Text: string(s)})
			})
			item.Tick(s == now)
			items = append(items, item)
		}
		h.ShowMenu(ui.Below(t), items...)
	})
	return t
}

// namesDropped says whether the cards are to be signed and have no room for names.
func (c *cardWall) namesDropped() bool {
	return !c.named && slices.ContainsFunc(c.cards, func(card wall.Card) bool { return card.By != "" })
}
