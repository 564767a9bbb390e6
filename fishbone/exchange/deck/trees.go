package deck

import (
	"strings"

	"whybone/fishbone"
)

// What stands on the fish and in a tree of whys is one thing: who changes it in one place has changed
// it. The fish is read first, so what is said of a thing there counts, and where a tree says something
// else, that is noted beside it.

// treesRead is what is known of the trees of whys in a deck.
type treesRead struct {
	met    bool                 // there is one
	slides map[int]bool         // that are there, by their numbers when the deck was made
	seen   map[fishbone.ID]bool // in any of them
}

// readTrees takes in what the slides with whys say.
func (c *comparer) readTrees(slides []*slide) {
	c.trees = treesRead{slides: map[int]bool{}, seen: map[fishbone.ID]bool{}}
	drawn := map[fishbone.ID][]Drawn{}
	for _, d := range c.base.Whys {
		drawn[d.ID] = append(drawn[d.ID], d)
	}
	for _, s := range slides {
		c.readTree(&treeSlide{comparer: c, slide: s, items: map[string]*item{}}, drawn)
	}
}

// treeSlide is a slide with trees that is read.
type treeSlide struct {
	*comparer
	slide *slide
	items map[string]*item // by the numbers of their shapes
}

func (c *comparer) readTree(s *treeSlide, drawn map[fishbone.ID][]Drawn) {
	votes := map[int]int{}
	for id, i := range s.findKnown() {
		c.trees.met, c.trees.seen[id] = true, true
		c.rewordInTree(c.things[id], i.shape.text)
		for _, d := range drawn[id] {
			votes[d.Slide]++
		}
	}
	best := Hidden
	for n, v := range votes {
		if best == Hidden || v > votes[best] || v == votes[best] && n < best {
			best = n
		}
	}
	c.trees.slides[best] = true
	s.findNew()
	s.follow()
}

// findKnown finds the bones and causes. Of copies the one is the thing itself that was left as it was,
// and those with other words are new.
func (s *treeSlide) findKnown() map[fishbone.ID]*item {
	known := map[fishbone.ID]*item{}
	var copies []*shape
	for _, one := range s.slide.shapes {
		id := fishbone.ID(one.of(NameWhy))
		t := s.things[id]
		if one.line || t == nil || !one.says() {
			continue
		}
		if own := known[id]; own == nil {
			known[id] = &item{id: id, shape: one}
		} else if DigestOf(one.text) == t.drawn.Said {
			copies, own.shape = append(copies, own.shape), one
		} else {
			copies = append(copies, one)
		}
	}
	for _, i := range known {
		s.items[i.shape.number] = i
	}
	for _, one := range copies {
		if own := known[fishbone.ID(one.of(NameWhy))]; bare(one.text) == bare(own.shape.text) {
			s.items[one.number] = own
		}
	}
	return known
}

// rewordInTree notes the words of a thing in a tree.
func (c *comparer) rewordInTree(t *thing, text string) {
	switch said := DigestOf(text); {
	case said == t.drawn.Said:
	case t.text == "":
		t.text = text
	case said != DigestOf(t.text):
		t.other = text
	}
}

// findNew finds words that somebody has written beside the trees.
func (s *treeSlide) findNew() {
	for _, one := range s.slide.shapes {
		if one.line || !one.says() || one.placeholder || isFurniture(one.name) || s.items[one.number] != nil || strings.HasPrefix(one.name, NameWhys) {
			continue
		}
		s.items[one.number] = &item{shape: one, copied: fishbone.ID(one.of(NameWhy))}
	}
}

// follow follows the lines from causes to their answers. A line of ours that is gone, or attached
// elsewhere, tells that somebody has moved its cause.
func (s *treeSlide) follow() {
	for _, line := range s.slide.shapes {
		from, to := s.items[line.begin], s.items[line.end]
		if !line.line || from == nil || to == nil || from == to {
			continue
		}
		if line.arrowBack && !line.arrow {
			from, to = to, from
		}
		if to.id == "" {
			to.above = from
			continue
		}
		if from.id == "" && line.of(NameWhyLine) == "" { // drawn from what is new to what it answers
			from.above = to
			continue
		}
		s.moveInTree(s.things[to.id], from)
	}
	for _, one := range s.slide.shapes {
		if i := s.items[one.number]; i != nil && i.shape == one && i.id == "" && i.above != nil && !s.alreadyNew(i) {
			s.comparer.items = append(s.comparer.items, i)
		}
	}
}

// moveInTree notes below what a cause hangs in a tree.
func (c *comparer) moveInTree(t *thing, above *item) {
	if t.drawn.Bone() || above.id != "" && above.id == t.drawn.Under {
		return
	}
	switch {
	case !t.moved:
		t.moved, t.above = true, above
	case idOf(t.above) != above.id:
		t.aboveOther = above
	}
}

// alreadyNew says whether something new stands on the fish too, at the same place.
func (s *treeSlide) alreadyNew(i *item) bool {
	for _, other := range s.comparer.items {
		if !other.bone && bare(other.shape.text) == bare(i.shape.text) && idOf(other.above) == idOf(i.above) {
			return true
		}
	}
	return false
}

// otherPlace is what a tree says where something hangs, if the fish says something else.
func (c *comparer) otherPlace(t *thing) string {
	if t.aboveOther == nil {
		return ""
	}
	if name, _, ok := c.nameOf(t.aboveOther.id); ok {
		return name
	}
	return words(t.aboveOther.shape.text, "")
}

// findGoneFromTrees finds what somebody has deleted in the trees: from all slides that are there of
// those on which it was drawn.
func (c *comparer) findGoneFromTrees() {
	if c.result.Blind {
		return
	}
	for _, d := range c.base.Whys {
		if t := c.things[d.ID]; t != nil && c.trees.slides[d.Slide] && !c.trees.seen[d.ID] {
			t.gone = true
		}
	}
}
