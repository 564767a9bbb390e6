package panel

import (
	"whybone/app/filedialog"
	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/app/system"
	"whybone/app/ui"
	"whybone/app/words"
)

// PrintWith prints a document; tests replace it.
var PrintWith = system.PrintPDF

// Print has the system print a document, beside the window's thread.
func Print(h Host, pdf []byte, title string) {
	ui.Go(func() {
		err := PrintWith(pdf, title)
		ui.Do(func() {
			if err != nil {
				h.Notices().Say(words.T("export.printFailed", "reason", words.Sentence(err)), ui.Negative, "", nil)
				return
			}
			h.Notices().Say(words.T("export.printed"), ui.Positive, "", nil)
		})
	})
}

// SavePDF asks where to, and writes a document that is made once that is known.
func SavePDF(h Host, title string, document func() ([]byte, error)) {
	h.Flush()
	name := FileName(title+" – "+h.Analysis().HeadText()) + picture.PDF
	AskWhere(h.Window(), filedialog.Question{Name: name, Endings: []string{picture.PDF}}, func(path string) {
		data, err := document()
		if err == nil {
			err = outfile.Write(path, data)
		}
		if err != nil {
			h.Notices().Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
			return
		}
		h.Notices().Say(words.T("export.done", "file", path), ui.Positive, "", nil)
	}, h.Focus)
}
