package workshop

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/diagram"
	"whybone/fishbone"
	"whybone/storage"
)

// This file is the page as its features see it. Where a feature needs more than
// [panel.Host] has, its methods stand under a heading of its own.

var _ diagram.Host = (*Page)(nil)

// What every feature asks for.

// Session is the open analysis.
func (p *Page) Session() *session.Session { return p.deps.Session }

// Analysis is the open analysis as it stands.
func (p *Page) Analysis() *fishbone.Analysis { return p.Session().Analysis() }

// Window is where the page is shown.
func (p *Page) Window() fyne.Window { return p.deps.Window }

// Notices tell what happened.
func (p *Page) Notices() *ui.Notices { return p.deps.Notices }

// Do makes a change, and says in a sentence why it cannot be made. It returns whether it
// was made.
func (p *Page) Do(e fishbone.Edit, options ...session.Option) bool {
	return p.Report(p.Session().Do(e, options...))
}

// Report says an error in a sentence, and returns whether there was none.
func (p *Page) Report(err error) bool {
	if err != nil {
		p.Notices().Say(words.Sentence(err), ui.Negative, "", nil)
	}
	return err == nil
}

// OpenStep opens one of the eight steps.
func (p *Page) OpenStep(n int) { p.Report(p.Session().OpenStep(n)) }

// Undo takes the last change back and says which one it was: it may have been made in
// another step, out of sight.
func (p *Page) Undo() {
	p.panel.Flush()
	if !p.Session().CanUndo() {
		return
	}
	if p.Report(p.Session().Undo()) {
		p.Notices().Say(words.T("undo.done", "what", words.Edit(p.Session().Undone())), ui.Neutral, words.T("undo.redo"), p.Redo)
	}
}

// Redo makes the change again that was taken back last.
func (p *Page) Redo() {
	p.panel.Flush()
	p.Notices().Hide()
	if err := p.Session().Redo(); !errors.Is(err, storage.ErrNothing) {
		p.Report(err)
	}
}

// Flush stores what was typed in the open panel and not yet kept.
func (p *Page) Flush() { p.panel.Flush() }

// KeepDraft keeps what was typed at a place and not yet entered.
func (p *Page) KeepDraft(place, text string) {
	p.greeted()
	p.Report(p.Session().KeepDraft(place, text))
}

// ShowMenu opens a menu. What is being typed on the board is kept first.
func (p *Page) ShowMenu(at fyne.Position, items ...ui.Choice) {
	p.menuAt = at
	p.diagram.CloseOverlay()
	ui.ShowMenu(p.Window().Canvas(), at, p.Focus, items...)
}

// PanelWidth is how wide the panel is.
func (p *Page) PanelWidth() float32 { return p.width }

// PanelScrolled is told that the panel's content has moved.
func (p *Page) PanelScrolled() {
	if p.coach != nil {
		p.coach.place()
	}
}

// After has something done later, unless it is cancelled before.
func (p *Page) After(d time.Duration, f func()) (cancel func()) { return p.deps.After(d, f) }

// Now is the time.
func (p *Page) Now() time.Time { return p.deps.Now() }

// What some steps ask for.

// HeadLeft says whether the fish looks to the left.
func (p *Page) HeadLeft() bool { return p.deps.HeadLeft }

// TurnHead makes the fish look to the other side, here and in what is exported.
func (p *Page) TurnHead(left bool) {
	p.deps.HeadLeft = left
	if p.deps.TurnHead != nil {
		p.deps.TurnHead(left)
	}
	p.diagram.ShowWhole()
	p.Refresh()
	p.Focus()
}

// Draggable lets a card be dragged to a place in the picture, or to whatever else has a
// place for it; placeAt says what is under the pointer.
func (p *Page) Draggable(d *ui.Dragger, c fishbone.Cause, placeAt func(fishbone.ID, fyne.Position) (board.Drop, bool)) {
	p.diagram.Draggable(d, c, placeAt)
}

// HighlightDrop shows on the board where a card would come that is let go at a place in
// the window, and says where that is; ok is false where it cannot be dropped.
func (p *Page) HighlightDrop(cause fishbone.ID, at fyne.Position) (to board.Drop, ok bool) {
	return p.diagram.HighlightDrop(cause, at)
}

// TakeDrillTarget is the cause that a drill-down was asked for, empty for none. It is asked
// for once.
func (p *Page) TakeDrillTarget() fishbone.ID {
	id := p.drillInto
	p.drillInto = ""
	return id
}

// What export asks for.

// Renderer draws what Graphviz places.
func (p *Page) Renderer() picture.TreeRenderer { return p.deps.Renderer }

// MenuPlace is where the last menu was asked for.
func (p *Page) MenuPlace() fyne.Position { return p.menuAt }

// What is about the presenter.

// Presenting says whether everybody watches.
func (p *Page) Presenting() bool { return p.presenting }

// RefreshPrompt has the presenter show the panel's prompt as it stands.
func (p *Page) RefreshPrompt() { p.podium.Refresh() }

// TypingIn says whether the presenter shows this entry instead of the panel's usual one.
func (p *Page) TypingIn(e *ui.Entry) bool { return p.podium.typing == e }
