package form

import (
	"maps"
	"slices"
	"strings"

	"whybone/fishbone/report"
)

// Values gives what fields have; [report.Values] is one.
type Values interface {
	// Value is that of a single field.
	Value(i report.Item) report.Value
	// Rows are the values of a column of a list, each with the name of its row.
	Rows(i report.Item) (values []report.Value, names []string)
	// IsList says whether a field is a list.
	IsList(i report.Item) bool
}

// otherWords is asked where a cell has a list to choose from in which a value is not: it gives what
// the value is called in other languages. A list's row is counted from 0.
type otherWords interface {
	OtherWords(i report.Item, row int) []string
}

// Plan is what is written into a form, and what is not.
type Plan struct {
	Writes []Write
	Left   []Left
}

// Reason is why something is not in the form, or not as it should be.
type Reason string

// The reasons.
const (
	NotGiven  Reason = "notGiven"  // the analysis does not have it
	NoRows    Reason = "noRows"    // the form has too few rows for a list
	Formula   Reason = "formula"   // the cell works out what stands there
	NotChoice Reason = "notChoice" // the cell has a list to choose from, in which it is not
	TooLong   Reason = "tooLong"   // a cell cannot hold so much, so its end is missing
	Crowded   Reason = "crowded"   // it is longer than its cell is large
	NoPicture Reason = "noPicture" // a place for words alone
	Small     Reason = "small"     // a picture that is too small to be read
	Gone      Reason = "gone"      // the form has no such cell, or another label beside it
)

// Left is something that has no place, or not as it should.
type Left struct {
	Reason Reason
	Place  Place
	Cell   *Cell    // nil for one that is gone
	Items  []string // the rows of a list that have no place; what stands there
}

// Plan finds for each value its cell.
func (f *Form) Plan(m *Mapping, v Values) Plan {
	p := planner{form: f, values: v, taken: map[*Cell]bool{}, mapped: map[*Cell]bool{}}
	lists := map[string][]placed{}
	var order []string
	var single []placed
	for _, place := range m.Places {
		c := f.Cell(place.Sheet, place.Cell)
		switch {
		case c == nil || c.Name() != place.Cell || place.Label != "" && !c.labelled(place.Label):
			p.leave(Gone, placed{place, nil})
			continue
		case c.Formula:
			p.leave(Formula, placed{place, c})
			continue
		}
		p.mapped[c] = true
		if at := (placed{place, c}); place.Text == "" && v.IsList(place.Item()) && !place.Lines {
			key := place.Sheet + "\n" + list(place)
			if lists[key] == nil {
				order = append(order, key)
			}
			lists[key] = append(lists[key], at)
		} else {
			single = append(single, at)
		}
	}
	for _, at := range single {
		p.single(at)
	}
	for _, key := range order {
		p.list(lists[key])
	}
	slices.SortStableFunc(p.Left, func(a, b Left) int { return slices.Index(byWeight, a.Reason) - slices.Index(byWeight, b.Reason) })
	return p.Plan
}

// byWeight are the reasons, first those for which something is missing that the analysis has.
var byWeight = []Reason{NoRows, TooLong, Gone, Formula, NoPicture, NotChoice, NotGiven, Small, Crowded}

// list is which list a place is about: columns of one list go on together.
func list(p Place) string {
	key := p.Show
	for _, column := range slices.Sorted(maps.Keys(p.Where)) {
		key += "\n" + column + "=" + p.Where[column]
	}
	return key
}

// placed is a place with its cell.
type placed struct {
	Place
	cell *Cell
}

type planner struct {
	Plan
	form   *Form
	values Values
	taken  map[*Cell]bool
	mapped map[*Cell]bool // cells that a place names itself
}

func (p *planner) leave(why Reason, at placed, items ...string) {
	p.Left = append(p.Left, Left{why, at.Place, at.cell, items})
}

// single writes what stands in one cell.
func (p *planner) single(at placed) {
	if report.IsPicture(at.Show) {
		p.picture(at)
		return
	}
	v := report.Value{Text: at.Text}
	switch {
	case at.Text != "":
	case at.Lines:
		all, _ := p.values.Rows(at.Item())
		v.Text = joined(all)
	default:
		v = p.values.Value(at.Item())
	}
	if v.Text == "" {
		p.leave(NotGiven, at)
		return
	}
	p.write(at, at.cell, v, 0)
}

// picture puts a picture into a cell.
func (p *planner) picture(at placed) {
	var picture Picture
	if v, ok := p.values.(drawer); ok {
		picture = v.Picture(at.Show)
	}
	switch {
	case picture == nil:
		p.leave(NotGiven, at)
		return
	case at.cell.Sheet.Sort == Controls || len(at.cell.Choices) > 0:
		p.leave(NoPicture, at)
		return
	case p.taken[at.cell]:
		return
	}
	p.taken[at.cell] = true
	p.Writes = append(p.Writes, Write{Cell: at.cell, Value: p.values.Value(at.Item()), After: at.After && !at.cell.Blank(), Picture: picture})
	wide, high, _ := at.cell.room()
	if picture.Letters(wide, high) < readable {
		p.leave(Small, at)
	}
}

