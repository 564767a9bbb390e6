package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

// Options are how a report is made.
type Options struct {
	Language string // of its words, such as "zh-Hans"
	Words    Words
	Now      time.Time // the day of the report, and as of which something is overdue
	Company  string
	Logo     *Logo    // nil for none
	Paper    Paper    // one of [Profile.Papers]; that of the profile if empty
	Without  []string // the ids of sections that are left out
	Slides   bool     // it becomes slides
	// Draw draws a picture of the analysis by its name; nil for reports without pictures. No
	// pages means that there is nothing to be seen.
	Draw func(name string) (Drawing, error)
}

// context is an analysis on its way into a report.
type context struct {
	a     *fishbone.Analysis
	words Words
	today fishbone.Day
	chain *links.Chain
	doc   *Document
	part  *Part
	why   string      // the reason of the section, for gaps that have none of their own
	at    int         // the item
	ends  []links.End // of the chain, that belong to the section and were not noted yet
	draw  func(name string) (Drawing, error)

	slides bool
	tied   bool // names are tied together, so that no line ends in one
}

// Make fills a profile from an analysis. Errors are those of Draw.
func Make(a *fishbone.Analysis, p *Profile, o Options) (*Document, error) {
	today := fishbone.DayOf(o.Now)
	c := &context{a: a, words: o.Words, today: today, chain: links.Of(a, today), draw: o.Draw, slides: o.Slides, tied: true}
	c.doc = &Document{
		Of: a.ID(), Profile: p, Language: o.Language, Title: p.Title.In(o.Language), Subject: a.HeadText(), Company: o.Company, Logo: o.Logo, Made: o.Now,
		NotGiven: o.Words.Say("report.notGiven"),
		Page:     func(n, of int) string { return o.Words.Say("report.page", "n", n, "of", of) },
	}
	c.doc.Paper = o.Paper
	if o.Paper == "" {
		c.doc.Paper = p.Paper
	}
	for _, item := range p.Head {
		src, _ := sourceOf(item)
		if v := src.value(c); !v.Empty() {
			c.doc.Head = append(c.doc.Head, Field{c.label(item, src), v})
		}
	}
	counted := 0
	for i := range p.Sections {
		s := &p.Sections[i]
		if slices.Contains(o.Without, s.ID) {
			continue
		}
		if s.Number == "" {
			counted++
		}
		if err := c.section(s, counted); err != nil {
			return nil, err
		}
	}
	c.doc.tie()
	return c.doc, nil
}

// section fills a section.
func (c *context) section(s *Section, counted int) error {
	number := s.Number
	if number == "" {
		number = c.words.Number(counted)
	}
	c.part = &Part{ID: s.ID, Number: number, Counted: s.Number == "", Title: s.Title.In(c.doc.Language)}
	c.why = s.Why.In(c.doc.Language)
	c.ends = slices.DeleteFunc(slices.Clone(c.chain.Ends()), func(e links.End) bool { return !slices.Contains(s.Gaps, string(e.Gap)) })
	for at, item := range s.Items {
		c.at = at
		if err := c.item(item); err != nil {
			return err
		}
	}
	for len(c.ends) > 0 {
		c.end(0)
	}
	for _, name := range s.Checks {
		for _, g := range checks[name](c) {
			g.Rule = "check " + name
			c.gap(g)
		}
	}
	switch len(c.part.Blocks) {
	case 0:
		c.part.Blocks = []Block{Field{Value: Value{Text: "—"}}}
	case 1:
		if f, ok := c.part.Blocks[0].(Field); ok && f.Label == c.part.Title { // the heading says enough
			f.Label = ""
			c.part.Blocks[0] = f
		}
	}
	c.doc.Sections = append(c.doc.Sections, *c.part)
	return nil
}

// gap notes one, and returns its number.
func (c *context) gap(g Gap) int {
	g.Section = c.part.ID
	c.doc.Gaps = append(c.doc.Gaps, g)
	n := len(c.doc.Gaps)
	c.part.Gaps = append(c.part.Gaps, n)
	return n
}

// end notes one of those of the chain, and returns its number.
func (c *context) end(i int) int {
	e := c.ends[i]
	c.ends = slices.Delete(c.ends, i, i+1)
	return c.gap(Gap{Rule: "gap " + string(e.Gap), What: c.words.Gap(c.a, e), Page: guide.MendedIn(e), End: &e, Of: e.Of, Must: true})
}

// label is what an item is called.
func (c *context) label(i Item, src source) string {
	if s := i.Label.In(c.doc.Language); s != "" {
		return s
	}
	if src.label != nil {
		return src.label(c.words)
	}
	return ""
}

