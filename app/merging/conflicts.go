package merging

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/merge"
	"whybone/storage"
)

// difference is one conflict, of an analysis or of the register.
type difference struct {
	merge.Conflict
	analysis fishbone.ID // none for a complaint
	problem  string
	ours     bool // what stands is ours
}

func differencesOf(m storage.Merging) (all []difference) {
	for _, a := range m.Analyses {
		for _, c := range a.Conflicts {
			all = append(all, difference{c, a.ID, a.Problem, c.TookOurs})
		}
	}
	for _, c := range m.Disputed {
		all = append(all, difference{Conflict: c, ours: c.TookOurs})
	}
	return all
}

// take has one side's words stand.
func (p *Page) take(i int, ours bool) {
	if i >= len(p.all) || p.all[i].ours == ours || p.all[i].analysis == "" {
		return
	}
	d := &p.all[i]
	a, err := p.Store.Load(d.analysis)
	if err == nil {
		if e := merge.Choose(a, d.Conflict, ours); e != nil {
			if _, err = p.Store.Do(a, e, fishbone.Stamp{At: p.Now()}); err == nil {
				d.ours = ours
			}
		}
	}
	if err != nil {
		p.ReportError(err)
	}
	p.chosen = i
	p.refresh()
}

// makeLeft shows what the desks differ about, or what is to be done first.
func (p *Page) makeLeft() fyne.CanvasObject {
	c := ui.Colors()
	width := p.Window.Canvas().Size().Width - rightWidth - 2*margin
	body := ui.Style{Size: ui.Body, Color: c.Muted}
	p.rows = nil
	switch {
	case p.busy:
		return ui.Paragraph(words.T("merging.busy"), body, width, 3)
	case p.asks():
		return p.makeQuestion(width)
	case p.err != nil:
		return ui.Paragraph(words.Sentence(p.err), ui.Style{Size: ui.Strong, Color: c.Bad}, width, 4)
	case len(p.all) == 0:
		return ui.Column(8,
			ui.Text(words.T("merging.agreed"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
			ui.Paragraph(words.T("merging.agreed.about"), body, width, 3))
	}
	parts := []fyne.CanvasObject{
		ui.Text(words.T("merging.differ", "n", len(p.all)), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
		ui.Paragraph(words.T("merging.differ.about"), body, width, 3),
	}
	for i := range p.all {
		if i == 0 || p.all[i].analysis != p.all[i-1].analysis {
			problem := p.all[i].problem
			if p.all[i].analysis == "" {
				problem = words.T("merging.ofComplaints")
			}
			parts = append(parts, ui.Padded(16, 0, 0, 0, ui.Paragraph(problem, ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, width, 2)))
		}
		row := p.makeDifference(i, width)
		p.rows, parts = append(p.rows, row), append(parts, row)
	}
	return ui.Column(8, parts...)
}

func (p *Page) makeQuestion(width float32) fyne.CanvasObject {
	c := ui.Colors()
	rows := []fyne.CanvasObject{
		ui.Text(words.T("merging.locked"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
		ui.Paragraph(words.T("merging.locked.about"), ui.Style{Size: ui.Body, Color: c.Muted}, width, 3),
		ui.Row(12, ui.MinSize(340, ui.EntryHeight, p.passphrase), ui.Primary("", words.T("merging.unlock"), func() { p.begin(p.passphrase.Text) })),
	}
	if p.err != nil {
		rows = append(rows, ui.Paragraph(words.Sentence(p.err), ui.Style{Size: ui.Body, Color: c.Bad}, width, 2))
	}
	return ui.Column(12, rows...)
}

// makeDifference shows both texts side by side; the one that stands has a tick.
func (p *Page) makeDifference(i int, width float32) fyne.CanvasObject {
	c, d := ui.Colors(), p.all[i]
	inner := width - 32
	var content fyne.CanvasObject
	if d.Attribute == "" || d.Reason != merge.BothChanged {
		content = ui.Paragraph(words.Conflict(d.Conflict), ui.Style{Size: ui.Body, Color: c.Ink}, inner, 4)
	} else {
		half := (inner - 12) / 2
		content = ui.Column(10, ui.Paragraph(words.ConflictAbout(d.Conflict), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, inner, 2),
			ui.Row(12, p.makeSide(i, true, d.OursText, half), p.makeSide(i, false, d.TheirsText, half)))
	}
	card := &ui.Tap{Fill: c.Surface, Over: c.Surface, Edge: c.Hairline, Radius: ui.Radius, OnTap: func() { p.choose(i) }}
	if i == p.chosen {
		card.Edge = c.Accent
	}
	card.Content = ui.Pad(16, content)
	card.ExtendBaseWidget(card)
	return card
}

func (p *Page) makeSide(i int, ours bool, text string, width float32) fyne.CanvasObject {
	c, d := ui.Colors(), p.all[i]
	name := words.T("merging.there")
	if ours {
		name = words.T("merging.here")
	}
	t := &ui.Tap{Fill: c.Surface, Over: c.Sunken, Edge: c.Hairline, Radius: ui.Radius}
	if d.analysis != "" {
		t.OnTap = func() { p.take(i, ours) }
	}
	head := ui.Row(6, ui.Text(name, ui.Style{Size: ui.Small, Color: c.Muted}), ui.Spacer())
	if d.ours == ours {
		t.Choose()
		head.Add(ui.Check.Draw(c.Accent, 16))
		head.Add(ui.Text(words.T("merging.stands"), ui.Style{Size: ui.Small, Color: c.Accent}))
	}
	t.Content = ui.MinSize(width, 0, ui.Padded(8, 12, 8, 12, ui.Column(4, head, ui.Paragraph(words.ConflictText(d.Conflict, text), ui.Style{Size: ui.Body, Color: c.Ink}, width-24, 6))))
	t.ExtendBaseWidget(t)
	return t
}

// makeRight says what came in, and offers to take it back.
func (p *Page) makeRight() fyne.CanvasObject {
	c := ui.Colors()
	if !p.done {
		return ui.Gap(1, 1)
	}
	width := float32(rightWidth - 2*margin)
	rows := []fyne.CanvasObject{ui.Text(words.T("merging.came"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink})}
	for _, part := range words.MergingParts(p.came) {
		rows = append(rows, ui.Paragraph(part, ui.Style{Size: ui.Body, Color: c.Ink}, width, 2))
	}
	shown := 0
	for _, a := range p.came.Analyses {
		if a.State == storage.ArrivedBefore {
			continue
		}
		if shown++; shown > 12 {
			continue
		}
		problem := a.Problem
		if problem == "" {
			problem = words.T("home.untitled")
		}
		chip := ui.Chip(words.T("merging.chip."+string(a.State)), toneOf(a))
		row := ui.Tap{Over: c.Sunken, Radius: ui.Radius, OnTap: func() { p.Open(a.ID) }, Content: ui.Padded(6, 6, 6, 6, ui.Row(8, ui.Expand(ui.Truncated(problem, ui.Style{Size: ui.Body, Color: c.Ink}, width-130)), chip))}
		row.ExtendBaseWidget(&row)
		rows = append(rows, &row)
		if a.Err != nil {
			rows = append(rows, ui.Paragraph(words.Sentence(a.Err), ui.Style{Size: ui.Small, Color: c.Bad}, width, 3))
		}
	}
	if shown > 12 {
		rows = append(rows, ui.Text(words.T("backups.more", "n", shown-12), ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	rows = append(rows, ui.Gap(1, 8))
	if shown > 0 || p.came.Complaints+p.came.Corrected+p.came.Figures > 0 {
		rows = append(rows, ui.Row(12, ui.Primary("", words.T("merging.ready"), p.Back), ui.Plain("", words.T("merging.undoAll"), p.takeBack)))
	} else {
		rows = append(rows, ui.Row(12, ui.Primary("", words.T("merging.ready"), p.Back)))
	}
	return ui.Column(10, rows...)
}

func toneOf(a storage.Arrival) ui.Tone {
	switch {
	case a.Err != nil:
		return ui.Negative
	case len(a.Conflicts) > 0:
		return ui.Neutral
	case a.State == storage.ArrivedInBin:
		return ui.Neutral
	}
	return ui.Positive
}
