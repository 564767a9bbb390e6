package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"whybone/fishbone"
)

// version is the format that WriteJSON writes and the newest that ReadJSON reads.
const version = 1

// maxVotes is the most votes of one cause in a file.
const maxVotes = 1_000_000

// written is a document as Whybone JSON, its keys in their order. The plain tree
// has problem and categories alone.
type written struct {
	Version    int            `json:"whybone"`
	Problem    string         `json:"problem,omitempty"`
	About      fishbone.About `json:"about,omitzero"`
	People     []person       `json:"people,omitempty"`
	Categories []category     `json:"categories"`
	Tray       []cause        `json:"tray,omitempty"`
	Solutions  []solution     `json:"solutions,omitempty"`
	Ideas      []idea         `json:"ideas,omitempty"`
}

// WriteJSON writes a whole analysis as Whybone JSON, indented, the same text for
// the same analysis. Identifiers, the times of changes and who made them are not in
// it; who said what is.
func WriteJSON(a *fishbone.Analysis) ([]byte, error) {
	d := documentOf(a)
	if d.Categories == nil {
		d.Categories = []category{}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(written{
		version, d.Problem, d.About, d.People, d.Categories, d.Tray, d.Solutions, d.Ideas,
	})
	if err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return b.Bytes(), nil
}

// ReadJSON reads Whybone JSON or the plain tree, with or without a byte order mark,
// and returns the edit that builds the analysis on an empty one. The problem of a
// plain tree goes into the head of the fish as well. Every error is an [*Error].
func ReadJSON(data []byte, newID func() fishbone.ID) (fishbone.Edit, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	r := &jsonReader{reader: newReader(data), ids: map[string]named{}}
	if !utf8.Valid(data) {
		r.at = firstInvalid(data)
		return nil, r.fail(ErrEncoding)
	}
	if err := r.document(); err != nil {
		return nil, err
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	return r.doc.edits(newID), nil
}

// firstInvalid finds where a text stops being UTF-8.
func firstInvalid(data []byte) int64 {
	at := 0
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return int64(at)
}

// jsonReader reads Whybone JSON into a document.
type jsonReader struct {
	*reader
	doc    document
	ids    map[string]named
	causes int
	refs   []ref
}

// named is what an identifier in the file stands for.
type named int

const (
	aCategory named = iota + 1
	anOpenCause
	aClosedCause // it repeats another one
)

// ref is a place that names a cause, which may come later in the file.
type ref struct {
	mark
	id   string
	same bool // as the one that is repeated, not as one that a solution removes
}

func (r *jsonReader) document() error {
	found, problem := 0, ""
	err := r.object(map[string]func() error{
		"whybone":    func() error { return r.version(&found) },
		"problem":    r.label(&problem),
		"about":      r.about,
		"people":     items(r, &r.doc.People, r.person),
		"categories": items(r, &r.doc.Categories, r.category),
		"tray":       items(r, &r.doc.Tray, r.card),
		"solutions":  items(r, &r.doc.Solutions, r.solution),
		"ideas":      items(r, &r.doc.Ideas, r.idea),
	})
	if err != nil {
		return err
	}
	r.doc.Problem = problem
	if plain := found == 0; plain {
		if problem == "" {
			return r.failAt(mark{}, fmt.Errorf("the key %q is %w", "problem", ErrMissing))
		}
		if r.doc.About.Head == "" {
			r.doc.About.Head = problem
		}
	}
	return r.resolve()
}

// items returns a function that reads a list of things into a slice.
func items[T any](r *jsonReader, to *[]T, read func(*T) error) func() error {
	return func() error {
		return r.list(func() error {
			var t T
			err := read(&t)
			*to = append(*to, t)
			return err
		})
	}
}

func (r *jsonReader) version(to *int) error {
	if err := r.number(to, 1, 1_000_000)(); err != nil {
		return err
	}
	if *to > version {
		return r.fail(fmt.Errorf("%w: format %d, and this one reads %d", ErrNewer, *to, version))
	}
	return nil
}

func (r *jsonReader) about() error {
	about := &r.doc.About
	return r.object(map[string]func() error{
		"head":        r.optional(&about.Head),
		"goal":        r.paragraph(&about.Goal),
		"present":     r.paragraph(&about.Present),
		"constraints": r.paragraph(&about.Constraints),
		"what":        r.paragraph(&about.What),
		"when":        r.paragraph(&about.When),
		"where":       r.paragraph(&about.Where),
		"who":         r.paragraph(&about.Who),
		"why":         r.paragraph(&about.Why),
		"how":         r.paragraph(&about.How),
		"howMuch":     r.paragraph(&about.HowMuch),
		"date":        r.paragraph(&about.Date),
		"place":       r.paragraph(&about.Place),
	})
}

func (r *jsonReader) person(p *person) error {
	role := string(fishbone.Member)
	err := r.object(map[string]func() error{
		"name": r.label(&p.Name),
		"role": r.oneOf(&role,
			string(fishbone.Facilitator), string(fishbone.Recorder), string(fishbone.Member)),
	}, "name")
	p.Role = fishbone.Role(role)
	return err
}

func (r *jsonReader) category(c *category) error {
	start, id := r.upcoming(), ""
	err := r.object(map[string]func() error{
		"id":     r.label(&id),
		"name":   r.label(&c.Name),
		"causes": items(r, &c.Causes, func(c *cause) error { return r.cause(c, 1) }),
	}, "name")
	if err != nil {
		return err
	}
	return r.name(start, id, aCategory)
}

// card reads a cause that lies in the tray.
func (r *jsonReader) card(c *cause) error {
	start := r.upcoming()
	if err := r.cause(c, 1); err != nil {
		return err
	}
	if c.Link != fishbone.Unread {
		return r.failAt(start, fishbone.ErrNoLink)
	}
	return nil
}

func (r *jsonReader) cause(c *cause, level int) error {
	start := r.upcoming()
	if level > fishbone.MaxLevel {
		return r.failAt(start, fishbone.ErrTooDeep)
	}
	if r.causes++; r.causes > fishbone.MaxThing {
		return r.failAt(start, fishbone.ErrTooMany)
	}
	err := r.object(map[string]func() error{
		"id":        r.label(&c.ID),
		"text":      r.label(&c.Text),
		"by":        r.optional(&c.By),
		"sameAs":    func() error { return r.ref(&c.SameAs, true) },
		"verdict":   func() error { return r.verdict(&c.Verdict) },
		"votes":     r.number(&c.Votes, 0, maxVotes),
		"stop":      r.optional(&c.Stop),
		"therefore": func() error { return r.link(&c.Link) },
		"causes":    items(r, &c.Causes, func(c *cause) error { return r.cause(c, level+1) }),
	}, "text")
	switch {
	case err != nil:
		return err
	case len(c.Causes) > 0 && c.SameAs != "":
		return r.failAt(start, fishbone.ErrNotALeaf)
	case len(c.Causes) > 0 && c.Stop != "":
		return r.failAt(start, fishbone.ErrAnswered)
	case c.SameAs != "":
		return r.name(start, c.ID, aClosedCause)
	}
	return r.name(start, c.ID, anOpenCause)
}

func (r *jsonReader) link(l *fishbone.Link) error {
	said := ""
	err := r.oneOf(&said, string(fishbone.Holds), string(fishbone.Breaks))()
	*l = fishbone.Link(said)
	return err
}

func (r *jsonReader) verdict(v *fishbone.Verdict) error {
	finding := string(v.Finding)
	err := r.object(map[string]func() error{
		"finding": r.oneOf(&finding,
			string(fishbone.Confirmed), string(fishbone.Rejected), string(fishbone.ToVerify)),
		"evidence":  r.paragraph(&v.Evidence),
		"criterion": r.paragraph(&v.Criterion),
		"who":       r.paragraph(&v.Who),
		"when":      r.paragraph(&v.When),
	})
	v.Finding = fishbone.Finding(finding)
	return err
}

func (r *jsonReader) solution(s *solution) error {
	return r.object(map[string]func() error{
		"text":   r.label(&s.Text),
		"by":     r.optional(&s.By),
		"causes": items(r, &s.Causes, func(id *string) error { return r.ref(id, false) }),
	}, "text")
}

func (r *jsonReader) idea(i *idea) error {
	return r.object(map[string]func() error{
		"text": r.label(&i.Text),
		"by":   r.optional(&i.By),
	}, "text")
}

// name remembers the identifier of what was just read, if it has one.
func (r *jsonReader) name(at mark, id string, what named) error {
	if id == "" {
		return nil
	}
	if r.ids[id] != 0 {
		return r.failAt(at, fmt.Errorf("the id %s is %w", quote(id), ErrTwice))
	}
	r.ids[id] = what
	return nil
}

// ref reads the identifier of a cause.
func (r *jsonReader) ref(id *string, same bool) error {
	if err := r.label(id)(); err != nil {
		return err
	}
	r.refs = append(r.refs, ref{r.here(), *id, same})
	return nil
}

// resolve checks that every identifier that was used stands for a cause.
func (r *jsonReader) resolve() error {
	for _, ref := range r.refs {
		switch what := r.ids[ref.id]; {
		case what == 0:
			return r.failAt(ref.mark, fmt.Errorf("%w: no cause has the id %s", ErrMissing, quote(ref.id)))
		case what == aCategory:
			return r.failAt(ref.mark, fmt.Errorf("%w: %s is a category, not a cause", ErrType, quote(ref.id)))
		case what == aClosedCause && ref.same:
			return r.failAt(ref.mark, fmt.Errorf("%s: %w", quote(ref.id), fishbone.ErrClosed))
		}
	}
	return nil
}
