package workshop

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
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
	bandEdge      = 28 // to the left and the right
)

// makeBand is the question with the place for its answer, and the thin line below.
func (d *podium) makeBand(t panel.Prompt) fyne.CanvasObject {
	c := ui.Colors()
	u, room := d.unit(), d.width()-2*bandEdge
	line := d.makeLine(t, room)
	talking := []fyne.CanvasObject{}
	if t.Number != "" {
		type look struct{ number, of, counts string }
		number := d.cache.Get("number", look{t.Number, t.Of, t.Counts}, func() fyne.CanvasObject { return d.makeNumber(t) })
		room -= number.MinSize().Width + 28*u
		talking = append(talking, number)
	}
	type look struct {
		question string
		room     float32
	}
	question := d.cache.Get("question", look{t.Question, room}, func() fyne.CanvasObject { return d.makeQuestion(t.Question, room) })
	talking = append(talking, ui.Expand(ui.Column(10*u, question, d.makeAnswer(t, room))))
	return container.NewStack(canvas.NewRectangle(c.Back), ui.Column(0,
		ui.Hairline(),
		ui.Padded(10*u, bandEdge, 10*u, bandEdge, ui.Row(28*u, talking...)),
		ui.Padded(0, bandEdge, 8*u, bandEdge, line),
	))
}

// makeLineAlone is the band while the question stands over the board.
func (d *podium) makeLineAlone() fyne.CanvasObject {
	u := d.unit()
	return container.NewStack(canvas.NewRectangle(ui.Colors().Back), ui.Column(0,
		ui.Hairline(),
		ui.Padded(8*u, bandEdge, 8*u, bandEdge, d.makeLine(panel.Prompt{}, d.width()-2*bandEdge)),
	))
}

func (d *podium) makeQuestion(question string, room float32) fyne.CanvasObject {
	large := ui.Style{Size: whole(questionSize * d.unit()), Bold: true, Color: ui.Colors().Ink}
	small := large
	small.Size = whole(leastQuestion * d.unit())
	if ui.IsTruncated(question, large, room, 1) && !ui.IsTruncated(question, small, room, 1) {
		return ui.Paragraph(question, small, room, 1)
	}
	return ui.Paragraph(question, large, room, 2)
}

// makeNumber is the number of a level, or how many there are.
func (d *podium) makeNumber(t panel.Prompt) fyne.CanvasObject {
	c := ui.Colors()
	u := d.unit()
	parts := []fyne.CanvasObject{ui.Text(t.Number, ui.Style{Size: whole(numberSize * u), Bold: true, Color: c.Accent})}
	if t.Of != "" {
		small := ui.Column(0, ui.Spacer())
		if t.Counts != "" {
			small.Add(ui.Text(t.Counts, ui.Style{Size: whole(lineSize * u), Color: c.Muted}))
		}
		small.Add(ui.Text("/ "+t.Of, ui.Style{Size: whole(answerSize * u), Color: c.Muted}))
		small.Add(ui.Gap(0, 14*u))
		parts = append(parts, ui.Expand(small))
	}
	return ui.Row(6*u, parts...)
}

// makeAnswer is the entry where the next word goes, or what the keys do; the focus is
// in it either way.
func (d *podium) makeAnswer(t panel.Prompt, room float32) fyne.CanvasObject {
	u := d.unit()
	f := fyne.Focusable(d.typing)
	if d.typing == nil {
		f = d.page.panel.Focus()
	}
	if e, ok := f.(*ui.Entry); ok {
		height := e.MinSize().Height
		if e.MultiLine {
			lines := min(max(e.Lines(room, answerSize*u), 2), mostLines)
			height = whole(float32(lines)*answerSize*u*1.45) + 20
		}
		return container.New(&tall{height}, e)
	}
	o, _ := f.(fyne.CanvasObject)
	options := ui.Flow(12*u, room, d.makeOptions(t.Options, room)...)
	return container.NewStack(o, ui.MinSize(0, whole(answerSize*u*1.4)+18, options))
}

// makeOptions are the keys, each with what it stands for.
func (d *podium) makeOptions(all []panel.Option, room float32) []fyne.CanvasObject {
	type look struct {
		i          int
		key, words string
		fill       color.NRGBA
		on         bool
		most       float32
	}
	d.options = all
	u := d.unit()
	most := optionWords(all, room, whole(optionSize*u), u)
	objects := make([]fyne.CanvasObject, len(all))
	for i, o := range all {
		objects[i] = d.cache.Get("option", look{i, o.Key, o.Words, o.Fill, o.On, most}, func() fyne.CanvasObject {
			return d.makeOption(o, most, func() { d.options[i].Do() })
		})
	}
	return objects
}

