//go:build linux

package endtoend

import (
	"image"

	"whybone/app/words"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// copied is what the list says after a copy and after a deletion: the copy is taken away
// again.
func (g *gallery) copied() {
	list, _, err := g.store.List(storage.Query{})
	must(g.t, err)
	for _, s := range []struct {
		pick, name string
		left       int
	}{
		{"home.duplicate", "home-duplicated", len(list) + 1},
		{"home.delete", "home-deleted", len(list)},
	} {
		row := g.seeIn(image.Rect(0, g.height/2, g.width, g.height), words.T("state.complete")) // the first one
		g.do(append(moveTo(middle(row)), "click", "3")...)
		g.clickOn(words.T(s.pick))
		g.until("the list is another one", func() bool {
			_, total, err := g.store.List(storage.Query{})
			must(g.t, err)
			return total == s.left
		})
		g.away()
		g.take(s.name)
	}
}

// ofPanels are the menus of a bone and of a person.
func (g *gallery) ofPanels() {
	panel := image.Rect(g.width*70/100, g.scaled(56), g.width, g.height)
	g.step(guide.Group)
	g.menuOf("bone-menu", g.seeIn(panel, g.analysis().Bones()[0].Name))
	g.step(guide.Causes)
	g.menuOf("person-menu", g.seeIn(panel, g.analysis().People()[0].Name))
}
