// Package charset turns the bytes of text files into text, in whatever encoding the programs of
// Europe and of the Chinese-speaking countries wrote them.
//
// Start reading at [Decode].
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// ErrUnknown says that the characters of a text make no sense.
var ErrUnknown = errors.New("the text is in no encoding that is known")

// encodings are those that spreadsheets write, by their names.
var encodings = []struct {
	name string
	encoding.Encoding
}{
	{"utf-8", unicode.UTF8BOM},
	{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"gb18030", simplifiedchinese.GB18030},
	{"big5", traditionalchinese.Big5},
	{"windows-1252", charmap.Windows1252},
}

// Names are the names of those that can be read.
func Names() (names []string) {
	for _, e := range encodings {
		names = append(names, e.name)
	}
	return names
}

// Decode turns bytes into text, from an encoding of that name or from the one that they
// show. The error is [ErrUnknown].
func Decode(data []byte, name string) (string, error) {
	if name == "" {
		name = guess(data)
	}
	for _, e := range encodings {
		if e.name != strings.ToLower(name) {
			continue
		}
		text, err := e.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
			return "", fmt.Errorf("%w: it is not %s", ErrUnknown, e.name)
		}
		return strings.TrimPrefix(string(text), "\ufeff"), nil
	}
	return "", fmt.Errorf("%w: there is no %q", ErrUnknown, name)
}

// guess finds the encoding of a text. A mark at the beginning says it; zeros show UTF-16;
// what is right UTF-8 is hardly ever something else. Of the others that one is taken in
// which the characters are the most usual ones.
func guess(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return "utf-16be"
	case utf8.Valid(data) && bytes.IndexByte(data, 0) < 0:
		return "utf-8"
	}
	if even, odd := zeros(data, 0), zeros(data, 1); even+odd > 0 && len(data)%2 == 0 {
		if odd > even { // digits and separators have their zero behind them
			return "utf-16le"
		}
		return "utf-16be"
	}
	if lonely(data) {
		return "windows-1252"
	}
	simplified, traditional := usual(data, "gb18030", 0xb0, 0xd7, 0xa1), usual(data, "big5", 0xa4, 0xc6, 0x40)
	if traditional > simplified {
		return "big5"
	}
	return "gb18030"
}

// zeros counts the zero bytes at even or at odd places.
func zeros(data []byte, from int) (n int) {
	for i := from; i < len(data); i += 2 {
		if data[i] == 0 {
			n++
		}
	}
	return n
}

// lonely says whether the bytes beyond ASCII mostly stand alone between letters, as accents
// do in a European text. Chinese has them side by side.
func lonely(data []byte) bool {
	alone, all := 0, 0
	for i, b := range data {
		if b < 0x80 {
			continue
		}
		all++
		if (i == 0 || data[i-1] < 0x80) && (i == len(data)-1 || data[i+1] < 0x80) {
			alone++
		}
	}
	return alone*10 >= all*8
}

// usual is the share of a text's Chinese characters that are among the more usual ones of
// an encoding, whose first bytes are within bounds and whose second is not below one. It is
// negative where the text is none in that encoding.
func usual(data []byte, name string, first, last, second byte) float64 {
	if _, err := Decode(data, name); err != nil {
		return -1
	}
	most, all := 0, 0
	for i := 0; i+1 < len(data); i++ {
		if data[i] < 0x80 {
			continue
		}
		all++
		if punctuation := data[i] >= 0xa1 && data[i] <= 0xa3; punctuation || data[i] >= first && data[i] <= last && data[i+1] >= second {
			most++
		}
		i++
	}
	return float64(most) / float64(max(all, 1))
}
