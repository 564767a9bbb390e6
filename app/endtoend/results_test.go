//go:build linux

package endtoend

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// results is a team that has its fishbone, and goes on until it is proven that what it did
// helps.
type results struct {
	*gallery
	says resultScript
	id   map[string]fishbone.ID // of people, bones and causes, by what they say
}

// TestFromCausesToResults goes from a finished fishbone to a closed and proven analysis, and
// takes it to another data file with all that it holds. It takes a minute a language, so in
// Chinese it runs as "make hour" alone.
func TestFromCausesToResults(t *testing.T) {
	for _, s := range resultScripts {
		t.Run(string(s.language), func(t *testing.T) {
			if s.language != words.English && os.Getenv(patiently) == "" {
				t.Skip("make hour runs it")
			}
			d := newDesktop(t, s.width, s.height)
			d.learn(s.language)
			data := dataIn(t.TempDir())
			g := &gallery{dir: filepath.Join(module(t), "build", "screenshots", "results", string(s.language)), mode: s.mode}
			g.prepare(d, data, s.language, s.mode)
			r := &results{gallery: g, says: s}
			r.importFish(d, data)
			g.window = d.open(data, s.language)
			r.begin()
			for _, part := range []func(){r.vote, r.verify, r.solve, r.choose, r.premortem, r.promise, r.prove, r.followChain, r.takeAway} {
				part()
			}
			r.close()
		})
	}
}

// importFish brings the finished fishbone into the data file by the command line.
func (r *results) importFish(d *desktop, data string) {
	said := newRecord(d.t)
	said.do(fishbone.SetAbout{Field: fishbone.Problem, Text: r.says.problem}, fishbone.SetAbout{Field: fishbone.Head, Text: r.says.problem},
		fishbone.SetAbout{Field: fishbone.Present, Text: r.says.present})
	for _, name := range r.says.people {
		said.do(fishbone.Add{Thing: &fishbone.Person{ID: said.name(name), Name: name, Role: fishbone.Member}})
	}
	var hang func(under string, all []branch)
	hang = func(under string, all []branch) {
		for _, b := range all {
			said.cause(under, b.text, r.says.people[0])
			hang(b.text, b.of)
		}
	}
	for _, b := range r.says.fish {
		said.bone(b.text)
		hang(b.text, b.of)
	}
	path := filepath.Join(d.home, "fish.json")
	must(d.t, os.WriteFile(path, exchange.WriteJSON(said.a), 0o600))
	r.command(d, data, "import", path)
}

// command runs the program without a window, and returns what it says.
func (r *results) command(d *desktop, data string, args ...string) string {
	d.t.Helper()
	out, err := d.program(r.says.language, append(args, "--data", data)...).CombinedOutput()
	if err != nil {
		d.t.Fatalf("%v: %v: %s", args, err, out)
	}
	return string(out)
}

// begin opens the analysis, which is the only one.
func (r *results) begin() {
	r.see(words.T("home.goOn"))
	list, _, err := r.store.List(storage.Query{})
	must(r.t, err)
	r.window.id = list[0].ID
	r.learnNames()
	r.press("Return")
	r.see(words.T("workshop.step", "n", guide.StepProblem))
}

// learnNames remembers who and what there is by what it says.
func (r *results) learnNames() {
	r.id = map[string]fishbone.ID{}
	a := r.analysis()
	for _, p := range a.People() {
		r.id[p.Name] = p.ID
	}
	for _, b := range a.Bones() {
		r.id[b.Name] = b.ID
	}
	for _, c := range a.WalkBones() {
		r.id[c.Text] = c.ID
	}
}

// openView opens a tab above the picture.
func (r *results) openView(name string) {
	r.t.Helper()
	r.click(r.seeIn(image.Rect(r.scaled(196), r.scaled(56), r.width-r.scaled(364), r.scaled(110)), words.T("view."+name)))
	r.away()
}

// votes are the dots of each voter, by the places of the causes of level one: 8, 7 and 6 for
// those at which the team asked why.
var votes = [...]string{"305", "330", "305", "005", "351", "301", "305", "356"}

