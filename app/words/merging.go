package words

import (
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/merge"
	"whybone/storage"
)

// Merging says in one sentence what came in with a file.
func Merging(m storage.Merging) string {
	parts := MergingParts(m)
	if len(parts) == 0 {
		return T("merging.nothing", "file", m.File)
	}
	return T("merging.done", "file", m.File, "what", strings.Join(parts, T("record.and")))
}

// MergingParts says one by one what came in with a file.
func MergingParts(m storage.Merging) (parts []string) {
	counts := map[storage.ArrivalState]int{}
	for _, a := range m.Analyses {
		counts[a.State]++
	}
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
	if m.Figures > 0 {
		parts = append(parts, T("merging.figures", "n", m.Figures))
	}
	return parts
}

// Conflict says about what two files differ, with both texts, and what stands.
func Conflict(c merge.Conflict) string {
	what := ConflictAbout(c)
	ours, theirs := T("record.quoted", "text", ConflictText(c, c.OursText)), T("record.quoted", "text", ConflictText(c, c.TheirsText))
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
	if c.Kind == fishbone.AboutKind {
		return Title(c.Kind, c.Attribute)
	}
	said := T("kind." + c.Kind.Name)
	// Where it is what the thing is called that differs, each side has another name.
	if name := fishbone.Flat(c.Name); name != "" && c.Attribute != c.Kind.Attributes[0].Name {
		said = T("merging.thing", "kind", said, "name", Language("").called(c.Kind.Attributes[0], name))
	}
	if c.Attribute != "" {
		said = T("merging.field", "thing", said, "field", Field(c.Kind, c.Attribute))
	}
	return capital(said)
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
	return fishbone.Flat(text)
}
