package fish

import (
	"image/color"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// noteHead gives the head a footnote where its words are too many for it.
func (r *reader) noteHead() {
	if text := r.HeadText(); text != "" && r.o.Footnotes {
		r.footnote(r.cache.headsFor(text, 0)[0].cut, text, scene.PartHead, "")
	}
}

// headNote is the number of the head's footnote, 0 for none: it is the first.
func headNote(notes []notation.Footnote) int {
	if len(notes) > 0 && notes[0].Of == "" {
		return notes[0].Number
	}
	return 0
}

// footnote gives a label that was cut its footnote, where the picture has such.
func (r *reader) footnote(cut bool, text string, part scene.Part, of fishbone.ID) (number int, noted bool) {
	if !cut || !r.o.Footnotes {
		return 0, false
	}
	return r.note(of, r.colorOf(part), notation.FootnoteLine{Text: text}), true
}

// note returns the number of a footnote, which is the same where its label stands again.
func (r *reader) note(of fishbone.ID, c color.NRGBA, lines ...notation.FootnoteLine) (number int) {
	for _, n := range r.notes {
		if n.Of == of && of != "" && slices.Equal(n.Lines, lines) {
			return n.Number
		}
	}
	number = len(r.notes) + 1
	r.notes = append(r.notes, notation.Footnote{Number: number, Of: of, Color: c, Lines: lines})
	return number
}

func (r *reader) colorOf(part scene.Part) color.NRGBA {
	if part == scene.PartHead {
		return r.o.Theme.Head
	}
	return r.o.Theme.Category(r.category.color)
}

// noteSkipped gives whys that were left out their footnote. Where there are no footnotes,
// they are the whole text of the row.
func (r *reader) noteSkipped(w *row, from *notation.Row) {
	var lines []notation.FootnoteLine
	var texts []string
	level := r.Level(from.ID)
	for i, id := range from.Skipped {
		c, _ := r.Cause(id)
		lines, texts = append(lines, notation.FootnoteLine{Level: level + i, Text: c.Text}), append(texts, c.Text)
	}
	w.full = strings.Join(texts, " → ")
	if r.o.Footnotes {
		r.signs.Footnote(&w.Marks, r.note(w.id, r.colorOf(scene.PartCause), lines...))
		w.measure(r.textOf(from), r.cache, r.o.Whole)
		w.full = strings.Join(texts, " → ")
	}
}
