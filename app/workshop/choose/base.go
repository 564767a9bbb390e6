package choose

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// base is what the views have in common: the solutions that are compared, the one in hand,
// the board in the picture's place and the panel beside it, where the choice is written.
type base struct {
	*panel.Frame
	*choices
	host   Host
	keys   *ui.KeyTarget
	decide *decision
	name   string // of the view
	board  *surface
	cache  *ui.Cache // of the board
	writes bool      // the keys are in the panel
}

// choices are what the team has chosen on the page, whichever view is open.
type choices struct {
	cause    fishbone.ID // of the solutions that are compared, empty for all of them
	solution fishbone.ID // in hand
	by       string      // whose points are given and shown, empty for the team's
	criteria bool        // the panel has the criteria
}

// newBase makes what the view of a place for keys begins with.
func newBase(h Host, draw func(), at action.Place) *base {
	b := &base{Frame: panel.NewFrame(h), host: h, name: string(at), keys: panel.KeysAt(h, at, action.Lists)}
	var fresh bool
	if b.choices, fresh = panel.Choices[choices](h); fresh {
		b.solution = panel.Unfinished(h, "choose", func(id fishbone.ID) bool { _, ok := h.Analysis().Solution(id); return ok })
	}
	b.board = newSurface(draw)
	b.cache = ui.NewCache(func() any { return b.measure() })
	b.decide = newDecision(b)
	b.MakeFoot = b.decide.foot
	return b
}

// measure is what all on the board depends on.
type measure struct {
	room fyne.Size
	zoom float32
}

func (b *base) measure() measure { return measure{b.board.size, b.zoom()} }

func (b *base) shared() *base { return b }

// Board implements [panel.ViewPanel].
func (b *base) Board() fyne.CanvasObject { return b.board.object }

// Focus implements [panel.Panel].
func (b *base) Focus() fyne.Focusable {
	if b.writes && !b.host.Presenting() {
		if e := b.decide.entry; e != nil {
			return e
		}
	}
	return b.keys
}

// OtherSide gives the keys to the board, or to the panel.
func (b *base) OtherSide() { b.writes = !b.writes }

// Flush implements [panel.Panel].
func (b *base) Flush() {
	if b.decide.entry != nil {
		b.decide.entry.Flush()
	}
}

func (b *base) writeReason() {
	if e := b.decide.entry; e != nil {
		b.host.TypeIn(e)
	}
}

// zoom is how many times its usual size everything on the board is.
func (b *base) zoom() float32 {
	if !b.host.Presenting() {
		return 1
	}
	return min(max(b.host.Window().Canvas().Size().Width/1280, 1), 2) * 1.3
}

// edge is beside all words on the board.
func (b *base) edge() float32 { return panel.Edge(b.host) }

// width is how wide the board is inside of its edges.
func (b *base) width() float32 {
	return max(320, b.board.size.Width-2*b.edge())
}

// solutions are those that are compared.
func (b *base) solutions() []fishbone.Solution {
	all := b.host.Analysis().Solutions()
	if _, ok := b.host.Analysis().Cause(b.cause); !ok {
		return all
	}
	return slices.DeleteFunc(all, func(s fishbone.Solution) bool { return !slices.Contains(s.Causes, b.cause) })
}

// inHand is the solution that the panel is about.
func (b *base) inHand() (fishbone.Solution, bool) {
	for _, s := range b.solutions() {
		if s.ID == b.solution {
			return s, true
		}
	}
	return fishbone.Solution{}, false
}

// take takes a solution in hand.
func (b *base) take(id fishbone.ID) {
	if id != b.solution {
		b.Flush()
		b.solution = id
	}
	b.host.Refresh()
}

// tied are the causes that have solutions, in the order of the fish.
func (b *base) tied() []fishbone.Cause {
	a := b.host.Analysis()
	named := map[fishbone.ID]bool{}
	for _, s := range a.Solutions() {
		for _, id := range s.Causes {
			named[id] = true
		}
	}
	var all []fishbone.Cause
	for _, c := range a.WalkBones() {
		if named[c.ID] {
			all = append(all, c)
		}
	}
	return all
}

