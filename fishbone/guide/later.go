package guide

import "whybone/fishbone"

func lookChoose(a *fishbone.Analysis) (s StepProgress) {
	for _, one := range a.Solutions() {
		if one.Choice == fishbone.Chosen {
			s.Count++
		}
	}
	s.need(s.Count == 0, "need.choice", 0)
	return s
}

func lookPromise(a *fishbone.Analysis) (s StepProgress) {
	s.Count = len(a.Promises())
	bare := 0
	for _, p := range a.Promises() {
		if p.Owner == "" || p.Due == "" {
			bare++
		}
	}
	s.need(s.Count == 0, "need.promise", 0)
	s.need(bare > 0, "need.ownerAndDay", bare)
	return s
}

func lookProve(a *fishbone.Analysis) (s StepProgress) {
	s.Count = len(a.Measures())
	open := 0
	for _, m := range a.Measures() {
		if m.Verdict == fishbone.EffectOpen {
			open++
		}
	}
	s.need(s.Count == 0, "need.effectMeasure", 0)
	s.need(open > 0, "need.effectVerdict", open)
	return s
}
