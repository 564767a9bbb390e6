//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// workshop is a meeting of 45 minutes, as it goes: with second thoughts, in the wrong order,
// with keys and the mouse, and the record of what was meant, made without a window.
type workshop struct {
	*gallery
	said *record
	says script
	turn int // whose turn it is, counted from one
}

// TestWorkshop holds a whole workshop in two languages, and compares what is stored at its
// end with what was meant.
func TestWorkshop(t *testing.T) {
	for _, s := range scripts {
		t.Run(string(s.language), func(t *testing.T) {
			d := newDesktop(t, s.width, s.height)
			d.learn(s.language)
			data := dataIn(t.TempDir())
			g := &gallery{dir: filepath.Join(module(t), "build", "screenshots", "workshop", string(s.language)), mode: s.mode}
			g.prepare(d, data, s.language, s.mode)
			g.window = d.open(data, s.language)
			w := &workshop{g, newRecord(t), s, 0}
			w.newAnalysis()
			for _, part := range []func(){
				w.sayProblem, w.nameTeam, w.speakInTurn, w.nameBones, w.comeLate, w.sortCards,
				w.splitCard, w.mergeCards, w.sortRest, w.judge, w.askWhys, w.solve, w.showAll, w.readLater,
			} {
				part()
			}
			w.close()
		})
	}
}

// sayProblem writes the problem, the goal and the head, and corrects itself.
func (w *workshop) sayProblem() {
	about := func(f fishbone.Field, text string) {
		w.enterText(text)
		w.said.do(fishbone.SetAbout{Field: f, Text: text})
		w.heard(text)
	}
	about(fishbone.Problem, w.says.problem)
	w.press("Tab")
	about(fishbone.Goal, w.says.goal)
	w.toStep(guide.StepHead)
	about(fishbone.Head, w.says.head)
	w.became("problem, goal and head", w.said)
}

// enterText types a text, or pastes one that is not on the keys.
func (w *workshop) enterText(text string) {
	if onKeys(text) {
		w.write(text)
	} else {
		w.paste(text)
	}
}

// heard waits until a text has arrived that was pasted: on the clipboard the next one would
// take its place.
func (w *workshop) heard(text string) {
	w.t.Helper()
	if !onKeys(text) {
		w.became(text, w.said)
	}
}

// nameTeam looks ahead first, parks an idea that comes too early, and pastes eight names at
// once.
func (w *workshop) nameTeam() {
	w.toStep(guide.StepSolutions)
	w.take("01-too-early")
	w.clickOn(words.T("parked.hint"))
	w.enter(w.says.idea)
	w.said.do(fishbone.Add{Thing: &fishbone.Idea{ID: w.said.name(w.says.idea), Text: w.says.idea}})
	w.became("a parked idea", w.said)
	w.toStep(guide.StepCauses)
	w.clickOn("+ " + words.T("people.add"))
	w.away()
	w.gone("+ " + words.T("people.add"))
	w.paste(w.says.people)
	w.press("Return", "Return") // enters them, if they are one line, and ends
	names := strings.FieldsFunc(w.says.people, func(r rune) bool { return strings.ContainsRune(",、\n", r) })
	for i, name := range names {
		role := []fishbone.Role{fishbone.Facilitator, fishbone.Recorder, fishbone.Member}[min(i, 2)]
		name = strings.TrimSpace(name)
		w.said.do(fishbone.Add{Thing: &fishbone.Person{ID: w.said.name(name), Name: name, Role: role}})
	}
	w.became("eight people", w.said)
	w.press("ctrl+shift+t")
	w.clickOn(words.T("timer.meeting") + " · " + words.T("timer.minutes", "n", 45))
	w.away()
}

// speaker is whose turn it is.
func (w *workshop) speaker() string {
	if w.turn == 0 {
		return ""
	}
	return w.said.a.People()[w.turn-1].Name
}

// pass gives the turn to the next one.
func (w *workshop) pass() {
	w.press("F8")
	w.turn = w.turn%len(w.said.a.People()) + 1
}

