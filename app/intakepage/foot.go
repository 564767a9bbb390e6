package intakepage

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
)

// makeFoot is how many complaints come in, and the way to it; or how far they are.
func (p *Page) makeFoot() fyne.CanvasObject {
	switch {
	case p.w.state == importing:
		return p.makeProgress()
	case p.w.plan == nil || p.w.state == unread:
		return ui.Row(8, ui.Spacer(), ui.Plain("", words.T("intake.cancel"), p.Back))
	}
	parts := []fyne.CanvasObject{p.makeCounts(), ui.Spacer(), p.makeNaming()}
	if !p.w.done {
		parts = append(parts, ui.Plain("", words.T("intake.cancel"), p.Back))
	}
	return ui.Row(12, append(parts, p.makeImport())...)
}

// makeCounts says what would come of the table.
func (p *Page) makeCounts() fyne.CanvasObject {
	c := ui.Colors()
	quiet := ui.Style{Size: ui.Body, Color: c.Muted}
	switch {
	case p.w.unsettled != nil || p.w.settled == nil:
		return ui.Gap(1, 1)
	case !p.w.checked:
		return ui.Row(12, p.bar(160), ui.Text(words.T("intake.checked", "n", grouped(p.w.row), "all", grouped(p.w.plan.layout().rows)), quiet))
	}
	said := p.notComing()
	if p.w.done && p.w.check.New == 0 {
		return ui.Row(12, ui.Check.Draw(c.Good, 18), ui.Text(p.t("intake.cameIn", "n", grouped(p.w.result.imported)), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}), ui.Text(said, quiet))
	}
	return ui.Row(12, ui.Text(p.t("intake.new", "n", grouped(p.w.check.New)), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}), ui.Text(said, quiet))
}

// notComing is what does not come in, as far as there is some.
func (p *Page) notComing() string {
	var all []string
	if n := p.w.check.Known; n > 0 {
		all = append(all, p.t("intake.known", "known", grouped(n)))
	}
	if n := p.w.check.Wrong; n > 0 {
		all = append(all, p.t("intake.notFit", "n", grouped(n)))
	}
	return strings.Join(all, " • ")
}

// makeImport brings the complaints in.
func (p *Page) makeImport() fyne.CanvasObject {
	if !p.w.canImport() {
		if p.w.done {
			return ui.Primary("", words.T("intake.close"), p.Back)
		}
		said := words.T("intake.importNone")
		return ui.NewTap(ui.Filled(ui.Colors().Sunken, ui.Radius, ui.Bar(36, 14, 14, 0, ui.Text(said, ui.Style{Size: ui.Body, Bold: true, Color: ui.Colors().Faint}))), nil)
	}
	t := ui.Primary("", p.t("intake.import", "n", grouped(p.w.check.New)), p.bringIn)
	t.SetToolTip("Ctrl+Enter")
	return t
}

// makeNaming gives what is made of the table a name, by which the command line knows it too.
func (p *Page) makeNaming() fyne.CanvasObject {
	switch {
	case p.w.settled == nil || p.w.unsettled != nil:
		return ui.Gap(1, 1)
	case p.naming:
		return ui.MinSize(240, ui.EntryHeight, p.name)
	case p.w.mapping != "" || p.w.Mappings == nil:
		return ui.Gap(1, 1) // it is remembered with the import
	}
	t := ui.Quiet("", words.T("intake.saveAs"), p.startNaming)
	t.SetToolTip(words.T("intake.saveAsTip"))
	return t
}

func (p *Page) startNaming() {
	p.naming = true
	p.name = ui.NewEntry(words.T("intake.nameHint"))
	p.name.SetText(strings.TrimSuffix(p.w.name, filepath.Ext(p.w.name)))
	p.name.OnEnter = func(text string, _ bool) {
		if text = strings.TrimSpace(text); text != "" {
			p.w.remember(text)
			p.Notices.Say(words.T("intake.remembered", "name", text), ui.Positive, "", nil)
		}
		p.endNaming()
	}
	p.name.OnKey = func(k fyne.KeyName) bool {
		if k == fyne.KeyEscape {
			p.endNaming()
		}
		return k == fyne.KeyEscape
	}
	p.refreshFoot()
	p.Focus()
}

func (p *Page) endNaming() {
	p.naming = false
	p.refresh()
	p.Focus()
}

// makeProgress says how far the import is, how quick, and ends it.
func (p *Page) makeProgress() fyne.CanvasObject {
	c := ui.Colors()
	said := words.T("intake.progress", "n", grouped(p.w.row), "all", grouped(p.w.plan.layout().rows))
	parts := []fyne.CanvasObject{p.bar(320), ui.Text(said, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink})}
	if n := p.w.perSecond(); n > 0 {
		parts = append(parts, ui.Text(words.T("intake.perSecond", "n", grouped(n/100*100)), ui.Style{Size: ui.Body, Color: c.Muted}))
	}
	stop := ui.Plain("", words.T("intake.stop"), p.w.Cancel)
	stop.SetToolTip(words.T("intake.stopTip"))
	return ui.Row(14, append(parts, ui.Spacer(), stop)...)
}

// bar shows how much of the table was read.
func (p *Page) bar(width float32) fyne.CanvasObject {
	c := ui.Colors()
	share := float32(0)
	if p.w.plan == nil {
		return ui.Gap(width, 6)
	}
	if l := p.w.plan.layout(); l.rows > 0 {
		share = min(1, float32(p.w.row)/float32(l.rows+l.head))
	}
	back, done := canvas.NewRectangle(c.Hairline), canvas.NewRectangle(c.Accent)
	back.CornerRadius, done.CornerRadius = 3, 3
	back.Resize(fyne.NewSize(width, 6))
	done.Resize(fyne.NewSize(width*share, 6))
	return ui.MinSize(width, 6, container.NewWithoutLayout(back, done))
}
