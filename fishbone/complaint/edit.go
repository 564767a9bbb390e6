package complaint

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"whybone/fishbone"
)

// Edit is one change of the register, as a value that can be stored. [Add], [Set], [Remove],
// [Restore], [Import], [TakeBack], [Link], [Unlink] and [Write] are all edits.
type Edit interface {
	// Name is the edit's name in the log, such as "add".
	Name() string
}

// Add puts a complaint into the register.
type Add struct {
	Complaint fishbone.Complaint `json:"complaint"`
}

// Set writes attributes of complaints; the others stay.
type Set struct {
	Each map[fishbone.ID]fishbone.Values `json:"each"`
}

// Remove takes complaints out of the register. They can be restored.
type Remove struct {
	IDs []fishbone.ID `json:"ids"`
}

// Restore brings removed complaints back.
type Restore struct {
	IDs []fishbone.ID `json:"ids"`
}

// Import says that the complaints of a file came in.
type Import struct {
	Batch fishbone.ID `json:"batch"` // what came together
	File  string      `json:"file"`  // its name, without the way to it
	Count int         `json:"count"` // how many were new

	Analyses []fishbone.ID `json:"analyses,omitempty"` // that were made of some of them
}

// TakeBack takes all that came with an import out again. The analyses go into the bin.
type TakeBack struct {
	Batch fishbone.ID `json:"batch"`
	File  string      `json:"file"`
	Count int         `json:"count"`

	Analyses []fishbone.ID `json:"analyses,omitempty"`
}

// Link says that an analysis was started from the complaints of a type that were received on
// one of some days. What belonged to another analysis belongs to this one from then on.
type Link struct {
	Analysis fishbone.ID  `json:"analysis"`
	Type     string       `json:"type"`
	From     fishbone.Day `json:"from,omitempty"` // empty: from the first
	To       fishbone.Day `json:"to,omitempty"`   // empty: to the last
}

// Unlink takes back a link, and gives those back that belonged to other analyses.
type Unlink struct {
	Link
	Were map[fishbone.ID][]fishbone.ID `json:"were,omitempty"` // by the analysis that they belonged to
}

// Name implements [Edit].
func (Add) Name() string { return "add" }

// Name implements [Edit].
func (Link) Name() string { return "link" }

// Name implements [Edit].
func (Unlink) Name() string { return "unlink" }

// Name implements [Edit].
func (Set) Name() string { return "set" }

// Name implements [Edit].
func (Remove) Name() string { return "remove" }

// Name implements [Edit].
func (Restore) Name() string { return "restore" }

// Name implements [Edit].
func (Import) Name() string { return "import" }

// Name implements [Edit].
func (TakeBack) Name() string { return "take-back" }

// edits are all kinds of edits.
var edits = []Edit{Add{}, Set{}, Remove{}, Restore{}, Import{}, TakeBack{}, Link{}, Unlink{}, Write{}}

// ErrUnknownEdit says that a log has an edit of a later version.
var ErrUnknownEdit = errors.New("the edit is not known")

// Unmarshal reads an edit of a name. The error is [ErrUnknownEdit] or one of JSON.
func Unmarshal(name string, data []byte) (Edit, error) {
	for _, e := range edits {
		if e.Name() != name {
			continue
		}
		into := reflect.New(reflect.TypeOf(e))
		if err := json.Unmarshal(data, into.Interface()); err != nil {
			return nil, fmt.Errorf("read edit %s: %w", name, err)
		}
		return into.Elem().Interface().(Edit), nil
	}
	return nil, fmt.Errorf("%w: %q", ErrUnknownEdit, name)
}

// Clean makes a complaint fit and stamps it. The error says which attribute does not fit, and
// wraps one of fishbone's.
func Clean(c *fishbone.Complaint, at fishbone.Stamp) error {
	if c.Source == "" {
		c.Source = fishbone.FromCustomer
	}
	for i := range fishbone.ComplaintKind.Attributes {
		f := &fishbone.ComplaintKind.Attributes[i]
		if f.Content == fishbone.ContentStamp {
			continue
		}
		if err := f.CleanIn(c); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	c.Made, c.Changed = at, at
	return nil
}

// Change writes attributes of a complaint and returns what they were. On error the complaint is
// as it was; the error is as of [Clean], or [fishbone.ErrType] for an attribute that there is
// not.
func Change(c *fishbone.Complaint, values fishbone.Values, at fishbone.Stamp) (was fishbone.Values, err error) {
	next, was := *c, fishbone.Values{}
	for name, v := range values {
		f, ok := fishbone.ComplaintKind.Attribute(name)
		if !ok || f.Content == fishbone.ContentStamp {
			return nil, fmt.Errorf("%s: %w", name, fishbone.ErrType)
		}
		clean, err := f.Clean(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		was[name] = f.Get(c)
		f.Put(&next, clean)
	}
	next.Changed = at
	*c = next
	return was, nil
}
