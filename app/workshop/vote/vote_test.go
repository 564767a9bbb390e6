package vote

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/filedialog"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/guide"
)

// stage is the ballot on a stage, with a second window that only remembers what it shows.
type stage struct {
	*paneltest.Stage
	wall   fyne.CanvasObject
	closed func()
}

// SecondWindow implements [Host].
func (s *stage) SecondWindow(_ string, content fyne.CanvasObject, closed func()) (close func()) {
	s.wall, s.closed = content, closed
	content.Resize(fyne.NewSize(960, 540))
	return func() { s.wall = nil }
}

func newStage(t testing.TB, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	paneltest.NewStage(t.(*testing.T), func(base *paneltest.Stage) panel.Feature {
		s.Stage = base
		return New(s)
	}, fill...)
	return s
}

// team are so many causes and people.
func team(causes, people int) []fishbone.Edit {
	edits := []fishbone.Edit{paneltest.Bone("Methods")}
	for i := range causes {
		edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("c", i)), Under: "Methods", Text: topics[i%len(topics)] + strings.Repeat("!", i/len(topics))})
	}
	for i := range people {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(fmt.Sprint("p", i)), Name: fmt.Sprint("Voter ", i), Role: fishbone.Member}})
	}
	return edits
}

var topics = []string{"kitchen", "promise", "estate", "terminal", "address", "shift", "detour", "rain", "noon", "package", "weekend", "queue", "oil", "gate"}

func (s *stage) view() *view { return s.Panel.(*view) }

// shift presses a character with Shift.
func (s *stage) shift(keys string) {
	s.T.Helper()
	was := shiftHeld
	shiftHeld = func() bool { return true }
	defer func() { shiftHeld = was }()
	s.Hit(strings.ToUpper(keys))
}

// card is the key of a card for whoever is at the laptop.
func (s *stage) card(cause fishbone.ID) string {
	s.T.Helper()
	for i, c := range s.view().cards {
		if c.Of == cause {
			return letters()[i]
		}
	}
	s.T.Fatalf("no card says %s", cause)
	return ""
}

// cardShown is a card on the board.
func (s *stage) cardShown(text string) (found *ui.Tap) {
	s.T.Helper()
	uitest.Walk(s.Diagram, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if t, ok := o.(*ui.Tap); ok && uitest.Shows(t, text) {
			found = t
		}
		return found == nil
	})
	if found == nil {
		s.T.Fatalf("no card says %q", text)
	}
	return found
}

// vote has whoever is next give a dot to each of some causes.
func (s *stage) vote(causes ...fishbone.ID) {
	s.T.Helper()
	s.Press(fyne.KeyReturn)
	for _, c := range causes {
		s.Hit(s.card(c))
	}
	s.Press(fyne.KeyReturn)
}

// shownNow is all that the window shows.
func (s *stage) shownNow() string {
	parts := []string{uitest.Text(s.Side), uitest.Text(s.Diagram)}
	if l := s.TopLayer(panel.OverPage); l != nil {
		parts = []string{uitest.Text(l.Content())}
	}
	return strings.Join(parts, "\n")
}

// A whole ballot by keys: three voters, one of them late, one tie, and the result on the causes.
func TestABallotByKeys(t *testing.T) {
	s := newStage(t, team(4, 3)...)
	s.Hit("+") // two dots each become three
	s.Press(fyne.KeyReturn)
	if got := s.shownNow(); !strings.Contains(got, "Voter 0") || strings.Contains(got, "kitchen") {
		t.Fatalf("the laptop is given on with\n%s", got)
	}
	s.vote("c0", "c0", "c1")
	if got := s.shownNow(); strings.Contains(got, "kitchen") || !strings.Contains(got, "Voter 1") {
		t.Fatalf("after the first vote it shows\n%s", got)
	}
	s.Hit("s") // Voter 1 comes later
	s.vote("c0", "c1", "c2")
	s.vote("c2", "c2", "c1")
	if s.view().place() != atWaiting {
		t.Fatalf("when all have voted, the face is %s", s.view().place())
	}
	for _, c := range []string{"c0", "c1", "c2"} {
		if n := s.votes(c); n != 0 {
			t.Errorf("%s has %d votes before the reveal", c, n)
		}
	}
	s.Press(fyne.KeyReturn)
	for c, want := range map[string]int{"c0": 3, "c1": 3, "c2": 3, "c3": 0} {
		if n := s.votes(c); n != want {
			t.Errorf("%s has %d votes, want %d", c, n, want)
		}
	}
	if s.view().place() != atResult {
		t.Fatalf("the face is %s", s.view().place())
	}
	s.MustShow(s.Diagram, words.T("vote.noDots", "names", "terminal"))
	s.Press(fyne.KeyUp)
	s.Click(s.Side, words.T("vote.way.all", "n", 3))
	s.Press(fyne.KeyReturn)
	if b := s.view().shownRound(); b.Cut != 3 {
		t.Errorf("the line is below %d", b.Cut)
	}
}

