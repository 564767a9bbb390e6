package choose

import (
	"fmt"
	"image/color"
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

func (v *premortemView) drawBoard() {
	s, ok := v.looked()
	switch {
	case len(v.host.Analysis().Solutions()) == 0:
		v.noSolutions()
		return
	case !ok:
		v.showNothing(words.T("choose.noneChosen"), words.T("view.best"), v.toBest)
		return
	}
	c, z := ui.Colors(), v.zoom()
	top := []fyne.CanvasObject{v.solutionLine(s)}
	if !v.host.Presenting() { // there the band asks, and has the line
		title := ui.Balanced(words.T("choose.whyFailed", "day", v.later()), ui.Style{Size: ui.RoundSize(ui.Title, z), Bold: true, Color: c.Ink}, v.width(), 2)
		top = []fyne.CanvasObject{title, top[0], v.line.Entry}
	}
	v.rows = nil
	for i, r := range v.risks() {
		v.rows = append(v.rows, v.riskRow(i, r))
	}
	if len(v.rows) > 0 {
		small := ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Muted}
		top = append(top, ui.Row(0, ui.Gap(30*z, 0), ui.MinSize(v.half(), 0, ui.Row(0, ui.Text(words.T("choose.wentWrong"), small))), ui.Text(words.T("choose.weDo"), small)))
	}
	ui.Replace(v.scroll, ui.Padded(0, v.edge()-8, 0, v.edge()-8, ui.Column(0, v.rows...)))
	middle := ui.WholeRows(v.scroll, panel.MoreRows, v.rows...)
	if len(v.rows) == 0 {
		middle = panel.EmptyBoard(ui.Bulb, words.T("choose.comes.premortem"), words.T("choose.premortemHow"), v.width(), z)
	}
	can := v.host.Actions()
	v.base.show(ui.Column(8, top...), middle, v.foot(
		can.Hint("choose.newRisk", "key.newRisk"), can.Key("choose.risk.promised"), can.Key("choose.risk.changed"), can.Key("choose.risk.accepted"),
		action.Hint("key.line", "Up", "Down")))
}

// half is how wide the reasons are.
func (v *premortemView) half() float32 { return (v.width() - 40*v.zoom()) * 0.46 }

// solutionLine is the chosen solution with what was added to it.
func (v *premortemView) solutionLine(s fishbone.Solution) fyne.CanvasObject {
	c, z := ui.Colors(), v.zoom()
	size := ui.RoundSize(ui.Body, z)
	var added []string
	for _, x := range v.host.Analysis().AdditionsTo(s.ID) {
		added = append(added, x.Text)
	}
	label := ui.Text(words.T("choose.looked"), ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Faint})
	changes := ui.Text("", ui.Style{Size: size})
	if n := len(added); n > 0 {
		changes = ui.Text(words.T("choose.changes", "n", n), ui.Style{Size: ui.RoundSize(ui.Small, z), Bold: true, Color: c.Accent})
	}
	room := v.width() - label.MinSize().Width - changes.MinSize().Width - 60*z
	name := ui.Truncated(s.Text, ui.Style{Size: size, Bold: true, Color: c.Ink}, room)
	parts := []fyne.CanvasObject{label, name}
	if left := room - name.MinSize().Width - 8; len(added) > 0 && left > 80 {
		parts = append(parts, ui.Truncated("+ "+strings.Join(added, " + "), ui.Style{Size: size, Color: c.Accent}, left))
	}
	parts = append(parts, ui.Spacer(), changes)
	if len(v.chosen()) > 1 {
		var more *ui.Tap
		more = ui.SmallIcon(ui.Down, v.host.Actions().Tip("choose.nextChosen"), func() { v.chosenMenu(ui.Below(more)) })
		parts = append(parts, more)
	}
	return ui.Row(8, parts...)
}

