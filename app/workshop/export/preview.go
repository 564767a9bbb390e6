package export

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// preview shows in the dialog what would come of the settings. Pictures are made off the
// window's thread, one at a time; of those asked for meanwhile only the last is made.
type preview struct {
	dialog *dialog
	object *fyne.Container
	cancel func() // drawing later

	busy, again, closed bool
	made                madePicture
	page                int // that is shown
}

// madePicture is a picture as it would be exported, or why there is none.
type madePicture struct {
	pages    []*scene.Scene
	err      error
	settings settings
}

// pausing is how long typing rests before the picture is drawn.
const pausing = 250 * time.Millisecond

func newPreview(d *dialog) *preview {
	c := ui.Colors()
	waiting := ui.Text(words.T("export.drawing"), ui.Style{Size: ui.Body, Color: c.Faint})
	return &preview{dialog: d, object: container.NewStack(ui.Filled(c.Sunken, ui.Radius, ui.Centered(waiting))), cancel: func() {}}
}

func (p *preview) close() {
	p.cancel()
	p.closed = true
}

// drawLater draws once nobody types any more.
func (p *preview) drawLater() {
	p.cancel()
	p.cancel = p.dialog.host.After(pausing, p.draw)
}

// draw has the picture made for the settings as they are.
func (p *preview) draw() {
	p.cancel()
	if p.busy {
		p.again = true
		return
	}
	s, a, r := p.dialog.settings, p.dialog.analysis, p.dialog.host.Renderer()
	if !s.pictured() {
		p.made = madePicture{settings: s}
		p.show()
		return
	}
	p.busy = true
	ui.Go(func() {
		made := makePicture(r, a, s)
		ui.Do(func() {
			p.busy = false
			if p.closed {
				return
			}
			p.made = made
			p.page = max(0, min(p.page, len(made.pages)-1))
			p.show()
			if p.again {
				p.again = false
				p.draw()
			}
		})
	})
}

func makePicture(r picture.TreeRenderer, a *fishbone.Analysis, s settings) madePicture {
	pages, err := picture.Draw(context.Background(), r, a, s.request())
	return madePicture{pages, err, s}
}

// turn shows another page.
func (p *preview) turn(by int) {
	if to := p.page + by; to >= 0 && to < len(p.made.pages) {
		p.page = to
		p.show()
	}
}

// The place below the picture, and what lies between the picture and the edge.
const (
	underPicture = 36
	roundPicture = 12
)

// show puts the picture into its place.
func (p *preview) show() {
	c := ui.Colors()
	room := p.object.Size()
	width, height := max(room.Width, 200)-2*roundPicture, max(room.Height, 200)-underPicture-2*roundPicture
	var shown fyne.CanvasObject
	switch m := p.made; {
	case m.err != nil:
		shown = ui.Paragraph(words.Sentence(m.err), ui.Style{Size: ui.Body, Color: c.Bad}, width*0.7, 6)
	case !m.settings.pictured():
		shown = ui.Page.Draw(c.Faint, 64)
	default:
		shown = p.picture(p.seen(m.pages[p.page]), fyne.NewSize(width, height))
	}
	p.object.Objects = []fyne.CanvasObject{ui.Filled(c.Sunken, ui.Radius,
		ui.Column(0, ui.Expand(ui.Centered(shown)), ui.MinSize(0, underPicture, p.line())))}
	p.object.Refresh()
}

// picture shows a page as large as the room allows.
func (p *preview) picture(s *scene.Scene, room fyne.Size) fyne.CanvasObject {
	times := min(room.Width/float32(s.Width), room.Height/float32(s.Height))
	size := fyne.NewSize(float32(s.Width)*times, float32(s.Height)*times)
	density := p.dialog.host.Window().Canvas().Scale()
	drawn, err := s.Image(float64(times * density))
	if err != nil {
		return ui.Paragraph(words.Sentence(err), ui.Style{Size: ui.Body, Color: ui.Colors().Bad}, room.Width*0.7, 6)
	}
	return imageOf(drawn, size)
}

func imageOf(drawn image.Image, size fyne.Size) fyne.CanvasObject {
	shown := canvas.NewImageFromImage(drawn)
	shown.FillMode, shown.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	shown.SetMinSize(size)
	back := canvas.NewRectangle(ui.Colors().Surface)
	back.Shadow = ui.Shadow()
	return container.NewStack(back, shown)
}

// line says below the picture how large it is, and turns the pages.
func (p *preview) line() fyne.CanvasObject {
	small := ui.Style{Size: ui.Small, Color: ui.Colors().Muted}
	n := len(p.made.pages)
	if n == 0 {
		return ui.Gap(1, 1)
	}
	parts := []fyne.CanvasObject{ui.Spacer()}
	if n > 1 {
		parts = append(parts,
			ui.IconButton(ui.Back, words.T("export.pageBefore"), p.page > 0, func() { p.turn(-1) }),
			ui.Text(words.T("export.pageOf", "n", p.page+1, "of", n), small),
			ui.IconButton(ui.Right, words.T("export.pageAfter"), p.page < n-1, func() { p.turn(1) }))
	}
	parts = append(parts, ui.Text(p.size(), small), ui.Spacer())
	return ui.Row(10, parts...)
}

// size is how large the page comes out: in pixels, or in millimetres.
func (p *preview) size() string {
	s, set := p.made.pages[p.page], p.made.settings
	if f, _ := picture.FormatOf(set.Kind); f.Pixels {
		dots := float64(set.DPI) / 72
		return words.T("export.pixels", "w", int(s.Width*dots+0.5), "h", int(s.Height*dots+0.5)) + p.ofPoster(s)
	}
	return words.T("export.millimetres", "w", int(s.Width/72*25.4+0.5), "h", int(s.Height/72*25.4+0.5)) + p.ofPoster(s)
}
