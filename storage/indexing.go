package storage

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"time"

	"whybone/fishbone"
	"whybone/storage/docset"
)

// mostAtOnce is how many documents are brought into the index before a search. What is more waits
// for [Store.KeepIndexed].
const mostAtOnce = 2000

// pending is something that was written and is not in the index yet: a complaint, which has no
// holder, or something of an analysis.
type pending struct{ holder, thing, kind string }

// catchUp brings into the index what was written since the last time, before somebody searches and
// when the file is closed. The first edit of an analysis notes in its own transaction that it has
// changed, and does no more: most of what is typed is typed on. What is very much, or cannot be
// brought in just now, is left to [Store.KeepIndexed].
func (s *Store) catchUp() {
	const doing = "bring the search up to date"
	var pending bool
	if s.readOnly || s.read.QueryRow(`SELECT EXISTS (SELECT 1 FROM search_pending)`).Scan(&pending) != nil || !pending {
		return
	}
	s = s.Impatient() // an edit may wait for this
	if s.lock() != nil {
		return
	}
	defer s.unlock()
	_ = s.transact(doing, func(tx transaction) error {
		_, err := indexPending(tx, mostAtOnce)
		return err
	})
}

// indexPending brings in what is pending, until it has looked at so many documents, and says at how
// many it has.
func indexPending(tx transaction, most int) (n int, err error) {
	all, err := pendingThings(tx, most)
	if err != nil || len(all) == 0 {
		return 0, err
	}
	x, err := newIndexer(tx)
	if err != nil {
		return 0, err
	}
	for _, p := range all {
		if n >= most {
			break
		}
		one, err := x.bring(p)
		if err != nil {
			return 0, err
		}
		n += one
		if _, err := tx.Exec(`DELETE FROM search_pending WHERE holder = ? AND thing = ? AND kind = ?`, p.holder, p.thing, p.kind); err != nil {
			return 0, err
		}
	}
	return n, x.done()
}

