package slides

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/exchange/deck"
)

// list are the changes in a deck, in the panel's place.
type list struct {
	slides  *Slides
	file    string
	deck    *deck.Deck
	of      *fishbone.Analysis // that the deck was compared with
	found   *deck.Comparison
	refused map[string]bool // changes that the team does not want, by their sentences; false for those it wants
	chosen  int             // the change that the keys are on
	rows    []fyne.CanvasObject

	keys    *ui.KeyTarget
	top     *fyne.Container
	changes *fyne.Container // in the scroll
	foot    *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
	cache   *ui.Cache
}

func newList(s *Slides, file string, d *deck.Deck, found *deck.Comparison) *list {
	l := &list{
		slides: s, file: file, deck: d, of: s.host.Analysis(), found: found, refused: map[string]bool{},
		keys: ui.NewKeyTarget(), top: container.NewStack(), changes: container.NewStack(), foot: container.NewStack(),
	}
	l.cache = ui.NewCache(func() any { return s.host.PanelWidth() })
	l.keys.OnShortcut, l.keys.OnKey, l.keys.OnRune = s.host.Shortcut, l.typedKey, l.typedRune
	l.scroll = container.NewVScroll(ui.Padded(0, panel.Margin-edge, panel.Margin, panel.Margin-edge, l.changes))
	l.content = ui.Column(0, l.top, ui.Expand(l.scroll), l.foot, l.keys)
	return l
}

// Area implements [panel.Layer].
func (*list) Area() panel.Area { return panel.InPanel }

// Content implements [panel.Layer].
func (l *list) Content() fyne.CanvasObject { return l.content }

// Focus implements [panel.Layer].
func (l *list) Focus() fyne.Focusable { return l.keys }

// Close implements [panel.Layer].
func (l *list) Close() { l.slides.open = nil }

func (l *list) leave() { l.slides.host.LeaveLayer(l) }

// key tells a change from the others, also after the analysis was changed.
func (l *list) key(c *deck.Change) string {
	return fmt.Sprintf("%s\n%s\n%s", c.What, c.ID, c.Text)
}

// wanted says whether a change is to be taken over: what the team has changed itself since is
// not, unless somebody says so. What hangs below something new goes with it.
func (l *list) wanted(c *deck.Change) bool {
	if refused, said := l.refused[l.key(c)]; said && refused || !said && !c.Usual() {
		return false
	}
	return c.Needed() == nil || l.wanted(c.Needed())
}

// wantedOnes are all changes that are to be taken over.
func (l *list) wantedOnes() (all []*deck.Change) {
	for _, c := range l.found.Changes {
		if l.wanted(c) {
			all = append(all, c)
		}
	}
	return all
}

// want takes a change in or leaves it out. To want something is to want what it needs.
func (l *list) want(c *deck.Change, on bool) {
	l.refused[l.key(c)] = !on
	if on && c.Needed() != nil {
		l.want(c.Needed(), true)
	}
}

func (l *list) toggle(i int) {
	if i < len(l.found.Changes) {
		c := l.found.Changes[i]
		l.want(c, !l.wanted(c))
		l.choose(i)
	}
}

// toggleAll wants all changes, or none where all are wanted.
func (l *list) toggleAll() {
	on := len(l.wantedOnes()) < len(l.found.Changes)
	for _, c := range l.found.Changes {
		l.want(c, on)
	}
	l.Refresh()
}

// take makes the changes that are wanted, as one edit.
func (l *list) take() {
	h, wanted := l.slides.host, l.wantedOnes()
	edit := deck.Edit(h.Analysis(), wanted, fishbone.NewID)
	if edit == nil {
		l.leave()
		return
	}
	if panel.DoTelling(h, edit, words.T("deck.taken", "n", len(wanted), "of", len(l.found.Changes)), ui.Positive) {
		l.leave()
	}
}

// Refresh implements [panel.Layer]. Where the analysis was changed, the deck is compared anew.
func (l *list) Refresh() {
	h := l.slides.host
	if h.Presenting() {
		l.leave()
		return
	}
	if a := h.Analysis(); a != l.of {
		if found, err := l.deck.Compare(a); err == nil {
			l.found, l.of = found, a
		}
	}
	l.chosen = max(0, min(l.chosen, len(l.found.Changes)-1))
	l.rebuild()
}

// rebuild shows the list as it stands.
func (l *list) rebuild() {
	wanted := 0
	marks := ""
	for _, c := range l.found.Changes {
		if l.wanted(c) {
			wanted++
			marks += "1"
		} else {
			marks += "0"
		}
	}
	l.cache.Fill(l.top, l.of, l.makeHead)
	l.cache.Fill(l.changes, listDeps{l.of, marks, l.chosen}, l.makeRows)
	l.cache.Fill(l.foot, wanted, func() fyne.CanvasObject { return l.makeFoot(wanted) })
	l.content.Refresh() // the top may have grown
}

// listDeps is all that the list depends on.
type listDeps struct {
	of     *fishbone.Analysis
	wanted string
	chosen int
}

// choose takes a change in hand, brings it into sight, and shows on the board what it is about.
func (l *list) choose(i int) {
	l.chosen = max(0, min(i, len(l.found.Changes)-1))
	if l.chosen < len(l.found.Changes) {
		if c := l.found.Changes[l.chosen]; c.Kind == fishbone.CauseKind && c.ID != "" {
			l.slides.host.Session().Choose(c.ID)
		}
	}
	l.Refresh()
	l.slides.host.Focus()
	if l.chosen >= len(l.rows) {
		return
	}
	row := l.rows[l.chosen]
	ui.Do(func() { ui.Reveal(l.scroll, edge, row) })
}

// allKey wants all changes, or none.
const allKey = "a"

func (l *list) typedRune(r rune) {
	switch {
	case r == ' ':
		l.toggle(l.chosen)
	case action.StrokeOfRune(r) == allKey:
		l.toggleAll()
	}
}

func (l *list) typedKey(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape:
		l.leave()
	case fyne.KeyUp:
		l.choose(l.chosen - 1)
	case fyne.KeyDown:
		l.choose(l.chosen + 1)
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(len(l.found.Changes) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.take()
	}
}
