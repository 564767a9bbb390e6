package storage

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"whybone/fishbone"
)

// Loss is what is left after the file was deleted, moved away or replaced while it was open, and
// what lies in its place now.
type Loss struct {
	Whole   bool    // this program still has all of the file
	Others  int     // the analyses in that beside the one that was asked for; 0 unless it is whole
	NotKept error   // why a whole file could not be kept as a backup
	Backup  *Backup // the newest, nil without any; that of a whole file, if that could be kept
	Usurper *Usurper
	// Unreadable is why the file that lies there cannot be read, or not all of it. Where none
	// does, there is neither this nor a usurper.
	Unreadable error
}

// Usurper is what there is in the file that has taken the place of the one that was opened.
type Usurper struct {
	Analysis *Summary  // as that file has it; nil where it has not
	List     []Summary // all that it has, the last changed first
	Others   int       // how many analyses it has beside
	Same     int       // how many of those are as in the old file, as far as that is whole
}

// Loss looks at what is left, of an analysis first of all. What this program still has of the file
// is kept as a backup first, and nothing else is changed. It may take a while.
func (s *Store) Loss(id fishbone.ID, at time.Time) (l Loss, err error) {
	const doing = "look what is left of the file"
	var ours map[fishbone.ID]int64
	if l.Whole = s.whole(); l.Whole {
		_, err := s.keep(at)
		l.NotKept = s.fail("keep what is left of the file", err)
		if ours, err = versionsIn(s.write.DB); err != nil {
			return Loss{}, s.fail(doing, err)
		}
		delete(ours, id)
		l.Others = len(ours)
	}
	if all, err := Backups(s.path); err == nil && len(all) > 0 { // those that cannot be listed are none
		l.Backup = &all[0]
	}
	if _, err := os.Stat(s.path); errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	l.Usurper, l.Unreadable = s.usurper(id, ours)
	return l, nil
}

// usurper looks at the file that lies there.
func (s *Store) usurper(id fishbone.ID, ours map[fishbone.ID]int64) (_ *Usurper, err error) {
	there, err := s.openUsurper()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, there.Close()) }()
	list, total, err := there.List(Query{})
	if err != nil {
		return nil, err
	}
	u := &Usurper{List: list, Others: total}
	if i := slices.IndexFunc(list, func(one Summary) bool { return one.ID == id }); i >= 0 {
		u.Analysis, u.Others = &list[i], total-1
	}
	theirs, err := versionsIn(there.read)
	if err != nil {
		return nil, err
	}
	for id, version := range ours {
		if theirs[id] == version {
			u.Same++
		}
	}
	if _, damages, err := there.Check(); err != nil || len(damages) > 0 {
		return u, errors.Join(ErrDamaged, err)
	}
	return u, nil
}

// openUsurper opens it for reading, without the -wal file that belongs to the old one.
func (s *Store) openUsurper() (*Store, error) {
	if s.logIsOurs() {
		if err := inspect(s.path); err != nil {
			return nil, failed("open the data for reading", s.path, err)
		}
		return openCopy(s.path, "")
	}
	return OpenForReading(s.path)
}

// versionsIn are the versions of all analyses in a file that are not in the bin.
func versionsIn(q querier) (map[fishbone.ID]int64, error) {
	rows, err := q.Query(`SELECT id, version FROM analysis WHERE deleted_at IS NULL`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	versions := map[fishbone.ID]int64{}
	for rows.Next() {
		var id fishbone.ID
		var version int64
		if err := rows.Scan(&id, &version); err != nil {
			return nil, err
		}
		versions[id] = version
	}
	return versions, rows.Err()
}

// keptFile is the backup of a file that is lost, and what was in the file then.
type keptFile struct {
	mu     sync.Mutex
	backup Backup
	state  fileState
}

// fileState tells whether something has been written since: by this program or by another one.
type fileState struct{ own, others int64 }

// keep keeps what the connections still have of the file as a backup, once: a program that is killed
// has it no longer.
func (s *Store) keep(at time.Time) (Backup, error) {
	k := s.kept
	k.mu.Lock()
	defer k.mu.Unlock()
	var now fileState
	err := s.write.QueryRow(`SELECT total_changes(), data_version FROM pragma_data_version`).Scan(&now.own, &now.others)
	if err != nil {
		return Backup{}, err
	}
	if _, err := os.Stat(k.backup.Path); err == nil && k.state == now {
		return k.backup, nil
	}
	b, err := makeBackup(s.write.DB, s.path, at, Displaced)
	if err == nil {
		k.backup, k.state = b, now
	}
	return b, err
}
