package comparison

import (
	"fmt"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
)

// target is what a row is about, by what stays when the comparison is made anew: a cause, or a solution, by
// its identifiers on the two sides.
type target struct {
	in [len(compare.Sides)]fishbone.ID
}

func (t target) none() bool { return t == target{} }

// meets says whether two are about the same thing, which another side may have taken over meanwhile.
func (t target) meets(other target) bool {
	for side, id := range t.in {
		if id != "" && id == other.in[side] {
			return true
		}
	}
	return false
}

// rowKind says what a row shows.
type rowKind int

const (
	boneRow     rowKind = iota // the name of a bone
	causeRow                   // a cause
	blindRow                   // that neither has anything on the bone above
	headRow                    // what the rows below are
	solutionRow                // a solution
	chainRow                   // a question that neither asked
	missedRow                  // a root cause that an earlier analysis has
)

// row is one line of the board.
type row struct {
	kind     rowKind
	target   target
	bone     *compare.Bone
	node     *compare.Node
	solution compare.Solution
	text     string
	n        int          // of what is below a head
	more     string       // in small letters below or behind it
	threads  []thread     // of a cause, for each level above it and its own
	below    compare.Seen // who goes on below it
	quiet    bool         // it is there only to say where those below it hang
}

// seen says who has what a row is about.
func (r row) seen() compare.Seen {
	if r.node != nil {
		return r.node.Seen()
	}
	return r.solution.Seen()
}

// thread says which of the two lines run down beside a row, for one level.
type thread struct {
	through compare.Seen // those that go on below the row
	here    compare.Seen // those that lead to the row itself
}

// makeRows lists what the board shows.
func (p *Page) makeRows() (rows []row) {
	c := p.comparison
	if p.isEmpty() {
		return nil // what others found is not to be read before the groups begin
	}
	for _, b := range c.Bones {
		below := p.boneRows(b)
		if len(below) > 0 {
			head := row{kind: boneRow, bone: b}
			for _, r := range below {
				if r.node != nil && r.node.Up == nil {
					head.below |= r.node.Way()
				}
			}
			rows = append(append(rows, head), below...)
		}
	}
	rows = append(rows, p.blindRows()...)
	if p.View.filter == blindSpots {
		return rows
	}
	var solutions []row
	for _, s := range c.Solutions {
		if p.View.filter == everything || s.Seen() != compare.Both {
			solutions = append(solutions, p.solutionRow(s))
		}
	}
	if len(solutions) > 0 {
		rows = append(append(rows, row{kind: headRow, text: words.T("compare.solutions"), n: len(solutions)}), solutions...)
	}
	return rows
}

// boneRows are those of a bone that are shown.
func (p *Page) boneRows(b *compare.Bone) (rows []row) {
	if len(b.Below) == 0 && b.Name != "" && p.View.filter != differences {
		return []row{{kind: blindRow, bone: b, text: words.T("compare.blind.bone")}}
	}
	if p.View.filter == blindSpots {
		return nil
	}
	return p.below(b.Below, nil)
}

// below are the rows of causes that hang side by side, with those below them. Above are the threads of
// what they hang on.
func (p *Page) below(nodes []*compare.Node, above []thread) (rows []row) {
	var shown []*compare.Node
	for _, n := range nodes {
		if p.View.filter != differences || differs(n) {
			shown = append(shown, n)
		}
	}
	for i, n := range shown {
		t := thread{here: n.Way()}
		for _, later := range shown[i+1:] {
			t.through |= later.Way()
		}
		passing := append(append([]thread{}, above...), thread{through: t.through})
		below := p.below(n.Below, passing)
		one := p.causeRow(n, append(append([]thread{}, above...), t))
		for _, r := range below {
			if r.node.Up == n {
				one.below |= r.node.Way()
			}
		}
		rows = append(append(rows, one), below...)
	}
	return rows
}

// differs says whether one alone has a cause, or something below it.
func differs(n *compare.Node) bool {
	if n.Seen() != compare.Both {
		return true
	}
	for _, below := range n.Below {
		if differs(below) {
			return true
		}
	}
	return false
}

