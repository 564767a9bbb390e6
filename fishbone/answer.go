package fishbone

import "slices"

// Answer is what only a report asks for: the number of a part, the abilities of a circle. It is
// asked for once, and every report that wants it has it.
type Answer struct {
	ID      ID     `json:"id"`
	Name    string `json:"name"`           // by which reports ask for it
	Text    string `json:"text,omitempty"` // as it was typed; a day as [Day] is written
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// AnswerKind describes answers. There is one of each name.
var AnswerKind = newKind("answer", "answers", func(a *Answer) *ID { return &a.ID },
	label("name", func(a *Answer) *string { return &a.Name }),
	text("text", func(a *Answer) *string { return &a.Text }).searched(),
	stamp("made", func(a *Answer) *Stamp { return &a.Made }),
	stamp("changed", func(a *Answer) *Stamp { return &a.Changed }),
).once(func(t Thing) any { return t.(*Answer).Name })

// Kind implements [Thing].
func (*Answer) Kind() *Kind { return AnswerKind }

// Answers returns the answers in their order.
func (a *Analysis) Answers() []Answer { return all[Answer](a, a.lists[AnswerKind.List]) }

// Answer returns the one of a name, a blank one if there is none.
func (a *Analysis) Answer(name string) Answer {
	all := a.Answers()
	if i := slices.IndexFunc(all, func(one Answer) bool { return one.Name == name }); i >= 0 {
		return all[i]
	}
	return Answer{Name: name}
}

// GiveAnswer is the edit that writes an answer down: the first one, or another text. An empty
// text takes it back; nil where nothing changes.
func (a *Analysis) GiveAnswer(name, text string, newID ID) Edit {
	old := a.Answer(name)
	switch {
	case old.Text == text:
		return nil
	case old.ID == "":
		return Add{Thing: &Answer{ID: newID, Name: name, Text: text}}
	case text == "":
		return Remove{Of: AnswerKind, ID: old.ID}
	}
	return Set{Of: AnswerKind, ID: old.ID, Values: Values{"text": text}}
}
