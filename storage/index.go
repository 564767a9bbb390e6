package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/find"
	"whybone/storage/docset"
)

// This file is about the index that is searched. A trigger on the connection notes each analysis of
// which something is written, whoever writes it; the index follows later, see indexing.go. A document
// that changes gets another number, so that nobody has to know what the old one said.

// Facets are what documents are sorted by beside their words.
type Facet string

// The facets.
const (
	FacetKind    Facet = "kind"    // the name of the kind
	FacetFinding Facet = "finding" // of a cause
	FacetState   Facet = "state"   // of the analysis
	FacetYear    Facet = "year"    // in which it was written, or a complaint was received
	FacetType    Facet = "type"    // of a complaint
	FacetOwner   Facet = "owner"   // who has to do it, or judged it
)

// Facets are all facets, in the order in which they are shown.
var Facets = []Facet{FacetKind, FacetFinding, FacetState, FacetYear, FacetType, FacetOwner}

const (
	goneTerm = "=gone" // has the numbers of documents that are there no more
	inBin    = "bin"   // the state of an analysis in the bin
)

// facetTerm is the term of the documents that have a value in a facet.
func facetTerm(f Facet, value string) string { return "=" + string(f) + ":" + value }

// indexed is a kind of which things are documents.
type indexed struct {
	kind     *fishbone.Kind
	searched []fishbone.Attribute
	texts    string // the query for the searched texts of a thing
	whole    string // and for all of it
}

var indexedKinds = func() map[string]*indexed {
	all := map[string]*indexed{}
	for _, k := range slices.Concat(fishbone.Kinds(), []*fishbone.Kind{fishbone.AboutKind, fishbone.ComplaintKind}) {
		i := &indexed{kind: k}
		var columns []string
		for _, f := range k.Attributes {
			if f.Searched {
				i.searched, columns = append(i.searched, f), append(columns, quote(f.Column))
			}
		}
		if len(columns) == 0 {
			continue
		}
		switch texts := strings.Join(columns, ", "); k {
		case fishbone.AboutKind:
			i.texts = `SELECT ` + texts + ` FROM about WHERE analysis = ?1 AND ?2 = ''`
		case fishbone.ComplaintKind:
			i.texts = `SELECT ` + texts + ` FROM complaint WHERE ?1 = '' AND id = ?2 AND NOT removed`
		default:
			i.texts = fmt.Sprintf(`SELECT %s FROM %s WHERE analysis = ?1 AND id = ?2`, texts, quote(k.Name))
			t := tableOf(k)
			read := []string{"id"}
			for _, f := range k.Attributes {
				read = append(read, selected(f)...)
			}
			i.whole = fmt.Sprintf(`SELECT %s FROM %s WHERE analysis = ?1 AND id = ?2`, strings.Join(read, ", "), quote(t.kind.Name))
		}
		all[k.Name] = i
	}
	return all
}()

// noteWrites puts the triggers on a connection that note of which analyses something is written. Each
// row that is written changes their checksums.
func noteWrites(db *sql.DB) error {
	trigger := func(name, when, row string) string {
		return fmt.Sprintf(`CREATE TEMP TRIGGER IF NOT EXISTS search_%[1]s AFTER %[2]s ON main.analysis
			WHEN NOT EXISTS (SELECT 1 FROM search_pending WHERE holder = %[3]s.id AND thing = '' AND kind = 'analysis')
			BEGIN INSERT INTO search_pending VALUES (%[3]s.id, '', 'analysis'); END;`, name, when, row)
	}
	_, err := db.Exec(trigger("change", "UPDATE OF "+rowsSum+", deleted_at", "new") + trigger("removal", "DELETE", "old"))
	return err
}

// isFacet says whether an attribute makes facets of its own.
func isFacet(f fishbone.Attribute) bool {
	return f.Names && !f.Author || f.Name == string(FacetFinding) || f.Name == "received" || f.Name == string(FacetType) && f.Searched
}

// indexer brings documents into the index, in one transaction.
type indexer struct {
	tx     transaction
	first  int // the numbers from here on are new
	next   int
	has    map[string][]int  // the documents that have a term and that the file does not know of
	states map[string]string // of analyses
}

func newIndexer(tx transaction) (*indexer, error) {
	x := &indexer{tx: tx, has: map[string][]int{}, states: map[string]string{}}
	err := tx.QueryRow(`SELECT n FROM search_next`).Scan(&x.next)
	x.first = x.next
	return x, err
}

// put gives a document a term.
func (x *indexer) put(term string, n int) {
	of := x.has[term]
	if len(of) == 0 || of[len(of)-1] != n {
		x.has[term] = append(of, n)
	}
}

// forget takes the document of a thing out, if there is one.
func (x *indexer) forget(holder, thing string) error {
	var n int
	err := x.tx.QueryRow(`SELECT n FROM search_doc WHERE holder = ? AND thing = ?`, holder, thing).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return x.kill(n)
}

// kill takes a document out.
func (x *indexer) kill(n int) error {
	x.put(goneTerm, n)
	_, err := x.tx.Exec(`DELETE FROM search_doc WHERE n = ?`, n)
	return err
}

