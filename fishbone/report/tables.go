package report

import (
	"slices"
	"strings"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/effect"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

// extra is a column that is worked out, of the things of a kind.
type extra struct {
	head  string // the key of its name; that of the attribute if empty
	value func(c *context, t fishbone.Thing) Value
}

// computed are the columns that kinds have beside their attributes, by the kind's plural.
var computed = map[string]map[string]extra{
	"promises": {
		"by": {"report.col.by", func(c *context, t fishbone.Thing) Value { return c.day(t.(*fishbone.Promise).DueDay()) }},
		"state": {"report.col.state", func(c *context, t fishbone.Thing) Value {
			return Value{Text: c.stateOf(*t.(*fishbone.Promise))}
		}},
		"cause":    {"", func(c *context, t fishbone.Thing) Value { return c.causesOf(*t.(*fishbone.Promise)) }},
		"standard": {"report.col.standard", func(c *context, t fishbone.Thing) Value { return Value{Text: documentOf(*t.(*fishbone.Promise))} }},
	},
	"facts": {
		"aspect": {"", func(c *context, t fishbone.Thing) Value {
			return Value{Text: c.words.Word("aspect", t.(*fishbone.Fact).Aspect)}
		}},
		"isNot": {"report.col.isNot", func(c *context, t fishbone.Thing) Value { return text(t.(*fishbone.Fact).IsNot) }}, // as forms call it
	},
	"measures": {
		"before": {"report.col.before", func(c *context, t fishbone.Thing) Value {
			if was := effect.Of(c.a, *t.(*fishbone.Measure)).Was; was.N > 0 {
				return c.number(was.Mean)
			}
			return Value{}
		}},
		"formula": {"report.col.formula", func(c *context, t fishbone.Thing) Value { return text(c.formula(*t.(*fishbone.Measure))) }},
	},
	"solutions": {
		"strong": {"report.col.strength", func(c *context, t fishbone.Thing) Value {
			return Value{Text: c.words.Word("strength", string(t.(*fishbone.Solution).Strength))}
		}},
	},
	"containments": {
		"state": {"report.col.state", func(c *context, t fishbone.Thing) Value {
			if t.(*fishbone.Containment).Removed != "" {
				return Value{Text: c.words.Say("report.removed")}
			}
			return Value{Text: c.words.Say("report.inForce")}
		}},
	},
}

// causesOf are the causes that a promise is about: its own, else those of its solution; and what it is for where it has none,
// because it keeps or carries over what worked.
func (c *context) causesOf(p fishbone.Promise) Value {
	if p.Cause != "" {
		return Value{Text: c.nameOf(p.Cause)}
	}
	var all []string
	if s, ok := c.a.Solution(p.Solution); ok {
		for _, id := range s.Causes {
			all = append(all, c.nameOf(id))
		}
	}
	if len(all) == 0 && p.Sort != fishbone.Action {
		return Value{Text: c.words.Word("sort", string(p.Sort))}
	}
	return Value{Text: strings.Join(all, "\n")}
}

// documentOf is where a standard is written.
func documentOf(p fishbone.Promise) string {
	return strings.Join(strings.Fields(strings.Join([]string{p.Document, p.Number, p.Revision}, " ")), " ")
}

// stateOf says how far a promise is.
func (c *context) stateOf(p fishbone.Promise) string {
	if late := p.Late(c.today); late > 0 {
		return c.words.Say("report.late", "n", late)
	}
	return c.words.Word("status", string(p.Status))
}

// tables are what is worked out from the analysis and has rows.
var tables = map[string]source{
	"roots": {page: guide.StepFiveWhys, rows: rootRows, head: heads(map[string]string{
		"no": "report.col.no", "chain": "report.col.chain", "bone": "report.col.bone", "whys": "report.col.whys", "root": "report.col.root",
		"evidence": "report.col.evidence", "criterion": "report.col.criterion", "method": "report.col.method", "sample": "report.col.sample",
		"who": "report.col.who", "when": "report.col.when", "event": "report.col.event", "verified": "report.col.verified",
	})},
	"verdicts": {page: guide.StepAgree, view: "verify", rows: verdictRows, head: heads(map[string]string{
		"no": "report.col.no", "cause": "report.col.leaf", "bone": "report.col.bone", "content": "report.col.content", "method": "report.col.method",
		"criterion": "report.col.criterion", "sample": "report.col.sample", "result": "report.col.result", "who": "report.col.who",
		"when": "report.col.when", "finding": "report.col.finding",
	})},
	"points": {page: guide.StepAgree, view: "vote", rows: pointRows, head: heads(map[string]string{
		"rank": "report.col.rank", "cause": "report.col.leaf", "points": "report.col.points", "share": "report.col.share", "above": "report.col.above",
	})},
	"actions": {page: guide.PagePromise, rows: actionRows, head: heads(map[string]string{
		"no": "report.col.no", "cause": "report.col.root", "solution": "report.col.solution", "strength": "report.col.strength",
		"goal": "report.col.goal", "action": "report.col.action", "how": "report.col.how", "where": "report.col.where",
		"owner": "report.col.owner", "due": "report.col.by", "done": "report.col.done", "state": "report.col.state",
		"evidence": "report.col.evidence", "reason": "report.col.reason", "effect": "report.col.effect",
	})},
	"effects": {page: guide.PageProve, rows: effectRows, head: heads(map[string]string{
		"measure": "report.col.measure", "unit": "report.col.unit", "before": "report.col.before", "target": "report.col.target", "after": "report.col.after",
		"attained": "report.col.attained", "progress": "report.col.progress", "verdict": "report.col.verdict", "by": "report.col.judgedBy",
		"judged": "report.col.judged", "n": "report.col.n", "since": "report.col.since",
	})},
}

func heads(keys map[string]string) func(Words, string) string {
	return func(w Words, column string) string {
		if key, ok := keys[column]; ok {
			return w.Say(key)
		}
		return ""
	}
}

// cells makes a row of what is worked out.
func cells(of fishbone.ID, name string, values map[string]Value) row {
	at := func(column string) Value { return values[column] }
	return row{of: of, name: name, value: at, word: func(column string) string { return at(column).Text }}
}

func text(s string) Value { return Value{Text: s} }

// rootRows are the root causes, each with the whys that lead to it and what shows it.
func rootRows(c *context) (rows []row) {
	for _, r := range c.a.RootCauses() {
		path := c.a.Path(r.ID)
		bone, _ := c.a.BoneOf(r.ID)
		var whys []string
		for i, p := range path {
			whys = append(whys, c.words.Say("report.level", "n", i+1, "text", p.Text))
		}
		if r.Stop != "" { // a reader asks why the team asked no further
			whys = append(whys, c.words.Say("report.stopped", "reason", r.Stop))
		}
		v := c.verification(r.ID)
		chain := c.a.ChainOf(r.ID)
		one := cells(r.ID, r.Text, map[string]Value{
			"no": c.number(float64(len(rows) + 1)), "bone": text(bone.Name), "whys": text(strings.Join(whys, "\n")),
			"root": {Text: r.Text, Strong: true}, "chain": text(c.words.Word("chain", string(chain))),
			"evidence": text(c.evidence(r)), "criterion": text(first(v.Criterion, r.Verdict.Criterion)), "method": text(v.Method),
			"sample": text(v.Sample), "who": c.person(first(v.Who, r.Verdict.Who)), "when": c.dayOr(v.Done, r.Verdict.When),
			"verified": text(c.verified(r, v)),
			"event":    text(c.event(path)),
		})
		one.word = func(column string) string {
			if column == "chain" {
				return string(chain)
			}
			return one.value(column).Text
		}
		rows = append(rows, one)
	}
	return rows
}

// event is how a cause led to what happened: cause, effect, event. The effect is what was asked why last,
// and there is none where the root cause itself stands on the bone.
func (c *context) event(path []fishbone.Cause) string {
	said := c.a.HeadText()
	for _, one := range path[max(0, len(path)-2):] {
		said = c.words.Say("report.leadsTo", "cause", one.Text, "effect", said)
	}
	return said
}

// verified says how a cause was verified, on which sample, by whom and when.
func (c *context) verified(r fishbone.Cause, v fishbone.Verification) string {
	sample := ""
	if v.Sample != "" {
		sample = c.words.Say("report.sample", "sample", v.Sample)
	}
	all := []string{v.Method, sample, c.person(first(v.Who, r.Verdict.Who)).Text, c.dayOr(v.Done, r.Verdict.When).Text}
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), "\n")
}

