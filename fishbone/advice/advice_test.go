package advice_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/exchange"
	"whybone/fishbone/fuzztest"
	"whybone/fishbone/guide"
)

const today fishbone.Day = "2026-05-11"

var now = fishbone.Stamp{At: time.Date(2026, 5, 11, 9, 0, 0, 0, time.UTC)}

// filled is an analysis made by edits.
func filled(t testing.TB, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	a, err := fishbone.New("a", now).Apply(fishbone.Batch{Edits: edits}, now)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func bone(id fishbone.ID) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: string(id)}}
}

func cause(id, under fishbone.ID, text string) fishbone.Edit {
	return fishbone.AddCause{ID: id, Under: under, Text: text}
}

func judged(id fishbone.ID, f fishbone.Finding, evidence string) fishbone.Edit {
	return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f, Evidence: evidence}}
}

func solution(id fishbone.ID, strength fishbone.Strength, causes ...fishbone.ID) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: "solution " + string(id), Strength: strength, Causes: causes}}
}

func promise(p fishbone.Promise) fishbone.Edit {
	p.ID, p.Text = "p", "call every guest back"
	return fishbone.Add{Thing: &p}
}

// root is a confirmed root cause on a bone.
func root(id, bone fishbone.ID) fishbone.Edit {
	return fishbone.Join(cause(id, bone, "reason "+string(id)), fishbone.StopAsking{ID: id, Reason: "ours"}, judged(id, fishbone.Confirmed, "seen on 3 days"))
}

// several makes edits for numbers from 1 on.
func several(n int, make func(id fishbone.ID) fishbone.Edit) fishbone.Edit {
	var edits []fishbone.Edit
	for i := range n {
		edits = append(edits, make(fishbone.ID(fmt.Sprint("n", i+1))))
	}
	return fishbone.Join(edits...)
}

func on(bone fishbone.ID) func(fishbone.ID) fishbone.Edit {
	return func(id fishbone.ID) fishbone.Edit { return cause(id, bone, "fact "+string(id)) }
}

func weakFor(cause fishbone.ID) func(fishbone.ID) fishbone.Edit {
	return func(id fishbone.ID) fishbone.Edit { return solution(id, fishbone.Weaker, cause) }
}

func chain(id fishbone.ID, c fishbone.Chain) fishbone.Edit {
	return fishbone.SetChain{ID: id, Chain: c}
}

