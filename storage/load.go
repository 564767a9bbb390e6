package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"weak"

	"whybone/fishbone"
)

// Load returns an analysis as it stands in the file: the same value that was given
// out before, while it is in use and nobody else wrote to it. Times are in UTC. An
// analysis that is not there, or was deleted, gives [ErrNotFound].
func (s *Store) Load(id fishbone.ID) (*fishbone.Analysis, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var a *fishbone.Analysis
	err := s.look("load analysis "+string(id), func(tx *sql.Tx) error {
		h, err := readHead(tx, id)
		if err != nil {
			return err
		}
		last := s.known[id]
		if a = last.state.Value(); a != nil && last.version == h.version {
			return nil
		}
		if a, err = assemble(tx, h); err != nil {
			return err
		}
		s.known[id] = known{h.version, weak.Make(a)}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return a, nil
}

// head is what Load needs of the analysis table.
type head struct {
	id            fishbone.ID
	version       int64
	made, changed fishbone.Stamp
}

func readHead(tx *sql.Tx, id fishbone.ID) (head, error) {
	h := head{id: id}
	err := tx.QueryRow(`SELECT version, made_at, made_by, changed_at, changed_by FROM analysis WHERE id = ? AND deleted_at IS NULL`, id).
		Scan(&h.version, moment{&h.made.At}, &h.made.By, moment{&h.changed.At}, &h.changed.By)
	if errors.Is(err, sql.ErrNoRows) {
		return head{}, ErrNotFound
	}
	return h, err
}

// assemble reads the rows of an analysis and puts them together. Rows that do not
// fit together give [ErrDamaged].
func assemble(tx *sql.Tx, h head) (*fishbone.Analysis, error) {
	r := reader{tx: tx, id: h.id, parts: fishbone.Patch{
		Bones:     map[fishbone.ID]*fishbone.Bone{},
		Causes:    map[fishbone.ID]*fishbone.Cause{},
		Solutions: map[fishbone.ID]*fishbone.Solution{},
		Ideas:     map[fishbone.ID]*fishbone.Idea{},
		People:    map[fishbone.ID]*fishbone.Person{},
		Lists:     map[fishbone.ID][]fishbone.ID{},
	}}
	for _, read := range []func() error{r.about, r.people, r.bones, r.causes, r.solutions, r.ties, r.ideas} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	a, err := fishbone.Assemble(h.id, h.made, h.changed, r.parts)
	if errors.Is(err, fishbone.ErrBroken) {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return a, err
}

// reader collects the parts of one analysis.
type reader struct {
	tx    *sql.Tx
	id    fishbone.ID
	parts fishbone.Patch
}

// each calls row for every row of a query about the analysis.
func (r *reader) each(query string, row func(*sql.Rows) error) error {
	rows, err := r.tx.Query(query, r.id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (r *reader) list(list, id fishbone.ID) {
	r.parts.Lists[list] = append(r.parts.Lists[list], id)
}

func (r *reader) about() error {
	r.parts.About = &fishbone.About{}
	var into []any
	for _, text := range aboutPlaces(r.parts.About) {
		into = append(into, text)
	}
	return r.each(`SELECT `+aboutColumns+` FROM about WHERE analysis = ?`, func(row *sql.Rows) error {
		return row.Scan(into...)
	})
}

func (r *reader) people() error {
	return r.each(`SELECT id, name, role FROM person WHERE analysis = ? ORDER BY position`, func(row *sql.Rows) error {
		p := &fishbone.Person{}
		err := row.Scan(&p.ID, &p.Name, &p.Role)
		r.parts.People[p.ID] = p
		r.list(fishbone.ListPeople, p.ID)
		return err
	})
}

func (r *reader) bones() error {
	const query = `SELECT id, name, made_at, made_by, changed_at, changed_by FROM bone WHERE analysis = ? ORDER BY position`
	return r.each(query, func(row *sql.Rows) error {
		b := &fishbone.Bone{}
		err := row.Scan(&b.ID, &b.Name, moment{&b.Made.At}, &b.Made.By, moment{&b.Changed.At}, &b.Changed.By)
		r.parts.Bones[b.ID] = b
		r.list(fishbone.ListBones, b.ID)
		return err
	})
}

func (r *reader) causes() error {
	const query = `SELECT id, coalesce(bone, parent, ''), text, by, coalesce(same_as, ''),
		finding, evidence, criterion, judge, judged, votes, stop, link, made_at, made_by, changed_at, changed_by
		FROM cause WHERE analysis = ? ORDER BY position`
	return r.each(query, func(row *sql.Rows) error {
		c := &fishbone.Cause{}
		v := &c.Verdict
		err := row.Scan(&c.ID, &c.Parent, &c.Text, &c.By, &c.SameAs,
			&v.Finding, &v.Evidence, &v.Criterion, &v.Who, &v.When, &c.Votes, &c.Stop, &c.Link,
			moment{&c.Made.At}, &c.Made.By, moment{&c.Changed.At}, &c.Changed.By)
		r.parts.Causes[c.ID] = c
		r.list(c.Parent, c.ID)
		return err
	})
}

func (r *reader) solutions() error {
	const query = `SELECT id, text, by, made_at, made_by, changed_at, changed_by FROM solution WHERE analysis = ? ORDER BY position`
	return r.each(query, func(row *sql.Rows) error {
		s := &fishbone.Solution{}
		err := row.Scan(&s.ID, &s.Text, &s.By, moment{&s.Made.At}, &s.Made.By, moment{&s.Changed.At}, &s.Changed.By)
		r.parts.Solutions[s.ID] = s
		r.list(fishbone.ListSolutions, s.ID)
		return err
	})
}

// ties runs after solutions; the foreign keys see to it that each tie has its own.
func (r *reader) ties() error {
	const query = `SELECT solution, cause FROM solution_cause WHERE analysis = ? ORDER BY solution, position`
	return r.each(query, func(row *sql.Rows) error {
		var solution, cause fishbone.ID
		if err := row.Scan(&solution, &cause); err != nil {
			return err
		}
		s := r.parts.Solutions[solution]
		if s == nil {
			return fmt.Errorf("%w: a tie of solution %s, which is not there", ErrDamaged, solution)
		}
		s.Causes = append(s.Causes, cause)
		return nil
	})
}

func (r *reader) ideas() error {
	const query = `SELECT id, text, by, made_at, made_by FROM idea WHERE analysis = ? ORDER BY position`
	return r.each(query, func(row *sql.Rows) error {
		i := &fishbone.Idea{}
		err := row.Scan(&i.ID, &i.Text, &i.By, moment{&i.Made.At}, &i.Made.By)
		r.parts.Ideas[i.ID] = i
		r.list(fishbone.ListIdeas, i.ID)
		return err
	})
}
