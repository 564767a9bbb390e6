package cases

import (
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
)

// makeSide is what stands beside a page: the question of the quiz, or what the page is there for,
// and who has read the case.
func (p *Reading) makeSide(width float32) fyne.CanvasObject {
	parts := []fyne.CanvasObject{}
	if p.View.quizzing && p.page().Kind == casebook.Whys {
		parts = append(parts, p.makeQuestion(width))
	} else {
		parts = append(parts, p.makeIntroduction(width))
	}
	parts = append(parts, ui.Gap(1, 20), ui.Hairline(), ui.Gap(1, 20), p.makeReaders(width))
	return ui.Column(0, parts...)
}

// makeIntroduction says what to look for on a page.
func (p *Reading) makeIntroduction(width float32) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Column(8,
		ui.Text(words.T("case.at", "n", p.View.at+1, "of", len(p.pages)), ui.Style{Size: ui.Small, Color: c.Faint}),
		ui.Paragraph(words.T("case.ask."+string(p.page().Kind)), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, width, 4),
		ui.Paragraph(p.lookFor(), ui.Style{Size: ui.Body, Color: c.Muted}, width, 6),
	)
}

// lookFor says what to look for on the page.
func (p *Reading) lookFor() string {
	if p.page().Kind != casebook.Fish {
		return words.T("case.look." + string(p.page().Kind))
	}
	f := casebook.FoundIn(p.analysis())
	if f.Confirmed+f.Rejected == 0 {
		return words.T("case.look.fish", "n", f.Causes)
	}
	return words.T("case.look.fish.found", "n", f.Causes, "confirmed", f.Confirmed, "roots", f.Roots, "rejected", f.Rejected, "open", f.Causes-f.Confirmed-f.Rejected)
}

// makeQuestion asks for the next answer, or whether somebody had thought of the one before.
func (p *Reading) makeQuestion(width float32) fyne.CanvasObject {
	c, q, one := ui.Colors(), p.View.quiz, p.page()
	open := q.Open(one)
	above := one.Chain[open-1]
	small := ui.Style{Size: ui.Small, Color: c.Faint}
	large := ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}
	quiet := ui.Style{Size: ui.Body, Color: c.Muted}
	if last := q.Unsaid(one); last != "" {
		parts := []fyne.CanvasObject{
			p.whereabouts(open),
			ui.Paragraph(words.T("case.quiz.didYou"), large, width, 3),
		}
		if yours := p.View.answers[last]; yours != "" {
			parts = append(parts, ui.Text(words.T("case.quiz.yours"), small), ui.Paragraph(yours, ui.Style{Size: ui.Strong, Color: c.Ink}, width, 4))
		}
		parts = append(parts, ui.Text(words.T("case.quiz.theirs"), small), ui.Paragraph(above.Text, ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, width, 4),
			ui.Gap(1, 4),
			ui.Row(8, ui.Primary(ui.Check, words.T("case.quiz.yes"), func() { p.say(true) }), ui.Plain("", words.T("case.quiz.no"), func() { p.say(false) })),
			ui.Flow(16, width, ui.KeyCap("1", words.T("case.quiz.yes")), ui.KeyCap("2", words.T("case.quiz.no"))))
		return ui.Column(8, parts...)
	}
	if open == len(one.Chain) {
		return ui.Column(8, p.whereabouts(open),
			ui.Paragraph(words.T("case.quiz.end"), large, width, 3),
			ui.Paragraph(words.T("case.quiz.endHow"), quiet, width, 4), p.thoughtOf(one.Chain[open-1].ID, width))
	}
	parts := []fyne.CanvasObject{
		p.whereabouts(open + 1),
		ui.Paragraph(words.T("case.quiz.why", "cause", unended(above.Text)), large, width, 4),
		ui.Paragraph(words.T("case.quiz.how"), quiet, width, 3),
		ui.Gap(1, 2), p.answer,
	}
	next := one.Chain[open]
	switch clue := next.Verdict.Evidence; {
	case clue == "":
	case p.View.clue != next.ID:
		parts = append(parts, ui.Row(0, ui.Quiet("", words.T("case.quiz.clue"), func() { p.View.clue = next.ID; p.refresh(); p.Focus() }), ui.Spacer()))
	default:
		parts = append(parts, ui.Gap(1, 4), ui.Text(words.T("case.quiz.evidence"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted}), ui.Paragraph(clue, quiet, width, 4))
	}
	return ui.Column(8, append(parts, p.thoughtOf(next.ID, width))...)
}

