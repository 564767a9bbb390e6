package fishbone

// Bone is a category bone (大骨).
type Bone struct {
	ID      ID     `json:"id"`
	Name    string `json:"name"`
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// BoneKind describes category bones. They stand from the head outwards.
var BoneKind = newKind("bone", "bones", func(b *Bone) *ID { return &b.ID },
	label("name", func(b *Bone) *string { return &b.Name }).searched(),
	stamp("made", func(b *Bone) *Stamp { return &b.Made }),
	stamp("changed", func(b *Bone) *Stamp { return &b.Changed }),
).with(add, set, move)

// Kind implements [Thing].
func (*Bone) Kind() *Kind { return BoneKind }

// Bones returns the category bones in the team's order, from the head outwards.
func (a *Analysis) Bones() []Bone { return all[Bone](a, a.lists[BoneKind.List]) }

// Bone returns one category bone.
func (a *Analysis) Bone(id ID) (Bone, bool) { return get[Bone](a, id) }

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
	m.takeOut(BoneKind.List, e.ID)
	m.remove(e.ID)
	return nil
}
