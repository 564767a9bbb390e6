package vote

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// way is one of the ways out of a tie that the line goes through.
type way int

const (
	wayBallot way = iota // those vote again, one dot each
	wayAll               // all of them go on
	wayDecide            // the facilitator says which one, and why
)

// shownRound is the round that is shown.
func (v *view) shownRound() fishbone.Ballot {
	rounds := v.rounds()
	for _, b := range rounds {
		if b.ID == v.round {
			return b
		}
	}
	return rounds[len(rounds)-1]
}

// tie are those that the line goes through.
func tie(all []fishbone.Standing) []fishbone.Standing {
	return slices.DeleteFunc(slices.Clone(all), func(s fishbone.Standing) bool { return s.Side != fishbone.OnCut || s.Dots == 0 })
}

// again prepares another round beside this one.
func (v *view) again() {
	v.anew = true
	v.host.Refresh()
	v.host.Focus()
}

// moveCut moves the line.
func (v *view) moveCut(by int) {
	b := v.shownRound()
	v.setCut(b, b.Cut+by)
}

func (v *view) setCut(b fishbone.Ballot, cut int) {
	if cut = min(max(1, cut), len(v.withDots(b))); cut != b.Cut {
		v.host.Do(fishbone.CutBallot{ID: b.ID, Cut: cut})
	}
}

// withDots are those that somebody gave a dot.
func (v *view) withDots(b fishbone.Ballot) []fishbone.Standing {
	return slices.DeleteFunc(v.host.Analysis().Result(b.ID), func(s fishbone.Standing) bool { return s.Dots == 0 })
}

// takeWay does what was chosen about a tie, or goes on.
func (v *view) takeWay() {
	b := v.shownRound()
	all := v.host.Analysis().Result(b.ID)
	tied := tie(all)
	if len(tied) == 0 {
		v.host.Session().OpenView("") // to be judged, beside the picture
		return
	}
	switch v.way {
	case wayAll:
		v.setCut(b, tied[0].Rank-1+len(tied))
	case wayDecide:
		v.decide(b, tied)
	default:
		v.voteOn(b, tied)
	}
}

// voteOn opens a ballot on those alone that have as many dots.
func (v *view) voteOn(b fishbone.Ballot, tied []fishbone.Standing) {
	e := fishbone.StartBallot{ID: fishbone.NewID(), Text: words.T("vote.askedTie." + v.of()), On: v.on, Dots: 1, Most: 1, Cut: 1, Breaks: b.ID}
	for _, s := range tied {
		e.Cards = append(e.Cards, fishbone.BallotCard{ID: fishbone.NewID(), Of: s.Of})
	}
	if len(v.voters()) == 0 {
		v.host.Notices().Say(words.T("vote.nobody"), ui.Waiting, "", nil)
		return
	}
	v.open(e, v.voters())
}

// decide puts one of them first, for a reason that is written down.
func (v *view) decide(b fishbone.Ballot, tied []fishbone.Standing) {
	first := v.decided
	if !slices.ContainsFunc(tied, func(s fishbone.Standing) bool { return s.Of == first }) {
		first = tied[0].Of
	}
	if fishbone.Label(v.reason.Text) == "" {
		v.host.TypeIn(v.reason)
		return
	}
	e := fishbone.DecideTie{ID: fishbone.NewID(), Breaks: b.ID, For: first, Reason: v.reason.Text}
	for _, s := range tied {
		e.Cards = append(e.Cards, fishbone.BallotCard{ID: fishbone.NewID(), Of: s.Of})
	}
	if v.host.Do(e) {
		v.host.KeepDraft(v.reasonPlace(), "")
		v.reason.SetSaved("")
		v.host.Focus()
	}
}

func (v *view) reasonPlace() string { return "vote/" + string(v.on) + "/reason" }

func (v *view) newReason() *ui.Entry {
	e := ui.NewEntry(words.T("vote.reason.hint"))
	e.Place = v.reasonPlace()
	panel.Serve(v.host, e)
	if text := v.host.Session().Draft(e.Place); text != "" {
		e.SetDraft(text)
	}
	e.OnEveryChange(func() { v.host.KeepDraft(v.reasonPlace(), e.Text) })
	e.OnEnter = func(string, bool) { v.takeWay() }
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			v.host.Focus()
		}
		return name == fyne.KeyEscape
	}
	return e
}

