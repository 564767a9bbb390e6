package home

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
)

// pause is how long typing rests before the search begins.
const pause = 150 * time.Millisecond

// searcher is the entry in the header. The keys that walk through the list start from
// it, so that hands never leave the keyboard.
type searcher struct {
	page   *Page
	entry  *ui.Entry
	corner *fyne.Container // the glass, or the cross that clears
	cancel func()
	opens  bool // the chosen one is opened once the answer is there: Return was pressed before the answer was there
}

func newSearcher(p *Page) *searcher {
	s := &searcher{page: p, cancel: func() {}, corner: container.NewStack()}
	s.entry = ui.NewEntry(words.T("home.search"))
	s.entry.ActionItem = s.corner
	s.entry.OnChanged = s.typed
	s.entry.OnKey = s.key
	s.entry.OnEnter = func(_ string, selects bool) {
		if selects && p.state == stateList {
			p.toggleChosen()
			return
		}
		s.enter()
	}
	s.entry.OnShortcut = p.Shortcut
	s.entry.OnPaste = p.Paste
	s.entry.OnSave = func(string) bool { return true } // words are saved once they were searched for, see find
	s.updateIcon()
	return s
}

// updateIcon puts the cross into the corner while there is something to clear.
func (s *searcher) updateIcon() {
	glass := ui.Pad(8, ui.Search.Draw(ui.Colors().Faint, 18))
	s.corner.Objects = []fyne.CanvasObject{glass}
	if s.entry.Text != "" {
		s.corner.Objects[0] = ui.Pad(4, ui.SmallIcon(ui.Cross, words.T("home.clear"), s.clear))
	}
	s.corner.Refresh()
}

// typed searches once typing rests. Nothing to search for needs no rest: all analyses are
// there at once, under their own title.
func (s *searcher) typed(text string) {
	s.updateIcon()
	s.opens = false
	s.cancel()
	if strings.TrimSpace(text) == "" {
		s.find()
		return
	}
	s.cancel = s.page.after(pause, s.find)
}

// find asks for what stands in the entry now. From then on Ctrl+Z is about the page
// and no longer about the typing.
func (s *searcher) find() {
	s.cancel()
	s.entry.Flush()
	text, p := strings.TrimSpace(s.entry.Text), s.page
	if text == p.finder.text {
		return
	}
	p.chosen = -1
	if text == "" {
		p.finder.drop()
		p.list.reveal(-1)
		p.listed()
		return
	}
	p.foundList.reveal(-1)
	p.finder.ask(text)
}

// answered is told that the list has an answer.
func (s *searcher) answered() {
	if s.opens && !s.page.finder.waiting() {
		s.opens = false
		s.page.openChosen()
	}
}

// enter opens the chosen analysis, or the first one that the words in the entry find.
func (s *searcher) enter() {
	s.find()
	if s.page.finder.waiting() || !s.page.results.Ready {
		s.opens = true
		return
	}
	s.page.openChosen()
}

func (s *searcher) clear() {
	s.entry.SetText("")
	s.find()
	s.page.Focus()
}

func (s *searcher) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		s.page.choose(s.page.chosen + 1)
	case fyne.KeyUp:
		s.page.choose(s.page.chosen - 1)
	case fyne.KeyEscape:
		switch {
		case s.entry.Text != "":
			s.clear()
		case s.page.selection.on:
			s.page.setSelecting(false)
		default:
			s.page.choose(-1)
		}
		return true
	default:
		return false
	}
	return true
}
