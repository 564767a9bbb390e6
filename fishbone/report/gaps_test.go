package report

import (
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/links"
)

var today = time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC)

func stamp() fishbone.Stamp { return fishbone.Stamp{At: today, By: "Ann"} }

func add(t fishbone.Thing) fishbone.Edit { return fishbone.Add{Thing: t} }

// change applies edits, each of which must be possible.
func change(t testing.TB, a *fishbone.Analysis, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	for _, e := range edits {
		next, err := a.Apply(e, stamp())
		if err != nil {
			t.Fatalf("%s: %v", e.Name(), err)
		}
		a = next
	}
	return a
}

// branch is a chain of five whys that ends in a root cause which was verified, solved and proven.
func branch(prefix, text string, chain fishbone.Chain) (edits []fishbone.Edit) {
	under := fishbone.ID("bone")
	var leaf fishbone.ID
	for i, said := range []string{"first", "second", "third", "fourth", "fifth"} {
		leaf = fishbone.ID(prefix + said)
		edits = append(edits, fishbone.AddCause{ID: leaf, Under: under, Text: text + " " + said})
		if i == 0 {
			edits = append(edits, fishbone.SetChain{ID: leaf, Chain: chain})
		}
		under = leaf
	}
	for _, id := range []string{"first", "second", "third", "fourth"} {
		edits = append(edits, fishbone.Judge{ID: fishbone.ID(prefix + id), Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "12 of 40"}})
	}
	task, sol, prom := fishbone.ID(prefix+"task"), fishbone.ID(prefix+"sol"), fishbone.ID(prefix+"prom")
	return append(edits,
		add(&fishbone.Verification{ID: task, Text: "Look at the orders", Cause: leaf, Criterion: "more than 5", Method: "counting", Who: "Ben", Due: "2026-03-01", Sample: "40 orders", Result: "12 of 40", Done: "2026-03-02"}),
		fishbone.Judge{ID: leaf, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "12 of 40", Criterion: "more than 5", Who: "Ben", When: "2026-03-02"}},
		add(&fishbone.Solution{ID: sol, Text: "Change the " + text, Causes: []fishbone.ID{leaf}, Strength: fishbone.Stronger, Choice: fishbone.Chosen, Reason: "cheap and lasting"}),
		add(&fishbone.Promise{ID: prom, Text: "Build the " + text, Solution: sol, Cause: leaf, How: "by hand", Where: "Hall 2", Owner: "Cem", To: "the customer", Promised: "2026-03-03", Due: "2026-04-01", Status: fishbone.PromiseDone, Done: "2026-03-30", CheckedBy: "Ann", Checked: "2026-04-02", Evidence: "built and seen", Told: "2026-04-03", Accepted: fishbone.WasAccepted}),
		add(&fishbone.Measure{ID: fishbone.ID(prefix + "m"), Text: "Complaints of " + text, Unit: "a month", Target: "5.2", Focus: "80", Ability: "60", Cause: leaf, Since: "2026-04-01", Verdict: fishbone.Effective, By: "Ann", Judged: "2026-08-01"}),
		add(&fishbone.Measurement{ID: fishbone.ID(prefix + "v1"), Day: "2026-02-01", Value: "10", Measure: fishbone.ID(prefix + "m")}),
		add(&fishbone.Measurement{ID: fishbone.ID(prefix + "v2"), Day: "2026-06-01", Value: "4", Measure: fishbone.ID(prefix + "m")}),
	)
}

