package storage

import (
	"database/sql"
	"errors"
	"sort"

	"whybone/fishbone"
)

// Timeline is the shape of a log. Nothing leaves a log: when the team goes back and does
// something else, an entry that leads back is added first, a return, and the entries
// that it passes over are superseded. Undo and redo step from edit to edit along what is
// in force and know no returns; where ways part, redo takes the one to the newest edit.
// [Store.GoTo] leads to everything.
//
// A position says how many entries of the log led to a state. A return and the position
// that it leads to are one state.
type Timeline struct {
	Length  int // the entries of the log
	Done    int // the position where the analysis stands
	returns []jump
}

// jump is one return: the entry at seq leads back to the position to, which is not
// behind another return.
type jump struct{ seq, to int }

// EntryState says what became of an entry of a log.
type EntryState uint8

// The states of an entry.
const (
	InForce    EntryState = iota // what it did is in the analysis
	Undone                       // redo does it again
	Superseded                   // something else was done in its place
)

// last is the return at a position or the last one before it; the start counts as one.
func (c Timeline) last(position int) jump {
	i := sort.Search(len(c.returns), func(i int) bool { return c.returns[i].seq > position })
	if i == 0 {
		return jump{}
	}
	return c.returns[i-1]
}

// Return says whether the entry at a position is a return, and to which position.
func (c Timeline) Return(position int) (to int, ok bool) {
	r := c.last(position)
	return r.to, r.seq == position && position > 0
}

// before is the edit that undo takes back at a position; 0 at the start.
func (c Timeline) before(position int) int {
	if to, ok := c.Return(position); ok {
		return to
	}
	return position
}

// after is the edit that redo does again at a position, and the newest edit that redo
// leads to from there. Both are 0 where there is nothing to redo.
func (c Timeline) after(position int) (edit, newest int) {
	state, tip := c.before(position), c.Length
	for i := len(c.returns); i >= 0; i-- {
		if edit, ok := c.way(state, tip); ok {
			if tip == state {
				return 0, 0
			}
			return edit, tip
		}
		tip = c.returns[i-1].seq - 1
	}
	return 0, 0
}

// way is the first edit on the way from a state to a later position, and whether undo
// leads from there to the state at all.
func (c Timeline) way(state, to int) (edit int, ok bool) {
	for {
		r := c.last(to)
		if r.seq <= state {
			if to > state {
				edit = state + 1
			}
			return edit, to >= state
		}
		edit, to = r.seq+1, r.to
	}
}

// Undo is the entry that undo takes back, and the position that this leads to. Both are 0 where
// there is nothing to undo.
func (c Timeline) Undo() (entry, to int) {
	entry = c.before(c.Done)
	return entry, max(0, entry-1)
}

// Redo is the entry that redo does again, which is the position that this leads to; 0 where there
// is nothing to redo.
func (c Timeline) Redo() int {
	entry, _ := c.after(c.Done)
	return entry
}

// depth is how many edits led to a position.
func (c Timeline) depth(position int) (n int) {
	for {
		r := c.last(position)
		n += position - r.seq
		if r.seq == 0 {
			return n
		}
		position = r.to
	}
}

// Undoable is how many edits can be undone, one after the other.
func (c Timeline) Undoable() int { return c.depth(c.Done) }

// Redoable is how many edits can be redone, one after the other.
func (c Timeline) Redoable() int {
	edit, newest := c.after(c.Done)
	if edit == 0 {
		return 0
	}
	return c.depth(newest) - c.depth(c.Done)
}

// States says of every entry of the log what became of it, the first one first.
func (c Timeline) States() []EntryState {
	states := make([]EntryState, c.Length)
	for i := range states {
		states[i] = Superseded
	}
	mark := func(from, to int, s EntryState) {
		for p := from; p != to && p != c.before(to); {
			states[p-1] = s
			if back, ok := c.Return(p); ok {
				p = back
			} else {
				p--
			}
		}
	}
	mark(c.Done, 0, InForce)
	if edit, newest := c.after(c.Done); edit > 0 {
		mark(newest, c.Done, Undone)
	}
	return states
}

// Timeline returns the shape of an analysis's log.
func (s *Store) Timeline(id fishbone.ID) (Timeline, error) { return s.TimelineSince(id, Timeline{}) }

// TimelineSince is [Store.Timeline] for who knows what it was one change ago: nothing leaves a log, so
// that only what has come since is read.
func (s *Store) TimelineSince(id fishbone.ID, known Timeline) (Timeline, error) {
	var c Timeline
	err := s.view("read the history of analysis "+string(id), func(tx transaction) (err error) {
		c, err = timelineOf(tx, id, known)
		return err
	})
	if err != nil {
		return Timeline{}, err
	}
	return c, nil
}

// timelineOf is the course of the log of an analysis, which must not be deleted.
func timelineOf(q querier, id fishbone.ID, known Timeline) (Timeline, error) {
	var log logState
	err := q.QueryRow(`SELECT cursor, `+logLength+` FROM analysis WHERE id = ?1 AND deleted_at IS NULL`, id).Scan(&log.cursor, &log.length)
	if errors.Is(err, sql.ErrNoRows) {
		return Timeline{}, ErrNotFound
	}
	if err != nil {
		return Timeline{}, err
	}
	return goOnReading(q, id, log, known)
}

// readTimeline is the course of a log.
func readTimeline(q querier, id fishbone.ID, log logState) (Timeline, error) {
	return goOnReading(q, id, log, Timeline{})
}

// goOnReading is the course of a log of which the beginning is known.
func goOnReading(q querier, id fishbone.ID, log logState, known Timeline) (Timeline, error) {
	c := Timeline{Length: log.length, Done: log.cursor, returns: known.returns}
	rows, err := q.Query(`SELECT seq, back_to FROM edit WHERE analysis = ? AND seq > ? AND back_to IS NOT NULL ORDER BY seq`, id, known.Length)
	if err != nil {
		return Timeline{}, err
	}
	defer rows.Close()
	for rows.Next() {
		var r jump
		if err := rows.Scan(&r.seq, &r.to); err != nil {
			return Timeline{}, err
		}
		c.returns = append(c.returns, r)
	}
	return c, rows.Err()
}
