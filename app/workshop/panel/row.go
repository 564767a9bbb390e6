package panel

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// Row is one line of a list of causes or solutions.
type Row struct {
	Lead    fyne.CanvasObject // before the text: a level, a number, a colour
	Text    string
	Chips   []fyne.CanvasObject // after the text
	Chosen  bool
	Faded   bool
	Indent  float32
	Lines   int // at most; 0 is two
	OnTap   func()
	Actions []*ui.Tap // shown while the row is chosen, and then a button for the menu
	Menu    func(at fyne.Position)
	Hint    string // what the coach says of it, for a mark beside the words
	OnHint  func() // shows that with the reason
}

// Hinted is the row with a mark for what the coach has to say of a thing, if that is anything.
func (r Row) Hinted(h Host, thing fishbone.ID) Row {
	r.Hint, r.OnHint = h.HintOn(thing), func() { h.ShowHint(thing) }
	return r
}

// The measures of a row, from left to right.
const (
	RowEdge    = 8  // at both ends
	RowGap     = 8  // between lead, words and tail
	rowBetween = 4  // between the things of the tail
	rowWords   = 60 // for the words at least: chips give way to them
)

// Make draws the row in a given width.
func (r Row) Make(width float32) *ui.Dragger {
	c := ui.Colors()
	style := ui.Style{Size: ui.Body, Bold: r.Chosen, Color: c.Ink}
	if r.Faded {
		style.Color = c.Faint
	}
	parts := []fyne.CanvasObject{}
	if r.Lead != nil {
		parts = append(parts, r.Lead)
	}
	tail := r.tail(r.Chips)
	for i := len(r.Chips) - 1; i >= 0 && r.room(width, tail) < rowWords; i-- {
		tail = r.tail(r.Chips[:i])
	}
	lines := r.Lines
	if lines == 0 {
		lines = 2
	}
	room := max(rowWords, r.room(width, tail))
	parts = append(parts, ui.Paragraph(r.Text, style, room, lines), ui.Spacer())
	if len(tail) > 0 {
		parts = append(parts, ui.Row(rowBetween, tail...))
	}
	d := ui.NewDragger(ui.MinSize(0, ui.AnswerHeight, ui.Padded(4, RowEdge, 4, RowEdge+r.Indent, ui.Row(RowGap, parts...))), r.OnTap)
	if ui.IsTruncated(r.Text, style, room, lines) {
		d.SetToolTip(r.Text)
	}
	d.OnMenu = r.Menu
	if r.Chosen {
		d.Choose()
	}
	return d
}

// tail is what stands at the end of the row: chips, and the actions of a chosen one. What
// destroys is in the menu, never beside the pencil.
func (r Row) tail(chips []fyne.CanvasObject) []fyne.CanvasObject {
	tail := slices.Clone(chips)
	if r.Hint != "" {
		tail = append([]fyne.CanvasObject{r.hintMark()}, tail...)
	}
	if !r.Chosen || len(r.Actions) == 0 {
		return tail
	}
	for _, a := range r.Actions {
		tail = append(tail, a)
	}
	var more *ui.Tap
	more = ui.SmallIcon(ui.More, words.T("row.more"), func() { r.Menu(ui.Below(more)) })
	return append(tail, more)
}

// hintMark says quietly that the coach has something to say; a click opens it.
func (r Row) hintMark() fyne.CanvasObject {
	t := ui.NewTap(ui.Pad(3, ui.Bulb.Draw(ui.Colors().Open, 14)), r.OnHint)
	t.Radius = 10
	t.SetToolTip(r.Hint)
	return t
}

// room is how wide the words can be.
func (r Row) room(width float32, tail []fyne.CanvasObject) float32 {
	width -= r.Indent + 2*RowEdge + RowGap
	if r.Lead != nil {
		width -= r.Lead.MinSize().Width + RowGap
	}
	if len(tail) > 0 {
		width -= ui.Row(rowBetween, tail...).MinSize().Width + RowGap
	}
	return width
}

// LevelMark is the small number of a level.
func LevelMark(level int) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Filled(c.Sunken, 4, ui.MinSize(18, 18, container.NewCenter(
		ui.Text(fmt.Sprint(level), ui.Style{Size: ui.Small, Color: c.Muted}))))
}

// Swatch is a bone's colour.
func Swatch(ink color.Color) fyne.CanvasObject { return SwatchOf(canvas.NewRectangle(ink)) }

