package fishbone

import "slices"

// Splice replaces a part of a list: from a position on, so many identifiers go out and
// others come in. A list of any length is changed by few bytes so.
type Splice struct {
	At  int  `json:"at,omitempty"`
	Out int  `json:"out,omitempty"`
	In  []ID `json:"in,omitempty"`
}

// fits says whether the splice can be done to a list of that length.
func (s Splice) fits(length int) bool {
	return s.At >= 0 && s.Out >= 0 && s.At <= length && s.Out <= length-s.At
}

// difference is the splice that makes one list another. What both have at their
// beginning and at their end stays.
func difference(from, to []ID) Splice {
	start := 0
	for start < len(from) && start < len(to) && from[start] == to[start] {
		start++
	}
	end := 0
	for end < len(from)-start && end < len(to)-start && from[len(from)-1-end] == to[len(to)-1-end] {
		end++
	}
	return Splice{At: start, Out: len(from) - start - end, In: to[start : len(to)-end]}
}

// order is what was done to one list, one splice after the other.
type order struct {
	steps []orderStep
}

type orderStep struct {
	at      int
	out, in []ID
}

// record notes a splice. What is added right behind what was added before becomes one
// with it: so are long lists made.
func (o *order) record(at int, out, in []ID) {
	if n := len(o.steps); n > 0 && len(out) == 0 {
		if last := &o.steps[n-1]; at == last.at+len(last.in) && len(last.out) == 0 {
			last.in = append(last.in, in...)
			return
		}
	}
	o.steps = append(o.steps, orderStep{at, slices.Clone(out), slices.Clone(in)})
}

// there are the splices in the order in which they were done.
func (o *order) there() []Splice {
	var all []Splice
	for _, s := range o.steps {
		all = append(all, Splice{s.at, len(s.out), s.in})
	}
	return all
}

// back are the splices that lead back.
func (o *order) back() []Splice {
	var all []Splice
	for _, s := range slices.Backward(o.steps) {
		all = append(all, Splice{s.at, len(s.in), s.out})
	}
	return all
}
