package promises

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/promiselist"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

// stage is the page of promises on a stage, which is on the day of the bench's clock.
type stage struct {
	*paneltest.Stage
	feature *feature
	chosen  fishbone.ID // the solution in hand elsewhere
}

// host is the stage with what the feature asks for beyond that.
type host struct {
	*paneltest.Stage
	stage *stage
}

func (h host) ChosenSolution() fishbone.ID { return h.stage.chosen }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	s.Stage = paneltest.NewStage(t, func(on *paneltest.Stage) panel.Feature {
		s.feature = &feature{host: host{on, s}}
		return s.feature.feature()
	}, fill...)
	s.Loop.Run()
	return s
}

// promised is an edit that adds a promise of a text.
func promised(text string, due fishbone.Day) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Promise{ID: fishbone.ID(text), Text: text, Due: due}}
}

// texts tells the promises in the order in which they were made.
func (s *stage) texts() (all []string) {
	for _, p := range s.Analysis().Promises() {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s|%s|%s|%s", p.Text, p.Owner, p.To, p.Due)))
	}
	return all
}

func (s *stage) promise(text string) fishbone.Promise {
	s.T.Helper()
	for _, p := range s.Analysis().Promises() {
		if p.Text == text {
			return p
		}
	}
	s.T.Fatalf("there is no promise %q", text)
	return fishbone.Promise{}
}

// today is the day of the stage's clock.
func (s *stage) today() fishbone.Day { return s.feature.today() }

func TestALineBecomesAPromise(t *testing.T) {
	s := newStage(t)
	day := s.today().Add(20)
	s.Say("call every guest back / Anna / "+day.Time().Format("2.1.2006"), "order the scanner @Ben tomorrow → all shops", "clean up")
	s.MustEqual("promises", s.texts(), []string{
		"call every guest back|Anna||" + string(day), "order the scanner|Ben|all shops|" + string(s.today().Add(1)), "clean up|||",
	})
	if p := s.promise("clean up"); p.Promised != s.today() {
		t.Errorf("it was promised on %s, want today", p.Promised)
	}
	s.Say("/ Anna")
	if n := len(s.texts()); n != 3 {
		t.Errorf("a line that says nothing to do made a promise: there are %d", n)
	}
	s.Entry().SetText("")
	s.PressUndo()
	if n := len(s.texts()); n != 2 {
		t.Errorf("after undo there are %d promises, want 2", n)
	}
}

// What stands in the line is there again after the program ended.
func TestTheLineIsKept(t *testing.T) {
	s := newStage(t)
	s.Write("call every guest / An")
	s.Open()
	s.OpenView(name)
	if got := s.Entry().Text; got != "call every guest / An" {
		t.Errorf("the line holds %q", got)
	}
}

// What was understood is shown before it is written down, and of two days both.
func TestTheLineShowsWhatWasUnderstood(t *testing.T) {
	s := newStage(t, paneltest.Bone("People"), paneltest.Cause("forms are long", "People"), paneltest.Root("forms are long"))
	s.Write("scan the codes #forms @Ben tomorrow")
	s.MustShow(s.Diagram, "forms are long")
	s.MustShow(s.Diagram, "@ Ben")
	s.MustShow(s.Diagram, ", tomorrow")
	s.MustShow(s.Diagram, words.T("promise.add.to"))
	s.Press(fyne.KeyReturn)
	if p := s.promise("scan the codes"); p.Cause != "forms are long" {
		t.Errorf("it is for the cause %q", p.Cause)
	}
	s.Write("call Anna back 4/5/2030")
	s.MustShow(s.Diagram, "4 May 2030")
	s.MustShow(s.Diagram, "5 Apr 2030")
	s.Press(fyne.KeyDown)
	s.MustNotShow(s.Diagram, "4 May 2030")
	s.Press(fyne.KeyReturn)
	if p := s.promise("call Anna back"); p.Due != "2030-04-05" {
		t.Errorf("it is due on %s, want the other day", p.Due)
	}
}

