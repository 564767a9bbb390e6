package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// reader walks through JSON one token at a time and knows where it is. It goes
// only where a format tells it to, so what it does not know costs it nothing,
// however deep that is nested.
type reader struct {
	data []byte
	dec  *json.Decoder
	path []step
	at   int64 // where the token stands that was read last
}

func newReader(data []byte) *reader {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	return &reader{data: data, dec: dec}
}

// mark is a place to come back to in an error.
type mark struct {
	path []step
	at   int64
}

func (r *reader) here() mark { return mark{slices.Clone(r.path), r.at} }

// upcoming is the place of the token that is read next.
func (r *reader) upcoming() mark { return mark{slices.Clone(r.path), r.start()} }

// fail makes the error for the place where the reader is.
func (r *reader) fail(err error) error { return r.failAt(r.here(), err) }

func (r *reader) failAt(m mark, err error) error {
	before := r.data[:min(int(m.at), len(r.data))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return &Error{Place: place(m.path), Line: line, Column: column, Err: err}
}

// next reads one token.
func (r *reader) next() (json.Token, error) {
	r.at = r.start()
	token, err := r.dec.Token()
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		if text, ok := token.(string); ok && r.halved(text) {
			return nil, r.fail(fmt.Errorf("%w: \\u with half of a character", ErrEncoding))
		}
		return token, nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.at = int64(len(r.data))
		return nil, r.fail(fmt.Errorf("%w: it ends in the middle", ErrSyntax))
	case errors.As(err, &syntax):
		return nil, r.fail(fmt.Errorf("%w: %s", ErrSyntax, syntax.Error()))
	}
	return nil, r.fail(fmt.Errorf("%w: %s", ErrSyntax, err.Error()))
}

// halved says whether a string that was read last names half of a surrogate pair, for which
// Go puts the sign for what cannot be shown.
func (r *reader) halved(text string) bool {
	if !strings.ContainsRune(text, utf8.RuneError) {
		return false
	}
	raw := bytes.ToLower(r.data[r.at:r.dec.InputOffset()])
	wanted := bytes.Count(raw, []byte(string(utf8.RuneError))) + bytes.Count(raw, []byte(`\ufffd`))
	return strings.Count(text, string(utf8.RuneError)) > wanted
}

// longString finds a string of more than so many bytes, which no text of an analysis is:
// where it stands, -1 if there is none. It looks before anything is decoded.
func longString(data []byte, most int) int {
	from := -1
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"' && from < 0:
			from = i
		case c == '"':
			from = -1
		case c == '\\' && from >= 0:
			i++
		}
		if from >= 0 && i-from > most {
			return from
		}
	}
	return -1
}

// start finds the next token: past spaces and at most one sign between tokens.
func (r *reader) start() int64 {
	const spaces = " \t\r\n"
	rest := bytes.TrimLeft(r.data[r.dec.InputOffset():], spaces)
	if len(rest) > 0 && (rest[0] == ',' || rest[0] == ':') {
		if after := bytes.TrimLeft(rest[1:], spaces); len(after) > 0 {
			rest = after
		}
	}
	return int64(len(r.data) - len(rest))
}

// end checks that nothing follows.
func (r *reader) end() error {
	r.at = r.dec.InputOffset()
	rest := bytes.TrimLeft(r.data[r.at:], " \t\r\n")
	if len(rest) == 0 {
		return nil
	}
	r.at = int64(len(r.data) - len(rest))
	return r.fail(fmt.Errorf("%w: there is more after its end", ErrSyntax))
}

// in does f one step further in.
func (r *reader) in(s step, f func() error) error {
	r.path = append(r.path, s)
	err := f()
	r.path = r.path[:len(r.path)-1]
	return err
}

// object reads an object whose keys are read by these functions, each at most once.
func (r *reader) object(keys map[string]func() error) error {
	return r.objectOf(func() []string { return slices.Sorted(maps.Keys(keys)) }, func(key string) func() error { return keys[key] }, "")
}

// objectOf reads an object. Keys says which there are, for an error, and read gives the
// function that reads the value of a key, nil for one that is not known.
func (r *reader) objectOf(keys func() []string, read func(key string) func() error, required string) error {
	token, err := r.next()
	if err != nil {
		return err
	}
	if token != json.Delim('{') {
		return r.mistyped("an object in {}", token)
	}
	start := r.here()
	seen := make([]string, 0, 8)
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		key, more := token.(string)
		if !more {
			break
		}
		value := read(key)
		if value == nil {
			return r.fail(fmt.Errorf("%w %s (known here: %s)", ErrUnknownKey, quote(key), strings.Join(keys(), ", ")))
		}
		if slices.Contains(seen, key) {
			return r.fail(fmt.Errorf("the key %q is %w", key, ErrTwice))
		}
		seen = append(seen, key)
		if err := r.in(step{key: key}, value); err != nil {
			return err
		}
	}
	if required != "" && !slices.Contains(seen, required) {
		return r.failAt(start, fmt.Errorf("the key %q is %w", required, ErrMissing))
	}
	return nil
}

// list reads a list of things that item reads; null is an empty list.
func (r *reader) list(item func() error) error {
	token, err := r.next()
	if err != nil || token == nil {
		return err
	}
	if token != json.Delim('[') {
		return r.mistyped("a list in []", token)
	}
	for i := 0; r.dec.More(); i++ {
		if err := r.in(step{index: i}, item); err != nil {
			return err
		}
	}
	_, err = r.next()
	return err
}

// text reads a text into a place.
func (r *reader) text(to *string) error {
	token, err := r.next()
	if err != nil {
		return err
	}
	s, ok := token.(string)
	if !ok {
		return r.mistyped(`a text in ""`, token)
	}
	*to = s
	return nil
}

// number returns a function that reads a whole number from least to most.
func (r *reader) number(to *int, least, most int) func() error {
	return func() error {
		token, err := r.next()
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(fmt.Sprint(token))
		if _, ok := token.(json.Number); !ok || err != nil || n < least || n > most {
			return r.mistyped(fmt.Sprintf("a whole number from %d to %d", least, most), token)
		}
		*to = n
		return nil
	}
}

// mistyped says what was expected and what stands there.
func (r *reader) mistyped(want string, got json.Token) error {
	found := fmt.Sprint(got)
	switch got := got.(type) {
	case nil:
		found = "null"
	case json.Delim:
		found = map[json.Delim]string{'{': "an object in {}", '[': "a list in []"}[got]
	case string:
		found = "the text " + quote(got)
	}
	return r.fail(fmt.Errorf("%w: expected %s, found %s", ErrType, want, found))
}

// quote shows a text from a file, its beginning if it is long.
func quote(s string) string {
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return strconv.Quote(string(runes[:most])) + "…"
	}
	return strconv.Quote(s)
}
