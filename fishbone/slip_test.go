package fishbone_test

import (
	"errors"
	"testing"

	"whybone/fishbone"
)

func slip(id fishbone.ID, text, by string, use fishbone.SlipUse) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Slip{ID: id, Text: text, By: by, For: use}}
}

// All cards of a quiet round come at once, with who wrote them and when; one undo seals them
// again.
func TestSlipsOpenTogether(t *testing.T) {
	a := fishbone.New("a", now)
	for _, e := range []fishbone.Edit{
		slip("1", "no rota", "Ann", fishbone.SlipCause), slip("2", "old printer", "Ben", fishbone.SlipCause), slip("g", "it is the rota", "Ann", fishbone.SlipGuess),
	} {
		a = apply(t, a, e)
	}
	if w := a.Written(fishbone.SlipCause); w["Ann"] != 1 || w["Ben"] != 1 || a.Count().Causes != 0 {
		t.Fatalf("written are %v, causes %d", w, a.Count().Causes)
	}
	if own := a.SlipsOf(fishbone.SlipCause, "Ann"); len(own) != 1 || own[0].Text != "no rota" {
		t.Errorf("Ann sees %v", own)
	}
	later := now
	later.At = later.At.AddDate(0, 0, 1)
	c, err := a.Change(fishbone.DatedEdit{Edit: fishbone.OpenSlips{For: fishbone.SlipCause, As: []fishbone.ID{"c1", "c2"}}, At: later})
	if err != nil {
		t.Fatal(err)
	}
	one, _ := c.After.Cause("c1")
	if c.After.Count().Unsorted != 2 || one.By != "Ann" || !one.Made.At.Equal(now.At) || len(c.After.Written(fishbone.SlipCause)) != 0 {
		t.Errorf("opened: %+v, %v", one, c.After.Written(fishbone.SlipCause))
	}
	if len(c.After.Guesses()) != 0 || c.After.Written(fishbone.SlipGuess)["Ann"] != 1 {
		t.Error("the guess was opened with the cards")
	}
	if err := c.After.Check(); err != nil {
		t.Error(err)
	}
	back := apply(t, c.After, fishbone.Revert{Patch: c.Undo})
	if back.Written(fishbone.SlipCause)["Ben"] != 1 || back.Count().Causes != 0 {
		t.Error("undone they are not sealed again")
	}
}

func TestGuessesOpenAndStay(t *testing.T) {
	a := apply(t, fishbone.New("a", now), slip("g", "it is the rota", "Ann", fishbone.SlipGuess))
	a = apply(t, a, fishbone.OpenSlips{For: fishbone.SlipGuess})
	if g := a.Guesses(); len(g) != 1 || g[0].Opened != fishbone.DayOf(now.At) {
		t.Errorf("opened: %+v", g)
	}
	if _, err := a.Apply(fishbone.OpenSlips{For: fishbone.SlipGuess}, now); !errors.Is(err, fishbone.ErrNotFound) {
		t.Errorf("nothing is left to open: %v", err)
	}
}

func TestSlipsForSolutionsAreTied(t *testing.T) {
	a := apply(t, fishbone.New("a", now), fishbone.AddCause{ID: "root", Text: "root"})
	a = apply(t, a, fishbone.Add{Thing: &fishbone.Slip{ID: "1", Text: "lock it", By: "Ann", For: fishbone.SlipSolution, Of: "root"}})
	a = apply(t, a, a.OpenAll(fishbone.SlipSolution, func() fishbone.ID { return "s" }))
	if s, _ := a.Solution("s"); s.By != "Ann" || len(s.Causes) != 1 || s.Causes[0] != "root" {
		t.Errorf("it became %+v", s)
	}
}
