package facts

import (
	"slices"

	"whybone/app/dates"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// cell is one place of the board in which something is typed.
type cell struct {
	place  string // its name, also of its draft
	row    string
	column string // the attribute, or the field of the analysis
	aspect string // of a fact: what it is about
	kind   *fishbone.Kind
	thing  fishbone.ID // empty while there is none
	value  string      // as it is kept
	single bool        // it holds one line
	// typed reads a day or a figure as it is typed; nil for a text.
	typed func(string) string
	// says shows it, where it is not shown as it is kept.
	says func(string) string
	// store keeps what was typed, and says whether it could.
	store func(text string) bool
}

// isNew says whether the cell is for the name of a new row.
func (c cell) isNew() bool { return c.column == "new" }

// shown is what stands in the cell.
func (c cell) shown() string {
	if c.says != nil && c.value != "" {
		return c.says(c.value)
	}
	return c.value
}

// clean is what is kept of a text.
func (c cell) clean(text string) string {
	if c.typed != nil {
		return c.typed(text)
	}
	if c.single {
		return fishbone.Label(text)
	}
	return fishbone.Paragraph(text)
}

// aspects are the rows that every table has.
var aspects = fishbone.Aspects()

// factColumns are the columns of the table of facts, and containmentColumns of the other one.
var (
	factColumns        = []string{"is", "isNot", "differs", "since"}
	containmentColumns = []string{"text", "where", "owner", "since", "effect", "due"}
)

// cellAt is the cell of a place.
func (v *view) cellAt(place string) (cell, bool) {
	for _, c := range v.cells() {
		if c.place == place {
			return c, true
		}
	}
	return cell{}, false
}

// cells are all of them, in the order in which they are gone through.
func (v *view) cells() []cell {
	var all []cell
	for _, f := range []fishbone.Field{fishbone.Voice, fishbone.Affected, fishbone.Total, fishbone.Period} {
		all = append(all, v.aboutCell(f))
	}
	for _, r := range v.rows() {
		all = append(all, v.factCells(r)...)
	}
	all = append(all, v.newCell("fact", func(text string, ends session.Option) bool {
		return v.host.Do(fishbone.Add{Thing: &fishbone.Fact{ID: fishbone.NewID(), Aspect: text}}, ends)
	}))
	for _, c := range v.host.Analysis().Containments() {
		all = append(all, v.containmentCells(c)...)
	}
	return append(all, v.newCell("containment", func(text string, ends session.Option) bool {
		return v.host.Do(fishbone.Add{Thing: &fishbone.Containment{ID: fishbone.NewID(), Text: text}}, ends)
	}))
}

// newCell is where a row is added.
func (v *view) newCell(of string, add func(text string, ends session.Option) bool) cell {
	place := of + "/new"
	return cell{place: place, row: place, column: "new", aspect: of, single: true,
		store: func(text string) bool { return add(text, session.Ends(place)) }}
}

// aboutCell is a text of the analysis.
func (v *view) aboutCell(f fishbone.Field) cell {
	c := cell{place: "about/" + string(f), row: "about", column: string(f), value: v.host.Analysis().About().Text(f), single: f != fishbone.Voice}
	if f == fishbone.Affected || f == fishbone.Total {
		c.typed = readFigure
	}
	c.store = func(text string) bool {
		return v.host.Do(fishbone.SetAbout{Field: f, Text: c.clean(text)}, session.Merge, session.Ends(c.place))
	}
	return c
}

// row is a row of the table of facts: one of those that every table has may have no fact yet.
type row struct {
	fact   fishbone.Fact
	aspect string
	own    bool
}

// key is the name of the row in places. A usual row has it before there is a fact.
func (r row) key() string {
	if r.own {
		return string(r.fact.ID)
	}
	return r.aspect
}

// rows are the usual rows first, then the team's own.
func (v *view) rows() []row {
	all := v.host.Analysis().Facts()
	var rows []row
	taken := map[fishbone.ID]bool{}
	for _, aspect := range aspects {
		r := row{aspect: aspect}
		if i := slices.IndexFunc(all, func(f fishbone.Fact) bool { return f.Aspect == aspect }); i >= 0 {
			r.fact = all[i]
			taken[all[i].ID] = true
		}
		rows = append(rows, r)
	}
	for _, f := range all {
		if !taken[f.ID] {
			rows = append(rows, row{fact: f, aspect: f.Aspect, own: true})
		}
	}
	return rows
}

// factCells are the cells of a row. The name of a row of the team's own can be changed.
func (v *view) factCells(r row) []cell {
	columns := factColumns
	if r.own && !slices.Contains(aspects, r.aspect) {
		columns = append([]string{"aspect"}, columns...)
	}
	cells := make([]cell, len(columns))
	for i, column := range columns {
		f, _ := fishbone.FactKind.Attribute(column)
		c := cell{place: "fact/" + r.key() + "/" + column, row: "fact/" + r.key(), column: column, aspect: r.aspect,
			kind: fishbone.FactKind, thing: r.fact.ID, value: f.Get(&r.fact).(string), single: column == "aspect"}
		c.store = func(text string) bool { return v.storeFact(r.aspect, c, text) }
		cells[i] = c
	}
	return cells
}

// storeFact keeps a text of a fact, and adds the fact with its first one.
func (v *view) storeFact(aspect string, c cell, text string) bool {
	ends := session.Ends(c.place)
	if c.thing != "" {
		return v.host.Do(fishbone.Set{Of: fishbone.FactKind, ID: c.thing, Values: fishbone.Values{c.column: text}}, session.Merge, ends)
	}
	if fishbone.Paragraph(text) == "" {
		v.host.KeepDraft(c.place, "")
		return true
	}
	fact := &fishbone.Fact{ID: fishbone.NewID(), Aspect: aspect}
	f, _ := fishbone.FactKind.Attribute(c.column)
	f.Put(fact, text)
	return v.host.Do(fishbone.Add{Thing: fact}, ends)
}

// containmentCells are the cells of a containment.
func (v *view) containmentCells(of fishbone.Containment) []cell {
	cells := make([]cell, len(containmentColumns))
	for i, column := range containmentColumns {
		f, _ := fishbone.ContainmentKind.Attribute(column)
		value, _ := f.Get(&of).(string)
		c := cell{place: "containment/" + string(of.ID) + "/" + column, row: "containment/" + string(of.ID), column: column,
			kind: fishbone.ContainmentKind, thing: of.ID, single: column != "effect"}
		switch column {
		case "since":
			value = string(of.Since)
		case "due":
			value = string(of.Due)
		}
		c.value = value
		if column == "since" || column == "due" {
			c.says = v.dayWords
			c.typed = func(text string) string { return v.readDay(text, c, column == "due") }
		}
		c.store = func(text string) bool {
			edit := fishbone.Set{Of: fishbone.ContainmentKind, ID: of.ID, Values: fishbone.Values{column: c.clean(text)}}
			return v.host.Do(edit, session.Merge, session.Ends(c.place))
		}
		cells[i] = c
	}
	return cells
}

// today is the day of the clock.
func (v *view) today() fishbone.Day { return fishbone.DayOf(v.host.Now()) }

// dayWords says a day.
func (v *view) dayWords(day string) string {
	return words.Day(fishbone.Day(day), v.today())
}

// readDay reads a day as it is typed. One that is still said as it is shown stays what it was.
func (v *view) readDay(text string, c cell, ahead bool) string {
	if c.value != "" && text == v.dayWords(c.value) {
		return c.value
	}
	how := panel.Days()
	how.Past = !ahead
	return dates.Typed(text, v.today(), how)
}

// gaps counts what the table still lacks: cells of rows that were begun, and containments that
// nobody takes away.
func (v *view) gaps() (cells, containments int) {
	for _, f := range v.host.Analysis().Facts() {
		for _, text := range []string{f.Is, f.IsNot, f.Differs, f.Since} {
			if text == "" {
				cells++
			}
		}
	}
	for _, c := range v.host.Analysis().Containments() {
		if c.Due == "" && c.Removed == "" {
			containments++
		}
	}
	return cells, containments
}

// entryWidth is how wide the entry of a cell is.
func (b *board) entryWidth(place string) float32 {
	c, _ := b.view.cellAt(place)
	return b.widthOf(c)
}

// unit is a measure as it is now: larger while everybody watches.
func (b *board) unit(n float32) float32 {
	if b.view.host.Presenting() {
		return ui.RoundSize(n, presentedSize)
	}
	return n
}
