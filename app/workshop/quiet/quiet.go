// Package quiet is the quiet round of step 3 and of step 8: each writes for himself, on the one
// laptop, which is handed round, or on sheets of paper, and all cards appear together. In the same
// way each may seal what he expects to be the cause, to be opened beside what was found. Nothing
// that is sealed is shown but to its writer.
//
// Start reading at quiet.go, then board.go and paper.go.
package quiet

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// place is where the keys of the round mean something, while nobody writes.
const place action.Place = "quiet"

// New makes the feature.
func New(h panel.Host) panel.Feature {
	var open *round // the last one that was made
	view := func(step guide.Step, name string) panel.View {
		return panel.View{Step: step, Name: name, NamesTurns: true, Open: func() panel.ViewPanel { open = newRound(h, step); return open }}
	}
	here := func() bool {
		return open != nil && h.Session().Step() == open.step && strings.HasPrefix(h.Session().View(), "quiet")
	}
	can := func() bool { return here() && open.use != fishbone.SlipGuess }
	return panel.Feature{
		Views: []panel.View{view(guide.StepCauses, "quiet"), view(guide.StepSolutions, "quietSolutions")},
		Actions: []action.Action{
			{Name: "quiet.reveal", Part: action.Steps, Where: action.In(place), Keys: []string{"o"}, Hidden: true, Local: true,
				Can: func() bool { return here() && open.who == "" && open.sealed() > 0 }, Do: func() { open.open() }},
			{Name: "quiet.next", Part: action.Steps, Where: action.In(place), Keys: []string{"Return"}, Hidden: true, Local: true,
				Can: func() bool { return here() && !h.Presenting() && open.who == "" && open.next() != nil }, Do: func() { open.write(open.next().ID) }},
			{Name: "sheets.print", Part: action.Analysis, After: "export.print", Can: can, Do: func() { open.print() }},
			{Name: "sheets.save", Part: action.Analysis, After: "sheets.print", Can: can, Do: func() { open.save() }},
		},
	}
}

// round is the view: who writes, and for what.
type round struct {
	*panel.Frame
	host  panel.Host
	step  guide.Step
	line  *panel.CaptureLine
	back  *ui.Entry     // what was written on paper
	keys  *ui.KeyTarget // has the focus while nobody writes
	board *board
	*choices
}

// choices are what is chosen in the view.
type choices struct {
	use fishbone.SlipUse
	who fishbone.ID // the writer on the roster, empty while the laptop is handed on
	of  fishbone.ID // the cause that solutions are for, none for all
}

func newRound(h panel.Host, step guide.Step) *round {
	r := &round{Frame: panel.NewFrame(h), host: h, step: step, keys: panel.KeysAt(h, place)}
	fresh := false
	if r.choices, fresh = panel.Choices[choices](h); fresh {
		r.use = fishbone.SlipCause
		if step == guide.StepSolutions {
			r.use = fishbone.SlipSolution
		}
	}
	r.back = r.newBack()
	r.line = panel.NewCaptureLine(h, r.place(), words.T("quiet.hint"))
	r.line.Add = r.add
	r.line.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			r.write("")
		}
		return name == fyne.KeyEscape
	}
	r.board = newBoard(r)
	r.Refresh()
	return r
}

// place is where a writer's half card is kept: each has a place of his own.
func (r *round) place() string { return "quiet/" + string(r.use) + "/" + string(r.who) }

// writer is who writes, false while the laptop is handed on.
func (r *round) writer() (fishbone.Person, bool) { return r.host.Analysis().Person(r.who) }

// write hands the laptop to somebody, or puts it down.
func (r *round) write(who fishbone.ID) {
	r.who = who
	r.line.MoveTo(r.place())
	r.host.Refresh()
	r.host.Focus()
}

// useFor goes on with causes or with sealed guesses.
func (r *round) useFor(use fishbone.SlipUse) {
	r.use = use
	r.write("")
}

func (r *round) add(text string, _ bool, ends session.Option) bool {
	who, ok := r.writer()
	if !ok || fishbone.Label(text) == "" {
		return false
	}
	s := &fishbone.Slip{ID: fishbone.NewID(), Text: text, By: who.Name, For: r.use}
	if _, ok := r.host.Analysis().Cause(r.of); ok {
		s.Of = r.of
	}
	return r.host.Do(fishbone.Add{Thing: s}, ends)
}

// sealed is how many cards nobody has seen yet.
func (r *round) sealed() (n int) {
	for _, k := range r.host.Analysis().Written(r.use) {
		n += k
	}
	return n
}

