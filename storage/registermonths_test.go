package storage

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage/filetest"
)

// randomComplaint may be anything that the register counts or asks for.
func randomComplaint(random *rand.Rand) fishbone.Complaint {
	day := func() fishbone.Day {
		if random.IntN(3) > 0 {
			return ""
		}
		return fishbone.Day("2026-03-01").Add(random.IntN(60))
	}
	c := received(fmt.Sprint("Word ", random.IntN(50)), fishbone.Day("2026-01-15").Add(random.IntN(120)))
	c.Type = []string{"", "late", "rude"}[random.IntN(3)]
	c.Severity = []fishbone.Severity{"", fishbone.Minor, fishbone.Major, fishbone.Critical}[random.IntN(4)]
	c.Cost = []fishbone.Figure{"", "1.5", "20"}[random.IntN(3)]
	c.Channel = []string{"", "phone"}[random.IntN(2)]
	c.Motive = []fishbone.Motive{"", fishbone.Venting}[random.IntN(2)]
	c.Promise = []string{"", "a new one"}[random.IntN(2)]
	c.Customer = []string{"", "Ärzte"}[random.IntN(2)]
	c.Due, c.Separated, c.Calmed, c.Asked, c.Followed = day(), day(), day(), day(), day()
	return c
}

// What the register finds and counts is what one finds who looks at every complaint.
func TestQueriesAgreeWithLookingAtAll(t *testing.T) {
	r, clock := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register(), &clock{}
	random := rand.New(rand.NewPCG(3, 1))
	for range 150 {
		addComplaint(t, r, clock, randomComplaint(random))
	}
	all, err := r.List(complaint.Query{})
	if err != nil {
		t.Fatal(err)
	}
	const today = "2026-04-10"
	fits := func(q complaint.Query, c fishbone.Complaint) bool {
		return (q.From == "" || c.Received >= q.From) && (q.To == "" || c.Received <= q.To) && (q.Types == nil || slices.Contains(q.Types, c.Type)) &&
			(q.Channel == "" || c.Channel == q.Channel) && (q.Motive == "" || c.Motive == q.Motive) && (q.State == "" || complaint.StateOf(&c, today) == q.State) &&
			(q.Text == "" || slices.Contains([]string{"Word 1"}, c.What) || c.Customer == "Ärzte")
	}
	for range 300 {
		var q complaint.Query
		if random.IntN(2) == 0 {
			q.From = []fishbone.Day{"2026-02-01", "2026-03-14"}[random.IntN(2)]
		}
		if random.IntN(2) == 0 {
			q.To = []fishbone.Day{"2026-03-31", "2026-04-02"}[random.IntN(2)]
		}
		if random.IntN(3) == 0 {
			q.Types = [][]string{{""}, {"late"}, {"late", "rude"}}[random.IntN(3)]
		}
		if random.IntN(3) == 0 {
			q.Channel, q.Motive = []string{"", "phone"}[random.IntN(2)], []fishbone.Motive{"", fishbone.Venting}[random.IntN(2)]
		}
		if random.IntN(2) == 0 {
			q.State, q.Today = complaint.States()[random.IntN(len(complaint.States()))], today
		}
		if random.IntN(4) == 0 {
			q.Text = "arzt"
		}
		if q.Text != "" {
			q.Text = "ärzTe"
		}
		var want []string
		types := map[string]complaint.Count{}
		for _, c := range all {
			if fits(q, c) && (q.Text == "" || c.Customer != "") {
				want = append(want, string(c.ID))
				n := types[c.Type]
				cost, _ := c.Cost.Float()
				n.Name, n.N, n.Cost = c.Type, n.N+1, n.Cost+cost
				if c.Severity == fishbone.Major || c.Severity == fishbone.Critical {
					n.Severe++
				}
				types[c.Type] = n
			}
		}
		list, err := r.List(q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range list {
			got = append(got, string(c.ID))
		}
		n, err := r.Number(q)
		if err != nil || n != len(want) || !slices.Equal(got, want) {
			t.Fatalf("%+v finds %d, counts %d (%v), want %d", q, len(got), n, err, len(want))
		}
		counts, err := r.Count(complaint.ByType, q)
		if err != nil {
			t.Fatal(err)
		}
		sorted := slices.SortedFunc(maps.Values(types), func(a, b complaint.Count) int { return slices.Compare([]byte(a.Name), []byte(b.Name)) })
		if !slices.Equal(counts, sorted) {
			t.Fatalf("%+v counts %+v, want %+v", q, counts, sorted)
		}
		q.Oldest, q.Limit, q.Skip = true, 7, 3
		slices.Reverse(want)
		if list, err = r.List(q); err != nil || len(list) != min(7, max(0, len(want)-3)) || len(list) > 0 && string(list[0].ID) != want[3] {
			t.Fatalf("a page of %+v has %d (%v)", q, len(list), err)
		}
	}
}

func TestAWrongCountIsFoundAndMended(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s := openAt(t, path)
	c := received("late", "2026-03-14")
	c.Type = "late"
	addComplaint(t, s.Register(), &clock{}, c)
	run(t, path, `UPDATE complaint_month SET n = 7`)
	if damaged, err := checkRegister(s.read); err != nil || damaged == 0 {
		t.Errorf("%d rows are damaged, %v", damaged, err)
	}
	if err := s.Register().Recount(); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Register().Number(complaint.Query{}); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if damaged, err := checkRegister(s.read); err != nil || damaged != 0 {
		t.Errorf("after it %d rows are damaged, %v", damaged, err)
	}
}

// A link takes the complaints of a type in some days, from other analyses as well, and undo gives
// all of them back.
func TestALinkIsTakenBack(t *testing.T) {
	s := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db"))
	r, clock := s.Register(), &clock{}
	add := func(kind string, on fishbone.Day, of fishbone.ID) {
		c := received(kind, on)
		c.Type, c.Analysis = kind, of
		addComplaint(t, r, clock, c)
	}
	add("late", "2026-01-10", "")
	add("late", "2026-02-10", "")
	add("late", "2026-02-20", "old")
	add("rude", "2026-02-10", "")
	linked := func() (all []fishbone.ID) {
		t.Helper()
		list, err := r.List(complaint.Query{Oldest: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			all = append(all, c.Analysis)
		}
		return all
	}
	before := linked()
	link := complaint.Link{Analysis: "new", Type: "late", From: "2026-02-01", To: "2026-02-28"}
	if _, err := r.Do(link, clock.now()); err != nil {
		t.Fatal(err)
	}
	after := linked()
	if n := slices.Index(after, "old"); n >= 0 || after[0] != "" || slices.Compact(slices.Sorted(slices.Values(after)))[1] != "new" {
		t.Errorf("linked are %q", after)
	}
	for range 2 {
		if _, err := r.Undo(clock.now()); err != nil {
			t.Fatal(err)
		}
		if got := linked(); !slices.Equal(got, before) {
			t.Errorf("after undo %q, want %q", got, before)
		}
		if _, err := r.Redo(clock.now()); err != nil {
			t.Fatal(err)
		}
		if got := linked(); !slices.Equal(got, after) {
			t.Errorf("after redo %q, want %q", got, after)
		}
	}
	if damaged, err := checkRegister(s.read); err != nil || damaged > 0 {
		t.Errorf("%d rows are damaged, %v", damaged, err)
	}
}

func TestSequels(t *testing.T) {
	s := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db"))
	r, clock := s.Register(), &clock{}
	for _, id := range []fishbone.ID{"first", "second"} {
		a, err := s.Create(fishbone.New(id, clock.now()))
		if err != nil {
			t.Fatal(err)
		}
		a = do(t, s, clock, a, fishbone.SetAbout{Field: fishbone.Problem, Text: "Problem " + string(id)})
		do(t, s, clock, a, fishbone.CloseAnalysis{Day: "2026-02-15"})
		c := received("late", "2026-02-01")
		c.Type, c.Analysis = "late", id
		addComplaint(t, r, clock, c)
	}
	c := received("late", "2026-02-16")
	c.Type = "late"
	addComplaint(t, r, clock, c)
	c.Type = "rude"
	addComplaint(t, r, clock, c)
	want := []complaint.Sequel{{Type: "late", Analysis: "second", Problem: "Problem second", Closed: "2026-02-15", Since: 1}}
	if got, err := r.Sequels(); err != nil || !slices.Equal(got, want) || !got[0].CameBack() {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.Delete("second", clock.now().At); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Sequels(); err != nil || len(got) != 1 || got[0].Analysis != "first" {
		t.Errorf("without the second: %+v, %v", got, err)
	}
}

func TestWhatWasUsedBefore(t *testing.T) {
	r, clock := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register(), &clock{}
	for _, channel := range []string{"mail", "phone", "", "phone"} {
		c := received("late", "2026-03-14")
		c.Channel = channel
		addComplaint(t, r, clock, c)
	}
	got, err := r.Used("channel", "handler")
	if err != nil || !slices.Equal(got["channel"], []string{"phone", "mail"}) || len(got["handler"]) > 0 {
		t.Errorf("%q, %v", got, err)
	}
}

// What is typed in the register outlives the program, and ends with the edit that brings it in.
func TestDraftsOfTheRegister(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for place, text := range map[string]string{"a": "one", "b": "two"} {
		if err := s.Register().KeepDraft(place, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r := openAt(t, path).Register()
	got, err := r.Drafts()
	if err != nil || !maps.Equal(got, map[string]string{"a": "one", "b": "two"}) {
		t.Fatalf("%q, %v", got, err)
	}
	if _, err := r.Do(complaint.Add{Complaint: received("one", "2026-03-14")}, fishbone.Stamp{}, "a"); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Drafts(); err != nil || !maps.Equal(got, map[string]string{"b": "two"}) {
		t.Errorf("after it was entered: %q, %v", got, err)
	}
}

// Complaints of one day stand in the order in which they were registered, those of an import
// among them.
func TestComplaintsOfADayKeepTheirOrder(t *testing.T) {
	r, clock := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register(), &clock{}
	var want []string
	for n := range 20 {
		want = append(want, fmt.Sprint(n))
		if n%3 > 0 {
			addComplaint(t, r, clock, received(fmt.Sprint(n), "2026-03-14"))
			continue
		}
		i, err := r.Import("f", clock.now())
		if err != nil {
			t.Fatal(err)
		}
		if err := i.Add(received(fmt.Sprint(n), "2026-03-14"), fmt.Sprint(n)); err != nil {
			t.Fatal(err)
		}
		if _, _, err := i.Done(); err != nil {
			t.Fatal(err)
		}
	}
	if got := listed(t, r, complaint.Query{Oldest: true}); !slices.Equal(got, want) {
		t.Errorf("they stand as %q", got)
	}
}

// A page far down, and a count of some days, are found in an index alone.
func TestPagesAndCountsReadAnIndexAlone(t *testing.T) {
	s := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db"))
	for _, q := range []complaint.Query{{}, {From: "2026-01-05"}, {Types: []string{"late"}, From: "2026-01-05"}} {
		condition, args := where(q)
		for _, query := range []string{`SELECT id FROM complaint` + condition + ` ORDER BY received DESC, id DESC LIMIT 9 OFFSET 9`, `SELECT count(*) FROM complaint` + condition} {
			var a, b, c int
			var plan string
			if err := s.read.QueryRow(`EXPLAIN QUERY PLAN `+query, args...).Scan(&a, &b, &c, &plan); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(plan, "COVERING INDEX") {
				t.Errorf("%s: %s", query, plan)
			}
		}
	}
}
