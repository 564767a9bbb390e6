package fishbone

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Line is one line of a list that somebody pasted. Level 0 is the outermost; a line
// belongs to the nearest one before it with a smaller level.
type Line struct {
	Level int
	Text  string
}

// bullet is what lists begin their lines with: •, -, *, 1., (2), 3、, 一、. A dash needs a
// space after it, and a number's dot no digit: "-5 °C" and "1.5 mm" are text.
var bullet = regexp.MustCompile(`^(?:[•·●○◦▪■□◆‣➢✓√]\s*|[-–—*+]\s+|(\d{1,3}\s*[.．])(?:$|\D)|\d{1,3}\s*[)）、]\s*|[(（]\d{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}\s*[、.．)）]\s*|[(（][一二三四五六七八九十]{1,3}[)）]\s*|[①-⑳]\s*|[a-zA-Z][.)]\s+)`)

// inlineBullet is a bullet in the middle of a line: some programs copy a whole list as one
// line. Only the bullets that stand for nothing else are looked for.
var inlineBullet = regexp.MustCompile(`(\S)[ \t]+([•●▪■◆‣➢]\s)`)

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }

// tab is how many columns a tab is wide.
const tab = 4

// ReadList takes a pasted list apart: one thing a line, without its bullet or number,
// with the indentation as levels. A bullet counts as indentation: what follows a title
// with bullets hangs below it.
func ReadList(text string) []Line {
	var lines []Line
	var columns []int // of the lines that the next one may hang below
	text = inlineBullet.ReplaceAllString(text, "$1\n$2")
	for _, raw := range strings.FieldsFunc(text, isLineBreak) {
		said, column := ListItem(raw)
		if said == "" {
			continue
		}
		for len(columns) > 0 && columns[len(columns)-1] >= column {
			columns = columns[:len(columns)-1]
		}
		lines = append(lines, Line{len(columns), said})
		columns = append(columns, column)
	}
	return lines
}

// ListItem takes one line of a list apart: what it says, and how far it is indented. A bullet
// counts as one column.
func ListItem(line string) (said string, column int) {
	rest, column := undent(line)
	if bare, ok := unbullet(rest); ok {
		rest, column = bare, column+1
	}
	return Label(rest), column
}

// undent takes the space off the beginning of a line and says how wide it was.
func undent(line string) (rest string, columns int) {
	for i, r := range line {
		switch {
		case r == '\t':
			columns += tab - columns%tab
		case r == '\u3000': // a Chinese space is two columns wide
			columns += 2
		case unicode.IsSpace(r):
			columns++
		default:
			return line[i:], columns
		}
	}
	return "", columns
}

// unbullet takes a bullet or number off the beginning of a line.
func unbullet(line string) (rest string, ok bool) {
	found := bullet.FindStringSubmatchIndex(line)
	switch {
	case found == nil:
		return line, false
	case found[3] >= 0:
		return line[found[3]:], true
	}
	return line[found[1]:], true
}

// SplitBonePrefix reads a line that names the bone it is meant for: "People: no training",
// "人：培训不足", "p> no training", "2> no training". A bone is named by its name, by
// a beginning that no other bone has, by the first letters of its words, or by its
// number. Rest is what is said; it is empty while nobody has said it yet. Ok is false
// for a line that names no bone, which is plain text, whatever colons it has.
func (a *Analysis) SplitBonePrefix(line string) (bone Bone, rest string, ok bool) {
	i := strings.IndexAny(line, ":：>＞")
	if i < 0 {
		return Bone{}, line, false
	}
	mark := []rune(line[i:])[0]
	name := folded(line[:i])
	rest = strings.TrimSpace(line[i+len(string(mark)):])
	colon := mark == ':' || mark == '：'
	if n, err := strconv.Atoi(name); err == nil {
		bones := a.lists[BoneKind.List]
		if n < 1 || n > len(bones) || colon && rest != "" && unicode.IsDigit([]rune(rest)[0]) { // half past ten
			return Bone{}, line, false
		}
		return *a.things[bones[n-1]].(*Bone), rest, true
	}
	id := a.boneNamed(name)
	if id == "" {
		return Bone{}, line, false
	}
	return *a.things[id].(*Bone), rest, true
}

// boneNamed finds the one bone that is called so, or begins so, or has these initials.
func (a *Analysis) boneNamed(name string) ID {
	if name == "" {
		return ""
	}
	for _, fits := range []func(bone string) bool{
		func(bone string) bool { return bone == name },
		func(bone string) bool { return strings.HasPrefix(bone, name) },
		func(bone string) bool { return initials(bone) == name },
	} {
		var found []ID
		for _, id := range a.lists[BoneKind.List] {
			if fits(folded(NameOf(a.things[id]))) {
				found = append(found, id)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
		if len(found) > 1 {
			return ""
		}
	}
	return ""
}

// folded makes labels comparable: small letters of half width.
func folded(s string) string { return strings.ToLower(Label(norm.NFKC.String(s))) }

func initials(s string) string {
	var all []rune
	for _, w := range strings.Fields(s) {
		all = append(all, []rune(w)[0])
	}
	return string(all)
}
