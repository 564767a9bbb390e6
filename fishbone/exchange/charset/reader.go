package charset

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/transform"
)

// sampled is how much of a long text shows its encoding.
const sampled = 256 << 10

// NewReader turns the bytes of a text into text while they are read, from an encoding of that
// name or from the one that the beginning shows. It returns the encoding's name. Bytes that make
// no sense become U+FFFD. The error is [ErrUnknown] or one of reading.
func NewReader(r io.Reader, name string) (io.Reader, string, error) {
	in := bufio.NewReaderSize(r, sampled)
	if name == "" {
		sample, err := in.Peek(sampled)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, "", err
		}
		if whole := bytes.LastIndexByte(sample, '\n'); err == nil && whole > 0 {
			sample = sample[:whole] // not into a character
		}
		name = guess(sample)
	}
	for _, e := range encodings {
		if e.name == strings.ToLower(name) {
			return transform.NewReader(in, e.NewDecoder()), e.name, nil
		}
	}
	return nil, "", fmt.Errorf("%w: there is no %q", ErrUnknown, name)
}