func (c *context) item(i Item) error {
	src, _ := sourceOf(i)
	switch {
	case IsPicture(i.Show):
		return c.picture(i, src)
	case i.As == asPlan || i.As == asMarks || i.As == asCounts:
		return c.list(i, src)
	case src.rows != nil:
		c.table(i, src)
	default:
		c.field(i, src)
	}
	return nil
}

func (c *context) field(i Item, src source) {
	v := src.value(c)
	v.Text = strings.TrimSpace(v.Text)
	if v.Empty() && i.Must {
		v.Gap = c.missing(i, src)
	}
	if !v.Empty() {
		c.part.Blocks = append(c.part.Blocks, Field{c.label(i, src), v})
	}
}

// missing notes that an item has nothing.
func (c *context) missing(i Item, src source) int {
	what := c.label(i, src)
	if what == "" {
		what = c.part.Title
	}
	g := Gap{Rule: fmt.Sprint("item ", c.at), What: c.words.Say("report.gap.missing", "section", c.part.Number, "what", what), Why: i.Why.In(c.doc.Language), Page: src.page, View: src.view, Must: true}
	if g.Why == "" {
		g.Why = c.why
	}
	if name, ok := strings.CutPrefix(i.Show, about); ok {
		g.Field = fishbone.Field(name)
	}
	if name, ok := strings.CutPrefix(i.Show, answer); ok {
		g.Answer = name
	}
	return c.gap(g)
}

func (c *context) picture(i Item, src source) error {
	if c.draw == nil {
		return nil
	}
	name := strings.TrimPrefix(i.Show, picture)
	drawing, err := c.draw(name)
	if err != nil {
		return err
	}
	if len(drawing.Pages) == 0 {
		if i.Must {
			c.part.Blocks = append(c.part.Blocks, Field{c.label(i, src), Value{Gap: c.missing(i, src)}})
		}
		return nil
	}
	p := Picture{Name: name, Label: c.label(i, src), Alt: c.alt(name), Pages: drawing.Pages, Charts: drawing.Charts}
	if name == "fishbone" {
		p.Things = Hanging(c.a)
	}
	c.part.Blocks = append(c.part.Blocks, p)
	if p.Things != nil && c.slides {
		c.whys()
	}
	return nil
}

// alt says what is to be seen on a picture.
func (c *context) alt(name string) string {
	kind, _, _ := strings.Cut(name, ".")
	return c.words.Say("report.alt."+kind, "problem", c.a.HeadText(), "causes", c.a.Count().Causes, "roots", len(c.a.RootCauses()))
}

// list shows an answer that is a list of lines: as a table and a picture, or as a text where it is
// none.
func (c *context) list(i Item, src source) error {
	name := strings.TrimPrefix(i.Show, answer)
	given := c.a.Answer(name).Text
	t := Table{Name: c.label(i, src), Source: i.Show}
	if p, ok := PlanOf(given); ok && i.As == asPlan {
		t.Columns = c.heads("report.col.step", "report.col.planned", "report.col.actual", "report.col.who")
		for _, s := range p.Steps {
			t.Rows = append(t.Rows, c.sized(t.Columns, text(s.Name), text(c.span(s.Planned)), text(c.span(s.Done)), c.person(s.Who)))
		}
	} else if marks, ok := MarksOf(given); ok && i.As == asMarks {
		t.Columns = c.heads("report.col.ability", "report.col.markBefore", "report.col.markAfter", "report.col.growth")
		n := marks.decimals()
		for _, m := range marks {
			t.Rows = append(t.Rows, c.sized(t.Columns, text(m.Name), mark(m.Before, n), mark(m.After, n), mark(m.After-m.Before, n)))
		}
	} else if i.As != asCounts || !c.counted(&t, given) {
		c.field(i, src)
		return nil
	}
	c.part.Blocks = append(c.part.Blocks, t)
	return c.picture(Item{Show: picture + i.As + "." + name}, source{})
}

// heads are columns by the keys of their names.
func (c *context) heads(keys ...string) (all []Column) {
	for _, key := range keys {
		head := c.words.Say(key)
		all = append(all, Column{Head: head, Weight: Weight(head)})
	}
	return all
}

// sized is a row, for which its columns become wide enough.
func (c *context) sized(columns []Column, row ...Value) []Value {
	for i, v := range row {
		columns[i].Weight = max(columns[i].Weight, Weight(v.Text))
	}
	return row
}

// optional stands before a column that is left out where it says nothing.
const optional = "?"