// Between two voters nothing tells of a vote, and nothing takes one back.
func TestNothingOfAVoteIsUndoneWhileTheLaptopIsHandedOver(t *testing.T) {
	s := newStage(t, team(4, 3)...)
	s.Notices().Say("Merged.", ui.Neutral, words.T("workshop.undoWord"), s.Undo)
	s.Press(fyne.KeyReturn)
	if got := s.Notice(); got != "" {
		t.Errorf("over the first hand-over lies %q", got)
	}
	s.Press(fyne.KeyReturn)
	own := s.view().OwnUndo()
	if own == nil || own.CanUndo || own.CanRedo {
		t.Fatalf("before the first dot, Undo is %+v", own)
	}
	for range s.view().cards {
		s.Hit(s.card("c0")) // one too many is refused in a notice
	}
	if own = s.view().OwnUndo(); !own.CanUndo {
		t.Error("a dot cannot be taken back")
	}
	own.Undo()
	own.Undo()
	if s.view().marks.Given() != 0 || !s.view().OwnUndo().CanRedo {
		t.Errorf("undone, %d dots are given", s.view().marks.Given())
	}
	s.view().OwnUndo().Redo()
	s.Press(fyne.KeyReturn)
	if s.view().place() != atHand || s.Notice() != "" {
		t.Fatalf("at %s it says %q", s.view().place(), s.Notice())
	}
	before := s.Analysis()
	s.PressUndo()
	s.Ctrl(fyne.KeyY)
	own = s.view().OwnUndo()
	if s.Analysis() != before || own == nil || own.CanUndo || own.CanRedo {
		t.Errorf("somebody can take back the vote before: %+v", own)
	}
	own.Undo()
	if s.Analysis() != before {
		t.Error("the vote before was taken back")
	}
	s.Press(fyne.KeyEscape) // back at the page, the usual is undone
	if s.view().OwnUndo() != nil {
		t.Error("the page has no undo")
	}
}

// What is to be done before a ballot is said on its page, and nowhere else.
func TestWhatIsAskedBeforeABallotGoesWithItsPage(t *testing.T) {
	s := newStage(t, append(team(3, 2), paneltest.Cause("the kitchen is slow", "Methods"), paneltest.Cause("kitchen is slow", "Methods"))...)
	n := len(s.view().pairs())
	if n == 0 {
		t.Fatal("nothing is said twice")
	}
	s.Press(fyne.KeyReturn)
	if got, want := s.Notice(), words.T("vote.pairsFirst", "n", n); got != want {
		t.Fatalf("it says %q, want %q", got, want)
	}
	s.Session().OpenView("")
	s.Loop.Run()
	if got := s.Notice(); got != "" {
		t.Errorf("on another page it says %q", got)
	}
}

func (s *stage) votes(cause string) int {
	c, _ := s.Analysis().Cause(fishbone.ID(cause))
	return c.Votes
}