// add brings in a thing that has no document, with its terms.
func (x *indexer) add(holder, thing, kind string, terms []string) error {
	n := x.next
	for _, term := range terms {
		x.put(term, n)
	}
	x.next++
	_, err := x.tx.Exec(`INSERT INTO search_doc (n, kind, holder, thing, digest) VALUES (?, ?, ?, ?, ?)`, n, kind, holder, thing, digestOf(terms))
	return err
}

// digestOf tells whether a thing has other terms than its document. It has 63 bits.
func digestOf(terms []string) int64 {
	h := fnv.New64a()
	for _, term := range terms {
		_, _ = io.WriteString(h, term+"\x00")
	}
	return int64(h.Sum64() >> 1)
}

// terms gives the terms of a thing. One that says nothing has none.
func (x *indexer) terms(holder string, t fishbone.Thing) (all []string, err error) {
	k := t.Kind()
	for _, f := range indexedKinds[k.Name].searched {
		find.Terms(f.Get(t).(string), func(term string) { all = append(all, term) })
	}
	if len(all) == 0 {
		return nil, nil
	}
	all = append(all, facetTerm(FacetKind, k.Name))
	for _, f := range k.Attributes {
		all = append(all, facetsOf(k, f, f.Get(t))...)
	}
	if holder == "" {
		return all, nil
	}
	state, year, err := x.stateOf(holder)
	all = append(all, facetTerm(FacetState, state))
	if k == fishbone.AboutKind {
		all = append(all, facetTerm(FacetYear, year))
	}
	return all, err
}

// facetsOf are the terms of what an attribute says.
func facetsOf(k *fishbone.Kind, f fishbone.Attribute, value any) (terms []string) {
	switch v := value.(type) {
	case fishbone.Stamp:
		if f.Name == "made" && k != fishbone.ComplaintKind {
			terms = append(terms, facetTerm(FacetYear, v.At.Format("2006")))
		}
	case string:
		switch {
		case v == "" || !isFacet(f):
		case f.Name == "received" && len(v) >= 4:
			terms = append(terms, facetTerm(FacetYear, v[:4]))
		case f.Name == string(FacetFinding):
			terms = append(terms, facetTerm(FacetFinding, v))
		case f.Name == string(FacetType):
			terms = append(terms, facetTerm(FacetType, v))
		case f.Names && k != fishbone.PersonKind && !f.Searched || f.Name == "owner":
			for name := range strings.SplitSeq(v, "\n") {
				if name = strings.TrimSpace(name); name != "" {
					terms = append(terms, facetTerm(FacetOwner, name))
				}
			}
		}
	}
	return terms
}

// stateOf is the state of an analysis, and the year in which it was made.
func (x *indexer) stateOf(holder string) (state, year string, err error) {
	said, known := x.states[holder]
	if !known {
		var deleted bool
		var made string
		err := x.tx.QueryRow(`SELECT state, deleted_at IS NOT NULL, made_at FROM analysis WHERE id = ?`, holder).Scan(&state, &deleted, &made)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return "", "", err
		}
		if deleted {
			state = inBin
		}
		said = state + ":" + made[:min(4, len(made))]
		x.states[holder] = said
	}
	state, year, _ = strings.Cut(said, ":")
	return state, year, nil
}

// done writes the terms of all documents that were added or taken out.
func (x *indexer) done() error {
	byChunk := map[int][]string{}
	for term, docs := range x.has {
		slices.Sort(docs)
		last := -1
		for _, n := range docs {
			if c := n / docset.ChunkSize; c != last {
				byChunk[c] = append(byChunk[c], term)
				last = c
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(byChunk)) {
		terms := byChunk[c]
		slices.Sort(terms)
		if err := x.writeChunk(c, terms); err != nil {
			return err
		}
	}
	if len(byChunk) == 0 {
		return nil
	}
	_, err := x.tx.Exec(`UPDATE search_next SET n = ?, version = version + 1`, x.next)
	return err
}

// writeChunk writes terms of a chunk, the first one first: so they come where the ones before came.
func (x *indexer) writeChunk(c int, terms []string) error {
	read, err := x.tx.Prepare(`SELECT docs FROM search_posting WHERE chunk = ? AND term = ?`)
	if err != nil {
		return err
	}
	defer read.Close()
	write, err := x.tx.Prepare(`REPLACE INTO search_posting (chunk, term, docs) VALUES (?, ?, ?)`)
	if err != nil {
		return err
	}
	defer write.Close()
	begun := c*docset.ChunkSize < x.first // the file may have some of it
	for _, term := range terms {
		var is docset.Set
		if begun || term == goneTerm {
			var was []byte
			if err := read.QueryRow(c, term).Scan(&was); err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			is.AddChunk(0, was)
		}
		for _, n := range x.has[term] {
			if n/docset.ChunkSize == c {
				is.Add(n % docset.ChunkSize)
			}
		}
		if _, err := write.Exec(c, term, is.Chunk(0)); err != nil {
			return err
		}
	}
	return nil
}

// SearchedKinds are the names of the kinds that are searched, problems first, complaints last.
func SearchedKinds() []string {
	names := []string{fishbone.AboutKind.Name}
	for _, k := range fishbone.Kinds() {
		if indexedKinds[k.Name] != nil {
			names = append(names, k.Name)
		}
	}
	return append(names, fishbone.ComplaintKind.Name)
}
