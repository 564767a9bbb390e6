package verify

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/filedialog"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/storage"
)

// stage is the view on a stage.
type stage struct{ *paneltest.Stage }

var bone, cause = paneltest.Bone, paneltest.Cause

// verifying is the view with three causes on two bones.
func verifying(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return withVerdictKeys(s) }, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "People"), cause("gamma", "Market"), cause("waits", ""),
	}, more...)...)}
	s.OpenView(name)
	return s
}

// withVerdictKeys is the feature with the actions whose keys it takes over, which are those of
// another one.
func withVerdictKeys(h panel.Host) panel.Feature {
	f := New(h)
	for name, keys := range map[string][]string{
		"verdict.confirmed": {"c"}, "verdict.rejected": {"r"}, "verdict.verify": {"l"}, "verdict.undecided": {"u"}, "act.evidence": {"Return", "Tab"},
	} {
		f.Actions = append(f.Actions, action.Action{Name: name, Part: action.Steps, Where: action.In("verdicts"), Keys: keys, Do: func() {}})
	}
	return f
}

func (s *stage) view() *view { return s.Panel.(*view) }

// plan is the task of a cause.
func (s *stage) plan(text string) fishbone.Verification {
	all := s.Analysis().VerificationsOf(s.Cause(text).ID)
	if len(all) == 0 {
		return fishbone.Verification{}
	}
	return all[0]
}

// rows are the causes in the list.
func (s *stage) rows() (rows string) {
	for _, t := range s.view().board.all {
		rows += t.cause.Text + " "
	}
	return rows
}

func TestATaskIsWrittenAndConcluded(t *testing.T) {
	s := verifying(t)
	if s.InHand() != "alpha" {
		t.Fatalf("%q is in hand", s.InHand())
	}
	s.Press(fyne.KeyReturn)
	for _, text := range []string{"more than ten", "count them", "Ann", "2026-12-01", "300", "12 of 300"} {
		s.Write(text)
		s.Win.Canvas().FocusNext()
	}
	s.Win.Canvas().Focus(s.Panel.Focus())
	plan := s.plan("alpha")
	if plan.Criterion != "more than ten" || plan.Method != "count them" || plan.Who != "Ann" || plan.Due != "2026-12-01" || plan.Sample != "300" || plan.Result != "12 of 300" {
		t.Errorf("the task is %+v", plan)
	}
	s.Hit("c")
	v := s.Cause("alpha").Verdict
	if v.Finding != fishbone.Confirmed || v.Evidence != "12 of 300" || v.Criterion != "more than ten" || v.Who != "Ann" || v.When == "" {
		t.Errorf("the verdict is %+v", v)
	}
	s.Press(fyne.KeyReturn) // the result again
	s.Write(" and 3 more")
	s.Pass()
	if v := s.Cause("alpha").Verdict; v.Finding != fishbone.Confirmed || v.Evidence != s.plan("alpha").Result || v.Evidence == "12 of 300" {
		t.Errorf("after more words the verdict is %+v", v)
	}
}

// TestEachFieldOfATaskIsAStep types three fields, one of which is no day: the others are kept, and
// Undo takes back one at a time.
func TestEachFieldOfATaskIsAStep(t *testing.T) {
	s := verifying(t)
	s.Press(fyne.KeyReturn)
	for _, text := range []string{"more than ten", "count them", "Ann", "when Ann is back", "300"} {
		s.Write(text)
		s.Win.Canvas().FocusNext()
	}
	s.Win.Canvas().Focus(s.Panel.Focus())
	if p := s.plan("alpha"); p.Criterion != "more than ten" || p.Method != "count them" || p.Who != "Ann" || p.Due != "" || p.Sample != "300" {
		t.Errorf("the task is %+v", p)
	}
	if got := s.view().form.due.Text; got != "when Ann is back" {
		t.Errorf("what is no day became %q", got)
	}
	s.PressUndo()
	s.PressUndo()
	if p := s.plan("alpha"); p.Criterion != "more than ten" || p.Method != "count them" || p.Who != "" || p.Sample != "" {
		t.Errorf("after two steps back the task is %+v", p)
	}
}

