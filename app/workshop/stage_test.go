package workshop

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/storage"
)

// asIs is Graphviz that gives every scene back as it is.
type asIs struct{}

func (asIs) Draw(_ context.Context, s *draw.Scene) (*draw.Scene, error) { return s, nil }

// WhyTree gives a picture that says what it is, large enough to be read.
func (asIs) WhyTree(_ context.Context, a *fishbone.Analysis, cause fishbone.ID, _ draw.TreeOptions) (*draw.Scene, error) {
	c, ok := a.Cause(cause)
	if !ok {
		return nil, fishbone.ErrNotFound
	}
	say := draw.Text{Of: cause, Part: draw.PartCause, At: draw.Point{X: 10, Y: 30}, Words: "whys of " + c.Text, Width: 80, Size: 12}
	return &draw.Scene{Width: 100, Height: 50, Texts: []draw.Text{say}}, nil
}

func (asIs) Tree(context.Context, *fishbone.Analysis, draw.TreeOptions) (*draw.Scene, error) {
	return &draw.Scene{Width: 200, Height: 50}, nil
}

// failing is a real data file that refuses to write when told to.
type failing struct {
	*storage.Store
	fail error
}

func (f *failing) Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error) {
	if f.fail != nil {
		return nil, f.fail
	}
	return f.Store.Do(a, e, at)
}

func (f *failing) DoMerged(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error) {
	if f.fail != nil {
		return nil, f.fail
	}
	return f.Store.DoMerged(a, e, at)
}

func (f *failing) Enter(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, merge bool, places ...string) (*fishbone.Analysis, error) {
	if f.fail != nil {
		return nil, f.fail
	}
	return f.Store.Enter(a, e, at, merge, places...)
}

// stage is the page in a window, on a real data file. Keys and clicks go where a user's
// would go; time passes when the test says so.
type stage struct {
	*Page
	t      *testing.T
	loop   *uitest.Loop
	window fyne.Window
	store  *failing
	file   string
	id     fishbone.ID
	second int // of the clock
	clock  uitest.Timers
	homes  int
	menus  int // how often the settings were asked for
	tour   *Tour
}

const (
	narrowWindow = 1280
	wideWindow   = 1440
)

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	path := filepath.Join(t.TempDir(), "whybone.db")
	file, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, loop: uitest.NewLoop(t), store: &failing{Store: file}, file: path}
	t.Cleanup(func() {
		s.Close()
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	var edit fishbone.Edit
	if len(fill) > 0 {
		edit = fishbone.Batch{Edits: fill}
	}
	if s.id, err = session.New(s.store, edit, s.now()); err != nil {
		t.Fatal(err)
	}
	s.use(words.English)
	s.window = test.NewTempWindow(t, container.NewStack())
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(narrowWindow, 720))
	s.open()
	return s
}

// Settings is the app's, not the page's.
func (s *stage) Settings() fyne.Settings { return s.loop.Settings() }

func (s *stage) use(l words.Language) {
	s.t.Helper()
	if err := words.Use(l); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) now() time.Time {
	s.second++
	return time.Date(2026, 3, 14, 9, 30, s.second, 0, time.UTC)
}

// open opens the page as after a start of the program, or after another language or
// theme was chosen.
func (s *stage) open() {
	s.t.Helper()
	if s.Page != nil {
		s.Page.Close()
	}
	open, err := session.Open(s.store, s.id, s.now)
	if err != nil {
		s.t.Fatal(err)
	}
	notices := ui.NewNotices()
	notices.After = s.clock.After
	s.Page = New(Deps{
		Session: open, Renderer: asIs{}, Window: s.window, Notices: notices, After: s.clock.After,
		Home: func() { s.homes++ }, Settings: func(fyne.Position) { s.menus++ },
		Tour: s.tour,
	})
	s.window.SetContent(container.NewStack(s.Content(), notices.Object()))
	s.loop.Run()
	s.Focus()
}

// pass lets time pass.
func (s *stage) pass() {
	s.clock.Pass()
	s.loop.Run()
}

// resize makes the window as wide as this.
func (s *stage) resize(width float32) {
	s.window.Resize(fyne.NewSize(width, 720))
	s.loop.Run()
}

func (s *stage) focused() fyne.Focusable {
	s.t.Helper()
	s.loop.Run()
	f := s.window.Canvas().Focused()
	if f == nil {
		s.t.Fatal("nothing has the focus")
	}
	return f
}

// entry is the entry that has the focus.
func (s *stage) entry() *ui.Entry {
	s.t.Helper()
	e, ok := s.focused().(*ui.Entry)
	if !ok {
		s.t.Fatalf("the focus is on %T, not where words go", s.focused())
	}
	return e
}

func (s *stage) write(text string) {
	s.t.Helper()
	test.Type(s.entry(), text)
}

func (s *stage) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, k := range keys {
		s.focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	s.loop.Run()
}

// say writes lines, each ended with Return.
func (s *stage) say(lines ...string) {
	s.t.Helper()
	for _, l := range lines {
		s.write(l)
		s.press(fyne.KeyReturn)
	}
}

// hit presses keys that are characters, where nothing is typed.
func (s *stage) hit(keys string) {
	s.t.Helper()
	for _, r := range keys {
		if _, ok := s.focused().(*ui.Keys); !ok {
			s.t.Fatalf("%q goes into %T", r, s.focused())
		}
		s.focused().TypedRune(r)
	}
	s.loop.Run()
}

// shortcut presses a key with Ctrl, as the window sends it to what has the focus.
func (s *stage) shortcut(c fyne.Shortcut) {
	s.t.Helper()
	s.focused().(fyne.Shortcutable).TypedShortcut(c)
	s.loop.Run()
}

