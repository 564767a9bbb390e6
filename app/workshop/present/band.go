package present

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The sizes of what is read three metres away, for a window of 1280 × 720; a larger one
// shows them larger.
const (
	questionSize  = 40
	leastQuestion = 34 // of a question that is one line then: that leaves more for the fish
	answerSize    = 24
	optionSize    = 22
	recentSize    = 22
	lineSize      = 16
	numberSize    = 76
	mostLines     = 5  // of an answer that takes several
	aboveLine     = 10 // between the answer and the thin line
	lineFoot      = 2  // below that
)

// numberDeps and questionDeps are what those parts depend on.
type (
	numberDeps   struct{ number, of, counts, than string }
	questionDeps struct {
		about, question string
		room            float32
	}
)

// makeBand is the question with the place for its answer, and the thin line below.
func (d *Presenter) makeBand(p panel.Prompt) fyne.CanvasObject {
	u, room := d.unit(), d.width()-2*panel.BandEdge
	line, asking, beside := fyne.CanvasObject(nil), []fyne.CanvasObject{}, []fyne.CanvasObject{}
	if d.host.CardsAreWhole() {
		line = d.makeCardsLine(p, room)
		dials := d.makeDials(min(dialsWidth*u, room/2))
		beside, room = append(beside, dials), room-dials.MinSize().Width-28*u
	} else {
		line = d.makeLine(p, room)
	}
	if p.Number != "" && (p.Number != "0" || p.Of != "") && len(beside) == 0 { // that there is none yet needs no large figure
		number := d.cache.Get("number", numberDeps{p.Number, p.Of, p.Counts, p.Than}, func() fyne.CanvasObject { return d.makeNumber(p) })
		room -= number.MinSize().Width + 28*u
		asking = append(asking, number)
	}
	question := d.cache.Get("question", questionDeps{p.About, p.Question, room}, func() fyne.CanvasObject { return d.makeAsked(p.About, p.Question, room) })
	asking = append(asking, ui.Expand(ui.Column(10*u, question, d.makeAnswer(p, room))))
	asking, d.line = append(asking, beside...), line
	return container.NewStack(canvas.NewRectangle(ui.Colors().Back), ui.Column(0,
		ui.Hairline(),
		ui.Padded(10*u, panel.BandEdge, aboveLine*u, panel.BandEdge, ui.Row(28*u, asking...)),
		ui.Padded(0, panel.BandEdge, lineFoot*u, panel.BandEdge, line), // its buttons have room of their own
	))
}

// dialsWidth is how much of the band the clocks and the speaker's name take.
const dialsWidth = 400

// makeDials are the two clocks and who is speaking, beside the question of the cards.
func (d *Presenter) makeDials(width float32) fyne.CanvasObject {
	m := d.host.Session().Meeting()
	type deps struct {
		unit, width float32
		people      []fishbone.Person
		turn        fishbone.ID
		lengths     [2]time.Duration
		clock       bool
	}
	is := deps{d.unit(), width, d.host.Analysis().People(), m.Turn, [2]time.Duration{m.Clock.Length, m.Timer.Length}, m.Clock.Touched()}
	return d.cache.Get("dials", is, func() fyne.CanvasObject { return d.host.Dials(is.unit, width) })
}

// makeLineAlone is the band while the question stands over the board.
func (d *Presenter) makeLineAlone() fyne.CanvasObject {
	u := d.unit()
	d.line = d.makeLine(panel.Prompt{}, d.width()-2*panel.BandEdge)
	return container.NewStack(canvas.NewRectangle(ui.Colors().Back), ui.Column(0,
		ui.Hairline(),
		ui.Padded(lineFoot*u, panel.BandEdge, lineFoot*u, panel.BandEdge, d.line),
	))
}

// makeAsked is the question below what it is asked about.
func (d *Presenter) makeAsked(about, question string, room float32) fyne.CanvasObject {
	asked := d.makeQuestion(question, room)
	if about == "" {
		return asked
	}
	u := d.unit()
	return ui.Column(2*u, ui.Truncated(fishbone.Flat(about), ui.Style{Size: ui.RoundSize(answerSize, u), Color: ui.Colors().Muted}, room), asked)
}

func (d *Presenter) makeQuestion(question string, room float32) fyne.CanvasObject {
	large := ui.Style{Size: ui.RoundSize(questionSize, d.unit()), Bold: true, Color: ui.Colors().Ink}
	small := large
	small.Size = ui.RoundSize(leastQuestion, d.unit())
	if ui.IsTruncated(question, large, room, 1) && !ui.IsTruncated(question, small, room, 1) {
		return ui.Paragraph(question, small, room, 1)
	}
	if ui.IsTruncated(question, large, room, 2) { // better smaller than without its end
		return ui.Paragraph(question, small, room, 3)
	}
	return ui.Paragraph(question, large, room, 2)
}

// makeNumber is the number of a level, or how many there are.
func (d *Presenter) makeNumber(p panel.Prompt) fyne.CanvasObject {
	c := ui.Colors()
	u := d.unit()
	parts := []fyne.CanvasObject{ui.Text(p.Number, ui.Style{Size: ui.RoundSize(numberSize, u), Bold: true, Color: c.Accent})}
	under := p.Than
	if p.Of != "" {
		under = "/ " + p.Of
	}
	if under != "" || p.Counts != "" {
		small := ui.Column(0, ui.Spacer())
		if p.Counts != "" {
			small.Add(ui.Text(p.Counts, ui.Style{Size: ui.RoundSize(lineSize, u), Color: c.Muted}))
		}
		if under != "" {
			small.Add(ui.Text(under, ui.Style{Size: ui.RoundSize(answerSize, u), Color: c.Muted}))
		}
		small.Add(ui.Gap(0, 14*u))
		parts = append(parts, ui.Expand(small))
	}
	return ui.Row(6*u, parts...)
}