// resultBoard is the result by rank, with the line.
func (v *view) resultBoard() fyne.CanvasObject {
	c, u := ui.Colors(), v.unit()
	b := v.shownRound()
	a := v.host.Analysis()
	var rows []fyne.CanvasObject
	var none []string
	given := v.withDots(b)
	for i, s := range given {
		rows = append(rows, v.standing(b, s, i, given))
	}
	for _, s := range a.Result(b.ID) {
		if s.Dots == 0 {
			none = append(none, v.text(s.Of, s.Text))
		}
	}
	list := container.New(&ranked{v, b}, append(rows, v.handle(b))...)
	parts := []fyne.CanvasObject{v.roundsLine(b, given), list}
	if len(none) > 0 {
		rows = append(rows, ui.Padded(14*u, 0, 0, 0, ui.Paragraph(words.T("vote.noDots", "names", strings.Join(none, " · ")),
			ui.Style{Size: ui.RoundSize(ui.Small, u), Color: c.Muted}, v.room.Width-2*v.edge(), 4)))
		parts = append(parts, rows[len(rows)-1])
	}
	scroll := container.NewVScroll(ui.Padded(16, v.edge(), 12, v.edge(), ui.Column(10*u, parts...)))
	if v.host.Presenting() {
		return ui.WholeRows(scroll, panel.MoreRows, rows...)
	}
	can := v.host.Actions()
	foot := v.caps(action.Hint("key.voteCut", "Up", "Down"), can.Key("act.ballotWay"), can.Key("act.ballotAgain"))
	return container.NewBorder(nil, ui.Padded(6, v.edge(), 14, v.edge(), foot), nil, nil, scroll)
}

// unit is how much larger everything is drawn while everybody watches.
func (v *view) unit() float32 {
	if !v.host.Presenting() {
		return 1
	}
	return min(max(v.room.Width/900, 1.1), 2)
}

// roundsLine names the rounds, and how many people and dots there were.
func (v *view) roundsLine(b fishbone.Ballot, given []fishbone.Standing) fyne.CanvasObject {
	c, u := ui.Colors(), v.unit()
	rounds := v.rounds()
	var parts []fyne.CanvasObject
	for i, r := range rounds {
		name := words.T("vote.round", "n", i+1)
		if len(rounds) == 1 {
			parts = append(parts, ui.Text(name, ui.Style{Size: ui.RoundSize(ui.Body, u), Bold: true, Color: c.Ink}))
			break
		}
		parts = append(parts, ui.LargerChipButton(name, r.ID == b.ID, u, func() { v.round = r.ID; v.host.Refresh() }))
	}
	dots := 0
	for _, s := range given {
		dots += s.Dots
	}
	voted := 0
	for _, p := range v.host.Analysis().PapersOf(b.ID) {
		if p.State == fishbone.PaperVoted {
			voted++
		}
	}
	quiet := ui.Style{Size: ui.RoundSize(ui.Small, u), Color: c.Muted}
	parts = append(parts, ui.Text(words.T("vote.sums."+v.of(), "people", voted, "dots", dots, "n", len(given)), quiet), ui.Spacer())
	if !v.host.Presenting() {
		parts = append(parts, panel.SaveButton(v.host, "vote.savePicture", "vote.saveTable", "export.print"))
	}
	if before := v.beforeRound(b); before.ID != "" {
		parts = append(parts, ui.MinSize(earlierWide*u, 0, ui.Row(0, ui.Spacer(), ui.Text(words.T("vote.earlier"), quiet))))
	}
	return ui.Row(8, append(parts, ui.MinSize(56*u, 0, ui.Row(0, ui.Spacer(), ui.Text(words.T("vote.points"), quiet))))...)
}

const earlierWide = 64

// beforeRound is the round before one, with which it is compared.
func (v *view) beforeRound(b fishbone.Ballot) fishbone.Ballot {
	rounds := v.rounds()
	for i, r := range rounds {
		if i > 0 && r.ID == b.ID {
			return rounds[i-1]
		}
	}
	return fishbone.Ballot{}
}

// The measures of the result.
const (
	resultRow = 40
	dotSize   = 16
	dotGap    = 8
)

