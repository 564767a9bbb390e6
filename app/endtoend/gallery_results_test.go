//go:build linux

package endtoend

import (
	"fmt"
	"strings"
	"time"

	"whybone/app/words"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/guide"
	"whybone/storage"
)

func init() {
	parts = append(parts, part{"results", (*gallery).results})
}

// results goes from the solutions to the chain, in analyses with nothing, with what teams
// usually have, and with more than they like: each of them on the board and presented.
func (g *gallery) results(data string, language words.Language) {
	for _, fill := range []struct {
		name  string
		edits func(words.Language) []fishbone.Edit
	}{{"empty", g.bare}, {"usual", g.usual}, {"crowded", g.crowded}} {
		id := g.fill(data, fill.edits(language))
		g.window = g.desktop.open(data, language)
		g.id = id
		g.see(words.T("workshop.step", "n", guide.StepSolutions))
		g.away()
		g.resultPages(fill.name)
		g.turn("F11")
		g.resultPages("present-" + fill.name)
		g.press("F11", "ctrl+w")
		g.see(words.T("home.goOn"))
		g.take("results-home-" + fill.name)
		g.close()
	}
}

// resultPages are step 8 with its tab, and the four pages after the meeting with theirs.
func (g *gallery) resultPages(name string) {
	g.openStep(guide.StepSolutions)
	g.turn("ctrl+shift+Prior") // to the last tab
	g.take("solutions-" + name)
	if presenting := strings.HasPrefix(name, "present"); !presenting && name != empty {
		g.turn("F6", "Down", "bracketright") // from the line to the list, and up the ladder
		g.take("solutions-" + name + "-ladder")
		g.turn("Escape")
	}
	g.turn("ctrl+shift+Next") // and back to the first
	g.openPage(guide.PageChoose)
	for _, tab := range []string{"tchart", "best", "cocreate", "matrix", "effort", "premortem"} {
		g.take(fmt.Sprintf("choose-%s-%s", tab, name))
		g.turn("ctrl+shift+Next")
	}
	for _, page := range []struct {
		step guide.Step
		name string
	}{{guide.PagePromise, "promises"}, {guide.PageProve, "proof"}, {guide.PageChain, "chain"}} {
		g.openPage(page.step)
		g.take(page.name + "-" + name)
		if strings.HasPrefix(name, "present") || name == empty {
			continue
		}
		switch page.step {
		case guide.PagePromise:
			g.turn("Down")
			g.take("promises-" + name + "-form")
			g.turn("Escape")
		case guide.PageProve:
			g.scrolledPanel("proof-" + name + "-verdict")
		case guide.PageChain:
			g.scrollBoard(5)
			g.take("chain-" + name + "-foot")
		}
	}
}

// scrolledPanel takes a picture of the end of the panel.
func (g *gallery) scrolledPanel(name string) {
	wheel := func(button string) {
		g.do(append(moveTo(middle(g.beside())), "click", "--repeat", "40", "--delay", "5", button)...)
		g.away()
		g.rest()
	}
	wheel("5")
	g.take(name)
	wheel("4")
}

// openPage opens a page after the meeting.
func (g *gallery) openPage(n guide.Step) {
	g.turn(fmt.Sprintf("ctrl+shift+%d", n-guide.LastStep))
	g.onStep(n)
}

// turn presses keys and waits after each one until it is seen, at most for a while: a page may
// look the same as the one before, as two ways to choose among nothing do.
func (g *gallery) turn(keys ...string) {
	for _, key := range keys {
		g.seen(func() { g.press(key) })
	}
}

// seen does something and waits until it is seen, at most for a while.
func (g *gallery) seen(act func()) {
	before := g.screen()
	act()
	for end := time.Now().Add(3 * time.Second); different(before, g.screen()) < 100 && time.Now().Before(end); {
		time.Sleep(glance)
	}
}

