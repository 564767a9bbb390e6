package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"whybone/fishbone"
)

// Load returns an analysis as it stands in the file, with its version. Times are in UTC.
// An analysis that is not there, or was deleted, gives [ErrNotFound]; one that is not as it
// was written gives [ErrDamaged].
func (s *Store) Load(id fishbone.ID) (*fishbone.Analysis, error) {
	var a *fishbone.Analysis
	err := s.view("load analysis "+string(id), func(tx transaction) error {
		row, err := readAnalysisRow(tx, id)
		if err != nil {
			return err
		}
		tables, own, err := s.schema.summedTables(tx)
		if err != nil {
			return err
		}
		filled, err := compareSums(tx, tables, own, string(id), false)
		if err != nil {
			return err
		}
		a, err = assembleFrom(tx, row, filled)
		return err
	})
	if err != nil {
		return nil, err
	}
	s.place.saw(id, a.Version())
	return a, nil
}

// analysisRow is what Load needs of the analysis table.
type analysisRow struct {
	id            fishbone.ID
	version       int64
	made, changed fishbone.Stamp
}

func readAnalysisRow(tx querier, id fishbone.ID) (analysisRow, error) {
	return readRow(tx, id, ` AND deleted_at IS NULL`)
}

// readAnyRow reads the row of an analysis that may lie in the bin.
func readAnyRow(tx querier, id fishbone.ID) (analysisRow, error) { return readRow(tx, id, "") }

func readRow(tx querier, id fishbone.ID, condition string) (analysisRow, error) {
	r := analysisRow{id: id}
	err := tx.QueryRow(`SELECT version, made_at, made_by, changed_at, changed_by FROM analysis WHERE id = ?`+condition, id).
		Scan(&r.version, dbTime{&r.made.At}, &r.made.By, dbTime{&r.changed.At}, &r.changed.By)
	if errors.Is(err, sql.ErrNoRows) {
		return analysisRow{}, ErrNotFound
	}
	return r, err
}

// assemble reads the rows of an analysis and puts them together. Rows that do not
// fit together give [ErrDamaged].
func assemble(tx querier, of analysisRow) (*fishbone.Analysis, error) {
	return assembleFrom(tx, of, nil)
}

// assembleFrom is assemble where it is known which tables have rows of the analysis: most
// analyses have few kinds of things. Nil stands for all tables.
func assembleFrom(tx querier, of analysisRow, filled map[string]bool) (*fishbone.Analysis, error) {
	r := reader{tx: tx, id: of.id, filled: filled}
	if err := r.read(); err != nil {
		return nil, err
	}
	a, err := fishbone.Assemble(of.id, of.made, of.changed, r.parts)
	if errors.Is(err, fishbone.ErrUnsound) {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err != nil {
		return nil, err
	}
	return a.AtVersion(of.version), nil
}

// readParts reads the rows of an analysis and leaves out those that cannot be read.
func readParts(tx querier, id fishbone.ID) (fishbone.Patch, error) {
	r := reader{tx: tx, id: id, leaveOut: true}
	err := r.read()
	return r.parts, err
}

// reader collects the parts of one analysis.
type reader struct {
	tx       querier
	id       fishbone.ID
	leaveOut bool            // rows that cannot be read
	filled   map[string]bool // the tables that have rows of it, nil for all
	parts    fishbone.Patch
}

// read reads all rows of the analysis.
func (r *reader) read() error {
	r.parts = fishbone.Patch{Things: map[fishbone.ID]fishbone.Thing{}, Lists: map[fishbone.ID][]fishbone.ID{}}
	if err := r.about(); err != nil {
		return err
	}
	for _, t := range tables {
		if r.filled != nil && !r.filled[t.kind.Name] {
			continue
		}
		if err := r.things(t); err != nil {
			return err
		}
	}
	return nil
}

// each calls row for every row of a query about the analysis.
func (r *reader) each(query string, row func(*sql.Rows) error) error {
	rows, err := r.tx.Query(query, r.id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil && !r.leaveOut {
			return err
		}
	}
	return rows.Err()
}

// aboutColumns are the columns of the about table, in the order of its description.
var aboutColumns = func() string {
	var columns []string
	for _, f := range fishbone.AboutKind.Attributes {
		columns = append(columns, columnsOf(f)...)
	}
	return strings.Join(columns, ", ")
}()

func (r *reader) about() error {
	r.parts.About = &fishbone.About{}
	texts := make([]string, len(fishbone.AboutKind.Attributes))
	into := make([]any, len(texts))
	for i := range texts {
		into[i] = &texts[i]
	}
	return r.each(`SELECT `+aboutColumns+` FROM about WHERE analysis = ?`, func(row *sql.Rows) error {
		err := row.Scan(into...)
		for i, f := range fishbone.AboutKind.Attributes {
			f.Put(r.parts.About, texts[i])
		}
		return err
	})
}

// things reads the rows of a table, and what they name.
func (r *reader) things(t *table) error {
	into := make([]any, 0, len(t.columns)+1)
	err := r.each(t.query, func(rows *sql.Rows) error {
		thing := t.kind.New("")
		into = t.places(into[:0], thing)
		if err := rows.Scan(into...); err != nil {
			return err
		}
		id := fishbone.IDOf(thing)
		if r.parts.Things[id] != nil {
			return fmt.Errorf("%w: the identifier %q is there twice", ErrDamaged, id)
		}
		r.parts.Things[id] = thing
		list := t.kind.List
		if c, ok := thing.(*fishbone.Cause); ok {
			list = c.Parent
		}
		r.parts.Lists[list] = append(r.parts.Lists[list], id)
		return nil
	})
	if err != nil || t.ties == nil {
		return err
	}
	return r.ties(t)
}

// ties runs after the things; the foreign keys see to it that each tie has its own.
func (r *reader) ties(t *table) error {
	return r.each(t.ties.query, func(row *sql.Rows) error {
		var id, cause fishbone.ID
		if err := row.Scan(&id, &cause); err != nil {
			return err
		}
		thing := r.parts.Things[id]
		if thing == nil || thing.Kind() != t.kind {
			return fmt.Errorf("%w: a tie of %s %s, which is not there", ErrDamaged, t.kind.Name, id)
		}
		f := t.ties.attribute
		f.Put(thing, append(f.Get(thing).([]fishbone.ID), cause))
		return nil
	})
}
