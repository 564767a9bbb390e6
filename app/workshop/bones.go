package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// sets are the category sets of the method, by the keys of their bones' names.
var sets = []struct {
	key   string
	bones []string
}{
	{"6m", []string{"people", "machines", "materials", "methods", "environment", "measurement"}},
	{"5m1e", []string{"people", "machines", "materials", "methods", "measurement", "environment"}},
	{"4m", []string{"people", "machines", "materials", "methods"}},
	{"8p", []string{"product", "price", "place", "promotion", "people", "process", "evidence", "productivity"}},
	{"4s", []string{"surroundings", "suppliers", "systems", "skills"}},
	{"4p", []string{"policies", "procedures", "people", "plant"}},
	{"complaint", []string{"expectation", "difficulty", "loss", "respect", "organisation", "staff"}},
}

// setsMenu offers the category sets. Bones that are there already are not added twice.
func (s *groupPanel) setsMenu(at fyne.Position) {
	var items []ui.Choice
	for _, set := range sets {
		items = append(items, ui.Pick(words.T("set."+set.key), func() { s.page.addSet(set.bones); s.page.Focus() }))
	}
	s.page.ShowMenu(at, items...)
}

// addSet gives the fish the bones of a set.
func (p *Page) addSet(bones []string) {
	there := map[string]bool{}
	for _, b := range p.Analysis().Bones() {
		there[b.Name] = true
	}
	var edits []fishbone.Edit
	for _, key := range bones {
		if name := words.T("bone." + key); !there[name] {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: name}})
		}
	}
	p.Do(session.Join(edits...))
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