// Shift takes a dot back, Undo takes back the own last dot and never somebody's vote, and there
// are no more dots than there are.
func TestOwnDots(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Press(fyne.KeyReturn)
	s.vote("c0", "c1")
	s.Press(fyne.KeyReturn)
	v := s.view()
	b, _ := v.ballot()
	s.PressUndo()
	if got := s.Analysis().PapersOf(b.ID)[0].State; got != fishbone.PaperVoted {
		t.Errorf("undo with no dot of one's own: the vote before is %q", got)
	}
	s.Hit(s.card("c2") + s.card("c3") + s.card("c0"))
	if n := v.marks.Given(); n != 2 {
		t.Errorf("%d dots are given, 2 are there", n)
	}
	s.shift(s.card("c2"))
	if v.marks.Given() != 1 {
		t.Errorf("dots %v", v.marks)
	}
	s.PressUndo()
	s.PressUndo()
	s.PressUndo()
	if v.marks.Given() != 0 {
		t.Errorf("dots %v after undo", v.marks)
	}
	s.Ctrl(fyne.KeyY)
	if v.marks.Given() != 1 {
		t.Errorf("dots %v after redo", v.marks)
	}
	s.shift(s.card("c1"))
	if v.marks.Given() != 1 {
		t.Errorf("dots %v", v.marks)
	}
}

// A paper that is half filled is there again after a crash, but only once its voter says who
// they are, and nobody can read it in the file.
func TestAHalfFilledPaperSurvives(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Press(fyne.KeyReturn, fyne.KeyReturn)
	s.Hit(s.card("c2"))
	paper := s.view().paper
	if draft := s.Session().Draft(paperPlace(paper)); draft == "" || strings.Contains(draft, string(s.view().cards[0].ID)) {
		t.Errorf("the draft is %q", draft)
	}
	s.Open()
	s.OpenView("vote")
	if s.view().paper != "" || s.view().place() != atWaiting || strings.Contains(s.shownNow(), "estate") {
		t.Fatalf("after the start a paper lies open:\n%s", s.shownNow())
	}
	s.Press(fyne.KeyReturn, fyne.KeyReturn)
	if s.view().marks.Given() != 1 || s.view().paper != paper {
		t.Errorf("dots %v", s.view().marks)
	}
	s.Press(fyne.KeyReturn)
	if s.Session().Draft(paperPlace(paper)) != "" {
		t.Error("the draft stays after the vote")
	}
}

// Whoever leaves the page takes their paper off the table.
func TestAPaperIsPutAwayWithThePage(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Press(fyne.KeyReturn, fyne.KeyReturn)
	s.Hit(s.card("c2"))
	s.GoTo(8)
	s.GoTo(5)
	if s.view().paper != "" {
		t.Error("the paper lies open again")
	}
}

// Neither the file of an open ballot nor its record says what was given, and the key of a ballot
// is gone after the reveal.
func TestNothingLeavesTheUrn(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Press(fyne.KeyReturn)
	s.vote("c0", "c1")
	b, _ := s.view().ballot()
	file := string(exchange.WriteJSON(s.Analysis()))
	key := s.Session().Draft(keyPlace(b.ID))
	if key == "" || strings.Contains(file, key) || strings.Contains(file, `"votes"`) || strings.Count(file, `"dots"`) != 1 {
		t.Errorf("the file tells something:\n%s", file)
	}
	s.vote("c0", "c1")
	s.Press(fyne.KeyReturn)
	if s.Session().Draft(keyPlace(b.ID)) != "" {
		t.Error("the key is still there")
	}
	for _, p := range s.Analysis().PapersOf(b.ID) {
		if p.Sealed != "" {
			t.Error("a seal is still there")
		}
	}
}

// Near-duplicates are offered for merging, and no ballot begins before the team has said of each
// pair what it is.
func TestPairsComeFirst(t *testing.T) {
	edits := append(team(3, 2), fishbone.AddCause{ID: "again", Under: "Methods", Text: "The kitchen!", By: "Lu"})
	s := newStage(t, edits...)
	s.Press(fyne.KeyReturn)
	if _, open := s.view().ballot(); open {
		t.Fatal("the ballot has begun")
	}
	s.Hit("m")
	if w := s.Analysis().Wordings("c0"); len(w) != 1 || w[0].By != "Lu" {
		t.Fatalf("wordings %v", w)
	}
	s.Press(fyne.KeyReturn)
	if _, open := s.view().ballot(); !open {
		t.Fatal("the ballot has not begun")
	}
	s = newStage(t, edits...)
	s.Hit("k")
	s.Press(fyne.KeyReturn)
	if b, open := s.view().ballot(); !open || len(s.Analysis().TalliesOf(b.ID)) != 4 {
		t.Fatal("kept apart, the ballot has not begun on four")
	}
}