func TestALineInThreeLanguages(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "w", Name: "王芳", Role: fishbone.Member}})
	for _, c := range []struct {
		language   words.Language
		line, want string
	}{
		{words.Simplified, "给每位客人回电/王芳/2030年3月12日", "给每位客人回电|王芳||2030-03-12"},
		{words.Simplified, "给每位客人回电 ／ 负责人：王 ／ 期限：2030-03-12", "给每位客人回电|王芳||2030-03-12"},
		{words.Simplified, "仓库每天两次收走退货箱 @吴昊天 → 信义店 2030/12/8", "仓库每天两次收走退货箱|吴昊天|信义店|2030-12-08"},
		{words.Traditional, "週末加開一個退貨櫃檯 @王冠廷 明天", "週末加開一個退貨櫃檯|王冠廷||" + string(s.today().Add(1))},
		{words.Traditional, "退貨規定做成一頁圖，兩週後", "退貨規定做成一頁圖|||" + string(s.today().Add(14))},
		{words.English, "check and/or replace the scale / Ben / in 2 weeks", "check and/or replace the scale|Ben||" + string(s.today().Add(14))},
		{words.English, "call them back / to: guests / owner: Ann", "call them back|Ann|guests|"},
	} {
		s.Use(c.language)
		l := reader{s.Analysis(), s.today(), panel.Days()}.read(c.line)
		got := fmt.Sprintf("%s|%s|%s|%s", l.Text, l.Owner, l.To, l.Due.Day)
		if got != c.want {
			t.Errorf("%q is read as %s, want %s", c.line, got, c.want)
		}
	}
}

// Keys take the promise in hand further while nothing is typed.
func TestKeysActOnThePromiseInHand(t *testing.T) {
	s := newStage(t)
	late, soon := s.today().Add(-3), s.today().Add(30)
	s.Try(promised("later", soon), promised("late", late))
	s.MustShow(s.Diagram, words.T("promise.group.overdue"))
	s.Press(fyne.KeyDown) // what is late is first
	s.Entry().TypedRune(' ')
	if p := s.promise("late"); p.Status != fishbone.PromiseDoing {
		t.Errorf("after one blank it is %q", p.Status)
	}
	s.Entry().TypedRune(' ')
	if p := s.promise("late"); p.Status != fishbone.PromiseDone || p.Done != s.today() {
		t.Errorf("after two blanks it is %q, done on %q", p.Status, p.Done)
	}
	s.MustNotShow(s.Diagram, words.T("promise.group.overdue"))
	s.Press(fyne.KeyUp)
	s.Press(fyne.KeyDelete)
	s.MustEqual("promises", s.texts(), []string{"late|||" + string(late)})
	s.Write("a")
	s.Entry().TypedRune(' ')
	if got := s.Entry().Text; got != "a " {
		t.Errorf("a blank in a line went elsewhere: %q", got)
	}
}

// field is the entry of an attribute in the form.
func (s *stage) field(name string) *ui.Entry {
	s.T.Helper()
	f := s.feature.open.side.form
	if f == nil {
		s.T.Fatal("there is no form")
	}
	return f.entries[name]
}

// fill types into a field of the form, and leaves it.
func (s *stage) fill(name, text string) {
	s.T.Helper()
	e := s.field(name)
	s.Win.Canvas().Focus(e)
	e.SetText(text)
	s.Loop.Run()
	e.Flush()
	s.Loop.Run()
}

func TestTheFormKeepsWhatIsTyped(t *testing.T) {
	s := newStage(t)
	s.Say("clean up")
	s.fill("owner", "Anna")
	s.fill("due", "tomorrow")
	s.fill("evidence", "a photo")
	p := s.promise("clean up")
	if p.Owner != "Anna" || p.Due != s.today().Add(1) || p.Evidence != "a photo" {
		t.Errorf("the promise is %+v", p)
	}
	s.fill("due", "soon")
	if p := s.promise("clean up"); p.Due != s.today().Add(1) {
		t.Errorf("what is no day became %q", p.Due)
	}
	s.MustShow(s.Side, words.T("promise.noSuchDay"))
	if got := s.field("due").Text; got != "soon" {
		t.Errorf("the words became %q", got)
	}
	s.fill("done", "yesterday")
	if p := s.promise("clean up"); p.Status != fishbone.PromiseDone || p.Done != s.today().Add(-1) {
		t.Errorf("done yesterday, it is %q on %q", p.Status, p.Done)
	}
}

// TestThePromiseOfADraftIsInHandAgain ends while a day is typed that is none.
func TestThePromiseOfADraftIsInHandAgain(t *testing.T) {
	s := newStage(t, promised("first", ""), promised("second", ""))
	s.KeepDraft("promise/"+string(s.promise("second").ID)+"/due", "soon")
	s.Open()
	s.OpenView("promises")
	if got := s.field("due").Text; got != "soon" {
		t.Errorf("the day in the panel is %q", got)
	}
}

