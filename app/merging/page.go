// Package merging is the page on which somebody brings in a file from another desk: it asks for
// the passphrase of a locked one, says what came in, shows about what the desks differ with both
// texts, and takes all of it back. How files are merged is storage's matter.
//
// Start reading at [New], then conflicts.go.
package merging

import (
	"errors"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/portable"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// Deps is what the page needs from outside.
type Deps struct {
	Store   *storage.Store
	Now     func() time.Time
	Window  fyne.Window
	Notices *ui.Notices

	ReportError func(error)
	Open        func(fishbone.ID)
	Back        func()
	Settings    func(at fyne.Position)
}

// Work is one file that is brought in. It outlives the page, which is made anew for another
// language.
type Work struct {
	path string
	busy bool
	done bool // and nothing is under way
	// undoing says that what came in is being taken back.
	undoing bool
	err     error
	came    storage.Merging
	all     []difference

	show func() // the page of the moment
}

// NewWork is the work on a file that nobody began yet.
func NewWork(path string) *Work { return &Work{path: path} }

// Page is the page. It belongs to the window's thread.
type Page struct {
	Deps
	*Work

	passphrase  *ui.Entry
	chosen      int // of the differences
	rows        []fyne.CanvasObject
	left, right *fyne.Container
	scroll      *container.Scroll
	keys        *ui.KeyTarget
	root        *fyne.Container
}

// New makes the page, and begins unless a passphrase is needed.
func New(d Deps, w *Work) *Page {
	p := &Page{Deps: d, Work: w, left: container.NewStack(), right: container.NewStack()}
	p.passphrase = ui.NewEntry(words.T("merging.passphrase"))
	p.passphrase.Password = true
	p.passphrase.OnEnter = func(text string, _ bool) { p.begin(text) }
	p.keys = ui.NewKeyTarget()
	p.keys.OnKey = p.key
	p.scroll = container.NewVScroll(p.left)
	p.root = container.NewStack(p.keys, ui.WithSide(p.makeHeader(), p.scroll, p.right, rightWidth))
	w.show = func() {
		p.refresh()
		p.Focus()
	}
	if !w.busy && !w.done && w.err == nil && !portable.Locked(w.path) {
		p.begin("")
	}
	p.refresh()
	return p
}

// begin merges beside the window's thread.
func (p *Page) begin(passphrase string) {
	w := p.Work
	if w.busy || w.done {
		return
	}
	w.busy, w.err = true, nil
	store, at := p.Store, fishbone.Stamp{At: p.Now()}
	ui.Go(func() {
		came, err := portable.Merge(store, w.path, passphrase, at)
		ui.Do(func() {
			w.busy, w.done, w.err, w.came = false, err == nil, err, came
			w.all = differencesOf(came)
			w.show()
		})
	})
	p.refresh()
}

// asks says whether the page waits for a passphrase.
func (p *Page) asks() bool {
	if p.busy || p.done {
		return false
	}
	return p.err == nil || errors.Is(p.err, portable.ErrLocked) || errors.Is(p.err, portable.ErrPassphrase)
}

// takeBack takes all back that came in, beside the window's thread: it may be a whole archive.
func (p *Page) takeBack() {
	if p.undoing {
		return
	}
	p.undoing = true
	store, at := p.Store, fishbone.Stamp{At: p.Now()}
	ui.Go(func() {
		back, stay, err := store.UndoMerging(at)
		ui.Do(func() {
			p.undoing = false
			if err != nil {
				p.ReportError(err)
				return
			}
			p.Back()
			p.Notices.Say(words.T("merging.undone", "file", p.came.File, "back", back, "stay", stay), ui.Positive, "", nil)
		})
	})
}

// key moves among the differences, and leaves.
func (p *Page) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape:
		p.Back()
	case fyne.KeyUp:
		p.choose(p.chosen - 1)
	case fyne.KeyDown:
		p.choose(p.chosen + 1)
	case fyne.KeyLeft:
		p.take(p.chosen, true)
	case fyne.KeyRight:
		p.take(p.chosen, false)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.chosen < len(p.all) && p.all[p.chosen].analysis != "" {
			p.Open(p.all[p.chosen].analysis)
		}
	}
}

// choose takes a difference in hand and brings it into sight.
func (p *Page) choose(i int) {
	if i < 0 || i >= len(p.all) {
		return
	}
	p.chosen = i
	p.refresh()
	ui.Do(func() { ui.Reveal(p.scroll, 24, p.rows[i]) })
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shortcut does what a shortcut means here.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyLeft && c.Modifier == fyne.KeyModifierAlt {
		p.Back()
		return true
	}
	if _, ok := s.(*fyne.ShortcutUndo); ok && p.done {
		p.takeBack()
		return true
	}
	return false
}

// Focus puts the focus where keys are heard.
func (p *Page) Focus() {
	if p.asks() {
		p.Window.Canvas().Focus(p.passphrase)
		return
	}
	p.Window.Canvas().Focus(p.keys)
}

// Close ends the page. What is under way goes on.
func (p *Page) Close() { p.show = func() {} }

func (p *Page) refresh() {
	p.left.Objects = []fyne.CanvasObject{ui.Padded(24, margin, 24, margin, p.makeLeft())}
	p.left.Refresh()
	p.right.Objects = []fyne.CanvasObject{ui.Padded(24, margin, 24, margin, p.makeRight())}
	p.right.Refresh()
}

func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	return ui.Padded(0, 16, 0, 16, ui.Row(12,
		ui.IconButton(ui.Back, words.T("backups.back"), true, p.Back),
		ui.Text(words.T("merging.title"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}),
		ui.Text(filepath.Base(p.path), ui.Style{Size: ui.Body, Color: c.Muted}),
		ui.Spacer(), settings))
}

// The measures of the page.
const (
	margin     = 40
	rightWidth = 400
)
