package deck

import (
	"math"
	"slices"
	"strings"

	"whybone/fishbone"
)

// item is a bone or a cause on a slide.
type item struct {
	id     fishbone.ID // empty for what is new
	copied fishbone.ID // the bone or cause of whose shape this one is a copy
	bone   bool
	shape  *shape
	ribs   []segment // of a bone
	link   *item     // a line leads there, or none

	judged  bool
	judging bool
	above   *item // what it hangs under, once that is judged; nil for nothing
	stays   bool  // it hangs where it hung
	hung    bool  // its change has its place
}

// fish is the fish on a slide.
type fish struct {
	slide  *slide
	base   map[fishbone.ID]Drawn // what was drawn on it
	placed bool                  // the base says where
	head   *shape
	items  []*item // bones and causes
	known  map[fishbone.ID]*item
	// grouped are the bones whose names stand in a group, by its number.
	grouped map[int][]*item
	stood   []stood
	// numberless are the identifiers of what was drawn, by what they are without the digits at
	// their ends; empty where several are the same.
	numberless map[string]fishbone.ID
	// scaleX and scaleY are how much larger the fish is than it was drawn.
	scaleX, scaleY float64

	toHead float64 // 1 where the head is on the right, −1 where it is on the left
}

// furniture are the names of shapes of ours that are neither bones nor causes.
var furniture = []string{"spine", "tail", "mark", "badge", "legend", "level", "link", "note", "footnote", "caption", "line", "title", "picture", "skipped"}

// isFurniture says whether a shape has one of these names, whatever stands behind it.
func isFurniture(name string) bool {
	name, _, _ = strings.Cut(name, ":")
	return slices.Contains(furniture, name)
}

// How near is near, in points.
const (
	moved   = 6   // a shape that lies so much elsewhere beside its bone has been moved
	touches = 6   // the end of a line belongs to what it comes so near to
	reaches = 12  // or to words
	belongs = 150 // words belong to a bone that is no further away
)

// newFish understands a slide. Base is what was drawn on it, by its identifiers.
func newFish(s *slide, base map[fishbone.ID]Drawn, placed bool) *fish {
	f := &fish{slide: s, base: base, placed: placed, known: map[fishbone.ID]*item{}, grouped: map[int][]*item{}, toHead: 1}
	f.gather()
	f.giveRibs()
	f.turn()
	f.scale()
	f.attach()
	for _, i := range f.items {
		if !i.bone {
			f.judge(i)
		}
	}
	f.items = slices.DeleteFunc(f.items, f.repeats)
	return f
}

// gather finds what the shapes are.
func (f *fish) gather() {
	same := map[fishbone.ID][]*item{}
	var ids []fishbone.ID
	for _, s := range f.slide.shapes {
		if s.line || !s.says() {
			continue
		}
		i := &item{shape: s}
		id := f.named(s, NameCause)
		if bone := f.named(s, NameBone); bone != "" {
			id, i.bone = bone, true
		}
		_, known := f.base[id]
		switch {
		case s.name == NameHead:
			if f.head == nil {
				f.head = s
			}
			continue
		case id != "" && known:
			if same[id] == nil {
				ids = append(ids, id)
			}
			same[id] = append(same[id], i)
		case s.placeholder || isFurniture(s.name):
			continue
		}
		f.items = append(f.items, i)
	}
	for _, id := range ids {
		all := same[id]
		own := slices.MinFunc(all, func(a, b *item) int { return f.likeness(id, a) - f.likeness(id, b) })
		for _, i := range all {
			i.copied = id
		}
		own.id, own.copied = id, ""
		f.known[id] = own
	}
	for _, i := range f.items {
		if i.bone && i.shape.group >= 0 {
			f.grouped[i.shape.group] = append(f.grouped[i.shape.group], i)
		}
	}
}

// named is the identifier in the name of a shape of a sort, empty for one of another sort.
func (f *fish) named(s *shape, sort string) fishbone.ID { return f.identifier(s.of(sort)) }

// identifier is that of something that was drawn, if it can be told: programs that number copies
// take the digits at the end of a name for a number, too.
func (f *fish) identifier(name string) fishbone.ID {
	id := fishbone.ID(name)
	if _, ok := f.base[id]; ok || name == "" {
		return id
	}
	if f.numberless == nil {
		f.numberless = map[string]fishbone.ID{}
		for id := range f.base {
			short := strings.TrimRight(string(id), "0123456789")
			if _, twice := f.numberless[short]; twice {
				id = ""
			}
			f.numberless[short] = id
		}
	}
	if whole := f.numberless[name]; whole != "" {
		return whole
	}
	return id
}

// likeness says how unlike a shape is to what was drawn: among copies the one that was left as
// it was is the thing itself.
func (f *fish) likeness(id fishbone.ID, i *item) int {
	d := f.base[id]
	far := int(math.Hypot(i.shape.box.x-float64(d.X), i.shape.box.y-float64(d.Y)))
	if DigestOf(i.shape.text) != d.Shown {
		far += 2 * most
	}
	return far
}

