package workshop

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// box is a part of the window.
type box struct{ left, top, right, foot float32 }

func (b box) and(c box) box {
	return box{max(b.left, c.left), max(b.top, c.top), min(b.right, c.right), min(b.foot, c.foot)}
}

func (b box) empty() bool { return b.right <= b.left || b.foot <= b.top }

func boxOf(at fyne.Position, size fyne.Size) box {
	return box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

// line is a text that is seen, with where its letters are and what is left to be seen of them.
type line struct {
	text     string
	size     float32
	ink, cut box
}

// linesIn are all texts that can be seen in an object; what scrolls out of sight is none.
func linesIn(o fyne.CanvasObject, at fyne.Position, clip box, visit func(line)) {
	if !o.Visible() || clip.empty() {
		return
	}
	at = at.Add(o.Position())
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		if least := o.MinSize(); o.Text != "" {
			const bearing, leading = 1, 0.25
			x := at.X
			switch o.Alignment {
			case fyne.TextAlignCenter:
				x += (o.Size().Width - least.Width) / 2
			case fyne.TextAlignTrailing:
				x += o.Size().Width - least.Width
			}
			y := at.Y + (o.Size().Height-least.Height)/2
			ink := box{x + bearing, y + leading*least.Height, x + least.Width - bearing, y + (1-leading)*least.Height}
			if seen := ink.and(clip); seen.foot > seen.top {
				visit(line{o.Text, o.TextSize, ink, clip})
			}
		}
		return
	case *ui.Entry:
		return // it scrolls inside, and stands on what it covers
	case *container.Scroll:
		clip = clip.and(boxOf(at, o.Size()))
		parts = test.WidgetRenderer(o).Objects()
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	case *fyne.Container:
		parts = o.Objects
	}
	for _, part := range parts {
		linesIn(part, at, clip, visit)
	}
}

// meant are the views that a team works with while everybody watches, step by step; the others
// have controls of their own that only the facilitator reads.
var meant = []string{"facts", "quiet", "factcheck", "vote", "voteSolutions", "verify"}

// leastLetters is how small the letters of a view may be.
func (s *stage) leastLetters(view string) float32 {
	const presented = 14
	if s.Presenting() && slices.Contains(meant, view) && s.Win.Canvas().Size().Width >= paneltest.NarrowWindow {
		return presented
	}
	return 0
}

// reads looks at all words in a part of the page: they stand in it from side to side, none is
// smaller than least, and none stands upon another, unless they are free to stand where people
// put them.
func (s *stage) reads(where string, part fyne.CanvasObject, least float32, free bool) {
	s.T.Helper()
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(part)
	bad := 0
	complain := func(format string, args ...any) {
		if bad++; bad <= 3 {
			s.T.Errorf(where+": "+format, args...)
		}
	}
	var all []line
	linesIn(part, at.Subtract(part.Position()), boxOf(at, part.Size()), func(l line) {
		if l.ink.left < l.cut.left-1 || l.ink.right > l.cut.right+1 {
			complain("%q goes from %.0f to %.0f where %.0f to %.0f are seen", l.text, l.ink.left, l.ink.right, l.cut.left, l.cut.right)
		}
		for _, other := range all {
			if over := l.ink.and(other.ink); !free && !over.empty() && !over.and(l.cut).and(other.cut).empty() {
				complain("%q at %.0f, %.0f stands on %q at %.0f, %.0f", l.text, l.ink.left, l.ink.top, other.text, other.ink.left, other.ink.top)
			}
		}
		if l.size < least {
			complain("%q is in letters of %v", l.text, l.size)
		}
		all = append(all, l)
	})
}

// saysOnce wants nothing that the room is asked or told in the band to stand on the board as well.
func (s *stage) saysOnce(where string) {
	s.T.Helper()
	asks, ok := s.panel.(panel.Prompter)
	if !ok || !s.Presenting() {
		return
	}
	for _, said := range []string{asks.Prompt().Question, asks.Prompt().Hint} {
		if said != "" && uitest.Shows(s.view.Board(), said) {
			s.T.Errorf("%s: the board and the band say %q", where, said)
		}
	}
}

