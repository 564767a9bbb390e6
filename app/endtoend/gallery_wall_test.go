//go:build linux

package endtoend

import (
	"image"
	"strings"
	"time"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// cards is a meeting whose cards everybody looks at: said, timed, pasted, merged and sorted.
// They are what the worked example says in the language, taken off its bones.
func (g *gallery) cards(data string, language words.Language) {
	store, err := storage.Open(data)
	must(g.t, err)
	id := g.storeCards(store)
	must(g.t, store.SetSetting("open", string(id)))
	must(g.t, store.SetSetting("textsize", "100"))
	must(g.t, store.Close())
	g.window = g.desktop.open(data, language)
	g.id = id
	g.signed(fishbone.SignNames)
	g.away()
	g.take("wall")
	g.sign(fishbone.SignNames, fishbone.SignInitials)
	g.sign(fishbone.SignInitials, fishbone.SignNobody)
	g.shown("wall-present-nobody")
	g.sign(fishbone.SignNobody, fishbone.SignNames)
	g.clocks()
	g.shown("wall-present")
	g.pasted()
	g.sorting()
	g.close()
}

// storeCards stores an analysis with the causes of the worked example as cards, each said by
// somebody of its people, and returns it.
func (g *gallery) storeCards(store *storage.Store) fishbone.ID {
	list, _, err := store.List(storage.Query{})
	must(g.t, err)
	sample, err := store.Load(list[len(list)-1].ID)
	must(g.t, err)
	people := sample.People()
	edits := []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: sample.About().Problem},
		fishbone.SetAbout{Field: fishbone.Head, Text: sample.HeadText()},
	}
	for _, one := range people {
		one.ID = fishbone.NewID()
		edits = append(edits, fishbone.Add{Thing: &one})
	}
	for _, bone := range sample.Bones() {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: bone.Name}})
	}
	n := 0
	for _, c := range sample.WalkBones() {
		edits = append(edits, fishbone.AddCause{ID: fishbone.NewID(), Text: c.Text, By: people[n/3%len(people)].Name})
		if n++; n == 34 {
			break
		}
	}
	at := fishbone.Stamp{At: time.Now()}
	a, err := store.Create(fishbone.New(fishbone.NewID(), at))
	must(g.t, err)
	_, err = store.Do(a, fishbone.Batch{Edits: edits}, at)
	must(g.t, err)
	must(g.t, store.SetStep(a.ID(), guide.StepCauses))
	return a.ID()
}

// sign chooses how cards are signed, by the menu above them.
func (g *gallery) sign(from, to fishbone.Signing) {
	g.click(g.signed(from))
	g.away()
	g.take("wall-signing-" + nameOf(to))
	for _, s := range fishbone.Signings() {
		g.press("Down")
		if s == to {
			g.press("Return")
			break
		}
	}
	g.signed(to)
	g.take("wall-" + nameOf(to))
}

// signed waits until cards are signed in a way, or there is no room for it, and returns where that
// is said.
func (g *gallery) signed(how fishbone.Signing) (at image.Rectangle) {
	g.t.Helper()
	g.until("how cards are signed is seen", func() bool {
		img, all := g.screen(), image.Rect(0, 0, g.width, g.height)
		for _, said := range []string{words.T("signing." + nameOf(how)), words.T("wall.sign.noRoom")} {
			if found, ok := g.eyes.find(img, all, words.T("wall.signed", "how", said)); ok {
				at = found
				return true
			}
		}
		return false
	})
	return at
}

// nameOf is what a way to sign is called in names.
func nameOf(s fishbone.Signing) string {
	if s == fishbone.SignNames {
		return "names"
	}
	return string(s)
}

// shown presents what is open and ends that again.
func (g *gallery) shown(name string) {
	g.press("F11")
	g.gone(words.T("workshop.present"))
	g.away()
	g.take(name)
	g.press("F11")
	g.see(words.T("workshop.present"))
	g.rest()
}

// clocks starts the meeting's clock and shows its agenda.
func (g *gallery) clocks() {
	g.press("ctrl+shift+t")
	g.clickOn(words.T("timer.meeting") + " · " + words.T("timer.minutes", "n", 45))
	g.press("ctrl+shift+t")
	g.rest() // a menu that has no room below the clocks moves
	g.clickOn(words.T("act.agenda"))
	g.away()
	g.see(words.T("agenda.title"))
	g.take("agenda")
	g.press("Escape")
	g.gone(words.T("agenda.title"))
	g.press("F8", "F8")
}

// pasted is a list that can be read in two ways.
func (g *gallery) pasted() {
	a := g.analysis()
	bones, cards := a.Bones(), a.Causes(fishbone.Tray)
	rows := []string{
		bones[0].Name + "\t" + cards[1].Text + "\t" + cards[2].Text,
		bones[0].Name + "\t" + cards[3].Text + "\t",
		"KPI" + "\t" + cards[4].Text + "\t" + cards[5].Text,
	}
	g.paste(strings.Join(rows, "\n"))
	g.see(words.T("paste.ways"))
	g.take("paste-ways")
	g.press("Down")
	g.take("paste-ways-other")
	g.press("Escape")
	g.gone(words.T("paste.ways"))
}

// sorting begins to put cards onto bones, and makes one of two.
func (g *gallery) sorting() {
	g.step(guide.StepGroup)
	g.press("Escape") // from the line to the cards
	g.away()
	g.take("wall-group")
	g.press("1", "2", "3", "4", "5", "6", "1", "2")
	g.stored("eight cards less", func(a *fishbone.Analysis) bool { return len(a.CauseIDs(fishbone.Tray)) == 26 })
	g.take("wall-group-8")
	g.menuOf("wall-menu", g.lit())
	g.press("s")
	g.see(words.T("same.hint"))
	g.take("wall-same")
	g.press("Return")
	g.stored("one card of two", func(a *fishbone.Analysis) bool { return len(a.Merged()) == 1 })
	g.see(words.T("wordings.title", "n", 2))
	g.take("wall-merged")
	g.shown("wall-group-present")
}

// boardNow is the board, at any size of the windog.
func (g *gallery) boardNow() image.Rectangle {
	return image.Rect(g.scaled(60), g.scaled(56), g.width-g.scaled(364), g.height-g.scaled(32))
}

// lit is where the card in hand lies on the wall.
func (g *gallery) lit() (at image.Rectangle) {
	g.t.Helper()
	g.rest()
	board := g.boardNow()
	board.Min.Y = (board.Min.Y + board.Max.Y) / 2 // the fish, whose head has this colour, is above
	edge := ui.Light.Accent
	if g.mode == ui.DarkMode {
		edge = ui.Dark.Accent
	}
	g.until("a card is lit", func() bool {
		at = area(g.screen(), board, edge)
		return at.Dx() > 40
	})
	return at
}
