package storage

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"time"

	"whybone/fishbone"
)

// The bytes of attachments are in the file, each once, by their checksum. An analysis says with
// its attachments which it has. They stay as long as an attachment or a log has their sum: undo
// brings back what was taken away, with all that it was.

// MaxContent is how large one attachment may be, and MaxContents all of a data file, in bytes.
const (
	MaxContent  = 20 << 20
	MaxContents = 200 << 20
)

// Why bytes are not kept.
var (
	ErrLargeContent = fmt.Errorf("an attachment has at most %d MB", MaxContent>>20)
	ErrManyContents = fmt.Errorf("the attachments of a data file have at most %d MB together", MaxContents>>20)
	ErrNoContent    = errors.New("the file of the attachment is not there")
)

// Sum is the sum by which bytes are kept.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// PutContent keeps the bytes of an attachment, which is to be added within an hour, and returns
// their sum. What is there already is not written again. It may take a while: it is not for a
// window's thread.
func (s *Store) PutContent(data []byte, at time.Time) (sum string, err error) {
	const doing = "keep an attachment"
	if len(data) > MaxContent {
		return "", s.fail(doing, ErrLargeContent)
	}
	sum = Sum(data)
	if err := s.lock(); err != nil {
		return "", s.fail(doing, err)
	}
	defer s.unlock()
	return sum, s.transact(doing, func(tx transaction) error { return putContent(tx, sum, data, at) })
}

func putContent(tx transaction, sum string, data []byte, at time.Time) error {
	has, size := false, int64(0)
	if err := tx.QueryRow(`SELECT count(*) > 0 FROM content WHERE sum = ?`, sum).Scan(&has); err != nil {
		return err
	}
	if has {
		_, err := tx.Exec(`UPDATE content SET put_at = ? WHERE sum = ?`, dbTime{&at}, sum)
		return err
	}
	if err := tx.QueryRow(`SELECT coalesce(sum(size), 0) FROM content`).Scan(&size); err != nil {
		return err
	}
	if size+int64(len(data)) > MaxContents {
		return ErrManyContents
	}
	if data == nil {
		data = []byte{} // not NULL
	}
	_, err := tx.Exec(`INSERT INTO content (sum, size, put_at, bytes) VALUES (?, ?, ?, ?)`, sum, len(data), dbTime{&at}, data)
	return err
}

// Content returns the bytes that have a sum. Those that are not there give [ErrNoContent], and
// those that are not as they were put there [ErrDamaged].
func (s *Store) Content(sum string) ([]byte, error) {
	const doing = "read an attachment"
	var data []byte
	err := s.read.QueryRow(`SELECT bytes FROM content WHERE sum = ?`, sum).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNoContent
	}
	if err == nil && Sum(data) != sum {
		err = ErrDamaged
	}
	return data, s.fail(doing, err)
}

// WithContents has the bytes of attachments kept in the same transaction, by their sums.
func WithContents(contents map[string][]byte) Option {
	return func(w *writing) { w.contents = contents }
}

// putContents keeps the bytes that came with an analysis.
func putContents(tx transaction, contents map[string][]byte, at time.Time) error {
	for _, sum := range slices.Sorted(maps.Keys(contents)) {
		if len(contents[sum]) > MaxContent {
			return ErrLargeContent
		}
		if err := putContent(tx, sum, contents[sum], at); err != nil {
			return err
		}
	}
	return nil
}

// unclaimed is how long bytes may be there before something has their sum.
const unclaimed = time.Hour

// FreeContents takes away bytes that no attachment and no log has the sum of, and that were put
// there more than an hour ago: a program was killed before it could add them.
func (s *Store) FreeContents(now time.Time) error {
	const doing = "free attachments"
	if err := s.lock(); err != nil {
		return s.fail(doing, err)
	}
	defer s.unlock()
	old := now.Add(-unclaimed)
	return s.transact(doing, func(tx transaction) error {
		sums, err := readColumn[string](tx, `SELECT sum FROM content WHERE put_at < ?`, dbTime{&old})
		if err != nil || len(sums) == 0 {
			return err
		}
		return dropUnneeded(tx, sums)
	})
}

// dropUnneeded takes away those of some bytes that nothing has the sum of.
func dropUnneeded(tx transaction, sums []string) error {
	needed, err := neededSums(tx, "")
	if err != nil {
		return err
	}
	for _, sum := range sums {
		if needed[sum] {
			continue
		}
		if _, err := tx.Exec(`DELETE FROM content WHERE sum = ?`, sum); err != nil {
			return err
		}
	}
	return nil
}

// sumInLog finds sums in what a log has of attachments.
var sumInLog = regexp.MustCompile(`"sum":"([0-9a-f]{64})"`)

// neededSums are the sums that attachments have, or had at some point to which undo or a return
// leads. With a condition, they are those of the analyses for which that holds.
func neededSums(tx querier, condition string, args ...any) (map[string]bool, error) {
	of := ""
	if condition != "" {
		of = ` AND analysis IN (SELECT id FROM analysis WHERE ` + condition + `)`
	}
	needed := map[string]bool{}
	sums, err := readColumn[string](tx, `SELECT sum FROM attachment WHERE sum != ''`+of, args...)
	if err != nil {
		return nil, err
	}
	for _, sum := range sums {
		needed[sum] = true
	}
	for _, half := range []string{"edit", "undo"} {
		entries, err := readColumn[string](tx, `SELECT `+half+` FROM edit WHERE instr(`+half+`, '"sum":"')`+of, args...)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			for _, found := range sumInLog.FindAllStringSubmatch(entry, -1) {
				needed[found[1]] = true
			}
		}
	}
	return needed, nil
}

// checkContents looks at the bytes that attachments have: those that are missing or are not as
// they were put there.
func (s *Store) checkContents() (damages []Damage, err error) {
	type attached struct {
		of        fishbone.ID
		name, sum string
	}
	var all []attached
	rows, err := s.read.Query(`SELECT analysis, name, sum FROM attachment WHERE sum != '' ORDER BY analysis, position`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var a attached
		if err := rows.Scan(&a.of, &a.name, &a.sum); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	sound := map[string]error{}
	for _, a := range all {
		if !aSum.MatchString(a.sum) {
			continue // it never was one of bytes
		}
		err, known := sound[a.sum]
		if !known {
			_, err = s.Content(a.sum)
			sound[a.sum] = err
		}
		if err != nil {
			damages = append(damages, Damage{Analysis: a.of, Problem: a.name, Err: err})
		}
	}
	return damages, nil
}

var aSum = regexp.MustCompile(`^[0-9a-f]{64}$`)

// bringContents copies the bytes that an analysis of the attached file has the sums of.
func bringContents(tx transaction, id fishbone.ID) error {
	_, err := tx.Exec(`INSERT OR IGNORE INTO main.content SELECT * FROM copy.content c WHERE
		EXISTS (SELECT 1 FROM copy.attachment a WHERE a.analysis = ?1 AND a.sum = c.sum) OR
		EXISTS (SELECT 1 FROM copy.edit e WHERE e.analysis = ?1 AND (instr(e.edit, c.sum) OR instr(e.undo, c.sum)))`, id)
	return err
}
