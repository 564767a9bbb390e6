//go:build linux

package endtoend

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// meeting is a team that works in the picture, with everybody watching, and the record
// of what it says, made without a window.
type meeting struct {
	*window
	said *record
}

// TestBoardIsTheEditor builds the sample from nothing in presenter mode, drills down,
// links, takes all of it back to the empty board and brings it again.
func TestBoardIsTheEditor(t *testing.T) {
	d := newDesktop(t, 1280, 720)
	m := &meeting{d.open(dataIn(t.TempDir()), words.English), newRecord(t)}
	m.newAnalysis()
	for _, part := range []struct {
		name string
		do   func(m *meeting)
	}{
		{"begin to present", (*meeting).begin},
		{"the team", (*meeting).nameTeam},
		{"bursts to bones", (*meeting).capturePeople},
		{"a pasted list", (*meeting).pasteMachines},
		{"an outline on the board", (*meeting).outlineEnvironment},
		{"cards by numbers", (*meeting).sortMaterials},
		{"one after the other on the board", (*meeting).listMethods},
		{"same as", (*meeting).linkSame},
		{"whys", (*meeting).askWhys},
		{"five deep, twice", (*meeting).drill},
		{"undo and redo", (*meeting).undoAllAndRedo},
	} {
		if !t.Run(part.name, func(t *testing.T) {
			outer := m.t
			m.t, m.said.t = t, t
			defer func() { m.t, m.said.t = outer, outer }()
			part.do(m)
		}) {
			return // the rest stands on it
		}
	}
	m.close()
}

// begin presents, says the problem and takes a set of bones.
func (m *meeting) begin() {
	m.press("F11")
	m.see(words.T("workshop.step", "n", guide.StepProblem) + " · " + words.T("step.1")) // the thin line
	m.enter(damage)
	m.onStep(guide.StepHead)
	m.enter(headline)
	m.see(words.T("workshop.step", "n", guide.StepHead) + " · " + words.T("step.2"))
	m.press("3") // the four M
	m.onStep(guide.StepCauses)
	m.said.do(fishbone.SetAbout{Field: fishbone.Problem, Text: damage}, fishbone.SetAbout{Field: fishbone.Head, Text: headline})
	for _, r := range sample[:4] {
		m.said.bone(r.bone)
	}
	m.became("problem, head and four bones", m.said)
}

// onStep waits until a step is open.
func (w *window) onStep(n guide.Step) {
	w.t.Helper()
	w.until(fmt.Sprintf("step %d is open", n), func() bool {
		open, err := w.store.Step(w.id)
		must(w.t, err)
		return open == n
	})
}

// goTo goes to a step.
func (m *meeting) goTo(n guide.Step) {
	m.t.Helper()
	m.press(fmt.Sprintf("ctrl+%d", n))
	m.onStep(n)
}

// nameTeam says who is here, and that the first one speaks.
func (m *meeting) nameTeam() {
	m.enter("Ann")
	m.enter("Ben")
	m.press("Return", "F8")
	m.said.do(fishbone.Add{Thing: &fishbone.Person{ID: m.said.name("Ann"), Name: "Ann", Role: fishbone.Facilitator}},
		fishbone.Add{Thing: &fishbone.Person{ID: m.said.name("Ben"), Name: "Ben", Role: fishbone.Recorder}})
	m.became("two people", m.said)
}

// capturePeople is as fast as the keys: nothing is waited for between one and the next.
func (m *meeting) capturePeople() {
	r := sample[0]
	for i, bone := range []string{"People: ", "p> ", "1> ", "peo:"} {
		m.enter(bone + r.causes[i])
		m.said.cause(r.bone, r.causes[i], "Ann")
	}
	m.became("four causes of people", m.said)
}

// pasteMachines pastes a bone with causes and answers.
func (m *meeting) pasteMachines() {
	r := sample[1]
	list := r.bone + ":\n"
	for i, c := range r.causes {
		list += "\t" + c + "\n\t\t- " + r.answers[i] + "\n"
		m.said.cause(r.bone, c, "Ann")
		m.said.cause(c, r.answers[i], "Ann")
	}
	m.paste(list)
	m.became("a bone of causes with answers", m.said)
}

// sortMaterials names causes for no bone, and sends them by its number.
func (m *meeting) sortMaterials() {
	r := sample[2]
	for _, c := range r.causes {
		m.enter(c)
		m.said.cause(r.bone, c, "Ann")
	}
	m.goTo(guide.StepGroup)
	m.press("3", "3", "3", "3")
	m.became("four cards on the third bone", m.said)
	m.goTo(guide.StepCauses)
	m.press("F6")
}

// outlineEnvironment types two bones on the board as one outline: Return for the next
// one, Tab for a level further out, Shift+Tab for one back.
func (m *meeting) outlineEnvironment() {
	m.press("F6", "Return")
	r := sample[4]
	m.write(r.bone)
	m.said.bone(r.bone)
	for i, c := range r.causes {
		m.press("Tab")
		m.write(c)
		m.press("Tab")
		m.write(r.answers[i])
		m.press("shift+Tab", "shift+Tab")
		m.said.cause(r.bone, c, "Ann")
		m.said.cause(c, r.answers[i], "Ann")
	}
	m.became("the fifth bone with all that hangs on it", m.said)
	r = sample[5]
	m.write(r.bone)
	m.press("Tab")
	m.said.bone(r.bone)
	list := ""
	for i, c := range r.causes {
		list += "• " + c + "\n  • " + r.answers[i] + "\n"
		m.said.cause(r.bone, c, "Ann")
		m.said.cause(c, r.answers[i], "Ann")
	}
	m.paste(list)
	m.became("the sixth bone from a list", m.said)
	m.press("Escape", "Escape") // to the board, and to the question
}

