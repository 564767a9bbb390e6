package fishbone

// TakeOver brings in what was done to the analysis in another file, as one edit. The patch leads
// from where the analysis stood to what the two make together.
type TakeOver struct {
	Patch Patch `json:"patch"`
	// From is what the other file is called.
	From string `json:"from,omitempty"`
	// Sum and Position say at which entry of the other file's log the analysis stood there: a later
	// log that begins with the same entries is known again.
	Sum      string `json:"sum"`
	Position int    `json:"position"`
}

// Name implements [Edit].
func (TakeOver) Name() string { return "take-over" }

func (e TakeOver) apply(m *mutation) error { return Revert{e.Patch}.apply(m) }
