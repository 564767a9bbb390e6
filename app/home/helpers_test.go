package home

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// watched is a real data file that counts what is read and fails when told to.
type watched struct {
	*storage.Store
	queries []storage.Query
	asked   int // how often it was searched
	fail    error
}

func (w *watched) List(q storage.Query) ([]storage.Summary, int, error) {
	w.queries = append(w.queries, q)
	if w.fail != nil {
		return nil, 0, w.fail
	}
	return w.Store.List(q)
}

func (w *watched) Search(ctx context.Context, q storage.Search) (storage.Found, error) {
	w.asked++
	if w.fail != nil {
		return storage.Found{}, w.fail
	}
	return w.Store.Search(ctx, q)
}

func (w *watched) Delete(id fishbone.ID, at time.Time) error {
	if w.fail != nil {
		return w.fail
	}
	return w.Store.Delete(id, at)
}

// stage is a page in a window whose background work and clock run when the test says.
type stage struct {
	*Page
	t      *testing.T
	store  *watched
	jobs   []func() func()
	clock  uitest.Timers
	opened []fishbone.ID
	openAt []storage.Hit

	compared, twinned []fishbone.ID
	twins             []storage.Summary // of every analysis
	now               time.Time
}

func newStage(t *testing.T, problems ...string) *stage {
	t.Helper()
	file := uitest.NewStore(t)
	s := &stage{t: t, now: noon, store: &watched{Store: file}}
	for i, problem := range problems {
		s.add(problem, noon.Add(time.Duration(i-len(problems))*time.Minute))
	}
	uitest.NewLoop(t)
	notices := ui.NewNotices()
	notices.After = s.clock.After
	window := uitest.NewWindow(t)
	s.Page = newPage(Deps{
		Store: s.store, Now: func() time.Time { return noon }, Window: window, Notices: notices,
		ReportError: func(err error) { notices.Say(words.Sentence(err), ui.Negative, "", nil) },
		Open:        func(id fishbone.ID) { s.opened = append(s.opened, id) },
		OpenAt: func(id fishbone.ID, hit storage.Hit) {
			s.opened, s.openAt = append(s.opened, id), append(s.openAt, hit)
		},
		OpenNew: func(id fishbone.ID) { s.opened = append(s.opened, id) },
		Sample: func() (fishbone.ID, error) {
			return session.New(file, fishbone.SetAbout{Field: fishbone.Problem, Text: "sample"}, noon)
		},
		Settings: func(fyne.Position) {},
		Compare:  func(a, b fishbone.ID) { s.compared = append(s.compared, a, b) },
		TwinsOf:  func(fishbone.ID) []storage.Summary { return s.twins }, StartTwin: func(of fishbone.ID) { s.twinned = append(s.twinned, of) },
	}, s.background, s.clock.After)
	window.SetContent(container.NewStack(s.Content(), notices.Object()))
	s.settle()
	return s
}

func (s *stage) add(problem string, at time.Time) fishbone.ID {
	s.t.Helper()
	bone, cause := fishbone.NewID(), fishbone.NewID()
	id, err := session.New(s.store.Store, fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: problem},
		fishbone.Add{Thing: &fishbone.Person{ID: fishbone.NewID(), Name: "Ada of " + shorten(problem, 20), Role: fishbone.Facilitator}},
		fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: "People"}},
		fishbone.AddCause{ID: cause, Under: bone, Text: "cause of " + shorten(problem, 20)},
	}}, at)
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

func (s *stage) background(work func() func()) { s.jobs = append(s.jobs, work) }

// settle does all the work that waits in the background.
func (s *stage) settle() {
	for len(s.jobs) > 0 {
		job := s.jobs[0]
		s.jobs = s.jobs[1:]
		job()()
	}
}

// pass lets time pass, and does the work that comes of it.
func (s *stage) pass() {
	s.clock.Pass()
	s.settle()
}

// find types into the search and waits for what comes of it.
func (s *stage) find(text string) {
	test.Type(s.search.entry, text)
	s.pass()
}

func (s *stage) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		s.search.entry.TypedKey(&fyne.KeyEvent{Name: k})
	}
	s.settle()
}

// scroll is what scrolls the list.
func (s *stage) scroll() *container.Scroll {
	return s.body.Objects[0].(*fyne.Container).Objects[0].(*container.Scroll)
}

// rowObjects are the objects that rows are shown in, also those out of sight.
func (s *stage) rowObjects() (all []*row) {
	for _, o := range s.scroll().Content.(*fyne.Container).Objects {
		if r, ok := o.(*row); ok {
			all = append(all, r)
		}
	}
	return all
}

// problems are the problems in the rows, from the top down.
func (s *stage) problems() []string {
	rows := s.rowObjects()
	rows = slices.DeleteFunc(rows, func(r *row) bool { return !r.Visible() || !r.state.known })
	slices.SortFunc(rows, func(a, b *row) int { return int(a.Position().Y - b.Position().Y) })
	var all []string
	for _, r := range rows {
		all = append(all, r.state.summary.Problem)
	}
	return all
}

// foundLines are the texts in the rows of what was found: heads and lines.
func (s *stage) foundLines() (all []string) {
	for _, row := range s.finder.rows {
		g, ok := s.groupOf(row)
		switch {
		case row.kind == moreRow:
			all = append(all, "…")
		case ok && row.kind == headRow:
			all = append(all, titleOf(g))
		case ok:
			all = append(all, g.Lines[row.line].Text)
		}
	}
	return all
}

func (s *stage) summary(problem string) storage.Summary {
	s.t.Helper()
	all, _, err := s.store.Store.List(storage.Query{})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, one := range all {
		if one.Problem == problem {
			return one
		}
	}
	s.t.Fatalf("there is no analysis of %q", problem)
	return storage.Summary{}
}

// tap clicks the button with these words on it.
func (s *stage) tap(in fyne.CanvasObject, label string) {
	s.t.Helper()
	uitest.Tap(s.t, in, label)
	s.settle()
}

// pick opens a row's menu with the other mouse button and takes an item of it.
func (s *stage) pick(problem, item string) {
	s.t.Helper()
	for _, r := range s.rowObjects() {
		if r.Visible() && r.state.summary.Problem == problem {
			test.TapSecondary(r)
		}
	}
	menu := s.Window.Canvas().Overlays().Top()
	if menu == nil {
		s.t.Fatalf("no menu opened for %q", problem)
	}
	s.tap(menu, item)
	if s.state != stateEmpty && s.Window.Canvas().Focused() != fyne.Focusable(s.search.entry) {
		s.t.Errorf("after %q the search does not have the focus", item)
	}
}

func numbered(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("problem %03d", i)
	}
	return all
}
