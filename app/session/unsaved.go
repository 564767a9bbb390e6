package session

import (
	"errors"
	"fmt"
	"maps"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// This file is about changes that the file does not take at once: another program is
// writing, the disk is full, the drive has gone. They are made in memory, so that the team
// goes on, and are stored in the background, in their order, as soon as the file takes them.

// ErrUnsaved means that something has to wait until all changes are stored.
var ErrUnsaved = errors.New("there are changes that are not stored yet")

// ErrFault means that the program itself failed while it stored something.
var ErrFault = errors.New("the program failed while it stored what was done")

// Background does work beside the window's thread.
type Background interface {
	// Run calls work on a thread of its own and, when that has come to its end, be it by a
	// fault, done on the window's.
	Run(work, done func())
	// After calls f on the window's thread later, unless it is cancelled before.
	After(d time.Duration, f func()) (cancel func())
}

// again is how long after a failed attempt the next one is made. After a fault it is twice as
// long each time, up to about a minute: each fault is reported.
const (
	again      = time.Second
	mostFaults = 6
)

// unsaved is what the file has not taken.
type unsaved struct {
	background Background // nil if changes are to fail instead of waiting
	holdUp     time.Duration
	changes    []change // the oldest first
	drafts     map[string]bool
	step       bool
	writer     bool

	base    *fishbone.Analysis // the analysis as the file has it, before the changes
	saving  bool               // an attempt is under way
	cancel  func()             // of the next attempt; nil if none is due
	written int                // how many changes it may have stored already
	reason  error              // why the last attempt failed
	faults  int                // how many attempts in a row ended with a fault
	rescue  error              // see Unsaved.Rescue
}

// change is an edit, or a step through the record.
type change struct {
	before *fishbone.Analysis
	edit   fishbone.Edit // nil for a step through the record
	ends   []string      // the drafts that end with it
	// after is what it leads to, as the team sees it until it is stored.
	after func() (*fishbone.Analysis, error)
	// store stores it on top of what the file has, and returns what it has then.
	store func(to Store, on *fishbone.Analysis) (*fishbone.Analysis, error)
}

// editing is the change that an edit makes.
func (s *Session) editing(e fishbone.Edit, o options) change {
	before, at, with := s.a, s.stampOf(e), o.storage()
	return change{
		before: before, edit: e, ends: o.ends,
		after: func() (*fishbone.Analysis, error) {
			c, err := before.Change(fishbone.DatedEdit{Edit: e, At: at})
			return c.After, err
		},
		store: func(to Store, on *fishbone.Analysis) (*fishbone.Analysis, error) { return to.Do(on, e, at, with...) },
	}
}

// Unsaved is what the file has not taken yet.
type Unsaved struct {
	Changes int   // how many changes wait
	Words   bool  // what is typed and not entered waits
	Reason  error // why; nil while nothing waits
	Rescue  error // why no rescue file holds it; nil where one does, or soon will
}

// Any says whether something waits.
func (u Unsaved) Any() bool { return u.Changes > 0 || u.Words }

// Unsaved returns what is not in the file.
func (s *Session) Unsaved() Unsaved {
	u := &s.unsaved
	return Unsaved{Changes: len(u.changes), Words: len(u.drafts) > 0, Reason: u.reason, Rescue: u.rescue}
}

// Rescued takes over how keeping what waits in another place went, see [Unsaved].
func (s *Session) Rescued(err error) {
	was := s.unsaved.rescue
	s.unsaved.rescue = err
	if (was == nil) != (err == nil) {
		s.tell(Stored)
	}
}

// SaveLater has changes that the file does not take at once wait in memory, instead of
// being refused, and stored in the background.
func (s *Session) SaveLater(b Background) {
	s.unsaved.background, s.unsaved.drafts = b, map[string]bool{}
}

// Use has the session go on with another store, in which the analysis is as it was in the one
// before.
func (s *Session) Use(store Store) { s.store = store }

// SaveNow tries again at once to store what waits.
func (s *Session) SaveNow() { s.save() }

// StopSaving makes no more attempts: the program ends, or what waits is stored elsewhere.
func (s *Session) StopSaving() {
	if s.unsaved.cancel != nil {
		s.unsaved.cancel()
		s.unsaved.cancel = nil
	}
	s.unsaved.background = nil
}

func (u *unsaved) any() bool { return len(u.changes) > 0 || len(u.drafts) > 0 || u.step || u.writer }

// waits says whether what failed with err is to wait. No error is no reason to wait.
func (u *unsaved) waits(err error) bool { return u.background != nil && storage.Passing(err) }

// undoable says whether the newest change is an edit that can be dropped as if it had never been
// made.
func (u *unsaved) undoable() bool {
	n := len(u.changes)
	return n > u.written && u.changes[n-1].edit != nil
}

// keep makes a change in memory, behind those that wait already.
func (s *Session) keep(c change, why error) error {
	after, err := c.after()
	if err != nil {
		return err
	}
	if why != nil {
		s.unsaved.reason = why
	}
	s.append(c, after)
	s.wait(why)
	return nil
}

// append puts a change behind those that wait and shows what it leads to.
func (s *Session) append(c change, after *fishbone.Analysis) {
	u := &s.unsaved
	if len(u.changes) == 0 {
		u.base = s.a
	}
	u.changes = append(u.changes, c)
	for _, place := range c.ends {
		delete(s.drafts, place)
		delete(u.drafts, place)
	}
	s.show(after)
}

// undoUnsaved drops the newest change that waits.
func (s *Session) undoUnsaved() error {
	u := &s.unsaved
	if !u.undoable() {
		return ErrUnsaved
	}
	last := u.changes[len(u.changes)-1]
	u.changes = u.changes[:len(u.changes)-1]
	s.undone = last.edit
	s.show(last.before)
	s.tell(Stored)
	return nil
}

// wait says why something waits, and has it stored.
func (s *Session) wait(why error) {
	u := &s.unsaved
	if why != nil {
		u.reason = why
	}
	if u.background != nil && !u.saving && u.cancel == nil {
		u.cancel = u.background.After(again<<u.faults, s.save)
	}
	s.tell(Stored)
}

// attempt is one try to store all that waits. It works on copies, beside the window's thread.
type attempt struct {
	store   Store
	id      fishbone.ID
	base    *fishbone.Analysis
	changes []change
	drafts  map[string]string
	step    *guide.Step // nil where that does not wait
	writer  *string     // likewise

	stored int // how many changes the file has taken
	err    error
}

// save makes an attempt, unless one is under way or nothing waits.
func (s *Session) save() {
	u := &s.unsaved
	if u.cancel != nil {
		u.cancel()
		u.cancel = nil
	}
	if u.saving || !u.any() || u.background == nil {
		return
	}
	t := &attempt{store: patient(s.store), id: s.a.ID(), base: u.base, changes: u.changes[:len(u.changes):len(u.changes)], drafts: map[string]string{}}
	for place := range u.drafts {
		t.drafts[place] = s.drafts[place]
	}
	if step := s.step; u.step {
		t.step = &step
	}
	if writer := s.writer; u.writer {
		t.writer = &writer
	}
	u.saving, u.written = true, len(t.changes)
	u.background.Run(t.run, func() { s.attempted(t) })
}

// patient is the same file for what is done beside the window's thread.
func patient(store Store) Store {
	if file, ok := store.(*storage.Store); ok {
		return file.Patient()
	}
	return store
}

func (t *attempt) run() {
	t.err = ErrFault // unless the end is reached
	t.err = t.all()
}

func (t *attempt) all() error {
	for _, c := range t.changes {
		if err := t.write(c); err != nil {
			return err
		}
		t.stored++
	}
	for place, text := range t.drafts {
		if err := t.store.KeepDraft(t.id, place, text); err != nil {
			return err
		}
	}
	if t.step != nil {
		if err := t.store.SetStep(t.id, *t.step); err != nil {
			return err
		}
	}
	if t.writer != nil {
		return t.store.SetWriter(t.id, *t.writer)
	}
	return nil
}

// write stores a change. Where the file has a later state, of another window, an edit is
// made on that one if it fits there: both windows' words are kept. A step through the record is
// not made then: it would pass over what the other window has done.
func (t *attempt) write(c change) error {
	next, err := c.store(t.store, t.base)
	if errors.Is(err, storage.ErrStale) {
		next, err = t.store.Load(t.id)
		if err == nil && c.edit != nil {
			next, err = c.store(t.store, next)
		}
	}
	if err != nil {
		return fmt.Errorf("store a change that waited: %w", err)
	}
	t.base = next
	return nil
}

// attempted takes over how an attempt went.
func (s *Session) attempted(t *attempt) {
	u := &s.unsaved
	if u.background == nil {
		return // what waits goes another way, see StopSaving
	}
	u.saving, u.written = false, 0
	u.changes = u.changes[t.stored:]
	if t.err != nil {
		u.reason = t.err
	}
	if t.stored > 0 {
		u.base = t.base
	}
	fault := errors.Is(t.err, ErrFault)
	if fault {
		u.faults = min(u.faults+1, mostFaults)
	} else {
		u.faults = 0
	}
	if fault || storage.Passing(t.err) {
		s.wait(t.err)
		return
	}
	if t.err != nil { // more attempts would be refused, too
		s.tell(Stored)
		return
	}
	maps.DeleteFunc(u.drafts, func(place string, _ bool) bool {
		text, stored := t.drafts[place]
		return stored && text == s.drafts[place]
	})
	u.step = u.step && (t.step == nil || *t.step != s.step)
	u.writer = u.writer && (t.writer == nil || *t.writer != s.writer)
	if !u.any() { // what came meanwhile waits for the same reason
		u.reason, u.rescue = nil, nil
	}
	if t.stored > 0 && len(u.changes) == 0 {
		s.took(u.base)
	}
	s.tell(Stored)
	s.save()
}