// joined are the values of a list in one cell, a line each.
func joined(all []report.Value) string {
	var lines []string
	for _, v := range all {
		if v.Text != "" {
			lines = append(lines, v.Text)
		}
	}
	if len(lines) < 2 {
		return strings.Join(lines, "")
	}
	return "• " + strings.Join(lines, "\n• ")
}

// list writes the columns of a list downwards, as far as all of them have rows.
func (p *planner) list(columns []placed) {
	cells, least := make([][]*Cell, len(columns)), -1
	for i, at := range columns {
		cells[i] = p.rowsOf(at)
		if least < 0 || len(cells[i]) < least {
			least = len(cells[i])
		}
	}
	for i, at := range columns {
		all, names := p.values.Rows(at.Item())
		if len(all) == 0 {
			p.leave(NotGiven, at)
			continue
		}
		for n, v := range all[:min(least, len(all))] {
			if v.Text != "" {
				p.write(at, cells[i][n], v, n)
			}
		}
		if least < len(all) && i == 0 {
			p.leave(NoRows, at, names[least:]...)
		}
	}
}

// rowsOf are the cells into which a column of a list goes: the empty ones, and those that were
// empty when the place was chosen, for somebody may have filled the form already.
func (p *planner) rowsOf(at placed) (cells []*Cell) {
	for c := at.cell; c != nil; {
		if c != at.cell && p.mapped[c] {
			break
		}
		cells = append(cells, c)
		if next := c.next(); next != nil && (next.Blank() || len(cells) < at.Rows) {
			c = next
		} else {
			break
		}
	}
	return cells
}

// write puts a value into a cell, in the words of the list that the cell has. Row is which one of a
// list it is.
func (p *planner) write(at placed, c *Cell, v report.Value, row int) {
	if p.taken[c] {
		return // two places have one cell only in files that somebody has written by hand
	}
	p.taken[c] = true
	at.cell = c
	if len(c.Choices) > 0 {
		if word := p.choice(c, at.Place, v.Text, row); word != "" {
			v.Text = word
		} else {
			p.leave(NotChoice, at, v.Text)
		}
	}
	w := Write{Cell: c, Value: v, After: at.After && !c.Blank()}
	if stood := at.Stood; w.After && stood != "" && c.Text != stood && strings.HasPrefix(c.Text, stood) { // it was filled already
		w.Value, w.After = report.Value{Text: stood + gap(stood, v.Text) + v.Text}, false
	}
	p.Writes = append(p.Writes, w)
	before := ""
	if w.After {
		before = c.Text + "\n"
	}
	switch {
	case c.Sheet.Sort == OfBook && units(before+w.Value.Text) > mostUnits:
		p.leave(TooLong, at)
	case c.crowded(before + w.Value.Text):
		p.leave(Crowded, at, v.Text)
	}
}

// choice is the word of the list in a cell that means a value, also in another language; empty for
// none.
func (p *planner) choice(c *Cell, at Place, text string, row int) string {
	said := []string{text}
	if v, ok := p.values.(otherWords); ok && at.Text == "" && !at.Lines {
		said = append(said, v.OtherWords(at.Item(), row)...)
	}
	for _, word := range said {
		for _, choice := range c.Choices {
			if slices.Contains(variants(choice), normal(word)) {
				return choice
			}
		}
	}
	return ""
}

// crowded says whether a text is longer than what can be seen of it.
func (c *Cell) crowded(text string) bool {
	if c.Sheet.Sort == OfBook && !c.wraps && strings.Contains(text, "\n") {
		return true // a workbook shows it in one line
	}
	if c.Grows() {
		return false
	}
	wide, high := c.size()
	const character, line = 5.0, 13.0 // points
	room := max(1, int(wide/character))
	lines := 0
	for _, one := range strings.Split(text, "\n") {
		lines += max(1, (report.Weight(one)+room-1)/room)
	}
	return lines > max(1, int(high/line))
}

// size is how large a cell is, in points.
func (c *Cell) size() (wide, high float64) {
	for _, w := range c.Sheet.Widths[c.Column:min(c.Column+c.Columns, len(c.Sheet.Widths))] {
		wide += w
	}
	for _, h := range c.Sheet.Heights[c.Row:min(c.Row+c.Rows, len(c.Sheet.Heights))] {
		high += h
	}
	return wide, high
}

// Fill is the file of the form with all that was planned in it.
func (f *Form) Fill(p Plan) ([]byte, error) {
	f.file.read = 0
	writes := slices.Clone(p.Writes)
	for i, w := range writes {
		if w.Picture == nil {
			continue
		}
		wide, high, _ := w.Cell.room()
		var err error
		if writes[i].png, err = w.Picture.PNG(wide, high); err != nil {
			return nil, err
		}
	}
	c := newChanges(f.file)
	if err := f.filler.fill(c, writes); err != nil {
		return nil, err
	}
	if err := c.tell(); err != nil {
		return nil, err
	}
	return f.file.with(c.changed, c.added)
}
