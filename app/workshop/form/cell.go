package form

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/dates"
	"whybone/app/forms"
	"whybone/app/reports"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/report"
	"whybone/fishbone/report/form"
)

// This file is about the cell in hand: what stands in it, what goes into it, and what could.

// inHand is the part of the panel that is about the cell in hand.
func (v *view) inHand() []fyne.CanvasObject {
	c, colors := v.cell, ui.Colors()
	name := c.Name()
	if label := fishbone.Label(c.Label()); label != "" {
		name = words.T("form.inHand", "label", label, "cell", name)
	}
	parts := []fyne.CanvasObject{ui.Paragraph(name, ui.Style{Size: ui.Strong, Bold: true, Color: colors.Ink}, v.Room(), 2)}
	if c.Text != "" {
		parts = append(parts, ui.Paragraph(words.T("form.stands", "text", fishbone.Label(c.Text)), ui.Style{Size: ui.Small, Color: colors.Muted}, v.Room(), 3))
	}
	if c.Formula {
		return append(parts, ui.Paragraph(words.T("form.isFormula"), ui.Style{Size: ui.Body, Color: colors.Faint}, v.Room(), 3))
	}
	p, ok := v.mapping.At(c)
	if ok {
		parts = append(parts, v.chosen(p))
	} else {
		parts = append(parts, ui.Paragraph(words.T("form.nothing"), ui.Style{Size: ui.Body, Color: colors.Faint}, v.Room(), 2))
	}
	if len(c.Choices) > 0 {
		parts = append(parts, v.Section(words.T("form.choices")), v.offered(p))
	}
	parts = append(parts, v.Section(words.T("form.fields")), v.profiles(), v.search)
	parts = append(parts, v.fields(p)...)
	return append(parts, v.Section(words.T("form.fixed")), v.fixed)
}

// chosen is what goes into the cell, and how.
func (v *view) chosen(p form.Place) fyne.CanvasObject {
	c := ui.Colors()
	said := ui.Paragraph(forms.Name(p, v.allFields()), ui.Style{Size: ui.Body, Bold: true, Color: c.Accent}, v.Room()-60, 2)
	parts := []fyne.CanvasObject{ui.Row(4, said, ui.Spacer(), ui.SmallIcon(ui.Cross, v.host.Actions().Tip("form.clear"), v.clear))}
	pair := func(now bool, no, yes string, set func(*form.Place, bool)) {
		put := func(on bool) func() {
			return func() {
				set(&p, on)
				v.put(p)
			}
		}
		parts = append(parts, ui.Flow(6, v.Room(), ui.ChipButton(words.T(no), !now, put(false)), ui.ChipButton(words.T(yes), now, put(true))))
	}
	if p.Column != "" {
		pair(p.Lines, "form.downwards", "form.inOne", func(p *form.Place, on bool) { p.Lines = on })
	}
	if !v.cell.Blank() {
		pair(!p.After, "form.behind", "form.instead", func(p *form.Place, on bool) { p.After = !on })
	}
	if name, ok := strings.CutPrefix(p.Show, answer); ok {
		parts = append(parts, v.labelled("form.answer", v.answer(name, p.As)))
	}
	return ui.Column(6, parts...)
}

// answer is how fields begin that only reports and forms ask for.
const answer = "answer."

// answer is the entry of what only reports and forms ask for. It is kept with the analysis.
func (v *view) answer(name, as string) *ui.Entry {
	e, ok := v.answers[name]
	if !ok {
		e = ui.NewEntry(words.T("report.notGiven"))
		panel.Serve(v.host, e)
		at := "answer/" + name
		panel.KeepTyped(v.host, e, at, func(text string) bool {
			edit := v.host.Analysis().GiveAnswer(name, v.read(as, text), fishbone.NewID())
			return edit == nil || v.host.Do(edit, session.Merge, session.Ends(at))
		})
		e.OnEnter = func(string, bool) { e.Flush(); v.host.Focus() }
		e.OnKey = v.leaveKey
		v.answers[name] = e
	}
	e.Sync(v.host.Analysis().Answer(name).Text, func(typed string) string { return v.read(as, typed) })
	return e
}