func (p *Page) causeRow(n *compare.Node, threads []thread) row {
	c := p.comparison
	r := row{kind: causeRow, target: target{n.In}, bone: n.Bone, node: n, text: c.Text(n), threads: threads}
	if one, ok := c.Cause(n, compare.B); ok && one.Text != r.text {
		r.more = words.T("compare.says", "who", words.Group(c, compare.B), "text", one.Text)
	}
	if n.Elsewhere {
		r.more = p.elsewhere(n, r.more)
	}
	if r.quiet = p.View.filter == differences && n.Seen() == compare.Both; r.quiet {
		if r.target = (target{}); !n.Elsewhere { // why one thread alone leads to it is to be said
			r.more = ""
		}
	}
	return r
}

// elsewhere says where the second analysis has a cause that is shown where the first has it.
func (p *Page) elsewhere(n *compare.Node, said string) string {
	c := p.comparison
	one, _ := c.Cause(n, compare.B)
	where := words.T("compare.tray")
	if up, ok := c.Of[compare.B].Cause(one.Parent); ok {
		where = up.Text
	} else if bone, ok := c.Of[compare.B].BoneOf(one.ID); ok {
		where = bone.Name
	}
	there := words.T("compare.elsewhere", "who", words.Group(c, compare.B), "where", where)
	if said == "" {
		return there
	}
	return said + " · " + there
}

// blindRows are what neither asked, and what earlier analyses have.
func (p *Page) blindRows() (rows []row) {
	if p.View.filter == differences {
		return nil
	}
	for _, chain := range p.comparison.Unasked() {
		rows = append(rows, row{kind: chainRow, text: words.T("compare.blind." + string(chain))})
	}
	for _, m := range p.missed {
		rows = append(rows, row{kind: missedRow, text: m.Text, more: words.T("compare.blind.from", "bone", m.Bone, "problem", problemOf(m.From))})
	}
	if len(rows) > 0 {
		rows = append([]row{{kind: headRow, text: words.T("compare.blind"), n: len(rows)}}, rows...)
	}
	return rows
}

func (p *Page) solutionRow(s compare.Solution) row {
	c := p.comparison
	r := row{kind: solutionRow, target: target{s.In}, solution: s, text: c.SolutionText(s)}
	if one, ok := c.Of[compare.B].Solution(s.In[compare.B]); ok && one.Text != r.text {
		r.more = words.T("compare.says", "who", words.Group(c, compare.B), "text", one.Text)
	}
	return r
}

// count is how many rows a filter shows that say something.
func (p *Page) count(f filter) (n int) {
	if f != blindSpots {
		seen := p.comparison.Count()
		n = seen[compare.OnlyA] + seen[compare.OnlyB]
		for _, s := range p.comparison.Solutions {
			if f == everything || s.Seen() != compare.Both {
				n++
			}
		}
		if f == everything {
			n += seen[compare.Both]
		}
	}
	if f != differences {
		n += p.blind()
	}
	return n
}

// isEmpty says whether there is nothing to compare yet.
func (p *Page) isEmpty() bool {
	return len(p.comparison.Nodes()) == 0 && len(p.comparison.Solutions) == 0
}

// blind is how many blind spots there are.
func (p *Page) blind() int {
	if p.isEmpty() {
		return 0
	}
	return len(p.comparison.Blind()) + len(p.comparison.Unasked()) + len(p.missed)
}

// isHead says that a row is the title of those below it.
func (r row) isHead() bool { return r.kind == boneRow || r.kind == headRow }

// choosable says whether a row can be taken in hand: while a partner is being chosen, only one that can
// be that.
func (p *Page) choosable(r row) bool {
	return !r.target.none() && (p.View.pairing.none() || p.isPartner(r))
}

// sectionAt is what the rows of a place are: those below a head say what that says. Right at a head
// nothing is to be said.
func (p *Page) sectionAt(first int) string {
	for i := min(first, len(p.rows)-1); i >= 0; i-- {
		if r := p.rows[i]; r.kind == headRow {
			if i == first {
				return ""
			}
			return counted(r.text, r.n)
		}
	}
	n := 0
	for _, r := range p.rows {
		if r.kind == causeRow && !r.quiet {
			n++
		}
	}
	return counted(words.T("compare.causes"), n)
}

// counted is a name with a number.
func counted(name string, n int) string { return fmt.Sprintf("%s %s", name, words.Number(n)) }

// rowOf is the row in hand; false for none.
func (p *Page) rowOf() (row, bool) {
	if p.at < 0 || p.at >= len(p.rows) {
		return row{}, false
	}
	return p.rows[p.at], true
}
