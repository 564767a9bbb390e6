// Package saveas asks where a file is to go. It uses the system's own dialog where
// there is one, and a plain one inside the window elsewhere.
//
// It only asks: nothing is created, opened or overwritten before the answer. Fyne's own
// dialog empties a file that is there the moment it is chosen, which would lose it if
// the export then failed.
package saveas

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"whybone/app/words"
)

// Ask asks where to save a file of that name, ending included, and calls then with the
// answer on the window's thread. It is not called when the question is dismissed; done
// is called in any case, to put the focus back.
func Ask(w fyne.Window, name string, then func(path string), done func()) {
	if !zenity.IsAvailable() {
		newPanel(w, name, then, done).show()
		return
	}
	go func() {
		path, err := zenity.SelectFileSave(
			zenity.Title(words.T("save.title")), zenity.Filename(name), zenity.ConfirmOverwrite())
		fyne.Do(func() {
			switch {
			case errors.Is(err, zenity.ErrCanceled):
			case err != nil:
				newPanel(w, name, then, done).show()
				return
			default:
				then(withEnding(path, filepath.Ext(name)))
			}
			done()
		})
	}()
}

// withEnding adds the ending that a file's name does not have yet. A dot in the name, as
// in "Q3 vs 2.5", makes no ending.
func withEnding(path, ending string) string {
	if strings.EqualFold(filepath.Ext(path), ending) {
		return path
	}
	return path + ending
}
