package fishbone_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
)

func TestLabel(t *testing.T) {
	tests := []struct{ name, typed, want string }{
		{"plain", "薪资制度不够好", "薪资制度不够好"},
		{"spaces", "  a \t b\r\n c  ", "a b c"},
		{"wide space", "　竞争　加剧　", "竞争 加剧"},
		{"line separators", "a\u2028b\u2029c", "a b c"},
		{"control characters", "a\x00b\x1b[31mc\x7f", "ab[31mc"},
		{"direction marks", "a\u202eb\u2066c\u2069", "abc"},
		{"byte order mark", "\ufeffa", "a"},
		{"right to left text stays", "שלום עולם", "שלום עולם"},
		{"joined emoji stays", "👩‍🏭 怒", "👩‍🏭 怒"},
		{"markup and escapes stay", `<b>"\N"</b> \n`, `<b>"\N"</b> \n`},
		{"bytes that are no text", "a\xff\xfeb", "a\ufffd\ufffdb"},
		{"accents apart", "re\u0301sume\u0301 x\u0304 \u1112\u1161\u11ab か\u3099", "résumé x\u0304 한 が"},
		{"nothing to see", "\u200b \u2060\u00ad", ""},
		{"nothing", " \n\t ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := fishbone.Label(tt.typed); got != tt.want {
				t.Errorf("Label(%q) = %q, want %q", tt.typed, got, tt.want)
			}
		})
	}
}

func TestParagraph(t *testing.T) {
	tests := []struct{ name, typed, want string }{
		{"lines stay", "a\n\n  b", "a\n\n  b"},
		{"line ends of Windows", "a\r\nb\r\n", "a\nb"},
		{"spaces at line ends", "a  \nb\t\n\n", "a\nb"},
		{"control characters", "a\x00\n\x07b", "a\nb"},
		{"nothing", "\n \n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := fishbone.Paragraph(tt.typed); got != tt.want {
				t.Errorf("Paragraph(%q) = %q, want %q", tt.typed, got, tt.want)
			}
		})
	}
}

// The longest text allowed goes in, one character more does not, and characters
// are counted, not bytes.
func TestTextLimits(t *testing.T) {
	label := func(n int) string { return strings.Repeat("长", n) }
	type edits func(text string) fishbone.Edit
	tests := []struct {
		name  string
		limit int
		edit  edits
	}{
		{"problem", fishbone.MaxLabel, func(s string) fishbone.Edit { return fishbone.SetAbout{Field: fishbone.Problem, Text: s} }},
		{"goal", fishbone.MaxField, func(s string) fishbone.Edit { return fishbone.SetAbout{Field: fishbone.Goal, Text: s} }},
		{"bone", fishbone.MaxLabel, func(s string) fishbone.Edit { return fishbone.Add{Thing: &fishbone.Bone{ID: "new", Name: s}} }},
		{"bone renamed", fishbone.MaxLabel, func(s string) fishbone.Edit {
			return fishbone.Set{Of: fishbone.BoneKind, ID: "people", Values: fishbone.Values{"name": s}}
		}},
		{"cause", fishbone.MaxLabel, func(s string) fishbone.Edit { return fishbone.AddCause{ID: "new", Text: s} }},
		{"author", fishbone.MaxLabel, func(s string) fishbone.Edit { return fishbone.AddCause{ID: "new", Text: "x", By: s} }},
		{"cause reworded", fishbone.MaxLabel, func(s string) fishbone.Edit { return fishbone.RewordCause{ID: "pay", Text: s} }},
		{"evidence", fishbone.MaxField, func(s string) fishbone.Edit {
			return fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Evidence: s}}
		}},
		{"reason to stop", fishbone.MaxLabel, func(s string) fishbone.Edit { return fishbone.StopAsking{ID: "raises", Reason: s} }},
		{"solution", fishbone.MaxLabel, func(s string) fishbone.Edit { return fishbone.Add{Thing: &fishbone.Solution{ID: "new", Text: s}} }},
		{"solution reworded", fishbone.MaxLabel, func(s string) fishbone.Edit {
			return fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"text": s}}
		}},
		{"idea", fishbone.MaxLabel, func(s string) fishbone.Edit { return fishbone.Add{Thing: &fishbone.Idea{ID: "new", Text: s}} }},
		{"person", fishbone.MaxLabel, func(s string) fishbone.Edit {
			return fishbone.Add{Thing: &fishbone.Person{ID: "new", Name: s, Role: fishbone.Member}}
		}},
	}
	a := start(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := a.Apply(tt.edit(label(tt.limit)), now); err != nil {
				t.Errorf("%d characters: %v", tt.limit, err)
			}
			if _, err := a.Apply(tt.edit(label(tt.limit+1)), now); !errors.Is(err, fishbone.ErrTooLong) {
				t.Errorf("%d characters: %v, want %v", tt.limit+1, err, fishbone.ErrTooLong)
			}
		})
	}
}

