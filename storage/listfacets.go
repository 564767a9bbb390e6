package storage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// ListFacet is what the list of analyses can be limited to a value of.
type ListFacet string

// The facets.
const (
	ListState      ListFacet = "state"      // as [Summary.Shown]
	ListType       ListFacet = "type"       // of complaint
	ListDepartment ListFacet = "department" //
	ListTag        ListFacet = "tag"        //
	ListYear       ListFacet = "year"       // in which the team met, or else the analysis was made
	ListMust       ListFacet = "must"       // "yes" for what newcomers must read
	ListUnread     ListFacet = "unread"     // by somebody of that name
)

// ListFacets are the facets that are counted, in the order in which they are shown.
var ListFacets = []ListFacet{ListState, ListType, ListDepartment, ListTag, ListYear}

// limitOf is the condition for a value of a facet, which is a parameter.
var limitOf = map[ListFacet]string{
	ListState:      `coalesce(nullif(a.filing, ''), a.state) = %s`,
	ListType:       `a.type = %s`,
	ListDepartment: `a.department = %s`,
	ListTag:        `instr(char(10) || a.tags || char(10), char(10) || %s || char(10)) > 0`,
	ListYear:       `substr(coalesce(nullif(a.held, ''), a.made_at), 1, 4) = %s`,
	ListMust:       `a.must_read = %s`,
	ListUnread:     `instr(char(10) || a.readers || char(10), char(10) || %s || char(10)) = 0`,
}

// isCase is the condition for what is read as a case.
const isCase = ` AND a.filing IN ('closed', 'archived')`

// limits are the conditions of what a list is limited to, and their parameters, which come behind
// the six that every list has.
func (q Query) limits() (conditions string, values []any) {
	if q.Cases {
		conditions = isCase
	}
	for _, f := range append(slices.Clone(ListFacets), ListMust, ListUnread) {
		if v := q.Only[f]; v != "" {
			values = append(values, v)
			conditions += ` AND ` + fmt.Sprintf(limitOf[f], fmt.Sprintf("?%d", 6+len(values)))
		}
	}
	return conditions, values
}

// Order is by what a list is sorted.
type Order string

// The orders.
const (
	ByChange     Order = ""           // those changed last first
	ByMeeting    Order = "held"       // those whose team met last first
	ByProblem    Order = "problem"    // as they are spelled
	BySize       Order = "size"       // those with the most causes first
	ByImportance Order = "importance" // what must be read first, then what was filed last
)

// Orders are the orders that somebody can choose.
var Orders = []Order{ByChange, ByMeeting, ByProblem, BySize}

func (o Order) columns() string {
	const last = `a.touched_at DESC, a.id DESC`
	switch o {
	case ByMeeting:
		return `coalesce(nullif(a.held, ''), a.made_at) DESC, ` + last
	case ByProblem:
		return `a.problem = '', a.problem, ` + last
	case BySize:
		return `a.causes DESC, ` + last
	case ByImportance:
		return `a.must_read DESC, a.filed_on DESC, ` + last
	}
	return last
}

// ListCounts counts the values of each facet among all analyses: for each facet as if the list were
// not limited to a value of it. The most frequent ones come first.
func (s *Store) ListCounts(q Query) (map[ListFacet][]FacetCount, error) {
	all := map[ListFacet][]FacetCount{}
	err := s.view("count the analyses", func(tx transaction) error {
		for _, f := range ListFacets {
			other := q
			other.Only = map[ListFacet]string{}
			for g, v := range q.Only {
				if g != f {
					other.Only[g] = v
				}
			}
			counts, err := countValues(tx, f, other)
			if err != nil {
				return err
			}
			all[f] = counts
		}
		return nil
	})
	return all, err
}

// valueOf is the expression for what an analysis has in a facet, several of them on lines.
var valueOf = map[ListFacet]string{
	ListState:      `coalesce(nullif(a.filing, ''), a.state)`,
	ListType:       `a.type`,
	ListDepartment: `a.department`,
	ListTag:        `a.tags`,
	ListYear:       `substr(coalesce(nullif(a.held, ''), a.made_at), 1, 4)`,
}

func countValues(tx transaction, f ListFacet, q Query) ([]FacetCount, error) {
	conditions, values := q.limits()
	rows, err := tx.Query(`SELECT `+valueOf[f]+`, count(*) FROM analysis a WHERE deleted_at IS NULL`+conditions+` GROUP BY 1`,
		append([]any{nil, nil, nil, nil, nil, nil}, values...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	n := map[string]int{}
	for rows.Next() {
		var has string
		var of int
		if err := rows.Scan(&has, &of); err != nil {
			return nil, err
		}
		for _, value := range textLines(has) {
			n[value] += of
		}
	}
	var counts []FacetCount
	for value, of := range n {
		counts = append(counts, FacetCount{value, of})
	}
	slices.SortFunc(counts, func(a, b FacetCount) int { return cmp.Or(b.N-a.N, strings.Compare(a.Value, b.Value)) })
	return counts, rows.Err()
}

// CaseNames are all names of those who have read a case, sorted, and for each how many.
func (s *Store) CaseNames() (names []FacetCount, err error) {
	err = s.view("read who has read cases", func(tx transaction) error {
		rows, err := readColumn[string](tx, `SELECT readers FROM analysis a WHERE deleted_at IS NULL AND readers <> ''`+isCase)
		n := map[string]int{}
		for _, readers := range rows {
			for _, name := range textLines(readers) {
				n[name]++
			}
		}
		for name, of := range n {
			names = append(names, FacetCount{name, of})
		}
		slices.SortFunc(names, func(a, b FacetCount) int { return strings.Compare(a.Value, b.Value) })
		return err
	})
	return names, err
}