// TestTheTaskOfADraftIsInHandAgain ends while a day is typed that is none.
func TestTheTaskOfADraftIsInHandAgain(t *testing.T) {
	s := verifying(t)
	s.KeepDraft("verify/"+string(s.Cause("gamma").ID)+"/due", "soon")
	s.Open()
	s.OpenView(name)
	if s.InHand() != "gamma" || s.view().form.due.Text != "soon" {
		t.Errorf("%q is in hand", s.InHand())
	}
}

func TestWithoutEvidenceNothingIsConfirmed(t *testing.T) {
	s := verifying(t)
	s.Hit("c")
	if got := s.Cause("alpha").Verdict.Finding; got != fishbone.Unjudged {
		t.Errorf("it is %q", got)
	}
	if s.Notice() != words.T("error.noEvidence") || s.Typing != s.view().form.result {
		t.Errorf("the notice says %q", s.Notice())
	}
}

func TestVerdictsOfTasks(t *testing.T) {
	s := verifying(t)
	for _, c := range []struct {
		key  string
		want fishbone.Finding
	}{{"r", fishbone.Rejected}, {"u", fishbone.Undecided}, {"l", fishbone.ToVerify}, {"u", fishbone.Undecided}, {"u", fishbone.Unjudged}} {
		s.Hit(c.key)
		if got := s.Cause("alpha").Verdict.Finding; got != c.want {
			t.Errorf("after %q it is %q, want %q", c.key, got, c.want)
		}
	}
	s.ClickIcon(s.Side, s.Actions().Tip("verdict.rejected"))
	if got := s.Cause("alpha").Verdict.Finding; got != fishbone.Rejected {
		t.Errorf("after a click it is %q", got)
	}
}

func TestTheListOfTasks(t *testing.T) {
	s := verifying(t, cause("deep", "beta"))
	if got := s.rows(); got != "alpha deep gamma " {
		t.Errorf("the list is %q", got)
	}
	s.Press(fyne.KeyDown)
	s.Hit("u")
	if got := s.rows(); got != "alpha deep gamma " {
		t.Errorf("with a verdict for the one in hand it is %q", got)
	}
	s.Press(fyne.KeyDown)
	if c, _ := s.view().Selected(); c.Text != "gamma" {
		t.Errorf("after it comes %q", c.Text)
	}
	if got := s.rows(); got != "alpha gamma deep " {
		t.Errorf("with the open ones first it is %q", got)
	}
	s.view().ordered = true
	s.Refresh()
	if got := s.rows(); got != "alpha deep gamma " {
		t.Errorf("in the order of the bones it is %q", got)
	}
	s.view().bone = "Market"
	s.Refresh()
	if got := s.rows(); got != "gamma " {
		t.Errorf("of one bone it is %q", got)
	}
}

// TestNothingTypedIsLostWhereADayIsNone types what is no day.
func TestNothingTypedIsLostWhereADayIsNone(t *testing.T) {
	s := verifying(t)
	s.TypeIn(s.view().form.due)
	s.Write("soon")
	s.Pass()
	if s.plan("alpha").Due != "" || s.Notice() == "" {
		t.Errorf("due %q, notice %q", s.plan("alpha").Due, s.Notice())
	}
	s.Open()
	s.OpenView(name)
	s.Session().Choose(s.Cause("alpha").ID)
	s.Loop.Run()
	if got := s.view().form.due.Text; got != "soon" {
		t.Errorf("it shows %q", got)
	}
}

