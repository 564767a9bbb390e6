package workshop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The measures of the list of causes that one may be the same as.
const (
	sameWidth = 300
	sameRows  = 6
)

// sameList finds the cause that another one repeats: typing filters, Return links. It
// lies on the board beside the cause and is no dialog.
type sameList struct {
	page  *Page
	cause fishbone.ID
	entry *ui.Entry
	rows  *fyne.Container
	whole fyne.CanvasObject

	found  []fishbone.Match
	picked int
}

// canLink says whether the cause in hand can be closed as the same as another.
func (p *Page) canLink() bool {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	return ok && c.SameAs == "" && len(p.Analysis().CauseIDs(c.ID)) == 0
}

// findSame opens the list for the cause in hand.
func (p *Page) findSame() {
	p.closeInPlace()
	p.closeSame()
	id := p.SelectedCause()
	l := &sameList{page: p, cause: id, entry: ui.NewEntry(words.T("same.hint")), rows: container.NewStack()}
	l.entry.OnShortcut = p.Shortcut
	l.entry.OnEnter = func(string, bool) { l.link() }
	l.entry.OnKey = l.key
	l.entry.OnLeft = func(fyne.Focusable) { p.closeSame() }
	l.entry.OnChanged = func(string) { l.picked = 0; l.Refresh() }
	l.whole = ui.Filled(ui.Colors().Surface, ui.Radius, ui.MinSize(sameWidth, 0, ui.Pad(6, ui.Column(6,
		ui.Paragraph(words.T("same.which", "cause", p.text(id)), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, sameWidth-12, 2),
		l.entry, l.rows))))
	p.atBoard, p.same = true, l
	l.Refresh()
	p.Focus()
}

func (p *Page) text(id fishbone.ID) string {
	c, _ := p.Analysis().Cause(id)
	return c.Text
}

// closeSame takes the list away.
func (p *Page) closeSame() {
	if p.same != nil {
		p.same = nil
		p.Focus()
		p.board.HideOverlay()
	}
}

// refresh shows what fits what was typed, the most similar first.
func (l *sameList) Refresh() {
	l.found = l.page.alike(l.cause, l.entry.Text)
	rows := []fyne.CanvasObject{}
	for i, f := range l.found[:min(len(l.found), sameRows)] {
		rows = append(rows, panel.Row{
			Lead: panel.Swatch(panel.BoneColor(l.page.Analysis(), panel.BoneOf(l.page.Analysis(), f.ID))), Text: f.Text, Lines: 1,
			Chosen: i == l.picked, OnTap: func() { l.picked = i; l.link() },
		}.Make(sameWidth-12))
	}
	if len(rows) == 0 {
		rows = append(rows, ui.Padded(4, 8, 4, 8, ui.Text(words.T("same.none"), ui.Style{Size: ui.Body, Color: ui.Colors().Faint})))
	}
	panel.Set(l.rows, ui.Column(0, rows...))
	l.page.board.ShowOverlay(l.whole, l.cause, board.Under)
}

// alike are the causes that another one could repeat and that have some words in them,
// the most similar first. Those that are closed themselves are left out.
func (p *Page) alike(id fishbone.ID, has string) []fishbone.Match {
	a := p.Analysis()
	text, has := p.text(id), strings.ToLower(fishbone.Label(has))
	var all []fishbone.Match
	take := func(_ int, c fishbone.Cause) bool {
		if c.ID != id && c.SameAs == "" && strings.Contains(strings.ToLower(c.Text), has) {
			all = append(all, fishbone.Match{ID: c.ID, Text: c.Text, Like: fishbone.Similar(text, c.Text)})
		}
		return true
	}
	a.WalkBones()(take)
	a.Walk(fishbone.Tray)(take)
	slices.SortStableFunc(all, func(x, y fishbone.Match) int {
		switch {
		case x.Like > y.Like:
			return -1
		case x.Like < y.Like:
			return 1
		}
		return 0
	})
	return all
}

// link closes the cause as the same as the one that is picked.
func (l *sameList) link() {
	if l.picked >= len(l.found) {
		return
	}
	as := l.found[l.picked].ID
	l.page.closeSame()
	l.page.Do(fishbone.LinkSame{ID: l.cause, As: as})
}

func (l *sameList) key(name fyne.KeyName) bool {
	last := min(len(l.found), sameRows) - 1
	switch name {
	case fyne.KeyEscape:
		l.page.closeSame()
	case fyne.KeyUp:
		l.picked = max(l.picked-1, 0)
		l.Refresh()
	case fyne.KeyDown:
		l.picked = max(min(l.picked+1, last), 0)
		l.Refresh()
	default:
		return false
	}
	return true
}

// judgeMenu asks for the verdict of the cause in hand; its keys are those of step 5.
func (p *Page) judgeMenu() {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	if !ok {
		return
	}
	var items []ui.Choice
	for _, v := range []struct {
		finding fishbone.Finding
		key     string
		runes   string
	}{{fishbone.Confirmed, "C", "c1"}, {fishbone.Rejected, "R", "r2"}, {fishbone.ToVerify, "V", "tv3"}} {
		item := ui.Choice{Words: words.T("verdict." + string(v.finding)), Key: v.key, Runes: v.runes, Do: func() { p.judge(c.ID, v.finding) }}
		item.Tick(c.Verdict.Finding == v.finding)
		items = append(items, item)
	}
	p.ShowMenu(p.besideHeld(), items...)
}

// judge gives a cause its verdict. What is being written as its evidence is kept first.
func (p *Page) judge(id fishbone.ID, f fishbone.Finding) {
	p.Flush()
	panel.Judge(p, id, f)
}

// besideHeld is where a menu about the cause in hand opens.
func (p *Page) besideHeld() fyne.Position {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.board)
	if at, size, ok := p.board.LabelBounds(p.SelectedCause()); ok {
		return origin.Add(at).AddXY(0, size.Height+4)
	}
	size := p.board.Size()
	return origin.AddXY(size.Width/2, size.Height/3)
}
