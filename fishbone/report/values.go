package report

import (
	"slices"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/effect"
	"whybone/fishbone/guide"
)

// values are what is worked out from the analysis and stands at one place.
var values = map[string]source{
	"problem": {page: guide.StepProblem, label: said("report.problem"), value: func(c *context) Value {
		return Value{Text: c.a.HeadText(), Strong: true}
	}},
	"count": {page: guide.StepProblem, view: "facts", label: said("report.count"), value: countOf},
	"team": {page: guide.StepCauses, label: said("report.team"), value: func(c *context) Value {
		return Value{Text: c.roster(fishbone.Facilitator, fishbone.Recorder, fishbone.Member), Names: c.tied}
	}},
	"leader":   {page: guide.StepCauses, label: said("report.leader"), value: rosterOf(fishbone.Facilitator)},
	"recorder": {page: guide.StepCauses, label: said("report.recorder"), value: rosterOf(fishbone.Recorder)},
	"members":  {page: guide.StepCauses, label: said("report.members"), value: membersOf},
	"opened":   {label: said("report.opened"), value: openedOf},
	"updated":  {label: said("report.updated"), value: func(c *context) Value { return c.day(fishbone.DayOf(c.a.Changed().At)) }},
	"state": {label: said("report.state"), value: func(c *context) Value {
		if c.a.About().Closed != "" {
			return Value{Text: c.words.Say("report.closed")}
		}
		return Value{Text: c.words.Say("report.open")}
	}},
	"school":      {page: guide.StepAgree, label: said("report.school"), value: schoolOf},
	"expectation": {page: guide.PageProve, label: said("report.expectation"), value: expectationOf},
	"conclusion":  {page: guide.PageProve, label: said("report.conclusion"), value: conclusionOf},
	"targets":     {page: guide.PageProve, label: said("report.targets"), value: targetsOf},
	"roots.text":  {page: guide.StepFiveWhys, label: said("report.roots"), value: rootsOf},
	"changes":     {page: guide.PagePromise, label: said("report.changes"), value: changesOf},
	"standards":   {page: guide.PagePromise, label: said("report.standards"), value: standardsOf},
	"failures":    {page: guide.PageProve, label: said("report.failures"), value: failuresOf},
}

// said is a label in the program's words.
func said(key string) func(Words) string {
	return func(w Words) string { return w.Say(key) }
}

// lines puts texts below each other, with a dot before each if there are several.
func (c *context) lines(all []string) Value {
	switch len(all) {
	case 0:
		return Value{}
	case 1:
		return Value{Text: all[0]}
	}
	text := ""
	for i, s := range all {
		if i > 0 {
			text += "\n"
		}
		text += Bullet + s
	}
	return Value{Text: text}
}

func (c *context) roster(roles ...fishbone.Role) string {
	var all []string
	for _, r := range roles {
		for _, p := range c.a.People() {
			if p.Role != r {
				continue
			}
			name := c.tie(p.Name)
			if len(roles) > 1 && r != fishbone.Member {
				name = c.words.Say("report.withRole", "name", name, "role", c.words.Word("role", string(r)))
			}
			all = append(all, name)
		}
	}
	return c.names(all)
}

func rosterOf(r fishbone.Role) func(*context) Value {
	return func(c *context) Value { return Value{Text: c.roster(r), Names: c.tied} }
}

// membersOf are all of the team but the one who leads it.
func membersOf(c *context) Value {
	return Value{Text: c.roster(fishbone.Recorder, fishbone.Member), Names: c.tied}
}

// openedOf is the day on which the work began.
func openedOf(c *context) Value { return c.day(c.a.Began(time.Local)) }

// countOf says how many of how many it happened to, and in which time.
func countOf(c *context) Value {
	about := c.a.About()
	n, ok := about.Affected.Float()
	if !ok {
		return Value{}
	}
	text := c.words.Figure(n)
	if of, ok := about.Total.Float(); ok && of > 0 {
		text = c.words.Say("report.nOfN", "n", text, "of", c.words.Figure(of), "percent", c.words.Percent(100*n/of))
	}
	if about.Period != "" {
		text = c.words.Say("report.inPeriod", "n", text, "period", about.Period)
	}
	return Value{Text: text}
}

