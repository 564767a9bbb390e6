package cases

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
)

// whys is a page of whys: the answers as a stair that leads down. In the quiz they are covered until
// they are asked for.
func (t *typist) whys(one casebook.Page) fyne.CanvasObject {
	a := t.analysis()
	ink := picture.Theme(ui.Colors().Dark).Category(a.ColorOf(one.Bone.ID))
	swatch := canvas.NewRectangle(ink)
	swatch.CornerRadius = 3
	t.add(ui.Row(8*t.u, container.NewCenter(ui.MinSize(10*t.u, 10*t.u, swatch)), ui.Text(one.Bone.Name, t.style(ui.Small, false, "muted"))))
	t.title(words.T("case.why", "head", unended(a.HeadText())))
	open := len(one.Chain)
	if t.page.View.quizzing {
		open = t.page.View.quiz.Open(one)
	}
	l := &ladder{typist: t, ink: ink, step: min(40*t.u, t.width*0.4/float32(len(one.Chain)))}
	for i := range one.Chain {
		l.rung(i, one.Chain, open)
	}
	t.add(ui.MinSize(t.width, l.y, container.NewWithoutLayout(append(l.lines, l.things...)...)))
	return t.done()
}

// ladder puts the rungs below one another.
type ladder struct {
	*typist
	ink    color.NRGBA
	step   float32 // how far each rung stands in
	y      float32
	last   float32 // the middle of the disc above
	lines  []fyne.CanvasObject
	things []fyne.CanvasObject
}

func (l *ladder) put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	l.things = append(l.things, o)
}

// rung is one answer.
func (l *ladder) rung(i int, chain []fishbone.Cause, open int) {
	u, disc := l.u, 26*l.u
	x := float32(i) * l.step
	at := x + disc + 16*u
	room := l.width - at
	var content fyne.CanvasObject
	switch {
	case i < open:
		content = l.answer(i, chain, room)
	case i == open:
		content = l.cover(words.T("case.quiz.covered"), true, room)
	default:
		content = l.cover(words.T("case.level", "n", i+1), false, room)
	}
	height := max(content.MinSize().Height, disc)
	middle := l.y + disc/2
	if i >= open {
		middle = l.y + height/2
	}
	if i > 0 {
		l.connect(x-l.step+disc/2, l.last+disc/2, x, middle, i < open)
	}
	l.disc(i, x, middle-disc/2, disc, i < open, i == open)
	l.put(content, at, l.y, room, height)
	l.last = middle
	l.y += height + 22*u
}

// connect leads from a disc down and into the next one.
func (l *ladder) connect(x, from, to, y float32, known bool) {
	ink := color.Color(l.ink)
	if !known {
		ink = ui.Colors().Outline
	}
	thick := max(1, float32(int(2*l.u)))
	for _, r := range [][4]float32{{x - thick/2, from, thick, y - from + thick/2}, {x - thick/2, y - thick/2, to - x + thick/2, thick}} {
		line := canvas.NewRectangle(ink)
		line.Move(fyne.NewPos(r[0], r[1]))
		line.Resize(fyne.NewSize(max(0, r[2]), max(0, r[3])))
		l.lines = append(l.lines, line)
	}
}

func (l *ladder) disc(i int, x, y, size float32, known, next bool) {
	c := ui.Colors()
	circle := canvas.NewCircle(c.Surface)
	style := ui.Style{Size: ui.RoundSize(ui.Small, l.u), Bold: true, Color: c.Muted}
	circle.StrokeWidth, circle.StrokeColor = 2, c.Outline
	switch {
	case known:
		circle.FillColor, circle.StrokeColor, style.Color = l.ink, l.ink, c.Surface
	case next:
		circle.StrokeColor, style.Color = c.Accent, c.Accent
	}
	l.put(circle, x, y, size, size)
	l.put(container.NewCenter(ui.Text(fmt.Sprint(i+1), style)), x, y, size, size)
}

// answer is an answer that is to be seen: its words, its evidence, and what was said of it in the
// quiz.
func (l *ladder) answer(i int, chain []fishbone.Cause, room float32) fyne.CanvasObject {
	c, cause := ui.Colors(), chain[i]
	var mark fyne.CanvasObject
	if l.page.View.quizzing && i > 0 {
		if thought, said := l.page.View.quiz.Said(cause.ID); said && thought {
			mark = ui.Row(6*l.u, ui.Check.Draw(c.Good, 16*l.u), ui.Text(words.T("case.quiz.yes"), ui.Style{Size: ui.RoundSize(ui.Small, l.u), Color: c.Good}))
		} else if said {
			mark = ui.Text(words.T("case.quiz.no"), l.style(ui.Small, false, "faint"))
		}
	}
	if mark == nil && l.analysis().IsRoot(cause.ID) {
		mark = ui.LargerChip(words.T("case.root"), ui.Positive, l.u)
	}
	wide := room
	row := []fyne.CanvasObject{}
	if mark != nil {
		wide -= mark.MinSize().Width + 16*l.u
	}
	row = append(row, ui.Paragraph(cause.Text, l.style(ui.Strong, true, ""), wide, most))
	if mark != nil {
		row = append(row, ui.Gap(12*l.u, 1), mark)
	}
	lines := []fyne.CanvasObject{ui.Row(0, row...)}
	for _, text := range []string{cause.Verdict.Evidence, cause.Stop} {
		if text != "" {
			lines = append(lines, ui.Paragraph(text, l.style(ui.Small, false, "muted"), room, 6))
		}
	}
	return ui.Column(2*l.u, lines...)
}

// cover stands where an answer is covered.
func (l *ladder) cover(text string, next bool, room float32) fyne.CanvasObject {
	c := ui.Colors()
	style, fill := l.style(ui.Body, false, "muted"), c.Sunken
	parts := []fyne.CanvasObject{}
	if next {
		style.Color, fill = c.Accent, c.Soft
	}
	parts = append(parts, ui.Text(text, style), ui.Spacer())
	if next {
		parts = append(parts, ui.Lock.Draw(c.Accent, 18*l.u))
	}
	tap := ui.NewTap(ui.MinSize(room, 44*l.u, ui.Padded(0, 16*l.u, 0, 16*l.u, ui.Row(0, parts...))), nil)
	tap.Fill, tap.Over, tap.Radius = fill, fill, ui.Radius
	if next {
		tap.OnTap = l.page.reveal
	}
	return tap
}
