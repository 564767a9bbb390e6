// Package console is where the program reads and writes as a command. That is what it was started
// with, except on Windows: a program with a window has no console there, not even where it was
// started from one.
//
// On Windows a second, small program with a console of its own (app/packaging/windows/console) is what
// people start at the prompt: the prompt waits for it, and it for this one.
package console

import "io"

// Console is what a command reads and writes.
type Console struct {
	In       io.Reader
	Out, Err io.Writer

	show func(text string) // shows what was written where nobody would see it; nil where that is seen
	said *record
	free func() // gives the console back; nil where there is no need
}

// record keeps the beginning of what was written.
type record struct{ text []byte }

func (r *record) Write(p []byte) (int, error) {
	const most = 4000
	r.text = append(r.text, p[:min(len(p), most-len(r.text))]...)
	return len(p), nil
}

// Windowed says that a window tells people from now on what went wrong.
func (c *Console) Windowed() {
	c.show = nil
	if c.free != nil {
		c.free()
	}
}

// Close shows what a failed command said, where nobody could have seen it.
func (c *Console) Close(failed bool) {
	if failed && c.show != nil && len(c.said.text) > 0 {
		c.show(string(c.said.text))
	}
}
