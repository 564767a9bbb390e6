//go:build linux

package endtoend

import (
	"image"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/draw/scene"
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
		row := g.seeIn(image.Rect(0, g.height/2, g.width, g.height), words.T("state.closed")) // the first one
		g.do(append(moveTo(middle(row)), "click", "3")...)
		g.clickOn(words.T(s.pick))
		g.until("the list is another one", func() bool {
			_, total, err := g.store.List(storage.Query{})
			must(g.t, err)
			return total == s.left
		})
		g.until("the card has its picture", func() bool {
			return !area(g.screen(), image.Rect(0, 0, g.width/2, g.height/2), g.picture().Head).Empty()
		})
		g.away()
		g.take(s.name)
	}
}

// picture is how pictures look in the window.
func (g *gallery) picture() scene.Theme {
	if g.mode == ui.DarkMode {
		return scene.Dark()
	}
	return scene.Light()
}

// ofPanels are the menus of a bone and of a person.
func (g *gallery) ofPanels() {
	panel := image.Rect(g.width*70/100, g.scaled(56), g.width, g.height)
	g.step(guide.StepGroup)
	for _, b := range g.analysis().Bones() { // the list stands where what is chosen on the board is in sight
		if g.seesIn(panel, b.Name) {
			g.menuOf("bone-menu", g.seeIn(panel, b.Name))
			break
		}
	}
	g.step(guide.StepCauses)
	g.menuOf("person-menu", g.seeIn(panel, g.analysis().People()[0].Name))
}
