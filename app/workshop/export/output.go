package export

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/app/system"
	"whybone/app/tables"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange"
	"whybone/fishbone/exchange/outline"
)

func usualDeps() deps {
	return deps{system.CopyPicture, system.CopyFiles, system.CopyFolder, system.PrintPDF, func(w fyne.Window, name string, then func(string), done func()) {
		filedialog.Save(w, filedialog.Question{Name: name, Endings: endings()}, then, done)
	}}
}

// endings are those that say what a file is to be.
func endings() []string {
	all := []string{wholeFile, tables.Ending}
	for _, f := range outline.Formats() {
		if f.Writes() {
			all = append(all, f.Endings...)
		}
	}
	for _, f := range picture.Formats() {
		all = append(all, f.Ending)
	}
	return all
}

// save asks where to, and writes the file. A name that ends in another kind of file
// decides: who types .pdf gets a PDF.
func (e *exporter) save(a *fishbone.Analysis, s settings, then func(), done func()) {
	e.deps.ask(e.host.Window(), s.fileName(a), func(path string) {
		then()
		s.Kind = strings.ToLower(filepath.Ext(path))
		e.export(a, s, path)
	}, done)
}

// export makes the file off the window's thread and says when it is there.
func (e *exporter) export(a *fishbone.Analysis, s settings, path string) {
	name := filepath.Base(path)
	content := e.host.Session().Contents().There
	panel.Work(e.host, words.T("export.busy", "file", name), func() (string, error) {
		written, missing, err := writeFile(e.host.Renderer(), a, content, s, path)
		if err != nil {
			return words.T("export.failed", "file", path, "reason", words.Sentence(err)), err
		}
		if len(written) > 1 {
			return also(words.T("export.doneAll", "n", len(written), "first", written[0].Path, "last", filepath.Base(written[len(written)-1].Path)), missing), nil
		}
		return also(words.T("export.done", "file", path), missing), nil
	})
}

// copy puts one page of a picture on the clipboard.
func (e *exporter) copy(a *fishbone.Analysis, s settings, page int) {
	panel.Work(e.host, words.T("export.copying"), func() (string, error) {
		pages, err := picture.Draw(context.Background(), e.host.Renderer(), a, s.request())
		var png bytes.Buffer
		missing := ""
		if err == nil {
			missing = picture.Missing(pages, picture.PNG)
			err = pages[min(page, len(pages)-1)].PNG(&png, s.DPI)
		}
		if err == nil {
			err = e.deps.copyPicture(png.Bytes())
		}
		if err != nil {
			return words.T("export.copyFailed", "reason", words.Sentence(err)), err
		}
		return also(words.T("export.copied"), missing), nil
	})
}

// copyFile puts the file itself on the clipboard, to be pasted into a folder, a letter or a chat.
func (e *exporter) copyFile(a *fishbone.Analysis, s settings) {
	name, content := s.fileName(a), e.host.Session().Contents().There
	panel.Work(e.host, words.T("export.busy", "file", name), func() (string, error) {
		folder, err := e.deps.copyFolder()
		var files []outfile.File
		missing := ""
		if err == nil {
			files, missing, err = writeFile(e.host.Renderer(), a, content, s, filepath.Join(folder, name))
		}
		if err == nil {
			paths := make([]string, len(files))
			for i, f := range files {
				paths[i] = f.Path
			}
			err = e.deps.copyFiles(paths)
		}
		if err != nil {
			return words.T("export.copyFileFailed", "reason", words.Sentence(err)), err
		}
		return also(words.T("export.copiedFile", "file", name), missing), nil
	})
}

// print has the system print a picture, on A4 where no paper was chosen.
func (e *exporter) print(a *fishbone.Analysis, s settings) {
	s.Kind = picture.PDF
	if s.Page == scene.Fit && s.Poster == scene.Fit {
		s.Page = scene.A4
	}
	panel.Work(e.host, words.T("export.printing"), func() (string, error) {
		files, missing, err := draw(e.host.Renderer(), a, s)
		if err == nil {
			err = e.deps.printPDF(files[0], a.HeadText())
		}
		if err != nil {
			return words.T("export.printFailed", "reason", words.Sentence(err)), err
		}
		return also(words.T("export.printed"), missing), nil
	})
}

// also puts a second sentence behind what is said, if there is one.
func also(said, more string) string {
	if more == "" {
		return said
	}
	return words.T("export.also", "said", strings.TrimRight(said, ".。"), "more", more)
}

// writeFile writes what is asked for, in several files where it has several pages and such
// a file holds one. Content gives the bytes of attachments. Missing says which characters the files
// show as boxes, or what they have no place for.
func writeFile(r picture.TreeRenderer, a *fishbone.Analysis, content func(sum string) ([]byte, error), s settings, path string) (files []outfile.File, missing string, err error) {
	data := [][]byte{nil}
	if s.Kind == wholeFile {
		if data[0], err = exchange.WriteWhole(a, content); err != nil {
			return nil, "", err
		}
	} else if f := s.foreign(); f != nil {
		if data[0], missing, err = foreignFile(f, a, s); err != nil {
			return nil, "", err
		}
	} else if s.Kind == tables.Ending {
		if data[0], err = picture.TableFile(a, s.View); err != nil {
			return nil, "", err
		}
	} else if data, missing, err = draw(r, a, s); err != nil {
		return nil, "", err
	}
	files = outfile.Numbered(path, data)
	return files, missing, outfile.WriteAll(files)
}

// draw makes the files of a picture. They are dated like what they show.
func draw(r picture.TreeRenderer, a *fishbone.Analysis, s settings) (files [][]byte, missing string, err error) {
	pages, err := picture.Draw(context.Background(), r, a, s.request())
	if err != nil {
		return nil, "", err
	}
	info := scene.DocumentInfo{Title: a.About().Problem, Language: string(words.Used()), Made: a.Changed().At}
	set := picture.Settings{DPI: s.DPI, Info: info, Bones: picture.Bones(a, s.View)}
	if s.tiled() {
		set.Tiles = s.Tiles
	}
	files, err = picture.Files(pages, s.Kind, set)
	return files, picture.Missing(pages, s.Kind), err
}