// fill stores an analysis that the window opens, on step 8 and to be edited.
func (g *gallery) fill(data string, edits []fishbone.Edit) fishbone.ID {
	store, err := storage.Open(data)
	must(g.t, err)
	at := fishbone.Stamp{At: time.Now()}
	a, err := store.Create(fishbone.New(fishbone.NewID(), at))
	must(g.t, err)
	_, err = store.Do(a, fishbone.Batch{Edits: edits}, at)
	must(g.t, err)
	must(g.t, store.SetStep(a.ID(), guide.StepSolutions))
	must(g.t, store.KeepDraft(a.ID(), "gallery", "KPI")) // so that it is edited and not read
	must(g.t, store.SetSetting("open", string(a.ID())))
	must(g.t, store.Close())
	return a.ID()
}

// bare is a problem and nothing else.
func (g *gallery) bare(language words.Language) []fishbone.Edit {
	return []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: g.example(language).About().Problem}}
}

// example is the worked example in a language.
func (g *gallery) example(language words.Language) *fishbone.Analysis {
	at := fishbone.Stamp{At: time.Now()}
	a, err := fishbone.New(fishbone.NewID(), at).Apply(g.exampleEdit(language), at)
	must(g.t, err)
	return a
}

// exampleEdit makes the worked example. Its things have the same identifiers each time.
func (g *gallery) exampleEdit(language words.Language) fishbone.Edit {
	data, err := assets.Samples.ReadFile("samples/" + string(language) + ".json")
	must(g.t, err)
	n := 0
	edit, err := exchange.ReadJSON(data, func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("given", n)) })
	must(g.t, err)
	return edit
}

// usual is the worked example at work: still open, with four criteria, six solutions that have
// points, and promises around today.
func (g *gallery) usual(language words.Language) []fishbone.Edit {
	a := g.example(language)
	edits := append([]fishbone.Edit{g.exampleEdit(language)}, reopened...)
	edits = append(edits, points(a, []string{"removes", "quick", "cheap", "noticed"}, 6, []string{""})...)
	edits = append(edits, around(a.Promises(), 4)...)
	return edits
}

// reopened takes back that an analysis is closed.
var reopened = []fishbone.Edit{
	fishbone.SetAbout{Field: fishbone.Closed}, fishbone.SetAbout{Field: fishbone.ClosedBy},
}

// crowded is the worked example with twelve people, sixty solutions, eight criteria, reasons
// for failure, sixty promises and a year of values by the week.
func (g *gallery) crowded(language words.Language) []fishbone.Edit {
	a := g.example(language)
	edits := append([]fishbone.Edit{g.exampleEdit(language)}, reopened...)
	people := []string{}
	for _, p := range a.People() {
		people = append(people, p.Name)
	}
	for i := len(people); i < 12; i++ {
		name := map[words.Language]string{words.English: "Alexandra Featherstone-Hughes", words.Simplified: "欧阳明月", words.Traditional: "歐陽明月"}[language]
		people = append(people, fmt.Sprint(name, " ", i+1))
		edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(fmt.Sprint("person", i)), Name: people[i], Role: fishbone.Member}})
	}
	said := []string{} // what else is said in the example, so that there are different sentences
	for _, c := range a.WalkBones() {
		said = append(said, c.Text)
	}
	roots := a.RootCauses()
	for i := len(a.Solutions()); i < 60; i++ {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{
			ID: fishbone.ID(fmt.Sprint("more", i)), Text: said[i%len(said)], By: people[i%12],
			Causes: []fishbone.ID{roots[i%3].ID}, Effort: 1 + i*37%99, Impact: 1 + i*53%99, Rank: i,
			Strength: []fishbone.Strength{fishbone.Unsaid, fishbone.Weaker, fishbone.Intermediate, fishbone.Stronger}[i%4],
		}})
	}
	first := a.Solutions()[0].ID
	for i := range 24 {
		side := []fishbone.Side{fishbone.Pro, fishbone.Con}[i%2]
		edits = append(edits,
			fishbone.Add{Thing: &fishbone.Argument{ID: fishbone.ID(fmt.Sprint("argument", i)), Text: said[i%len(said)], Solution: first, Side: side, By: people[i%12]}},
			fishbone.Add{Thing: &fishbone.Risk{ID: fishbone.ID(fmt.Sprint("risk", i)), Text: said[(i+7)%len(said)], Solution: first, By: people[i%12],
				Answer: []fishbone.RiskAnswer{fishbone.RiskOpen, fishbone.RiskAccepted}[i%2]}},
			fishbone.Add{Thing: &fishbone.Addition{ID: fishbone.ID(fmt.Sprint("addition", i)), Text: said[(i+3)%len(said)], Solution: first, By: people[i%12]}})
	}
	edits = append(edits, points(a, []string{"removes", "quick", "cheap", "noticed", "feasible", "economical", "beneficial", "ability"}, 24, people)...)
	promises := a.Promises()
	for i := len(promises); i < 60; i++ {
		p := fishbone.Promise{ID: fishbone.ID(fmt.Sprint("promise", i)), Text: said[i%len(said)], Owner: people[i%12], To: people[(i+5)%12], Cause: roots[i%len(roots)].ID}
		edits = append(edits, fishbone.Add{Thing: &p})
		promises = append(promises, p)
	}
	edits = append(edits, around(promises, 60)...)
	return append(edits, weeks(a)...)
}

