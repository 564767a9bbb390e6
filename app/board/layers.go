package board

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/fishbone"
	scenes "whybone/fishbone/draw/scene"
)

// layers are the objects that Fyne shows: the picture, the sheet with what lies over it,
// and above it all what is being dragged.
//
// The picture is one image of what is in view, with its paper: every further area as
// large as the board takes a third of a frame in software. Fyne paints the whole window for every
// letter that somebody types: hundreds of lines and texts then take longer than the
// window has, and one image does not. Drawing that image anew takes less time than
// showing as many objects, too; a pan draws only what comes into view.
type layers struct {
	objects []fyne.CanvasObject
	raster  *canvas.Raster
	above   *fyne.Container // the sheet

	screen *scenes.Screen
	shown  painted
	image  *image.RGBA // what is painted
}

// painted is what a picture on the screen depends on.
type painted struct {
	scene       *scenes.Scene
	bare        color.NRGBA     // the board's colour while there is no scene
	scale       float64         // pixels to a point
	part        image.Rectangle // of the scene, in pixels
	highlighted fishbone.ID     // the bone whose strip is highlighted
}

func newLayers() layers {
	l := layers{
		raster: &canvas.Raster{ScaleMode: canvas.ImageScalePixels}, above: &fyne.Container{}, screen: scenes.NewScreen(),
	}
	l.objects = []fyne.CanvasObject{l.raster, l.above}
	return l
}

// clear takes everything off the sheet, and moves it to where the paper is.
func (l *layers) clear(v *view) {
	l.objects = l.objects[:2]
	clear(l.above.Objects)
	l.above.Objects = l.above.Objects[:0]
	l.above.Move(v.origin)
}

// put lays objects onto the sheet, above those that are there.
func (l *layers) put(objects ...fyne.CanvasObject) {
	l.above.Objects = append(l.above.Objects, objects...)
}

// show has the picture painted where it is another one than before.
func (l *layers) show(b *Board) {
	l.raster.Generator = b.paint
	if l.raster.Size() != b.view.size {
		l.raster.Resize(b.view.size)
	}
	if l.shown != b.nextPaint(b.view.pixel) {
		canvas.Refresh(l.raster)
	}
}

// nextPaint is what is to be seen with so many pixels to a unit.
func (b *Board) nextPaint(pixel float32) painted {
	whole := func(n float32) int { return int(math.Round(float64(n * pixel))) }
	size := image.Pt(whole(b.view.size.Width), whole(b.view.size.Height))
	corner := image.Pt(-whole(b.view.origin.X), -whole(b.view.origin.Y))
	bare := ui.Colors().Surface
	if b.picture.scene != nil {
		bare = color.NRGBA{}
	}
	return painted{b.picture.scene, bare, float64(b.view.zoom * pixel), image.Rectangle{Min: corner, Max: corner.Add(size)}, b.target.bone}
}

// paint draws what is in view in so many pixels.
func (b *Board) paint(width, height int) image.Image {
	l := &b.layers
	if l.image == nil || l.image.Rect.Size() != image.Pt(width, height) {
		l.image, l.shown = image.NewRGBA(image.Rect(0, 0, width, height)), painted{}
	}
	want := b.nextPaint(float32(width) / max(1, b.view.size.Width))
	want.part.Max = want.part.Min.Add(image.Pt(width, height))
	fresh := []image.Rectangle{want.part}
	if was := l.shown; was.scene == want.scene && was.bare == want.bare && was.scale == want.scale && was.highlighted == want.highlighted && was.part.Overlaps(want.part) {
		draw.Draw(l.image, l.image.Rect, l.image, want.part.Min.Sub(was.part.Min), draw.Src)
		fresh = remainder(want.part, want.part.Intersect(was.part))
	}
	l.shown, l.screen.Highlight = want, b.highlight()
	l.image.Rect = want.part // for the Screen
	for _, part := range fresh {
		if want.scene == nil {
			draw.Draw(l.image, part, image.NewUniform(want.bare), image.Point{}, draw.Src)
		} else {
			l.screen.Draw(want.scene, want.scale, l.image.SubImage(part).(*image.RGBA))
		}
	}
	l.image.Rect = image.Rect(0, 0, width, height)
	return l.image
}

// remainder is what a part leaves of a whole: what is above and below it, left and right.
func remainder(whole, part image.Rectangle) (left []image.Rectangle) {
	for _, r := range []image.Rectangle{
		image.Rect(whole.Min.X, whole.Min.Y, whole.Max.X, part.Min.Y),
		image.Rect(whole.Min.X, part.Max.Y, whole.Max.X, whole.Max.Y),
		image.Rect(whole.Min.X, part.Min.Y, part.Min.X, part.Max.Y),
		image.Rect(part.Max.X, part.Min.Y, whole.Max.X, part.Max.Y),
	} {
		if r = r.Intersect(whole); !r.Empty() {
			left = append(left, r)
		}
	}
	return left
}
