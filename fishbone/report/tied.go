package report

import (
	"regexp"
	"strings"
	"unicode"
)

// together parts a number from its unit, and the parts of a name: no line ends there.
const together = "\u00a0"

// apart finds a figure that a usual blank parts from what it counts: anything in Chinese, and the usual
// signs of units.
var apart = regexp.MustCompile(`(\d) (\p{Han}|[%‰°€$£¥]|(?:ppm|pcs|min|ms|kg|mg|ml|mm|cm|km|µm|nm|kW|kWh|Hz|kPa|MPa|EUR|USD|CNY|TWD|[hsdgtlmWVAK])(?:[^\pL\d]|$))`)

// tied is a text in which no line ends between a figure and its unit.
func tied(s string) string { return apart.ReplaceAllString(s, "${1}"+together+"${2}") }

// tie keeps figures with their units wherever the report says something.
func (d *Document) tie() {
	for i := range d.Head {
		d.Head[i].Value.Text = tied(d.Head[i].Value.Text)
	}
	for _, p := range d.Sections {
		for i, b := range p.Blocks {
			switch b := b.(type) {
			case Field:
				b.Value.Text = tied(b.Value.Text)
				p.Blocks[i] = b
			case Table:
				for _, row := range b.Rows {
					for n := range row {
						row[n].Text = tied(row[n].Text)
					}
				}
			}
		}
	}
}

// Flat is a text on one line, which keeps what holds together in it.
func Flat(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && string(r) != together }), " ")
}
