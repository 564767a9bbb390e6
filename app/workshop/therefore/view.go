package therefore

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// The sizes of what is read aloud. The smallest can be read from the back of a room.
const (
	leastSize = 28
	usualSize = 36
	hintSize  = ui.Strong
	margin    = 40
	mostWidth = 760
	mostLines = 3 // of each end of a link
)

// brokenShown is how many broken links the summary shows at once.
const brokenShown = 3

// unit is how much larger than on the smallest board everything is.
func (r *readBack) unit() float32 {
	return min(max(min(r.size.Width/720, r.size.Height/560), 1), 1.8)
}

// hint is the size of what is said about keys.
func (r *readBack) hint() float32 { return ui.RoundSize(hintSize, r.unit()) }

// room is how wide the text may be: a line that is too long is hard to read aloud.
func (r *readBack) room() float32 { return min(r.size.Width-2*margin, mostWidth*r.unit()) }

// draw shows one link, or the summary at the end.
func (r *readBack) draw(all []link) []fyne.CanvasObject {
	middle := r.summary
	if !r.ended() {
		middle = func() fyne.CanvasObject { return r.question(all[r.at]) }
	}
	return []fyne.CanvasObject{
		ui.NewGround(ui.Colors().Surface),
		ui.Padded(20, margin, 20, margin, ui.Column(8,
			ui.Row(8, r.dots(all), ui.Spacer(), r.leaveButton()),
			r.keys, ui.Spacer(), ui.Row(0, ui.Spacer(), ui.MinSize(r.room(), 0, middle()), ui.Spacer()), ui.Spacer(),
		)),
	}
}

// dots show how far the team has come, and what it said.
func (r *readBack) dots(all []link) fyne.CanvasObject {
	c := ui.Colors()
	var dots []fyne.CanvasObject
	for i, l := range all {
		dot := canvas.NewCircle(color.Transparent)
		dot.StrokeColor, dot.StrokeWidth = c.Outline, 2
		switch l.cause.Therefore {
		case fishbone.Holds:
			dot.FillColor, dot.StrokeColor = c.Good, c.Good
		case fishbone.Breaks:
			dot.FillColor, dot.StrokeColor = c.Bad, c.Bad
		}
		side := 14 * r.unit()
		if i == r.at {
			ring := canvas.NewCircle(color.Transparent)
			ring.StrokeColor, ring.StrokeWidth = c.Ink, 2
			around := ui.MinSize(side+10, side+10, ring)
			dots = append(dots, container.NewStack(around, ui.Centered(ui.MinSize(side, side, dot))))
			continue
		}
		dots = append(dots, ui.MinSize(side, side, dot))
	}
	return ui.Row(8, dots...)
}

func (r *readBack) leaveButton() fyne.CanvasObject {
	leave := ui.LargeIcon(ui.Cross, r.unit(), words.T("therefore.leave", "key", action.Cap("Escape")), r.leave)
	hint := ui.Style{Size: r.hint(), Color: ui.Colors().Faint}
	return ui.Row(20, ui.Text(action.Cap("Up")+"  "+words.T("key.linkBack"), hint), ui.Text(action.Cap("Escape")+"  "+words.T("key.end"), hint), leave)
}

// question shows one link and asks whether it holds. It is as large as both ends fit. Where
// even the smallest size is too high, both ends get fewer lines.
func (r *readBack) question(l link) fyne.CanvasObject {
	most := r.size.Height - 2*20 - 14*r.unit() - 40 // what else there is
	size := r.fitting(l.cause.Text, l.explains)
	o := r.questionIn(l, size, mostLines)
	for ; size > leastSize && o.MinSize().Height > most; o = r.questionIn(l, size, mostLines) {
		size = max(leastSize, size-4)
	}
	for lines := mostLines - 1; lines > 0 && o.MinSize().Height > most; lines-- {
		o = r.questionIn(l, size, lines)
	}
	return o
}

func (r *readBack) questionIn(l link, size float32, lines int) fyne.CanvasObject {
	c := ui.Colors()
	small := max(leastSize, size*0.78)
	quiet := ui.Style{Size: small, Color: c.Faint}
	loud := ui.Style{Size: size, Bold: true, Color: c.Ink}
	return ui.Column(6*r.unit(),
		r.text(words.T("therefore.because"), quiet, 1),
		r.text(l.cause.Text, loud, lines),
		ui.Gap(1, 4*r.unit()),
		r.text(words.T("therefore.therefore"), ui.Style{Size: small, Bold: true, Color: c.Accent}, 1),
		r.text(l.explains, loud, lines),
		ui.Gap(1, 10*r.unit()),
		r.text(words.T("therefore.holds?"), quiet, 2),
		ui.Gap(1, 4*r.unit()),
		ui.Flow(12, r.room(),
			r.answer(words.T("therefore.yes"), keyPair("y", "Right"), c.Good, c.GoodSoft, l.cause.Therefore == fishbone.Holds, func() { r.judge(fishbone.Holds) }),
			r.answer(words.T("therefore.no"), keyPair("n", "Left"), c.Bad, c.BadSoft, l.cause.Therefore == fishbone.Breaks, func() { r.judge(fishbone.Breaks) })),
	)
}