// speakInTurn has each of the eight say four causes, one with a slip that is taken back, the
// last one from a list; half of it in front of everybody.
func (w *workshop) speakInTurn() {
	for i, c := range w.says.causes {
		if i%4 == 0 {
			w.pass()
		}
		switch i {
		case 5:
			w.enter("Mx")
			w.press("ctrl+z")
		case 12:
			w.take("02-wall")
			w.press("F11")
			w.onStep(guide.StepCauses)
		case 28:
			w.take("03-wall-presented")
			w.press("F11")
		}
		w.enter(c)
		w.said.do(fishbone.AddCause{ID: w.said.name(c), Text: c, By: w.speaker()})
		w.heard(c)
	}
	w.became("the causes of eight people", w.said)
	w.paste("• " + strings.Join(w.says.list, "\n• "))
	for _, c := range w.says.list {
		w.said.do(fishbone.AddCause{ID: w.said.name(c), Text: c, By: w.speaker()})
	}
	w.became("a pasted list, too", w.said)
	w.away()
	w.take("04-wall-full")
}

// toStep opens a step and waits until it is shown: its name may stand between two points of
// the screen, where eyes do not find it.
func (w *workshop) toStep(n guide.Step) {
	w.t.Helper()
	w.openStep(n)
	w.rest()
}

// nameBones types five bones of the team's own.
func (w *workshop) nameBones() {
	w.toStep(guide.StepGroup)
	for _, b := range w.says.bones {
		w.enter(b)
		w.said.bone(b)
		w.heard(b)
	}
	w.became("five bones", w.said)
}

// comeLate goes back a step for a cause that is said for a bone.
func (w *workshop) comeLate() {
	w.toStep(guide.StepCauses)
	w.enter("2> " + w.says.late)
	w.said.cause(w.says.bones[1], w.says.late, w.speaker())
	w.became("a cause straight onto its bone", w.said)
	w.toStep(guide.StepGroup)
	w.away()
	w.take("05-group")
}

// onto is the bone that a card goes onto, by its number from one.
func (w *workshop) onto(i int) int { return i*7%len(w.says.bones) + 1 }

// sortCards sends cards by their numbers, and takes one back that went wrong.
func (w *workshop) sortCards() {
	w.press("Escape") // from the line to the cards
	for i, c := range w.all()[:sorted] {
		w.send(i, c)
	}
	w.became("cards on bones", w.said)
	wrong := w.all()[sorted]
	w.press("1")
	w.stored("a card on the wrong bone", func(a *fishbone.Analysis) bool { return len(a.CauseIDs(fishbone.Tray)) == len(w.all())-sorted-1 })
	w.press("ctrl+z")
	w.became("the card is taken back", w.said)
	w.clickRow(wrong)
	w.press("4")
	w.said.do(fishbone.MoveCause{ID: w.said.id[wrong], Under: w.said.id[w.says.bones[3]]})
	w.became("and put right", w.said)
}

// sorted is how many cards go onto bones before anybody has second thoughts.
const sorted = 18

// all are the cards in the order in which they were said.
func (w *workshop) all() []string { return append(slices.Clone(w.says.causes), w.says.list...) }

func (w *workshop) send(i int, c string) {
	n := w.onto(i)
	w.press(fmt.Sprint(n))
	w.said.do(fishbone.MoveCause{ID: w.said.id[c], Under: w.said.id[w.says.bones[n-1]]})
}

// clickRow takes a card in hand by its row in the panel.
func (w *workshop) clickRow(text string) {
	w.t.Helper()
	w.rest() // the list may be on its way
	w.click(w.seeIn(w.side(), text))
	w.away()
}

// side is the panel, at any size of the window.
func (w *workshop) side() image.Rectangle {
	return image.Rect(w.width-w.scaled(360), w.scaled(56), w.width, w.height-w.scaled(32))
}

// splitCard makes two cards of the one that says two things.
func (w *workshop) splitCard() {
	two, one, rest := w.all()[sorted+1], w.says.split[0], w.says.split[1]
	w.do(append(moveTo(middle(w.lit())), "click", "3")...) // it is the first that waits
	w.take("06-card-menu")
	w.clickOn(words.T("act.split"))
	w.see(words.T("split.how"))
	w.take("07-split")
	w.press("Return")
	w.said.do(fishbone.SplitCause{ID: w.said.id[two], As: w.said.name(rest), Text: one, Rest: rest})
	w.said.id[one] = w.said.id[two]
	w.became("two cards of one", w.said)
}

