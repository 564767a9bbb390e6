// Package links follows each root cause through an analysis: from the complaint over the problem,
// its bone and the whys to the verdict, and on to the solution that was chosen, to the promise
// and to the proof that it works. Wherever that chain ends too soon it names the end: what is
// missing there, and of which thing.
//
// It only looks: it knows no clock, so whether something is overdue is asked for a day, and it
// has no words.
//
// Start reading at [Of], then line.go and gap.go.
package links

import (
	"whybone/fishbone"
	"whybone/fishbone/effect"
)

// Chain is all of an analysis, link by link.
type Chain struct {
	Lines []Line   // bone by bone, one for each leaf of the whys that leads on or should
	Loose []Branch // what was chosen or promised and is on no line
	Whole []End    // what the analysis as a whole lacks
}

// Line leads from the bone to the proof. The complaint and the problem before it are those of
// the whole analysis.
type Line struct {
	Bone     fishbone.Bone
	Path     []fishbone.Cause // from level one to the leaf
	Branches []Branch
	Measures []effect.Study // that show whether it works
	Ends     []End          // where it ends too soon, in the order of the chain
	// Breaks is the first station that it does not reach; [Through] for none.
	Breaks Station
}

// Branch is a solution with what was promised for it. A promise that was made for the cause
// itself has no solution.
type Branch struct {
	Solution *fishbone.Solution
	Promises []fishbone.Promise
}

// Leaf is the cause at which the whys of a line end.
func (l Line) Leaf() fishbone.Cause { return l.Path[len(l.Path)-1] }

// Ends are all ends of the chain, each once: what two lines share is mended once.
func (c *Chain) Ends() []End {
	type place struct {
		gap Gap
		of  fishbone.ID
	}
	met := map[place]bool{}
	var ends []End
	take := func(all []End) {
		for _, e := range all {
			if p := (place{e.Gap, e.Of}); !met[p] {
				met[p] = true
				ends = append(ends, e)
			}
		}
	}
	for _, l := range c.Lines {
		take(l.Ends)
	}
	take(c.Whole)
	return ends
}

// Broken is how many lines have an end.
func (c *Chain) Broken() (n int) {
	for _, l := range c.Lines {
		if len(l.Ends) > 0 {
			n++
		}
	}
	return n
}

// finder is an analysis made ready for questions about its links.
type finder struct {
	a         *fishbone.Analysis
	today     fishbone.Day
	solutions map[fishbone.ID][]fishbone.Solution // by cause
	promises  map[fishbone.ID][]fishbone.Promise  // by solution, or by cause where there is none
	measures  map[fishbone.ID][]effect.Study      // by cause; those of the problem itself by none
	used      map[fishbone.ID]bool                // solutions and promises on a line
}

// Of follows an analysis as it stands on a day; without a day nothing is overdue.
func Of(a *fishbone.Analysis, today fishbone.Day) *Chain {
	f := &finder{
		a: a, today: today, solutions: map[fishbone.ID][]fishbone.Solution{}, promises: map[fishbone.ID][]fishbone.Promise{},
		measures: map[fishbone.ID][]effect.Study{}, used: map[fishbone.ID]bool{},
	}
	f.sort()
	c := &Chain{}
	for _, b := range a.Bones() {
		f.below(b, b.ID, nil, func(l Line) { c.Lines = append(c.Lines, l) })
	}
	c.Loose = f.loose()
	c.Whole = f.whole(c)
	return c
}

// sort puts what hangs on causes and solutions where it is found at once.
func (f *finder) sort() {
	for _, s := range f.a.Solutions() {
		for _, c := range s.Causes {
			f.solutions[c] = append(f.solutions[c], s)
		}
	}
	for _, p := range f.a.Promises() {
		if p.Status == fishbone.PromiseDropped {
			continue
		}
		of := p.Cause
		if p.Solution != "" {
			of = p.Solution
		}
		f.promises[of] = append(f.promises[of], p)
	}
	for _, s := range effect.All(f.a) {
		f.measures[s.Measure.Cause] = append(f.measures[s.Measure.Cause], s)
	}
}

// loose are the solutions that were chosen and the promises that are on no line.
func (f *finder) loose() []Branch {
	var all []Branch
	for _, s := range f.a.Solutions() {
		if s.Choice == fishbone.Chosen && !f.used[s.ID] {
			f.use(f.promises[s.ID])
			all = append(all, f.branch(&s))
		}
	}
	for _, p := range f.a.Promises() {
		if p.Status != fishbone.PromiseDropped && !f.used[p.ID] {
			all = append(all, Branch{Promises: []fishbone.Promise{p}})
		}
	}
	return all
}