// nextCause compares the solutions for the next cause, and after the last one all of them.
func (b *base) nextCause() {
	all := b.tied()
	i := slices.IndexFunc(all, func(c fishbone.Cause) bool { return c.ID == b.cause })
	b.filter("")
	if i+1 < len(all) {
		b.filter(all[i+1].ID)
	}
}

func (b *base) filter(cause fishbone.ID) {
	b.cause = cause
	b.host.Refresh()
	b.host.Focus()
}

// filterMenu offers the causes.
func (b *base) filterMenu(at fyne.Position) {
	all := ui.Pick(words.T("choose.all", "n", len(b.host.Analysis().Solutions())), func() { b.filter("") })
	all.Tick(b.cause == "")
	items := []ui.Choice{all, {}}
	for _, c := range b.tied() {
		one := ui.Pick(panel.Shorten(c.Text, 40), func() { b.filter(c.ID) })
		one.Tick(b.cause == c.ID)
		items = append(items, one)
	}
	b.host.ShowMenu(at, items...)
}

// head says which solutions are compared, and has room for what a view adds at the right.
func (b *base) head(right ...fyne.CanvasObject) fyne.CanvasObject {
	a, z := b.host.Analysis(), b.zoom()
	n, of := len(b.solutions()), len(a.Solutions())
	said := ui.Text(words.T("choose.count", "n", n, "of", of), ui.Style{Size: ui.RoundSize(ui.Small, z), Color: ui.Colors().Faint})
	left := b.width() - said.MinSize().Width - 12
	for _, o := range right {
		left -= o.MinSize().Width + 8
	}
	filter := b.filterChip(left)
	if row := ui.Row(8, append([]fyne.CanvasObject{said, filter, ui.Spacer()}, right...)...); row.MinSize().Width <= b.width() {
		return row
	}
	return ui.Flow(8, b.width(), append([]fyne.CanvasObject{said, filter}, right...)...)
}

// filterChip is the cause whose solutions are compared. It opens the menu of all.
func (b *base) filterChip(room float32) fyne.CanvasObject {
	c, z := ui.Colors(), b.zoom()
	style := ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Ink}
	content := []fyne.CanvasObject{}
	said := words.T("choose.allShort")
	if cause, ok := b.host.Analysis().Cause(b.cause); ok {
		content = append(content, panel.Swatch(panel.BoneColor(b.host.Analysis(), panel.BoneOf(b.host.Analysis(), cause.ID))))
		said = cause.Text
	}
	content = append(content, ui.Truncated(said, style, max(60, room-64*z)), ui.Down.Draw(c.Muted, 14*z))
	var chip *ui.Tap
	chip = ui.NewTap(ui.Bar(26*z, 10, 10, 6, content...), func() { b.filterMenu(ui.Below(chip)) })
	chip.Fill, chip.Over, chip.Radius = c.Soft, c.Hairline, 13*z
	chip.SetToolTip(b.host.Actions().Tip("choose.filter"))
	return chip
}

// menuChip is a chip that opens a menu.
func (b *base) menuChip(said, tip string, open func(at fyne.Position)) fyne.CanvasObject {
	c, z := ui.Colors(), b.zoom()
	var chip *ui.Tap
	chip = ui.NewTap(ui.Bar(26*z, 10, 8, 4,
		ui.Truncated(said, ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Muted}, 160*z), ui.Down.Draw(c.Muted, 14*z)),
		func() { open(ui.Below(chip)) })
	chip.Fill, chip.Over, chip.Radius = c.Sunken, c.Hairline, 13*z
	chip.SetToolTip(tip)
	return chip
}

// foot tells the keys of the board.
func (b *base) foot(keys ...action.Key) fyne.CanvasObject {
	if b.host.Presenting() {
		return ui.Gap(0, 0)
	}
	caps := make([]fyne.CanvasObject, len(keys))
	for i, k := range keys {
		caps[i] = k.Object()
	}
	var more *ui.Tap
	more = ui.SmallIcon(ui.Page, words.T("choose.save"), func() { b.saveMenu(ui.Below(more)) })
	return ui.Row(8, ui.Flow(14, b.width()-36, caps...), ui.Spacer(), more)
}