// By the pointer: people and cards can be left out, a click gives, the other button and a click on
// a dot take back.
func TestByPointer(t *testing.T) {
	s := newStage(t, team(5, 3)...)
	s.Click(s.Side, "Voter 2")
	s.Click(s.Diagram, "address")
	s.Click(s.Side, words.T("act.ballotStart"))
	b, _ := s.view().ballot()
	if papers, cards := s.Analysis().PapersOf(b.ID), s.Analysis().TalliesOf(b.ID); len(papers) != 2 || len(cards) != 4 {
		t.Fatalf("%d papers, %d cards", len(papers), len(cards))
	}
	s.Click(s.TopLayer(panel.OverPage).Content(), words.T("vote.hand.begin", "name", "Voter 0"))
	test.Tap(s.cardShown("kitchen"))
	test.Tap(s.cardShown("promise"))
	if s.view().marks.Given() != 2 {
		t.Fatalf("dots %v", s.view().marks)
	}
	s.cardShown("kitchen").TappedSecondary(&fyne.PointEvent{})
	s.ClickIcon(s.Diagram, words.T("key.voteTake"))
	if s.view().marks.Given() != 0 {
		t.Fatalf("dots %v", s.view().marks)
	}
	s.Click(s.Side, words.T("act.voteAbstain"))
	if got := s.Analysis().PapersOf(b.ID)[0].State; got != fishbone.PaperAbstained {
		t.Errorf("the paper is %q", got)
	}
}

// A tie can be decided by a ballot on those alone, and by the facilitator with a reason that
// stands in the record.
func TestTies(t *testing.T) {
	tied := func(t *testing.T) *stage {
		s := newStage(t, team(3, 2)...)
		s.Press(fyne.KeyReturn)
		s.vote("c0")
		s.vote("c1")
		s.Press(fyne.KeyReturn)
		s.MustShow(s.Side, words.T("vote.tie", "rank", 1, "n", 2))
		return s
	}
	first := func(t *testing.T, s *stage) {
		t.Helper()
		if got := s.Analysis().Ranking(fishbone.OfCauses); got[0].Of != "c1" || got[0].Tied != 1 || got[0].Side != fishbone.AboveCut {
			t.Errorf("ranking %+v", got)
		}
	}
	t.Run("by a ballot", func(t *testing.T) {
		s := tied(t)
		s.Press(fyne.KeyReturn)
		s.vote("c1")
		s.vote("c1")
		s.Press(fyne.KeyReturn)
		first(t, s)
	})
	t.Run("by the facilitator", func(t *testing.T) {
		s := tied(t)
		s.Click(s.Side, words.T("vote.way.decide"))
		s.Click(s.Side, "promise")
		s.Say("cheap to try")
		first(t, s)
	})
}

// A second round stands beside the first and is compared with it; the line can be moved.
func TestRounds(t *testing.T) {
	s := newStage(t, team(3, 1)...)
	s.Press(fyne.KeyReturn)
	s.vote("c0")
	s.Press(fyne.KeyReturn)
	s.Hit("v")
	s.Press(fyne.KeyReturn)
	s.vote("c1")
	s.Press(fyne.KeyReturn)
	s.MustShow(s.Diagram, words.T("vote.earlier"))
	s.MustShow(s.Diagram, words.T("vote.earlierPlace", "rank", 2, "dots", 0))
	s.Click(s.Diagram, words.T("vote.round", "n", 1))
	if s.view().withDots(s.view().shownRound())[0].Of != "c0" {
		t.Error("the first round is not shown")
	}
}

// The wall shows who votes and never what.
func TestTheWall(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Actions().Perform("act.voteWall")
	s.Press(fyne.KeyReturn)
	s.Press(fyne.KeyReturn)
	s.Hit(s.card("c2"))
	if got := uitest.Text(s.wall); !strings.Contains(got, words.T("vote.votesNow", "name", "Voter 0")) || strings.Contains(got, "estate") {
		t.Errorf("the wall shows\n%s", got)
	}
	s.Actions().Perform("act.voteWall")
	if s.wall != nil {
		t.Error("it is still open")
	}
}

