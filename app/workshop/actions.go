package workshop

import (
	"slices"
	"strings"

	"whybone/app/ui"
	"whybone/app/words"
)

// action is one thing that can be done on the page. There is one table of all of them
// (see table), and every way to do something comes from it: keys, context menus, the
// menu bar, buttons with their tooltips, and the sheet that shows all keys.
type action struct {
	name  string // the key of its words, such as "act.undo"
	part  part   // of the menu bar and of the sheet
	where place  // what has the keys when the keys below mean this
	// keys are strokes as [strokeOf] writes them: "Ctrl+Z", "Alt+Up", "F2", "Return",
	// "s". The first is the one that is shown.
	keys  []string
	can   func(*Page) bool // nil: always
	do    func(*Page)
	nth   func(*Page, int) // instead of do for a key: which of the keys it was
	shown string           // instead of the first of the keys
	// hidden leaves it out of the menu bar: moving the selection, for one, is for keys alone.
	hidden bool
	// apart sets it off from what stands above it in the menu bar.
	apart bool
	// yields leaves its keys to others while it cannot be done.
	yields bool
}

// part is a part of the menu bar and of the sheet of keys.
type part string

// The parts, in their order.
const (
	partAnalysis part = "part.analysis"
	partEdit     part = "part.edit"
	partBoard    part = "part.board"
	partSteps    part = "part.steps"
	partView     part = "part.view"
	partHelp     part = "part.help"
)

var parts = []part{partAnalysis, partEdit, partBoard, partSteps, partView, partHelp}

// place says what has the keys.
type place uint8

const (
	everywhere place = 1 << iota // also while something is typed
	onBoard                      // the picture
	onCards                      // the cards of step 4
	onVerdicts                   // the causes of step 5
)

// table lists all actions. It is made anew for every page: an action may ask for the
// table itself, as the sheet of keys does.
func table() []action {
	return slices.Concat(analysisActions(), editActions(), boardActions(), causeActions(), cardActions(), stepActions(), viewActions(), presenterActions(), helpActions())
}

// named is the action of a name. Asking for one that is not in the table is a mistake in
// the program, which the tests find.
func (p *Page) named(name string) action {
	i := slices.IndexFunc(p.actions, func(a action) bool { return a.name == name })
	return p.actions[i]
}

func (p *Page) can(a action) bool { return a.can == nil || a.can(p) }

// perform does what a menu or a button asks for.
func (p *Page) perform(a action) {
	if p.can(a) {
		a.do(p)
	}
}

// press does what a stroke means at a place, and returns whether it means something
// there: a key whose action cannot be done now is used up all the same.
func (p *Page) press(stroke string, at place) bool {
	for _, a := range p.actions {
		n := slices.Index(a.keys, stroke)
		if n < 0 || a.where&at == 0 {
			continue
		}
		if a.yields && !p.can(a) {
			continue
		}
		p.greeted()
		if a.nth != nil && p.can(a) {
			a.nth(p, n)
		} else {
			p.perform(a)
		}
		return true
	}
	return false
}

// words are what an action is called.
func (a action) words() string { return words.T(a.name) }

// cap is the key that is shown for an action, empty without one.
func (a action) cap() string {
	switch n := len(a.keys); {
	case n == 0:
		return ""
	case a.shown != "":
		return a.shown
	case a.nth != nil && n > 1:
		return keyCap(a.keys[0]) + "–" + keyCap(a.keys[n-1])
	}
	return keyCap(a.keys[0])
}

// tip is the tooltip of a button: what it does, and its key.
func (a action) tip() string {
	if len(a.keys) == 0 {
		return a.words()
	}
	return words.T("act.tip", "what", strings.TrimRight(a.words(), " …."), "key", a.cap())
}

// choices are the lines of a menu for actions of these names. An empty name is a line
// between groups; what cannot be done now is left out.
func (p *Page) choices(names ...string) []ui.Choice {
	var items []ui.Choice
	for _, name := range names {
		if name == "" {
			items = append(items, ui.Choice{})
			continue
		}
		if a := p.named(name); p.can(a) {
			items = append(items, ui.Choice{Words: p.says(a), Key: a.cap(), Do: func() { p.perform(a) }})
		}
	}
	return tidy(items)
}

// tidy leaves out lines between groups that nothing stands on one side of.
func tidy(items []ui.Choice) []ui.Choice {
	var kept []ui.Choice
	for _, c := range items {
		if c.Words != "" || len(kept) > 0 && kept[len(kept)-1].Words != "" {
			kept = append(kept, c)
		}
	}
	if n := len(kept); n > 0 && kept[n-1].Words == "" {
		kept = kept[:n-1]
	}
	return kept
}
