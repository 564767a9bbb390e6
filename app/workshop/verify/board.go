package verify

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The measures of the list, before everybody watches.
const (
	rowHeight     = 56
	whoWidth      = 100
	filesWidth    = 60
	findingWidth  = 136
	presentedSize = 1.5 // of everything while everybody watches
)

// board is what stands in place of the picture: the bones to choose from, and the tasks.
type board struct {
	view   *view
	object *fyne.Container
	head   *fyne.Container
	list   *ui.VirtualList
	cache  *ui.Cache
	all    []task   // that the list shows
	scored []scored // that it shows instead while points are given
	size   fyne.Size
	seen   place // what was scrolled into sight last
}

// place is a row of one of the two lists.
type place struct {
	cause   fishbone.ID
	scoring bool
}

func newBoard(v *view) *board {
	b := &board{view: v, head: container.NewStack()}
	b.cache = ui.NewCache(func() any { return b.size.Width })
	b.list = ui.NewVirtualList(ui.VirtualListOptions{
		Length:    b.length,
		RowHeight: func(int) float32 { return b.scaled(rowHeight) },
		CreateRow: func() fyne.CanvasObject { return container.NewStack() },
		UpdateRow: func(i int, row fyne.CanvasObject) { b.updateRow(i, row.(*fyne.Container)) },
		Bottom:    panel.Margin,
		More:      panel.MoreRows,
	})
	back := ui.NewGround(ui.Colors().Surface)
	b.object = container.New(b, back, b.head, b.list.Object())
	return b
}

func (b *board) length() int {
	if b.view.scoring() {
		return len(b.scored)
	}
	return len(b.all)
}

func (b *board) updateRow(i int, row *fyne.Container) {
	if b.view.scoring() {
		b.updateScored(b.scored[i], row)
	} else {
		b.update(b.all[i], row)
	}
}

// scaled is a measure as it is now: larger while everybody watches.
func (b *board) scaled(n float32) float32 {
	if b.view.host.Presenting() {
		return n * presentedSize
	}
	return n
}

// edge is beside all words.
func (b *board) edge() float32 { return panel.Edge(b.view.host) }

