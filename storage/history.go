package storage

import (
	"database/sql"
	"errors"
	"fmt"

	"whybone/fishbone"
)

// Create stores an analysis that is not in the file yet, with an empty history, and
// returns it with its version. An identifier that is in use gives [fishbone.ErrTaken].
func (s *Store) Create(a *fishbone.Analysis, options ...Option) (*fishbone.Analysis, error) {
	doing := "store analysis " + string(a.ID())
	if err := s.lock(); err != nil {
		return nil, s.fail(doing, err)
	}
	defer s.unlock()
	err := s.transact(doing, func(tx transaction) error { return insertWhole(tx, a, writingWith(options)) })
	if err != nil {
		return nil, err
	}
	s.place.saw(a.ID(), 1)
	return a.AtVersion(1), nil
}

// insertWhole writes an analysis that is not in the file yet.
func insertWhole(tx transaction, a *fishbone.Analysis, with writing) error {
	taken := false
	if err := tx.QueryRow(`SELECT count(*) FROM analysis WHERE id = ?`, a.ID()).Scan(&taken); err != nil {
		return err
	}
	if taken {
		return fishbone.ErrTaken
	}
	if err := insertSummary(tx, a); err != nil {
		return err
	}
	if err := insertRows(tx, a); err != nil {
		return err
	}
	if err := putContents(tx, with.contents, a.Changed().At); err != nil {
		return err
	}
	for place, text := range with.drafts {
		if _, err := tx.Exec(putDraft, a.ID(), place, "", text); err != nil { // of no window
			return err
		}
	}
	return nil
}

// Do applies an edit and stores it at the end of the log. What was undone is superseded
// and stays there, see [Timeline]. The analysis must be the state that Create, Load, Do,
// Undo, Redo or GoTo gave out last; where the file has a later one, or the state was never
// stored, the edit is refused with [ErrStale] and the analysis must be loaded again. An
// edit that fishbone refuses gives fishbone's error. On any error nothing is written.
func (s *Store) Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, options ...Option) (*fishbone.Analysis, error) {
	at = normalize(at)
	with := writingWith(options)
	c, err := a.Change(fishbone.DatedEdit{Edit: e, At: at})
	if err != nil {
		return nil, err
	}
	doing := fmt.Sprintf("store %s of analysis %s", e.Name(), a.ID())
	return s.change(doing, a, at, func(tx transaction, log logState) (fishbone.Change, int, error) {
		if err := s.endDrafts(tx, a.ID(), with.ends); err != nil {
			return c, 0, err
		}
		if with.merge {
			merged, err := mergeEntry(tx, c, log, e)
			if err != nil || merged {
				return c, log.cursor, err
			}
		}
		position, err := appendEntry(tx, a, log, logEntry{edit: e, undo: fishbone.Revert{Patch: c.Undo}, at: at})
		return c, position, err
	})
}

