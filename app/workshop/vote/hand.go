package vote

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// handOver is what stands between two voters: it covers the whole page, and shows nothing of
// either. It is a layer over the page.
type handOver struct {
	view   *view
	to     fishbone.ID // whose turn it is
	keys   *ui.KeyTarget
	object *fyne.Container
}

// giveTo asks for the laptop to be given to somebody.
func (v *view) giveTo(paper fishbone.ID) {
	if v.host.Presenting() {
		v.host.Session().SetPresenting(false) // nobody votes in front of everybody
	}
	v.closePaper()
	v.host.Notices().Hide() // one may tell of a vote, and take it back
	if v.hand != nil {
		v.hand.to = paper
		v.host.Refresh()
		v.host.Focus()
		return
	}
	v.hand = &handOver{view: v, to: paper, keys: v.newKeys(), object: container.NewStack()}
	v.hand.Refresh()
	v.host.OpenLayer(v.hand)
}

// leaveHand goes back to the page.
func (v *view) leaveHand() {
	l := v.hand
	v.hand = nil
	if l != nil {
		v.host.LeaveLayer(l)
	}
}

// begin lays the paper of whose turn it is on the table.
func (v *view) begin() {
	if v.hand == nil {
		return
	}
	paper := v.hand.to
	v.leaveHand()
	if v.host.Analysis().CanCast(paper) == nil {
		v.openPaper(paper)
	}
	v.host.Refresh()
	v.host.Focus()
}

// pass goes on to somebody else.
func (v *view) pass(s fishbone.PaperState) {
	if v.hand == nil || panel.Refused(v.host) {
		return
	}
	if v.host.Do(fishbone.PassPaper{ID: v.hand.to, State: s}) {
		v.next()
	}
}

// pause goes back to the page; a paper that lies open is put away first.
func (v *view) pause() {
	v.closePaper()
	v.leaveHand()
	v.host.Refresh()
	v.host.Focus()
}

// Area implements [panel.Layer].
func (*handOver) Area() panel.Area { return panel.OverPage }

// Content implements [panel.Layer].
func (l *handOver) Content() fyne.CanvasObject { return l.object }

// Focus implements [panel.Layer].
func (l *handOver) Focus() fyne.Focusable { return l.keys }

// Close implements [panel.Layer].
func (l *handOver) Close() {
	if l.view.hand == l {
		l.view.hand = nil
	}
}

// Refresh implements [panel.Layer].
func (l *handOver) Refresh() { panel.Set(l.object, l.make()) }

func (l *handOver) make() fyne.CanvasObject {
	v, c := l.view, ui.Colors()
	b, _ := v.ballot()
	a := v.host.Analysis()
	papers := a.PapersOf(b.ID)
	to, _ := a.Paper(l.to)
	wide := max(200, v.host.Window().Canvas().Size().Width-80)
	z := min(max(wide/1200, 1), 1.6) // read from the other side of the table, too
	body := ui.Style{Size: ui.RoundSize(ui.Body, z), Color: c.Muted}
	thanks, gone := words.T("vote.hand.first", "n", len(papers)), words.T("vote.hand.unseen")
	if last := v.lastDone(papers); last != "" {
		thanks, gone = words.T("vote.hand.thanks", "name", last), words.T("vote.hand.gone")
	}
	can := v.host.Actions()
	begin := ui.Primary("", words.T("vote.hand.begin", "name", panel.Shorten(to.Name, 20)), v.begin)
	caps := ui.Row(16, ui.KeyCap(can.Cap("act.voteBegin"), words.T("act.voteBegin")),
		l.capButton("act.voteLater", words.T("vote.hand.later", "name", panel.Shorten(to.Name, 12)), func() { v.pass(fishbone.PaperLate) }),
		l.capButton("act.voteAbsent", words.T("vote.hand.absent"), func() { v.pass(fishbone.PaperAbsent) }),
		l.capButton("act.votePause", words.T("act.votePause"), v.pause))
	middle := ui.Column(0,
		ui.Centered(ui.Laptop.Draw(c.Accent, 56*z)),
		ui.Gap(0, 28*z),
		ui.Centered(ui.Text(thanks, body)),
		ui.Gap(0, 8*z),
		ui.Centered(ui.Paragraph(words.T("vote.hand.give", "name", to.Name), ui.Style{Size: ui.RoundSize(40, z), Bold: true, Color: c.Ink}, wide, 2)),
		ui.Gap(0, 10*z),
		ui.Centered(ui.Text(gone, body)),
		ui.Gap(0, 30*z),
		ui.Centered(begin),
		ui.Gap(0, 28*z),
		ui.Centered(caps),
	)
	n := countDone(papers)
	foot := ui.Column(12, ui.Centered(progressDots(papers, l.to)),
		ui.Centered(ui.Text(words.T("vote.hand.progress", "n", n, "left", len(papers)-n), ui.Style{Size: ui.Small, Color: c.Muted})))
	return container.NewStack(canvas.NewRectangle(c.Back), l.keys, container.NewBorder(nil, ui.Padded(0, 0, 36, 0, foot), nil, nil, container.NewCenter(middle)))
}

// capButton is a key with what it does, which can be clicked as well.
func (l *handOver) capButton(name, said string, do func()) fyne.CanvasObject {
	return ui.NewTap(ui.Padded(2, 4, 2, 4, ui.KeyCap(l.view.host.Actions().Cap(name), said)), do)
}

// lastDone is who has voted last, empty for nobody: papers say when they changed.
func (v *view) lastDone(papers []fishbone.Paper) string {
	var last fishbone.Paper
	for _, p := range papers {
		if done(p) && (last.ID == "" || p.Changed.At.After(last.Changed.At)) {
			last = p
		}
	}
	return last.Name
}

// progressDots are a dot for each voter: filled, in hand or empty.
func progressDots(papers []fishbone.Paper, now fishbone.ID) fyne.CanvasObject {
	c := ui.Colors()
	dots := make([]fyne.CanvasObject, len(papers))
	for i, p := range papers {
		fill, edge := c.Back, c.Outline
		switch {
		case done(p):
			fill, edge = c.Accent, c.Accent
		case p.ID == now:
			edge = c.Accent
		}
		dots[i] = ui.MinSize(12, 12, ui.Disc(fill, edge, 2))
	}
	return ui.Row(16, dots...)
}
