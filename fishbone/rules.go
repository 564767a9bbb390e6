package fishbone

import "maps"

// Rules say what an edit does, where that has changed since it was first written down: an
// entry of an old log does again what it did then. The zero value means those of today.
type Rules int

// The rules, by what was new in them.
const (
	FirstRules   Rules = 1 // of version 0.1.0
	ColorRules   Rules = 2 // bones keep their colours when their places change
	LineRules    Rules = 3 // lines of Chinese and Japanese join without a space
	CurrentRules       = LineRules
)

// Reading returns an edit of a log so that it says today what it said by these rules. It is
// for telling what was done; [Analysis.Change] reads edits so by itself.
func (r Rules) Reading(e Edit) Edit {
	if r == 0 || r >= LineRules {
		return e
	}
	return spaced(e)
}

// spaced is an edit with a space for each line break in what is one line.
func spaced(e Edit) Edit {
	switch e := e.(type) {
	case Batch:
		edits := make([]Edit, len(e.Edits))
		for i, one := range e.Edits {
			edits[i] = spaced(one)
		}
		return Batch{edits}
	case Add:
		e.Thing = spacedThing(e.Thing)
		return e
	case Set:
		e.Values = maps.Clone(e.Values)
		for name, v := range e.Values {
			f, _ := e.Of.Attribute(name)
			e.Values[name] = f.spaced(v)
		}
		return e
	case SetAbout:
		f, _ := AboutKind.Attribute(string(e.Field))
		e.Text = f.spaced(e.Text).(string)
		return e
	case AddCause:
		e.Text, e.By = spaceLines(e.Text), spaceLines(e.By)
		return e
	case RewordCause:
		e.Text = spaceLines(e.Text)
		return e
	case StopAsking:
		e.Reason = spaceLines(e.Reason)
		return e
	case SplitCause:
		e.Text, e.Rest = spaceLines(e.Text), spaceLines(e.Rest)
		return e
	case RenamePerson:
		e.As = spaceLines(e.As)
		return e
	case AnonymizePerson:
		e.As = spaceLines(e.As)
		return e
	}
	return e
}

// spacedThing is a thing with a space for each line break in what is one line.
func spacedThing(t Thing) Thing {
	t = t.Kind().clone(t)
	for _, f := range t.Kind().Attributes {
		if f.Content == ContentLabel || f.Content == ContentLine {
			f.put(t, f.spaced(f.get(t)))
		}
	}
	return t
}

// spaced is what an attribute holds, with a space for each line break if that is one line.
func (f Attribute) spaced(v any) any {
	if s, ok := v.(string); ok && (f.Content == ContentLabel || f.Content == ContentLine) {
		return spaceLines(s)
	}
	return v
}
