package storage

import (
	"sync"
	"sync/atomic"
)

// walPages is how many pages the -wal file may have before they go into the file. As soon as they
// are there it begins anew, from its start: growing costs more than being written over, so it stays
// as long as that usually is, walSize. Where somebody's reading has made it longer it is cut.
const (
	walPages = 1000
	walSize  = 16 << 20
)

// seldom is after how many writes the -wal file is looked at.
const seldom = 16

// tidying is at most one at a time.
type tidying struct {
	writes atomic.Int64
	next   atomic.Int64 // how many pages the -wal file has when it is tidied again
	goes   atomic.Bool
	over   atomic.Bool
	all    sync.WaitGroup
}

func (t *tidying) wait() { t.all.Wait() }

// end waits until it has ended, for good.
func (t *tidying) end() {
	if t.over.Swap(true) {
		return
	}
	for !t.goes.CompareAndSwap(false, true) {
		t.wait()
	}
}

// makeTidy brings what is in the -wal file into the file once that has become long. SQLite does
// not do it by itself here: who finds the file changed is to know whether this program did it.
// Who has written does not wait for it, but the next write does: what this program writes into the
// file and what somebody copies over it are not to be told apart at the same time. While somebody is
// reading, the -wal file cannot begin anew, and is left alone until it has grown as much once more.
func (s *Store) makeTidy() {
	t := s.tidying
	if t.writes.Add(1)%seldom != 0 {
		return
	}
	var busy, pages, done int64
	if err := s.write.QueryRow(`PRAGMA wal_checkpoint(NOOP)`).Scan(&busy, &pages, &done); err != nil {
		return // the next look says more
	}
	if pages < walPages || pages == done {
		t.next.Store(walPages)
		return
	}
	if pages < t.next.Load() || !t.goes.CompareAndSwap(false, true) {
		return
	}
	t.next.Store(pages + walPages)
	t.all.Go(func() {
		defer t.goes.Store(false)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.place.byUs(s.checkpoint)
	})
}

// checkpoint brings what is in the -wal file into the file, as far as nobody stands in the way.
func (s *Store) checkpoint() error {
	_, err := s.write.DB.Exec(`PRAGMA wal_checkpoint(PASSIVE)`)
	return err
}
