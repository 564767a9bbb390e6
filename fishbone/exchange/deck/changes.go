package deck

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"whybone/fishbone"
)

// What is what somebody has done to a thing in the deck.
type What string

// The sorts of changes, in the order of the list.
const (
	Reworded What = "reworded"
	Moved    What = "moved"
	New      What = "new"
	Deleted  What = "deleted"
)

// Change is one difference between a deck as it was made and as it came home.
type Change struct {
	What  What
	Kind  *fishbone.Kind // of a bone, of a cause, or of what is said of the analysis, for the head
	ID    fishbone.ID    // empty for what is new
	Was   string         // its words in the analysis
	Text  string         // its words in the deck
	From  Place          // where something hangs that was moved
	Under Place          // where something is to hang that was moved or is new
	Gone  []fishbone.ID  // all that is deleted: the thing first, then what hangs below it
	// Changed says that the team has changed the same thing since the deck was made.
	Changed bool
	// Other is what the trees of whys say where somebody has changed the same thing there in another
	// way than on the fish.
	Other string
}

// Place is where something hangs: below a thing, or below one that is new itself. Both are empty
// for nothing in particular.
type Place struct {
	ID  fishbone.ID
	New *Change
}

// Comparison is what came of reading a deck beside the analysis.
type Comparison struct {
	Changes []*Change
	// Left are words that people have changed in the deck of things that are not in the
	// analysis any more.
	Left []string
	// Away is how many bones and causes were drawn on slides that are not in the deck.
	Away int
	// Blind says that the deck does not know what was drawn in it: what was deleted there cannot
	// be told.
	Blind bool
}

// Compare says what was changed in a deck. The errors are [ErrOther] and [ErrNoFish].
func (d *Deck) Compare(a *fishbone.Analysis) (*Comparison, error) {
	base := d.Base
	if base == nil {
		base = baseOf(a)
	} else if base.Analysis != a.ID() {
		return nil, ErrOther
	}
	c := &comparer{a: a, base: base, result: &Comparison{Blind: d.Base == nil}, things: map[fishbone.ID]*thing{}, news: map[*item]*Change{}}
	for _, one := range base.Drawn {
		t := c.things[one.ID]
		if t == nil {
			t = &thing{drawn: one}
			c.things[one.ID] = t
			c.order = append(c.order, one.ID)
		}
		if one.Slide != Hidden {
			t.slides = append(t.slides, one.Slide)
		}
	}
	for _, s := range d.slides {
		c.read(s, d.Base != nil)
	}
	c.readTrees(d.trees)
	if len(c.met) == 0 && !c.trees.met {
		if c.result.Blind {
			return nil, ErrOther
		}
		return nil, ErrNoFish
	}
	c.compare()
	return c.result, nil
}

// baseOf stands in for what a deck has lost: all that is in the analysis.
func baseOf(a *fishbone.Analysis) *Base {
	b := &Base{Analysis: a.ID(), Head: DigestOf(a.HeadText())}
	for _, bone := range a.Bones() {
		said := DigestOf(bone.Name)
		b.Drawn = append(b.Drawn, Drawn{ID: bone.ID, Said: said, Shown: said})
	}
	for _, cause := range a.WalkBones() {
		said := DigestOf(cause.Text)
		b.Drawn = append(b.Drawn, Drawn{ID: cause.ID, Under: cause.Parent, Said: said, Shown: said})
	}
	return b
}

// thing is what is known of a bone or a cause that was drawn.
type thing struct {
	drawn  Drawn
	slides []int // on which it was drawn
	seen   bool
	text   string // if somebody has changed it
	moved  bool
	above  *item
	gone   bool // from the deck

	other      string // its words in a tree of whys, where they were changed in another way
	aboveOther *item  // what it hangs below there, if that is another one
}

type comparer struct {
	a      *fishbone.Analysis
	base   *Base
	result *Comparison
	order  []fishbone.ID
	things map[fishbone.ID]*thing
	met    map[int]bool // the slides that are there, by their numbers when the deck was made
	head   string       // if somebody has changed it
	items  []*item      // that are new
	news   map[*item]*Change
	trees  treesRead
}