// standing is one row of the result.
func (v *view) standing(b fishbone.Ballot, s fishbone.Standing, i int, all []fishbone.Standing) fyne.CanvasObject {
	type deps struct {
		standing fishbone.Standing
		text     string
		bone     color.NRGBA
		earlier  string
		most     int
		first    bool
		last     bool
	}
	d := deps{s, v.text(s.Of, s.Text), panel.BoneColor(v.host.Analysis(), v.bone(s.Of)), v.earlier(b, s.Of), all[0].Dots,
		i == 0 || all[i-1].Side != fishbone.OnCut, i+1 == len(all) || all[i+1].Side != fishbone.OnCut}
	for _, other := range all {
		d.most = max(d.most, other.Dots)
	}
	return v.cache.Get("standing", d, func() fyne.CanvasObject {
		c, u := ui.Colors(), v.unit()
		style := ui.Style{Size: ui.RoundSize(ui.Body, u), Bold: s.Side == fishbone.AboveCut, Color: c.Ink}
		number := style
		number.Color = c.Muted
		ink := d.bone
		if s.Side == fishbone.BelowCut {
			style.Color = c.Muted
			ink.A = 0x80
		}
		wide := v.room.Width - 2*v.edge()
		left := (wide - 16) * 0.42
		words := ui.Row(10*u,
			ui.MinSize(24*u, 0, ui.Row(0, ui.Spacer(), ui.Text(fmt.Sprint(s.Rank), number))),
			panel.Swatch(ink), ui.Paragraph(d.text, style, left-70*u, 2))
		tail := []fyne.CanvasObject{}
		tailWide := 40 * u
		if d.earlier != "" {
			tail = append(tail, ui.MinSize(earlierWide*u, 0, ui.Row(0, ui.Spacer(), ui.Text(d.earlier, ui.Style{Size: ui.RoundSize(ui.Small, u), Color: c.Faint}))))
			tailWide += earlierWide * u
		}
		number.Color = style.Color
		number.Bold = s.Side != fishbone.BelowCut
		tail = append(tail, ui.MinSize(40*u, 0, ui.Row(0, ui.Spacer(), ui.Text(fmt.Sprint(s.Dots), number))))
		room := max(40, wide-left-tailWide-24)
		parts := append([]fyne.CanvasObject{ui.MinSize(left, 0, words), dotsRow(s.Dots, d.most, room, u, ink), ui.Spacer()}, tail...)
		row := ui.Padded(0, 0, 0, 0, ui.Row(0, parts...))
		if s.Side != fishbone.OnCut || s.Dots == 0 {
			return container.NewStack(row, ui.Column(0, ui.Spacer(), ui.Hairline()))
		}
		return container.NewStack(&fyne.Container{Layout: beyond(8), Objects: []fyne.CanvasObject{canvas.NewRectangle(c.OpenSoft)}}, row)
	})
}

// beyond lays its object out wider than the room by so much on both sides.
type beyond float32

// MinSize implements [fyne.Layout].
func (beyond) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout].
func (b beyond) Layout(o []fyne.CanvasObject, room fyne.Size) {
	for _, part := range o {
		part.Move(fyne.NewPos(-float32(b), 0))
		part.Resize(fyne.NewSize(room.Width+2*float32(b), room.Height))
	}
}

// dotsRow are as many discs as there are dots, all of one size in a result.
func dotsRow(n, most int, room, u float32, ink color.NRGBA) fyne.CanvasObject {
	size, gap := float32(dotSize)*u, float32(dotGap)*u
	if each := room / float32(max(1, most)); each < size+gap {
		gap = min(gap, max(1, each*0.25))
		size = max(3, each-gap)
	}
	dots := make([]fyne.CanvasObject, n)
	for i := range dots {
		dots[i] = ui.MinSize(size, size, ui.Disc(ink, nil, 0))
	}
	return ui.Row(gap, dots...)
}

// earlier is the place and the dots of something in the round before.
func (v *view) earlier(b fishbone.Ballot, of fishbone.ID) string {
	before := v.beforeRound(b)
	if before.ID == "" {
		return ""
	}
	for _, s := range v.host.Analysis().Result(before.ID) {
		if s.Of == of {
			return words.T("vote.earlierPlace", "rank", s.Rank, "dots", s.Dots)
		}
	}
	return "–"
}

// ranked lays the rows below each other, and the handle over the line.
type ranked struct {
	view *view
	of   fishbone.Ballot
}

