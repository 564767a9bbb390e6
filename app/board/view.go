package board

import (
	"math"

	"fyne.io/fyne/v2"
)

const (
	fitMargin  = 24  // round a fitted picture
	maxFitZoom = 1.6 // of a fitted picture's natural size
	maxZoom    = 6
	minZoom    = 0.1 // unless a fitted picture is smaller
	minInView  = 80  // how much of the picture cannot be moved out of view
)

// view is where the paper lies on the board.
type view struct {
	size  fyne.Size // of the board
	paper fyne.Size // in points
	zoom  float32   // units to a point
	// origin is where the paper's top left corner is on the board. It lies on whole
	// pixels, so that panning moves every line and letter by the same amount.
	origin fyne.Position
	pixel  float32 // pixels to a unit
	bottom float32 // how much at the lower edge a fitted picture leaves free

	larger float32   // how many times its usual size people want the text
	window fyne.Size // that the board is in
	right  bool      // the head is at the right
}

func newView() view { return view{zoom: 1, pixel: 1, larger: 1} }

// home shows the paper as people find it. With larger text everything takes more room beside
// the board, and the whole paper would be smaller than before. So it is shown as much larger as
// the text is, from the head on, and the rest is behind the edge.
func (v *view) home() {
	v.fit()
	if v.larger <= 1 || v.window.IsZero() {
		return
	}
	usual := *v // the board in a window with text of the usual size, in units of today
	usual.size = v.size.Add(fyne.NewSize(v.window.Width*(v.larger-1), v.window.Height*(v.larger-1)))
	if zoom := usual.fitting(); zoom > v.zoom {
		v.zoom = zoom
		wide, high := v.paper.Width*zoom, v.paper.Height*zoom
		at := fyne.NewPos((v.size.Width-wide)/2, (v.size.Height-high)/2)
		if wide > v.size.Width && v.right {
			at.X = v.size.Width - fitMargin - wide
		} else if wide > v.size.Width {
			at.X = fitMargin
		}
		v.origin = v.snap(at)
	}
}

// fitting is the zoom at which the whole paper is in view.
func (v *view) fitting() float32 {
	if v.paper.Width <= 0 || v.paper.Height <= 0 {
		return 1
	}
	across := (v.size.Width - 2*fitMargin) / v.paper.Width
	down := (v.size.Height - fitMargin - max(fitMargin, v.bottom)) / v.paper.Height
	return max(0.01, min(across, down, maxFitZoom))
}

// fit puts the whole paper into the middle, but not over what stands at the foot.
func (v *view) fit() {
	v.zoom = v.fitting()
	down := v.size.Height - v.paper.Height*v.zoom
	v.origin = v.snap(fyne.NewPos((v.size.Width-v.paper.Width*v.zoom)/2, min(down/2, down-v.bottom)))
}

// resize keeps the place in the middle of the board in its middle.
func (v *view) resize(size fyne.Size) {
	dx, dy := (size.Width-v.size.Width)/2, (size.Height-v.size.Height)/2
	v.size = size
	v.move(dx, dy)
}

// move moves the paper on the board, as far as some of it stays in view.
func (v *view) move(dx, dy float32) {
	v.origin = v.snap(fyne.NewPos(
		bounded(v.origin.X+dx, v.paper.Width*v.zoom, v.size.Width),
		bounded(v.origin.Y+dy, v.paper.Height*v.zoom, v.size.Height),
	))
}

// bounded keeps a length that starts at from within a room, except for what may stand out.
func bounded(from, length, room float32) float32 {
	stay := min(minInView, length, room)
	return min(max(from, stay-length), room-stay)
}

// zoomBy says whether anything changed.
func (v *view) zoomBy(factor float32, at fyne.Position) bool {
	if !(factor > 0) {
		return false
	}
	zoom := v.bounded(v.zoom * factor)
	if zoom == v.zoom {
		return false
	}
	grown := zoom / v.zoom
	v.zoom = zoom
	v.origin = fyne.NewPos(at.X-(at.X-v.origin.X)*grown, at.Y-(at.Y-v.origin.Y)*grown)
	v.move(0, 0)
	return true
}

// bounded is the nearest zoom that is allowed.
func (v *view) bounded(zoom float32) float32 {
	return min(max(zoom, min(minZoom, v.fitting())), maxZoom)
}

// setZoom zooms, whatever comes into view.
func (v *view) setZoom(zoom float32) { v.zoom = v.bounded(zoom) }

// reveal moves the paper so that a part of it comes into view, and says whether it had to.
func (v *view) reveal(part box) bool {
	dx := revealOffset(part.left*v.zoom+v.origin.X, part.right*v.zoom+v.origin.X, v.size.Width)
	dy := revealOffset(part.top*v.zoom+v.origin.Y, part.bottom*v.zoom+v.origin.Y, v.size.Height)
	if v.size.IsZero() || dx == 0 && dy == 0 {
		return false
	}
	v.move(dx, dy)
	return true
}

// revealOffset is how far something must move to be inside a room. What is partly outside
// gets the usual margin; what is larger than the room shows its beginning.
func revealOffset(from, to, room float32) float32 {
	switch {
	case from < 0 || to-from > room:
		if from >= 0 && from < room/2 {
			return 0
		}
		return fitMargin - from
	case to > room:
		return max(room-fitMargin-to, fitMargin-from)
	}
	return 0
}

// scaled is how far a point of the paper is from the paper's corner, in whole pixels.
func (v *view) scaled(x, y float32) fyne.Position {
	return v.snap(fyne.NewPos(x*v.zoom, y*v.zoom))
}

// place is where a point of the paper is on the board.
func (v *view) place(x, y float32) fyne.Position { return v.scaled(x, y).Add(v.origin) }

// paperAt is the point of the paper at a position on the board.
func (v *view) paperAt(at fyne.Position) fyne.Position {
	return fyne.NewPos((at.X-v.origin.X)/v.zoom, (at.Y-v.origin.Y)/v.zoom)
}

// visible is the part of the paper's plane that is in view.
func (v *view) visible() box {
	from := v.paperAt(fyne.Position{})
	to := v.paperAt(fyne.NewPos(v.size.Width, v.size.Height))
	return box{from.X, from.Y, to.X, to.Y}
}

func (v *view) inside(at fyne.Position) bool {
	return at.X >= 0 && at.Y >= 0 && at.X < v.size.Width && at.Y < v.size.Height
}

func (v *view) center() fyne.Position { return fyne.NewPos(v.size.Width/2, v.size.Height/2) }

func (v *view) snap(p fyne.Position) fyne.Position {
	return fyne.NewPos(v.round(p.X), v.round(p.Y))
}

// round gives the nearest whole pixel, in units.
func (v *view) round(n float32) float32 {
	return float32(math.Round(float64(n*v.pixel))) / v.pixel
}
