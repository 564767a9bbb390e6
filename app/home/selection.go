package home

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/dates"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// selection is the analyses with which something is done at once, and what is being said of them.
type selection struct {
	on    bool
	ids   map[fishbone.ID]bool
	field fishbone.Field // that is being typed, empty for none
	entry *ui.Entry
	busy  bool   // something is being done, beside the window's thread
	back  []made // what Ctrl+Z takes back
}

// made is an edit that was made of an analysis, for taking it back.
type made struct {
	id      fishbone.ID
	version int64
}

func newSelection(p *Page) *selection {
	s := &selection{ids: map[fishbone.ID]bool{}, entry: ui.NewEntry("")}
	s.entry.Place = "home batch"
	s.entry.OnEnter = func(text string, _ bool) { p.fileSelected(s.field, text) }
	s.entry.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			p.askFor("")
			return true
		}
		return false
	}
	s.entry.OnShortcut = p.Shortcut
	s.entry.OnSave = func(string) bool { return true }
	return s
}

// setSelecting begins to select, or ends it.
func (p *Page) setSelecting(on bool) {
	p.selection.on, p.selection.field = on, ""
	if !on {
		clear(p.selection.ids)
	}
	p.refreshList()
	p.Focus()
}

// toggle selects an analysis, or no longer.
func (p *Page) toggle(id fishbone.ID) {
	p.selection.on = true
	if p.selection.ids[id] {
		delete(p.selection.ids, id)
	} else {
		p.selection.ids[id] = true
	}
	p.refreshList()
	p.Focus()
}

// selectOne begins to select with one analysis.
func (p *Page) selectOne(id fishbone.ID) {
	clear(p.selection.ids)
	p.toggle(id)
}

// selectAll selects all that the list shows, however many there are.
func (p *Page) selectAll() {
	q := storage.Query{Only: p.results.Query.Only}
	p.beside(func() func() {
		rows, _, err := p.Store.List(q)
		return func() {
			if p.reportError(err) {
				return
			}
			for _, s := range rows {
				if s.State != storage.Damaged {
					p.selection.ids[s.ID] = true
				}
			}
			p.refreshList()
		}
	})
}

