package workshop

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// wordy are texts that no panel was made for.
var wordy = []string{
	"The customer waits for more than three weeks for an answer that never comes, and nobody says why",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" + strings.Repeat("W", 80),
	"客户投诉说送货太慢了而且每一次都是这样没有人给他们一个说法所以他们再也不来了",
	strings.Repeat("很长的原因", 60),
}

// crowded is an analysis with everything too long, too deep and too many: 200 causes
// and more.
func crowded() fishbone.Edit {
	text := func(i int) string { return fmt.Sprint(i, " ", wordy[i%len(wordy)]) }
	var b fishbone.Batch
	add := func(e ...fishbone.Edit) { b.Edits = append(b.Edits, e...) }
	for _, f := range []fishbone.Field{fishbone.Problem, fishbone.Goal, fishbone.Present, fishbone.What, fishbone.Place} {
		add(about(f, text(len(b.Edits))))
	}
	for i := range 8 {
		role := []fishbone.Role{fishbone.Facilitator, fishbone.Recorder, fishbone.Member}[min(i, 2)]
		add(fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(fmt.Sprint("p", i)), Name: text(i), Role: role}})
	}
	for i := range 12 {
		add(fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.ID(fmt.Sprint("b", i)), Name: text(i)}})
	}
	for i := range 180 {
		id, under := fishbone.ID(fmt.Sprint("c", i)), fishbone.ID(fmt.Sprint("b", i%12))
		if i%10 == 9 {
			under = fishbone.Tray
		}
		add(fishbone.AddCause{ID: id, Under: under, Text: text(i), By: text(i)}, fishbone.SetVotes{ID: id, Votes: i * 7})
		switch i % 7 {
		case 1:
			add(confirmed(id))
		case 2:
			add(fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.ToVerify, Evidence: text(i), Criterion: text(i), Who: text(i), When: text(i)}})
		case 3:
			add(rejected(id))
		case 4:
			add(fishbone.LinkSame{ID: id, As: "c1"})
		}
	}
	add(fishbone.AddCause{ID: "d2", Under: "c0", Text: wordy[0]})
	for i := 3; i <= 20; i++ {
		add(fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("d", i)), Under: fishbone.ID(fmt.Sprint("d", i-1)), Text: text(i)})
	}
	add(fishbone.AddCause{ID: "e3", Under: "d2", Text: text(3)}, fishbone.AddCause{ID: "e6", Under: "d5", Text: text(3)})
	add(fishbone.AddCause{ID: "s2", Under: "c8", Text: wordy[1]}, fishbone.StopAsking{ID: "s2", Reason: wordy[1]})
	for i := range 40 {
		s := &fishbone.Solution{ID: fishbone.ID(fmt.Sprint("s", 100+i)), Text: text(i)}
		if i%3 > 0 {
			s.Causes = []fishbone.ID{"c1"}
		}
		add(fishbone.Add{Thing: s})
	}
	for i := range 5 {
		add(fishbone.Add{Thing: &fishbone.Idea{ID: fishbone.ID(fmt.Sprint("i", i)), Text: text(i)}})
	}
	return b
}

// fits looks at everything in the panel: nothing may stand out of it sideways, and
// there must be room for the list between the top and the foot.
func (s *stage) fits(where string) {
	s.T.Helper()
	s.Loop.Run()
	left := s.Win.Canvas().Size().Width - s.width
	driver := fyne.CurrentApp().Driver()
	if from := driver.AbsolutePositionForObject(s.side); from.X != left || s.side.Size().Width != s.width {
		s.T.Fatalf("%s: the panel is at %v with %v", where, from, s.side.Size())
	}
	if need := s.side.MinSize().Width; need > s.width {
		s.T.Errorf("%s: the panel needs %v of %v", where, need, s.width)
	}
	bad := 0
	uitest.Walk(s.side, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		wide := o.Size().Width
		if text, ok := o.(*canvas.Text); ok {
			wide = max(wide, text.MinSize().Width)
			if text.Text == "" {
				wide = 0
			}
		}
		if bad < 3 && (at.X < left-0.5 || at.X+wide > left+s.width+0.5) {
			bad++
			s.T.Errorf("%s: %T %q goes from %v to %v in a panel from %v to %v",
				where, o, uitest.Text(o), at.X, at.X+wide, left, left+s.width)
		}
		e, entry := o.(*ui.Entry)
		if entry && e.MultiLine {
			const few, pitch = 6, 22 // more lines than these it may scroll
			if lines := min(e.Lines(e.Size().Width, ui.Strong), few); e.Size().Height < float32(lines*pitch) {
				s.T.Errorf("%s: %q in %d lines is only %v high", where, e.Text, lines, e.Size().Height)
			}
		}
		return !entry // a single line scrolls inside
	})
	if room := s.scroll().Size().Height; room < 60 {
		s.T.Errorf("%s: the list has only %v left of %v", where, room, s.side.Size().Height)
	}
	for name, part := range map[string]fyne.CanvasObject{"rail": s.rail, "status": s.status, "header": s.header} {
		if need := part.MinSize(); need.Width > part.Size().Width+0.5 || need.Height > part.Size().Height+0.5 {
			s.T.Errorf("%s: the %s needs %v of %v", where, name, need, part.Size())
		}
	}
}

