package quiet

import (
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/worksheet"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// This file is about rounds on paper: sheets are printed, handed on and written on, and what
// stands on their numbered lines is typed back under the name of who wrote it.

// sheetUse is what sheets for the round are printed for; none for guesses.
func (r *round) sheetUse() (fishbone.SheetUse, bool) {
	switch r.use {
	case fishbone.SlipCause:
		return fishbone.SheetCauses, true
	case fishbone.SlipSolution:
		return fishbone.SheetSolutions, true
	}
	return "", false
}

// printed says whether there are sheets of which lines can be typed back.
func (r *round) printed() bool {
	use, _ := r.sheetUse()
	for _, s := range r.host.Analysis().Sheets() {
		if s.For == use {
			return true
		}
	}
	return false
}

// document makes new sheets. The analysis keeps their numbers.
func (r *round) document() ([]byte, error) {
	use, _ := r.sheetUse()
	a := r.host.Analysis()
	sheets, edit := worksheet.New(a, use, r.of, fishbone.NewID)
	if !r.host.Do(edit) {
		return nil, r.host.Session().Locked()
	}
	return worksheet.PDF(worksheet.Draw(sheets), sheets[0].Text, r.host.Now())
}

func (r *round) print() {
	if panel.Refused(r.host) {
		return
	}
	if data, err := r.document(); r.host.Report(err) && data != nil {
		panel.Print(r.host, data, words.T("sheet.title"))
	}
}

func (r *round) save() {
	if !panel.Refused(r.host) {
		panel.SavePDF(r.host, words.T("sheet.title"), r.document)
	}
}

// onPaper is the part of the panel about paper: to print sheets, and to type back what was written.
func (r *round) onPaper() []fyne.CanvasObject {
	if _, ok := r.sheetUse(); !ok {
		return nil
	}
	can := r.host.Actions()
	parts := []fyne.CanvasObject{
		r.Section(words.T("sheet.onPaper")),
		ui.AtEdge(ui.Flow(6, r.Room(),
			ui.Quiet(ui.Page, can.Named("sheets.print").Words(), func() { can.Perform("sheets.print") }),
			ui.Quiet(ui.Page, can.Named("sheets.save").Words(), func() { can.Perform("sheets.save") }))),
	}
	if r.printed() {
		parts = append(parts, r.back, ui.Row(14, action.Hint("key.next", "Return").Object(), action.Hint("key.leave", "Escape").Object()))
	}
	return parts
}

// newBack is the entry for what is typed back.
func (r *round) newBack() *ui.Entry {
	h, e := r.host, ui.NewEntry(words.T("sheet.type"))
	e.Place = "sheets/" + string(r.use)
	panel.Serve(h, e)
	e.SetDraft(h.Session().Draft(e.Place))
	e.OnEveryChange(func() { h.KeepDraft(e.Place, e.Text) })
	e.OnEnter = func(text string, _ bool) {
		if r.typeBack(text) {
			e.SetSaved("")
			h.KeepDraft(e.Place, "")
		}
	}
	e.OnPaste = func(text string) bool {
		left := r.typeAllBack(e.Text + text)
		e.SetDraft(left)
		h.KeepDraft(e.Place, left)
		return true
	}
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			h.Focus()
		}
		return name == fyne.KeyEscape
	}
	return e
}

// typeAllBack takes several lines, and returns those that have no place.
func (r *round) typeAllBack(text string) string {
	lines := strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == '\r' })
	if len(lines) < 2 {
		return text // it is still being typed
	}
	var left []string
	for _, line := range lines {
		if !r.typeBack(line) {
			left = append(left, line)
		}
	}
	return strings.Join(left, " ")
}

// typeBack puts what stands on one line where it belongs, and says where that was.
func (r *round) typeBack(text string) bool {
	n, said, ok := fishbone.ReadNumbered(text)
	if !ok || said == "" {
		r.host.Notices().Say(words.T("sheet.noNumber"), ui.Waiting, "", nil)
		return false
	}
	edit, place, err := r.host.Analysis().TypeBack(fishbone.NewID(), n, said)
	s, _ := r.host.Analysis().SheetWith(n)
	use, _ := r.sheetUse()
	if err != nil || s.For != use {
		r.host.Notices().Say(words.T("sheet.noLine", "n", n), ui.Negative, "", nil)
		return false
	}
	who := place.Writer
	if who == "" {
		who = words.T("sheet.row", "n", place.Row)
	}
	return panel.DoTelling(r.host, edit, words.T("sheet.typed", "page", place.Page, "n", n, "who", who), ui.Positive)
}
