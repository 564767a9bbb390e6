package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"github.com/mattn/go-sqlite3"

	"whybone/fishbone"
)

// place is the file at its path, as it was when this program had to do with it last. A file
// that is deleted, moved away or replaced while it is open would be written on unseen, and
// what is written be lost; one that a copy was written over would be torn.
//
// A place may be used from any goroutine.
type place struct {
	path string

	mu   sync.Mutex
	file fs.FileInfo
	wal  *identity             // nil while nothing was written yet
	seen map[fishbone.ID]int64 // the versions of analyses that this program has read or written
	lost error                 // why nothing may be written any more
}

// found takes the file as it is now.
func (p *place) found() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	file, err := os.Stat(p.path)
	if err != nil {
		return err
	}
	p.file = file
	if p.wal != nil {
		return nil
	}
	wal, err := identityOf(p.path + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		p.wal = &wal
	}
	return err
}

// forget is for beginning to open the file, maybe not for the first time.
func (p *place) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.file, p.wal = nil, nil
}

// byUs has f write into the file itself, if that is the one that was opened, and takes it as it is
// then, unless another one was copied over it meanwhile, which its checksums tell. Where it has gone
// by then, the next check says so. It may take a while, in which this program must not write
// otherwise.
func (p *place) byUs(f func() error) {
	if p.check() != nil {
		return
	}
	err := f()
	p.mu.Lock()
	defer p.mu.Unlock()
	now, missing := os.Stat(p.path)
	if err != nil || missing != nil || !os.SameFile(now, p.file) {
		return
	}
	if verify(p.path, withLog, p.seen, contentsAlone) == nil {
		p.file = now // otherwise the next check looks at it again
	}
}

// saw notes the version of an analysis as the file has it.
func (p *place) saw(id fishbone.ID, version int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen == nil {
		p.seen = map[fishbone.ID]int64{}
	}
	p.seen[id] = version
}

// check is asked before each write. It gives [ErrGone] or [ErrReplaced] where the file is not
// the one that was opened.
func (p *place) check() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.file == nil || p.lost != nil {
		return p.lost
	}
	file, err := os.Stat(p.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrGone
	case err != nil:
		return fmt.Errorf("%w: %w", ErrUnreachable, err)
	case !os.SameFile(file, p.file):
		return ErrReplaced
	}
	if err := p.checkWAL(); err != nil {
		return err
	}
	if file.Size() == p.file.Size() && file.ModTime().Equal(p.file.ModTime()) {
		return nil
	}
	// Another program has written into it: ours, or one that copied another file over it.
	if err := verify(p.path, withLog, p.seen, andHistory); err != nil {
		if errors.Is(err, ErrDamaged) {
			p.lost = ErrReplaced
			return p.lost
		}
		return err
	}
	p.file = file
	return nil
}

// checkWAL looks whether the -wal file is the one that is written to.
func (p *place) checkWAL() error {
	wal, err := identityOf(p.path + "-wal")
	switch {
	case errors.Is(err, fs.ErrNotExist) && p.wal == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: its -wal file is gone", ErrReplaced)
	case err != nil:
		return fmt.Errorf("%w: %w", ErrUnreachable, err)
	case p.wal == nil:
		p.wal = &wal
	case !wal.is(*p.wal):
		return fmt.Errorf("%w: its -wal file is another one", ErrReplaced)
	}
	return nil
}

// newest is how many analyses are looked at where that must not take long: what was torn is
// among those that were written last.
const newest = 10

// How verify opens the file: with what is in its -wal file, or as if that were not there.
const (
	withLog    = "mode=ro&_busy_timeout=50"
	withoutLog = "mode=ro&immutable=1"
)

// What verify compares: the history of a long analysis is most of it.
const (
	andHistory    = true
	contentsAlone = false
)

// errNoSums means that the file is of an older format.
var errNoSums = errors.New("it has no checksums")

