package report

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/effect"
	"whybone/fishbone/guide"
)

// checks are what must hold in a report beside what must be there. Each names what does not.
var checks = map[string]func(c *context) []Gap{
	"bothChains":      bothChains,
	"humanError":      humanError,
	"datesInOrder":    datesInOrder,
	"targetByFormula": targetByFormula,
	"targetReached":   targetReached,
	"notOnlyWeak":     notOnlyWeak,
	"happened":        happened,
	"sixSteps":        sixSteps,
	"fiveAbilities":   fiveAbilities,
}

// CheckNames are the names of all checks.
func CheckNames() []string {
	var all []string
	for name := range checks {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// fault is a gap of a check, in its words.
func (c *context) fault(check string, page guide.Step, of fishbone.ID, args ...any) Gap {
	view := map[guide.Step]string{guide.StepProblem: "facts", guide.StepAgree: "verify"}[page]
	return Gap{
		What: c.words.Say("report.check."+check, args...), Why: c.words.Say("report.check." + check + ".why"), Page: page, View: view, Of: of, Must: true,
	}
}

// bothChains: customers want to know why it happened and why nobody found it before them.
func bothChains(c *context) (gaps []Gap) {
	for _, want := range []fishbone.Chain{fishbone.Occurrence, fishbone.Escape} {
		has := slices.ContainsFunc(c.a.RootCauses(), func(r fishbone.Cause) bool { return c.a.ChainOf(r.ID) == want })
		if !has {
			gaps = append(gaps, c.fault("bothChains", guide.StepFiveWhys, "", "chain", c.words.Word("chain", string(want))))
		}
	}
	return gaps
}

// humanError: somebody's mistake has a cause before it, so it is no root.
func humanError(c *context) (gaps []Gap) {
	for _, n := range advice.Advise(c.a, c.today) {
		if n.Rule == advice.PersonCause && c.a.IsRoot(n.Thing) {
			gaps = append(gaps, c.fault("humanError", guide.StepFiveWhys, n.Thing, "cause", n.Text))
		}
	}
	return gaps
}

// datesInOrder: nothing is done before it was promised, or ends before it began.
func datesInOrder(c *context) (gaps []Gap) {
	wrong := func(page guide.Step, of fishbone.ID, what string, early, late fishbone.Day) {
		if early != "" && late != "" && late < early {
			gaps = append(gaps, c.fault("datesInOrder", page, of, "what", what, "first", c.words.Day(early), "second", c.words.Day(late)))
		}
	}
	about := c.a.About()
	for _, t := range c.a.Containments() {
		wrong(guide.StepProblem, t.ID, t.Text, t.Since, t.Removed)
	}
	for _, p := range c.a.Promises() {
		wrong(guide.PagePromise, p.ID, p.Text, p.Promised, p.DueDay())
		wrong(guide.PagePromise, p.ID, p.Text, p.Promised, p.Done)
		wrong(guide.PagePromise, p.ID, p.Text, p.Done, p.Checked)
	}
	for _, m := range c.a.Measures() {
		wrong(guide.PageProve, m.ID, m.Text, m.Since, m.Judged)
		wrong(guide.PageProve, m.ID, m.Text, m.Judged, about.Closed)
	}
	wrong(guide.PageProve, "", c.words.Field(fishbone.AboutKind, string(fishbone.Expected)), about.ExpectedFrom, about.ExpectedBy)
	return gaps
}

// exact is how far a target may be from what its formula gives, as a share of that: people round.
const exact = 0.02

// targetByFormula: where a circle says how much of the problem it works on and what it trusts
// itself to do, the target follows, see [effect.TargetFrom].
func targetByFormula(c *context) (gaps []Gap) {
	for _, m := range c.a.Measures() {
		focus, hasFocus := m.Focus.Float()
		ability, hasAbility := m.Ability.Float()
		s := effect.Of(c.a, m)
		target, hasTarget := s.Target()
		if !hasFocus || !hasAbility || !hasTarget || s.Was.N == 0 {
			continue
		}
		want, ok := effect.TargetFrom(s.Was.Mean, focus, ability, m.Direction, m.Unit)
		if ok && math.Abs(want-target) > max(exact*math.Abs(want), 0.005) {
			gaps = append(gaps, c.fault("targetByFormula", guide.PageProve, m.ID, "measure", m.Text, "target", c.words.Figure(target), "want", c.words.Figure(want)))
		}
	}
	return gaps
}

// formula is how a measure's target follows from its present value, in figures: there is one formula for
// percentages and one for all else, so it is said which. It is empty where something is missing.
func (c *context) formula(m fishbone.Measure) string {
	focus, hasFocus := m.Focus.Float()
	ability, hasAbility := m.Ability.Float()
	was := effect.Of(c.a, m).Was
	if !hasFocus || !hasAbility || was.N == 0 {
		return ""
	}
	want, ok := effect.TargetFrom(was.Mean, focus, ability, m.Direction, m.Unit)
	if !ok {
		return ""
	}
	present := c.words.Figure(was.Mean)
	way := map[effect.Formula]string{effect.Down: present + " − " + present, effect.Up: present + " + " + present, effect.UpPercent: present + " + (100 − " + present + ")"}
	return way[effect.FormulaFor(was.Mean, m.Direction, m.Unit)] + " × " + string(m.Focus) + "% × " + string(m.Ability) + "% = " + c.words.Figure(want)
}

// targetReached: who says that it works although the target was not reached has to say why.
func targetReached(c *context) (gaps []Gap) {
	for _, m := range c.a.Measures() {
		met, known := effect.Of(c.a, m).TargetMet()
		if known && !met && m.Verdict == fishbone.Effective && m.Reason == "" {
			gaps = append(gaps, c.fault("targetReached", guide.PageProve, m.ID, "measure", m.Text))
		}
	}
	return gaps
}

// notOnlyWeak: each root cause has a solution that does not depend on people being careful.
func notOnlyWeak(c *context) (gaps []Gap) {
	chosen, beyond := map[fishbone.ID]bool{}, map[fishbone.ID]bool{}
	for _, s := range c.a.Solutions() {
		if s.Choice != fishbone.Chosen {
			continue
		}
		for _, id := range s.Causes {
			chosen[id] = true
			beyond[id] = beyond[id] || s.Strength == fishbone.Intermediate || s.Strength == fishbone.Stronger
		}
	}
	for _, r := range c.a.RootCauses() {
		if chosen[r.ID] && !beyond[r.ID] { // that there is none is a gap of the chain
			gaps = append(gaps, c.fault("notOnlyWeak", guide.StepSolutions, r.ID, "cause", r.Text))
		}
	}
	return gaps
}

// The least that an activity plan and a comparison of abilities have: judges count them.
const (
	leastSteps     = 6
	leastAbilities = 5
)

// sixSteps: an activity is planned in its steps, each with its weeks.
func sixSteps(c *context) []Gap {
	given := c.a.Answer("schedule").Text
	p, ok := PlanOf(given)
	if given == "" || ok && len(p.Steps) >= leastSteps {
		return nil // what is not given is missing already
	}
	g := c.fault("sixSteps", guide.PageChain, "", "n", len(p.Steps), "least", leastSteps)
	g.Answer = "schedule"
	return []Gap{g}
}

// fiveAbilities: what a circle learned is told by several abilities, before and after.
func fiveAbilities(c *context) []Gap {
	given := c.a.Answer("abilities").Text
	marks, ok := MarksOf(given)
	if given == "" || ok && len(marks) >= leastAbilities {
		return nil
	}
	g := c.fault("fiveAbilities", guide.PageChain, "", "n", len(marks), "least", leastAbilities)
	g.Answer = "abilities"
	return []Gap{g}
}

// future finds sentences about what is still to come.
var future = regexp.MustCompile(`(?i)\b(will be|will|going to|shall|to be (done|checked|trained|defined))\b|将会|将要|将于|将在|計劃|计划|预计|預計|拟|擬|將會|將要|將於|將在`)

// happened: what is said to be done is told in the past.
func happened(c *context) (gaps []Gap) {
	look := func(page guide.Step, of fishbone.ID, name, said string) {
		if found := future.FindString(said); found != "" {
			gaps = append(gaps, c.fault("happened", page, of, "what", name, "found", strings.TrimSpace(found)))
		}
	}
	for _, p := range c.a.Promises() {
		if p.Status == fishbone.PromiseDone {
			look(guide.PagePromise, p.ID, p.Text, p.Evidence)
		}
	}
	for _, v := range c.a.Verifications() {
		look(guide.StepAgree, v.ID, v.Text, v.Result)
	}
	return gaps
}