// verification is the task that tells most of a cause: the last one that has a result, or the
// last one.
func (c *context) verification(cause fishbone.ID) (v fishbone.Verification) {
	for _, one := range c.a.VerificationsOf(cause) {
		if v.Result == "" || one.Result != "" {
			v = one
		}
	}
	return v
}

// evidence is what shows a cause: the words of its verdict, else the results of its tasks, and the
// names of files.
func (c *context) evidence(r fishbone.Cause) string {
	var all []string
	if r.Verdict.Evidence != "" {
		all = append(all, r.Verdict.Evidence)
	} else {
		for _, v := range c.a.VerificationsOf(r.ID) {
			if v.Result != "" {
				all = append(all, v.Result)
			}
		}
	}
	for _, at := range c.a.AttachmentsOf(r.ID) {
		all = append(all, c.words.Say("report.attached", "name", at.Name))
	}
	return strings.Join(all, "\n")
}

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// dayOr is a day, or what the team wrote in its place.
func (c *context) dayOr(d fishbone.Day, said string) Value {
	if _, err := time.Parse(time.DateOnly, said); d == "" && err == nil {
		d = fishbone.Day(said)
	}
	if d != "" {
		return c.day(d)
	}
	return text(said)
}

// verdictRows are the causes that the team verifies, with what came of it.
func verdictRows(c *context) (rows []row) {
	for _, cause := range c.a.ToBeVerified() {
		tasks := c.a.VerificationsOf(cause.ID)
		if len(tasks) == 0 {
			tasks = []fishbone.Verification{{}}
		}
		bone, _ := c.a.BoneOf(cause.ID)
		for _, v := range tasks {
			rows = append(rows, cells(cause.ID, cause.Text, map[string]Value{
				"no": c.number(float64(len(rows) + 1)), "cause": text(cause.Text), "bone": text(bone.Name), "content": text(v.Text), "method": text(v.Method),
				"criterion": text(first(v.Criterion, cause.Verdict.Criterion)), "sample": text(v.Sample),
				"result": text(first(v.Result, cause.Verdict.Evidence)), "who": c.person(first(v.Who, cause.Verdict.Who)),
				"when": c.dayOr(v.Done, cause.Verdict.When), "finding": c.finding(cause),
			}))
		}
	}
	return rows
}

