package wall

import (
	"strings"

	"fyne.io/fyne/v2"
)

// AccessibilityLabel implements [fyne.Accessible]: what all cards say.
func (w *Wall) AccessibilityLabel() string {
	said := make([]string, len(w.content.Cards))
	for i, card := range w.content.Cards {
		said[i] = card.Text
	}
	return strings.Join(said, "\n")
}

// AccessibilityRole implements [fyne.Accessible].
func (w *Wall) AccessibilityRole() fyne.AccessibleRole {
	if len(w.content.Cards) == 0 {
		return fyne.AccessibleRoleContainer
	}
	return fyne.AccessibleRoleText
}

// Parts implements [ui.Whole]: what lies over the cards.
func (w *Wall) Parts() []fyne.CanvasObject { return w.objects }
