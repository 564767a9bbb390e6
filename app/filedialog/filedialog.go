// Package filedialog asks for a file: where one is to be saved, or which one is to be
// opened. It uses the system's own dialog where there is one, and a plain one inside the
// window elsewhere.
//
// It only asks: nothing is created, opened or overwritten before the answer. Fyne's own
// dialog empties a file that is there the moment it is chosen, which would lose it if
// the export then failed.
package filedialog

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"whybone/app/ui"
	"whybone/app/words"
)

// Question is what is asked for.
type Question struct {
	// Name is the file's name that is offered, with its ending. To open one it is empty.
	Name string
	// Endings are those that say what is in the file, with their dots. A name that has one
	// of them keeps it, every other one gets that of Name. To open a file they say which
	// files are shown.
	Endings []string
	// Kind says in words what files with these endings are, for the system's own dialog.
	Kind string
}

// Save asks where to save a file, and calls then with the answer on the window's thread.
// It is not called when the question is dismissed; done is called in any case, to put the
// focus back.
func Save(w fyne.Window, q Question, then func(path string), done func()) {
	q.Endings = append([]string{filepath.Ext(q.Name)}, q.Endings...)
	ask(w, q, then, done, func() (string, error) {
		return zenity.SelectFileSave(zenity.Title(words.T("save.title")), zenity.Filename(q.Name), zenity.ConfirmOverwrite())
	})
}

// Open asks which file to open, as [Save] asks.
func Open(w fyne.Window, q Question, then func(path string), done func()) {
	q.Name = ""
	ask(w, q, then, done, func() (string, error) {
		return zenity.SelectFile(zenity.Title(words.T("open.title")), zenity.FileFilters{
			{Name: q.Kind, Patterns: patterns(q.Endings), CaseFold: true}, {Name: words.T("open.everything"), Patterns: []string{"*"}},
		})
	})
}

// ask asks with the system's own dialog, or with the one in the window.
func ask(w fyne.Window, q Question, then func(string), done func(), system func() (string, error)) {
	if !zenity.IsAvailable() {
		newPanel(w, q, then, done).show()
		return
	}
	ui.Go(func() {
		path, err := system()
		ui.Do(func() {
			switch {
			case errors.Is(err, zenity.ErrCanceled):
			case err != nil:
				newPanel(w, q, then, done).show()
				return
			default:
				named, sure := settled(path, q)
				if !sure {
					lastFolder, q.Name = filepath.Dir(named), filepath.Base(named)
					newPanel(w, q, then, done).show() // which asks
					return
				}
				then(named)
			}
			done()
		})
	})
}

func patterns(endings []string) []string {
	var all []string
	for _, e := range endings {
		all = append(all, "*"+e)
	}
	return all
}

// settled is the file that a system's dialog chose, with its ending. It is not sure where the dialog asked
// about a file of another name, and there is one of this name.
func settled(path string, q Question) (named string, sure bool) {
	if q.Name == "" {
		return path, true // it is to be opened
	}
	named = withEnding(asTyped(path, q.Endings), q.Endings)
	_, err := os.Lstat(named)
	return named, named == path || err != nil
}

// asTyped takes away the usual ending where a system's dialog has put it behind another one that somebody
// typed, as that of Windows does with endings that it does not know.
func asTyped(path string, endings []string) string {
	typed := strings.TrimSuffix(path, endings[0])
	if other := filepath.Ext(typed); typed != path && !strings.EqualFold(other, endings[0]) && hasEnding(typed, endings) {
		return typed
	}
	return path
}

// withEnding adds the first of some endings to a file's name that has none of them yet. A
// dot in the name, as in "Q3 vs 2.5", makes no ending.
func withEnding(path string, endings []string) string {
	if path == "" || hasEnding(path, endings) {
		return path
	}
	return path + endings[0]
}

func hasEnding(path string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.EqualFold(filepath.Ext(path), e) })
}
