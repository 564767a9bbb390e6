package home

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/storage"
)

// The heights of the rows of what was found.
const (
	headHeight  = 44
	lineHeight  = 32
	afterGroup  = 8
	mostChips   = 6  // of kinds
	mostChoices = 20 // in the menu of a facet
)

// foundList is what was found: a title with what it can be limited to, and the rows.
type foundList struct {
	*ui.VirtualList
	page   *Page
	cache  *ui.Cache
	header *fyne.Container
}

func newFoundList(p *Page) *foundList {
	c := ui.Colors()
	card := canvas.NewRectangle(c.Surface)
	card.CornerRadius, card.StrokeColor, card.StrokeWidth = ui.Radius, c.Hairline, 1
	l := &foundList{page: p, cache: ui.NewCache(nil), header: container.NewStack()}
	l.VirtualList = ui.NewVirtualList(ui.VirtualListOptions{
		Length:       func() int { return len(p.finder.rows) },
		RowHeight:    l.rowHeight,
		CreateRow:    func() fyne.CanvasObject { return newHitRow(p) },
		UpdateRow:    func(i int, o fyne.CanvasObject) { l.updateRow(i, o.(*hitRow)) },
		Header:       l.header,
		UpdateHeader: l.updateHeader,
		Background:   card,
		Padding:      rowPad,
		Top:          margin, Side: margin, Bottom: margin,
		MaxWidth: widest, MinWidth: minWidth,
	})
	return l
}

func (l *foundList) rowHeight(i int) float32 {
	rows := l.page.finder.rows
	height := float32(lineHeight)
	if rows[i].kind == headRow {
		height = headHeight
	}
	if i+1 < len(rows) && rows[i+1].group != rows[i].group {
		height += afterGroup
	}
	return height
}

func (l *foundList) updateRow(i int, r *hitRow) {
	f := l.page.finder
	if i >= len(f.rows) {
		return // there is another answer, which comes into sight in a moment
	}
	row := f.rows[i]
	s := hitState{row: row, width: r.Size().Width, height: r.Size().Height, chosen: i == l.page.chosen, turn: f.turn}
	if row.group >= 0 {
		s.last = i+1 == len(f.rows) || f.rows[i+1].group != row.group
	}
	r.show(s)
}

// reveal brings a row into sight, or the top for -1.
func (l *foundList) reveal(i int) {
	if i < 0 {
		l.ScrollToTop()
	} else {
		l.ScrollTo(i, margin)
	}
	l.Repaint()
}

// foundDeps is what the title depends on.
type foundDeps struct {
	turn  int
	ready bool
	width float32
}

func (l *foundList) updateHeader(room fyne.Size) {
	f := l.page.finder
	l.cache.Fill(l.header, foundDeps{f.turn, f.ready, room.Width}, func() fyne.CanvasObject {
		return ui.Padded(0, 0, 12, 0, ui.Column(10, l.title(room.Width), l.chips(room.Width)))
	})
}

// title says what was looked for and how much was found.
func (l *foundList) title(width float32) fyne.CanvasObject {
	c, f := ui.Colors(), l.page.finder
	n := words.T("home.found.n", "n", words.Number(f.found.Total))
	if f.found.AtMost {
		n = words.T("search.atMost", "n", f.found.Total)
	}
	parts := []fyne.CanvasObject{
		ui.Text(words.T("home.found", "text", shorten(f.of, 40)), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}),
		ui.Text(n, ui.Style{Size: ui.Strong, Color: c.Faint}),
	}
	if f.found.Behind {
		parts = append(parts, ui.Spacer(), ui.Text(words.T("search.behind"), ui.Style{Size: ui.Small, Color: c.Open}))
	}
	return ui.Row(10, parts...)
}

// chips are the kinds of what was found, and a menu for each other facet.
func (l *foundList) chips(width float32) fyne.CanvasObject {
	f := l.page.finder
	chosen := f.limited(storage.FacetKind)
	all := 0
	kinds := f.found.Facets[storage.FacetKind]
	for _, k := range kinds {
		all += k.N
	}
	chips := []fyne.CanvasObject{l.chip(words.T("search.all"), all, chosen == "", storage.FacetKind, "")}
	for i, k := range kinds {
		if i < mostChips || k.Value == chosen {
			chips = append(chips, l.chip(words.FacetValue(storage.FacetKind, k.Value), k.N, k.Value == chosen, storage.FacetKind, k.Value))
		}
	}
	for _, facet := range storage.Facets {
		if counts := f.found.Facets[facet]; facet != storage.FacetKind && (len(counts) > 0 || f.limited(facet) != "") {
			chips = append(chips, l.menuChip(facet, counts))
		}
	}
	return ui.Flow(6, width, chips...)
}

func (l *foundList) chip(name string, n int, chosen bool, facet storage.Facet, value string) fyne.CanvasObject {
	return ui.ChipButton(fmt.Sprintf("%s %d", name, n), chosen, func() { l.page.limit(facet, value) })
}

// menuChip opens the values of a facet.
func (l *foundList) menuChip(facet storage.Facet, counts []storage.FacetCount) fyne.CanvasObject {
	p := l.page
	limited, name := p.finder.limited(facet), words.T("search.by."+string(facet))
	if limited != "" {
		name = shorten(words.FacetValue(facet, limited), 24)
	}
	var chip *ui.Tap
	chip = ui.ChipButton(name, limited != "", func() {
		choices := []ui.Choice{ui.Pick(words.T("search.all"), func() { p.limit(facet, "") })}
		for _, c := range counts[:min(len(counts), mostChoices)] {
			choices = append(choices, ui.Pick(fmt.Sprintf("%s   %d", shorten(words.FacetValue(facet, c.Value), 32), c.N), func() { p.limit(facet, c.Value) }))
		}
		chip.MouseOut()
		ui.ShowMenu(p.Window.Canvas(), ui.Below(chip), p.Focus, choices...)
	})
	ink := ui.Colors().Muted
	if limited != "" {
		ink = ui.Colors().OnAccent
	}
	chip.Content = ui.Padded(0, 9, 0, 0, ui.Row(-6, chip.Content, ui.Down.Draw(ink, 14)))
	return chip
}
