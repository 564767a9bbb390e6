package guide

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"whybone/fishbone"
)

var now = fishbone.Stamp{At: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)}

// analysis is an empty one after some edits.
func analysis(t *testing.T, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	a := fishbone.New("a", now)
	for _, e := range edits {
		next, err := a.Apply(e, now)
		if err != nil {
			t.Fatalf("apply %+v: %v", e, err)
		}
		a = next
	}
	return a
}

func about(f fishbone.Field, text string) fishbone.Edit {
	return fishbone.SetAbout{Field: f, Text: text}
}

func bone(id fishbone.ID) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: string(id)}}
}

func cause(id, under fishbone.ID) fishbone.Edit {
	return fishbone.AddCause{ID: id, Under: under, Text: "cause " + string(id)}
}

// chain hangs causes below each other, the first one under top.
func chain(top fishbone.ID, ids ...fishbone.ID) fishbone.Edit {
	var b fishbone.Batch
	for _, id := range ids {
		b.Edits = append(b.Edits, cause(id, top))
		top = id
	}
	return b
}

func judge(id fishbone.ID, f fishbone.Finding, evidence string) fishbone.Edit {
	return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f, Evidence: evidence}}
}

func outside(id fishbone.ID) fishbone.Edit {
	return fishbone.StopAsking{ID: id, Control: fishbone.OutsideControl}
}

func breaks(id fishbone.ID) fishbone.Edit {
	return fishbone.JudgeTherefore{ID: id, Therefore: fishbone.Breaks}
}

func person(id fishbone.ID, r fishbone.Role) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Person{ID: id, Name: string(id), Role: r}}
}

// solutions are n of them, tied to the same causes.
func solutions(n int, causes ...fishbone.ID) fishbone.Edit {
	var b fishbone.Batch
	for i := range n {
		id := fishbone.ID(fmt.Sprint("s", i))
		b.Edits = append(b.Edits, fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: "solution " + string(id), Causes: causes}})
	}
	return b
}

func batch(edits ...fishbone.Edit) fishbone.Edit { return fishbone.Batch{Edits: edits} }

// The parts of an analysis in which everything is done.
var (
	questions = batch(about(fishbone.What, "w"), about(fishbone.When, "w"), about(fishbone.Where, "w"),
		about(fishbone.Who, "w"), about(fishbone.Why, "w"), about(fishbone.How, "w"), about(fishbone.HowMuch, "w"))
	stated = batch(about(fishbone.Problem, "Sales fall"), about(fishbone.Goal, "g"), about(fishbone.Present, "p"))
	team   = batch(person("ann", fishbone.Facilitator), person("ben", fishbone.Recorder))
	bones  = batch(bone("people"), bone("market"))
	five   = batch(cause("1", "people"), cause("2", "people"), cause("3", "market"), cause("4", "market"), cause("5", "market"))
	fact   = fishbone.Add{Thing: &fishbone.Fact{ID: "fact", Aspect: "where", Is: "tower A", IsNot: "tower B"}}
	judged = batch(judge("1", fishbone.Confirmed, "e"), judge("2", fishbone.Rejected, "e"),
		judge("3", fishbone.ToVerify, ""), judge("4", fishbone.ToVerify, ""), judge("5", fishbone.ToVerify, ""))
	deep     = chain("1", "1.2", "1.3", "1.4", "1.5")
	ended    = fishbone.StopAsking{ID: "1", Reason: "r"} // so that it is a root cause
	proven   = judge("1.5", fishbone.Confirmed, "e")
	complete = batch(stated, about(fishbone.Head, "h"), team, bones, five, judged, deep, proven, solutions(20, "1.5"))
)

