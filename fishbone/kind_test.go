package fishbone_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
)

// leaves are the fields of a struct that hold one value, by their names in files, those of
// structs inside included.
func leaves(t reflect.Type, within string) []string {
	var all []string
	for f := range t.Fields() {
		if f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[fishbone.Stamp]() {
			all = append(all, leaves(f.Type, f.Name)...)
			continue
		}
		all = append(all, within+f.Name)
	}
	return all
}

// Every field of every kind is described, so that it is stored, checked, copied and
// written without another word about it, and each description reaches a field of its own.
func TestEveryFieldIsDescribed(t *testing.T) {
	for _, k := range append(fishbone.Kinds(), fishbone.AboutKind) {
		var blank fishbone.Thing = &fishbone.About{}
		fields := 0
		if k != fishbone.AboutKind {
			blank = k.New("id")
			fields++ // the identifier
		}
		fields += len(k.Attributes)
		if got := leaves(reflect.TypeOf(blank).Elem(), ""); len(got) != fields {
			t.Errorf("%s has the fields %v and %d attributes", k.Name, got, len(k.Attributes))
		}
		if k != fishbone.AboutKind && mayBeEmpty(k.Attributes[0]) {
			t.Errorf("a %s is called by something that may be empty", k.Name)
		}
		var names, columns []string
		for _, f := range k.Attributes {
			names, columns = append(names, f.Within+"."+f.Name), append(columns, f.Column)
			if f.Column == "" || f.Column != strings.ToLower(f.Column) {
				t.Errorf("%s: %q is no column", k.Name, f.Column)
			}
			checkRoom(t, k, blank, f)
		}
		for _, list := range [][]string{names, columns} {
			if slices.Sort(list); len(slices.Compact(list)) != len(k.Attributes) {
				t.Errorf("%s has two attributes of one name: %v", k.Name, list)
			}
		}
	}
}

// mayBeEmpty says whether what a thing is called by may say nothing.
func mayBeEmpty(f fishbone.Attribute) bool {
	switch f.Content {
	case fishbone.ContentLabel:
		return false
	case fishbone.ContentWord:
		return slices.Contains(f.Words, "")
	}
	return !f.Needed
}

// checkRoom writes into one attribute and wants no other one to change.
func checkRoom(t *testing.T, k *fishbone.Kind, blank fishbone.Thing, f fishbone.Attribute) {
	t.Helper()
	var v any = "x"
	switch f.Content {
	case fishbone.ContentNumber:
		v = 7
	case fishbone.ContentCause, fishbone.ContentThing, fishbone.ContentParent:
		v = fishbone.ID("x")
	case fishbone.ContentCauses:
		v = []fishbone.ID{"x"}
	case fishbone.ContentStamp:
		v = now
	}
	for _, other := range k.Attributes {
		other.Put(blank, reflect.Zero(reflect.TypeOf(other.Get(blank))).Interface())
	}
	f.Put(blank, v)
	for _, other := range k.Attributes {
		if full := !other.Empty(other.Get(blank)); full != (other.Within+other.Name == f.Within+f.Name) {
			t.Errorf("%s: %s was written, is %s full? %v", k.Name, f.Name, other.Name, full)
		}
	}
}

// An identifier that is not UTF-8 would come back from a file as something else.
func TestNoAttributeHoldsAGarbledIdentifier(t *testing.T) {
	for _, k := range fishbone.Kinds() {
		for _, f := range k.Attributes {
			var garbled any = fishbone.ID("a\xfe")
			switch f.Content {
			case fishbone.ContentCauses:
				garbled = []fishbone.ID{"a", "a\xfe"}
			case fishbone.ContentCause, fishbone.ContentThing, fishbone.ContentParent:
			default:
				continue
			}
			if v, err := f.Clean(garbled); !errors.Is(err, fishbone.ErrType) {
				t.Errorf("%s of a %s holds %q: %v", f.Name, k.Name, v, err)
			}
		}
	}
}
