package verify

import (
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// This file is about points: where a team picks by them which causes it verifies, it gives
// them here. The list has a cell for each criterion, and says what stands above the cut.

// The measures of the cells.
const (
	cellWidth, cellHeight = 56, 32
	leastCell, cellGap    = 28, 4
	leastName             = 150 // of a cause
	sumWidth              = 56
	shareWidth            = 64
)

// scoring says whether points are given just now, and not tasks worked on.
func (v *view) scoring() bool {
	return v.points && v.host.Analysis().About().School == fishbone.ByPoints
}

// score switches between giving points and verifying.
func (v *view) score(points bool) {
	v.Flush()
	v.points = points
	v.host.Refresh()
	v.host.Focus()
}

// scored is a cause with its points and its place.
type scored struct {
	rank  fishbone.PointRank
	cause fishbone.Cause
	cells string // what it got by each criterion from who is looked at, with a space behind each
}

// scoredCauses are the causes that get points, in the order of the bones: they stay where they
// are while points are given.
func (v *view) scoredCauses() []scored {
	a := v.host.Analysis()
	ranks := map[fishbone.ID]fishbone.PointRank{}
	for _, r := range a.RankByPoints() {
		ranks[r.Cause] = r
	}
	var all []scored
	for _, c := range a.WalkBones() {
		r, ok := ranks[c.ID]
		if !ok {
			continue
		}
		one := scored{rank: r, cause: c}
		for _, by := range a.CriteriaFor(fishbone.OfCauses) {
			one.cells += pointsWords(a, by.ID, c.ID, v.by) + " "
		}
		all = append(all, one)
	}
	return all
}

// pointsWords are the points that a cause got by a criterion from somebody, or without a name
// from everybody, "-" for none.
func pointsWords(a *fishbone.Analysis, criterion, cause fishbone.ID, from string) string {
	sum, given := 0.0, false
	for _, s := range a.Scores() {
		if x, ok := s.Points.Float(); ok && s.Criterion == criterion && s.Of == cause && (from == "" || s.By == from) {
			sum, given = sum+x, true
		}
	}
	if !given {
		return "-"
	}
	return string(fishbone.FigureOf(sum))
}

// criterionInHand is that of which the next points are.
func (v *view) criterionInHand() (fishbone.Criterion, bool) {
	all := v.host.Analysis().CriteriaFor(fishbone.OfCauses)
	if len(all) == 0 {
		return fishbone.Criterion{}, false
	}
	i := slices.IndexFunc(all, func(c fishbone.Criterion) bool { return c.ID == v.criterion })
	return all[max(0, i)], true
}

// turnCriterion takes the next criterion in hand, or the one before.
func (v *view) turnCriterion(by int) {
	all := v.host.Analysis().CriteriaFor(fishbone.OfCauses)
	now, ok := v.criterionInHand()
	if !ok {
		return
	}
	i := slices.IndexFunc(all, func(c fishbone.Criterion) bool { return c.ID == now.ID }) + by
	if i >= 0 && i < len(all) {
		v.criterion = all[i].ID
		v.host.Refresh()
	}
}

// give gives the cause in hand points by the criterion in hand, 0 takes them back, and goes on to
// the next cause: a column is filled from top to bottom.
func (v *view) give(points int) {
	by, ok := v.criterionInHand()
	if !ok {
		return
	}
	cause := v.host.Session().Cause()
	if !slices.ContainsFunc(v.scoredCauses(), func(s scored) bool { return s.cause.ID == cause }) {
		v.walkScored(0) // first one has to be in hand
		return
	}
	if v.giveTo(by.ID, cause, points) {
		v.walkScored(1)
	}
}

// giveTo gives a cause points from who gives them just now. Where people gave their own, the sum
// is nobody's to change.
func (v *view) giveTo(criterion, cause fishbone.ID, points int) bool {
	if v.by == "" && slices.ContainsFunc(v.host.Analysis().Scores(), func(s fishbone.Score) bool {
		return s.Criterion == criterion && s.Of == cause && s.By != ""
	}) {
		v.host.Notices().Say(words.T("points.ofPeople", "key", v.host.Actions().Cap("points.byNext")), ui.Waiting, "", nil)
		return false
	}
	return v.host.Do(fishbone.GivePoints{ID: fishbone.NewID(), Criterion: criterion, Of: cause, By: v.by, Points: points})
}

// people are those whose points there can be: the roster, and who gave some before. The team
// together, which has no name, is the first.
func (v *view) people() []string {
	names := []string{""}
	note := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, p := range v.host.Analysis().People() {
		note(p.Name)
	}
	for _, s := range v.host.Analysis().Scores() {
		note(s.By)
	}
	return names
}

// nextPerson goes on to the points of the next one, and after the last to those of all.
func (v *view) nextPerson() {
	all := v.people()
	v.useBy(all[(slices.Index(all, v.by)+1)%len(all)])
}

func (v *view) useBy(name string) {
	v.by = name
	if all := v.scoredCauses(); len(all) > 0 { // each begins at the top
		v.host.Session().Choose(all[0].cause.ID)
	}
	v.host.Refresh()
	v.host.Focus()
}

// byWords are who gives points just now.
func byWords(name string) string {
	if name == "" {
		return words.T("points.together")
	}
	return name
}

// byButton says whose points are shown and given, and chooses somebody else.
func (b *board) byButton() fyne.CanvasObject {
	v := b.view
	button := ui.Dropdown(panel.Shorten(byWords(v.by), 14))
	button.OnTap = func() {
		var items []ui.Choice
		for _, name := range v.people() {
			item := ui.Pick(byWords(name), func() { v.useBy(name) })
			item.Tick(v.by == name)
			items = append(items, item)
		}
		v.host.ShowMenu(ui.Below(button), items...)
	}
	button.SetToolTip(v.host.Actions().Tip("points.byNext"))
	return button
}

// walkScored goes to the next cause that gets points, or the one before.
func (v *view) walkScored(by int) {
	all := v.scoredCauses()
	i := slices.IndexFunc(all, func(s scored) bool { return s.cause.ID == v.host.Session().Cause() })
	if i < 0 {
		i, by = 0, 0
	}
	if i += by; i >= 0 && i < len(all) {
		v.host.Session().Choose(all[i].cause.ID)
	}
}

// pressedScoring does what a key means while points are given.
func (v *view) pressedScoring(stroke string) bool {
	switch n, err := strconv.Atoi(stroke); {
	case err == nil && n >= 0 && n <= 9:
		v.give(n)
	case slices.Contains(v.host.Actions().Named("points.byNext").Keys, stroke):
		v.nextPerson()
	case stroke == "Left":
		v.turnCriterion(-1)
	case stroke == "Right":
		v.turnCriterion(1)
	case stroke == "Return" || stroke == "Tab":
		v.host.TypeIn(v.line.Entry)
	default:
		return false
	}
	return true
}

// newLine is where criteria are written.
func newLine(v *view) *panel.CaptureLine {
	l := panel.NewCaptureLine(v.host, "verify/criterion", words.T("points.hint"))
	l.Add = func(text string, _ bool, ends session.Option) bool {
		one := &fishbone.Criterion{ID: fishbone.NewID(), Text: text, For: fishbone.OfCauses, Scale: fishbone.FiveThreeOne}
		return v.host.Do(fishbone.Add{Thing: one}, ends)
	}
	l.Reword = func(id fishbone.ID, text string) fishbone.Edit {
		return fishbone.Set{Of: fishbone.CriterionKind, ID: id, Values: fishbone.Values{"text": text}}
	}
	return l
}

// showPoints fills the panel while points are given.
func (v *view) showPoints() {
	a := v.host.Analysis()
	above, waiting := 0, []fishbone.Edit(nil)
	for _, r := range a.RankByPoints() {
		if !r.Above {
			continue
		}
		above++
		if c, _ := a.Cause(r.Cause); c.Verdict.Finding == fishbone.Unjudged {
			said := c.Verdict
			said.Finding = fishbone.ToVerify
			waiting = append(waiting, fishbone.Judge{ID: c.ID, Verdict: said})
		}
	}
	now, _ := v.criterionInHand()
	keys := v.Caps(10, action.Key{Cap: panel.PointsKeys(now.Scale), Words: words.T("points.key")}, action.Key{Cap: "0", Words: words.T("points.key.none")},
		v.host.Actions().Key("points.byNext"), action.Hint("points.key.criterion", "Left", "Right"), action.Hint("key.cause", "Up", "Down"))
	next := ui.Primary("", words.T("points.verify", "n", above), func() {
		if len(waiting) == 0 || v.host.Do(fishbone.Join(waiting...)) {
			v.score(false)
		}
	})
	parts := []fyne.CanvasObject{v.Section(words.T("points.criteria")), v.line.Object()}
	for _, c := range a.CriteriaFor(fishbone.OfCauses) {
		parts = append(parts, v.criterionRow(c))
	}
	parts = append(parts, v.Section(words.T("points.cut")), v.cuts())
	if above > 0 {
		parts = append(parts, ui.Gap(1, 8), ui.Row(0, next))
	}
	v.Show(ui.Column(12, v.Heading(words.T("points.question"), ""), keys, v.keys), ui.Column(4, parts...))
}

func (v *view) criterionRow(c fishbone.Criterion) fyne.CanvasObject {
	now, _ := v.criterionInHand()
	remove := func() {
		panel.DoTelling(v.host, fishbone.Remove{Of: fishbone.CriterionKind, ID: c.ID}, words.T("cause.removed", "text", panel.Shorten(c.Text, 24)), ui.Neutral)
	}
	r := panel.Row{
		Text: c.Text, Chosen: c.ID == now.ID,
		OnTap: func() { v.criterion = c.ID; v.host.Refresh(); v.host.Focus() },
		Menu: func(at fyne.Position) {
			v.host.ShowMenu(at, ui.Pick(words.T("act.reword"), func() { v.line.Begin(c.ID, c.Text) }), ui.Pick(words.T("act.remove"), remove))
		},
		Actions: []*ui.Tap{ui.SmallIcon(ui.Pencil, words.T("act.reword"), func() { v.line.Begin(c.ID, c.Text) })},
	}
	return r.Make(v.Room())
}

// cuts are the shares at which the list can be cut.
func (v *view) cuts() fyne.CanvasObject {
	now := v.host.Analysis().About().CutShare()
	var chips []fyne.CanvasObject
	for _, n := range []int{60, 70, 80, 90} {
		chips = append(chips, ui.ChipButton(strconv.Itoa(n)+"%", now == float64(n), func() {
			v.host.Do(fishbone.SetAbout{Field: fishbone.Cut, Text: strconv.Itoa(n)})
			v.host.Focus()
		}))
	}
	return ui.Row(6, chips...)
}

// scoredDeps are what a row with points depends on.
type scoredDeps struct {
	scored        scored
	bone          color.NRGBA
	criteria, by  string
	column        int
	chosen, large bool
}

func (b *board) updateScored(s scored, row *fyne.Container) {
	v := b.view
	a := v.host.Analysis()
	d := scoredDeps{scored: s, bone: panel.BoneColor(a, panel.BoneOf(a, s.cause.ID)), chosen: s.cause.ID == v.host.Session().Cause(), large: v.host.Presenting(), by: v.by, column: -1}
	now, _ := v.criterionInHand()
	for i, c := range a.CriteriaFor(fishbone.OfCauses) {
		d.criteria += string(c.ID) + " "
		if c.ID == now.ID {
			d.column = i
		}
	}
	b.cache.Fill(row, d, func() fyne.CanvasObject { return b.makeScored(d) })
}

func (b *board) makeScored(d scoredDeps) fyne.CanvasObject {
	c, h := ui.Colors(), b.view.host
	body := ui.Style{Size: b.scaled(ui.Body), Bold: d.chosen, Color: c.Ink}
	if !d.scored.rank.Above {
		body.Color = c.Muted
	}
	criteria := h.Analysis().CriteriaFor(fishbone.OfCauses)
	var cells []fyne.CanvasObject
	for i, by := range criteria {
		cells = append(cells, b.cell(by, d, i == d.column))
	}
	share := ""
	if d.scored.rank.Points > 0 {
		share = strconv.Itoa(int(d.scored.rank.Share+0.5)) + "%"
	}
	mark := fyne.CanvasObject(ui.Gap(0, 0))
	if d.scored.rank.Above {
		mark = ui.Check.Draw(c.Good, b.scaled(16))
	}
	room := b.pointsRoom() - b.columnWidth()*float32(len(criteria)) - 2*panel.RowEdge - 24
	name := ui.Row(8, panel.Swatch(d.bone), centred(ui.Balanced(d.scored.cause.Text, body, room, 2)))
	tail := ui.Row(8, ui.Row(0, cells...),
		ui.MinSize(b.scaled(sumWidth), 0, ui.Row(0, ui.Spacer(), centred(ui.Text(string(fishbone.FigureOf(d.scored.rank.Points)), body)))),
		ui.MinSize(b.scaled(shareWidth), 0, ui.Row(0, ui.Spacer(), centred(ui.Text(share, ui.Style{Size: b.scaled(ui.Small), Color: c.Muted})))),
		ui.MinSize(b.scaled(16), 0, centred(mark)))
	tap := ui.NewTap(ui.Padded(0, panel.RowEdge, 0, panel.RowEdge, ui.Row(8, ui.Expand(name), tail)), func() { h.Session().Choose(d.scored.cause.ID); h.TakeKeys() })
	tap.OnMenu = func(at fyne.Position) { h.CauseMenu(d.scored.cause.ID, at) }
	if d.chosen {
		tap.Choose()
	}
	return ui.Padded(0, b.edge()-panel.RowEdge, 0, b.edge()-panel.RowEdge, container.NewBorder(nil, ui.Hairline(), nil, nil, tap))
}

// cell is the points by one criterion; a click gives the next that there are.
func (b *board) cell(by fishbone.Criterion, d scoredDeps, column bool) fyne.CanvasObject {
	c, v := ui.Colors(), b.view
	said := pointsWords(v.host.Analysis(), by.ID, d.scored.cause.ID, v.by)
	given, _ := strconv.Atoi(said)
	shown := said
	if said == "-" {
		shown = ""
	}
	wide := b.columnWidth()
	t := ui.NewTap(ui.MinSize(min(b.scaled(cellWidth), wide-cellGap), b.scaled(cellHeight), ui.Centered(ui.Text(shown, ui.Style{Size: b.scaled(ui.Body), Bold: given == 5, Color: c.Ink}))), func() {
		v.criterion = by.ID
		v.host.Session().Choose(d.scored.cause.ID)
		next := 0 // after the most, none
		for _, n := range slices.Backward(by.Scale.Points()) {
			if n > given {
				next = n
			}
		}
		v.giveTo(by.ID, d.scored.cause.ID, next)
		v.host.Focus()
	})
	t.Fill, t.Over = c.Sunken, c.Hairline
	if given >= 3 { // seen on the row in hand as well, which is tinted itself
		tint := c.Accent
		tint.A = uint8(14 * min(given, 5))
		t.Fill = tint
	}
	if d.chosen && column {
		t.Edge = c.Accent
	}
	return ui.MinSize(wide, 0, ui.Centered(centred(t)))
}

// pointsRoom is the room of the causes and of the columns of points.
func (b *board) pointsRoom() float32 {
	return b.size.Width - 2*b.edge() - 3*8 - b.scaled(sumWidth+shareWidth+16)
}

// columnWidth is how wide a column of points is: with many criteria they become narrower, so that
// a cause can still be read.
func (b *board) columnWidth() float32 {
	n := float32(max(1, len(b.view.host.Analysis().CriteriaFor(fishbone.OfCauses))))
	return max(b.scaled(leastCell)+cellGap, min(b.scaled(cellWidth)+2*cellGap, (b.pointsRoom()-max(b.scaled(leastName), b.size.Width*0.24))/n))
}

// pointTitles name the columns while points are given.
func (b *board) pointTitles(s ui.Style) fyne.CanvasObject {
	now, _ := b.view.criterionInHand()
	criteria := b.view.host.Analysis().CriteriaFor(fishbone.OfCauses)
	names := make([]string, len(criteria))
	for i, by := range criteria {
		names[i] = by.Text
	}
	each := b.columnWidth()
	bold := s
	bold.Bold = true
	heads := panel.NewColumnHeads(names, bold, each)
	all := container.NewWithoutLayout()
	put := func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
		all.Add(o)
	}
	for i, by := range criteria {
		at, size := heads.At(i)
		style := panel.Fitting(by.Text, bold, size.Width)
		style.Bold = by.ID == now.ID
		name := container.NewBorder(nil, ui.CenteredLines(ui.Balanced(by.Text, style, size.Width, heads.Lines)), nil, nil)
		put(name, at, size)
		if at, size, ok := heads.Stem(i); ok {
			put(canvas.NewRectangle(ui.Colors().Outline), at, size)
		}
	}
	low := func(o fyne.CanvasObject) fyne.CanvasObject { return container.NewBorder(nil, o, nil, nil) }
	right := func(width float32, key string) fyne.CanvasObject {
		return ui.MinSize(b.scaled(width), heads.High, low(ui.Row(0, ui.Spacer(), ui.Text(words.T(key), s))))
	}
	return ui.Row(8, ui.Expand(low(ui.Row(0, ui.Text(words.T("points.cause"), s)))),
		ui.MinSize(each*float32(len(criteria)), heads.High, all),
		right(sumWidth, "points.sum"), right(shareWidth, "points.share"), ui.Gap(b.scaled(16), 0))
}
