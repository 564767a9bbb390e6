package fishbone

import (
	"fmt"
	"strings"
	"unicode"
)

// Signing is how a team wants to be told who said what: on cards, in the record, in pictures and
// in files that it hands out. The data file keeps the names whatever is chosen, so that another
// choice brings them back. It is about what people said, not about what they have promised,
// checked or decided: who answers for something is always named.
type Signing string

// The ways to sign. Names are the usual one.
const (
	SignNames    Signing = ""
	SignInitials Signing = "initials"
	SignNobody   Signing = "nobody"
)

// Signings are all ways to sign.
func Signings() []Signing { return []Signing{SignNames, SignInitials, SignNobody} }

// Sign is how somebody is named who said something, empty for not at all.
func (s Signing) Sign(name string) string {
	switch s {
	case SignNobody:
		return ""
	case SignInitials:
		return firstLetters(name)
	}
	return name
}

// firstLetters are the first letters of a name's words; of a Chinese name it is the family name.
func firstLetters(name string) string {
	var b strings.Builder
	for _, word := range strings.Fields(name) {
		r := []rune(word)[0]
		b.WriteRune(unicode.ToUpper(r))
		if unicode.Is(unicode.Han, r) {
			break
		}
	}
	return b.String()
}

// Sign is how the team of the analysis wants somebody to be named who said something.
func (a *Analysis) Sign(name string) string { return a.about.Signing.Sign(name) }

// Signed is the analysis as it is handed out: its authors are named as the team wants. Like
// [Analysis.WithNames] it is to be looked at, and stands in no data file. Who gave points is told
// from the others also where nobody is named, for otherwise they could not be added up.
func (a *Analysis) Signed() *Analysis {
	if a.about.Signing == SignNames {
		return a
	}
	m := mutate(a)
	givers := a.giverSigns()
	for id, t := range m.things {
		n := signed(a.about.Signing)
		if t.Kind() == ScoreKind {
			n.author = func(name string) string { return givers[name] }
		}
		if with := n.inThing(t); with != t {
			m.put(id, with)
		}
	}
	return m.Analysis
}

// WithSigning is the analysis as it would be handed out if the team had chosen so. It is to be
// looked at.
func (a *Analysis) WithSigning(s Signing) *Analysis {
	if a.about.Signing == s {
		return a
	}
	m := mutate(a)
	about := m.about
	about.Signing = s
	m.setAbout(about)
	return m.Analysis
}

// giverSigns are the signs of those who gave points, each of them another one.
func (a *Analysis) giverSigns() map[string]string {
	signs, taken := map[string]string{"": ""}, map[string]bool{"": true}
	for _, s := range a.Scores() {
		if _, known := signs[s.By]; known {
			continue
		}
		sign := a.Sign(s.By)
		for n := 1; taken[sign]; n++ {
			sign = fmt.Sprint(a.Sign(s.By), n)
		}
		signs[s.By], taken[sign] = sign, true
	}
	return signs
}

// GiverSign is how the team wants somebody to be named who gave points. Nobody shares it.
func (a *Analysis) GiverSign(name string) string {
	if sign, ok := a.giverSigns()[name]; ok {
		return sign
	}
	return a.Sign(name)
}

// signed are the changes to what is told where authors are signed so.
func signed(s Signing) renaming { return renaming{author: s.Sign, stamp: s.Sign} }

// InEdit returns an edit of a log as it is told where authors are signed so.
func (s Signing) InEdit(e Edit) Edit {
	if s == SignNames {
		return e
	}
	return signed(s).inEdit(e)
}
