// Package slides brings a deck home that somebody has edited in another program: it lists, in the
// panel's place, what was changed on its fish, and the team takes over what it likes, as one edit.
// Whatever it refuses stays as it is.
//
// Start reading at slides.go, then list.go. What was changed finds package exchange/deck.
package slides

import (
	"path/filepath"

	"whybone/app/action"
	"whybone/app/filedialog"
	"whybone/app/infile"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone/exchange/deck"
)

// Slides is the feature, whether its list is open or not.
type Slides struct {
	host panel.Host
	open *list // nil while it is closed
}

// New makes the feature.
func New(h panel.Host) *Slides { return &Slides{host: h} }

// Feature is what the page takes of it.
func (s *Slides) Feature() panel.Feature {
	return panel.Feature{Actions: []action.Action{{
		Name: "act.slides", Part: action.Analysis, After: "act.openFile",
		Can: func() bool { return !s.host.Presenting() }, Do: s.ask,
	}}}
}

// ask asks for a deck.
func (s *Slides) ask() {
	filedialog.Open(s.host.Window(), filedialog.Question{Endings: []string{infile.DeckEnding}, Kind: words.T("slides.kind")}, s.read, s.host.Focus)
}

func (s *Slides) read(path string) {
	d, err := infile.ReadDeck(path)
	if err != nil {
		s.cannot(path, err)
		return
	}
	s.Open(path, d)
}

// cannot says why a deck does not come home.
func (s *Slides) cannot(path string, err error) {
	s.host.Notices().Say(words.T("open.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), ui.Negative, "", nil)
}

// Open shows what was changed in a deck that was read from a file.
func (s *Slides) Open(path string, d *deck.Deck) {
	s.host.Flush()
	found, err := d.Compare(s.host.Analysis())
	if err != nil {
		s.cannot(path, err)
		return
	}
	if s.open != nil {
		s.open.leave()
	}
	s.open = newList(s, filepath.Base(path), d, found)
	s.host.OpenLayer(s.open)
}
