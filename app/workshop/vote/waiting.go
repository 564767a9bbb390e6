package vote

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// done says whether somebody is not waited for any more.
func done(p fishbone.Paper) bool {
	return p.State == fishbone.PaperVoted || p.State == fishbone.PaperAbstained
}

// goOn gives the laptop to the next voter; when all have voted it reveals. That is one key more
// than the last vote, so that the room sees it together.
func (v *view) goOn() {
	if b, ok := v.ballot(); ok && v.host.Analysis().CanReveal(b.ID) == nil {
		v.reveal()
		return
	}
	v.next()
}

// next gives the laptop to the next voter, if somebody has still to vote.
func (v *view) next() {
	b, ok := v.ballot()
	if !ok {
		return
	}
	next, waits := v.host.Analysis().NextVoter(b.ID)
	switch {
	case waits && v.keyOf(b.ID) == "":
		v.host.Report(fishbone.ErrSealed)
	case waits:
		v.giveTo(next.ID)
	default:
		v.leaveHand()
		v.host.Refresh()
		v.host.Focus()
	}
}

// reveal shows what all have given.
func (v *view) reveal() {
	b, _ := v.ballot()
	e, err := v.host.Analysis().CountBallot(v.keyOf(b.ID), b.ID)
	if !v.host.Report(err) || panel.Refused(v.host) || !v.host.Do(e) {
		return
	}
	v.forget(b.ID)
	v.round, v.anew = "", false
	v.host.Refresh()
}

// throwAway ends a ballot without a result.
func (v *view) throwAway() {
	b, ok := v.ballot()
	if !ok || panel.Refused(v.host) {
		return
	}
	panel.Question{
		Title: words.T("vote.throw.title"), Paragraphs: []string{words.T("vote.throw.what")}, Yes: words.T("vote.throw"),
		Do: func() {
			papers := v.host.Analysis().PapersOf(b.ID)
			if v.host.Do(fishbone.Remove{Of: fishbone.BallotKind, ID: b.ID}) {
				for _, p := range papers {
					v.host.KeepDraft(paperPlace(p.ID), "")
				}
			}
		},
	}.Ask(v.host)
}

// revealWithout reveals although somebody has not voted: they are absent.
func (v *view) revealWithout() {
	b, ok := v.ballot()
	if !ok || panel.Refused(v.host) {
		return
	}
	var edits []fishbone.Edit
	for _, p := range v.host.Analysis().PapersOf(b.ID) {
		if p.State == fishbone.PaperWaiting || p.State == fishbone.PaperLate {
			edits = append(edits, fishbone.PassPaper{ID: p.ID, State: fishbone.PaperAbsent})
		}
	}
	panel.Question{
		Title: words.T("vote.without.title", "n", len(edits)), Paragraphs: []string{words.T("vote.without.what")}, Yes: words.T("vote.without"),
		Do: func() {
			if v.host.Do(fishbone.Join(edits...)) {
				v.reveal()
			}
		},
	}.Ask(v.host)
}

// waitingSide says who has voted.
func (v *view) waitingSide() (top, foot fyne.CanvasObject) {
	b, _ := v.ballot()
	papers := v.host.Analysis().PapersOf(b.ID)
	next, waits := v.host.Analysis().NextVoter(b.ID)
	question, hint := words.T("vote.allVoted"), words.T("vote.allVoted.hint")
	on := v.primary("act.ballotGoOn", words.T("vote.reveal"))
	if waits {
		question, hint = words.T("vote.goesOn"), words.T("vote.goesOn.hint."+v.of())
		on = v.primary("act.ballotGoOn", words.T("vote.giveTo", "name", panel.Shorten(next.Name, 12)))
	}
	if v.keyOf(b.ID) == "" {
		hint = words.T("error.sealed")
	}
	out := v.quiet(words.T("vote.throw"), "", v.throwAway)
	list := []fyne.CanvasObject{
		v.heading(words.T("vote.progress", "n", countDone(papers), "of", len(papers)), question, hint),
		v.section(words.T("vote.voters")),
		v.voterList(papers, true),
	}
	list = append(list, ui.Padded(4, 0, 0, 0, v.joining()))
	if waits && countDone(papers) > 0 {
		list = append(list, ui.Padded(8, 0, 0, 0, ui.Row(0, v.quiet(words.T("vote.without"), "", v.revealWithout))))
	}
	return ui.Column(6, list...), v.footOf(ui.Lock, words.T("vote.together", "n", len(papers)), out, on)
}

func countDone(papers []fishbone.Paper) int {
	n := 0
	for _, p := range papers {
		if done(p) {
			n++
		}
	}
	return n
}

