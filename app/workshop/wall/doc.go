// Package wall is cards on a wall: what people said, as large as the room allows, for
// everybody to read. It fits cards into a room, makes a picture of them, and shows that
// picture as a widget on which cards are selected and dragged. It knows no analysis and
// changes none: what a card shows comes from outside, and so does what a drop means.
//
// Start reading at card.go, then fit.go and wall.go.
package wall
