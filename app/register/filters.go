package register

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// narrowed says whether something beside the period narrows the table.
func (p *Page) narrowed() bool {
	v := p.View
	return v.channel != "" || v.motive != "" || v.state != "" || v.kind != nil || v.text != ""
}

// widen shows all complaints of the period again.
func (p *Page) widen() {
	p.search.SetText("")
	p.cancelSearch()
	p.look(func(v *View) { v.channel, v.motive, v.state, v.kind, v.text = "", "", "", nil, "" })
}

// makeFilters are what narrows the table: a dropdown each, or a chip that takes it away again.
func (p *Page) makeFilters() (all []fyne.CanvasObject) {
	v := p.View
	if v.kind != nil {
		all = append(all, p.filterChip(typeName(*v.kind), func(v *View) { v.kind = nil }))
	}
	if v.channel != "" {
		all = append(all, p.filterChip(v.channel, func(v *View) { v.channel = "" }))
	} else if p.list.said.channel {
		all = append(all, p.dropdown(words.Title(fishbone.ComplaintKind, "channel"), p.channels))
	}
	if v.motive != "" {
		all = append(all, p.filterChip(words.T("motive."+string(v.motive)), func(v *View) { v.motive = "" }))
	} else if p.list.said.motive {
		all = append(all, p.dropdown(words.Title(fishbone.ComplaintKind, "motive"), p.motives))
	}
	if v.state != "" {
		return append(all, p.filterChip(words.T("complaintState."+string(v.state)), func(v *View) { v.state = "" }))
	}
	return append(all, p.dropdown(words.T("register.state"), p.states))
}

// typeName is a type as it is shown.
func typeName(kind string) string {
	if kind == "" {
		return words.T("complaints.unsaid")
	}
	return kind
}

// filterChip is a filter in force; a click takes it away.
func (p *Page) filterChip(said string, change func(v *View)) fyne.CanvasObject {
	c := ui.Colors()
	t := ui.NewTap(ui.Bar(26, 11, 8, 4, ui.Text(shorten(said, 14), ui.Style{Size: ui.Small, Bold: true, Color: c.Accent}), ui.Cross.Draw(c.Accent, 12)), func() { p.look(change) })
	t.Fill, t.Over, t.Radius = c.Soft, c.Hairline, 13
	t.SetToolTip(words.T("register.filterOff", "what", said))
	return ui.Padded(0, 4, 0, 4, t)
}

func (p *Page) dropdown(said string, choices func() []ui.Choice) fyne.CanvasObject {
	t := ui.Dropdown(said)
	t.OnTap = func() {
		t.MouseOut()
		ui.ShowMenu(p.Window.Canvas(), ui.Below(t), p.Focus, choices()...)
	}
	return t
}

func (p *Page) channels() (all []ui.Choice) {
	for _, channel := range p.figures.channels[:min(12, len(p.figures.channels))] {
		all = append(all, ui.Pick(shorten(channel, 30), func() { p.look(func(v *View) { v.channel = channel }) }))
	}
	if all == nil {
		all = []ui.Choice{{Words: words.T("register.noChannel"), Off: true}}
	}
	return all
}

// motives are those that can be chosen.
func motives() []fishbone.Motive {
	return []fishbone.Motive{fishbone.Suggesting, fishbone.Venting, fishbone.Redress, fishbone.Scheming}
}

func (p *Page) motives() (all []ui.Choice) {
	for _, m := range motives() {
		all = append(all, ui.Pick(words.T("motive."+string(m)), func() { p.look(func(v *View) { v.motive = m }) }))
	}
	return all
}

func (p *Page) states() (all []ui.Choice) {
	for _, s := range complaint.States() {
		all = append(all, ui.Pick(words.T("complaintState."+string(s)), func() { p.look(func(v *View) { v.state = s }) }))
	}
	return all
}
