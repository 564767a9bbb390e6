package tables

import (
	"strings"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/fishbone/draw/table"
)

// Comparison is what two analyses have, cause by cause, and then their solutions.
func Comparison(c *compare.Comparison) table.Table {
	a, b := words.Group(c, compare.A), words.Group(c, compare.B)
	t := table.Table{
		Title: words.T("compare.title"),
		Below: a + " = " + words.GroupDetails(c, compare.A) + " · " + b + " = " + words.GroupDetails(c, compare.B),
		Head: []string{capital(words.T("kind.bone")), words.T("compare.column.level"), capital(words.T("kind.cause")), words.T("compare.column.seen"),
			words.T("compare.column.says", "who", b), words.T("compare.column.found", "who", a), words.T("compare.column.found", "who", b)},
	}
	for _, bone := range c.Bones {
		if len(bone.Below) == 0 {
			t.Rows = append(t.Rows, table.Row{Cells: []string{words.BoneName(bone), "", "", words.Seen(c, compare.Neither), "", "", ""}, Minor: true})
		}
	}
	for _, n := range c.Nodes() {
		says := ""
		if one, ok := c.Cause(n, compare.B); ok && one.Text != c.Text(n) {
			says = one.Text
		}
		t.Rows = append(t.Rows, table.Row{Cells: []string{words.BoneName(n.Bone), numeral(n.Depth() + 1), c.Text(n), words.Seen(c, n.Seen()), says,
			words.FoundBy(c, n, compare.A), words.FoundBy(c, n, compare.B)}})
	}
	for _, s := range c.Solutions {
		text, says := c.SolutionText(s), ""
		if b, ok := c.Of[compare.B].Solution(s.In[compare.B]); ok && b.Text != text {
			says = b.Text
		}
		t.Rows = append(t.Rows, table.Row{Cells: []string{capital(words.T("kind.solution")), "", text, words.Seen(c, s.Seen()), says,
			choiceOf(c.Of[compare.A], s.In[compare.A]), choiceOf(c.Of[compare.B], s.In[compare.B])}})
	}
	return t
}

// choiceOf says whether a solution was chosen; empty where nobody said.
func choiceOf(a *fishbone.Analysis, id fishbone.ID) string {
	if s, ok := a.Solution(id); ok && s.Choice != fishbone.NotChosen {
		return words.T("case.choice." + string(s.Choice))
	}
	return ""
}

// numeral is a small number as it stands in a cell.
func numeral(n int) string { return strings.TrimSpace(words.Number(n)) }
