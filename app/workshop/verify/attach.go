package verify

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/system"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/storage"
)

// This file is about files and pictures that are attached to a task: they are read and kept in
// the data file beside the window's thread.

// slow is how long that may take before the window says that it is at work.
const slow = 500 * time.Millisecond

// attached is a file that is to be attached: where it lies, or what is in it.
type attached struct {
	name string
	path string
	data []byte
}

// Dropped attaches files that were dropped on the window to the task in hand. What is an
// analysis or a data file is opened, as everywhere.
func (v *view) Dropped(paths []string) bool {
	opened := func(path string) bool {
		return slices.Contains([]string{".json", ".db"}, strings.ToLower(filepath.Ext(path)))
	}
	t, ok := v.inHand()
	if !ok || slices.ContainsFunc(paths, opened) {
		return false
	}
	v.attachFiles(t.cause.ID, paths...)
	return true
}

// chooseFile asks for a file to attach.
func (v *view) chooseFile(cause fishbone.ID) {
	if panel.Refused(v.host) {
		return
	}
	endings := []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".pdf", ".csv", ".xlsx", ".docx", ".txt"}
	question := filedialog.Question{Endings: endings, Kind: words.T("verify.attach.kind")}
	filedialog.Open(v.host.Window(), question, func(path string) { v.attachFiles(cause, path) }, v.host.Focus)
}

func (v *view) attachFiles(cause fishbone.ID, paths ...string) {
	var files []attached
	for _, path := range paths {
		files = append(files, attached{name: filepath.Base(path), path: path})
	}
	v.attach(cause, files)
}

// paste attaches the picture on the clipboard.
func (v *view) paste(cause fishbone.ID) {
	if panel.Refused(v.host) {
		return
	}
	name := words.T("verify.pasted", "time", v.host.Now().Format("2006-01-02 15-04")) + ".png"
	ui.Go(func() {
		png, err := system.PastePicture()
		ui.Do(func() {
			if err != nil {
				v.host.Notices().Say(words.T("verify.paste.none"), ui.Negative, "", nil)
				return
			}
			v.attach(cause, []attached{{name: name, data: png}})
		})
	})
}

// attach keeps files in the data file and adds them to the task of a cause, one by one: what
// cannot be kept is named, and the others are.
func (v *view) attach(cause fishbone.ID, files []attached) {
	if panel.Refused(v.host) {
		return
	}
	v.Flush()
	contents := v.host.Session().Contents()
	busy := v.host.After(slow, func() { v.host.Notices().Say(words.T("verify.attach.busy"), ui.Waiting, "", nil) })
	ui.Go(func() {
		for i, f := range files {
			at, err := f.keep(contents.Keep)
			ui.Do(func() {
				if i == len(files)-1 {
					busy()
				}
				v.add(cause, f, at, err)
			})
		}
	})
}

// keep reads a file and keeps it.
func (f attached) keep(keep func([]byte) (string, error)) (at fishbone.Attachment, err error) {
	if f.path != "" {
		if f.data, err = readFile(f.path); err != nil {
			return at, err
		}
	}
	sum, err := keep(f.data)
	return fishbone.Attachment{Name: f.name, Type: http.DetectContentType(f.data), Size: len(f.data), Sum: sum}, err
}

// readFile reads a file that is small enough to be kept.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > storage.MaxContent {
		return nil, storage.ErrLargeContent
	}
	return os.ReadFile(path)
}

// add adds what was kept to the task, or says why it was not.
func (v *view) add(cause fishbone.ID, f attached, at fishbone.Attachment, err error) {
	if err != nil {
		v.host.Notices().Say(words.T("open.failed", "file", f.name, "reason", words.Sentence(err)), ui.Negative, "", nil)
		return
	}
	c, ok := v.host.Analysis().Cause(cause)
	if !ok {
		return // it was taken away meanwhile, and the file frees the bytes
	}
	edits, id := taskOf(v.host.Analysis(), c)
	at.ID, at.Of = fishbone.NewID(), id
	v.host.Do(fishbone.Join(append(edits, fishbone.Add{Thing: &at})...))
}

// menuOf is what can be done with an attachment.
func (v *view) menuOf(at fishbone.Attachment, where fyne.Position) {
	v.host.ShowMenu(where,
		ui.Pick(words.T("verify.preview"), func() { v.look(at) }),
		ui.Pick(words.T("verify.outside"), func() { v.askToOpen(at) }),
		ui.Pick(words.T("act.remove"), func() { v.removeAttachment(at) }))
}

func (v *view) removeAttachment(at fishbone.Attachment) {
	panel.DoTelling(v.host, fishbone.Remove{Of: fishbone.AttachmentKind, ID: at.ID},
		words.T("cause.removed", "text", panel.Shorten(at.Name, 24)), ui.Neutral)
}

// askToOpen asks before an attachment is opened by another program: what is in it, this one does
// not know.
func (v *view) askToOpen(at fishbone.Attachment) {
	panel.Question{
		Title:      words.T("verify.outside.title", "file", at.Name),
		Paragraphs: []string{words.T("verify.outside.text")},
		Yes:        words.T("verify.outside.yes"),
		Do:         func() { v.openOutside(at) },
	}.Ask(v.host)
}

func (v *view) openOutside(at fishbone.Attachment) {
	contents := v.host.Session().Contents()
	ui.Go(func() {
		path, err := v.temporary(at, contents.Get)
		ui.Do(func() {
			if err == nil {
				err = fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
			}
			v.host.Report(err)
		})
	})
}

// temporary writes an attachment into a folder that the user alone can read, and that is gone
// once another one is opened or the system clears its temporary files.
func (v *view) temporary(at fishbone.Attachment, content func(sum string) ([]byte, error)) (string, error) {
	data, err := content(at.Sum)
	if err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp("", "whybone-") // for the user alone
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, fileName(at.Name))
	return path, os.WriteFile(path, data, 0o600)
}

// fileName is a name that may stand in any folder, with its ending.
func fileName(name string) string {
	ending := filepath.Ext(name)
	return panel.FileName(strings.TrimSuffix(name, ending)) + panel.FileName(ending)
}

// sizeWords says how large a file is.
func sizeWords(bytes int) string {
	switch {
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	case bytes >= 1<<10:
		return fmt.Sprintf("%d KB", bytes>>10)
	}
	return fmt.Sprintf("%d B", bytes)
}
