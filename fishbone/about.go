package fishbone

import "fmt"

// About is what is said of an analysis as a whole. Problem is the one observable
// sentence of step 1; Head is what step 2 writes into the head of the fish,
// often the same words, shorter. The seven questions are 5W2H.
type About struct {
	Problem     string `json:"problem,omitempty"`
	Head        string `json:"head,omitempty"`
	Goal        string `json:"goal,omitempty"`
	Present     string `json:"present,omitempty"`
	Constraints string `json:"constraints,omitempty"`
	What        string `json:"what,omitempty"`
	When        string `json:"when,omitempty"`
	Where       string `json:"where,omitempty"`
	Who         string `json:"who,omitempty"`
	Why         string `json:"why,omitempty"`
	How         string `json:"how,omitempty"`
	HowMuch     string `json:"howMuch,omitempty"`
	Date        string `json:"date,omitempty"`
	Place       string `json:"place,omitempty"`
}

// Field names one text of [About].
type Field string

// The fields of [About], in the order in which step 1 asks for them.
const (
	Problem     Field = "problem"
	Goal        Field = "goal"
	Present     Field = "present"
	Constraints Field = "constraints"
	What        Field = "what"
	When        Field = "when"
	Where       Field = "where"
	Who         Field = "who"
	Why         Field = "why"
	How         Field = "how"
	HowMuch     Field = "howMuch"
	Date        Field = "date"
	Place       Field = "place"
	Head        Field = "head"
)

// AboutKind describes the texts of [About]. There is one About in every analysis, so it
// stands in no list and has no identifier of its own.
var AboutKind = &Kind{
	Name: "about",
	Attributes: []Attribute{
		line(string(Problem), func(b *About) *string { return &b.Problem }).searched(),
		line(string(Head), func(b *About) *string { return &b.Head }).searched(),
		text(string(Goal), func(b *About) *string { return &b.Goal }),
		text(string(Present), func(b *About) *string { return &b.Present }),
		text(string(Constraints), func(b *About) *string { return &b.Constraints }),
		text(string(What), func(b *About) *string { return &b.What }),
		text(string(When), func(b *About) *string { return &b.When }),
		text(string(Where), func(b *About) *string { return &b.Where }),
		text(string(Who), func(b *About) *string { return &b.Who }),
		text(string(Why), func(b *About) *string { return &b.Why }),
		text(string(How), func(b *About) *string { return &b.How }),
		text(string(HowMuch), func(b *About) *string { return &b.HowMuch }),
		text(string(Date), func(b *About) *string { return &b.Date }),
		text(string(Place), func(b *About) *string { return &b.Place }),
	},
}

// Kind implements [Thing].
func (*About) Kind() *Kind { return AboutKind }

// Text returns the text of a field, empty for a field that does not exist.
func (b About) Text(f Field) string {
	if a, ok := AboutKind.Attribute(string(f)); ok {
		return a.get(&b).(string)
	}
	return ""
}

// SetAbout writes one text of [About]. An empty text clears it. Other words in the
// head of the fish take back what was said of the causes that lead there.
type SetAbout struct {
	Field Field  `json:"field"`
	Text  string `json:"text"`
}

// Name implements [Edit].
func (SetAbout) Name() string { return "set-about" }

func (e SetAbout) apply(m *mutation) error {
	f, ok := AboutKind.Attribute(string(e.Field))
	if !ok {
		return fmt.Errorf("field %q: %w", e.Field, ErrNotFound)
	}
	clean, err := f.Clean(e.Text)
	if err != nil {
		return err
	}
	about := m.about
	f.put(&about, clean)
	m.setAbout(about)
	// Whether the words are really others does not matter: what is typed on is joined
	// by [Merge], and must come out the same when only its last state is done again.
	if e.Field == Head || e.Field == Problem && m.about.Head == "" {
		m.uncheckProblem()
	}
	return nil
}
