//go:build linux

package endtoend

import (
	"image"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// What the team says.
var (
	problem = "Customers send the blue pump back"
	present = "上个月退货 41 台，今年每个月都在增加"
	named   = []string{"Seal leaks", "Motor runs hot", "Manual is unclear", "交货太晚", "Wrong model was sold", "Box is too thin"}
	whys    = []string{"Seal ring is brittle", "Supplier changed the rubber", "Nobody tests deliveries", "Testing was cut last year"}
)

// passage is a part of the way through a meeting.
type passage struct {
	name string
	do   func(t *testing.T, w *window)
}

// inTurn tries one passage after the other, as long as they succeed: each stands on those before.
func (d *desktop) inTurn(t *testing.T, w *window, all []passage) {
	for _, one := range all {
		if !t.Run(one.name, func(t *testing.T) {
			outer := d.t
			d.t = t
			defer func() { d.t = outer }()
			one.do(t, w)
		}) {
			return
		}
	}
}

// TestEightSteps works through the whole method in one meeting, and finds everything
// again the next day.
func TestEightSteps(t *testing.T) {
	d := newDesktop(t, 1280, 720)
	w := d.open(dataIn(t.TempDir()), words.English)
	d.inTurn(t, w, []passage{
		{"a new analysis", beginAnalysis},
		{"step 1", describeProblem},
		{"step 2", writeHead},
		{"step 3", nameCauses},
		{"step 4", groupCauses},
		{"step 5", judgeCauses},
		{"step 6", askWhy},
		{"step 7", askFiveDeep},
		{"step 8", listSolutions},
		{"undo and redo", undoAndRedo},
		{"park an idea", parkIdea},
		{"export a PNG", exportPNG},
		{"export an SVG", exportSVG},
		{"export to nowhere", exportToNowhere},
		{"the next day", openAgain},
	})
}

// beginAnalysis starts from an archive without anything.
func beginAnalysis(t *testing.T, w *window) {
	w.see(words.T("home.sample"))
	w.clickOn(words.T("home.new"))
	w.until("an analysis is there", func() bool {
		list, _, err := w.store.List(storage.Query{})
		must(t, err)
		if len(list) == 1 {
			w.id = list[0].ID
		}
		return len(list) == 1
	})
	w.see(words.T("problem.question"))
}

// describeProblem goes from field to field by Tab.
func describeProblem(t *testing.T, w *window) {
	w.write(problem)
	w.press("Tab")
	w.write("Half as many by June")
	w.press("Tab")
	w.paste(present)
	want := fishbone.About{Problem: problem, Goal: "Half as many by June", Present: present}
	w.stored("problem, goal and present state", func(a *fishbone.Analysis) bool { return a.About() == want })
}

// writeHead types Latin letters and Chinese.
func writeHead(t *testing.T, w *window) {
	w.step(guide.StepHead)
	typed := "Blue pump "
	w.write(typed)
	for _, r := range "蓝泵" {
		typed += string(r)
		w.writeForeign(r, func() bool { return w.analysis().About().Head == typed })
	}
}

// nameCauses is fast: nothing is waited for between one cause and the next.
func nameCauses(t *testing.T, w *window) {
	w.step(guide.StepCauses)
	w.press("ctrl+m")
	for _, name := range []string{"Ann", "Ben", "李梅"} {
		w.enter(name)
	}
	w.press("Escape")
	for _, cause := range named {
		w.enter(cause)
	}
	w.stored("three people, six causes", func(a *fishbone.Analysis) bool {
		return len(a.People()) == 3 && slices.Equal(texts(a.Causes(fishbone.Tray)), named)
	})
	if role := w.analysis().People()[0].Role; role != fishbone.Facilitator {
		t.Errorf("who was named first is %q", role)
	}
}

// groupCauses sends cards to bones by their numbers, and drags the last one onto a
// bone of the picture.
func groupCauses(t *testing.T, w *window) {
	w.step(guide.StepGroup)
	for _, bone := range []string{"Product", "Service", "设计"} {
		w.enter(bone)
	}
	w.press("Return") // in the empty line: on to the cards
	for _, key := range "11322" {
		w.press(string(key))
	}
	w.stored("five cards on bones", func(a *fishbone.Analysis) bool { return len(a.CauseIDs(fishbone.Tray)) == 1 })
	w.see(words.T("group.waiting", "n", 1)) // and the panel has settled
	box := scene.Light().Category(1)
	var bone image.Rectangle
	w.until("the second bone is on the board", func() bool {
		bone = area(w.screen(), w.board(), box)
		return bone.Dx() > 40 && bone.Dy() > 12
	})
	bone = area(w.screen(), image.Rect(bone.Min.X, bone.Max.Y-20, bone.Max.X, bone.Max.Y), box) // its name, at the foot of its rib
	w.drag(w.seeIn(w.panel(), named[5]), bone, func() bool { return w.seesIn(w.board(), named[5]) })
	bones := w.analysis().Bones()
	w.stored("every card on its bone", func(a *fishbone.Analysis) bool {
		return slices.Equal(texts(a.Causes(bones[0].ID)), named[:2]) &&
			slices.Equal(texts(a.Causes(bones[1].ID)), named[3:6]) &&
			slices.Equal(texts(a.Causes(bones[2].ID)), named[2:3])
	})
}

// judgeCauses gives three verdicts by their keys, one with evidence.
func judgeCauses(t *testing.T, w *window) {
	w.step(guide.StepAgree)
	w.click(w.seeIn(w.panel(), named[0]))
	w.away() // the pointer covers nothing that is looked for
	w.press("c", "Return")
	w.write("41 of 50 pumps were wet")
	w.press("Escape", "Down", "l", "Down", "Down", "r")
	w.stored("verdicts", func(a *fishbone.Analysis) bool {
		verdicts := map[string]fishbone.Verdict{}
		for _, c := range a.WalkBones() {
			verdicts[c.Text] = c.Verdict
		}
		return verdicts[named[0]] == fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "41 of 50 pumps were wet"} &&
			verdicts[named[1]].Finding == fishbone.ToVerify && verdicts[named[4]].Finding == fishbone.Rejected
	})
}

