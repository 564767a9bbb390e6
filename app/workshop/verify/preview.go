package verify

import (
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/thumbnail"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// preview shows an attachment as large as there is room, over the page, and takes a note of what
// is to be seen. Pictures are made smaller beside the window's thread.
type preview struct {
	view   *view
	cause  fishbone.ID
	at     fishbone.ID
	keys   *ui.KeyTarget
	note   *ui.Entry
	object *fyne.Container

	of    string      // the sum of the bytes that were asked for last
	large image.Image // nil while it is made, and for what is none
	wrong error       // why there is none
}

// look opens the preview of an attachment.
func (v *view) look(at fishbone.Attachment) {
	v.Flush()
	p := &preview{view: v, cause: v.form.cause, keys: ui.NewKeyTarget(), object: container.NewStack()}
	p.keys.OnKey, p.keys.OnShortcut = p.key, v.host.Shortcut
	p.show(at)
	v.host.OpenLayer(p)
}

// show shows another attachment.
func (p *preview) show(at fishbone.Attachment) {
	p.at = at.ID
	p.note = p.newNote(at)
	p.load(at)
	p.Refresh()
}

// newNote is the entry for what is to be seen.
func (p *preview) newNote(at fishbone.Attachment) *ui.Entry {
	e := ui.NewEntry(words.T("verify.note.hint"))
	e.SetSaved(at.Note)
	panel.Serve(p.view.host, e)
	place := "attachment/" + string(at.ID) + "/note"
	panel.KeepTyped(p.view.host, e, place, func(text string) bool {
		return p.view.host.Do(fishbone.Set{Of: fishbone.AttachmentKind, ID: at.ID, Values: fishbone.Values{"note": text}}, session.Merge, session.Ends(place))
	})
	e.OnEnter = func(string, bool) { e.Flush(); p.view.host.Focus() }
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			p.view.host.Focus()
		}
		return name == fyne.KeyEscape
	}
	return e
}

// load has the picture made as large as the window.
func (p *preview) load(at fishbone.Attachment) {
	p.of, p.large, p.wrong = at.Sum, nil, nil
	if !strings.HasPrefix(at.Type, "image/") {
		return
	}
	window := p.view.host.Window().Canvas()
	size, scale, content := window.Size(), window.Scale(), p.view.host.Session().Contents().Get
	ui.Go(func() {
		data, err := content(at.Sum)
		var large image.Image
		if err == nil {
			large, err = thumbnail.Make(data, max(1, int(size.Width*scale)), max(1, int(size.Height*scale)))
		}
		ui.Do(func() {
			if p.of == at.Sum {
				p.large, p.wrong = large, err
				p.Refresh()
			}
		})
	})
}

// key leaves, turns to another attachment, or goes to the note.
func (p *preview) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.leave()
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp:
		p.turn(-1)
	case fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown:
		p.turn(1)
	case fyne.KeyTab, fyne.KeyF2:
		p.view.host.Window().Canvas().Focus(p.note)
	}
}

func (p *preview) leave() { p.view.host.LeaveLayer(p) }

// turn shows the next attachment of the task, or the one before.
func (p *preview) turn(by int) {
	all := p.view.host.Analysis().AttachmentsOf(p.cause)
	i := slices.IndexFunc(all, func(at fishbone.Attachment) bool { return at.ID == p.at }) + by
	if i >= 0 && i < len(all) {
		p.note.Flush()
		p.show(all[i])
	}
}

// Area implements [panel.Layer].
func (*preview) Area() panel.Area { return panel.OverPage }

// Content implements [panel.Layer].
func (p *preview) Content() fyne.CanvasObject { return p.object }

// Focus implements [panel.Layer].
func (p *preview) Focus() fyne.Focusable { return p.keys }

// Close implements [panel.Layer].
func (p *preview) Close() { p.note.Flush() }

// Refresh implements [panel.Layer].
func (p *preview) Refresh() {
	a, c := p.view.host.Analysis(), ui.Colors()
	at, ok := a.Attachment(p.at)
	if !ok { // taken away meanwhile
		ui.Do(p.leave)
		return
	}
	p.note.Sync(at.Note, fishbone.Label)
	all := a.AttachmentsOf(p.cause)
	nth := slices.IndexFunc(all, func(one fishbone.Attachment) bool { return one.ID == at.ID })
	wide := max(200, p.view.host.Window().Canvas().Size().Width-64)
	title := ui.Truncated(at.Name, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, wide/2)
	head := []fyne.CanvasObject{title, ui.Text(sizeWords(at.Size), ui.Style{Size: ui.Small, Color: c.Muted}), ui.Spacer()}
	if len(all) > 1 {
		head = append(head, ui.IconButton(ui.Back, words.T("verify.preview.before"), nth > 0, func() { p.turn(-1) }),
			ui.Text(words.T("wall.pageOf", "n", nth+1, "of", len(all)), ui.Style{Size: ui.Small, Color: c.Muted}),
			ui.IconButton(ui.Right, words.T("verify.preview.after"), nth+1 < len(all), func() { p.turn(1) }))
	}
	head = append(head, ui.IconButton(ui.Cross, words.T("meetings.close", "key", action.Cap("Escape")), true, p.leave))
	foot := ui.Row(12, ui.Expand(p.note),
		ui.Quiet(ui.Trash, words.T("act.remove"), func() { p.leave(); p.view.removeAttachment(at) }),
		ui.Plain("", words.T("verify.outside"), func() { p.view.askToOpen(at) }))
	panel.Set(p.object, container.NewStack(canvas.NewRectangle(c.Back), p.keys,
		ui.Padded(20, 32, 24, 32, ui.Column(14, ui.Row(10, head...), ui.Expand(p.face(at)), foot))))
}

// face is the picture, or the kind of the file and why it is not shown.
func (p *preview) face(at fishbone.Attachment) fyne.CanvasObject {
	c := ui.Colors()
	switch {
	case p.large != nil:
		shown := canvas.NewImageFromImage(p.large)
		shown.FillMode, shown.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		return shown
	case p.wrong != nil:
		return ui.Centered(ui.Paragraph(words.Sentence(p.wrong), ui.Style{Size: ui.Body, Color: c.Bad}, 480, 4))
	case strings.HasPrefix(at.Type, "image/"):
		return ui.Centered(ui.Text(words.T("export.drawing"), ui.Style{Size: ui.Body, Color: c.Faint}))
	}
	return ui.Centered(ui.Column(12, ui.Centered(ui.Page.Draw(c.Faint, 64)),
		ui.Centered(ui.Text(words.T("verify.preview.none"), ui.Style{Size: ui.Body, Color: c.Muted}))))
}
