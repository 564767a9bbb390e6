package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
)

// EmptyBoard is what stands in the middle of a board on which nothing is yet: an icon, what will
// be there, and the ways on. Everything but the icon may be missing. It is zoom times its usual size.
func EmptyBoard(icon ui.Icon, title, said string, width, zoom float32, ways ...fyne.CanvasObject) fyne.CanvasObject {
	c := ui.Colors()
	width = max(120, min(width, 420*zoom))
	parts := []fyne.CanvasObject{ui.Centered(icon.Draw(c.Faint, 40*zoom))}
	if title != "" {
		style := ui.Style{Size: ui.RoundSize(ui.Strong, zoom), Bold: true, Color: c.Muted}
		parts = append(parts, ui.CenteredLines(ui.Balanced(title, style, width, 2)))
	}
	if said != "" {
		style := ui.Style{Size: ui.RoundSize(ui.Body, zoom), Color: c.Muted}
		parts = append(parts, ui.CenteredLines(ui.Balanced(said, style, width, 6)))
	}
	if len(ways) > 0 {
		parts = append(parts, ui.Centered(ui.Row(8, ways...)))
	}
	return container.NewCenter(ui.Column(14, parts...))
}
