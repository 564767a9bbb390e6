package storage

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/find"
	"whybone/storage/filetest"
)

// searchFor searches, and fails where that does.
func searchFor(t testing.TB, s *Store, q Search) Found {
	t.Helper()
	f, err := s.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// lines are what an answer shows, a line each.
func lines(f Found) (all []string) {
	for _, g := range f.Groups {
		for _, h := range g.Lines {
			var b strings.Builder
			last := 0
			for _, r := range h.Ranges {
				b.WriteString(h.Text[last:r.From] + "[" + h.Text[r.From:r.To] + "]")
				last = r.To
			}
			all = append(all, fmt.Sprintf("%s %s.%s: %s", g.Analysis.Problem, h.Kind.Name, h.Attribute, b.String()+h.Text[last:]))
		}
	}
	return all
}

func TestSearchShowsWhatWasHit(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	a = do(t, s, c, a, fishbone.SetAbout{Field: fishbone.Problem, Text: "Sales fall"}, fishbone.SetAbout{Field: fishbone.Head, Text: "Sales fall"})
	if _, err := s.Register().Do(complaint.Add{Complaint: fishbone.Complaint{What: "薪水没有到账", Received: "2026-03-02", Type: "工资"}}, c.now()); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"sales":      {"Sales fall about.problem: [Sales] fall"},
		"薪資":         {"Sales fall cause.text: [薪资]制度不够好"},
		"薪水":         {"Sales fall solution.text: 提高[薪水]", " complaint.what: [薪水]没有到账"},
		"薪水 -提高":     {" complaint.what: [薪水]没有到账"},
		"工资":         {" complaint.type: [工资]"},
		"竞争":         {"Sales fall cause.text: [竞争]太激烈", "Sales fall cause.text: [竞争]太激烈"},
		"\"line two": {"Sales fall cause.evidence: line one\n[line two]"},
		"attach":     {"Sales fall attachment.name: [attach]ment name 一"},
		"nowhere":    nil,
		"":           nil,
		"-sales":     nil,
	} {
		if got := lines(searchFor(t, s, Search{Text: text})); !slices.Equal(got, want) {
			t.Errorf("%q finds\n%s\nwant\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	f := searchFor(t, s, Search{Text: "竞争", Only: map[Facet][]string{FacetFinding: {"confirmed"}}})
	if f.Total != 1 || f.Groups[0].Lines[0].Thing != "c4" || len(f.Facets[FacetKind]) != 1 {
		t.Errorf("the confirmed ones are %+v", f)
	}
	if err := s.Delete(a.ID(), c.now().At); err != nil {
		t.Fatal(err)
	}
	if f := searchFor(t, s, Search{Text: "薪水"}); f.Total != 1 || !f.Groups[0].Register() {
		t.Errorf("an analysis in the bin is found: %+v", f)
	}
	if err := s.Restore(a.ID()); err != nil {
		t.Fatal(err)
	}
	if f := searchFor(t, s, Search{Text: "薪水"}); f.Total != 2 {
		t.Errorf("one out of the bin is not found: %+v", f)
	}
	if err := s.CheckIndex(); err != nil {
		t.Error(err)
	}
}

// lifetime is a random life of an archive, beside which a slow search reads all of it.
type lifetime struct {
	s        *Store
	c        clock
	analyses []*fishbone.Analysis
	bin      map[fishbone.ID]bool
}

var someWords = []string{"客户投诉", "投訴客戶", "客户", "投诉", "包装", "late", "Later", "delivery", "deliver", "ＬＡＴＥ", "caf\u00e9", "cafe", "A3", "50"}

func sentence(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(someWords), 1, 4).Draw(t, "words"), rapid.SampledFrom([]string{" ", "", ", "}).Draw(t, "between"))
}

func (r *lifetime) one(t *rapid.T) (int, *fishbone.Analysis) {
	if len(r.analyses) == 0 {
		t.Skip("there is none")
	}
	i := rapid.IntRange(0, len(r.analyses)-1).Draw(t, "analysis")
	if r.bin[r.analyses[i].ID()] {
		t.Skip("it is in the bin")
	}
	return i, r.analyses[i]
}

func (r *lifetime) create(t *rapid.T) {
	a, err := r.s.Create(fishbone.New(fishbone.NewID(), r.c.now()))
	if err != nil {
		t.Fatal(err)
	}
	r.analyses = append(r.analyses, a)
	i := len(r.analyses) - 1
	r.do(t, i, fishbone.SetAbout{Field: fishbone.Problem, Text: sentence(t)})
}

func (r *lifetime) do(t *rapid.T, i int, e fishbone.Edit) {
	a, err := r.s.Do(r.analyses[i], e, r.c.now())
	if err != nil {
		t.Fatal(err)
	}
	r.analyses[i] = a
}

func (r *lifetime) add(t *rapid.T) {
	i, _ := r.one(t)
	id := fishbone.NewID()
	r.do(t, i, rapid.SampledFrom([]fishbone.Edit{
		fishbone.AddCause{ID: id, Text: sentence(t)},
		fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: sentence(t)}},
		fishbone.Add{Thing: &fishbone.Promise{ID: id, Text: sentence(t), Owner: "王芳"}},
		fishbone.Add{Thing: &fishbone.Person{ID: id, Name: sentence(t), Role: fishbone.Member}},
	}).Draw(t, "edit"))
}

