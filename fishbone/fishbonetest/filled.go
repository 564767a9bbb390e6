// Package fishbonetest makes things for tests that are about every kind of thing: each
// attribute of them holds something, as its description says. It is never part of the program.
package fishbonetest

import "whybone/fishbone"

// Filled is a thing of a kind of which every attribute holds something. What it names is
// found by the names of the kinds; an attribute for which nothing is found names nothing.
func Filled(k *fishbone.Kind, id fishbone.ID, named map[string]fishbone.ID) fishbone.Thing {
	t := k.New(id)
	for i, f := range k.Attributes {
		if v := value(k, i, f, named); v != nil {
			f.Put(t, v)
		}
	}
	return t
}

func value(k *fishbone.Kind, i int, f fishbone.Attribute, named map[string]fishbone.ID) any {
	switch f.Content {
	case fishbone.ContentLabel, fishbone.ContentLine, fishbone.ContentText:
		return k.Name + " " + f.Name + " 一"
	case fishbone.ContentWord:
		return f.Words[len(f.Words)-1]
	case fishbone.ContentNumber:
		return 1 + i
	case fishbone.ContentDay:
		return "2026-03-14"
	case fishbone.ContentFigure:
		return "12.5"
	case fishbone.ContentCause, fishbone.ContentThing, fishbone.ContentCauses:
		for _, of := range f.Of {
			if id := named[of]; id != "" {
				if f.Content == fishbone.ContentCauses {
					return []fishbone.ID{id}
				}
				return id
			}
		}
	}
	return nil
}

// Later are the kinds that come after the first few, whose things a test can add all the same
// way: each with the edits that add one thing of it, called after its kind.
func Later(cause, solution fishbone.ID) []fishbone.Edit {
	named := map[string]fishbone.ID{fishbone.CauseKind.Name: cause, fishbone.SolutionKind.Name: solution}
	var edits []fishbone.Edit
	later := false
	for _, k := range fishbone.Kinds() {
		if later {
			id := fishbone.ID("a-" + k.Name)
			edits = append(edits, fishbone.Add{Thing: Filled(k, id, named)})
			named[k.Name] = id
		}
		later = later || k == fishbone.MeetingKind
	}
	return edits
}

// Text is what a field of an analysis may hold.
func Text(f fishbone.Field) string {
	a, _ := fishbone.AboutKind.Attribute(string(f))
	return value(fishbone.AboutKind, 0, a, nil).(string)
}
