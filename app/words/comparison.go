package words

import (
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/compare"
)

var sideLetters = [len(compare.Sides)]string{compare.A: "a", compare.B: "b"}

// groupLetters are those of the first groups on a problem.
const groupLetters = "abcdefghij"

// GroupNumber is what the group of a number is called, from 1.
func GroupNumber(n int) string {
	if n > len(groupLetters) {
		return T("compare.groupOf", "n", n)
	}
	return T("compare.group." + groupLetters[n-1:n])
}

// Whose says in one line what tells an analysis from another one of the same problem: its group, who led
// it, where, and when.
func Whose(group int, facilitator, department, when string) string {
	said := []string{}
	if group > 0 {
		said = append(said, GroupNumber(group))
	}
	for _, one := range []string{facilitator, department, when} {
		if one != "" {
			said = append(said, one)
		}
	}
	return strings.Join(said, " · ")
}

// Group is what one side of a comparison is called: groups on one problem are groups, others letters.
func Group(c *compare.Comparison, side compare.Side) string {
	if compare.AreTwins(c.Of[compare.A], c.Of[compare.B]) {
		if n := c.Groups[side]; n > 0 {
			return GroupNumber(n)
		}
		return GroupNumber(int(side) + 1)
	}
	return T("compare.side." + sideLetters[side])
}

// GroupDetails are what tells one side from the other beside its name: of groups who they are, of other
// analyses what they are about.
func GroupDetails(c *compare.Comparison, side compare.Side) string {
	a := c.Of[side]
	if !compare.AreTwins(c.Of[compare.A], c.Of[compare.B]) {
		return problemOf(a)
	}
	var said []string
	if d := a.About().Department; d != "" {
		said = append(said, d)
	}
	if n := len(a.People()); n > 0 {
		said = append(said, T("compare.people", "n", n))
	}
	if held := a.About().Held; held != "" {
		said = append(said, Language("").ShortDay(held, false))
	}
	return strings.Join(said, " · ")
}

// Origin is from where what is taken over from one side comes.
func Origin(c *compare.Comparison, side compare.Side) string {
	if !compare.AreTwins(c.Of[compare.A], c.Of[compare.B]) {
		return problemOf(c.Of[side])
	}
	if details := c.Of[side].About().Department; details != "" {
		return T("compare.origin", "group", Group(c, side), "who", details)
	}
	return Group(c, side)
}

func problemOf(a *fishbone.Analysis) string {
	if text := a.HeadText(); text != "" {
		return text
	}
	return T("home.untitled")
}

// Seen says who has something.
func Seen(c *compare.Comparison, s compare.Seen) string {
	switch s {
	case compare.Both:
		return T("compare.seen.both")
	case compare.Neither:
		return T("compare.seen.neither")
	case compare.OnlyB:
		return T("compare.seen.only", "who", Group(c, compare.B))
	}
	return T("compare.seen.only", "who", Group(c, compare.A))
}

// FoundBy is what one side found of a cause: that it is a root cause, or else its verdict; empty for
// none.
func FoundBy(c *compare.Comparison, n *compare.Node, side compare.Side) string {
	if c.IsRoot(n, side) {
		return T("compare.root")
	}
	if one, ok := c.Cause(n, side); ok && one.Verdict.Finding != fishbone.Unjudged {
		return T("verdict." + string(one.Verdict.Finding))
	}
	return ""
}

// BoneName is what a bone of a comparison is called; what hangs on none has a name, too.
func BoneName(b *compare.Bone) string {
	if b.Name == "" {
		return T("compare.tray")
	}
	return b.Name
}

// Point says what is worth a talk, and why.
func Point(c *compare.Comparison, p compare.Point) (said, why string) {
	text := ""
	if p.Node != nil {
		text = c.Text(p.Node)
	}
	args := []any{"cause", text, "bone", BoneName(p.Bone), "who", Group(c, p.Side), "other", Group(c, p.Side.Other())}
	said, why = T("compare.point."+string(p.Kind), args...), T("compare.why."+string(p.Kind), args...)
	if p.Kind == compare.OneRoot { // who has it not is said already
		if one, _ := c.Cause(p.Node, p.Side); one.Verdict.Evidence != "" {
			why = T("compare.says", "who", Group(c, p.Side), "text", fishbone.Flat(one.Verdict.Evidence))
		}
	}
	return said, why
}
