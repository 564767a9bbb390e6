package fishbone_test

import (
	"errors"
	"slices"
	"testing"

	"whybone/fishbone"
)

func withFacts(t *testing.T) *fishbone.Analysis {
	return apply(t, start(t),
		fishbone.Add{Thing: &fishbone.Fact{ID: "where", Aspect: "where", Is: "tower A", IsNot: "tower B"}},
		fishbone.Add{Thing: &fishbone.Fact{ID: "when", Aspect: "when", Is: "14:00"}},
		fishbone.Add{Thing: &fishbone.Fact{ID: "blank", Aspect: "who"}},
	)
}

func check(cause, fact fishbone.ID, v fishbone.Explanation, reason string) fishbone.CheckFit {
	return fishbone.CheckFit{ID: fishbone.ID("fit-" + string(cause) + "-" + string(fact)), Cause: cause, Fact: fact, Verdict: v, Reason: reason}
}

func TestThereIsOneFitForACauseAndAFact(t *testing.T) {
	a := apply(t, withFacts(t), check("staff", "where", fishbone.Explains, ""))
	again := check("staff", "where", fishbone.CannotExplain, "same people there")
	again.ID = "another"
	a = apply(t, a, again)
	f, ok := a.FitOf("staff", "where")
	if !ok || len(a.Fits()) != 1 || f.Verdict != fishbone.CannotExplain || f.Reason != "same people there" {
		t.Fatalf("fits %+v", a.Fits())
	}
	second := fishbone.Add{Thing: &fishbone.Fit{ID: "f2", Cause: "staff", Fact: "where", Verdict: fishbone.Explains}}
	if _, err := a.Apply(second, now); !errors.Is(err, fishbone.ErrTaken) {
		t.Errorf("a second fit: %v", err)
	}
	parts := a.Parts()
	parts.Things["f2"] = second.Thing
	parts.Lists[fishbone.FitKind.List] = append(slices.Clone(parts.Lists[fishbone.FitKind.List]), "f2")
	if damaged, err := fishbone.Assemble("x", now, now, parts); err == nil && damaged.Check() == nil {
		t.Error("a file with two fits for a cause and a fact is taken for sound")
	}
	if a = apply(t, a, check("staff", "where", "", "")); len(a.Fits()) != 0 {
		t.Errorf("taken back, there is %+v", a.Fits())
	}
	for _, e := range []fishbone.CheckFit{check("nobody", "where", fishbone.Explains, ""), check("staff", "pay", fishbone.Explains, ""), check("staff", "when", "", "")} {
		if _, err := a.Apply(e, now); !errors.Is(err, fishbone.ErrNotFound) {
			t.Errorf("%+v: %v", e, err)
		}
	}
}

func TestFitsGoWithTheirCauseAndFact(t *testing.T) {
	a := apply(t, withFacts(t), check("staff", "where", fishbone.Explains, ""), check("rivals", "when", fishbone.OnlyIf, "on Fridays"))
	if a = apply(t, a, fishbone.RemoveCause{ID: "staff"}); len(a.Fits()) != 1 {
		t.Errorf("without the cause: %+v", a.Fits())
	}
	if a = apply(t, a, fishbone.Remove{Of: fishbone.FactKind, ID: "when"}); len(a.Fits()) != 0 {
		t.Errorf("without the fact: %+v", a.Fits())
	}
}

func TestMergingCausesJoinsTheirFits(t *testing.T) {
	a := apply(t, withFacts(t),
		check("staff", "where", fishbone.Explains, "they sit there"),
		check("loose", "where", fishbone.CannotExplain, "strategy is the same"),
		check("loose", "when", fishbone.OnlyIf, "on Fridays"),
		fishbone.MergeCause{ID: "loose", Into: "staff", As: "w"})
	if err := a.Check(); err != nil {
		t.Fatal(err)
	}
	where, _ := a.FitOf("staff", "where")
	when, ok := a.FitOf("staff", "when")
	if where.Verdict != fishbone.Explains || where.Reason != "they sit there\nstrategy is the same" {
		t.Errorf("where: %+v", where)
	}
	if !ok || when.Verdict != fishbone.OnlyIf || when.Reason != "on Fridays" || len(a.Fits()) != 2 {
		t.Errorf("fits %+v", a.Fits())
	}
}

