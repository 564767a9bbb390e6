package report

import (
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// source is where something that a profile shows comes from. It has either a value or rows.
type source struct {
	page  guide.Step // where it is mended
	view  string     // of the page; its picture, or its first view, if empty
	label func(w Words) string
	// single says that it is a picture that can stand in one cell.
	single bool
	value  func(c *context) Value
	rows   func(c *context) []row
	// head is the name of a column; empty for one that there is not.
	head func(w Words, column string) string
	// of is the kind of thing in the rows, where they are all of one.
	of *fishbone.Kind
}

// row is one of a table.
type row struct {
	of    fishbone.ID
	under fishbone.ID    // the cause that it is about, if it is another thing
	kind  *fishbone.Kind // of what it is, where that is one thing
	page  guide.Step     // where it is mended, if not where the source says
	name  string         // by which a gap calls it
	value func(column string) Value
	// word is what the row has in a column before it is put into words, for Where.
	word func(column string) string
}

// standsFor are the attributes in which computed columns are mended.
var standsFor = map[string]string{"by": "due", "state": "status", "standard": "document", "strong": "strength"}

// attribute is that in which a column is mended, empty for none.
func (r row) attribute(column string) string {
	if r.kind == nil {
		return ""
	}
	if name, ok := standsFor[column]; ok {
		column = name
	}
	if _, ok := r.kind.Attribute(column); !ok {
		return ""
	}
	return column
}

// sourceOf finds what an item shows.
func sourceOf(i Item) (source, bool) {
	switch {
	case strings.HasPrefix(i.Show, about):
		return aboutSource(strings.TrimPrefix(i.Show, about))
	case strings.HasPrefix(i.Show, answer):
		return answerSource(i)
	case IsPicture(i.Show):
		return pictureSource(strings.TrimPrefix(i.Show, picture))
	}
	if s, ok := values[i.Show]; ok {
		return s, true
	}
	if s, ok := tables[i.Show]; ok {
		return s, true
	}
	return kindSource(i.Show)
}

// aboutSource is a text of the analysis as a whole.
func aboutSource(name string) (source, bool) {
	f, ok := fishbone.AboutKind.Attribute(name)
	if !ok {
		return source{}, false
	}
	return source{
		page:  pageOfAbout(fishbone.Field(name)),
		view:  viewOfAbout(fishbone.Field(name)),
		label: func(w Words) string { return w.Field(fishbone.AboutKind, name) },
		value: func(c *context) Value {
			about := c.a.About()
			return c.valueOf(f, &about)
		},
	}, true
}

func pageOfAbout(f fishbone.Field) guide.Step {
	switch f {
	case fishbone.Head:
		return guide.StepHead
	case fishbone.Expected, fishbone.ExpectedFrom, fishbone.ExpectedBy, fishbone.Closed, fishbone.ClosedBy, fishbone.Lessons:
		return guide.PageProve
	}
	return guide.StepProblem
}

// answerSource is what only reports ask for.
func answerSource(i Item) (source, bool) {
	name := strings.TrimPrefix(i.Show, answer)
	return source{
		value: func(c *context) Value {
			given := c.a.Answer(name).Text
			if i.As == "day" {
				return c.day(fishbone.Day(given))
			}
			return Value{Text: c.withDays(given)}
		},
	}, name != ""
}

// pictures are what can be drawn, with where they come from.
var pictures = map[string]guide.Step{"fishbone": guide.StepCauses, "chain": guide.PageChain, "effect": guide.PageProve, "promises": guide.PagePromise}

// IsPicture says whether what an item shows is a picture.
func IsPicture(show string) bool { return strings.HasPrefix(show, picture) }

func pictureSource(name string) (source, bool) {
	page, ok := pictures[name]
	if name == "fishbone" {
		return source{page: page, single: true, label: said("report.picture.fishbone")}, ok
	}
	return source{page: page}, ok
}

// kindSource is the table of all things of a kind, by its plural.
func kindSource(plural string) (source, bool) {
	all := fishbone.Kinds()
	i := slices.IndexFunc(all, func(k *fishbone.Kind) bool { return k.Plural == plural })
	if i < 0 {
		return source{}, false
	}
	k := all[i]
	extra := computed[plural]
	return source{
		of: k, page: pageOf[plural], view: viewOf[plural],
		rows: func(c *context) (rows []row) {
			for t := range c.a.Things(k) {
				rows = append(rows, row{
					of: fishbone.IDOf(t), kind: k, name: fishbone.NameOf(t),
					value: func(name string) Value { return c.cell(t, name) },
					word:  func(name string) string { return wordOf(t, name) },
				})
			}
			return rows
		},
		head: func(w Words, name string) string {
			if e, ok := extra[name]; ok && e.head != "" {
				return w.Say(e.head)
			}
			if _, ok := k.Attribute(name); ok {
				return w.Field(k, name)
			}
			if name == counted {
				return w.Say("report.col.no")
			}
			return ""
		},
	}, true
}

// pageOf is where the things of kinds are mended, by their plurals.
var pageOf = map[string]guide.Step{
	"people": guide.StepCauses, "bones": guide.StepGroup, "causes": guide.StepCauses, "meetings": guide.StepCauses,
	"facts": guide.StepProblem, "containments": guide.StepProblem, "verifications": guide.StepAgree, "attachments": guide.StepAgree,
	"solutions": guide.StepSolutions, "ideas": guide.StepSolutions, "criteria": guide.PageChoose, "risks": guide.PageChoose,
	"promises": guide.PagePromise, "measures": guide.PageProve, "measurements": guide.PageProve,
}

// viewOf are the views in which they are mended, where that is not the page's first one.
var viewOf = map[string]string{"facts": "facts", "containments": "facts", "verifications": "verify", "attachments": "verify"}

// viewOfAbout is the view in which a text of the analysis is mended.
func viewOfAbout(f fishbone.Field) string {
	switch f {
	case fishbone.Voice, fishbone.Affected, fishbone.Total, fishbone.Period:
		return "facts"
	}
	return ""
}

// cell is what a thing has in a column.
func (c *context) cell(t fishbone.Thing, name string) Value {
	if e, ok := computed[t.Kind().Plural][name]; ok {
		return e.value(c, t)
	}
	f, ok := t.Kind().Attribute(name)
	if !ok {
		return Value{}
	}
	return c.valueOf(f, t)
}

// wordOf is what a thing has in a column, as it is kept.
func wordOf(t fishbone.Thing, name string) string {
	f, ok := t.Kind().Attribute(name)
	if !ok {
		return ""
	}
	switch v := f.Get(t).(type) {
	case string:
		return v
	case fishbone.ID:
		return string(v)
	}
	return ""
}

// valueOf puts what an attribute holds into words.
func (c *context) valueOf(f fishbone.Attribute, t fishbone.Thing) Value {
	switch v := f.Get(t).(type) {
	case string:
		return c.text(f, v)
	case int:
		if v == 0 {
			return Value{}
		}
		return c.number(float64(v))
	case fishbone.ID:
		return Value{Text: c.nameOf(v)}
	case []fishbone.ID:
		var all []string
		for _, id := range v {
			all = append(all, c.nameOf(id))
		}
		return Value{Text: strings.Join(all, "\n")}
	}
	return Value{}
}

// text puts the text of an attribute into words, by what it holds.
func (c *context) text(f fishbone.Attribute, s string) Value {
	switch {
	case f.Content == fishbone.ContentDay:
		return c.day(fishbone.Day(s))
	case f.Content == fishbone.ContentFigure:
		x, ok := fishbone.Figure(s).Float()
		if !ok {
			return Value{}
		}
		return Value{Text: s, Number: &x}
	case f.Content == fishbone.ContentWord:
		return Value{Text: c.words.Word(f.Name, s)}
	case f.Names:
		return c.person(s)
	case f.Name == "place" || f.Name == "where":
		return c.place(s)
	}
	return c.dayOr("", s) // a day that was typed as a text, such as that of a meeting
}

func (c *context) day(d fishbone.Day) Value {
	if d == "" {
		return Value{}
	}
	return Value{Text: c.words.Day(d), Day: d}
}

func (c *context) number(x float64) Value { return Value{Text: c.words.Figure(x), Number: &x} }

func (c *context) nameOf(id fishbone.ID) string {
	if t, ok := c.a.Thing(id); ok {
		return fishbone.NameOf(t)
	}
	return ""
}

// person is who did something: one name, or several that were typed in lines.
func (c *context) person(s string) Value {
	return Value{Text: c.names(strings.Split(s, "\n")), Names: c.tied}
}

// place is where something is or was done: one place, or several. Names of rooms and customers stay whole as those of
// people do, and descriptions are usual texts.
func (c *context) place(s string) Value {
	v := Value{Text: s}
	for _, one := range strings.Split(s, "、") {
		if Weight(one) > longestName || strings.ContainsAny(one, "\n，。；") {
			return v
		}
	}
	v.Names = c.tied
	return v
}

// longestName is how long what counts as a name is at most.
const longestName = 20

// tie keeps a name on one line, unless it is a whole description.
func (c *context) tie(name string) string {
	if name = strings.TrimSpace(name); !c.tied || Weight(name) > longestName {
		return name
	}
	return strings.ReplaceAll(name, " ", together)
}

// names joins what people are called.
func (c *context) names(all []string) string {
	all = slices.DeleteFunc(all, func(s string) bool { return strings.TrimSpace(s) == "" })
	for i, name := range all {
		all[i] = c.tie(name)
	}
	return strings.Join(all, c.words.Say("report.and"))
}
