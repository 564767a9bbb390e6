package report

import (
	"image"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

// Document is a report as it is printed.
type Document struct {
	Of       fishbone.ID // the analysis
	Profile  *Profile
	Language string // such as "zh-Hans"
	Title    string // of the report
	Subject  string // the problem
	Company  string
	Logo     *Logo // of the company, nil for none
	Paper    Paper
	Made     time.Time
	Head     []Field // small, beside the title
	Sections []Part
	Gaps     []Gap // in the order of the text; the n-th has the number n+1
	// Page says which page of how many a page is.
	Page func(n, of int) string
	// NotGiven is what stands where something is missing.
	NotGiven string
}

// Logo is a company's mark.
type Logo struct {
	PNG     []byte
	Picture image.Image // the same
}

// Fit is how large the logo becomes in a room, in the same unit.
func (l *Logo) Fit(width, height float64) (w, h float64) {
	size := l.Picture.Bounds().Size()
	k := min(width/float64(size.X), height/float64(size.Y))
	return k * float64(size.X), k * float64(size.Y)
}

// Part is a section with its heading.
type Part struct {
	ID      string
	Number  string // such as "D4" or "三"
	Counted bool   // the number is that of its place
	Title   string
	Blocks  []Block
	Gaps    []int // numbers of those that belong to the section
}

// Heading is the number and the title in one line, such as "D4 Causes" or 三、原因: what parts them
// where the number is not counted in Chinese is up to the writer.
func (p Part) Heading(between string) string {
	if number := p.Numbered(); number != p.Number {
		return number + p.Title
	}
	return strings.TrimSpace(p.Number + between + p.Title)
}

// Numbered is the number with the sign that stands behind one that is counted in Chinese.
func (p Part) Numbered() string {
	if r, _ := utf8.DecodeRuneInString(p.Number); p.Counted && unicode.Is(unicode.Han, r) {
		return p.Number + "、"
	}
	return p.Number
}

// Block is a [Field], a [Table] or a [Picture], and on slides the [Whys].
type Block interface{ block() }

// Field is a value with its name; the name is empty where the section's heading says enough.
type Field struct {
	Label string
	Value Value
}

// Table is rows below the names of their columns. A table without rows has a gap or is left
// out.
type Table struct {
	Name    string // of the sheet that it becomes in a workbook
	Source  string // what it shows, as in [Item]
	Columns []Column
	Rows    [][]Value
}

// Column is one of a table.
type Column struct {
	Head string
	// Weight is how much room its words want, in characters: the longest value, within reason.
	Weight int
}

// Picture is drawn things: each page of it is one.
type Picture struct {
	Name  string // such as "fishbone"
	Label string // what it is called where it has a name of its own, else empty
	Alt   string // says in words what is to be seen
	Pages []*scene.Scene
	// Charts are what the pages show, for programs that draw charts themselves: one for each page, or
	// none.
	Charts []*chart.Data
	// Things are the bones and causes of a fish.
	Things map[fishbone.ID]Hung
}

// Drawing is what is drawn of an analysis: its pages, and the charts of [Picture].
type Drawing struct {
	Pages  []*scene.Scene
	Charts []*chart.Data
}

// Hung is a bone or a cause: its words, and for a cause the bone or cause that it hangs below.
type Hung struct {
	Text  string
	Under fishbone.ID
}

// Hanging are all bones of an analysis and what hangs below them.
func Hanging(a *fishbone.Analysis) map[fishbone.ID]Hung {
	all := map[fishbone.ID]Hung{}
	for _, b := range a.Bones() {
		all[b.ID] = Hung{Text: b.Name}
	}
	for _, c := range a.WalkBones() {
		all[c.ID] = Hung{c.Text, c.Parent}
	}
	return all
}

func (Field) block()   {}
func (Table) block()   {}
func (Picture) block() {}

// Value is what stands at one place. Text is always there unless something is missing.
type Value struct {
	Text   string // lines are parted by "\n"
	Day    fishbone.Day
	Number *float64
	Strong bool
	Names  bool // it is what people are called, and no line ends in one
	Gap    int  // the number of the gap that is here, 0 for none
}

// Bullet begins each line of a list.
const Bullet = "• "

// Halves are both parts of a long list, which stand side by side where that makes it lower; ok is false
// for all else.
func (v Value) Halves() (left, right string, ok bool) {
	const many = 6
	lines := strings.Split(v.Text, "\n")
	if len(lines) < many {
		return "", "", false
	}
	for _, line := range lines {
		if !strings.HasPrefix(line, Bullet) {
			return "", "", false
		}
	}
	half := (len(lines) + 1) / 2
	return strings.Join(lines[:half], "\n"), strings.Join(lines[half:], "\n"), true
}

// Empty says whether nothing stands there, not even a gap.
func (v Value) Empty() bool { return v.Text == "" && v.Gap == 0 }

// Gap is why a report would be sent back, and where that is mended.
type Gap struct {
	Section string // the id of the section
	Rule    string // of the section that is broken: an item, a gap of the chain, or a check
	What    string // in one line
	Why     string // the reason, may be empty
	Page    guide.Step
	View    string         // of the page; its picture, or its first view, if empty
	End     *links.End     // of the chain, where that is what is missing
	Of      fishbone.ID    // the thing at which it is mended, or none
	Kind    *fishbone.Kind // of the thing, where an attribute of it is missing
	Column  string         // the attribute
	Field   fishbone.Field // of the analysis, or none
	Answer  string         // the name of the answer that is missing, or none
	Must    bool           // false for what only a careful reader would ask
}

// Tables are all tables of the report, for a workbook.
func (d *Document) Tables() []Table {
	var all []Table
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(Table); ok {
				all = append(all, t)
			}
		}
	}
	return all
}