// makeAnswer is the entry where the next word goes, or what the keys do. The focus is in it
// either way.
func (d *Presenter) makeAnswer(p panel.Prompt, room float32) fyne.CanvasObject {
	u, f := d.unit(), d.answer()
	if e, ok := f.(*ui.Entry); ok {
		height := e.MinSize().Height
		if e.MultiLine {
			lines := min(max(e.Lines(room, answerSize*u), 2), mostLines)
			height = ui.RoundSize(float32(lines)*answerSize*u, 1.45) + 20
		}
		return container.New(fixedHeight(height), e)
	}
	o, _ := f.(fyne.CanvasObject)
	options := ui.Flow(12*u, room, d.makeOptions(p.Options, room)...)
	return container.NewStack(o, ui.MinSize(0, ui.RoundSize(answerSize*u, 1.4)+18, options))
}

// optionDeps are what one option depends on.
type optionDeps struct {
	i      int
	option panel.Option // without what it does
	most   float32      // how wide its words may be
}

// makeOptions are the keys, each with what it stands for.
func (d *Presenter) makeOptions(all []panel.Option, room float32) []fyne.CanvasObject {
	d.options = all
	u := d.unit()
	most := optionWords(all, room, ui.RoundSize(optionSize, u), u)
	objects := make([]fyne.CanvasObject, len(all))
	for i, o := range all {
		o.Do = nil
		objects[i] = d.cache.Get("option", optionDeps{i, o, most}, func() fyne.CanvasObject {
			return d.makeOption(o, most, func() { d.options[i].Do() })
		})
	}
	return objects
}

func (d *Presenter) makeOption(o panel.Option, most float32, do func()) fyne.CanvasObject {
	c := ui.Colors()
	u := d.unit()
	size := ui.RoundSize(optionSize, u)
	fill := o.Fill
	if fill.A == 0 {
		fill = c.Accent
	}
	ink := ui.Style{Size: size, Bold: o.On, Color: c.Ink}
	said := ui.Padded(4*u, 12*u, 4*u, 12*u, ui.MinSize(0, size*1.6, ui.Row(0, ui.Truncated(o.Words, ink, most))))
	if o.Key != "" {
		key := ui.Filled(fill, ui.Radius, ui.MinSize(size*1.6, size*1.6, ui.Padded(0, 8*u, 0, 8*u, ui.Centered(
			ui.Text(o.Key, ui.Style{Size: size, Bold: true, Color: c.OnAccent})))))
		said = ui.Pad(4*u, key)
		if o.Words != "" {
			said = ui.Padded(4*u, 12*u, 4*u, 4*u, ui.Row(10*u, key, ui.Truncated(o.Words, ink, most)))
		}
	}
	tap := ui.NewTap(said, do)
	if o.On {
		tap.Choose()
	} else {
		tap.Fill, tap.Edge = c.Surface, c.Outline
	}
	return tap
}

// optionWords is how wide the words of an option may be so that all options take two lines,
// or three where some would be cut in two.
func optionWords(all []panel.Option, room, size, u float32) (width float32) {
	for lines := 2; lines <= 3; lines++ {
		inLine := float32(max(1, (len(all)+lines-1)/lines))
		width = max(80*u, room/inLine-12*u-(size*2+26*u))
		if !slices.ContainsFunc(all, func(o panel.Option) bool { return ui.IsTruncated(o.Words, ui.Style{Size: size, Bold: o.On}, width, 1) }) {
			break
		}
	}
	return width
}

// makeStrip shows what was said last, for as long as it takes to be said.
func (d *Presenter) makeStrip(p panel.Prompt) fyne.CanvasObject {
	recent := p.Recent[:min(panel.MaxRecent, len(p.Recent))]
	return d.cache.Get("recent", recent, func() fyne.CanvasObject { return d.makeRecent(recent) })
}

func (d *Presenter) makeRecent(recent []string) fyne.CanvasObject {
	c := ui.Colors()
	u := d.unit()
	left := d.width() - 2*panel.BandEdge
	cards := make([]fyne.CanvasObject, len(recent))
	for i, text := range recent {
		each := left/float32(panel.MaxRecent-i) - 12*u // what one leaves is for the next
		ink := ui.Style{Size: ui.RoundSize(recentSize, u), Bold: i == 0, Color: c.Muted}
		fill := c.Back
		if i == 0 {
			ink.Color, fill = c.Ink, c.Soft
		}
		cards[i] = ui.Filled(fill, ui.Radius, ui.Padded(5*u, 14*u, 5*u, 14*u, ui.Truncated(text, ink, each-28*u)))
		left -= cards[i].MinSize().Width + 12*u
	}
	return container.NewStack(canvas.NewRectangle(c.Surface), ui.Padded(6*u, panel.BandEdge, 6*u, panel.BandEdge, ui.Row(12*u, cards...)))
}

// fixedHeight is a layout that gives an object a height, whatever the object asks for.
type fixedHeight float32

// MinSize implements [fyne.Layout].
func (h fixedHeight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, float32(h)) }

// Layout implements [fyne.Layout].
func (fixedHeight) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}
