package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// offer asks whether a cause is the same as one that is there already. Until it is
// answered nothing is linked: the team decides.
type offer struct {
	cause fishbone.ID
	as    fishbone.Likeness
}

// makeOffer draws the question with its two answers.
func (s *sheet) makeOffer(o offer, link, leave func()) fyne.CanvasObject {
	c := ui.Colors()
	cause, ok := s.page.Analysis().Cause(o.cause)
	if !ok {
		return ui.Gap(0, 0)
	}
	question := words.T("same.question", "this", cause.Text, "that", o.as.Text)
	return ui.Card(ui.Pad(12, ui.Column(10,
		ui.Paragraph(question, ui.Style{Size: ui.Body, Color: c.Ink}, s.room()-24, 4),
		ui.Row(8, ui.Primary(ui.Link, words.T("same.link"), link), ui.Plain("", words.T("same.keep"), leave)),
	)))
}

// bonesMenu offers the bones that a cause can be put onto.
func (p *Page) bonesMenu(cause fishbone.ID, at fyne.Position) {
	var items []ui.Choice
	for _, b := range p.Analysis().Bones() {
		items = append(items, ui.Pick(shorten(b.Name, 24), func() { p.Do(fishbone.MoveCause{ID: cause, Under: b.ID}) }))
	}
	p.ShowMenu(at, append(items, ui.Choice{},
		ui.Pick(words.T("group.unsorted"), func() { p.Do(fishbone.MoveCause{ID: cause, Under: fishbone.Tray}) }))...)
}

// removeCause takes a cause away with all below it, and offers to bring it back.
func (p *Page) removeCause(id fishbone.ID) {
	c, ok := p.Analysis().Cause(id)
	if ok && p.Do(fishbone.RemoveCause{ID: id}) {
		p.Notices().Say(words.T("cause.removed", "text", shorten(c.Text, 24)), ui.Neutral, words.T("workshop.undoWord"), p.Undo)
	}
}

// rewords is a panel that can reword a cause in its line.
type rewords interface{ beginReword(c fishbone.Cause) }

// reword changes a cause's words in the open panel's line; a panel without one gives
// way to step 3.
func (p *Page) reword(id fishbone.ID) {
	c, ok := p.Analysis().Cause(id)
	if !ok {
		return
	}
	if _, can := p.panel.(rewords); !can {
		p.OpenStep(3)
	}
	if r, can := p.panel.(rewords); can {
		r.beginReword(c)
	}
}