func (r *lifetime) change(t *rapid.T) {
	i, a := r.one(t)
	causes := a.Causes(fishbone.Tray)
	if len(causes) == 0 {
		t.Skip("there is no cause")
	}
	id := rapid.SampledFrom(causes).Draw(t, "cause").ID
	r.do(t, i, rapid.SampledFrom([]fishbone.Edit{
		fishbone.RewordCause{ID: id, Text: sentence(t)},
		fishbone.RemoveCause{ID: id},
		fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: sentence(t), Who: "李明"}},
	}).Draw(t, "edit"))
}

func (r *lifetime) undo(t *rapid.T) {
	i, a := r.one(t)
	if a, _, err := r.s.Undo(a, r.c.now()); err == nil {
		r.analyses[i] = a
	}
}

func (r *lifetime) throwAway(t *rapid.T) {
	_, a := r.one(t)
	if err := r.s.Delete(a.ID(), r.c.now().At); err != nil {
		t.Fatal(err)
	}
	r.bin[a.ID()] = true
}

func (r *lifetime) takeOut(t *rapid.T) {
	for _, id := range slices.Sorted(maps.Keys(r.bin)) {
		if err := r.s.Restore(id); err != nil {
			t.Fatal(err)
		}
	}
	clear(r.bin)
}

func (r *lifetime) complain(t *rapid.T) {
	c := fishbone.Complaint{What: sentence(t), Received: "2025-03-02", Type: rapid.SampledFrom(someWords).Draw(t, "type")}
	if _, err := r.s.Register().Do(complaint.Add{Complaint: c}, r.c.now()); err != nil {
		t.Fatal(err)
	}
}

func (r *lifetime) importSome(t *rapid.T) {
	i, err := r.s.Register().Import("x.csv", r.c.now())
	if err != nil {
		t.Fatal(err)
	}
	for n := range rapid.IntRange(1, 5).Draw(t, "rows") {
		if err := i.Add(fishbone.Complaint{What: sentence(t), Received: "2026-01-01"}, string(fishbone.NewID())+fmt.Sprint(n)); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := i.Done(); err != nil {
		t.Fatal(err)
	}
}

func (r *lifetime) undoInRegister(t *rapid.T) {
	_, _ = r.s.Register().Undo(r.c.now())
}

func (r *lifetime) redoInRegister(t *rapid.T) {
	_, _ = r.s.Register().Redo(r.c.now())
}

// check compares a search with a reading of everything.
func (r *lifetime) check(t *rapid.T) {
	if err := r.s.CheckIndex(); err != nil {
		t.Fatal(err)
	}
	if err := r.s.IndexNow(context.Background(), func(int) {}); err != nil {
		t.Fatal(err)
	}
	if err := r.s.CheckIndex(); err != nil {
		t.Fatal(err)
	}
	typed := strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(slices.Clone(someWords), "del", "投", "-late", "-客户投诉", `"late`, `"deliver"`)), 1, 2).Draw(t, "typed"), " ")
	f, err := r.s.Search(context.Background(), Search{Text: typed, Groups: 1000, Lines: 1000})
	if err != nil {
		t.Fatal(err)
	}
	want, kinds := r.slow(t, find.Parse(typed))
	got, total := map[string]int{}, 0
	for _, g := range f.Groups {
		total += g.Total
		for _, h := range g.Lines {
			got[fmt.Sprint(g.Analysis.ID, " ", h.Thing)]++
			if len(h.Ranges) == 0 {
				t.Fatalf("%q shows a line in which nothing is hit: %+v", typed, h)
			}
		}
	}
	if !maps.Equal(got, want) || total != len(want) || f.Total != total {
		t.Fatalf("%q finds %v (%d of %d), and not %v", typed, got, total, f.Total, want)
	}
	counted := map[string]int{}
	for _, c := range f.Facets[FacetKind] {
		counted[c.Value] = c.N
	}
	if !maps.Equal(counted, kinds) {
		t.Fatalf("%q counts %v, and not %v", typed, counted, kinds)
	}
}

