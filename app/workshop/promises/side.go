package promises

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// side is the panel: the form of the promise in hand or, while there is none, the chosen
// solutions that nobody has promised, and the ways out of the program.
type side struct {
	*panel.Frame
	page *page
	form *form // nil while no promise is in hand
}

func newSide(p *page) *side { return &side{Frame: panel.NewFrame(p.host), page: p} }

func (s *side) flush() {
	if s.form != nil {
		s.form.flush()
	}
}

// refresh shows the form of the promise in hand.
func (s *side) refresh() {
	q, ok := s.page.host.Analysis().Promise(s.page.Chosen)
	if !ok {
		s.form = nil
		s.Show(s.top(), s.rest())
		return
	}
	if s.form == nil || s.form.id != q.ID {
		s.form = newForm(s, q)
	}
	s.form.sync(q)
	s.Show(s.form.top(q), s.form.object(q))
}

// edit goes into the form.
func (s *side) edit() {
	if s.form != nil {
		s.page.host.TypeIn(s.form.entries["text"])
	}
}

// top says what the panel is for.
func (s *side) top() fyne.CanvasObject {
	return s.Heading(words.T("view.promises"), words.T("promise.sideHow"))
}

// rest lists the chosen solutions without a promise, and the files that can be made.
func (s *side) rest() fyne.CanvasObject {
	p, h := s.page, s.page.host
	var parts []fyne.CanvasObject
	if open := h.Analysis().Unpromised(); len(open) > 0 {
		parts = append(parts, s.Section(words.T("promise.unpromised", "n", len(open))))
		for _, one := range open {
			parts = append(parts, s.Part("solution", one, func() fyne.CanvasObject { return s.solution(one) }))
		}
		if len(open) > 1 {
			parts = append(parts, ui.Padded(6, 0, 6, 0, ui.Row(0, ui.Plain(ui.Plus, words.T("promise.all"), func() { p.takeAll(open) }))))
		}
	}
	if len(h.Analysis().Promises()) > 0 {
		can := h.Actions()
		var save *ui.Tap
		save = ui.Plain(ui.Calendar, words.T("promise.saveShort"), func() { h.ShowMenu(ui.Below(save), p.feature.saveMenu()...) })
		parts = append(parts, s.Section(words.T("promise.files")), ui.Padded(6, 0, 0, 0, ui.Flow(8, s.Room(),
			save, ui.Plain("", words.T("promise.printShort"), func() { can.Perform("promise.print") }),
		)))
	}
	return ui.Column(0, parts...)
}

// solution becomes a promise with one click.
func (s *side) solution(one fishbone.Solution) fyne.CanvasObject {
	return panel.Row{Lead: ui.Plus.Draw(ui.Colors().Accent, 16), Text: one.Text, Lines: 2, OnTap: func() { s.page.feature.promise(one) }}.Make(s.Room())
}

// takeAll makes a promise of each of them.
func (p *page) takeAll(open []fishbone.Solution) {
	var edits []fishbone.Edit
	for _, one := range open {
		edits = append(edits, fishbone.Add{Thing: fishbone.PromiseOf(fishbone.NewID(), one, p.today())})
	}
	p.host.Do(fishbone.Join(edits...))
	p.host.Focus()
}
