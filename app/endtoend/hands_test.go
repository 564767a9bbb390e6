//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"os/exec"
	"strings"
	"time"
	"unicode"
)

// do has xdotool do something.
func (d *desktop) do(args ...string) {
	d.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = d.environ()
	if said, err := c.CombinedOutput(); err != nil {
		d.fail("xdotool %s: %v: %s", strings.Join(args, " "), err, said)
	}
}

// press presses keys one after the other: "ctrl+z", "Return".
func (d *desktop) press(keys ...string) {
	d.t.Helper()
	d.do(append([]string{"key", "--clearmodifiers", "--delay", "8"}, keys...)...)
}

// write types a text.
func (d *desktop) write(text string) {
	d.t.Helper()
	d.do("type", "--clearmodifiers", "--delay", "4", "--", text)
}

// writeForeign types a character that is on no key, until it arrived. xdotool lays it
// onto a spare key while it types; a program that looks at its keyboard too late finds
// nothing there any more, so every attempt holds it for longer.
func (d *desktop) writeForeign(r rune, arrived func() bool) {
	d.t.Helper()
	for hold := 200; hold < 5000; hold *= 2 {
		d.do("type", "--delay", fmt.Sprint(hold), string(r))
		for end := time.Now().Add(3 * time.Second); time.Now().Before(end); time.Sleep(glance) {
			if arrived() {
				return
			}
		}
	}
	d.fail("%c cannot be typed", r)
}

// enter types a text, or pastes one that is not on the keys, and presses Return.
func (d *desktop) enter(text string) {
	d.t.Helper()
	if onKeys(text) {
		d.write(text)
	} else {
		d.paste(text)
	}
	d.press("Return")
}

// onKeys says whether all of a text can be typed.
func onKeys(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
}

// paste puts a text onto the clipboard and from there into the window.
func (d *desktop) paste(text string) {
	d.t.Helper()
	if windowsProgram() != "" {
		d.pasteUnderWine(text)
		return
	}
	c := exec.Command("xclip", "-selection", "clipboard", "-in")
	c.Env = d.environ()
	c.Stdin = strings.NewReader(text)
	if err := c.Run(); err != nil {
		d.fail("xclip: %v", err)
	}
	d.until("the text is on the clipboard", func() bool { return d.clipboard() == text }) // a process in the background puts it there
	d.press("ctrl+v")
}

// clipboard is the text on the clipboard.
func (d *desktop) clipboard() string {
	c := exec.Command("xclip", "-selection", "clipboard", "-out")
	c.Env = d.environ()
	text, _ := c.Output() // fails as long as there is none
	return string(text)
}

// click clicks into the middle of a place.
func (d *desktop) click(at image.Rectangle) {
	d.t.Helper()
	d.do(append(moveTo(middle(at)), "click", "1")...)
}

// clickOn waits for words and clicks on them.
func (d *desktop) clickOn(words string) {
	d.t.Helper()
	d.click(d.see(words))
}

// away takes the pointer to where it shows no tooltip and lights nothing.
func (d *desktop) away() {
	d.t.Helper()
	d.do(moveTo(image.Pt(d.width-2, d.height-2))...)
}

// drag drags from one place to another, and lets go there once it arrived.
func (d *desktop) drag(from, to image.Rectangle, arrived func() bool) {
	d.t.Helper()
	d.carry(from, to, dragMoves)
	at := middle(to)
	d.until("what is dragged arrived", func() bool {
		if arrived() {
			return true
		}
		at.X ^= 1 // no hand is quite still, and wine loses a move now and then
		d.do(moveTo(at)...)
		return false
	})
	d.do("mouseup", "1")
}

// dragMoves are as many moves as lead from one place to another.
const dragMoves = 8

// carry drags so many moves of the way from one place to another.
func (d *desktop) carry(from, to image.Rectangle, moves int) {
	d.t.Helper()
	a, b := middle(from), middle(to)
	d.do(append(moveTo(a), "mousedown", "1")...)
	for i := 1; i <= moves; i++ {
		d.do(moveTo(a.Add(b.Sub(a).Mul(i).Div(dragMoves)))...)
	}
}

func moveTo(p image.Point) []string {
	return []string{"mousemove", fmt.Sprint(p.X), fmt.Sprint(p.Y)}
}

func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }
