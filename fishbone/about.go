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

	Voice        string  `json:"voice,omitempty"`        // the customer's own words
	Affected     Figure  `json:"affected,omitempty"`     // how many it happened to
	Total        Figure  `json:"total,omitempty"`        // of how many
	Period       string  `json:"period,omitempty"`       // in which time
	School       School  `json:"school,omitempty"`       // how evidence decides
	Signing      Signing `json:"signing,omitempty"`      // how it is told who said what
	Cut          Figure  `json:"cut,omitempty"`          // up to which share of all points causes are verified, in percent
	Expected     Figure  `json:"expected,omitempty"`     // how many complaints the team expects
	ExpectedFrom Day     `json:"expectedFrom,omitempty"` // from this day
	ExpectedBy   Day     `json:"expectedBy,omitempty"`   // to this one
	Closed       Day     `json:"closed,omitempty"`       // when the analysis was closed
	ClosedBy     string  `json:"closedBy,omitempty"`
	Lessons      string  `json:"lessons,omitempty"` // what the team learned

	Type       string `json:"type,omitempty"`       // of complaint that it is filed under
	Department string `json:"department,omitempty"` // and in which one
	Tags       string `json:"tags,omitempty"`       // one a line, see [About.TagList]
	Held       Day    `json:"held,omitempty"`       // when the team met
	Archived   Day    `json:"archived,omitempty"`
	Reopened   Day    `json:"reopened,omitempty"` // a closed one, on that day
	MustRead   Must   `json:"mustRead,omitempty"` // as a case
	TwinOf     ID     `json:"twinOf,omitempty"`   // the analysis of another group on the same problem
}

// School is how a team decides which causes are root causes.
type School string

// The schools: every leaf is confirmed (QC小组), or causes get points first, and those above
// a cut are verified (品管圈).
const (
	EveryLeaf School = ""
	ByPoints  School = "points"
)

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

	Voice        Field = "voice"
	Affected     Field = "affected"
	Total        Field = "total"
	Period       Field = "period"
	SchoolField  Field = "school"
	SigningField Field = "signing"
	Cut          Field = "cut"
	Expected     Field = "expected"
	ExpectedFrom Field = "expectedFrom"
	ExpectedBy   Field = "expectedBy"
	Closed       Field = "closed"
	ClosedBy     Field = "closedBy"
	Lessons      Field = "lessons"

	TypeField       Field = "type"
	DepartmentField Field = "department"
	TagsField       Field = "tags"
	HeldField       Field = "held"
	ArchivedField   Field = "archived"
	ReopenedField   Field = "reopened"
	MustReadField   Field = "mustRead"
	TwinOfField     Field = "twinOf"
)

// AboutKind describes the texts of [About]. There is one About in every analysis, so it
// stands in no list and has no identifier of its own.
var AboutKind = &Kind{
	Name:  "about",
	clone: func(t Thing) Thing { c := *t.(*About); return &c },
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
		text(string(Voice), func(b *About) *string { return &b.Voice }),
		figure(string(Affected), func(b *About) *Figure { return &b.Affected }),
		figure(string(Total), func(b *About) *Figure { return &b.Total }),
		line(string(Period), func(b *About) *string { return &b.Period }),
		word(string(SchoolField), func(b *About) *string { return (*string)(&b.School) }, EveryLeaf, ByPoints),
		word(string(SigningField), func(b *About) *string { return (*string)(&b.Signing) }, Signings()...),
		figure(string(Cut), func(b *About) *Figure { return &b.Cut }),
		figure(string(Expected), func(b *About) *Figure { return &b.Expected }),
		day(string(ExpectedFrom), func(b *About) *Day { return &b.ExpectedFrom }),
		day(string(ExpectedBy), func(b *About) *Day { return &b.ExpectedBy }),
		day(string(Closed), func(b *About) *Day { return &b.Closed }),
		line(string(ClosedBy), func(b *About) *string { return &b.ClosedBy }).names(),
		text(string(Lessons), func(b *About) *string { return &b.Lessons }),
		line(string(TypeField), func(b *About) *string { return &b.Type }).searched(),
		line(string(DepartmentField), func(b *About) *string { return &b.Department }).searched(),
		text(string(TagsField), func(b *About) *string { return &b.Tags }).searched(),
		day(string(HeldField), func(b *About) *Day { return &b.Held }),
		day(string(ArchivedField), func(b *About) *Day { return &b.Archived }),
		day(string(ReopenedField), func(b *About) *Day { return &b.Reopened }),
		word(string(MustReadField), func(b *About) *string { return (*string)(&b.MustRead) }, MayRead, MustRead),
		line(string(TwinOfField), func(b *About) *string { return (*string)(&b.TwinOf) }),
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
