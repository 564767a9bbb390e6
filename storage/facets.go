package storage

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

	"whybone/fishbone/find"
	"whybone/storage/docset"
)

// facetValues are the documents that have the values of all facets: as they are written, a slice
// of bytes for each chunk.
type facetValues map[Facet]map[string][][]byte

// facetCache keeps what was read of all facets, which every search needs, until the index is
// written again.
type facetCache struct {
	mu      sync.Mutex
	version int
	values  facetValues // nil for nothing
}

// of are the values of a version of the index, which a search reads if they are not there.
func (c *facetCache) of(r *searching, version int) (facetValues, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.values != nil && c.version == version {
		return c.values, nil
	}
	all := facetValues{}
	for _, f := range Facets {
		all[f] = map[string][][]byte{}
	}
	err := r.postings(find.Term{Text: "=", Begins: true}, func(chunk int, term string, docs []byte) {
		name, value, ok := strings.Cut(strings.TrimPrefix(term, "="), ":")
		of := all[Facet(name)]
		if !ok || of == nil || len(docs) == 0 {
			return
		}
		chunks := of[value]
		for len(chunks) <= chunk {
			chunks = append(chunks, nil)
		}
		chunks[chunk] = bytes.Clone(docs)
		of[value] = chunks
	})
	if err != nil {
		return nil, err
	}
	c.values, c.version = all, version
	return all, nil
}

// set are the documents that have a value.
func (v facetValues) set(f Facet, value string) *docset.Set {
	s := &docset.Set{}
	for i, written := range v[f][value] {
		if written != nil {
			s.AddChunk(i, written)
		}
	}
	return s
}

// count counts the values that documents have in a facet.
func (v facetValues) count(f Facet, docs *docset.Set) (all []FacetCount) {
	for value, chunks := range v[f] {
		n := 0
		for i, written := range chunks {
			n += docs.CountIn(i, written)
		}
		if n > 0 {
			all = append(all, FacetCount{value, n})
		}
	}
	slices.SortFunc(all, func(a, b FacetCount) int { return cmp.Or(b.N-a.N, strings.Compare(a.Value, b.Value)) })
	return all
}

// has says whether a document has a value.
func (v facetValues) has(f Facet, value string, n int) bool {
	chunks := v[f][value]
	if i := n / docset.ChunkSize; i < len(chunks) && chunks[i] != nil {
		var s docset.Set
		s.AddChunk(0, chunks[i])
		return s.Has(n % docset.ChunkSize)
	}
	return false
}
