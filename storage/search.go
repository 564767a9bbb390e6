package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/find"
	"whybone/storage/docset"
)

// Search is what is looked for in all of the file.
type Search struct {
	Text   string             // see [find.Parse]
	Only   map[Facet][]string // and only what has one of some values, in each facet that is named
	Groups int                // how many analyses at most; 0 for 20
	Lines  int                // how many lines of each at most; 0 for 3
	Today  fishbone.Day       // as in a [Query]
}

// Hit is one thing that was found: its text of which something was hit, or the first of several.
type Hit struct {
	Kind      *fishbone.Kind
	Thing     fishbone.ID // empty for what is said of the analysis as a whole
	Attribute string      // that has the text
	Text      string
	Ranges    []find.Range // what of the text was hit
	Finding   string       // of a cause
	Complaint *InComplaint // in which it was hit, nil elsewhere
}

// InComplaint is what tells a complaint from others.
type InComplaint struct {
	Received       fishbone.Day
	Customer, Type string
}

// Group is what was found in one analysis, or in the register of complaints, which has no
// analysis.
type Group struct {
	Analysis Summary
	Lines    []Hit // the best ones
	Total    int   // how many there are
}

// Register says whether the group is of complaints.
func (g Group) Register() bool { return g.Analysis.ID == "" }

// FacetCount is how much of what was found has a value.
type FacetCount struct {
	Value string
	N     int
}

// Found is the answer to a search.
type Found struct {
	Groups []Group
	Total  int  // how many things were found, in all analyses and the register
	More   bool // there are more groups
	// Facets are the values of what was found, the most frequent ones first. Those of a facet to
	// which the search is limited are counted as if it were not.
	Facets map[Facet][]FacetCount
	// AtMost says that Total and the counts are upper limits: of so many texts not each was read.
	AtMost bool
	Behind bool // something is not in the index yet
}

// The usual sizes of an answer.
const (
	usualGroups = 20
	usualLines  = 3
	mostRead    = 1000 // texts that are read to see whether a phrase is in them
	mostLooked  = 5000 // documents that are looked at for an answer
)

// Search finds what has all words of a text, the best first: problems, then confirmed causes, other
// causes, and the rest, of these what was written last. It gives up where the context ends.
func (s *Store) Search(ctx context.Context, q Search) (found Found, err error) {
	s.catchUp()
	err = s.view("search", func(tx transaction) error {
		found, err = search(ctx, tx, s.index.facets, q, s.isSound)
		return err
	})
	return found, err
}

// searching is one search.
type searching struct {
	ctx    context.Context
	tx     transaction
	query  find.Query
	chunks int // how many the index has
	values facetValues
	read   map[int]*document
}

func search(ctx context.Context, tx transaction, facets *facetCache, q Search, isSound string) (Found, error) {
	found := Found{Facets: map[Facet][]FacetCount{}}
	r, err := newSearching(ctx, tx, facets, find.Parse(q.Text))
	if err != nil {
		return found, err
	}
	if err := tx.QueryRow(`SELECT EXISTS (SELECT 1 FROM search_pending) OR EXISTS (SELECT 1 FROM search_backlog)`).Scan(&found.Behind); err != nil {
		return found, err
	}
	if r.query.Empty() {
		return found, nil
	}
	hits, err := r.candidates()
	if err != nil {
		return found, err
	}
	if !r.query.Sure() {
		if found.AtMost = hits.Count() > mostRead; !found.AtMost {
			if hits, err = r.verified(hits); err != nil {
				return found, err
			}
		}
	}
	hits = r.facets(&found, hits, q.Only)
	found.Total = hits.Count()
	return found, r.group(&found, hits, q, isSound)
}

func newSearching(ctx context.Context, tx transaction, facets *facetCache, q find.Query) (*searching, error) {
	r := &searching{ctx: ctx, tx: tx, query: q, read: map[int]*document{}}
	var next, version int
	if err := tx.QueryRow(`SELECT n, version FROM search_next`).Scan(&next, &version); err != nil {
		return nil, err
	}
	r.chunks = (next + docset.ChunkSize - 1) / docset.ChunkSize
	var err error
	r.values, err = facets.of(r, version)
	return r, err
}

// postings runs a query for each chunk: those of the term, or of all terms that begin so.
func (r *searching) postings(t find.Term, give func(chunk int, term string, docs []byte)) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	condition, args := `p.term = ?2`, []any{r.chunks, t.Text}
	if t.Begins {
		condition, args = `p.term >= ?2 AND p.term < ?3`, append(args, t.Text+"\U0010ffff")
	}
	rows, err := r.tx.Query(`WITH RECURSIVE c (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < ?1)
		SELECT p.chunk, p.term, p.docs FROM c CROSS JOIN search_posting p ON p.chunk = c.n AND `+condition, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var chunk int
	var term, docs sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&chunk, &term, &docs); err != nil {
			return err
		}
		give(chunk, string(term), docs)
	}
	return rows.Err()
}

