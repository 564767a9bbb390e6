package notation

import (
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Words are the picture's own words, in the language of its reader. Missing ones
// are English.
type Words struct {
	Root, Confirmed, Rejected, Verify, Same, Votes string // for the legend
	Outside, Skipped, Hidden, Footnote, Undecided  string // for the legend as well
	VotesSign                                      string // in place of the usual one, where votes stand for something else
	Whys                                           string // "%s whys", left out in a long chain
	EmptyHead                                      string // stands in the head while there is no problem
	Page                                           string // "page %s", where %s becomes "2/7"
}

// Complete fills in what was left out.
func (w Words) Complete() Words {
	for _, o := range []struct {
		word  *string
		usual string
	}{
		{&w.Root, "root cause"},
		{&w.Confirmed, "confirmed"},
		{&w.Rejected, "rejected"},
		{&w.Verify, "to verify"},
		{&w.Undecided, "cannot be verified now"},
		{&w.Same, "same as"},
		{&w.Votes, "votes"},
		{&w.Outside, "outside our control"},
		{&w.Skipped, "whys left out"},
		{&w.Hidden, "more whys, not drawn"},
		{&w.Footnote, "in full below"},
		{&w.Whys, "%s whys"},
		{&w.EmptyHead, "?"},
		{&w.Page, "page %s"},
	} {
		if *o.word == "" {
			*o.word = o.usual
		}
	}
	return w
}

// Entry is one sign in the legend and what it means.
type Entry struct{ Sign, Meaning string }

func (e Entry) struck() bool { return e.Sign == signStruck }
func (e Entry) boxed() bool  { return e.Sign == signFootnote }

// Legend lists the signs that stand in a picture.
func Legend(s *Signs, w Words) []Entry {
	var used []Entry
	for _, e := range []Entry{
		{signRoot, w.Root},
		{signConfirmed, w.Confirmed},
		{signVerify, w.Verify},
		{signUndecided, w.Undecided},
		{signStruck, w.Rejected},
		{signSame, w.Same},
		{s.Votes, w.Votes},
		{signOutside, w.Outside},
		{signSkipped, w.Skipped},
		{signHidden, w.Hidden},
		{signFootnote, w.Footnote},
	} {
		if !s.used[e.Sign] {
			continue
		}
		if e.Sign == signSame && len(s.Numbers) > 0 {
			e.Sign += circled(1) // it says what the numbers are
		}
		used = append(used, e)
	}
	return used
}

const (
	legendLine = 1.7 // from one line of the legend to the next
	legendGap  = 1.6 // between two entries
	signGap    = 0.4 // between a sign and what it means
)

// width is how wide the sign is with the space behind it, and how wide the word.
func (e Entry) width() (sign, word float64) {
	switch {
	case e.struck():
	case e.boxed():
		sign = boxWidth(e.Sign) + signGap
	default:
		sign = typeset.Width(e.Sign, 1, true) + signGap
	}
	return sign, typeset.Width(e.Meaning, 1, false)
}

// legendRows breaks the entries into as few lines of at most the given width as it can, and
// these about evenly.
func legendRows(words []Entry, width float64) [][]Entry {
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
func fillRows(words []Entry, width float64) (rows [][]Entry) {
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
func widestRow(rows [][]Entry) (widest float64) {
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
func (n *Painter) legend(rows [][]Entry, x, y float64) {
	for i, row := range rows {
		at, base := x, y+float64(i)*legendLine+ToBase
		for _, e := range row {
			sign, word := e.width()
			switch {
			case e.struck():
			case e.boxed():
				n.number("", scene.PartLegend, e.Sign, at, base, n.Theme.Muted, n.Theme.Paper)
			default:
				n.Write(scene.Text{Part: scene.PartLegend, Words: e.Sign, Size: 1, Bold: true, Color: n.Theme.Ink}, at, base)
			}
			n.Write(scene.Text{Part: scene.PartLegend, Words: e.Meaning, Size: 1, Struck: n.Theme.Strike(e.struck(), n.Theme.Muted, n.Theme.Paper), Color: n.Theme.Muted}, at+sign, base)
			at += sign + word + legendGap
		}
	}
}
