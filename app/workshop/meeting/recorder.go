package meeting

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
)

// Recorder makes the object that says who writes for the team. The history has that name
// from now on. A click chooses somebody else of the roster.
func (m *Meeting) Recorder(s ui.Style, width float32) fyne.CanvasObject {
	name := m.host.Session().Writer()
	if name == "" {
		name = words.T("writer.nobody")
	}
	said := words.T("writer.is", "name", name)
	var t *ui.Tap
	t = ui.NewTap(ui.Bar(22, 4, 4, 2, ui.Truncated(said, s, width), ui.Down.Draw(ui.Colors().Faint, 12)),
		func() { m.host.ShowMenu(ui.Below(t), m.writers()...) })
	t.SetToolTip(words.T("writer.tip"))
	return t
}

// writers are those who can be chosen: the recorder of the roster, or anybody on it.
func (m *Meeting) writers() []ui.Choice {
	choose := func(name string) func() {
		return func() { m.host.Report(m.host.Session().SetWriter(name)) }
	}
	chosen := m.host.Session().ChosenWriter()
	roster := ui.Pick(words.T("writer.roster"), choose(""))
	roster.Tick(chosen == "")
	all := []ui.Choice{roster, {}}
	for _, who := range m.host.Analysis().People() {
		one := ui.Pick(who.Name, choose(string(who.ID)))
		one.Tick(chosen == string(who.ID) || chosen == who.Name)
		all = append(all, one)
	}
	return all
}