// set are the documents that have a term, or one that begins so.
func (r *searching) set(t find.Term) (*docset.Set, error) {
	s := &docset.Set{}
	err := r.postings(t, func(chunk int, _ string, docs []byte) { s.AddChunk(chunk, docs) })
	return s, err
}

// candidates are the documents that have the terms of all words, and no word that is left out,
// as far as the terms say.
func (r *searching) candidates() (all *docset.Set, err error) {
	for _, w := range r.query.Words {
		if w.Not {
			continue
		}
		of, err := r.having(w)
		if err != nil {
			return nil, err
		}
		if all == nil {
			all = of
		} else {
			all.And(of)
		}
	}
	for _, w := range r.query.Words {
		if !w.Not || !w.Sure() {
			continue // of one that is not sure, each text has to be read
		}
		without, err := r.having(w)
		if err != nil {
			return nil, err
		}
		all.Subtract(without)
	}
	gone, err := r.set(find.Term{Text: goneTerm})
	if err != nil {
		return nil, err
	}
	all.Subtract(gone)
	all.Subtract(r.values.set(FacetState, inBin))
	return all, nil
}

// having are the documents that have all terms of a word.
func (r *searching) having(w find.Word) (all *docset.Set, err error) {
	for _, t := range w.Terms() {
		of, err := r.set(t)
		if err != nil {
			return nil, err
		}
		if all == nil {
			all = of
		} else {
			all.And(of)
		}
	}
	return all, nil
}

// verified are those candidates of which the texts have what is looked for.
func (r *searching) verified(candidates *docset.Set) (*docset.Set, error) {
	all, err := &docset.Set{}, error(nil)
	candidates.Down(func(n int) bool {
		var d *document
		if d, err = r.document(n); err != nil {
			return false
		}
		if d != nil && r.query.Match(d.texts...) {
			all.Add(n)
		}
		return r.ctx.Err() == nil
	})
	return all, errors.Join(err, r.ctx.Err())
}

// document is one that was read.
type document struct {
	kind          *indexed
	holder, thing string
	texts         []string
}

// document reads one, nil for one that is not there.
func (r *searching) document(n int) (*document, error) {
	if d, ok := r.read[n]; ok {
		return d, nil
	}
	var kind string
	d := &document{}
	err := r.tx.QueryRow(`SELECT kind, holder, thing FROM search_doc WHERE n = ?`, n).Scan(&kind, &d.holder, &d.thing)
	if err == nil {
		if d.kind = indexedKinds[kind]; d.kind == nil {
			return nil, nil
		}
		d.texts = make([]string, len(d.kind.searched))
		into := make([]any, len(d.texts))
		for i := range d.texts {
			into[i] = &d.texts[i]
		}
		err = r.tx.QueryRow(d.kind.texts, d.holder, d.thing).Scan(into...)
	}
	if errors.Is(err, sql.ErrNoRows) {
		d, err = nil, nil
	}
	if err == nil {
		r.read[n] = d
	}
	return d, err
}

// facets limits what was found to some values, and counts all of them.
func (r *searching) facets(found *Found, hits *docset.Set, only map[Facet][]string) *docset.Set {
	limits := map[Facet]*docset.Set{}
	for f, values := range only {
		if len(values) == 0 {
			continue
		}
		limits[f] = &docset.Set{}
		for _, value := range values {
			limits[f].Or(r.values.set(f, value))
		}
	}
	for _, f := range Facets {
		counted := hits
		if len(limits) > 0 {
			counted = hits.Clone()
		}
		for other, limit := range limits {
			if other != f {
				counted.And(limit)
			}
		}
		found.Facets[f] = r.values.count(f, counted)
	}
	for _, limit := range limits {
		hits.And(limit)
	}
	return hits
}

// afterGroups is behind how many analyses the register stands in an answer: those that are found
// may be many.
const afterGroups = 3

// group puts what was found together by analyses.
func (r *searching) group(found *Found, hits *docset.Set, q Search, isSound string) error {
	lines := cmp.Or(q.Lines, usualLines)
	ranks, complaints := r.ranks(hits)
	holders, more, err := r.holders(ranks, cmp.Or(q.Groups, usualGroups))
	if err != nil {
		return err
	}
	found.More = more
	for _, holder := range holders {
		g, err := r.groupOf(holder, ranks, lines)
		if err != nil {
			return err
		}
		if g.Analysis, err = summaryIn(r.tx, holder, q.Today, isSound); err != nil {
			return err
		}
		found.Groups = append(found.Groups, g)
	}
	g, err := r.register(complaints, lines)
	if err == nil && len(g.Lines) > 0 {
		found.Groups = slices.Insert(found.Groups, min(afterGroups, len(found.Groups)), g)
	}
	return err
}