// finding is the verdict on a cause. One that is confirmed and yet no root cause says why it is none.
func (c *context) finding(cause fishbone.Cause) Value {
	said := Value{Text: c.words.Word("finding", string(cause.Verdict.Finding)), Strong: cause.Verdict.Finding == fishbone.Confirmed}
	if said.Strong && cause.Control == fishbone.OutsideControl {
		said.Text += "\n" + c.words.Word("control", string(cause.Control))
	}
	return said
}

// pointRows are the leaves by the points that they got.
func pointRows(c *context) (rows []row) {
	for i, r := range c.a.RankByPoints() {
		if r.Points == 0 {
			break
		}
		above := ""
		if r.Above {
			above = "✓"
		}
		rows = append(rows, cells(r.Cause, c.nameOf(r.Cause), map[string]Value{
			"rank": c.number(float64(i + 1)), "cause": {Text: c.nameOf(r.Cause), Strong: r.Above}, "points": c.number(r.Points),
			"share": c.percent(r.Share), "above": text(above),
		}))
	}
	return rows
}

func (c *context) percent(x float64) Value {
	return Value{Text: c.words.Percent(x), Number: &x}
}

// actionRows are what was promised for each root cause: one row for each promise, and one for
// a cause or a solution that has none.
func actionRows(c *context) (rows []row) {
	add := func(l *links.Line, s *fishbone.Solution, p *fishbone.Promise) {
		r := actionRow(c, len(rows)+1, l, s, p)
		rows = append(rows, r)
	}
	for i := range c.chain.Lines {
		l := &c.chain.Lines[i]
		if !c.a.IsRoot(l.Leaf().ID) {
			continue
		}
		if len(l.Branches) == 0 {
			add(l, nil, nil)
		}
		for _, b := range l.Branches {
			if len(b.Promises) == 0 {
				add(l, b.Solution, nil)
			}
			for _, p := range b.Promises {
				if p.Sort == fishbone.Action {
					add(l, b.Solution, &p)
				}
			}
		}
	}
	return rows
}

