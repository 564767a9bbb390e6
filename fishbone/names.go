package fishbone

import "strings"

// Names says which name stands in the place of another one. The keys are folded, see
// [NewNames].
type Names map[string]string

// NewNames says that a name stands in the place of another one.
func NewNames(old, new string) Names { return Names{foldName(old): new} }

// Add says that a name stands in the place of one more.
func (n Names) Add(old, new string) { n[foldName(old)] = new }

// foldName is a name as names are compared: people type their own in any case.
func foldName(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// nameBounds are what stands between the names of several people.
const nameBounds = "\n\r\t,，、;；/+&"

// Replace replaces a name, or those in a list of names. What is no name of its own stays:
// Li is not in Limit.
func (n Names) Replace(s string) string {
	if as, ok := n[foldName(s)]; ok {
		return as
	}
	var b strings.Builder
	for s != "" {
		end := strings.IndexAny(s, nameBounds)
		if end < 0 {
			end = len(s)
		}
		b.WriteString(n.replaceOne(s[:end]))
		rest := strings.TrimLeft(s[end:], nameBounds)
		b.WriteString(s[end : len(s)-len(rest)])
		s = rest
	}
	return b.String()
}

// replaceOne replaces a name and leaves the blanks around it.
func (n Names) replaceOne(s string) string {
	as, ok := n[foldName(s)]
	if !ok {
		return s
	}
	name := strings.TrimSpace(s)
	at := strings.Index(s, name)
	return s[:at] + as + s[at+len(name):]
}

// renaming is what becomes of names that are told.
type renaming struct {
	author func(string) string // of who said something
	other  func(string) string // of who promised, checked or decided something, and of the roster; nil leaves them
	stamp  func(string) string // of who was writing; nil leaves them
}

// everywhere replaces the names wherever names stand.
func (n Names) everywhere() renaming { return renaming{n.Replace, n.Replace, n.Replace} }

// inThing returns a thing with the names replaced: a copy, or the thing itself where they do
// not stand in it. Stamps are told when somebody did something, and so are only touched where
// a name goes from the record.
func (r renaming) inThing(t Thing) Thing {
	k := t.Kind()
	changed := false
	put := func(f Attribute, v any) {
		if !changed {
			t, changed = k.clone(t), true
		}
		f.put(t, v)
	}
	for _, f := range k.Attributes {
		switch v := f.get(t).(type) {
		case string:
			if as := r.inAttribute(f, v); as != v {
				put(f, as)
			}
		case Stamp:
			if by := use(r.stamp, v.By); by != v.By {
				v.By = by
				put(f, v)
			}
		}
	}
	return t
}

// inAttribute is what becomes of the text of an attribute.
func (r renaming) inAttribute(f Attribute, s string) string {
	switch {
	case f.Author:
		return use(r.author, s)
	case f.Names:
		return use(r.other, s)
	}
	return s
}

func use(as func(string) string, name string) string {
	if as == nil {
		return name
	}
	return as(name)
}

// InEdit returns an edit of a log as it would be if the names had been the others all along.
func (n Names) InEdit(e Edit) Edit { return n.everywhere().inEdit(e) }

func (r renaming) inEdit(e Edit) Edit {
	switch e := e.(type) {
	case Batch:
		edits := make([]Edit, len(e.Edits))
		for i, one := range e.Edits {
			edits[i] = r.inEdit(one)
		}
		return Batch{edits}
	case Revert:
		return Revert{r.inPatch(e.Patch)}
	case TakeOver:
		e.Patch = r.inPatch(e.Patch)
		return e
	case Add:
		e.Thing = r.inThing(e.Thing)
		return e
	case Set:
		return r.inSet(e)
	case AddCause:
		e.By = use(r.author, e.By)
		return e
	case GivePoints:
		e.By = use(r.author, e.By)
		return e
	case Judge:
		e.Verdict.Who = use(r.other, e.Verdict.Who)
		return e
	case JudgeEffect:
		e.By = use(r.other, e.By)
		return e
	case CloseAnalysis:
		e.By = use(r.other, e.By)
		return e
	case FileAnalysis:
		e.By = use(r.other, e.By)
		return e
	case RenamePerson:
		e.As = use(r.other, e.As)
		return e
	}
	return e
}

func (r renaming) inPatch(p Patch) Patch {
	things := make(map[ID]Thing, len(p.Things))
	for id, t := range p.Things {
		if !IsGone(t) {
			t = r.inThing(t)
		}
		things[id] = t
	}
	p.Things = things
	return p
}

func (r renaming) inSet(e Set) Edit {
	values := make(Values, len(e.Values))
	for name, v := range e.Values {
		f, _ := e.Of.Attribute(name)
		if s, ok := v.(string); ok {
			v = r.inAttribute(f, s)
		}
		values[name] = v
	}
	e.Values = values
	return e
}

// WithNames returns the analysis as it would be if the names had been the others all along.
// Like what it is made from, it is to be looked at: it stands in no file.
func (a *Analysis) WithNames(n Names) *Analysis {
	if len(n) == 0 {
		return a
	}
	m := mutate(a)
	about := m.about
	m.setAbout(*n.everywhere().inThing(&about).(*About))
	for id, t := range m.things {
		if with := n.everywhere().inThing(t); with != t {
			m.put(id, with)
		}
	}
	return m.Analysis
}

// replaceNames replaces names wherever they stand as the name of somebody.
func (m *mutation) replaceNames(r renaming) error {
	about := m.about
	with := r.inThing(&about).(*About)
	if err := AboutKind.Check(with); err != nil {
		return err
	}
	if *with != m.about {
		m.setAbout(*with)
	}
	for id, t := range m.things {
		with := r.inThing(t)
		if with == t {
			continue
		}
		if err := with.Kind().Check(with); err != nil { // a longer name in a long list
			return err
		}
		m.put(id, with)
	}
	return nil
}

// RenamePerson gives somebody on the roster another name, there and wherever the old one says
// who said or did something. While somebody else has the same name, only the roster changes:
// nobody could tell who is meant.
type RenamePerson struct {
	ID ID     `json:"id"`
	As string `json:"as"`
}

// Name implements [Edit].
func (RenamePerson) Name() string { return "rename-person" }

func (e RenamePerson) apply(m *mutation) error {
	name, err := cleanLabel(e.As)
	if err != nil {
		return err
	}
	old, ok := m.Person(e.ID)
	if !ok {
		return ErrNotFound
	}
	if m.namesakeOf(old) {
		return update(m, e.ID, func(p *Person) { p.Name = name })
	}
	as := NewNames(old.Name, name).everywhere()
	as.stamp = nil
	return m.replaceNames(as)
}

// namesakeOf says whether somebody else on the roster has the same name.
func (a *Analysis) namesakeOf(who Person) bool {
	for _, p := range a.People() {
		if p.ID != who.ID && foldName(p.Name) == foldName(who.Name) {
			return true
		}
	}
	return false
}

// AnonymizePerson takes the name of somebody on the roster out of the record: a neutral one
// stands for it everywhere, also where the analysis says who made or changed something. What
// the log says from before is told with the neutral name, see [Names.InEdit]; its undo brings
// the name back.
type AnonymizePerson struct {
	ID ID     `json:"id"`
	As string `json:"as"`
}

// Name implements [Edit].
func (AnonymizePerson) Name() string { return "anonymize-person" }

func (e AnonymizePerson) apply(m *mutation) error {
	as, err := cleanLabel(e.As)
	if err != nil {
		return err
	}
	old, ok := m.Person(e.ID)
	if !ok {
		return ErrNotFound
	}
	return m.replaceNames(NewNames(old.Name, as).everywhere())
}