// read takes in what a slide says.
func (c *comparer) read(s *slide, placed bool) {
	number := c.slideOf(s)
	drawn := map[fishbone.ID]Drawn{}
	for _, one := range c.base.Drawn {
		if old, ok := drawn[one.ID]; !ok || one.Slide == number && old.Slide != number {
			drawn[one.ID] = one
		}
	}
	f := newFish(s, drawn, placed)
	if len(f.known) > 0 {
		if c.met == nil {
			c.met = map[int]bool{}
		}
		c.met[number] = true
	}
	if f.head != nil && c.head == "" && DigestOf(f.head.text) != c.base.Head {
		c.head = f.head.text
	}
	for _, i := range f.items {
		if i.id == "" {
			c.items = append(c.items, i)
			continue
		}
		t := c.things[i.id]
		t.seen = true
		if text := i.shape.text; t.text == "" && DigestOf(text) != drawn[i.id].Shown && DigestOf(text) != drawn[i.id].Said {
			t.text = text
			if d := drawn[i.id]; i.bone && d.Shown != d.Said { // an overview counts what it leaves out
				t.text = counted.ReplaceAllString(strings.TrimSpace(text), "")
			}
		}
		if !i.bone && !i.stays && !t.moved {
			t.moved, t.above = true, i.above
		}
	}
}

// counted is how many causes of a bone an overview leaves out, behind its name.
var counted = regexp.MustCompile(`\s*[(（]\d+[)）]$`)

// slideOf finds out which of the slides that were made one is: that of most of its shapes.
func (c *comparer) slideOf(s *slide) int {
	votes := map[int]int{}
	for _, one := range s.shapes {
		id := fishbone.ID(one.of(NameCause) + one.of(NameBone))
		if t := c.things[id]; t != nil && !one.line {
			for _, n := range t.slides {
				votes[n]++
			}
		}
	}
	best := 0
	for n, v := range votes {
		if v > votes[best] || v == votes[best] && n < best {
			best = n
		}
	}
	return best
}

// compare makes the list.
func (c *comparer) compare() {
	c.findGone()
	c.newBones()
	c.rewordHead()
	for _, id := range c.order {
		c.reword(c.things[id])
	}
	moves, added := c.movesAndNews()
	c.result.Changes = slices.Concat(c.result.Changes, moves, added)
	c.delete()
	rank := []What{Reworded, Moved, New, Deleted}
	slices.SortStableFunc(c.result.Changes, func(a, b *Change) int {
		return slices.Index(rank, a.What) - slices.Index(rank, b.What)
	})
}

// findGone finds what is in the deck no more although the slide is that it was drawn on.
func (c *comparer) findGone() {
	for _, id := range c.order {
		t := c.things[id]
		switch {
		case t.seen || c.result.Blind || len(t.slides) == 0:
		case slices.ContainsFunc(t.slides, func(n int) bool { return c.met[n] }):
			t.gone = true
		case c.trees.seen[id]: // the slides with its fish are gone, and those with its whys are there
		default:
			c.result.Away++
		}
	}
	c.findGoneFromTrees()
}

func (c *comparer) add(one *Change) *Change {
	c.result.Changes = append(c.result.Changes, one)
	return one
}

func (c *comparer) newBones() {
	for _, i := range c.items {
		if !i.bone {
			continue
		}
		if i.id = c.boneNamed(i.shape.text); i.id == "" {
			c.news[i] = c.add(&Change{What: New, Kind: fishbone.BoneKind, Text: words(i.shape.text, "")})
		}
	}
}

// boneNamed is the team's bone of that name, empty for none: the deck may have been taken over
// before.
func (c *comparer) boneNamed(name string) fishbone.ID {
	for _, b := range c.a.Bones() {
		if bare(b.Name) == bare(name) {
			return b.ID
		}
	}
	return ""
}

// causeNamed is the cause of those words at a place, empty for none.
func (c *comparer) causeNamed(text string, at Place) fishbone.ID {
	if at.New == nil {
		for _, other := range c.a.Causes(at.ID) {
			if bare(other.Text) == bare(text) {
				return other.ID
			}
		}
	}
	return ""
}

func (c *comparer) rewordHead() {
	was := c.a.HeadText()
	text := words(c.head, was)
	if c.head == "" || bare(text) == bare(was) {
		return
	}
	c.add(&Change{What: Reworded, Kind: fishbone.AboutKind, Was: was, Text: text, Changed: DigestOf(was) != c.base.Head})
}

// nameOf is what a thing is called in the analysis.
func (c *comparer) nameOf(id fishbone.ID) (name string, k *fishbone.Kind, ok bool) {
	t, ok := c.a.Thing(id)
	if !ok || t.Kind() != fishbone.BoneKind && t.Kind() != fishbone.CauseKind {
		return "", nil, false
	}
	return fishbone.NameOf(t), t.Kind(), true
}

func (c *comparer) reword(t *thing) {
	if t.text == "" {
		return
	}
	was, kind, ok := c.nameOf(t.drawn.ID)
	text := words(t.text, was)
	switch {
	case !ok:
		c.result.Left = append(c.result.Left, text)
	case bare(text) != bare(was):
		c.add(&Change{What: Reworded, Kind: kind, ID: t.drawn.ID, Was: was, Text: text, Changed: DigestOf(was) != t.drawn.Said, Other: words(t.other, was)})
	}
}

