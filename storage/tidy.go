package storage

import (
	"os"
	"sync"
	"sync/atomic"
)

// walSize is how long the -wal file may grow before its pages go into the file, and walRest how
// long it stays when it begins anew: SQLite writes over it and would leave it as long as it was.
const (
	walSize = 4 << 20
	walRest = 1 << 20
)

// tidying is at most one at a time.
type tidying struct {
	goes atomic.Bool
	next atomic.Int64 // how long the -wal file is when it is tidied again
	all  sync.WaitGroup
}

func (t *tidying) wait() { t.all.Wait() }

// makeTidy brings what is in the -wal file into the file once that has become long. SQLite does
// not do it by itself here: who finds the file changed is to know whether this program did it.
// Nobody waits for it: it may take the disk a while, during which others can write. While
// somebody is reading, the file cannot begin anew, and is left alone until it has grown as much
// once more.
func (s *Store) makeTidy() {
	info, err := os.Stat(s.path + "-wal")
	if err != nil || info.Size() < walSize {
		s.tidying.next.Store(walSize)
		return
	}
	if info.Size() < s.tidying.next.Load() || !s.tidying.goes.CompareAndSwap(false, true) {
		return
	}
	s.tidying.next.Store(info.Size() + walSize)
	s.tidying.all.Go(func() {
		defer s.tidying.goes.Store(false)
		if _, err := s.tidy.Exec(`PRAGMA wal_checkpoint(PASSIVE)`); err == nil {
			_ = s.place.found() // where the file has gone by now, the next write says so
		}
	})
}