// Whoever is sent for a promise finds it in hand, with the focus in the field that is empty, also
// where the list is open already.
func TestTheListIsSentForAPromise(t *testing.T) {
	s := newStage(t, promised("first", "2026-03-20"), promised("second", ""))
	s.Press(fyne.KeyDown)
	id := s.promise("second").ID
	panel.Mend(s, panel.FaultAt(links.End{Gap: links.NoDay, At: links.Promise, Of: id}))
	s.Loop.Run()
	if p, _ := s.feature.chosen(); p.ID != id || !s.TypingIn(s.field("due")) {
		t.Errorf("in hand is %q", p.Text)
	}
}

// Where few promises are against a cause, it stands below their words and leaves them its room.
func TestAColumnThatFewUseIsNone(t *testing.T) {
	s := newStage(t, fishbone.AddCause{ID: "c", Text: "nobody counts"}, promised("first", ""), promised("second", ""), promised("third", ""))
	s.Win.Resize(fyne.NewSize(1600, 900))
	s.Try(promised("fourth", ""), fishbone.Set{Of: fishbone.PromiseKind, ID: s.promise("first").ID, Values: fishbone.Values{"cause": fishbone.ID("c")}})
	if s.feature.open.list.columns().cause != 0 {
		t.Error("one of four has a column for its cause")
	}
	s.Try(fishbone.Set{Of: fishbone.PromiseKind, ID: s.promise("second").ID, Values: fishbone.Values{"cause": fishbone.ID("c")}})
	if s.feature.open.list.columns().cause == 0 {
		t.Error("two of four have no column for their cause")
	}
}

// A new day is not kept before it has a reason; then both are, in one step.
func TestANewDayWaitsForItsReason(t *testing.T) {
	s := newStage(t)
	s.Try(promised("clean up", s.today().Add(-1)))
	s.Press(fyne.KeyDown)
	s.fill("newDue", "in 2 weeks")
	s.MustShow(s.Side, words.T("error.newDay"))
	if p := s.promise("clean up"); p.NewDue != "" {
		t.Fatalf("the new day %s was kept without a reason", p.NewDue)
	}
	if got := s.field("newDue").Text; got != "in 2 weeks" {
		t.Errorf("what was typed became %q", got)
	}
	s.fill("reason", "the part is late")
	p := s.promise("clean up")
	if p.NewDue != s.today().Add(14) || p.Reason != "the part is late" {
		t.Errorf("the new day is %q for %q", p.NewDue, p.Reason)
	}
	s.MustNotShow(s.Side, words.T("error.newDay"))
}

func TestASolutionBecomesAPromise(t *testing.T) {
	solution := func(id fishbone.ID, chosen fishbone.Choice) fishbone.Edit {
		return fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: "solve " + string(id), Choice: chosen}}
	}
	s := newStage(t, solution("a", fishbone.Chosen), solution("b", fishbone.NotChosen), solution("c", fishbone.Chosen))
	s.MustShow(s.Side, "solve a")
	s.MustNotShow(s.Side, "solve b")
	s.Actions().Perform("promise.make")
	s.Loop.Run()
	if p := s.promise("solve a"); p.Solution != "a" || p.Promised != s.today() {
		t.Errorf("the promise is %+v", p)
	}
	s.OpenStep(guide.StepSolutions)
	if s.Actions().Can("promise.make") {
		t.Error("a promise could be made of no solution")
	}
	s.chosen = "b"
	s.Actions().Perform("promise.make")
	s.Loop.Run()
	if p := s.promise("solve b"); p.Solution != "b" {
		t.Errorf("the promise is %+v", p)
	}
	if !strings.Contains(s.Notice(), "solve b") {
		t.Errorf("it says %q", s.Notice())
	}
}

func TestAPastedListBecomesPromises(t *testing.T) {
	s := newStage(t)
	s.feature.open.paste("clean up\tAnna\ttomorrow\r\norder it / Ben\n\n")
	s.Loop.Run()
	s.MustEqual("promises", s.texts(), []string{"clean up|Anna||" + string(s.today().Add(1)), "order it|Ben||"})
	s.PressUndo()
	if n := len(s.texts()); n != 0 {
		t.Errorf("after undo there are %d promises", n)
	}
}

