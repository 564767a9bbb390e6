package workshop

import (
	"fmt"
	"slices"

	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// What each panel gives the presenter. The panels' own lines, keys and rules answer.

func (s *causesPanel) Prompt() panel.Prompt {
	p := s.page
	if s.people.adding {
		t := panel.Prompt{Question: words.T("present.who"), Hint: words.T("present.whoHint")}
		for _, who := range slices.Backward(p.Analysis().People()) {
			t.Recent = append(t.Recent, who.Name)
		}
		return t
	}
	t := panel.Prompt{Question: words.T("causes.question"), Number: fmt.Sprint(p.Analysis().Count().Causes)}
	if s.people.speaker() != "" {
		t.Question = words.T("present.causesOf", "name", s.people.speaker())
	}
	for _, c := range s.causes()[:min(panel.MaxRecent, len(s.causes()))] {
		t.Recent = append(t.Recent, c.Text)
	}
	return t
}

func (s *groupPanel) Prompt() panel.Prompt {
	p := s.page
	a := p.Analysis()
	if len(a.Bones()) == 0 {
		return panel.Prompt{Question: words.T("present.bones"), Hint: words.T("present.bonesHint")}
	}
	c, ok := s.Selected()
	if !ok {
		return panel.NothingYet(p, words.T("group.nothing"), guide.Causes)
	}
	waiting := len(a.CauseIDs(fishbone.Tray))
	t := panel.Prompt{Question: words.T("present.group", "cause", c.Text), Number: fmt.Sprint(waiting), On: c.ID}
	if waiting == 0 {
		t.Question, t.Number, t.Hint = words.T("present.grouped"), "", words.T("present.groupedHint")
	}
	for i, b := range a.Bones()[:min(9, len(a.Bones()))] {
		t.Options = append(t.Options, panel.Option{
			Key: fmt.Sprint(i + 1), Words: b.Name, Fill: panel.BoneColor(p.Analysis(), b.ID), On: c.Parent == b.ID,
			Do: func() { p.send(b.ID) },
		})
	}
	if o, like := s.offer(); like {
		t.Options = append(t.Options, panel.Option{Key: "S", Words: words.T("present.same", "cause", o.As.Text), Do: s.linkOffer})
	}
	t.Options = append(t.Options, panel.Option{Key: "N", Words: words.T("key.newBone"), Do: s.nameBone})
	return t
}

func (s *drillPanel) Prompt() panel.Prompt {
	p := s.page
	a := p.Analysis()
	c, ok := s.current()
	if !ok {
		return s.presentedPick()
	}
	t := panel.Prompt{
		Question: words.T("drill.question", "cause", c.Text),
		Number:   fmt.Sprint(a.Level(c.ID)), Of: panel.Goal(a.Level(c.ID), fishbone.FiveDeep),
	}
	same, closed := a.Cause(c.SameAs)
	switch {
	case closed:
		t.Question = words.T("drill.closed", "cause", same.Text)
		t.Options = []panel.Option{{Key: "↑", Words: words.T("act.before"), Do: func() { s.climb(c, -1) }}}
	case s.stopping == c.ID:
		t.Question = words.T("present.stop", "cause", c.Text)
	case s.proving == c.ID:
		t.Question, t.Hint = words.T("present.proof", "cause", c.Text), words.T("drill.proof.hint")
	case s.offer != nil:
		answer, _ := a.Cause(s.offer.Cause)
		t.Question = words.T("same.question", "this", answer.Text, "that", s.offer.As.Text)
		t.Hint = words.T("present.offerHint")
	case c.Stop != "":
		t.Hint = words.T("drill.stopped", "reason", c.Stop)
	case s.asksToPrevent(c):
		t.Question, t.Hint = words.T("present.prevent", "cause", c.Text), words.T("present.preventHint")
	}
	return t
}

// presentedPick asks which cause to begin with: the one in question, and its neighbours.
func (s *drillPanel) presentedPick() panel.Prompt {
	cs := s.candidates()
	if len(cs) == 0 {
		return panel.NoCausesYet(s.page)
	}
	at := min(s.picked, len(cs)-1)
	t := panel.Prompt{
		Question: words.T("drill.pick"), On: cs[at].ID, Hint: words.T("present.pickHint"),
		Number: fmt.Sprint(at + 1), Of: fmt.Sprint(len(cs)),
	}
	if s.page.Session().Step() == guide.FiveDeep && s.page.Analysis().Count().Deepest > 1 {
		t.Question = words.T("drill.done")
	}
	from := max(0, min(at-1, len(cs)-3))
	for i, c := range cs[from:min(len(cs), from+3)] {
		o := panel.Option{Key: "↑", Words: c.Text, Do: func() { s.page.Session().Choose(c.ID) }}
		switch {
		case from+i == at:
			o.Key, o.On = "Enter", true
		case from+i > at:
			o.Key = "↓"
		}
		if i > 0 && from+i > at+1 || from+i < at-1 {
			o.Key = "" // it takes two
		}
		t.Options = append(t.Options, o)
	}
	return t
}

func (s *solutionsPanel) Prompt() panel.Prompt {
	a := s.page.Analysis()
	t := panel.Prompt{
		Question: words.T("solutions.question"),
		Number:   fmt.Sprint(len(a.Solutions())), Of: panel.Goal(len(a.Solutions()), fishbone.TwentySolutions),
	}
	if root, ok := s.target(); ok {
		t.Question, t.On = words.T("present.solve", "cause", root.Text), root.ID
		if len(a.RootCauses()) > 1 {
			t.Hint = words.T("present.rootHint", "n", len(a.RootCauses()))
		}
	}
	for i, sol := range slices.Backward(a.Solutions()) {
		t.Recent = append(t.Recent, fmt.Sprintf("%d  %s", i+1, sol.Text))
	}
	return t
}
