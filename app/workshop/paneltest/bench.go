// Package paneltest is a place to test the workshop page and its features. A [Bench] is a
// window on a real data file in which keys and clicks go where a user's would go. A [Stage]
// is a bench with one feature on it and a host that stands in for the page, so that the
// tests of a feature stand in its own folder and see what a user sees.
//
// The package is for tests only.
package paneltest

import (
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
	"whybone/storage"
)

// Bench is a window on a real data file. Time passes when the test says so.
type Bench struct {
	T     *testing.T
	Loop  *uitest.Loop
	Win   fyne.Window
	Clock uitest.Timers
	Store *Store
	File  string // the path of the data file
	ID    fishbone.ID

	notices *ui.Notices
	session func() *session.Session
	panel   func() fyne.CanvasObject
	second  int // of the clock
}

// The widths of a window with a narrow panel and one with a wide one.
const (
	NarrowWindow = 1280
	WideWindow   = 1440
)

// NewBench makes an analysis that is filled by edits, and a window in English. The bench
// asks for the open session and for what stands in the panel's place.
func NewBench(t *testing.T, open func() *session.Session, panel func() fyne.CanvasObject, fill ...fishbone.Edit) *Bench {
	t.Helper()
	path := filepath.Join(t.TempDir(), "whybone.db")
	file, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	b := &Bench{T: t, Loop: uitest.NewLoop(t), Store: &Store{Store: file}, File: path, session: open, panel: panel, notices: ui.NewNotices()}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	if b.ID, err = session.New(b.Store, fishbone.Join(fill...), b.Tick()); err != nil {
		t.Fatal(err)
	}
	b.Use(words.English)
	b.Win = test.NewTempWindow(t, container.NewStack())
	b.Win.SetPadded(false)
	b.Win.Resize(fyne.NewSize(NarrowWindow, 720))
	return b
}

// Use chooses the language of what is made from now on.
func (b *Bench) Use(l words.Language) {
	b.T.Helper()
	if err := words.Use(l); err != nil {
		b.T.Fatal(err)
	}
}

// Tick is the time of the clock, which goes on by a second each time somebody looks at it.
func (b *Bench) Tick() time.Time {
	b.second++
	return time.Date(2026, 3, 14, 9, 30, b.second, 0, time.UTC)
}

// OpenSession opens the analysis as after a start of the program.
func (b *Bench) OpenSession() *session.Session {
	b.T.Helper()
	open, err := session.Open(b.Store, b.ID, b.Tick)
	if err != nil {
		b.T.Fatal(err)
	}
	return open
}

// NewNotices makes the notices of a page that is opened now.
func (b *Bench) NewNotices() *ui.Notices {
	b.notices = ui.NewNotices()
	b.notices.After = b.Clock.After
	return b.notices
}

// Pass lets time pass.
func (b *Bench) Pass() {
	b.Clock.Pass()
	b.Loop.Run()
}

// Resize makes the window as wide as this.
func (b *Bench) Resize(width float32) {
	b.Win.Resize(fyne.NewSize(width, 720))
	b.Loop.Run()
}

// Focused is what has the focus.
func (b *Bench) Focused() fyne.Focusable {
	b.T.Helper()
	b.Loop.Run()
	f := b.Win.Canvas().Focused()
	if f == nil {
		b.T.Fatal("nothing has the focus")
	}
	return f
}

// Entry is the entry that has the focus.
func (b *Bench) Entry() *ui.Entry {
	b.T.Helper()
	e, ok := b.Focused().(*ui.Entry)
	if !ok {
		b.T.Fatalf("the focus is on %T, not where words go", b.Focused())
	}
	return e
}

// Write types a text where the focus is.
func (b *Bench) Write(text string) {
	b.T.Helper()
	test.Type(b.Entry(), text)
}

