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

// counting finds a figure and the word behind it, which tells what is counted: 18 complaints, 20 April. What follows a
// figure without telling anything of it is in following.
var (
	counting  = regexp.MustCompile(`(^|[\s(])([\d.,]*\d[%‰]?) (\p{Latin}{3,14})`)
	following = setOf("and are but did for from had has have her his its not our that the their then they was were what when where which who why with you")
)

// before finds a figure of its own and the short word before it: by 10.2%, from 31 to 52.
var before = regexp.MustCompile(`\b(by|of|to|at) ([\d.,]*\d[%‰]?)([^\d.,%‰\x{00a0}]|[.,](?:\s|$)|$)`)

func setOf(words string) map[string]bool {
	is := map[string]bool{}
	for _, word := range strings.Fields(words) {
		is[word] = true
	}
	return is
}

// tied is a text in which no line ends between a figure and what it counts.
func tied(s string) string {
	s = apart.ReplaceAllString(s, "${1}"+together+"${2}")
	s = counting.ReplaceAllStringFunc(s, func(found string) string {
		at := strings.LastIndex(found, " ")
		if following[found[at+1:]] {
			return found
		}
		return found[:at] + together + found[at+1:]
	})
	return before.ReplaceAllString(s, "${1}"+together+"${2}${3}")
}

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