// slow finds by reading everything.
func (r *lifetime) slow(t *rapid.T, q find.Query) (found, kinds map[string]int) {
	found, kinds = map[string]int{}, map[string]int{}
	look := func(holder fishbone.ID, thing fishbone.Thing, id fishbone.ID) {
		var texts []string
		for _, f := range thing.Kind().Attributes {
			if f.Searched {
				texts = append(texts, f.Get(thing).(string))
			}
		}
		if !q.Empty() && q.Match(texts...) {
			found[fmt.Sprint(holder, " ", id)]++
			kinds[thing.Kind().Name]++
		}
	}
	for _, a := range r.analyses {
		if r.bin[a.ID()] {
			continue
		}
		loaded, err := r.s.Load(a.ID())
		if err != nil {
			t.Fatal(err)
		}
		about := loaded.About()
		look(a.ID(), &about, "")
		for _, k := range fishbone.Kinds() {
			for thing := range loaded.Things(k) {
				look(a.ID(), thing, fishbone.IDOf(thing))
			}
		}
	}
	all, err := r.s.Register().List(complaint.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		look("", &c, c.ID)
	}
	return found, kinds
}

func TestSearchIsAsReadingEverything(t *testing.T) {
	base := filetest.Dir(t)
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(base, "")
		if err != nil {
			t.Fatal(err)
		}
		r := &lifetime{bin: map[fishbone.ID]bool{}}
		if r.s, err = Open(filepath.Join(dir, "whybone.db")); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = r.s.Close() }()
		if _, err := r.s.write.Exec(`PRAGMA synchronous = OFF`); err != nil {
			t.Fatal(err)
		}
		t.Repeat(map[string]func(*rapid.T){
			"create": r.create, "add": r.add, "add more": r.add, "change": r.change, "undo": r.undo,
			"throw away": r.throwAway, "take out": r.takeOut,
			"complain": r.complain, "import": r.importSome, "undo in the register": r.undoInRegister, "redo in the register": r.redoInRegister,
			"": r.check,
		})
		if err := r.s.RebuildIndex(context.Background(), func(int) {}); err != nil {
			t.Fatal(err)
		}
		r.check(t)
	})
}

// What is damaged in the index is found out, and made anew.
func TestTheIndexIsChecked(t *testing.T) {
	s, c := openTemp(t), &clock{}
	do(t, s, c, create(t, s, c), everything()...)
	s.catchUp()
	for _, damage := range []string{
		`DELETE FROM search_doc WHERE kind = 'solution'`,
		`DELETE FROM search_posting WHERE term = 'wline'`,
		`UPDATE search_posting SET docs = x'' WHERE term = '=kind:cause'`,
		`DELETE FROM search_posting WHERE term = '=gone'; INSERT INTO search_posting SELECT 0, '=gone', docs FROM search_posting WHERE term = '=kind:cause'`,
		`UPDATE search_doc SET thing = 'nobody' WHERE thing = 'c1'`,
	} {
		if err := s.CheckIndex(); err != nil {
			t.Fatal(err)
		}
		if _, err := s.write.DB.Exec(damage); err != nil {
			t.Fatal(err)
		}
		if err := s.CheckIndex(); err == nil {
			t.Errorf("nothing is found after %s", damage)
		}
		if err := s.RebuildIndex(context.Background(), func(int) {}); err != nil {
			t.Fatal(err)
		}
	}
}

