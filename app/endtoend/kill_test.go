//go:build linux

package endtoend

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// line is a cause that somebody types until the program ends in the middle of it.
type line struct {
	typed string // with the bone that it is for, if it says one
	text  string
	under string // the bone or cause that it hangs below
	place string // of its draft
	begin func(m *meeting)
	field fishbone.Field // that it fills; empty for a cause
	tabs  int            // to that field on the page; zero for one in front of all
}

// filled are the fields of an analysis that begins: two that all see, two of the page.
func filled() (lines []line) {
	field := func(f fishbone.Field, text string, step guide.Step, tabs int) {
		lines = append(lines, line{typed: text, text: text, place: "about/" + string(f), field: f, tabs: tabs, begin: func(m *meeting) {
			m.goTo(step)
			m.see(words.T("workshop.step", "n", step) + " · " + words.T(fmt.Sprintf("step.%d", step)))
			if tabs > 0 {
				m.offStage(tabs)
			}
		}})
	}
	field(fishbone.Goal, "One in a hundred by June", guide.StepProblem, 1)
	field(fishbone.What, "Corners are crushed", guide.StepProblem, 4)
	field(fishbone.Problem, damage, guide.StepProblem, 0)
	field(fishbone.Head, headline, guide.StepHead, 0)
	return lines
}

// offStage ends presenting and goes so many fields on from the first one.
func (m *meeting) offStage(tabs int) {
	m.press("F11")
	m.see(words.T("workshop.present"))
	for range tabs {
		m.press("Tab")
	}
}

// interrupted are twelve causes, typed in the question's line, on the board and as the
// answers to whys.
func interrupted() (lines []line) {
	people := sample[0]
	for i, c := range people.causes {
		lines = append(lines, line{"p> " + c, c, people.bone, "causes", func(m *meeting) {
			m.goTo(guide.StepCauses)
		}, "", 0})
		lines = append(lines, line{people.answers[i], people.answers[i], c, "board", func(m *meeting) {
			m.ask(c)
			m.press("F6", "Tab")
		}, "", 0})
	}
	for i, answer := range []string{deeper.third, deeper.ways[0][0], deeper.ways[1][0], deeper.ways[0][1]} {
		lines = append(lines, line{answer, answer, people.answers[i], "why", func(m *meeting) {
			m.ask(people.causes[i])
			m.press("Down")
		}, "", 0})
	}
	return lines
}

// ask takes a cause in hand whose why is asked.
func (m *meeting) ask(cause string) {
	m.press(fmt.Sprintf("ctrl+%d", guide.StepCauses)) // to begin with the choice
	m.goTo(guide.StepWhy)
	m.pick(cause)
}

// TestKilledAtAnyMoment kills the program again and again while somebody types, and goes
// on from what is there then: every cause that was entered, and what was being typed but
// for its last character.
func TestKilledAtAnyMoment(t *testing.T) {
	const seed, kills = 20, 5
	chance := rand.New(rand.NewPCG(seed, seed))
	d := newDesktop(t, 1280, 720)
	m := &meeting{d.open(dataIn(t.TempDir()), words.English), newRecord(t)}
	m.newAnalysis()
	m.press("F11")
	for i, l := range filled() {
		l.begin(m)
		m.killIn(l, chance, i%2 == 1)
		m.finish(l)
	}
	m.press("3") // the four M
	m.onStep(guide.StepCauses)
	for _, r := range sample[:4] {
		m.said.bone(r.bone)
	}
	m.became("all fields, and four bones", m.said)
	m.press("Return") // nobody says who is here
	lines := interrupted()
	at := chance.Perm(len(lines))[:kills]
	for i, l := range lines {
		l.begin(m)
		m.draftIs(l, "")
		if n := slices.Index(at, i); n >= 0 {
			m.killIn(l, chance, n%3 == 2)
		}
		m.finish(l)
	}
	m.became("all that was typed", m.said)
	for _, d := range deeds() {
		if d.half != nil {
			m.killHalfWay(d, chance)
		}
		m.killAt(d, chance)
	}
	m.killInEvidence(chance)
	m.killInHistory(chance)
	m.became("all of it again", m.said)
	m.close()
}

// killInEvidence kills the program while the evidence of a verdict is typed.
func (m *meeting) killInEvidence(chance *rand.Rand) {
	m.t.Helper()
	const nth = 2
	judged := sample[0].causes[nth]
	id := m.idOf(judged)
	kept := func() string {
		if draft := m.drafts()["verdict/"+string(id)+"/evidence"]; draft != "" {
			return draft
		}
		c, _ := m.analysis().Cause(id)
		return c.Verdict.Evidence
	}
	n := 2 + chance.IntN(len(proof)-2)
	m.toVerdict(nth)
	m.press("Return")
	m.write(proof[:n-1])
	m.until("evidence is kept", func() bool { return kept() == proof[:n-1] })
	m.write(proof[n-1 : n])
	time.Sleep(time.Duration(chance.IntN(10)) * time.Millisecond)
	m.kill()
	m.again()
	if is := kept(); !strings.HasPrefix(proof, is) || len(is) < n-1 {
		m.fail("killed after %q: %q is kept", proof[:n], is)
	}
	m.toVerdict(nth)
	m.press("Return", "End")
	m.write(proof[len(kept()):])
	m.press("Escape")
	m.said.do(fishbone.Judge{ID: m.said.id[judged], Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: proof}})
	m.became("evidence", m.said)
}

