package ui

import "fyne.io/fyne/v2"

// The measures of a [Ledger].
const (
	LedgerMargin = 24 // beside all of it, at least
	LedgerTitle  = 36 // the height of its title
	LedgerInset  = 8  // what is chosen at its side is so much wider than the words in it
	ledgerGap    = 28
	ledgerFoot   = 16
	ledgerWidest = 1600
)

// Ledger is the layout of a page on which something is kept in a long list: a header, a hairline, a
// title, the list below it, and a side at the right; these are its five objects.
type Ledger struct {
	Above   float32                // the room above the title
	Notices *Notices               // what they say is never over the side
	Shown   func() (l LedgerParts) // what there is beside the list
}

// LedgerParts says what a [Ledger] shows beside its list. Without a header the list has the whole page,
// and without a title all below the header.
type LedgerParts struct{ Header, Title, Side bool }

// LedgerSide is how wide the side of a [Ledger] is in a window.
func LedgerSide(window float32) float32 {
	switch {
	case window < 1000:
		return 300
	case window < 1500:
		return 348
	}
	return 404
}

// MinSize implements [fyne.Layout].
func (*Ledger) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(752, 420) }

// Layout implements [fyne.Layout].
func (l *Ledger) Layout(o []fyne.CanvasObject, s fyne.Size) {
	header, line, title, body, side := o[0], o[1], o[2], o[3], o[4]
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, max(0, height)))
	}
	shown := l.Shown()
	setVisible(header, shown.Header)
	setVisible(title, shown.Header && shown.Title)
	setVisible(side, shown.Header && shown.Title && shown.Side)
	if !shown.Header {
		put(line, 0, 0, 0, 0)
		put(body, 0, 0, s.Width, s.Height)
		return
	}
	put(header, 0, 0, s.Width, HeaderHeight)
	put(line, 0, HeaderHeight, s.Width, 1)
	const top = HeaderHeight + 1
	around := float32(LedgerMargin)
	if s.Width >= 1200 {
		around = 40
	}
	around = max(around, float32(int((s.Width-ledgerWidest)/2)))
	left, wide := s.Width-2*around, LedgerSide(s.Width)
	if !shown.Title {
		put(body, around, top, left, s.Height-top)
		return
	}
	if shown.Side {
		left -= wide + ledgerGap
	}
	list := top + l.Above + LedgerTitle + 8
	put(title, around-6, top+l.Above, left+12, LedgerTitle)
	put(body, around, list, left, s.Height-list-ledgerFoot)
	l.Notices.PlaceIn(fyne.NewPos(around, top), fyne.NewSize(left, s.Height-top), 0)
	put(side, around+left+ledgerGap-LedgerInset, top+l.Above, wide+LedgerInset, s.Height-top-l.Above)
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
		return
	}
	o.Hide()
}
