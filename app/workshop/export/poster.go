package export

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone/draw/scene"
)

// This file is about posters: all of a picture on one sheet, which a printer that has nothing as
// large puts together from its own.

func pageName(p scene.Page) string { return words.T(fmt.Sprintf("export.page.%d", p)) }

// posterRows are the choices of a poster: how large it is, and on which sheets it is printed.
func (d *dialog) posterRows() []fyne.CanvasObject {
	s := d.settings
	var sizes []option
	for _, p := range scene.Posters {
		sizes = append(sizes, option{pageName(p), s.Poster == p, func(s *settings) { s.asPoster(p) }})
	}
	rows := []fyne.CanvasObject{d.row("export.poster.size", sizes...)}
	smaller := picture.Tiles(s.Poster)
	if len(smaller) == 0 {
		return rows
	}
	tiles := []option{{words.T("export.tiles.none"), !s.tiled(), func(s *settings) { s.Tiles = scene.Fit }}}
	for _, p := range smaller {
		tiles = append(tiles, option{words.T("export.tiles.on", "paper", pageName(p)), s.tiled() && s.Tiles == p, func(s *settings) { s.Tiles, s.Kind = p, picture.PDF }})
	}
	return append(rows, d.row("export.tiles", tiles...))
}

// tiling is how the poster that is shown lies on smaller sheets; false where it is one sheet.
func (p *preview) tiling(s *scene.Scene) (scene.Tiling, bool) {
	if !p.made.settings.tiled() {
		return scene.Tiling{}, false
	}
	t, err := scene.Tile(s, p.made.settings.Tiles)
	return t, err == nil
}

// seen is a page as the preview shows it: a poster that is put together from sheets with these.
func (p *preview) seen(s *scene.Scene) *scene.Scene {
	if t, ok := p.tiling(s); ok {
		return t.Overview(s)
	}
	return s
}

// ofPoster says on how many sheets a poster is printed and how far away it can be read, nothing of
// what is no poster.
func (p *preview) ofPoster(s *scene.Scene) string {
	if p.made.settings.Poster == scene.Fit {
		return ""
	}
	said := ""
	if t, ok := p.tiling(s); ok {
		said = " · " + words.T("export.tiles.count", "n", t.Sheets(), "paper", pageName(p.made.settings.Tiles))
	}
	if far := picture.Legible(s); far > 0 {
		said += " · " + words.T("export.poster.legible", "m", fmt.Sprintf("%.1f", far))
	}
	return said
}
