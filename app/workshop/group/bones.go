package group

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// boneLine is a bone's line in the panel.
type boneLine struct {
	bone fishbone.ID
	line fyne.CanvasObject
}

// bone is a bone's line: its name with its number key. Cards can be dropped on it.
func (s *groupPanel) bone(place int, b fishbone.Bone) fyne.CanvasObject {
	type deps struct {
		place int
		bone  fishbone.Bone
	}
	line := s.Part("bone", deps{place, b}, func() fyne.CanvasObject { return s.makeBone(place, b) })
	s.bones = append(s.bones, boneLine{b.ID, line})
	if count, n := s.counts[b.ID], fmt.Sprint(len(s.host.Analysis().CauseIDs(b.ID))); count.Text != n {
		count.Text = n
		count.Refresh()
	}
	return line
}

func (s *groupPanel) makeBone(place int, b fishbone.Bone) fyne.CanvasObject {
	c := ui.Colors()
	key := fyne.CanvasObject(ui.Gap(18, 18))
	if place < 9 {
		key = panel.LevelMark(place + 1)
	}
	small := ui.Style{Size: ui.Small, Color: c.Faint}
	count := ui.Text("", small)
	count.Alignment = fyne.TextAlignTrailing
	s.counts[b.ID] = count
	line := ui.NewTap(ui.MinSize(0, 34, ui.Padded(6, 8, 0, 8, ui.Row(8,
		key, panel.Swatch(panel.BoneColor(s.host.Analysis(), b.ID)),
		ui.Truncated(b.Name, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, s.Room()-130),
		ui.Spacer(),
		ui.MinSize(ui.Text("000", small).MinSize().Width, 0, count), // it becomes longer with no new line
		ui.More.Draw(c.Faint, 16),
	))), nil)
	line.OnTap = func() { s.boneMenu(b, ui.Below(line)) }
	line.OnMenu = func(at fyne.Position) { s.boneMenu(b, at) }
	line.SetToolTip(words.T("bone.tip"))
	return line
}

// boneMenu is what can be done with a bone.
func (s *groupPanel) boneMenu(b fishbone.Bone, at fyne.Position) {
	h := s.host
	items := []ui.Choice{
		ui.Pick(words.T("bone.rename"), func() { s.line.Begin(b.ID, b.Name) }),
	}
	bones := h.Analysis().Bones()
	for i, other := range bones {
		if other.ID != b.ID {
			continue
		}
		if i > 0 {
			items = append(items, ui.Pick(words.T("bone.inwards"), func() {
				h.Do(fishbone.SwapBones{ID: b.ID, With: bones[i-1].ID})
			}))
		}
		if i+1 < len(bones) {
			items = append(items, ui.Pick(words.T("bone.outwards"), func() {
				h.Do(fishbone.SwapBones{ID: b.ID, With: bones[i+1].ID})
			}))
		}
	}
	h.ShowMenu(at, append(items, ui.Choice{}, ui.Pick(words.T("bone.remove"), func() {
		h.Do(fishbone.RemoveBone{ID: b.ID})
	}))...)
}