// complete is an analysis that no report has anything to say against.
func complete(t testing.TB) *fishbone.Analysis {
	t.Helper()
	var edits []fishbone.Edit
	for _, f := range fishbone.AboutKind.Attributes {
		value := "said of " + f.Name
		switch {
		case f.Content == fishbone.ContentDay:
			value = "2026-08-02"
		case f.Content == fishbone.ContentFigure:
			value = "12"
		case f.Content == fishbone.ContentWord:
			continue
		}
		edits = append(edits, fishbone.SetAbout{Field: fishbone.Field(f.Name), Text: value})
	}
	edits = append(edits,
		fishbone.SetAbout{Field: fishbone.Total, Text: "400"}, fishbone.SetAbout{Field: fishbone.ExpectedBy, Text: "2026-12-31"},
		add(&fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Facilitator}), add(&fishbone.Person{ID: "ben", Name: "Ben", Role: fishbone.Recorder}),
		add(&fishbone.Meeting{ID: "met", Date: "2026-02-20", Place: "Hall 2", Who: "Ann\nBen"}),
		add(&fishbone.Fact{ID: "fact", Aspect: "where", Is: "line 3", IsNot: "line 4", Differs: "older"}),
		add(&fishbone.Containment{ID: "cont", Text: "Sort by hand", Where: "store", Owner: "Cem", Since: "2026-02-10", Effect: "95 %", Removed: "2026-05-01"}),
		add(&fishbone.Bone{ID: "bone", Name: "Machines"}),
	)
	edits = append(edits, branch("a", "mould", fishbone.Occurrence)...)
	edits = append(edits, branch("b", "test", fishbone.Escape)...)
	edits = append(edits, branch("c", "rule", fishbone.System)...)
	edits = append(edits,
		add(&fishbone.Promise{ID: "std", Text: "Write it into the standard", Sort: fishbone.Standard, Solution: "asol", Owner: "Ann", Due: "2026-05-01", Status: fishbone.PromiseDone, Done: "2026-04-28", CheckedBy: "Ben", Checked: "2026-04-29", Document: "Work instruction", Number: "WI-14", Revision: "C", Valid: "2026-05-01"}),
		add(&fishbone.Promise{ID: "across", Text: "The same in hall 3", Sort: fishbone.ReadAcross, Solution: "asol", Where: "Hall 3", Owner: "Ann", Due: "2026-05-01", Status: fishbone.PromiseDone, Done: "2026-04-28", CheckedBy: "Ben", Checked: "2026-04-29"}),
	)
	for i, name := range answers() {
		value := "answered"
		if slices.Contains([]string{"customer-told", "received", "acknowledged", "decision-told"}, name) {
			value = "2026-02-11"
		}
		switch name {
		case "schedule":
			value = "Theme; 1-2; 1-2; Ann\nPlan; 2; 2\nPresent; 3-4\nTarget; 4\nAnalysis; 5-8\nMeasures; 9"
		case "abilities":
			value = "Solving problems; 2.4; 3.8\nTalking; 3; 4\nTrust; 2; 4\nTools; 1; 4\nZeal; 3; 5"
		}
		edits = append(edits, add(&fishbone.Answer{ID: fishbone.ID("answer" + strings.Repeat("x", i)), Name: name, Text: value}))
	}
	return change(t, fishbone.New("whole", stamp()), edits...)
}