// listMethods finds a bone with the arrows and types its causes one after the other,
// then their answers.
func (m *meeting) listMethods() {
	r := sample[3]
	m.walkTo(r.bone, "Down", "Up")
	m.press("Tab")
	for _, c := range r.causes {
		m.enter(c)
		m.said.cause(r.bone, c, "Ann")
	}
	m.press("Escape")
	m.became("four causes of methods", m.said)
	for i, c := range r.causes {
		m.walkTo(c, [][]string{{"Up", "Down"}, {"Down", "Up"}}[min(i, 1)]...)
		m.press("Tab")
		m.enter(r.answers[i])
		m.press("Escape")
		m.said.cause(c, r.answers[i], "Ann")
	}
	m.became("an answer to each", m.said)
}

// linkSame closes the answer that was typed last: it repeats another one.
func (m *meeting) linkSame() {
	m.press("s")
	m.write("plug")
	m.press("Return")
	m.said.do(fishbone.LinkSame{ID: m.said.id[repeated], As: m.said.id[same]})
	m.became("same as", m.said)
}

// askWhys answers the whys of the bones that have causes alone.
func (m *meeting) askWhys() {
	m.goTo(guide.StepWhy)
	for _, r := range []rib{sample[0], sample[2]} {
		for i, c := range r.causes {
			m.pick(c)
			m.enter(r.answers[i])
			m.said.cause(c, r.answers[i], "Ann")
			m.press("Escape") // to the choice of one
		}
	}
	m.became("answers to all causes", m.said)
}

// pick takes a cause of level one in the list of step 6.
func (m *meeting) pick(cause string) {
	at := 0
	for level, c := range m.said.a.WalkBones() {
		if level == 1 && c.Text == cause {
			break
		}
		if level == 1 {
			at++
		}
	}
	for range len(sample) * 4 {
		m.press("Up")
	}
	for range at {
		m.press("Down")
	}
	m.press("Return")
}

// drill goes on from the first cause to level five, twice, and confirms where the first
// way ends.
func (m *meeting) drill() {
	m.pick(sample[0].causes[0])
	m.press("Down")
	m.enter(deeper.third)
	m.said.cause(sample[0].answers[0], deeper.third, "Ann")
	for _, text := range deeper.ways[0] {
		m.enter(text)
	}
	m.press("Return") // it can be prevented
	m.enter(proof)
	m.press("Up", "Up")
	for _, text := range deeper.ways[1] {
		m.enter(text)
	}
	for _, way := range deeper.ways {
		m.said.cause(deeper.third, way[0], "Ann")
		m.said.cause(way[0], way[1], "Ann")
	}
	m.said.do(fishbone.Judge{ID: m.said.id[deeper.ways[0][1]], Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: proof}})
	m.became("two ways to level five", m.said)
}

// undoAllAndRedo takes back all that was ever done, and does it again.
func (m *meeting) undoAllAndRedo() {
	before := m.analysis()
	undoable, redoable := m.reach()
	if undoable < 50 || redoable != 0 {
		m.t.Fatalf("%d edits can be undone and %d redone", undoable, redoable)
	}
	for range undoable {
		m.press("ctrl+z")
	}
	m.became("nothing", newRecord(m.t))
	if u, r := m.reach(); u != 0 || r != undoable {
		m.t.Fatalf("%d of %d edits can be undone still, and %d redone", u, undoable, r)
	}
	for i := range undoable {
		m.press([]string{"ctrl+y", "ctrl+shift+z"}[i%2])
	}
	m.became("all of it again", m.said)
	if after := m.analysis(); !reflect.DeepEqual(before.Bones(), after.Bones()) || !reflect.DeepEqual(all(before), all(after)) {
		m.t.Errorf("what was redone has other identifiers or times:\n%v\n%v", all(before), all(after))
	}
	if u, r := m.reach(); u != undoable || r != 0 {
		m.t.Errorf("%d of %d edits can be undone again, and %d redone", u, undoable, r)
	}
}

func (w *window) reach() (undoable, redoable int) {
	w.t.Helper()
	c, err := w.store.Timeline(w.id)
	must(w.t, err)
	return c.Undoable(), c.Redoable()
}

func all(a *fishbone.Analysis) (cs []fishbone.Cause) {
	for _, c := range a.WalkBones() {
		cs = append(cs, c)
	}
	return cs
}

// walkTo presses arrows until something is selected on the board: at each label the first
// one, where that has led nowhere the next one, and so on in turn, which leads to every
// label that these arrows lead to.
func (m *meeting) walkTo(text string, arrows ...string) {
	m.t.Helper()
	taken := map[string]int{}
	for range 100 {
		now := m.selected()
		if now == text {
			return
		}
		m.press(arrows[taken[now]%len(arrows)])
		taken[now]++
	}
	m.fail("%q is not to be found with %v", text, arrows)
}

// selected is the text of what is selected on the board. What begins to be typed over it
// is kept as a draft that says what it is about; then it is left as it is.
func (m *meeting) selected() string {
	m.t.Helper()
	m.press("F2", "at")
	draft := ""
	m.until("what is selected is in hand", func() bool {
		draft = m.drafts()["board"]
		return draft != ""
	})
	m.press("Escape")
	m.until("it is as it was", func() bool { return m.drafts()["board"] == "" })
	id, _, _ := strings.Cut(draft, ":")
	a := m.analysis()
	if b, ok := a.Bone(fishbone.ID(id)); ok {
		return b.Name
	}
	c, _ := a.Cause(fishbone.ID(id))
	return c.Text
}
