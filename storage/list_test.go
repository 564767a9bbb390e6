package storage

import (
	"errors"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/fishbonetest"
	"whybone/fishbone/guide"
)

func TestList(t *testing.T) {
	s, c := openTemp(t), &clock{}
	full := do(t, s, c, create(t, s, c), everything()...)
	other := do(t, s, c, create(t, s, c), fishbone.SetAbout{Field: fishbone.Head, Text: "Rate of 5_0 up"})
	if err := s.SetStep(full.ID(), 4); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]fishbone.ID{
		"":        {other.ID(), full.ID()},
		"  ":      {other.ID(), full.ID()},
		"销售":      {full.ID()}, // the problem
		"RATE":    {other.ID()},
		"竞争":      {full.ID()}, // a cause
		"离职":      {full.ID()}, // another wording of a cause
		"料":       {full.ID()}, // a bone
		"薪水":      {full.ID()}, // a solution
		"王芳":      {full.ID()}, // a person
		"o'neil":  {full.ID()},
		"50%":     {full.ID()},
		"5_":      {other.ID()},
		`\n`:      {full.ID()},
		"nowhere": nil,
	} {
		list, total, err := s.List(Query{Text: text})
		if err != nil || total != len(want) || len(list) != len(want) {
			t.Errorf("%q finds %d of %d, want %d (%v)", text, len(list), total, len(want), err)
			continue
		}
		for i, id := range want {
			if list[i].ID != id {
				t.Errorf("%q gives another analysis at %d", text, i)
			}
		}
	}
	list, total, err := s.List(Query{Limit: 1, Offset: 1})
	if err != nil || total != 2 || len(list) != 1 {
		t.Fatalf("%v, %d, %v", list, total, err)
	}
	about := full.About()
	want := Summary{
		ID: full.ID(), Problem: fishbonetest.Text(fishbone.Problem), State: guide.Status(full), Made: full.Made(), Changed: full.Changed(),
		Counts: full.Count(), Facilitator: "Anna \"<b>\" O'Neil", People: 2, Step: 4,
		Filing: fishbone.FiledArchived, FiledOn: about.Archived, Type: about.Type, Department: about.Department, Tags: about.Tags,
		Held: about.Held, MustRead: about.MustRead, Readers: full.Readers()[0].Name,
	}
	if list[0] != want {
		t.Errorf("got %+v\nwant %+v", list[0], want)
	}
}

func TestFindAndLast(t *testing.T) {
	s, c := openTemp(t), &clock{}
	if _, err := s.Last(); !errors.Is(err, ErrNotFound) {
		t.Errorf("last of none: %v", err)
	}
	states := map[fishbone.ID]*fishbone.Analysis{}
	for _, id := range []fishbone.ID{"abc", "abcd", "b%"} {
		states[id] = created(t, s, fishbone.New(id, c.now()))
	}
	for prefix, want := range map[string]struct {
		id  fishbone.ID
		err error
	}{
		"abc": {"abc", nil}, "abcd": {"abcd", nil}, "b": {"b%", nil}, "b%": {"b%", nil},
		"ab": {"", ErrAmbiguous}, "": {"", ErrNotFound}, "c": {"", ErrNotFound}, "%": {"", ErrNotFound}, "abcde": {"", ErrNotFound},
	} {
		if id, err := s.Find(prefix); id != want.id || !errors.Is(err, want.err) {
			t.Errorf("%q finds %q, %v", prefix, id, err)
		}
	}

	a := do(t, s, c, states["abc"], fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
	wantLast(t, s, "abc")
	a, _, err := s.Undo(a, c.now())
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, c, states["b%"], fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
	wantLast(t, s, "b%")
	if _, _, err := s.Redo(a, c.now()); err != nil {
		t.Fatal(err)
	}
	wantLast(t, s, "abc") // although redo brings back an older stamp
}

func wantLast(t *testing.T, s *Store, want fishbone.ID) {
	t.Helper()
	if id, err := s.Last(); id != want || err != nil {
		t.Errorf("last is %q, %v, want %q", id, err, want)
	}
}

func TestDeleteAndRestore(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	id, at := a.ID(), c.now().At
	if err := s.Delete(id, at); err != nil {
		t.Fatal(err)
	}
	_, loadErr := s.Load(id)
	_, findErr := s.Find(string(id))
	_, lastErr := s.Last()
	_, stepErr := s.Step(id)
	_, reachErr := s.Timeline(id)
	_, doErr := s.Do(a, fishbone.Add{Thing: &fishbone.Bone{ID: "late", Name: "人"}}, c.now())
	for what, err := range map[string]error{
		"load": loadErr, "find": findErr, "last": lastErr, "step": stepErr, "course": reachErr, "do": doErr,
		"delete": s.Delete(id, at), "set step": s.SetStep(id, 2), "restore another": s.Restore("nobody"),
	} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("%s gives %v", what, err)
		}
	}
	if list, total, err := s.List(Query{}); len(list) != 0 || total != 0 || err != nil {
		t.Errorf("list gives %v, %d, %v", list, total, err)
	}
	if err := s.Restore(id); err != nil {
		t.Fatal(err)
	}
	do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: "late", Name: "人"}})
	wantReach(t, s, id, len(everything())+1, 0)
}

