package solutions

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// board shows all solutions by their root causes, the strongest first, below two meters: how
// many ideas there are that differ, and how many root causes have one that is not weak.
type board struct {
	view   *brainstorm
	keys   *ui.KeyTarget
	object *fyne.Container
	scroll *container.Scroll
	list   *fyne.Container     // in the scroll
	sight  *fyne.Container     // of the scroll
	whole  []fyne.CanvasObject // what of the list is never cut
	head   *fyne.Container
	foot   *fyne.Container
	cache  *ui.Cache
	order  []fishbone.ID // of the rows, as they are walked through
	rows   map[fishbone.ID]fyne.CanvasObject
	alone  bool // there is one column only

	toBring fishbone.ID // is scrolled to once the rows have their places
}

func newBoard(b *brainstorm) *board {
	d := &board{view: b, keys: ui.NewKeyTarget(), list: container.NewStack(), sight: container.NewStack(), head: container.NewStack(), foot: container.NewStack()}
	d.keys.OnRune, d.keys.OnKey, d.keys.OnShortcut = d.typed, d.pressed, b.host.Shortcut
	d.keys.OnFocus = func(bool) { d.refresh() }
	d.scroll = container.NewVScroll(d.list)
	d.cache = ui.NewCache(func() any { return surroundings{d.object.Size().Width, b.host.Presenting()} })
	back := ui.NewGround(ui.Colors().Surface)
	d.object = container.NewStack(back, d.keys, container.New(&boardLayout{d}, d.head, d.sight, d.foot))
	return d
}

// surroundings are what everything on the board depends on.
type surroundings struct {
	width      float32
	presenting bool
}

// boardLayout puts the meters on top and the keys at the foot, and makes all anew where the
// width has become another one.
type boardLayout struct{ board *board }