// show fills the board: what stays above, what scrolls, and what stays below.
func (b *base) show(top fyne.CanvasObject, middle fyne.CanvasObject, foot fyne.CanvasObject) {
	b.board.set(container.NewBorder(
		ui.Padded(10, b.edge(), 0, b.edge(), top), ui.Padded(6, b.edge(), 10, b.edge(), foot), nil, nil, middle))
	b.cache.EndRound()
}

// noSolutions is what the board says while there are no solutions, with the way to where they
// are found.
func (b *base) noSolutions() {
	b.showNothing(words.T("choose.noSolutions"), words.T(fmt.Sprintf("step.%d", guide.StepSolutions)), b.toSolutions)
}

// showNothing says what will be seen, why nothing is, and what has to be done first.
func (b *base) showNothing(said, first string, do func()) {
	comes := words.T("choose.comes." + b.name)
	if b.host.Presenting() { // the band says the rest
		b.show(ui.Gap(0, 0), panel.EmptyBoard(ui.Scales, comes, "", b.width(), b.zoom()), ui.Gap(0, 0))
		return
	}
	b.show(ui.Gap(0, 0), panel.EmptyBoard(ui.Scales, comes, said, b.width(), 1, ui.Plain("", words.T("foot.first", "name", first), do)), ui.Gap(0, 0))
}

func (b *base) toSolutions() { b.host.OpenStep(guide.StepSolutions) }

// noSolutionsYet is what the presenter says then.
func (b *base) noSolutionsYet() panel.Prompt {
	return panel.NothingYet(b.host, words.T("choose.noSolutions"), guide.StepSolutions)
}

// menu is what can be done with a solution wherever it is shown.
func (b *base) menu(s fishbone.Solution, at fyne.Position) {
	b.take(s.ID)
	h := b.host
	items := []ui.Choice{
		ui.Pick(words.T("choose.choose"), b.writeReason),
		ui.Pick(words.T("choose.decline"), func() { b.decide.decline() }),
	}
	if s.Choice != fishbone.NotChosen {
		items = append(items, ui.Pick(words.T("choose.takeBack"), func() { b.decide.takeBack() }))
	}
	h.ShowMenu(at, items...)
}

// surface is where a view draws. It tells when its size is another one.
type surface struct {
	object *fyne.Container
	size   fyne.Size
	seen   fyne.Size // in which the row in hand was brought into sight
	draw   func()
}

// bring brings the row in hand into sight as soon as it is drawn in a room, so that nobody sees
// the list begin elsewhere first.
func (s *surface) bring(reveal func()) {
	if s.seen != s.size {
		s.seen = s.size
		reveal()
	}
}

func newSurface(draw func()) *surface {
	s := &surface{draw: draw}
	s.object = container.New(s)
	return s
}

func (s *surface) set(o fyne.CanvasObject) {
	s.object.Objects = []fyne.CanvasObject{ui.NewGround(ui.Colors().Surface), o}
	s.object.Refresh()
}

// MinSize implements [fyne.Layout].
func (*surface) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (s *surface) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	for _, o := range objects {
		o.Resize(room)
		o.Move(fyne.Position{})
	}
	if room != s.size {
		s.size = room
		ui.Do(s.draw)
	}
}

// mix is so much of one colour on another one.
func mix(on, ink color.NRGBA, part float64) color.NRGBA {
	one := func(x, y uint8) uint8 { return uint8(float64(x)*(1-part) + float64(y)*part) }
	return color.NRGBA{R: one(on.R, ink.R), G: one(on.G, ink.G), B: one(on.B, ink.B), A: 255}
}

// number writes points with the digits that they need, two at most.
func number(x float64) string {
	if x == float64(int(x)) {
		return fmt.Sprint(int(x))
	}
	return fmt.Sprintf("%.2f", x)
}