// A table from a spreadsheet names its columns: each cell goes to its own, in whatever order and
// language they stand, and what is no column of a promise is not lost.
func TestAPastedTableHasNamedColumns(t *testing.T) {
	s := newStage(t)
	day := s.today()
	p := s.feature.open
	p.paste("序号\t责任人\t措施\t完成时间\t状态\t预算\r\n1\tAnna\t装秤\t明天\t进行中\t300 元\r\n2\t\t换模板\t尽快\t\t\r\n3\tBen\t\t明天\t\t\n")
	s.Loop.Run()
	s.MustEqual("promises", s.texts(), []string{"装秤|Anna||" + string(day.Add(1)), "换模板|||"})
	if one, other := s.promise("装秤"), s.promise("换模板"); one.Status != fishbone.PromiseDoing || one.Evidence != "预算: 300 元" || other.Evidence != "完成时间: 尽快" || one.Promised != day {
		t.Errorf("they are %+v and %+v", one, other)
	}
	s.PressUndo()
	p.paste("Root cause\tPromise\tBy when\tFor whom\nnobody counts\tcount\ttomorrow\tguests")
	s.Loop.Run()
	s.MustEqual("one promise below its head", s.texts(), []string{"count||guests|" + string(day.Add(1))})
	s.PressUndo()
	p.paste("when to clean up\tAnna\nwho orders\t\ttomorrow\tguests") // no heads
	s.Loop.Run()
	s.MustEqual("without heads", s.texts(), []string{"when to clean up|Anna||", "who orders||guests|" + string(day.Add(1))})
}

// The panel says which files the list can be: a dialog for a name does not.
func TestThePanelOffersTheKindsOfFiles(t *testing.T) {
	s := newStage(t, promised("clean up", "2026-03-20"))
	var asked []string
	defer func(was func(fyne.Window, filedialog.Question, func(string), func())) { panel.AskWhere = was }(panel.AskWhere)
	panel.AskWhere = func(_ fyne.Window, q filedialog.Question, _ func(string), done func()) {
		asked = append(asked, filepath.Ext(q.Name))
		done()
	}
	for _, item := range s.feature.saveMenu() {
		item.Do()
	}
	s.MustEqual("asked for", asked, promiselist.Endings())
	s.Click(s.Side, words.T("promise.saveShort"))
	s.Pick(words.T("promise.as.ics"))
	s.MustEqual("then", asked[len(asked)-1:], []string{promiselist.Calendar})
}

func TestTheListIsSaved(t *testing.T) {
	s := newStage(t)
	s.Try(promised("=SUM(A1)", s.today()), promised("other", s.today().Add(2)))
	path := filepath.Join(t.TempDir(), "list")
	var asked filedialog.Question
	ending := ".csv"
	defer func(was func(fyne.Window, filedialog.Question, func(string), func())) { panel.AskWhere = was }(panel.AskWhere)
	panel.AskWhere = func(_ fyne.Window, q filedialog.Question, then func(string), done func()) {
		asked = q
		then(path + ending)
		done()
	}
	s.Actions().Perform("promise.save")
	data, err := os.ReadFile(path + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil || len(rows) != 3 || !slices.Contains(rows[1], "'=SUM(A1)") {
		t.Errorf("the table is %q, %v", rows, err)
	}
	if len(asked.Endings) != 4 {
		t.Errorf("asked with the endings %q", asked.Endings)
	}
	ending = ".ics"
	s.Press(fyne.KeyDown)
	s.Actions().Perform("promise.event")
	data, err = os.ReadFile(path + ".ics")
	if err != nil || strings.Count(string(data), "BEGIN:VEVENT") != 1 {
		t.Errorf("the event is %q, %v", data, err)
	}
	ending = ".pdf"
	s.Actions().Perform("promise.save")
	data, err = os.ReadFile(path + ".pdf")
	if err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Errorf("the document begins %.10q, %v", data, err)
	}
	path = filepath.Join(path, "nowhere", "list")
	s.Actions().Perform("promise.save")
	if !strings.Contains(s.Notice(), "nowhere") {
		t.Errorf("a file that cannot be written: %q", s.Notice())
	}
}