// giveRibs finds the lines of the bones.
func (f *fish) giveRibs() {
	for _, s := range f.slide.shapes {
		if !s.line {
			continue
		}
		id := f.named(s, NameRib)
		var bone *item
		for _, i := range f.items {
			if i.bone && (id != "" && (i.id == id || i.copied == id) && (bone == nil || i.shape.group == s.group)) {
				bone = i
			}
		}
		if bone != nil {
			bone.ribs = append(bone.ribs, s.segment())
		}
	}
}

// turn finds out to which side the head looks.
func (f *fish) turn() {
	if f.head == nil {
		return
	}
	var sum, n float64
	for _, i := range f.items {
		if i.bone {
			sum, n = sum+i.shape.box.middle().x, n+1
		}
	}
	if n > 0 && f.head.box.middle().x < sum/n {
		f.toHead = -1
	}
}

// attach follows the lines that people have drawn, or have attached elsewhere.
func (f *fish) attach() {
	for _, s := range f.slide.shapes {
		if !s.line || s.of(NameRib) != "" || isFurniture(s.name) {
			continue
		}
		if id := f.named(s, NameLine); id != "" {
			if child := f.known[id]; child != nil {
				f.attachOwn(child, s)
			}
			continue
		}
		l := s.segment()
		from, to := f.end(s.begin, l.from), f.end(s.end, l.to)
		if s.arrowBack && !s.arrow {
			from, to = to, from
		}
		f.connect(from, to)
	}
}

// attachOwn looks at the line that was drawn with a cause: it says something new only where
// somebody has attached it.
func (f *fish) attachOwn(child *item, s *shape) {
	for _, number := range []string{s.begin, s.end} {
		if to := f.numbered(number); to != nil && to != child {
			child.link = to
		}
	}
}

// connect hangs what is at one end of a line below what is at the other: what is new below what
// is known, a cause below a bone, and else what the line comes from below where it leads to.
func (f *fish) connect(from, to *item) {
	if from == nil || to == nil || from == to {
		return
	}
	if from.bone || to.id == "" && from.id != "" && !to.bone || f.under(to, from) {
		from, to = to, from
	}
	if !from.bone {
		from.link = to
	}
}

// under says whether something hung below another thing when the deck was made.
func (f *fish) under(i, other *item) bool {
	if i.id == "" || other.id == "" {
		return false
	}
	for id, n := f.base[i.id].Under, 0; id != "" && n <= fishbone.MaxLevel; id, n = f.base[id].Under, n+1 {
		if id == other.id {
			return true
		}
	}
	return false
}

func (f *fish) numbered(number string) *item {
	if number == "" {
		return nil
	}
	for _, i := range f.items {
		if i.shape.number == number {
			return i
		}
	}
	return nil
}

// end is what the end of a line belongs to.
func (f *fish) end(number string, at point) *item {
	if i := f.numbered(number); i != nil {
		return i
	}
	var nearest *item
	least := float64(reaches)
	for _, i := range f.items {
		if far := i.shape.box.far(at); far < least {
			nearest, least = i, far
		}
	}
	if nearest != nil {
		return nearest
	}
	least = touches
	for _, i := range f.items {
		for _, rib := range i.ribs {
			if far := rib.far(at); far < least {
				nearest, least = i, far
			}
		}
	}
	for _, s := range f.slide.shapes {
		if id := f.named(s, NameLine); id != "" && s.line && f.known[id] != nil {
			if far := s.segment().far(at); far < least {
				nearest, least = f.known[id], far
			}
		}
	}
	return nearest
}

// judge finds out what a cause hangs under: what a line leads to, or else the bone of the group
// that holds it, or else the nearest bone if it was moved.
func (f *fish) judge(i *item) *item {
	if i.judged || i.judging || i.bone {
		return i.above
	}
	i.judging = true
	defer func() { i.judging, i.judged = false, true }()
	if i.link != nil && !f.loops(i) {
		i.above, i.stays = i.link, i.id != "" && i.link.id != "" && f.base[i.id].Under == i.link.id
		return i.above
	}
	of := i.id
	if of == "" {
		of = i.copied // a copy hangs beside its original
	}
	before := f.aboveWhenDrawn(of)
	bone := f.boneWhenDrawn(of)
	to := f.groupBone(i.shape.group)
	if to == nil || to == bone {
		to = bone
		if i.id == "" || f.wasMoved(i, bone) {
			to = f.nearest(i.shape.box)
		}
	}
	switch {
	case to == bone && of != "":
		i.above, i.stays = before, i.id != ""
	case before != nil && !before.bone && to != nil && f.boneOf(before) == to: // it went along
		i.above, i.stays = before, i.id != ""
	default:
		i.above = to
	}
	return i.above
}

// loops says whether lines lead from a thing back to it.
func (f *fish) loops(i *item) bool {
	n := 0
	for up := i.link; up != nil && n <= len(f.items); up, n = up.link, n+1 {
		if up == i {
			return true
		}
	}
	return n > len(f.items)
}

// boneOf is the bone that a thing hangs on by what was judged.
func (f *fish) boneOf(i *item) *item {
	for n := 0; i != nil && !i.bone && n <= len(f.items); n++ {
		i = f.judge(i)
	}
	return i
}

