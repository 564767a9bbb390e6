package whys

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// rung is one level of the ladder: all answers to one question, and the one through
// which the ladder goes on.
type rung struct {
	level   int
	answers []fishbone.Cause // in the team's order
	on      int
}

func (r rung) cause() fishbone.Cause { return r.answers[r.on] }

// rungs are the levels of the drill-down through a cause: from level one to it, and on
// along the answers that were looked at last.
func (s *whysPanel) rungs(c fishbone.Cause) []rung {
	a := s.host.Analysis()
	var rungs []rung
	add := func(answers []fishbone.Cause, on fishbone.ID) {
		i := slices.IndexFunc(answers, func(c fishbone.Cause) bool { return c.ID == on })
		rungs = append(rungs, rung{len(rungs) + 1, answers, max(0, i)})
	}
	path := a.Path(c.ID)
	for i, at := range path {
		answers := []fishbone.Cause{at}
		if i > 0 {
			s.latest[at.Parent] = at.ID
			answers = a.Causes(at.Parent)
		}
		add(answers, at.ID)
	}
	for at := c.ID; len(a.CauseIDs(at)) > 0; at = rungs[len(rungs)-1].cause().ID {
		add(a.Causes(at), s.latest[at])
	}
	return rungs
}

// climb goes up or down by one level.
func (s *whysPanel) climb(from fishbone.Cause, by int) {
	rungs := s.rungs(from)
	if to := s.host.Analysis().Level(from.ID) - 1 + by; to >= 0 && to < len(rungs) {
		s.host.Session().Choose(rungs[to].cause().ID)
	}
}

// sidestep goes to another answer of the same level.
func (s *whysPanel) sidestep(from fishbone.Cause, by int) {
	r := s.rungs(from)[s.host.Analysis().Level(from.ID)-1]
	if to := r.on + by; to >= 0 && to < len(r.answers) {
		s.host.Session().Choose(r.answers[to].ID)
	}
}

// The measures of a rung.
const (
	tabHeight   = 24
	tabGap      = 4
	tabColumns  = 2 // of tabs with words
	tabsOfWords = 4 // where there are more answers, tabs have letters
)

// ladder shows the drill-down that the team is in, level by level, and what is still
// open elsewhere.
func (s *whysPanel) ladder(now fishbone.Cause) fyne.CanvasObject {
	rungs := s.rungs(now)
	var rows []fyne.CanvasObject
	var inHand fyne.CanvasObject
	for _, r := range rungs {
		row := s.rung(r, now)
		if r.cause().ID == now.ID {
			inHand = row
		}
		rows = append(rows, row)
	}
	if last := rungs[len(rungs)-1].cause(); last.SameAs == "" && !last.Stopped() && last.Verdict.Finding == fishbone.Unjudged {
		rows = append(rows, s.missingRung(len(rungs)+1))
	}
	if can := s.host.Actions(); can.Can("act.therefore") {
		read := ui.Plain("", words.T("act.therefore"), func() { can.Perform("act.therefore") })
		read.SetToolTip(can.Tip("act.therefore"))
		rows = append(rows, ui.Padded(8, 0, 4, 0, ui.Row(0, read)))
	}
	rows = append(rows, s.openEnds()...)
	s.FollowAsked(now.ID, inHand)
	return ui.Column(2, rows...)
}

// rung is the row of one level: its number, its answers as tabs where there are several,
// and the words of the one that the ladder goes through.
func (s *whysPanel) rung(r rung, now fishbone.Cause) fyne.CanvasObject {
	h := s.host
	on := r.cause()
	chosen := on.ID == now.ID
	line := panel.Row{
		Lead: numeral(r.level, chosen), Text: on.Text, Chips: s.linkChips(on),
		Chosen: chosen, Faded: on.SameAs != "" || on.Verdict.Finding == fishbone.Rejected,
		OnTap: func() { s.goOn(on.ID) },
		Menu:  func(at fyne.Position) { h.CauseMenu(on.ID, at) },
		Actions: []*ui.Tap{
			ui.SmallIcon(ui.Pencil, h.Actions().Tip("act.reword"), func() { s.Reword(on) }),
		},
	}
	if chosen {
		line.Lines = 4
	}
	row := s.Row(line.Hinted(h, on.ID).Make(s.Room()), func() { s.Reword(on) })
	if len(r.answers) == 1 {
		return row
	}
	return ui.Column(1, ui.Padded(4, panel.RowEdge, 0, panel.RowEdge+numeralWidth()+panel.RowGap, s.tabs(r)), row)
}

