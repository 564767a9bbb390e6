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
	*Page
	t      *testing.T
	file   *storage.Store
	store  *watched
	jobs   []func() func()
	clock  uitest.Timers
	window fyne.Window
	opened []fishbone.ID
	now    time.Time
}

// newStage is a page on a register with complaints, from the oldest.
func newStage(t *testing.T, all ...fishbone.Complaint) *stage {
	t.Helper()
	file := uitest.NewStore(t)
	s := &stage{t: t, now: noon, file: file, store: &watched{Register: file.Register()}}
	uitest.NewLoop(t)
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
	s.window = uitest.NewWindow(t)
	s.show(NewView(fishbone.DayOf(noon)))
	return s
}

// show makes the page, as the window does again for another language.
func (s *stage) show(v *View) {
	s.t.Helper()
	notices := ui.NewNotices()
	notices.After = s.clock.After
	s.Page = newPage(Deps{
		Store: s.store, Quick: s.store, Analyses: s.file, Now: s.tick, Window: s.window, Notices: notices, View: v,
		ReportError: func(err error) { notices.Say(words.Sentence(err), ui.Negative, "", nil) },
		Tabs: func(count string) []ui.PageTab {
			return []ui.PageTab{{Words: "Complaints", Count: count, Chosen: true}}
		},
		Open:     func(id fishbone.ID) { s.opened = append(s.opened, id) },
		OpenNew:  func(id fishbone.ID) { s.opened = append(s.opened, id) },
		Settings: func(fyne.Position) {},
	}, s.background, s.clock.After)
	s.window.SetContent(container.NewStack(s.Content(), notices.Object()))
	s.settle()
}

func (s *stage) background(work func() func()) { s.jobs = append(s.jobs, work) }

// tick is a clock of which each look takes a second.
func (s *stage) tick() time.Time {
	s.now = s.now.Add(time.Second)
	return s.now
}

// settle does all the work that waits in the background.
func (s *stage) settle() {
	for len(s.jobs) > 0 {
		job := s.jobs[0]
		s.jobs = s.jobs[1:]
		job()()
	}
}

// press presses keys where the focus is.
func (s *stage) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, k := range keys {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		s.settle()
	}
}

// write types where the focus is.
func (s *stage) write(text string) {
	s.t.Helper()
	test.Type(s.window.Canvas().Focused(), text)
	s.settle()
}

func (s *stage) shortcut(stroke string) {
	s.t.Helper()
	if !s.Shortcut(strokes[stroke]) {
		s.t.Fatalf("%s means nothing", stroke)
	}
	s.settle()
}

// tap clicks the button with these words on it.
func (s *stage) tap(label string) {
	s.t.Helper()
	uitest.Tap(s.t, s.Content(), label)
	s.settle()
}

// tapBar clicks a type's bar.
func (s *stage) tapBar(kind string) {
	s.t.Helper()
	test.Tap(uitest.Find[*ui.Tap](s.t, s.side, kind, func(said string) bool { return len(said) > len(kind) && said[:len(kind)] == kind }))
	s.settle()
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
	s.t.Helper()
	if got := s.rows(); !slices.Equal(got, want) {
		s.t.Errorf("%s the rows are %q, want %q", what, got, want)
	}
}

func (s *stage) mustShow(want string) {
	s.t.Helper()
	if !uitest.Shows(s.window.Content(), want) {
		s.t.Errorf("the page does not show %q, but %q", want, uitest.Text(s.window.Content()))
	}
}

// stored are all complaints of the register, from the oldest.
func (s *stage) stored() []fishbone.Complaint {
	s.t.Helper()
	all, err := s.file.Register().List(complaint.Query{Oldest: true})
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// came is a complaint of a type.
func came(what, kind string, on fishbone.Day) fishbone.Complaint {
	return fishbone.Complaint{What: what, Type: kind, Received: on}
}