// structures are what an analysis holds, and what the rules about how things hang together
// say of it: the rule and the thing that it names.
var structures = []struct {
	name  string
	fill  []fishbone.Edit
	wants string
}{
	{"nothing", nil, ""},
	{"bones before the team has sorted", []fishbone.Edit{bone("b"), bone("c"), several(6, on(fishbone.Tray))}, ""},
	{"bones while few causes are there", []fishbone.Edit{bone("b"), bone("c"), several(4, on("b"))}, ""},
	{"a bone that stayed empty", []fishbone.Edit{bone("b"), bone("c"), several(5, on("b"))}, "emptyBone c"},
	{"ten causes on a bone", []fishbone.Edit{bone("b"), several(10, on("b"))}, ""},
	{"eleven causes on a bone", []fishbone.Edit{bone("b"), several(11, on("b"))}, "fullBone b"},

	{"an answer that goes on", []fishbone.Edit{bone("b"), cause("1", "b", "deliveries late"), cause("2", "1", "supplier delivers late")}, ""},
	{"an answer that says the same", []fishbone.Edit{bone("b"), cause("1", "b", "deliveries late"), cause("2", "1", "late delivery")}, "repeats 2"},
	{"a chain that comes back", []fishbone.Edit{bone("b"), cause("1", "b", "竞争太激烈"), cause("2", "1", "对手降价"), cause("3", "2", "市场竞争加剧")}, "repeats 3"},
	{"the same as one above", []fishbone.Edit{bone("b"), cause("1", "b", "x"), cause("2", "1", "y"), cause("3", "2", "z"), fishbone.LinkSame{ID: "3", As: "1"}}, "repeats 3"},
	{"the same as one elsewhere", []fishbone.Edit{bone("b"), cause("1", "b", "x"), cause("2", "1", "y"), cause("3", "b", "z"), fishbone.LinkSame{ID: "2", As: "3"}}, ""},
	{"the same words on two bones", []fishbone.Edit{bone("b"), bone("c"), cause("1", "b", "late"), cause("2", "c", "late")}, ""},
	{"a repetition that was rejected", []fishbone.Edit{bone("b"), cause("1", "b", "late"), cause("2", "1", "late"), judged("2", fishbone.Rejected, "")}, ""},

	{"a solution for a leaf", []fishbone.Edit{bone("b"), root("1", "b"), solution("s", "", "1")}, ""},
	{"a solution in mid-chain", []fishbone.Edit{bone("b"), cause("1", "b", "x"), cause("2", "1", "y"), solution("s", "", "1")}, "rootInMidChain 1"},
	{"a solution above what was rejected", []fishbone.Edit{bone("b"), cause("1", "b", "x"), cause("2", "1", "y"), judged("2", fishbone.Rejected, ""), solution("s", "", "1")}, ""},
	{"a declined solution in mid-chain", []fishbone.Edit{bone("b"), cause("1", "b", "x"), cause("2", "1", "y"),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "s", Causes: []fishbone.ID{"1"}, Choice: fishbone.Declined}}}, ""},

	{"no chain was named", []fishbone.Edit{bone("b"), root("1", "b")}, ""},
	{"occurrence without escape", []fishbone.Edit{bone("b"), root("1", "b"), chain("1", fishbone.Occurrence)}, "noEscape"},
	{"occurrence and escape", []fishbone.Edit{bone("b"), root("1", "b"), root("2", "b"), chain("1", fishbone.Occurrence), chain("2", fishbone.Escape)}, ""},
	{"an escape that was rejected", []fishbone.Edit{bone("b"), root("1", "b"), cause("2", "b", "y"), chain("1", fishbone.Occurrence), chain("2", fishbone.Escape),
		judged("2", fishbone.Rejected, "")}, "noEscape"},
	{"a customer spoke before any root cause", []fishbone.Edit{bone("b"), cause("1", "b", "x"), fishbone.SetAbout{Field: fishbone.Voice, Text: "again!"}}, ""},
	{"a customer spoke", []fishbone.Edit{bone("b"), root("1", "b"), fishbone.SetAbout{Field: fishbone.Voice, Text: "again!"}}, "noEscape"},

	{"roots before any solution", []fishbone.Edit{bone("b"), root("1", "b"), root("2", "b")}, ""},
	{"a root without solution", []fishbone.Edit{bone("b"), root("1", "b"), root("2", "b"), solution("s", "", "1")}, "noMeasure 2"},
	{"a root with a declined solution", []fishbone.Edit{bone("b"), root("1", "b"), root("2", "b"), solution("s", "", "1"),
		fishbone.Add{Thing: &fishbone.Solution{ID: "d", Text: "d", Causes: []fishbone.ID{"2"}, Choice: fishbone.Declined}}}, "noMeasure 2"},
	{"five solutions for one of two roots", []fishbone.Edit{bone("b"), root("1", "b"), root("2", "b"),
		several(5, func(id fishbone.ID) fishbone.Edit { return solution(id, "", "1") })}, "noMeasure 2, oneCauseOnly 1"},
	{"four solutions for one of two roots", []fishbone.Edit{bone("b"), root("1", "b"), root("2", "b"),
		several(4, func(id fishbone.ID) fishbone.Edit { return solution(id, "", "1") })}, "noMeasure 2"},
	{"five solutions for the only root", []fishbone.Edit{bone("b"), root("1", "b"), several(5, func(id fishbone.ID) fishbone.Edit { return solution(id, "", "1") })}, ""},

	{"all solutions weak", []fishbone.Edit{bone("b"), root("1", "b"), several(3, weakFor("1"))}, "allWeak"},
	{"all solutions of one root weak", []fishbone.Edit{bone("b"), root("1", "b"), root("2", "b"), several(3, weakFor("1")), solution("s", fishbone.Stronger, "2")}, "allWeak 1"},
	{"one is not weak", []fishbone.Edit{bone("b"), root("1", "b"), several(3, weakFor("1")), solution("s", fishbone.Intermediate, "1")}, ""},
	{"one was not rated", []fishbone.Edit{bone("b"), root("1", "b"), several(3, weakFor("1")), solution("s", "", "1")}, ""},

	{"a promise with all", []fishbone.Edit{promise(fishbone.Promise{Owner: "Ann", Due: "2026-05-11"})}, ""},
	{"a promise without owner", []fishbone.Edit{promise(fishbone.Promise{Due: "2026-06-01"})}, "barePromise p"},
	{"a promise without day", []fishbone.Edit{promise(fishbone.Promise{Owner: "Ann"})}, "barePromise p"},
	{"a promise whose day is past", []fishbone.Edit{promise(fishbone.Promise{Owner: "Ann", Due: "2026-05-10"})}, "barePromise p"},
	{"a promise with a new day", []fishbone.Edit{promise(fishbone.Promise{Owner: "Ann", Due: "2026-05-10", NewDue: "2026-05-20", Reason: "parts came late"})}, ""},
	{"a promise that was kept", []fishbone.Edit{promise(fishbone.Promise{Status: fishbone.PromiseDone})}, ""},
	{"a promise that was dropped", []fishbone.Edit{promise(fishbone.Promise{Status: fishbone.PromiseDropped})}, ""},
}

