package draw

import "whybone/fishbone/draw/typeset"

// entry is one sign in the legend and what it means.
type entry struct{ sign, word string }

func (e entry) struck() bool { return e.sign == signStruck }

// legendWords lists the signs that stand in a picture.
func legendWords(s signs, w Words) []entry {
	var used []entry
	for _, e := range []entry{
		{signRoot, w.Root},
		{signConfirmed, w.Confirmed},
		{signVerify, w.Verify},
		{signStruck, w.Rejected},
		{signSame, w.Same},
		{signVotes, w.Votes},
	} {
		if s.used[e.sign] {
			used = append(used, e)
		}
	}
	return used
}

const (
	legendLine = 1.7 // from one line of the legend to the next
	legendGap  = 1.6 // between two entries
	signGap    = 0.4 // between a sign and what it means
)

// width is how wide the sign is with the space behind it, and how wide the word.
func (e entry) width() (sign, word float64) {
	if !e.struck() {
		sign = typeset.Width(e.sign, 1, true) + signGap
	}
	return sign, typeset.Width(e.word, 1, false)
}

// legendRows breaks the entries into as few lines of at most the given width as it can, and
// these about evenly.
func legendRows(words []entry, width float64) [][]entry {
	rows := fillRows(words, width)
	for len(rows) > 1 {
		narrower := fillRows(words, widestRow(rows)-1e-6)
		if len(narrower) > len(rows) || widestRow(narrower) >= widestRow(rows) {
			break
		}
		rows = narrower
	}
	return rows
}

// fillRows puts as many entries into each line as it holds.
func fillRows(words []entry, width float64) (rows [][]entry) {
	end := 0.0
	for _, e := range words {
		sign, word := e.width()
		if end += legendGap + sign + word; len(rows) == 0 || end > width {
			rows, end = append(rows, nil), sign+word
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], e)
	}
	return rows
}

// widestRow is how wide the widest line of a legend is.
func widestRow(rows [][]entry) (widest float64) {
	for _, row := range rows {
		wide := -legendGap
		for _, e := range row {
			sign, word := e.width()
			wide += legendGap + sign + word
		}
		widest = max(widest, wide)
	}
	return widest
}

// legend writes lines of entries from x, y on the paper downwards.
func (n *inker) legend(rows [][]entry, x, y float64) {
	for i, row := range rows {
		at, base := x, y+float64(i)*legendLine+toBase
		for _, e := range row {
			sign, word := e.width()
			if !e.struck() {
				n.write(Text{Part: PartLegend, Words: e.sign, Size: 1, Bold: true, Color: n.theme.Ink}, at, base)
			}
			n.write(Text{Part: PartLegend, Words: e.word, Size: 1, Struck: n.theme.strike(e.struck(), n.theme.Second, n.theme.Paper), Color: n.theme.Second}, at+sign, base)
			at += sign + word + legendGap
		}
	}
}
