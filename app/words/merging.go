package words

import (
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/merge"
	"whybone/storage"
)

// Merging says in one sentence what came in with a file.
func Merging(m storage.Merging) string {
	counts := map[storage.ArrivalState]int{}
	for _, a := range m.Analyses {
		counts[a.State]++
	}
	var parts []string
	for _, state := range []storage.ArrivalState{
		storage.ArrivedNew, storage.ArrivedFurther, storage.ArrivedMerged, storage.ArrivedBefore, storage.ArrivedInBin, storage.NotArrived,
	} {
		if n := counts[state]; n > 0 {
			parts = append(parts, T("merging.state."+string(state), "n", n))
		}
	}
	if m.Complaints > 0 {
		parts = append(parts, T("merging.complaints", "n", m.Complaints))
	}
	if m.Corrected > 0 {
		parts = append(parts, T("merging.corrected", "n", m.Corrected))
	}
	if len(parts) == 0 {
		return T("merging.nothing", "file", m.File)
	}
	return T("merging.done", "file", m.File, "what", strings.Join(parts, T("record.and")))
}

// Conflict says about what two files differ, with both texts, and what stands.
func Conflict(c merge.Conflict) string {
	what := ConflictAbout(c)
	ours, theirs := ConflictText(c, c.OursText), ConflictText(c, c.TheirsText)
	switch {
	case c.Attribute == "" || c.Reason == merge.Unfitting && ours == theirs:
		return T("merging.reason."+string(c.Reason), "what", what)
	case c.Reason == merge.Unfitting:
		return T("merging.left", "what", what, "ours", ours, "theirs", theirs)
	case c.TookOurs:
		return T("merging.said", "what", what, "ours", ours, "theirs", theirs, "stands", ours)
	}
	return T("merging.said", "what", what, "ours", ours, "theirs", theirs, "stands", theirs)
}

// ConflictAbout names what a conflict is about: the kind, what the thing is called, the attribute.
func ConflictAbout(c merge.Conflict) string {
	var said string
	switch name := fishbone.Flat(c.Name); {
	case c.Kind == fishbone.AboutKind:
	case name == "":
		said = T("kind." + c.Kind.Name)
	default:
		said = T("merging.thing", "kind", T("kind."+c.Kind.Name), "name", Language("").called(c.Kind.Attributes[0], name))
	}
	if c.Attribute == "" {
		return said
	}
	field := Field(c.Kind, c.Attribute)
	if said == "" {
		return field
	}
	return T("merging.field", "thing", said, "field", field)
}

// ConflictText is what one side has there.
func ConflictText(c merge.Conflict, text string) string {
	f, _ := c.Kind.Attribute(c.Attribute)
	switch {
	case text == "":
		return T("merging.none")
	case f.Content == fishbone.ContentWord:
		return Language("").called(f, text)
	}
	return T("record.quoted", "text", fishbone.Flat(text))
}
