package board

import (
	"strings"

	"fyne.io/fyne/v2"
)

// AccessibilityLabel implements [fyne.Accessible]: all words of the picture.
func (b *Board) AccessibilityLabel() string {
	if b.picture.scene == nil {
		return ""
	}
	return strings.Join(b.picture.scene.Words(), "\n")
}

// AccessibilityRole implements [fyne.Accessible].
func (b *Board) AccessibilityRole() fyne.AccessibleRole {
	if b.AccessibilityLabel() == "" {
		return fyne.AccessibleRoleContainer
	}
	return fyne.AccessibleRoleText
}

// Parts implements [ui.Whole]: what lies over the picture.
func (b *Board) Parts() []fyne.CanvasObject { return b.layers.objects }

// AccessibilityLabel implements [fyne.Accessible]: it shows nothing that the board does not.
func (*overview) AccessibilityLabel() string { return "" }

// AccessibilityRole implements [fyne.Accessible].
func (*overview) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