// whereabouts says which page this is, and at which of its levels the question stands.
func (p *Reading) whereabouts(level int) fyne.CanvasObject {
	return ui.Text(words.T("case.at", "n", p.View.at+1, "of", len(p.pages))+" · "+words.T("case.level", "n", level), ui.Style{Size: ui.Small, Color: ui.Colors().Faint})
}

// unended is a sentence without its full stop, so that a question can follow it.
func unended(text string) string {
	return strings.TrimRight(strings.TrimSpace(text), ".。!！?？,，;；:：")
}

// thoughtOf says how many of those who took the quiz had thought of an answer.
func (p *Reading) thoughtOf(answer fishbone.ID, width float32) fyne.CanvasObject {
	thought, of := p.analysis().ThoughtOf(answer)
	if of == 0 {
		return ui.Gap(1, 1)
	}
	return ui.Paragraph(words.T("case.thought", "n", thought, "of", of), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, width, 2)
}

// mostNames is how many readers are named.
const mostNames = 12

// makeReaders says who has read the case, and asks for one more.
func (p *Reading) makeReaders(width float32) fyne.CanvasObject {
	c := ui.Colors()
	var names []string
	met := map[string]bool{}
	for _, r := range p.analysis().Readers() {
		if !met[r.Name] {
			met[r.Name] = true
			names = append(names, r.Name)
		}
	}
	head := []fyne.CanvasObject{ui.Text(words.T("case.readers"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted})}
	if len(names) > 0 {
		head = append(head, ui.Text(words.Number(len(names)), ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	parts := []fyne.CanvasObject{ui.Row(8, head...)}
	switch {
	case len(names) == 0:
		parts = append(parts, ui.Paragraph(words.T("case.readers.none"), ui.Style{Size: ui.Body, Color: c.Muted}, width, 2))
	default:
		var chips []fyne.CanvasObject
		for _, name := range names[:min(len(names), mostNames)] {
			chips = append(chips, ui.Chip(short(name, 24), ui.Accented))
		}
		if left := len(names) - mostNames; left > 0 {
			more := ui.NewTap(ui.Chip(words.T("case.readers.more", "n", left), ui.Neutral), nil)
			more.SetToolTip(strings.Join(names[mostNames:], " · "))
			chips = append(chips, more)
		}
		parts = append(parts, ui.Flow(6, width, chips...))
	}
	if p.View.at == len(p.pages)-1 {
		parts = append(parts, ui.Gap(1, 4), p.name)
	}
	must := words.T("case.must.set")
	if p.analysis().About().MustRead == fishbone.MustRead {
		must = words.T("case.must.unset")
	}
	toggle := ui.Quiet(ui.Page, must, p.toggleMust)
	return ui.Column(8, append(parts, ui.Row(0, toggle, ui.Spacer(), ui.KeyCap("M", "")))...)
}

// short keeps at most so many characters.
func short(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

// makeFoot has the one button that goes on, and at its left the way back.
func (p *Reading) makeFoot() fyne.CanvasObject {
	c := ui.Colors()
	line := []fyne.CanvasObject{}
	if thought, of := p.View.quiz.Score(); of > 0 {
		line = append(line, ui.Check.Draw(c.Good, 16), ui.Text(words.T("case.score", "n", thought, "missed", of-thought), ui.Style{Size: ui.Small, Color: c.Muted}))
	} else {
		leaves := words.T("case.keys.back")
		if p.View.quizzing {
			leaves = words.T("case.quiz.stop")
		}
		line = append(line, ui.KeyCap("← →", words.T("case.keys.turn")), ui.KeyCap("Esc", leaves))
	}
	buttons := []fyne.CanvasObject{}
	if p.View.at > 0 {
		buttons = append(buttons, ui.Quiet("", words.T("case.before"), func() { p.turn(p.View.at - 1) }))
	}
	buttons = append(buttons, ui.Spacer())
	switch {
	case p.covered() && p.View.quiz.Unsaid(p.page()) == "":
		buttons = append(buttons, ui.Primary("", words.T("case.quiz.compare"), p.reveal))
	case p.View.at+1 < len(p.pages):
		buttons = append(buttons, ui.Primary("", words.T("case.next"), func() { p.turn(p.View.at + 1) }))
	default:
		buttons = append(buttons, ui.Primary(ui.Check, words.T("case.sign"), p.sign))
	}
	return ui.Padded(8, edge, 10, edge, ui.Column(4, ui.MinSize(0, 20, ui.Row(12, line...)), ui.Row(8, buttons...)))
}
