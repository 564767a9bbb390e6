package home

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// filed is a stage with three analyses of which two are filed under delivery.
func filed(t *testing.T) *stage {
	t.Helper()
	s := newStage(t, "late trucks", "cold soup", "late mail")
	for i, problem := range []string{"late trucks", "late mail"} {
		s.edit(problem, fishbone.SetAbout{Field: fishbone.TypeField, Text: "delivery"}, time.Duration(i)*time.Second)
	}
	s.Reload()
	s.settle()
	return s
}

// edit changes the analysis of a problem.
func (s *stage) edit(problem string, e fishbone.Edit, after time.Duration) {
	s.t.Helper()
	a := s.analysis(problem)
	if _, err := s.store.Do(a, e, fishbone.Stamp{At: noon.Add(after)}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) analysis(problem string) *fishbone.Analysis {
	s.t.Helper()
	list, _, err := s.store.Store.List(storage.Query{})
	if err != nil {
		s.t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(one storage.Summary) bool { return one.Problem == problem })
	a, err := s.store.Load(list[i].ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return a
}

func TestTheListIsLimitedAndSorted(t *testing.T) {
	s := filed(t)
	s.look(storage.ListType, "delivery")
	s.settle()
	expect(t, "of deliveries", s.problems(), []string{"late mail", "late trucks"})
	if s.counted() != "3" {
		t.Errorf("the header says that there are %s", s.counted())
	}
	s.sort(storage.ByProblem)
	s.settle()
	expect(t, "sorted", s.problems(), []string{"late mail", "late trucks"})
	s.look(storage.ListType, "delivery") // no longer
	s.settle()
	expect(t, "all of them", s.problems(), []string{"cold soup", "late mail", "late trucks"})
	s.look(storage.ListState, "archived")
	s.settle()
	if s.state != stateList || len(s.problems()) != 0 {
		t.Errorf("where nothing is archived it shows %v", s.problems())
	}
	s.lookAtAll()
	s.settle()
	if len(s.problems()) != 3 {
		t.Error("not all are shown again")
	}
}

func TestSeveralAreFiledAtOnce(t *testing.T) {
	s := filed(t)
	s.selectOne(s.analysis("cold soup").ID())
	s.toggle(s.analysis("late mail").ID())
	s.askFor(fishbone.TagsField)
	if s.Window.Canvas().Focused() != fyne.Focusable(s.selection.entry) {
		t.Error("the next word does not go into the entry")
	}
	s.fileSelected(fishbone.TagsField, "summer, night")
	s.settle()
	tags := func(problem string) string { return fmt.Sprint(s.analysis(problem).About().TagList()) }
	if got := tags("cold soup") + tags("late mail") + tags("late trucks"); got != "[summer night][summer night][]" {
		t.Errorf("the tags are %s", got)
	}
	s.fileSelected(fishbone.TagsField, "night") // nothing new
	s.settle()
	s.fileSelected(fishbone.TagsField, "noon")
	s.settle()
	s.edit("late mail", fishbone.SetAbout{Field: fishbone.Goal, Text: "none"}, time.Hour)
	s.undelete()
	s.settle()
	if got := tags("cold soup") + tags("late mail"); got != "[summer night][summer night noon]" {
		t.Errorf("after an undo the tags are %s: where somebody went on nothing is taken back", got)
	}
	s.stateSelected(fishbone.FiledArchived)
	s.settle()
	if got := s.analysis("cold soup").About(); got.Filing() != fishbone.FiledArchived || got.Archived != "2026-03-10" {
		t.Errorf("%+v", got)
	}
	s.fileSelected(fishbone.HeldField, "3 Mar")
	s.settle()
	if got := s.analysis("cold soup").About().Held; got != "2026-03-03" {
		t.Errorf("they met on %q", got)
	}
}

func TestSeveralGoIntoTheBin(t *testing.T) {
	s := filed(t)
	s.setSelecting(true)
	s.selectAll()
	s.settle()
	s.toggle(s.analysis("cold soup").ID())
	s.removeSelected()
	s.settle()
	expect(t, "left", s.problems(), []string{"cold soup"})
	s.undelete()
	s.settle()
	if len(s.problems()) != 3 || s.selection.on {
		t.Errorf("after an undo there are %v", s.problems())
	}
}

func TestWhatKeepsComingBackLeadsToTheRegister(t *testing.T) {
	s := newStage(t, "late trucks")
	led := ""
	s.Recurring = func(today fishbone.Day) ([]complaint.Recurrence, error) {
		return []complaint.Recurrence{{Count: complaint.Count{Name: "delivery", N: 46, Returned: true}}}, nil
	}
	s.ToType = func(kind string) { led = kind }
	s.askRecurring()
	s.settle()
	uitest.Tap(t, s.Content(), "↻ delivery 46")
	if led != "delivery" {
		t.Errorf("it leads to %q", led)
	}
}

func TestATemplateHasBonesAndTeamAlone(t *testing.T) {
	s := filed(t)
	s.fromTemplate(s.summary("late mail"))
	if len(s.opened) != 1 {
		t.Fatalf("opened %v", s.opened)
	}
	a, err := s.store.Load(s.opened[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Bones()) != 1 || a.Bones()[0].Name != "People" || len(a.People()) != 1 || a.About().Type != "delivery" {
		t.Errorf("%v, %v, %+v", a.Bones(), a.People(), a.About())
	}
	if a.About().Problem != "" || a.Count().Causes != 0 {
		t.Error("something that was said came along")
	}
}

func TestTwoAreCompared(t *testing.T) {
	s := newStage(t, "late trucks", "cold soup", "late mail")
	trucks, soup := s.summary("late trucks").ID, s.summary("cold soup").ID
	s.selectOne(trucks)
	s.settle()
	if uitest.Shows(s.Content(), words.T("home.batch.compare")) {
		t.Error("one alone can be compared")
	}
	s.toggle(soup)
	s.settle()
	uitest.Tap(t, s.Content(), words.T("home.batch.compare"))
	if len(s.compared) != 2 || !slices.Contains(s.compared, trucks) || !slices.Contains(s.compared, soup) {
		t.Errorf("compared are %v", s.compared)
	}
}

func TestASecondGroup(t *testing.T) {
	s := newStage(t, "late trucks")
	s.pick("late trucks", words.T("home.startTwin"))
	if len(s.twinned) != 1 {
		t.Fatalf("twins are begun of %v", s.twinned)
	}
	s.twins = []storage.Summary{{ID: "other", Group: 2}}
	s.pick("late trucks", words.T("home.compareTwin"))
	if !slices.Equal(s.compared, []fishbone.ID{s.twinned[0], "other"}) {
		t.Errorf("compared are %v", s.compared)
	}
}

// Of several other groups one is chosen, and each is told apart from the others in the list.
func TestSeveralGroups(t *testing.T) {
	s := newStage(t, "late trucks", "lost parcels")
	first := s.summary("late trucks").ID
	for i, id := range []fishbone.ID{"b", "c"} {
		at := fishbone.Stamp{At: noon.Add(time.Duration(i) * time.Second)}
		a, err := fishbone.New(id, at).Apply(fishbone.Batch{Edits: []fishbone.Edit{
			fishbone.SetAbout{Field: fishbone.Problem, Text: "late trucks"}, fishbone.SetAbout{Field: fishbone.TwinOfField, Text: string(first)},
		}}, at)
		if err == nil {
			_, err = s.store.Create(a)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	s.askAgain()
	s.settle()
	for _, n := range []int{1, 2, 3} {
		if !uitest.Shows(s.Content(), words.GroupNumber(n)) {
			t.Errorf("the list does not show group %d, but %q", n, uitest.Text(s.Content()))
		}
	}
	if uitest.Shows(s.Content(), words.GroupNumber(4)) {
		t.Error("what one group alone works at is told to be of a group")
	}
	s.twins = []storage.Summary{{ID: "b", Group: 2, Facilitator: "Ann"}, {ID: "c", Group: 3, Department: "Night"}}
	s.menu(s.summary("late trucks"), fyne.NewPos(200, 200))
	uitest.Tap(t, s.Window.Canvas().Overlays().Top(), words.T("home.compareTwins")+" ›")
	uitest.Tap(t, s.Window.Canvas().Overlays().Top(), words.GroupNumber(3)+" · Night")
	if len(s.compared) != 2 || s.compared[1] != "c" {
		t.Errorf("compared are %v", s.compared)
	}
}

// TestACopyIsNobodysTwin copies the analysis of a second group.
func TestACopyIsNobodysTwin(t *testing.T) {
	a, err := fishbone.New("a", fishbone.Stamp{At: noon}).Apply(fishbone.SetAbout{Field: fishbone.TwinOfField, Text: "first"}, fishbone.Stamp{At: noon})
	if err == nil {
		a, err = fishbone.New("b", fishbone.Stamp{At: noon}).Apply(copyOf(a), fishbone.Stamp{At: noon})
	}
	if err != nil || a.About().TwinOf != "" {
		t.Errorf("%q, %v", a.About().TwinOf, err)
	}
}

func TestWhatAsksForSomebodyToday(t *testing.T) {
	s := newStage(t, "late trucks")
	trucks := s.summary("late trucks").ID
	var read fishbone.ID
	s.ReadCase = func(id fishbone.ID) { read = id }
	s.Overdue = func(today fishbone.Day, most int) ([]storage.OverduePromise, int, error) {
		return []storage.OverduePromise{{Analysis: trucks, Problem: "late trucks", Promise: "p", Text: "scan at the door", Owner: "Ann", Due: today.Add(-3)}}, 5, nil
	}
	s.ToRead = func() (ToRead, error) {
		return ToRead{storage.Summary{ID: "case", Problem: "refunds take long", MustRead: fishbone.MustRead}, 9}, nil
	}
	s.askToday()
	s.settle()
	for _, want := range []string{"scan at the door", "Ann · late trucks", "3 days overdue", words.T("home.longestOverdue", "n", 1), "refunds take long", "9 min"} {
		if !uitest.Shows(s.Content(), want) {
			t.Errorf("%q is not to be seen in %s", want, uitest.Text(s.Content()))
		}
	}
	uitest.Tap(t, s.Content(), "scan at the door Ann · late trucks 3 days overdue")
	if len(s.openAt) != 1 || s.openAt[0].Kind != fishbone.PromiseKind || s.openAt[0].Thing != "p" {
		t.Errorf("it leads to %v", s.openAt)
	}
	uitest.Tap(t, s.Content(), words.T("home.startReading"))
	if read != "case" {
		t.Errorf("read is %q", read)
	}
}
