//go:build linux

package endtoend

import (
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whybone/app/ui"
	"whybone/app/words"
)

// exportPNG chooses everything with the mouse but the name.
func exportPNG(t *testing.T, w *window) {
	w.export("fish.png")
	w.click(w.seeIn(image.Rect(w.width/2, w.height/2, w.width, w.height), words.T("save.save"))) // not the title
	path := filepath.Join(w.home, "fish.png")
	w.until("the PNG is whole", func() bool {
		f, err := os.Open(path)
		if err != nil {
			return false
		}
		defer f.Close()
		img, err := png.Decode(f)
		return err == nil && img.Bounds().Dx() > 1200 && img.Bounds().Dy() > 500
	})
}

// drawn is how many levels below a bone the picture shows; deeper ones are counted.
const drawn = 3

// exportSVG ends the file's name with Return; every word of the fish is in the file.
func exportSVG(t *testing.T, w *window) {
	w.export("fish.svg")
	w.press("Return")
	var said string
	w.until("the SVG is whole", func() bool {
		data, err := os.ReadFile(filepath.Join(w.home, "fish.svg"))
		if err != nil {
			return false
		}
		said, err = wordsIn(data)
		return err == nil
	})
	want := []string{w.analysis().HeadText(), "Product", "Service", "设计"}
	for level, c := range w.analysis().WalkBones() {
		if level <= drawn {
			want = append(want, c.Text)
		}
	}
	for _, text := range want {
		if !strings.Contains(said, strings.ReplaceAll(text, " ", "")) {
			t.Errorf("the SVG does not say %q, it says %q", text, said)
		}
	}
}

// wordsIn reads an SVG to its end and returns all its text without spaces: a label may
// be broken into lines.
func wordsIn(svg []byte) (string, error) {
	var said strings.Builder
	for d := xml.NewDecoder(strings.NewReader(string(svg))); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if said.Len() == 0 {
				return "", errors.New("no words")
			}
			return said.String(), nil
		}
		if err != nil {
			return "", err
		}
		if text, ok := token.(xml.CharData); ok {
			said.WriteString(strings.Join(strings.Fields(string(text)), ""))
		}
	}
}

// exportToNowhere asks for a place that there is not: the window says so, and goes on.
func exportToNowhere(t *testing.T, w *window) {
	before := filesIn(t, w.home)
	w.export("nowhere/fish.svg")
	w.press("Return")
	w.until("a notice says that it failed", func() bool {
		return !area(w.screen(), w.foot(), ui.Dark.Bad).Empty() // its mark: notices are dark in a light window
	})
	w.seeIn(w.foot(), filepath.Join(w.home, "nowhere")[:16])
	if after := filesIn(t, w.home); len(after) != len(before) {
		t.Errorf("there is now %v, there was %v", after, before)
	}
}

// export opens the dialog and types the file's name into the one that asks for it. Its
// ending says what is to be written.
func (w *window) export(name string) {
	w.t.Helper()
	w.openExport()
	w.clickOn(words.T("export.save"))
	w.see(words.T("save.title"))
	w.press("ctrl+a")
	w.write(name)
}

// openExport clicks on the word in the header: the dialog, which may be on its way out, has it
// as its heading.
func (w *window) openExport() {
	w.t.Helper()
	w.click(w.seeIn(image.Rect(w.width/2, 0, w.width, w.height/10), words.T("workshop.export")))
}

func filesIn(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
