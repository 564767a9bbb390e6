package form

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"

	"whybone/fishbone/report"
	"whybone/fishbone/spreadsheet"
)

// Mapping says what goes where in the form of a customer.
type Mapping struct {
	Customer string   `toml:"customer" json:"customer"`
	Language string   `toml:"language,omitempty" json:"language,omitempty"` // of what is written, such as "zh-Hans"; nobody has said if it is empty
	Labels   []string `toml:"labels" json:"labels"`                         // sums of the words of the form, by which it is found again
	Places   []Place  `toml:"place" json:"places"`
}

// Place is a cell, and the field of a report that goes into it.
type Place struct {
	Sheet string `toml:"sheet" json:"sheet"`
	Cell  string `toml:"cell" json:"cell"`
	Label string `toml:"label,omitempty" json:"label,omitempty"` // what stands beside it
	// Show is the field, as in [report.Item]; Column is one of its columns where it is a list,
	// As says that an answer is a day, and Where which rows are wanted.
	Show   string            `toml:"show,omitempty" json:"show,omitempty"`
	Column string            `toml:"column,omitempty" json:"column,omitempty"`
	As     string            `toml:"as,omitempty" json:"as,omitempty"`
	Where  map[string]string `toml:"where,omitempty" json:"where,omitempty"`
	Text   string            `toml:"text,omitempty" json:"text,omitempty"`   // always stands there, if there is no field
	After  bool              `toml:"after,omitempty" json:"after,omitempty"` // it follows what stands there
	Lines  bool              `toml:"lines,omitempty" json:"lines,omitempty"` // a list stands in this one cell
	// What the form had when the place was chosen, by which a form is known that was filled
	// already: the rows for a list, and what stood in the cell.
	Rows  int    `toml:"rows,omitempty" json:"rows,omitempty"`
	Stood string `toml:"stood,omitempty" json:"stood,omitempty"`
}

// Item is the field as reports have it.
func (p Place) Item() report.Item {
	i := report.Item{Show: p.Show, As: p.As, Where: p.Where}
	if p.Column != "" {
		i.Columns = []string{p.Column}
	}
	return i
}

// Same says whether two places show the same.
func (p Place) Same(o Place) bool {
	return p.Show == o.Show && p.Column == o.Column && p.Text == o.Text && list(p) == list(o)
}

// SameList says whether two places show the same list, or the same field.
func (p Place) SameList(o Place) bool { return list(p) == list(o) }

// ErrNotMapping means that a file is no mapping, or names what does not exist.
var ErrNotMapping = errors.New("not a mapping of a form")

// What a mapping may be at most.
const (
	maxMapping = 1 << 20 // bytes
	maxPlaces  = 2000
	maxSums    = 400
)

// ParseMapping reads the file of a mapping. Its errors are [ErrNotMapping] with the reason.
func ParseMapping(data []byte) (*Mapping, error) {
	if len(data) > maxMapping {
		return nil, fmt.Errorf("%w: it has more than %d bytes", ErrNotMapping, maxMapping)
	}
	m := &Mapping{}
	meta, err := toml.Decode(string(data), m)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotMapping, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("%w: nothing is called %s", ErrNotMapping, unknown[0])
	}
	if err := m.Check(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotMapping, err)
	}
	return m, nil
}

// Check says what is wrong with a mapping.
func (m *Mapping) Check() error {
	if len(m.Places) > maxPlaces || len(m.Labels) > maxSums {
		return errors.New("it has too many places")
	}
	if !slices.Contains([]string{"", "en", "zh-Hans", "zh-Hant"}, m.Language) {
		return fmt.Errorf("%q is no language", m.Language)
	}
	for _, p := range m.Places {
		if _, _, ok := spreadsheet.ParseName(p.Cell); !ok {
			return fmt.Errorf("no cell is called %q", p.Cell)
		}
		if p.Text != "" {
			continue
		}
		if err := report.CheckItem(p.Item()); err != nil {
			return fmt.Errorf("%s %s: %w", p.Sheet, p.Cell, err)
		}
	}
	return nil
}

// File is the mapping as a file.
func (m *Mapping) File() ([]byte, error) {
	var b bytes.Buffer
	err := toml.NewEncoder(&b).Encode(m)
	return b.Bytes(), err
}

// At is what goes into a cell.
func (m *Mapping) At(c *Cell) (Place, bool) {
	i := m.index(c)
	if i < 0 {
		return Place{}, false
	}
	return m.Places[i], true
}

