package storage

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A backup is a whole copy of the data file in the directory backups beside it. It is made
// while the file is in use, then opened again and compared with its checksums: what is not
// sound is no backup. A copy of the file alone would lack what still stands in the -wal file.

// Reason says why a backup was made. It is part of the file's name.
type Reason string

// The reasons.
const (
	Daily         Reason = "day"       // the first start of a day
	Kept          Reason = "kept"      // somebody asked for it; it is never thinned out
	BeforeUpgrade Reason = "upgrade"   // before the file got a new format
	BeforeImport  Reason = "import"    // before many analyses came in
	BeforeRestore Reason = "restore"   // before another backup was put in the file's place
	Displaced     Reason = "displaced" // what a window still had of a file that another one has taken the place of
)

var reasons = []Reason{Daily, Kept, BeforeUpgrade, BeforeImport, BeforeRestore, Displaced}

// Backup is one backup.
type Backup struct {
	Path   string
	At     time.Time // in UTC, by the name
	Reason Reason
	Size   int64 // in bytes
}

// BackupDir is the directory of the backups of a data file.
func BackupDir(path string) string {
	if real, err := RealPath(path); err == nil {
		path = real
	}
	return filepath.Join(filepath.Dir(path), "backups")
}

const backupTime = "20060102T150405Z"

// backupName is what a backup is called: after the data file, the time and the reason.
func backupName(path string, at time.Time, why Reason) string {
	return fmt.Sprintf("%s-%s-%s.db", baseName(path), at.UTC().Format(backupTime), why)
}

func baseName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

// Backups are the backups of a data file, the newest first.
func Backups(path string) ([]Backup, error) {
	if real, err := RealPath(path); err == nil {
		path = real // its name is part of theirs
	}
	dir := BackupDir(path)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failed("list the backups", dir, err)
	}
	var all []Backup
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue // it was thinned out meanwhile
		}
		if b, ok := parseBackup(path, e.Name()); ok {
			b.Path, b.Size = filepath.Join(dir, e.Name()), info.Size()
			all = append(all, b)
		}
	}
	slices.SortFunc(all, func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Path, a.Path)) })
	return all, nil
}

// parseBackup reads what backupName wrote.
func parseBackup(path, name string) (b Backup, ok bool) {
	rest, ours := strings.CutPrefix(name, baseName(path)+"-")
	rest, whole := strings.CutSuffix(rest, ".db")
	stamp, why, named := strings.Cut(rest, "-")
	at, err := time.Parse(backupTime, stamp)
	b = Backup{At: at, Reason: Reason(why)}
	return b, ours && whole && named && err == nil && slices.Contains(reasons, b.Reason)
}

// Backup makes a backup of the file as it is now, and thins out older ones.
func (s *Store) Backup(at time.Time, why Reason) (Backup, error) {
	b, err := makeBackup(s.read, s.path, at, why)
	if err != nil {
		return Backup{}, s.fail("make a backup", err)
	}
	return b, s.fail("thin out the backups", thin(s.path, at))
}

// BackupDaily makes a backup unless there is one of the same day already, by the calendar of
// at. It returns whether it made one.
func (s *Store) BackupDaily(at time.Time) (bool, error) {
	all, err := Backups(s.path)
	if err != nil {
		return false, err
	}
	for _, b := range all {
		if b.Reason == Daily && sameDay(b.At.In(at.Location()), at) {
			return false, nil
		}
	}
	empty := false
	if err := s.read.QueryRow(`SELECT count(*) = 0 FROM analysis`).Scan(&empty); err != nil || empty {
		return false, s.fail("make a backup", err)
	}
	_, err = s.Backup(at, Daily)
	return err == nil, err
}

func sameDay(a, b time.Time) bool {
	y, m, d := a.Date()
	Y, M, D := b.Date()
	return y == Y && m == M && d == D
}

// makeBackup copies a file that is open on a connection.
func makeBackup(q *sql.DB, path string, at time.Time, why Reason) (Backup, error) {
	dir := BackupDir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Backup{}, err
	}
	at = free(path, at, why)
	b := Backup{Path: filepath.Join(dir, backupName(path, at, why)), At: at.UTC(), Reason: why}
	if err := copyTo(q, b.Path); err != nil {
		return Backup{}, err
	}
	info, err := os.Stat(b.Path)
	if err != nil {
		return Backup{}, err
	}
	b.Size = info.Size()
	return b, nil
}

// free is the next second from a time on that has no backup for a reason. Two in a second would
// be one: the second would cover the first, which somebody may be going back to just then.
func free(path string, at time.Time, why Reason) time.Time {
	for {
		if _, err := os.Lstat(filepath.Join(BackupDir(path), backupName(path, at, why))); err != nil {
			return at
		}
		at = at.Add(time.Second)
	}
}

// copyTo writes a whole copy to a path and checks it, before it gets its name.
func copyTo(q *sql.DB, path string) error {
	unchecked := path + ".part"
	if err := os.Remove(unchecked); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(unchecked, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) // for the user alone
	if err != nil {
		return err
	}
	defer os.Remove(unchecked)
	if err := f.Close(); err != nil {
		return err
	}
	if _, err := q.Exec(`VACUUM INTO ?`, unchecked); err != nil {
		return err
	}
	if err := CheckFile(unchecked); err != nil {
		return fmt.Errorf("the copy is not sound: %w", err)
	}
	if err := syncFile(unchecked); err != nil {
		return err
	}
	return os.Rename(unchecked, path)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// How many backups stay: the newest of each of so many days, weeks and months, and of the
// others so many. All together they take at most so many bytes, for which the oldest go.
const (
	keptDays, keptWeeks, keptMonths = 7, 8, 12
	keptOthers                      = 5
	backupBytes                     = 1 << 30
)

// thin takes away backups that are not needed any more.
func thin(path string, now time.Time) error {
	all, err := Backups(path)
	if err != nil {
		return err
	}
	var errs []error
	for _, b := range superfluous(all, now) {
		errs = append(errs, os.Remove(b.Path))
	}
	return errors.Join(errs...)
}

// superfluous are the backups that may go, of all, which are sorted from the newest. Those
// that somebody asked for stay, and so does the newest of all.
func superfluous(all []Backup, now time.Time) (gone []Backup) {
	seen := map[string]bool{}
	others := map[Reason]int{}
	var bytes int64
	for i, b := range all {
		stays := i == 0 || b.Reason == Kept
		if b.Reason == Daily {
			at := b.At.In(now.Location())
			year, week := at.ISOWeek()
			age := int(now.Sub(at).Hours() / 24)
			for _, slot := range []struct {
				name string
				kept bool
			}{
				{at.Format("day 2006-01-02"), age < keptDays},
				{fmt.Sprintf("week %d-%d", year, week), age < 7*keptWeeks},
				{at.Format("month 2006-01"), age < 31*keptMonths},
			} {
				if slot.kept && !seen[slot.name] {
					seen[slot.name], stays = true, true
				}
			}
		} else if b.Reason != Kept {
			others[b.Reason]++
			stays = stays || others[b.Reason] <= keptOthers
		}
		if stays && b.Reason != Kept && i > 0 && bytes+b.Size > backupBytes {
			stays = false
		}
		if stays {
			bytes += b.Size
		} else {
			gone = append(gone, b)
		}
	}
	return gone
}
