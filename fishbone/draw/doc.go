// Package draw makes pictures of an analysis. It is the front of its packages:
//
//   - scene: a picture as data, its theme, and the formats it is written in
//   - notation: the signs, legend and caption that all pictures of an analysis share
//   - fish: the fishbone of an analysis, as a scene
//   - tree: why trees, as scenes
//   - chart: charts of figures, as scenes
//   - typeset: how wide a text is, and where its lines break
//   - graphviz: Graphviz in a process of its own
//   - readable: how well one colour stands out from another
//
// A fishbone takes this way: fish places every line and label with the measured widths
// of the bundled font. The scene is written as DOT with pinned positions, Graphviz draws
// it, and what it drew is read back as a scene. That one scene becomes the picture on
// the screen, the SVG, the PNG and the PDF. So what is seen is what is exported. The
// boxes of a tree are placed by Graphviz itself.
//
// No package here changes an analysis or knows a window. Start reading at
// scene/scene.go, then fish/fish.go and tree/tree.go.
package draw