// read is what is kept of an answer: of a day its date, if it is one.
func (v *view) read(as, typed string) string {
	if as == "day" {
		how := panel.Days()
		how.Past, how.Around = true, true
		if day, err := dates.One(typed, fishbone.DayOf(v.host.Now()), how); err == nil {
			return string(day)
		}
	}
	return fishbone.Paragraph(typed)
}

// offered are the words that the form offers in the cell; one of them can always stand there.
func (v *view) offered(p form.Place) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, s := range v.cell.Choices[:min(len(v.cell.Choices), 12)] {
		chips = append(chips, ui.ChipButton(panel.Shorten(s, 28), p.Text == s, func() { v.put(form.Place{Text: s}) }))
	}
	return ui.Flow(6, v.Room(), chips...)
}

// put has something go into the cell in hand. A list goes downwards where the form has rows, and
// what stands in the cell stays before it.
func (v *view) put(p form.Place) {
	v.mapping.Put(v.cell, p)
	v.edited()
	v.host.Focus()
}

// take has a field go into the cell in hand.
func (v *view) take(p form.Place) {
	p.After = !v.cell.Blank()
	p.Lines = p.Column != "" && v.cell.Below() == nil
	v.search.SetSaved("")
	v.put(p)
}

// clear has nothing go into the cell in hand.
func (v *view) clear() {
	if v.cell == nil {
		return
	}
	v.mapping.Clear(v.cell)
	v.edited()
	v.host.Focus()
}

// ask puts the focus into the search for a field.
func (v *view) ask() {
	if v.cell != nil && !v.cell.Formula {
		v.host.TypeIn(v.search)
		v.Bring(v.search)
	}
}

// profiles is whose fields are offered.
func (v *view) profiles() fyne.CanvasObject {
	language := string(words.Used())
	d := ui.Dropdown(v.inUse().Title.In(language))
	d.OnTap = func() {
		var items []ui.Choice
		for _, p := range report.Profiles() {
			c := ui.Pick(p.Title.In(language), func() {
				v.profile = p.Name
				v.host.Refresh()
				v.host.Focus()
			})
			c.Tick(p.Name == v.inUse().Name)
			items = append(items, c)
		}
		v.host.ShowMenu(ui.Below(d), items...)
	}
	return ui.Row(0, d)
}

func (v *view) inUse() *report.Profile {
	if v.used == nil || v.used.Name != v.profile {
		p, err := report.Named(v.profile)
		if err != nil {
			p = report.Profiles()[0]
		}
		v.used, v.profile = p, p.Name
	}
	return v.used
}

// fieldNames are all fields as they are called in a language. To find them takes a while.
type fieldNames struct {
	all []forms.Field
	in  words.Language
}

func (v *view) allFields() []forms.Field {
	if v.names.in != words.Used() {
		v.names = fieldNames{forms.AllFields(), words.Used()}
	}
	return v.names.all
}

// found are the fields that are offered: those of the report in use, or of all where something is
// searched.
func (v *view) found() []forms.Field {
	wanted := strings.Fields(strings.ToLower(v.search.Text))
	if len(wanted) == 0 {
		return forms.Fields(v.inUse())
	}
	return slices.DeleteFunc(slices.Clone(v.allFields()), func(f forms.Field) bool {
		name := strings.ToLower(forms.Name(f.Place, []forms.Field{f}) + " " + f.Label + " " + f.Section)
		return slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(name, w) })
	})
}

// fields are rows of fields, each with what the analysis has for it.
func (v *view) fields(now form.Place) (all []fyne.CanvasObject) {
	type deps struct {
		of     madeOf
		search string
		report string
		now    string
	}
	key := deps{v.of, v.search.Text, v.inUse().Name, fmt.Sprint(now)}
	return []fyne.CanvasObject{v.Part("fields", key, func() fyne.CanvasObject { return v.fieldRows(now) })}
}

