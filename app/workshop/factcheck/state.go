package factcheck

import (
	"strings"

	"whybone/app/words"
	"whybone/fishbone"
)

// state is how far a cause has come in the table: the key of its words.
type state string

// The states, in the order in which they are counted.
const (
	struck    state = "factcheck.struck"
	confirmed state = "verdict.confirmed"
	inDoubt   state = "factcheck.contradicts" // confirmed, and yet ruled out
	ruledOut  state = "factcheck.strikeIt"    // to be struck
	toVerify  state = "factcheck.verify"
	checking  state = "factcheck.checking"
	unchecked state = "factcheck.unchecked"
)

// stateOf is what the row of a cause says, and under what it is counted.
func stateOf(l fishbone.FactCheck) state {
	switch {
	case l.Struck():
		return struck
	case l.Contradicts():
		return inDoubt
	case l.Cause.Verdict.Finding == fishbone.Confirmed:
		return confirmed
	case l.Cannot() > 0:
		return ruledOut
	case l.Open() == len(l.Fits):
		return unchecked
	case l.Open() > 0:
		return checking
	}
	return toVerify
}

// counts are how many causes are in each state, and how many cells of those that stand are
// still empty.
type counts struct {
	struck, confirmed, inDoubt, ruledOut, toVerify, open int
	cells                                                int
}

func countsOf(lines []fishbone.FactCheck) (n counts) {
	for _, l := range lines {
		is := stateOf(l)
		switch is {
		case struck:
			n.struck++
		case confirmed:
			n.confirmed++
		case inDoubt:
			n.inDoubt++
		case ruledOut:
			n.ruledOut++
		case toVerify:
			n.toVerify++
		default:
			n.open++
		}
		if is != struck && is != ruledOut { // one fact is enough: the others need no look
			n.cells += l.Open()
		}
	}
	return n
}

// whole says whether nothing is left to check, to strike or to look at again.
func (n counts) whole() bool { return n.inDoubt+n.ruledOut+n.open+n.cells == 0 }

// String tells the counts of which there are any.
func (n counts) String() string {
	var said []string
	for _, c := range []struct {
		kind string
		n    int
	}{
		{"struck", n.struck}, {"confirmed", n.confirmed}, {"inDoubt", n.inDoubt}, {"ruledOut", n.ruledOut},
		{"verify", n.toVerify}, {"open", n.open}, {"cells", n.cells},
	} {
		if c.n > 0 {
			said = append(said, words.T("factcheck.count."+c.kind, "n", c.n))
		}
	}
	return strings.Join(said, words.T("record.next"))
}
