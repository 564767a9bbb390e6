package proof

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/dates"
	"whybone/app/sheet"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// field is an entry for something that is kept while it is typed, if it can be read.
type field struct {
	*ui.Entry
	name  string
	read  func(string) (string, error) // what stands in the analysis for what was typed
	err   error                        // why it cannot be read
	today func() fishbone.Day          // of a field for a day, else nil
}

// ofDay says of a field that it is for a day: below it stands which one was understood.
func (f *field) ofDay(now func() time.Time) *field {
	f.today = func() fishbone.Day { return fishbone.DayOf(now()) }
	return f
}

// newField makes a field. Keep stores what was read, and ends the draft of a place.
func newField(h panel.Host, place, name string, e *ui.Entry, read func(string) (string, error), keep func(string) bool) *field {
	f := &field{Entry: e, name: name, read: read}
	panel.Serve(h, e)
	panel.KeepTyped(h, e, place, func(text string) bool {
		had := f.err
		stored, err := read(text)
		f.err = err
		if (had == nil) != (err == nil) {
			ui.Do(h.Refresh)
		}
		return err == nil && keep(stored)
	})
	e.OnEnter = func(string, bool) { e.Flush(); h.Focus() }
	e.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			h.Focus()
		}
		return key == fyne.KeyEscape
	}
	return f
}

// sync shows what stands in the analysis, where that became another thing than was typed.
func (f *field) sync(stored string) {
	f.Sync(stored, func(typed string) string {
		s, err := f.read(typed)
		if err != nil {
			return stored // it is still being typed
		}
		return s
	})
}

// object is the field with its name above it, and below it what is wrong.
func (f *field) object(key string, width float32) fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{ui.Truncated(words.T(key), ui.Style{Size: ui.Small, Color: c.Muted}, width), f.Entry}
	if f.err != nil {
		parts = append(parts, ui.Paragraph(words.Sentence(f.err), ui.Style{Size: ui.Small, Color: c.Bad}, width, 3))
	} else if f.today != nil {
		if day, err := f.read(f.Text); err == nil && day != "" {
			parts = append(parts, ui.Paragraph(panel.LongDay(fishbone.Day(day), f.today()), ui.Style{Size: ui.Small, Color: c.Faint}, width, 2))
		}
	}
	return ui.Column(2, parts...)
}

func readLine(text string) (string, error) { return fishbone.Label(text), nil }

func readText(text string) (string, error) { return fishbone.Paragraph(text), nil }

// readFigure reads a number as people write it.
func readFigure(text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	x, err := sheet.ReadNumber(text)
	if err != nil {
		return "", err
	}
	return string(fishbone.FigureOf(x)), nil
}

// dayKind says what is known of a day before it is read.
type dayKind int

const (
	was   dayKind = iota // it was
	comes                // it is to come
	ends                 // something ends with it
)

// readDay reads a day as people write it, and a month or a week as its first day, or as its last
// one where something ends. One without a year is the nearest that was or will be, or one of this
// month.
func readDay(now func() time.Time, kind dayKind) func(string) (string, error) {
	return func(text string) (string, error) {
		if strings.TrimSpace(text) == "" {
			return "", nil
		}
		how := panel.Days()
		how.Past, how.Around, how.Period = kind == was, true, kind != ends
		day, err := dates.One(text, fishbone.DayOf(now()), how)
		return string(day), err
	}
}