// TestWordsOfViewsStandAlone opens every view in every language, in a usual and in a large
// window and with the largest text, to the team and to the room, on an empty analysis, on the
// sample, and on one that is too much of everything.
func TestWordsOfViewsStandAlone(t *testing.T) {
	if racing {
		t.Skip("make test runs it without the race detector")
	}
	for _, l := range words.Languages() {
		for name, fill := range map[string][]fishbone.Edit{"empty": nil, "sample": {sample(t, l.Language)}, "crowded": {crowded(), crowdedViews()}} {
			t.Run(l.Name+", "+name, func(t *testing.T) {
				s := newStage(t, fill...)
				s.Use(l.Language)
				for i, room := range []fyne.Size{{Width: 1280, Height: 720}, {Width: 1600, Height: 900}, {Width: 1280 / 1.5, Height: 720 / 1.5}} {
					if i == 1 && name == "crowded" && l.Language != words.English {
						continue // it takes long
					}
					s.Win.Resize(room)
					s.open()
					s.diagram.Close()
					for _, v := range s.views {
						s.OpenStep(v.Step)
						s.openView(v.Name)
						for _, shown := range []bool{false, true} {
							s.Session().SetPresenting(shown)
							s.Loop.Run()
							where := fmt.Sprintf("%s in %v, presenting %t", v.Name, room, shown)
							s.reads(where, s.view.Board(), s.leastLetters(v.Name), v.Name == "effort")
							s.saysOnce(where)
							if o := s.view.Content(); o != nil && !shown {
								s.reads(where+", beside it", s.side, 0, false)
							}
						}
						s.Session().SetPresenting(false)
						s.Loop.Run()
					}
				}
			})
		}
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
}

// crowdedViews is what the pages beside the picture have to show of a crowded analysis.
func crowdedViews() fishbone.Edit {
	text := func(i int) string { return fmt.Sprint(i, " ", wordy[i%len(wordy)]) }
	id := func(of string, n int) fishbone.ID { return fishbone.ID(fmt.Sprint(of, n)) }
	var b fishbone.Batch
	add := func(e ...fishbone.Edit) { b.Edits = append(b.Edits, e...) }
	thing := func(t fishbone.Thing) { add(fishbone.Add{Thing: t}) }
	add(about(fishbone.Voice, text(0)), about(fishbone.Affected, "96"), about(fishbone.Total, "1412"), about(fishbone.Period, text(1)))
	for i := range 8 {
		thing(&fishbone.Fact{ID: id("fact", i), Aspect: []string{"what", "where", "when", "who", "howMuch", text(0), text(1), text(2)}[i], Is: text(i), IsNot: text(i + 1), Differs: text(i + 2), Since: text(i) + " 2026-03-01"})
		thing(&fishbone.Containment{ID: id("guard", i), Text: text(i), Where: text(i + 1), Owner: text(i + 2), Since: "2026-03-01", Effect: text(i), Due: "2026-04-01"})
		thing(&fishbone.Criterion{ID: id("by", i), Text: text(i), For: fishbone.OfCauses})
		thing(&fishbone.Criterion{ID: id("for", i), Text: text(i), For: fishbone.OfSolutions, Weight: 100 / 8})
		thing(&fishbone.Slip{ID: id("guess", i), Text: text(i), By: text(i), For: fishbone.SlipGuess})
		thing(&fishbone.Meeting{ID: id("meeting", i), Date: "2026-03-01", Place: text(i), Who: text(i), Remarks: text(i)})
	}
	add(fishbone.OpenSlips{For: fishbone.SlipGuess})
	vote := fishbone.StartBallot{ID: "ballot", Text: text(0), On: fishbone.OfCauses, Dots: 10, Most: 5, Cut: 5}
	for i := range 8 {
		vote.Voters = append(vote.Voters, fishbone.BallotVoter{ID: id("paper", i), Person: id("p", i)})
	}
	for i := range 30 {
		cause := id("c", i)
		vote.Cards = append(vote.Cards, fishbone.BallotCard{ID: id("tally", i), Of: cause})
		thing(&fishbone.Verification{ID: id("task", i), Text: text(i), Cause: cause, Criterion: text(i), Method: text(i + 1), Who: text(i + 2), Due: "2026-04-01", Sample: text(i), Result: text(i + 1)})
		for k := range 8 {
			add(fishbone.CheckFit{ID: id("fit", i*10+k), Cause: cause, Fact: id("fact", k), Verdict: fishbone.OnlyIf, Reason: text(k)})
		}
	}
	add(vote)
	for i := range 8 {
		add(fishbone.CastPaper{ID: id("paper", i), Sealed: "x"})
	}
	dots := map[fishbone.ID]int{}
	for i := range 16 {
		dots[id("tally", i)] = max(1, 9-i)
	}
	add(fishbone.RevealBallot{ID: "ballot", Dots: dots})
	return b
}

// seen are all words of a board that are in sight, in letters of at least a size.
func (s *stage) seen(least float32) string {
	var all []string
	board := s.view.Board()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(board)
	linesIn(board, at.Subtract(board.Position()), boxOf(at, board.Size()), func(l line) {
		if l.size >= least {
			all = append(all, l.text)
		}
	})
	return strings.Join(all, " ")
}

// TestTheRoomSeesWhatIsInHand takes the last row of a long list in hand and presents it.
func TestTheRoomSeesWhatIsInHand(t *testing.T) {
	fill := []fishbone.Edit{bone("People"), fishbone.Add{Thing: &fishbone.Fact{ID: "fact", Aspect: "what", Is: "late", IsNot: "lost"}}}
	for i := range 30 {
		fill = append(fill, cause(fishbone.ID(fmt.Sprint("cause", i)), "People"))
	}
	for _, view := range []string{"factcheck", "verify"} {
		s := newStage(t, fill...)
		s.goTo(guide.StepAgree)
		s.openView(view)
		s.Session().Choose("cause29")
		s.Loop.Run()
		s.Session().SetPresenting(true)
		s.Loop.Run()
		if seen := s.seen(ui.Body); !strings.Contains(seen, "cause29") {
			t.Errorf("%s: the room sees %q", view, seen)
		}
	}
}

// TestTheRoomSeesEveryWriter has twelve people write for themselves, on a small screen.
func TestTheRoomSeesEveryWriter(t *testing.T) {
	var fill []fishbone.Edit
	for i := range 12 {
		name := string(rune('A'+i)) + "nna Writer"
		fill = append(fill, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(name), Name: name, Role: fishbone.Member}},
			fishbone.Add{Thing: &fishbone.Slip{ID: fishbone.ID("s" + name), Text: "secret", By: name, For: fishbone.SlipCause}})
	}
	s := newStage(t, fill...)
	s.goTo(guide.StepCauses)
	s.openView("quiet")
	s.Session().SetPresenting(true)
	s.Loop.Run()
	seen := s.seen(ui.Body * 1.2)
	for i := range 12 {
		if name := string(rune('A'+i)) + "nna"; !strings.Contains(seen, name) {
			t.Errorf("the room does not see %s in %q", name, seen)
		}
	}
	if strings.Contains(seen, "secret") {
		t.Errorf("the room reads what is sealed: %q", seen)
	}
}
