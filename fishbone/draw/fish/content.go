package fish

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// pageContent is a part of an analysis that has a page of its own. A nil one is all of it.
type pageContent struct {
	whole    bool // all of it after all
	overview bool // every category with the number of its causes
	first    int  // in an overview: only so many causes directly on each bone

	bones map[fishbone.ID]bool // else: only these categories
	shown map[fishbone.ID]bool
	above map[fishbone.ID]bool // causes that stand here again, for those below them

	most   int                 // rows of a group; what has more is split into several, all if 0
	apart  bool                // the footnotes stand on a page of their own
	notes  []notation.Footnote // found when it was drawn
	names  []string            // of its categories, such as "People 2/3"
	number string              // such as "4/7"

	drawn map[drawnWay]drawnPart // in each way that was tried
}

// drawnWay is what is tried with a part until it can be read.
type drawnWay struct {
	most  int
	apart bool
}

// drawnPart is a part as it was drawn, with the footnotes found then.
type drawnPart struct {
	scene *scene.Scene
	notes []notation.Footnote
}

// drawnAs is a part as it was drawn in a way. One without footnotes looks the same wherever these stand.
func (e *pageContent) drawnAs(way drawnWay) (drawnPart, bool) {
	if drawn, ok := e.drawn[way]; ok {
		return drawn, true
	}
	drawn, ok := e.drawn[drawnWay{way.most, !way.apart}]
	return drawn, ok && len(drawn.notes) == 0
}

// with is a page for what stands on two.
func (e *pageContent) with(o *pageContent) *pageContent {
	both := *e
	both.drawn = nil
	both.bones, both.shown = maps.Clone(e.bones), maps.Clone(e.shown)
	maps.Copy(both.bones, o.bones)
	maps.Copy(both.shown, o.shown)
	if both.most == 0 || o.most > 0 && o.most < both.most {
		both.most = o.most
	}
	both.names = append(slices.Clip(e.names), o.names...)
	return &both
}

// name says what is on a page: up to three categories, or the first and the last of more.
func (e *pageContent) name() string {
	const few = 3
	if n := len(e.names); n > few {
		return e.names[0] + " – " + e.names[n-1]
	}
	return strings.Join(e.names, ", ")
}

// has says whether a category is shown.
func (e *pageContent) has(bone fishbone.ID) bool {
	return e == nil || e.whole || e.overview || e.bones[bone]
}

// shows says whether a cause is shown, the i-th below its parent at a level from 1 on.
func (e *pageContent) shows(id fishbone.ID, level, i int) bool {
	switch {
	case e == nil || e.whole:
		return true
	case e.overview:
		return level > 1 || i < e.first
	}
	return e.shown[id]
}

// notesApart says whether the footnotes stand elsewhere than below the picture.
func (e *pageContent) notesApart() bool { return e != nil && e.apart }

// rows are the causes that are drawn directly on a bone, each with those below it. An
// overview only counts: the pages of the categories have the ways to the root causes.
func (e *pageContent) rows(o *notation.Outline, bone fishbone.ID) []notation.Row {
	all, shown := o.Below(bone, 1), []notation.Row{}
	for i := range all {
		if !e.shows(all[i].ID, 1, i) {
			continue
		}
		row := e.within(all[i])
		if e != nil && e.most > 0 {
			shown = append(shown, row.Split(e.most)...)
		} else {
			shown = append(shown, row)
		}
	}
	return shown
}

// within is a row with those of its answers that are shown.
func (e *pageContent) within(r notation.Row) notation.Row {
	if e == nil || e.whole || e.overview {
		return r
	}
	var answers []notation.Row
	for _, answer := range r.Answers {
		if e.shown[answer.ID] {
			answers = append(answers, e.within(answer))
		}
	}
	r.Answers = answers
	return r
}

// title is what stands in the box of a category.
func (e *pageContent) title(a *fishbone.Analysis, b fishbone.Bone) string {
	if e == nil || !e.overview {
		return b.Name
	}
	n := 0
	for range a.Walk(b.ID) {
		n++
	}
	return fmt.Sprintf("%s (%d)", b.Name, n)
}

// caption is the line in the caption that tells which page this is.
func (e *pageContent) caption(w notation.Words) string {
	if e == nil || e.number == "" {
		return ""
	}
	page := strings.ReplaceAll(w.Page, "%s", e.number)
	if len(e.names) == 0 {
		return page
	}
	return e.name() + " · " + page
}

// causes yields the causes on the bones that are shown, each before its own answers,
// with its level. Those below the depth limit are among them.
func (e *pageContent) causes(a *fishbone.Analysis) iter.Seq2[int, fishbone.Cause] {
	return func(yield func(int, fishbone.Cause) bool) {
		for _, b := range a.Bones() {
			if e.has(b.ID) && !e.walk(a, b.ID, 1, yield) {
				return
			}
		}
	}
}

func (e *pageContent) walk(a *fishbone.Analysis, under fishbone.ID, level int, yield func(int, fishbone.Cause) bool) bool {
	for i, id := range a.CauseIDs(under) {
		if !e.shows(id, level, i) {
			continue
		}
		if c, _ := a.Cause(id); !yield(level, c) || !e.walk(a, id, level+1, yield) {
			return false
		}
	}
	return true
}
