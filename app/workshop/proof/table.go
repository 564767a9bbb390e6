package proof

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/sheet"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/effect"
)

// deps is what the feature needs of the system, which tests replace.
type deps struct {
	open func(w fyne.Window, q filedialog.Question, then func(path string), done func())
}

func usualDeps() deps { return deps{filedialog.Open} }

// tableEndings are those of tables that can be read.
var tableEndings = []string{".csv", ".tsv", ".txt"}

// mostRead bounds a file of values: more than it are no values of a measure.
const mostRead = 4 << 20

// errTooLong means that a file is no table of a few thousand values.
var errTooLong = errors.New("the file is too long")

// askFile asks for a table and reads it.
func (s *proofPanel) askFile() {
	s.Flush()
	q := filedialog.Question{Endings: tableEndings, Kind: words.T("proof.tables")}
	s.deps.open(s.host.Window(), q, s.readFile, s.host.Focus)
}

func (s *proofPanel) readFile(path string) {
	data, err := readAtMost(path, mostRead)
	if err != nil {
		reason := words.Sentence(err)
		if errors.Is(err, errTooLong) {
			reason = words.T("proof.tooLong")
		}
		s.host.Notices().Say(words.T("proof.notRead", "file", filepath.Base(path), "reason", reason), ui.Negative, "", nil)
		return
	}
	s.take(data)
}

func readAtMost(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = errTooLong
	}
	return data, err
}

// saveTable asks where to, and saves all measures with their values as a table.
func (s *proofPanel) saveTable() {
	s.Flush()
	a := s.host.Analysis()
	name := panel.FileName(words.T("export.name.effect", "name", panel.FileName(a.HeadText()))) + tables.Ending
	panel.SaveFile(s.host, name, []string{tables.Ending}, func(string) ([]byte, error) { return table(a) })
}

// table has all values of all measures, in UTF-8 with the mark that spreadsheets know it by.
func table(a *fishbone.Analysis) ([]byte, error) {
	rows := [][]string{{
		words.T("proof.name"), words.T("proof.unit"), words.T("proof.day"), words.T("proof.value"), words.T("proof.checked"),
		words.T("proof.when"), words.T("proof.target"), words.T("proof.verdict"),
	}}
	for _, m := range a.Measures() {
		for _, v := range effect.Of(a, m).All() {
			when, verdict, checked := words.T("proof.before"), words.T("proof.tooEarly"), ""
			if m.Since != "" && v.Day >= m.Since {
				when = words.T("proof.after")
			}
			if m.Verdict != fishbone.EffectOpen {
				verdict = words.T("verdict." + string(m.Verdict))
			}
			if v.Checked > 0 {
				checked = fmt.Sprint(v.Checked)
			}
			rows = append(rows, []string{m.Text, m.Unit, string(v.Day), string(fishbone.FigureOf(v.Value)), checked, when, string(m.Target), verdict})
		}
	}
	return sheet.Write(rows)
}
