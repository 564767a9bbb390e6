package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"whybone/fishbone"
)

// Own makes a profile of a team's own from this one: with another title, and without some of its
// sections. Taken says which names others have.
func (p *Profile) Own(title, language string, without []string, taken func(name string) bool) *Profile {
	own := *p
	own.Title, own.For = Text{language: title}, nil
	own.Sections = slices.DeleteFunc(slices.Clone(p.Sections), func(s Section) bool { return slices.Contains(without, s.ID) })
	own.Name = freeName(title, taken)
	return &own
}

// Renamed is the profile under a name that nobody else has.
func (p *Profile) Renamed(taken func(name string) bool) *Profile {
	own := *p
	own.Name = freeName(p.Name, taken)
	return &own
}

// freeName makes one word of a title, with a number behind it where others have that name.
func freeName(title string, taken func(string) bool) string {
	word := strings.ToLower(strings.Join(strings.FieldsFunc(fishbone.Label(title), func(r rune) bool { return strings.ContainsRune("/\\ \t\n", r) }), "-"))
	if word == "" {
		word = "own"
	}
	name := word
	for n := 2; taken(name); n++ {
		name = fmt.Sprintf("%s-%d", word, n)
	}
	return name
}

// File writes the profile as [Parse] reads it.
func (p *Profile) File() ([]byte, error) {
	var b bytes.Buffer
	e := toml.NewEncoder(&b)
	e.Indent = ""
	err := e.Encode(p)
	return b.Bytes(), err
}
