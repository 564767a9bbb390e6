package fishbone

import "slices"

// Quiz says whether somebody who read a case answered its whys before looking.
type Quiz string

// Whether they did.
const (
	JustRead  Quiz = ""
	QuizTaken Quiz = "taken"
)

// Reader is somebody who has read the analysis as a case.
type Reader struct {
	ID      ID     `json:"id"`
	Name    string `json:"name"`
	Day     Day    `json:"day,omitempty"`
	Quiz    Quiz   `json:"quiz,omitempty"`
	Thought []ID   `json:"thought,omitempty"` // the answers that they thought of in the quiz
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// ReaderKind describes readers. One who read at two desks may be there twice.
var ReaderKind = newKind("reader", "readers", func(r *Reader) *ID { return &r.ID },
	label("name", func(r *Reader) *string { return &r.Name }).names(),
	day("day", func(r *Reader) *Day { return &r.Day }),
	word("quiz", func(r *Reader) *string { return (*string)(&r.Quiz) }, JustRead, QuizTaken),
	causes("thought", func(r *Reader) *[]ID { return &r.Thought }),
	stamp("made", func(r *Reader) *Stamp { return &r.Made }),
	stamp("changed", func(r *Reader) *Stamp { return &r.Changed }),
)

// Kind implements [Thing].
func (*Reader) Kind() *Kind { return ReaderKind }

// Readers returns who has read the analysis, those who read it first first.
func (a *Analysis) Readers() []Reader { return all[Reader](a, a.lists[ReaderKind.List]) }

// HasRead is the edit that notes that somebody has read the analysis as a case: one more reader, or
// another day of one who read it before. A quiz that was taken stays.
func (a *Analysis) HasRead(r Reader) Edit {
	r.Name = Label(r.Name)
	all := a.Readers()
	i := slices.IndexFunc(all, func(one Reader) bool { return one.Name == r.Name })
	if i < 0 {
		return Add{Thing: &r}
	}
	values := Values{"day": r.Day}
	if r.Quiz == QuizTaken {
		values["quiz"], values["thought"] = string(r.Quiz), r.Thought
	}
	return Set{Of: ReaderKind, ID: all[i].ID, Values: values}
}

// ThoughtOf says how many took the quiz on an answer of the whys, and how many of them thought of it.
func (a *Analysis) ThoughtOf(cause ID) (thought, of int) {
	for _, r := range a.Readers() {
		if r.Quiz != QuizTaken {
			continue
		}
		if of++; slices.Contains(r.Thought, cause) {
			thought++
		}
	}
	return thought, of
}
