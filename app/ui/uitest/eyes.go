package uitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
)

// Walk visits all that can be seen in an object, with its place in what the object's own
// place at is counted from. It leaves out the parts of what visit returns false for.
func Walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position) bool) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if !visit(o, at) {
		return
	}
	for _, part := range partsOf(o) {
		Walk(part, at, visit)
	}
}

// partsOf are what an object is made of.
func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	case *fyne.Container:
		return o.Objects
	}
	return nil
}

// Texts are the words that can be read in an object, a piece for each text on the screen.
func Texts(o fyne.CanvasObject) (all []string) {
	Walk(o, fyne.Position{}, func(part fyne.CanvasObject, _ fyne.Position) bool {
		if t, ok := part.(*canvas.Text); ok && t.Text != "" {
			all = append(all, t.Text)
		}
		return true
	})
	return all
}

// Text is all that can be read in an object, in one line.
func Text(o fyne.CanvasObject) string { return strings.Join(Texts(o), " ") }

// Shows says whether an object shows words, which may stand on several lines.
func Shows(o fyne.CanvasObject, words string) bool {
	return strings.Contains(Text(o), words)
}

// Find is the first thing of a kind in an object that says what is asked for. Without one
// the test ends.
func Find[T fyne.CanvasObject](t *testing.T, in fyne.CanvasObject, what string, says func(words string) bool) T {
	t.Helper()
	var found T
	done := false
	Walk(in, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if one, ok := o.(T); ok && !done && says(Text(o)) {
			found, done = one, true
		}
		return !done
	})
	if !done {
		t.Fatalf("there is nothing that says %q among %q", what, Texts(in))
	}
	return found
}

// Tap clicks the button, chip or line of a menu that says exactly these words. Without
// one the test ends.
func Tap(t *testing.T, in fyne.CanvasObject, words string) {
	t.Helper()
	test.Tap(Find[*ui.Tap](t, in, words, func(said string) bool { return said == words }))
}
