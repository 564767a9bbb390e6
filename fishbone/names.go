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

// inThing returns a thing with the names replaced: a copy, or the thing itself where they do
// not stand in it. Stamps are told when somebody did something, and so are only touched where
// a name goes from the record.
func (n Names) inThing(t Thing, stamps bool) Thing {
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
			if as := n.Replace(v); f.Names && as != v {
				put(f, as)
			}
		case Stamp:
			if by := n.Replace(v.By); stamps && by != v.By {
				v.By = by
				put(f, v)
			}
		}
	}
	return t
}

// InEdit returns an edit of a log as it would be if the names had been the others all along.
func (n Names) InEdit(e Edit) Edit {
	switch e := e.(type) {
	case Batch:
		edits := make([]Edit, len(e.Edits))
		for i, one := range e.Edits {
			edits[i] = n.InEdit(one)
		}
		return Batch{edits}
	case Revert:
		things := make(map[ID]Thing, len(e.Things))
		for id, t := range e.Things {
			if !IsGone(t) {
				t = n.inThing(t, true)
			}
			things[id] = t
		}
		e.Things = things
		return e
	case Add:
		e.Thing = n.inThing(e.Thing, true)
		return e
	case Set:
		return n.inSet(e)
	case AddCause:
		e.By = n.Replace(e.By)
		return e
	case Judge:
		e.Verdict.Who = n.Replace(e.Verdict.Who)
		return e
	case JudgeEffect:
		e.By = n.Replace(e.By)
		return e
	case CloseAnalysis:
		e.By = n.Replace(e.By)
		return e
	case RenamePerson:
		e.As = n.Replace(e.As)
		return e
	}
	return e
}

func (n Names) inSet(e Set) Edit {
	values := make(Values, len(e.Values))
	for name, v := range e.Values {
		if f, _ := e.Of.Attribute(name); f.Names {
			if s, ok := v.(string); ok {
				v = n.Replace(s)
			}
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
	for id, t := range m.things {
		if with := n.inThing(t, true); with != t {
			m.put(id, with)
		}
	}
	return m.Analysis
}

// replaceNames replaces names wherever they stand as the name of somebody.
func (m *mutation) replaceNames(n Names, stamps bool) error {
	for id, t := range m.things {
		with := n.inThing(t, stamps)
		if with == t {
			continue
		}
		if err := with.Kind().check(with); err != nil { // a longer name in a long list
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
	return m.replaceNames(NewNames(old.Name, name), false)
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
	return m.replaceNames(NewNames(old.Name, as), true)
}