// everyFace shows what a panel can show, one face after the other.
func (s *stage) everyFace(visit func(face string)) {
	s.T.Helper()
	choose := func(id fishbone.ID) {
		s.Session().Choose(id)
		s.Loop.Run()
	}
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		choose("")
		s.goTo(n)
		visit("as it opens")
		switch n {
		case guide.StepCauses:
			s.rosterFaces(visit)
		case guide.StepSolutions:
			s.solutionFaces(visit)
		case guide.StepWhy, guide.StepFiveWhys:
			for _, id := range []fishbone.ID{"c2", "d2", "d20", "c4", "s2"} {
				if choose(id); s.Session().Cause() == id {
					visit("cause " + string(id))
				}
			}
			if choose("d3"); s.Session().Cause() == "d3" {
				s.whysFaces(visit)
				choose("d3")
				s.everyLink(visit)
			}
			continue
		}
		for _, id := range []fishbone.ID{"c2", "c4", "c9"} {
			if choose(id); s.Session().Cause() == id {
				visit("cause " + string(id))
			}
		}
		if r, ok := s.panel.(reworder); ok && s.Session().Cause() != "" {
			c, _ := s.Analysis().Cause(s.Session().Cause())
			r.Reword(c)
			visit("rewording")
		}
	}
}

// inPanel does something in the panel, which somebody who presents has to leave for it.
func (s *stage) inPanel(do func()) {
	s.T.Helper()
	if !s.Presenting() {
		do()
		return
	}
	s.fkey("F11")
	do()
	s.fkey("F11")
}

// rosterFaces are those of step 3 while a name is typed.
func (s *stage) rosterFaces(visit func(face string)) {
	s.T.Helper()
	s.inPanel(func() {
		if len(s.Entries(s.side)) == 1 {
			s.Click(s.side, "+ ")
		}
	})
	visit("a name is typed")
	s.Press(fyne.KeyEscape)
}

// solutionFaces are those of step 8 with the newest solution in hand and all root causes.
func (s *stage) solutionFaces(visit func(face string)) {
	s.T.Helper()
	s.inPanel(func() {
		if n := len(s.Analysis().RootCauses()); n > 4 {
			s.Click(s.side, words.T("solutions.roots", "n", n))
		}
		if n := len(s.Analysis().Solutions()); n > 0 {
			test.Tap(s.Row(fmt.Sprint(n, " ")))
			s.Loop.Run()
		}
	})
	visit("a solution in hand")
}

// whysFaces are what else is asked in steps 6 and 7 than why.
func (s *stage) whysFaces(visit func(face string)) {
	s.T.Helper()
	asks := func(question string) {
		if got := s.prompt().Question; got != question {
			s.T.Errorf("it asks %q, want %q", got, question)
		}
	}
	text := func(id fishbone.ID) string {
		c, _ := s.Analysis().Cause(id)
		return c.Text
	}
	s.Say(wordy[1])
	asks(words.T("same.question", "this", wordy[1], "that", text("s2")))
	visit("a duplicate")
	s.PressUndo()
	s.Session().Choose("e3")
	s.Ctrl(fyne.KeyPeriod)
	asks(words.T("present.stop", "cause", text("e3")))
	visit("a reason to stop")
	s.Press(fyne.KeyEscape)
	s.Session().Choose("e6")
	s.Press(fyne.KeyReturn)
	asks(words.T("present.proof", "cause", text("e6")))
	visit("evidence")
	s.Press(fyne.KeyEscape)
}

// rooms are the sizes that a window has at all text sizes: 100 % on a usual screen and a
// large one, and 115, 130 and 150 % on a screen of 1280 by 720, where all that is seen is
// larger and so the window smaller.
var rooms = []fyne.Size{{Width: paneltest.NarrowWindow, Height: 720}, {Width: paneltest.WideWindow, Height: 720},
	{Width: 1280 / 1.2, Height: 720 / 1.2}, {Width: 1280 / 1.3, Height: 720 / 1.3}, {Width: 1280 / 1.5, Height: 720 / 1.5}}

// TestNothingSticksOut opens every panel in every language at both widths, on an empty
// analysis, on the sample and on one that is too much of everything.
func TestNothingSticksOut(t *testing.T) {
	for _, l := range words.Languages() {
		for name, fill := range map[string][]fishbone.Edit{"empty": nil, "sample": {sample(t, l.Language)}, "crowded": {crowded()}} {
			t.Run(l.Name+", "+name, func(t *testing.T) {
				s := newStage(t, fill...)
				s.Use(l.Language)
				s.diagram.Close() // there is no picture in this test
				for i, room := range rooms {
					if i > 0 && name == "crowded" && l.Language != words.English {
						continue // it takes long
					}
					s.Win.Resize(room)
					s.open()
					s.diagram.Close()
					s.everyFace(func(face string) {
						s.fits(fmt.Sprintf("step %d in %v, %s", s.Session().Step(), room, face))
					})
				}
			})
		}
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
}
