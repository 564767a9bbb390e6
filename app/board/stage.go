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
	"whybone/fishbone/draw/scene"
)

// stage holds the objects that Fyne shows: the picture, the sheet with what lies over it,
// and above it all what is being dragged.
//
// The picture is one image of what is in view, with its paper: every further area as
// large as the board takes a third of a frame in software. Fyne paints the whole window for every
// letter that somebody types: hundreds of lines and texts then take longer than the
// window has, and one image does not. Drawing that image anew takes less time than
// showing as many objects, too; a pan draws only what comes into view.
type stage struct {
	objects []fyne.CanvasObject
	print   *canvas.Raster
	over    *fyne.Container // the sheet

	screen *scene.Screen
	shot   shot
	image  *image.RGBA // what shot says
}

// shot is what a picture on the screen depends on.
type shot struct {
	scene *scene.Scene
	bare  color.NRGBA     // the board's colour while there is no scene
	scale float64         // pixels to a point
	part  image.Rectangle // of the scene, in pixels
	lit   fishbone.ID     // the bone whose strip is lit
}

func newStage() stage {
	s := stage{
		print: &canvas.Raster{ScaleMode: canvas.ImageScalePixels}, over: &fyne.Container{}, screen: scene.NewScreen(),
	}
	s.objects = []fyne.CanvasObject{s.print, s.over}
	return s
}

// clear takes everything off the sheet, and moves it to where the paper is.
func (s *stage) clear(v *view) {
	s.objects = s.objects[:2]
	clear(s.over.Objects)
	s.over.Objects = s.over.Objects[:0]
	s.over.Move(v.origin)
}

// put lays objects onto the sheet, above those that are there.
func (s *stage) put(objects ...fyne.CanvasObject) {
	s.over.Objects = append(s.over.Objects, objects...)
}

// show has the picture painted where it is another one than before.
func (s *stage) show(b *Board) {
	s.print.Generator = b.paint
	if s.print.Size() != b.view.size {
		s.print.Resize(b.view.size)
	}
	if s.shot != b.nextShot(b.view.pixel) {
		canvas.Refresh(s.print)
	}
}

// nextShot is what is to be seen with so many pixels to a unit.
func (b *Board) nextShot(pixel float32) shot {
	whole := func(n float32) int { return int(math.Round(float64(n * pixel))) }
	size := image.Pt(whole(b.view.size.Width), whole(b.view.size.Height))
	corner := image.Pt(-whole(b.view.origin.X), -whole(b.view.origin.Y))
	bare := ui.Colors().Surface
	if b.picture.scene != nil {
		bare = color.NRGBA{}
	}
	return shot{b.picture.scene, bare, float64(b.view.zoom * pixel), image.Rectangle{Min: corner, Max: corner.Add(size)}, b.lit.bone}
}

// paint draws what is in view in so many pixels.
func (b *Board) paint(width, height int) image.Image {
	s := &b.stage
	if s.image == nil || s.image.Rect.Size() != image.Pt(width, height) {
		s.image, s.shot = image.NewRGBA(image.Rect(0, 0, width, height)), shot{}
	}
	want := b.nextShot(float32(width) / max(1, b.view.size.Width))
	want.part.Max = want.part.Min.Add(image.Pt(width, height))
	fresh := []image.Rectangle{want.part}
	if was := s.shot; was.scene == want.scene && was.bare == want.bare && was.scale == want.scale && was.lit == want.lit && was.part.Overlaps(want.part) {
		draw.Draw(s.image, s.image.Rect, s.image, want.part.Min.Sub(was.part.Min), draw.Src)
		fresh = beside(want.part, want.part.Intersect(was.part))
	}
	s.shot, s.screen.Highlight = want, b.light()
	s.image.Rect = want.part // for the Screen
	for _, part := range fresh {
		if want.scene == nil {
			draw.Draw(s.image, part, image.NewUniform(want.bare), image.Point{}, draw.Src)
		} else {
			s.screen.Draw(want.scene, want.scale, s.image.SubImage(part).(*image.RGBA))
		}
	}
	s.image.Rect = image.Rect(0, 0, width, height)
	return s.image
}

// beside is what a part leaves of a whole: what is above and below it, left and right.
func beside(whole, part image.Rectangle) (left []image.Rectangle) {
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