func pendingThings(tx transaction, most int) (all []pending, err error) {
	rows, err := tx.Query(`SELECT holder, thing, kind FROM search_pending LIMIT ?`, most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p pending
		if err := rows.Scan(&p.holder, &p.thing, &p.kind); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

// bring brings a complaint or a whole analysis in as it is now, and says at how many documents it
// looked.
func (x *indexer) bring(p pending) (n int, err error) {
	if p.holder != "" {
		return x.bringAnalysis(p.holder)
	}
	if err := x.forget(p.holder, p.thing); err != nil {
		return 0, err
	}
	t, err := readThing(x.tx, p)
	if err != nil || t == nil {
		return 1, err
	}
	return 1, x.addComplaint(t.(*fishbone.Complaint))
}

func (x *indexer) addComplaint(c *fishbone.Complaint) error {
	terms, err := x.terms("", c)
	if err != nil || len(terms) == 0 {
		return err
	}
	return x.add("", string(c.ID), fishbone.ComplaintKind.Name, terms)
}

// readThing reads one thing, nil for one that is not there.
func readThing(tx transaction, p pending) (fishbone.Thing, error) {
	k := indexedKinds[p.kind]
	switch {
	case k == nil:
		return nil, nil
	case k.kind == fishbone.ComplaintKind:
		c, err := readComplaint(tx, fishbone.ID(p.thing))
		if errors.Is(err, ErrNotFound) {
			return nil, nil
		}
		return c, err
	case k.kind == fishbone.AboutKind:
		r := reader{tx: tx, id: fishbone.ID(p.holder)}
		if err := r.about(); err != nil {
			return nil, err
		}
		return r.parts.About, nil
	}
	t := k.kind.New("")
	err := tx.QueryRow(k.whole, p.holder, p.thing).Scan(tableOf(k.kind).places(nil, t)...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return t, err
}

// noteComplaint has a complaint brought in.
func noteComplaint(tx transaction, id fishbone.ID) error {
	_, err := tx.Exec(`INSERT OR IGNORE INTO search_pending VALUES ('', ?, ?)`, id, fishbone.ComplaintKind.Name)
	return err
}

// noteBatch has all complaints of an import brought in, or taken out, little by little.
func noteBatch(tx transaction, batch fishbone.ID) error {
	first := batchStart(batch)
	_, err := tx.Exec(`REPLACE INTO search_backlog VALUES (?, ?, ?)`, fishbone.ComplaintKind.Name, first, first+"~")
	return err
}

// noteMerged has the complaints of a merging brought in, or taken out: they do not stand together.
func noteMerged(tx transaction, batch fishbone.ID) error {
	_, err := tx.Exec(`INSERT OR IGNORE INTO search_pending SELECT '', id, ? FROM complaint WHERE batch = ?`, fishbone.ComplaintKind.Name, batch)
	return err
}

// KeepIndexed brings into the index, until the context ends, what is written: an edit once nothing
// was written for a moment, a large import, all of a file of an older format. It lets others write
// in between. Told is called with how many documents were brought in since there was nothing to do,
// and whether that is all.
func (s *Store) KeepIndexed(ctx context.Context, told func(n int, all bool)) {
	n := 0
	for ctx.Err() == nil {
		one, more, err := s.indexSome(500)
		switch n += one; {
		case err == nil && more:
			told(n, false)
			continue
		case err == nil && n > 0:
			told(n, true)
			n = 0
		}
		select {
		case <-ctx.Done():
		case <-s.index.more:
			s.index.settle(ctx)
		}
	}
}

// settle waits until nothing was written for a moment, or the context ends.
func (i index) settle(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-i.more:
		case <-time.After(calm):
			return
		}
	}
}

// calm is for how long nothing must have been written before the index follows.
const calm = 2 * time.Second

// IndexNow brings everything into the index that is not in it, and tells now and then how many
// documents that are.
func (s *Store) IndexNow(ctx context.Context, told func(n int)) error {
	for n := 0; ; {
		one, more, err := s.indexSome(docset.ChunkSize)
		if err != nil || !more && one == 0 {
			return err
		}
		n += one
		if told(n); ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// index is what a store knows of its index.
type index struct {
	more   chan struct{} // tells who keeps it up to date that there is something to do
	facets *facetCache
}

func newIndex() index { return index{make(chan struct{}, 1), &facetCache{}} }

// wake has a look taken at what is to be brought in.
func (i index) wake() {
	select {
	case i.more <- struct{}{}:
	default: // somebody is about to look
	}
}

// indexSome brings some documents in, in one transaction, and says whether there is more.
func (s *Store) indexSome(most int) (n int, more bool, err error) {
	const doing = "bring the search up to date"
	behind, err := s.Behind()
	if err != nil || !behind {
		return 0, false, err
	}
	if err := s.lock(); err != nil {
		return 0, false, s.fail(doing, err)
	}
	defer s.unlock()
	err = s.transact(doing, func(tx transaction) error {
		if n, err = indexPending(tx, most); err != nil || n >= most {
			return err
		}
		fromBacklog, err := indexBacklog(tx, most-n)
		n += fromBacklog
		return err
	})
	return n, err == nil, err
}

// Behind says whether something is not in the index yet.
func (s *Store) Behind() (behind bool, err error) {
	err = s.read.QueryRow(`SELECT EXISTS (SELECT 1 FROM search_pending) OR EXISTS (SELECT 1 FROM search_backlog)`).Scan(&behind)
	return behind, s.fail("look at the search's index", err)
}

// indexBacklog brings at most so many documents of the backlog in, or those of one analysis.
func indexBacklog(tx transaction, most int) (n int, err error) {
	x, err := newIndexer(tx)
	if err != nil {
		return 0, err
	}
	for n < max(most, 1) {
		var kind, first, last string
		err := tx.QueryRow(`SELECT kind, first, last FROM search_backlog LIMIT 1`).Scan(&kind, &first, &last)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return 0, err
		}
		if _, err := tx.Exec(`DELETE FROM search_backlog WHERE kind = ? AND first = ? AND last = ?`, kind, first, last); err != nil {
			return 0, err
		}
		if kind == "analysis" {
			one, err := x.bringAnalysis(first)
			if err != nil {
				return 0, err
			}
			n += one
			continue
		}
		one, end, err := x.bringComplaints(first, last, most)
		if err != nil {
			return 0, err
		}
		n += one + 1
		if end != "" {
			if _, err := tx.Exec(`REPLACE INTO search_backlog VALUES (?, ?, ?)`, kind, end, last); err != nil {
				return 0, err
			}
		}
	}
	return n, x.done()
}

// known is a document that the index has.
type known struct {
	n      int
	digest sql.NullInt64 // none where an older version made it
}

// bringAnalysis makes the documents of an analysis what its things say now, and says at how many it
// looked. Those that say the same stay.
func (x *indexer) bringAnalysis(id string) (n int, err error) {
	had, err := x.documentsOf(id)
	if err != nil {
		return 0, err
	}
	n = 1 + len(had)
	things, err := x.thingsOf(fishbone.ID(id))
	if err != nil {
		return 0, err
	}
	for _, thing := range slices.Sorted(maps.Keys(things)) {
		t := things[thing]
		terms, err := x.terms(id, t)
		if err != nil {
			return 0, err
		}
		n++
		doc, has := had[thing]
		if has && len(terms) > 0 && doc.digest.Valid && doc.digest.Int64 == digestOf(terms) {
			delete(had, thing)
			continue
		}
		if has {
			if err := x.kill(doc.n); err != nil {
				return 0, err
			}
			delete(had, thing)
		}
		if len(terms) == 0 {
			continue
		}
		if err := x.add(id, thing, t.Kind().Name, terms); err != nil {
			return 0, err
		}
	}
	for _, doc := range had {
		if err := x.kill(doc.n); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// documentsOf are the documents of an analysis, by their things.
func (x *indexer) documentsOf(id string) (map[string]known, error) {
	rows, err := x.tx.Query(`SELECT thing, n, digest FROM search_doc WHERE holder = ?`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]known{}
	for rows.Next() {
		var thing string
		var doc known
		if err := rows.Scan(&thing, &doc.n, &doc.digest); err != nil {
			return nil, err
		}
		all[thing] = doc
	}
	return all, rows.Err()
}

// thingsOf are the things of an analysis that are searched, by their identifiers; the empty one is
// for what is said of it as a whole. One that is not there has none.
func (x *indexer) thingsOf(id fishbone.ID) (map[string]fishbone.Thing, error) {
	if _, err := readAnyRow(x.tx, id); err != nil {
		if errors.Is(err, ErrNotFound) {
			err = nil
		}
		return nil, err
	}
	parts, err := readParts(x.tx, id)
	if err != nil {
		return nil, err
	}
	all := map[string]fishbone.Thing{"": parts.About}
	for thing, t := range parts.Things {
		if indexedKinds[t.Kind().Name] != nil {
			all[string(thing)] = t
		}
	}
	return all, nil
}

// bringComplaints brings at most so many complaints in, those behind an identifier and up to
// another one; end is where to go on, empty where that was all.
func (x *indexer) bringComplaints(first, last string, most int) (n int, end string, err error) {
	some, err := x.complaints(first, last, most)
	if err != nil {
		return 0, "", err
	}
	upTo := last
	if len(some) == most {
		end = string(some[most-1].ID) + "\x00" // the next one there may be
		upTo = string(some[most-1].ID)
	}
	known, err := readColumn[int](x.tx, `SELECT n FROM search_doc WHERE holder = '' AND thing >= ? AND thing <= ?`, first, upTo)
	if err != nil {
		return 0, "", err
	}
	for _, doc := range known {
		if err := x.kill(doc); err != nil {
			return 0, "", err
		}
	}
	for _, c := range some {
		if err := x.addComplaint(c); err != nil {
			return 0, "", err
		}
	}
	return len(some), end, nil
}

// complaints are those from an identifier to another that are to be found.
func (x *indexer) complaints(first, last string, most int) (all []*fishbone.Complaint, err error) {
	rows, err := x.tx.Query(complaintRead+` WHERE id >= ? AND id <= ? AND NOT removed AND row_sum = `+complaintSum+` ORDER BY id LIMIT ?`, first, last, most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var c fishbone.Complaint
		if err := rows.Scan(complaintPlaces(&c)...); err != nil {
			return nil, err
		}
		all = append(all, &c)
	}
	return all, rows.Err()
}

// RebuildIndex forgets the index and makes it anew, see [Store.IndexNow].
func (s *Store) RebuildIndex(ctx context.Context, told func(n int)) error {
	const doing = "make the search's index anew"
	if err := s.lock(); err != nil {
		return s.fail(doing, err)
	}
	err := s.transact(doing, func(tx transaction) error {
		for _, statement := range slices.Concat([]string{
			`DELETE FROM search_doc`, `DELETE FROM search_posting`, `DELETE FROM search_pending`, `DELETE FROM search_backlog`, `UPDATE search_next SET n = 0, version = version + 1`},
			fillBacklog) {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
	s.unlock()
	if err != nil {
		return err
	}
	return s.IndexNow(ctx, told)
}

// fillBacklog has all of the file brought in.
var fillBacklog = []string{
	`INSERT OR IGNORE INTO search_backlog SELECT 'analysis', id, id FROM analysis`,
	`INSERT OR IGNORE INTO search_backlog SELECT 'complaint', min(id), max(id) FROM complaint HAVING count(*) > 0`,
}
