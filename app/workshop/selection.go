package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// walker is a panel whose list is gone through with the keys.
type walker interface{ Walk(by int) }

// selector is a panel that has a selected cause even if nobody chose one.
type selector interface {
	Selected() (fishbone.Cause, bool)
}

// SelectedCause is the cause that an action is about, empty for none.
func (p *Page) SelectedCause() fishbone.ID {
	if id := p.Session().Cause(); id != "" || p.BoardHasKeys() {
		return id
	}
	if s, ok := p.panel.(selector); ok {
		c, _ := s.Selected()
		return c.ID
	}
	return ""
}

// holds says whether a cause is selected.
func (p *Page) holds() bool { return p.SelectedCause() != "" }

// ownUndo is a view in which Undo and Redo are at times its own, as while somebody votes: what
// others did before must not be taken back then. It returns nil when they are the page's.
type ownUndo interface{ OwnUndo() *panel.Undo }

// undo is what Undo and Redo do now, if not the usual.
func (p *Page) ownUndo() *panel.Undo {
	if v, ok := p.panel.(ownUndo); ok {
		return v.OwnUndo()
	}
	return nil
}

func (p *Page) canUndo() bool {
	if own := p.ownUndo(); own != nil {
		return own.CanUndo
	}
	return p.Session().CanUndo()
}

func (p *Page) canRedo() bool {
	if own := p.ownUndo(); own != nil {
		return own.CanRedo
	}
	return p.Session().CanRedo()
}

func (p *Page) canSend() bool { return p.holds() && len(p.Analysis().Bones()) > 0 }

func (p *Page) canUnsort() bool {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	return ok && c.Parent != fishbone.Tray
}

func (p *Page) isLinked() bool {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	return ok && c.SameAs != ""
}

// canPut says whether the selected cause can be put outside the team's control, or back: it
// must be a leaf on a bone.
func (p *Page) canPut(control fishbone.Control) bool {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	_, onBone := p.Analysis().BoneOf(c.ID)
	return ok && onBone && c.Control != control && c.SameAs == "" && len(p.Analysis().CauseIDs(c.ID)) == 0
}

// put says whether the selected cause is outside the team's control. A reason to stop stays.
func (p *Page) put(control fishbone.Control) {
	if c, ok := p.Analysis().Cause(p.SelectedCause()); ok {
		p.Do(fishbone.StopAsking{ID: c.ID, Reason: c.Stop, Control: control})
	}
}

// sendTo puts the selected cause onto a bone, which is given by its place on the fish from 0.
func (p *Page) sendTo(n int) {
	if bones := p.Analysis().Bones(); n < len(bones) {
		p.Send(bones[n].ID)
	}
}

// sorter is a panel that is told when the selected cause was put onto a bone or back into
// the tray, and where the cause came from.
type sorter interface{ Sorted(from fishbone.ID) }

// Send puts the selected cause onto a bone or back into the tray.
func (p *Page) Send(bone fishbone.ID) {
	c, ok := p.Analysis().Cause(p.SelectedCause())
	if !ok || c.Parent == bone || !p.Do(fishbone.MoveCause{ID: c.ID, Under: bone}) {
		return
	}
	if cards, ok := p.panel.(sorter); ok {
		cards.Sorted(c.Parent)
	}
}

// CauseMenu opens the menu of a cause, wherever it is shown.
func (p *Page) CauseMenu(id fishbone.ID, at fyne.Position) {
	if _, ok := p.Analysis().Cause(id); !ok {
		return
	}
	p.Session().Choose(id)
	p.ShowMenu(at, p.Actions().Choices("act.drill", "act.reword", "act.send", "act.unsort", "act.same", "act.chain", "act.outside", "act.within", "act.unlink", "act.otherWording", "act.part", "act.split", "act.parkCause", "", "act.remove")...)
}

// bonesMenu offers the bones that a cause can be put onto.
func (p *Page) bonesMenu(cause fishbone.ID, at fyne.Position) {
	var items []ui.Choice
	for _, b := range p.Analysis().Bones() {
		items = append(items, ui.Pick(panel.Shorten(b.Name, 24), func() { p.Do(fishbone.MoveCause{ID: cause, Under: b.ID}) }))
	}
	p.ShowMenu(at, append(items, ui.Choice{},
		ui.Pick(words.T("group.unsorted"), func() { p.Do(fishbone.MoveCause{ID: cause, Under: fishbone.Tray}) }))...)
}

// reworder is a panel that can reword a cause in its line.
type reworder interface{ Reword(c fishbone.Cause) }

// Reword changes a cause's words in the open panel's line, or on the board if the panel has
// none.
func (p *Page) Reword(id fishbone.ID) {
	c, ok := p.Analysis().Cause(id)
	if !ok {
		return
	}
	if r, can := p.panel.(reworder); can {
		r.Reword(c)
		return
	}
	p.diagram.Reword(id)
}

// Drill selects a cause and asks why.
func (p *Page) Drill(id fishbone.ID) {
	if _, ok := p.Analysis().Cause(id); !ok {
		return
	}
	p.Session().Choose(id)
	if p.Session().Step() != guide.StepFiveWhys {
		p.drillInto = id
		p.OpenStep(guide.StepWhy)
	}
}
