package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/workshop"
)

// shortcuts are all that a page may be asked for. What each does, the pages say.
func shortcuts() []fyne.Shortcut {
	const ctrl = fyne.KeyModifierShortcutDefault
	return slices.Concat(workshop.Shortcuts(), []fyne.Shortcut{
		&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: ctrl},
		&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: ctrl},
	})
}
