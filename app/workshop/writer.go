package workshop

import (
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// makeWriter says who writes for the team, whose name the history has from now on; a
// click chooses somebody else of the roster.
func (p *Page) makeWriter(quiet ui.Style, room float32) *ui.Tap {
	name := p.Session().Writer()
	if name == "" {
		name = words.T("writer.nobody")
	}
	said := words.T("writer.is", "name", name)
	var t *ui.Tap
	t = ui.NewTap(ui.MinSize(0, 22, ui.Padded(0, 4, 0, 4, ui.Row(2, ui.Truncated(said, quiet, room), ui.Down.Draw(ui.Colors().Faint, 12)))),
		func() { p.ShowMenu(panel.Below(t), p.writers()...) })
	t.SetToolTip(words.T("writer.tip"))
	return t
}

// writers are those who can be chosen: whom the roster says, or anybody on it.
func (p *Page) writers() []ui.Choice {
	choose := func(name string) func() {
		return func() { p.Report(p.Session().SetWriter(name)) }
	}
	chosen := p.Session().ChosenWriter()
	roster := ui.Pick(words.T("writer.roster"), choose(""))
	roster.Tick(chosen == "")
	all := []ui.Choice{roster, {}}
	for _, who := range p.Analysis().People() {
		one := ui.Pick(who.Name, choose(who.Name))
		one.Tick(chosen == who.Name)
		all = append(all, one)
	}
	return all
}