func actionRow(c *context, n int, l *links.Line, s *fishbone.Solution, p *fishbone.Promise) row {
	leaf := l.Leaf()
	all := map[string]Value{"no": c.number(float64(n)), "cause": text(leaf.Text)}
	r := row{of: leaf.ID, under: leaf.ID, page: guide.StepSolutions, name: leaf.Text}
	if s != nil {
		r.of, r.page, r.name = s.ID, guide.PagePromise, s.Text
		all["solution"], all["reason"] = text(s.Text), text(s.Reason)
		if s.Strength != fishbone.Unsaid {
			all["strength"] = text(c.words.Word("strength", string(s.Strength)))
		}
	}
	if p != nil {
		r.of, r.kind, r.page, r.name = p.ID, fishbone.PromiseKind, guide.PagePromise, p.Text
		all["action"], all["how"], all["where"], all["owner"] = text(p.Text), text(p.How), c.place(p.Where), c.person(p.Owner)
		all["due"], all["done"], all["state"], all["evidence"] = c.day(p.DueDay()), c.day(p.Done), text(c.stateOf(*p)), text(p.Evidence)
	}
	var goals, effects []string
	for _, m := range l.Measures {
		if x, ok := m.Measure.Target.Float(); ok {
			goals = append(goals, c.words.Say("report.target", "measure", m.Measure.Text, "target", c.withUnit(x, m.Measure.Unit)))
		}
		if m.Measure.Verdict != fishbone.EffectOpen {
			effects = append(effects, c.words.Word("verdict", string(m.Measure.Verdict)))
		}
	}
	all["goal"], all["effect"] = text(strings.Join(goals, "\n")), text(strings.Join(effects, "\n"))
	r.value = func(column string) Value { return all[column] }
	r.word = func(column string) string { return all[column].Text }
	return r
}

// countOfValues is the key of what tells how many values a study has: those of months are called so.
func countOfValues(s effect.Study) string {
	var days []time.Time
	for _, v := range s.All() {
		days = append(days, v.Day.Time())
	}
	if effect.Monthly(days) {
		return "report.values.months"
	}
	return "report.values"
}

// effectRows are the measures with their means before and after.
func effectRows(c *context) (rows []row) {
	for _, m := range c.a.Measures() {
		s := effect.Of(c.a, m)
		all := map[string]Value{"measure": {Text: m.Text, Strong: true}, "unit": text(m.Unit), "by": c.person(m.By), "judged": c.day(m.Judged), "since": c.day(m.Since)}
		if m.Verdict != fishbone.EffectOpen {
			all["verdict"] = text(c.words.Word("verdict", string(m.Verdict)))
		}
		if s.Was.N > 0 {
			all["before"] = c.number(s.Was.Mean)
		}
		if s.Is.N > 0 {
			all["after"] = c.number(s.Is.Mean)
		}
		if x, ok := s.Target(); ok {
			all["target"] = c.number(x)
		}
		if x, ok := s.Attained(); ok {
			all["attained"] = c.percent(x)
		}
		if x, ok := s.Progress(); ok {
			all["progress"] = c.percent(x)
		}
		all["n"] = text(c.words.Say(countOfValues(s), "before", s.Was.N, "after", s.Is.N))
		one := cells(m.ID, m.Text, all)
		one.kind = fishbone.MeasureKind
		rows = append(rows, one)
	}
	return rows
}
