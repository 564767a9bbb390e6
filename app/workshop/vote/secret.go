package vote

import (
	"maps"

	"whybone/fishbone"
)

// This file is about what must not be seen: the key of a ballot and papers that lie open. Both
// are kept beside the analysis as drafts are, so that a crash loses nothing; what a voter has
// given so far is sealed there, too.

func keyPlace(ballot fishbone.ID) string  { return "ballot/" + string(ballot) }
func paperPlace(paper fishbone.ID) string { return "paper/" + string(paper) }

// keyOf is the key of a ballot, empty where it is not here: the ballot came with a file from
// another machine, or has been revealed.
func (v *view) keyOf(ballot fishbone.ID) fishbone.BallotKey {
	return fishbone.BallotKey(v.host.Session().Draft(keyPlace(ballot)))
}

// forget throws away the key of a ballot, and what was not cast.
func (v *view) forget(ballot fishbone.ID) {
	for _, p := range v.host.Analysis().PapersOf(ballot) {
		v.host.KeepDraft(paperPlace(p.ID), "")
	}
	v.host.KeepDraft(keyPlace(ballot), "")
}

// openPaper lays somebody's paper on the table, with what they had given before they were
// interrupted.
func (v *view) openPaper(paper fishbone.ID) {
	a := v.host.Analysis()
	p, _ := a.Paper(paper)
	v.paper, v.cards, v.at = paper, a.CardsFor(paper), 0
	v.marks, v.before, v.after, v.could = fishbone.Marks{}, nil, nil, [2]bool{}
	if m, err := v.keyOf(p.Ballot).Open(paper, v.host.Session().Draft(paperPlace(paper))); err == nil {
		v.marks = m
	}
}

// closePaper takes it away. What was given and not cast stays in the voter's draft.
func (v *view) closePaper() {
	v.paper, v.cards, v.marks, v.before, v.after = "", nil, nil, nil, nil
}

// mark changes the open paper, and keeps what is on it now.
func (v *view) mark(m fishbone.Marks) {
	v.marks = m
	p, _ := v.host.Analysis().Paper(v.paper)
	if sealed, err := v.keyOf(p.Ballot).Seal(v.paper, m); err == nil {
		v.host.KeepDraft(paperPlace(v.paper), sealed)
	}
	if could := [2]bool{len(v.before) > 0, len(v.after) > 0}; could != v.could {
		v.could = could
		v.host.Refresh() // the buttons of the page show it, too
		return
	}
	v.Refresh()
}

// try changes a copy of the open paper, which can be undone.
func (v *view) try(change func(fishbone.Marks)) {
	next := maps.Clone(v.marks)
	change(next)
	v.before, v.after = append(v.before, v.marks), nil
	v.mark(next)
}

func (v *view) undo() {
	if n := len(v.before); n > 0 {
		last := v.before[n-1]
		v.before, v.after = v.before[:n-1], append(v.after, v.marks)
		v.mark(last)
	}
}

func (v *view) redo() {
	if n := len(v.after); n > 0 {
		next := v.after[n-1]
		v.after, v.before = v.after[:n-1], append(v.before, v.marks)
		v.mark(next)
	}
}
