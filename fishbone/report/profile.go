package report

import (
	"embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"whybone/fishbone/links"
)

// Text is words in several languages, by their names: en, zh-Hans, zh-Hant.
type Text map[string]string

// In is the text in a language: another Chinese where that one is missing, else English, else
// whatever there is.
func (t Text) In(language string) string {
	order := []string{language}
	if strings.HasPrefix(language, "zh") {
		order = append(order, "zh-Hans", "zh-Hant")
	}
	for _, l := range append(order, "en", "zh-Hans", "zh-Hant") {
		if s := t[l]; s != "" {
			return s
		}
	}
	return ""
}

// Profile says what a report has in it.
type Profile struct {
	Name     string    `toml:"name"`            // short, as it is asked for
	Title    Text      `toml:"title"`           // of the report
	For      Text      `toml:"for,omitempty"`   // who asks for it
	Paper    Paper     `toml:"paper,omitempty"` // A4 upright if empty
	Fit      bool      `toml:"fit,omitempty"`   // on one page, as long as it can be read
	Head     []Item    `toml:"head,omitempty"`  // small, beside the title
	Sections []Section `toml:"section,omitempty"`
}

// Section is a part of a report with a heading.
type Section struct {
	ID     string   `toml:"id"`               // by which it is left out
	Number string   `toml:"number,omitempty"` // such as D4; counted where it is empty
	Title  Text     `toml:"title"`
	Why    Text     `toml:"why,omitempty"` // it would be sent back if the section were empty
	Items  []Item   `toml:"item,omitempty"`
	Gaps   []string `toml:"gaps,omitempty"`   // of the chain, see [links.Gap], that belong here
	Checks []string `toml:"checks,omitempty"` // that must hold, see [CheckNames]
}

// Item is one thing that a section shows: a value with its name, a table, or a picture.
type Item struct {
	// Show names it: "about.voice" and "answer.batch" are texts of the analysis and of its
	// reports, "picture.fishbone" is a picture; all others are single values and tables, see
	// [Sources].
	Show  string `toml:"show"`
	Label Text   `toml:"label,omitempty"` // its own name if empty
	Must  bool   `toml:"must,omitempty"`  // the report would be sent back without it
	Why   Text   `toml:"why,omitempty"`   // the reason
	// Columns are those of a table, Each those that every row must fill, and Heads their
	// names where they are not the usual ones. Where has the words that a row must have in
	// some columns; "!" before a word stands for all others.
	Columns []string          `toml:"columns,omitempty"`
	Each    []string          `toml:"each,omitempty"`
	Heads   map[string]Text   `toml:"heads,omitempty"`
	Where   map[string]string `toml:"where,omitempty"`
	// As says how an answer is asked for: "line", "text", "day", or as a list of lines: "plan" of
	// steps (see [PlanOf]), "marks" for abilities (see [MarksOf]), "counts" for what happened how often
	// (see [CountsOf]).
	As string `toml:"as,omitempty"`
}

// The lists that an answer can be, by Item.As.
const (
	asPlan   = "plan"
	asMarks  = "marks"
	asCounts = "counts"
)

// The endings of Show.
const (
	about   = "about."
	answer  = "answer."
	picture = "picture."
)

//go:embed profiles/*.toml
var embedded embed.FS

// names are the profiles of the program, in the order in which they are offered.
var names = []string{"8d", "a3", "qcc", "qc-group", "iso9001", "iso10002", "rca2", "verdicts", "measures", "promises", "bulletin", "feedback", "minutes"}

// Names are the names of the program's profiles.
func Names() []string { return slices.Clone(names) }

// Profiles are those of the program.
func Profiles() []*Profile {
	var all []*Profile
	for _, n := range names {
		p, err := Named(n)
		if err != nil {
			panic(err) // a test reads them all
		}
		all = append(all, p)
	}
	return all
}

// ErrNoProfile means that there is no profile of a name.
var ErrNoProfile = errors.New("there is no such profile")

// Named returns one of the program's profiles.
func Named(name string) (*Profile, error) {
	if !slices.Contains(names, name) {
		return nil, fmt.Errorf("%w: %q", ErrNoProfile, name)
	}
	data, err := embedded.ReadFile("profiles/" + name + ".toml")
	if err != nil {
		return nil, err
	}
	return Parse(data)
}

