package workshop

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/fishbone/guide"
	"whybone/storage"
)

// steps are the keys that open a step, with Ctrl (or Command).
var steps = map[fyne.KeyName]int{
	fyne.Key1: 1, fyne.Key2: 2, fyne.Key3: 3, fyne.Key4: 4,
	fyne.Key5: 5, fyne.Key6: 6, fyne.Key7: 7, fyne.Key8: 8,
}

// Shortcut does what a shortcut asks for and returns whether there was something to do.
// The window and every entry of the page send theirs here.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	switch c := s.(type) {
	case *fyne.ShortcutUndo:
		p.undo()
	case *fyne.ShortcutRedo:
		p.redo()
	case *desktop.CustomShortcut:
		return p.custom(c)
	default:
		return false
	}
	return true
}

func (p *Page) custom(c *desktop.CustomShortcut) bool {
	const ctrl = fyne.KeyModifierShortcutDefault
	switch {
	case c.KeyName == fyne.KeyZ && c.Modifier == ctrl|fyne.KeyModifierShift:
		p.redo()
	case c.Modifier != ctrl:
		return false
	case steps[c.KeyName] > 0:
		p.openStep(steps[c.KeyName])
	case c.KeyName == fyne.KeyPageDown:
		p.openStep(min(p.Session.Step()+1, guide.Last))
	case c.KeyName == fyne.KeyPageUp:
		p.openStep(max(p.Session.Step()-1, 1))
	case c.KeyName == fyne.Key0:
		p.wholePicture()
	case c.KeyName == fyne.KeyPeriod:
		if d, ok := p.panel.(*drillPanel); ok {
			d.askReason()
		}
	case c.KeyName == fyne.KeyE:
		p.exportAs(fishFiles[0])
	case c.KeyName == fyne.KeyW:
		p.Home()
	default:
		return false
	}
	return true
}

// ignoreNothing drops the error that says there is nothing to undo or redo.
func ignoreNothing(err error) error {
	if errors.Is(err, storage.ErrNothing) {
		return nil
	}
	return err
}
