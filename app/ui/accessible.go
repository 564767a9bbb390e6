package ui

import (
	"fyne.io/fyne/v2"
)

// What a screen reader is told of the parts: a name and a role for each. Fyne hands both on where it is
// built for that. A part without a meaning of its own is a container.

// AccessibilityLabel implements [fyne.Accessible]: its name, or the words on it, or its tooltip where it is a
// mere icon.
func (t *Tap) AccessibilityLabel() string {
	if t.Name != "" {
		return t.Name
	}
	if words := WordsOn(t.Content); words != "" {
		return words
	}
	return t.ToolTip()
}

// AccessibilityRole implements [fyne.Accessible].
func (t *Tap) AccessibilityRole() fyne.AccessibleRole {
	switch {
	case t.OnTap != nil || t.OnMenu != nil:
		return fyne.AccessibleRoleButton
	case t.AccessibilityLabel() != "":
		return fyne.AccessibleRoleText
	}
	return fyne.AccessibleRoleContainer
}

// AccessibilityLabel implements [fyne.Accessible]: what is to be typed, and what was. A password is not read
// out.
func (e *Entry) AccessibilityLabel() string {
	name := e.Name
	if name == "" {
		name = e.PlaceHolder
	}
	switch {
	case e.Password || e.Text == "":
		return name
	case name == "":
		return e.Text
	}
	return name + ": " + e.Text
}

// AccessibilityRole implements [fyne.Accessible].
func (*Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel implements [fyne.Accessible].
func (k *coverCard) AccessibilityLabel() string { return WordsOn(k.content) }

// AccessibilityRole implements [fyne.Accessible]: a click takes it away.
func (*coverCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel implements [fyne.Accessible]: it has none of its own, and nor have those below.
func (*KeyTarget) AccessibilityLabel() string { return "" }

// AccessibilityRole implements [fyne.Accessible].
func (*KeyTarget) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements [fyne.Accessible].
func (*menu) AccessibilityLabel() string { return "" }

// AccessibilityRole implements [fyne.Accessible].
func (*menu) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements [fyne.Accessible].
func (*wheel) AccessibilityLabel() string { return "" }

// AccessibilityRole implements [fyne.Accessible].
func (*wheel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements [fyne.Accessible].
func (*barCover) AccessibilityLabel() string { return "" }

// AccessibilityRole implements [fyne.Accessible].
func (*barCover) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements [fyne.Accessible].
func (*walker) AccessibilityLabel() string { return "" }

// AccessibilityRole implements [fyne.Accessible].
func (*walker) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// Parts implements [Whole].
func (t *Tap) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{t.Content} }

// Parts implements [Whole].
func (k *coverCard) Parts() []fyne.CanvasObject { return []fyne.CanvasObject{k.content} }

// Parts implements [Whole].
func (m *menu) Parts() []fyne.CanvasObject { return m.lines }
