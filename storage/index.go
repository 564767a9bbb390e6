package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/find"
	"whybone/storage/docset"
)

// This file is about the index that is searched. Triggers on the connection note each row that is
// written, whoever writes it, and the transaction that does so brings the index up to date at its
// end. A document that changes gets another number, so that nobody has to know what the old one
// said.

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

// noteWrites puts the triggers on a connection that note what is written.
func noteWrites(db *sql.DB) error {
	var all strings.Builder
	trigger := func(when, of, name, condition, row string) {
		thing := row + ".id"
		if of == fishbone.AboutKind.Name {
			thing = "''"
		}
		fmt.Fprintf(&all, "CREATE TEMP TRIGGER IF NOT EXISTS search_%s_%s AFTER %s ON main.%s %s BEGIN %s END;\n",
			name, of, when, quote(of), condition, noteOnce(row+".analysis", thing, of))
	}
	for _, name := range slices.Sorted(maps.Keys(indexedKinds)) {
		if name == fishbone.ComplaintKind.Name {
			continue // a million come in at once, and what changes one says so
		}
		var differ []string
		for _, f := range indexedKinds[name].kind.Attributes {
			if f.Searched || isFacet(f) {
				for _, c := range columnsOf(f) {
					differ = append(differ, fmt.Sprintf("old.%s IS NOT new.%[1]s", c))
				}
			}
		}
		trigger("INSERT", name, "insert", "", "new")
		trigger("DELETE", name, "delete", "", "old")
		trigger("UPDATE", name, "update", "WHEN "+strings.Join(differ, " OR "), "new")
	}
	all.WriteString(`CREATE TEMP TRIGGER IF NOT EXISTS search_state AFTER UPDATE OF state, deleted_at ON main.analysis
		WHEN old.state IS NOT new.state OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL)
		BEGIN ` + noteOnce("new.id", "''", "analysis") + ` END;`)
	_, err := db.Exec(all.String())
	return err
}

// noteOnce notes something as pending. INSERT OR IGNORE would not do: in a trigger a conflict is
// handled as the statement says that made it run.
func noteOnce(holder, thing, kind string) string {
	return fmt.Sprintf(`INSERT INTO search_pending SELECT %[1]s, %[2]s, '%[3]s' WHERE NOT EXISTS
		(SELECT 1 FROM search_pending WHERE holder = %[1]s AND thing = %[2]s AND kind = '%[3]s');`, holder, thing, kind)
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

// add brings a thing in that has no document. One that says nothing gets none.
func (x *indexer) add(holder string, t fishbone.Thing) error {
	k, n, thing := t.Kind(), x.next, ""
	if k != fishbone.AboutKind {
		thing = string(fishbone.IDOf(t))
	}
	says, err := x.terms(holder, t, func(term string) { x.put(term, n) })
	if err != nil || !says {
		return err
	}
	x.next++
	_, err = x.tx.Exec(`INSERT INTO search_doc (n, kind, holder, thing) VALUES (?, ?, ?, ?)`, n, k.Name, holder, thing)
	return err
}

// terms gives the terms of a thing, and says whether there are any.
func (x *indexer) terms(holder string, t fishbone.Thing, give func(term string)) (says bool, err error) {
	k := t.Kind()
	for _, f := range indexedKinds[k.Name].searched {
		find.Terms(f.Get(t).(string), func(term string) { says = true; give(term) })
	}
	if !says {
		return false, nil
	}
	give(facetTerm(FacetKind, k.Name))
	for _, f := range k.Attributes {
		for _, term := range facetsOf(k, f, f.Get(t)) {
			give(term)
		}
	}
	if holder == "" {
		return true, nil
	}
	state, year, err := x.stateOf(holder)
	give(facetTerm(FacetState, state))
	if k == fishbone.AboutKind {
		give(facetTerm(FacetYear, year))
	}
	return true, err
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

// restate says of all documents of an analysis in which state that is.
func (x *indexer) restate(holder string) error {
	if err := x.done(); err != nil { // those that came in meanwhile, too
		return err
	}
	x.has, x.first = map[string][]int{}, x.next
	state, _, err := x.stateOf(holder)
	if err != nil {
		return err
	}
	numbers, err := readColumn[int](x.tx, `SELECT n FROM search_doc WHERE holder = ? ORDER BY n`, holder)
	if err != nil {
		return err
	}
	byChunk := map[int][]int{}
	for _, n := range numbers {
		byChunk[n/docset.ChunkSize] = append(byChunk[n/docset.ChunkSize], n)
		x.put(facetTerm(FacetState, state), n)
	}
	for c, docs := range byChunk {
		if err := x.leaveStates(c, docs); err != nil {
			return err
		}
	}
	return nil
}

// leaveStates takes documents of a chunk out of all states.
func (x *indexer) leaveStates(c int, docs []int) error {
	from := facetTerm(FacetState, "")
	terms, err := readColumn[string](x.tx, `SELECT term FROM search_posting WHERE chunk = ? AND term >= ? AND term < ?`, c, from, from+"~")
	if err != nil {
		return err
	}
	for _, term := range terms {
		var was []byte
		if err := x.tx.QueryRow(`SELECT docs FROM search_posting WHERE chunk = ? AND term = ?`, c, term).Scan(&was); err != nil {
			return err
		}
		var is docset.Set
		is.AddChunk(0, was)
		for _, n := range docs {
			is.Remove(n % docset.ChunkSize)
		}
		if _, err := x.tx.Exec(`REPLACE INTO search_posting (chunk, term, docs) VALUES (?, ?, ?)`, c, term, is.Chunk(0)); err != nil {
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
