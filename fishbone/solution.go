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

// Solution is one idea of step 8, tied to the causes that it would remove.
type Solution struct {
	ID       ID       `json:"id"`
	Text     string   `json:"text"`
	By       string   `json:"by,omitempty"`
	Causes   []ID     `json:"causes,omitempty"`
	Strength Strength `json:"strength,omitempty"`
	Made     Stamp    `json:"made"`
	Changed  Stamp    `json:"changed"`
}

// SolutionKind describes solutions.
var SolutionKind = newKind("solution", "solutions", func(s *Solution) *ID { return &s.ID },
	label("text", func(s *Solution) *string { return &s.Text }).searched(),
	line("by", func(s *Solution) *string { return &s.By }).names(),
	causes("causes", func(s *Solution) *[]ID { return &s.Causes }),
	word("strength", func(s *Solution) *string { return (*string)(&s.Strength) }, Unsaid, Weaker, Intermediate, Stronger),
	stamp("made", func(s *Solution) *Stamp { return &s.Made }),
	stamp("changed", func(s *Solution) *Stamp { return &s.Changed }),
)

// Kind implements [Thing].
func (*Solution) Kind() *Kind { return SolutionKind }

// Solutions returns the solutions in the order in which they were listed.
func (a *Analysis) Solutions() []Solution { return all[Solution](a, a.lists[SolutionKind.List]) }

// Solution returns one solution.
func (a *Analysis) Solution(id ID) (Solution, bool) { return get[Solution](a, id) }