func (v *view) fieldRows(now form.Place) fyne.CanvasObject {
	found := v.found()
	if len(found) == 0 {
		return ui.Paragraph(words.T("form.noField"), ui.Style{Size: ui.Body, Color: ui.Colors().Faint}, v.Room(), 2)
	}
	values := v.values()
	var rows []fyne.CanvasObject
	section := ""
	for i, f := range found {
		heading := first(f.Section)
		if f.List {
			heading = first(strings.TrimSpace(f.Section+" "+f.Group), f.Group)
		}
		if heading != section && heading != "" {
			rows = append(rows, ui.Padded(8, 0, 0, 0, ui.Text(panel.Shorten(heading, 40), ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Faint})))
		}
		section = heading
		rows = append(rows, v.fieldRow(f, values, f.Place.Same(now), i == 0 && v.search.Text != ""))
	}
	return ui.Column(0, rows...)
}

// fieldRow is a field with what the analysis has for it; Return takes the one that is marked.
func (v *view) fieldRow(f forms.Field, values reports.Single, chosen, marked bool) fyne.CanvasObject {
	c := ui.Colors()
	label := ui.Style{Size: ui.Body, Bold: chosen, Color: c.Ink}
	if chosen {
		label.Color = c.Accent
	}
	value, ink := "", c.Muted
	if f.List {
		all, _ := values.Rows(f.Item)
		value = words.T("form.rows", "n", len(all))
	} else if value = fishbone.Label(values.Value(f.Item).Text); value == "" {
		value, ink = words.T("report.notGiven"), c.Open
	}
	room := v.Room() - 16
	t := ui.NewTap(ui.Padded(5, 8, 5, 8, ui.Column(1,
		ui.Truncated(f.Label, label, room),
		ui.Truncated(value, ui.Style{Size: ui.Small, Color: ink}, room))), func() { v.take(f.Place) })
	if marked || chosen {
		t.Choose()
	}
	return t
}

// newSearch makes the line in which a field is searched for.
func (v *view) newSearch() *ui.Entry {
	e := ui.NewEntry(words.T("form.search"))
	panel.Serve(v.host, e)
	e.Refuse = nil // nothing of the analysis is changed here
	e.OnEveryChange(func() { v.Show(v.top(), v.middle()) })
	e.OnEnter = func(string, bool) {
		if found := v.found(); len(found) > 0 && strings.TrimSpace(e.Text) != "" {
			v.take(found[0].Place)
		}
	}
	e.OnKey = v.leaveKey
	return e
}

// newFixed makes the line for a text that always stands in the cell.
func (v *view) newFixed() *ui.Entry {
	e := ui.NewEntry("")
	panel.Serve(v.host, e)
	e.Refuse = nil
	e.SaveWhileTyping(func(text string) bool {
		v.keepFixed(text)
		return true
	})
	e.OnEnter = func(string, bool) { e.Flush(); v.host.Focus() }
	e.OnKey = v.leaveKey
	return e
}

// keepFixed has a text stand in the cell for which it was typed.
func (v *view) keepFixed(text string) {
	c := v.fixedOf
	if c == nil || v.form == nil {
		return
	}
	now, ok := v.mapping.At(c)
	switch text = strings.TrimSpace(text); {
	case text == now.Text:
		return
	case text != "":
		v.mapping.Put(c, form.Place{Text: text, After: !c.Blank() && (!ok || now.After)})
	case now.Text != "":
		v.mapping.Clear(c)
	}
	v.edited()
}

// syncFixed shows the text of the cell in hand.
func (v *view) syncFixed() {
	if v.fixedOf != v.cell {
		v.fixed.Flush()
		v.fixedOf = v.cell
		v.fixed.SetSaved("")
	}
	if v.cell != nil {
		p, _ := v.mapping.At(v.cell)
		v.fixed.Sync(p.Text, strings.TrimSpace)
	}
}

func (v *view) leaveKey(key fyne.KeyName) bool {
	if key == fyne.KeyEscape {
		v.host.Focus()
	}
	return key == fyne.KeyEscape
}