func TestSteps(t *testing.T) {
	for name, c := range map[string]struct {
		step    Step
		edits   []fishbone.Edit
		missing []Note
		advice  []Note
		count   int
	}{
		"1: nothing": {StepProblem, nil, []Note{{"need.problem", 0}, {"need.goal", 0}, {"need.present", 0}},
			[]Note{{"advice.constraints", 0}, {"advice.questions", 7}}, 0},
		"1: the next thing first": {StepProblem, []fishbone.Edit{about(fishbone.Problem, "Sales fall")},
			[]Note{{"need.goal", 0}, {"need.present", 0}}, []Note{{"advice.constraints", 0}, {"advice.questions", 7}}, 0},
		"1: a question answered": {StepProblem, []fishbone.Edit{stated, about(fishbone.Constraints, "c"), about(fishbone.Who, "w")},
			nil, []Note{{"advice.questions", 6}}, 0},
		"1: two sentences": {StepProblem, []fishbone.Edit{stated, questions, about(fishbone.Constraints, "c"), about(fishbone.Problem, "Sales fall. Staff leave.")},
			nil, []Note{{"advice.oneSentence", 0}}, 0},
		"1: everything": {StepProblem, []fishbone.Edit{stated, questions, about(fishbone.Constraints, "c")}, nil, nil, 0},

		"2: nothing":       {StepHead, []fishbone.Edit{stated}, []Note{{"need.head", 0}}, nil, 0},
		"2: a head":        {StepHead, []fishbone.Edit{about(fishbone.Head, "h")}, nil, nil, 0},
		"2: taken out":     {StepHead, []fishbone.Edit{about(fishbone.Head, "h"), about(fishbone.Head, "")}, []Note{{"need.head", 0}}, nil, 0},
		"3: nothing":       {StepCauses, nil, []Note{{"need.people", 2}, {"need.causes", 5}}, []Note{{"advice.facilitator", 0}}, 0},
		"3: one person":    {StepCauses, []fishbone.Edit{person("ann", fishbone.Facilitator)}, []Note{{"need.people", 1}, {"need.causes", 5}}, nil, 0},
		"3: no one leads":  {StepCauses, []fishbone.Edit{person("ann", fishbone.Member), person("ben", fishbone.Recorder), bones, five}, nil, []Note{{"advice.facilitator", 0}}, 5},
		"3: the tray too":  {StepCauses, []fishbone.Edit{team, bone("people"), cause("1", "people"), cause("2", fishbone.Tray)}, []Note{{"need.causes", 3}}, nil, 2},
		"3: answers too":   {StepCauses, []fishbone.Edit{team, bone("people"), chain("people", "1", "2", "3", "4", "5")}, nil, nil, 5},
		"4: nothing":       {StepGroup, nil, []Note{{"need.bones", 2}, {"need.anyCause", 0}}, nil, 0},
		"4: one bone":      {StepGroup, []fishbone.Edit{bone("people"), cause("1", "people")}, []Note{{"need.bones", 1}}, nil, 1},
		"4: a card waits":  {StepGroup, []fishbone.Edit{bones, cause("1", fishbone.Tray), cause("2", "people")}, []Note{{"need.sorting", 1}}, nil, 2},
		"4: all sorted":    {StepGroup, []fishbone.Edit{bones, cause("2", "people")}, nil, nil, 2},
		"5: nothing":       {StepAgree, nil, []Note{{"need.anyCause", 0}}, nil, 0},
		"5: only the tray": {StepAgree, []fishbone.Edit{cause("1", fishbone.Tray)}, []Note{{"need.causeOnBone", 0}}, nil, 0},
		"5: no verdicts":   {StepAgree, []fishbone.Edit{bones, five}, []Note{{"need.verdicts", 5}}, nil, 0},
		"5: some verdicts": {StepAgree, []fishbone.Edit{bones, five, judge("1", fishbone.ToVerify, ""), judge("2", fishbone.Confirmed, "e")},
			[]Note{{"need.verdicts", 3}}, nil, 2},
		"5: no evidence": {StepAgree, []fishbone.Edit{bones, cause("1", "people"), cause("2", "people"), judge("1", fishbone.Confirmed, ""), judge("2", fishbone.Rejected, "")},
			[]Note{{"need.evidence", 2}}, nil, 2},
		"5: to verify needs none": {StepAgree, []fishbone.Edit{bones, cause("1", "people"), judge("1", fishbone.ToVerify, "")}, nil, nil, 1},
		"5: answers need none":    {StepAgree, []fishbone.Edit{bones, chain("people", "1", "2"), judge("1", fishbone.Confirmed, "e"), judge("2", fishbone.Rejected, "")}, nil, nil, 1},
		"5: repeated are not asked": {StepAgree, []fishbone.Edit{bones, cause("1", "people"), cause("2", "people"),
			fishbone.LinkSame{ID: "2", As: "1"}, judge("1", fishbone.Confirmed, "e")}, nil, nil, 1},
		"5: ruled out": {StepAgree, []fishbone.Edit{bones, cause("1", "people"), judge("1", fishbone.Confirmed, "e"), fact, fishbone.CheckFit{ID: "fit", Cause: "1", Fact: "fact", Verdict: fishbone.CannotExplain}},
			[]Note{{"need.contradicted", 1}}, nil, 1},
		"5: ruled out by itself": {StepAgree, []fishbone.Edit{bones, cause("1", "people"), judge("1", fishbone.Confirmed, "e"), fishbone.SetWithout{ID: "1", Without: fishbone.WithoutStill}},
			[]Note{{"need.contradicted", 1}}, nil, 1},
		"5: ruled out and struck": {StepAgree, []fishbone.Edit{bones, cause("1", "people"), judge("1", fishbone.Rejected, "e"), fact, fishbone.CheckFit{ID: "fit", Cause: "1", Fact: "fact", Verdict: fishbone.CannotExplain}},
			nil, nil, 1},

		"6: no cause":    {StepWhy, nil, []Note{{"need.anyCause", 0}}, nil, 0},
		"6: in the tray": {StepWhy, []fishbone.Edit{cause("1", fishbone.Tray)}, []Note{{"need.causeOnBone", 0}}, nil, 0},
		"6: nothing":     {StepWhy, []fishbone.Edit{bones, five}, []Note{{"need.why", 0}}, nil, 0},
		"6: two answers": {StepWhy, []fishbone.Edit{bones, five, cause("a", "1"), cause("b", "1"), cause("c", "3")}, nil, []Note{{"advice.deeper", 3}}, 2},

		"7: no cause":         {StepFiveWhys, nil, []Note{{"need.anyCause", 0}}, nil, 0},
		"7: nothing":          {StepFiveWhys, []fishbone.Edit{bones, five}, []Note{{"need.drill", 0}}, nil, 0},
		"7: two levels":       {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2")}, []Note{{"need.deeper", 1}}, nil, 2},
		"7: four levels":      {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2", "3", "4")}, []Note{{"need.deeper", 1}}, nil, 4},
		"7: five levels":      {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2", "3", "4", "5"), judge("5", fishbone.Confirmed, "e")}, nil, nil, 5},
		"7: six levels":       {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2", "3", "4", "5", "6")}, nil, []Note{{"advice.waitingEnds", 1}}, 6},
		"7: a reason to stop": {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2"), fishbone.StopAsking{ID: "2", Reason: "r"}}, nil, []Note{{"advice.waitingEnds", 1}}, 2},
		"7: outside":          {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2"), outside("2")}, nil, nil, 2},
		"7: confirmed unasked": {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2"), cause("3", "market"), judge("2", fishbone.Rejected, ""), judge("3", fishbone.Confirmed, "e")},
			nil, []Note{{"advice.unasked", 1}}, 2},
		"7: rejected": {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2"), judge("2", fishbone.Rejected, "")}, nil, nil, 2},
		"7: the same": {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2"), cause("3", "market"), fishbone.LinkSame{ID: "2", As: "3"}}, nil, nil, 2},

		"7: a link breaks": {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2", "3", "4", "5"), judge("5", fishbone.Confirmed, "e"), breaks("3")},
			[]Note{{"need.deeper", 1}}, []Note{{"advice.links", 1}}, 5},
		"7: two links break, one beside another answer": {StepFiveWhys, []fishbone.Edit{bones, chain("people", "1", "2", "3", "4", "5"), chain("2", "b3", "b4", "b5"),
			breaks("3"), breaks("5")}, []Note{{"need.deeper", 1}}, []Note{{"advice.waitingEnds", 2}, {"advice.links", 2}}, 5},

		"8: nothing":   {StepSolutions, nil, []Note{{"need.roots", 0}, {"need.solutions", 20}}, nil, 0},
		"8: untied":    {StepSolutions, []fishbone.Edit{bones, five, judged, ended, solutions(3)}, []Note{{"need.solutions", 17}, {"need.ties", 3}, {"need.measure", 1}}, nil, 3},
		"8: nineteen":  {StepSolutions, []fishbone.Edit{bones, five, judged, ended, solutions(19, "1")}, []Note{{"need.solutions", 1}}, nil, 19},
		"8: twenty":    {StepSolutions, []fishbone.Edit{bones, five, judged, ended, solutions(20, "1")}, nil, nil, 20},
		"8: many more": {StepSolutions, []fishbone.Edit{bones, five, judged, ended, solutions(31, "1")}, nil, nil, 31},
		"8: a link breaks": {StepSolutions, []fishbone.Edit{bones, five, judged, ended, solutions(20, "1"), breaks("1"), breaks("2")},
			nil, []Note{{"advice.links", 1}}, 20}, // the second was rejected
		"8: an idea waits": {StepSolutions, []fishbone.Edit{bones, five, judged, ended, solutions(20, "1"), fishbone.Add{Thing: &fishbone.Idea{ID: "i", Text: "i"}}, fishbone.Add{Thing: &fishbone.Idea{ID: "j", Text: "j"}}},
			nil, []Note{{"advice.parked", 2}}, 20},
	} {
		t.Run(name, func(t *testing.T) {
			got := Progress(analysis(t, c.edits...))[c.step-1]
			if got.Step != c.step || got.Done != (len(c.missing) == 0) {
				t.Errorf("it is number %d and done: %v", got.Step, got.Done)
			}
			if !slices.Equal(got.Missing, c.missing) {
				t.Errorf("it needs %v, want %v", got.Missing, c.missing)
			}
			if !slices.Equal(got.Advice, c.advice) {
				t.Errorf("it advises %v, want %v", got.Advice, c.advice)
			}
			if got.Count != c.count {
				t.Errorf("it counts %d, want %d", got.Count, c.count)
			}
		})
	}
}

func TestLookGivesEightSteps(t *testing.T) {
	steps := Progress(analysis(t))
	if len(steps) != int(LastStep) {
		t.Fatalf("there are %d steps", len(steps))
	}
	for i, s := range steps {
		if s.Step != Step(i+1) || s.Done {
			t.Errorf("step %d says that it is %d, done: %v", i+1, s.Step, s.Done)
		}
	}
}

func TestStateAndNext(t *testing.T) {
	for name, c := range map[string]struct {
		edits []fishbone.Edit
		state string
		next  Step
	}{
		"empty":                  {nil, StatusNew, StepProblem},
		"no cause yet":           {[]fishbone.Edit{stated, about(fishbone.Head, "h"), team, bones}, StatusNew, StepCauses},
		"a cause":                {[]fishbone.Edit{cause("1", fishbone.Tray)}, StatusOpen, StepProblem},
		"no verdicts":            {[]fishbone.Edit{stated, about(fishbone.Head, "h"), team, bones, five}, StatusOpen, StepAgree},
		"all eight":              {[]fishbone.Edit{complete}, StatusComplete, LastStep},
		"all but the last":       {[]fishbone.Edit{complete, fishbone.Remove{Of: fishbone.SolutionKind, ID: "s0"}}, StatusOpen, LastStep},
		"all but the second":     {[]fishbone.Edit{complete, about(fishbone.Head, "")}, StatusOpen, StepHead},
		"an idea does not count": {[]fishbone.Edit{complete, fishbone.Add{Thing: &fishbone.Idea{ID: "i", Text: "i"}}}, StatusComplete, LastStep},
	} {
		t.Run(name, func(t *testing.T) {
			a := analysis(t, c.edits...)
			if got := Status(a); got != c.state {
				t.Errorf("the state is %q, want %q", got, c.state)
			}
			if got := Next(a); got != c.next {
				t.Errorf("the next step is %d, want %d", got, c.next)
			}
		})
	}
}

func ids(causes []fishbone.Cause) (all []fishbone.ID) {
	for _, c := range causes {
		all = append(all, c.ID)
	}
	return all
}

func TestOpenEnds(t *testing.T) {
	a := analysis(t, bones, five,
		chain("1", "1.2", "1.3"),               // open at 1.3
		cause("1.b", "1"),                      // a second branch, open
		chain("2", "2.2", "2.3", "2.4", "2.5"), // five deep
		chain("3", "3.2"), fishbone.StopAsking{ID: "3.2", Reason: "r"},
		chain("4", "4.2"), judge("4.2", fishbone.Rejected, ""),
		chain("5", "5.2"), fishbone.LinkSame{ID: "5.2", As: "1"},
		cause("t", fishbone.Tray), cause("t.2", "t"), // not on a bone
	)
	if got, want := ids(OpenEnds(a)), []fishbone.ID{"1.3", "1.b"}; !slices.Equal(got, want) {
		t.Errorf("open are %v, want %v", got, want)
	}
}

// A link that breaks opens what is above it, until that has an answer that stands.
func TestABrokenLinkOpensWhatIsAboveIt(t *testing.T) {
	deep := []fishbone.Edit{bones, chain("people", "1", "2", "3", "4", "5", "6", "7")}
	for name, c := range map[string]struct {
		edits []fishbone.Edit
		want  []fishbone.ID
	}{
		"all hold":           {[]fishbone.Edit{fishbone.JudgeTherefore{ID: "3", Therefore: fishbone.Holds}}, nil},
		"in the middle":      {[]fishbone.Edit{breaks("3")}, []fishbone.ID{"2"}},
		"up to level one":    {[]fishbone.Edit{breaks("2")}, []fishbone.ID{"1"}},
		"up to the problem":  {[]fishbone.Edit{breaks("1")}, nil},
		"past level five":    {[]fishbone.Edit{breaks("7")}, []fishbone.ID{"6"}},
		"judged anew":        {[]fishbone.Edit{breaks("3"), fishbone.JudgeTherefore{ID: "3"}}, nil},
		"answered anew":      {[]fishbone.Edit{breaks("3"), cause("b", "2")}, []fishbone.ID{"b"}},
		"reworded":           {[]fishbone.Edit{breaks("3"), fishbone.RewordCause{ID: "3", Text: "x"}}, nil},
		"reworded above":     {[]fishbone.Edit{breaks("3"), fishbone.RewordCause{ID: "2", Text: "x"}}, nil},
		"what is rejected":   {[]fishbone.Edit{breaks("3"), judge("2", fishbone.Rejected, "e")}, nil},
		"moved":              {[]fishbone.Edit{breaks("3"), fishbone.MoveCause{ID: "3", Under: "1"}}, []fishbone.ID{"2"}}, // it is a leaf now
		"beside one that is": {[]fishbone.Edit{cause("b", "2"), fishbone.StopAsking{ID: "b", Reason: "r"}, breaks("3")}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ids(OpenEnds(analysis(t, append(deep, c.edits...)...))); !slices.Equal(got, c.want) {
				t.Errorf("open are %v, want %v", got, c.want)
			}
		})
	}
}

func TestBare(t *testing.T) {
	a := analysis(t, bones, five, judged, judge("3", fishbone.Confirmed, "e"), judge("4", fishbone.Confirmed, "e"),
		ended, fishbone.StopAsking{ID: "3", Reason: "r"},
		cause("4.2", "4"),                      // 4 is no leaf any more
		chain("5", "5.2", "5.3", "5.4", "5.5"), // no root cause: nobody confirmed it
		chain("2", "2.2", "2.3"), outside("2.3"), judge("2.3", fishbone.Confirmed, "e"),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "s", Causes: []fishbone.ID{"1"}}},
	)
	if got, want := ids(WithoutSolution(a)), []fishbone.ID{"3"}; !slices.Equal(got, want) {
		t.Errorf("bare are %v, want %v", got, want)
	}
}

func TestManySentences(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, ".": false, "Sales fall": false, "Sales fall.": false, "Sales fall. ": false, "  Sales fall!  ": false,
		"Sales fall. Staff leave": true, "Sales fall! Why?": true, "Why? Nobody knows": true, "Late; broken": true,
		"Down by 3.5 %": false, "Line No.2 stops": false, "Sales fall.\nStaff leave": true,
		"销售额下滑": false, "销售额下滑。": false, "销售额下滑。员工流失": true, "为什么？没人知道": true, "太慢！": false, "太慢；太贵": true,
	} {
		if got := manySentences(text); got != want {
			t.Errorf("manySentences(%q) = %v", text, got)
		}
	}
}

func TestQuestionsAreThoseOf5W2H(t *testing.T) {
	if q := Questions(); len(q) != 7 || q[0] != fishbone.What || q[6] != fishbone.HowMuch {
		t.Errorf("the questions are %v", q)
	}
}