// boneWhenDrawn is the bone on which a cause was drawn, nil where it is not on the slide.
func (f *fish) boneWhenDrawn(id fishbone.ID) *item {
	for n := 0; n <= fishbone.MaxLevel+1; n++ {
		d, ok := f.base[id]
		if !ok {
			return nil
		}
		if d.Bone() {
			return f.known[id]
		}
		id = d.Under
	}
	return nil
}

// aboveWhenDrawn is what a cause hung below when it was drawn, of what is on the slide.
func (f *fish) aboveWhenDrawn(id fishbone.ID) *item {
	for n := 0; n <= fishbone.MaxLevel; n++ {
		if id = f.base[id].Under; id == "" {
			return nil
		}
		if i := f.known[id]; i != nil {
			return i
		}
	}
	return nil
}

// groupBone is the bone whose group holds a shape, nil for none.
func (f *fish) groupBone(group int) *item {
	for g := group; g >= 0; g = f.slide.groups[g].above {
		switch bones := f.grouped[g]; len(bones) {
		case 0:
			bone := f.known[f.identifier(strings.TrimPrefix(f.slide.groups[g].name, NameGroup))]
			if bone != nil && bone.bone {
				return bone
			}
		case 1:
			return bones[0]
		default: // somebody has put the whole fish into a group
			return nil
		}
	}
	return nil
}

// wasMoved says whether a cause lies elsewhere beside its bone than where it was drawn.
func (f *fish) wasMoved(i, bone *item) bool {
	d := f.base[i.id]
	if !f.placed {
		above, ok := f.base[d.Under]
		return ok && above.Bone()
	}
	dx, dy := i.shape.box.x-float64(d.X), i.shape.box.y-float64(d.Y)
	if bone != nil {
		on := f.base[bone.id]
		dx = i.shape.box.x - bone.shape.box.x - f.scaleX*float64(d.X-on.X)
		dy = i.shape.box.y - bone.shape.box.y - f.scaleY*float64(d.Y-on.Y)
	}
	return math.Hypot(dx, dy) > moved
}

// scale finds out whether somebody has made the whole fish larger or smaller: how far shapes are
// from one another now, and how far they were.
func (f *fish) scale() {
	var x, y []float64
	ratio := func(now float64, was int) (float64, bool) {
		const far = 50
		return now / float64(was), was > far || was < -far
	}
	var all []*item
	for _, i := range f.items {
		if i.id != "" {
			all = append(all, i)
		}
	}
	for n, i := range all {
		for _, step := range []int{1, 1 + len(all)/3, 1 + len(all)/2} {
			j := all[(n+step)%len(all)]
			was, other := f.base[i.id], f.base[j.id]
			if k, ok := ratio(i.shape.box.x-j.shape.box.x, was.X-other.X); ok {
				x = append(x, k)
			}
			if k, ok := ratio(i.shape.box.y-j.shape.box.y, was.Y-other.Y); ok {
				y = append(y, k)
			}
		}
	}
	f.scaleX, f.scaleY = middle(x), middle(y)
}

// middle is the middle one of some numbers, and 1 where there are too few to tell.
func middle(all []float64) float64 {
	if len(all) < 4 {
		return 1
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// nearest is the bone that a place belongs to, nil for none: that of the nearest line, name or
// cause. Causes stand before the line of their bone as one looks to the head, so a line on the
// other side counts as further away.
func (f *fish) nearest(r rect) *item {
	var nearest *item
	least := float64(belongs)
	take := func(bone *item, far float64) {
		if far < least {
			nearest, least = bone, far
		}
	}
	for _, i := range f.items {
		if !i.bone {
			continue
		}
		take(i, i.shape.box.apart(r))
		for _, rib := range i.ribs {
			far := rib.apart(r)
			if (rib.at(r.middle().y)-r.middle().x)*f.toHead < 0 {
				far = 2*far + touches
			}
			take(i, far)
		}
	}
	for _, c := range f.standing() {
		take(c.bone, c.box.apart(r)+1)
	}
	return nearest
}

// stood is where a cause stands that was not moved.
type stood struct {
	bone *item
	box  rect
}

// standing are the causes that stand where they were drawn beside their bones.
func (f *fish) standing() []stood {
	if f.stood == nil {
		f.stood = []stood{}
		for _, i := range f.items {
			if i.bone || i.id == "" || !f.placed || i.link != nil {
				continue
			}
			if bone := f.boneWhenDrawn(i.id); bone != nil && !f.wasMoved(i, bone) {
				f.stood = append(f.stood, stood{bone, i.shape.box})
			}
		}
	}
	return f.stood
}

// repeats says whether something is a copy that says nothing new.
func (f *fish) repeats(i *item) bool {
	own := f.known[i.copied]
	if i.copied == "" || own == nil || bare(i.shape.text) != bare(own.shape.text) && DigestOf(i.shape.text) != f.base[i.copied].Shown {
		return false
	}
	return i.bone && own.bone || !i.bone && f.boneOf(i) == f.boneOf(own)
}