// A document stays as long as its thing says the same.
func TestOnlyWhatChangedGetsAnotherDocument(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	documents := func() map[string]int {
		s.catchUp()
		if err := s.CheckIndex(); err != nil {
			t.Fatal(err)
		}
		rows, err := s.read.Query(`SELECT thing, n FROM search_doc WHERE holder = ?`, a.ID())
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		all := map[string]int{}
		for rows.Next() {
			var thing string
			var n int
			if err := rows.Scan(&thing, &n); err != nil {
				t.Fatal(err)
			}
			all[thing] = n
		}
		return all
	}
	differ := func(before, now map[string]int) (things []string) {
		for thing := range maps.Keys(now) {
			if before[thing] != now[thing] {
				things = append(things, thing)
			}
		}
		for thing := range maps.Keys(before) {
			if _, stays := now[thing]; !stays {
				things = append(things, "-"+thing)
			}
		}
		slices.Sort(things)
		return things
	}
	before := documents()
	a = do(t, s, c, a, fishbone.RewordCause{ID: "c3", Text: "the scales were wrong"})
	now := documents()
	if got := differ(before, now); !slices.Equal(got, []string{"c3"}) {
		t.Errorf("with another cause, other documents have %q", got)
	}
	a = do(t, s, c, a, fishbone.RewordCause{ID: "c3", Text: "the balance was wrong"}, fishbone.RewordCause{ID: "c3", Text: "the scales were wrong"})
	if got := differ(now, documents()); len(got) > 0 {
		t.Errorf("with a change that was taken back, other documents have %q", got)
	}
	if _, err := s.write.DB.Exec(`UPDATE search_doc SET digest = NULL`); err != nil { // as an older version leaves it
		t.Fatal(err)
	}
	do(t, s, c, a, fishbone.RewordCause{ID: "c3", Text: "the balance was wrong"})
	if got := differ(now, documents()); len(got) != len(now) {
		t.Errorf("of an older file, other documents have %d things, and not all %d", len(got), len(now))
	}
}

// A file that was opened for reading alone is searched, too.
func TestSearchForReading(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s, c := openAt(t, path), &clock{}
	a := created(t, s, fishbone.New("late", c.now()))
	do(t, s, c, a, fishbone.SetAbout{Field: fishbone.Problem, Text: "late again"})
	s.catchUp()
	reading, err := OpenForReading(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reading.Close() }()
	if f := searchFor(t, reading, Search{Text: "late"}); f.Total != 1 {
		t.Errorf("found are %+v", f)
	}
	if all, err := reading.SeenBefore(context.Background(), "late", fishbone.AboutKind, "", 3); err != nil || len(all) != 1 {
		t.Errorf("seen are %+v, %v", all, err)
	}
	if err := reading.CheckIndex(); err != nil {
		t.Error(err)
	}
}

// A file without anything in a -wal file is read where it lies.
func TestSearchForReadingOfAClosedFile(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{}
	a := created(t, s, fishbone.New("late", c.now()))
	do(t, s, c, a, fishbone.SetAbout{Field: fishbone.Problem, Text: "late again"})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	reading, err := OpenForReading(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reading.Close() }()
	if f := searchFor(t, reading, Search{Text: "late"}); f.Total != 1 {
		t.Errorf("found are %+v", f)
	}
}

// What waits for the index keeps no edit from being made, of the same things again and again.
func TestEditsWhileTheIndexWaits(t *testing.T) {
	path, c := filepath.Join(filetest.Dir(t), "whybone.db"), &clock{}
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	a := do(t, s, c, create(t, s, c), everything()...)
	for range 2 {
		a = do(t, s, c, a, fishbone.Judge{ID: "c3", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "42 of 50"}},
			fishbone.Judge{ID: "c3", Verdict: fishbone.Verdict{Finding: fishbone.Rejected, Evidence: "none of 50"}},
			fishbone.RewordCause{ID: "c3", Text: "the scales were wrong"})
	}
	if behind, err := s.Behind(); err != nil || !behind {
		t.Errorf("edits bring themselves into the index: %v, %v", behind, err)
	}
	if f := searchFor(t, s, Search{Text: "scales"}); f.Total != 1 || f.Behind {
		t.Errorf("found are %+v", f)
	}
	if err := s.CheckIndex(); err != nil {
		t.Error(err)
	}
	if _, err := s.Do(a, fishbone.RewordCause{ID: "c3", Text: "the balance was wrong"}, c.now()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, path)
	if behind, err := again.Behind(); err != nil || behind {
		t.Errorf("closed, the index is behind: %v, %v", behind, err)
	}
	if f := searchFor(t, again, Search{Text: "balance"}); f.Total != 1 {
		t.Errorf("found are %+v", f)
	}
}
