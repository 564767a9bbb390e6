package action

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
)

// Table holds all actions of a page, in the order in which menus show them.
type Table struct {
	// OnPress is told before a key does something; may be nil.
	OnPress func()

	actions []Action
}

// NewTable makes a table. An action that says behind which other one it stands is put
// there, wherever that one comes from.
func NewTable(actions ...Action) *Table {
	t := &Table{}
	for _, a := range actions {
		if a.After == "" {
			t.actions = append(t.actions, a)
		}
	}
	for _, a := range actions {
		if a.After != "" {
			t.insert(a)
		}
	}
	return t
}

// insert puts an action behind the one that it stands behind, and behind those that are
// there already.
func (t *Table) insert(a Action) {
	at := len(t.actions)
	if i := t.index(a.After); i >= 0 {
		for at = i + 1; at < len(t.actions) && t.actions[at].After == a.After; at++ {
		}
	}
	t.actions = slices.Insert(t.actions, at, a)
}

func (t *Table) index(name string) int {
	return slices.IndexFunc(t.actions, func(a Action) bool { return a.Name == name })
}

// All returns all actions in their order.
func (t *Table) All() []Action { return slices.Clone(t.actions) }

// Named is the action of a name. Asking for one that is not in the table is a mistake in
// the program, which the tests find.
func (t *Table) Named(name string) Action { return t.actions[t.index(name)] }

// Can says whether the action of a name can be done now.
func (t *Table) Can(name string) bool { return t.Named(name).Possible() }

// Perform does the action of a name, if it can be done now.
func (t *Table) Perform(name string) { t.Named(name).Perform() }

// Tip is the tooltip of a button for the action of a name.
func (t *Table) Tip(name string) string { return t.Named(name).Tip() }

// Cap is the key that is shown for the action of a name.
func (t *Table) Cap(name string) string { return t.Named(name).Cap() }

// Press does what a stroke means at a place, and returns whether it means something
// there: a key whose action cannot be done now is used up all the same.
func (t *Table) Press(stroke string, at Place) bool {
	for _, a := range t.actions {
		n := slices.Index(a.Keys, stroke)
		if n < 0 || !a.at(at) || a.Yields && !a.Possible() {
			continue
		}
		if t.OnPress != nil {
			t.OnPress()
		}
		if a.Nth != nil && a.Possible() {
			a.Nth(n)
		} else {
			a.Perform()
		}
		return true
	}
	return false
}

// Choices are the lines of a menu for actions of these names. An empty name is a line
// between groups; what cannot be done now is left out.
func (t *Table) Choices(names ...string) []ui.Choice {
	var items []ui.Choice
	for _, name := range names {
		if name == "" {
			items = append(items, ui.Choice{})
			continue
		}
		if a := t.Named(name); a.Possible() {
			items = append(items, a.choice())
		}
	}
	return tidy(items)
}

// Menu are the lines of one part; what cannot be done now is shown, but dimmed.
func (t *Table) Menu(p Part) []ui.Choice {
	var items []ui.Choice
	for _, a := range t.actions {
		if a.Part != p || a.Hidden {
			continue
		}
		if a.Apart {
			items = append(items, ui.Choice{})
		}
		line := a.choice()
		line.Off = !a.Possible()
		items = append(items, line)
	}
	return items
}

func (a Action) choice() ui.Choice {
	return ui.Choice{Words: a.Label(), Key: a.Cap(), Do: a.Perform}
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

// Shortcuts are all shortcuts with a modifier in the table: a window has to be told what
// to look out for while nothing has the focus.
func (t *Table) Shortcuts() []fyne.Shortcut {
	all := []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}}
	seen := []string{"Ctrl+Z", "Ctrl+Y"}
	for _, a := range t.actions {
		for _, stroke := range a.Keys {
			if s := ShortcutOf(stroke); s != nil && !slices.Contains(seen, stroke) {
				all, seen = append(all, s), append(seen, stroke)
			}
		}
	}
	return all
}
