package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/fishbone"
)

// setsMenu offers the category sets. Bones that are there already are not added twice.
func (s *groupPanel) setsMenu(at fyne.Position) {
	var items []ui.Choice
	for _, set := range categories.Sets() {
		items = append(items, ui.Pick(set.Name(), func() {
			s.page.Do(set.Edit(s.page.Analysis()))
			s.page.Focus()
		}))
	}
	s.page.ShowMenu(at, items...)
}

// boneMenu is what can be done with a bone.
func (s *groupPanel) boneMenu(b fishbone.Bone, at fyne.Position) {
	p := s.page
	items := []ui.Choice{
		ui.Pick(words.T("bone.rename"), func() { s.line.Begin(b.ID, b.Name) }),
	}
	bones := p.Analysis().Bones()
	for i, other := range bones {
		if other.ID != b.ID {
			continue
		}
		if i > 0 {
			items = append(items, ui.Pick(words.T("bone.inwards"), func() {
				p.Do(fishbone.Move{Of: fishbone.BoneKind, ID: b.ID, Before: bones[i-1].ID})
			}))
		}
		if i+1 < len(bones) {
			items = append(items, ui.Pick(words.T("bone.outwards"), func() {
				p.Do(fishbone.Move{Of: fishbone.BoneKind, ID: bones[i+1].ID, Before: b.ID})
			}))
		}
	}
	p.ShowMenu(at, append(items, ui.Choice{}, ui.Pick(words.T("bone.remove"), func() {
		p.Do(fishbone.RemoveBone{ID: b.ID})
	}))...)
}
