package panel

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// DuplicateSuggestion asks whether a cause is the same as one that is there already. Until it is
// answered nothing is linked: the team decides.
type DuplicateSuggestion struct {
	Cause fishbone.ID
	As    fishbone.Match
}

// Suggestion draws the question with its two answers.
func (f *Frame) Suggestion(d DuplicateSuggestion, link, leave func()) fyne.CanvasObject {
	c := ui.Colors()
	cause, ok := f.host.Analysis().Cause(d.Cause)
	if !ok {
		return ui.Gap(0, 0)
	}
	question := words.T("same.question", "this", cause.Text, "that", d.As.Text)
	return ui.Card(ui.Pad(12, ui.Column(10,
		ui.Paragraph(question, ui.Style{Size: ui.Body, Color: c.Ink}, f.Room()-24, 4),
		ui.Row(8, ui.Primary(ui.Link, words.T("same.link"), link), ui.Plain("", words.T("same.keep"), leave)),
	)))
}

// SameEdit is the edit that says that a cause is the same as another one. Two of level one
// become one cause with both wordings. An answer that repeats a cause elsewhere stays where it
// is, and is closed.
func SameEdit(a *fishbone.Analysis, id, as fishbone.ID) fishbone.Edit {
	if a.Level(id) == 1 && a.Level(as) == 1 && a.CanMerge(id, as) == nil {
		return fishbone.MergeCause{ID: id, Into: as, As: fishbone.NewID()}
	}
	return fishbone.LinkSame{ID: id, As: as}
}

// Merge makes one cause of two and offers the way back. It returns whether it could.
func Merge(h Host, e fishbone.MergeCause) bool {
	one, _ := h.Analysis().Cause(e.Into)
	other, _ := h.Analysis().Cause(e.ID)
	said := words.T("merge.done", "one", Shorten(one.Text, 24), "other", Shorten(other.Text, 24))
	return DoTelling(h, e, said, ui.Positive)
}

// Judge gives a cause its verdict, or takes it back where it stands already, and says
// whether it could.
func Judge(h Host, id fishbone.ID, f fishbone.Finding) bool {
	c, ok := h.Analysis().Cause(id)
	if !ok {
		return false
	}
	v := c.Verdict
	if v.Finding == f {
		f = fishbone.Unjudged
	}
	v.Finding = f
	return h.Do(fishbone.Judge{ID: id, Verdict: v})
}

// RewordCause is the edit of a line that rewords causes.
func RewordCause(id fishbone.ID, text string) fishbone.Edit {
	return fishbone.RewordCause{ID: id, Text: text}
}
