package console

import (
	"bytes"
	"strings"
	"testing"
)

// What a command says is shown once it failed, unless a window tells it or it was seen.
func TestWhatNobodySaw(t *testing.T) {
	var shown []string
	open := func() *Console {
		c := &Console{In: bytes.NewReader(nil), said: &record{}, show: func(text string) { shown = append(shown, text) }}
		c.Out, c.Err = c.said, c.said
		return c
	}
	c := open()
	_, _ = c.Err.Write([]byte("whybone: no"))
	c.Close(false)
	if len(shown) > 0 {
		t.Errorf("%q is shown though all was done", shown)
	}
	c.Close(true)
	if len(shown) != 1 || shown[0] != "whybone: no" {
		t.Errorf("%q is shown", shown)
	}
	c = open()
	if n, err := c.Out.Write([]byte(strings.Repeat("x", 9000))); n != 9000 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	c.Windowed()
	c.Close(true)
	open().Close(true)
	if len(shown) != 1 {
		t.Errorf("%d more are shown", len(shown)-1)
	}
}
