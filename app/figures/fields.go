package figures

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// fields are the entries of a form for a thing of the register, by the attributes that are typed.
// What is typed is a draft until it is entered.
type fields struct {
	page    *Page
	kind    *fishbone.Kind
	place   string // where drafts of the form stand
	entries map[string]*ui.Entry
	wants   string // the attribute that has to be said first or does not fit, empty for none
}

// newEntry makes the entry of an attribute, with what is kept there.
func (f *fields) newEntry(name, saved string, area bool) {
	e := ui.NewEntry(words.T("figures.hint." + name))
	if area {
		e = ui.NewArea(words.T("figures.hint."+name), 1)
	}
	e.Place, e.After, e.OnShortcut = f.place+"/"+name, f.page.after, f.page.Shortcut
	e.SetSaved(saved)
	if draft := f.page.session.Draft(e.Place); draft != "" {
		e.SetDraft(draft)
	}
	e.OnEveryChange(func() {
		f.page.session.KeepDraft(e.Place, e.Unsaved())
		if f.wants == name {
			f.wants = ""
		}
	})
	e.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			f.page.leaveForms()
		}
		return key == fyne.KeyEscape
	}
	e.OnWheel = f.page.side.Scrolled
	f.entries[name] = e
}

// places are where the drafts of the form stand.
func (f *fields) places() (all []string) {
	for _, e := range f.entries {
		all = append(all, e.Place)
	}
	return all
}

// text is what is typed in an entry, in one line.
func (f *fields) text(name string) string { return fishbone.Label(f.entries[name].Text) }

// entry is an entry below its name, with what is wanted of it.
func (f *fields) entry(name string) fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{ui.Text(words.T("figures.field."+name), ui.Style{Size: ui.Small, Color: c.Muted}), f.entries[name]}
	if f.wants == name {
		said := "register.wanted"
		if f.text(name) != "" {
			said = "figures.unfit." + name
		}
		parts = append(parts, ui.Paragraph(words.T(said), ui.Style{Size: ui.Small, Color: c.Bad}, f.page.sideRoom()/2, 2))
	}
	return ui.Column(2, parts...)
}

// chips are words of which one is chosen.
func (f *fields) chips(title string, chosen string, choose func(string), all ...string) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, one := range all {
		chips = append(chips, ui.ChipButton(words.T("figures."+title+"."+one), one == chosen, func() {
			choose(one)
			f.page.showSide()
			f.page.Focus()
		}))
	}
	return ui.Column(4, ui.Text(words.T("figures.field."+title), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), ui.Flow(6, f.page.sideRoom(), chips...))
}

// formTitle names a form; the cross closes it.
func (p *Page) formTitle(said string) fyne.CanvasObject {
	title := ui.Text(words.T(said), ui.Style{Size: ui.Strong, Bold: true, Color: ui.Colors().Ink})
	return ui.MinSize(p.sideRoom(), ui.LedgerTitle, ui.Row(4, title, ui.Spacer(), ui.SmallIcon(ui.Cross, words.T("register.closeTip"), p.leaveForms)))
}

// formFoot is what a form is left by.
func (p *Page) formFoot(enter, remove func()) fyne.CanvasObject {
	row := ui.Row(12, ui.Primary(ui.Check, words.T("figures.enter"), enter), ui.Spacer(), ui.Quiet("", words.T("register.close"), p.leaveForms))
	if remove != nil {
		row = ui.Row(12, ui.Primary(ui.Check, words.T("register.done"), enter), ui.Spacer(), ui.Destructive(words.T("register.delete"), remove))
	}
	return ui.Padded(0, 12, 0, ui.LedgerInset, ui.Column(0, ui.Hairline(), ui.Padded(10, 0, 10, 0, row)))
}

// closeForms closes what is open; what was typed in it stays a draft.
func (p *Page) closeForms() {
	p.form, p.View.form = nil, ""
	p.sheetForm, p.View.sheetForm = nil, ""
}

// leaveForms goes back to the table, or to the check sheet.
func (p *Page) leaveForms() {
	p.closeForms()
	p.show()
	p.Focus()
}
