package promises

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"whybone/app/dates"
	"whybone/fishbone"
)

// line is what was understood of a line such as "call every guest back / Anna / 12.3.": what is
// to be done, and who, for whom, against which cause, by when.
type line struct {
	Text, Owner, To string
	Cause           fishbone.ID
	Due             dates.Reading
}

// reader reads lines as things stand on a day.
type reader struct {
	analysis *fishbone.Analysis
	today    fishbone.Day
	days     dates.Options
}

// read takes a line apart. Its first field is what is to be done; the others are in any order.
// What stands behind a mark (@, →, #) may stand anywhere.
func (r reader) read(s string) line {
	var l line
	nobody := false // the field of the owner is empty
	for i, field := range fields(s) {
		said := r.takeMarked(&l, field)
		switch {
		case said == "":
			nobody = nobody || i == 1
		case i == 0:
			l.Text = said
		default:
			r.place(&l, said, nobody)
		}
	}
	if l.Due.Day == "" {
		l.Text, l.Due, _ = dates.Cut(l.Text, r.today, r.days)
	}
	return l
}

// place finds out what a field without a mark is. The first name is the owner, unless that field
// is empty.
func (r reader) place(l *line, field string, nobody bool) {
	if day, ok := dates.Read(field, r.today, r.days); ok && l.Due.Day == "" && !r.onRoster(field) {
		l.Due = day
		return
	}
	switch name, value := labelled(field); {
	case name == '#' && r.cause(value) != "":
		l.Cause = r.cause(value)
	case name == '→' || name == 0 && (nobody || l.Owner != "") && l.To == "":
		l.To = value
	case name == '@' || name == 0 && !nobody && l.Owner == "":
		l.Owner = r.person(value)
	default:
		l.Text = strings.TrimSpace(l.Text + " / " + field)
	}
}

// marks begin what they name, up to the next mark.
var marks = regexp.MustCompile(`(^|[\s\p{Han}])(@|＠|#|＃|→|->)\s*`)

// takeMarked takes what stands behind marks out of a field, and returns what is left.
func (r reader) takeMarked(l *line, field string) string {
	at := marks.FindAllStringSubmatchIndex(field, -1)
	if len(at) == 0 {
		return strings.TrimSpace(field)
	}
	said := strings.TrimSpace(field[:at[0][4]])
	for i, m := range at {
		end := len(field)
		if i+1 < len(at) {
			end = at[i+1][4]
		}
		mark, value := field[m[4]:m[5]], strings.TrimSpace(field[m[1]:end])
		if l.Due.Day == "" {
			value, l.Due = r.dayBehind(value)
		}
		switch {
		case value == "":
		case mark == "@" || mark == "＠":
			l.Owner = r.person(value)
		case mark == "→" || mark == "->":
			l.To = value
		case r.cause(value) != "":
			l.Cause = r.cause(value)
		default: // no cause of that name: the words stay
			said = strings.TrimSpace(said + " " + mark + value)
		}
	}
	return said
}

// dayBehind takes a day from the end of a name.
func (r reader) dayBehind(value string) (string, dates.Reading) {
	if day, ok := dates.Read(value, r.today, r.days); ok {
		return "", day
	}
	before, day, _ := dates.Cut(value, r.today, r.days)
	return before, day
}

// labels say in words what a field is, before a colon.
var labels = map[string]rune{
	"owner": '@', "who": '@', "负责人": '@', "負責人": '@', "责任人": '@', "責任人": '@',
	"to": '→', "for": '→', "对象": '→', "對象": '→', "对谁": '→', "對誰": '→', "承诺对象": '→', "承諾對象": '→',
	"cause": '#', "原因": '#', "要因": '#',
}

// labelled is what a field is, 0 if it does not say, and its value.
func labelled(field string) (name rune, value string) {
	label, value, ok := strings.Cut(strings.ReplaceAll(field, "：", ":"), ":")
	if name = labels[strings.ToLower(strings.TrimSpace(label))]; ok && name != 0 {
		return name, strings.TrimSpace(value)
	}
	if label, value, ok = strings.Cut(field, " "); ok && len(label) > 3 { // "负责人 王芳", but not "to do"
		if name = labels[strings.ToLower(label)]; name != 0 {
			return name, strings.TrimSpace(value)
		}
	}
	return 0, field
}

// fields are what slashes part: between blanks, or in Chinese without; never within "12/8" and
// "and/or".
func fields(s string) []string {
	runes := []rune(s)
	var all []string
	start := 0
	for i, r := range runes {
		if r == '\t' || r == '／' || r == '|' || r == '/' && parts(runes, i) {
			all = append(all, string(runes[start:i]))
			start = i + 1
		}
	}
	return append(all, string(runes[start:]))
}

// parts says whether a slash parts two fields.
func parts(s []rune, i int) bool {
	if i == 0 || i == len(s)-1 {
		return true
	}
	before, after := s[i-1], s[i+1]
	if unicode.IsSpace(before) || unicode.IsSpace(after) {
		return true
	}
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	return han(before) && han(after) || han(before) && unicode.IsDigit(after) || unicode.IsDigit(before) && han(after)
}

// onRoster says whether somebody on the roster is called so: April is a month, too.
func (r reader) onRoster(name string) bool {
	return slices.ContainsFunc(r.analysis.People(), func(p fishbone.Person) bool { return fishbone.Fold(p.Name) == fishbone.Fold(name) })
}

// person is the whole name of somebody on the roster, where the beginning names only one.
func (r reader) person(name string) string {
	found := ""
	for _, p := range r.analysis.People() {
		switch {
		case fishbone.Fold(p.Name) == fishbone.Fold(name):
			return p.Name
		case !strings.HasPrefix(fishbone.Fold(p.Name), fishbone.Fold(name)):
		case found != "":
			return name
		default:
			found = p.Name
		}
	}
	if found != "" {
		return found
	}
	return name
}

// cause is the one that a text names best: a root cause before another, one that begins so
// before one that holds it. It is empty if there is none.
func (r reader) cause(text string) fishbone.ID {
	text = fishbone.Fold(strings.TrimSpace(text))
	if text == "" {
		return ""
	}
	all := slices.Clone(r.analysis.RootCauses())
	for _, c := range r.analysis.WalkBones() {
		all = append(all, c)
	}
	for _, fits := range []func(s, text string) bool{func(s, text string) bool { return s == text }, strings.HasPrefix, strings.Contains} {
		for _, c := range all {
			if fits(fishbone.Fold(c.Text), text) {
				return c.ID
			}
		}
	}
	return ""
}

// promise is what the line promises, nil if it says nothing to do.
func (l line) promise(id fishbone.ID, today fishbone.Day) *fishbone.Promise {
	if fishbone.Label(l.Text) == "" {
		return nil
	}
	return &fishbone.Promise{ID: id, Text: l.Text, Owner: l.Owner, To: l.To, Cause: l.Cause, Due: l.Due.Day, Promised: today}
}
