package register

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

var noon = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

// watched is a real register that counts the pages which are read, and fails when told to.
type watched struct {
	*storage.Register
	pages []complaint.Query
	fail  error
}

func (w *watched) List(q complaint.Query) ([]fishbone.Complaint, error) {
	if q.Limit == pageRows {
		w.pages = append(w.pages, q)
	}
	if w.fail != nil {
		return nil, w.fail
	}
	return w.Register.List(q)
}

func (w *watched) Do(e complaint.Edit, at fishbone.Stamp, ends ...string) (complaint.Edit, error) {
	if w.fail != nil {
		return nil, w.fail
	}
	return w.Register.Do(e, at, ends...)
}

// stage is a page in a window whose background work and clock run when the test says.
type stage struct {
	*uitest.Stage
	*Page
	file   *storage.Store
	store  *watched
	clock  uitest.Timers
	opened []fishbone.ID
	now    time.Time
}

// newStage is a page on a register with complaints, from the oldest.
func newStage(t *testing.T, all ...fishbone.Complaint) *stage {
	t.Helper()
	file := uitest.NewStore(t)
	s := &stage{Stage: uitest.NewStage(t), now: noon, file: file, store: &watched{Register: file.Register()}}
	if len(all) > 0 {
		bring, err := file.Register().Import("before", fishbone.Stamp{At: noon})
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range all {
			if err := bring.Add(c, string(rune(i))+c.What); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := bring.Done(); err != nil {
			t.Fatal(err)
		}
	}
	s.show(NewView(fishbone.DayOf(noon)))
	return s
}

// show makes the page, as the window does again for another language.
func (s *stage) show(v *View) {
	s.T.Helper()
	notices := ui.NewNotices()
	notices.After = s.clock.After
	s.Page = newPage(Deps{
		Store: s.store, Quick: s.store, Analyses: s.file, Now: s.tick, Window: s.Win, Notices: notices, View: v,
		ReportError: func(err error) { notices.Say(words.Sentence(err), ui.Negative, "", nil) },
		Tabs: func(count string) []ui.PageTab {
			return []ui.PageTab{{Words: "Complaints", Count: count, Chosen: true}}
		},
		Open:     func(id fishbone.ID) { s.opened = append(s.opened, id) },
		OpenNew:  func(id fishbone.ID) { s.opened = append(s.opened, id) },
		Settings: func(fyne.Position) {},
	}, s.Background, s.clock.After)
	s.Win.SetContent(container.NewStack(s.Content(), notices.Object()))
	s.Settle()
}

// tick is a clock of which each look takes a second.
func (s *stage) tick() time.Time {
	s.now = s.now.Add(time.Second)
	return s.now
}

func (s *stage) shortcut(stroke string) {
	s.T.Helper()
	if !s.Shortcut(strokes[stroke]) {
		s.T.Fatalf("%s means nothing", stroke)
	}
	s.Settle()
}

// tap clicks the button with these words on it.
func (s *stage) tap(label string) {
	s.T.Helper()
	uitest.Tap(s.T, s.Content(), label)
	s.Settle()
}

// tapBar clicks a type's bar.
func (s *stage) tapBar(kind string) {
	s.T.Helper()
	test.Tap(uitest.Find[*ui.Tap](s.T, s.side, kind, func(said string) bool { return len(said) > len(kind) && said[:len(kind)] == kind }))
	s.Settle()
}

// rows are what happened, in the rows from the top down.
func (s *stage) rows() []string {
	var rows []*row
	uitest.Walk(s.body, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if r, ok := o.(*row); ok && r.state.known {
			rows = append(rows, r)
		}
		return true
	})
	slices.SortFunc(rows, func(a, b *row) int { return int(a.Position().Y - b.Position().Y) })
	var all []string
	for _, r := range rows {
		all = append(all, r.state.complaint.What)
	}
	return all
}

func (s *stage) expect(what string, want ...string) {
	s.T.Helper()
	if got := s.rows(); !slices.Equal(got, want) {
		s.T.Errorf("%s the rows are %q, want %q", what, got, want)
	}
}

// stored are all complaints of the register, from the oldest.
func (s *stage) stored() []fishbone.Complaint {
	s.T.Helper()
	all, err := s.file.Register().List(complaint.Query{Oldest: true})
	if err != nil {
		s.T.Fatal(err)
	}
	return all
}

// came is a complaint of a type.
func came(what, kind string, on fishbone.Day) fishbone.Complaint {
	return fishbone.Complaint{What: what, Type: kind, Received: on}
}
