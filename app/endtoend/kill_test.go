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
}

// interrupted are twelve causes, typed in the question's line, on the board and as the
// answers to whys.
func interrupted() (lines []line) {
	people := sample[0]
	for i, c := range people.causes {
		lines = append(lines, line{"p> " + c, c, people.bone, "causes", func(m *meeting) {
			m.press(fmt.Sprintf("ctrl+%d", guide.Causes))
			m.onStep(guide.Causes)
		}})
		lines = append(lines, line{people.answers[i], people.answers[i], c, "board", func(m *meeting) {
			m.ask(c)
			m.press("F6", "Tab")
		}})
	}
	for i, answer := range []string{deeper.third, deeper.ways[0][0], deeper.ways[1][0], deeper.ways[0][1]} {
		lines = append(lines, line{answer, answer, people.answers[i], "why", func(m *meeting) {
			m.ask(people.causes[i])
			m.press("Down")
		}})
	}
	return lines
}

// ask takes a cause in hand whose why is asked.
func (m *meeting) ask(cause string) {
	m.press(fmt.Sprintf("ctrl+%d", guide.Causes), fmt.Sprintf("ctrl+%d", guide.Why)) // to begin with the choice
	m.onStep(guide.Why)
	m.pick(cause)
}

// TestKilledAtAnyMoment kills the program again and again while somebody types, and goes
// on from what is there then: every cause that was entered, and what was being typed but
// for its last character.
func TestKilledAtAnyMoment(t *testing.T) {
	const seed, kills = 20, 9
	chance := rand.New(rand.NewPCG(seed, seed))
	d := newDesktop(t, 1280, 720)
	m := &meeting{d.open(dataIn(t.TempDir()), words.English), newRecord(t)}
	m.newAnalysis()
	m.begin()
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
	m.became("all of it", m.said)
	m.close()
}

// killIn types a part of a line and kills the program. In a hurry it is killed while keys
// still come that it knows nothing of; else all but the last one reached it.
func (m *meeting) killIn(l line, chance *rand.Rand, hurry bool) {
	m.t.Helper()
	n := 1 + chance.IntN(len(l.typed))
	moment := time.Duration(chance.IntN(40)) * time.Millisecond
	if hurry {
		typing := exec.Command("xdotool", "type", "--delay", "4", "--", l.typed)
		typing.Env = m.environ()
		must(m.t, typing.Start())
		time.Sleep(5 * moment)
		m.kill()
		_ = typing.Wait() // its keys may find no window
	} else {
		m.write(l.typed[:n-1])
		m.draftIs(l, l.typed[:n-1])
		m.write(l.typed[n-1 : n])
		time.Sleep(moment / 4)
		m.kill()
	}
	m.again()
	m.became("what was entered before", m.said)
	kept := m.draft(l)
	if !strings.HasPrefix(l.typed, kept) || !hurry && len(kept) < n-1 {
		m.fail("killed after %q: %q is kept", l.typed[:n], kept)
	}
	if kept == "" {
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
	m.write(l.typed[len(m.draft(l)):])
	m.draftIs(l, l.typed)
	m.press("Return")
	if l.place == "board" {
		m.press("Escape")
	}
	m.said.cause(l.under, l.text, "")
	m.became(l.text, m.said)
}

// draft is what of a line is kept. On the board it comes after what tells its place.
func (m *meeting) draft(l line) string {
	m.t.Helper()
	draft := m.drafts()[l.place]
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
