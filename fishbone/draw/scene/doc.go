// Package scene holds a picture as data and writes it: as SVG, PNG, JPEG, PDF and DOT,
// and as pixels for a screen.
//
// A [Scene] is lines, shapes and texts at fixed places, in points, with the colours of a
// [Theme]. [Draw] sends one through Graphviz and back. Nothing here decides where a
// thing goes or what it says; that is done by whoever makes the scene.
//
// Start reading at scene.go, then svg.go, the simplest of the formats.
package scene
