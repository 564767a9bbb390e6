package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// walker is a panel whose list is gone through with the keys.
type walker interface{ walk(by int) }

// chooser is a panel that has a cause in hand even where nobody chose one.
type chooser interface {
	chosen() (fishbone.Cause, bool)
}

// held is the cause that an action is about, empty for none.
func (p *Page) held() fishbone.ID {
	if id := p.Session.Cause(); id != "" || p.onBoard() {
		return id
	}
	if s, ok := p.panel.(chooser); ok {
		c, _ := s.chosen()
		return c.ID
	}
	return ""
}

// holds says whether there is a cause in hand.
func (p *Page) holds() bool { return p.held() != "" }

func (p *Page) canUndo() bool { return p.Session.CanUndo() }
func (p *Page) canRedo() bool { return p.Session.CanRedo() }

func (p *Page) canSend() bool { return p.holds() && len(p.analysis().Bones()) > 0 }

func (p *Page) canUnsort() bool {
	c, ok := p.analysis().Cause(p.held())
	return ok && c.Parent != fishbone.Tray
}

func (p *Page) isLinked() bool {
	c, ok := p.analysis().Cause(p.held())
	return ok && c.SameAs != ""
}

// sendTo puts the cause in hand onto a bone by its place on the fish, from 0.
func (p *Page) sendTo(n int) {
	if bones := p.analysis().Bones(); n < len(bones) {
		p.send(bones[n].ID)
	}
}

// send puts the cause in hand onto a bone or back into the tray. In step 4 the next card
// that waits is taken in hand then.
func (p *Page) send(bone fishbone.ID) {
	c, ok := p.analysis().Cause(p.held())
	if !ok || c.Parent == bone || !p.try(fishbone.MoveCause{ID: c.ID, Under: bone}) {
		return
	}
	if _, grouping := p.panel.(*groupPanel); !grouping || c.Parent != fishbone.Tray {
		return
	}
	if tray := p.analysis().CauseIDs(fishbone.Tray); len(tray) > 0 {
		p.Session.Choose(tray[0])
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
func (p *Page) keysAt(at place) *ui.KeyTarget {
	k := ui.NewKeyTarget()
	k.OnRune = func(r rune) { p.press(strokeOfRune(r), at) }
	k.OnKey = func(name fyne.KeyName) { p.press(string(name), at) }
	k.OnShortcut = p.Shortcut
	return k
}

// causeMenu is what can be done with a cause, wherever it is shown.
func (p *Page) causeMenu(id fishbone.ID, _ scene.Part, at fyne.Position) {
	if _, ok := p.analysis().Cause(id); !ok {
		return
	}
	p.Session.Choose(id)
	p.menuAt = at
	p.popUp(at, p.choices("act.drill", "act.reword", "act.send", "act.unsort", "act.unlink", "", "act.remove")...)
}
