package guide

import "whybone/fishbone"

// MissingToClose is what an analysis still lacks to be closed with a good conscience, the first
// thing first. It never blocks: the team may close it as it is.
func MissingToClose(a *fishbone.Analysis) []Note {
	var s StepProgress
	s.needProof(a)
	s.needPromises(a)
	bare := len(WithoutSolution(a))
	s.need(bare > 0, "need.measure", bare)
	about := a.About()
	s.need(about.Expected == "", "closing.expected", 0)
	s.need(about.Expected != "" && about.ExpectedBy == "", "closing.expectedBy", 0)
	s.need(about.Lessons == "", "closing.lessons", 0)
	return s.Missing
}

// needProof notes what is not proved.
func (s *StepProgress) needProof(a *fishbone.Analysis) {
	open, failed := countEffects(a)
	s.need(len(a.Measures()) == 0, "need.effectMeasure", 0)
	s.need(open > 0, "need.effectVerdict", open)
	s.need(failed > 0, "closing.notEffective", failed)
}

// countEffects counts the measures that nobody has judged yet, and those that show no effect.
func countEffects(a *fishbone.Analysis) (open, failed int) {
	for _, m := range a.Measures() {
		switch m.Verdict {
		case fishbone.EffectOpen:
			open++
		case fishbone.NotEffective:
			failed++
		}
	}
	return open, failed
}

// needPromises notes what was promised and not kept, and what nobody promised: the commonest
// reasons for which reports are sent back.
func (s *StepProgress) needPromises(a *fishbone.Analysis) {
	open, standard, across := 0, false, false
	for _, p := range a.Promises() {
		if p.Status != fishbone.PromiseDone && p.Status != fishbone.PromiseDropped {
			open++
		}
		standard = standard || p.Sort == fishbone.Standard && p.Status != fishbone.PromiseDropped
		across = across || p.Sort == fishbone.ReadAcross && p.Status != fishbone.PromiseDropped
	}
	s.need(open > 0, "closing.promises", open)
	s.need(!standard, "closing.standard", 0)
	s.need(!across, "closing.readAcross", 0)
}
