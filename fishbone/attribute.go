package fishbone

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Content says what an attribute holds, and so how it is cleaned, stored and written.
type Content int

// The contents. Each has one Go type, given in brackets.
const (
	ContentLabel  Content = iota // one line that must not be empty (string)
	ContentLine                  // one line (string)
	ContentText                  // several lines (string)
	ContentWord                  // one of a few words (string)
	ContentNumber                // a whole number, not less than 0 (int)
	ContentDay                   // a day of the calendar, or none, see [Day] (string)
	ContentFigure                // a decimal number, or none, see [Figure] (string)
	ContentCause                 // the identifier of a cause, or none (ID)
	ContentThing                 // the identifier of a thing of some kinds, or none (ID)
	ContentCauses                // identifiers of causes, none twice (a slice of ID)
	ContentParent                // where a cause hangs (ID)
	ContentStamp                 // when and by whom (Stamp)
)

// Attribute describes one field of a kind.
type Attribute struct {
	// Name is its key in files and in edits.
	Name string
	// Column is the name of its column, of which a stamp has two.
	Column string
	// Within is the key of the object that it stands in, in files; usually none.
	Within string
	Content
	// Words are what a ContentWord may be, and in their order.
	Words []string
	// Searched says that the search for analyses looks there.
	Searched bool
	// Usual is the word that a file means which gives none.
	Usual string
	// Most is the largest number that is read from a file.
	Most int
	// Names says that what stands there are people's names: one, or a list of them.
	Names bool
	// Author says that the names are of who said it, which are told as the team signs.
	Author bool
	// Needed says of what is named that the thing is nothing without it and goes with it.
	Needed bool
	// Of are the kinds, by their names, of which things may be named.
	Of []string

	get     func(Thing) any
	put     func(Thing, any)
	pointer func(Thing) any
	text    func(Thing) string // of a label, a line, a text or a word
}

// Get returns what a thing has there, in the Go type of the content.
func (f Attribute) Get(t Thing) any { return f.get(t) }

// Put writes what was stored. It must have the Go type of the content; nothing is cleaned.
func (f Attribute) Put(t Thing, v any) { f.put(t, v) }

// Pointer is where the field itself stands in a thing, for what is stored to be read into.
// It points to the Go type of the content.
func (f Attribute) Pointer(t Thing) any { return f.pointer(t) }

// NamesThings says whether the attribute points at other things of the analysis.
func (f Attribute) NamesThings() bool { return len(f.Of) > 0 }

// NamesKind says whether the attribute may point at things of a kind.
func (f Attribute) NamesKind(k *Kind) bool { return slices.Contains(f.Of, k.Name) }

// ThingsIn are the things that a thing points at there.
func (f Attribute) ThingsIn(t Thing) []ID { return idsIn(f.get(t)) }

// Empty says whether a value says nothing.
func (f Attribute) Empty(v any) bool {
	switch v := v.(type) {
	case string:
		return v == ""
	case int:
		return v == 0
	case ID:
		return v == ""
	case []ID:
		return len(v) == 0
	}
	return v == Stamp{}
}

// within nests the attribute in an object, in files.
func (f Attribute) within(object string) Attribute { f.Within = object; return f }

// column gives the attribute a column of another name.
func (f Attribute) column(name string) Attribute { f.Column = name; return f }

// searched has the search for analyses look there.
func (f Attribute) searched() Attribute { f.Searched = true; return f }

// names says that people's names stand there.
func (f Attribute) names() Attribute { f.Names = true; return f }

// authors says that the names of who said it stand there.
func (f Attribute) authors() Attribute { f.Author = true; return f.names() }

// needs says that the thing is nothing without what it names.
func (f Attribute) needs() Attribute { f.Needed = true; return f }

// usually says which word a file means that gives none.
func (f Attribute) usually(word string) Attribute { f.Usual = word; return f }

// upTo says how large a number in a file may be.
func (f Attribute) upTo(most int) Attribute { f.Most = most; return f }

// attribute makes an attribute of things of type T, whose field has the content's Go type V.
func attribute[T, V any](name string, c Content, at func(*T) *V) Attribute {
	return Attribute{
		Name: name, Column: snake(name), Content: c,
		get:     func(t Thing) any { return *at(any(t).(*T)) },
		put:     func(t Thing, v any) { *at(any(t).(*T)) = v.(V) },
		pointer: func(t Thing) any { return at(any(t).(*T)) },
	}
}

// textual is attribute for what is text. The field may be of a type of its own: its
// pointer is given as one to a string.
func textual[T any](name string, c Content, at func(*T) *string) Attribute {
	f := attribute(name, c, at)
	f.text = func(t Thing) string { return *at(any(t).(*T)) }
	return f
}

func label[T any](name string, at func(*T) *string) Attribute {
	return textual(name, ContentLabel, at)
}

func line[T any](name string, at func(*T) *string) Attribute {
	return textual(name, ContentLine, at)
}

func text[T any](name string, at func(*T) *string) Attribute {
	return textual(name, ContentText, at)
}

func word[T any, W ~string](name string, at func(*T) *string, words ...W) Attribute {
	f := textual(name, ContentWord, at)
	for _, w := range words {
		f.Words = append(f.Words, string(w))
	}
	return f
}

func number[T any](name string, at func(*T) *int) Attribute {
	return attribute(name, ContentNumber, at)
}

func day[T any](name string, at func(*T) *Day) Attribute {
	return textual(name, ContentDay, func(t *T) *string { return (*string)(at(t)) })
}

func figure[T any](name string, at func(*T) *Figure) Attribute {
	return textual(name, ContentFigure, func(t *T) *string { return (*string)(at(t)) })
}

