package solutions

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/words"
	"whybone/fishbone"
)

// inView is step 8 with so many root causes and its view open.
func inView(t *testing.T, roots int, more ...fishbone.Edit) *stage {
	t.Helper()
	s := solving(t, roots, more...)
	s.OpenView("solutions")
	return s
}

func solved(id fishbone.ID, text string, root fishbone.ID, strength fishbone.Strength) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: text, Causes: []fishbone.ID{root}, Strength: strength}}
}

func (s *stage) solution(id fishbone.ID) fishbone.Solution {
	sol, _ := s.Analysis().Solution(id)
	return sol
}

// order are the solutions on the board from above.
func (s *stage) order() []fishbone.ID { return s.Panel.(*brainstorm).board.order }

func TestTheBoardGroupsSolutionsByRoot(t *testing.T) {
	s := inView(t, 2, solved("a", "train them", "r1", fishbone.Weaker), solved("b", "a checklist", "r2", fishbone.Intermediate),
		solved("c", "lock the door", "r1", fishbone.Stronger), fishbone.Add{Thing: &fishbone.Solution{ID: "d", Text: "something else"}})
	if got := fmt.Sprint(s.order()); got != "[c a b d]" {
		t.Errorf("on the board stand %v", got)
	}
	s.MustShow(s.Diagram, "4")
	s.MustShow(s.Diagram, words.T("solutions.allStrong"))
	s.Try(fishbone.Set{Of: fishbone.SolutionKind, ID: "b", Values: fishbone.Values{"strength": string(fishbone.Weaker)}})
	s.MustShow(s.Diagram, words.T("solutions.onlyWeak"))
	s.MustNotShow(s.Diagram, words.T("solutions.allStrong"))
}

// Who was sent for a solution has it in hand and in sight, however many there are.
func TestASolutionThatWasSoughtIsInSight(t *testing.T) {
	var edits []fishbone.Edit
	for i := range 60 {
		edits = append(edits, solved(fishbone.ID(fmt.Sprint("s", i)), fmt.Sprint("idea ", i), "r1", fishbone.Unsaid))
	}
	s := solving(t, 1, edits...)
	s.Session().Seek("s50")
	s.OpenView("solutions")
	b := s.Panel.(*brainstorm)
	if b.chosen != "s50" {
		t.Errorf("in hand is %q", b.chosen)
	}
	row, scroll := b.board.rows["s50"], b.board.scroll
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(row).Y - driver.AbsolutePositionForObject(scroll).Y
	if at < 0 || at+row.Size().Height > scroll.Size().Height {
		t.Errorf("it stands at %v of %v", at, scroll.Size().Height)
	}
}

func TestStrengthByKeys(t *testing.T) {
	s := inView(t, 1, solved("a", "train them", "r1", fishbone.Unsaid), solved("b", "lock the door", "r1", fishbone.Unsaid))
	s.Panel.(*brainstorm).OtherSide() // F6
	s.Focus()
	s.Hit("3")
	if got := s.solution("a").Strength; got != fishbone.Stronger {
		t.Errorf("3 makes it %q", got)
	}
	s.Hit("3")
	if got := s.solution("a").Strength; got != fishbone.Unsaid {
		t.Errorf("3 again leaves it %q", got)
	}
	s.Press(fyne.KeyDown)
	s.Hit("1")
	if got := s.solution("b").Strength; got != fishbone.Weaker {
		t.Errorf("1 on the next makes it %q", got)
	}
	s.PressUndo()
	if got := s.solution("b").Strength; got != fishbone.Unsaid {
		t.Errorf("undone it is %q", got)
	}
}

// The ladder says of weak solutions alone that most stop there, and leads no higher than its top.
func TestTheLadderSaysWhereASolutionStands(t *testing.T) {
	for strength, want := range map[fishbone.Strength]string{
		fishbone.Weaker: words.T("ladder.hereWeaker"), fishbone.Intermediate: words.T("ladder.here"), fishbone.Stronger: words.T("ladder.here"),
	} {
		s := inView(t, 1, solved("a", "lock the door", "r1", strength))
		s.Panel.(*brainstorm).OtherSide()
		s.Focus()
		s.MustShow(s.Side, want)
		title, other := words.T("solutions.ladder", "text", "lock the door"), words.T("solutions.ladderTop", "text", "lock the door")
		if strength == fishbone.Stronger {
			title, other = other, title
		}
		s.MustShow(s.Side, title)
		s.MustNotShow(s.Side, other)
		if strength != fishbone.Weaker {
			s.MustNotShow(s.Side, words.T("ladder.hereWeaker"))
		}
	}
}