// open opens all cards at once.
func (r *round) open() {
	said := words.T("quiet.opened", "n", r.sealed())
	switch r.use {
	case fishbone.SlipGuess:
		said = words.T("quiet.guessesOpened")
	case fishbone.SlipSolution:
		said = words.T("quiet.openedSolutions", "n", r.sealed())
	}
	panel.DoTelling(r.host, r.host.Analysis().OpenAll(r.use, fishbone.NewID), said, ui.Positive)
	r.host.Focus()
}

// Board implements [panel.ViewPanel].
func (r *round) Board() fyne.CanvasObject { return r.board.object }

// Refresh implements [panel.Panel].
func (r *round) Refresh() {
	if who, ok := r.writer(); ok {
		r.showWriter(who)
	} else {
		r.showRoster()
	}
	r.board.refresh()
	r.host.RefreshPrompt()
}

// showWriter is the panel while somebody writes: the line, and what he has written.
func (r *round) showWriter(who fishbone.Person) {
	hint := words.T("quiet.hint")
	switch r.use {
	case fishbone.SlipGuess:
		hint = words.T("quiet.hintGuess")
	case fishbone.SlipSolution:
		hint = words.T("quiet.hintSolution")
	}
	r.line.Entry.SetPlaceHolder(hint)
	below := words.T("quiet.own")
	if c, ok := r.host.Analysis().Cause(r.of); ok {
		below = words.T("quiet.for", "cause", c.Text) + "\n" + below
	}
	top := ui.Column(12,
		r.Heading(words.T("quiet.writing", "name", who.Name), below),
		r.line.Object(action.Hint("key.next", "Return"), action.Hint("key.leave", "Escape")),
		ui.Row(8, ui.Spacer(), r.handOver()),
	)
	var rows []fyne.CanvasObject
	for _, s := range slices.Backward(r.host.Analysis().SlipsOf(r.use, who.Name)) {
		rows = append(rows, r.ownSlip(s))
	}
	r.Show(top, ui.Column(0, rows...))
}

// ownSlip is a card that its writer can take back.
func (r *round) ownSlip(s fishbone.Slip) fyne.CanvasObject {
	back := ui.SmallIcon(ui.Cross, words.T("quiet.back"), func() {
		r.host.Do(fishbone.Remove{Of: fishbone.SlipKind, ID: s.ID})
		r.host.Focus()
	})
	text := ui.Paragraph(s.Text, ui.Style{Size: ui.Body, Color: ui.Colors().Ink}, r.Room()-40, 3)
	return ui.Column(0, ui.MinSize(0, 36, ui.Row(8, text, ui.Spacer(), back)), ui.Hairline())
}

// handOver is the button with which a writer is done: to the next one on the roster.
func (r *round) handOver() fyne.CanvasObject {
	people := r.host.Analysis().People()
	i := slices.IndexFunc(people, func(p fishbone.Person) bool { return p.ID == r.who })
	if i < 0 || i+1 == len(people) {
		return ui.Primary("", words.T("quiet.done"), func() { r.write("") })
	}
	next := people[i+1]
	return ui.Primary("", words.T("quiet.handOver", "name", panel.Shorten(next.Name, 16)), func() { r.write(next.ID) })
}

// next is the first on the roster who has written nothing yet, nil once everybody has.
func (r *round) next() *fishbone.Person {
	written := r.host.Analysis().Written(r.use)
	for _, p := range r.host.Analysis().People() {
		if written[p.Name] == 0 {
			return &p
		}
	}
	return nil
}

// nextButton hands the laptop to the next one who has written nothing, with the key that does, too. It
// is the main one until there is something to reveal.
func (r *round) nextButton(who fishbone.Person, main bool) fyne.CanvasObject {
	kind := ui.Plain
	if main {
		kind = ui.Primary
	}
	button := kind("", words.T("quiet.handTo", "name", panel.Shorten(who.Name, 16)), func() { r.write(who.ID) })
	cap := r.host.Actions().Cap("quiet.next")
	button.SetToolTip(cap)
	return ui.Row(8, button, ui.Centered(ui.KeyCap(cap, "")))
}

// revealButton opens all cards at once, with the key that does, too.
func (r *round) revealButton(n int) fyne.CanvasObject {
	button := ui.Primary(ui.Lock, words.T("quiet.open", "n", n), r.open)
	cap := r.host.Actions().Cap("quiet.reveal")
	button.SetToolTip(cap)
	return ui.Row(8, button, ui.Centered(ui.KeyCap(cap, "")))
}

