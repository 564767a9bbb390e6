package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// rulesOf are all rules of a profile, each with its section: what must be there, which columns every
// row must fill, which gaps of the chain belong there, and what must hold.
func rulesOf(p *Profile) (all []string) {
	for _, s := range p.Sections {
		for at, i := range s.Items {
			if i.Must {
				all = append(all, fmt.Sprint(s.ID, " item ", at))
			}
			for _, column := range i.Each {
				all = append(all, fmt.Sprint(s.ID, " item ", at, " ", column))
			}
		}
		for _, g := range s.Gaps {
			all = append(all, s.ID+" gap "+g)
		}
		for _, c := range s.Checks {
			all = append(all, s.ID+" check "+c)
		}
	}
	return all
}

// broken are the rules of a profile that an analysis breaks.
func broken(t testing.TB, a *fishbone.Analysis, p *Profile) (all []string) {
	t.Helper()
	d, err := Make(a, p, Options{Language: "en", Words: plain{}, Now: today, Draw: func(string) (Drawing, error) {
		if a.Count().Causes == 0 {
			return Drawing{}, nil
		}
		return Drawing{Pages: []*scene.Scene{{}}}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range d.Gaps {
		all = append(all, g.Section+" "+g.Rule)
	}
	return all
}

// faulty are analyses with one fault each, by what was done to a complete one.
func faulty(t testing.TB, whole *fishbone.Analysis) map[string]*fishbone.Analysis {
	t.Helper()
	all := map[string]*fishbone.Analysis{}
	try := func(name string, edits ...fishbone.Edit) {
		if a, err := whole.Apply(fishbone.Batch{Edits: edits}, stamp()); err == nil {
			all[name] = a
		}
	}
	for _, f := range fishbone.AboutKind.Attributes {
		try("without "+f.Name, fishbone.SetAbout{Field: fishbone.Field(f.Name)})
	}
	for _, name := range answers() {
		if e := whole.GiveAnswer(name, "", ""); e != nil {
			try("without the answer "+name, e)
		}
	}
	for _, k := range fishbone.Kinds() {
		for thing := range whole.Things(k) {
			id := fishbone.IDOf(thing)
			try(fmt.Sprint("without ", k.Name, " ", id), fishbone.Remove{Of: k, ID: id})
			for _, f := range k.Attributes {
				try(fmt.Sprint(k.Name, " ", id, " without ", f.Name), fishbone.Set{Of: k, ID: id, Values: fishbone.Values{f.Name: ""}})
				for _, word := range f.Words {
					try(fmt.Sprint(k.Name, " ", id, ": ", f.Name, " is ", word), fishbone.Set{Of: k, ID: id, Values: fishbone.Values{f.Name: word}})
				}
			}
		}
	}
	return all
}

// For each rule of each profile there is an analysis that breaks it and nothing else.
func TestEachRuleIsBrokenAlone(t *testing.T) {
	whole := complete(t)
	all := faulty(t, whole)
	for name, a := range crafted(t, whole) {
		all[name] = a
	}
	for _, p := range Profiles() {
		alone := map[string]bool{}
		for _, a := range all {
			if rules := broken(t, a, p); len(rules) == 1 {
				alone[rules[0]] = true
			}
		}
		known := rulesOf(p)
		for _, rule := range known {
			why := entangled[p.Name+" "+rule]
			if alone[rule] == (why != "") && !(alone[rule] || workedOut(p, rule)) {
				t.Errorf("%s, %s: no analysis breaks it alone", p.Name, rule)
			} else if alone[rule] && why != "" {
				t.Errorf("%s, %s is broken alone, although %s", p.Name, rule, why)
			}
			delete(alone, rule)
		}
		for rule := range alone {
			t.Errorf("%s breaks %q, which is none of %d rules", p.Name, rule, len(known))
		}
	}
}

// chainOf is a branch of a complete analysis of so many whys, which a fault can be made in.
func chainOf(levels int, change ...func([]fishbone.Edit) []fishbone.Edit) []fishbone.Edit {
	all := branch("d", "crane", fishbone.Occurrence)
	names := []string{"dfirst", "dsecond", "dthird", "dfourth", "dfifth"}
	leaf := fishbone.ID(names[levels-1])
	keep := all[:0:0]
	for _, e := range all {
		switch one := e.(type) {
		case fishbone.AddCause:
			if slices.Index(names, string(one.ID)) >= levels {
				continue
			}
		case fishbone.Judge:
			if slices.Index(names, string(one.ID)) >= levels || one.ID == leaf && leaf != "dfifth" {
				continue
			}
		case fishbone.Add:
			switch t := one.Thing.(type) {
			case *fishbone.Verification:
				t.Cause = leaf
				keep = append(keep, e)
				if leaf != "dfifth" {
					keep = append(keep, fishbone.Judge{ID: leaf, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "12 of 40", Criterion: "more than 5", Who: "Ben", When: "2026-03-02"}})
				}
				continue
			case *fishbone.Solution:
				t.Causes = []fishbone.ID{leaf}
			case *fishbone.Promise:
				t.Cause = leaf
			case *fishbone.Measure:
				t.Cause = leaf
			}
		}
		keep = append(keep, e)
	}
	for _, f := range change {
		keep = f(keep)
	}
	return keep
}

// leaving leaves out what is added of some kinds.
func leaving(kinds ...*fishbone.Kind) func([]fishbone.Edit) []fishbone.Edit {
	return func(all []fishbone.Edit) []fishbone.Edit {
		return slices.DeleteFunc(all, func(e fishbone.Edit) bool {
			added, ok := e.(fishbone.Add)
			return ok && slices.Contains(kinds, added.Thing.Kind())
		})
	}
}

// setting changes a thing that is added.
func setting[T fishbone.Thing](change func(T)) func([]fishbone.Edit) []fishbone.Edit {
	return func(all []fishbone.Edit) []fishbone.Edit {
		for _, e := range all {
			if added, ok := e.(fishbone.Add); ok {
				if t, ok := added.Thing.(T); ok {
					change(t)
				}
			}
		}
		return all
	}
}

// judging gives the leaf another verdict.
func judging(v fishbone.Verdict) func([]fishbone.Edit) []fishbone.Edit {
	return func(all []fishbone.Edit) []fishbone.Edit {
		for i, e := range all {
			if j, ok := e.(fishbone.Judge); ok && j.ID == "dfifth" {
				all[i] = fishbone.Judge{ID: j.ID, Verdict: v}
			}
		}
		return all
	}
}

// crafted are faults that take more than one edit, or an edit of a kind of its own.
func crafted(t testing.TB, whole *fishbone.Analysis) map[string]*fishbone.Analysis {
	t.Helper()
	set := func(k *fishbone.Kind, id fishbone.ID, values fishbone.Values) fishbone.Edit {
		return fishbone.Set{Of: k, ID: id, Values: values}
	}
	afterwards := leaving(fishbone.SolutionKind, fishbone.PromiseKind, fishbone.MeasureKind, fishbone.MeasurementKind)
	confirmed := fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "12 of 40", Criterion: "more than 5", Who: "Ben", When: "2026-03-02"}
	without := func(change func(*fishbone.Verdict)) fishbone.Verdict { v := confirmed; change(&v); return v }
	all := map[string]*fishbone.Analysis{}
	for name, edits := range map[string][]fishbone.Edit{
		"nobody":                     {fishbone.Remove{Of: fishbone.PersonKind, ID: "ann"}, fishbone.Remove{Of: fishbone.PersonKind, ID: "ben"}},
		"no problem":                 {fishbone.SetAbout{Field: fishbone.Problem}, fishbone.SetAbout{Field: fishbone.Head}},
		"done too early":             {set(fishbone.PromiseKind, "aprom", fishbone.Values{"done": "2026-03-01"})},
		"taken away too early":       {set(fishbone.ContainmentKind, "cont", fishbone.Values{"removed": "2026-01-01"})},
		"a person":                   {fishbone.RewordCause{ID: "afifth", Text: "The operator was careless"}},
		"no escape":                  {fishbone.SetChain{ID: "bfirst", Chain: fishbone.Occurrence}},
		"to come":                    {set(fishbone.PromiseKind, "aprom", fishbone.Values{"evidence": "It will be built in May"})},
		"another target":             {set(fishbone.MeasureKind, "am", fishbone.Values{"target": "6"})},
		"not reached":                {set(fishbone.MeasurementKind, "av2", fishbone.Values{"value": "9"})},
		"weak":                       {set(fishbone.SolutionKind, "asol", fishbone.Values{"strength": "weaker"})},
		"few steps":                  {whole.GiveAnswer("schedule", "Theme; 1-2\nPlan; 2", "")},
		"few abilities":              {whole.GiveAnswer("abilities", "Talking; 3; 4\nTrust; 2; 4\nTools; 1; 4", "")},
		"no promises of actions":     {fishbone.Remove{Of: fishbone.PromiseKind, ID: "aprom"}, fishbone.Remove{Of: fishbone.PromiseKind, ID: "bprom"}, fishbone.Remove{Of: fishbone.PromiseKind, ID: "cprom"}},
		"no targets":                 {set(fishbone.MeasureKind, "am", fishbone.Values{"target": ""}), set(fishbone.MeasureKind, "bm", fishbone.Values{"target": ""}), set(fishbone.MeasureKind, "cm", fishbone.Values{"target": ""})},
		"no measures":                {fishbone.Remove{Of: fishbone.MeasureKind, ID: "am"}, fishbone.Remove{Of: fishbone.MeasureKind, ID: "bm"}, fishbone.Remove{Of: fishbone.MeasureKind, ID: "cm"}},
		"broken why":                 {fishbone.JudgeTherefore{ID: "athird", Therefore: fishbone.Breaks}},
		"a short chain":              chainOf(3),
		"nobody asked":               chainOf(1),
		"no solution":                chainOf(5, afterwards),
		"not chosen":                 chainOf(5, leaving(fishbone.PromiseKind, fishbone.MeasureKind, fishbone.MeasurementKind), setting(func(s *fishbone.Solution) { s.Choice, s.Reason = fishbone.NotChosen, "" })),
		"no reason":                  chainOf(5, setting(func(s *fishbone.Solution) { s.Reason = "" })),
		"no promise":                 chainOf(5, leaving(fishbone.PromiseKind)),
		"no measure":                 chainOf(5, leaving(fishbone.MeasureKind, fishbone.MeasurementKind)),
		"no values":                  chainOf(5, leaving(fishbone.MeasurementKind)),
		"not judged":                 chainOf(5, setting(func(m *fishbone.Measure) { m.Verdict, m.By, m.Judged = fishbone.EffectOpen, "", "" })),
		"no effect":                  chainOf(5, setting(func(m *fishbone.Measure) { m.Verdict = fishbone.NotEffective })),
		"to be verified":             chainOf(5, afterwards, leaving(fishbone.VerificationKind), judging(fishbone.Verdict{Finding: fishbone.ToVerify})),
		"to be verified with a task": chainOf(5, afterwards, judging(fishbone.Verdict{Finding: fishbone.ToVerify, Who: "Ben", When: "2026-03-02"})),
		"no verdict":                 chainOf(5, afterwards, judging(fishbone.Verdict{})),
		"no evidence":                append(chainOf(5, judging(without(func(v *fishbone.Verdict) { v.Evidence = "" }))), set(fishbone.VerificationKind, "dtask", fishbone.Values{"result": ""})),
		"nobody verified":            chainOf(5, judging(without(func(v *fishbone.Verdict) { v.Who = "" })), setting(func(v *fishbone.Verification) { v.Who = "" })),
		"no day of verifying":        chainOf(5, judging(without(func(v *fishbone.Verdict) { v.When = "" })), setting(func(v *fishbone.Verification) { v.Done, v.Due = "", "" })),
		"no since":                   chainOf(5, setting(func(m *fishbone.Measure) { m.Since, m.Target = "", "3.64" })),
		"untied":                     {add(&fishbone.Solution{ID: "loose", Text: "Paint it", Strength: fishbone.Stronger, Choice: fishbone.Chosen, Reason: "cheap"}), add(&fishbone.Promise{ID: "looseprom", Text: "Paint it", Solution: "loose", Where: "Hall 2", How: "by hand", Owner: "Cem", Promised: "2026-03-03", Due: "2026-04-01", Status: fishbone.PromiseDone, Done: "2026-03-30", CheckedBy: "Ann", Checked: "2026-04-02", Evidence: "seen"})},
		"in force":                   {set(fishbone.ContainmentKind, "cont", fishbone.Values{"removed": ""})},
	} {
		a, err := whole.Apply(fishbone.Batch{Edits: edits}, stamp())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		all[name] = a
	}
	return all
}

// workedOut says whether a rule asks for a list that follows from other things: without any root
// cause, or any promise, a report lacks more than that. [TestEachThingThatMustBeThere] breaks these
// one by one.
func workedOut(p *Profile, rule string) bool {
	for _, s := range p.Sections {
		for at, i := range s.Items {
			if src, _ := sourceOf(i); rule == fmt.Sprint(s.ID, " item ", at) {
				return src.of == nil && !strings.Contains(i.Show, ".") || i.Where != nil || i.Show == "roots.text"
			}
		}
	}
	return false
}

// entangled are rules that cannot be broken without another one, with the reason.
var entangled = map[string]string{
	"qcc target item 0":                    "without a measure there is no effect either",
	"qc-group effect gap noMeasure":        "a measure without a figure to watch has no goal either",
	"iso9001 effectiveness item 0 verdict": "the chain says that nobody judged",
}

func init() {
	for _, p := range Profiles() {
		for _, rule := range rulesOf(p) {
			switch {
			case strings.HasSuffix(rule, " gap noCause"):
				entangled[p.Name+" "+rule] = "without a cause there is no root cause either"
			case strings.HasSuffix(rule, " action"):
				entangled[p.Name+" "+rule] = "the chain says that nothing was promised"
			}
		}
	}
}
