package figures

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/action"
	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/service"
)

// shownMonths is how many months the chart beside the table shows at most.
const shownMonths = 24

// makeSide tells of the indicator in hand: how it stands, its chart with the complaints of the same
// months, and what the two say together.
func (p *Page) makeSide() fyne.CanvasObject {
	i, ok := p.indicator()
	if !ok {
		return ui.Gap(1, 1)
	}
	c, room := ui.Colors(), p.sideRoom()
	edit := ui.SmallIcon(ui.Pencil, words.T("figures.edit"), func() { p.openForm(i.ID) })
	parts := []fyne.CanvasObject{
		ui.Row(4, ui.Paragraph(i.Name, ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, room-40, 2), ui.Spacer(), edit),
	}
	if i.Team != "" {
		parts = append(parts, ui.Truncated(i.Team, ui.Style{Size: ui.Small, Color: c.Faint}, room))
	}
	parts = append(parts, p.makeStanding(i, 1), ui.Gap(1, 4), p.makeChart(i, room, max(300, min(440, p.root.Size().Height*0.4)), 11))
	if said, tone := p.finding(i); said != "" {
		parts = append(parts, ui.Gap(1, 2), p.makeFinding(said, tone, room, 1))
	}
	return ui.Padded(0, 12, 8, ui.LedgerInset, ui.Column(4, parts...))
}

// makeStanding is the value of the month in hand and how good it is.
func (p *Page) makeStanding(i fishbone.Indicator, zoom float32) fyne.CanvasObject {
	c := ui.Colors()
	month := ui.Text(fullMonth(p.View.month), ui.Style{Size: ui.RoundSize(ui.Small, zoom), Color: c.Faint})
	v, ok := p.book.Value(i.ID, p.View.month)
	if !ok {
		return ui.Row(8, ui.Text("–", ui.Style{Size: ui.RoundSize(ui.Title, zoom), Bold: true, Color: c.Faint}), month)
	}
	number := ui.Text(words.Measured(figureText(v.Number, v.Counted), i.Unit), ui.Style{Size: ui.RoundSize(ui.Title, zoom), Bold: true, Color: c.Ink})
	parts := []fyne.CanvasObject{number, month}
	tones := map[service.Standing]ui.Tone{service.Hit: ui.Positive, service.Missed: ui.Waiting, service.Beyond: ui.Negative}
	if s := service.Judge(i, v.Number); s != service.Unjudged {
		parts = append(parts, ui.LargerChip(words.T("figures.standing."+string(s)), tones[s], zoom))
	}
	return ui.Row(8, parts...)
}

// makeChart is the chart of an indicator, the very picture that is exported.
func (p *Page) makeChart(i fishbone.Indicator, width, height float32, text float64) fyne.CanvasObject {
	c := ui.Colors()
	theme := picture.Theme(c.Dark)
	theme.Paper = c.Back
	if c.HighContrast {
		far := theme.Strong()
		theme = &far
	}
	months := p.months()
	months = months[max(0, len(months)-shownMonths):]
	chart := picture.Monthly(p.book, i, months, p.complaints)
	chart.Title, chart.Below = "", ""
	drawn := chart.Draw(picture.MonthlyStyle(float64(width), float64(height), text, 0, theme))
	drawn.Paper = color.NRGBA{} // it lies on the page
	return ui.MinSize(width, height, canvas.NewRaster(painter(drawn)))
}

// painter paints a chart in the pixels that there are for it, once for each size.
func painter(chart *scene.Scene) func(width, height int) image.Image {
	var last *image.RGBA
	return func(width, height int) image.Image {
		if last != nil && last.Bounds().Dx() == width && last.Bounds().Dy() == height {
			return last
		}
		last = image.NewRGBA(image.Rect(0, 0, width, height))
		scale := min(float64(width)/chart.Width, float64(height)/chart.Height)
		if drawn, err := chart.Image(scale); err == nil { // what is too large stays blank
			draw.Draw(last, last.Bounds(), drawn, drawn.Bounds().Min, draw.Src)
		}
		return last
	}
}

// finding says what complaints and satisfaction say together, and whether that is good, a warning, or
// neither: for an indicator of satisfaction, or else for the first one of its team.
func (p *Page) finding(i fishbone.Indicator) (said string, tone ui.Tone) {
	if i.Concern != fishbone.Satisfaction {
		for _, other := range p.book.Indicators {
			if other.Concern == fishbone.Satisfaction && (other.Team == i.Team || other.Team == "") {
				i = other
				break
			}
		}
	}
	c, ok := p.book.Compare(i, p.complaints, service.MonthOf(p.today()))
	if !ok {
		return "", ui.Neutral
	}
	switch {
	case c.FewerAlone():
		tone = ui.Waiting
	case c.Better && c.Change <= 0:
		tone = ui.Positive
	}
	return words.FewerForms(i, c), tone
}