// MaxProfile bounds the file of a profile, in bytes: those of the program have some thousand.
const MaxProfile = 256 << 10

// ErrProfile means that a file is no profile, or names what does not exist.
var ErrProfile = errors.New("not a profile of a report")

// Parse reads a profile. Its errors are [ErrProfile] with the place.
func Parse(data []byte) (*Profile, error) {
	if len(data) > MaxProfile {
		return nil, fmt.Errorf("%w: it has more than %d bytes", ErrProfile, MaxProfile)
	}
	p := &Profile{}
	meta, err := toml.Decode(string(data), p)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProfile, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("%w: nothing is called %s", ErrProfile, unknown[0])
	}
	if p.Paper == "" {
		p.Paper = A4
	}
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProfile, err)
	}
	return p, nil
}

// Ask is an answer that a profile asks for.
type Ask struct {
	Name    string
	Section string // its id, empty for the head
	Label   Text
	As      string // see [Item]
}

// Asks are the answers that a profile asks for, in its order.
func (p *Profile) Asks() (all []Ask) {
	add := func(section string, items []Item) {
		for _, i := range items {
			if name, ok := strings.CutPrefix(i.Show, answer); ok {
				all = append(all, Ask{name, section, i.Label, i.As})
			}
		}
	}
	add("", p.Head)
	for _, s := range p.Sections {
		add(s.ID, s.Items)
	}
	return all
}

func (p *Profile) check() error {
	switch {
	case p.Name == "" || strings.ContainsAny(p.Name, "/\\ \t\n"):
		return errors.New(`"name" must be one word`)
	case p.Title.In("en") == "":
		return errors.New(`"title" is missing`)
	case sizes[p.Paper] == [2]float64{}:
		return fmt.Errorf(`"paper" is %q`, p.Paper)
	case len(p.Sections) == 0:
		return errors.New("it has no section")
	}
	for _, item := range p.Head {
		if err := item.check(); err != nil {
			return fmt.Errorf("head: %w", err)
		}
		if src, _ := sourceOf(item); src.value == nil {
			return fmt.Errorf("head: %q is no single value", item.Show)
		}
	}
	met := map[string]bool{}
	for _, s := range p.Sections {
		if s.ID == "" || met[s.ID] {
			return fmt.Errorf(`the "id" of a section is missing or there twice: %q`, s.ID)
		}
		met[s.ID] = true
		if err := s.check(); err != nil {
			return fmt.Errorf("section %s: %w", s.ID, err)
		}
	}
	return nil
}

func (s *Section) check() error {
	if s.Title.In("en") == "" {
		return errors.New(`"title" is missing`)
	}
	for _, item := range s.Items {
		if err := item.check(); err != nil {
			return err
		}
	}
	for _, g := range s.Gaps {
		if !slices.Contains(links.Gaps(), links.Gap(g)) {
			return fmt.Errorf("no gap of the chain is called %q", g)
		}
	}
	for _, c := range s.Checks {
		if _, ok := checks[c]; !ok {
			return fmt.Errorf("no check is called %q", c)
		}
	}
	return nil
}

func (i *Item) check() error {
	src, ok := sourceOf(*i)
	if !ok {
		return fmt.Errorf("nothing to show is called %q", i.Show)
	}
	if !slices.Contains([]string{"", "line", "text", "day", asPlan, asMarks, asCounts}, i.As) || i.As != "" && !strings.HasPrefix(i.Show, answer) {
		return fmt.Errorf("%q cannot be asked for as %q", i.Show, i.As)
	}
	if strings.HasPrefix(i.Show, answer) && i.Label.In("en") == "" {
		return fmt.Errorf("the label of %q is missing", i.Show)
	}
	for _, c := range slices.Concat(i.Columns, i.Each) {
		c = strings.TrimPrefix(c, optional)
		if src.head == nil || src.head(blank{}, c) == "" {
			return fmt.Errorf("%q has no column %q", i.Show, c)
		}
	}
	for c := range i.Where {
		if src.head == nil || src.head(blank{}, c) == "" {
			return fmt.Errorf("%q has no column %q", i.Show, c)
		}
	}
	if src.rows != nil && len(i.Columns) == 0 {
		return fmt.Errorf("%q is a table and has no columns", i.Show)
	}
	return nil
}
