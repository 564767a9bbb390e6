package mappage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	shown "whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/housemap"
)

// picture shows the fish, with a place to click for each cause.
type picture struct {
	page   *Page
	object *fyne.Container
	size   fyne.Size
	image  *canvas.Image
	turn   int // counts the pictures
}

func newPicture(p *Page) *picture {
	b := &picture{page: p}
	b.object = container.New(b)
	return b
}

// MinSize implements [fyne.Layout].
func (*picture) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

// Layout implements [fyne.Layout].
func (b *picture) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	if room != b.size {
		b.size = room
		b.draw()
	}
}

// draw makes the picture of the page's clusters for the room that there is.
func (b *picture) draw() {
	p := b.page
	if b.size.Width < 80 || b.size.Height < 80 {
		return
	}
	if len(p.clusters) == 0 {
		p.scene, p.of, b.image = nil, nil, nil
		p.refresh()
		return
	}
	b.turn++
	turn, clusters, dark, size := b.turn, p.clusters, ui.Colors().Dark, b.size
	density := float32(1)
	if c := p.Window.Canvas(); c != nil {
		density = c.Scale()
	}
	p.Run(func() func() {
		s, of := drawn(clusters, dark, float64(size.Width/size.Height))
		img, err := s.Image(float64(density) * min(float64(size.Width)/s.Width, float64(size.Height)/s.Height))
		return func() {
			if turn != b.turn {
				return
			}
			if err != nil {
				p.ReportError(err)
				return
			}
			p.scene, p.of = s, of
			b.image = canvas.NewImageFromImage(img)
			b.image.FillMode, b.image.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
			p.refresh()
		}
	})
}

// mostHigher is how much the fish may be drawn out to fill its card.
const mostHigher = 2

// drawn is the fish of some clusters.
func drawn(clusters []housemap.Cluster, dark bool, shape float64) (*scene.Scene, map[fishbone.ID]int) {
	a, of := housemap.Fish(clusters, words.T("map.head", "n", words.Number(len(clusters))), limits, func(n int) string { return words.T("map.more", "n", n) })
	o := shown.Options(dark, shape)
	o.Words.Root, o.Words.Outside, o.Words.Votes = words.T("map.system"), words.T("map.person"), words.T("map.analyses")
	o.Words.VotesSign = "×" // elsewhere the usual one means votes
	s := fish.Layout(a, o)
	fish.Heighten(s, shape, mostHigher)
	most := clusters[0].Analyses
	fish.Sized(s, func(id fishbone.ID) float64 {
		if i, ok := of[id]; ok {
			return housemap.Size(clusters[i], most)
		}
		return 1
	})
	return s, of
}

// show puts the picture and the places to click into the room.
func (b *picture) show() {
	p, c := b.page, ui.Colors()
	b.object.Objects = nil
	defer b.object.Refresh()
	if p.scene == nil || b.image == nil {
		b.object.Objects = []fyne.CanvasObject{p.makeEmpty(b.size)}
		return
	}
	scale := min(b.size.Width/float32(p.scene.Width), b.size.Height/float32(p.scene.Height))
	left, top := (b.size.Width-scale*float32(p.scene.Width))/2, (b.size.Height-scale*float32(p.scene.Height))/2
	b.image.Resize(b.size)
	b.object.Objects = append(b.object.Objects, b.image)
	for _, area := range p.scene.Areas {
		i, ok := p.of[area.Of]
		if !ok || area.Part != scene.PartCause {
			continue
		}
		from, to := bounds(area.Polygon)
		place := canvas.NewRectangle(nil)
		if i == p.chosen {
			place.StrokeColor, place.StrokeWidth, place.CornerRadius = c.Accent, 2, ui.Radius
		}
		tap := ui.NewTap(place, func() { p.choose(i); p.Focus() })
		tap.SetToolTip(p.clusters[i].Text)
		tap.Move(fyne.NewPos(left+scale*float32(from.X)-4, top+scale*float32(from.Y)-2))
		tap.Resize(fyne.NewSize(scale*float32(to.X-from.X)+8, scale*float32(to.Y-from.Y)+4))
		b.object.Objects = append(b.object.Objects, tap)
	}
}

// bounds are the corners of what lies around points.
func bounds(points []scene.Point) (from, to scene.Point) {
	from, to = points[0], points[0]
	for _, q := range points {
		from = scene.Point{X: min(from.X, q.X), Y: min(from.Y, q.Y)}
		to = scene.Point{X: max(to.X, q.X), Y: max(to.Y, q.Y)}
	}
	return from, to
}

// makeEmpty stands in the place of the fish while there is none.
func (p *Page) makeEmpty(size fyne.Size) fyne.CanvasObject {
	if !p.ready || len(p.clusters) > 0 {
		return ui.Gap(1, 1) // it is on its way
	}
	c := ui.Colors()
	middle := func(o fyne.CanvasObject) fyne.CanvasObject { return ui.Row(0, ui.Spacer(), o, ui.Spacer()) }
	o := ui.Centered(ui.Column(10,
		middle(ui.Paragraph(words.T("map.none"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, size.Width*0.8, 3)),
		middle(ui.Paragraph(words.T("map.noneHow"), ui.Style{Size: ui.Body, Color: c.Muted}, min(520, size.Width*0.8), 4))))
	o.Resize(size)
	return o
}
