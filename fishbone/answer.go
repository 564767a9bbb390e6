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
).once((*Analysis).onlyAnswer)

// Kind implements [Thing].
func (*Answer) Kind() *Kind { return AnswerKind }

// Answers returns the answers in their order.
func (a *Analysis) Answers() []Answer { return all[Answer](a, a.lists[AnswerKind.List]) }

// answerList is the list of all answers: what their kind is described with cannot ask the kind.
const answerList ID = ":answers"

// onlyAnswer says whether no other answer has the same name.
func (a *Analysis) onlyAnswer(t Thing) error {
	name := t.(*Answer).Name
	for _, id := range a.lists[answerList] {
		if other := a.things[id].(*Answer); other.Name == name && other.ID != t.(*Answer).ID {
			return ErrTaken
		}
	}
	return nil
}

// checkAnswers finds two of one name.
func (a *Analysis) checkAnswers() error {
	seen := map[string]bool{}
	for _, id := range a.lists[answerList] {
		name := a.things[id].(*Answer).Name
		if seen[name] {
			return unsound("there are two answers called %q", name)
		}
		seen[name] = true
	}
	return nil
}

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