// vote merges what is said twice, and has eight people vote on one laptop: one comes late, one
// thinks better of a dot, one wants more than there are. Nobody sees a count before the reveal.
func (r *results) vote() {
	r.openStep(guide.StepAgree)
	r.openView("vote")
	r.see(words.T("vote.pairs", "n", 1))
	r.take("01-vote-pair")
	r.press("Return") // not yet
	r.see(words.T("vote.pairsFirst", "n", 1))
	r.press("m")
	r.stored("one card of two", func(a *fishbone.Analysis) bool { return len(a.Merged()) == 1 })
	r.press("plus", "minus")
	r.rest()
	r.take("02-vote-setup")
	r.press("Return")
	late := 2
	for i := range votes {
		if i == late {
			r.see(words.T("vote.hand.begin", "name", r.says.people[i]))
			r.press("s")
			continue
		}
		r.voteAs(i, r.says.people[i])
	}
	r.voteAs(late, r.says.people[late])
	r.see(words.T("vote.allVoted"))
	r.take("05-vote-all")
	r.sealed()
	r.press("Return")
	r.stored("the reveal", func(a *fishbone.Analysis) bool { _, open := a.OpenBallot(fishbone.OfCauses); return !open })
	r.see(words.T("vote.revealed"))
	r.press("Down", "Up", "Up")
	r.stored("a cut after two", func(a *fishbone.Analysis) bool { return a.Ballots()[0].Cut == 2 })
	r.press("ctrl+z")
	r.stored("a cut after three", func(a *fishbone.Analysis) bool { return a.Ballots()[0].Cut == 3 })
	r.take("06-vote-result")
	var got []string
	for _, s := range r.analysis().Ranking(fishbone.OfCauses)[:5] {
		got = append(got, fmt.Sprint(s.Dots, " ", s.Text))
	}
	cards := r.levelOne()
	want := []string{"8 " + cards[3], "7 " + cards[0], "6 " + cards[5], "2 " + cards[1], "1 " + cards[6]}
	if !slices.Equal(got, want) {
		r.t.Errorf("the ranking is %q, want %q", got, want)
	}
	r.press("Return") // on to the verdicts
	r.see(words.T("agree.question"))
}

// levelOne are the causes of level one as the ballot has them.
func (r *results) levelOne() (all []string) {
	for level, c := range r.analysis().WalkBones() {
		if level == 1 {
			all = append(all, c.Text)
		}
	}
	return all
}

// voteAs takes the laptop as one of the team, gives their dots and is done. The first one
// clicks on words; the others press the letters of the cards.
func (r *results) voteAs(i int, name string) {
	r.t.Helper()
	r.see(words.T("vote.hand.begin", "name", name))
	if i < 2 {
		r.take(fmt.Sprintf("03-vote-hand-%d", i))
	}
	r.sealed()
	r.press("Return")
	r.see(words.T("vote.turn", "name", name))
	p := r.paper(name)
	cards, level1 := r.analysis().CardsFor(p.ID), r.levelOne()
	letter := func(text string) string {
		at := slices.IndexFunc(cards, func(c fishbone.Tally) bool { return c.Text == text })
		return string(rune('a' + at))
	}
	switch i {
	case 4: // thinks better of one
		r.press(letter(level1[7]), "ctrl+z")
	case 5:
		defer func() { r.sealed() }()
	}
	for given, n := range votes[i] {
		text := level1[n-'0']
		if i == 0 {
			r.click(r.seeIn(r.board(), text))
			r.away()
			r.see(words.T("vote.left", "n", len(votes[i])-1-given))
			continue
		}
		r.press(letter(text))
	}
	if i < 2 {
		r.see(words.T("vote.left", "n", 0))
		r.take(fmt.Sprintf("04-vote-cards-%d", i))
	}
	if i == 6 {
		r.press(letter(level1[7])) // one too many
	}
	r.press("Return")
	r.until(name+" has voted", func() bool { return r.paper(name).State == fishbone.PaperVoted })
}