// ranks are the sets of documents that come one after the other in an answer, and the complaints.
func (r *searching) ranks(hits *docset.Set) (ranks []*docset.Set, complaints *docset.Set) {
	rest := hits.Clone()
	cut := func(f Facet, value string) *docset.Set {
		of := r.values.set(f, value)
		one := rest.Clone()
		one.And(of)
		rest.Subtract(of)
		return one
	}
	complaints = cut(FacetKind, fishbone.ComplaintKind.Name)
	ranks = append(ranks, cut(FacetKind, fishbone.AboutKind.Name), cut(FacetFinding, string(fishbone.Confirmed)))
	rejected := cut(FacetFinding, string(fishbone.Rejected))
	return append(ranks, cut(FacetKind, fishbone.CauseKind.Name), rest, rejected), complaints
}

// holders are the analyses of what was found, those of the best first.
func (r *searching) holders(ranks []*docset.Set, most int) (all []string, more bool, err error) {
	seen, looked := map[string]bool{}, 0
	for _, rank := range ranks {
		rank.Down(func(n int) bool {
			var holder string
			if looked++; looked > mostLooked || r.ctx.Err() != nil {
				more = true
				return false
			}
			switch err = r.tx.QueryRow(`SELECT holder FROM search_doc WHERE n = ?`, n).Scan(&holder); {
			case errors.Is(err, sql.ErrNoRows):
				err = nil
				return true
			case err != nil:
				return false
			case seen[holder]:
				return true
			}
			hit, failed := r.hits(n)
			if err = failed; err != nil || !hit {
				return err == nil
			}
			if more = len(all) == most; more {
				return false
			}
			seen[holder] = true
			all = append(all, holder)
			return true
		})
		if err != nil || more {
			break
		}
	}
	return all, more, errors.Join(err, r.ctx.Err())
}

// hits says whether the texts of a document have what is looked for.
func (r *searching) hits(n int) (bool, error) {
	if r.query.Sure() {
		return true, nil
	}
	d, err := r.document(n)
	return d != nil && r.query.Match(d.texts...), err
}

// groupOf is what was found in an analysis.
func (r *searching) groupOf(holder string, ranks []*docset.Set, lines int) (g Group, err error) {
	all, err := readColumn[int](r.tx, `SELECT n FROM search_doc WHERE holder = ? ORDER BY n DESC LIMIT ?`, holder, mostLooked)
	if err != nil {
		return g, err
	}
	for _, rank := range ranks {
		for _, n := range all {
			if !rank.Has(n) {
				continue
			}
			hit, err := r.hits(n)
			if err != nil {
				return g, err
			}
			if !hit {
				continue
			}
			if g.Total++; len(g.Lines) < lines {
				if err := r.line(&g, n); err != nil {
					return g, err
				}
			}
		}
	}
	return g, nil
}

// register is what was found in the register.
func (r *searching) register(complaints *docset.Set, lines int) (g Group, err error) {
	g.Total = complaints.Count()
	complaints.Down(func(n int) bool {
		var hit bool
		if hit, err = r.hits(n); err == nil && hit {
			err = r.line(&g, n)
		}
		return err == nil && len(g.Lines) < lines && r.ctx.Err() == nil
	})
	return g, errors.Join(err, r.ctx.Err())
}

// line adds the line of a document that was hit to a group.
func (r *searching) line(g *Group, n int) error {
	d, err := r.document(n)
	if err != nil || d == nil {
		return err
	}
	hit := Hit{Kind: d.kind.kind, Thing: fishbone.ID(d.thing)}
	for i, f := range d.kind.searched {
		ranges := r.query.Ranges(d.texts[i])
		if hit.Attribute == "" && d.texts[i] != "" || len(ranges) > len(hit.Ranges) {
			hit.Attribute, hit.Text, hit.Ranges = f.Name, d.texts[i], ranges
		}
	}
	if d.kind.kind == fishbone.CauseKind {
		if err := r.tx.QueryRow(`SELECT finding FROM cause WHERE analysis = ? AND id = ?`, d.holder, d.thing).Scan(&hit.Finding); err != nil {
			return err
		}
	}
	if d.kind.kind == fishbone.ComplaintKind {
		c := &InComplaint{}
		if err := r.tx.QueryRow(`SELECT received, customer, type FROM complaint WHERE id = ?`, d.thing).Scan(&c.Received, &c.Customer, &c.Type); err != nil {
			return err
		}
		hit.Complaint = c
	}
	g.Lines = append(g.Lines, hit)
	return nil
}

// summaryIn is the summary of one analysis.
func summaryIn(tx transaction, id string, today fishbone.Day, isSound string) (Summary, error) {
	rows, err := tx.Query(`SELECT id, step + later, `+overdue+`, `+summaryColumns+`, `+isSound+` FROM analysis a WHERE id = ?1`, id, nil, nil, nil, nil, today)
	if err != nil {
		return Summary{}, err
	}
	if !rows.Next() {
		return Summary{ID: fishbone.ID(id), State: Damaged}, errors.Join(rows.Err(), rows.Close())
	}
	one, err := scanSummary(rows)
	if err = errors.Join(err, rows.Close()); err != nil {
		return one, err
	}
	list := []Summary{one}
	err = numberGroups(tx, list)
	return list[0], err
}
