package fishbone

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// The edits of this file do what needs no rules of a kind: they read the kind's
// description. [Kind] says which of them it has.

// Add adds a thing to the list of its kind, before another one or last. The thing has
// its identifier and its attributes; when and by whom it was made comes with the edit.
type Add struct {
	Thing  Thing
	Before ID
}

// Name implements [Edit].
func (e Add) Name() string { return editName(add, e.Thing.Kind()) }

func (e Add) apply(m *mutation) error {
	k := e.Thing.Kind()
	if !slices.Contains(k.plain, add) {
		return ErrNotFound
	}
	t := k.clone(e.Thing)
	for _, f := range k.Attributes {
		if f.Content == ContentStamp {
			continue
		}
		clean, err := m.clean(f, f.get(t))
		if err != nil {
			return err
		}
		f.put(t, clean)
	}
	if err := k.holds(t); err != nil {
		return err
	}
	if err := m.free(IDOf(t)); err != nil {
		return err
	}
	if err := m.only(t); err != nil {
		return err
	}
	if len(m.List(k.List)) >= MaxListed {
		return ErrTooMany
	}
	k.stamp(t, "made", m.at)
	k.stamp(t, "changed", m.at)
	m.put(IDOf(t), t)
	if k != BoneKind {
		return m.insert(k.List, IDOf(t), e.Before)
	}
	if err := m.insert(k.List, IDOf(t), ""); err != nil {
		return err
	}
	m.giveColor()
	if e.Before == "" {
		return nil
	}
	m.keepColors()
	m.takeOut(k.List, IDOf(t))
	return m.insert(k.List, IDOf(t), e.Before)
}

// clean makes a value fit and sees to it that the things which it names are there.
func (m *mutation) clean(f Attribute, v any) (any, error) {
	clean, err := f.Clean(v)
	if err != nil || !f.NamesThings() {
		return clean, err
	}
	for _, id := range idsIn(clean) {
		if t := m.things[id]; t == nil || !f.NamesKind(t.Kind()) {
			return nil, ErrNotFound
		}
	}
	return clean, nil
}

// idsIn are the identifiers that a value holds.
func idsIn(v any) []ID {
	switch v := v.(type) {
	case ID:
		if v != "" {
			return []ID{v}
		}
	case []ID:
		return v
	}
	return nil
}

// untie takes things that are gone out of what other things say. What is nothing without one
// of them goes too, and is taken out of what others say in turn.
func (m *mutation) untie(gone map[ID]bool) {
	for len(gone) > 0 {
		next := map[ID]bool{}
		for _, k := range kinds {
			if k.List == Tray {
				continue
			}
			for _, f := range k.Attributes {
				if !f.NamesThings() {
					continue
				}
				for _, id := range slices.Clone(m.lists[k.List]) {
					m.untieOne(m.things[id], f, gone, next)
				}
			}
		}
		gone = next
	}
}

func (m *mutation) untieOne(t Thing, f Attribute, gone, next map[ID]bool) {
	old := f.ThingsIn(t)
	left := slices.DeleteFunc(slices.Clone(old), func(id ID) bool { return gone[id] })
	if len(left) == len(old) {
		return
	}
	if f.Needed {
		m.takeOut(t.Kind().List, IDOf(t))
		m.remove(IDOf(t))
		next[IDOf(t)] = true
		return
	}
	t = t.Kind().clone(t)
	if f.Content == ContentCauses {
		f.put(t, left)
	} else {
		f.put(t, ID(""))
	}
	t.Kind().stamp(t, "changed", m.at)
	m.put(IDOf(t), t)
}

// named says whether something may point at things of a kind that stands in a list.
func (k *Kind) named() bool {
	return slices.ContainsFunc(kinds, func(other *Kind) bool {
		return slices.ContainsFunc(other.Attributes, func(f Attribute) bool { return f.NamesKind(k) })
	})
}

// Values are attributes of a thing by their names: texts, numbers, days, identifiers.
type Values map[string]any

func sameKeys(a, b Values) bool {
	return slices.Equal(slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b)))
}

// Set writes attributes of a thing; the others stay.
type Set struct {
	Of     *Kind
	ID     ID
	Values Values
}

// Name implements [Edit].
func (e Set) Name() string { return editName(set, e.Of) }

func (e Set) apply(m *mutation) error {
	if !m.may(set, e.Of, e.ID) {
		return ErrNotFound
	}
	t := e.Of.clone(m.things[e.ID])
	for _, name := range slices.Sorted(maps.Keys(e.Values)) {
		f, ok := e.Of.Attribute(name)
		if !ok || f.Content == ContentStamp {
			return fmt.Errorf("attribute %q of a %s: %w", name, e.Of.Name, ErrNotFound)
		}
		clean, err := m.clean(f, e.Values[name])
		if err != nil {
			return err
		}
		f.put(t, clean)
	}
	if err := e.Of.holds(t); err != nil {
		return err
	}
	if err := m.only(t); err != nil {
		return err
	}
	e.Of.stamp(t, "changed", m.at)
	m.put(e.ID, t)
	return nil
}

