package chain

import (
	"image"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone/draw/scene"
)

// sheet is a part of the picture: the names of the stations, or what is in sight of the rest. It
// is one image, so that a long chain is no more work than a short one.
type sheet struct {
	tooltip.ToolTipWidget

	board   *board
	scrolls bool
	raster  *canvas.Raster
	screen  *scene.Screen
	over    bool // an end is under the pointer
}

func newSheet(b *board, scrolls bool) *sheet {
	s := &sheet{board: b, scrolls: scrolls, screen: scene.NewScreen()}
	s.raster = &canvas.Raster{ScaleMode: canvas.ImageScalePixels, Generator: s.paint}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements [fyne.Widget].
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.raster) }

func (s *sheet) repaint() { canvas.Refresh(s.raster) }

// top is where in the scene the sheet begins.
func (s *sheet) top() float64 {
	if !s.scrolls || s.board.view.drawn == nil {
		return 0
	}
	return s.board.shown.Top
}

// paint draws what is in sight in so many pixels. Fyne asks for it.
func (s *sheet) paint(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	v := s.board.view
	if v.drawn == nil || s.Size().Width <= 0 {
		return img
	}
	scale := float64(width) / float64(s.Size().Width) * float64(s.board.unit())
	down := int(math.Round(s.top() * scale))
	img.Rect = img.Rect.Add(image.Pt(0, down)) // for the Screen
	s.screen.Highlight = s.highlight()
	s.screen.Draw(s.scene(), scale, img)
	img.Rect = image.Rect(0, 0, width, height)
	return img
}

// scene is the picture of which the sheet shows a part.
func (s *sheet) scene() *scene.Scene {
	if s.scrolls && s.board.cut != nil {
		return s.board.cut
	}
	return s.board.view.drawn.Scene
}

// highlight lies behind the end in hand: a ground with an edge.
func (s *sheet) highlight() []scene.Shape {
	v := s.board.view
	if !s.scrolls || v.selected < 0 || v.selected >= len(v.drawn.Spots) {
		return nil
	}
	p, c := v.drawn.Spots[v.selected], ui.Colors()
	around := func(air float64, fill color.NRGBA) scene.Shape {
		left, top, right, bottom := p.Left-air, p.Top-air, p.Right+air, p.Bottom+air
		return scene.Shape{
			Points: []scene.Point{{X: left, Y: top}, {X: right, Y: top}, {X: right, Y: bottom}, {X: left, Y: bottom}}, Radius: ui.Radius, Fill: fill,
		}
	}
	return []scene.Shape{around(7, c.Accent), around(6, c.Soft)}
}

// spotAt is the end at a place of the sheet, -1 for none.
func (s *sheet) spotAt(at fyne.Position) int {
	v := s.board.view
	if !s.scrolls || v.drawn == nil {
		return -1
	}
	x, y := s.inScene(at)
	for i, p := range v.drawn.Spots {
		if x >= p.Left && x <= p.Right && y >= p.Top && y <= p.Bottom {
			return i
		}
	}
	return -1
}

func (s *sheet) inScene(at fyne.Position) (x, y float64) {
	u := s.board.unit()
	return float64(at.X / u), s.top() + float64(at.Y/u)
}

// Tapped implements [fyne.Tappable].
func (s *sheet) Tapped(e *fyne.PointEvent) {
	v := s.board.view
	if i := s.spotAt(e.Position); i >= 0 {
		v.selected = i
		panel.Mend(v.host, panel.FaultAt(v.drawn.Spots[i].End))
		return
	}
	v.host.TakeKeys()
}

// Cursor implements [desktop.Cursorable].
func (s *sheet) Cursor() desktop.Cursor {
	if s.over {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements [desktop.Hoverable].
func (s *sheet) MouseIn(e *desktop.MouseEvent) {
	s.point(e)
	s.ToolTipWidget.MouseIn(e)
}

// MouseMoved implements [desktop.Hoverable].
func (s *sheet) MouseMoved(e *desktop.MouseEvent) {
	s.point(e)
	s.ToolTipWidget.MouseMoved(e)
}

// MouseOut implements [desktop.Hoverable].
func (s *sheet) MouseOut() {
	s.over = false
	s.SetToolTip("")
	s.ToolTipWidget.MouseOut()
}

// point takes notice of what is under the pointer: an end, or a text that was shortened.
func (s *sheet) point(e *desktop.MouseEvent) {
	s.over = s.spotAt(e.Position) >= 0
	if text := s.fullAt(e.Position); text != s.ToolTip() {
		s.SetToolTip(text)
		s.ToolTipWidget.MouseIn(e)
	}
}

// fullAt is the whole of a shortened text at a place.
func (s *sheet) fullAt(at fyne.Position) string {
	v := s.board.view
	if v.drawn == nil {
		return ""
	}
	x, y := s.inScene(at)
	for _, t := range v.drawn.Scene.Texts {
		if t.Full != "" && x >= t.At.X && x <= t.At.X+t.Width && y >= t.At.Y-1.2*t.Size && y <= t.At.Y+2.2*t.Size {
			return t.Full
		}
	}
	return ""
}

// AccessibilityLabel implements [fyne.Accessible]: all words of the chain.
func (s *sheet) AccessibilityLabel() string {
	if s.board.view.drawn == nil {
		return ""
	}
	return strings.Join(s.board.view.drawn.Scene.Words(), "\n")
}

// AccessibilityRole implements [fyne.Accessible].
func (s *sheet) AccessibilityRole() fyne.AccessibleRole {
	if s.board.view.drawn == nil {
		return fyne.AccessibleRoleContainer
	}
	return fyne.AccessibleRoleText
}
