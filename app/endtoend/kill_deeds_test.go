//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"math/rand/v2"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/guide"
)

// deed is something done at one stroke.
type deed struct {
	name      string
	ready, do func(m *meeting)
	half      func(m *meeting, moves int) // does so many of its [dragMoves]; nil for no drag
	said      func(r *record)             // what it comes to
}

// deeds are the strokes of the script besides typing: two causes are linked, verdicts are
// given on the board and in the panel, a list is pasted, one card is sent to a bone by its
// number, and one is dragged there.
func deeds() []deed {
	list, machines, materials := "", sample[1], sample[2]
	for i, c := range machines.causes {
		list += c + "\n\t" + machines.answers[i] + "\n"
	}
	causes := func(m *meeting) { m.goTo(guide.StepCauses) }
	moved := func(n int) func(r *record) {
		return func(r *record) {
			r.do(fishbone.MoveCause{ID: r.id[materials.causes[n]], Under: r.id[materials.bone]})
		}
	}
	people, twice := sample[0], deeper.ways[1][0]
	judge := func(cause string, finding fishbone.Finding) func(r *record) {
		return func(r *record) {
			r.do(fishbone.Judge{ID: r.id[cause], Verdict: fishbone.Verdict{Finding: finding}})
		}
	}
	return []deed{
		{
			name: "same as",
			ready: func(m *meeting) {
				m.ask(people.causes[2])
				m.press("Down", "Down", "F6") // arrows of the board would ask for its tree to be there
				if is := m.selected(); is != twice {
					m.fail("%q is selected and not %q", is, twice)
				}
			},
			do: func(m *meeting) {
				m.press("s")
				m.write("frozen")
				m.press("Return")
			},
			said: func(r *record) { r.do(fishbone.LinkSame{ID: r.id[twice], As: r.id[deeper.ways[0][0]]}) },
		},
		{
			name: "a verdict on the board",
			ready: func(m *meeting) {
				m.ask(people.causes[1])
				m.press("F6")
			},
			do:   func(m *meeting) { m.press("v", "r") },
			said: judge(people.causes[1], fishbone.Rejected),
		},
		{
			name:  "a verdict in the panel",
			ready: func(m *meeting) { m.toVerdict(2) },
			do:    func(m *meeting) { m.press("c") },
			said:  judge(people.causes[2], fishbone.Confirmed),
		},
		{
			name:  "a pasted list",
			ready: causes,
			do:    func(m *meeting) { m.paste(list) },
			said: func(r *record) {
				for i, c := range machines.causes {
					r.cause("", c, "")
					r.cause(c, machines.answers[i], "")
				}
			},
		},
		{
			name:  "two cards",
			ready: causes,
			do:    func(m *meeting) { m.paste(materials.causes[0] + "\n" + materials.causes[1] + "\n") },
			said: func(r *record) {
				r.cause("", materials.causes[0], "")
				r.cause("", materials.causes[1], "")
			},
		},
		{
			name: "a card by its number",
			ready: func(m *meeting) {
				m.goTo(guide.StepGroup)
				m.see(words.T("workshop.step", "n", guide.StepGroup) + " · " + words.T("step.4"))
				for range len(machines.causes) {
					m.press("Down")
				}
			},
			do:   func(m *meeting) { m.press("3") },
			said: moved(0),
		},
		{
			name: "a card by dragging",
			ready: func(m *meeting) {
				m.goTo(guide.StepGroup)
				m.offStage(0)
			},
			do: func(m *meeting) { m.dragTo(materials.causes[1], 2) },
			half: func(m *meeting, moves int) {
				from, to := m.way(materials.causes[1], 2)
				m.carry(from, to, moves)
			},
			said: moved(1),
		},
	}
}

// dragTo drags a card from the panel to a bone of the picture.
func (m *meeting) dragTo(card string, bone int) {
	m.t.Helper()
	from, to := m.way(card, bone)
	m.drag(from, to, func() bool { return m.seesIn(m.board(), card) })
}

// way leads from a card in the panel to the foot of a bone of the picture.
func (m *meeting) way(card string, bone int) (from, to image.Rectangle) {
	m.t.Helper()
	color, at := scene.Light().Category(bone), image.Rectangle{}
	m.until("the bone is on the board", func() bool {
		at = area(m.screen(), m.board(), color)
		return at.Dx() > 40 && at.Dy() > 12
	})
	foot := image.Rect(at.Min.X, at.Max.Y-20, at.Max.X, at.Max.Y)
	return m.seeIn(m.panel(), card), area(m.screen(), foot, color)
}

// killHalfWay kills the program in the middle of a stroke: nothing of it was done.
func (m *meeting) killHalfWay(d deed, chance *rand.Rand) {
	m.t.Helper()
	for _, moves := range []int{1, 1 + chance.IntN(dragMoves-1), dragMoves} {
		d.ready(m)
		d.half(m, moves)
		time.Sleep(time.Duration(chance.IntN(40)) * time.Millisecond)
		m.kill()
		m.do("mouseup", "1")
		m.again()
		m.became(fmt.Sprintf("nothing of %s after %d moves", d.name, moves), m.said)
	}
}

// killAt kills the program at a stroke: it was done wholly, or not at all.
func (m *meeting) killAt(d deed, chance *rand.Rand) {
	m.t.Helper()
	d.ready(m)
	d.do(m)
	time.Sleep(time.Duration(chance.IntN(40)) * time.Millisecond)
	m.kill()
	m.again()
	before := outline(m.said.a)
	d.said(m.said)
	switch is := outline(m.analysis()); is {
	case before:
		d.ready(m)
		d.do(m)
	case outline(m.said.a):
	default:
		m.fail("killed at %s: there is\n%s\nand not\n%s\nnor\n%s", d.name, is, before, outline(m.said.a))
	}
	m.became(d.name, m.said)
}

// toVerdict takes in hand the cause that comes so many after the first one, to judge it.
func (m *meeting) toVerdict(after int) {
	m.goTo(guide.StepAgree)
	for range after {
		m.press("Down")
	}
}
