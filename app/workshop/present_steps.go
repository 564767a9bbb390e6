package workshop

import (
	"fmt"
	"image/color"
	"slices"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// goal is what a number is on its way to, empty once it is beyond.
func goal(n, of int) string {
	if n > of {
		return ""
	}
	return fmt.Sprint(of)
}

// nothingYet says what is missing, and leads to the step where it is made.
func (p *Page) nothingYet(question string, step int) talk {
	return talk{question: question, asks: true, options: []option{{
		key: action.Cap(fmt.Sprintf("Ctrl+%d", step)), words: words.T(fmt.Sprintf("step.%d", step)), do: func() { p.OpenStep(step) },
	}}}
}

// What each panel gives the presenter. The panels' own lines, keys and rules answer.

func (s *problemPanel) Prompt() talk {
	return talk{question: words.T("problem.question")}
}

func (s *headPanel) Prompt() talk {
	if !s.choosing {
		return talk{question: words.T("present.head"), hint: words.T("present.headHint")}
	}
	t := talk{question: words.T("present.sets")}
	for i, set := range sets {
		t.options = append(t.options, option{key: fmt.Sprint(i + 1), words: words.T("set." + set.key), do: func() { s.chooseSet(i) }})
	}
	t.options = append(t.options, option{key: "0", words: words.T("present.noSet"), do: func() { s.chooseSet(-1) }})
	return t
}

func (s *causesPanel) Prompt() talk {
	p := s.page
	if s.people.adding {
		t := talk{question: words.T("present.who"), hint: words.T("present.whoHint")}
		for _, who := range slices.Backward(p.Analysis().People()) {
			t.recent = append(t.recent, who.Name)
		}
		return t
	}
	t := talk{question: words.T("causes.question"), number: fmt.Sprint(p.Analysis().Count().Causes)}
	if s.people.speaker() != "" {
		t.question = words.T("present.causesOf", "name", s.people.speaker())
	}
	for _, c := range s.causes()[:min(mostRecent, len(s.causes()))] {
		t.recent = append(t.recent, c.Text)
	}
	return t
}

func (s *groupPanel) Prompt() talk {
	p := s.page
	a := p.Analysis()
	if len(a.Bones()) == 0 {
		return talk{question: words.T("present.bones"), hint: words.T("present.bonesHint")}
	}
	c, ok := s.chosen()
	if !ok {
		return p.nothingYet(words.T("group.nothing"), guide.Causes)
	}
	waiting := len(a.CauseIDs(fishbone.Tray))
	t := talk{question: words.T("present.group", "cause", c.Text), number: fmt.Sprint(waiting), on: c.ID}
	if waiting == 0 {
		t.question, t.number, t.hint = words.T("present.grouped"), "", words.T("present.groupedHint")
	}
	for i, b := range a.Bones()[:min(9, len(a.Bones()))] {
		t.options = append(t.options, option{
			key: fmt.Sprint(i + 1), words: b.Name, fill: p.boneColor(b.ID), on: c.Parent == b.ID,
			do: func() { p.send(b.ID) },
		})
	}
	if o, like := s.offer(); like {
		t.options = append(t.options, option{key: "S", words: words.T("present.same", "cause", o.as.Text), do: s.linkOffer})
	}
	t.options = append(t.options, option{key: "N", words: words.T("key.newBone"), do: s.nameBone})
	return t
}

func (s *agreePanel) Prompt() talk {
	c, ok := s.chosen()
	if !ok {
		return s.page.nothingYet(s.page.bare())
	}
	judged := 0
	for _, other := range s.causes() {
		if other.Verdict.Finding != fishbone.Unjudged {
			judged++
		}
	}
	question := "present.agree"
	if s.form != nil && s.page.podium.typing == s.form.evidence {
		question = "present.evidence"
	}
	p := ui.Colors()
	verdict := func(key string, f fishbone.Finding, fill color.NRGBA) option {
		return option{key: key, words: words.T("verdict." + string(f)), fill: fill, on: c.Verdict.Finding == f,
			do: func() { s.judge(c, f) }}
	}
	return talk{
		question: words.T(question, "cause", c.Text),
		number:   fmt.Sprint(judged), of: fmt.Sprint(len(s.causes())), counts: words.T("present.judged"), on: c.ID,
		options: []option{
			verdict("C", fishbone.Confirmed, p.Good), verdict("R", fishbone.Rejected, p.Bad), verdict("V", fishbone.ToVerify, p.Open),
			{key: "+ −", words: words.T("agree.votes", "n", c.Votes), do: func() { s.vote(c, 1) }},
			{key: "Enter", words: words.T("agree.evidence"), do: s.writeEvidence},
		},
		hint: words.T("present.agreeHint"),
	}
}

func (s *drillPanel) Prompt() talk {
	p := s.page
	a := p.Analysis()
	c, ok := s.current()
	if !ok {
		return s.presentedPick()
	}
	t := talk{
		question: words.T("drill.question", "cause", c.Text),
		number:   fmt.Sprint(a.Level(c.ID)), of: goal(a.Level(c.ID), fishbone.FiveDeep),
	}
	same, closed := a.Cause(c.SameAs)
	switch {
	case closed:
		t.question = words.T("drill.closed", "cause", same.Text)
		t.options = []option{{key: "↑", words: words.T("act.before"), do: func() { s.climb(c, -1) }}}
	case s.stopping == c.ID:
		t.question = words.T("present.stop", "cause", c.Text)
	case s.proving == c.ID:
		t.question, t.hint = words.T("present.proof", "cause", c.Text), words.T("drill.proof.hint")
	case s.offer != nil:
		answer, _ := a.Cause(s.offer.cause)
		t.question = words.T("same.question", "this", answer.Text, "that", s.offer.as.Text)
		t.hint = words.T("present.offerHint")
	case c.Stop != "":
		t.hint = words.T("drill.stopped", "reason", c.Stop)
	case s.asksToPrevent(c):
		t.question, t.hint = words.T("present.prevent", "cause", c.Text), words.T("present.preventHint")
	}
	return t
}

// presentedPick asks which cause to begin with: the one in question, and its neighbours.
func (s *drillPanel) presentedPick() talk {
	cs := s.candidates()
	if len(cs) == 0 {
		return s.page.nothingYet(s.page.bare())
	}
	at := min(s.picked, len(cs)-1)
	t := talk{
		question: words.T("drill.pick"), on: cs[at].ID, hint: words.T("present.pickHint"),
		number: fmt.Sprint(at + 1), of: fmt.Sprint(len(cs)),
	}
	if s.page.Session().Step() == guide.FiveDeep && s.page.Analysis().Count().Deepest > 1 {
		t.question = words.T("drill.done")
	}
	from := max(0, min(at-1, len(cs)-3))
	for i, c := range cs[from:min(len(cs), from+3)] {
		o := option{key: "↑", words: c.Text, do: func() { s.page.Session().Choose(c.ID) }}
		switch {
		case from+i == at:
			o.key, o.on = "Enter", true
		case from+i > at:
			o.key = "↓"
		}
		if i > 0 && from+i > at+1 || from+i < at-1 {
			o.key = "" // it takes two
		}
		t.options = append(t.options, o)
	}
	return t
}

func (s *solutionsPanel) Prompt() talk {
	a := s.page.Analysis()
	t := talk{
		question: words.T("solutions.question"),
		number:   fmt.Sprint(len(a.Solutions())), of: goal(len(a.Solutions()), fishbone.TwentySolutions),
	}
	if root, ok := s.target(); ok {
		t.question, t.on = words.T("present.solve", "cause", root.Text), root.ID
		if len(a.RootCauses()) > 1 {
			t.hint = words.T("present.rootHint", "n", len(a.RootCauses()))
		}
	}
	for i, sol := range slices.Backward(a.Solutions()) {
		t.recent = append(t.recent, fmt.Sprintf("%d  %s", i+1, sol.Text))
	}
	return t
}
