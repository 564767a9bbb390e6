package session

import (
	"time"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// RegisterStore is what the register needs of the storage. Its methods may be called from any
// goroutine.
type RegisterStore interface {
	Do(e complaint.Edit, at fishbone.Stamp, ends ...string) (complaint.Edit, error)
	Undo(at fishbone.Stamp) (complaint.Edit, error)
	Redo(at fishbone.Stamp) (complaint.Edit, error)
	Drafts() (map[string]string, error)
	KeepDraft(place, text string) error
}

// Register is the register of complaints as a page has it: the only door through which the window
// changes that. Small edits are made at once. What may touch very many complaints is made beside
// the window's thread.
type Register struct {
	quick, patient RegisterStore
	now            func() time.Time
	beside         func(work func() (then func()))
	changed        func()

	drafts  map[string]string
	stepped bool     // an undo or redo is under way
	waiting []func() // those that were asked for meanwhile, the first one first
}

// OpenRegister opens the register. Quick is the store for the window's thread, which waits for
// nobody; patient is that for work beside it, which the function beside does. Changed is told of
// each edit, on the window's thread.
func OpenRegister(quick, patient RegisterStore, now func() time.Time, beside func(work func() (then func())), changed func()) *Register {
	drafts, err := quick.Drafts()
	if err != nil || drafts == nil {
		drafts = map[string]string{} // they are still there the next time
	}
	return &Register{quick: quick, patient: patient, now: now, beside: beside, changed: changed, drafts: drafts}
}

func (r *Register) stamp() fishbone.Stamp { return fishbone.Stamp{At: r.now()} }

// Do makes a small edit, and ends the drafts that it brings in. It returns the edit as it was
// made.
func (r *Register) Do(e complaint.Edit, ends ...string) (complaint.Edit, error) {
	done, err := r.quick.Do(e, r.stamp(), ends...)
	if err != nil {
		return nil, err
	}
	for _, place := range ends {
		delete(r.drafts, place)
	}
	r.changed()
	return done, nil
}

// DoBeside makes an edit that may touch very many complaints. It is called beside the window's
// thread; tell the register once it is done, see [Register.Changed].
func (r *Register) DoBeside(e complaint.Edit) error {
	_, err := r.patient.Do(e, r.stamp())
	return err
}

// Changed tells that something was done to the register.
func (r *Register) Changed() { r.changed() }

// Undo takes the last edit back, and done is told of it.
func (r *Register) Undo(done func(complaint.Edit, error)) { r.step(r.patient.Undo, done) }

// Redo does again what was taken back last, and done is told of it.
func (r *Register) Redo(done func(complaint.Edit, error)) { r.step(r.patient.Redo, done) }

// step does one step after the other: a second one at the same time would be in doubt about what
// is last.
func (r *Register) step(do func(fishbone.Stamp) (complaint.Edit, error), done func(complaint.Edit, error)) {
	if r.stepped {
		r.waiting = append(r.waiting, func() { r.step(do, done) })
		return
	}
	r.stepped = true
	at := r.stamp()
	r.beside(func() func() {
		e, err := do(at)
		return func() {
			r.stepped = false
			if err == nil {
				r.changed()
			}
			done(e, err)
			if len(r.waiting) > 0 {
				next := r.waiting[0]
				r.waiting = r.waiting[1:]
				next()
			}
		}
	})
}

// Draft is what was typed at a place and not yet entered.
func (r *Register) Draft(place string) string { return r.drafts[place] }

// KeepDraft keeps what was typed at a place and not yet entered; an empty text ends the draft. It
// is meant to be called at every key. What the file does not take at once it takes with the next
// key.
func (r *Register) KeepDraft(place, text string) {
	if r.drafts[place] == text {
		return
	}
	if text == "" {
		delete(r.drafts, place)
	} else {
		r.drafts[place] = text
	}
	_ = r.quick.KeepDraft(place, text)
}
