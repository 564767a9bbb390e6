package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"whybone/fishbone"
)

// Query says which analyses to list.
type Query struct {
	Text   string // what must stand somewhere in the analysis; empty finds all
	Limit  int    // how many at most; 0 or less for all
	Offset int    // how many to skip
	// Today has the promises counted that are overdue then; without it there are none.
	Today fishbone.Day
	Only  map[ListFacet]string // and only what has a value, in each facet that is named
	Cases bool                 // and only those that are closed, see [Order]
	Order Order
}

// overdue counts the promises of an analysis that are overdue, as [fishbone.Promise.Late] says.
const overdue = `(SELECT count(*) FROM promise p WHERE p.analysis = a.id AND p.status NOT IN ('done', 'dropped')
	AND coalesce(nullif(p.new_due, ''), nullif(p.due, '')) < ?6)`

// found is the condition for the analyses that hold a text in something that is searched,
// with the parameters of [patterns].
var found = func() string {
	condition := `deleted_at IS NULL AND (FALSE`
	for _, k := range append([]*fishbone.Kind{fishbone.AboutKind}, fishbone.Kinds()...) {
		for _, f := range k.Attributes {
			if f.Searched {
				condition += fmt.Sprintf(` OR EXISTS (SELECT 1 FROM %s WHERE analysis = a.id AND %s)`, quote(k.Name), holds(quote(f.Column)))
			}
		}
	}
	return condition + `)`
}()

var escape = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// List returns the analyses that hold the query's text in the problem, the head, a
// cause, a bone, a solution or a person's name, those changed last first, and how
// many there are in all. Width, capitals, and whether accents are composed do not matter.
func (s *Store) List(q Query) ([]Summary, int, error) {
	wanted, found := patterns(q.Text), found
	if strings.TrimSpace(q.Text) == "" {
		found = `deleted_at IS NULL` // most lists are of all, and the condition is long
	}
	only, values := q.limits()
	found += only
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	var list []Summary
	var total int
	err := s.view("list the analyses", func(tx transaction) error {
		if err := tx.QueryRow(`SELECT count(*) FROM analysis a WHERE `+found, append(append(wanted, nil, nil, nil), values...)...).Scan(&total); err != nil {
			return err
		}
		rows, err := tx.Query(`SELECT id, step + later, `+overdue+`, `+summaryColumns+`, `+s.isSound+` FROM analysis a WHERE `+found+`
			ORDER BY `+q.Order.columns()+` LIMIT ?4 OFFSET ?5`, append(append(wanted, limit, q.Offset, q.Today), values...)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			one, err := scanSummary(rows)
			if err != nil {
				return err
			}
			list = append(list, one)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		return numberGroups(tx, list)
	})
	if err != nil {
		return nil, 0, err
	}
	return list, total, nil
}

// scanSummary reads a row of the list. One that is damaged is shown as that, and hides no
// other.
func scanSummary(rows *sql.Rows) (Summary, error) {
	var one Summary
	var sound bool
	places := append(append([]any{&one.ID, &one.Step, &one.Overdue}, one.places()...), &sound)
	err := rows.Scan(places...)
	if err == nil && sound {
		return one, nil
	}
	for i := range places {
		places[i] = new(any)
	}
	one = Summary{State: Damaged}
	places[0] = &one.ID
	return one, rows.Scan(places...)
}

// Find returns the one analysis whose identifier begins with prefix: [ErrNotFound]
// where none does, [ErrAmbiguous] where several do. A whole identifier is never
// ambiguous.
func (s *Store) Find(prefix string) (fishbone.ID, error) {
	var ids []fishbone.ID
	err := s.view("find analysis "+prefix, func(tx transaction) error {
		if prefix == "" {
			return ErrNotFound
		}
		rows, err := tx.Query(`SELECT id FROM analysis
			WHERE id >= ?1 AND substr(id, 1, length(?1)) = ?1 AND deleted_at IS NULL ORDER BY id LIMIT 2`, prefix)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id fishbone.ID
			if err := rows.Scan(&id); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		if len(ids) == 0 {
			return ErrNotFound
		}
		if len(ids) > 1 && string(ids[0]) != prefix {
			return ErrAmbiguous
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// Last returns the analysis that was changed last, [ErrNotFound] where there is none.
func (s *Store) Last() (fishbone.ID, error) {
	var id fishbone.ID
	err := s.view("find the analysis changed last", func(tx transaction) error {
		err := tx.QueryRow(`SELECT id FROM analysis WHERE deleted_at IS NULL ORDER BY touched_at DESC, id DESC LIMIT 1`).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		return err
	})
	return id, err
}
