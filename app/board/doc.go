// Package board shows a picture of an analysis ([draw.Scene]) on the screen, where it
// can be moved, zoomed, pointed at and rearranged by dragging.
//
// What is in view is shown with Fyne's own lines, rectangles, polygons and texts, so
// that it is crisp at any zoom and cheap to move; what is out of view costs nothing.
// The package never changes an analysis and never lays a picture out: it says what
// was tapped, or dropped where, and is given the next picture.
//
// Start reading at board.go, then view.go (where things are on the screen), paint.go
// (what is put there) and objects.go (as what). Thumbnail, in thumbnail.go, stands
// alone.
package board
