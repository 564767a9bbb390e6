package exchange

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// writer writes JSON, indented, with its keys in the order in which they come.
type writer struct {
	out   bytes.Buffer
	depth int
	first bool // nothing stands in the open object or list yet
}

func (w *writer) text(s string) { w.out.WriteString(s) }

// line begins the next member of the open object or list.
func (w *writer) line() {
	if !w.first {
		w.text(",")
	}
	w.first = false
	w.newline()
}

func (w *writer) newline() {
	w.out.WriteByte('\n')
	for range w.depth {
		w.out.WriteString("  ")
	}
}

// between writes what stands between two brackets.
func (w *writer) between(open, shut string, f func()) {
	w.text(open)
	w.depth++
	w.first = true
	f()
	empty := w.first
	w.depth--
	w.first = false
	if !empty {
		w.newline()
	}
	w.text(shut)
}

func (w *writer) object(f func()) { w.between("{", "}", f) }
func (w *writer) list(f func())   { w.between("[", "]", f) }

// item begins the next item of a list.
func (w *writer) item() { w.line() }

// key begins the next member of an object.
func (w *writer) key(name string) {
	w.line()
	w.quoted(name)
	w.text(": ")
}

func (w *writer) string(key, s string) {
	w.key(key)
	w.quoted(s)
}

func (w *writer) number(key string, n int) {
	w.key(key)
	w.text(strconv.Itoa(n))
}

// quoted writes a text as encoding/json does, with <, > and & as they are.
func (w *writer) quoted(s string) {
	if !strings.ContainsFunc(s, escaped) {
		w.out.WriteByte('"')
		w.out.WriteString(s)
		w.out.WriteByte('"')
		return
	}
	enc := json.NewEncoder(&w.out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s)               // a text in memory cannot fail
	w.out.Truncate(w.out.Len() - 1) // the encoder ends the line
}

// escaped says whether JSON may have to write a character in another way.
func escaped(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == 0x7f || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}