func TestPurge(t *testing.T) {
	s, c := openTemp(t), &clock{}
	kept := do(t, s, c, create(t, s, c), everything()...)
	gone := do(t, s, c, create(t, s, c), everything()...)
	at := c.now().At
	if err := s.Delete(gone.ID(), at); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Purge(at); n != 0 || err != nil {
		t.Fatal(err)
	}
	if err := s.Restore(gone.ID()); err != nil {
		t.Fatal("purged too early:", err)
	}
	if err := s.Delete(gone.ID(), at); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Purge(at.Add(time.Second)); n != 1 || err != nil {
		t.Fatal(err)
	}
	if err := s.Restore(gone.ID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("restore gives %v", err)
	}
	wantSame(t, reloaded(t, s, kept.ID()), kept)
	for _, table := range []string{"about", "bone", "cause", "solution", "solution_cause", "idea", "person", "edit"} {
		n := 0
		if err := s.read.QueryRow(`SELECT count(*) FROM `+table+` WHERE analysis = ?`, gone.ID()).Scan(&n); err != nil || n != 0 {
			t.Errorf("%d rows left in %s, %v", n, table, err)
		}
	}
}

func TestSteps(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	if step, err := s.Step(a.ID()); step != 1 || err != nil {
		t.Errorf("step %d, %v", step, err)
	}
	for _, step := range []guide.Step{0, 13} {
		if err := s.SetStep(a.ID(), step); err == nil {
			t.Errorf("step %d is taken", step)
		}
	}
	if err := s.SetStep(a.ID(), 1); err != nil {
		t.Errorf("the first step is refused: %v", err)
	}
	for _, step := range []guide.Step{guide.LastPage, guide.LastStep} {
		err := s.SetStep(a.ID(), step)
		if got, _ := s.Step(a.ID()); err != nil || got != step {
			t.Errorf("step %d is open after %d, %v", got, step, err)
		}
	}
	if err := s.SetStep(a.ID(), 8); err != nil {
		t.Fatal(err)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
	wantReach(t, s, a.ID(), 0, 0)
	do(t, s, c, reloaded(t, s, a.ID()), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
	if step, err := s.Step(a.ID()); step != 8 || err != nil {
		t.Errorf("step %d, %v", step, err)
	}
}

func TestSettings(t *testing.T) {
	s := openTemp(t)
	for _, value := range []string{"", "zh-Hans", "en"} {
		if value != "" {
			if err := s.SetSetting("language", value); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := s.Setting("language"); got != value || err != nil {
			t.Errorf("got %q, %v, want %q", got, err, value)
		}
	}
}

// The list counts overdue promises as the analysis itself does.
func TestListCountsWhatIsOverdue(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	for i, p := range []fishbone.Promise{
		{Due: "2026-03-10"}, {Due: "2026-03-11"}, {Due: "2026-03-12"}, {},
		{Due: "2026-03-01", NewDue: "2026-03-12", Reason: "r"}, {Due: "2026-03-20", NewDue: "2026-03-09", Reason: "r"},
		{Due: "2026-03-01", Status: fishbone.PromiseDone}, {Due: "2026-03-01", Status: fishbone.PromiseDropped},
		{Due: "2026-03-01", Status: fishbone.PromiseDoing},
	} {
		p.ID, p.Text = fishbone.ID(rune('a'+i)), "x"
		a = do(t, s, c, a, fishbone.Add{Thing: &p})
	}
	for _, today := range []fishbone.Day{"2026-03-11", "2026-03-12", "2026-02-01", ""} {
		list, _, err := s.List(Query{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		want := a.CountPromises(today).Overdue
		if today == "" {
			want = 0
		}
		if list[0].Overdue != want {
			t.Errorf("on %q are overdue %d, want %d", today, list[0].Overdue, want)
		}
	}
	if n := a.CountPromises("2026-03-11").Overdue; n != 3 {
		t.Errorf("overdue are %d, want 3", n)
	}
}
