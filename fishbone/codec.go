package fishbone

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// kinds maps the name of each edit to its type.
var kinds = func() map[string]reflect.Type {
	m := map[string]reflect.Type{}
	for _, e := range []Edit{
		Batch{}, Revert{}, SetAbout{},
		AddBone{}, RenameBone{}, MoveBone{}, RemoveBone{},
		AddCause{}, RewordCause{}, MoveCause{}, RemoveCause{},
		LinkSame{}, Judge{}, JudgeLink{}, Vote{}, StopAsking{},
		AddSolution{}, RewordSolution{}, TieSolution{}, RemoveSolution{},
		Park{}, Unpark{}, AddPerson{}, ChangePerson{}, RemovePerson{},
	} {
		m[e.Kind()] = reflect.TypeOf(e)
	}
	return m
}()

// EditKinds returns the names of all edits, sorted.
func EditKinds() []string { return slices.Sorted(maps.Keys(kinds)) }

// stored is an edit in a file: its kind and its fields.
type stored struct {
	Kind string          `json:"kind"`
	Edit json.RawMessage `json:"edit"`
}

// MarshalEdit writes an edit as JSON, its kind included.
func MarshalEdit(e Edit) ([]byte, error) {
	body, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("write edit %s: %w", e.Kind(), err)
	}
	return json.Marshal(stored{e.Kind(), body})
}

// UnmarshalEdit reads what [MarshalEdit] wrote.
func UnmarshalEdit(data []byte) (Edit, error) {
	var s stored
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("read edit: %w", err)
	}
	t, ok := kinds[s.Kind]
	if !ok {
		return nil, fmt.Errorf("read edit: kind %q is not known", s.Kind)
	}
	e := reflect.New(t)
	if err := json.Unmarshal(s.Edit, e.Interface()); err != nil {
		return nil, fmt.Errorf("read edit %s: %w", s.Kind, err)
	}
	return e.Elem().Interface().(Edit), nil
}

// MarshalJSON writes a batch as the list of its edits, each with its kind.
func (b Batch) MarshalJSON() ([]byte, error) {
	list := make([]json.RawMessage, len(b.Edits))
	for i, e := range b.Edits {
		var err error
		if list[i], err = MarshalEdit(e); err != nil {
			return nil, err
		}
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (b *Batch) UnmarshalJSON(data []byte) error {
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	b.Edits = make([]Edit, len(list))
	for i, raw := range list {
		var err error
		if b.Edits[i], err = UnmarshalEdit(raw); err != nil {
			return err
		}
	}
	return nil
}
