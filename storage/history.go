package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"weak"

	"whybone/fishbone"
)

// Create stores an analysis that is not in the file yet, with an empty history. An
// identifier that is in use gives [fishbone.ErrTaken].
func (s *Store) Create(a *fishbone.Analysis) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.transact("store analysis "+string(a.ID()), func(tx *sql.Tx) error {
		taken := false
		if err := tx.QueryRow(`SELECT count(*) FROM analysis WHERE id = ?`, a.ID()).Scan(&taken); err != nil {
			return err
		}
		if taken {
			return fishbone.ErrTaken
		}
		_, err := tx.Exec(`INSERT INTO analysis (id, version, `+headerColumns+`) VALUES (?, 1, `+marksFor(headerWidth)+`)`,
			append([]any{a.ID()}, header(a, a.Changed())...)...)
		if err != nil {
			return err
		}
		empty := fishbone.New(a.ID(), a.Made())
		if err := writeAbout(tx, a); err != nil {
			return err
		}
		return writeRows(tx, empty, a)
	})
	if err == nil {
		s.known[a.ID()] = known{1, weak.Make(a)}
	}
	return err
}

// Do applies an edit and stores it at the end of the log. What was undone is set aside
// and stays there, see [Course]. The analysis must be the very value that Create, Load,
// Do, Undo or Redo gave out last; otherwise, or when another program wrote it since, the
// edit is refused with [ErrStale] and the analysis must be loaded again. An edit that
// fishbone refuses gives fishbone's error. On any error nothing is written.
func (s *Store) Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error) {
	return s.do(a, e, at, false, nil)
}

// DoMerged is [Store.Do], except that an edit which goes on where the one before it
// stopped, by [fishbone.Merge], becomes one with it: typing on in a field is undone
// at once.
func (s *Store) DoMerged(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error) {
	return s.do(a, e, at, true, nil)
}

// Enter is [Store.Do], or [Store.DoMerged], for words that somebody typed: the drafts at
// these places end in the same transaction, so that the words are in the file once.
func (s *Store) Enter(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, merge bool, places ...string) (*fishbone.Analysis, error) {
	return s.do(a, e, at, merge, places)
}

func (s *Store) do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, merge bool, places []string) (*fishbone.Analysis, error) {
	at = plain(at)
	next, err := a.Apply(e, at)
	if err != nil {
		return nil, err
	}
	doing := fmt.Sprintf("store %s of analysis %s", e.Kind(), a.ID())
	return s.change(doing, a, at, func(tx *sql.Tx, cursor int) (*fishbone.Analysis, int, error) {
		if err := endDrafts(tx, a.ID(), places); err != nil {
			return nil, 0, err
		}
		if merge {
			merged, err := mergeEntry(tx, a, next, cursor, e)
			if err != nil || merged {
				return next, cursor, err
			}
		}
		position, err := appendEntry(tx, a, cursor, entry{edit: e, undo: fishbone.Undo(a, next), at: at})
		return next, position, err
	})
}

// Undo goes back by one edit of those in force and returns it. At the start it returns
// [ErrNothing]. For a, see [Store.Do].
func (s *Store) Undo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error) {
	at = plain(at)
	var undone fishbone.Edit
	next, err := s.change("undo in analysis "+string(a.ID()), a, at, func(tx *sql.Tx, cursor int) (*fishbone.Analysis, int, error) {
		c, err := readCourse(tx, a.ID(), cursor)
		if err != nil {
			return nil, 0, err
		}
		position := c.before(cursor)
		last, err := readEntry(tx, a.ID(), position)
		if err != nil {
			return nil, 0, err
		}
		undone = last.edit
		next, err := replay(a, last.undo, at)
		return next, position - 1, err
	})
	if err != nil {
		return nil, nil, err
	}
	return next, undone, nil
}

