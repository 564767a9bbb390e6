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

// Apart says whether a solution counts by itself although it says nearly what another one
// says.
type Apart string

// Whether it does. While the team has not said so, what says nearly the same counts once.
const (
	CountedOnce  Apart = ""
	CountedApart Apart = "yes"
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
	ID        ID       `json:"id"`
	Text      string   `json:"text"`
	By        string   `json:"by,omitempty"`
	Causes    []ID     `json:"causes,omitempty"`
	Strength  Strength `json:"strength,omitempty"`
	Apart     Apart    `json:"apart,omitempty"`
	BuildsOn  ID       `json:"buildsOn,omitempty"` // another solution: "and then …"
	Votes     int      `json:"votes,omitempty"`
	Effort    int      `json:"effort,omitempty"` // 1 to 100, 0 if nobody said it
	Impact    int      `json:"impact,omitempty"` // the same
	Rank      int      `json:"rank,omitempty"`   // in the list of the best ones, from 1; 0 if it is not there
	Choice    Choice   `json:"choice,omitempty"`
	Reason    string   `json:"reason,omitempty"`    // for the choice
	TakenFrom string   `json:"takenFrom,omitempty"` // the problem of the earlier analysis that had it
	Made      Stamp    `json:"made"`
	Changed   Stamp    `json:"changed"`
}

// SolutionKind describes solutions.
var SolutionKind = newKind("solution", "solutions", func(s *Solution) *ID { return &s.ID },
	label("text", func(s *Solution) *string { return &s.Text }).searched(),
	line("by", func(s *Solution) *string { return &s.By }).authors(),
	causes("causes", func(s *Solution) *[]ID { return &s.Causes }),
	word("strength", func(s *Solution) *string { return (*string)(&s.Strength) }, Unsaid, Weaker, Intermediate, Stronger),
	word("apart", func(s *Solution) *string { return (*string)(&s.Apart) }, CountedOnce, CountedApart),
	thing("buildsOn", func(s *Solution) *ID { return &s.BuildsOn }, "solution"),
	number("votes", func(s *Solution) *int { return &s.Votes }).upTo(1_000_000),
	number("effort", func(s *Solution) *int { return &s.Effort }).upTo(100),
	number("impact", func(s *Solution) *int { return &s.Impact }).upTo(100),
	number("rank", func(s *Solution) *int { return &s.Rank }).upTo(MaxListed),
	word("choice", func(s *Solution) *string { return (*string)(&s.Choice) }, NotChosen, Chosen, Declined),
	text("reason", func(s *Solution) *string { return &s.Reason }),
	line("takenFrom", func(s *Solution) *string { return &s.TakenFrom }),
	stamp("made", func(s *Solution) *Stamp { return &s.Made }),
	stamp("changed", func(s *Solution) *Stamp { return &s.Changed }),
)

// Kind implements [Thing].
func (*Solution) Kind() *Kind { return SolutionKind }

// Solutions returns the solutions in the order in which they were listed.
func (a *Analysis) Solutions() []Solution { return all[Solution](a, a.lists[SolutionKind.List]) }

// IsRepeated says whether a solution says nearly what an earlier one says, and the team has
// not said that both count.
func (a *Analysis) IsRepeated(id ID) bool {
	_, like := a.LikeSolution(id)
	return like
}

// distinctSolutions is how many solutions there are if those that say nearly the same count
// once: twenty ideas are twenty different ones.
func (a *Analysis) distinctSolutions() int {
	n := 0
	for _, id := range a.lists[SolutionKind.List] {
		if !a.IsRepeated(id) {
			n++
		}
	}
	return n
}

// BeyondWeak are the causes that a solution is tied to which does not depend on people being
// careful: one that is intermediate or stronger. One of which nobody said it counts as weak.
func (a *Analysis) BeyondWeak() map[ID]bool {
	beyond := map[ID]bool{}
	for _, id := range a.lists[SolutionKind.List] {
		s := a.things[id].(*Solution)
		if s.Strength != Intermediate && s.Strength != Stronger {
			continue
		}
		for _, c := range s.Causes {
			beyond[c] = true
		}
	}
	return beyond
}

// Solution returns one solution.
func (a *Analysis) Solution(id ID) (Solution, bool) { return get[Solution](a, id) }
