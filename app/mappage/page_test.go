package mappage

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui/uitest"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/storage"
)

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// stage is the page on a data file, whose background work is done when the test says.
type stage struct {
	*uitest.Stage
	store  *storage.Store
	page   *Page
	opened []fishbone.ID
	saved  *scene.Scene
	left   int
}

func newStage(t *testing.T) *stage {
	t.Helper()
	return &stage{Stage: uitest.NewStage(t), store: uitest.NewStore(t)}
}

// add stores an analysis with a root cause on a bone.
func (s *stage) add(problem, kind, bone, root string) fishbone.ID {
	s.T.Helper()
	id, err := session.New(s.store, fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: problem},
		fishbone.SetAbout{Field: fishbone.TypeField, Text: kind},
		fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: bone}},
		fishbone.AddCause{ID: "c", Under: "b", Text: root},
		fishbone.StopAsking{ID: "c", Reason: "it is ours"},
		fishbone.Judge{ID: "c", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}},
	}}, noon)
	if err != nil {
		s.T.Fatal(err)
	}
	return id
}

func (s *stage) show(v *View) {
	s.page = New(Deps{
		Store: s.store, Now: func() time.Time { return noon }, Window: s.Win, View: v,
		ReportError: func(err error) { s.T.Error(err) }, Back: func() { s.left++ }, Open: func(id fishbone.ID) { s.opened = append(s.opened, id) },
		Save: func(_ string, picture *scene.Scene) { s.saved = picture }, Settings: func(fyne.Position) {},
		Run: s.Background,
	})
	s.Win.SetContent(s.page.Content())
	s.page.Focus()
	s.Settle()
}

func (s *stage) text() string { return uitest.Text(s.Win.Content()) }

func TestRootCausesOfTheHouseAreOnOneFish(t *testing.T) {
	s := newStage(t)
	trucks := s.add("late trucks", "delivery", "Methods", "the rule has no owner")
	s.add("late mail", "delivery", "Methods", "The rule has no owner")
	cold := s.add("cold soup", "food", "People", "lid left off")
	v := &View{}
	s.show(v)
	for _, want := range []string{"2 root causes, confirmed 3 times in 3 analyses", "has no owner", "in 2 analyses", "late trucks", "late mail"} {
		if !strings.Contains(s.text(), want) {
			t.Errorf("%q is not to be seen in %s", want, s.text())
		}
	}
	uitest.Tap(t, s.Win.Content(), "late trucks 10 Mar 2026 Under way")
	s.page.Focus()
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(s.opened, []fishbone.ID{trucks, cold}) {
		t.Errorf("opened %v", s.opened)
	}
	s.page.save()
	if s.saved == nil || len(s.saved.Texts) == 0 {
		t.Error("no picture is saved")
	}
	s.page.look("delivery")
	s.Settle()
	if !strings.Contains(s.text(), "1 root cause, confirmed 2 times in 2 analyses") || strings.Contains(s.text(), "lid left off") {
		t.Errorf("of deliveries: %s", s.text())
	}
	s.show(v) // as for another language
	if !strings.Contains(s.text(), "1 root cause, confirmed 2 times") {
		t.Error("the type is forgotten")
	}
	s.Press(fyne.KeyEscape)
	if s.left != 1 {
		t.Error("Escape does not lead home")
	}
}

func TestWithoutRootCausesThePageSaysSo(t *testing.T) {
	s := newStage(t)
	s.show(&View{})
	if !strings.Contains(s.text(), "No root cause is confirmed yet") {
		t.Error(s.text())
	}
}
