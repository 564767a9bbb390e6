package fishbone_test

import (
	"encoding/json"
	"errors"
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
func TestDiffIsSmall(t *testing.T) {
	before := start(t)
	after := apply(t, before, fishbone.MoveCause{ID: "loose", Under: "people"})
	p := fishbone.Diff(before, after)
	if len(p.Causes) != 1 || len(p.Lists) != 2 || p.About != nil || p.Bones != nil || p.Solutions != nil || p.Ideas != nil || p.People != nil {
		t.Errorf("moving one cause touches %s", asJSON(t, p))
	}
	if p := fishbone.Diff(before, before); asJSON(t, p) != "{}" {
		t.Errorf("an analysis differs from itself by %s", asJSON(t, p))
	}
}

// Each case damages the parts of a sound analysis in one way, as a file that was
// changed by hand or by a fault might be.
func TestDamageIsRefused(t *testing.T) {
	type ids = []fishbone.ID
	tests := []struct {
		name   string
		damage func(p *fishbone.Patch)
	}{
		{"a cause missing", func(p *fishbone.Patch) { delete(p.Causes, "pay") }},
		{"a cause gone, its place kept", func(p *fishbone.Patch) { p.Causes["raises"] = nil }},
		{"a cause in no list", func(p *fishbone.Patch) { delete(p.Lists, "pay") }},
		{"a cause listed twice", func(p *fishbone.Patch) { p.Lists["people"] = ids{"staff", "staff"} }},
		{"a cause listed elsewhere", func(p *fishbone.Patch) { p.Lists["market"] = ids{"rivals", "staff"} }},
		{"a cause under nothing", func(p *fishbone.Patch) { p.Causes["staff"].Parent = "nobody" }},
		{"a cause under itself", func(p *fishbone.Patch) {
			p.Causes["staff"].Parent = "staff"
			p.Lists["staff"], p.Lists["people"] = ids{"staff"}, nil
		}},
		{"a loop beside the tree", func(p *fishbone.Patch) {
			p.Causes["staff"].Parent = "raises"
			p.Lists["raises"], p.Lists["people"] = ids{"staff"}, nil
		}},
		{"a loop in the tree", func(p *fishbone.Patch) { p.Lists["raises"] = ids{"staff"} }},
		{"a bone missing", func(p *fishbone.Patch) { delete(p.Bones, "people") }},
		{"a bone in no list", func(p *fishbone.Patch) { p.Lists[fishbone.ListBones] = ids{"people"} }},
		{"a bone listed twice", func(p *fishbone.Patch) { p.Lists[fishbone.ListBones] = ids{"people", "people"} }},
		{"a bone of a cause's name", func(p *fishbone.Patch) {
			p.Bones["raises"] = &fishbone.Bone{ID: "raises", Name: "x"}
			p.Lists[fishbone.ListBones] = ids{"people", "market", "raises"}
		}},
		{"a thing under another's name", func(p *fishbone.Patch) { p.Causes["raises"].ID = "rivals" }},
		{"a bone without a name", func(p *fishbone.Patch) {
			p.Bones[""] = &fishbone.Bone{Name: "x"}
			p.Lists[fishbone.ListBones] = ids{"people", "market", ""}
		}},
		{"a list of nothing", func(p *fishbone.Patch) { p.Lists["nobody"] = ids{"nothing"} }},
		{"a list that there is not", func(p *fishbone.Patch) { p.Lists[":colours"] = ids{"people"} }},
		{"a link to nothing", func(p *fishbone.Patch) { p.Causes["again"].SameAs = "nobody" }},
		{"a link to itself", func(p *fishbone.Patch) { p.Causes["again"].SameAs = "again" }},
		{"a link to a bone", func(p *fishbone.Patch) { p.Causes["again"].SameAs = "people" }},
		{"a card that leads on", func(p *fishbone.Patch) { p.Causes["loose"].Link = fishbone.Holds }},
		{"a link that is neither", func(p *fishbone.Patch) { p.Causes["pay"].Link = "perhaps" }},
		{"links in a chain", func(p *fishbone.Patch) { p.Causes["loose"].SameAs = "again" }},
		{"a closed cause with answers", func(p *fishbone.Patch) { p.Causes["staff"].SameAs = "rivals" }},
		{"a tie to nothing", func(p *fishbone.Patch) { p.Solutions["s1"].Causes = ids{"nobody"} }},
		{"a solution in no list", func(p *fishbone.Patch) { delete(p.Lists, fishbone.ListSolutions) }},
		{"an idea that is not there", func(p *fishbone.Patch) { p.Lists[fishbone.ListIdeas] = ids{"i1", "i2"} }},
		{"a person in no list", func(p *fishbone.Patch) { p.Lists[fishbone.ListPeople] = nil }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var parts fishbone.Patch
			if err := json.Unmarshal([]byte(content(t, start(t))), &parts); err != nil {
				t.Fatal(err)
			}
			tt.damage(&parts)
			if a, err := fishbone.Assemble("a1", now, now, parts); !errors.Is(err, fishbone.ErrBroken) || a != nil {
				t.Errorf("assemble gave %v, %v; want %v", a, err, fishbone.ErrBroken)
			}
			if _, err := fishbone.New("a1", now).Apply(fishbone.Revert{Patch: parts}, now); !errors.Is(err, fishbone.ErrBroken) {
				t.Errorf("revert: %v, want %v", err, fishbone.ErrBroken)
			}
		})
	}
}

func TestTooDeepIsRefused(t *testing.T) {
	parts := chain(t, fishbone.MaxLevel).Parts()
	deepest := name(fishbone.MaxLevel)
	parts.Causes["new"] = &fishbone.Cause{ID: "new", Parent: deepest, Text: "x"}
	parts.Lists[deepest] = []fishbone.ID{"new"}
	if _, err := fishbone.Assemble("a", now, now, parts); !errors.Is(err, fishbone.ErrBroken) {
		t.Errorf("level %d: %v, want %v", fishbone.MaxLevel+1, err, fishbone.ErrBroken)
	}
}