// voterList are the voters with whether they have voted, and who is next.
func (v *view) voterList(papers []fishbone.Paper, menus bool) fyne.CanvasObject {
	b, _ := v.ballot()
	next, _ := v.host.Analysis().NextVoter(b.ID)
	if v.paper != "" {
		next, _ = v.nextAfter(v.paper)
	}
	rows := make([]fyne.CanvasObject, len(papers))
	for i, p := range papers {
		rows[i] = v.voterRow(p, i+1, p.ID == next.ID, menus)
	}
	if len(papers) > manyVoters {
		return ui.Column(0, rows...)
	}
	return ui.Column(2, rows...)
}

// manyVoters is how many there are before their rows stand closer together.
const manyVoters = 8

func (v *view) voterRow(p fishbone.Paper, n int, next, menus bool) fyne.CanvasObject {
	type deps struct {
		paper            fishbone.Paper
		n                int
		next, now, menus bool
	}
	d := deps{p, n, next, p.ID == v.paper, menus}
	d.paper.Sealed = "" // of no use here
	b, _ := v.ballot()
	high := float32(34)
	if len(v.host.Analysis().PapersOf(b.ID)) > manyVoters {
		high = 26
	}
	return v.cache.Get("voter", d, func() fyne.CanvasObject {
		c := ui.Colors()
		style, state := ui.Style{Size: ui.Body, Color: c.Ink}, ui.Style{Size: ui.Small, Color: c.Faint}
		if d.now {
			style.Bold, state.Bold, state.Color = true, true, c.Accent
		}
		said := ui.Text(v.stateOf(p, d.next, d.now), state)
		parts := []fyne.CanvasObject{voterMark(p, n, d.now, 1), ui.Truncated(p.Name, style, v.wide()-said.MinSize().Width-66)}
		if said.Text != "" {
			parts = append(parts, ui.Spacer(), said)
		}
		t := ui.NewTap(ui.Bar(high, 8, 8, 10, parts...), nil)
		if d.now {
			t.Fill, t.Over = c.Surface, c.Surface
		}
		if menus && !done(p) {
			t.OnTap = func() { v.voterMenu(p, ui.Below(t)) }
			t.OnMenu = func(at fyne.Position) { v.voterMenu(p, at) }
			t.SetToolTip(words.T("vote.change"))
		}
		return t
	})
}

// stateOf says what is known of a voter: never how they voted.
func (v *view) stateOf(p fishbone.Paper, next, now bool) string {
	switch {
	case now:
		return words.T("vote.now")
	case next && p.State == fishbone.PaperWaiting:
		return words.T("vote.next")
	case p.State == fishbone.PaperWaiting:
		return ""
	}
	return words.T("state." + string(p.State))
}

// voterMark is a tick, or the number of who has still to vote.
func voterMark(p fishbone.Paper, n int, now bool, u float32) fyne.CanvasObject {
	c := ui.Colors()
	disc := ui.Disc(nil, c.Outline, 1.5)
	var inside fyne.CanvasObject = ui.Text(fmt.Sprint(n), ui.Style{Size: ui.RoundSize(ui.Small, u), Bold: now, Color: c.Faint})
	switch {
	case now:
		disc = ui.Disc(c.Accent, nil, 0)
		inside = ui.Text(fmt.Sprint(n), ui.Style{Size: ui.RoundSize(ui.Small, u), Bold: true, Color: c.OnAccent})
	case done(p):
		disc = ui.Disc(c.Soft, nil, 0)
		inside = ui.Check.Draw(c.Accent, 13*u)
	case p.State == fishbone.PaperAbsent:
		disc = ui.Disc(c.Sunken, nil, 0)
		inside = ui.Minus.Draw(c.Faint, 13*u)
	}
	return ui.OnDisc(22*u, disc, inside)
}

// voterMenu changes who is waited for.
func (v *view) voterMenu(p fishbone.Paper, at fyne.Position) {
	pass := func(s fishbone.PaperState) func() {
		return func() { v.host.Do(fishbone.PassPaper{ID: p.ID, State: s}) }
	}
	items := []ui.Choice{ui.Pick(words.T("vote.voteNow", "name", p.Name), func() { v.giveTo(p.ID) }), {}}
	for _, s := range []fishbone.PaperState{fishbone.PaperLate, fishbone.PaperAbsent, fishbone.PaperAbstained} {
		items = append(items, ui.Pick(words.T("state."+string(s)), pass(s)))
	}
	if p.State != fishbone.PaperWaiting {
		items = append(items, ui.Choice{}, ui.Pick(words.T("vote.isHere"), pass(fishbone.PaperWaiting)))
	}
	v.host.ShowMenu(at, items...)
}

// waitingBoard is what everybody may see of a ballot: who has voted.
func (v *view) waitingBoard() fyne.CanvasObject {
	return v.wallFace(v.room, v.host.Presenting())
}

