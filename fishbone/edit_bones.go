package fishbone

import "slices"

// AddBone adds a category bone before another one, or as the outermost.
type AddBone struct {
	ID     ID     `json:"id"`
	Name   string `json:"name"`
	Before ID     `json:"before,omitempty"`
}

// Kind implements [Edit].
func (AddBone) Kind() string { return "add-bone" }

func (e AddBone) apply(a *Analysis, at Stamp) error {
	name, err := label(e.Name)
	if err != nil {
		return err
	}
	if err := a.free(e.ID); err != nil {
		return err
	}
	a.bones[e.ID] = &Bone{ID: e.ID, Name: name, Made: at, Changed: at}
	return a.insert(listBones, e.ID, e.Before)
}

// RenameBone changes a bone's name.
type RenameBone struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
}

// Kind implements [Edit].
func (RenameBone) Kind() string { return "rename-bone" }

func (e RenameBone) apply(a *Analysis, at Stamp) error {
	name, err := label(e.Name)
	if err != nil {
		return err
	}
	return change(a.bones, e.ID, func(b *Bone) { b.Name, b.Changed = name, at })
}

// MoveBone puts a bone before another one, or outermost.
type MoveBone struct {
	ID     ID `json:"id"`
	Before ID `json:"before,omitempty"`
}

// Kind implements [Edit].
func (MoveBone) Kind() string { return "move-bone" }

func (e MoveBone) apply(a *Analysis, _ Stamp) error {
	if _, ok := a.bones[e.ID]; !ok {
		return ErrNotFound
	}
	a.takeOut(listBones, e.ID)
	return a.insert(listBones, e.ID, e.Before)
}

// RemoveBone takes a bone off the fish. Its causes go back to the tray: nobody's
// card is lost.
type RemoveBone struct {
	ID ID `json:"id"`
}

// Kind implements [Edit].
func (RemoveBone) Kind() string { return "remove-bone" }

func (e RemoveBone) apply(a *Analysis, at Stamp) error {
	if _, ok := a.bones[e.ID]; !ok {
		return ErrNotFound
	}
	for _, id := range a.lists[e.ID] {
		if err := change(a.causes, id, func(c *Cause) { c.Parent, c.Link, c.Changed = Tray, Unread, at }); err != nil {
			return err
		}
	}
	a.setList(Tray, slices.Concat(a.lists[Tray], a.lists[e.ID]))
	a.setList(e.ID, nil)
	a.takeOut(listBones, e.ID)
	delete(a.bones, e.ID)
	return nil
}
