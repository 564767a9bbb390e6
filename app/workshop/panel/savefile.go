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
		data, err := make(strings.ToLower(filepath.Ext(path)))
		if err == nil {
			err = outfile.WriteAll(outfile.Numbered(path, data))
		}
		if err != nil {
			h.Notices().Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
			return
		}
		h.Notices().Say(words.T("export.done", "file", path), ui.Positive, "", nil)
	}, h.Focus)
}