// linkChips are what a rung shows of a cause, and whether "therefore" leads on from it.
func (s *whysPanel) linkChips(c fishbone.Cause) []fyne.CanvasObject {
	chips := panel.CauseChips(s.host.Analysis(), c)
	if c.Therefore == fishbone.Breaks {
		chips = append(chips, ui.Chip(words.T("therefore.breaks"), ui.Negative))
	}
	return chips
}

// numeralStyle is a large digit, or a word in Chinese, which is no louder than the answer.
func numeralStyle(level int) (name string, style ui.Style) {
	name = words.Used().Nth("drill.numerals", level)
	style = ui.Style{Size: ui.Title, Bold: true}
	switch n := len([]rune(name)); {
	case n > 2:
		style.Size = ui.Body // "11 级"
	case name[0] > '9':
		style.Size = ui.Strong
	}
	return name, style
}

// numeralWidth is how wide the numbers of the first levels are in the language.
func numeralWidth() float32 {
	return max(28, ui.Text(numeralStyle(fishbone.FiveDeep)).MinSize().Width)
}

// numeral is the large number of a level.
func numeral(level int, chosen bool) fyne.CanvasObject {
	name, style := numeralStyle(level)
	style.Color = ui.Colors().Faint
	if chosen {
		style.Color = ui.Colors().Accent
	}
	return ui.MinSize(numeralWidth(), 32, ui.Row(0, ui.Text(name, style)))
}

// missingRung is the level that the next answer makes.
func (s *whysPanel) missingRung(level int) fyne.CanvasObject {
	c := ui.Colors()
	faint := ui.Row(panel.RowGap, ui.MinSize(numeralWidth(), 32, ui.Row(0, ui.Text(words.Used().Nth("drill.numerals", level), ui.Style{Size: ui.Strong, Color: c.Faint}))),
		ui.Text("…", ui.Style{Size: ui.Strong, Color: c.Faint}))
	return ui.Padded(4, panel.RowEdge, 4, panel.RowEdge, faint)
}

// tabs are the answers of a level side by side.
func (s *whysPanel) tabs(r rung) fyne.CanvasObject {
	room := s.Room() - 2*panel.RowEdge - numeralWidth() - panel.RowGap
	each := float32(int((room - (tabColumns-1)*tabGap) / tabColumns))
	var tabs []fyne.CanvasObject
	for i, c := range r.answers {
		label, width := letter(i), float32(tabHeight+4)
		if len(r.answers) <= tabsOfWords {
			label, width = c.Text, each
		}
		tabs = append(tabs, s.tab(label, width, c, i == r.on))
	}
	return ui.Flow(tabGap, room, tabs...)
}

// tab is one answer of a level.
func (s *whysPanel) tab(label string, width float32, c fishbone.Cause, on bool) fyne.CanvasObject {
	colors := ui.Colors()
	style := ui.Style{Size: ui.Small, Bold: on, Color: colors.Muted}
	fill, over := colors.Sunken, colors.Hairline
	switch {
	case on:
		style.Color = colors.Accent
	case c.SameAs != "" || c.Verdict.Finding == fishbone.Rejected:
		style.Color = colors.Faint
	}
	const beside = 8
	t := ui.NewTap(ui.MinSize(width, tabHeight, ui.Centered(ui.Truncated(label, style, width-2*beside+4))), func() { s.goOn(c.ID) })
	t.Fill, t.Over = fill, over
	if on {
		t.Choose()
	}
	t.SetToolTip(c.Text)
	t.OnMenu = func(at fyne.Position) { s.host.CauseMenu(c.ID, at) }
	return t
}

// letter names a tab without words.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return fmt.Sprint(i + 1)
}

// openEnds lists a few of the answers that still wait for a why.
func (s *whysPanel) openEnds() []fyne.CanvasObject {
	a := s.host.Analysis()
	open := guide.OpenEnds(a)
	if len(open) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{s.Section(words.T("drill.open", "n", len(open)))}
	for _, c := range open[:min(len(open), 6)] {
		rows = append(rows, s.openEnd(c, panel.BoneColor(a, panel.BoneOf(a, c.ID))))
	}
	return rows
}

func (s *whysPanel) openEnd(c fishbone.Cause, bone color.NRGBA) fyne.CanvasObject {
	type deps struct {
		open fishbone.Cause
		bone color.NRGBA
	}
	return s.Part("open end", deps{c, bone}, func() fyne.CanvasObject {
		return s.Row(panel.Row{
			Lead: panel.Swatch(bone), Text: c.Text, Lines: 1,
			OnTap: func() { s.goOn(c.ID) },
		}.Make(s.Room()), func() { s.Reword(c) })
	})
}
