package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/fishbone"
)

// walker is a panel whose list is gone through with the keys.
type walker interface{ walk(by int) }

// chooser is a panel that has a cause in hand even where nobody chose one.
type chooser interface {
	chosen() (fishbone.Cause, bool)
}

// SelectedCause is the cause that an action is about, empty for none.
func (p *Page) SelectedCause() fishbone.ID {
	if id := p.Session().Cause(); id != "" || p.onBoard() {
		return id
	}
	if s, ok := p.panel.(chooser); ok {
		c, _ := s.chosen()
		return c.ID
	}
	return ""
}

// holds says whether there is a cause in hand.
func (p *Page) holds() bool { return p.SelectedCause() != "" }

func (p *Page) canUndo() bool { return p.Session().CanUndo() }
func (p *Page) canRedo() bool { return p.Session().CanRedo() }

func (p *Page) canSend() bool { return p.holds() && len(p.Analysis().Bones()) > 0 }

func (p *Page) canUnsort() bool {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	return ok && c.Parent != fishbone.Tray
}

func (p *Page) isLinked() bool {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	return ok && c.SameAs != ""
}

// sendTo puts the cause in hand onto a bone by its place on the fish, from 0.
func (p *Page) sendTo(n int) {
	if bones := p.Analysis().Bones(); n < len(bones) {
		p.send(bones[n].ID)
	}
}

// send puts the cause in hand onto a bone or back into the tray. In step 4 the next card
// that waits is taken in hand then.
func (p *Page) send(bone fishbone.ID) {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	if !ok || c.Parent == bone || !p.Do(fishbone.MoveCause{ID: c.ID, Under: bone}) {
		return
	}
	if _, grouping := p.panel.(*groupPanel); !grouping || c.Parent != fishbone.Tray {
		return
	}
	if tray := p.Analysis().CauseIDs(fishbone.Tray); len(tray) > 0 {
		p.Session().Choose(tray[0])
	}
}

// canStop says whether the team can say why it goes no deeper at the cause in hand.
func (p *Page) canStop() bool {
	d, ok := p.panel.(*drillPanel)
	return ok && d.canStop()
}

func (p *Page) stopAsking() {
	if d, ok := p.panel.(*drillPanel); ok {
		d.askReason()
	}
}

// keysAt is something that has the focus where keys mean actions of a place.
func (p *Page) keysAt(at action.Place) *ui.Keys {
	k := ui.NewKeys()
	k.OnRune = func(r rune) { p.Actions().Press(action.StrokeOfRune(r), at) }
	k.OnKey = func(name fyne.KeyName) { p.Actions().Press(string(name), at) }
	k.Page = p.Shortcut
	return k
}

// CauseMenu is what can be done with a cause, wherever it is shown.
func (p *Page) CauseMenu(id fishbone.ID, at fyne.Position) {
	if _, ok := p.Analysis().Cause(id); !ok {
		return
	}
	p.Session().Choose(id)
	p.menuAt = at
	p.ShowMenu(at, p.Actions().Choices("act.drill", "act.reword", "act.send", "act.unsort", "act.unlink", "", "act.remove")...)
}
