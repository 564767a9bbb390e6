package workshop

import (
	"slices"
	"testing"

	"whybone/app/action"
	"whybone/app/words"
)

// places are all places that the actions of the page are at.
func places() (all []action.Place) {
	for _, a := range allActions().All() {
		for _, place := range a.Where {
			if place != action.Any && !slices.Contains(all, place) {
				all = append(all, place)
			}
		}
	}
	return all
}

// TestTable sees to it that every action has words in every language and a part in the
// menu bar, that no name stands for two actions, and that no key means two things at
// the same place.
func TestTable(t *testing.T) {
	names, keys := map[string]bool{}, map[string]map[action.Place]bool{}
	for _, a := range allActions().All() {
		if names[a.Name] {
			t.Errorf("%s is there twice", a.Name)
		}
		names[a.Name] = true
		if !slices.Contains(action.Parts(), a.Part) {
			t.Errorf("%s belongs to no part of the menu bar", a.Name)
		}
		if a.Do == nil {
			t.Errorf("%s does nothing from a menu", a.Name)
		}
		if (len(a.Keys) > 0) != (len(a.Where) > 0) {
			t.Errorf("%s has the keys %q at the places %v", a.Name, a.Keys, a.Where)
		}
		for _, k := range a.Keys {
			at := a.Where
			if hears := slices.Contains(at, action.Everywhere) && len(k) > 1; hears || slices.Contains(at, action.Any) {
				at = places() // a character is not heard while something is typed
			}
			if a.Yields {
				continue
			}
			if keys[k] == nil {
				keys[k] = map[action.Place]bool{}
			}
			for _, place := range at {
				if keys[k][place] {
					t.Errorf("%s shares the key %s with another action", a.Name, k)
				}
				keys[k][place] = true
			}
		}
	}
	t.Cleanup(func() { _ = words.Use(words.English) })
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		for _, a := range allActions().All() {
			if a.Words() == a.Name {
				t.Errorf("%s: %s has no words", l.Name, a.Name)
			}
		}
		for _, p := range action.Parts() {
			if words.T(string(p)) == string(p) {
				t.Errorf("%s: %s has no words", l.Name, p)
			}
		}
	}
}

// TestWindowKnowsAllShortcuts compares what the window listens for with the table.
func TestWindowKnowsAllShortcuts(t *testing.T) {
	known := map[string]bool{}
	for _, s := range Shortcuts() {
		known[action.StrokeOf(s)] = true
	}
	for _, a := range allActions().All() {
		for _, k := range a.Keys {
			if action.ShortcutOf(k) != nil && !known[k] {
				t.Errorf("the window does not listen for %s", k)
			}
		}
	}
}
