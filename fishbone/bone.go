package fishbone

import "slices"

// Bone is a category bone (大骨).
type Bone struct {
	ID      ID     `json:"id"`
	Name    string `json:"name"`
	Color   int    `json:"color,omitempty"` // which of the colours it has, from 1; 0 is that of its place
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// BoneKind describes category bones. They stand from the head outwards.
var BoneKind = newKind("bone", "bones", func(b *Bone) *ID { return &b.ID },
	label("name", func(b *Bone) *string { return &b.Name }).searched(),
	number("color", func(b *Bone) *int { return &b.Color }).upTo(1000),
	stamp("made", func(b *Bone) *Stamp { return &b.Made }),
	stamp("changed", func(b *Bone) *Stamp { return &b.Changed }),
).with(add, set, move)

// Kind implements [Thing].
func (*Bone) Kind() *Kind { return BoneKind }

// Bones returns the category bones in the team's order, from the head outwards.
func (a *Analysis) Bones() []Bone { return all[Bone](a, a.lists[BoneKind.List]) }

// Bone returns one category bone.
func (a *Analysis) Bone(id ID) (Bone, bool) { return get[Bone](a, id) }

// ColorOf says which of the colours a bone has, counted from 0. A bone keeps its colour
// wherever it is moved, and whatever becomes of the others.
func (a *Analysis) ColorOf(id ID) int {
	for i, other := range a.lists[BoneKind.List] {
		if other == id {
			return a.colorAt(i)
		}
	}
	return 0
}

// colorAt is the colour of the i-th bone.
func (a *Analysis) colorAt(i int) int {
	if b := a.things[a.lists[BoneKind.List][i]].(*Bone); b.Color > 0 {
		return b.Color - 1
	}
	return i
}

// keepColors writes down what colours the bones have, before their places change.
func (m *mutation) keepColors() {
	if m.rules < ColorRules {
		return
	}
	for i, id := range m.lists[BoneKind.List] {
		if b := m.things[id].(*Bone); b.Color == 0 {
			kept := *b
			kept.Color = i + 1
			m.put(id, &kept)
		}
	}
}

// giveColor gives the last bone a colour that no other has, if that of its place is taken.
func (m *mutation) giveColor() {
	if m.rules < ColorRules {
		return
	}
	bones := m.lists[BoneKind.List]
	last := len(bones) - 1
	b := m.things[bones[last]].(*Bone)
	if b.Color > 0 || m.colored == 0 {
		return
	}
	taken := map[int]bool{}
	for i := range last {
		taken[m.colorAt(i)] = true
	}
	if !taken[last] {
		return
	}
	free := 0
	for taken[free] {
		free++
	}
	given := *b
	given.Color = free + 1
	m.put(b.ID, &given)
}

// SwapBones has two bones change places. Nothing else moves, and both keep their colours.
type SwapBones struct {
	ID   ID `json:"id"`
	With ID `json:"with"`
}

// Name implements [Edit].
func (SwapBones) Name() string { return "swap-bones" }

func (e SwapBones) apply(m *mutation) error {
	bones := m.lists[BoneKind.List]
	one, other := slices.Index(bones, e.ID), slices.Index(bones, e.With)
	if one < 0 || other < 0 {
		return ErrNotFound
	}
	if one == other {
		return nil
	}
	m.keepColors()
	m.splice(BoneKind.List, one, 1, e.With)
	m.splice(BoneKind.List, other, 1, e.ID)
	return nil
}

// RemoveBone takes a bone off the fish. Its causes go back to the tray: nobody's
// card is lost.
type RemoveBone struct {
	ID ID `json:"id"`
}

// Name implements [Edit].
func (RemoveBone) Name() string { return "remove-bone" }

func (e RemoveBone) apply(m *mutation) error {
	if _, ok := m.things[e.ID].(*Bone); !ok {
		return ErrNotFound
	}
	cards := m.lists[e.ID]
	for _, id := range cards {
		if err := update(m, id, func(c *Cause) { c.Parent, c.Therefore = Tray, Unchecked }); err != nil {
			return err
		}
	}
	m.splice(Tray, len(m.lists[Tray]), 0, cards...)
	m.setList(e.ID, nil)
	m.keepColors()
	m.takeOut(BoneKind.List, e.ID)
	m.remove(e.ID)
	return nil
}