// verify compares the analyses that were written last with their checksums, as somebody sees
// them who opens the file now: a connection that is open already may still know the old pages.
//
// Versions only ever grow. Where an analysis has an earlier one than was seen, this is an older copy,
// sound as it may be. One that is not there was removed for good.
func verify(path, options string, seen map[fishbone.ID]int64, history bool) error {
	db, err := sql.Open(driverName, dsn(path, options))
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.Begin() // all that is read is of one moment: others may be writing
	if err != nil {
		return torn(err)
	}
	defer tx.Rollback()
	switch has, err := hasSums(tx); {
	case err != nil:
		return torn(err)
	case !has && options == withoutLog:
		return torn(quickCheck(tx)) // a copy of an older format
	case !has:
		return fmt.Errorf("%w: %w", ErrDamaged, errNoSums)
	}
	_, version, err := marks(tx)
	ours := version == int64(len(migrations))
	if err == nil && ours {
		err = checkSchema(tx)
	}
	if err != nil {
		return torn(err)
	}
	if err := older(tx, seen); err != nil {
		return torn(err)
	}
	rows, err := tx.Query(`SELECT id FROM analysis ORDER BY touched_at DESC, id DESC LIMIT ?`, newest)
	if err != nil {
		return torn(err)
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return torn(err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return torn(err)
	}
	find := summedTables
	if ours {
		find = ourTables
	}
	tables, own, err := find(tx)
	if err != nil {
		return torn(err)
	}
	for _, id := range ids {
		if _, err := compareSums(tx, tables, own, id, history); err != nil {
			return torn(err)
		}
	}
	return nil
}

// older looks for earlier versions than were seen.
func older(q querier, seen map[fishbone.ID]int64) error {
	for id, version := range seen {
		var now int64
		err := q.QueryRow(`SELECT version FROM analysis WHERE id = ?`, id).Scan(&now)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err == nil && now < version {
			return fmt.Errorf("%w: it has version %d of analysis %s, and had %d", ErrDamaged, now, id, version)
		}
	}
	return nil
}

// quickCheck is SQLite's own look at the file, and integrityCheck a longer one.
func quickCheck(q querier) error { return pragmaCheck(q, `PRAGMA quick_check(1)`) }

func integrityCheck(q querier) error { return pragmaCheck(q, `PRAGMA integrity_check(1)`) }

func pragmaCheck(q querier, pragma string) error {
	var result string
	err := q.QueryRow(pragma).Scan(&result)
	if err == nil && result != "ok" {
		err = fmt.Errorf("%w: %s", ErrDamaged, result)
	}
	return err
}

// torn is the error for what verify could not read. What SQLite cannot read because of what
// stands in the file is damage; everything else says nothing about the file.
func torn(err error) error {
	if err == nil || errors.Is(err, ErrDamaged) {
		return err
	}
	e, ok := errors.AsType[sqlite3.Error](err)
	if ok && (e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB || e.Code == sqlite3.ErrError) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// verifyWithLog says whether the -wal file that lies there belongs to the file. One of an older format
// has no checksums to tell: pages of another file do not fit together with its own, and not with
// its indexes.
func verifyWithLog(path string) error {
	err := verify(path, withLog, nil, andHistory)
	if !errors.Is(err, errNoSums) {
		return err
	}
	db, err := sql.Open(driverName, dsn(path, withLog))
	if err != nil {
		return err
	}
	defer db.Close()
	return torn(integrityCheck(db))
}

// setAside moves a -wal file out of the way that does not belong to the file: one that a
// crash left behind, before an older copy was put in the file's place. SQLite would bring it
// into that and tear it.
func setAside(path string) error {
	wal := path + "-wal"
	info, err := os.Stat(wal)
	if err != nil || info.Size() == 0 {
		return nil
	}
	if !errors.Is(verifyWithLog(path), ErrDamaged) || verify(path, withoutLog, nil, andHistory) != nil || inUse(path) {
		return nil
	}
	if err := os.Rename(wal, asideName(wal, info)); err != nil {
		return fmt.Errorf("set the -wal file of another file aside: %w", err)
	}
	if err := os.Remove(path + "-shm"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
