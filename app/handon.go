package app

import (
	"cmp"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/filedialog"
	"whybone/app/portable"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// handOnWidth is how wide the words of the question are.
const handOnWidth = 440

// handOn is the question before a file for another desk is written: whether a passphrase locks it.
type handOn struct {
	window *window
	ids    []fishbone.ID // none for all
	name   string        // of what is handed on, for the file

	passphrase, again *ui.Entry
	wrong             *fyne.Container // says that they are not the same
	end               func()          // takes the question away
}

// handOn asks for a passphrase, and where to write a file for another desk, with one analysis or,
// where none is named, with all and the register.
func (w *window) handOn(ids []fishbone.ID, name string) {
	h := &handOn{window: w, ids: ids, name: name, wrong: container.NewStack()}
	h.passphrase = h.newEntry("handOn.passphrase", func() {
		if h.passphrase.Text != "" && h.again.Text == "" {
			w.win.Canvas().Focus(h.again)
			return
		}
		h.goOn()
	})
	h.again = h.newEntry("handOn.again", h.goOn)
	h.show()
}

func (h *handOn) newEntry(hint string, enter func()) *ui.Entry {
	e := ui.NewEntry(words.T(hint))
	e.Password, e.InDialog = true, true
	e.OnEnter = func(string, bool) { enter() }
	e.OnChanged = func(string) { h.say("") }
	e.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			h.cancel()
		}
		return key == fyne.KeyEscape
	}
	return e
}

func (h *handOn) show() {
	c := ui.Colors()
	body := ui.Style{Size: ui.Body, Color: c.Muted}
	what := words.T("handOn.all")
	if len(h.ids) > 0 {
		what = words.T("handOn.one", "problem", cmp.Or(h.name, words.T("home.untitled")))
	}
	cancel, next := ui.Plain("", words.T("save.cancel"), h.cancel), ui.Primary("", words.T("handOn.next"), h.goOn)
	cancel.SetToolTip(action.Cap("Escape"))
	next.SetToolTip(action.Cap("Return"))
	rows := ui.Column(12,
		ui.Text(words.T("handOn.title"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}),
		ui.Paragraph(what, body, handOnWidth, 3),
		h.passphrase, h.again,
		ui.Paragraph(words.T("handOn.about"), body, handOnWidth, 4),
		ui.MinSize(handOnWidth, 20, h.wrong),
		ui.Row(8, ui.Spacer(), cancel, next))
	h.end = ui.ShowDialog(h.window.win.Canvas(), ui.MinSize(handOnWidth, 0, rows), h.passphrase)
}

// say shows what is wrong with the passphrase; nothing with no words.
func (h *handOn) say(what string) {
	h.wrong.Objects = nil
	if what != "" {
		h.wrong.Add(ui.Paragraph(what, ui.Style{Size: ui.Body, Color: ui.Colors().Bad}, handOnWidth, 2))
	}
	h.wrong.Refresh()
}

func (h *handOn) cancel() {
	h.end()
	h.window.pages.page.Focus()
}

// goOn asks for the file, once the passphrase was typed twice alike or not at all.
func (h *handOn) goOn() {
	if h.passphrase.Text != h.again.Text {
		h.again.SetText("")
		h.say(words.T("handOn.differ"))
		h.window.win.Canvas().Focus(h.again)
		return
	}
	h.end()
	w, passphrase := h.window, h.passphrase.Text
	filedialog.Save(w.win.Window, filedialog.Question{Name: panel.FileName(cmp.Or(h.name, name)) + portable.Ending},
		func(path string) { h.write(path, passphrase) }, func() { w.pages.page.Focus() })
}

// write writes the file beside the window's thread: it may be a whole archive.
func (h *handOn) write(path, passphrase string) {
	w, store, ids := h.window, h.window.store, h.ids
	ui.Go(func() {
		err := portable.Write(store, path, passphrase, ids...)
		ui.Do(func() {
			file := filepath.Base(path)
			switch {
			case err != nil:
				w.notices.Say(words.T("export.failed", "file", file, "reason", words.Sentence(err)), ui.Negative, "", nil)
			case passphrase != "":
				w.notices.Say(words.T("home.handedOnLocked", "file", file), ui.Positive, "", nil)
			default:
				w.notices.Say(words.T("home.handedOn", "file", file), ui.Positive, "", nil)
			}
		})
	})
}
