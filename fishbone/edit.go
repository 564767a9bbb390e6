package fishbone

import (
	"errors"
	"fmt"
)

// Why an edit cannot be done. An edit that fails changes nothing.
var (
	ErrEmpty       = errors.New("the text is empty")
	ErrTooLong     = errors.New("the text is too long")
	ErrDay         = errors.New("this is no day of the calendar, such as 2026-03-14")
	ErrFigure      = errors.New("this is no number, such as 12.5")
	ErrType        = errors.New("this is not what belongs there")
	ErrUnknownWord = errors.New("the word is not one of those that are known")
	ErrTooDeep     = fmt.Errorf("causes go at most %d levels deep", MaxLevel)
	ErrTooMany     = fmt.Errorf("an analysis holds at most %d causes, and %d things of another kind", MaxCauses, MaxListed)
	ErrNotFound    = errors.New("there is no such thing in this analysis")
	ErrTaken       = errors.New("the identifier is taken")
	ErrNotTop      = errors.New("only a cause of level one belongs to a chain of its own")
	ErrLoop        = errors.New("a cause cannot hang below itself")
	ErrSame        = errors.New("a cause cannot be the same as itself")
	ErrClosed      = errors.New("the cause is the same as another one and is not asked about again")
	ErrAnswered    = errors.New("the cause has answers of its own")
	ErrNotALeaf    = errors.New("only a cause without answers can be closed")
	ErrNoTherefore = errors.New("a cause in the tray leads to nothing yet")
	ErrNoReason    = errors.New("a solution is chosen for a reason")
	ErrPoints      = errors.New("the criterion has no such points")
	ErrNoEvidence  = errors.New("votes and points do not confirm a cause, only evidence does")
	ErrNewDay      = errors.New("a new day for a promise wants a reason")
	ErrUnsound     = errors.New("the analysis would not be sound")
)

// Edit is one change of an analysis, as a value that can be stored and sent.
// Every edit is a struct of this package; see [EditNames] for all of them.
type Edit interface {
	// Name is the edit's name in files, such as "add-cause".
	Name() string
	// apply does the edit. Where it fails, what it did is thrown away.
	apply(m *mutation) error
}

// Change is what an edit did to an analysis.
type Change struct {
	After *Analysis
	Patch Patch // leads from before to after
	Undo  Patch // leads back
}

// DatedEdit is an edit with who did it and when, and by which rules.
type DatedEdit struct {
	Edit
	At    Stamp
	Rules Rules
}

// Apply returns the analysis after an edit. The receiver stays as it is. On error
// the returned analysis is nil; the error wraps one of this package's.
func (a *Analysis) Apply(e Edit, at Stamp) (*Analysis, error) {
	c, err := a.Change(DatedEdit{Edit: e, At: at})
	return c.After, err
}

// Change does edits one after the other, all of them or none, and tells what they changed
// altogether. It costs less than to do them one by one.
func (a *Analysis) Change(edits ...DatedEdit) (Change, error) {
	m := mutate(a)
	for _, e := range edits {
		m.at, m.rules = e.At, e.Rules
		if m.rules == 0 {
			m.rules = CurrentRules
		}
		if err := m.rules.Reading(e.Edit).apply(m); err != nil {
			return Change{}, fmt.Errorf("%s: %w", e.Name(), err)
		}
		m.changed = e.At
	}
	to, back := m.done()
	return Change{m.Analysis, to, back}, nil
}

// Batch is several edits that are done, undone and stored as one.
type Batch struct {
	Edits []Edit
}

// Join makes one edit of several: nil of none, and of one that one itself.
func Join(edits ...Edit) Edit {
	switch len(edits) {
	case 0:
		return nil
	case 1:
		return edits[0]
	}
	return Batch{Edits: edits}
}

// BatchError says which edit of a batch could not be done.
type BatchError struct {
	Index int // of the edit in the batch
	Count int // how many edits the batch has
	Name  string
	Err   error
}

func (e *BatchError) Error() string {
	return fmt.Sprintf("%d of %d, %s: %v", e.Index+1, e.Count, e.Name, e.Err)
}

func (e *BatchError) Unwrap() error { return e.Err }

// Name implements [Edit].
func (Batch) Name() string { return "batch" }

func (b Batch) apply(m *mutation) error {
	for i, e := range b.Edits {
		if err := e.apply(m); err != nil {
			return &BatchError{i, len(b.Edits), e.Name(), err}
		}
	}
	return nil
}

// mergeable says whether edits that are done together write the same texts, one by one, as
// those before them.
func mergeable(before, after []Edit) bool {
	if len(before) != len(after) {
		return false
	}
	for i := range before {
		if _, ok := Merge(before[i], after[i]); !ok {
			return false
		}
	}
	return true
}

// begins says whether a verdict says something in a field that was empty before: that is a step of
// its own.
func begins(before, after Verdict) bool {
	is := func(before, after string) bool { return before == "" && after != "" }
	return is(before.Evidence, after.Evidence) || is(before.Criterion, after.Criterion) || is(before.Who, after.Who) || is(string(before.When), string(after.When))
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
		emptied := a.Verdict.Evidence == "" && b.Verdict.Evidence != "" // what confirmed it must stay in the log
		return after, ok && a.ID == b.ID && a.Verdict.Finding == b.Verdict.Finding && !emptied && !begins(b.Verdict, a.Verdict)
	case Conclude:
		a, ok := after.(Conclude)
		return after, ok && a.ID == b.ID && a.Finding == b.Finding
	case StopAsking:
		a, ok := after.(StopAsking)
		return after, ok && a.ID == b.ID
	case JudgeEffect:
		a, ok := after.(JudgeEffect)
		return after, ok && a.ID == b.ID && a.Verdict == b.Verdict
	case Set:
		a, ok := after.(Set)
		return after, ok && a.ID == b.ID && sameKeys(a.Values, b.Values)
	case Batch:
		a, ok := after.(Batch)
		return after, ok && mergeable(b.Edits, a.Edits)
	}
	return nil, false
}
