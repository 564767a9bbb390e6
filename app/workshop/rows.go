package workshop

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// row is one line of a list of causes or solutions.
type row struct {
	lead    fyne.CanvasObject // before the text: a level, a number, a colour
	text    string
	chips   []fyne.CanvasObject // after the text
	chosen  bool
	faded   bool
	indent  float32
	lines   int // at most; 0 is two
	onTap   func()
	actions []*ui.Tap // shown while the row is chosen, and then a button for the menu
	menu    func(at fyne.Position)
}

// The measures of a row, from left to right.
const (
	rowEdge    = 8  // at both ends
	rowGap     = 8  // between lead, words and tail
	rowBetween = 4  // between the things of the tail
	rowWords   = 60 // for the words at least: chips give way to them
)

// make draws the row in a given width.
func (r row) make(width float32) *ui.Dragger {
	c := ui.Colors()
	style := ui.Style{Size: ui.Body, Bold: r.chosen, Color: c.Ink}
	if r.faded {
		style.Color = c.Third
	}
	parts := []fyne.CanvasObject{}
	if r.lead != nil {
		parts = append(parts, r.lead)
	}
	tail := r.tail(r.chips)
	for i := len(r.chips) - 1; i >= 0 && r.room(width, tail) < rowWords; i-- {
		tail = r.tail(r.chips[:i])
	}
	lines := r.lines
	if lines == 0 {
		lines = 2
	}
	room := max(rowWords, r.room(width, tail))
	parts = append(parts, ui.Paragraph(r.text, style, room, lines), ui.Spring())
	if len(tail) > 0 {
		parts = append(parts, ui.Row(rowBetween, tail...))
	}
	d := ui.NewDragger(ui.Least(0, ui.AnswerHeight, ui.Inset(4, rowEdge, 4, rowEdge+r.indent, ui.Row(rowGap, parts...))), r.onTap)
	if ui.IsCut(r.text, style, room, lines) {
		d.SetToolTip(r.text)
	}
	d.OnMenu = r.menu
	if r.chosen {
		d.Fill, d.Over = c.Soft, c.Soft
	}
	return d
}

// tail is what stands at the end of the row: chips, and the actions of a chosen one. What
// destroys is in the menu, never beside the pencil.
func (r row) tail(chips []fyne.CanvasObject) []fyne.CanvasObject {
	tail := slices.Clone(chips)
	if !r.chosen || len(r.actions) == 0 {
		return tail
	}
	for _, a := range r.actions {
		tail = append(tail, a)
	}
	var more *ui.Tap
	more = ui.SmallIcon(ui.More, words.T("row.more"), func() { r.menu(below(more)) })
	return append(tail, more)
}

// room is how wide the words can be.
func (r row) room(width float32, tail []fyne.CanvasObject) float32 {
	width -= r.indent + 2*rowEdge + rowGap
	if r.lead != nil {
		width -= r.lead.MinSize().Width + rowGap
	}
	if len(tail) > 0 {
		width -= ui.Row(rowBetween, tail...).MinSize().Width + rowGap
	}
	return width
}

// levelMark is the small number of a level.
func levelMark(level int) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Filled(c.Sunken, 4, ui.Least(18, 18, container.NewCenter(
		ui.Text(fmt.Sprint(level), ui.Style{Size: ui.Small, Color: c.Second}))))
}

// swatch is a bone's colour.
func swatch(ink color.Color) fyne.CanvasObject { return swatchOf(canvas.NewRectangle(ink)) }

// swatchOf is one whose colour can change.
func swatchOf(r *canvas.Rectangle) fyne.CanvasObject {
	r.CornerRadius = 3
	return container.NewCenter(ui.Least(10, 10, r))
}

// dot is a small mark before a note.
func dot(ink color.Color) fyne.CanvasObject {
	return container.NewCenter(ui.Least(7, 7, canvas.NewCircle(ink)))
}

// boneColor is the colour of a bone in the picture.
func (p *Page) boneColor(id fishbone.ID) color.NRGBA {
	theme := boardTheme(ui.Colors().Dark, ui.Colors().Strong)
	for i, b := range p.Analysis().Bones() {
		if b.ID == id {
			return theme.Bone(i)
		}
	}
	return ui.Colors().Third
}

// boneChip is the name of the bone that a cause hangs on, in the bone's colour, cut to
// the width there is.
func (p *Page) boneChip(cause fishbone.ID, width float32) fyne.CanvasObject {
	b, ok := p.Analysis().BoneOf(cause)
	if !ok {
		return ui.Chip(words.T("group.unsorted"), ui.Neutral)
	}
	ink, fill := ui.Colors().OnAccent, p.boneColor(b.ID)
	chip := ui.ColorChip(shorten(b.Name, 14), ink, fill)
	for n := 13; n > 0 && chip.MinSize().Width > width; n-- {
		chip = ui.ColorChip(shorten(b.Name, n), ink, fill)
	}
	return chip
}

// findingChip is a verdict as a chip, nil for a cause that nobody judged.
func findingChip(f fishbone.Finding) fyne.CanvasObject {
	switch f {
	case fishbone.Confirmed:
		return ui.Chip(words.T("verdict.confirmed"), ui.Positive)
	case fishbone.Rejected:
		return ui.Chip(words.T("verdict.rejected"), ui.Negative)
	case fishbone.ToVerify:
		return ui.Chip(words.T("verdict.verify"), ui.Waiting)
	}
	return nil
}

// causeChips are what a list shows of a cause after its words.
func (p *Page) causeChips(c fishbone.Cause) []fyne.CanvasObject {
	var chips []fyne.CanvasObject
	if same, ok := p.Analysis().Cause(c.SameAs); ok {
		chips = append(chips, ui.Chip("→ "+shorten(same.Text, 6), ui.Accented))
	}
	if p.Analysis().IsRoot(c.ID) {
		chips = append(chips, ui.Chip(words.T("mark.root"), ui.Positive))
	} else if chip := findingChip(c.Verdict.Finding); chip != nil {
		chips = append(chips, chip)
	}
	return chips
}

// shorten cuts a text for a chip.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}

// popUp opens a menu. What is being typed on the board is kept first.
func (p *Page) ShowMenu(at fyne.Position, items ...ui.Choice) {
	p.closeInPlace()
	p.closeSame()
	ui.ShowMenu(p.Window().Canvas(), at, p.Focus, items...)
}
