// Package html writes a report as one file for a browser: with its pictures in it, without a
// script, and without anything that is fetched from elsewhere.
package html

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"strings"

	_ "embed"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/pages"
)

//go:embed report.html
var source string

var page = template.Must(template.New("report").Funcs(template.FuncMap{
	"field": func(b report.Block) *report.Field { return as[report.Field](b) }, "table": func(b report.Block) *report.Table { return as[report.Table](b) },
	"picture": func(b report.Block) *report.Picture { return as[report.Picture](b) }, "lines": func(s string) []string { return strings.Split(s, "\n") },
	"drawn": drawn, "printed": printedAs, "logo": logo, "short": short, "brief": brief, "little": little, "tall": tall, "item": item, "words": words, "listed": listed, "few": few, "shared": shared, "flat": flat, "paper": paper, "sheet": sheet, "in": func(v report.Value, d *report.Document) place { return place{v, d} },
}).Parse(source))

// place is a value with the report that it stands in.
type place struct {
	V report.Value
	D *report.Document
}

// as is a block of one of its types, nil if it is of another.
func as[T report.Block](b report.Block) *T {
	if t, ok := b.(T); ok {
		return &t
	}
	return nil
}

// drawn are the pages of a picture as SVG, which is ours and safe.
func drawn(p *report.Picture) (all []template.HTML) {
	for _, s := range p.Pages {
		svg := s.SVGWithFonts()
		if i := bytes.Index(svg, []byte("<svg")); i > 0 {
			svg = svg[i:] // without the declaration of an XML file
		}
		all = append(all, template.HTML(svg))
	}
	return all
}

// flat says whether a picture is a chart that is much wider than high: on paper it becomes smaller, so that it stands
// on the page of its table and leaves little of it empty.
func flat(p *report.Picture) bool {
	const much = 1.5
	return p.Things == nil && len(p.Pages) == 1 && p.Pages[0].Width > much*p.Pages[0].Height
}

// short says whether a cell is too short to be broken: a day, a figure, a verdict, a code.
func short(v report.Value) bool {
	return v.Gap > 0 || v.Day != "" || v.Number != nil || report.Weight(v.Text) <= 8 && !strings.Contains(v.Text, "\n") || code.MatchString(v.Text)
}

// code is the number of a document or a part, which browsers would break behind its hyphens.
var code = regexp.MustCompile(`^[0-9A-Za-z]+(?:[-–/.][0-9A-Za-z]+){1,4}$`)

// item says whether a line is that of a list; its words hang beside its dot.
func item(line string) bool { return strings.HasPrefix(line, report.Bullet) }

// words are those of such a line.
func words(line string) string { return strings.TrimPrefix(line, report.Bullet) }

// listed says whether a value is a list that stands in two columns.
func listed(v report.Value) bool {
	_, _, ok := v.Halves()
	return ok
}

// measured is how wide a table is, and its columns as parts of that.
type measured struct {
	Table   template.CSS
	Columns []template.CSS
	Rows    [][]report.Value // with what stays together in these columns
}

// filled is the part of the page on a screen from which on a table takes all of it, and so it does of one on paper,
// whose letters are smaller.
const filled = 0.9

// shared finds the widths of a table. Left alone, browsers give long texts room by their length, and the
// whys of a cause hardly any. Columns share the room as the page on paper needs it, which is narrower than a screen.
func shared(t *report.Table, d *report.Document) (m measured) {
	onScreen := columns.Room{Wide: 828, Gap: 8, Size: 10.5, Head: 10, Loose: 0.14} // in points
	m.Table = "width: 100%"
	if whole := sum(columns.Widths(*t, d.NotGiven, onScreen), onScreen.Gap); whole < filled*onScreen.Wide {
		m.Table = template.CSS(fmt.Sprintf("width: min(100%%, %.1fem)", whole/onScreen.Size))
	}
	paper := onPaperOf(d)
	if d.Profile.Fit { // its letters become larger or smaller
		paper = onScreen
	}
	widths := columns.Widths(*t, d.NotGiven, paper)
	m.Rows = columns.Loosened(*t, paper.Size, func(column int) float64 { return widths[column] }).Rows
	whole := sum(widths, paper.Gap)
	for _, wide := range widths {
		m.Columns = append(m.Columns, template.CSS(fmt.Sprintf("width: %.1f%%", 100*(wide+paper.Gap)/whole)))
	}
	return m
}

// sum is how wide columns are together, with the gap behind each.
func sum(widths []float64, gap float64) (whole float64) {
	for _, wide := range widths {
		whole += wide + gap
	}
	return whole
}

// onPaperOf is what tables are set in that are printed. Letters of a browser may be a little wider than ours: a line that is
// just filled by ours would leave its last word alone on the next one.
func onPaperOf(d *report.Document) columns.Room {
	const wider = 1.03
	width, _ := d.Paper.Size()
	return columns.Room{Wide: width - 2*edge, Gap: 8, Size: wider * letters, Head: wider * letters, Loose: 0.14}
}

// brief says whether the head of a column is too short to be broken: browsers would do that between any
// two Chinese characters.
func brief(head string) bool { return report.Weight(head) <= 10 }

// little says whether a table has so few rows that they stay on a page. They are no higher than what may be empty at its
// foot.
func little(t *report.Table, d *report.Document) bool {
	const few, part = 8, 0.25
	_, height := d.Paper.Size()
	whole := 0.0
	for _, one := range heights(*t, d, tighter) {
		whole += one
	}
	return len(t.Rows) <= few && whole <= part*(height-2*edge)
}

// tall says whether the rows of a table are so high that none has to stay with another: much of a page would be empty.
func tall(t *report.Table, d *report.Document) bool {
	const part = 0.15 // of a page, for two rows
	_, height := d.Paper.Size()
	high := heights(*t, d, tighter)
	n := len(high)
	return n > 1 && max(high[0]+high[1], high[n-2]+high[n-1]) > part*(height-2*edge)
}

// few says whether a section has only so many values that they stay on a page.
func few(p report.Part) bool {
	for _, b := range p.Blocks {
		if f, ok := b.(report.Field); !ok || report.Weight(f.Value.Text) > 200 {
			return false
		}
	}
	return len(p.Blocks) <= 8
}

// logo is the company's, in the file itself.
func logo(l *report.Logo) template.URL {
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(l.PNG))
}

// paper is what the report is printed on, in the words of style sheets.
func paper(d *report.Document) template.CSS {
	width, height := d.Paper.Size()
	return template.CSS(fmt.Sprintf("%.0fpt %.0fpt", width, height))
}

// sheet are the sizes of what is printed on one sheet of paper: those of its letters, and how high its
// pictures become, in points.
func sheet(d *report.Document) template.CSS {
	const (
		text   = 9.5  // at the usual size
		looser = 1.02 // than ours: browsers have less air around what they print
		high   = 0.4  // of the paper, for a picture
		narrow = 0.83 // of that, in two columns
	)
	letters, pictures := pages.Scale(d)
	scale := looser * letters
	_, height := d.Paper.Size()
	picture := high * height * scale
	if d.Profile.Columns() > 1 {
		picture *= narrow
	}
	return template.CSS(fmt.Sprintf("--text: %.2fpt; --picture: %.0fpt; --pair: %.0fpt;", text*scale, pictures*picture, 0.6*picture))
}

// Write writes a report.
func Write(d *report.Document) ([]byte, error) {
	var b bytes.Buffer
	err := page.Execute(&b, d)
	return b.Bytes(), err
}
