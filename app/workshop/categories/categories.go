// Package categories has the sets of bones that a fish can begin with: those of the method,
// and the team's own, which go from team to team as small files. It only makes edits and
// reads and writes sets; it asks nobody and shows nothing.
package categories

import (
	"bytes"
	"encoding/json"
	"slices"

	"whybone/app/words"
	"whybone/fishbone"
)

// Set is a set of bones.
type Set struct {
	key   string   // of the name and of those of the bones; empty for a set of the team's own
	keys  []string // of the names of the bones
	name  string
	bones []string
}

// sets are those of the method. The last one has the two sides of an organisation in turn,
// so that one stands above the spine and the other below it.
var sets = []Set{
	{key: "6m", keys: []string{"people", "machines", "materials", "methods", "environment", "measurement"}},
	{key: "4m1e", keys: []string{"people", "machines", "materials", "methods", "environment"}},
	{key: "4m", keys: []string{"people", "machines", "materials", "methods"}},
	{key: "8p", keys: []string{"product", "price", "place", "promotion", "people", "process", "evidence", "productivity"}},
	{key: "4s", keys: []string{"surroundings", "suppliers", "systems", "skills"}},
	{key: "4p", keys: []string{"policies", "procedures", "people", "plant"}},
	{key: "complaint", keys: []string{"expectation", "difficulty", "loss", "respect", "organisation", "staff"}},
	{key: "sides", keys: []string{"image", "training", "promises", "experience", "notices", "teamwork", "changes", "alertness"}},
}

// Sets returns the sets of the method in the order in which they are offered.
func Sets() []Set { return slices.Clone(sets) }

// Name is what the set is called.
func (s Set) Name() string {
	if s.key == "" {
		return s.name
	}
	return words.T("set." + s.key)
}

// Bones are the names of its bones.
func (s Set) Bones() []string {
	if s.key == "" {
		return s.bones
	}
	var names []string
	for _, key := range s.keys {
		names = append(names, words.T("bone."+key))
	}
	return names
}

// Edit gives the fish the bones of the set. Bones that are there already are not added
// twice; it is nil if all of them are.
func (s Set) Edit(a *fishbone.Analysis) fishbone.Edit {
	there := map[string]bool{}
	for _, b := range a.Bones() {
		there[b.Name] = true
	}
	var edits []fishbone.Edit
	for _, name := range s.Bones() {
		if !there[name] {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: name}})
		}
	}
	return fishbone.Join(edits...)
}

// Keys says which bone of the method a name stands for, in whatever language, by the key of its name;
// empty for a name of the team's own.
func Keys() func(name string) string {
	names := map[string]string{}
	for _, l := range words.Languages() {
		for _, s := range sets {
			for _, key := range s.keys {
				if name := fishbone.Fold(l.Language.T("bone." + key)); names[name] == "" {
					names[name] = key
				}
			}
		}
	}
	return func(name string) string { return names[fishbone.Fold(name)] }
}

// Meaning is [Keys] for what compares bones: a name of the team's own means itself.
func Meaning() func(name string) string {
	keys := Keys()
	return func(name string) string {
		if key := keys(name); key != "" {
			return key
		}
		return name
	}
}

// NewSet makes a set of the team's own from the bones of a fish.
func NewSet(name string, a *fishbone.Analysis) Set {
	s := Set{name: fishbone.Label(name)}
	for _, b := range a.Bones() {
		s.bones = append(s.bones, b.Name)
	}
	return s
}

// setFile is a set as a file holds it.
type setFile struct {
	Name  string   `json:"name,omitempty"`
	Bones []string `json:"bones"`
}

// mostBones bounds a set that comes from a file.
const mostBones = 100

// ReadSet reads a set from a file. One without a name gets that of the file. It returns
// false for everything else, such as an analysis.
func ReadSet(data []byte, fileName string) (Set, bool) {
	var f setFile
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.DisallowUnknownFields()
	if d.Decode(&f) != nil || d.More() {
		return Set{}, false
	}
	return f.set(fileName)
}

// set is what the file says, without what could stand on no fish.
func (f setFile) set(fileName string) (Set, bool) {
	s := Set{name: fishbone.Label(f.Name)}
	if s.name == "" {
		s.name = fishbone.Label(fileName)
	}
	for _, b := range f.Bones {
		if len(s.bones) > mostBones {
			break
		}
		if b = fishbone.Label(b); b != "" && len([]rune(b)) <= fishbone.MaxLabel && !slices.Contains(s.bones, b) {
			s.bones = append(s.bones, b)
		}
	}
	return s, len(s.bones) > 0 && len(s.bones) <= mostBones
}

// File is the set as a file.
func (s Set) File() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	_ = e.Encode(setFile{s.Name(), s.Bones()}) // nothing in it can fail
	return b.Bytes()
}

// Own are the sets of the team.
type Own []Set

// ReadOwn reads what [Own.String] wrote; what makes no sense is left out.
func ReadOwn(text string) (own Own) {
	var files []setFile
	if json.Unmarshal([]byte(text), &files) != nil {
		return nil
	}
	for _, f := range files {
		if s, ok := f.set(""); ok && s.name != "" {
			own = append(own, s)
		}
	}
	return own
}

// String writes the sets down, to be remembered.
func (o Own) String() string {
	files := []setFile{}
	for _, s := range o {
		files = append(files, setFile{s.name, s.bones})
	}
	data, _ := json.Marshal(files) // nothing in it can fail
	return string(data)
}

// With is the sets and one more, in the place of the one of that name if there is one.
func (o Own) With(s Set) Own {
	own := slices.Clone(o)
	if i := slices.IndexFunc(own, func(other Set) bool { return other.Name() == s.Name() }); i >= 0 {
		own[i] = s
		return own
	}
	return append(own, s)
}

// Without is the sets but for that of a name.
func (o Own) Without(name string) Own {
	return slices.DeleteFunc(slices.Clone(o), func(s Set) bool { return s.Name() == name })
}
