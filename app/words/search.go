package words

import (
	"whybone/fishbone"
	"whybone/storage"
)

// HitName says what a text is that a search found: the kind of thing, and which of its texts,
// unless that is what it is called.
func HitName(k *fishbone.Kind, attribute string) string {
	switch {
	case k == fishbone.AboutKind:
		return Title(k, attribute)
	case k.Attributes[0].Name == attribute:
		return capital(T("kind." + k.Name))
	}
	return T("search.part", "kind", capital(T("kind."+k.Name)), "part", Field(k, attribute))
}

// FacetValue is what a value is called by which answers of a search are sorted.
func FacetValue(f storage.Facet, value string) string {
	switch f {
	case storage.FacetKind:
		if value == fishbone.AboutKind.Name {
			return T("search.problems")
		}
		return capital(T("kind." + value))
	case storage.FacetFinding:
		return T("verdict." + value)
	case storage.FacetState:
		return T("state." + value)
	}
	return value
}
