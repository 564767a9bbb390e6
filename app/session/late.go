package session

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"whybone/fishbone"
	"whybone/storage"
)

// This file is about writes that take long: the disk is busy, another program is writing, or has
// written, so that the file is looked at first. They hold up the window's thread for a moment
// and then go on beside it. What they store is saved when they say so, and not before.

// ErrSlow means that a write is under way that takes long.
var ErrSlow = errors.New("the data file takes its time")

// HoldUp has no write hold up its caller for longer than this, where changes may wait, see
// [Session.SaveLater]. With 0 each takes as long as it takes.
func (s *Session) HoldUp(atMost time.Duration) { s.unsaved.holdUp = atMost }

// patience is the store that writes: nobody waits long for one that is held up.
func (s *Session) patience() Store {
	if s.unsaved.holdsUp() {
		return patient(s.store)
	}
	return s.store
}

func (u *unsaved) holdsUp() bool { return u.background != nil && u.holdUp > 0 }

// within does work and says whether that has come to its end in time. Where it has not, wait
// waits for it. A fault in the work is one of who waits.
func (u *unsaved) within(work func()) (wait func(), inTime bool) {
	if !u.holdsUp() {
		work()
		return nil, true
	}
	ended := make(chan any, 1)
	go func() {
		defer func() {
			fault := recover()
			if fault != nil {
				fault = fmt.Sprintf("%v\n\n%s", fault, debug.Stack())
			}
			ended <- fault
		}()
		work()
	}()
	wait = func() {
		if fault := <-ended; fault != nil {
			panic(fault)
		}
	}
	timer := time.NewTimer(u.holdUp)
	defer timer.Stop()
	select {
	case fault := <-ended:
		ended <- fault
		wait()
		return nil, true
	case <-timer.C:
		return wait, false
	}
}

// goOn makes an attempt out of a write that is under way.
func (s *Session) goOn(t *attempt, end func() error) {
	u := &s.unsaved
	u.reason, u.saving, u.written = ErrSlow, true, len(t.changes)
	t.err = ErrFault // unless the end is reached
	s.tell(Stored)
	u.background.Run(func() { t.err = end() }, func() { s.attempted(t) })
}

// make makes a change of the analysis as it stands: in the file, or, where the file does not take
// it at once, in memory.
func (s *Session) make(c change) error {
	if s.unsaved.saving || len(s.unsaved.changes) > 0 {
		return s.keep(c, nil)
	}
	next, late, err := s.write(c)
	if s.unsaved.waits(err) {
		return s.keep(c, err)
	}
	if late || err != nil {
		return err
	}
	for _, place := range c.ends {
		delete(s.drafts, place)
	}
	s.took(next)
	return nil
}

// write stores a change. Where that takes long it becomes one that waits, and late is true.
func (s *Session) write(c change) (next *fishbone.Analysis, late bool, err error) {
	store := s.patience()
	var stored *fishbone.Analysis // not the results: these are set on returning, when the write goes on
	var failed error
	wait, inTime := s.unsaved.within(func() { stored, failed = c.store(store, c.before) })
	if inTime {
		return stored, false, failed
	}
	after, refused := c.after()
	if refused != nil {
		return nil, false, refused // as the store will find, too
	}
	t := &attempt{store: store, id: s.a.ID(), base: s.a, changes: []change{c}}
	s.unsaved.reason, s.unsaved.saving = ErrSlow, true
	s.append(c, after)
	s.goOn(t, func() error {
		wait()
		if errors.Is(failed, storage.ErrStale) {
			return t.all()
		}
		if failed == nil {
			t.base, t.stored = stored, 1
		}
		return failed
	})
	return nil, true, nil
}

// small writes something small that is no edit, and has it wait where the file does not take it,
// or not soon: mark says what to write with the changes then. It returns the error that is left
// for the caller.
func (s *Session) small(write func(Store, fishbone.ID) error, mark func(*unsaved)) error {
	u := &s.unsaved
	if u.saving {
		mark(u)
		s.tell(Stored)
		return nil
	}
	store, id := s.patience(), s.a.ID() // while the write goes on, the session does, too
	var err error                       // not the result: that is set on returning, when the write goes on
	wait, inTime := u.within(func() { err = write(store, id) })
	if !inTime {
		mark(u) // and once more, when it is through
		s.goOn(&attempt{}, func() error { wait(); return err })
		return nil
	}
	if !u.waits(err) {
		return err
	}
	mark(u)
	s.wait(err)
	return nil
}