// paper is the one of somebody.
func (r *results) paper(name string) fishbone.Paper {
	a := r.analysis()
	for _, p := range a.PapersOf(a.Ballots()[0].ID) {
		if p.Name == name {
			return p
		}
	}
	r.t.Fatalf("%s has no paper", name)
	return fishbone.Paper{}
}

// sealed sees to it that the data file tells nobody's dots.
func (r *results) sealed() {
	r.t.Helper()
	a := r.analysis()
	b := a.Ballots()[0]
	for _, s := range a.Result(b.ID) {
		if s.Dots != 0 {
			r.t.Errorf("before the reveal %q has %d dots", s.Text, s.Dots)
		}
	}
	for _, p := range a.PapersOf(b.ID) {
		if (p.Sealed != "") != (p.State == fishbone.PaperVoted) {
			r.t.Errorf("the paper of %s, which %q, is %q", p.Name, p.State, p.Sealed)
		}
	}
}

// verify has evidence decide: the three ends are confirmed, one with a picture, and all other
// causes are none.
func (r *results) verify() {
	r.openView("verify")
	r.see(words.T("verify.column.finding"))
	for i, t := range r.says.trials {
		end := r.end(i)
		r.clickRow(end)
		if i == 2 { // nothing is confirmed from nothing
			r.press("c")
			r.enterText(t.result)
			r.press("Escape")
		}
		r.press("Return")
		for _, text := range []string{t.criterion, t.method, t.who, t.due, t.sample} {
			r.enterText(text)
			r.press("Return")
		}
		if i < 2 {
			r.enterText(t.result)
		}
		r.press("Escape")
		if i == 0 {
			r.attach()
		}
		r.press("c")
		r.stored("confirmed: "+end, func(a *fishbone.Analysis) bool {
			c, _ := a.Cause(r.id[end])
			return c.Verdict.Finding == fishbone.Confirmed && c.Verdict.Evidence == t.result && c.Verdict.Who == t.who && a.IsRoot(c.ID)
		})
		r.take(fmt.Sprintf("07-verify-%d", i))
	}
	for _, text := range r.levelOne() {
		if slices.Contains(r.says.asked[:], text) {
			continue
		}
		r.clickRow(text)
		r.press("Return")
		r.press("Tab", "Tab", "Tab", "Tab", "Tab")
		r.enterText(r.says.rejected)
		r.press("Escape", "r")
		r.stored("rejected: "+text, func(a *fishbone.Analysis) bool {
			c, _ := a.Cause(r.id[text])
			return c.Verdict.Finding == fishbone.Rejected && c.Verdict.Evidence == r.says.rejected
		})
	}
	r.take("09-verified")
}

// end is where the whys of one of the three ended.
func (r *results) end(i int) string {
	a := r.analysis()
	id := r.id[r.says.asked[i]]
	for len(a.CauseIDs(id)) > 0 {
		id = a.CauseIDs(id)[0]
	}
	c, _ := a.Cause(id)
	return c.Text
}

// enterText types a text, or pastes one that is not on the keys, and waits until that has
// arrived: on the clipboard the next one would take its place.
func (r *results) enterText(text string) {
	r.t.Helper()
	if onKeys(text) {
		r.write(text)
		return
	}
	before := r.said(text)
	r.paste(text)
	r.until(text+" has arrived", func() bool { return r.said(text) > before })
}

// said is how often the analysis and what is being typed say something.
func (r *results) said(text string) int {
	all := string(exchange.WriteJSON(r.analysis()))
	for _, draft := range r.drafts() {
		all += draft
	}
	return strings.Count(all, text)
}

// attach chooses a picture in the program's own dialog.
func (r *results) attach() {
	path := filepath.Join(r.home, "evidence.png")
	f, err := os.Create(path)
	must(r.t, err)
	must(r.t, png.Encode(f, evidence()))
	must(r.t, f.Close())
	r.clickOn(words.T("verify.attach"))
	r.clickOn(words.T("verify.attach.file"))
	r.see(words.T("open.title"))
	r.take("08-attach")
	r.write(path)
	r.press("Return")
	r.stored("a picture", func(a *fishbone.Analysis) bool { return len(a.Attachments()) == 1 })
	r.away()
}