func (c *context) table(i Item, src source) {
	rows := c.rows(i, src)
	label := c.label(i, src)
	if len(rows) == 0 {
		if i.Must {
			c.part.Blocks = append(c.part.Blocks, Field{label, Value{Gap: c.missing(i, src)}})
		}
		return
	}
	t := Table{Name: first(label, c.part.Title), Source: i.Show}
	names := i.shown(rows)
	for _, name := range names {
		head := i.Heads[name].In(c.doc.Language)
		if head == "" {
			head = src.head(c.words, name)
		}
		t.Columns = append(t.Columns, Column{Head: head, Weight: Weight(head)})
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, c.row(r, names, t.Columns))
	}
	told := c.told(i, rows, t, names)
	for n, name := range names {
		if slices.Contains(i.Each, name) {
			c.holes(i, src, rows, t, n, name, told)
		}
	}
	c.part.Blocks = append(c.part.Blocks, t)
}

// rows are those of a table that an item shows.
func (c *context) rows(i Item, src source) []row {
	rows := slices.DeleteFunc(src.rows(c), func(r row) bool { return !i.wants(r) })
	if src.of == nil {
		return rows // it has numbers of its own
	}
	for n := range rows {
		of, number := rows[n].value, c.number(float64(n+1))
		rows[n].value = func(column string) Value {
			if column == counted {
				return number
			}
			return of(column)
		}
	}
	return rows
}

// counted is the column that tables of things of a kind have beside their attributes: the number of
// the row.
const counted = "no"

// row fills a row.
func (c *context) row(r row, names []string, columns []Column) []Value {
	line := make([]Value, len(names))
	for n, name := range names {
		v := r.value(name)
		v.Text = strings.TrimSpace(v.Text)
		line[n] = v
		columns[n].Weight = max(columns[n].Weight, Weight(v.Text))
	}
	return line
}

// told are the rows of which the chain says better why they have holes, by the number of that gap: a
// cause without a solution lacks no owner.
func (c *context) told(i Item, rows []row, t Table, names []string) map[int]int {
	all := map[int]int{}
	for at, r := range rows {
		open := slices.ContainsFunc(names, func(name string) bool {
			return slices.Contains(i.Each, name) && t.Rows[at][slices.Index(names, name)].Empty()
		})
		if end := slices.IndexFunc(c.ends, func(e links.End) bool { return c.explains(e, r) }); open && end >= 0 {
			all[at] = c.end(end)
		}
	}
	return all
}

// explains says whether an end of the chain is why a row has holes.
func (c *context) explains(e links.End, r row) bool {
	if s, ok := c.a.Solution(e.Of); ok && e.Gap == links.NotChosen && slices.Contains(s.Causes, r.under) {
		return true
	}
	return e.Of != "" && (e.Of == r.of || e.Of == r.under)
}

// holes notes what is missing in a column that every row must fill: one gap for all its rows,
// which leads to the first of them.
func (c *context) holes(i Item, src source, rows []row, t Table, n int, name string, told map[int]int) {
	var without []int
	for at := range rows {
		switch number, known := told[at]; {
		case !t.Rows[at][n].Empty():
		case known:
			t.Rows[at][n].Gap = number
		default:
			without = append(without, at)
		}
	}
	if len(without) == 0 {
		return
	}
	r := rows[without[0]]
	page, view := r.page, ""
	if page == 0 {
		page, view = src.page, src.view
	}
	key := "report.gap.cell"
	if len(without) > 1 {
		key = "report.gap.cells"
	}
	what := c.words.Say(key, "section", c.part.Number, "row", r.name, "column", t.Columns[n].Head, "n", len(without), "of", len(rows))
	number := c.gap(Gap{Rule: fmt.Sprint("item ", c.at, " ", name), What: what, Why: first(i.Why.In(c.doc.Language), c.why), Page: page, View: view, Of: r.of, Kind: r.kind, Column: r.attribute(name), Must: true})
	for _, at := range without {
		t.Rows[at][n].Gap = number
	}
}

// Weight is how many characters wide the longest line of a text is: Chinese ones are twice as wide.
func Weight(s string) (n int) {
	for _, line := range strings.Split(s, "\n") {
		wide := 0
		for _, r := range line {
			wide++
			if r >= 0x2e80 {
				wide++
			}
		}
		n = max(n, wide)
	}
	return n
}

// wants says whether a row is one of those that an item shows.
func (i Item) wants(r row) bool {
	for column, word := range i.Where {
		not := strings.HasPrefix(word, "!")
		if (r.word(column) == strings.TrimPrefix(word, "!")) == not {
			return false
		}
	}
	return true
}

// shown are the columns that a table has: optional ones only where a row says something.
func (i Item) shown(rows []row) (names []string) {
	for _, name := range i.Columns {
		bare, may := strings.CutPrefix(name, optional)
		if may && !slices.ContainsFunc(rows, func(r row) bool { return r.value(bare).Text != "" }) {
			continue
		}
		names = append(names, bare)
	}
	return names
}
