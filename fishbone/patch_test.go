package fishbone_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"whybone/fishbone"
)

func TestAssembleRoundTrip(t *testing.T) {
	a := start(t)
	var parts fishbone.Patch
	if err := json.Unmarshal([]byte(content(t, a)), &parts); err != nil {
		t.Fatal(err)
	}
	b, err := fishbone.Assemble(a.ID(), a.Made(), a.Changed(), parts)
	if err != nil {
		t.Fatal(err)
	}
	if content(t, a) != content(t, b) || a.ID() != b.ID() || a.Made() != b.Made() || a.Changed() != b.Changed() {
		t.Errorf("assembled\n%s\nfrom\n%s", content(t, b), content(t, a))
	}
}

// A patch names what was touched and nothing else: storage writes it row by row.
func TestPatchIsSmall(t *testing.T) {
	before := start(t)
	c, err := before.Change(fishbone.DatedEdit{Edit: fishbone.MoveCause{ID: "loose", Under: "people"}, At: now})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []fishbone.Patch{c.Patch, c.Undo} {
		if len(p.Things) != 1 || len(p.Splices) != 2 || p.About != nil || p.Lists != nil {
			t.Errorf("moving one cause touches %s", asJSON(t, p))
		}
	}
	if c, err = before.Change(); err != nil || asJSON(t, c.Patch) != "{}" || asJSON(t, c.Undo) != "{}" {
		t.Errorf("nothing changes %s and %s, %v", asJSON(t, c.Patch), asJSON(t, c.Undo), err)
	}
}

// However long a list is, what an edit of it leaves in the log is short.
func TestLogOfALongList(t *testing.T) {
	const cards = 5000
	a := fishbone.New("a", now)
	var edits []fishbone.Edit
	for i := range cards {
		edits = append(edits, fishbone.AddCause{ID: name(i), Text: "x"})
	}
	a = apply(t, a, fishbone.Join(edits...), fishbone.Add{Thing: &fishbone.Bone{ID: "bone", Name: "b"}})
	middle := name(cards / 2)
	for _, e := range []fishbone.Edit{
		fishbone.AddCause{ID: "new", Text: "y"},
		fishbone.AddCause{ID: "new", Text: "y", Before: middle},
		fishbone.MoveCause{ID: middle, Before: name(0)},
		fishbone.MoveCause{ID: name(0)},
		fishbone.MoveCause{ID: middle, Under: "bone"},
		fishbone.RemoveCause{ID: middle},
		fishbone.RewordCause{ID: middle, Text: "z"},
	} {
		c, err := a.Change(fishbone.DatedEdit{Edit: e, At: now})
		if err != nil {
			t.Fatal(err)
		}
		entry, err := fishbone.MarshalEdit(fishbone.Revert{Patch: c.Undo})
		if err != nil {
			t.Fatal(err)
		}
		edit, err := fishbone.MarshalEdit(e)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(entry) + len(edit); n > 1024 {
			t.Errorf("%s leaves %d bytes: %.300s", e.Name(), n, entry)
		}
	}
}

// causeIn is a cause of a patch, to be written into.
func causeIn(p *fishbone.Patch, id fishbone.ID) *fishbone.Cause {
	return p.Things[id].(*fishbone.Cause)
}

func splices(list fishbone.ID, s ...fishbone.Splice) map[fishbone.ID][]fishbone.Splice {
	return map[fishbone.ID][]fishbone.Splice{list: s}
}