// evidence is a picture as a telephone takes one: bars of colours.
func evidence() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 640, 400))
	for y := range 400 {
		for x := range 640 {
			img.Set(x, y, color.RGBA{uint8(x / 40 * 16), uint8(y * 255 / 400), uint8((x ^ y) & 127), 255})
		}
	}
	return img
}

// solve lists solutions for each of the three root causes from lists, and says how strong some
// of them are.
func (r *results) solve() {
	r.openStep(guide.StepSolutions)
	r.openView("solutions")
	want := 0
	for i, list := range r.says.solutions {
		if i > 0 {
			r.press("Down")
		}
		r.see(words.T("solutions.rootOf", "n", i+1, "of", 3))
		r.paste("• " + strings.Join(list, "\n• "))
		want += len(list)
		r.stored("solutions", func(a *fishbone.Analysis) bool { return len(a.Solutions()) == want })
	}
	r.press("F6") // to the board
	for _, text := range append(r.says.chosen[:], r.says.weak) {
		key, want := "3", fishbone.Stronger
		if text == r.says.weak {
			key, want = "1", fishbone.Weaker
		}
		r.clickRow(text)
		r.press(key)
		r.stored("how strong it is", func(a *fishbone.Analysis) bool { return r.solution(a, text).Strength == want })
	}
	r.take("10-solutions")
	a := r.analysis()
	for i, list := range r.says.solutions {
		for _, text := range list {
			if s := r.solution(a, text); !slices.Equal(s.Causes, []fishbone.ID{r.id[r.end(i)]}) {
				r.t.Errorf("%q is for %v", text, s.Causes)
			}
		}
	}
}

// solution is the one that says this.
func (r *results) solution(a *fishbone.Analysis, text string) fishbone.Solution {
	for _, s := range a.Solutions() {
		if s.Text == text {
			return s
		}
	}
	r.t.Fatalf("there is no solution %q", text)
	return fishbone.Solution{}
}

// openPage opens one of the pages after the meeting.
func (r *results) openPage(n guide.Step) {
	r.t.Helper()
	r.press(fmt.Sprintf("ctrl+shift+%d", n-guide.LastStep))
	r.onStep(n)
	r.rest()
}

// choose ranks three solutions, thinks better of their order, and writes why each is chosen. The
// first one is promised at once.
func (r *results) choose() {
	r.openPage(guide.PageChoose)
	r.openView("best")
	for _, text := range r.says.chosen {
		r.clickRow(text)
		r.press("r")
		r.stored("a place for "+text, func(a *fishbone.Analysis) bool { return r.solution(a, text).Rank > 0 })
	}
	r.press("plus") // the last one before the second, and back
	r.stored("other places", func(a *fishbone.Analysis) bool { return r.solution(a, r.says.chosen[2]).Rank == 2 })
	r.press("minus")
	r.stored("the places as they were", func(a *fishbone.Analysis) bool { return r.solution(a, r.says.chosen[2]).Rank == 3 })
	for i, text := range r.says.chosen {
		r.clickRow(text)
		r.press("Return") // to the reason
		r.enterText(r.says.reasons[i])
		if i == 0 {
			r.take("11-best")
			r.press("ctrl+Return")
		} else {
			r.press("Return")
		}
		r.stored("chosen: "+text, func(a *fishbone.Analysis) bool {
			s := r.solution(a, text)
			return s.Choice == fishbone.Chosen && s.Reason == r.says.reasons[i]
		})
	}
	r.take("12-chosen")
	r.placeDots()
	if promised := r.analysis().Promises(); len(promised) != 1 || promised[0].Text != r.says.chosen[0] {
		r.t.Errorf("%v are promised", promised)
	}
}

