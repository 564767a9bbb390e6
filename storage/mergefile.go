package storage

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/merge"
)

// Another file of Whybone's, a colleague's or one that was made to be handed on, is merged
// analysis by analysis. What this file has not is brought over with its history. What both have
// and only the other one went on with goes on here, entry by entry. What both went on with is
// merged from the last state that both have had, by package merge, as one edit. Each analysis is
// one transaction, so merging can be broken off and done again, and it doubles nothing.

// Arrival is what became of one analysis of another file.
type Arrival struct {
	ID        fishbone.ID
	Problem   string
	State     ArrivalState
	Conflicts []merge.Conflict
	Err       error // why it could not come in
}

// ArrivalState says how an analysis of another file came in. It is stored.
type ArrivalState string

// The states.
const (
	ArrivedNew     ArrivalState = "new"     // this file had not got it
	ArrivedFurther ArrivalState = "further" // only the other file had gone on with it
	ArrivedMerged  ArrivalState = "merged"  // both had
	ArrivedBefore  ArrivalState = "before"  // the other file has nothing that this one has not
	ArrivedInBin   ArrivalState = "bin"     // it lies in this file's bin, and stays there
	NotArrived     ArrivalState = "not"     // see the error
)

// complaintsArrived marks the row of the complaints that came with a merging.
const complaintsArrived ArrivalState = "complaints"

// Merging is what came of merging a file.
type Merging struct {
	File       string // its name
	Analyses   []Arrival
	Complaints int              // that are new here
	Corrected  int              // complaints of which the other file has more to say, or something later
	Figures    int              // values of figures and check sheets that are new here, or later
	Disputed   []merge.Conflict // what the files say otherwise in the register; the later one stands
}

// MergeFile merges another file with this one. It makes a backup first. An error is about the file
// as a whole; what is wrong with one analysis stands with it.
func (s *Store) MergeFile(path string, at fishbone.Stamp) (Merging, error) {
	const doing = "merge a file"
	m := Merging{File: filepath.Base(path)}
	at = normalize(at)
	if s.readOnly {
		return m, s.fail(doing, ErrReadOnly)
	}
	if _, err := s.Backup(at.At, BeforeImport); err != nil {
		return m, err
	}
	err := withCopy(path, s.path+".merging", func(copied string) error {
		other, err := open(copied, patience, withoutBackup)
		if err != nil {
			return err
		}
		number, err := s.nextMerging()
		if err == nil {
			err = s.mergeAll(&m, &arriving{other: other, path: copied, file: m.File, number: number, at: at})
		}
		return errors.Join(err, other.Close())
	})
	return m, s.fail(doing, err)
}

// arriving is a file that is being merged.
type arriving struct {
	other  *Store
	path   string
	file   string
	number int
	at     fishbone.Stamp
}

func (s *Store) mergeAll(m *Merging, from *arriving) error {
	all, _, err := from.other.List(Query{})
	if err != nil {
		return err
	}
	for _, one := range slices.Backward(all) { // the one that was changed last comes in last
		a := Arrival{ID: one.ID, Problem: one.Problem}
		if err := s.arrive(&a, from); err != nil {
			if errors.Is(err, ErrFull) || errors.Is(err, ErrBusy) || errors.Is(err, ErrReplaced) {
				return err
			}
			a.State, a.Err = NotArrived, err
		}
		m.Analyses = append(m.Analyses, a)
	}
	slices.Reverse(m.Analyses)
	return s.mergeComplaints(m, from)
}

// arrive brings one analysis in.
func (s *Store) arrive(a *Arrival, from *arriving) error {
	var deleted sql.NullString
	err := s.view("look for analysis "+string(a.ID), func(tx transaction) error {
		return tx.QueryRow(`SELECT deleted_at FROM analysis WHERE id = ?`, a.ID).Scan(&deleted)
	})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		a.State = ArrivedNew
		return s.bringNew(a.ID, from)
	case err != nil:
		return err
	case deleted.Valid:
		a.State = ArrivedInBin
		return nil
	}
	return s.mergeAnalysis(a, from)
}