// chain is a bone with causes hanging below one another, and a branch in the tray
// that is two levels high.
func chain(t testing.TB, levels int) *fishbone.Analysis {
	t.Helper()
	edits := []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Bone{ID: "0", Name: "x"}},
		fishbone.AddCause{ID: "high", Text: "x"}, fishbone.AddCause{ID: "higher", Under: "high", Text: "x"},
	}
	for i := range levels {
		edits = append(edits, fishbone.AddCause{ID: name(i + 1), Under: name(i), Text: "x"})
	}
	return apply(t, fishbone.New("a", now), fishbone.Batch{Edits: edits})
}

func name(i int) fishbone.ID { return fishbone.ID(fmt.Sprint(i)) }

func TestLevelLimit(t *testing.T) {
	a := chain(t, fishbone.MaxLevel)
	deepest := name(fishbone.MaxLevel)
	if got := a.Level(deepest); got != fishbone.MaxLevel {
		t.Fatalf("level %d, want %d", got, fishbone.MaxLevel)
	}
	if err := a.Check(); err != nil {
		t.Errorf("check: %v", err)
	}
	refused := []fishbone.Edit{
		fishbone.AddCause{ID: "new", Under: deepest, Text: "x"},
		fishbone.MoveCause{ID: "high", Under: name(fishbone.MaxLevel - 1)},
	}
	for _, e := range refused {
		if _, err := a.Apply(e, now); !errors.Is(err, fishbone.ErrTooDeep) {
			t.Errorf("%s: %v, want %v", e.Name(), err, fishbone.ErrTooDeep)
		}
	}
	apply(t, a, fishbone.MoveCause{ID: "high", Under: name(fishbone.MaxLevel - 2)})
	// As high as a bone may bear, a branch can be taken off it and put onto another one.
	full := chain(t, fishbone.MaxLevel)
	top := full.CauseIDs(full.Bones()[0].ID)[0]
	apply(t, full, fishbone.Add{Thing: &fishbone.Bone{ID: "other", Name: "x"}},
		fishbone.MoveCause{ID: top}, fishbone.MoveCause{ID: top, Under: "other"})
}

func TestCauseLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an analysis of 200,000 causes")
	}
	parts := fishbone.Patch{Things: map[fishbone.ID]fishbone.Thing{}, Lists: map[fishbone.ID][]fishbone.ID{}}
	for i := range fishbone.MaxCauses - 1 {
		id := name(i)
		parts.Things[id] = &fishbone.Cause{ID: id, Text: "x"}
		parts.Lists[fishbone.Tray] = append(parts.Lists[fishbone.Tray], id)
	}
	a, err := fishbone.Assemble("a", now, now, parts)
	if err != nil {
		t.Fatal(err)
	}
	a = apply(t, a, fishbone.AddCause{ID: "last", Text: "x"})
	if _, err := a.Apply(fishbone.AddCause{ID: "new", Text: "x"}, now); !errors.Is(err, fishbone.ErrTooMany) {
		t.Errorf("one more: %v, want %v", err, fishbone.ErrTooMany)
	}
	if _, err := fishbone.Assemble("a", now, now, a.Parts()); err != nil {
		t.Errorf("as many as are allowed: %v", err)
	}
	parts = a.Parts()
	parts.Things["new"] = &fishbone.Cause{ID: "new", Text: "x"}
	parts.Lists[fishbone.Tray] = append(slices.Clone(parts.Lists[fishbone.Tray]), "new")
	if _, err := fishbone.Assemble("a", now, now, parts); !errors.Is(err, fishbone.ErrUnsound) || !errors.Is(err, fishbone.ErrTooMany) {
		t.Errorf("one more in the file: %v, want %v", err, fishbone.ErrTooMany)
	}
}