// MinSize implements [fyne.Layout].
func (l *ranked) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, float32(len(o)-1)*l.high()+14*l.view.unit())
}

func (l *ranked) high() float32 { return resultRow * l.view.unit() }

// Layout implements [fyne.Layout].
func (l *ranked) Layout(o []fyne.CanvasObject, room fyne.Size) {
	rows, handle := o[:len(o)-1], o[len(o)-1]
	for i, row := range rows {
		row.Move(fyne.NewPos(0, float32(i)*l.high()))
		row.Resize(fyne.NewSize(room.Width, l.high()))
	}
	high := handle.MinSize().Height
	cut := min(l.of.Cut, len(rows))
	handle.Move(fyne.NewPos(-8, float32(cut)*l.high()-high/2))
	handle.Resize(fyne.NewSize(room.Width+16, high))
}

// handle is the line with what can be dragged.
func (v *view) handle(b fishbone.Ballot) fyne.CanvasObject {
	c, u := ui.Colors(), v.unit()
	line := canvas.NewRectangle(c.Accent)
	line.SetMinSize(fyne.NewSize(1, 2))
	said := ui.Row(6, ui.More.Draw(c.OnAccent, 12*u), ui.Text(words.T("vote.cut", "n", b.Cut), ui.Style{Size: ui.RoundSize(ui.Small, u), Bold: true, Color: c.OnAccent}))
	d := ui.NewDragger(ui.MinSize(0, 24*u, ui.Padded(0, 12, 0, 10, said)), nil)
	d.Fill, d.Over, d.Radius = c.Accent, c.Accent, 12*u
	d.SetToolTip(words.T("vote.cut.tip"))
	moved := float32(0)
	d.OnDrag = func(e *fyne.DragEvent) { moved += e.Dragged.DY }
	d.OnDrop = func() {
		rows := moved / (resultRow * u)
		moved = 0
		by := int(rows + 0.5)
		if rows < 0 {
			by = int(rows - 0.5)
		}
		v.setCut(b, b.Cut+by)
	}
	return container.NewStack(ui.Column(0, ui.Spacer(), line, ui.Spacer()), ui.Row(0, ui.Spacer(), d, ui.Gap(56*u, 0)))
}

// resultSide says what goes on, and offers ways out of a tie.
func (v *view) resultSide() (top, foot fyne.CanvasObject) {
	b := v.shownRound()
	all := v.host.Analysis().Result(b.ID)
	tied := tie(all)
	out := v.quiet(words.T("act.ballotAgain"), v.host.Actions().Cap("act.ballotAgain"), v.again)
	if len(tied) == 0 {
		parts := []fyne.CanvasObject{v.heading(words.T("vote.revealed"), words.T("vote.goOn."+v.of(), "n", b.Cut), words.T("vote.goOn.hint."+v.of()))}
		return ui.Column(6, append(parts, v.above(all, tied)...)...),
			v.footOf("", words.T("vote.onlyTalk."+v.of()), out, v.primary("act.ballotWay", words.T("vote.judge."+v.of())))
	}
	places := b.Cut - (tied[0].Rank - 1)
	parts := []fyne.CanvasObject{
		v.heading(words.T("vote.revealed"), words.T("vote.tie", "rank", tied[0].Rank, "n", len(tied)), words.T("vote.tie.hint", "n", places, "dots", tied[0].Dots)),
		ui.Gap(0, 4),
		v.wayRow(wayBallot, words.T("vote.way.ballot", "n", len(tied)), words.T("vote.way.ballot.hint")),
		v.wayRow(wayAll, words.T("vote.way.all", "n", len(tied)), words.T("vote.way.all.hint."+v.of(), "n", tied[0].Rank-1+len(tied))),
		v.wayRow(wayDecide, words.T("vote.way.decide"), words.T("vote.way.decide.hint")),
	}
	if v.way == wayDecide {
		parts = append(parts, v.decision(tied))
	}
	do := []string{words.T("vote.way.ballot", "n", len(tied)), words.T("vote.way.all", "n", len(tied)), words.T("vote.way.decide.do")}[v.way]
	return ui.Column(8, append(parts, v.above(all, tied)...)...), v.footOf("", words.T("vote.onlyTalk."+v.of()), out, v.primary("act.ballotWay", do))
}