// selected are the analyses that are selected, in some order that stays.
func (p *Page) selected() []fishbone.ID {
	var ids []fishbone.ID
	for id := range p.selection.ids {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// beside does something beside the window's thread; nothing else can be done with the selection
// meanwhile.
func (p *Page) beside(work func() (then func())) {
	if p.selection.busy {
		return
	}
	p.selection.busy = true
	p.refreshList()
	p.background(func() func() {
		then := work()
		return func() {
			p.selection.busy = false
			then()
		}
	})
}

// askFor asks for what the selected analyses are filed under; for nothing any more with an empty
// field.
func (p *Page) askFor(f fishbone.Field) {
	p.selection.field = f
	p.selection.entry.SetText("")
	if f != "" {
		p.selection.entry.SetPlaceHolder(words.T("home.batch.hint." + string(f)))
	}
	p.refreshList()
	p.Focus()
}

// fileSelected files the selected analyses under what was typed. Tags are added; a day is read as
// people write it.
func (p *Page) fileSelected(f fishbone.Field, text string) {
	text = strings.TrimSpace(text)
	if f == fishbone.HeldField && text != "" {
		day, err := dates.One(text, fishbone.DayOf(p.Now()), dates.Options{Past: true})
		if p.reportError(err) {
			return
		}
		text = string(day)
	}
	p.editSelected(func(a *fishbone.Analysis) fishbone.Edit {
		if f != fishbone.TagsField || text == "" {
			return fishbone.SetAbout{Field: f, Text: text}
		}
		return fishbone.SetAbout{Field: f, Text: fishbone.JoinTags(fishbone.TagsIn(a.About().Tags + "\n" + text))}
	})
	p.askFor("")
}

// stateSelected sets the state of the selected analyses.
func (p *Page) stateSelected(state fishbone.Filing) {
	today := fishbone.DayOf(p.Now())
	p.editSelected(func(*fishbone.Analysis) fishbone.Edit { return fishbone.FileAnalysis{State: state, Day: today} })
}

// editSelected makes an edit of each selected analysis that changes something.
func (p *Page) editSelected(edit func(*fishbone.Analysis) fishbone.Edit) {
	ids, at := p.selected(), fishbone.Stamp{At: p.Now()}
	p.beside(func() func() {
		var back []made
		var failed error
		for _, id := range ids {
			a, err := p.Store.Load(id)
			if err == nil {
				e := edit(a)
				if next, applied := a.Apply(e, at); applied == nil && next.About() == a.About() {
					continue
				}
				a, err = p.Store.Do(a, e, at)
			}
			if err != nil {
				failed = err
				continue
			}
			back = append(back, made{id, a.Version()})
		}
		return func() { p.edited(back, failed) }
	})
}

// edited says what was done, and how it is taken back.
func (p *Page) edited(back []made, failed error) {
	p.askAgain()
	if failed != nil {
		p.reportError(failed)
		return
	}
	p.selection.back = back
	if len(back) == 0 {
		p.Notices.Say(words.T("home.batch.nothing"), ui.Neutral, "", nil)
		return
	}
	p.Notices.Say(words.T("home.batch.done", "n", len(back)), ui.Positive, words.T("home.undo"), func() { p.undoBatch() })
}

// undoBatch takes back what was done with the selection last, where nobody went on since, and returns
// whether there is something.
func (p *Page) undoBatch() bool {
	back, at := p.selection.back, fishbone.Stamp{At: p.Now()}
	if len(back) == 0 {
		return false
	}
	p.selection.back = nil
	p.Notices.Hide()
	p.beside(func() func() {
		var failed error
		for _, m := range back {
			a, err := p.Store.Load(m.id)
			if err == nil && a.Version() == m.version {
				_, _, err = p.Store.Undo(a, at)
			}
			if err != nil {
				failed = err
			}
		}
		return func() {
			p.reportError(failed)
			p.askAgain()
		}
	})
	return true
}

// removeSelected puts the selected analyses into the bin; the notice and Ctrl+Z take them out.
func (p *Page) removeSelected() {
	ids, at := p.selected(), p.Now()
	p.beside(func() func() {
		var gone []fishbone.ID
		var failed error
		for _, id := range ids {
			if err := p.Store.Delete(id, at); err != nil {
				failed = err
				continue
			}
			gone = append(gone, id)
		}
		return func() {
			p.reportError(failed)
			p.setSelecting(false)
			p.wentAway(gone, words.T("home.batch.gone", "n", len(gone)))
		}
	})
}

// makeBatch is what can be done with the selection.
func (p *Page) makeBatch(width float32) fyne.CanvasObject {
	c, n := ui.Colors(), len(p.selection.ids)
	parts := []fyne.CanvasObject{
		ui.MinSize(0, 26, ui.Row(0, ui.Text(words.T("home.batch.selected", "n", n), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}))),
		ui.ChipButton(words.T("home.batch.all", "n", words.Number(p.results.Total)), false, p.selectAll),
	}
	if n > 0 && !p.selection.busy {
		var state *ui.Tap
		state = ui.ChipButton(words.T("home.facet.state")+" ▾", false, func() {
			state.MouseOut()
			var choices []ui.Choice
			for _, f := range fishbone.Filings() {
				choices = append(choices, ui.Choice{Words: words.Filing(f), Do: func() { p.stateSelected(f) }})
			}
			ui.ShowMenu(p.Window.Canvas(), ui.Below(state), p.Focus, choices...)
		})
		parts = append(parts, state)
		for _, f := range []fishbone.Field{fishbone.TypeField, fishbone.DepartmentField, fishbone.TagsField, fishbone.HeldField} {
			parts = append(parts, ui.ChipButton(words.T("home.batch.field."+string(f)), p.selection.field == f, func() { p.askFor(f) }))
		}
		if two := p.selected(); len(two) == 2 {
			parts = append(parts, ui.ChipButton(words.T("home.batch.compare"), false, func() { p.compare(two[0], two[1]) }))
		}
		parts = append(parts,
			ui.ChipButton(words.T("home.batch.export"), false, func() { p.ExportAll(p.selected()) }),
			ui.ChipButton(words.T("home.batch.handOn"), false, func() { p.HandOn(p.selected(), words.T("home.batch.selected", "n", n)) }),
			ui.ChipButton(words.T("home.delete"), false, p.removeSelected))
	}
	parts = append(parts, ui.ChipButton(words.T("home.batch.end"), true, func() { p.setSelecting(false) }))
	rows := []fyne.CanvasObject{ui.Flow(6, width, parts...)}
	if p.selection.busy {
		rows = append(rows, ui.Text(words.T("home.batch.busy"), ui.Style{Size: ui.Small, Color: c.Muted}))
	}
	if p.selection.field != "" && n > 0 {
		rows = append(rows, p.makeField(width))
	}
	return ui.Column(8, rows...)
}

// makeField is where it is typed what the selection is filed under, with what others are.
func (p *Page) makeField(width float32) fyne.CanvasObject {
	facets := map[fishbone.Field]storage.ListFacet{fishbone.TypeField: storage.ListType, fishbone.DepartmentField: storage.ListDepartment, fishbone.TagsField: storage.ListTag}
	const entryWide = 320
	var known []fyne.CanvasObject
	counts := p.counts[facets[p.selection.field]]
	for _, c := range counts[:min(8, len(counts))] {
		known = append(known, ui.ChipButton(shorten(c.Value, 24), false, func() { p.fileSelected(p.selection.field, c.Value) }))
	}
	known = append(known, ui.MinSize(0, 26, ui.Row(12, ui.KeyCap("Enter", words.T("home.batch.enter")), ui.KeyCap("Esc", words.T("home.batch.cancel")))))
	return ui.Row(12, ui.MinSize(entryWide, 0, p.selection.entry), ui.Flow(6, width-entryWide-12, known...))
}