// wallFace says who votes and how many have, as large as there is room. It never says what. Where a
// band beside it has said so, it marks who is next among the voters.
func (v *view) wallFace(room fyne.Size, told bool) fyne.CanvasObject {
	c, a := ui.Colors(), v.host.Analysis()
	b, open := v.ballot()
	if !open {
		u := faceIn(nil, room).u
		return container.NewCenter(ui.Text(words.T("vote.question."+v.of()), ui.Style{Size: ui.RoundSize(28, u), Bold: true, Color: c.Ink}))
	}
	papers := a.PapersOf(b.ID)
	f := faceIn(papers, room)
	u := f.u
	next, waits := a.NextVoter(b.ID)
	title := words.T("vote.allVoted")
	if v.paper != "" {
		p, _ := a.Paper(v.paper)
		title = words.T("vote.votesNow", "name", p.Name)
	} else if waits {
		title = words.T("vote.votesNext", "name", next.Name)
	}
	wide := max(100, room.Width-2*edge*u)
	cells := make([]fyne.CanvasObject, len(papers))
	for i, p := range papers {
		now := p.ID == v.paper || told && waits && p.ID == next.ID
		style := ui.Style{Size: ui.RoundSize(16, u), Bold: now, Color: c.Ink}
		cells[i] = ui.MinSize(f.each, voterHeight*u, ui.Row(10*u, voterMark(p, i+1, now, u*1.1), ui.Truncated(p.Name, style, f.each-besideVoter*u)))
	}
	head := []fyne.CanvasObject{ui.Centered(ui.Paragraph(b.Text, ui.Style{Size: ui.RoundSize(30, u), Bold: true, Color: c.Ink}, wide, 2))}
	if !told {
		head = []fyne.CanvasObject{
			ui.Centered(ui.Text(b.Text, ui.Style{Size: ui.RoundSize(16, u), Color: c.Muted})),
			ui.Centered(ui.Paragraph(title, ui.Style{Size: ui.RoundSize(30, u), Bold: true, Color: c.Ink}, wide, 2)),
			ui.Centered(ui.Text(words.T("vote.progress", "n", countDone(papers), "of", len(papers)), ui.Style{Size: ui.RoundSize(16, u), Color: c.Muted})),
		}
	}
	return container.NewCenter(ui.Column(16*u, append(head,
		ui.Gap(0, 6*u),
		ui.Centered(ui.MinSize(f.each*float32(f.columns), 0, ui.Flow(0, f.each*float32(f.columns)+1, cells...))),
		ui.Centered(ui.Row(6*u, ui.Lock.Draw(c.Muted, 16*u), ui.Text(words.T("vote.together", "n", len(papers)), ui.Style{Size: ui.RoundSize(14, u), Color: c.Muted}))),
	)...))
}

// The face of the wall in its usual size: how high it is without its voters, one row of them,
// and the room for a name.
const (
	faceHeight, faceWidth = 356, 720
	voterHeight           = 34
	voterWidth            = 380
	besideVoter           = 50 // the mark and what stays free
)

// face is how voters stand on the wall: in so many columns, each so wide, and so many times as large
// as usual.
type face struct {
	columns int
	each, u float32
}

// faceIn is how voters stand in a room, as large as there is room: more than ten in three columns,
// where these cut no name.
func faceIn(papers []fishbone.Paper, room fyne.Size) face {
	try := func(columns int) face {
		rows := float32((len(papers) + columns - 1) / columns)
		u := min(max(min(room.Width/faceWidth, room.Height/(faceHeight+voterHeight*max(rows, 4))), 0.7), 2.4)
		wide := max(100, room.Width-2*edge*u) / float32(columns)
		return face{columns, min(wide, voterWidth*u), u}
	}
	if f := try(3); len(papers) > 10 && !slices.ContainsFunc(papers, func(p fishbone.Paper) bool {
		return ui.IsTruncated(p.Name, ui.Style{Size: ui.RoundSize(16, f.u), Bold: true}, f.each-besideVoter*f.u, 1)
	}) {
		return f
	}
	return try(2)
}

func (v *view) waitingPrompt() panel.Prompt {
	b, _ := v.ballot()
	papers := v.host.Analysis().PapersOf(b.ID)
	next, waits := v.host.Analysis().NextVoter(b.ID)
	p := panel.Prompt{
		Question: words.T("vote.allVoted"), Number: fmt.Sprint(countDone(papers)), Of: fmt.Sprint(len(papers)), Counts: words.T("state.voted"), Asks: true,
		Hint: words.T("vote.notHere"),
	}
	o := panel.Option{Key: v.host.Actions().Cap("act.ballotGoOn"), Words: words.T("vote.reveal"), Do: v.goOn}
	if waits {
		p.Question, o.Words = words.T("vote.votesNext", "name", next.Name), words.T("vote.giveTo", "name", next.Name)
	}
	p.Options = []panel.Option{o}
	return p
}
