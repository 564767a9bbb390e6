package fishbone

// Strength says how much a solution depends on people doing right (action hierarchy of
// RCA2): a stronger one changes the thing or the process, a weaker one asks people to be
// careful.
type Strength string

// The strengths. A solution of which nobody said it is Unsaid.
const (
	Unsaid       Strength = ""
	Weaker       Strength = "weaker"
	Intermediate Strength = "intermediate"
	Stronger     Strength = "stronger"
)

// Choice is whether the team goes on with a solution.
type Choice string

// The choices.
const (
	NotChosen Choice = ""
	Chosen    Choice = "chosen"
	Declined  Choice = "declined"
)

// Solution is one idea of step 8, tied to the causes that it would remove.
type Solution struct {
	ID       ID       `json:"id"`
	Text     string   `json:"text"`
	By       string   `json:"by,omitempty"`
	Causes   []ID     `json:"causes,omitempty"`
	Strength Strength `json:"strength,omitempty"`
	BuildsOn ID       `json:"buildsOn,omitempty"` // another solution: "and then …"
	Votes    int      `json:"votes,omitempty"`
	Effort   int      `json:"effort,omitempty"` // 1 to 100, 0 if nobody said it
	Impact   int      `json:"impact,omitempty"` // the same
	Rank     int      `json:"rank,omitempty"`   // in the list of the best ones, from 1; 0 if it is not there
	Choice   Choice   `json:"choice,omitempty"`
	Reason   string   `json:"reason,omitempty"` // for the choice
	Made     Stamp    `json:"made"`
	Changed  Stamp    `json:"changed"`
}

// SolutionKind describes solutions.
var SolutionKind = newKind("solution", "solutions", func(s *Solution) *ID { return &s.ID },
	label("text", func(s *Solution) *string { return &s.Text }).searched(),
	line("by", func(s *Solution) *string { return &s.By }).names(),
	causes("causes", func(s *Solution) *[]ID { return &s.Causes }),
	word("strength", func(s *Solution) *string { return (*string)(&s.Strength) }, Unsaid, Weaker, Intermediate, Stronger),
	thing("buildsOn", func(s *Solution) *ID { return &s.BuildsOn }, "solution"),
	number("votes", func(s *Solution) *int { return &s.Votes }).upTo(1_000_000),
	number("effort", func(s *Solution) *int { return &s.Effort }).upTo(100),
	number("impact", func(s *Solution) *int { return &s.Impact }).upTo(100),
	number("rank", func(s *Solution) *int { return &s.Rank }).upTo(MaxListed),
	word("choice", func(s *Solution) *string { return (*string)(&s.Choice) }, NotChosen, Chosen, Declined),
	text("reason", func(s *Solution) *string { return &s.Reason }),
	stamp("made", func(s *Solution) *Stamp { return &s.Made }),
	stamp("changed", func(s *Solution) *Stamp { return &s.Changed }),
)

// Kind implements [Thing].
func (*Solution) Kind() *Kind { return SolutionKind }

// Solutions returns the solutions in the order in which they were listed.
func (a *Analysis) Solutions() []Solution { return all[Solution](a, a.lists[SolutionKind.List]) }

// Solution returns one solution.
func (a *Analysis) Solution(id ID) (Solution, bool) { return get[Solution](a, id) }