func (s *Store) bringNew(id fishbone.ID, from *arriving) error {
	if err := from.other.checkOne(id); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.attached(from.path, func(tx transaction) error {
		if err := bringRows(tx, id, id); err != nil {
			return err
		}
		if _, err := tx.Exec(`DELETE FROM draft WHERE analysis = ?`, id); err != nil { // of another desk
			return err
		}
		if err := bringContents(tx, id); err != nil {
			return err
		}
		var version int64
		if err := tx.QueryRow(`SELECT version FROM analysis WHERE id = ?`, id).Scan(&version); err != nil {
			return err
		}
		return noteMerging(tx, from, id, ArrivedNew, 0, version)
	})
}

// checkOne says whether an analysis is as it was written.
func (s *Store) checkOne(id fishbone.ID) error { return checkAnalysis(s.read, id) }

// mergeAnalysis merges an analysis that both files have.
func (s *Store) mergeAnalysis(a *Arrival, from *arriving) error {
	if err := from.other.checkOne(a.ID); err != nil {
		return err
	}
	ours, err := s.readHistory(a.ID)
	if err != nil {
		return err
	}
	theirs, err := from.other.readHistory(a.ID)
	if err != nil {
		return err
	}
	common := commonLength(ours.sums, theirs.sums)
	switch {
	case common == theirs.Length && theirs.Done == common || ours.has(theirs):
		a.State = ArrivedBefore
		return nil
	case common == ours.Length && ours.Done == common:
		a.State = ArrivedFurther
		return s.goFurther(ours, theirs, common, from)
	}
	base, err := s.lastCommon(ours, theirs, common, from.other)
	if err != nil {
		return err
	}
	result, err := merge.Analyses(base, ours.now, theirs.now)
	if err != nil {
		return err
	}
	a.State, a.Conflicts = ArrivedMerged, result.Conflicts
	return s.storeMerged(ours, theirs, result.Analysis, from)
}

// history is the log of an analysis as far as merging asks.
type history struct {
	Timeline
	now *fishbone.Analysis
	// sums are of the log from its start up to each position, the first one of nothing.
	sums []string
	// took are what came in from other files: the sums of their logs, with the positions in this
	// log, the oldest first.
	took []taken
}

type taken struct {
	sum string
	at  int
}

func (s *Store) readHistory(id fishbone.ID) (*history, error) {
	a, err := s.Load(id)
	if err != nil {
		return nil, err
	}
	h := &history{now: a}
	err = s.view("read the history of analysis "+string(id), func(tx transaction) error {
		if h.Timeline, err = timelineOf(tx, id, Timeline{}); err != nil {
			return err
		}
		return h.readSums(tx, id)
	})
	return h, err
}

