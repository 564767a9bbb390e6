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
	legendLine  = 1.7 // from one line of the legend to the next
	legendAbove = 0.5 // free above it
	legendGap   = 1.6 // between two entries
)

func legendHeight(words []entry) float64 {
	if len(words) == 0 {
		return 0
	}
	return legendLine + legendAbove
}

// legend writes the entries in lines of at most the given width, from y on
// downwards, and returns where it ends.
func (n *inker) legend(words []entry, x, y, width float64) float64 {
	if len(words) == 0 {
		return y
	}
	y += legendAbove + toBase
	at := x
	for _, e := range words {
		sign := typeset.Width(e.sign, 1, true) + 0.4
		if e.struck() {
			sign = 0
		}
		word := typeset.Width(e.word, 1, false)
		if at > x && at+sign+word > x+width {
			at, y = x, y+legendLine
		}
		if !e.struck() {
			n.text(Text{Part: PartLegend, Words: e.sign, Size: 1, Bold: true, Color: n.theme.Ink}, at, y)
		}
		n.text(Text{Part: PartLegend, Words: e.word, Size: 1, Struck: e.struck(), Color: n.theme.Second}, at+sign, y)
		at += sign + word + legendGap
	}
	return y - toBase + legendLine
}
