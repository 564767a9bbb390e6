package register

import (
	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// monthsShown is how many months of a type are shown.
const monthsShown = 12

// figures are what the register counts, for a period and for one type in it. They are read off
// the window's thread; the newest question wins.
type figures struct {
	store      Store
	background background
	changed    func()
	turn       int
	typeTurn   int

	period   period
	ready    bool
	all      int // complaints in the whole register
	total    int // in the period
	counts   []complaint.Count
	sequels  map[string]complaint.Sequel
	relapses map[fishbone.ID]complaint.Relapse
	channels []string
	said     said // what the newest complaints say

	of typeFigures
}

// typeFigures are those of one type.
type typeFigures struct {
	ready  bool
	kind   string
	period period
	months []int // the last ones of the period, the newest last
	before int   // how many came in as many days of the period before
}

// ask reads the figures of a period.
func (f *figures) ask(p period, today fishbone.Day) {
	f.turn++
	turn := f.turn
	f.background(func() func() {
		read, err := f.read(p, today)
		return func() {
			if turn != f.turn {
				return
			}
			if err == nil {
				read.store, read.background, read.changed, read.turn, read.typeTurn, read.of = f.store, f.background, f.changed, f.turn, f.typeTurn, f.of
				*f = *read
			}
			f.changed()
		}
	})
}

func (f *figures) read(p period, today fishbone.Day) (*figures, error) {
	got := &figures{period: p, ready: true, sequels: map[string]complaint.Sequel{}, relapses: map[fishbone.ID]complaint.Relapse{}}
	var err error
	if got.all, err = f.store.Number(complaint.Query{}); err != nil {
		return nil, err
	}
	if got.counts, err = f.store.Count(complaint.ByType, complaint.Query{From: p.first, To: p.last()}); err != nil {
		return nil, err
	}
	for _, c := range got.counts {
		got.total += c.N
	}
	sequels, err := f.store.Sequels()
	if err != nil {
		return nil, err
	}
	for _, s := range sequels {
		got.sequels[s.Type] = s
	}
	relapses, err := f.store.Relapses(today)
	if err != nil {
		return nil, err
	}
	for _, r := range relapses {
		got.relapses[r.Analysis] = r
	}
	used, err := f.store.Used("channel", "customer", "type", "severity", "motive")
	got.channels = used["channel"]
	has := func(name string) bool { return len(used[name]) > 0 }
	got.said = said{channel: has("channel"), customer: has("customer"), kind: has("type"), severity: has("severity"), motive: has("motive")}
	return got, err
}

// askType reads the figures of a type in a period.
func (f *figures) askType(kind string, p period, today fishbone.Day) {
	if f.of.kind == kind && f.of.period == p && f.of.ready {
		return
	}
	f.typeTurn++
	turn := f.typeTurn
	f.background(func() func() {
		got, err := f.readType(kind, p, today)
		return func() {
			if turn == f.typeTurn && err == nil {
				f.of = got
				f.changed()
			}
		}
	})
}

func (f *figures) readType(kind string, p period, today fishbone.Day) (got typeFigures, err error) {
	got = typeFigures{ready: true, kind: kind, period: p}
	names := p.months(monthsShown, today)
	first := fishbone.Day(names[0] + "-01")
	last := periodOf(month, fishbone.Day(names[monthsShown-1]+"-01")).last()
	counts, err := f.store.Count(complaint.ByMonth, complaint.Query{From: first, To: last, Types: []string{kind}})
	if err != nil {
		return got, err
	}
	n := map[string]int{}
	for _, c := range counts {
		n[c.Name] = c.N
	}
	for _, name := range names {
		got.months = append(got.months, n[name])
	}
	if p.kind != everything {
		from, to := p.elapsed(today)
		got.before, err = f.store.Number(complaint.Query{From: from, To: to, Types: []string{kind}})
	}
	return got, err
}

// forget has the figures of the type read anew with the next question.
func (f *figures) forget() { f.of.ready = false }

// drop takes no more answers.
func (f *figures) drop() { f.turn, f.typeTurn = f.turn+1, f.typeTurn+1 }

// bars are the types from the weightiest. One that came back is marked.
func (f *figures) bars(w complaint.Weight) []complaint.Bar {
	bars := complaint.Pareto(f.counts, w)
	for i, b := range bars {
		bars[i].Returned = f.cameBack(b.Name)
	}
	return bars
}

// cameBack says whether a type came back after its last analysis was closed.
func (f *figures) cameBack(kind string) bool {
	s, ok := f.sequels[kind]
	return ok && s.Returned(f.relapses)
}

// count is the count of a type in the period.
func (f *figures) count(kind string) complaint.Count {
	for _, c := range f.counts {
		if c.Name == kind {
			return c
		}
	}
	return complaint.Count{Name: kind}
}
