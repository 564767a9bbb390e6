package vote

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// SecondWindow opens a window that everybody can watch, on the second screen if there is
	// one, and returns what closes it. It returns nil where there can be none. Closed is told
	// when somebody closes it.
	SecondWindow(title string, content fyne.CanvasObject, closed func()) (close func())
}

// choices are what the page has chosen beside what stands in the analysis. They stay while its
// step is open.
type choices struct {
	anew       bool // a ballot is being prepared although one has been revealed
	dots, most int  // 0 for what is usual
	off        map[fishbone.ID]bool
	apart      map[fishbone.Pair]bool
	round      fishbone.ID // that is shown, the last one if it is empty
	way        way         // out of a tie
	decided    fishbone.ID // what the facilitator puts first
}

// view is the page.
type view struct {
	host  Host
	on    fishbone.Subject
	board *fyne.Container
	side  *fyne.Container
	keys  *ui.KeyTarget
	cache *ui.Cache
	room  fyne.Size // of the board

	*choices
	hand *handOver // while the laptop is given to somebody

	// The paper that lies open, empty for none. It is never kept here for longer than its voter
	// is at the laptop.
	paper  fishbone.ID
	cards  []fishbone.Tally
	marks  fishbone.Marks
	before []fishbone.Marks // for undo
	after  []fishbone.Marks // for redo
	could  [2]bool          // undo and redo, as the page shows it
	at     int              // the card in hand
	grid   grid             // where the cards stand
	gridFor
	scroll *container.Scroll
	shown  *fyne.Container // the cards
	purse  *fyne.Container // the dots that are left

	reason *ui.Entry // why the facilitator decides so
	joiner *ui.Entry // the name of somebody who comes while people vote
	wall   *wall     // the second window, nil for none
}

func newView(h Host, on fishbone.Subject) *view {
	v := &view{host: h, on: on}
	v.choices, _ = panel.Choices[choices](h)
	if v.off == nil {
		v.off, v.apart = map[fishbone.ID]bool{}, map[fishbone.Pair]bool{}
	}
	v.cache = ui.NewCache(func() any {
		type deps struct {
			room       fyne.Size
			width      float32
			presenting bool
		}
		return deps{v.room, h.PanelWidth(), h.Presenting()}
	})
	v.board, v.side = container.New(&sized{v}), container.NewStack()
	v.keys = v.newKeys()
	v.reason, v.joiner = v.newReason(), v.newJoiner()
	v.Refresh()
	return v
}

// sized tells the page how much room its board has.
type sized struct{ view *view }

// MinSize implements [fyne.Layout].
func (*sized) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (l *sized) Layout(o []fyne.CanvasObject, room fyne.Size) {
	for _, part := range o {
		part.Resize(room)
		part.Move(fyne.Position{})
	}
	if l.view.room != room {
		l.view.room = room
		ui.Do(l.view.Refresh)
	}
}

func (v *view) step() guide.Step {
	if v.on == fishbone.OfSolutions {
		return guide.StepSolutions
	}
	return guide.StepAgree
}

func (v *view) name() string {
	if v.on == fishbone.OfSolutions {
		return "voteSolutions"
	}
	return "vote"
}

// of is the last part of the keys of words that differ between causes and solutions.
func (v *view) of() string { return string(v.on) }

// place is the face of the page, as the place of its keys.
func (v *view) place() action.Place {
	switch _, open := v.ballot(); {
	case v.hand != nil:
		return atHand
	case v.paper != "":
		return atCards
	case open:
		return atWaiting
	case len(v.rounds()) > 0 && !v.anew:
		return atResult
	}
	return atSetup
}

// ballot is the one in which people vote.
func (v *view) ballot() (fishbone.Ballot, bool) { return v.host.Analysis().OpenBallot(v.on) }

func (v *view) rounds() []fishbone.Ballot { return v.host.Analysis().Rounds(v.on) }

// settle closes what the analysis does not have any more: somebody may have taken back a step.
func (v *view) settle() {
	_, open := v.ballot()
	if v.paper != "" && v.host.Analysis().CanCast(v.paper) != nil {
		v.closePaper()
	}
	if !open && v.hand != nil {
		v.leaveHand()
	}
}

// Refresh implements [panel.Panel]. What is shown already stays: Fyne paints anew all that is in a
// container which is refreshed.
func (v *view) Refresh() {
	defer v.cache.EndRound()
	v.settle()
	if o, n := v.makeBoard(), len(v.board.Objects); n == 0 || v.board.Objects[n-1] != o {
		v.board.Objects = []fyne.CanvasObject{o}
		if !v.showsCards() {
			v.board.Objects = []fyne.CanvasObject{newGround(), o}
		}
		v.board.Refresh()
	}
	if v.wall != nil {
		v.wall.refresh()
	}
	if v.host.Presenting() {
		v.host.RefreshPrompt()
		return
	}
	if o := v.makeSide(); len(v.side.Objects) == 0 || v.side.Objects[0] != o {
		panel.Set(v.side, o)
	}
}

func (v *view) makeBoard() fyne.CanvasObject {
	switch at := v.place(); {
	case at == atResult:
		return v.resultBoard()
	case at == atSetup:
		return v.setupBoard()
	case v.showsCards():
		return v.cardsBoard()
	}
	return v.waitingBoard()
}

// showsCards says whether the board shows the cards of a voter, and their ground.
func (v *view) showsCards() bool { return v.place() == atCards && !v.host.Presenting() }

