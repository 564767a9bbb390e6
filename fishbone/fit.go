package fishbone

import "slices"

// Explanation is whether a cause explains a fact.
type Explanation string

// The explanations. A pair that nobody looked at has no [Fit].
const (
	Explains      Explanation = "explains"
	CannotExplain Explanation = "cannot"
	OnlyIf        Explanation = "onlyIf" // on a condition
)

// Fit says whether a cause explains a fact: both that it is so there and that it is not so
// nearby. There is one for each cause and fact, which [CheckFit] writes.
type Fit struct {
	ID      ID          `json:"id"`
	Verdict Explanation `json:"verdict,omitempty"`
	Cause   ID          `json:"cause,omitempty"`
	Fact    ID          `json:"fact,omitempty"`
	Reason  string      `json:"reason,omitempty"` // why not, or the condition
	Made    Stamp       `json:"made"`
	Changed Stamp       `json:"changed"`
}

// FitKind describes fits.
var FitKind = newKind("fit", "fits", func(f *Fit) *ID { return &f.ID },
	word("verdict", func(f *Fit) *string { return (*string)(&f.Verdict) }, Explains, CannotExplain, OnlyIf),
	cause("cause", func(f *Fit) *ID { return &f.Cause }).needs(),
	thing("fact", func(f *Fit) *ID { return &f.Fact }, "fact").needs(),
	text("reason", func(f *Fit) *string { return &f.Reason }),
	stamp("made", func(f *Fit) *Stamp { return &f.Made }),
	stamp("changed", func(f *Fit) *Stamp { return &f.Changed }),
).with(add).once(func(t Thing) any { f := t.(*Fit); return [2]ID{f.Cause, f.Fact} })

// Kind implements [Thing].
func (*Fit) Kind() *Kind { return FitKind }

// Fits returns the fits in their order.
func (a *Analysis) Fits() []Fit { return all[Fit](a, a.lists[FitKind.List]) }

// Fit returns one of them.
func (a *Analysis) Fit(id ID) (Fit, bool) { return get[Fit](a, id) }

// FitOf is what the team said of a cause and a fact; ok is false while it said nothing.
func (a *Analysis) FitOf(cause, fact ID) (Fit, bool) {
	for _, id := range a.lists[FitKind.List] {
		if f := a.things[id].(*Fit); f.Cause == cause && f.Fact == fact {
			return *f, true
		}
	}
	return Fit{}, false
}

// CheckFit says whether a cause explains a fact, and why not or on which condition. It writes
// over what was said of the two before. Without a verdict it takes that back. ID is the
// identifier of the fit where there is none yet.
type CheckFit struct {
	ID      ID          `json:"id"`
	Cause   ID          `json:"cause"`
	Fact    ID          `json:"fact"`
	Verdict Explanation `json:"verdict,omitempty"`
	Reason  string      `json:"reason,omitempty"`
}

// Name implements [Edit].
func (CheckFit) Name() string { return "check-fit" }

func (e CheckFit) apply(m *mutation) error {
	if _, ok := m.things[e.Fact].(*Fact); !ok || m.cause(e.Cause) == nil {
		return ErrNotFound
	}
	reason, err := cleanText(e.Reason)
	if err != nil {
		return err
	}
	was, there := m.FitOf(e.Cause, e.Fact)
	switch {
	case e.Verdict == "" && there:
		m.takeOut(FitKind.List, was.ID)
		m.remove(was.ID)
		return nil
	case e.Verdict == "":
		return ErrNotFound
	case there:
		f, _ := FitKind.Attribute("verdict")
		if _, err := f.Clean(string(e.Verdict)); err != nil {
			return err
		}
		return update(m, was.ID, func(f *Fit) { f.Verdict, f.Reason = e.Verdict, reason })
	}
	return Add{Thing: &Fit{ID: e.ID, Verdict: e.Verdict, Cause: e.Cause, Fact: e.Fact, Reason: reason}}.apply(m)
}

// joinFits gives a cause what was said of another one with the same meaning: where both were
// checked against a fact, its own verdict stays, and both reasons. The fits of a fact about
// which only one of them was asked stay as they are, for renameCause.
func (m *mutation) joinFits(from, into ID) {
	for _, id := range slices.Clone(m.lists[FitKind.List]) {
		other := *m.things[id].(*Fit)
		own, both := m.FitOf(into, other.Fact)
		if other.Cause != from || !both {
			continue
		}
		own.Reason, own.Changed = joinTexts(own.Reason, other.Reason), m.at
		m.put(own.ID, &own)
		m.takeOut(FitKind.List, id)
		m.remove(id)
	}
}