// Press presses keys that are no characters.
func (b *Bench) Press(keys ...fyne.KeyName) {
	b.T.Helper()
	for _, k := range keys {
		b.Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	b.Loop.Run()
}

// Say writes lines, each ended with Return.
func (b *Bench) Say(lines ...string) {
	b.T.Helper()
	for _, l := range lines {
		b.Write(l)
		b.Press(fyne.KeyReturn)
	}
}

// Hit presses keys that are characters, where nothing is typed.
func (b *Bench) Hit(keys string) {
	b.T.Helper()
	for _, r := range keys {
		if _, ok := b.Focused().(*ui.KeyTarget); !ok {
			b.T.Fatalf("%q goes into %T", r, b.Focused())
		}
		b.Focused().TypedRune(r)
	}
	b.Loop.Run()
}

// SendShortcut sends a shortcut to what has the focus, as the window does.
func (b *Bench) SendShortcut(c fyne.Shortcut) {
	b.T.Helper()
	b.Focused().(fyne.Shortcutable).TypedShortcut(c)
	b.Loop.Run()
}

// Ctrl presses a key with Ctrl.
func (b *Bench) Ctrl(key fyne.KeyName) {
	b.T.Helper()
	b.SendShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

// PressUndo presses the keys of undo.
func (b *Bench) PressUndo() {
	b.T.Helper()
	b.SendShortcut(&fyne.ShortcutUndo{})
}

// MustShow wants words to be seen in something.
func (b *Bench) MustShow(o fyne.CanvasObject, text string) {
	b.T.Helper()
	if !uitest.Shows(o, text) {
		b.T.Errorf("it does not show %q, only %q", text, uitest.Texts(o))
	}
}

// MustNotShow wants words not to be seen in something.
func (b *Bench) MustNotShow(o fyne.CanvasObject, text string) {
	b.T.Helper()
	if uitest.Shows(o, text) {
		b.T.Errorf("it shows %q in %q", text, uitest.Texts(o))
	}
}

// Find is the first thing of a kind whose words begin like this.
func Find[T fyne.CanvasObject](b *Bench, in fyne.CanvasObject, words string) T {
	b.T.Helper()
	return uitest.Find[T](b.T, in, words, func(said string) bool { return strings.HasPrefix(said, words) })
}

// Tap is a button or chip of the panel.
func (b *Bench) Tap(words string) *ui.Tap {
	b.T.Helper()
	return Find[*ui.Tap](b, b.panel(), words)
}

// Click clicks a button, chip or tab with these words.
func (b *Bench) Click(in fyne.CanvasObject, words string) {
	b.T.Helper()
	test.Tap(Find[*ui.Tap](b, in, words))
	b.Loop.Run()
}

// Entries are the places to type in something, in their order.
func (b *Bench) Entries(in fyne.CanvasObject) (all []*ui.Entry) {
	uitest.Walk(in, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		e, ok := o.(*ui.Entry)
		if ok {
			all = append(all, e)
		}
		return !ok
	})
	return all
}

// Row is the line of a list with these words, level or number before them included.
func (b *Bench) Row(words string) *ui.Dragger {
	b.T.Helper()
	return Find[*ui.Dragger](b, b.panel(), words)
}

// ClickIcon clicks one of the small icons of a row, by its tooltip.
func (b *Bench) ClickIcon(in fyne.CanvasObject, tip string) {
	b.T.Helper()
	var found *ui.Tap
	uitest.Walk(in, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if one, ok := o.(*ui.Tap); ok && one.ToolTip() == tip {
			found = one
		}
		return true
	})
	if found == nil {
		b.T.Fatalf("there is no icon for %q", tip)
	}
	test.Tap(found)
	b.Loop.Run()
}

// Pick takes a line of the menu that is open.
func (b *Bench) Pick(words string) {
	b.T.Helper()
	menu := b.Win.Canvas().Overlays().Top()
	if menu == nil {
		b.T.Fatalf("no menu is open to pick %q from", words)
	}
	b.Click(menu, words)
}

// Menu opens the menu of something with the other mouse button.
func (b *Bench) Menu(o fyne.SecondaryTappable, words string) {
	b.T.Helper()
	test.TapSecondary(o)
	b.Pick(words)
}

// Notice is what the notice at the foot says.
func (b *Bench) Notice() string { return uitest.Text(b.notices.Object()) }

// Causes are the texts of all causes under a bone, by its name; those on no bone for "".
func (b *Bench) Causes(bone string) (all []string) {
	id := fishbone.Tray
	for _, one := range b.session().Analysis().Bones() {
		if one.Name == bone {
			id = one.ID
		}
	}
	for _, c := range b.session().Analysis().Causes(id) {
		all = append(all, c.Text)
	}
	return all
}

// Cause is the cause with a text.
func (b *Bench) Cause(text string) fishbone.Cause {
	b.T.Helper()
	var found []fishbone.Cause
	take := func(_ int, c fishbone.Cause) bool {
		if c.Text == text {
			found = append(found, c)
		}
		return true
	}
	b.session().Analysis().Walk(fishbone.Tray)(take)
	b.session().Analysis().WalkBones()(take)
	if len(found) == 0 {
		b.T.Fatalf("there is no cause %q", text)
	}
	return found[0]
}

// Path are the texts from level one down to a cause.
func (b *Bench) Path(text string) (all []string) {
	for _, c := range b.session().Analysis().Path(b.Cause(text).ID) {
		all = append(all, c.Text)
	}
	return all
}

// InHand is the text of the cause that is selected.
func (b *Bench) InHand() string {
	c, _ := b.session().Analysis().Cause(b.session().Cause())
	return c.Text
}

// MustEqual compares texts.
func (b *Bench) MustEqual(what string, got, want []string) {
	b.T.Helper()
	if !slices.Equal(got, want) {
		b.T.Errorf("%s: %q, want %q", what, got, want)
	}
}

// Bone is the edit that adds a bone which is called what it is.
func Bone(id fishbone.ID) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: string(id)}}
}

// Cause is the edit that adds a cause below another one or on a bone.
func Cause(id, under fishbone.ID) fishbone.Edit {
	return fishbone.AddCause{ID: id, Under: under, Text: string(id)}
}

// Confirmed is the edit that confirms a cause, with evidence.
func Confirmed(id fishbone.ID) fishbone.Edit { return judged(id, fishbone.Confirmed) }

// Root is the edit that makes a leaf a root cause.
func Root(id fishbone.ID) fishbone.Edit {
	return fishbone.Join(Confirmed(id), fishbone.StopAsking{ID: id, Reason: "we can prevent it"})
}

// Rejected is the edit that rejects a cause, with evidence.
func Rejected(id fishbone.ID) fishbone.Edit { return judged(id, fishbone.Rejected) }

func judged(id fishbone.ID, f fishbone.Finding) fishbone.Edit {
	return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f, Evidence: "e"}}
}

// About is the edit that sets a text of the analysis.
func About(f fishbone.Field, text string) fishbone.Edit {
	return fishbone.SetAbout{Field: f, Text: text}
}
