package storage

import (
	"bytes"
	"fmt"
	"maps"

	"whybone/fishbone"
	"whybone/storage/docset"
)

// ErrIndex says that the search's index does not agree with what is searched. Nothing is lost:
// [Store.RebuildIndex] makes it anew.
var ErrIndex = fmt.Errorf("the search's index is not right")

// CheckIndex compares the search's index with all texts. What is not in it yet is left out.
func (s *Store) CheckIndex() error {
	return s.view("check the search's index", func(tx transaction) error {
		x, err := newIndexer(tx)
		if err != nil {
			return err
		}
		for c := 0; c*docset.ChunkSize < x.next; c++ {
			if err := x.checkChunk(c); err != nil {
				return err
			}
		}
		return checkMissing(tx)
	})
}

// checkChunk compares the terms of a chunk with those of its documents.
func (x *indexer) checkChunk(c int) error {
	want, living, err := x.termsOfChunk(c)
	if err != nil {
		return err
	}
	rows, err := x.tx.Query(`SELECT term, docs FROM search_posting WHERE chunk = ?`, c)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var term string
		var docs []byte
		if err := rows.Scan(&term, &docs); err != nil {
			return err
		}
		var is docset.Set
		is.AddChunk(0, docs)
		if term == goneTerm {
			if is.CountBoth(living) > 0 {
				return fmt.Errorf("%w: documents of part %d are there that are gone", ErrIndex, c)
			}
			continue
		}
		is.And(living)
		expected := want[term]
		if expected == nil {
			expected = &docset.Set{}
		}
		if !bytes.Equal(is.Chunk(0), expected.Chunk(0)) {
			return fmt.Errorf("%w: %q of part %d has %d documents and not %d", ErrIndex, term, c, is.Count(), expected.Count())
		}
		delete(want, term)
	}
	for term := range want {
		return fmt.Errorf("%w: %q of part %d is missing", ErrIndex, term, c)
	}
	return rows.Err()
}

// termsOfChunk are the terms that the documents of a chunk have, and which documents there are.
func (x *indexer) termsOfChunk(c int) (map[string]*docset.Set, *docset.Set, error) {
	all, living := map[string]*docset.Set{}, &docset.Set{}
	docs, err := x.documents(c)
	if err != nil {
		return nil, nil, err
	}
	for n, p := range docs {
		t, err := readThing(x.tx, p)
		if err != nil {
			return nil, nil, err
		}
		if t == nil {
			return nil, nil, fmt.Errorf("%w: %s %s of %q is in it and not in the file", ErrIndex, p.kind, p.thing, p.holder)
		}
		living.Add(n)
		terms, err := x.terms(p.holder, t)
		if err != nil {
			return nil, nil, err
		}
		for _, term := range terms {
			if all[term] == nil {
				all[term] = &docset.Set{}
			}
			all[term].Add(n)
		}
	}
	return all, living, nil
}

// documents are those of a chunk by their numbers in it, but for those that are not up to date.
func (x *indexer) documents(c int) (map[int]pending, error) {
	rows, err := x.tx.Query(`SELECT n, holder, thing, kind FROM search_doc d WHERE n >= ? AND n < ?
		AND NOT EXISTS (SELECT 1 FROM search_pending p WHERE p.holder = d.holder AND (p.thing = d.thing OR p.holder <> ''))
		AND NOT EXISTS (SELECT 1 FROM search_backlog b WHERE (d.holder = b.first AND b.kind = 'analysis') OR (d.holder = '' AND b.kind = 'complaint' AND d.thing BETWEEN b.first AND b.last))`,
		c*docset.ChunkSize, (c+1)*docset.ChunkSize)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[int]pending{}
	for rows.Next() {
		var n int
		var p pending
		if err := rows.Scan(&n, &p.holder, &p.thing, &p.kind); err != nil {
			return nil, err
		}
		all[n%docset.ChunkSize] = p
	}
	return all, rows.Err()
}

// checkMissing looks for things that are not in the index and should be.
func checkMissing(tx transaction) error {
	for name := range maps.Keys(indexedKinds) {
		holder, thing, condition := "t.analysis", "t.id", "TRUE"
		switch name {
		case fishbone.AboutKind.Name:
			thing = "''"
		case fishbone.ComplaintKind.Name:
			holder, condition = "''", "NOT t.removed AND row_sum = "+complaintSum
		}
		missing, err := missingOf(tx, name, holder, thing, condition)
		if err != nil {
			return err
		}
		x := indexer{tx: tx, states: map[string]string{}}
		for _, p := range missing {
			t, err := readThing(tx, p)
			if err != nil {
				return err
			}
			if t == nil {
				continue
			}
			if terms, err := x.terms(p.holder, t); err != nil || len(terms) > 0 {
				if err == nil {
					err = fmt.Errorf("%w: %s %s of %q is not in it", ErrIndex, p.kind, p.thing, p.holder)
				}
				return err
			}
		}
	}
	return nil
}

func missingOf(tx transaction, kind, holder, thing, condition string) (all []pending, err error) {
	rows, err := tx.Query(fmt.Sprintf(`SELECT %[1]s, %[2]s FROM %[3]s t WHERE %[4]s
		AND NOT EXISTS (SELECT 1 FROM search_doc d WHERE d.holder = %[1]s AND d.thing = %[2]s)
		AND NOT EXISTS (SELECT 1 FROM search_pending p WHERE p.holder = %[1]s AND (p.thing = %[2]s OR p.holder <> ''))
		AND NOT EXISTS (SELECT 1 FROM search_backlog b WHERE (b.kind = 'analysis' AND b.first = %[1]s) OR (b.kind = 'complaint' AND %[1]s = '' AND %[2]s BETWEEN b.first AND b.last))`,
		holder, thing, quote(kind), condition))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		p := pending{kind: kind}
		if err := rows.Scan(&p.holder, &p.thing); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}
