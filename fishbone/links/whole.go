package links

import "whybone/fishbone"

// whole finds what belongs to no line.
func (f *finder) whole(c *Chain) (ends []End) {
	about := f.a.About()
	note := func(missing bool, g Gap, at Station) {
		if missing {
			ends = append(ends, End{Gap: g, At: at})
		}
	}
	said := about.Voice != "" || about.Affected != "" || about.Present != "" || about.What != ""
	note(!said, NoComplaint, Complaint)
	note(f.a.HeadText() == "", NoProblem, Problem)
	note(len(c.Lines) == 0, NoCause, Whys)
	f.chains(c, note)
	for _, b := range c.Loose {
		ends = append(ends, f.looseEnds(b)...)
	}
	for _, t := range f.a.Containments() {
		if t.Removed == "" && (t.Due == "" || about.Closed != "" || t.Due.Until(f.today) > 0) {
			ends = append(ends, End{Gap: Contained, At: Complaint, Of: t.ID})
		}
	}
	if f.works() {
		note(!f.promised(fishbone.Standard), NoStandard, Promise)
		note(!f.promised(fishbone.ReadAcross), NoReadAcross, Promise)
	}
	note(about.Closed != "" && about.Expected == "", NoExpected, Effect)
	return ends
}

// chains finds which of the three questions no line answers, where the team tells them apart.
func (f *finder) chains(c *Chain, note func(bool, Gap, Station)) {
	has := map[fishbone.Chain]bool{}
	for _, l := range c.Lines {
		has[l.Path[0].Chain] = true
	}
	if !has[fishbone.Occurrence] && !has[fishbone.Escape] && !has[fishbone.System] {
		return
	}
	note(!has[fishbone.Occurrence], NoOccurrence, Whys)
	note(!has[fishbone.Escape], NoEscape, Whys)
	note(!has[fishbone.System], NoSystem, Whys)
}

// looseEnds are those of what is on no line. A promise may stand for itself, such as what one
// customer gets.
func (f *finder) looseEnds(b Branch) []End {
	if b.Solution == nil {
		return f.branchEnds(b)
	}
	return append([]End{{Gap: Untied, At: Solution, Of: b.Solution.ID}}, f.branchEnds(b)...)
}

// works says whether a measure showed an effect.
func (f *finder) works() bool {
	for _, m := range f.a.Measures() {
		if m.Verdict == fishbone.Effective {
			return true
		}
	}
	return false
}

// promised says whether there is a promise of a sort.
func (f *finder) promised(sort fishbone.PromiseSort) bool {
	for _, p := range f.a.Promises() {
		if p.Sort == sort && p.Status != fishbone.PromiseDropped {
			return true
		}
	}
	return false
}
