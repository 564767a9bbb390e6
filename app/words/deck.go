package words

import (
	"whybone/fishbone"
	"whybone/fishbone/exchange/deck"
)

// DeckChange says in one sentence what somebody has done in a deck.
func DeckChange(a *fishbone.Analysis, c *deck.Change) string {
	text := c.Text
	if c.What == deck.Deleted {
		text = c.Was
	}
	said := T("deck."+string(c.What)+"."+c.Kind.Name, "text", text, "was", c.Was,
		"from", DeckPlace(a, c.From), "to", DeckPlace(a, c.Under), "n", len(c.Gone)-1)
	if c.Other != "" {
		said = T("deck.differs", "change", said, "other", c.Other)
	}
	return said
}

// DeckPlace is where something hangs, or is to hang.
func DeckPlace(a *fishbone.Analysis, p deck.Place) string {
	if p.New != nil {
		return p.New.Text
	}
	if t, ok := a.Thing(p.ID); ok {
		return fishbone.NameOf(t)
	}
	return T("group.unsorted")
}

// DeckNotes are what else there is to say of a deck that came home.
func DeckNotes(c *deck.Comparison) (notes []string) {
	if c.Blind {
		notes = append(notes, T("deck.blind"))
	}
	if c.Away > 0 {
		notes = append(notes, T("deck.away", "n", c.Away))
	}
	for _, left := range c.Left {
		notes = append(notes, T("deck.left", "text", left))
	}
	return notes
}
