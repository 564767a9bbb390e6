// Package backups is the page on which a team sees the copies of its data, what going back to
// one would change, and the bin. It decides nothing about how copies are made or how long they
// stay: package storage does.
//
// Start reading at [New], then lanes.go and change.go.
package backups

import (
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// Store is what the page needs of the storage. Its methods may be called from any goroutine.
type Store interface {
	Backup(at time.Time, why storage.Reason) (storage.Backup, error)
	Compare(backup string) (storage.Differences, error)
	RestoreBackup(backup string, at time.Time) (storage.Backup, error)
	RestoreAnalysis(backup string, id, as fishbone.ID) error
	Bin() ([]storage.Deleted, error)
	Restore(id fishbone.ID) error
	Purge(before time.Time) (int, error)
}

// Deps is what the page needs from outside.
type Deps struct {
	Store   Store
	Path    string           // of the data file
	Other   string           // a data file that somebody would go back to beside the backups; usually empty
	Now     func() time.Time // in the reader's time zone
	Window  fyne.Window
	Notices *ui.Notices

	ReportError func(error)            // shows why something could not be done
	Back        func()                 // leads to the list of analyses
	Settings    func(at fyne.Position) // opens the menu for language and theme
}

// background runs work off the window's thread, and what it returns on that thread again.
type background func(work func() (then func()))

func goroutine(work func() (then func())) {
	ui.Go(func() {
		then := work()
		ui.Do(then)
	})
}

// Page is the page. It belongs to the window's thread.
type Page struct {
	Deps

	background background
	closed     bool
	busy       bool // something is being done that changes the data or the backups

	all    []storage.Backup
	unread error            // why the backups could not be listed
	sound  map[string]error // of the backups that were read back: nil for a sound one
	bin    []storage.Deleted
	chosen string // the path of a backup, empty for none
	change change // what going back to it would change

	left, right *fyne.Container
	keys        *ui.KeyTarget
	root        *fyne.Container
}

// New makes the page and begins to read.
func New(d Deps) *Page { return newPage(d, goroutine) }

func newPage(d Deps, b background) *Page {
	p := &Page{Deps: d, background: b, sound: map[string]error{}, left: container.NewStack(), right: container.NewStack()}
	p.keys = ui.NewKeyTarget()
	p.keys.OnKey = p.key
	p.root = container.NewStack(p.keys, ui.WithSide(p.makeHeader(), container.NewVScroll(p.left), p.right, rightWidth))
	p.read()
	return p
}

// key goes back with Escape.
func (p *Page) key(name fyne.KeyName) {
	if name == fyne.KeyEscape {
		p.Back()
	}
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shortcut does what a shortcut means here: none means anything but going back.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if ok && c.KeyName == fyne.KeyLeft && c.Modifier == fyne.KeyModifierAlt {
		p.Back()
		return true
	}
	return false
}

// Focus puts the focus where keys are heard.
func (p *Page) Focus() { p.Window.Canvas().Focus(p.keys) }

// Close ends the page.
func (p *Page) Close() { p.closed = true }

// read reads the list of backups and the bin, and has every backup read back.
func (p *Page) read() {
	p.background(func() func() {
		all, err := storage.Backups(p.Path)
		all = append(p.other(), all...)
		bin, binning := p.Store.Bin()
		return func() {
			if binning != nil {
				p.ReportError(binning)
			}
			p.all, p.unread, p.bin = all, err, bin
			if p.chosen == "" && len(all) > 0 {
				p.choose(all[0].Path)
			}
			p.refresh()
			p.checkNext()
		}
	})
}

// other is the data file that somebody brought.
func (p *Page) other() []storage.Backup {
	info, err := os.Stat(p.Other)
	if p.Other == "" || err != nil {
		return nil
	}
	return []storage.Backup{{Path: p.Other, At: info.ModTime().UTC(), Reason: storage.Kept, Size: info.Size()}}
}

// checkNext reads a backup back that was not yet, and then the next one.
func (p *Page) checkNext() {
	for _, b := range p.all {
		if _, known := p.sound[b.Path]; known || p.closed {
			continue
		}
		p.background(func() func() {
			err := storage.CheckFile(b.Path)
			return func() {
				p.sound[b.Path] = err
				p.refresh()
				p.checkNext()
			}
		})
		return
	}
}

// do runs something that takes a moment, one at a time, and reads everything again.
func (p *Page) do(work func() (said string, err error)) {
	if p.busy {
		return
	}
	p.busy = true
	p.refresh()
	p.background(func() func() {
		said, err := work()
		return func() {
			p.busy = false
			if err != nil {
				p.ReportError(err)
			} else {
				p.Notices.Say(said, ui.Positive, "", nil)
			}
			p.chosen = ""
			p.read()
		}
	})
}

func (p *Page) backUpNow() {
	p.do(func() (string, error) {
		_, err := p.Store.Backup(p.Now(), storage.Kept)
		return words.T("backups.made"), err
	})
}

// refresh shows the page as things stand.
func (p *Page) refresh() {
	if p.closed {
		return
	}
	p.left.Objects = []fyne.CanvasObject{ui.Padded(24, margin, 24, margin, p.makeLeft())}
	p.left.Refresh()
	p.right.Objects = []fyne.CanvasObject{ui.Padded(24, margin, 24, margin, p.makeChange())}
	p.right.Refresh()
}

func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	return ui.Padded(0, 16, 0, 16, ui.Row(12,
		ui.IconButton(ui.Back, words.T("backups.back"), true, p.Back),
		ui.Text(words.T("backups.title"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}),
		ui.Spacer(), settings))
}

// The measures of the page.
const (
	margin     = 40
	rightWidth = 420
)