// SwatchOf is one whose colour can change.
func SwatchOf(r *canvas.Rectangle) fyne.CanvasObject {
	r.CornerRadius = 3
	return container.NewCenter(ui.MinSize(10, 10, r))
}

// Dot is a small mark before a note.
func Dot(ink color.Color) fyne.CanvasObject {
	return container.NewCenter(ui.MinSize(7, 7, ui.Disc(ink, nil, 0)))
}

// BoneColor is the colour of a bone in the picture.
func BoneColor(a *fishbone.Analysis, id fishbone.ID) color.NRGBA {
	theme := DiagramTheme(ui.Colors().Dark, ui.Colors().HighContrast)
	if _, ok := a.Bone(id); !ok {
		return ui.Colors().Faint
	}
	return theme.Category(a.ColorOf(id))
}

// DiagramTheme is the theme of the picture on the board.
func DiagramTheme(dark, strong bool) *scene.Theme {
	theme := picture.Theme(dark)
	if strong {
		far := theme.Strong()
		return &far
	}
	return theme
}

// BoneOf is the bone that a cause hangs on, empty for none.
func BoneOf(a *fishbone.Analysis, cause fishbone.ID) fishbone.ID {
	b, _ := a.BoneOf(cause)
	return b.ID
}

// BoneChip is the name of the bone that a cause hangs on, in the bone's colour, cut to
// the width there is.
func BoneChip(a *fishbone.Analysis, cause fishbone.ID, width float32) fyne.CanvasObject {
	b, ok := a.BoneOf(cause)
	if !ok {
		return ui.Chip(words.T("group.unsorted"), ui.Neutral)
	}
	ink, fill := ui.Colors().OnAccent, BoneColor(a, b.ID)
	chip := ui.ColorChip(Shorten(b.Name, 14), ink, fill)
	for n := 13; n > 0 && chip.MinSize().Width > width; n-- {
		chip = ui.ColorChip(Shorten(b.Name, n), ink, fill)
	}
	return chip
}

// FindingChip is a verdict as a chip, nil for a cause that nobody judged.
func FindingChip(f fishbone.Finding) fyne.CanvasObject { return LargerFindingChip(f, 1) }

// LargerFindingChip is a verdict as a chip that is larger than usual, nil for none.
func LargerFindingChip(f fishbone.Finding, larger float32) fyne.CanvasObject {
	switch f {
	case fishbone.Confirmed:
		return ui.LargerChip(words.T("verdict.confirmed"), ui.Positive, larger)
	case fishbone.Rejected:
		return ui.LargerChip(words.T("verdict.rejected"), ui.Negative, larger)
	case fishbone.ToVerify:
		return ui.LargerChip(words.T("verdict.verify"), ui.Waiting, larger)
	case fishbone.Undecided:
		return ui.LargerChip(words.T("verdict.undecided"), ui.Neutral, larger)
	}
	return nil
}

// ChainChip is the chain of a cause of level one as a chip, nil for none.
func ChainChip(chain fishbone.Chain) fyne.CanvasObject { return LargerChainChip(chain, 1) }

// LargerChainChip is a chain as a chip that is larger than usual, nil for none.
func LargerChainChip(chain fishbone.Chain, larger float32) fyne.CanvasObject {
	if chain == fishbone.NoChain {
		return nil
	}
	return ui.LargerChip(words.T("chain.short."+string(chain)), ui.Neutral, larger)
}

// CauseChips are what a list shows of a cause after its words.
func CauseChips(a *fishbone.Analysis, c fishbone.Cause) []fyne.CanvasObject {
	var chips []fyne.CanvasObject
	if chip := ChainChip(c.Chain); chip != nil {
		chips = append(chips, chip)
	}
	if same, ok := a.Cause(c.SameAs); ok {
		chips = append(chips, ui.Chip("→ "+Shorten(same.Text, 6), ui.Accented))
	}
	switch a.EndOf(c.ID) {
	case fishbone.RootEnd:
		return append(chips, ui.Chip(words.T("mark.root"), ui.Positive))
	case fishbone.OutsideEnd:
		return append(chips, ui.Chip(words.T("mark.outside"), ui.Neutral))
	}
	if chip := FindingChip(c.Verdict.Finding); chip != nil {
		chips = append(chips, chip)
	}
	return chips
}