func TestNewIDsDiffer(t *testing.T) {
	seen := map[fishbone.ID]bool{}
	for range 1000 {
		id := fishbone.NewID()
		if len(id) != 26 || seen[id] {
			t.Fatalf("identifier %q came twice or is not 26 characters long", id)
		}
		seen[id] = true
	}
}

func TestParagraphsAreComposed(t *testing.T) {
	if got := fishbone.Paragraph("e\u0301\nか\u3099"); got != "é\nが" {
		t.Errorf("%q", got)
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"ＰＭＳ　９５％": "pms 95%", "Re\u0301SUMÉ": "résumé", "ｶﾞ": "ガ", "（一）": "(一)", "": "",
	} {
		if got := fishbone.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLinesOfALabel(t *testing.T) {
	for text, want := range map[string]string{
		"上架人员少，\n药品未 \r\n 及时上架": "上架人员少，药品未及时上架", "ばら\nつき": "ばらつき",
		"late\nagain 药\nlate\n药\n불\n량": "late again 药 late 药 불 량", "a b\n": "a b", "\n": "",
	} {
		if got := fishbone.Label(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// TestLinesWithinChineseJoin types two lines into everything that is one line, by the rules
// of today and by those of old logs.
func TestLinesWithinChineseJoin(t *testing.T) {
	const typed, joined, spaced = "药品未\n 及时上架\nlate", "药品未及时上架 late", "药品未 及时上架 late"
	base := edited(t, fishbone.New("a", fishbone.Stamp{}),
		fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人员"}},
		fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "王", Role: fishbone.Member}},
		fishbone.AddCause{ID: "c", Under: "b", Text: "c"})
	cause := func(id fishbone.ID) func(*fishbone.Analysis) string {
		return func(a *fishbone.Analysis) string { c, _ := a.Cause(id); return c.Text }
	}
	for _, c := range []struct {
		edit fishbone.Edit
		got  func(*fishbone.Analysis) string
	}{
		{fishbone.SetAbout{Field: fishbone.Problem, Text: typed}, func(a *fishbone.Analysis) string { return a.About().Problem }},
		{fishbone.SetAbout{Field: fishbone.Head, Text: typed}, func(a *fishbone.Analysis) string { return a.About().Head }},
		{fishbone.AddCause{ID: "n", Under: "b", Text: typed}, cause("n")},
		{fishbone.AddCause{ID: "n", Under: "b", Text: "n", By: typed}, func(a *fishbone.Analysis) string { c, _ := a.Cause("n"); return c.By }},
		{fishbone.RewordCause{ID: "c", Text: typed}, cause("c")},
		{fishbone.StopAsking{ID: "c", Reason: typed}, func(a *fishbone.Analysis) string { c, _ := a.Cause("c"); return c.Stop }},
		{fishbone.SplitCause{ID: "c", As: "n", Text: typed, Rest: typed}, cause("n")},
		{fishbone.SplitCause{ID: "c", As: "n", Text: typed, Rest: typed}, cause("c")},
		{fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": typed}}, func(a *fishbone.Analysis) string { return a.Bones()[0].Name }},
		{fishbone.Add{Thing: &fishbone.Bone{ID: "n", Name: typed}}, func(a *fishbone.Analysis) string { return a.Bones()[1].Name }},
		{fishbone.RenamePerson{ID: "p", As: typed}, func(a *fishbone.Analysis) string { return a.People()[0].Name }},
		{fishbone.AnonymizePerson{ID: "p", As: typed}, func(a *fishbone.Analysis) string { return a.People()[0].Name }},
		{fishbone.Batch{Edits: []fishbone.Edit{fishbone.RewordCause{ID: "c", Text: typed}}}, cause("c")},
	} {
		for rules, want := range map[fishbone.Rules]string{0: joined, fishbone.CurrentRules: joined, fishbone.FirstRules: spaced, fishbone.ColorRules: spaced} {
			change, err := base.Change(fishbone.DatedEdit{Edit: c.edit, Rules: rules})
			if err != nil {
				t.Errorf("%T: %v", c.edit, err)
				continue
			}
			if got := c.got(change.After); got != want {
				t.Errorf("%T by rules %d: %q, want %q", c.edit, rules, got, want)
			}
		}
	}
}

func edited(t *testing.T, a *fishbone.Analysis, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	a, err := a.Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}
