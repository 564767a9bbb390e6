package fishbone

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// ruled are the edits that have rules of their own.
var ruled = []Edit{
	Batch{}, Revert{}, SetAbout{}, RemoveBone{}, SwapBones{},
	AddCause{}, RewordCause{}, MoveCause{}, RemoveCause{},
	MergeCause{}, PartCause{}, ShowWording{}, SplitCause{}, LinkSame{}, Judge{}, JudgeTherefore{}, SetVotes{}, StopAsking{}, SetChain{}, SetWithout{}, OpenSlips{}, Conclude{}, CheckFit{},
	RenamePerson{}, AnonymizePerson{},
	ChooseSolution{}, RankSolutions{}, MergeSolution{}, GivePoints{},
	StartBallot{}, AddVoter{}, CastPaper{}, PassPaper{}, RevealBallot{}, CutBallot{}, DecideTie{},
	JudgeEffect{}, CloseAnalysis{}, ReopenAnalysis{}, FileAnalysis{}, TakeOver{},
}

// unmarshal reads the body of an edit.
type unmarshal func(data []byte) (Edit, error)

// editReaders read the edits of today by their names.
var editReaders = func() map[string]unmarshal {
	m := map[string]unmarshal{}
	for _, e := range ruled {
		t := reflect.TypeOf(e)
		m[e.Name()] = func(data []byte) (Edit, error) {
			e := reflect.New(t)
			err := json.Unmarshal(data, e.Interface())
			return e.Elem().Interface().(Edit), err
		}
	}
	for _, k := range kinds {
		for _, v := range k.plain {
			m[editName(v, k)] = func(data []byte) (Edit, error) { return unmarshalPlain(v, k, data) }
		}
	}
	return m
}()

// oldReaders read edits that stand in logs of version 0.1.0 under names which are not
// written any more.
var oldReaders = map[string]unmarshal{
	"rename-bone": old(func(e struct {
		ID   ID
		Name string
	}) Edit {
		return Set{BoneKind, e.ID, Values{"name": e.Name}}
	}),
	"reword-solution": old(func(e struct {
		ID   ID
		Text string
	}) Edit {
		return Set{SolutionKind, e.ID, Values{"text": e.Text}}
	}),
	"tie-solution": old(func(e struct {
		ID     ID
		Causes []ID
	}) Edit {
		return Set{SolutionKind, e.ID, Values{"causes": e.Causes}}
	}),
	"change-person": old(func(e struct {
		ID   ID
		Name string
		Role Role
	}) Edit {
		return Set{PersonKind, e.ID, Values{"name": e.Name, "role": string(e.Role)}}
	}),
	"park":   func(data []byte) (Edit, error) { return unmarshalPlain(add, IdeaKind, data) },
	"unpark": func(data []byte) (Edit, error) { return unmarshalPlain(remove, IdeaKind, data) },
}

// old reads an edit of an earlier version into its fields and makes today's of it.
func old[T any](today func(T) Edit) unmarshal {
	return func(data []byte) (Edit, error) {
		var e T
		err := json.Unmarshal(data, &e)
		return today(e), err
	}
}

// EditNames returns the names of all edits that are written, sorted.
func EditNames() []string { return slices.Sorted(maps.Keys(editReaders)) }

// stored is an edit in a file: its kind and its fields.
type stored struct {
	Kind string          `json:"kind"`
	Edit json.RawMessage `json:"edit"`
}

// MarshalEdit writes an edit as JSON, its kind included.
func MarshalEdit(e Edit) ([]byte, error) {
	body, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("write edit %s: %w", e.Name(), err)
	}
	return json.Marshal(stored{e.Name(), body})
}

// UnmarshalEdit reads what [MarshalEdit] wrote, in this version or an earlier one.
func UnmarshalEdit(data []byte) (Edit, error) {
	var s stored
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("read edit: %w", err)
	}
	read := editReaders[s.Kind]
	if read == nil {
		read = oldReaders[s.Kind]
	}
	if read == nil {
		return nil, fmt.Errorf("read edit: kind %q is not known", s.Kind)
	}
	e, err := read(s.Edit)
	if err != nil {
		return nil, fmt.Errorf("read edit %s: %w", s.Kind, err)
	}
	return e, nil
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