// movesAndNews makes the changes of what hangs elsewhere and of what is new. Something can hang
// below what is new, so all that is new is there before anything is hung.
func (c *comparer) movesAndNews() (moves, added []*Change) {
	var causes []*item
	for _, i := range c.items {
		if i.bone || slices.ContainsFunc(causes, func(o *item) bool { // on another copy of the slide
			return bare(o.shape.text) == bare(i.shape.text) && idOf(o.above) == idOf(i.above) && o.shape != i.shape && i.copied == o.copied && i.copied != ""
		}) {
			continue
		}
		causes = append(causes, i)
		c.news[i] = &Change{What: New, Kind: fishbone.CauseKind, Text: words(i.shape.text, "")}
	}
	for _, i := range causes {
		added = c.hang(i, added)
	}
	for _, id := range c.order {
		t := c.things[id]
		cause, ok := c.a.Cause(id)
		if !t.moved || !ok {
			continue
		}
		to := c.placeOf(t.above)
		if to.New == nil && (to.ID == cause.Parent || to.ID == t.drawn.Under) {
			continue
		}
		moves = append(moves, &Change{
			What: Moved, Kind: fishbone.CauseKind, ID: id, Was: cause.Text, Text: cause.Text,
			From: Place{ID: cause.Parent}, Under: to, Changed: cause.Parent != t.drawn.Under, Other: c.otherPlace(t),
		})
	}
	return moves, added
}

// hang gives what is new its place, after what it hangs below.
func (c *comparer) hang(i *item, added []*Change) []*Change {
	n := c.news[i]
	if n == nil || i.hung || i.bone {
		return added
	}
	i.hung = true
	if i.above != nil {
		added = c.hang(i.above, added)
	}
	n.Under = c.placeOf(i.above)
	if i.id = c.causeNamed(n.Text, n.Under); i.id != "" { // it was taken over before
		delete(c.news, i)
		return added
	}
	return append(added, n)
}

func idOf(i *item) fishbone.ID {
	if i == nil {
		return ""
	}
	return i.id
}

// placeOf is a place as changes have it. What is gone from the analysis cannot hold anything.
func (c *comparer) placeOf(i *item) Place {
	if i == nil {
		return Place{}
	}
	if n := c.news[i]; n != nil {
		return Place{New: n}
	}
	if _, _, ok := c.nameOf(i.id); !ok {
		return Place{}
	}
	return Place{ID: i.id}
}

// delete makes the changes of what is gone from the deck, each with all below it that is gone
// too.
func (c *comparer) delete() {
	for _, id := range c.order {
		name, kind, ok := c.nameOf(id)
		if !ok || !c.things[id].gone {
			continue
		}
		if cause, is := c.a.Cause(id); is && c.isGone(cause.Parent) {
			continue
		}
		one := &Change{What: Deleted, Kind: kind, ID: id, Was: name}
		c.below(id, one)
		c.add(one)
	}
}

func (c *comparer) isGone(id fishbone.ID) bool {
	t := c.things[id]
	return t != nil && t.gone && c.a.Has(id)
}

// wasHidden says whether a cause was there when the deck was made and was not drawn: it goes
// with the cause above.
func (c *comparer) wasHidden(id fishbone.ID) bool {
	t := c.things[id]
	return t != nil && len(t.slides) == 0 && !c.result.Blind
}

// below adds a thing to what a change deletes, and all below it that is gone.
func (c *comparer) below(id fishbone.ID, one *Change) {
	name, _, _ := c.nameOf(id)
	one.Gone = append(one.Gone, id)
	t := c.things[id]
	cause, isCause := c.a.Cause(id)
	one.Changed = one.Changed || t.drawn.Slide != Hidden && DigestOf(name) != t.drawn.Said || isCause && cause.Parent != t.drawn.Under
	for _, child := range c.a.CauseIDs(id) {
		if c.isGone(child) || c.wasHidden(child) {
			c.below(child, one)
		}
	}
}

// words makes one line of a text that stands in several. Where a line was broken within a word,
// which the words of before tell, it is put together again.
func words(text, was string) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n\r\v\u2028\u2029", r) })
	var b strings.Builder
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if i > 0 && line != "" && !withinWord(b.String(), line, was) {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	text = fishbone.Label(b.String())
	for utf8.RuneCountInString(text) > fishbone.MaxLabel {
		text = string([]rune(text)[:fishbone.MaxLabel])
	}
	return text
}

// withinWord says whether the end of a line and the beginning of the next were one word.
func withinWord(before, after, was string) bool {
	end := before[strings.LastIndexAny(before, " \n")+1:]
	begin, _, _ := strings.Cut(after, " ")
	return end != "" && strings.Contains(was, end+begin) && !strings.Contains(was, end+" "+begin)
}