func (v *view) makeSide() fyne.CanvasObject {
	switch v.place() {
	case atResult:
		return v.sideOf(v.resultSide())
	case atSetup:
		return v.sideOf(v.setupSide())
	case atCards:
		return v.cardsSide()
	}
	return v.sideOf(v.waitingSide())
}

// sideOf is a panel with a part that scrolls and a foot.
func (v *view) sideOf(top, foot fyne.CanvasObject) fyne.CanvasObject {
	scroll := container.NewVScroll(ui.Padded(panel.Margin, panel.Margin, 12, panel.Margin, top))
	return container.NewBorder(nil, ui.Column(0, ui.Hairline(), ui.Padded(12, panel.Margin, 12, panel.Margin, foot)), nil, nil,
		container.NewStack(v.keys, scroll))
}

// side and foot of the panel.

// heading is a small line, the question and what to do about it.
func (v *view) heading(small, question, hint string) fyne.CanvasObject {
	c, room := ui.Colors(), v.wide()
	var parts []fyne.CanvasObject
	if small != "" {
		parts = append(parts, ui.Text(small, ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	parts = append(parts, ui.Balanced(question, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, room, 3))
	if hint != "" {
		parts = append(parts, ui.Balanced(hint, ui.Style{Size: ui.Small, Color: c.Muted}, room, 4))
	}
	return ui.Column(4, parts...)
}

func (v *view) wide() float32 { return v.host.PanelWidth() - 2*panel.Margin }

func (v *view) section(title string) fyne.CanvasObject {
	return ui.Padded(10, 0, 2, 0, ui.Truncated(title, ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Muted}, v.wide()))
}

// footOf is what is said below, the way out and the way on.
func (v *view) footOf(icon ui.Icon, said string, out, on *ui.Tap) fyne.CanvasObject {
	c := ui.Colors()
	note := []fyne.CanvasObject{}
	room := v.wide()
	if icon != "" {
		note, room = append(note, icon.Draw(c.Muted, 16)), room-22
	}
	return ui.Column(10, ui.Row(6, append(note, ui.Balanced(said, ui.Style{Size: ui.Small, Color: c.Muted}, room, 3))...), v.ways(out, on))
}

// ways are the way out at the left and the way on at the right, or in two lines where one is too
// short.
func (v *view) ways(out, on *ui.Tap) fyne.CanvasObject {
	left, right := ui.Row(0, ui.Spacer()), ui.Row(0, ui.Spacer())
	if out != nil {
		left = ui.Row(0, out, ui.Spacer())
	}
	if on != nil {
		right = ui.Row(0, ui.Spacer(), on)
	}
	if left.MinSize().Width+right.MinSize().Width+8 > v.wide() {
		return ui.Column(4, right, left)
	}
	return container.NewBorder(nil, nil, left, nil, right)
}

// primary and quiet are buttons for an action, with its key in the tooltip.
func (v *view) primary(name, said string) *ui.Tap {
	b := ui.Primary("", said, func() { v.host.Actions().Perform(name) })
	b.SetToolTip(v.host.Actions().Cap(name))
	return b
}

func (v *view) quiet(said, tip string, do func()) *ui.Tap {
	b := ui.Quiet("", said, do)
	if tip != "" {
		b.SetToolTip(tip)
	}
	return b
}

// caps are keys with what they do, below the board.
func (v *view) caps(keys ...action.Key) fyne.CanvasObject {
	caps := make([]fyne.CanvasObject, len(keys))
	for i, k := range keys {
		caps[i] = ui.KeyCap(k.Cap, k.Words)
	}
	return ui.Flow(12, v.room.Width-2*v.edge(), caps...)
}

// Board implements [panel.ViewPanel].
func (v *view) Board() fyne.CanvasObject { return v.board }

// Content implements [panel.Panel].
func (v *view) Content() fyne.CanvasObject { return v.side }

// Focus implements [panel.Panel].
func (v *view) Focus() fyne.Focusable {
	if v.hand != nil {
		return v.hand.keys
	}
	return v.keys
}

// Flush implements [panel.Panel]: whoever comes to the laptop next must not see a paper.
func (v *view) Flush() { v.reason.Flush() }

// Prompt implements [panel.Prompter].
func (v *view) Prompt() panel.Prompt {
	switch v.place() {
	case atResult:
		return v.resultPrompt()
	case atSetup:
		return v.setupPrompt()
	}
	return v.waitingPrompt()
}

// words and colours of a card.

// text is what a card says now, or said when it was voted on.
func (v *view) text(of fishbone.ID, then string) string {
	a := v.host.Analysis()
	if c, ok := a.Cause(of); ok {
		return c.Text
	}
	if s, ok := a.Solution(of); ok {
		return s.Text
	}
	return then
}

// bone is the bone of a cause, or of the first cause that a solution is for.
func (v *view) bone(of fishbone.ID) fishbone.ID {
	a := v.host.Analysis()
	if s, ok := a.Solution(of); ok {
		if len(s.Causes) == 0 {
			return ""
		}
		of = s.Causes[0]
	}
	return panel.BoneOf(a, of)
}

// everybody that a ballot is begun for, and what is on it.

func (v *view) voters() []fishbone.Person {
	var all []fishbone.Person
	for _, p := range v.host.Analysis().People() {
		if !v.off[p.ID] {
			all = append(all, p)
		}
	}
	return all
}

func (v *view) chosenCards() []fishbone.ID {
	var ids []fishbone.ID
	for _, id := range v.host.Analysis().Votable(v.on) {
		if !v.off[id] {
			ids = append(ids, id)
		}
	}
	return ids
}