func cause[T any](name string, at func(*T) *ID) Attribute {
	f := attribute(name, ContentCause, at)
	f.Of = []string{causeName}
	return f
}

func causes[T any](name string, at func(*T) *[]ID) Attribute {
	f := attribute(name, ContentCauses, at)
	f.Of = []string{causeName}
	return f
}

// thing names one thing of some kinds, given by their names.
func thing[T any](name string, at func(*T) *ID, of ...string) Attribute {
	f := attribute(name, ContentThing, at)
	f.Of = of
	return f
}

func parent[T any](name string, at func(*T) *ID) Attribute {
	return attribute(name, ContentParent, at)
}

func stamp[T any](name string, at func(*T) *Stamp) Attribute {
	return attribute(name, ContentStamp, at)
}

// snake writes a name as columns are named: howMuch becomes how_much.
func snake(name string) string {
	var b strings.Builder
	for _, r := range name {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Clean makes fit what somebody typed or a file holds: a string, a number, an identifier
// or a list of them. It returns the content's Go type. The error is [ErrEmpty],
// [ErrTooLong], [ErrUnknownWord], [ErrDay], [ErrFigure] or [ErrType], or wraps one of them.
func (f Attribute) Clean(v any) (any, error) {
	v, err := f.convert(v)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case string:
		clean, err := f.cleanText(v)
		if err == nil && f.Needed && clean == "" {
			err = ErrEmpty
		}
		if err != nil {
			return nil, err
		}
		return clean, nil
	case int:
		return max(0, v), nil
	case []ID:
		if !slices.ContainsFunc(v, ID.garbled) {
			return unique(v), nil
		}
		return nil, ErrType
	case ID:
		switch {
		case v.garbled():
			return nil, ErrType
		case f.Needed && v == "":
			return nil, ErrEmpty
		}
	}
	return v, nil
}

// garbled says whether an identifier would come back from a file as something else.
func (id ID) garbled() bool { return !utf8.ValidString(string(id)) }

// CleanIn makes fit what a thing holds there, as [Attribute.Clean] does, and costs nothing where it
// is fit already. Nothing at all is left as it is, unless it is needed. On error the thing is as it
// was.
func (f Attribute) CleanIn(t Thing) error {
	if f.text == nil {
		v, err := f.Clean(f.get(t))
		if err == nil {
			f.put(t, v)
		}
		return err
	}
	s := f.text(t)
	if s == "" && !f.Needed {
		return nil
	}
	clean, err := f.cleanText(s)
	if err == nil && f.Needed && clean == "" {
		err = ErrEmpty
	}
	if err == nil && clean != s {
		f.put(t, clean)
	}
	return err
}

func (f Attribute) cleanText(s string) (string, error) {
	switch f.Content {
	case ContentLabel:
		return cleanLabel(s)
	case ContentLine:
		return cleanLine(s)
	case ContentText:
		return cleanText(s)
	case ContentDay:
		return cleanDay(s)
	case ContentFigure:
		return cleanFigure(s)
	}
	if !slices.Contains(f.Words, s) {
		return "", fmt.Errorf("%w: %q is none of %s", ErrUnknownWord, s, f.WordList())
	}
	return s, nil
}

// WordList names the words, without the empty one.
func (f Attribute) WordList() string {
	return strings.Join(slices.DeleteFunc(slices.Clone(f.Words), func(w string) bool { return w == "" }), ", ")
}

// unique drops repetitions.
func unique(ids []ID) []ID {
	var once []ID
	for _, id := range ids {
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	return once
}

// convert gives a value the content's Go type, as it is: JSON has its own ones.
func (f Attribute) convert(v any) (any, error) {
	switch f.Content {
	case ContentNumber:
		return toNumber(v)
	case ContentCause, ContentThing, ContentParent:
		return toID(v)
	case ContentCauses:
		return toIDs(v)
	case ContentStamp:
		return nil, ErrType
	}
	switch v := v.(type) {
	case string:
		return v, nil
	case Day:
		return string(v), nil
	case Figure:
		return string(v), nil
	}
	return nil, ErrType
}

func toNumber(v any) (any, error) {
	switch v := v.(type) {
	case int:
		return v, nil
	case float64:
		if v == float64(int(v)) {
			return int(v), nil
		}
	}
	return nil, ErrType
}

func toID(v any) (any, error) {
	switch v := v.(type) {
	case ID:
		return v, nil
	case string:
		return ID(v), nil
	}
	return nil, ErrType
}

func toIDs(v any) (any, error) {
	switch v := v.(type) {
	case nil:
		return []ID(nil), nil
	case []ID:
		return v, nil
	case []any:
		ids := make([]ID, len(v))
		for i, one := range v {
			id, err := toID(one)
			if err != nil {
				return nil, err
			}
			ids[i] = id.(ID)
		}
		return ids, nil
	}
	return nil, ErrType
}

// check says whether what a thing holds there may stand in an analysis. What was cleaned
// may.
func (f Attribute) check(t Thing) error {
	if f.Content == ContentNumber {
		if n := f.get(t).(int); n < 0 {
			return fmt.Errorf("%w: %d", ErrType, n)
		}
	}
	if f.Needed && f.Empty(f.get(t)) {
		return ErrEmpty
	}
	if f.text == nil {
		return nil
	}
	s, most := f.text(t), MaxLabel
	switch f.Content {
	case ContentWord:
		_, err := f.cleanText(s)
		return err
	case ContentDay, ContentFigure:
		if clean, err := f.cleanText(s); err != nil || clean != s {
			return fmt.Errorf("%w: %q", ErrType, s)
		}
		return nil
	case ContentLabel:
		if !seen(s) {
			return ErrEmpty
		}
	case ContentText:
		most = MaxField
	}
	return notLonger(s, most)
}
