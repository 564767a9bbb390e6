package notation_test

import (
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
)

// sketch draws an outline as words: (…) are whys left out, + is what is hidden.
func sketch(rows []notation.Row) string {
	var words []string
	for _, r := range rows {
		w := string(r.ID)
		if len(r.Skipped) > 0 {
			w = fmt.Sprint("(", len(r.Skipped), " from ", r.ID, ")")
		}
		if r.Hidden > 0 {
			w += fmt.Sprint("+", r.Hidden)
		}
		if len(r.Answers) > 0 {
			w += "[" + sketch(r.Answers) + "]"
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

func chain(n int) drawtest.Sub {
	s := drawtest.Sub{Text: fmt.Sprint("why ", n)}
	if n > 1 {
		s.Subs = []drawtest.Sub{chain(n - 1)}
	}
	return s
}

// What a limited depth draws of a chain of seven, n2 to n8, with something beside it.
func TestTheDepthHidesNoRootCause(t *testing.T) {
	t.Parallel()
	root := func(id fishbone.ID) []fishbone.Edit {
		return []fishbone.Edit{fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}}, fishbone.StopAsking{ID: id, Reason: "x"}}
	}
	outside := []fishbone.Edit{fishbone.StopAsking{ID: "n8", Control: fishbone.OutsideControl}}
	under := func(id, parent fishbone.ID) fishbone.Edit {
		return fishbone.AddCause{ID: id, Under: parent, Text: string(id)}
	}
	for _, c := range []struct {
		name  string
		depth int
		edits []fishbone.Edit
		want  string
	}{
		{"no root", 3, nil, "n2[n3[n4+4]]"},
		{"all", 0, root("n8"), "n2[n3[n4[n5[n6[n7[n8]]]]]]"},
		{"the middle is left out", 3, root("n8"), "n2[n3[(4 from n4)[n8]]]"},
		{"outside is an end too", 3, outside, "n2[n3[(4 from n4)[n8]]]"},
		{"one level", 1, root("n8"), "n2[(5 from n3)[n8]]"},
		{"one why is drawn", 6, root("n8"), "n2[n3[n4[n5[n6[n7[n8]]]]]]"},
		{"deep enough", 7, root("n8"), "n2[n3[n4[n5[n6[n7[n8]]]]]]"},
		{"others are hidden", 3, append(root("n8"), under("x", "n5"), under("y", "x"), under("z", "n3")), "n2[n3[(4 from n4)+2[n8] z]]"},
		{"a branch", 3, append(append(root("n8"), under("x", "n6"), under("y", "x")), root("y")...), "n2[n3[(3 from n4)[n7[n8] x[y]]]]"},
		{"two roots below the limit", 3, append(append(root("n8"), under("x", "n4")), root("x")...), "n2[n3[n4[(3 from n5)[n8] x]]]"},
	} {
		s := &drawtest.Sketch{}
		s.Problem("Late")
		s.Bone("People", chain(7))
		s.Edits = append(s.Edits, c.edits...)
		a := s.Analysis(t)
		if got := sketch(notation.NewOutline(a, "", c.depth, true).Below("n1", 1)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
