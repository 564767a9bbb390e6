package form

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone/report/form"
)

// top is which form it is, and for whom.
func (v *view) top() fyne.CanvasObject {
	if v.form == nil {
		return v.Heading(words.T("form.question"), words.T("form.explain"))
	}
	said := words.T("form.guessed", "n", len(v.mapping.Places))
	if v.known != "" {
		said = words.T("form.known", "customer", v.known)
	}
	if v.cell != nil {
		return v.Heading(filepath.Base(v.path), "")
	}
	return ui.Column(8, v.Heading(filepath.Base(v.path), said), v.labelled("form.customer", v.customer))
}

// labelled is an entry with what it is for above it.
func (v *view) labelled(key string, e *ui.Entry) fyne.CanvasObject {
	return ui.Column(2, ui.Paragraph(words.T(key), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, v.Room(), 1), e)
}

// middle is about the cell in hand; while there is none, about what has no place.
func (v *view) middle() fyne.CanvasObject {
	v.syncFixed()
	if v.form == nil {
		return ui.Column(8, append(v.rememberedRows(), v.keys)...)
	}
	if v.cell != nil {
		return ui.Column(8, append(v.inHand(), v.keys)...)
	}
	c := ui.Colors()
	parts := []fyne.CanvasObject{ui.Paragraph(words.T("form.pick"), ui.Style{Size: ui.Body, Color: c.Faint}, v.Room(), 2)}
	all := v.left()
	if len(all) == 0 {
		parts = append(parts, ui.Row(6, ui.Check.Draw(c.Good, 18), ui.Text(words.T("form.complete"), ui.Style{Size: ui.Body, Color: c.Good})))
	} else {
		parts = append(parts, v.Section(words.T("form.missing")))
	}
	for _, l := range all {
		t := ui.NewTap(ui.Padded(6, 8, 6, 8, ui.Paragraph(l.said, ui.Style{Size: ui.Small, Color: c.Ink}, v.Room()-16, mostLines)), nil)
		if l.cell != nil {
			t.OnTap = func() { v.showCell(l.cell) }
		}
		parts = append(parts, t)
	}
	return ui.Column(4, append(parts, v.keys)...)
}

// showCell takes a cell in hand, wherever it is.
func (v *view) showCell(c *form.Cell) {
	for i, s := range v.form.Sheets {
		if s == c.Sheet && s.Sort == form.OfBook && i != v.sheet {
			v.showSheet(i)
		}
	}
	v.choose(c)
	v.board.bring(c)
}

// rememberedRows are the customers whose forms are known.
func (v *view) rememberedRows() (all []fyne.CanvasObject) {
	known := v.remembered()
	if len(known) == 0 {
		return nil
	}
	all = append(all, v.Section(words.T("form.remembered")))
	for _, m := range known {
		all = append(all, panel.Row{
			Text: m.Customer, Chips: []fyne.CanvasObject{ui.Chip(words.T("form.places", "n", len(m.Places)), ui.Neutral)},
			Menu: func(at fyne.Position) {
				v.host.ShowMenu(at,
					ui.Pick(words.T("form.mappingSave"), func() { v.saveMapping(m) }),
					ui.Pick(words.T("form.mappingForget"), func() { v.forget(m) }))
			},
		}.Make(v.Room()))
	}
	return all
}

// newCustomer makes the line with the customer's name.
func (v *view) newCustomer() *ui.Entry {
	e := ui.NewEntry("")
	panel.Serve(v.host, e)
	e.Refuse = nil
	if v.form != nil {
		e.SetSaved(v.mapping.Customer)
	}
	e.SaveWhileTyping(func(text string) bool {
		if v.form == nil || first(text) == "" {
			return false
		}
		v.mapping.Customer = first(text)
		v.edited()
		return true
	})
	e.OnEnter = func(string, bool) { e.Flush(); v.host.Focus() }
	e.OnKey = v.leaveKey
	return e
}

