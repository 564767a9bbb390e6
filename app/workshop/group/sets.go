package group

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/infile"
	"whybone/app/outfile"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// setFiles is the ending of a file with a set of bones.
const setFiles = ".json"

// setsMenu offers the sets of bones, the team's own first. Bones that are there already are
// not added twice.
func (s *groupPanel) setsMenu(at fyne.Position) {
	own := s.host.OwnSets()
	items := s.setItems(own)
	if len(own) > 0 {
		items = append(items, ui.Choice{})
	}
	items = append(append(items, s.setItems(categories.Sets())...), ui.Choice{})
	if len(s.host.Analysis().Bones()) > 0 {
		items = append(items, ui.Pick(words.T("sets.save"), s.saveSet))
	}
	items = append(items, ui.Pick(words.T("sets.open"), s.openSet))
	if len(own) > 0 {
		items = append(items, ui.Choice{Words: words.T("sets.remove"), More: s.removeItems})
	}
	s.host.ShowMenu(at, items...)
}

func (s *groupPanel) setItems(sets []categories.Set) (items []ui.Choice) {
	for _, set := range sets {
		items = append(items, ui.Pick(panel.Shorten(set.Name(), 40), func() {
			s.host.Do(set.Edit(s.host.Analysis()))
			s.host.Focus()
		}))
	}
	return items
}

// removeItems takes one of the team's own sets off the list. Its file stays.
func (s *groupPanel) removeItems() (items []ui.Choice) {
	own := s.host.OwnSets()
	for _, set := range own {
		items = append(items, ui.Pick(panel.Shorten(set.Name(), 40), func() {
			s.host.KeepOwnSets(own.Without(set.Name()))
			s.host.Notices().Say(words.T("sets.removed", "name", set.Name()), ui.Neutral, words.T("workshop.undoWord"), func() { s.host.KeepOwnSets(own) })
			s.host.Focus()
		}))
	}
	return items
}

// saveSet makes a set of the bones as they are, under the name of the file that it is
// written to: from then on it is offered here, and the file can be given to others.
func (s *groupPanel) saveSet() {
	a := s.host.Analysis()
	name := panel.FileName(words.T("sets.name")) + setFiles
	filedialog.Save(s.host.Window(), filedialog.Question{Name: name}, func(path string) { s.keepSet(a, path) }, s.host.Focus)
}

func (s *groupPanel) keepSet(a *fishbone.Analysis, path string) {
	set := categories.NewSet(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), a)
	if err := outfile.Write(path, set.File()); err != nil {
		s.host.Notices().Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
		return
	}
	s.host.KeepOwnSets(s.host.OwnSets().With(set))
	s.host.Notices().Say(words.T("sets.saved", "name", set.Name(), "file", path), ui.Positive, "", nil)
}

// openSet takes a set from a file: its bones come onto the fish, and it is offered from
// then on.
func (s *groupPanel) openSet() {
	filedialog.Open(s.host.Window(), filedialog.Question{Endings: []string{setFiles}, Kind: words.T("sets.kind")}, s.takeSet, s.host.Focus)
}

// errNoSet says that a file holds something else than a set of bones.
var errNoSet = errors.New("it is no set of bones")

func (s *groupPanel) takeSet(path string) {
	found, err := infile.Read(path, fishbone.NewID)
	if err == nil && found.Bones == nil {
		err = errNoSet
	}
	if err != nil {
		reason := words.Sentence(err)
		if errors.Is(err, errNoSet) {
			reason = words.T("sets.none")
		}
		s.host.Notices().Say(words.T("open.failed", "file", filepath.Base(path), "reason", reason), ui.Negative, "", nil)
		return
	}
	s.host.KeepOwnSets(s.host.OwnSets().With(*found.Bones))
	s.host.Do(found.Bones.Edit(s.host.Analysis()))
	s.host.Notices().Say(words.T("sets.taken", "name", found.Bones.Name()), ui.Positive, "", nil)
}