// placeDots puts the solution in hand and the next one on the chart of effort and impact with a
// click each, and drags the second one to where it is cheaper and brings more.
func (r *results) placeDots() {
	r.t.Helper()
	r.openView("effort")
	board := r.boardNow()
	spot := func(effort, impact int) image.Rectangle { // in percent of the board
		at := board.Min.Add(image.Pt(board.Dx()*effort/100, board.Dy()*(100-impact)/100))
		return image.Rectangle{Min: at, Max: at.Add(image.Pt(2, 2))}
	}
	placed := func(a *fishbone.Analysis) (all []fishbone.Solution) {
		for _, s := range a.Solutions() {
			if s.Effort > 0 && s.Impact > 0 {
				all = append(all, s)
			}
		}
		return all
	}
	r.click(spot(30, 40))
	r.stored("a place", func(a *fishbone.Analysis) bool { return len(placed(a)) == 1 })
	first := placed(r.analysis())[0]
	r.press("n")
	r.click(spot(60, 40))
	r.away()
	second := func(a *fishbone.Analysis) (s fishbone.Solution) {
		for _, s = range placed(a) {
			if s.ID != first.ID {
				break
			}
		}
		return s
	}
	r.stored("another place", func(a *fishbone.Analysis) bool { return len(placed(a)) == 2 })
	was := second(r.analysis())
	r.drag(spot(60, 40), spot(45, 60), func() bool { return true })
	r.away()
	r.stored("the place that it was dragged to", func(a *fishbone.Analysis) bool { return second(a).Effort != was.Effort })
	a := r.analysis()
	if now := second(a); now.Effort >= was.Effort || now.Impact <= was.Impact {
		r.t.Errorf("dragged from %d %d to %d %d", was.Effort, was.Impact, now.Effort, now.Impact)
	}
	if now, _ := a.Solution(first.ID); now.Effort != first.Effort || now.Impact != first.Impact {
		r.t.Errorf("the other one moved to %d %d", now.Effort, now.Impact)
	}
	r.take("13-effort")
}

// clickRow takes something in hand by its row on the board, which may have to be scrolled to.
func (r *results) clickRow(text string) {
	r.t.Helper()
	board := r.boardNow()
	at := r.scrollTo(board, text)
	r.click(at)
	r.away()
	r.until(text+" is in hand", func() bool { return r.isLit(board, text, at) })
}

// scrollTo turns the wheel over a part of the window until words stand in it: to the top first,
// if they are not there already, and then down.
func (r *results) scrollTo(in image.Rectangle, words string) image.Rectangle {
	r.t.Helper()
	const turns = 20
	for i := range turns {
		r.rest()
		if at, ok := r.eyes.find(r.screen(), in, words); ok {
			return at
		}
		wheel, times := "5", "10"
		if i == 0 {
			wheel, times = "4", "90"
		}
		r.do(append(moveTo(middle(in)), "click", "--repeat", times, "--delay", "3", wheel)...)
		r.away()
	}
	r.fail("%q is not in sight", words)
	return image.Rectangle{}
}

// isLit says whether a row is coloured: the one in hand is. It was clicked at a place, and stays
// there where its words, which are bold now, are not found.
func (r *results) isLit(board image.Rectangle, text string, was image.Rectangle) bool {
	paper := ui.Light.Surface
	if r.mode == ui.DarkMode {
		paper = ui.Dark.Surface
	}
	now := r.screen()
	at, ok := r.eyes.find(now, board, text) // it may have moved
	if !ok {
		at = was
	}
	return difference(now.RGBAAt(at.Min.X-3, middle(at).Y), color.RGBA{paper.R, paper.G, paper.B, 255}) > 12
}

// premortem imagines that a chosen solution failed. One reason becomes a promise, one is lived
// with.
func (r *results) premortem() {
	r.openView("premortem")
	for _, risk := range r.says.risks {
		r.enterText(risk)
		r.press("Return")
		r.stored(risk, func(a *fishbone.Analysis) bool {
			return slices.ContainsFunc(a.Risks(), func(x fishbone.Risk) bool { return x.Text == risk })
		})
	}
	r.take("13-risks")
	r.press("Escape", "p")
	r.enterText(r.says.keeps[0])
	r.press("Return")
	r.enterText(r.says.people[1])
	r.press("Return")
	r.write(r.day(10))
	r.press("Return")
	r.stored("an answer that is a promise", func(a *fishbone.Analysis) bool {
		return len(a.Promises()) == 2 && a.Promises()[1].Owner == r.says.people[1]
	})
	r.press("l")
	r.enterText(r.says.keeps[1])
	r.press("ctrl+Return")
	r.stored("a reason to live with", func(a *fishbone.Analysis) bool { return a.Risks()[1].Answer == fishbone.RiskAccepted })
	r.take("14-premortem")
}

