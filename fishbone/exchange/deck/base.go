package deck

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"hash/fnv"
	"io"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"whybone/fishbone"
)

// The names of shapes, by which a fish is understood again: the head's own, and what stands
// before the identifier of a bone or a cause.
const (
	NameHead  = "head"
	NameBone  = "bone:"
	NameCause = "cause:"
	NameGroup = "group:" // of all that belongs to a bone
	NameRib   = "rib:"   // a line of a bone
	NameLine  = "line:"  // a line of a cause
	// In a tree of whys:
	NameWhy     = "why:"     // a bone or a cause
	NameWhys    = "whys:"    // the group of a cause and all below it
	NameWhyLine = "whyline:" // the line to a cause from what it answers
)

// Base is what a deck knows of the fish that was drawn in it.
type Base struct {
	Analysis fishbone.ID
	Head     Digest
	Drawn    []Drawn
	Whys     []Drawn // in trees of whys
}

// Drawn is a bone or a cause on a slide. What is drawn on several slides is there for each.
type Drawn struct {
	ID    fishbone.ID
	Under fishbone.ID // the bone or the cause above; empty for a bone
	Slide int         // counted from 0; [Hidden] for what was too deep to be drawn
	X, Y  int         // its left upper corner, in points
	Said  Digest      // of its words
	Shown Digest      // of those that were drawn, where they were shortened
}

// Hidden is the slide of what was there and not drawn.
const Hidden = -1

// Bone says whether it is one.
func (d Drawn) Bone() bool { return d.Under == "" }

// Digest tells whether words have been changed, without telling them.
type Digest uint32

// DigestOf is the digest of a text, however it is broken into lines.
func DigestOf(text string) Digest {
	h := fnv.New32a()
	io.WriteString(h, bare(text))
	return Digest(h.Sum32())
}

// bare is a text without its spaces.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
}

// Property is one of the properties of a deck, a name and a text.
type Property struct{ Name, Text string }

// property is what the names of ours begin with, and a number follows.
const property = "Whybone "

// Programs show properties in a list, and some take no more than 255 characters.
const mostCharacters = 240

// baseFile is a base as it is written: each thing names the one above by its place in the list,
// from 1.
type baseFile struct {
	Version  int         `json:"v"`
	Analysis fishbone.ID `json:"a"`
	Head     Digest      `json:"h"`
	Drawn    []drawnRow  `json:"d"`
	Whys     []drawnRow  `json:"w,omitempty"`
}

// Properties writes a base, cut into pieces.
func (b *Base) Properties() []Property {
	f := baseFile{Version: 1, Analysis: b.Analysis, Head: b.Head, Drawn: []drawnRow{}}
	places := map[fishbone.ID]int{"": 0}
	for i, d := range b.Drawn {
		if places[d.ID] == 0 {
			places[d.ID] = i + 1
		}
	}
	for _, d := range b.Drawn {
		f.Drawn = append(f.Drawn, drawnRow{d, places[d.Under]})
	}
	for _, d := range b.Whys {
		f.Whys = append(f.Whys, drawnRow{d, places[d.Under]})
	}
	text, _ := json.Marshal(f) // nothing in it can fail
	var packed bytes.Buffer
	z, _ := flate.NewWriter(&packed, flate.BestCompression) // fails for other levels only
	z.Write(text)
	z.Close()
	rest := base64.RawURLEncoding.EncodeToString(packed.Bytes())
	var all []Property
	for n := 1; rest != ""; n++ {
		piece := rest[:min(len(rest), mostCharacters)]
		rest = rest[len(piece):]
		all = append(all, Property{property + strconv.Itoa(n), piece})
	}
	return all
}

// maxBase is how much a base unpacks to at most.
const maxBase = 16 << 20

// parseBase reads what [Base.Properties] wrote; nil where it is not all there.
func parseBase(properties map[string]string) *Base {
	var text strings.Builder
	for n := 1; ; n++ {
		piece, ok := properties[property+strconv.Itoa(n)]
		if !ok {
			break
		}
		text.WriteString(strings.TrimSpace(piece))
	}
	packed, err := base64.RawURLEncoding.DecodeString(text.String())
	if err != nil || len(packed) == 0 {
		return nil
	}
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxBase))
	if err != nil {
		return nil
	}
	var f baseFile
	if json.Unmarshal(plain, &f) != nil || f.Version != 1 {
		return nil
	}
	b := &Base{Analysis: f.Analysis, Head: f.Head}
	read := func(rows []drawnRow) (all []Drawn) {
		for _, row := range rows {
			d := row.Drawn
			if row.above > 0 && row.above <= len(f.Drawn) {
				d.Under = f.Drawn[row.above-1].ID
			}
			all = append(all, d)
		}
		return all
	}
	b.Drawn, b.Whys = read(f.Drawn), read(f.Whys)
	return b
}

// drawnRow is one of the list as it is written.
type drawnRow struct {
	Drawn
	above int
}

// MarshalJSON writes one.
func (d drawnRow) MarshalJSON() ([]byte, error) {
	row := []any{d.ID, d.above, d.Slide, d.X, d.Y, d.Said}
	if d.Shown != d.Said {
		row = append(row, d.Shown)
	}
	return json.Marshal(row)
}

// UnmarshalJSON reads one.
func (d *drawnRow) UnmarshalJSON(data []byte) error {
	row := []any{&d.ID, &d.above, &d.Slide, &d.X, &d.Y, &d.Said, &d.Shown}
	n := len(row)
	if err := json.Unmarshal(data, &row); err != nil {
		return err
	}
	if len(row) < n {
		d.Shown = d.Said
	}
	return nil
}