// fitting is the largest size in which both ends of a link are shown whole.
func (r *readBack) fitting(texts ...string) float32 {
	size := usualSize * r.unit()
	for ; size > leastSize; size -= 4 {
		cut := false
		for _, t := range texts {
			cut = cut || ui.IsTruncated(t, ui.Style{Size: size, Bold: true}, r.room(), mostLines)
		}
		if !cut {
			break
		}
	}
	return max(size, leastSize)
}

// text is a paragraph. Where it is cut, a tooltip has all of it.
func (r *readBack) text(text string, s ui.Style, lines int) fyne.CanvasObject {
	p := ui.Paragraph(text, s, r.room(), lines)
	if !ui.IsTruncated(text, s, r.room(), lines) {
		return p
	}
	t := ui.NewTap(p, nil)
	t.SetToolTip(text)
	return t
}

// keyPair are two keys that mean the same.
func keyPair(one, other string) string { return action.Cap(one) + "  " + action.Cap(other) }

// answer is a large button with its keys.
func (r *readBack) answer(text, keys string, ink, fill color.NRGBA, stands bool, do func()) fyne.CanvasObject {
	size := max(leastSize, 24*r.unit())
	t := ui.NewTap(ui.Padded(10, 24, 10, 24, ui.Row(16,
		ui.Text(text, ui.Style{Size: size, Bold: true, Color: ink}),
		ui.Text(keys, ui.Style{Size: r.hint(), Color: ink}))), do)
	t.Fill, t.Over = fill, fill
	t.Edge = ink
	if !stands {
		t.Edge = fill
	}
	return t
}

// summary says which links hold, and offers to reopen those that do not.
func (r *readBack) summary() fyne.CanvasObject {
	c := ui.Colors()
	broken := r.broken()
	title := ui.Style{Size: usualSize * r.unit(), Bold: true, Color: c.Ink}
	if len(broken) == 0 {
		return ui.Column(16*r.unit(),
			ui.Row(12, ui.Check.Draw(c.Good, title.Size), r.text(words.T("therefore.allHold"), title, 2)),
			r.text(words.T("therefore.allHoldExplain"), ui.Style{Size: leastSize, Color: c.Muted}, 3),
			ui.Row(0, r.answer(words.T("therefore.finish"), action.Cap("Return"), c.Good, c.GoodSoft, false, r.leave)))
	}
	parts := []fyne.CanvasObject{r.text(words.T("therefore.broken", "n", len(broken)), title, 2)}
	r.selected = min(r.selected, len(broken)-1)
	first := max(0, min(r.selected-1, len(broken)-brokenShown))
	for i := first; i < min(first+brokenShown, len(broken)); i++ {
		parts = append(parts, r.brokenRow(broken[i], i == r.selected))
	}
	return ui.Column(12*r.unit(), parts...)
}

// brokenRow is one link that does not hold, with the button that reopens it.
func (r *readBack) brokenRow(l link, selected bool) fyne.CanvasObject {
	c := ui.Colors()
	button := r.answer(words.T("therefore.reopen"), "", c.Bad, c.BadSoft, selected, func() { r.reopen(l) })
	if selected {
		button = r.answer(words.T("therefore.reopen"), action.Cap("Return"), c.Bad, c.BadSoft, true, func() { r.reopen(l) })
	}
	room := r.room() - button.MinSize().Width - 3*16
	style := ui.Style{Size: max(leastSize, 24*r.unit()), Color: c.Ink}
	text := words.T("therefore.link", "cause", l.cause.Text, "explains", l.explains)
	line := ui.Row(16, ui.Paragraph(text, style, room, 3), ui.Spacer(), button)
	back := canvas.NewRectangle(color.Transparent)
	back.CornerRadius = ui.Radius
	if selected {
		back.FillColor = c.Sunken
	}
	t := ui.NewTap(container.NewStack(back, ui.Pad(12, line)), nil)
	t.SetToolTip(text)
	return t
}