// day is so many days from today.
func (r *results) day(n int) string { return string(fishbone.DayOf(time.Now()).Add(n)) }

// promise has the other chosen solutions promised, writes what else is promised into the line,
// says who and by when, and tells how each of them was kept.
func (r *results) promise() {
	r.openPage(guide.PagePromise)
	r.promiseChosen()
	r.promiseByLine()
	r.keepAll()
}

// promiseChosen makes promises of the chosen solutions that are none yet, by a key each, and
// says who keeps all of these.
func (r *results) promiseChosen() {
	for n := 3; n <= 4; n++ {
		r.press("ctrl+shift+p")
		r.stored("a chosen solution is promised", func(a *fishbone.Analysis) bool { return len(a.Promises()) == n })
	}
	for i, text := range r.says.chosen {
		r.clickRow(text)
		r.press("Return") // into the form
		r.press("Tab")
		r.enterText(r.says.people[3+i])
		r.press("Tab", "Tab") // over the helper
		r.write(r.day(7 + i))
		r.press("Escape")
		r.stored("who and by when", func(a *fishbone.Analysis) bool {
			p := r.promised(a, text)
			return p.Owner == r.says.people[3+i] && string(p.Due) == r.day(7+i) && p.Solution == r.solution(a, text).ID
		})
	}
	r.take("15-promise-form")
}

// promised is the promise that says this.
func (r *results) promised(a *fishbone.Analysis, text string) fishbone.Promise {
	for _, p := range a.Promises() {
		if p.Text == text {
			return p
		}
	}
	return fishbone.Promise{}
}

// promiseByLine promises what is no solution, in the order of the script: a standard, what is
// carried to other places, and what customers get.
func (r *results) promiseByLine() {
	for i, line := range r.says.lines {
		r.press("Escape")
		r.enterText(line)
		if i == 0 {
			r.take("16-promise-line")
		}
		r.press("Return")
		r.stored("a promise by its line", func(a *fishbone.Analysis) bool {
			all := a.Promises()
			return len(all) == 5+i && all[4+i].Owner != "" && all[4+i].Due == all[4+i].Promised.Add(14)
		})
		if i < 2 {
			r.sort(i)
		}
	}
	r.take("17-promises")
}

// sort says of the promise in hand that it is a standard, with its document, or that it carries
// what works to other places.
func (r *results) sort(i int) {
	sort := []fishbone.PromiseSort{fishbone.Standard, fishbone.ReadAcross}[i]
	form := r.panel()
	form.Min.Y = r.height / 2 // below what is promised, which may say the word, too
	r.click(r.seeIn(form, words.T("sort."+string(sort))))
	r.away()
	r.stored("what it is", func(a *fishbone.Analysis) bool { return a.Promises()[4+i].Sort == sort })
	if sort == fishbone.Standard {
		r.press("Tab") // from the document, which is asked for at once, on to the number
		r.write("WI-07")
		r.take("16-promise-standard")
		r.press("Escape")
		r.stored("the standard's number", func(a *fishbone.Analysis) bool { return a.Promises()[4+i].Number == "WI-07" })
	}
}

// below is the entry under its name.
func below(name image.Rectangle) image.Rectangle { return name.Add(image.Pt(0, 28)) }

// keepAll ticks all promises off, and says of each who looked.
func (r *results) keepAll() {
	for n := range 7 {
		r.press("Escape", "Escape", "Down") // the first of those that are open
		fields := 13                        // from what is promised on to who looked
		if p := r.analysis().PromisesByDay(fishbone.DayOf(time.Now()))[0]; p.Sort != fishbone.Action {
			fields += 4 // the document
		}
		r.press("space", "space", "Return")
		r.press(slices.Repeat([]string{"Tab"}, fields)...)
		r.enterText(r.says.people[n])
		r.press("Escape")
		r.stored("a promise is kept", func(a *fishbone.Analysis) bool {
			done := 0
			for _, p := range a.Promises() {
				if p.Status == fishbone.PromiseDone && p.CheckedBy != "" {
					done++
				}
			}
			return done == n+1
		})
	}
	r.take("18-kept")
}