// may says whether a thing is there, and of a kind whose rules leave it to such an edit.
func (m *mutation) may(v verb, of *Kind, id ID) bool {
	t := m.things[id]
	return t != nil && t.Kind() == of && slices.Contains(of.plain, v)
}

// Move puts a thing before another one of its kind, or last.
type Move struct {
	Of     *Kind
	ID     ID
	Before ID
}

// Name implements [Edit].
func (e Move) Name() string { return editName(move, e.Of) }

func (e Move) apply(m *mutation) error {
	if !m.may(move, e.Of, e.ID) {
		return ErrNotFound
	}
	if e.Of == BoneKind {
		m.keepColors()
	}
	m.takeOut(e.Of.List, e.ID)
	return m.insert(e.Of.List, e.ID, e.Before)
}

// Remove takes away a thing, and what is nothing without it. Others do not point at it any
// more.
type Remove struct {
	Of *Kind
	ID ID
}

// Name implements [Edit].
func (e Remove) Name() string { return editName(remove, e.Of) }

func (e Remove) apply(m *mutation) error {
	if !m.may(remove, e.Of, e.ID) {
		return ErrNotFound
	}
	m.takeOut(e.Of.List, e.ID)
	m.remove(e.ID)
	if e.Of.named() {
		m.untie(map[ID]bool{e.ID: true})
	}
	return nil
}

func editName(v verb, k *Kind) string { return string(v) + "-" + k.Name }

// plainBody is what an edit without rules has in a file, beside the attributes of a thing
// that is added.
type plainBody struct {
	ID     ID     `json:"id"`
	Before ID     `json:"before,omitempty"`
	Values Values `json:"values,omitempty"`
}

// MarshalJSON writes the attributes of the thing by their names.
func (e Add) MarshalJSON() ([]byte, error) {
	all := map[string]any{"id": IDOf(e.Thing)}
	if e.Before != "" {
		all["before"] = e.Before
	}
	for _, f := range e.Thing.Kind().Attributes {
		if v := f.get(e.Thing); f.Content != ContentStamp && !f.Empty(v) {
			all[f.Name] = v
		}
	}
	return json.Marshal(all)
}

// MarshalJSON leaves out the kind, which stands in the edit's name.
func (e Set) MarshalJSON() ([]byte, error) {
	return json.Marshal(plainBody{ID: e.ID, Values: e.Values})
}

// MarshalJSON leaves out the kind, which stands in the edit's name.
func (e Move) MarshalJSON() ([]byte, error) {
	return json.Marshal(plainBody{ID: e.ID, Before: e.Before})
}

// MarshalJSON leaves out the kind, which stands in the edit's name.
func (e Remove) MarshalJSON() ([]byte, error) { return json.Marshal(plainBody{ID: e.ID}) }

// unmarshalPlain reads an edit without rules.
func unmarshalPlain(v verb, k *Kind, data []byte) (Edit, error) {
	var body plainBody
	if err := json.Unmarshal(data, &body); err != nil {
		return nil, err
	}
	switch v {
	case set:
		err := body.Values.convert(k)
		return Set{k, body.ID, body.Values}, err
	case move:
		return Move{k, body.ID, body.Before}, nil
	case remove:
		return Remove{k, body.ID}, nil
	}
	t, err := unmarshalAttributes(k, body.ID, data)
	return Add{t, body.Before}, err
}

// unmarshalAttributes reads the attributes of a thing as they are: the edit cleans them.
func unmarshalAttributes(k *Kind, id ID, data []byte) (Thing, error) {
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	t := k.New(id)
	for _, f := range k.Attributes {
		v, ok := all[f.Name]
		if !ok || f.Content == ContentStamp {
			continue
		}
		raw, err := f.convert(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		f.put(t, raw)
	}
	return t, nil
}

// convert gives values the Go types of their attributes. Those of no attribute stay, for
// the edit to refuse.
func (v Values) convert(k *Kind) error {
	for name, value := range v {
		f, ok := k.Attribute(name)
		if !ok || f.Content == ContentStamp {
			continue
		}
		raw, err := f.convert(value)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		v[name] = raw
	}
	return nil
}

// NameGiven says what an edit calls a thing: one that it adds or renames. Ok is false for an
// edit that names nothing.
func NameGiven(e Edit) (id ID, k *Kind, name string, ok bool) {
	switch e := e.(type) {
	case Add:
		if e.Thing.Kind() == SlipKind { // its words are for its writer alone
			return "", nil, "", false
		}
		return IDOf(e.Thing), e.Thing.Kind(), Label(NameOf(e.Thing)), true
	case Set:
		name, ok := e.Values[e.Of.Attributes[0].Name].(string)
		return e.ID, e.Of, Label(name), ok
	case AddCause:
		return e.ID, CauseKind, Label(e.Text), true
	case RewordCause:
		return e.ID, CauseKind, Label(e.Text), true
	case RenamePerson:
		return e.ID, PersonKind, Label(e.As), true
	case AnonymizePerson:
		return e.ID, PersonKind, Label(e.As), true
	}
	return "", nil, "", false
}