// MinSize implements [fyne.Layout].
func (*boardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

// Layout implements [fyne.Layout].
func (l *boardLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	d := l.board
	d.fill(room)
	head, foot := d.head.MinSize().Height, d.foot.MinSize().Height
	o[0].Resize(fyne.NewSize(room.Width, head))
	o[1].Move(fyne.NewPos(0, head))
	o[1].Resize(fyne.NewSize(room.Width, room.Height-head-foot))
	o[2].Move(fyne.NewPos(0, room.Height-foot))
	o[2].Resize(fyne.NewSize(room.Width, foot))
	d.bring(d.toBring)
	d.toBring = ""
}

// unit is how much larger everything is than in the window.
func (d *board) unit() float32 {
	if d.view.host.Presenting() {
		return 1.5
	}
	return 1
}

// edge is at both sides of the board.
func (d *board) edge() float32 { return panel.Edge(d.view.host) }

// refresh shows the solutions as they stand.
func (d *board) refresh() {
	if d.object == nil || d.object.Size().Width == 0 {
		return // it has no place yet
	}
	d.fill(d.object.Size())
	d.object.Refresh()
}

// fill makes the parts for a room.
func (d *board) fill(size fyne.Size) {
	a := d.view.host.Analysis()
	room := size.Width - 2*d.edge()
	d.rows, d.whole = map[fishbone.ID]fyne.CanvasObject{}, nil
	groups := d.groups(a)
	d.order = nil
	for _, g := range groups {
		d.order = append(d.order, g.solutions...)
	}
	gap := 22 * d.unit()
	column := (room - gap) / 2
	if d.alone = room < 520*d.unit() || len(groups) == 1; d.alone {
		column = room
	}
	panel.Set(d.head, ui.Padded(16, d.edge(), 12, d.edge(), d.meters(a, room, gap)))
	panel.Set(d.foot, d.caps(room))
	list := fyne.CanvasObject(nil)
	if len(groups) == 0 {
		list = ui.MinSize(0, size.Height-d.head.MinSize().Height-d.foot.MinSize().Height, d.nothing(room))
	} else {
		list = ui.Padded(0, d.edge(), 12, d.edge(), d.columns(a, groups, column, gap))
	}
	panel.Set(d.list, list)
	panel.Set(d.sight, ui.WholeRows(d.scroll, panel.MoreBelow, d.whole...))
	d.cache.EndRound()
}

// group is a root cause with what would remove it. The last one holds what is tied to none.
type group struct {
	root      fishbone.Cause
	solutions []fishbone.ID
}

// groups are the solutions by the first root cause that they are tied to. In each the strongest
// stand first, and what says nearly the same as another one right behind that.
func (d *board) groups(a *fishbone.Analysis) []group {
	roots := a.RootCauses()
	all := make([]group, len(roots)+1)
	for i, r := range roots {
		all[i].root = r
	}
	for _, s := range a.Solutions() {
		i := slices.IndexFunc(roots, func(r fishbone.Cause) bool { return slices.Contains(s.Causes, r.ID) })
		if i < 0 {
			i = len(roots)
		}
		all[i].solutions = append(all[i].solutions, s.ID)
	}
	for i := range all {
		slices.SortStableFunc(all[i].solutions, func(x, y fishbone.ID) int { return d.rungOf(a, y) - d.rungOf(a, x) })
		all[i].solutions = besideTheirLike(a, all[i].solutions)
	}
	if len(all[len(roots)].solutions) == 0 {
		all = all[:len(roots)]
	}
	return all
}

func (d *board) rungOf(a *fishbone.Analysis, id fishbone.ID) int {
	s, _ := a.Solution(id)
	return panel.Rung(s.Strength)
}

// besideTheirLike puts what says nearly the same as another one of a list right behind it.
func besideTheirLike(a *fishbone.Analysis, ids []fishbone.ID) []fishbone.ID {
	list := slices.Clone(ids)
	for _, id := range ids {
		like, ok := a.LikeSolution(id)
		if !ok || !slices.Contains(list, like.ID) {
			continue
		}
		list = slices.DeleteFunc(list, func(one fishbone.ID) bool { return one == id })
		list = slices.Insert(list, slices.Index(list, like.ID)+1, id)
	}
	return list
}

// meters are the two that count: ideas that differ, and root causes beyond weak.
func (d *board) meters(a *fishbone.Analysis, room, gap float32) fyne.CanvasObject {
	type deps struct {
		repeated  string
		solutions int
		roots     []fishbone.Cause
		beyond    map[fishbone.ID]bool
		colors    []color.NRGBA
	}
	is := deps{repeated(a), a.Count().Solutions, a.RootCauses(), a.BeyondWeak(), nil}
	for _, r := range is.roots {
		is.colors = append(is.colors, panel.BoneColor(a, panel.BoneOf(a, r.ID)))
	}
	half := (room - gap) / 2
	return d.cache.Get("meters", is, func() fyne.CanvasObject {
		twenty := make([]block, max(fishbone.TwentySolutions, 1))
		for i := range twenty {
			twenty[i] = block{ui.Colors().Accent, i < is.solutions}
		}
		left, said := words.T("solutions.missing", "n", fishbone.TwentySolutions-is.solutions), words.T("solutions.meter", "of", fishbone.TwentySolutions)
		if is.solutions >= fishbone.TwentySolutions {
			left = words.T("solutions.enough")
		}
		if is.solutions > fishbone.TwentySolutions { // "56 of 20" is no share
			said = words.T("solutions.meterPast", "of", fishbone.TwentySolutions)
		}
		first := d.meter(half, fmt.Sprint(is.solutions), said, left, is.solutions >= fishbone.TwentySolutions, twenty)
		if is.repeated != "" {
			first = d.above(first, is.repeated, half)
		}
		if len(is.roots) == 0 {
			return ui.Row(0, first)
		}
		strong, blocks := 0, make([]block, len(is.roots))
		for i, r := range is.roots {
			blocks[i] = block{is.colors[i], is.beyond[r.ID]}
			if is.beyond[r.ID] {
				strong++
			}
		}
		left = words.T("solutions.weakLeft", "n", len(is.roots)-strong)
		if strong == len(is.roots) {
			left = words.T("solutions.allStrong")
		}
		second := d.meter(half, fmt.Sprint(strong), words.T("solutions.beyond", "of", len(is.roots)), left, strong == len(is.roots), blocks)
		if is.repeated != "" { // both meters stand on one line
			second = d.above(second, " ", half)
		}
		return ui.Row(gap, first, second)
	})
}

// above is a meter with a remark below it.
func (d *board) above(meter fyne.CanvasObject, remark string, width float32) fyne.CanvasObject {
	style := ui.Style{Size: ui.RoundSize(ui.Small, d.unit()), Color: ui.Colors().Muted}
	return ui.Column(4, meter, ui.Truncated(remark, style, width))
}

// repeated says why fewer solutions count than are listed; empty where all of them do.
func repeated(a *fishbone.Analysis) string {
	if n := len(a.Solutions()); n > a.Count().Solutions {
		return words.T("solutions.repeated", "n", n)
	}
	return ""
}

// block is one of a meter's.
type block struct {
	ink  color.NRGBA
	full bool
}

func (d *board) meter(width float32, n, of, left string, done bool, blocks []block) fyne.CanvasObject {
	c, u := ui.Colors(), d.unit()
	ink := c.Open
	if done {
		ink = c.Good
	}
	number := ui.Text(n, ui.Style{Size: ui.RoundSize(ui.Title, u), Bold: true, Color: c.Ink})
	small := ui.Style{Size: ui.RoundSize(ui.Small, u), Color: ink}
	rest := ui.Text(left, small)
	said := ui.Truncated(of, ui.Style{Size: ui.RoundSize(ui.Body, u), Color: c.Muted}, width-number.MinSize().Width-rest.MinSize().Width-24)
	bar := container.NewWithoutLayout()
	gap := float32(3)
	each := (width - gap*float32(len(blocks)-1)) / float32(len(blocks))
	for i, b := range blocks {
		r := canvas.NewRectangle(c.Sunken)
		r.CornerRadius = 2
		if b.full {
			r.FillColor = b.ink
		} else if len(blocks) != fishbone.TwentySolutions {
			r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, b.ink, 1.5
		}
		r.Move(fyne.NewPos(float32(i)*(each+gap), 0))
		r.Resize(fyne.NewSize(max(2, each), 8*u))
		bar.Add(r)
	}
	return ui.MinSize(width, 0, ui.Column(6, ui.Row(8, number, said, ui.Spacer(), rest), ui.MinSize(width, 8*u, bar)))
}

// columns put the groups into two columns, each below the shorter one.
func (d *board) columns(a *fishbone.Analysis, groups []group, width, gap float32) fyne.CanvasObject {
	var columns [2][]fyne.CanvasObject
	var heights [2]float32
	for _, g := range groups {
		o := d.groupObject(a, g, width)
		n := 0
		if heights[1] < heights[0] && !d.alone {
			n = 1
		}
		columns[n] = append(columns[n], o)
		heights[n] += o.MinSize().Height + 20
	}
	left := ui.MinSize(width, 0, ui.Column(20, columns[0]...))
	if len(columns[1]) == 0 {
		return left
	}
	right := ui.MinSize(width, 0, ui.Column(20, columns[1]...))
	return container.NewHBox(container.NewVBox(left), ui.Gap(gap-theme.Padding()*2, 0), container.NewVBox(right))
}

// nothing is what stands there while there are neither root causes nor solutions.
func (d *board) nothing(room float32) fyne.CanvasObject {
	return panel.EmptyBoard(ui.Bulb, words.T("solutions.comes"), words.T("solutions.noRoots"), room, d.unit())
}

func (d *board) groupObject(a *fishbone.Analysis, g group, width float32) fyne.CanvasObject {
	c, u := ui.Colors(), d.unit()
	name := ui.Style{Size: ui.RoundSize(ui.Body, u), Bold: true, Color: c.Ink}
	text, swatch := g.root.Text, panel.Swatch(panel.BoneColor(a, panel.BoneOf(a, g.root.ID)))
	if g.root.ID == "" {
		text, swatch = words.T("solutions.untied"), panel.Dot(c.Open)
	}
	var state fyne.CanvasObject = ui.Gap(0, 0)
	switch beyond := a.BeyondWeak()[g.root.ID]; {
	case g.root.ID == "":
	case beyond:
		state = ui.Check.Draw(c.Good, 16*u)
	case len(g.solutions) == 0:
		state = ui.Chip(words.T("solutions.none"), ui.Waiting)
	case slices.ContainsFunc(g.solutions, func(id fishbone.ID) bool { return d.rungOf(a, id) == 1 }):
		state = ui.Chip(words.T("solutions.onlyWeak"), ui.Waiting)
	}
	title := ui.Row(8, swatch, ui.Paragraph(text, name, width-state.MinSize().Width-40, 2), ui.Spacer(), state)
	head := ui.NewTap(ui.MinSize(width, 32*u, ui.Padded(4, 0, 4, 0, title)), func() { d.askAbout(g.root.ID) })
	parts := []fyne.CanvasObject{head, ui.Hairline()}
	if len(g.solutions) > 0 {
		d.whole = append(d.whole, ui.Head(head))
	} else {
		d.whole = append(d.whole, head)
	}
	add := func(o fyne.CanvasObject) { parts, d.whole = append(parts, o), append(d.whole, o) }
	for i := 0; i < len(g.solutions); i++ {
		id := g.solutions[i]
		if i+1 < len(g.solutions) {
			if like, ok := a.LikeSolution(g.solutions[i+1]); ok && like.ID == id {
				add(d.pair(a, id, g.solutions[i+1], width))
				i++
				continue
			}
		}
		add(d.row(a, id, width))
		parts = append(parts, ui.Hairline())
	}
	return ui.Column(0, parts...)
}

// askAbout has the next solution tied to a root cause.
func (d *board) askAbout(root fishbone.ID) {
	if root == "" {
		return
	}
	d.view.root, d.view.atBoard = root, false
	d.view.host.Session().Choose(root)
	d.view.host.Refresh()
	d.view.host.Focus()
}

// pair is two solutions that say nearly the same: they count once, until the team says
// otherwise.
func (d *board) pair(a *fishbone.Analysis, one, other fishbone.ID, width float32) fyne.CanvasObject {
	c, u := ui.Colors(), d.unit()
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = c.Open, 1.5, 6
	style := ui.Style{Size: ui.RoundSize(ui.Small, u), Bold: true, Color: c.Open}
	answers := ui.Row(12, ui.Text(words.T("solutions.likeOne"), style), ui.Spacer(),
		d.answer(words.T("solutions.mergePair"), func() { d.merge(other, one) }),
		d.answer(words.T("solutions.apart"), func() { d.apart(other) }))
	return ui.Padded(4, 0, 6, 0, container.NewStack(frame, ui.Padded(2, 0, 6, 0, ui.Column(0,
		d.row(a, one, width), ui.Hairline(), d.row(a, other, width), ui.Padded(2, 12, 2, 40*u, answers)))))
}

func (d *board) answer(said string, do func()) fyne.CanvasObject {
	return ui.NewTap(ui.Pad(4, ui.Text(said, ui.Style{Size: ui.RoundSize(ui.Small, d.unit()), Bold: true, Color: ui.Colors().Accent})), do)
}

// merge makes one solution of two that say nearly the same.
func (d *board) merge(id, into fishbone.ID) {
	said := words.T("solutions.merged")
	if panel.DoTelling(d.view.host, fishbone.MergeSolution{ID: id, Into: into, As: fishbone.NewID()}, said, ui.Positive) {
		d.view.chosen = into
		d.view.host.Refresh()
	}
	d.view.host.Focus()
}

// apart has a solution count although it says nearly what another one says.
func (d *board) apart(id fishbone.ID) {
	d.view.host.Do(fishbone.Set{Of: fishbone.SolutionKind, ID: id, Values: fishbone.Values{"apart": string(fishbone.CountedApart)}})
	d.view.host.Focus()
}

// row is one solution: its number, words, who said it, and how strong it is.
func (d *board) row(a *fishbone.Analysis, id fishbone.ID, width float32) fyne.CanvasObject {
	sol, _ := a.Solution(id)
	type deps struct {
		solution fishbone.Solution
		by       string
		number   int
		chosen   bool
		width    float32
	}
	is := deps{sol, a.Sign(sol.By), d.view.numberOf(id), d.view.chosen == id, width}
	row := d.cache.Get("row", is, func() fyne.CanvasObject { return d.makeRow(is.solution, is.by, is.number, is.chosen, width) })
	d.rows[id] = row
	return row
}

func (d *board) makeRow(sol fishbone.Solution, said string, number int, chosen bool, width float32) fyne.CanvasObject {
	c, u := ui.Colors(), d.unit()
	small := ui.Style{Size: ui.RoundSize(ui.Small, u), Color: c.Faint}
	mark := panel.StrengthMark(sol.Strength, small.Size, u)
	by := ui.Truncated(said, small, 84*u)
	tail := ui.Row(10*u, by, mark)
	lead := ui.MinSize(24*u, 0, ui.Row(0, ui.Spacer(), ui.Text(fmt.Sprint(number), small)))
	text := sol.Text
	if sol.BuildsOn != "" {
		text = "↳ " + text
	}
	style := ui.Style{Size: ui.RoundSize(ui.Body, u), Bold: chosen, Color: c.Ink}
	room := width - 24*u - 24
	parts := []fyne.CanvasObject{lead}
	if beside := room - tail.MinSize().Width - 10; !ui.IsTruncated(text, style, beside, 1) {
		parts = append(parts, ui.Truncated(text, style, beside), ui.Spacer(), tail)
	} else { // the words come first
		parts = append(parts, ui.Column(2, ui.Paragraph(text, style, room, 3), tail))
	}
	r := ui.NewDragger(ui.MinSize(width, 34*u, ui.Padded(5, 8, 5, 4, ui.Row(10, parts...))), func() { d.choose(sol) })
	if chosen {
		r.Choose()
	}
	r.OnMenu = func(at fyne.Position) { d.menu(sol, at) }
	return d.view.Row(r, func() { d.view.atBoard = false; d.view.line.Begin(sol.ID, sol.Text) })
}

// choose takes a solution in hand, and what it is tied to.
func (d *board) choose(sol fishbone.Solution) {
	d.view.chosen, d.view.atBoard = sol.ID, true
	if len(sol.Causes) > 0 {
		d.view.root = sol.Causes[0]
	}
	d.view.host.Refresh()
	d.view.host.Focus()
}

// menu is the one of a solution in the panel, with how strong it is and what builds on it.
func (d *board) menu(sol fishbone.Solution, at fyne.Position) {
	d.view.chosen = sol.ID
	items := []ui.Choice{ui.Pick(words.T("solutions.goOn"), func() { d.view.goOnFrom(sol.ID) }), {}}
	for _, s := range panel.Strengths {
		item := ui.Pick(words.T("strength."+string(s)), func() { d.view.setStrength(sol.ID, s) })
		item.Tick(sol.Strength == s)
		items = append(items, item)
	}
	d.view.host.ShowMenu(at, append(append(items, ui.Choice{}), d.view.menuItems(sol)...)...)
}

// caps are the keys that work on the board.
func (d *board) caps(room float32) fyne.CanvasObject {
	if d.view.host.Presenting() {
		return ui.Gap(0, 0)
	}
	var keys []fyne.CanvasObject
	for _, k := range []action.Key{
		{Cap: "1 2 3", Words: "solutions.keyStrength"}, {Cap: "M", Words: "solutions.mergePair"}, {Cap: "]", Words: "solutions.keyUp"},
		{Cap: "+", Words: "solutions.goOn"}, {Cap: "P", Words: "solutions.keyPrompt"}, {Cap: action.Cap("F6"), Words: "solutions.keyBoard"},
	} {
		keys = append(keys, ui.KeyCap(k.Cap, action.InLine(words.T(k.Words))))
	}
	return ui.Padded(8, d.edge(), 10, d.edge(), ui.Flow(14, room, keys...))
}

// walk takes the next solution in hand, or the one before.
func (d *board) walk(by int) {
	if len(d.order) == 0 {
		return
	}
	i := slices.Index(d.order, d.view.chosen)
	if i < 0 && by < 0 {
		i = len(d.order)
	}
	i = min(max(i+by, 0), len(d.order)-1)
	sol, _ := d.view.host.Analysis().Solution(d.order[i])
	d.choose(sol)
	d.bring(sol.ID)
}

// bring scrolls to a row.
func (d *board) bring(id fishbone.ID) {
	row := d.rows[id]
	if row == nil {
		return
	}
	ui.Reveal(d.scroll, 8, row)
}

// pressed is a key that is no character.
func (d *board) pressed(name fyne.KeyName) {
	sol, chosen := d.view.host.Analysis().Solution(d.view.chosen)
	switch name {
	case fyne.KeyUp:
		d.walk(-1)
	case fyne.KeyDown:
		d.walk(1)
	case fyne.KeyEscape, fyne.KeyTab:
		d.view.OtherSide()
		d.view.host.Focus()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		if chosen {
			d.view.atBoard = false
			d.view.line.Begin(sol.ID, sol.Text)
		}
	case fyne.KeyDelete:
		if chosen {
			d.view.remove(sol)
		}
	}
}

// typed is a character.
func (d *board) typed(r rune) {
	stroke := action.StrokeOfRune(r)
	if stroke == "p" {
		d.view.askPrompt(d.view.prompt + 1)
		return
	}
	sol, ok := d.view.host.Analysis().Solution(d.view.chosen)
	if !ok {
		return
	}
	switch stroke {
	case "1", "2", "3":
		d.view.setStrength(sol.ID, panel.Strengths[stroke[0]-'1'])
	case "]", "】", "」", "+", "=", "＋": // the ladder asks for a stronger one, and that builds on this one
		d.view.goOnFrom(sol.ID)
	case "m":
		if one, other, ok := pairOf(d.view.host.Analysis(), sol.ID); ok {
			d.merge(other, one)
		}
	}
}

// pairOf are two solutions that say nearly the same, the one listed first and the other one, of
// which one is in hand.
func pairOf(a *fishbone.Analysis, id fishbone.ID) (one, other fishbone.ID, ok bool) {
	if like, ok := a.LikeSolution(id); ok {
		return like.ID, id, true
	}
	for _, s := range a.Solutions() {
		if like, ok := a.LikeSolution(s.ID); ok && like.ID == id {
			return id, s.ID, true
		}
	}
	return "", "", false
}
