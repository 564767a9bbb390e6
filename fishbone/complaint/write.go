package complaint

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"whybone/fishbone"
)

// What stands in the register beside complaints, service figures and check sheets, is kept value by
// value: what one attribute of one thing says, since when, and by whom. So two laptops on which
// different attributes of a thing were changed merge without a question, and of two values of the
// same one the later stands at both, whichever of them merges the other. A thing is there as long
// as its attribute [there] says so; none is ever deleted.

// Value is what one attribute of a thing says.
type Value struct {
	Kind      string      `json:"kind"`
	Thing     fishbone.ID `json:"thing"`
	Attribute string      `json:"attribute"`
	Text      string      `json:"text,omitempty"`
	// Said is when and by whom, where that was at another desk or before; nil: by the edit.
	Said *fishbone.Stamp `json:"said,omitempty"`
}

// there is the attribute that all kinds have: whether a thing is there.
const (
	there = "there"
	yes   = "yes"
)

// Write writes values of things of the register other than complaints.
type Write struct {
	Values []Value `json:"values"`
	File   string  `json:"file,omitempty"` // out of which they came, without the way to it
}

// Name implements [Edit].
func (Write) Name() string { return "write" }

// Put are the values after which a thing is there as it is.
func Put(t fishbone.Thing) (all []Value) { return Difference(nil, t) }

// Difference are the values that make one thing another one. Before is nil where there is none.
func Difference(before, after fishbone.Thing) (all []Value) {
	k, id := after.Kind(), fishbone.IDOf(after)
	if before == nil {
		all = append(all, Value{Kind: k.Name, Thing: id, Attribute: there, Text: yes})
		before = k.New(id)
	}
	for _, f := range k.Attributes {
		if f.Get(before) != f.Get(after) {
			all = append(all, Value{Kind: k.Name, Thing: id, Attribute: f.Name, Text: textOf(f.Get(after))})
		}
	}
	return all
}

// Gone are the values after which things are not there any more.
func Gone(things ...fishbone.Thing) (all []Value) {
	for _, t := range things {
		all = append(all, Value{Kind: t.Kind().Name, Thing: fishbone.IDOf(t), Attribute: there})
	}
	return all
}

// kindNamed is one of [fishbone.RegisterKinds].
func kindNamed(name string) (*fishbone.Kind, bool) {
	all := fishbone.RegisterKinds()
	i := slices.IndexFunc(all, func(k *fishbone.Kind) bool { return k.Name == name })
	if i < 0 {
		return nil, false
	}
	return all[i], true
}

// Clean makes the values fit. The error says which one does not, and wraps one of fishbone's.
func (e Write) Clean() (Write, error) {
	clean := Write{Values: slices.Clone(e.Values), File: e.File}
	for i := range clean.Values {
		v := &clean.Values[i]
		k, ok := kindNamed(v.Kind)
		if !ok || v.Thing == "" {
			return e, fmt.Errorf("%q: %w", v.Kind, fishbone.ErrType)
		}
		if v.Attribute == there {
			if v.Text != "" && v.Text != yes {
				return e, fmt.Errorf("%s: %w", there, fishbone.ErrUnknownWord)
			}
			continue
		}
		f, ok := k.Attribute(v.Attribute)
		if !ok {
			return e, fmt.Errorf("%s: %w", v.Attribute, fishbone.ErrType)
		}
		said, err := valueOf(f, v.Text)
		if err != nil {
			return e, fmt.Errorf("%s: %w", v.Attribute, err)
		}
		v.Text = textOf(said)
	}
	return clean, nil
}

// textOf is a value as it is kept.
func textOf(v any) string {
	switch v := v.(type) {
	case int:
		if v == 0 {
			return ""
		}
		return strconv.Itoa(v)
	case fishbone.ID:
		return string(v)
	}
	return v.(string)
}

// valueOf is a value in the Go type of its attribute.
func valueOf(f fishbone.Attribute, text string) (any, error) {
	if f.Content != fishbone.ContentNumber {
		return f.Clean(text)
	}
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return nil, fishbone.ErrType
	}
	return f.Clean(min(n, f.Most))
}

// Things are the things that values say, by their kinds and identifiers. A thing without what it
// needs is none: the rest of it may still come.
func Things(values []Value) (all []fishbone.Thing) {
	type key struct {
		kind string
		id   fishbone.ID
	}
	are, byKey := map[key]bool{}, map[key]fishbone.Thing{}
	for _, v := range values {
		k, ok := kindNamed(v.Kind)
		if !ok {
			continue // of a later version
		}
		at := key{v.Kind, v.Thing}
		if byKey[at] == nil {
			byKey[at] = k.New(v.Thing)
		}
		if v.Attribute == there {
			are[at] = v.Text == yes
			continue
		}
		if f, ok := k.Attribute(v.Attribute); ok {
			if said, err := valueOf(f, v.Text); err == nil {
				f.Put(byKey[at], said)
			}
		}
	}
	for at, t := range byKey {
		if are[at] && t.Kind().Check(t) == nil {
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b fishbone.Thing) int {
		return cmp.Or(cmp.Compare(a.Kind().Name, b.Kind().Name), cmp.Compare(fishbone.IDOf(a), fishbone.IDOf(b)))
	})
	return all
}
