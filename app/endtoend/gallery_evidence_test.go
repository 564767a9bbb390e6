//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"slices"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

func init() {
	parts = append(parts, part{"evidence", (*gallery).evidence})
}

// evidence visits the pages on which a team finds out what is so: facts, quiet rounds, causes
// against facts, ballots, verification, meetings and the coach; each of them empty, as usual and
// crowded.
func (g *gallery) evidence(data string, language words.Language) {
	store, err := storage.Open(data)
	must(g.t, err)
	states := g.storeEvidence(store)
	must(g.t, store.Close())
	for _, s := range states {
		store, err := storage.Open(data)
		must(g.t, err)
		must(g.t, store.SetSetting("open", string(s.id)))
		must(g.t, store.Close())
		g.window = g.desktop.open(data, language)
		g.id = s.id
		g.factPages(s.name)
		g.quietPages(s.name)
		g.checkPages(s.name)
		g.votePages(s.name)
		g.verifyPages(s.name)
		g.solutionVote(s.name)
		g.meetingPage(s.name)
		g.close()
	}
}

// view opens a view of a step by its tab.
func (g *gallery) view(n guide.Step, name string) {
	g.t.Helper()
	g.step(n)
	at := g.seeIn(g.tabLine(), words.T("view."+name))
	g.click(at)
	accent := ui.Light.Accent
	if g.mode == ui.DarkMode {
		accent = ui.Dark.Accent
	}
	below := image.Rect(at.Min.X, at.Max.Y, at.Max.X, at.Max.Y+g.scaled(30))
	g.until("the view is open", func() bool { return !area(g.screen(), below, accent).Empty() })
	g.away()
}

// beside is where the panel stands, however wide it is.
func (g *gallery) beside() image.Rectangle {
	return image.Rect(g.width*7/10, g.scaled(ui.HeaderHeight), g.width, g.height-g.scaled(ui.StatusHeight))
}

// tabLine is where the tabs stand.
func (g *gallery) tabLine() image.Rectangle {
	return image.Rect(g.scaled(56), g.scaled(54), g.width-g.scaled(360), g.scaled(104))
}

// shownAlso takes a picture of a page, and one of it in front of everybody.
func (g *gallery) shownAlso(name, state string) {
	g.take(name + "-" + state)
	g.shown(name + "-" + state + "-present")
}

func (g *gallery) factPages(state string) {
	g.view(guide.StepProblem, "facts")
	g.shownAlso("facts", state)
	g.turn("Down", "Down", "Tab", "Tab")
	g.take("facts-" + state + "-cell")
	g.scrollBoard(5)
	g.take("facts-" + state + "-foot")
	g.scrollBoard(4)
}

// scrollBoard turns the wheel over the board, down with the fifth button, up with the fourth.
func (g *gallery) scrollBoard(button int) {
	g.do(append(moveTo(middle(g.boardNow())), "click", "--repeat", "160", "--delay", "5", string(rune('0'+button)))...)
	g.away()
	g.rest()
}

func (g *gallery) quietPages(state string) {
	g.view(guide.StepCauses, "quiet")
	g.shownAlso("quiet", state)
	people := g.analysis().People()
	if len(people) == 0 {
		return
	}
	g.seen(func() { g.clickAny(g.beside(), people) })
	g.away()
	g.take("quiet-" + state + "-writer")
	g.turn("Escape")
	g.seen(func() { g.click(g.seeIn(g.beside(), words.T("quiet.guess"))) })
	g.away()
	g.take("quiet-" + state + "-guesses")
}

// clickAny clicks on the first name that is seen: some stand between two points of the screen,
// where eyes do not find them.
func (g *gallery) clickAny(in image.Rectangle, people []fishbone.Person) {
	g.t.Helper()
	var at image.Rectangle
	g.until("a name is seen", func() bool {
		img := g.screen()
		return slices.ContainsFunc(people, func(p fishbone.Person) (found bool) {
			at, found = g.eyes.find(img, in, p.Name)
			return found
		})
	})
	g.click(at)
}

func (g *gallery) checkPages(state string) {
	g.view(guide.StepAgree, "factcheck")
	g.shownAlso("factcheck", state)
	g.turn("Down", "Right", "n")
	g.take("factcheck-" + state + "-cannot")
}

// votePages are a result and what comes before the next ballot, or a ballot that goes on.
func (g *gallery) votePages(state string) {
	g.view(guide.StepAgree, "vote")
	g.shownAlso("vote", state)
	if state != empty {
		g.onWall("vote-" + state + "-wall")
	}
	switch state {
	case usual:
		g.turn("v")
		g.take("vote-" + state + "-setup")
		g.turn("a", "Return") // no pair is the same; then the first voter
		g.take("vote-" + state + "-begun")
		g.turn("Escape")
	case crowded:
		g.turn("Return")
		g.take("vote-" + state + "-hand")
		g.turn("Return")
		g.take("vote-" + state + "-cards")
		g.turn("a", "a", "c", "d", "Down", "Down", "Down")
		g.take("vote-" + state + "-dots")
		g.turn("Escape")
		g.rest()
	}
}

// onWall takes a picture of the second window, as large as the screen, as on a second one.
func (g *gallery) onWall(name string) {
	const key = "ctrl+shift+w"
	g.press(key)
	g.rest() // the first window comes up again, with the keys
	g.do("search", "--sync", "--onlyvisible", "--name", "^"+words.T("vote.wall.title")+"$", "windowmove", "0", "0",
		"windowsize", fmt.Sprint(g.width), fmt.Sprint(g.height), "windowraise")
	g.take(name)
	g.seen(func() { g.press(key) })
	g.rest()
}

func (g *gallery) verifyPages(state string) {
	g.view(guide.StepAgree, "verify")
	if state == crowded {
		board := g.boardNow()
		board.Min.Y = g.tabLine().Max.Y // the tab says the same
		at := g.seeIn(board, words.T("view.verify"))
		beside := image.Rect(board.Min.X, at.Min.Y-2, at.Min.X, at.Max.Y+2) // a sentence begins with that word, too
		g.seen(func() { g.click(g.seeIn(beside, words.T("points.mode"))) })
		g.away()
		g.shownAlso("points", state)
		g.seen(func() { g.click(g.seeIn(board, words.T("view.verify"))) })
		g.away()
	}
	g.shownAlso("verify", state)
	g.turn("Down")
	g.take("verify-" + state + "-next")
}

func (g *gallery) solutionVote(state string) {
	g.view(guide.StepSolutions, "voteSolutions")
	g.shownAlso("vote-solutions", state)
}

// meetingPage is the list of meetings, and what the coach says of the steps.
func (g *gallery) meetingPage(state string) {
	for _, n := range []guide.Step{guide.StepAgree, guide.StepCauses} {
		g.view(n, "picture")
		g.take(fmt.Sprintf("coach-marks-%d-%s", n, state))
	}
	g.turn("ctrl+shift+a")
	g.away()
	g.take("coach-" + state)
	g.turn("Escape")
	g.clickOn(words.T("part.view"))
	g.seen(func() { g.clickOn(words.T("act.meetings")) })
	g.away()
	g.take("meetings-" + state)
	g.press("Escape")
}

// The states of an analysis.
const (
	empty   = "empty"
	usual   = "usual"
	crowded = "crowded"
)

// state is an analysis in one of them.
type state struct {
	name string
	id   fishbone.ID
}
