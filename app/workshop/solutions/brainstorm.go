package solutions

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// brainstorm is the view in which all solutions stand by their root causes. Beside them are the
// line for the next one, questions that lead to other ideas, and the ladder that asks for a
// stronger one.
type brainstorm struct {
	*solutionsPanel
	*brainstormChoices
	board *board
}

// brainstormChoices are what is chosen in the view beside what is chosen in the panel.
type brainstormChoices struct {
	prompt   int         // the question that is asked
	buildsOn fishbone.ID // the solution that the next one goes on from
	atBoard  bool        // the keys belong to the board
}

func (f feature) view() panel.View {
	return panel.View{Step: guide.StepSolutions, Name: "solutions", Open: func() panel.ViewPanel { return newBrainstorm(f.host) }}
}

func newBrainstorm(h panel.Host) *brainstorm {
	b := &brainstorm{solutionsPanel: newLine(h)}
	b.brainstormChoices, _ = panel.Choices[brainstormChoices](h)
	b.line.Add = b.add
	b.line.Bones = false
	b.board = newBoard(b)
	b.Refresh()
	return b
}

// Board implements [panel.ViewPanel].
func (b *brainstorm) Board() fyne.CanvasObject { return b.board.object }

// Refresh implements [panel.Panel].
func (b *brainstorm) Refresh() {
	b.takeSought()
	var top []fyne.CanvasObject
	root, ok := b.target()
	if ok {
		top = append(top, b.rootOfAll(root))
	}
	top = append(top, b.Heading(words.T("solutions.question"), ""))
	if on, ok := b.host.Analysis().Solution(b.buildsOn); ok {
		top = append(top, b.goingOn(on))
	}
	top = append(top, b.line.Object(action.Hint("key.next", "Return"), action.Hint("key.root", "Up", "Down")))
	b.Show(ui.Column(10, top...), ui.Column(0, b.asks(root.Text), b.ladder(), b.ideas()))
	b.board.refresh()
	b.host.RefreshPrompt()
}

// takeSought takes the solution in hand that somebody was sent for, and what it is tied to.
func (b *brainstorm) takeSought() {
	if b.host.Session().Step() != guide.StepSolutions {
		return // another page was opened for it
	}
	sol, ok := b.host.Analysis().Solution(b.host.Session().Sought())
	if !ok {
		return
	}
	if b.chosen, b.board.toBring = sol.ID, sol.ID; len(sol.Causes) > 0 {
		b.root = sol.Causes[0]
	}
}

// rootOfAll says which of the root causes is asked about.
func (b *brainstorm) rootOfAll(root fishbone.Cause) fyne.CanvasObject {
	roots := b.host.Analysis().RootCauses()
	n := 1 + slices.IndexFunc(roots, func(r fishbone.Cause) bool { return r.ID == root.ID })
	said := ui.Text(words.T("solutions.rootOf", "n", n, "of", len(roots)), ui.Style{Size: ui.Small, Color: ui.Colors().Faint})
	left := b.Room() - said.MinSize().Width - 36
	a := b.host.Analysis()
	return ui.Row(8, said, panel.Swatch(panel.BoneColor(a, panel.BoneOf(a, root.ID))),
		ui.Truncated(root.Text, ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Ink}, left))
}

// goingOn says which solution the next one goes on from, with a way out.
func (b *brainstorm) goingOn(on fishbone.Solution) fyne.CanvasObject {
	c := ui.Colors()
	said := ui.Truncated(words.T("solutions.andThen", "text", on.Text), ui.Style{Size: ui.Small, Bold: true, Color: c.Accent}, b.Room()-36)
	return ui.Row(6, said, ui.Spacer(), ui.SmallIcon(ui.Cross, words.T("key.leave"), func() { b.goOnFrom("") }))
}

// goOnFrom has the next solution build on another one, or on none.
func (b *brainstorm) goOnFrom(id fishbone.ID) {
	b.buildsOn, b.atBoard = id, false
	b.host.Refresh()
	b.host.Focus()
}

// add lists a solution for the root cause in question, built on the one that was chosen for
// that.
func (b *brainstorm) add(text string, _ bool, ends session.Option) bool {
	if fishbone.Label(text) == "" {
		return false
	}
	sol := b.newOne(text, panel.Speaker(b.host))
	if _, ok := b.host.Analysis().Solution(b.buildsOn); ok {
		sol.BuildsOn = b.buildsOn
	}
	if !b.host.Do(fishbone.Add{Thing: sol}, ends) {
		return false
	}
	b.chosen, b.buildsOn = sol.ID, ""
	b.host.Refresh()
	return true
}

