// Package board shows a picture of an analysis ([scene.Scene]) on the screen, where it
// can be moved, zoomed, pointed at and rearranged by dragging.
//
// What is in view is drawn as one image, anew for every zoom, so that it is crisp and
// the window is painted soon whatever it shows; what is out of view costs nothing. What
// is selected, lit, dragged or typed there is made of Fyne's own objects.
// The package never changes an analysis and never lays a picture out: it says what
// was tapped, or dropped where, and is given the next picture.
//
// Start reading at board.go, then view.go (where things are on the screen), paint.go
// (what is put there) and stage.go (how it gets onto the screen). Thumbnail, in
// thumbnail.go, stands alone.
package board
