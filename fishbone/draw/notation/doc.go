// Package notation holds what all pictures of an analysis have in common: the [Marks]
// beside a cause, the legend that explains them, the caption, the picture's own [Words],
// and the [Painter] that writes them on a scene.
//
// It never says where a cause goes; that is for the packages fish and tree. Start
// reading at marks.go, then painter.go.
package notation