// answers are the names of all that the program's reports ask for.
func answers() (all []string) {
	for _, p := range Profiles() {
		items := slices.Clone(p.Head)
		for _, s := range p.Sections {
			items = append(items, s.Items...)
		}
		for _, i := range items {
			if name, ok := strings.CutPrefix(i.Show, answer); ok && !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// plain are words that show what they are about.
type plain struct{ blank }

func (plain) Say(key string, args ...any) string {
	said := key
	for i := 1; i < len(args); i += 2 {
		if s, ok := args[i].(string); ok {
			said += " " + s
		}
	}
	return said
}
func (plain) Field(_ *fishbone.Kind, name string) string   { return name }
func (plain) Gap(_ *fishbone.Analysis, e links.End) string { return "gap " + string(e.Gap) }
func (plain) Word(_, word string) string                   { return word }
func (plain) Day(d fishbone.Day) string                    { return string(d) }

func gapsOf(t testing.TB, a *fishbone.Analysis, p *Profile) []Gap {
	t.Helper()
	d, err := Make(a, p, Options{Language: "en", Words: plain{}, Now: today})
	if err != nil {
		t.Fatal(err)
	}
	for i, g := range d.Gaps {
		if g.What == "" || g.Section == "" {
			t.Errorf("%s: gap %d says %q, in %q", p.Name, i+1, g.What, g.Section)
		}
	}
	return d.Gaps
}

func TestACompleteAnalysisHasNoGaps(t *testing.T) {
	a := complete(t)
	for _, p := range Profiles() {
		for _, g := range gapsOf(t, a, p) {
			t.Errorf("%s, %s: %s", p.Name, g.Section, g.What)
		}
	}
}

// What must be there and is not is one gap, with the way to where it is given.
func TestEachThingThatMustBeThere(t *testing.T) {
	a := complete(t)
	for _, p := range Profiles() {
		for _, s := range p.Sections {
			for _, i := range s.Items {
				if !i.Must {
					continue
				}
				without, ok := empty(t, a, i.Show)
				if !ok {
					continue
				}
				gaps := gapsOf(t, without, only(p, s, i))
				if len(gaps) != 1 || gaps[0].Section != s.ID || gaps[0].Page == 0 && gaps[0].Answer == "" {
					t.Errorf("%s, %s, %s: the gaps are %+v", p.Name, s.ID, i.Show, gaps)
				}
			}
		}
	}
}

// only is a profile with one item of another.
func only(p *Profile, s Section, i Item) *Profile {
	s.Items, s.Gaps, s.Checks = []Item{i}, nil, nil
	one := *p
	one.Head, one.Sections = nil, []Section{s}
	return &one
}

// empty takes out what an item shows; ok is false where that is worked out from other things.
func empty(t *testing.T, a *fishbone.Analysis, show string) (*fishbone.Analysis, bool) {
	t.Helper()
	if name, ok := strings.CutPrefix(show, about); ok {
		return change(t, a, fishbone.SetAbout{Field: fishbone.Field(name)}), true
	}
	if name, ok := strings.CutPrefix(show, answer); ok {
		return change(t, a, a.GiveAnswer(name, "", "")), true
	}
	src, _ := sourceOf(Item{Show: show})
	if src.of == nil {
		return fishbone.New("nothing", stamp()), src.value != nil || src.rows != nil
	}
	for thing := range a.Things(src.of) {
		a = change(t, a, fishbone.Remove{Of: src.of, ID: fishbone.IDOf(thing)})
	}
	return a, true
}

// A column that every row must fill is one gap, however many rows lack it.
func TestEachColumnThatMustBeFilled(t *testing.T) {
	a := complete(t)
	a = change(t, a,
		fishbone.Set{Of: fishbone.PromiseKind, ID: "aprom", Values: fishbone.Values{"owner": ""}},
		fishbone.Set{Of: fishbone.PromiseKind, ID: "bprom", Values: fishbone.Values{"owner": ""}},
	)
	p, err := Named("promises")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Make(a, p, Options{Language: "en", Words: plain{}, Now: today})
	if err != nil || len(d.Gaps) != 1 || d.Gaps[0].Of != "aprom" || !strings.HasPrefix(d.Gaps[0].What, "report.gap.cells") {
		t.Fatalf("the gaps are %+v, %v", d.Gaps, err)
	}
	marked := 0
	for _, row := range d.Tables()[0].Rows {
		for _, v := range row {
			if v.Gap == 1 {
				marked++
			}
		}
	}
	if marked != 2 {
		t.Errorf("%d cells have the number of the gap", marked)
	}
}

// For each check there is an analysis that fails it alone.
func TestEachCheck(t *testing.T) {
	whole := complete(t)
	set := func(k *fishbone.Kind, id fishbone.ID, name string, value any) *fishbone.Analysis {
		return change(t, whole, fishbone.Set{Of: k, ID: id, Values: fishbone.Values{name: value}})
	}
	for check, a := range map[string]*fishbone.Analysis{
		"bothChains":      change(t, whole, fishbone.SetChain{ID: "bfirst", Chain: fishbone.System}),
		"humanError":      change(t, whole, fishbone.RewordCause{ID: "afifth", Text: "The operator was careless"}),
		"datesInOrder":    set(fishbone.PromiseKind, "aprom", "done", "2026-03-01"),
		"targetByFormula": set(fishbone.MeasureKind, "am", "target", "6"),
		"targetReached":   set(fishbone.MeasurementKind, "av2", "value", "9"),
		"notOnlyWeak":     set(fishbone.SolutionKind, "asol", "strength", "weaker"),
		"happened":        set(fishbone.PromiseKind, "aprom", "evidence", "It will be built in May"),
		"sixSteps":        change(t, whole, whole.GiveAnswer("schedule", "Theme; 1-2\nPlan; 2", "")),
		"fiveAbilities":   change(t, whole, whole.GiveAnswer("abilities", "Talking; 3; 4\nTrust; 2; 4\nTools; 1; 4", "")),
	} {
		for _, name := range CheckNames() {
			p := &Profile{Name: "one", Title: Text{"en": "One"}, Sections: []Section{{ID: "only", Title: Text{"en": "Only"}, Checks: []string{name}}}}
			gaps := gapsOf(t, a, p)
			if want := name == check; want != (len(gaps) == 1) {
				t.Errorf("with a fault for %s, %s finds %+v", check, name, gaps)
			}
		}
	}
}

// A day that is kept as a text is printed as a day, and what only begins like one is not.
func TestDaysInTexts(t *testing.T) {
	p, err := Named("minutes")
	if err != nil {
		t.Fatal(err)
	}
	for _, written := range []string{"2026-02-20", "2026-02-20 or so", "Friday"} {
		a := change(t, complete(t), fishbone.Set{Of: fishbone.MeetingKind, ID: "met", Values: fishbone.Values{"date": written}})
		d, err := Make(a, p, Options{Language: "en", Words: plain{}, Now: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range d.Tables() {
			if v := table.Rows[0][0]; table.Source == "meetings" && (v.Text != written || (v.Day != "") != (written == "2026-02-20")) {
				t.Errorf("%q is %+v", written, v)
			}
		}
	}
}

// Sections can be left out, and then nothing of them is missing.
func TestWhatIsLeftOutIsNotMissing(t *testing.T) {
	p, err := Named("8d")
	if err != nil {
		t.Fatal(err)
	}
	a := fishbone.New("nothing", stamp())
	all, _ := Make(a, p, Options{Language: "en", Words: plain{}, Now: today})
	some, _ := Make(a, p, Options{Language: "en", Words: plain{}, Now: today, Without: []string{"D0", "D3"}})
	if len(some.Sections) != len(all.Sections)-2 || len(some.Gaps) >= len(all.Gaps) {
		t.Errorf("%d of %d sections, %d of %d gaps", len(some.Sections), len(all.Sections), len(some.Gaps), len(all.Gaps))
	}
	for _, g := range some.Gaps {
		if g.Section == "D0" || g.Section == "D3" {
			t.Errorf("a gap of a section that was left out: %s", g.What)
		}
	}
}

// An answer is given once and stands in every report that asks for it.
func TestAnswersAreShared(t *testing.T) {
	a := change(t, fishbone.New("nothing", stamp()), fishbone.New("x", stamp()).GiveAnswer("product", "Kettle 3", "p"))
	for _, name := range []string{"8d", "iso10002"} {
		p, err := Named(name)
		if err != nil {
			t.Fatal(err)
		}
		d, _ := Make(a, p, Options{Language: "en", Words: plain{}, Now: today})
		found := false
		for _, s := range d.Sections {
			for _, b := range s.Blocks {
				f, ok := b.(Field)
				found = found || ok && f.Value.Text == "Kettle 3"
			}
		}
		if !found {
			t.Errorf("%s does not have the answer", name)
		}
	}
}
