package fishbone

// Score is the points that a cause or a solution gets for a criterion.
type Score struct {
	ID        ID     `json:"id"`
	Points    Figure `json:"points,omitempty"`
	Criterion ID     `json:"criterion,omitempty"`
	Of        ID     `json:"of,omitempty"` // what gets the points
	By        string `json:"by,omitempty"` // who gives them, empty for the team
	Made      Stamp  `json:"made"`
	Changed   Stamp  `json:"changed"`
}

// ScoreKind describes scores.
var ScoreKind = newKind("score", "scores", func(s *Score) *ID { return &s.ID },
	figure("points", func(s *Score) *Figure { return &s.Points }).needs(),
	thing("criterion", func(s *Score) *ID { return &s.Criterion }, "criterion").needs(),
	thing("of", func(s *Score) *ID { return &s.Of }, "cause", "solution").needs(),
	line("by", func(s *Score) *string { return &s.By }).authors(),
	stamp("made", func(s *Score) *Stamp { return &s.Made }),
	stamp("changed", func(s *Score) *Stamp { return &s.Changed }),
)

// Kind implements [Thing].
func (*Score) Kind() *Kind { return ScoreKind }

// Scores returns the scores in their order.
func (a *Analysis) Scores() []Score { return all[Score](a, a.lists[ScoreKind.List]) }

// Score returns one of them.
func (a *Analysis) Score(id ID) (Score, bool) { return get[Score](a, id) }