func (h *history) readSums(tx transaction, id fishbone.ID) error {
	rows, err := tx.Query(`SELECT seq, at, by, edit, coalesce(back_to, -1) FROM edit WHERE analysis = ? ORDER BY seq`, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	h.sums = []string{""}
	for rows.Next() {
		var seq, back int
		var at, by, edit string
		if err := rows.Scan(&seq, &at, &by, &edit, &back); err != nil {
			return err
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n%s\n%d", h.sums[len(h.sums)-1], at, by, edit, back))
		h.sums = append(h.sums, hex.EncodeToString(sum[:]))
		if e, err := fishbone.UnmarshalEdit([]byte(edit)); err == nil {
			if t, ok := e.(fishbone.TakeOver); ok {
				h.took = append(h.took, taken{t.Sum, seq})
			}
		}
	}
	return rows.Err()
}

// commonLength is how many entries two logs have in common from the start.
func commonLength(a, b []string) (n int) {
	for n+1 < len(a) && n+1 < len(b) && a[n+1] == b[n+1] {
		n++
	}
	return n
}

// inForce says whether an entry of the log is in the analysis.
func (h *history) inForce(position int) bool { return h.States()[position-1] == InForce }

// mergedWith is the last position of another log that has come into this one; 0 for none.
func (h *history) mergedWith(other *history) int {
	for _, t := range slices.Backward(h.took) {
		if at := slices.Index(other.sums, t.sum); at > 0 && h.inForce(t.at) {
			return at
		}
	}
	return 0
}

// has says whether the state of another log is in this analysis, by an earlier merging.
func (h *history) has(other *history) bool {
	return other.Done > 0 && h.mergedWith(other) == other.Done
}

// lastCommon is the last state that both have had. Where each has taken over what the other one
// had once, that is what the two made together.
func (s *Store) lastCommon(ours, theirs *history, common int, other *Store) (*fishbone.Analysis, error) {
	base, err := s.At(ours.now, common)
	if err != nil {
		return nil, err
	}
	var fromOurs, fromTheirs *fishbone.Analysis
	if at := theirs.mergedWith(ours); at > common {
		if fromOurs, err = s.At(ours.now, at); err != nil {
			return nil, err
		}
	}
	if at := ours.mergedWith(theirs); at > common {
		if fromTheirs, err = other.At(theirs.now, at); err != nil {
			return nil, err
		}
	}
	switch {
	case fromOurs == nil && fromTheirs == nil:
		return base, nil
	case fromTheirs == nil:
		return fromOurs, nil
	case fromOurs == nil:
		return fromTheirs, nil
	}
	together, err := merge.Analyses(base, fromOurs, fromTheirs)
	return together.Analysis, err
}

// goFurther writes the entries that only the other log has behind ours.
func (s *Store) goFurther(ours, theirs *history, common int, from *arriving) error {
	var entries []logEntry
	err := from.other.view("read the history of analysis "+string(ours.now.ID()), func(tx transaction) error {
		for seq := common + 1; seq <= theirs.Length; seq++ {
			e, err := readEntry(tx, ours.now.ID(), seq)
			if err != nil {
				return err
			}
			if to, ok := theirs.Return(seq); ok {
				e.backTo = sql.NullInt64{Int64: int64(to), Valid: true}
			}
			entries = append(entries, e)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.comeIn(ours, from, ArrivedFurther, fishbone.Revert{Patch: merge.Difference(ours.now, theirs.now)}, theirs.now.Changed(),
		func(tx transaction, c fishbone.Change, log logState) (int, error) {
			for i, e := range entries {
				if err := putEntry(tx, ours.now.ID(), common+1+i, e); err != nil {
					return 0, err
				}
			}
			return theirs.Done, nil
		})
}

// storeMerged writes what the two made together, as one edit.
func (s *Store) storeMerged(ours, theirs *history, merged *fishbone.Analysis, from *arriving) error {
	e := fishbone.TakeOver{Patch: merge.Difference(ours.now, merged), From: from.file, Sum: theirs.sums[theirs.Done], Position: theirs.Done}
	return s.comeIn(ours, from, ArrivedMerged, e, from.at, func(tx transaction, c fishbone.Change, log logState) (int, error) {
		return appendEntry(tx, ours.now, log, logEntry{edit: e, undo: fishbone.Revert{Patch: c.Undo}, at: from.at})
	})
}

// comeIn writes an edit and what it does to the log, with the contents of attachments.
func (s *Store) comeIn(ours *history, from *arriving, how ArrivalState, e fishbone.Edit, at fishbone.Stamp, enter func(transaction, fishbone.Change, logState) (int, error)) error {
	id := ours.now.ID()
	c, err := ours.now.Change(fishbone.DatedEdit{Edit: e, At: at})
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.attached(from.path, func(tx transaction) error {
		log, err := stateOf(tx, ours.now)
		if err != nil {
			return err
		}
		if err := bringContents(tx, id); err != nil {
			return err
		}
		position, err := enter(tx, c, log)
		if err != nil {
			return err
		}
		if err := updateSummary(tx, c.After, ours.now.Version()+1, position, from.at); err != nil {
			return err
		}
		if err := updateRows(tx, c.After, c.Patch); err != nil {
			return err
		}
		return noteMerging(tx, from, id, how, log.cursor, ours.now.Version()+1)
	})
	if err == nil {
		s.place.saw(id, ours.now.Version()+1)
	}
	return err
}