// killInHistory kills the program while all is taken back and brought again: every time
// it stands where it stood after one of the edits, and can go from there as far back, and
// as far on, as from there before.
func (m *meeting) killInHistory(chance *rand.Rand) {
	m.t.Helper()
	all, _ := m.reach()
	states := make([]string, all+1)
	for n := all; ; n-- {
		m.until(fmt.Sprintf("%d edits are left", n), func() bool { undoable, _ := m.reach(); return undoable == n })
		if states[n] = outline(m.analysis()); n == 0 {
			break
		}
		m.press("ctrl+z")
	}
	for _, key := range []string{"ctrl+y", "ctrl+z", "ctrl+shift+z"} {
		before, _ := m.reach()
		keys := m.start(exec.Command("xdotool", "key", "--clearmodifiers", "--delay", "12", "--repeat", fmt.Sprint(all), key))
		m.until("it goes on", func() bool { undoable, _ := m.reach(); return undoable != before })
		time.Sleep(time.Duration(chance.IntN(150)) * time.Millisecond)
		m.kill()
		<-keys.ended // its keys may find no window
		m.again()
		undoable, redoable := m.reach()
		if is := outline(m.analysis()); undoable+redoable != all || is != states[undoable] {
			m.fail("killed in %s: %d of %d edits can be undone, %d redone, and there is\n%s\nand not\n%s",
				key, undoable, all, redoable, is, states[undoable])
		}
	}
	for range all {
		m.press("ctrl+y")
	}
}

// killIn types a part of a line and kills the program. In a hurry it is killed while keys
// still come that it knows nothing of; else all but the last one reached it.
func (m *meeting) killIn(l line, chance *rand.Rand, hurry bool) {
	m.t.Helper()
	n := 1 + chance.IntN(len(l.typed))
	moment := time.Duration(chance.IntN(40)) * time.Millisecond
	if hurry {
		delay := "4"
		if l.field != "" {
			delay = "100" // as people type
		}
		typing := m.start(exec.Command("xdotool", "type", "--delay", delay, "--", l.typed))
		if l.field != "" {
			m.until("something is kept", func() bool { return m.draft(l) != "" })
			if !typing.running() {
				m.fail("nothing was kept of %q before somebody paused", l.typed)
			}
		}
		time.Sleep(5 * moment)
		m.kill()
		<-typing.ended // its keys may find no window
	} else {
		m.write(l.typed[:n-1])
		m.draftIs(l, l.typed[:n-1])
		m.write(l.typed[n-1 : n])
		time.Sleep(moment / 4)
		m.kill()
	}
	m.again()
	kept := m.draft(l)
	if l.field != "" {
		m.said.do(fishbone.SetAbout{Field: l.field, Text: m.analysis().About().Text(l.field)})
	}
	m.became("what was entered before", m.said)
	if !strings.HasPrefix(l.typed, kept) || !hurry && len(kept) < n-1 {
		m.fail("killed after %q: %q is kept", l.typed[:n], kept)
	}
	if kept == "" || l.field != "" {
		l.begin(m)
	}
}

// kill ends the program in the way that gives it no time for anything.
func (m *meeting) kill() {
	m.t.Helper()
	must(m.t, m.process.cmd.Process.Kill())
	<-m.process.ended
}

// again opens the program and the analysis anew, and presents it.
func (m *meeting) again() {
	m.t.Helper()
	id := m.id
	m.window = m.open(m.data, words.English)
	m.id = id
	m.see(words.T("workshop.present")) // the analysis is open as it was
	m.press("F11")
	open, err := m.store.Step(id)
	must(m.t, err)
	m.see(words.T("workshop.step", "n", open) + " · " + words.T(fmt.Sprintf("step.%d", open)))
}

// finish types what a line misses still, and enters it.
func (m *meeting) finish(l line) {
	m.t.Helper()
	if l.field != "" {
		m.press("Down", "Down", "Down", "End") // behind what was kept
	}
	m.write(l.typed[len(m.draft(l)):])
	m.draftIs(l, l.typed)
	m.press("Return")
	if l.field != "" {
		m.said.do(fishbone.SetAbout{Field: l.field, Text: l.text})
		m.became(l.text, m.said)
		if l.tabs > 0 {
			m.press("F11")
		}
		return
	}
	if l.place == "board" {
		m.press("Escape")
	}
	m.said.cause(l.under, l.text, "")
	m.became(l.text, m.said)
}

// draft is what of a line is kept, of a field also what the analysis has. On the board it comes after what tells its place.
func (m *meeting) draft(l line) string {
	m.t.Helper()
	draft := m.drafts()[l.place]
	for place, text := range m.drafts() {
		if l.place == "why" && place != "why/of" && strings.HasPrefix(place, l.place) { // an answer stays with its question
			draft = text
		}
	}
	if l.field != "" && draft == "" {
		return m.analysis().About().Text(l.field) // a pause is enough to be kept
	}
	if parts := strings.SplitN(draft, ":", 5); l.place == "board" && draft != "" {
		if parts[1] != string(m.idOf(l.under)) {
			m.fail("%q hangs below %q and not below %q", l.typed, parts[1], l.under)
		}
		return parts[4]
	}
	return draft
}

func (m *meeting) draftIs(l line, want string) {
	m.t.Helper()
	m.until(fmt.Sprintf("%q is kept of %q", want, l.typed), func() bool { return m.draft(l) == want })
}

// idOf is the identifier of what has a text in the data file.
func (m *meeting) idOf(text string) fishbone.ID {
	c, _ := cause(m.analysis(), text)
	return c.ID
}
