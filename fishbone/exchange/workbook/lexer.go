package workbook

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"

	"whybone/fishbone/exchange/untrusted"
)

// lexer goes through XML tag by tag. It is several times as fast as the standard library's reader,
// because a sheet has millions of tags of which three kinds matter, and it checks less: whether
// elements are closed in their order is for whoever asks. It knows no entities but XML's own.
type lexer struct {
	in   *bufio.Reader
	tag  []byte // what stands between < and >
	name []byte // of the tag, without its prefix
	text []byte // what stands before the tag

	closes, empty bool // the tag is </name> or <name/>
	quote         byte // around a value that has begun in it
}

// How long one tag and one text may be.
const (
	maxTag  = 64 << 10
	maxText = 1 << 20
)

func newLexer(in io.Reader) *lexer {
	l := &lexer{in: bufio.NewReaderSize(in, 64<<10)}
	if mark, err := l.in.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = l.in.Discard(3)
	}
	return l
}

// next goes to the next tag, with the text before it. At the end it returns [io.EOF].
func (l *lexer) next() error {
	l.text = l.text[:0]
	for {
		if err := l.readText(); err != nil {
			return err
		}
		if err := l.readTag(); err != nil {
			return err
		}
		switch {
		case bytes.HasPrefix(l.tag, []byte("!DOCTYPE")):
			return untrusted.ErrEntities
		case len(l.tag) == 0:
			return untrusted.ErrDamaged
		case l.tag[0] == '!' || l.tag[0] == '?':
			continue // a comment, or a word to a program
		}
		l.takeApart()
		return nil
	}
}

// readText reads up to the next <.
func (l *lexer) readText() error {
	from := len(l.text)
	for {
		part, err := l.in.ReadSlice('<')
		l.text = append(l.text, part...)
		switch {
		case err == nil:
			l.text = unescaped(l.text[:len(l.text)-1], from)
			return nil
		case len(l.text) > maxText:
			return untrusted.ErrBomb
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}

// readTag reads to the end of a tag, a comment, or a part that is text as it stands.
func (l *lexer) readTag() error {
	l.tag, l.quote = l.tag[:0], 0
	for {
		part, err := l.in.ReadSlice('>')
		l.tag = append(l.tag, part...)
		l.quote = quoteAfter(l.quote, part)
		if err == nil && l.ends() {
			return nil
		}
		switch {
		case errors.Is(err, io.EOF):
			return io.ErrUnexpectedEOF
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return err
		case len(l.tag) > maxText || len(l.tag) > maxTag && l.tag[0] != '!':
			return untrusted.ErrBomb
		}
	}
}

// ends says whether a > ends what was read, and takes it away.
func (l *lexer) ends() bool {
	text, literal := bytes.CutPrefix(l.tag, []byte("![CDATA["))
	switch {
	case literal:
		text, whole := bytes.CutSuffix(text, []byte("]]>"))
		if whole {
			l.text = append(l.text, text...)
			l.tag = append(l.tag[:0], '!')
		}
		return whole
	case bytes.HasPrefix(l.tag, []byte("!--")):
		return len(l.tag) >= len("!---->") && bytes.HasSuffix(l.tag, []byte("-->"))
	case l.tag[0] != '!' && l.quote != 0:
		return false // it is part of a value
	}
	l.tag = l.tag[:len(l.tag)-1]
	return true
}

// quoteAfter is the quote in which a value of a tag has begun and not ended, after some more of it.
func quoteAfter(open byte, part []byte) byte {
	for _, b := range part {
		switch {
		case b == open:
			open = 0
		case open == 0 && (b == '"' || b == '\''):
			open = b
		}
	}
	return open
}

// takeApart finds the name of a tag and whether it opens or closes.
func (l *lexer) takeApart() {
	l.closes, l.empty = l.tag[0] == '/', l.tag[len(l.tag)-1] == '/'
	name := bytes.TrimPrefix(l.tag, []byte("/"))
	if end := bytes.IndexAny(name, " \t\r\n/"); end >= 0 {
		name = name[:end]
	}
	if prefix := bytes.IndexByte(name, ':'); prefix >= 0 {
		name = name[prefix+1:]
	}
	l.name = name
}

// attribute is the value of an attribute of the tag, by its name with its prefix; nil for none.
func (l *lexer) attribute(name string) []byte {
	for rest := l.tag; ; {
		at := bytes.IndexByte(rest, '=')
		if at < 0 {
			return nil
		}
		key := bytes.TrimRight(rest[:at], " \t\r\n")
		if space := bytes.LastIndexAny(key, " \t\r\n\"'"); space >= 0 {
			key = key[space+1:]
		}
		value := bytes.TrimLeft(rest[at+1:], " \t\r\n")
		if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return value[1 : end+1]
		}
		rest = value[end+2:]
	}
}

// said is the value of an attribute as a text.
func (l *lexer) said(name string) string {
	return string(unescaped(bytes.Clone(l.attribute(name)), 0))
}

// whole is the value of an attribute as a number, and whether it is one.
func (l *lexer) whole(name string) (int, bool) {
	n, err := strconv.Atoi(string(l.attribute(name)))
	return n, err == nil
}

var named = map[string]byte{"lt": '<', "gt": '>', "amp": '&', "quot": '"', "apos": '\''}

// unescaped writes the characters that are escaped behind a place as they are, in the same
// memory: they only get shorter.
func unescaped(text []byte, from int) []byte {
	at := bytes.IndexByte(text[from:], '&')
	if at < 0 {
		return text
	}
	out := text[:from+at]
	for rest := text[from+at:]; len(rest) > 0; {
		end := -1
		if rest[0] == '&' {
			end = bytes.IndexByte(rest[:min(len(rest), 12)], ';')
		}
		if end < 0 {
			out, rest = append(out, rest[0]), rest[1:]
			continue
		}
		if r, ok := character(string(rest[1:end])); ok {
			out = utf8.AppendRune(out, r)
		} else {
			out = append(out, rest[:end+1]...)
		}
		rest = rest[end+1:]
	}
	return out
}

// character is the one of an entity.
func character(entity string) (rune, bool) {
	if b, ok := named[entity]; ok {
		return rune(b), true
	}
	number, base := entity, 10
	if number == "" || number[0] != '#' {
		return 0, false
	}
	if number = number[1:]; number != "" && number[0] == 'x' {
		number, base = number[1:], 16
	}
	n, err := strconv.ParseUint(number, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || n == 0 {
		return 0, false
	}
	return rune(n), true
}
