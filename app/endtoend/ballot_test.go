//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"testing"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// BenchmarkBallot gives and takes dots on a ballot of 40 cards and 12 voters, key by key.
func BenchmarkBallot(b *testing.B) {
	d := newDesktop(b, 1280, 720)
	data := dataIn(b.TempDir())
	storeBallot(b, data, 40, 12)
	w := d.open(data, words.English)
	w.press("Return")
	w.see(words.T("workshop.step", "n", guide.StepAgree))
	s := &speed{window: w, b: b, fingers: d.newFingers(), watch: d.newWatch(), board: image.Rect(200, 150, 915, 640)}
	w.clickOn(words.T("view.vote"))
	w.see(words.T("vote.goesOn"))
	w.press("Return")
	w.see(words.T("vote.hand.begin", "name", "Voter 1"))
	w.press("Return")
	w.see(words.T("vote.turn", "name", "Voter 1"))
	s.watch.rest(s.board, s.watch.sum(s.board), time.Now())
	for b.Loop() {
		n := 0
		s.steps(100, func() time.Duration {
			key := keysym('a' + n/2%6)
			if n++; n%2 == 0 {
				key = keyBackspace // takes the dot back
			}
			before, at := s.watch.sum(s.board), time.Now()
			s.fingers.key(key)
			return s.watch.complete(s.board, before).Sub(at)
		})
	}
}

// storeBallot makes a data file with one analysis in which people vote.
func storeBallot(b testing.TB, data string, cards, voters int) {
	b.Helper()
	store, err := storage.Open(data)
	must(b, err)
	at := fishbone.Stamp{At: time.Now()}
	a, err := store.Create(fishbone.New(fishbone.NewID(), at))
	must(b, err)
	ballot := fishbone.StartBallot{ID: "ballot", Text: "Which?", On: fishbone.OfCauses, Dots: 10, Most: 5, Cut: 10}
	edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "Late deliveries rose to 14% in Q3"}}
	for i := range 6 {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.ID(fmt.Sprint("bone", i)), Name: fmt.Sprint("Category ", i+1)}})
	}
	for i := range cards {
		id := fishbone.ID(fmt.Sprint("cause", i))
		edits = append(edits, fishbone.AddCause{ID: id, Under: fishbone.ID(fmt.Sprint("bone", i%6)), Text: fmt.Sprint(label(i), " ", i+1)})
		ballot.Cards = append(ballot.Cards, fishbone.BallotCard{ID: "card" + id, Of: id})
	}
	for i := range voters {
		id := fishbone.ID(fmt.Sprint("person", i))
		edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: id, Name: fmt.Sprint("Voter ", i+1), Role: fishbone.Member}})
		ballot.Voters = append(ballot.Voters, fishbone.BallotVoter{ID: "paper" + id, Person: id})
	}
	_, err = store.Do(a, fishbone.Batch{Edits: append(edits, ballot)}, at)
	must(b, err)
	must(b, store.KeepDraft(a.ID(), "ballot/ballot", string(fishbone.NewBallotKey())))
	must(b, store.SetStep(a.ID(), guide.StepAgree))
	must(b, store.Close())
}