// Redo does the next edit again on the way to the newest, with the stamp that it was stored
// with, and returns it; at only says when the analysis was touched. At the end
// it returns [ErrNothing]. For a, see [Store.Do].
func (s *Store) Redo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error) {
	var redone fishbone.Edit
	next, err := s.change("redo in analysis "+string(a.ID()), a, plain(at), func(tx *sql.Tx, cursor int) (*fishbone.Analysis, int, error) {
		c, err := readCourse(tx, a.ID(), cursor)
		if err != nil {
			return nil, 0, err
		}
		position, _ := c.after(cursor)
		first, err := readEntry(tx, a.ID(), position)
		if err != nil {
			return nil, 0, err
		}
		redone = first.edit
		next, err := replay(a, first.edit, first.at)
		return next, position, err
	})
	if err != nil {
		return nil, nil, err
	}
	return next, redone, nil
}

// GoTo goes back or forward to a position of the log, all the way or not at all: to what
// is set aside as well. A position before the start or beyond the end gives [ErrNothing].
// For a, see [Store.Do].
func (s *Store) GoTo(a *fishbone.Analysis, position int, at fishbone.Stamp) (*fishbone.Analysis, error) {
	at = plain(at)
	doing := fmt.Sprintf("go to edit %d of analysis %s", position, a.ID())
	return s.change(doing, a, at, func(tx *sql.Tx, cursor int) (*fishbone.Analysis, int, error) {
		entries, err := logLength(tx, a.ID())
		if err != nil {
			return nil, 0, err
		}
		if position < 0 || position > entries {
			return nil, 0, ErrNothing
		}
		if position < cursor {
			next, err := goBack(tx, a, cursor, position, at)
			return next, position, err
		}
		next, err := goOn(tx, a, cursor, position)
		return next, position, err
	})
}

// goOn does the entries again from the cursor up to a position.
func goOn(tx *sql.Tx, a *fishbone.Analysis, cursor, position int) (*fishbone.Analysis, error) {
	for seq := cursor + 1; seq <= position; seq++ {
		e, err := readEntry(tx, a.ID(), seq)
		if err != nil {
			return nil, err
		}
		if a, err = replay(a, e.edit, e.at); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// goBack undoes the entries from the cursor down to those that stay done. What each
// thing was before the earliest of them counts, so that one patch takes all back.
func goBack(tx *sql.Tx, a *fishbone.Analysis, cursor, position int, at fishbone.Stamp) (*fishbone.Analysis, error) {
	var way fishbone.Patch
	for seq := cursor; seq > position; seq-- {
		e, err := readEntry(tx, a.ID(), seq)
		if err != nil {
			return nil, err
		}
		back, ok := e.undo.(fishbone.Revert)
		if !ok {
			return nil, fmt.Errorf("%w: entry %d of the log has no way back", ErrDamaged, seq)
		}
		way = way.Then(back.Patch)
	}
	return replay(a, fishbone.Revert{Patch: way}, at)
}

// replay applies an edit of the log. It fitted when it was stored, so an edit that
// does not fit any more comes from a damaged file.
func replay(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error) {
	next, err := a.Apply(e, at)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return next, nil
}

// change writes one step of an analysis's history: step gives the next state and the
// cursor that goes with it. In memory as in the file it happens whole or not at all.
func (s *Store) change(
	doing string, a *fishbone.Analysis, at fishbone.Stamp,
	step func(tx *sql.Tx, cursor int) (*fishbone.Analysis, int, error),
) (*fishbone.Analysis, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var next *fishbone.Analysis
	var version int64
	err := s.transact(doing, func(tx *sql.Tx) error {
		var cursor int
		err := tx.QueryRow(`SELECT version, cursor FROM analysis WHERE id = ? AND deleted_at IS NULL`, a.ID()).Scan(&version, &cursor)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		if err != nil {
			return err
		}
		if s.known[a.ID()] != (known{version, weak.Make(a)}) {
			return ErrStale
		}
		if next, cursor, err = step(tx, cursor); err != nil {
			return err
		}
		if err := writeHeader(tx, next, version+1, cursor, at); err != nil {
			return err
		}
		return writeRows(tx, a, next)
	})
	if err != nil {
		return nil, err
	}
	s.known[a.ID()] = known{version + 1, weak.Make(next)}
	return next, nil
}
