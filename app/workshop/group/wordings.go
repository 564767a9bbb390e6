package group

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// wordings show the card in hand as it was said by each, if that was more than once. The one
// that is ticked stands on the fish; a click on another one shows that instead.
func (s *groupPanel) wordings(c fishbone.Cause) []fyne.CanvasObject {
	a := s.host.Analysis()
	all := a.Wordings(c.ID)
	if len(all) == 0 {
		return nil
	}
	type deps struct {
		cause fishbone.Cause
		all   []fishbone.Wording
		own   int
		signs fishbone.Signing
	}
	d := deps{c, all, a.OwnVotes(c.ID), a.About().Signing}
	return []fyne.CanvasObject{s.Part("wordings", d, func() fyne.CanvasObject { return s.makeWordings(c, all, d.own) })}
}

func (s *groupPanel) makeWordings(c fishbone.Cause, all []fishbone.Wording, own int) fyne.CanvasObject {
	p, h := ui.Colors(), s.host
	rows := []fyne.CanvasObject{
		ui.Text(words.T("wordings.title", "n", len(all)+1), ui.Style{Size: ui.Small, Bold: true, Color: p.Muted}),
		s.wording(true, c.Text, c.By, c.Made.At, own, nil),
	}
	for _, w := range all {
		rows = append(rows, s.wording(false, w.Text, w.By, w.Made.At, w.Votes, func() {
			h.Do(fishbone.ShowWording{ID: w.ID})
			h.Focus()
		}))
	}
	part := ui.Plain("", h.Actions().Named("act.part").Words(), func() { h.Actions().Perform("act.part"); h.Focus() })
	part.SetToolTip(h.Actions().Tip("act.part"))
	return ui.Padded(0, 0, 10, 0, ui.Card(ui.Pad(12, ui.Column(6, append(rows, ui.Row(0, part, ui.Spacer()))...))))
}

// wording is one of them: a tick where it is shown, the words, and below them who said so,
// when, and how many dots it got.
func (s *groupPanel) wording(shown bool, text, by string, at time.Time, votes int, show func()) fyne.CanvasObject {
	p := ui.Colors()
	mark := fyne.CanvasObject(ui.Gap(16, 16))
	if shown {
		mark = ui.Check.Draw(p.Accent, 16)
	}
	var said []string
	if by = s.host.Analysis().Sign(by); by != "" {
		said = append(said, by)
	}
	said = append(said, at.Local().Format("15:04"))
	if votes > 0 {
		said = append(said, words.T("wordings.votes", "n", votes))
	}
	room := s.Room() - 24 - 16 - 8 - 2*panel.RowEdge
	t := ui.NewTap(ui.Padded(4, panel.RowEdge, 4, panel.RowEdge, ui.Row(8, mark, ui.Column(0,
		ui.Paragraph(text, ui.Style{Size: ui.Body, Bold: shown, Color: p.Ink}, room, 4),
		ui.Text(strings.Join(said, " · "), ui.Style{Size: ui.Small, Color: p.Faint})), ui.Spacer())), show)
	if show != nil {
		t.SetToolTip(words.T("act.otherWording"))
	}
	return t
}
