package storage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
)

// filed stores analyses that are filed in several ways.
func filed(t *testing.T) *Store {
	t.Helper()
	s, c := openTemp(t), &clock{}
	add := func(problem string, edits ...fishbone.Edit) {
		t.Helper()
		do(t, s, c, create(t, s, c), append([]fishbone.Edit{about(fishbone.Problem, problem)}, edits...)...)
	}
	add("late", about(fishbone.TypeField, "delivery"), about(fishbone.TagsField, "peak\nnight"), about(fishbone.HeldField, "2024-05-01"),
		fishbone.FileAnalysis{State: fishbone.FiledClosed, Day: "2026-03-01"})
	add("cold", about(fishbone.TypeField, "food"), about(fishbone.TagsField, "peak"), about(fishbone.HeldField, "2025-05-01"), about(fishbone.DepartmentField, "kitchen"),
		fishbone.FileAnalysis{State: fishbone.FiledArchived, Day: "2026-02-01"}, about(fishbone.MustReadField, "yes"),
		fishbone.Add{Thing: &fishbone.Reader{ID: "r", Name: "Ann"}}, fishbone.Add{Thing: &fishbone.Reader{ID: "r2", Name: "Bo"}})
	add("noisy", about(fishbone.TypeField, "delivery"), about(fishbone.HeldField, "2026-05-01"), fishbone.AddCause{ID: "c", Text: "a cause"})
	return s
}

func about(f fishbone.Field, text string) fishbone.Edit {
	return fishbone.SetAbout{Field: f, Text: text}
}

func TestListsAreLimitedAndSorted(t *testing.T) {
	s := filed(t)
	only := func(f ListFacet, v string) map[ListFacet]string { return map[ListFacet]string{f: v} }
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{}, "noisy cold late"},
		{Query{Order: ByMeeting}, "noisy cold late"},
		{Query{Order: ByProblem}, "cold late noisy"},
		{Query{Order: BySize}, "noisy cold late"},
		{Query{Cases: true, Order: ByImportance}, "cold late"},
		{Query{Only: only(ListState, "closed")}, "late"},
		{Query{Only: only(ListState, "archived")}, "cold"},
		{Query{Only: only(ListState, "open")}, "noisy"},
		{Query{Only: only(ListType, "delivery")}, "noisy late"},
		{Query{Only: only(ListDepartment, "kitchen")}, "cold"},
		{Query{Only: only(ListTag, "peak")}, "cold late"},
		{Query{Only: only(ListTag, "pea")}, ""},
		{Query{Only: only(ListYear, "2025")}, "cold"},
		{Query{Only: only(ListMust, "yes")}, "cold"},
		{Query{Cases: true, Only: only(ListUnread, "Ann")}, "late"},
		{Query{Cases: true, Only: only(ListUnread, "An")}, "cold late"},
		{Query{Only: map[ListFacet]string{ListType: "delivery", ListTag: "peak"}}, "late"},
		{Query{Text: "o", Only: only(ListType, "food")}, "cold"},
	} {
		list, total, err := s.List(c.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, one := range list {
			got = append(got, one.Problem)
		}
		if c.q.Order == "" && !c.q.Cases { // which of them was written last is the clock's affair
			want := strings.Fields(c.want)
			slices.Sort(want)
			slices.Sort(got)
			c.want = strings.Join(want, " ")
		}
		if strings.Join(got, " ") != c.want || total != len(got) {
			t.Errorf("%+v: %v of %d, want %s", c.q, got, total, c.want)
		}
	}
}

func TestListCounts(t *testing.T) {
	s := filed(t)
	told := func(q Query) string {
		counts, err := s.ListCounts(q)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, f := range ListFacets {
			for _, c := range counts[f] {
				all = append(all, fmt.Sprintf("%s=%s:%d", f, c.Value, c.N))
			}
		}
		return strings.Join(all, " ")
	}
	if got, want := told(Query{}), "state=archived:1 state=closed:1 state=open:1 type=delivery:2 type=food:1 department=kitchen:1 tag=peak:2 tag=night:1 year=2024:1 year=2025:1 year=2026:1"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	// Those of the facet itself are counted as if it were not limited.
	if got, want := told(Query{Only: map[ListFacet]string{ListType: "food"}}), "state=archived:1 type=delivery:2 type=food:1 department=kitchen:1 tag=peak:1 year=2025:1"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestSummariesSayHowAnAnalysisIsFiled(t *testing.T) {
	list, _, err := filed(t).List(Query{Order: ByProblem})
	if err != nil {
		t.Fatal(err)
	}
	s := list[0]
	if s.Shown() != "archived" || s.FiledOn != "2026-02-01" || s.Type != "food" || s.Department != "kitchen" || s.Held != "2025-05-01" || s.MustRead != fishbone.MustRead {
		t.Errorf("%+v", s)
	}
	if !slices.Equal(s.ReaderList(), []string{"Ann", "Bo"}) || !slices.Equal(s.TagList(), []string{"peak"}) {
		t.Errorf("%q, %q", s.ReaderList(), s.TagList())
	}
	if open := list[2]; open.Shown() != open.State || open.ReaderList() != nil {
		t.Errorf("%+v", open)
	}
}
