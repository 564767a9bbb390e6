package fishbone

import "slices"

// Finding is the word of a verdict.
type Finding string

// The findings. A cause that nobody judged has Unjudged.
const (
	Unjudged  Finding = ""
	Confirmed Finding = "confirmed"
	Rejected  Finding = "rejected"
	ToVerify  Finding = "verify"
	Undecided Finding = "undecided" // it cannot be verified now
)

// Verdict is what the team concluded about a cause, and from what.
type Verdict struct {
	Finding   Finding `json:"finding,omitempty"`
	Evidence  string  `json:"evidence,omitempty"`
	Criterion string  `json:"criterion,omitempty"` // what would count as proof
	Who       string  `json:"who,omitempty"`
	When      string  `json:"when,omitempty"`
}

// Judge records the team's verdict on a cause. The zero verdict takes it back. Where the team
// set out to verify a cause, or gave it points or dots, only evidence confirms it.
type Judge struct {
	ID      ID      `json:"id"`
	Verdict Verdict `json:"verdict"`
}

// Name implements [Edit].
func (Judge) Name() string { return "judge" }

func (e Judge) apply(m *mutation) error {
	said := Cause{Verdict: e.Verdict}
	for _, f := range CauseKind.Attributes {
		if f.Within != "verdict" {
			continue
		}
		clean, err := f.Clean(f.get(&said))
		if err != nil {
			return err
		}
		f.put(&said, clean)
	}
	if said.Verdict.Finding == Confirmed && said.Verdict.Evidence == "" && m.decidedByEvidence(e.ID) && !m.provenBesides(e.ID) {
		return ErrNoEvidence
	}
	return update(m, e.ID, func(c *Cause) { c.Verdict = said.Verdict })
}

// provenBesides says whether there is evidence for a cause beside the words of its verdict.
func (a *Analysis) provenBesides(cause ID) bool {
	return len(a.AttachmentsOf(cause)) > 0 ||
		slices.ContainsFunc(a.VerificationsOf(cause), func(v Verification) bool { return v.Result != "" })
}