// mergeCards drags one card onto another, parts them and thinks better of that, and finds by
// its words what another one repeats.
func (w *workshop) mergeCards() {
	all := w.all()
	one, into, again := all[sorted+4], all[sorted+7], all[sorted+6]
	from, to := w.card(one), w.card(into)
	w.carry(from, to, dragMoves)
	w.until("it says that they become one", func() bool { return w.seesIn(w.boardNow(), words.T("wall.merge")) })
	w.take("08-merge-drag")
	w.do("mouseup", "1")
	w.said.do(fishbone.MergeCause{ID: w.said.id[one], Into: w.said.id[into], As: "merged"})
	w.became("one card of two", w.said)
	w.see(words.T("wordings.title", "n", 2))
	w.away()
	w.take("09-merged")
	w.press("p")
	w.stored("two cards again", func(a *fishbone.Analysis) bool { return len(a.Merged()) == 0 })
	w.press("ctrl+z")
	w.became("one card after all", w.said)
	w.clickRow(w.says.split[0]) // away from the wordings, which take much room
	w.clickRow(again)
	w.press("s")
	w.see(words.T("same.hint"))
	w.enterText(w.says.like)
	w.take("10-same")
	w.press("Return")
	w.said.do(fishbone.MergeCause{ID: w.said.id[again], Into: w.said.id[w.says.causes[0]], As: "found"})
	w.became("a card merged into one on a bone", w.said)
}

// card is where a card lies on the wall: it is taken in hand, so that its edge is lit.
func (w *workshop) card(text string) (at image.Rectangle) {
	w.t.Helper()
	w.clickRow(text)
	return w.lit()
}

// sortRest sends what still waits.
func (w *workshop) sortRest() {
	w.listTop()
	w.clickRow(w.says.split[0])
	for i, c := range w.said.a.Causes(fishbone.Tray) {
		w.send(i, c.Text)
	}
	w.became("every card on a bone", w.said)
	w.toStep(guide.StepGroup)
	w.take("11-grouped")
}

// listTop turns the wheel until the panel's list stands at its beginning.
func (w *workshop) listTop() {
	w.rest()
	w.do(append(moveTo(middle(w.side())), "click", "--repeat", "40", "--delay", "5", "4")...)
}

// judge votes on every cause and gives verdicts by keys; the keys mean nothing after a click
// on the paper.
func (w *workshop) judge() {
	w.toStep(guide.StepAgree)
	w.rest()
	board := w.boardNow()
	w.click(image.Rect(board.Max.X-12, board.Max.Y-70, board.Max.X-8, board.Max.Y-66))
	w.press("r", "plus")
	w.see(words.T("agree.choose"))
	w.listTop()
	w.clickRow(w.says.causes[0])
	for i, c := range w.level1() {
		var keys []string
		for range i * 5 % 4 {
			keys = append(keys, "plus")
		}
		v, key := fishbone.Verdict{Finding: fishbone.Confirmed}, "c"
		switch {
		case w.drilled(i):
			v.Evidence = w.says.evidence
		case i%3 == 0:
			v.Finding, key = fishbone.Rejected, "r"
		default:
			v.Finding, key = fishbone.ToVerify, "l"
		}
		w.press(append(keys, key)...)
		if v.Evidence != "" {
			w.press("Return")
			w.enterText(v.Evidence)
			w.press("Escape")
		}
		if i == 9 {
			w.take("12-agree")
		}
		w.press("Down")
		w.said.do(fishbone.SetVotes{ID: c.ID, Votes: c.Votes + i*5%4}, fishbone.Judge{ID: c.ID, Verdict: v})
		w.heard(v.Evidence)
	}
	w.became("votes and verdicts", w.said)
}

// drilled says whether a cause is one of the four that are asked about.
func (*workshop) drilled(i int) bool { return i == 0 || i == 8 || i == 13 || i == 22 }

// level1 are the causes on the bones.
func (w *workshop) level1() []fishbone.Cause {
	var cs []fishbone.Cause
	for level, c := range w.said.a.WalkBones() {
		if level == 1 {
			cs = append(cs, c)
		}
	}
	return cs
}