func schoolOf(c *context) Value {
	if c.a.About().School == fishbone.ByPoints {
		return Value{Text: c.words.Say("report.byPoints", "cut", c.words.Figure(c.a.About().CutShare()))}
	}
	return Value{Text: c.words.Say("report.everyLeaf")}
}

// expectationOf is the count that the team expects after it closed the analysis.
func expectationOf(c *context) Value {
	about := c.a.About()
	n, ok := about.Expected.Float()
	if !ok || about.ExpectedBy == "" {
		return Value{}
	}
	return Value{Text: c.words.Say("report.expected", "n", c.words.Figure(n), "from", c.words.Day(about.ExpectedFrom), "by", c.words.Day(about.ExpectedBy))}
}

// conclusionOf says of each measure what was concluded from it.
func conclusionOf(c *context) Value {
	var all []string
	for _, m := range c.a.Measures() {
		if m.Verdict != fishbone.EffectOpen {
			all = append(all, c.concluded(m))
		}
	}
	return c.lines(all)
}

// concluded says what was concluded from a measure: from its means, where it has some.
func (c *context) concluded(m fishbone.Measure) string {
	verdict := c.words.Word("verdict", string(m.Verdict))
	s := effect.Of(c.a, m)
	if s.Was.N == 0 || s.Is.N == 0 {
		return c.words.Say("report.concluded", "measure", m.Text, "verdict", verdict)
	}
	before := c.number(s.Was.Mean).Text
	if effect.Touches(m.Unit) { // 41% → 46%, but 382 → 421 million
		before += m.Unit
	}
	return c.words.Say("report.concludedFrom", "measure", m.Text, "before", before, "after", c.unitBehind(c.number(s.Is.Mean).Text, m.Unit), "verdict", verdict)
}

// targetsOf says of each measure where it is to go.
func targetsOf(c *context) Value {
	var all []string
	for _, m := range c.a.Measures() {
		s := effect.Of(c.a, m)
		target, ok := s.Target()
		if !ok {
			continue
		}
		said := c.words.Say("report.target", "measure", m.Text, "target", c.withUnit(target, m.Unit))
		if s.Was.N > 0 {
			said = c.words.Say("report.targetFrom", "measure", m.Text, "from", c.unitBehind(c.number(s.Was.Mean).Text, m.Unit), "target", c.withUnit(target, m.Unit))
		}
		all = append(all, said)
	}
	return c.lines(all)
}

func (c *context) withUnit(x float64, unit string) string {
	return c.unitBehind(c.words.Figure(x), unit)
}

func (c *context) unitBehind(figure, unit string) string {
	if unit == "" || effect.Touches(unit) {
		return figure + unit
	}
	return figure + together + unit
}

func rootsOf(c *context) Value {
	var all []string
	for _, r := range c.a.RootCauses() {
		all = append(all, r.Text)
	}
	return c.lines(all)
}

// changesOf are the actions that were taken.
func changesOf(c *context) Value {
	return c.lines(c.promises(func(p fishbone.Promise) bool { return p.Sort == fishbone.Action && p.Status == fishbone.PromiseDone }))
}

// standardsOf is what everybody does from now on.
func standardsOf(c *context) Value {
	return c.lines(c.promises(func(p fishbone.Promise) bool { return p.Sort != fishbone.Action && p.Status != fishbone.PromiseDropped }))
}

func (c *context) promises(wanted func(fishbone.Promise) bool) (all []string) {
	for _, p := range c.a.Promises() {
		if wanted(p) {
			all = append(all, p.Text)
		}
	}
	return all
}

// failuresOf is what did not work: measures without an effect, and what was dropped. That there is none is
// said once something was judged.
func failuresOf(c *context) Value {
	all := c.promises(func(p fishbone.Promise) bool { return p.Status == fishbone.PromiseDropped })
	judged := false
	for _, m := range slices.Backward(c.a.Measures()) {
		judged = judged || m.Verdict != fishbone.EffectOpen
		if m.Verdict == fishbone.NotEffective {
			all = slices.Insert(all, 0, c.concluded(m))
		}
	}
	if judged && len(all) == 0 {
		return Value{Text: c.words.Say("report.noFailures")}
	}
	return c.lines(all)
}