func TestStructures(t *testing.T) {
	for _, c := range structures {
		var got []string
		for _, n := range advice.Advise(filled(t, c.fill...), today) {
			got = append(got, strings.TrimSpace(string(n.Rule)+" "+string(n.Thing)))
		}
		if s := strings.Join(got, ", "); s != c.wants {
			t.Errorf("%s: %q, want %q", c.name, s, c.wants)
		}
	}
}

// TestTheSamplesNeedNoAdvice wants no false alarm on what is shown as good work.
func TestTheSamplesNeedNoAdvice(t *testing.T) {
	for _, language := range languages {
		if found := advice.Advise(sample(t, language), today); len(found) > 0 {
			t.Errorf("%s: %+v", language, found)
		}
	}
}

func sample(t testing.TB, language string) *fishbone.Analysis {
	t.Helper()
	data, err := assets.Samples.ReadFile("samples/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	edit, err := exchange.ReadJSON(data, fishbone.NewID)
	if err != nil {
		t.Fatal(err)
	}
	return filled(t, edit)
}

// TestWhatTheTeamDidAboutIt tells what makes advice about a sentence go: an answer below, a
// figure as evidence, a rejection, the same as another.
func TestWhatTheTeamDidAboutIt(t *testing.T) {
	for _, c := range []struct {
		text string
		edit fishbone.Edit
		left bool
	}{
		{"no automation", cause("w", "c", "x"), false},
		{"operator error", cause("w", "c", "x"), false},
		{"poor training", cause("w", "c", "x"), false},
		{"培训不足", judged("c", fishbone.Confirmed, "上岗前只培训 1.5 天"), false},
		{"培训不足", judged("c", fishbone.Confirmed, "大家都这么说"), true},
		{"no automation", judged("c", fishbone.Confirmed, "seen on 3 days"), true},
		{"no automation", judged("c", fishbone.Rejected, ""), false},
		{"小王忘了", cause("w", "c", "x"), true}, // a name stays on the picture
		{"poor training", fishbone.Join(cause("o", "b", "x"), fishbone.LinkSame{ID: "c", As: "o"}), false},
		{"poor training", fishbone.MoveCause{ID: "c", Under: fishbone.Tray}, true},
	} {
		a := filled(t, bone("b"), cause("c", "b", c.text), c.edit)
		if found := advice.Advise(a, today); len(found) > 0 != c.left {
			t.Errorf("%q, %#v: %+v", c.text, c.edit, found)
		}
	}
}

// TestStepOfAdvice tells where things can be mended, in the order of the steps.
func TestStepOfAdvice(t *testing.T) {
	a := filled(t, bone("b"), bone("empty"), several(5, on("b")), cause("deep", "n1", "poor light"), cause("card", "b", "poor tools"),
		fishbone.SetAbout{Field: fishbone.Problem, Text: "late because of rain"}, promise(fishbone.Promise{}), solution("s", "", "n1"))
	var got []string
	for _, n := range advice.Advise(a, today) {
		got = append(got, fmt.Sprint(n.Step, " ", n.Rule))
	}
	want := []string{"1 problemHolds", "3 vague", "4 emptyBone", "7 vague", "8 rootInMidChain", fmt.Sprint(int(guide.PagePromise), " barePromise")}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOff(t *testing.T) {
	off := advice.ReadOff("vague nonsense person vague")
	if off.String() != "vague person" {
		t.Errorf("read %q", off)
	}
	if more := off.With(advice.Repeats).With(advice.Repeats); more.String() != "vague person repeats" || off.String() != "vague person" {
		t.Errorf("with one more: %q, %q", more, off)
	}
	if less := off.Without(advice.Vague); less.String() != "person" || off.String() != "vague person" {
		t.Errorf("without one: %q, %q", less, off)
	}
	all := []advice.Advice{{Rule: advice.Vague}, {Rule: advice.Repeats}}
	if left := off.Leave(all); len(left) != 1 || left[0].Rule != advice.Repeats || len(all) != 2 {
		t.Errorf("left %+v of %+v", left, all)
	}
}

// FuzzAdvise reads texts that nobody wrote: it ends, and what it found stands in them.
func FuzzAdvise(f *testing.F) {
	for _, seed := range []string{"no automation", "没有检查表", "小王", "因a而", "本应", "\xff因", "Mr. X", "、;，而且", "dr", "张组", "a'’s"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if fishbone.Label(text) == "" || len(text) > 1000 {
			return
		}
		defer fuzztest.Limit(t)()
		a := filled(t, bone("b"), cause("c", "b", text), fishbone.SetAbout{Field: fishbone.Problem, Text: text},
			fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Ann Lee", Role: fishbone.Member}})
		for _, n := range advice.Advise(a, today) {
			if n.Found == "" {
				t.Errorf("%q: %+v", text, n)
			}
		}
	})
}

// BenchmarkAdvise looks at 300 causes with 60 promises, from nothing.
func BenchmarkAdvise(b *testing.B) {
	for _, language := range []string{"en", "zh-Hant"} {
		b.Run(language, func(b *testing.B) {
			texts := benchmarkTexts(b, language)
			var edits []fishbone.Edit
			for i := range 8 {
				edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(fmt.Sprint("p", i)), Name: fmt.Sprint("Person Name", i), Role: fishbone.Member}},
					bone(fishbone.ID(fmt.Sprint("b", i))))
			}
			for i := range 300 {
				under := fishbone.ID(fmt.Sprint("b", i/5%8))
				if i%5 > 0 {
					under = fishbone.ID(fmt.Sprint("c", i-1))
				}
				edits = append(edits, cause(fishbone.ID(fmt.Sprint("c", i)), under, texts[i%len(texts)]))
			}
			for i := range 60 {
				edits = append(edits, fishbone.Add{Thing: &fishbone.Promise{ID: fishbone.ID(fmt.Sprint("q", i)), Text: "call"}},
					solution(fishbone.ID(fmt.Sprint("s", i)), fishbone.Weaker, fishbone.ID(fmt.Sprint("c", i*5+4))))
			}
			a := filled(b, edits...)
			for b.Loop() {
				advice.Advise(a, today)
			}
		})
	}
}

func benchmarkTexts(b *testing.B, language string) (texts []string) {
	for _, c := range sample(b, language).WalkBones() {
		texts = append(texts, c.Text)
	}
	return texts
}