func TestReadDay(t *testing.T) {
	const today = "2026-11-29"
	for typed, want := range map[string]string{
		"": "", "2026-12-01": "2026-12-01", "2026/1/5": "2026-01-05", "2026年12月1日": "2026-12-01",
		"12/1": "2026-12-01", "12月1日": "2026-12-01", "１２月１號": "2026-12-01", "1.12.": "2026-12-01", "1.12": "2026-12-01", "24.12.2027": "2027-12-24",
		"+3": "2026-12-02", "+0": today, "11/20": "2026-11-20", "1/5": "2027-01-05",
		"soon": "soon", "31.2.": "31.2.", "13/13": "13/13", "13/1": "2027-01-13",
	} {
		if got := readDay(typed, today); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

// TestAPictureIsAttached drops a picture on the task, undoes it, and does it again.
func TestAPictureIsAttached(t *testing.T) {
	s := verifying(t)
	path := filepath.Join(t.TempDir(), "sheet.png")
	if err := os.WriteFile(path, pngOf(t, 300, 200), 0o600); err != nil {
		t.Fatal(err)
	}
	if !s.view().Dropped([]string{path}) {
		t.Fatal("the view does not take it")
	}
	s.waitFor(func() bool { return len(s.Analysis().Attachments()) == 1 })
	at := s.Analysis().Attachments()[0]
	if at.Name != "sheet.png" || at.Of != s.plan("alpha").ID || at.Type != "image/png" {
		t.Errorf("it is %+v", at)
	}
	s.MustShow(s.Side, "sheet.png")
	s.waitFor(func() bool { p := s.view().pictures.of[at.Sum]; return p != nil && p.small != nil })
	s.Hit("c") // it is evidence
	if got := s.Cause("alpha").Verdict; got.Finding != fishbone.Confirmed || got.Evidence != "sheet.png" {
		t.Errorf("the verdict is %+v", got)
	}
	s.PressUndo()
	s.PressUndo()
	if len(s.Analysis().Attachments()) != 0 {
		t.Error("undo leaves it there")
	}
	s.Do(fishbone.SetVotes{ID: s.Cause("beta").ID, Votes: 1})
	if data, err := s.Session().Contents().Get(at.Sum); err != nil || len(data) != at.Size {
		t.Errorf("its bytes: %d, %v", len(data), err)
	}
	if s.view().Dropped([]string{"analysis.json"}) {
		t.Error("the view takes an analysis")
	}
}

// TestWhatIsTooLargeIsSaid drops a file of more than 20 MB.
func TestWhatIsTooLargeIsSaid(t *testing.T) {
	s := verifying(t)
	path := filepath.Join(t.TempDir(), "film.mp4")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, storage.MaxContent+1); err != nil {
		t.Fatal(err)
	}
	s.view().Dropped([]string{path})
	s.waitFor(func() bool { return s.Notice() != "" })
	if !strings.Contains(s.Notice(), words.T("error.largeContent")) || len(s.Analysis().Attachments()) != 0 {
		t.Errorf("the notice says %q", s.Notice())
	}
}

// TestAnAttachmentIsOpenedOutsideOnlyAfterAsking looks at the copy that is made.
func TestAnAttachmentIsOpenedOutsideOnlyAfterAsking(t *testing.T) {
	s := verifying(t)
	s.view().attach(s.Cause("alpha").ID, []attached{{name: "a.csv", data: []byte("1,2")}})
	s.waitFor(func() bool { return len(s.Analysis().Attachments()) == 1 })
	at := s.Analysis().Attachments()[0]
	t.Setenv("TMPDIR", t.TempDir())
	s.view().askToOpen(at)
	s.MustShow(s.Win.Canvas().Overlays().Top(), words.T("verify.outside.text"))
	if left, _ := os.ReadDir(os.TempDir()); len(left) != 0 {
		t.Errorf("before the answer there is %v", left)
	}
	at.Name = "../a:b?.csv"
	path, err := s.view().temporary(at, s.Session().Contents().Get)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.Stat(filepath.Dir(path))
	if err != nil || folder.Mode().Perm() != 0o700 || filepath.Dir(filepath.Dir(path)) != filepath.Clean(os.TempDir()) {
		t.Errorf("%s: %v, %v", path, folder.Mode(), err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "1,2" {
		t.Errorf("%q, %v", data, err)
	}
}

// BenchmarkAttach attaches a picture of 10 MB; blocked is the longest that the window's thread
// was held at once meanwhile.
func BenchmarkAttach(b *testing.B) {
	const most = 15 // pictures that fit into a data file
	var s *session.Session
	finish := func() {}
	defer func() { finish() }()
	fresh := func() {
		finish()
		dir := b.TempDir()
		store, err := storage.Open(filepath.Join(dir, "whybone.db"))
		if err != nil {
			b.Fatal(err)
		}
		finish = func() { store.Close(); os.RemoveAll(dir) }
		id, err := session.New(store, fishbone.AddCause{ID: "c", Text: "cause"}, time.Now())
		if err != nil {
			b.Fatal(err)
		}
		if s, err = session.Open(store.Impatient(), id, time.Now); err != nil {
			b.Fatal(err)
		}
	}
	data := make([]byte, 10<<20)
	rand.New(rand.NewSource(1)).Read(data)
	var longest time.Duration
	n := 0
	for b.Loop() {
		if n%most == 0 {
			b.StopTimer()
			fresh()
			b.StartTimer()
		}
		data[0], data[1] = byte(n), byte(n>>8)
		n++
		began := time.Now()
		contents := s.Contents()
		longest = max(longest, time.Since(began))
		at, err := attached{name: "p.png", data: data}.keep(contents.Keep)
		if err != nil {
			b.Fatal(err)
		}
		began = time.Now()
		at.ID, at.Of = fishbone.NewID(), "c"
		if err := s.Do(fishbone.Add{Thing: &at}); err != nil {
			b.Fatal(err)
		}
		longest = max(longest, time.Since(began))
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "blocked-ms")
}

// waitFor lets the window's thread work until something is so.
func (s *stage) waitFor(is func() bool) {
	s.T.Helper()
	s.Loop.Run()
	for end := time.Now().Add(2 * time.Minute); !is(); s.Loop.Run() {
		if time.Now().After(end) {
			s.T.Fatal("it does not come")
		}
		runtime.Gosched()
	}
}

func pngOf(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPointsPickWhatIsVerified gives points by keys, cuts, and looks at the tasks.
func TestPointsPickWhatIsVerified(t *testing.T) {
	s := verifying(t, fishbone.SetAbout{Field: fishbone.SchoolField, Text: string(fishbone.ByPoints)},
		fishbone.Add{Thing: &fishbone.Criterion{ID: "often", Text: "how often", For: fishbone.OfCauses, Scale: fishbone.FiveThreeOne}},
		fishbone.Add{Thing: &fishbone.Criterion{ID: "harm", Text: "how bad", For: fishbone.OfCauses}})
	if !s.view().scoring() {
		t.Fatal("no points are asked for")
	}
	s.Session().Choose(s.Cause("alpha").ID)
	s.Loop.Run()
	s.Hit("531") // a column from top to bottom
	s.Session().Choose(s.Cause("alpha").ID)
	s.Loop.Run()
	s.Press(fyne.KeyRight)
	s.Hit("5")
	want := map[string]float64{"alpha": 10, "beta": 3, "gamma": 1}
	for _, r := range s.Analysis().RankByPoints() {
		c, _ := s.Analysis().Cause(r.Cause)
		if r.Points != want[c.Text] || r.Above != (c.Text != "gamma") {
			t.Errorf("%s has %v points, above: %v", c.Text, r.Points, r.Above)
		}
	}
	s.MustShow(s.Side, words.T("points.verify", "n", 2))
	s.Click(s.Side, words.T("points.verify", "n", 2))
	if s.view().scoring() || s.rows() != "alpha beta " {
		t.Errorf("the tasks are %q", s.rows())
	}
	for text, want := range map[string]fishbone.Finding{"alpha": fishbone.ToVerify, "beta": fishbone.ToVerify, "gamma": fishbone.Unjudged} {
		if got := s.Cause(text).Verdict.Finding; got != want {
			t.Errorf("%s is %q", text, got)
		}
	}
	s.Hit("c") // points are no evidence
	if got := s.Cause("alpha").Verdict.Finding; got != fishbone.ToVerify {
		t.Errorf("points confirm: %q", got)
	}
}

// TestAnAttachmentIsLookedAt clicks on a picture, writes what is to be seen, and turns to the next.
func TestAnAttachmentIsLookedAt(t *testing.T) {
	s := verifying(t)
	s.view().attach(s.Cause("alpha").ID, []attached{{name: "one.png", data: pngOf(t, 300, 200)}, {name: "two.csv", data: []byte("1,2")}})
	s.waitFor(func() bool { return len(s.Analysis().Attachments()) == 2 })
	s.waitFor(func() bool { // the tile is made once more when its small picture is there
		p := s.view().pictures.of[s.Analysis().Attachments()[0].Sum]
		return p != nil && p.small != nil
	})
	s.Loop.Run()
	s.Click(s.Side, "one.png")
	p, ok := s.TopLayer(panel.OverPage).(*preview)
	if !ok {
		t.Fatal("it is not shown")
	}
	s.waitFor(func() bool { return p.large != nil })
	if got := p.large.Bounds().Dx(); got != 300 {
		t.Errorf("it is %d wide", got)
	}
	p.note.SetText("the queue at nine")
	p.note.OnEnter("", false)
	if at := s.Analysis().Attachments()[0]; at.Note != "the queue at nine" {
		t.Errorf("the note is %q", at.Note)
	}
	p.key(fyne.KeyRight)
	s.MustShow(p.Content(), words.T("verify.preview.none"))
	p.key(fyne.KeyEscape)
	if s.TopLayer(panel.OverPage) != nil {
		t.Error("it is still shown")
	}
	s.MustShow(s.Side, "the queue at…")
	s.PressUndo()
	if at := s.Analysis().Attachments()[0]; at.Note != "" {
		t.Errorf("undone, the note is %q", at.Note)
	}
}

// TestEachGivesPoints gives points as two people and looks at the sums.
func TestEachGivesPoints(t *testing.T) {
	s := verifying(t, fishbone.SetAbout{Field: fishbone.SchoolField, Text: string(fishbone.ByPoints)},
		fishbone.Add{Thing: &fishbone.Person{ID: "a", Name: "Ann", Role: fishbone.Member}}, fishbone.Add{Thing: &fishbone.Person{ID: "b", Name: "Bo", Role: fishbone.Member}},
		fishbone.Add{Thing: &fishbone.Criterion{ID: "often", Text: "how often", For: fishbone.OfCauses, Scale: fishbone.FiveThreeOne}})
	s.Session().Choose(s.Cause("alpha").ID)
	s.Loop.Run()
	s.Hit("b53") // Ann begins at the top
	s.Hit("b135")
	for _, c := range []struct{ by, want string }{{"Ann", "5 "}, {"Bo", "1 "}, {"", "6 "}} { // the sum last
		s.view().useBy(c.by)
		s.Loop.Run()
		if got := s.view().scoredCauses()[0]; got.cause.Text != "alpha" || got.cells != c.want {
			t.Errorf("%q gave %q the points %q, want %q", c.by, got.cause.Text, got.cells, c.want)
		}
	}
	s.Hit("3")
	if got := len(s.Analysis().Scores()); got != 5 || s.Notice() == "" {
		t.Errorf("the sum was changed: %d scores, %q", got, s.Notice())
	}
	if r := s.Analysis().RankByPoints()[0]; r.Points != 6 {
		t.Errorf("the first one has %v points", r.Points)
	}
}

// TestResultsAreTypedBackByNumber saves the list to write on, and types what stands on it.
func TestResultsAreTypedBackByNumber(t *testing.T) {
	s := verifying(t)
	if s.view().backLine().Visible() {
		t.Error("before anything is printed the panel keeps room for the line")
	}
	path := filepath.Join(t.TempDir(), "list.pdf")
	defer func(was func(fyne.Window, filedialog.Question, func(string), func())) { panel.AskWhere = was }(panel.AskWhere)
	panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, then func(string), done func()) { then(path); done() }
	s.Actions().Perform("verify.saveList")
	s.Loop.Run()
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	number := map[string]int{}
	for _, name := range []string{"alpha", "beta", "gamma"} {
		number[name] = s.plan(name).Number
	}
	if number["alpha"] != 1 || number["beta"] != 2 || number["gamma"] != 3 {
		t.Fatalf("the numbers are %v", number)
	}
	for _, typed := range []string{"2 4 of 20 late", "3 + 12 of 15", "1 -"} {
		s.TypeIn(s.view().back)
		s.Write(typed)
		s.Press(fyne.KeyReturn)
		if got := s.view().back.Text; got != "" {
			t.Errorf("%q is still there, it says %q", got, s.Notice())
		}
	}
	if got := s.plan("beta").Result; got != "4 of 20 late" || s.Cause("beta").Verdict.Finding.Kept() {
		t.Errorf("beta: %q, %+v", got, s.Cause("beta").Verdict)
	}
	if v := s.Cause("gamma").Verdict; v.Finding != fishbone.Confirmed || v.Evidence != "12 of 15" {
		t.Errorf("gamma: %+v", v)
	}
	if v := s.Cause("alpha").Verdict; v.Finding != fishbone.Rejected {
		t.Errorf("alpha: %+v", v)
	}
	s.TypeIn(s.view().back)
	s.Write("9 nothing")
	s.Press(fyne.KeyReturn)
	if !strings.Contains(s.Notice(), words.T("verify.noTask", "n", 9)) || s.view().back.Text != "9 nothing" {
		t.Errorf("of a task that is not there it says %q, and keeps %q", s.Notice(), s.view().back.Text)
	}
}

// With eight criteria on a small screen each row of points and its titles keep to the width, and a
// cause can still be read.
func TestManyCriteriaFitIntoTheRow(t *testing.T) {
	fill := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.SchoolField, Text: string(fishbone.ByPoints)}}
	for i, name := range []string{"Frequency", "Severity", "Feasible", "Economical", "Our ability", "Noticed by customers", "Quick", "Repeats"} {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Criterion{ID: fishbone.ID(fmt.Sprint("k", i)), Text: name, For: fishbone.OfCauses, Scale: fishbone.FiveThreeOne}})
	}
	s := verifying(t, fill...)
	v := s.view()
	v.score(true)
	b := v.board
	for _, width := range []float32{716, 1100} {
		b.object.Resize(fyne.NewSize(width, 600))
		s.Loop.Run()
		row := b.makeScored(scoredDeps{scored: b.scored[0], column: -1})
		if w := row.MinSize().Width; w > width {
			t.Errorf("%g wide: a row is %g", width, w)
		}
		if w := b.head.MinSize().Width; w > width {
			t.Errorf("%g wide: the titles are %g", width, w)
		}
		if name := b.pointsRoom() - 8*b.columnWidth(); name < 140 {
			t.Errorf("%g wide: %g are left for a cause", width, name)
		}
	}
}

// The day of a task is to be seen whole in its field, whatever the panel's width is.
func TestTheDayHasRoom(t *testing.T) {
	s := verifying(t)
	for _, width := range []float32{320, 360, 420} {
		s.Widen(width)
		s.Loop.Run()
		need := ui.EntryWidth("2026-04-09")
		if got := s.view().form.due.Size().Width; got < need {
			t.Errorf("in a panel of %v the day has %v, and needs %v", width, got, need)
		}
	}
}
