package fishbone

import "time"

// ID names one thing in an analysis, or an analysis, for good. It is opaque;
// see [NewID].
type ID string

// Tray is where a cause lies that is on no bone yet.
const Tray ID = ""

// Stamp says when something happened and who did it. By is empty when nobody
// said who is at the keyboard.
type Stamp struct {
	At time.Time `json:"at"`
	By string    `json:"by,omitempty"`
}

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

// text gives the place of a field's text, nil for a field that does not exist.
func (b *About) text(f Field) *string {
	switch f {
	case Problem:
		return &b.Problem
	case Head:
		return &b.Head
	case Goal:
		return &b.Goal
	case Present:
		return &b.Present
	case Constraints:
		return &b.Constraints
	case What:
		return &b.What
	case When:
		return &b.When
	case Where:
		return &b.Where
	case Who:
		return &b.Who
	case Why:
		return &b.Why
	case How:
		return &b.How
	case HowMuch:
		return &b.HowMuch
	case Date:
		return &b.Date
	case Place:
		return &b.Place
	}
	return nil
}

// Text returns the text of a field, empty for a field that does not exist.
func (b About) Text(f Field) string {
	if t := b.text(f); t != nil {
		return *t
	}
	return ""
}

// Bone is a category bone (大骨).
type Bone struct {
	ID      ID     `json:"id"`
	Name    string `json:"name"`
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// Cause is a possible cause, or the answer to a why: the same thing at another
// depth. A cause with SameAs is closed: it repeats the cause named there and is
// not asked about again.
type Cause struct {
	ID      ID      `json:"id"`
	Parent  ID      `json:"parent,omitempty"` // a bone, a cause, or Tray
	Text    string  `json:"text"`
	By      string  `json:"by,omitempty"` // who said it
	SameAs  ID      `json:"sameAs,omitempty"`
	Verdict Verdict `json:"verdict,omitzero"`
	Votes   int     `json:"votes,omitempty"`
	Stop    string  `json:"stop,omitempty"` // why the team stopped asking before level five
	Link    Link    `json:"link,omitempty"`
	Made    Stamp   `json:"made"`
	Changed Stamp   `json:"changed"`
}

// Link says whether "therefore" (因此) leads from a cause to what it explains.
type Link string

// What the team can say of a link. One that nobody has read back yet is Unread.
const (
	Unread Link = ""
	Holds  Link = "holds"
	Breaks Link = "breaks"
)

// Finding is the word of a verdict.
type Finding string

// The findings. A cause that nobody judged has Unjudged.
const (
	Unjudged  Finding = ""
	Confirmed Finding = "confirmed"
	Rejected  Finding = "rejected"
	ToVerify  Finding = "verify"
)

// Verdict is what the team concluded about a cause, and from what.
type Verdict struct {
	Finding   Finding `json:"finding,omitempty"`
	Evidence  string  `json:"evidence,omitempty"`
	Criterion string  `json:"criterion,omitempty"` // what would count as proof
	Who       string  `json:"who,omitempty"`
	When      string  `json:"when,omitempty"`
}

// Solution is one idea of step 8, tied to the causes that it would remove.
type Solution struct {
	ID      ID     `json:"id"`
	Text    string `json:"text"`
	By      string `json:"by,omitempty"`
	Causes  []ID   `json:"causes,omitempty"`
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// Idea is a solution that came up early and was parked (暂存) for step 8.
type Idea struct {
	ID   ID     `json:"id"`
	Text string `json:"text"`
	By   string `json:"by,omitempty"`
	Made Stamp  `json:"made"`
}

// Role is what a person does in the meeting.
type Role string

// The roles of a roster.
const (
	Facilitator Role = "facilitator"
	Recorder    Role = "recorder"
	Member      Role = "member"
)

// Person is somebody on the roster.
type Person struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Role Role   `json:"role"`
}
