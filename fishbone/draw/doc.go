// Package draw makes pictures of an analysis.
//
// The way of a picture: geometry places every line and label with the measured
// widths of the bundled font and gives a [Scene]; the scene is written as DOT with
// pinned positions; Graphviz, in a worker process of its own (package graphviz),
// draws it; what it drew is read back as a scene; and that one scene becomes the
// SVG, the PNG and the lines and texts on the screen's board. So what is seen is
// what is exported. For trees it is Graphviz that says where the boxes go.
//
// The package never changes an analysis and knows no window. Start reading at
// scene.go, then fishbone.go (the geometry), tree.go (why trees) and picture.go (the
// way above).
package draw