// Each case damages the parts of a sound analysis in one way, as a file that was
// changed by hand or by a fault might be.
func TestDamageIsRefused(t *testing.T) {
	type ids = []fishbone.ID
	tests := []struct {
		name   string
		damage func(p *fishbone.Patch)
	}{
		{"a cause missing", func(p *fishbone.Patch) { delete(p.Things, "pay") }},
		{"a cause gone, its place kept", func(p *fishbone.Patch) { p.Things["raises"] = fishbone.CauseKind.Gone() }},
		{"a cause in no list", func(p *fishbone.Patch) { delete(p.Lists, "pay") }},
		{"a cause listed twice", func(p *fishbone.Patch) { p.Lists["people"] = ids{"staff", "staff"} }},
		{"a cause listed elsewhere", func(p *fishbone.Patch) { p.Lists["market"] = ids{"rivals", "staff"} }},
		{"a cause under nothing", func(p *fishbone.Patch) { causeIn(p, "staff").Parent = "nobody" }},
		{"a cause under itself", func(p *fishbone.Patch) {
			causeIn(p, "staff").Parent = "staff"
			p.Lists["staff"], p.Lists["people"] = ids{"staff"}, nil
		}},
		{"a loop beside the tree", func(p *fishbone.Patch) {
			causeIn(p, "staff").Parent = "raises"
			p.Lists["raises"], p.Lists["people"] = ids{"staff"}, nil
		}},
		{"a loop in the tree", func(p *fishbone.Patch) { p.Lists["raises"] = ids{"staff"} }},
		{"a bone missing", func(p *fishbone.Patch) { delete(p.Things, "people") }},
		{"a bone in no list", func(p *fishbone.Patch) { p.Lists[fishbone.BoneKind.List] = ids{"people"} }},
		{"a bone listed twice", func(p *fishbone.Patch) { p.Lists[fishbone.BoneKind.List] = ids{"people", "people"} }},
		{"a bone of a cause's name", func(p *fishbone.Patch) {
			p.Things["raises"] = &fishbone.Bone{ID: "raises", Name: "x"}
			p.Lists[fishbone.BoneKind.List] = ids{"people", "market", "raises"}
		}},
		{"a thing under another's name", func(p *fishbone.Patch) { causeIn(p, "raises").ID = "rivals" }},
		{"a bone without a name", func(p *fishbone.Patch) {
			p.Things[""] = &fishbone.Bone{Name: "x"}
			p.Lists[fishbone.BoneKind.List] = ids{"people", "market", ""}
		}},
		{"a list of nothing", func(p *fishbone.Patch) { p.Lists["nobody"] = ids{"nothing"} }},
		{"a list that there is not", func(p *fishbone.Patch) { p.Lists[":colours"] = ids{"people"} }},
		{"a link to nothing", func(p *fishbone.Patch) { causeIn(p, "again").SameAs = "nobody" }},
		{"a link to itself", func(p *fishbone.Patch) { causeIn(p, "again").SameAs = "again" }},
		{"a link to a bone", func(p *fishbone.Patch) { causeIn(p, "again").SameAs = "people" }},
		{"a card that leads on", func(p *fishbone.Patch) { causeIn(p, "loose").Therefore = fishbone.Holds }},
		{"a link that is neither", func(p *fishbone.Patch) { causeIn(p, "pay").Therefore = "perhaps" }},
		{"links in a chain", func(p *fishbone.Patch) { causeIn(p, "loose").SameAs = "again" }},
		{"a closed cause with answers", func(p *fishbone.Patch) { causeIn(p, "staff").SameAs = "rivals" }},
		{"a finding that is unknown", func(p *fishbone.Patch) { causeIn(p, "pay").Verdict.Finding = "maybe" }},
		{"a role that is unknown", func(p *fishbone.Patch) { p.Things["p1"].(*fishbone.Person).Role = "boss" }},
		{"a cause without text", func(p *fishbone.Patch) { causeIn(p, "pay").Text = "" }},
		{"a bone whose name nobody sees", func(p *fishbone.Patch) { p.Things["people"].(*fishbone.Bone).Name = " \u200b" }},
		{"a solution that is too long", func(p *fishbone.Patch) {
			p.Things["s1"].(*fishbone.Solution).Text = strings.Repeat("长", fishbone.MaxLabel+1)
		}},
		{"a problem that is too long", func(p *fishbone.Patch) { p.About.Problem = strings.Repeat("长", fishbone.MaxLabel+1) }},
		{"votes below nothing", func(p *fishbone.Patch) { causeIn(p, "pay").Votes = -1 }},
		{"outside control above answers", func(p *fishbone.Patch) { causeIn(p, "pay").Control = fishbone.OutsideControl }},
		{"a reason to stop above answers", func(p *fishbone.Patch) { causeIn(p, "pay").Stop = "enough" }},
		{"a tie that is there twice", func(p *fishbone.Patch) { p.Things["s1"].(*fishbone.Solution).Causes = ids{"pay", "pay"} }},
		{"a splice beyond the end", func(p *fishbone.Patch) { p.Splices = splices("people", fishbone.Splice{At: 9}) }},
		{"a splice that takes too much", func(p *fishbone.Patch) { p.Splices = splices("people", fishbone.Splice{Out: 9}) }},
		{"a splice before the start", func(p *fishbone.Patch) { p.Splices = splices("people", fishbone.Splice{At: -1}) }},
		{"a splice that takes a card twice", func(p *fishbone.Patch) {
			p.Splices = splices("people", fishbone.Splice{In: ids{"staff"}})
		}},
		{"a tie to nothing", func(p *fishbone.Patch) { p.Things["s1"].(*fishbone.Solution).Causes = ids{"nobody"} }},
		{"a solution in no list", func(p *fishbone.Patch) { delete(p.Lists, fishbone.SolutionKind.List) }},
		{"an idea that is not there", func(p *fishbone.Patch) { p.Lists[fishbone.IdeaKind.List] = ids{"i1", "i2"} }},
		{"a person in no list", func(p *fishbone.Patch) { p.Lists[fishbone.PersonKind.List] = nil }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var parts fishbone.Patch
			if err := json.Unmarshal([]byte(content(t, start(t))), &parts); err != nil {
				t.Fatal(err)
			}
			tt.damage(&parts)
			if a, err := fishbone.Assemble("a1", now, now, parts); !errors.Is(err, fishbone.ErrUnsound) || a != nil {
				t.Errorf("assemble gave %v, %v; want %v", a, err, fishbone.ErrUnsound)
			}
			if _, err := fishbone.New("a1", now).Apply(fishbone.Revert{Patch: parts}, now); !errors.Is(err, fishbone.ErrUnsound) {
				t.Errorf("revert: %v, want %v", err, fishbone.ErrUnsound)
			}
		})
	}
}

func TestTooDeepIsRefused(t *testing.T) {
	parts := chain(t, fishbone.MaxLevel).Parts()
	deepest := name(fishbone.MaxLevel)
	parts.Things["new"] = &fishbone.Cause{ID: "new", Parent: deepest, Text: "x"}
	parts.Lists[deepest] = []fishbone.ID{"new"}
	if _, err := fishbone.Assemble("a", now, now, parts); !errors.Is(err, fishbone.ErrUnsound) {
		t.Errorf("level %d: %v, want %v", fishbone.MaxLevel+1, err, fishbone.ErrUnsound)
	}
}