func TestPrintingSaysWhatCameOfIt(t *testing.T) {
	s := newStage(t)
	s.Try(promised("clean up", s.today()))
	printed := make(chan string, 1)
	fail := errors.New("no paper")
	s.feature.deps.printPDF = func(pdf []byte, title string) error { printed <- string(pdf[:4]); return fail }
	s.Actions().Perform("promise.print")
	if got := <-printed; got != "%PDF" {
		t.Errorf("printed %q", got)
	}
}

// Sixty promises: what is done is folded, nothing else is.
func TestManyPromises(t *testing.T) {
	s := newStage(t)
	var edits []fishbone.Edit
	for i := range 60 {
		p := &fishbone.Promise{ID: fishbone.ID(fmt.Sprint("p", i)), Text: fmt.Sprint("promise ", i), Due: s.today().Add(i - 20)}
		if i%3 == 0 {
			p.Status, p.Done = fishbone.PromiseDone, s.today()
		}
		edits = append(edits, fishbone.Add{Thing: p})
	}
	s.Try(edits...)
	l := s.feature.open.list
	if n := len(l.listed()); n != 40+fewDone {
		t.Errorf("listed are %d, want all open ones and %d done", n, fewDone)
	}
	s.feature.open.Unfolded = true
	s.Refresh()
	if n := len(l.listed()); n != 60 {
		t.Errorf("unfolded, listed are %d, want 60", n)
	}
}

// Who was sent for a promise has it in hand and in sight, among those that are done too.
func TestAPromiseThatWasSoughtIsInHand(t *testing.T) {
	s := newStage(t)
	for i := range 40 {
		p := &fishbone.Promise{ID: fishbone.ID(fmt.Sprint("p", i)), Text: fmt.Sprint("promise ", i), Status: fishbone.PromiseDone, Done: fishbone.Day("2026-01-01").Add(i)}
		s.Try(fishbone.Add{Thing: p})
	}
	s.OpenStep(guide.StepProblem)
	s.Session().Seek("p3")
	s.OpenView("promises")
	s.Loop.Run()
	if got, ok := s.feature.chosen(); !ok || got.ID != "p3" {
		t.Fatalf("in hand is %+v", got)
	}
	s.MustShow(s.Diagram, "promise 3")
}

// A column in which nothing stands leaves its room to the words, and a promise of a solution
// shows the cause that it is for.
func TestOnlyColumnsThatAreUsedTakeRoom(t *testing.T) {
	s := newStage(t, paneltest.Bone("People"), paneltest.Cause("few", "People"),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "More", Causes: []fishbone.ID{"few"}}}, promised("Hire", "2099-01-01"))
	s.Win.Resize(fyne.NewSize(1920, 1080))
	s.Loop.Run()
	list := s.feature.open.list
	plain := list.columns()
	if plain.cause != 0 || plain.to != 0 {
		t.Fatalf("the columns are %+v", plain)
	}
	s.MustNotShow(s.Diagram, words.Title(fishbone.PromiseKind, "to"))
	s.Try(fishbone.Set{Of: fishbone.PromiseKind, ID: "Hire", Values: fishbone.Values{"solution": fishbone.ID("s")}})
	against := list.columns()
	if against.cause == 0 || against.text >= plain.text {
		t.Errorf("with a cause the columns are %+v, before %+v", against, plain)
	}
	s.MustShow(s.Diagram, "few")
	s.feature.open.choose("Hire")
	s.Loop.Run()
	s.MustShow(s.Side, "few") // in the form, too, though it is the cause of its solution
	s.MustNotShow(s.Side, words.T("promise.noCause"))
	s.Try(fishbone.Set{Of: fishbone.PromiseKind, ID: "Hire", Values: fishbone.Values{"to": "the guests"}})
	s.MustShow(s.Diagram, words.Title(fishbone.PromiseKind, "to"))
	if with := list.columns(); with.to == 0 || with.text >= against.text {
		t.Errorf("with somebody it was promised to, the columns are %+v", with)
	}
}

// Before everybody the band asks the question, so the board does not repeat it.
func TestTheQuestionIsAskedOnce(t *testing.T) {
	s := newStage(t, promised("Call back", "2026-03-12"))
	s.MustShow(s.Diagram, words.T("promise.question"))
	s.Shown = true
	s.Refresh()
	s.Loop.Run()
	s.MustNotShow(s.Diagram, words.T("promise.question"))
	s.MustShow(s.Diagram, words.T("promise.figure.open"))
}