func (v *premortemView) chosenMenu(at fyne.Position) {
	now, _ := v.looked()
	var items []ui.Choice
	for _, s := range v.chosen() {
		item := ui.Pick(panel.Shorten(s.Text, 40), func() { v.lookAt(s.ID) })
		item.Tick(s.ID == now.ID)
		items = append(items, item)
	}
	v.host.ShowMenu(at, items...)
}

// riskRow is a reason beside what the team does about it.
func (v *premortemView) riskRow(i int, r fishbone.Risk) fyne.CanvasObject {
	type deps struct {
		i       int
		r       fishbone.Risk
		by      string
		answer  fishbone.RiskAnswer
		promise fishbone.Promise
		chosen  bool
	}
	d := deps{i: i, r: r, by: v.host.Analysis().Sign(r.By), answer: v.host.Analysis().AnswerTo(r), chosen: r.ID == v.risk}
	d.promise, _ = v.host.Analysis().PromiseFor(r.ID)
	return v.cache.Get("risk", d, func() fyne.CanvasObject {
		c, z := ui.Colors(), v.zoom()
		body, small := ui.RoundSize(ui.Body, z), ui.RoundSize(ui.Small, z)
		half := v.half()
		reason := []fyne.CanvasObject{ui.Paragraph(r.Text, ui.Style{Size: body, Bold: d.chosen, Color: c.Ink}, half-10, 2)}
		if d.by != "" {
			reason = append(reason, ui.Truncated(d.by, ui.Style{Size: small, Color: c.Faint}, half-10))
		}
		icon, text, below, ink := v.answerSaid(r, d.answer, d.promise, d.chosen)
		answer := []fyne.CanvasObject{ui.Paragraph(text, ui.Style{Size: body, Bold: d.answer == fishbone.RiskOpen, Color: ink}, v.width()-half-76*z, 2)}
		if below != "" {
			answer = append(answer, ui.Truncated(below, ui.Style{Size: small, Color: c.Faint}, v.width()-half-76*z))
		}
		number := ui.Text(fmt.Sprint(i+1), ui.Style{Size: small, Color: c.Faint})
		row := ui.NewDragger(ui.Padded(5*z, 8, 5*z, 8, ui.Row(0, ui.MinSize(30*z, 0, ui.Row(0, number)), ui.MinSize(half, 0, ui.Column(0, reason...)),
			ui.MinSize(30*z, 0, ui.Row(0, icon)), ui.Column(0, answer...))), func() { v.pick(r.ID) })
		row.OnMenu = func(at fyne.Position) { v.riskMenu(r, at) }
		if d.chosen {
			row.Choose()
		}
		return ui.Column(0, row, ui.Hairline())
	})
}

// answerSaid is what is done about a reason, in words and with an icon that tells it without
// colours.
func (v *premortemView) answerSaid(r fishbone.Risk, a fishbone.RiskAnswer, p fishbone.Promise, chosen bool) (icon fyne.CanvasObject, text, below string, ink color.NRGBA) {
	c, z := ui.Colors(), v.zoom()
	switch a {
	case fishbone.RiskPromised:
		below = p.Owner
		if p.Due != "" {
			if below != "" {
				below += " · "
			}
			below += words.Day(p.Due, fishbone.DayOf(v.host.Now()))
		}
		return ui.Tick.Draw(c.Accent, 18*z), p.Text, below, c.Ink
	case fishbone.RiskChanged:
		return ui.Pencil.Draw(c.Accent, 18*z), r.Note, words.T("choose.changesIt"), c.Ink
	case fishbone.RiskAccepted:
		return ui.Minus.Draw(c.Muted, 18*z), words.T("choose.livedWith"), r.Note, c.Muted
	}
	ring := canvas.NewCircle(c.Surface)
	ring.StrokeColor, ring.StrokeWidth = c.Open, 2
	text, ink = words.T("choose.unanswered"), c.Open
	if chosen {
		ring.FillColor, ring.StrokeColor = c.Soft, c.Accent
		text, ink = words.T("choose.answering"), c.Accent
	}
	return container.NewCenter(ui.MinSize(14*z, 14*z, ring)), text, "", ink
}
