package fonts

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// substitutions is a font's table GSUB, as far as ligatures can be added to it: which
// features each language of each script has, and which lookups each feature. The lookups
// themselves stay the bytes that they are.
type substitutions struct {
	scripts  []scriptRules
	features []feature
	lookups  []byte // the list of lookups, with all that it leads to
}

// scriptRules is a script with its usual language, which is nil for none, and others.
type scriptRules struct {
	tag       string
	usual     *language
	languages []language
}

type language struct {
	tag      string
	required int // a feature; 0xffff for none
	features []int
}

type feature struct {
	tag     string
	lookups []int
}

const (
	noFeature   = 0xffff
	composition = "ccmp" // the feature that sets characters together, which is always on
)

// readSubstitutions reads a table, which may be empty.
func readSubstitutions(table []byte) *substitutions {
	if len(table) == 0 {
		return &substitutions{scripts: []scriptRules{{tag: "DFLT", usual: &language{required: noFeature}}}, lookups: []byte{0, 0}}
	}
	t := offsetTable(table)
	s := &substitutions{lookups: t.at(8)}
	for tag, part := range t.at(4).records(0) {
		one := scriptRules{tag: tag}
		if part.value(0) != 0 {
			usual := part.at(0).language("")
			one.usual = &usual
		}
		for tag, part := range part.records(2) {
			one.languages = append(one.languages, part.language(tag))
		}
		s.scripts = append(s.scripts, one)
	}
	for tag, part := range t.at(6).records(0) {
		s.features = append(s.features, feature{tag, part.values(2)})
	}
	return s
}

// offsetTable is a part of a table, in which other parts are found by their distance from
// its beginning.
type offsetTable []byte

func (t offsetTable) value(at int) int { return int(binary.BigEndian.Uint16(t[at:])) }

// at follows the distance that stands at a place.
func (t offsetTable) at(place int) offsetTable { return t[t.value(place):] }

// values are numbers behind their count.
func (t offsetTable) values(at int) []int {
	all := make([]int, t.value(at))
	for i := range all {
		all[i] = t.value(at + 2 + 2*i)
	}
	return all
}

// records yields the parts with tags whose list begins at a place.
func (t offsetTable) records(list int) func(yield func(string, offsetTable) bool) {
	return func(yield func(string, offsetTable) bool) {
		for i := range t.value(list) {
			record := list + 2 + 6*i
			if !yield(string(t[record:record+4]), t.at(record+4)) {
				return
			}
		}
	}
}

func (t offsetTable) language(tag string) language { return language{tag, t.value(2), t.values(4)} }

// addLookup adds a lookup to the composition of every language.
func (s *substitutions) addLookup(lookup []byte) {
	count := offsetTable(s.lookups).value(0)
	var list bytes.Buffer
	put := func(v int) { writeUint16(&list, uint16(v)) }
	put(count + 1)
	for i := range count {
		put(offsetTable(s.lookups).value(2+2*i) + 2)
	}
	put(len(s.lookups) + 2) // of the new one, at the end
	list.Write(s.lookups[2+2*count:])
	list.Write(lookup)
	s.lookups = list.Bytes()
	done := map[int]bool{}
	for i := range s.scripts {
		if s.scripts[i].usual == nil {
			s.scripts[i].usual = &language{required: noFeature}
		}
		s.compose(s.scripts[i].usual, count, done)
		for j := range s.scripts[i].languages {
			s.compose(&s.scripts[i].languages[j], count, done)
		}
	}
}

// compose adds a lookup to the composition of a language, which other languages may share:
// done has those features that have it already.
func (s *substitutions) compose(l *language, lookup int, done map[int]bool) {
	i := slices.IndexFunc(l.features, func(f int) bool { return s.features[f].tag == composition })
	if i < 0 {
		s.features = append(s.features, feature{tag: composition})
		i = len(l.features)
		l.features = append(l.features, len(s.features)-1)
	}
	if f := l.features[i]; !done[f] {
		s.features[f].lookups = append(s.features[f].lookups, lookup)
		done[f] = true
	}
}

// table writes the table. Whatever is in it is short, for distances are of two bytes.
func (s *substitutions) table() []byte {
	scripts, features := s.scriptList(), s.featureList()
	const header = 10
	var b bytes.Buffer
	for _, v := range []int{1, 0, header, header + len(scripts), header + len(scripts) + len(features)} {
		writeUint16(&b, uint16(v))
	}
	b.Write(scripts)
	b.Write(features)
	b.Write(s.lookups)
	return b.Bytes()
}

// tagged is a part of a list, with its tag.
type tagged struct {
	tag  string
	part []byte
}

// listOf writes a list of parts, behind some numbers of its own that stand before it.
func listOf(before []int, parts []tagged) []byte {
	var b, behind bytes.Buffer
	for _, v := range append(before, len(parts)) {
		writeUint16(&b, uint16(v))
	}
	from := b.Len() + 6*len(parts)
	for _, p := range parts {
		b.WriteString(p.tag)
		writeUint16(&b, uint16(from+behind.Len()))
		behind.Write(p.part)
	}
	b.Write(behind.Bytes())
	return b.Bytes()
}

func (s *substitutions) scriptList() []byte {
	var parts []tagged
	for _, one := range s.scripts {
		var languages []tagged
		for _, l := range one.languages {
			languages = append(languages, tagged{l.tag, l.part()})
		}
		part := listOf([]int{0}, languages)
		if one.usual != nil {
			binary.BigEndian.PutUint16(part, uint16(len(part)))
			part = append(part, one.usual.part()...)
		}
		parts = append(parts, tagged{one.tag, part})
	}
	return listOf(nil, parts)
}

func (l *language) part() []byte {
	var b bytes.Buffer
	for _, v := range append([]int{0, l.required, len(l.features)}, l.features...) {
		writeUint16(&b, uint16(v))
	}
	return b.Bytes()
}

func (s *substitutions) featureList() []byte {
	var parts []tagged
	for _, f := range s.features {
		var b bytes.Buffer
		for _, v := range append([]int{0, len(f.lookups)}, f.lookups...) {
			writeUint16(&b, uint16(v))
		}
		parts = append(parts, tagged{f.tag, b.Bytes()})
	}
	return listOf(nil, parts)
}