// asks are the questions that lead to other ideas, one of them whole.
func (b *brainstorm) asks(root string) fyne.CanvasObject {
	if root == "" {
		return ui.Gap(0, 0)
	}
	type deps struct {
		prompt int
		root   string
	}
	return b.Part("asks", deps{b.prompt, root}, func() fyne.CanvasObject {
		chips := make([]fyne.CanvasObject, len(prompts))
		for i := range prompts {
			chips[i] = ui.ChipButton(promptName(i), i == b.prompt, func() { b.askPrompt(i) })
		}
		ask := ui.Paragraph(promptFor(b.prompt, root), ui.Style{Size: ui.Body, Color: ui.Colors().Ink}, b.Room()-24, 6)
		return ui.Column(8, b.Section(words.T("solutions.prompts")), ui.Flow(6, b.Room(), chips...), ui.Card(ui.Pad(12, ask)))
	})
}

func (b *brainstorm) askPrompt(n int) {
	b.prompt = (n + len(prompts)) % len(prompts)
	b.host.Refresh()
	b.host.Focus()
}

// ladder asks how the solution in hand could be a stronger one. It writes nothing.
func (b *brainstorm) ladder() fyne.CanvasObject {
	sol, ok := b.host.Analysis().Solution(b.chosen)
	if !ok {
		return ui.Gap(0, 0)
	}
	return b.Part("ladder", sol, func() fyne.CanvasObject {
		title := "solutions.ladder"
		if sol.Strength == fishbone.Stronger {
			title = "solutions.ladderTop"
		}
		parts := []fyne.CanvasObject{b.Section(words.T(title, "text", panel.Shorten(sol.Text, 22)))}
		for i := len(panel.Strengths) - 1; i >= 0; i-- {
			parts = append(parts, b.stair(sol, i))
		}
		return ui.Column(8, parts...)
	})
}

// stair is one strength on the ladder: where the solution stands, or what would lead there. A
// click says that it stands there.
func (b *brainstorm) stair(sol fishbone.Solution, i int) fyne.CanvasObject {
	c, at := ui.Colors(), panel.Strengths[i]
	now, indent := panel.Rung(sol.Strength), float32(28*i)
	said, ask := words.T("ladder."+string(at)), words.T("ladder."+string(at)+".ask")
	width := b.Room() - indent - 50
	word := ui.Text(words.T("strength."+string(at)), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink})
	lines := []fyne.CanvasObject{
		ui.Row(8, word, ui.Truncated(said, ui.Style{Size: ui.Small, Color: c.Muted}, width-word.MinSize().Width-8)),
	}
	if i == now {
		lines = append(lines, ui.Paragraph(ask, ui.Style{Size: ui.Small, Color: c.Muted}, width, 2))
	} else if i == now-1 {
		here := "ladder.here"
		if at == fishbone.Weaker { // where most measures stop
			here = "ladder.hereWeaker"
		}
		lines = append(lines, ui.Paragraph(words.T(here), ui.Style{Size: ui.Small, Color: c.Muted}, width, 2))
	}
	ground := canvas.NewRectangle(c.Surface)
	ground.CornerRadius, ground.StrokeWidth, ground.StrokeColor = 6, 1, c.Hairline
	if i == now {
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = c.Soft, c.Accent, 2
	}
	tap := ui.NewTap(ui.Padded(8, 10, 8, 12, ui.Row(10, panel.StrengthBars(at, 1.1), ui.Column(2, lines...))), func() { b.setStrength(sol.ID, at) })
	tap.SetToolTip(fmt.Sprint(i + 1))
	return ui.Padded(0, 0, 0, indent, container.NewStack(ground, tap))
}

// setStrength says how strong a solution is, or takes that back.
func (b *brainstorm) setStrength(id fishbone.ID, s fishbone.Strength) {
	sol, ok := b.host.Analysis().Solution(id)
	if !ok {
		return
	}
	if sol.Strength == s {
		s = fishbone.Unsaid
	}
	b.host.Do(fishbone.Set{Of: fishbone.SolutionKind, ID: id, Values: fishbone.Values{"strength": string(s)}})
	b.host.Focus()
}

// ideas are those that came up early.
func (b *brainstorm) ideas() fyne.CanvasObject {
	all := b.host.Analysis().Ideas()
	if len(all) == 0 {
		return ui.Gap(0, 0)
	}
	parts := []fyne.CanvasObject{b.Section(words.T("solutions.parked"))}
	for _, i := range all {
		parts = append(parts, b.Part("idea", i, func() fyne.CanvasObject { return b.idea(i) }))
	}
	return ui.Column(0, parts...)
}

// Focus implements [panel.Panel].
func (b *brainstorm) Focus() fyne.Focusable {
	if b.atBoard {
		return b.board.keys
	}
	return b.line.Entry
}

// OtherSide gives the keys to the board, or to the line.
func (b *brainstorm) OtherSide() {
	b.atBoard = !b.atBoard
	if b.atBoard && b.chosen == "" {
		b.board.walk(1)
	}
	b.board.refresh()
}

// Prompt implements [panel.Prompter].
func (b *brainstorm) Prompt() panel.Prompt {
	p := b.solutionsPanel.Prompt()
	p.Recent = nil // all of them are on the board
	if root, ok := b.target(); ok && p.Hint == "" {
		p.Hint = promptFor(b.prompt, root.Text)
	}
	return p
}
