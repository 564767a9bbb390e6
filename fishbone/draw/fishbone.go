package draw

import "whybone/fishbone"

// Fishbone lays out the fishbone of a whole analysis. The same analysis and options
// always give the same scene. No two labels overlap, nothing lies outside the paper,
// and the team's order is kept: categories from the head outwards, in turns above
// and below the spine, and causes from top to bottom, column by column.
//
// The way there: every label is measured (read.go); for each category a table says
// how wide it is at each height (table.go), the first and the last of a side may
// use the corners beside the head and behind the tail (ends.go); a search over the
// heights above and below picks the largest text (search.go); the causes take their
// places (place.go) and are inked (ink.go).
func Fishbone(a *fishbone.Analysis, o Options) *Scene {
	o = o.complete()
	cats, s := read(a, o)
	text := a.HeadText()
	if text == "" {
		text = o.Words.EmptyHead
	}
	hs := heads(text)
	var sides [2][]*category
	for i, c := range cats {
		sides[i%2] = append(sides[i%2], c)
	}
	flanks := [2]*flank{newFlank(sides[0], true, hs), newFlank(sides[1], false, hs)}
	words := legendWords(s, o.Words)
	l := arrange(flanks, hs, search(flanks, hs, o.Target, legendHeight(words)))
	return ink(l, text, words, *o.Theme)
}
