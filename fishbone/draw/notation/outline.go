package notation

import (
	"slices"

	"whybone/fishbone"
)

// Row is what a picture with a limited depth draws of an analysis: a cause, or the whys that
// it leaves out in the middle of a long chain.
type Row struct {
	ID      fishbone.ID   // of the cause, or of the first that is left out
	Skipped []fishbone.ID // the whys left out, from the upper one down; none for a cause
	Hidden  int           // how many causes below it are not drawn at all
	Again   bool          // it stands here once more, for the rest of its answers
	Answers []Row
}

// Size is how many rows a row is with those below it.
func (r *Row) Size() (n int) {
	r.All(func(*Row) { n++ })
	return n
}

// Split makes rows of at most so many each of one, as far as its answers allow that. All but
// the first say again what their answers are below.
func (r Row) Split(most int) (parts []Row) {
	if most < 2 {
		return []Row{r}
	}
	open, n := r, 1
	open.Answers = nil
	for _, answer := range r.Answers {
		for _, part := range answer.Split(most - 1) {
			more := part.Size()
			if n > 1 && n+more > most {
				parts = append(parts, open)
				open.Answers, open.Again, open.Hidden, n = nil, true, 0, 1
			}
			open.Answers, n = append(open.Answers, part), n+more
		}
	}
	return append(parts, open)
}

// All yields a row's causes and those below it, in their order.
func (r *Row) All(yield func(*Row)) {
	yield(r)
	for i := range r.Answers {
		r.Answers[i].All(yield)
	}
}

// Outline says what is drawn down to a depth. The depth hides no end of the whys: a chain that
// leads to a root cause, or to one outside the team's control, is drawn to its end. Where it
// is too long, the whys in its middle are left out, two at least.
type Outline struct {
	of     *fishbone.Analysis
	depth  int                  // levels; 0 for all
	needed map[fishbone.ID]bool // causes on the way to an end that is deeper
}

// NewOutline prepares the outline of what is below the bones, or below one cause if above is
// not empty. One without ends is cut off at the depth: it is for a picture that only counts.
func NewOutline(a *fishbone.Analysis, above fishbone.ID, depth int, ends bool) *Outline {
	o := &Outline{a, depth, map[fishbone.ID]bool{}}
	if depth <= 0 || !ends {
		return o
	}
	for _, ends := range [][]fishbone.Cause{a.RootCauses(), a.OutsideCauses()} {
		for _, c := range ends {
			o.need(c.ID, above)
		}
	}
	return o
}

// need notes the way to an end, if that is below the depth.
func (o *Outline) need(end, above fishbone.ID) {
	path := o.of.Path(end)
	if above != "" {
		path = path[1+slices.IndexFunc(path, func(c fishbone.Cause) bool { return c.ID == above }):]
		if len(path) == 0 || path[0].Parent != above {
			return
		}
	}
	if len(path) <= o.depth {
		return
	}
	for _, c := range path {
		o.needed[c.ID] = true
	}
}

// Below returns the rows directly below a bone or a cause, with all below them. Level is
// theirs, counted from 1 below the picture's first.
func (o *Outline) Below(under fishbone.ID, level int) []Row {
	var rows []Row
	for _, id := range o.of.CauseIDs(under) {
		switch {
		case o.depth <= 0 || level == 1 || level < o.depth || level == o.depth && !o.needed[id]:
			rows = append(rows, o.finish(Row{ID: id, Answers: o.Below(id, level+1)}))
		case o.needed[id]:
			rows = append(rows, o.chain(id, level))
		}
	}
	return rows
}

// chain is a cause that the depth would hide, but which leads to an end.
func (o *Outline) chain(id fishbone.ID, level int) Row {
	run, at := []fishbone.ID{}, id
	var next []fishbone.ID
	for o.of.EndOf(at) != fishbone.RootEnd && o.of.EndOf(at) != fishbone.OutsideEnd {
		run = append(run, at)
		if next = o.neededBelow(at); len(next) != 1 {
			break
		}
		at = next[0]
	}
	if len(run) == 0 {
		return o.finish(Row{ID: id})
	}
	r := Row{ID: id}
	if len(run) > 1 {
		r.Skipped = run
	}
	for _, answer := range o.neededBelow(run[len(run)-1]) {
		r.Answers = append(r.Answers, o.chain(answer, level+1))
	}
	return o.finish(r)
}

func (o *Outline) neededBelow(id fishbone.ID) (ids []fishbone.ID) {
	for _, answer := range o.of.CauseIDs(id) {
		if o.needed[answer] {
			ids = append(ids, answer)
		}
	}
	return ids
}

// finish counts what is hidden below a row.
func (o *Outline) finish(r Row) Row {
	last := r.ID
	if len(r.Skipped) > 0 {
		last = r.Skipped[len(r.Skipped)-1]
	}
	if len(r.Skipped) == 0 && len(r.Answers) == len(o.of.CauseIDs(last)) {
		return r
	}
	r.Hidden = below(o.of, r.ID) - max(0, len(r.Skipped)-1)
	for i := range r.Answers {
		r.Hidden -= 1 + below(o.of, r.Answers[i].ID)
	}
	return r
}

// below counts the causes below one.
func below(a *fishbone.Analysis, id fishbone.ID) (n int) {
	for _, answer := range a.CauseIDs(id) {
		n += 1 + below(a, answer)
	}
	return n
}
