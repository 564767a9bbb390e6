package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// shortcuts are all that a page may be asked for. What each does, the pages say.
func shortcuts() []fyne.Shortcut {
	const ctrl = fyne.KeyModifierShortcutDefault
	all := []fyne.Shortcut{
		&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{},
		&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: ctrl | fyne.KeyModifierShift},
	}
	for _, key := range []fyne.KeyName{
		fyne.Key0, fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8,
		fyne.KeyE, fyne.KeyF, fyne.KeyPeriod, fyne.KeyN, fyne.KeyW, fyne.KeyPageUp, fyne.KeyPageDown,
	} {
		all = append(all, &desktop.CustomShortcut{KeyName: key, Modifier: ctrl})
	}
	return all
}