// askWhy picks the confirmed cause and asks the first why.
func askWhy(t *testing.T, w *window) {
	w.step(guide.StepWhy)
	w.press("Escape") // nothing in hand: choose
	w.see(words.T("drill.pick"))
	w.press("Return")
	w.see(words.T("drill.level", "n", 1, "of", 5))
	w.enter(whys[0])
	w.stored("the first why", func(a *fishbone.Analysis) bool { return slices.Contains(whole(a), whys[0]) })
	w.see(words.T("drill.level", "n", 2, "of", 5))
}

// askFiveDeep goes down to level five, answers twice at one level, links an answer that
// was given before, stops somewhere with a reason, and says of both ends that they can be
// prevented.
func askFiveDeep(t *testing.T, w *window) {
	w.step(guide.StepFiveWhys)
	for _, why := range whys[1:] {
		w.enter(why)
	}
	w.see(words.T("drill.level", "n", 5, "of", 5))
	w.press("Escape", "Up", "Up") // it cannot be prevented yet; two levels up
	w.see(words.T("drill.level", "n", 3, "of", 5))
	w.write("No standard says so")
	w.press("ctrl+Return")
	w.enter("The motor runs hot")
	w.see(words.T("same.link"))
	w.press("Return") // in the empty line: they are the same
	w.stored("same as", func(a *fishbone.Analysis) bool {
		c, there := cause(a, "The motor runs hot")
		same, linked := a.Cause(c.SameAs)
		return there && linked && same.Text == "Motor runs hot"
	})
	w.press("Down", "Right") // an answer, and the one beside it
	w.see(words.T("drill.question", "cause", "No standard says so"))
	w.clickOn(words.T("drill.stop"))
	w.enter("Writing it down is enough")
	w.stored("five levels, a branch, a reason to stop, and no root cause unasked", func(a *fishbone.Analysis) bool {
		deep, _ := cause(a, whys[3])
		side, _ := cause(a, "No standard says so")
		return a.Level(deep.ID) == 5 && a.Level(side.ID) == 4 && side.Stop == "Writing it down is enough" && len(a.RootCauses()) == 0
	})
	w.prevent("No standard says so")
	w.press("Left", "Down") // the answer beside it, and the end below that
	w.see(words.T("drill.level", "n", 5, "of", 5))
	w.prevent(whys[3])
	w.stored("two root causes", func(a *fishbone.Analysis) bool { return len(a.RootCauses()) == 2 })
}

// prevent says of the end in hand that it can be prevented, and what shows it.
func (w *window) prevent(end string) {
	w.t.Helper()
	w.away()
	w.see(words.T("drill.prevent"))
	w.press("Return")
	w.see(words.T("drill.proof.hint"))
	w.enter("Seen in three folders")
	w.stored("a root cause", func(a *fishbone.Analysis) bool {
		c, _ := cause(a, end)
		return a.IsRoot(c.ID)
	})
}