// MinSize implements [fyne.Layout].
func (*board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (b *board) Layout(o []fyne.CanvasObject, room fyne.Size) {
	o[0].Resize(room)
	if room != b.size {
		b.size = room
		b.fillHead()
		b.seen = place{}
		ui.Do(b.follow)
	}
	height := b.head.MinSize().Height
	if b.length() == 0 && !b.view.scoring() {
		height = room.Height
	}
	b.head.Resize(fyne.NewSize(room.Width, height))
	o[2].Move(fyne.NewPos(0, height))
	o[2].Resize(fyne.NewSize(room.Width, max(0, room.Height-height)))
}

// refresh shows the tasks as they are.
func (b *board) refresh() {
	b.all, b.scored = b.view.shown(), nil
	if b.view.scoring() {
		b.scored = b.view.scoredCauses()
	}
	ui.SetGround(b.object.Objects[0].(*canvas.Image), ui.Colors().Surface)
	if b.size.Width > 0 {
		b.fillHead()
	}
	b.list.Refresh()
	b.object.Refresh()
	b.follow()
}

// follow scrolls to the task in hand once it is another one, or the list is.
func (b *board) follow() {
	now, scoring := b.view.host.Session().Cause(), b.view.scoring()
	i := slices.IndexFunc(b.all, func(t task) bool { return t.cause.ID == now })
	if scoring {
		i = slices.IndexFunc(b.scored, func(s scored) bool { return s.cause.ID == now })
	}
	if at := (place{now, scoring}); i >= 0 && at != b.seen && b.size.Height > 0 {
		b.seen = at
		b.list.ScrollTo(i, 0)
	}
}

// headDeps are what stands above the list depends on.
type headDeps struct {
	bones           []boneCount
	chosen          fishbone.ID
	all, open, late int
	school          fishbone.School
	rule            string
	scoring         bool
	criteria, by    string
	ordered, large  bool
}

// boneCount is a bone with how many tasks it has.
type boneCount struct {
	id   fishbone.ID
	name string
	ink  color.NRGBA
	n    int
}

func (b *board) fillHead() {
	v := b.view
	a, today := v.host.Analysis(), fishbone.DayOf(v.host.Now())
	d := headDeps{chosen: v.bone, school: a.About().School, rule: v.rule(), ordered: v.ordered, large: v.host.Presenting()}
	d.scoring, d.by = v.scoring(), v.by
	if now, ok := v.criterionInHand(); ok && d.scoring {
		for _, c := range a.CriteriaFor(fishbone.OfCauses) {
			d.criteria += c.Text + "\n"
		}
		d.criteria += string(now.ID)
	}
	for _, t := range v.tasks() {
		d.all++
		if t.open() {
			d.open++
		}
		if t.late(today) {
			d.late++
		}
		bone, _ := a.BoneOf(t.cause.ID)
		if n := len(d.bones); n == 0 || d.bones[n-1].id != bone.ID {
			d.bones = append(d.bones, boneCount{bone.ID, bone.Name, panel.BoneColor(a, bone.ID), 0})
		}
		d.bones[len(d.bones)-1].n++
	}
	b.cache.Fill(b.head, d, func() fyne.CanvasObject { return b.makeHead(d) })
}

func (b *board) makeHead(d headDeps) fyne.CanvasObject {
	c := ui.Colors()
	room := b.size.Width - 2*b.edge()
	said := words.T("verify.open", "n", d.open)
	if d.open == 0 {
		said = words.T("verify.allJudged")
	}
	if d.late > 0 {
		said += words.T("record.next") + words.T("verify.late", "n", d.late)
	}
	ink := c.Muted
	if d.late > 0 {
		ink = c.Bad
	}
	small := ui.Style{Size: b.scaled(ui.Small), Color: c.Muted}
	if d.scoring && d.large {
		return b.above(b.pointTitles(small))
	}
	if d.scoring {
		return b.above(
			ui.Balanced(d.rule, small, room, 3),
			line(room, append(b.modes(d), b.byButton()), b.schoolButton(d), b.saveButton()), b.pointTitles(small))
	}
	count := ui.Text(said, ui.Style{Size: b.scaled(ui.Small), Color: ink})
	if d.all == 0 {
		return b.nothing(d)
	}
	if d.large { // what is chosen for the list is chosen by the team, not by the room
		return b.above(ui.Row(0, count), b.titles(small))
	}
	return b.above(
		ui.Flow(6, room, b.chips(d)...),
		ui.Balanced(d.rule, small, room, 3),
		line(room, append(b.modes(d), count), b.orderButton(d), b.schoolButton(d), b.saveButton()),
		b.titles(small),
	)
}

// above is what stands above the list, and the line under which rows are scrolled away.
func (b *board) above(parts ...fyne.CanvasObject) fyne.CanvasObject {
	return ui.Column(4, ui.Padded(10, b.edge(), 0, b.edge(), ui.Column(8, parts...)), ui.Hairline())
}

// line has some parts at its left end and others at its right one, or one after the other where
// one line is too short.
func line(room float32, left []fyne.CanvasObject, right ...fyne.CanvasObject) fyne.CanvasObject {
	const gap = 8
	row := ui.Row(gap, slices.Concat(left, []fyne.CanvasObject{ui.Spacer()}, right)...)
	if row.MinSize().Width <= room {
		return row
	}
	return ui.Flow(gap, room, slices.Concat(left, right)...)
}

// nothing is what the board says while nothing is to be verified: the rule, and how to choose
// the other one.
func (b *board) nothing(d headDeps) fyne.CanvasObject {
	comes := words.T("verify.comes")
	if d.large { // the band says the rest
		return panel.EmptyBoard(ui.Scales, comes, "", b.size.Width-2*b.edge(), presentedSize)
	}
	return panel.EmptyBoard(ui.Scales, comes, d.rule, b.size.Width-2*b.edge(), 1, append(b.modes(d), b.schoolButton(d))...)
}

// saveButton offers files of what is shown, and to print it.
func (b *board) saveButton() fyne.CanvasObject {
	if b.view.host.Presenting() {
		return ui.Gap(0, 0)
	}
	return panel.SaveButton(b.view.host, "verify.printList", "verify.saveList", "verify.savePicture", "verify.saveTable")
}

// modes choose between giving points and verifying, where the team does both.
func (b *board) modes(d headDeps) []fyne.CanvasObject {
	if d.school != fishbone.ByPoints {
		return nil
	}
	return []fyne.CanvasObject{ui.Row(6,
		ui.ChipButton(words.T("points.mode"), d.scoring, func() { b.view.score(true) }),
		ui.ChipButton(words.T("view.verify"), !d.scoring, func() { b.view.score(false) }))}
}

// chips choose the bone of which the tasks are shown.
func (b *board) chips(d headDeps) []fyne.CanvasObject {
	choose := func(id fishbone.ID) func() {
		return func() {
			b.view.bone = id
			b.view.host.Refresh()
			b.view.host.Focus()
		}
	}
	chips := []fyne.CanvasObject{ui.ChipButton(words.T(b.allKey())+" "+number(d.all), d.chosen == "", choose(""))}
	for _, bone := range d.bones {
		chips = append(chips, ui.ChipButton(panel.Shorten(bone.name, 12)+" "+number(bone.n), d.chosen == bone.id, choose(bone.id)))
	}
	return chips
}

// allKey says what all are: every leaf, which are more than the causes on the bones, or those that
// points picked.
func (b *board) allKey() string {
	if b.view.host.Analysis().About().School == fishbone.ByPoints {
		return "verify.all"
	}
	return "verify.all.leaf"
}

// orderButton has the open tasks first, or keeps the order of the bones.
func (b *board) orderButton(d headDeps) fyne.CanvasObject {
	v := b.view
	button := ui.Dropdown(words.T(orderKey(d.ordered)))
	button.OnTap = func() {
		var items []ui.Choice
		for _, ordered := range []bool{false, true} {
			item := ui.Pick(words.T(orderKey(ordered)), func() { v.ordered = ordered; v.host.Refresh(); v.host.Focus() })
			item.Tick(v.ordered == ordered)
			items = append(items, item)
		}
		v.host.ShowMenu(ui.Below(button), items...)
	}
	return button
}

func orderKey(ordered bool) string {
	if ordered {
		return "verify.order.bones"
	}
	return "verify.order.open"
}

// schoolButton says how evidence decides here, and changes it.
func (b *board) schoolButton(d headDeps) fyne.CanvasObject {
	v := b.view
	key := func(s fishbone.School) string {
		if s == fishbone.ByPoints {
			return "verify.school.points"
		}
		return "verify.school.leaf"
	}
	var button *ui.Tap
	button = ui.Quiet(ui.Scales, words.T(key(d.school)), func() {
		var items []ui.Choice
		for _, s := range []fishbone.School{fishbone.EveryLeaf, fishbone.ByPoints} {
			item := ui.Pick(words.T(key(s)), func() { v.host.Do(fishbone.SetAbout{Field: fishbone.SchoolField, Text: string(s)}) })
			item.Tick(d.school == s)
			items = append(items, item)
		}
		v.host.ShowMenu(ui.Below(button), items...)
	})
	return button
}

// titles name the columns.
func (b *board) titles(s ui.Style) fyne.CanvasObject {
	title := func(key string) fyne.CanvasObject { return ui.Text(words.T(key), s) }
	return b.columns(title("verify.column.cause"), title("verify.who"), title("verify.due"), title("verify.column.files"), title("verify.column.finding"))
}

// columns puts the parts of a row below one another.
func (b *board) columns(cause, who, due, files, finding fyne.CanvasObject) *fyne.Container {
	fixed := func(width float32, o fyne.CanvasObject) fyne.CanvasObject {
		return ui.MinSize(b.scaled(width), 0, ui.Row(0, o))
	}
	last := ui.MinSize(b.scaled(findingWidth), 0, ui.Row(0, ui.Spacer(), finding))
	if b.narrow() {
		return ui.Row(8, ui.Expand(cause), ui.MinSize(b.dueWidth(), 0, ui.Row(0, due)), last)
	}
	return ui.Row(8, ui.Expand(cause), fixed(whoWidth, who), ui.MinSize(b.dueWidth(), 0, ui.Row(0, due)), fixed(filesWidth, files), last)
}

// leastCause is how wide the words of a cause are at least where all columns are shown.
const leastCause = 150

// narrow says whether there is no room for who verifies and for what is attached, which the panel
// shows as well.
func (b *board) narrow() bool {
	return b.beside(whoWidth+filesWidth+findingWidth, 4) < leastCause
}

// beside is what is left of a row beside the column of days and others.
func (b *board) beside(columns, n float32) float32 {
	return b.size.Width - 2*b.edge() - 2*panel.RowEdge - b.scaled(columns) - b.dueWidth() - n*8 - 26
}

// dueWidth is how wide the column of days is.
func (b *board) dueWidth() float32 {
	return panel.DayWidth(ui.Style{Size: b.scaled(ui.Body), Bold: true})
}

// causeWidth is how wide the words of a cause can be.
func (b *board) causeWidth() float32 {
	if b.narrow() {
		return max(40, b.beside(findingWidth, 2))
	}
	return b.beside(whoWidth+filesWidth+findingWidth, 4)
}

// rowDeps are what a row depends on.
type rowDeps struct {
	task          task
	bone          color.NRGBA
	today         fishbone.Day
	chosen, large bool
}

func (b *board) update(t task, row *fyne.Container) {
	v := b.view
	a := v.host.Analysis()
	d := rowDeps{t, panel.BoneColor(a, panel.BoneOf(a, t.cause.ID)), fishbone.DayOf(v.host.Now()), t.cause.ID == v.host.Session().Cause(), v.host.Presenting()}
	b.cache.Fill(row, d, func() fyne.CanvasObject { return b.makeRow(d) })
}

func (b *board) makeRow(d rowDeps) fyne.CanvasObject {
	c, t, h := ui.Colors(), d.task, b.view.host
	body := ui.Style{Size: b.scaled(ui.Body), Bold: d.chosen, Color: c.Ink}
	small := ui.Style{Size: b.scaled(ui.Small), Color: c.Muted}
	if t.cause.Verdict.Finding == fishbone.Rejected || t.cause.Verdict.Finding == fishbone.Undecided {
		body.Color = c.Muted
	}
	lines := []fyne.CanvasObject{ui.Paragraph(t.cause.Text, body, b.causeWidth(), 2)}
	if criterion := fishbone.Flat(first(t.cause.Verdict.Criterion, t.plan.Criterion)); criterion != "" {
		lines = []fyne.CanvasObject{ui.Truncated(t.cause.Text, body, b.causeWidth()), ui.Truncated(criterion, small, b.causeWidth())}
	}
	cause := ui.Row(8, panel.Swatch(d.bone), ui.Centered(ui.Column(1, lines...)))
	plain := ui.Style{Size: b.scaled(ui.Body), Color: c.Ink}
	who := ui.Truncated(first(t.cause.Verdict.Who, t.plan.Who, "—"), plain, b.scaled(whoWidth))
	o := b.columns(cause, centred(who), centred(b.due(d)), centred(b.evidence(t, plain)), centred(b.finding(t.cause.Verdict.Finding)))
	tap := ui.NewTap(ui.Padded(0, panel.RowEdge, 0, panel.RowEdge, o), func() { h.Session().Choose(t.cause.ID); h.TakeKeys() })
	tap.OnMenu = func(at fyne.Position) { h.CauseMenu(t.cause.ID, at) }
	if d.chosen {
		tap.Choose()
	}
	return ui.Padded(0, b.edge()-panel.RowEdge, 0, b.edge()-panel.RowEdge, container.NewBorder(nil, ui.Hairline(), nil, nil, tap))
}

// centred puts something into the middle of its row's height.
func centred(o fyne.CanvasObject) fyne.CanvasObject { return ui.Column(0, ui.Spacer(), o, ui.Spacer()) }

// due is the day until when, in red where that is over and bold where it is today.
func (b *board) due(d rowDeps) fyne.CanvasObject {
	c, t := ui.Colors(), d.task
	s := ui.Style{Size: b.scaled(ui.Body), Color: c.Ink}
	if t.late(d.today) {
		s.Bold, s.Color = true, c.Bad
	}
	s.Bold = s.Bold || t.open() && t.plan.Due == d.today
	if !t.open() {
		s.Color = c.Muted
	}
	return ui.Text(dayWords(t.plan.Due, d.today), s)
}

// evidence says how many files are attached, or that something is written.
func (b *board) evidence(t task, s ui.Style) fyne.CanvasObject {
	s.Color = ui.Colors().Muted
	size := b.scaled(16)
	switch {
	case t.files > 0:
		return ui.Row(4, ui.Clip.Draw(ui.Colors().Muted, size), ui.Text(number(t.files), s))
	case first(t.plan.Result, t.cause.Verdict.Evidence) != "":
		return ui.Row(4, ui.Page.Draw(ui.Colors().Muted, size))
	}
	return ui.Text("—", s)
}

// finding is the verdict as a chip.
func (b *board) finding(f fishbone.Finding) fyne.CanvasObject {
	if f == fishbone.Unjudged {
		f = fishbone.ToVerify
	}
	return panel.LargerFindingChip(f, b.scaled(1))
}

// first is the first text that says something.
func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