// After the reveal the wall has the counts, with their numbers, which are read from afar.
func TestTheWallShowsTheResult(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Actions().Perform("act.voteWall")
	s.Press(fyne.KeyReturn)
	s.vote("c0", "c2")
	s.vote("c2")
	s.Press(fyne.KeyReturn)
	got := strings.Fields(uitest.Text(s.wall))
	for _, want := range []string{"estate", "2", "kitchen", "1"} {
		if !slices.Contains(got, want) {
			t.Errorf("the wall has no %q: %q", want, got)
		}
	}
}

// While everybody watches no card of a paper is shown.
func TestNobodyVotesInFrontOfEverybody(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Press(fyne.KeyReturn, fyne.KeyReturn)
	s.Hit(s.card("c2"))
	s.Shown = true
	s.Refresh()
	if got := uitest.Text(s.Diagram); strings.Contains(got, "estate") {
		t.Errorf("everybody sees\n%s", got)
	}
}

// Somebody who comes while people vote is taken from the roster, or put on it, and votes last.
func TestComingLate(t *testing.T) {
	s := newStage(t, append(team(3, 3), fishbone.Add{Thing: &fishbone.Person{ID: "late", Name: "Lena", Role: fishbone.Member}})...)
	v := s.view()
	v.off["late"] = true
	s.Press(fyne.KeyReturn) // begins
	v.leaveHand()
	s.Loop.Run()
	s.Click(s.Side, "+ Lena")
	s.Hit("n")
	s.Say("Otto")
	s.Hit("n")
	s.Say("Lena") // is here already
	b, _ := v.ballot()
	var names []string
	for _, p := range s.Analysis().PapersOf(b.ID) {
		names = append(names, p.Name)
	}
	if got := strings.Join(names, ", "); got != "Voter 0, Voter 1, Voter 2, Lena, Otto" {
		t.Errorf("these vote: %s", got)
	}
	if n := len(s.Analysis().People()); n != 5 {
		t.Errorf("%d people are on the roster", n)
	}
	s.Undo()
	if n := len(s.Analysis().PapersOf(b.ID)); n != 4 || len(s.Analysis().People()) != 4 {
		t.Errorf("undone, %d vote and %d are on the roster", n, len(s.Analysis().People()))
	}
}

// The result is saved as a table and as a picture.
func TestSavingTheResult(t *testing.T) {
	s := newStage(t, append(team(3, 2),
		fishbone.Add{Thing: &fishbone.Ballot{ID: "one", Text: "Which?", Dots: 3, Cut: 1, On: fishbone.OfCauses, State: fishbone.BallotRevealed}},
		fishbone.Add{Thing: &fishbone.Tally{ID: "t", Text: "kitchen", Ballot: "one", Of: "c0", Dots: 3}},
		fishbone.Add{Thing: &fishbone.Tally{ID: "t1", Text: "promise", Ballot: "one", Of: "c1"}})...)
	defer func(was func(fyne.Window, filedialog.Question, func(string), func())) { panel.AskWhere = was }(panel.AskWhere)
	for ending, want := range map[string]string{".csv": "1,kitchen,3,3", ".svg": "kitchen", ".pdf": "%PDF"} {
		path := filepath.Join(t.TempDir(), "result"+ending)
		panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, then func(string), done func()) { then(path); done() }
		s.Actions().Perform("vote.saveTable")
		data, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s: %v, %d bytes", ending, err, len(data))
		}
	}
}

// A paper is put away when its voter pauses, and before the laptop goes to somebody else.
func TestAPaperIsPutAway(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"pause":         func(s *stage) { s.Press(fyne.KeyEscape) },
		"somebody else": func(s *stage) { s.view().giveTo(s.Analysis().Papers()[1].ID); s.Loop.Run() },
	} {
		s := newStage(t, team(4, 2)...)
		s.Press(fyne.KeyReturn, fyne.KeyReturn)
		s.Hit(s.card("c2"))
		leave(s)
		if v := s.view(); v.paper != "" || v.marks != nil || v.cards != nil {
			t.Errorf("%s: the paper still lies open", name)
		}
		if got := uitest.Text(s.Diagram); strings.Contains(got, "estate") {
			t.Errorf("%s: there is still\n%s", name, got)
		}
	}
}