// askWhys goes down from three causes to level five, and ends a fourth one early: that is not
// the team's to change.
func (w *workshop) askWhys() {
	w.toStep(guide.StepWhy)
	w.see(words.T("drill.pick"))
	w.take("13-pick")
	var confirmed []fishbone.Cause
	for i, c := range w.level1() {
		if w.drilled(i) {
			confirmed = append(confirmed, c)
		}
	}
	for i, chain := range w.says.chains {
		w.pass()
		w.press("Up", "Up", "Up", "Up")
		for range i {
			w.press("Down")
		}
		w.press("Return")
		w.see(words.T("drill.level", "n", 1, "of", 5))
		under := confirmed[i].Text
		w.said.id[under] = confirmed[i].ID
		for _, answer := range chain {
			w.enter(answer)
			w.said.cause(under, answer, w.speaker())
			w.heard(answer)
			under = answer
		}
		w.became("a chain of whys", w.said)
		w.see(words.T("drill.level", "n", len(chain)+1, "of", 5))
		if i < len(w.says.chains)-1 {
			w.see(words.T("drill.prevent"))
			w.take(fmt.Sprintf("14-deep-%d", i))
			w.press("Return")
			w.see(words.T("drill.proof.hint"))
			w.enter(w.says.proof)
			w.said.do(fishbone.Judge{ID: w.said.id[under], Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: w.says.proof}})
		} else {
			w.press("ctrl+period")
			w.see(words.T("drill.reason.hint"))
			w.enter(w.says.reason)
			w.clickOn(words.T("act.outside"))
			w.away()
			w.said.do(fishbone.StopAsking{ID: w.said.id[under], Reason: w.says.reason, Control: fishbone.OutsideControl})
		}
		w.became("the end of a chain", w.said)
		w.press("Escape")
		w.see(words.T("drill.pick"))
	}
	w.take("15-asked")
}

// solve lists 22 solutions for three root causes, in another light in between, some from a
// list and one that was parked.
func (w *workshop) solve() {
	w.toStep(guide.StepSolutions)
	roots := w.said.a.RootCauses()
	if len(roots) != 3 {
		w.t.Fatalf("there are %d root causes", len(roots))
	}
	each := len(w.says.solutions) / len(roots)
	for i, root := range roots {
		if i > 0 {
			w.press("Down")
		}
		w.pass()
		mine := w.says.solutions[i*each : (i+1)*each]
		for _, text := range mine[:4] {
			w.enter(text)
			w.solution(text, root.ID)
			w.heard(text)
		}
		w.press("F9", "F9") // dark and light again: the root cause in question stays
		w.paste("1. " + mine[4] + "\n2. " + mine[5] + "\n3. " + mine[6])
		for _, text := range mine[4:] {
			w.solution(text, root.ID)
		}
		w.became("solutions for a root cause", w.said)
	}
	w.click(w.seeIn(w.side(), w.says.idea))
	w.away()
	w.said.do(fishbone.Remove{Of: fishbone.IdeaKind, ID: w.said.id[w.says.idea]},
		fishbone.Add{Thing: &fishbone.Solution{ID: "idea", Text: w.says.idea, Causes: []fishbone.ID{roots[2].ID}}})
	w.became("22 solutions", w.said)
	w.see(fmt.Sprintf("%d / %d", len(w.says.solutions)+1, fishbone.TwentySolutions))
	w.take("16-solutions")
}

// solution is meant for a root cause.
func (w *workshop) solution(text string, root fishbone.ID) {
	w.t.Helper()
	w.said.do(fishbone.Add{Thing: &fishbone.Solution{ID: w.said.name(text), Text: text, By: w.speaker(), Causes: []fishbone.ID{root}}})
}

// showAll presents the result and exports it.
func (w *workshop) showAll() {
	w.press("F11")
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		w.openStep(n)
		w.take(fmt.Sprintf("17-presented-%d", n))
	}
	w.press("F11")
	w.away()
	w.see(words.T("workshop.export"))
	w.press("ctrl+e")
	w.see(words.T("export.save"))
	w.take("18-export")
	w.press("Escape")
	w.gone(words.T("export.save"))
	w.export("fish.svg")
	w.press("Return")
	w.until("the picture is in its file", func() bool { return slices.Contains(filesIn(w.t, w.home), "fish.svg") })
	w.away()
	w.take("19-exported")
}

// readLater opens the same again: nothing that was meant is missing.
func (w *workshop) readLater() {
	w.close()
	again := w.desktop.open(w.data, w.says.language)
	again.id = w.id
	w.window = again
	w.became("all of it, the next time", w.said)
	w.rest()
	w.take("20-again")
}