// Undo goes back by one edit of those in force and returns it. At the start it returns
// [ErrNothing]. For a, see [Store.Do].
func (s *Store) Undo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error) {
	at = normalize(at)
	var undone fishbone.Edit
	next, err := s.change("undo in analysis "+string(a.ID()), a, at, func(tx transaction, log logState) (c fishbone.Change, position int, err error) {
		t, err := readTimeline(tx, a.ID(), log)
		if err != nil {
			return c, 0, err
		}
		position = t.before(log.cursor)
		last, err := readEntry(tx, a.ID(), position)
		if err != nil {
			return c, 0, err
		}
		undone = last.edit
		c, err = replay(a, fishbone.DatedEdit{Edit: last.undo, At: at})
		return c, position - 1, err
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
	next, err := s.change("redo in analysis "+string(a.ID()), a, normalize(at), func(tx transaction, log logState) (c fishbone.Change, position int, err error) {
		t, err := readTimeline(tx, a.ID(), log)
		if err != nil {
			return c, 0, err
		}
		position, _ = t.after(log.cursor)
		first, err := readEntry(tx, a.ID(), position)
		if err != nil {
			return c, 0, err
		}
		redone = first.edit
		c, err = replay(a, fishbone.DatedEdit{Edit: first.edit, At: first.at, Rules: first.rules})
		return c, position, err
	})
	if err != nil {
		return nil, nil, err
	}
	return next, redone, nil
}

// GoTo goes back or forward to a position of the log, all the way or not at all: to what
// is superseded as well. A position before the start or beyond the end gives [ErrNothing].
// For a, see [Store.Do].
func (s *Store) GoTo(a *fishbone.Analysis, position int, at fishbone.Stamp) (*fishbone.Analysis, error) {
	at = normalize(at)
	doing := fmt.Sprintf("go to edit %d of analysis %s", position, a.ID())
	return s.change(doing, a, at, func(tx transaction, log logState) (fishbone.Change, int, error) {
		c, err := step(tx, a, log, position, at)
		return c, position, err
	})
}

// At returns the analysis as it was at a position of the log, and changes nothing. It fails as
// GoTo does.
func (s *Store) At(a *fishbone.Analysis, position int) (*fishbone.Analysis, error) {
	var c fishbone.Change
	err := s.view(fmt.Sprintf("look at edit %d of analysis %s", position, a.ID()), func(tx transaction) error {
		log, err := stateOf(tx, a)
		if err == nil {
			c, err = step(tx, a, log, position, a.Changed())
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return c.After, nil
}

// step goes from where an analysis stands to a position, in whichever direction that is.
func step(tx querier, a *fishbone.Analysis, log logState, position int, at fishbone.Stamp) (fishbone.Change, error) {
	switch {
	case position < 0 || position > log.length:
		return fishbone.Change{}, ErrNothing
	case position < log.cursor:
		return goBack(tx, a, log.cursor, position, at)
	}
	return goOn(tx, a, log.cursor, position)
}

// goOn does the entries again from the cursor up to a position.
func goOn(tx querier, a *fishbone.Analysis, cursor, position int) (fishbone.Change, error) {
	edits, err := readEdits(tx, a.ID(), cursor+1, position)
	if err != nil {
		return fishbone.Change{}, err
	}
	return replay(a, edits...)
}

// goBack undoes the entries from the cursor down to those that stay done, by one patch.
func goBack(tx querier, a *fishbone.Analysis, cursor, position int, at fishbone.Stamp) (fishbone.Change, error) {
	way, err := readWayBack(tx, a.ID(), cursor, position)
	if err != nil {
		return fishbone.Change{}, err
	}
	return replay(a, fishbone.DatedEdit{Edit: fishbone.Revert{Patch: way}, At: at})
}

// replay applies edits of the log. They fitted when they were stored, so edits that
// do not fit any more come from a damaged file.
func replay(a *fishbone.Analysis, edits ...fishbone.DatedEdit) (fishbone.Change, error) {
	c, err := a.Change(edits...)
	if err != nil {
		return fishbone.Change{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return c, nil
}

// logState is where an analysis stands in its log, and how many entries that has.
type logState struct{ cursor, length int }

// logLength is the expression for how many entries the log of analysis ?1 has. It looks at those behind
// the cursor alone, without an index's order: where one is asked for, SQLite plans the query anew each time.
const logLength = `coalesce((SELECT max(+seq) FROM edit WHERE analysis = ?1 AND seq > cursor), cursor)`

// stateOf is the state of an analysis in the file, which must have the same version.
func stateOf(tx querier, a *fishbone.Analysis) (l logState, err error) {
	var version int64
	err = tx.QueryRow(`SELECT version, cursor, `+logLength+` FROM analysis WHERE id = ?1 AND deleted_at IS NULL`, a.ID()).Scan(&version, &l.cursor, &l.length)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return logState{}, ErrNotFound
	case err != nil:
		return logState{}, err
	case a.Version() != version:
		return logState{}, ErrStale
	}
	return l, nil
}

// change writes one step of an analysis's history: step gives what changes and the
// cursor that goes with it. In memory as in the file it happens whole or not at all.
func (s *Store) change(
	doing string, a *fishbone.Analysis, at fishbone.Stamp,
	step func(tx transaction, log logState) (fishbone.Change, int, error),
) (*fishbone.Analysis, error) {
	if err := s.lock(); err != nil {
		return nil, s.fail(doing, err)
	}
	defer s.unlock()
	var c fishbone.Change
	err := s.transact(doing, func(tx transaction) error {
		log, err := stateOf(tx, a)
		if err != nil {
			return err
		}
		var cursor int
		if c, cursor, err = step(tx, log); err != nil {
			return err
		}
		if err := updateSummary(tx, c.After, a.Version()+1, cursor, at); err != nil {
			return err
		}
		return updateRows(tx, c.After, c.Patch)
	})
	if err != nil {
		return nil, err
	}
	s.place.saw(a.ID(), a.Version()+1)
	return c.After.AtVersion(a.Version() + 1), nil
}
