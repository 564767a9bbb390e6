package cases

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/effect"
)

// board shows one page of the case: what does not fit is scrolled to. In front of a room all is
// larger, and a line at the foot says where the room is.
type board struct {
	page   *Reading
	object *fyne.Container
	scroll *container.Scroll
	size   fyne.Size
	images map[imageKey]*canvas.Image // that were made, or are being made
}

// imageKey says what a picture shows.
type imageKey struct {
	kind       casebook.Kind
	measure    fishbone.ID
	width      int
	dark, room bool
	version    int64
}

func newBoard(p *Reading) *board {
	b := &board{page: p, images: map[imageKey]*canvas.Image{}}
	b.scroll = container.NewVScroll(ui.Gap(1, 1))
	b.object = container.New(b)
	return b
}

// MinSize implements [fyne.Layout].
func (*board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout].
func (b *board) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	if room != b.size {
		b.size = room
		b.refresh()
		ui.SetContent(b.page.header, b.page.makeHeader())
		ui.SetContent(b.page.rail, b.page.makeRail())
	}
	for _, o := range b.object.Objects {
		o.Resize(room)
		o.Move(fyne.Position{})
	}
}

// The height of the line at the foot, for a room.
const roomFoot = 44

// unit is how many times larger than usual everything is.
func (b *board) unit() float32 {
	if b.page.View.presenting {
		return max(1, b.size.Width/1280*1.5)
	}
	return max(1, min(b.size.Width/860, 1.25))
}

func (b *board) refresh() {
	if b.size.Width < 80 {
		return
	}
	c, u := ui.Colors(), b.unit()
	margin := 28 * u
	width := b.size.Width - 2*margin
	foot := 24 * u
	if b.page.View.presenting {
		foot = 8 * u // a line stands below
	}
	content := ui.Padded(24*u, margin, foot, margin, b.page.makePage(b, width, u))
	ui.Replace(b.scroll, content)
	body := fyne.CanvasObject(b.scroll)
	if b.page.View.presenting {
		body = ui.Column(0, ui.Expand(b.scroll), ui.Hairline(), b.page.makeRoomFoot(u))
	}
	b.object.Objects = []fyne.CanvasObject{ui.NewGround(c.Surface), body}
	for _, o := range b.object.Objects {
		o.Resize(b.size)
	}
	b.object.Refresh()
}

func (b *board) top() { b.scroll.ScrollToTop() }

func (b *board) bottom() { b.scroll.ScrollToBottom() }

func (b *board) scrollBy(y float32) {
	most := max(0, b.scroll.Content.Size().Height-b.scroll.Size().Height)
	b.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, b.scroll.Offset.Y+y), most)))
}

// mostHigher is how much the fish may be drawn out to fill the page.
const mostHigher = 1.4

// fish is the picture of the whole analysis, as large as the board.
func (b *board) fish(width, height float32) fyne.CanvasObject {
	a, options := b.page.analysis(), picture.Options(ui.Colors().Dark, float64(width/height))
	return b.image(imageKey{kind: casebook.Fish}, width, height, func() (*scene.Scene, error) {
		s := fish.Layout(a, options)
		fish.Heighten(s, options.Target, mostHigher)
		return s, nil
	})
}

// chart is the picture of a measure.
func (b *board) chart(s effect.Study, width, height, u float32) fyne.CanvasObject {
	l, theme := words.Used(), picture.Theme(ui.Colors().Dark)
	return b.image(imageKey{kind: casebook.Proof, measure: s.Measure.ID}, width, height, func() (*scene.Scene, error) {
		return picture.EffectChart(l, s, chart.Style{Width: float64(width / u), Height: float64(height / u), Theme: theme})
	})
}

// image is a picture that is made beside the window's thread, once.
func (b *board) image(key imageKey, width, height float32, draw func() (*scene.Scene, error)) fyne.CanvasObject {
	key.width, key.dark, key.room, key.version = int(width), ui.Colors().Dark, b.page.View.presenting, b.page.analysis().Version()
	if made := b.images[key]; made != nil {
		return made
	}
	shown := canvas.NewImageFromImage(nil)
	shown.FillMode, shown.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	shown.SetMinSize(fyne.NewSize(width, height))
	b.images[key] = shown
	density := float64(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.object); c != nil {
		density = float64(c.Scale())
	}
	var done func()
	b.page.Run(func() {
		done = func() {}
		s, err := draw()
		if err == nil && s != nil {
			if img, failed := s.Image(density * min(float64(width)/s.Width, float64(height)/s.Height)); failed == nil {
				done = func() { shown.Image = img; shown.Refresh() }
				return
			} else {
				err = failed
			}
		}
		if err != nil {
			done = func() { b.page.ReportError(err) }
		}
	}, func() {
		if !b.page.closed {
			done()
		}
	})
	return shown
}
