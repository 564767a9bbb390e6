// Package categories has the category sets of the method: the bones that a fish can begin
// with. It only makes edits; it asks nobody and shows nothing.
package categories

import (
	"whybone/app/words"
	"whybone/fishbone"
)

// Set is a set of bones.
type Set struct {
	key   string
	bones []string // the keys of their names
}

var sets = []Set{
	{"6m", []string{"people", "machines", "materials", "methods", "environment", "measurement"}},
	{"5m1e", []string{"people", "machines", "materials", "methods", "measurement", "environment"}},
	{"4m", []string{"people", "machines", "materials", "methods"}},
	{"8p", []string{"product", "price", "place", "promotion", "people", "process", "evidence", "productivity"}},
	{"4s", []string{"surroundings", "suppliers", "systems", "skills"}},
	{"4p", []string{"policies", "procedures", "people", "plant"}},
	{"complaint", []string{"expectation", "difficulty", "loss", "respect", "organisation", "staff"}},
}

// Sets returns all sets in the order in which they are offered.
func Sets() []Set { return sets }

// Name is what the set is called.
func (s Set) Name() string { return words.T("set." + s.key) }

// Edit gives the fish the bones of the set. Bones that are there already are not added
// twice; it is nil if all of them are.
func (s Set) Edit(a *fishbone.Analysis) fishbone.Edit {
	there := map[string]bool{}
	for _, b := range a.Bones() {
		there[b.Name] = true
	}
	var edits []fishbone.Edit
	for _, key := range s.bones {
		if name := words.T("bone." + key); !there[name] {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: name}})
		}
	}
	return fishbone.Join(edits...)
}
