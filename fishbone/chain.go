package fishbone

// Chain is which of the three questions a cause of level one answers. All that hangs below it
// belongs to the same chain.
type Chain string

// The chains: why did it happen, why was it not found before the customer found it, and why
// did the system allow it.
const (
	NoChain    Chain = ""
	Occurrence Chain = "occurrence"
	Escape     Chain = "escape"
	System     Chain = "system"
)

// Without is what would happen without a cause.
type Without string

// What would happen: nothing any more, less, or the same.
const (
	WithoutUnsaid Without = ""
	WithoutGone   Without = "gone"
	WithoutLess   Without = "less"
	WithoutStill  Without = "still"
)

// ChainOf is the chain that a cause belongs to: that of the cause of level one above it.
func (a *Analysis) ChainOf(id ID) Chain {
	chain := NoChain
	for c := a.cause(id); c != nil; c = a.cause(c.Parent) {
		chain = c.Chain
	}
	return chain
}

// SetChain says which chain a cause of level one belongs to. A cause below takes it from the
// one above, so it has none of its own.
type SetChain struct {
	ID    ID    `json:"id"`
	Chain Chain `json:"chain"`
}

// Name implements [Edit].
func (SetChain) Name() string { return "set-chain" }

func (e SetChain) apply(m *mutation) error {
	f, _ := CauseKind.Attribute("chain")
	if _, err := f.Clean(string(e.Chain)); err != nil {
		return err
	}
	if m.Level(e.ID) > 1 {
		return ErrNotTop
	}
	return update(m, e.ID, func(c *Cause) { c.Chain = e.Chain })
}

// SetWithout says whether it would still happen without a cause.
type SetWithout struct {
	ID      ID      `json:"id"`
	Without Without `json:"without"`
}

// Name implements [Edit].
func (SetWithout) Name() string { return "set-without" }

func (e SetWithout) apply(m *mutation) error {
	f, _ := CauseKind.Attribute("without")
	if _, err := f.Clean(string(e.Without)); err != nil {
		return err
	}
	return update(m, e.ID, func(c *Cause) { c.Without = e.Without })
}