// listSolutions lists twenty that differ, and one that says nearly what another one says, for
// two root causes in turn.
func listSolutions(t *testing.T, w *window) {
	w.step(guide.StepSolutions)
	const half = fishbone.TwentySolutions / 2
	for _, text := range []string{"Change the rubber", "Test batch B", "Ask the supplier", "Buy a gauge", "Send drawings along",
		"Audit twice a year", "Torque by machine", "Keep samples", "Glue the seal", "Label each pump"} {
		w.enter(text)
	}
	w.press("Down") // to the next root cause
	for _, text := range []string{"Write the standard down", "Count returns weekly", "Give batches a number", "Stop the line at a leak", "Show the customer how",
		"Pay for a stable", "Hire an inspector", "Draw the groove deeper", "Heat before mounting", "Drop the cheapest one"}[:half] {
		w.enter(text)
	}
	w.enter("Test the batch B")
	w.stored("twenty solutions", func(a *fishbone.Analysis) bool { return len(a.Solutions()) == fishbone.TwentySolutions+1 })
	w.see(words.T("solutions.like", "n", 2))
	w.see("20 / 20")
	a := w.analysis()
	ties := map[fishbone.ID]int{}
	for _, s := range a.Solutions() {
		if len(s.Causes) != 1 || !a.IsRoot(s.Causes[0]) {
			t.Fatalf("solution %q is tied to %v", s.Text, s.Causes)
		}
		ties[s.Causes[0]]++
	}
	if len(ties) != 2 {
		t.Errorf("solutions are tied to %v", ties)
	}
}

// undoAndRedo takes a solution back and brings it again, with both keys for it.
func undoAndRedo(t *testing.T, w *window) {
	for _, redo := range []string{"ctrl+y", "ctrl+shift+z"} {
		w.press("ctrl+z")
		w.stored("one solution less", func(a *fishbone.Analysis) bool { return len(a.Solutions()) == fishbone.TwentySolutions })
		w.press(redo)
		w.stored("the solution again", func(a *fishbone.Analysis) bool { return len(a.Solutions()) == fishbone.TwentySolutions+1 })
	}
}

func parkIdea(t *testing.T, w *window) {
	w.clickOn(words.T("parked.hint"))
	w.enter("Ask the night shift")
	w.stored("the idea", func(a *fishbone.Analysis) bool {
		return len(a.Ideas()) == 1 && a.Ideas()[0].Text == "Ask the night shift"
	})
}

// openAgain closes the window and opens the program anew: everything is there, the
// open step and what can be undone too.
func openAgain(t *testing.T, w *window) {
	before := w.analysis()
	w.close()
	again := w.open(w.data, words.English)
	again.id = w.id
	if after := again.analysis(); !reflect.DeepEqual(before, after) {
		t.Errorf("the analysis is another one:\n%v\n%v", before, after)
	}
	again.see(words.T("solutions.question"))
	again.see(words.T("status.solutions", "n", 20, "of", 20))
	again.press("ctrl+z")
	again.stored("the idea of yesterday is taken back", func(a *fishbone.Analysis) bool { return len(a.Ideas()) == 0 })
	again.press("ctrl+z")
	again.stored("a solution of yesterday too", func(a *fishbone.Analysis) bool { return len(a.Solutions()) == fishbone.TwentySolutions })
	again.close()
	if left := filesIn(t, filepath.Dir(w.data)); !slices.Equal(left, []string{"backups", filepath.Base(w.data)}) {
		t.Errorf("%q are left, want the data and the directory of its backups alone", left)
	}
}

func texts(causes []fishbone.Cause) []string {
	var ts []string
	for _, c := range causes {
		ts = append(ts, c.Text)
	}
	return ts
}

// whole is every text on the bones.
func whole(a *fishbone.Analysis) []string {
	var ts []string
	for _, c := range a.WalkBones() {
		ts = append(ts, c.Text)
	}
	return ts
}

func cause(a *fishbone.Analysis, text string) (fishbone.Cause, bool) {
	for _, c := range a.WalkBones() {
		if c.Text == text {
			return c, true
		}
	}
	return fishbone.Cause{}, false
}

// board and panel are the parts of the window that a team works in; notices come at
// the foot.
func (w *window) board() image.Rectangle { return image.Rect(200, 56, w.width-364, w.height-32) }
func (w *window) panel() image.Rectangle { return image.Rect(w.width-360, 56, w.width, w.height-32) }
func (w *window) foot() image.Rectangle  { return image.Rect(0, w.height-110, w.width, w.height-30) }
