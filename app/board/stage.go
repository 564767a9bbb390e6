package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// stage holds the objects that Fyne shows: the paper's colour, the sheet with
// everything that is drawn on the paper, and above it what is being dragged.
//
// The objects of a picture are made for one zoom, when they come into view for the
// first time, and kept; a pan only moves the sheet. For another zoom they are made
// anew: Fyne takes far longer to refresh an object that it shows than to take a new
// one, and it keeps the letters that it has drawn in any case.
type stage struct {
	objects []fyne.CanvasObject
	paper   *canvas.Rectangle
	sheet   *fyne.Container

	picture *picture
	zoom    float32
	pixel   float32
	strokes []fyne.CanvasObject // one for each of the picture's, nil if not made yet
	shapes  []fyne.CanvasObject
	words   [][]fyne.CanvasObject
}

func newStage() stage {
	s := stage{paper: &canvas.Rectangle{}, sheet: &fyne.Container{}}
	s.objects = []fyne.CanvasObject{s.paper, s.sheet}
	return s
}

// prepare drops the objects that were made for another picture or zoom.
func (s *stage) prepare(p *picture, v *view) {
	if s.picture == p && s.zoom == v.zoom && s.pixel == v.pixel {
		return
	}
	s.picture, s.zoom, s.pixel = p, v.zoom, v.pixel
	s.strokes = make([]fyne.CanvasObject, len(p.strokes))
	s.shapes = make([]fyne.CanvasObject, len(p.shapes))
	s.words = make([][]fyne.CanvasObject, len(p.words))
}

// put lays objects onto the sheet, above those that are there.
func (s *stage) put(objects ...fyne.CanvasObject) {
	s.sheet.Objects = append(s.sheet.Objects, objects...)
}

func (s *stage) putStroke(v *view, i int) {
	if s.strokes[i] == nil {
		s.strokes[i] = v.stroke(&s.picture.strokes[i])
	}
	s.put(s.strokes[i])
}

func (s *stage) putShape(v *view, i int) {
	if s.shapes[i] == nil {
		s.shapes[i] = v.shape(&s.picture.shapes[i])
	}
	s.put(s.shapes[i])
}

func (s *stage) putWords(v *view, i int) {
	if s.words[i] == nil {
		s.words[i] = v.words(&s.picture.words[i])
	}
	s.put(s.words[i]...)
}