// points are criteria, and the points of people, or of the team, for so many solutions.
func points(a *fishbone.Analysis, criteria []string, solutions int, people []string) (edits []fishbone.Edit) {
	weights := fishbone.BalanceWeights(make([]int, len(criteria)))
	for i, name := range criteria {
		id := fishbone.ID("criterion-" + name)
		edits = append(edits, fishbone.Add{Thing: &fishbone.Criterion{ID: id, Text: words.T("criterion." + name), For: fishbone.OfSolutions, Weight: weights[i]}})
		for n, s := range a.Solutions()[:solutions] {
			for m, by := range people {
				edits = append(edits, fishbone.GivePoints{ID: fishbone.ID(fmt.Sprint("score", i, "-", n, "-", m)), Criterion: id, Of: s.ID, By: by, Points: 1 + (7*n+3*i+5*m)%5})
			}
		}
	}
	return edits
}

// around has the last promises due on days around today, every fourth of them done.
func around(promises []fishbone.Promise, last int) (edits []fishbone.Edit) {
	today := fishbone.DayOf(time.Now())
	for i, p := range promises[len(promises)-last:] {
		due := today.Add(3*(i-last/3) + 1)
		values := fishbone.Values{"promised": string(due.Add(-20)), "due": string(due), "status": "", "done": "", "checkedBy": "", "checked": ""}
		if i%4 == 3 {
			values["status"], values["done"] = string(fishbone.PromiseDone), string(min(due.Add(-1), today))
		}
		edits = append(edits, fishbone.Set{Of: fishbone.PromiseKind, ID: p.ID, Values: values})
	}
	return edits
}

// weeks are the values of a year, week by week, in place of those that the first measure has.
func weeks(a *fishbone.Analysis) (edits []fishbone.Edit) {
	m := a.Measures()[0]
	target, ok := m.Target.Float()
	if !ok {
		target = 1
	}
	for _, v := range a.Measurements() {
		if v.Measure == m.ID {
			edits = append(edits, fishbone.Remove{Of: fishbone.MeasurementKind, ID: v.ID})
		}
	}
	for i := range 52 {
		value := target * (0.8 + float64(i*31%17)/160)
		if i > 34 {
			value *= 1.18
		}
		edits = append(edits, fishbone.Add{Thing: &fishbone.Measurement{
			ID: fishbone.ID(fmt.Sprint("value", i)), Day: m.Since.Add(7 * (i - 35)), Value: fishbone.FigureOf(float64(int(value*100)) / 100), Measure: m.ID,
		}})
	}
	return edits
}
