package fishbone

import (
	"encoding/json"
	"fmt"
	"maps"
)

// Patch is the difference between two states of one analysis: what each thing that was
// touched became, and what was done to the lists. As an edit it is a [Revert]; storage
// writes the same differences into its tables.
type Patch struct {
	About *About
	// Things holds what each thing became, by its identifier. [IsGone] says of one that
	// it is not there any more.
	Things map[ID]Thing
	// Lists holds the whole new content of lists. The keys are bones, causes and the
	// [Tray] for causes, and the lists of the other kinds. Logs of before version 0.2.0
	// have lists alone, later ones splices.
	Lists map[ID][]ID
	// Splices are done to lists after that, one after the other.
	Splices map[ID][]Splice
}

func (p *Patch) set(id ID, t Thing) {
	if p.Things == nil {
		p.Things = map[ID]Thing{}
	}
	p.Things[id] = t
}

func (p *Patch) splice(list ID, s ...Splice) {
	if len(s) == 0 {
		return
	}
	if p.Splices == nil {
		p.Splices = map[ID][]Splice{}
	}
	p.Splices[list] = append(p.Splices[list], s...)
}

// ThingIn returns what a patch says that a thing of type T became, nil where it says
// nothing of one or where the thing is gone.
func ThingIn[T any](p Patch, id ID) *T {
	t, _ := any(p.Things[id]).(*T)
	return t
}

// Compose returns the patch that does what p and after it q would. It takes over the maps
// of p, which is not to be used any more.
func (p Patch) Compose(q Patch) Patch {
	if q.About != nil {
		p.About = q.About
	}
	for id, t := range q.Things {
		p.set(id, t)
	}
	for list, ids := range q.Lists {
		if p.Lists == nil {
			p.Lists = map[ID][]ID{}
		}
		p.Lists[list] = ids
		delete(p.Splices, list)
	}
	for list, s := range q.Splices {
		p.splice(list, s...)
	}
	return p
}

// Parts is the whole analysis as a patch of nothing: what [Assemble] takes.
func (a *Analysis) Parts() Patch {
	about := a.about
	return Patch{About: &about, Things: maps.Clone(a.things), Lists: maps.Clone(a.lists)}
}

// Assemble makes an analysis from its stored parts, which it takes over. It returns an
// error that wraps [ErrUnsound] where they do not fit together.
func Assemble(id ID, made, changed Stamp, parts Patch) (*Analysis, error) {
	a := New(id, made)
	if parts.About != nil {
		a.about = *parts.About
	}
	if parts.Things != nil {
		a.things = parts.Things
	}
	if parts.Lists != nil {
		a.lists = parts.Lists
		maps.DeleteFunc(a.lists, func(_ ID, ids []ID) bool { return len(ids) == 0 })
	}
	for _, t := range a.things {
		if IsGone(t) {
			return nil, unsound("a part of it is gone")
		}
		a.tally(t, 1)
	}
	if len(parts.Splices) > 0 {
		return nil, unsound("its lists are not whole")
	}
	if err := a.Check(); err != nil {
		return nil, err
	}
	a.changed = changed
	return a, nil
}

// Revert puts things back as they were.
type Revert struct {
	Patch
}

// Name implements [Edit].
func (Revert) Name() string { return "revert" }

func (e Revert) apply(m *mutation) error {
	if e.About != nil {
		if err := AboutKind.Check(e.About); err != nil {
			return unsound("%w", err)
		}
		m.setAbout(*e.About)
	}
	for id, t := range e.Things {
		if IsGone(t) {
			m.remove(id)
			continue
		}
		if err := t.Kind().Check(t); err != nil {
			return unsound("%s %s: %w", t.Kind().Name, id, err)
		}
		m.put(id, t)
	}
	for list, ids := range e.Lists {
		m.setList(list, ids)
	}
	for list, splices := range e.Splices {
		for _, s := range splices {
			if !s.fits(len(m.lists[list])) {
				return unsound("the list of %q is too short", list)
			}
			m.splice(list, s.At, s.Out, s.In...)
		}
	}
	return m.checkStructure()
}

// The keys of a patch in a log, beside the plurals of the kinds.
const (
	keyAbout   = "about"
	keyLists   = "lists"
	keySplices = "splices"
)

// MarshalJSON writes a patch with the things under the plurals of their kinds, null for
// one that is gone.
func (p Patch) MarshalJSON() ([]byte, error) {
	all := map[string]any{}
	if p.About != nil {
		all[keyAbout] = p.About
	}
	if len(p.Lists) > 0 {
		all[keyLists] = p.Lists
	}
	if len(p.Splices) > 0 {
		all[keySplices] = p.Splices
	}
	for id, t := range p.Things {
		k := t.Kind()
		if all[k.Plural] == nil {
			all[k.Plural] = map[ID]Thing{}
		}
		all[k.Plural].(map[ID]Thing)[id] = t
	}
	return json.Marshal(all)
}

// UnmarshalJSON reads what MarshalJSON wrote, in this version or an earlier one.
func (p *Patch) UnmarshalJSON(data []byte) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	*p = Patch{}
	for key, raw := range all {
		var err error
		switch key {
		case keyAbout:
			err = json.Unmarshal(raw, &p.About)
		case keyLists:
			err = json.Unmarshal(raw, &p.Lists)
		case keySplices:
			err = json.Unmarshal(raw, &p.Splices)
		default:
			err = p.unmarshalThings(key, raw)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *Patch) unmarshalThings(plural string, data []byte) error {
	k := kindOf(plural)
	if k == nil {
		return fmt.Errorf("a kind called %q is not known", plural)
	}
	var all map[ID]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for id, raw := range all {
		t := k.gone
		if string(raw) != "null" {
			t = k.blank()
			if err := json.Unmarshal(raw, t); err != nil {
				return err
			}
		}
		p.set(id, t)
	}
	return nil
}