// foot says how much is filled, and leads on.
func (v *view) foot() fyne.CanvasObject {
	room := v.Room()
	if v.form == nil {
		return ui.Padded(0, panel.Margin, 12, panel.Margin, ui.Column(8, ui.Hairline(), ui.Row(0, ui.Primary("", words.T("form.open"), v.openFile))))
	}
	more := ui.Dropdown(words.T("form.more"))
	more.OnTap = func() { v.host.ShowMenu(ui.Below(more), v.moreMenu()...) }
	save := ui.Primary("", words.T("form.save"), v.save)
	save.SetToolTip(v.host.Actions().Tip("form.save"))
	return ui.Padded(0, panel.Margin, 12, panel.Margin, ui.Column(8,
		ui.Hairline(),
		ui.Paragraph(v.told(), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, room, 2),
		ui.Flow(6, room, save, more),
	))
}

// moreMenu is what can be done with the form, and with all that goes where.
func (v *view) moreMenu() []ui.Choice {
	items := []ui.Choice{ui.Pick(words.T("form.other"), v.openFile), {}}
	now := words.Language(v.mapping.Language)
	if now == "" {
		now = words.Used()
	}
	for _, one := range words.Languages() {
		c := ui.Pick(one.Name, func() {
			v.mapping.Language = string(one.Language)
			v.edited()
			v.host.Focus()
		})
		c.Tick(one.Language == now)
		items = append(items, c)
	}
	return append(items, []ui.Choice{
		{},
		ui.Pick(words.T("form.mappingSave"), func() { v.saveMapping(v.mapping) }),
		ui.Pick(words.T("form.mappingOpen"), func() {
			AskOpen(v.host.Window(), filedialog.Question{Endings: []string{mappingEnding}, Kind: words.T("form.mappingKind")}, v.takeMapping, v.host.Focus)
		}),
		{},
		ui.Pick(words.T("form.mappingGuess"), func() { v.replace(v.form.Guess()) }),
		ui.Pick(words.T("form.mappingEmpty"), func() { v.replace(&form.Mapping{}) }),
	}...)
}

// replace has other things go everywhere, with a way back.
func (v *view) replace(m *form.Mapping) {
	before := v.mapping.Clone()
	m.Customer, m.Language, m.Labels = v.mapping.Customer, v.mapping.Language, v.mapping.Labels
	v.mapping = m
	v.edited()
	v.host.Notices().Say(words.T("form.filled", "n", len(v.planned().Writes)), ui.Neutral, words.T("workshop.undoWord"), func() {
		v.mapping = before
		v.edited()
	})
	v.host.Focus()
}

// saveMapping writes a mapping into a file that others can use.
func (v *view) saveMapping(m *form.Mapping) {
	v.Flush()
	panel.SaveFile(v.host, panel.FileName(m.Customer)+mappingEnding, []string{mappingEnding}, func(string) ([]byte, error) { return m.File() })
}

// takeMapping takes what a file says for the form that is open.
func (v *view) takeMapping(path string) {
	data, err := readFile(path)
	var m *form.Mapping
	if err == nil {
		m, err = form.ParseMapping(data)
	}
	if err != nil {
		v.host.Notices().Say(words.T("open.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), ui.Negative, "", nil)
		return
	}
	m.Customer = first(m.Customer, baseName(path))
	if v.form.Recognize([]*form.Mapping{m}) == nil { // it was made by hand, or for an older form
		m.Labels = nil
	}
	v.mapping = m
	v.customer.SetSaved(m.Customer)
	v.edited()
	v.host.Notices().Say(words.T("form.mappingTaken", "customer", m.Customer, "n", len(v.planned().Writes)), ui.Positive, "", nil)
}

// forget takes a mapping out of those that are remembered, with a way back.
func (v *view) forget(m *form.Mapping) {
	before := v.host.FormMappings()
	v.host.KeepFormMappings(form.WriteKnown(form.Without(v.remembered(), m)))
	v.host.Notices().Say(words.T("form.forgotten", "customer", m.Customer), ui.Neutral, words.T("workshop.undoWord"), func() {
		v.host.KeepFormMappings(before)
		v.host.Refresh()
	})
	v.host.Refresh()
}
