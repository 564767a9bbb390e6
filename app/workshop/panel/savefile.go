package panel

import (
	"path/filepath"
	"strings"

	"whybone/app/filedialog"
	"whybone/app/outfile"
	"whybone/app/ui"
	"whybone/app/words"
)

// AskWhere asks where to save a file; tests replace it.
var AskWhere = filedialog.Save

// SaveFile asks where to save a file, and says whether it could. Make makes what is in it, of the
// kind that its ending says; where that fails nothing is written.
func SaveFile(h Host, name string, endings []string, make func(ending string) ([]byte, error)) {
	SaveFiles(h, name, endings, func(ending string) ([][]byte, error) {
		data, err := make(ending)
		return [][]byte{data}, err
	})
}

// SaveFiles is SaveFile for what may need several files, which are numbered then.
func SaveFiles(h Host, name string, endings []string, make func(ending string) ([][]byte, error)) {
	AskWhere(h.Window(), filedialog.Question{Name: name, Endings: endings}, func(path string) {
		said, err := write(path, make)
		tone := ui.Positive
		if err != nil {
			tone = ui.Negative
		}
		h.Notices().Say(said, tone, "", nil)
	}, h.Focus)
}

// SaveLater is [SaveFile] for what takes long to make: that is done off the window's thread.
func SaveLater(h Host, name string, endings []string, make func(ending string) ([]byte, error)) {
	AskWhere(h.Window(), filedialog.Question{Name: name, Endings: endings}, func(path string) {
		Work(h, words.T("export.busy", "file", filepath.Base(path)), func() (string, error) {
			return write(path, func(ending string) ([][]byte, error) {
				data, err := make(ending)
				return [][]byte{data}, err
			})
		})
	}, h.Focus)
}

// write makes what is in a file and writes it, and says in a sentence what came of it.
func write(path string, make func(ending string) ([][]byte, error)) (said string, err error) {
	data, err := make(strings.ToLower(filepath.Ext(path)))
	if err == nil {
		err = outfile.WriteAll(outfile.Numbered(path, data))
	}
	if err != nil {
		return words.T("export.failed", "file", path, "reason", words.Sentence(err)), err
	}
	return words.T("export.done", "file", path), nil
}
