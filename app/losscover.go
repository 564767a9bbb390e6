package app

import (
	"errors"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/storage"
)

// This file is about a lost data file on a page without an analysis, where there is no panel: what
// happened, what is left of the file, and the ways on.

// canTellLoss says whether an error is that the data file is lost, and there is room to say what
// can be done. An analysis in which something waits has its panel.
func (w *window) canTellLoss(err error) bool {
	lost := errors.Is(err, storage.ErrGone) || errors.Is(err, storage.ErrReplaced)
	return lost && len(w.unsaved) == 0 && !w.goingOver && w.win.Canvas().Overlays().Top() == nil
}

// tellLoss looks what is left and says it, with the ways on.
func (w *window) tellLoss(reason error) {
	w.notices.Hide()
	w.loss("", func(l storage.Loss, err error) {
		if err != nil || !w.canTellLoss(reason) {
			w.notices.Say(words.Sentence(reason), ui.Negative, "", nil)
			return
		}
		w.showLoss(reason, l)
	})
}

func (w *window) showLoss(reason error, l storage.Loss) {
	const width = 520
	c, canvas := ui.Colors(), w.win.Canvas()
	title, about := lossTitle(reason, l)
	ui.ShowCover(canvas, ui.Pad(24, ui.Column(12,
		ui.Paragraph(words.T(title), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, width, 3),
		ui.Paragraph(words.T(about), ui.Style{Size: ui.Body, Color: c.Ink}, width, 6),
		ui.Paragraph(w.lossLeft(l), ui.Style{Size: ui.Body, Color: c.Ink}, width, 6),
		ui.Padded(8, 0, 0, 0, ui.Row(8, w.lossWays(reason, l)...)),
	)), func() { w.pages.page.Focus() })
}

// lossTitle says what happened.
func lossTitle(reason error, l storage.Loss) (title, about string) {
	switch {
	case errors.Is(reason, storage.ErrGone):
		return "saving.lost.gone", "saving.lost.gone.about"
	case errors.Is(l.Unreadable, storage.ErrNewer):
		return "saving.lost.newer", "saving.lost.newer.about"
	case l.Unreadable != nil:
		return "saving.lost.damaged", "saving.lost.damaged.about"
	}
	return "saving.lost.other", "saving.lost.older.about"
}

// lossLeft says what is left of the old file.
func (w *window) lossLeft(l storage.Loss) string {
	when := ""
	if l.Backup != nil {
		when = words.When(l.Backup.At, w.now())
	}
	switch {
	case l.NotKept != nil:
		return words.T("loss.notKept", "n", l.Others, "reason", words.Sentence(l.NotKept))
	case l.Whole:
		return words.T("loss.kept", "n", l.Others, "when", when)
	case when == "":
		return words.T("loss.noBackup")
	}
	return words.T("loss.backup", "when", when)
}

// lossWays are the ways on, the best one last.
func (w *window) lossWays(reason error, l storage.Loss) []fyne.CanvasObject {
	type way struct {
		name string
		goes func()
	}
	var ways []way
	if !errors.Is(reason, storage.ErrGone) && l.Usurper != nil {
		ways = append(ways, way{"loss.use", w.putInto})
	}
	switch {
	case errors.Is(reason, storage.ErrGone):
		ways = append(ways, way{"saving.putBack", w.putBack})
	case l.Whole:
		ways = append(ways, way{"saving.takeBack", w.takeBack})
	}
	leave := func() {
		overlays := w.win.Canvas().Overlays()
		overlays.Remove(overlays.Top())
	}
	buttons := []fyne.CanvasObject{ui.Quiet("", words.T("loss.later"), func() {
		leave()
		w.pages.page.Focus()
	}), ui.Spacer()}
	for i, one := range ways {
		kind := ui.Plain
		if i == len(ways)-1 {
			kind = ui.Primary
		}
		buttons = append(buttons, kind("", words.T(one.name), func() {
			leave()
			one.goes()
		}))
	}
	return buttons
}
