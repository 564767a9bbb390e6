package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Whole is a widget that holds other objects than what it paints itself, such as the words on a button.
type Whole interface {
	Parts() []fyne.CanvasObject
}

// PartsOf are the objects that an object holds, in the order in which they are painted.
func PartsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *container.ThemeOverride:
		return []fyne.CanvasObject{o.Content}
	case *container.Clip:
		return []fyne.CanvasObject{o.Content}
	case *widget.PopUp:
		return []fyne.CanvasObject{o.Content}
	case Whole:
		return o.Parts()
	}
	if p, ok := popUps[o]; ok {
		return []fyne.CanvasObject{p}
	}
	return nil
}

// WordsOn are all words that can be read on an object.
func WordsOn(o fyne.CanvasObject) string {
	var all []string
	addWords(o, &all)
	return strings.Join(all, " ")
}

func addWords(o fyne.CanvasObject, all *[]string) {
	if o == nil || !o.Visible() {
		return
	}
	if t, ok := o.(*canvas.Text); ok && t.Text != "" {
		*all = append(*all, t.Text)
	}
	for _, part := range PartsOf(o) {
		addWords(part, all)
	}
}
