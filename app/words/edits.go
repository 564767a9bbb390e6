package words

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"whybone/fishbone"
)

// mostSaid is how many characters of a thing's own words an edit is told with.
const mostSaid = 24

// Edit tells in words what an edit did, such as: cause added, “Too few agents”.
func Edit(e fishbone.Edit) string {
	if e == nil {
		return ""
	}
	if b, ok := e.(fishbone.Batch); ok && len(b.Edits) > 0 {
		return T("edit.batch", "what", Edit(b.Edits[0]), "n", len(b.Edits)-1)
	}
	what := whatDid(e)
	if said := saidIn(e); said != "" {
		return T("edit.said", "what", what, "words", said)
	}
	return what
}

// whatDid says what an edit did: in words of its own, or in those for any kind of thing.
func whatDid(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.Add:
		return T(firstKey("edit."+e.Name(), "edit.add"), "kind", kindName(e.Thing.Kind()))
	case fishbone.Set:
		attribute := strings.Join(slices.Sorted(maps.Keys(e.Values)), "-")
		return T(firstKey("edit."+e.Name()+"."+attribute, "edit."+e.Name(), "edit.set"), "kind", kindName(e.Of))
	case fishbone.Move:
		return T(firstKey("edit."+e.Name(), "edit.move"), "kind", kindName(e.Of))
	case fishbone.Remove:
		return T(firstKey("edit."+e.Name(), "edit.remove"), "kind", kindName(e.Of))
	}
	return T("edit." + e.Name())
}

// kindName is what a kind of thing is called.
func kindName(k *fishbone.Kind) string { return T("kind." + k.Name) }

// Field is what an attribute of a kind is called.
func Field(k *fishbone.Kind, attribute string) string { return Language("").field(k, attribute) }

func (l Language) field(k *fishbone.Kind, attribute string) string {
	return l.T(firstKey("field."+k.Name+"."+attribute, "field."+attribute))
}

// Title is what an attribute of a kind is called where its name stands by itself: in English it
// begins with a capital.
func Title(k *fishbone.Kind, attribute string) string { return Language("").Title(k, attribute) }

// Title is [Title] in this language.
func (l Language) Title(k *fishbone.Kind, attribute string) string {
	return capital(l.field(k, attribute))
}

// capital has a text begin with a capital.
func capital(s string) string {
	r := []rune(s)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// saidIn returns the words that an edit brought, shortened.
func saidIn(e fishbone.Edit) string {
	_, kind, said, ok := fishbone.NameGiven(e)
	if ok {
		said = Language("").called(kind.Attributes[0], said)
	}
	if e, ok := e.(fishbone.SetAbout); ok {
		f, _ := fishbone.AboutKind.Attribute(string(e.Field))
		said = teller{}.value(f, e.Text)
	}
	return cut(said)
}

// cut shortens what is said to what an edit is told with.
func cut(said string) string {
	if r := []rune(said); len(r) > mostSaid {
		return string(r[:mostSaid]) + "…"
	}
	return said
}