func (p *Page) makeFinding(said string, tone ui.Tone, room, zoom float32) fyne.CanvasObject {
	c := ui.Colors()
	wide, fill := room-24, c.Sunken
	var parts []fyne.CanvasObject
	sign := func(icon ui.Icon, ink, soft color.NRGBA) {
		const line = 22 // of a text of this size, in the middle of whose first line the sign stands
		drawn := ui.Padded((line-16)*zoom/2, 0, 0, 0, icon.Draw(ink, 16*zoom))
		parts, fill, wide = append(parts, ui.Column(0, drawn, ui.Spacer())), soft, wide-24*zoom
	}
	switch tone {
	case ui.Waiting:
		sign(ui.Warning, c.Open, c.OpenSoft)
	case ui.Positive:
		sign(ui.Check, c.Good, c.GoodSoft)
	}
	text := ui.Paragraph(said, ui.Style{Size: ui.RoundSize(ui.Body, zoom), Color: c.Ink}, wide, 8)
	return ui.Filled(fill, ui.Radius, ui.MinSize(room, 0, ui.Padded(8, 12, 8, 12, ui.Row(8, append(parts, text, ui.Spacer())...))))
}

// present shows the indicator in hand to a room, or goes back to the table.
func (p *Page) present() {
	if p.FullScreen == nil || len(p.indicators()) == 0 && !p.presenting {
		return
	}
	p.table.entry.Flush()
	p.presenting = !p.presenting
	size := float32(0)
	if p.presenting {
		size = presentedEntry
		p.View.sheets = false
		p.closeForms()
	}
	ui.SetPresenting(size)
	p.FullScreen(p.presenting)
	p.show()
	if p.presenting {
		p.Window.Canvas().Focus(p.presented)
		return
	}
	p.Focus()
}

// presentedEntry is the size of what is typed while a room looks.
const presentedEntry = 24

// makePresented is one indicator for a room; the arrows lead to the others and through the months.
func (p *Page) makePresented() fyne.CanvasObject {
	i, ok := p.indicator()
	if !ok {
		return ui.Gap(1, 1)
	}
	c, size := ui.Colors(), p.root.Size()
	const around = 48
	room := size.Width - 2*around
	parts := []fyne.CanvasObject{
		ui.Row(16, ui.Paragraph(i.Name, ui.Style{Size: 40, Bold: true, Color: c.Ink}, room*0.6, 1), ui.Spacer(), p.makeStanding(i, 2)),
	}
	below := float32(0)
	var foot []fyne.CanvasObject
	if said, tone := p.finding(i); said != "" {
		found := p.makeFinding(said, tone, room, 1.7)
		foot, below = append(foot, found), found.MinSize().Height+16
	}
	keys := ui.Row(24, ui.KeyCap("← →", words.T("figures.roomKeys.indicators")), ui.KeyCap("↑ ↓", words.T("figures.roomKeys.months")), ui.KeyCap(action.Cap("Escape"), words.T("key.end")))
	below += keys.MinSize().Height + 16
	high := max(200, size.Height-2*around-72-below-24)
	parts = append(parts, ui.Gap(1, 12), p.makeChart(i, room, high, 20))
	parts = append(append(parts, foot...), ui.Spacer(), keys)
	return ui.Filled(c.Back, 0, ui.Pad(around, ui.Column(8, append(parts, p.presented)...)))
}

// newPresented hears the keys while a room looks.
func (p *Page) newPresented() *ui.KeyTarget {
	k := ui.NewKeyTarget()
	k.OnShortcut = p.Shortcut
	k.OnKey = func(name fyne.KeyName) {
		switch name {
		case fyne.KeyEscape:
			p.present()
		case fyne.KeyRight, fyne.KeyPageDown, fyne.KeySpace:
			p.table.walk(1, 0)
		case fyne.KeyLeft, fyne.KeyPageUp:
			p.table.walk(-1, 0)
		case fyne.KeyDown:
			p.table.walk(0, 1)
		case fyne.KeyUp:
			p.table.walk(0, -1)
		}
	}
	return k
}