// wayRow is one way out of a tie.
func (v *view) wayRow(w way, said, hint string) fyne.CanvasObject {
	c := ui.Colors()
	disc := ui.Disc(c.Surface, c.Outline, 2)
	if v.way == w {
		disc = ui.Disc(c.Surface, c.Accent, 5)
	}
	room := v.wide() - 70
	t := ui.NewTap(ui.Padded(8, 12, 8, 12, ui.Row(12, ui.MinSize(18, 18, disc), ui.Column(2,
		ui.Paragraph(said, ui.Style{Size: ui.Body, Bold: v.way == w, Color: c.Ink}, room, 2),
		ui.Paragraph(hint, ui.Style{Size: ui.Small, Color: c.Muted}, room, 2)))), func() {
		v.way = w
		v.host.Refresh()
		if w == wayDecide {
			v.host.TypeIn(v.reason)
		}
	})
	t.Fill, t.Edge = c.Surface, c.Hairline
	if v.way == w {
		t.Choose()
	}
	return t
}

// decision asks which one comes first, and why.
func (v *view) decision(tied []fishbone.Standing) fyne.CanvasObject {
	c := ui.Colors()
	if !slices.ContainsFunc(tied, func(s fishbone.Standing) bool { return s.Of == v.decided }) {
		v.decided = tied[0].Of
	}
	var parts []fyne.CanvasObject
	for _, s := range tied {
		mark := ui.Gap(16, 16)
		if s.Of == v.decided {
			mark = ui.Check.Draw(c.Accent, 16)
		}
		parts = append(parts, ui.NewTap(ui.Bar(30, 8, 8, 8, mark,
			ui.Truncated(v.text(s.Of, s.Text), ui.Style{Size: ui.Body, Bold: s.Of == v.decided, Color: c.Ink}, v.wide()-60)),
			func() { v.decided = s.Of; v.host.Refresh(); v.host.TypeIn(v.reason) }))
	}
	return ui.Column(2, append(parts, v.reason)...)
}

// above are those that go on.
func (v *view) above(all, tied []fishbone.Standing) []fyne.CanvasObject {
	c, a := ui.Colors(), v.host.Analysis()
	parts := []fyne.CanvasObject{v.section(words.T("vote.above." + v.of()))}
	for _, s := range all {
		if s.Side != fishbone.AboveCut {
			continue
		}
		var chip fyne.CanvasObject = ui.Spacer()
		if cause, ok := a.Cause(s.Of); ok {
			if found := panel.FindingChip(cause.Verdict.Finding); found != nil {
				chip = found
			}
		}
		parts = append(parts, ui.Bar(30, 8, 8, 10, panel.Swatch(panel.BoneColor(a, v.bone(s.Of))),
			ui.Truncated(v.text(s.Of, s.Text), ui.Style{Size: ui.Body, Color: c.Ink}, v.wide()-56-chip.MinSize().Width), ui.Spacer(), chip))
	}
	if len(tied) > 0 {
		parts = append(parts, ui.Bar(30, 8, 8, 10, panel.Dot(c.Open),
			ui.Text(words.T("vote.open", "n", tied[0].Rank), ui.Style{Size: ui.Body, Color: c.Open})))
	}
	return parts
}

func (v *view) resultPrompt() panel.Prompt {
	b := v.shownRound()
	all := v.host.Analysis().Result(b.ID)
	tied := tie(all)
	can := v.host.Actions()
	p := panel.Prompt{Question: words.T("vote.goOn."+v.of(), "n", b.Cut), Asks: true, Hint: words.T("vote.onlyTalk." + v.of()), Options: []panel.Option{
		{Key: action.Cap("Up") + " " + action.Cap("Down"), Words: words.T("vote.cut", "n", b.Cut), Do: func() { v.moveCut(1) }},
		{Key: can.Cap("act.ballotAgain"), Words: words.T("act.ballotAgain"), Do: v.again},
	}}
	if len(tied) > 0 {
		p.Question = words.T("vote.tie", "rank", tied[0].Rank, "n", len(tied))
		if v.way != wayDecide { // nobody types reasons for a tie on the wall
			said := []string{words.T("vote.way.ballot", "n", len(tied)), words.T("vote.way.all", "n", len(tied))}[v.way]
			p.Options = append([]panel.Option{{Key: can.Cap("act.ballotWay"), Words: said, On: true, Do: v.takeWay}}, p.Options...)
		}
	}
	return p
}