func (d *podium) makeOption(o panel.Option, most float32, do func()) fyne.CanvasObject {
	c := ui.Colors()
	u := d.unit()
	size := whole(optionSize * u)
	fill := o.Fill
	if fill.A == 0 {
		fill = c.Accent
	}
	ink := ui.Style{Size: size, Bold: o.On, Color: c.Ink}
	said := ui.Padded(4*u, 12*u, 4*u, 12*u, ui.MinSize(0, size*1.6, ui.Row(0, ui.Truncated(o.Words, ink, most))))
	if o.Key != "" {
		key := ui.Filled(fill, ui.Radius, ui.MinSize(size*1.6, size*1.6, ui.Padded(0, 8*u, 0, 8*u, ui.Centered(
			ui.Text(o.Key, ui.Style{Size: size, Bold: true, Color: c.OnAccent})))))
		said = ui.Padded(4*u, 12*u, 4*u, 4*u, ui.Row(10*u, key, ui.Truncated(o.Words, ink, most)))
	}
	tap := ui.NewTap(said, do)
	if o.On {
		tap.Fill, tap.Over, tap.Edge = c.Soft, c.Soft, c.Accent
	} else {
		tap.Fill, tap.Edge = c.Surface, c.Rule
	}
	return tap
}

// optionWords is how wide the words of an option may be: so that all take two lines or,
// where some would be cut then, three.
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
func (d *podium) makeStrip(t panel.Prompt) fyne.CanvasObject {
	type look struct{ recent string }
	recent := t.Recent[:min(panel.MaxRecent, len(t.Recent))]
	return d.cache.Get("recent", look{strings.Join(recent, "\n")}, func() fyne.CanvasObject { return d.makeRecent(recent) })
}

func (d *podium) makeRecent(recent []string) fyne.CanvasObject {
	c := ui.Colors()
	u := d.unit()
	left := d.width() - 2*bandEdge
	cards := make([]fyne.CanvasObject, len(recent))
	for i, text := range recent {
		each := left/float32(panel.MaxRecent-i) - 12*u // what one leaves is for the next
		ink := ui.Style{Size: whole(recentSize * u), Bold: i == 0, Color: c.Muted}
		fill := c.Back
		if i == 0 {
			ink.Color, fill = c.Ink, c.Soft
		}
		cards[i] = ui.Filled(fill, ui.Radius, ui.Padded(5*u, 14*u, 5*u, 14*u, ui.Truncated(text, ink, each-28*u)))
		left -= cards[i].MinSize().Width + 12*u
	}
	return container.NewStack(canvas.NewRectangle(c.Surface), ui.Padded(6*u, bandEdge, 6*u, bandEdge, ui.Row(12*u, cards...)))
}

// makeLine is the thin line: the step, whose turn it is, the time, what is missing, and
// how far the team is.
func (d *podium) makeLine(t panel.Prompt, room float32) fyne.CanvasObject {
	type look struct {
		room          float32
		step          int
		count         fishbone.Counts
		turn          fishbone.Person
		people        bool
		hint, missing string
	}
	p := d.page
	turn, _ := p.Analysis().Person(p.Session().Meeting().Turn)
	l := look{room, p.Session().Step(), p.Analysis().Count(), turn, len(p.Analysis().People()) > 0, t.Hint, p.missing()}
	if t.Asks {
		l.missing = ""
	}
	return d.cache.Get("line", l, func() fyne.CanvasObject { return d.lineOf(l.hint, l.missing, room) })
}

func (d *podium) lineOf(hint, missing string, room float32) fyne.CanvasObject {
	p := d.page
	c := ui.Colors()
	u := d.unit()
	n := p.Analysis().Count()
	gap := 22 * u
	quiet := ui.Style{Size: whole(lineSize * u), Color: c.Muted}
	step := p.Session().Step()
	left := []fyne.CanvasObject{ui.Text(words.T("workshop.step", "n", step)+" · "+words.T(fmt.Sprintf("step.%d", step)), quiet)}
	if turn := p.meeting.Turn(quiet, room/6); turn != nil {
		left = append(left, turn)
	}
	left = append(left, p.meeting.Timer(quiet.Size))
	right := []fyne.CanvasObject{
		ui.Text(words.T("status.causes", "n", n.Causes), quiet),
		ui.Text(panel.Progress("status.deepest", "status.deepestPast", n.Deepest, fishbone.FiveDeep), quiet),
		ui.Text(panel.Progress("status.solutions", "status.solutionsPast", n.Solutions, fishbone.TwentySolutions), quiet),
	}
	for _, o := range append(append([]fyne.CanvasObject{}, left...), right...) {
		room -= o.MinSize().Width + gap
	}
	said := hint
	if said == "" {
		said, quiet.Color = missing, c.Open
	}
	parts := left
	half := hint != "" && ui.IsTruncated(hint, quiet, room-gap, 1) // half of what keys do helps nobody
	if said != "" && room > 80*u && !half {
		parts = append(parts, ui.Truncated(said, quiet, room-gap))
	}
	return ui.Row(gap, append(append(parts, ui.Spacer()), right...)...)
}

// whole is a size of text in whole units: others come out wider than measured.
func whole(size float32) float32 { return float32(int(size + 0.5)) }

// tall gives an object a height, whatever it asks for.
type tall struct{ height float32 }

func (l *tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.height) }

func (*tall) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}