// prove gives a measure its values from before and after, says that it works, and closes the
// analysis with the count that is expected.
func (r *results) prove() {
	r.openPage(guide.PageProve)
	r.enterText(r.says.measure)
	r.press("Return")
	r.stored("a measure", func(a *fishbone.Analysis) bool { return len(a.Measures()) == 1 })
	r.paste(r.says.values)
	r.stored("sixteen values", func(a *fishbone.Analysis) bool { return len(a.Measurements()) == 16 })
	for _, field := range []struct{ key, text string }{{"proof.unit", r.says.unit}, {"proof.since", r.says.since}, {"proof.target", r.says.target}} {
		r.fill(field.key, field.text)
	}
	r.stored("what it is", func(a *fishbone.Analysis) bool {
		m := a.Measures()[0]
		return m.Unit == r.says.unit && m.Since == "2025-03-01" && string(m.Target) == r.says.target
	})
	r.take("19-proof")
	r.press("e")
	r.stored("it works", func(a *fishbone.Analysis) bool { return a.Measures()[0].Verdict == fishbone.Effective })
	r.fill("proof.reason", r.says.verdict)
	r.fill("closing.count", "12")
	r.fill("closing.from", r.day(1))
	r.fill("closing.by", r.day(91))
	r.fill("field.lessons", r.says.lessons)
	r.stored("what is expected", func(a *fishbone.Analysis) bool {
		about := a.About()
		return about.Expected == "12" && string(about.ExpectedBy) == r.day(91) && about.Lessons == r.says.lessons
	})
	r.take("20-closing")
	button := r.panel()
	button.Min.Y = r.height * 2 / 3 // the title above says the same
	r.do(append(moveTo(middle(button)), "click", "--repeat", "90", "--delay", "3", "5")...)
	r.away()
	r.rest()
	r.click(r.seeIn(button, words.T("closing.close")))
	r.away()
	r.stored("it is closed", func(a *fishbone.Analysis) bool { return a.About().Closed != "" })
	r.take("21-closed")
}

// fill writes into the entry under a name, which may have to be scrolled to.
func (r *results) fill(key, text string) {
	r.t.Helper()
	panel := r.panel()
	panel.Max.Y -= 150 // its foot, and room for what is below the name
	r.click(below(r.scrollTo(panel, words.T(key))))
	r.away()
	r.enterText(text)
	r.press("Escape")
}

// followChain finds no end that dangles, in the window and without one.
func (r *results) followChain() {
	r.openPage(guide.PageChain)
	r.see(words.T("chain.count", "label", words.T("chain.filter.through"), "n", 3))
	r.take("22-chain")
	if said := r.command(r.desktop, r.data, "chain", "--last"); !strings.Contains(said, r.says.measure) || !strings.Contains(said, picture.Ends(0)) {
		r.t.Errorf("the chain says %s", said)
	}
}

// takeAway exports the whole analysis by the window, finds each link of the chain in the file,
// and brings it into an empty data file: it is the same there.
func (r *results) takeAway() {
	r.openStep(guide.StepProblem)
	r.export("whole.json")
	r.press("Return")
	path := filepath.Join(r.home, "whole.json")
	var file []byte
	r.until("the file is whole", func() bool {
		file, _ = os.ReadFile(path)
		return json.Valid(file)
	})
	r.holdsChain(file)
	other := dataIn(r.t.TempDir())
	r.command(r.desktop, other, "import", path)
	again := filepath.Join(r.home, "again.json")
	r.command(r.desktop, other, "export", "--last", "-o", again)
	second, err := os.ReadFile(again)
	must(r.t, err)
	if !bytes.Equal(file, second) {
		r.t.Error("what was imported is exported as another file")
	}
	r.sameIn(other)
	r.command(r.desktop, other, "chain", "--last") // ends with 0
}