// Whoever gets the laptop votes unseen: it is not presented any more.
func TestGivingTheLaptopEndsPresenting(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Press(fyne.KeyReturn, fyne.KeyEscape)
	s.Session().SetPresenting(true)
	s.Shown = true
	s.view().giveTo(s.Analysis().Papers()[0].ID)
	if s.Session().Meeting().Presenting {
		t.Error("everybody still watches")
	}
}

// Many voters stand in three columns where the room is wide and low, so that their names are larger.
func TestManyVotersAreReadFromAfar(t *testing.T) {
	papers := make([]fishbone.Paper, 12)
	for i := range papers {
		papers[i].Name = "Bartholomew Featherstonehaugh"
	}
	low, high := fyne.NewSize(1600, 620), fyne.NewSize(900, 700)
	if f := faceIn(papers, low); f.columns != 3 || f.u < 1.2 || 3*f.each > low.Width {
		t.Errorf("in %v they stand as %+v", low, f)
	}
	if f := faceIn(papers, high); f.columns != 2 {
		t.Errorf("in %v they stand as %+v", high, f)
	}
}

// Before everybody, where a ballot lacks something, the key that would begin it leads to where that is
// made.
func TestABallotThatLacksCardsLeadsOn(t *testing.T) {
	s := newStage(t)
	s.Shown = true
	s.Refresh()
	p := s.Panel.(panel.Prompter).Prompt()
	if len(p.Options) != 1 || p.Options[0].Key != s.Actions().Cap("act.ballotStart") {
		t.Fatalf("it offers %+v", p.Options)
	}
	s.Press(fyne.KeyReturn)
	if now := s.Session().Step(); now != guide.StepCauses {
		t.Errorf("open is step %d", now)
	}
}

// Where causes and voters are missing, one of them is the first thing to do everywhere.
func TestOneThingIsTheFirstToDo(t *testing.T) {
	s := newStage(t)
	first := func(step string) string { return words.T("foot.first", "name", words.T("step."+step)) }
	s.MustShow(s.Panel.(panel.ViewPanel).Board(), first("3"))
	s.MustShow(s.Panel.(panel.ViewPanel).Board(), words.T("group.nothing"))
	s.MustNotShow(s.Panel.(panel.ViewPanel).Board(), first("4"))
	s.MustShow(s.Side, words.T("vote.nobody"))
}

// The ballot says how many it leaves out, and why: the rail counts them.
func TestTheBallotTellsWhoIsLeftOut(t *testing.T) {
	s := newStage(t, append(team(4, 2), paneltest.Rejected("c1"))...)
	s.MustShow(s.Panel.(panel.ViewPanel).Board(), words.T("vote.leftOut.causes", "n", 1))
	if s := newStage(t, team(4, 2)...); uitest.Shows(s.Panel.(panel.ViewPanel).Board(), words.T("vote.leftOut.causes", "n", 0)) {
		t.Error("none is left out, and it says so")
	}
}

// What the band asks the board does not say again; who is next is marked on it. A second window has no
// band, and says all.
func TestTheRoomIsToldOnceWhoIsNext(t *testing.T) {
	s := newStage(t, team(4, 2)...)
	s.Press(fyne.KeyReturn, fyne.KeyEscape)
	s.Shown = true
	s.Refresh()
	p := s.Panel.(panel.Prompter).Prompt()
	s.MustNotShow(s.Diagram, p.Question)
	if alone := uitest.Text(s.view().wallFace(fyne.NewSize(1200, 700), false)); !strings.Contains(alone, p.Question) {
		t.Errorf("the second window says %q, not %q", alone, p.Question)
	}
	bold := 0
	uitest.Walk(s.Diagram, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if text, ok := o.(*canvas.Text); ok && text.TextStyle.Bold && strings.Contains(p.Question, text.Text) {
			bold++
		}
		return true
	})
	if bold == 0 {
		t.Errorf("nobody is marked as next in %q", uitest.Text(s.Diagram))
	}
}