func TestTheNextOneBuildsOnAnother(t *testing.T) {
	s := inView(t, 1, solved("a", "train them", "r1", fishbone.Weaker))
	s.Panel.(*brainstorm).OtherSide()
	s.Focus()
	s.Hit("+")
	s.MustShow(s.Side, words.T("solutions.andThen", "text", "train them"))
	s.Say("on the first day")
	all := s.Analysis().Solutions()
	if len(all) != 2 || all[1].BuildsOn != "a" || !slices.Equal(all[1].Causes, []fishbone.ID{"r1"}) {
		t.Fatalf("there are %+v", all)
	}
	s.Say("and another") // stands by itself again
	if all = s.Analysis().Solutions(); all[2].BuildsOn != "" {
		t.Errorf("the next builds on %q", all[2].BuildsOn)
	}
}

func TestNearDuplicatesHaveTwoAnswers(t *testing.T) {
	pair := []fishbone.Edit{solved("a", "Train the new staff", "r1", fishbone.Weaker), solved("x", "Raise the pay", "r1", fishbone.Weaker), solved("b", "Train new staff", "r1", fishbone.Weaker)}
	s := inView(t, 1, pair...)
	s.MustShow(s.Diagram, words.T("solutions.likeOne"))
	if got := fmt.Sprint(s.order()); got != "[a b x]" {
		t.Errorf("the two stand apart: %v", got)
	}
	s.Click(s.Diagram, words.T("solutions.apart"))
	s.MustNotShow(s.Diagram, words.T("solutions.likeOne"))
	if s.Analysis().Count().Solutions != 3 {
		t.Error("both do not count")
	}
	s.PressUndo()
	s.Click(s.Diagram, words.T("solutions.mergePair"))
	if n := len(s.Analysis().Solutions()); n != 2 || s.solution("a").Text != "Train the new staff" {
		t.Errorf("%d solutions are left", n)
	}
	s.PressUndo()
	if n := len(s.Analysis().Solutions()); n != 3 {
		t.Errorf("undone there are %d", n)
	}
	for _, id := range []fishbone.ID{"a", "b"} { // either of the two is in hand
		s.Panel.(*brainstorm).chosen = id
		s.Panel.(*brainstorm).board.typed('m')
		if n := len(s.Analysis().Solutions()); n != 2 || s.solution("a").Text != "Train the new staff" {
			t.Errorf("by the key on %s %d solutions are left", id, n)
		}
		s.PressUndo()
	}
}

// The questions are about the root cause in hand, and go round.
func TestPromptsAskAboutTheRoot(t *testing.T) {
	s := inView(t, 2)
	for i := range prompts {
		s.MustShow(s.Side, promptFor(i, "r1")[:12])
		s.Panel.(*brainstorm).askPrompt(i + 1)
	}
	s.Press(fyne.KeyDown)
	s.MustShow(s.Side, "r2")
}

func TestAParkedIdeaFlowsIn(t *testing.T) {
	s := inView(t, 1, fishbone.Add{Thing: &fishbone.Idea{ID: "i", Text: "paint it", By: "Ann"}})
	test.Tap(s.Row("paint it"))
	s.Loop.Run()
	if all := s.Analysis().Solutions(); len(all) != 1 || all[0].By != "Ann" || len(s.Analysis().Ideas()) != 0 {
		t.Errorf("there are %+v", all)
	}
}

// Where fewer solutions count than are listed, the page says why, on the board and in the panel.
func TestItSaysWhyFewerCount(t *testing.T) {
	like := func(id fishbone.ID, text string) fishbone.Edit {
		return fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: text, Causes: []fishbone.ID{"r1"}}}
	}
	s := solving(t, 1, like("a", "print the list"), like("b", "hire a clerk"))
	s.MustNotShow(s.Side, words.T("solutions.repeated", "n", 2))
	s.Do(like("c", "Print the list"))
	if n := s.Analysis().Count().Solutions; n != 2 {
		t.Fatalf("%d count", n)
	}
	s.MustShow(s.Side, words.T("solutions.repeated", "n", 3))
	s.OpenView("solutions")
	s.MustShow(s.Diagram, words.T("solutions.repeated", "n", 3))
}