func (m *Mapping) index(c *Cell) int {
	name := c.Name()
	return slices.IndexFunc(m.Places, func(p Place) bool { return p.Cell == name && p.Sheet == c.Sheet.Name })
}

// Put is the mapping with another place in the stead of what there was for its cell.
func (m *Mapping) Put(c *Cell, p Place) {
	p.Sheet, p.Cell, p.Label, p.Rows, p.Stood = c.Sheet.Name, c.Name(), c.Label(), 0, ""
	if p.Column != "" && !p.Lines {
		for below := c; below != nil; below = below.Below() {
			p.Rows++
		}
	}
	if p.After {
		p.Stood = c.Text
	}
	if i := m.index(c); i >= 0 {
		if was := m.Places[i]; was.Stood != "" && strings.HasPrefix(c.Text, was.Stood) { // it was filled meanwhile
			p.Stood = was.Stood
		}
		p.Rows = max(p.Rows, m.Places[i].Rows)
		m.Places[i] = p
		return
	}
	m.Places = append(m.Places, p)
}

// Clear takes away what goes into a cell.
func (m *Mapping) Clear(c *Cell) {
	if i := m.index(c); i >= 0 {
		m.Places = slices.Delete(m.Places, i, i+1)
	}
}

// Clone is a copy.
func (m *Mapping) Clone() *Mapping {
	return &Mapping{m.Customer, m.Language, slices.Clone(m.Labels), slices.Clone(m.Places)}
}

// Setting is the name under which a data file keeps the mappings of all customers.
const Setting = "forms"

// maxKnown is how many customers' mappings are kept; the oldest go first.
const maxKnown = 100

// ReadKnown reads the mappings of all customers. What is none of them is left out.
func ReadKnown(kept string) (all []*Mapping) {
	var read []*Mapping
	if json.Unmarshal([]byte(kept), &read) != nil {
		return nil
	}
	for _, m := range read {
		if m != nil && m.Check() == nil {
			all = append(all, m)
		}
	}
	return all
}

// WriteKnown writes them.
func WriteKnown(all []*Mapping) string {
	data, _ := json.Marshal(all) // nothing in it can fail
	return string(data)
}

// With are the mappings with one more, in the place of the one for the same form.
func (f *Form) With(all []*Mapping, m *Mapping) []*Mapping {
	if known := f.Recognize(all); known != nil {
		all = Without(all, known)
	}
	all = append(Without(all, m), m.Clone())
	return all[max(0, len(all)-maxKnown):]
}

// Without are the mappings without the one of a customer for a form.
func Without(all []*Mapping, m *Mapping) []*Mapping {
	return slices.DeleteFunc(slices.Clone(all), func(o *Mapping) bool {
		return o.Customer == m.Customer && slices.Equal(o.Labels, m.Labels)
	})
}

// Sums are those of the words of a form. Two files of one form have most of them in common, also
// where the customer has filled in some cells.
func (f *Form) Sums() []string {
	met := map[string]bool{}
	var all []string
	for _, s := range f.Sheets {
		for c := range s.Cells {
			word := normal(c.Text)
			if word == "" || len(all) == maxSums {
				continue
			}
			sum := sha256.Sum256([]byte(word))
			if hex := hex.EncodeToString(sum[:4]); !met[hex] {
				met[hex] = true
				all = append(all, hex)
			}
		}
	}
	return all
}

// normal is a text without what changes from one file to the next: blanks, signs and capitals.
func normal(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// enough is how many of a mapping's words a form must have to be the same one: it may have others,
// for somebody has filled it. A form of few words must have no others either.
const (
	enough = 0.8
	few    = 8
)

// Recognize finds the mapping of a form, nil if none fits.
func (f *Form) Recognize(all []*Mapping) *Mapping {
	has := map[string]bool{}
	for _, s := range f.Sums() {
		has[s] = true
	}
	var best *Mapping
	most := 0.0
	for _, m := range all {
		n := 0
		for _, s := range m.Labels {
			if has[s] {
				n++
			}
		}
		share, likeness := float64(n)/float64(max(1, len(m.Labels))), float64(2*n)/float64(max(1, len(m.Labels)+len(has)))
		if len(m.Labels) < few {
			share = likeness
		}
		if n > 0 && share >= enough && likeness > most {
			best, most = m, likeness
		}
	}
	return best
}