func (s *stage) ctrl(key fyne.KeyName) {
	s.t.Helper()
	s.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

func (s *stage) undo() {
	s.t.Helper()
	s.shortcut(&fyne.ShortcutUndo{})
}

// goTo opens a step by its key.
func (s *stage) goTo(step int) {
	s.t.Helper()
	s.ctrl(fyne.KeyName(rune('0' + step)))
	if s.Session().Step() != step {
		s.t.Fatalf("step %d is open, want %d", s.Session().Step(), step)
	}
}

func (s *stage) mustShow(o fyne.CanvasObject, text string) {
	s.t.Helper()
	if !uitest.Shows(o, text) {
		s.t.Errorf("it does not show %q, only %q", text, uitest.Texts(o))
	}
}

func (s *stage) mustNotShow(o fyne.CanvasObject, text string) {
	s.t.Helper()
	if uitest.Shows(o, text) {
		s.t.Errorf("it shows %q in %q", text, uitest.Texts(o))
	}
}

// find is the first thing of a kind whose words begin like this.
func find[T fyne.CanvasObject](s *stage, in fyne.CanvasObject, words string) T {
	s.t.Helper()
	return uitest.Find[T](s.t, in, words, func(said string) bool { return strings.HasPrefix(said, words) })
}

// tap is a button or chip of the panel.
func (s *stage) tap(words string) *ui.Tap {
	s.t.Helper()
	return find[*ui.Tap](s, s.side, words)
}

// click clicks a button, chip or tab with these words.
func (s *stage) click(in fyne.CanvasObject, words string) {
	s.t.Helper()
	test.Tap(find[*ui.Tap](s, in, words))
	s.loop.Run()
}

// scroll is the part of the open panel that scrolls.
func (s *stage) scroll() *container.Scroll {
	return s.panel.(interface{ Scroll() *container.Scroll }).Scroll()
}

// row is the line of a list with these words, level or number before them included.
func (s *stage) row(words string) *ui.Dragger {
	s.t.Helper()
	return find[*ui.Dragger](s, s.side, words)
}

// act clicks one of the small icons of a row, by its tooltip.
func (s *stage) act(in fyne.CanvasObject, tip string) {
	s.t.Helper()
	var found *ui.Tap
	uitest.Walk(in, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if one, ok := o.(*ui.Tap); ok && one.ToolTip() == tip {
			found = one
		}
		return true
	})
	if found == nil {
		s.t.Fatalf("there is no icon for %q", tip)
	}
	test.Tap(found)
	s.loop.Run()
}

// pick takes a line of the menu that is open.
func (s *stage) pick(words string) {
	s.t.Helper()
	menu := s.window.Canvas().Overlays().Top()
	if menu == nil {
		s.t.Fatalf("no menu is open to pick %q from", words)
	}
	s.click(menu, words)
}

// menu opens the menu of something with the other mouse button.
func (s *stage) menu(o fyne.SecondaryTappable, words string) {
	s.t.Helper()
	test.TapSecondary(o)
	s.pick(words)
}

// try makes changes that are undone as one, and returns whether it could.
func (s *stage) try(edits ...fishbone.Edit) bool { return s.Do(session.Join(edits...)) }

// notice is what the notice at the foot says.
func (s *stage) notice() string { return uitest.Text(s.Notices().Object()) }

// onBoard waits until the picture shows a label, and says where that is in the window.
func (s *stage) onBoard(label string) (at fyne.Position) {
	s.t.Helper()
	s.loop.Until(s.t, "the board shows "+label, func() bool {
		var found bool
		at, found = s.board.Showing(label)
		at = at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.board))
		return found
	})
	return at
}

// causes are the texts of all causes under a bone, by its name; those on no bone for "".
func (s *stage) causes(bone string) (all []string) {
	id := fishbone.Tray
	for _, b := range s.Analysis().Bones() {
		if b.Name == bone {
			id = b.ID
		}
	}
	for _, c := range s.Analysis().Causes(id) {
		all = append(all, c.Text)
	}
	return all
}

// cause is the cause with a text.
func (s *stage) cause(text string) fishbone.Cause {
	s.t.Helper()
	var found []fishbone.Cause
	take := func(_ int, c fishbone.Cause) bool {
		if c.Text == text {
			found = append(found, c)
		}
		return true
	}
	s.Analysis().Walk(fishbone.Tray)(take)
	s.Analysis().WalkBones()(take)
	if len(found) == 0 {
		s.t.Fatalf("there is no cause %q", text)
	}
	return found[0]
}

// path are the texts from level one down to a cause.
func (s *stage) path(text string) (all []string) {
	for _, c := range s.Analysis().Path(s.cause(text).ID) {
		all = append(all, c.Text)
	}
	return all
}

func (s *stage) inHand() string {
	c, _ := s.Analysis().Cause(s.Session().Cause())
	return c.Text
}

func (s *stage) mustEqual(what string, got, want []string) {
	s.t.Helper()
	if !slices.Equal(got, want) {
		s.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func bone(id fishbone.ID) fishbone.Edit { return fishbone.AddBone{ID: id, Name: string(id)} }

func cause(id, under fishbone.ID) fishbone.Edit {
	return fishbone.AddCause{ID: id, Under: under, Text: string(id)}
}

func about(f fishbone.Field, text string) fishbone.Edit {
	return fishbone.SetAbout{Field: f, Text: text}
}

func step(n int) func(*stage) { return func(s *stage) { s.goTo(n) } }