func TestOneFactIsEnoughAgainstACause(t *testing.T) {
	a := apply(t, withFacts(t), check("staff", "where", fishbone.Explains, ""), check("rivals", "where", fishbone.CannotExplain, ""), check("rivals", "when", fishbone.Explains, ""))
	if facts := a.CheckedFacts(); len(facts) != 2 {
		t.Fatalf("checked against %+v", facts)
	}
	lines := a.FactChecks()
	if len(lines) != 2 || lines[0].Cause.ID != "staff" || lines[0].Open() != 1 || lines[0].Cannot() != 0 || lines[1].Open() != 0 || lines[1].Cannot() != 1 {
		t.Fatalf("lines %+v", lines)
	}
	if cannot := a.CannotExplain(); len(cannot) != 1 || cannot[0].ID != "rivals" {
		t.Errorf("these cannot explain a fact: %+v", cannot)
	}
	a = apply(t, a, fishbone.Judge{ID: "staff", Verdict: fishbone.Verdict{Finding: fishbone.Rejected}})
	if lines = a.FactChecks(); lines[0].Cause.ID != "rivals" || !lines[1].Struck() {
		t.Error("a rejected cause does not sink")
	}
	a = apply(t, a, fishbone.Judge{ID: "rivals", Verdict: fishbone.Verdict{Finding: fishbone.Rejected}})
	if len(a.CannotExplain()) != 0 {
		t.Error("a rejected cause is still to be struck")
	}
}

func TestRate(t *testing.T) {
	for _, tt := range []struct {
		n, of fishbone.Figure
		want  float64
		ok    bool
	}{{"96", "412", 96.0 / 412, true}, {"0", "5", 0, true}, {"", "5", 0, false}, {"1", "", 0, false}, {"6", "5", 0, false}, {"0", "0", 0, false}, {"-1", "5", 0, false}} {
		if got, ok := (fishbone.About{Affected: tt.n, Total: tt.of}).Rate(); got != tt.want || ok != tt.ok {
			t.Errorf("%s of %s: %v %v", tt.n, tt.of, got, ok)
		}
	}
}

func TestABranchHasTheChainOfItsTop(t *testing.T) {
	a := apply(t, start(t), fishbone.SetChain{ID: "staff", Chain: fishbone.Escape})
	if a.ChainOf("raises") != fishbone.Escape || a.ChainOf("rivals") != fishbone.NoChain {
		t.Fatal("a branch does not inherit the chain")
	}
	if _, err := a.Apply(fishbone.SetChain{ID: "pay", Chain: fishbone.System}, now); !errors.Is(err, fishbone.ErrNotTop) {
		t.Errorf("an answer with a chain of its own: %v", err)
	}
	up := apply(t, a, fishbone.MoveCause{ID: "pay", Under: "market"})
	if cause(up, "pay").Chain != fishbone.Escape {
		t.Error("a branch that comes to level one loses its chain")
	}
	down := apply(t, a, fishbone.MoveCause{ID: "staff", Under: "rivals"})
	if cause(down, "staff").Chain != fishbone.NoChain || down.Check() != nil {
		t.Error("below another cause it keeps a chain of its own")
	}
	merged := apply(t, a, fishbone.MergeCause{ID: "staff", Into: "rivals", As: "w"})
	if cause(merged, "rivals").Chain != fishbone.Escape {
		t.Error("the chain of a merged cause is lost")
	}
	parted := apply(t, merged, fishbone.PartCause{ID: "w", As: "again2"})
	if cause(parted, "again2").Chain != fishbone.Escape {
		t.Error("parted again, it has no chain")
	}
	split := apply(t, a, fishbone.SplitCause{ID: "staff", As: "rest", Text: "a", Rest: "b"})
	if cause(split, "rest").Chain != fishbone.Escape {
		t.Error("the other half has no chain")
	}
}

func TestWhatChainsLack(t *testing.T) {
	a := start(t)
	if gaps := a.ChainGaps(); gaps != nil {
		t.Fatalf("nobody uses chains, and they lack %v", gaps)
	}
	a = apply(t, a, fishbone.SetChain{ID: "staff", Chain: fishbone.Occurrence})
	want := []fishbone.ChainGap{{fishbone.Occurrence, true}, {fishbone.Escape, false}, {fishbone.System, false}}
	if gaps := a.ChainGaps(); !slices.Equal(gaps, want) {
		t.Errorf("they lack %v, want %v", gaps, want)
	}
	a = apply(t, a, fishbone.Judge{ID: "raises", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "e"}}, fishbone.StopAsking{ID: "raises", Reason: "we can prevent it"})
	if gaps := a.ChainGaps(); !slices.Equal(gaps, want[1:]) {
		t.Errorf("with a root cause they lack %v, want %v", gaps, want[1:])
	}
}