// addPeople leads to the roster while nobody is on it.
func (r *round) addPeople() fyne.CanvasObject {
	people := r.host.Actions().Named("act.people")
	button := ui.Primary("", people.Words(), func() { r.host.Actions().Perform("act.people") })
	button.SetToolTip(people.Cap())
	return ui.Row(8, button, ui.Centered(ui.KeyCap(people.Cap(), "")))
}

// showRoster is the panel while the laptop is handed on.
func (r *round) showRoster() {
	explain := words.T("quiet.explain")
	if r.use == fishbone.SlipGuess {
		explain = words.T("quiet.guessExplain")
	}
	kinds := ui.Flow(6, r.Room(), r.kinds()...)
	top := []fyne.CanvasObject{r.Heading(words.T("quiet.title"), explain), kinds}
	if n := r.sealed(); n > 0 {
		top = append(top, r.revealButton(n))
	}
	if who := r.next(); who != nil {
		top = append(top, r.nextButton(*who, r.sealed() == 0))
	}
	people := r.host.Analysis().People()
	if len(people) == 0 {
		r.Show(ui.Column(12, top...), ui.Column(12, append([]fyne.CanvasObject{r.Empty(words.T("quiet.noPeople")), r.addPeople()}, r.onPaper()...)...))
		return
	}
	written := r.host.Analysis().Written(r.use)
	rows := []fyne.CanvasObject{r.Section(words.T("quiet.who"))}
	for _, p := range people {
		said, tone := words.T("quiet.none"), ui.Neutral
		if n := written[p.Name]; n > 0 {
			said, tone = words.T("quiet.n", "n", n), ui.Positive
		}
		rows = append(rows, panel.Row{Text: p.Name, Chips: []fyne.CanvasObject{ui.Chip(said, tone)}, OnTap: func() { r.write(p.ID) }}.Make(r.Room()))
	}
	r.Show(ui.Column(12, top...), ui.Column(12, append([]fyne.CanvasObject{ui.Column(0, rows...)}, r.onPaper()...)...))
}

// kinds choose what is written: causes or guesses, and in step 8 for which root cause.
func (r *round) kinds() []fyne.CanvasObject {
	if r.step != guide.StepSolutions {
		return []fyne.CanvasObject{
			ui.ChipButton(words.T("quiet.cause"), r.use == fishbone.SlipCause, func() { r.useFor(fishbone.SlipCause) }),
			ui.ChipButton(words.T("quiet.guess"), r.use == fishbone.SlipGuess, func() { r.useFor(fishbone.SlipGuess) }),
		}
	}
	a := r.host.Analysis()
	if _, ok := a.Cause(r.of); !ok {
		r.of = ""
	}
	choose := func(of fishbone.ID) func() { return func() { r.of = of; r.write("") } }
	chips := []fyne.CanvasObject{ui.ChipButton(words.T("quiet.forAll"), r.of == "", choose(""))}
	for _, root := range a.RootCauses() {
		chip := ui.ChipButton(panel.Shorten(root.Text, 16), r.of == root.ID, choose(root.ID))
		chip.SetToolTip(root.Text)
		chips = append(chips, chip)
	}
	return chips
}

// Focus implements [panel.Panel].
func (r *round) Focus() fyne.Focusable {
	if _, ok := r.writer(); ok && !r.host.Presenting() { // else everybody would read it
		return r.line.Entry
	}
	return r.keys
}

// Flush implements [panel.Panel]. A half card is a draft already.
func (*round) Flush() {}

// Prompt implements [panel.Prompter]. In front of all only counts are shown.
func (r *round) Prompt() panel.Prompt {
	p := panel.Prompt{Question: words.T("quiet.title"), Asks: true}
	if who, ok := r.writer(); ok {
		p.Question = words.T("quiet.writing", "name", who.Name)
	} else if can := r.host.Actions(); len(r.host.Analysis().People()) == 0 {
		p.Question = words.T("quiet.nobodyThere")
		p.Options = []panel.Option{{Key: can.Cap("act.people"), Words: can.Named("act.people").Words(), Do: func() { can.Perform("act.people") }}}
	} else if p.Hint = words.T("quiet.notHere"); r.sealed() > 0 {
		n := r.sealed()
		p.Options = []panel.Option{{Key: r.host.Actions().Cap("quiet.reveal"), Words: words.T("quiet.open", "n", n), Do: r.open}}
	}
	return p
}
