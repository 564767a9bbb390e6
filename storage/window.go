package storage

import (
	"path/filepath"
	"strings"

	"whybone/fishbone"
	"whybone/storage/presence"
)

// window is who types: this program, as long as the file is open. It is claimed beside the
// file, so that others, whoever's they are and wherever they keep what is theirs, know whose
// words are still being typed.
type window struct {
	id      string
	release func() // nil while nothing was claimed
}

func newWindow() *window { return &window{id: string(fishbone.NewID())} }

// claim is made before the first word is kept, and takes away what windows left behind that
// are no more. Where it cannot be made, words are kept all the same: what stands in the way of
// the file says that itself.
func (w *window) claim(path string) {
	if w.release != nil {
		return
	}
	if release, err := presence.Claim(claimOf(path, w.id)); err == nil {
		w.release = release
		left, _ := filepath.Glob(claimOf(path, "*"))
		for _, other := range left {
			_ = presence.Claimed(other)
		}
	}
}

func (w *window) end() {
	if w.release != nil {
		w.release()
		w.release = nil
	}
}

// claimOf is the file that a window claims, beside the data file.
func claimOf(path, id string) string { return path + "-window-" + id }

// ended says whether a window has ended.
func (w *window) ended(path, id string) bool {
	switch {
	case id == w.id:
		return false
	case id == "", strings.ContainsAny(id, `/\`):
		return true
	}
	return !presence.Claimed(claimOf(path, id))
}
