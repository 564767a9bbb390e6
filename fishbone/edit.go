package fishbone

import (
	"errors"
	"fmt"
)

// Why an edit cannot be done. An edit that fails changes nothing.
var (
	ErrEmpty    = errors.New("the text is empty")
	ErrTooLong  = errors.New("the text is too long")
	ErrTooDeep  = fmt.Errorf("causes go at most %d levels deep", MaxLevel)
	ErrTooMany  = fmt.Errorf("an analysis holds at most %d causes", MaxThing)
	ErrNotFound = errors.New("there is no such thing in this analysis")
	ErrTaken    = errors.New("the identifier is taken")
	ErrLoop     = errors.New("a cause cannot hang below itself")
	ErrSame     = errors.New("a cause cannot be the same as itself")
	ErrClosed   = errors.New("the cause is the same as another one and is not asked about again")
	ErrAnswered = errors.New("the cause has answers of its own")
	ErrNotALeaf = errors.New("only a cause without answers can be closed")
	ErrNoLink   = errors.New("a cause in the tray leads to nothing yet")
	ErrBroken   = errors.New("the analysis would not be sound")
)

// Edit is one change of an analysis, as a value that can be stored and sent.
// Every edit is a struct of this package; see [EditKinds] for all of them.
type Edit interface {
	// Kind is the edit's name in files, such as "add-cause".
	Kind() string
	// apply changes a, which nobody else sees yet.
	apply(a *Analysis, at Stamp) error
}

// Apply returns the analysis after an edit. The receiver stays as it is. On error
// the returned analysis is nil; the error wraps one of this package's.
func (a *Analysis) Apply(e Edit, at Stamp) (*Analysis, error) {
	next := a.clone()
	if err := e.apply(next, at); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Kind(), err)
	}
	next.changed = at
	return next, nil
}

// Batch is several edits that are done, undone and stored as one.
type Batch struct {
	Edits []Edit
}

// Kind implements [Edit].
func (Batch) Kind() string { return "batch" }

func (b Batch) apply(a *Analysis, at Stamp) error {
	for i, e := range b.Edits {
		if err := e.apply(a, at); err != nil {
			return fmt.Errorf("%d of %d, %s: %w", i+1, len(b.Edits), e.Kind(), err)
		}
	}
	return nil
}

// SetAbout writes one text of [About]. An empty text clears it. Other words in the
// head of the fish take back what was said of the links that lead there.
type SetAbout struct {
	Field Field  `json:"field"`
	Text  string `json:"text"`
}

// Kind implements [Edit].
func (SetAbout) Kind() string { return "set-about" }

func (e SetAbout) apply(a *Analysis, at Stamp) error {
	place := a.about.text(e.Field)
	if place == nil {
		return fmt.Errorf("field %q: %w", e.Field, ErrNotFound)
	}
	clean := paragraph
	if e.Field == Problem || e.Field == Head {
		clean = optional
	}
	text, err := clean(e.Text)
	if err != nil {
		return err
	}
	*place = text
	// Whether the words are really others does not matter: what is typed on is joined
	// by [Merge], and must come out the same when only its last state is done again.
	if e.Field == Head || e.Field == Problem && a.about.Head == "" {
		a.unreadProblem(at)
	}
	return nil
}

// Merge joins an edit with the one just before it where both write the same text,
// as when somebody types on in a field: the later words win, and undo goes back
// to before the first. It returns false where the two are different changes.
func Merge(before, after Edit) (Edit, bool) {
	switch b := before.(type) {
	case SetAbout:
		a, ok := after.(SetAbout)
		return after, ok && a.Field == b.Field
	case Judge:
		a, ok := after.(Judge)
		return after, ok && a.ID == b.ID && a.Verdict.Finding == b.Verdict.Finding
	case StopAsking:
		a, ok := after.(StopAsking)
		return after, ok && a.ID == b.ID
	}
	return nil, false
}
