// Package tree draws why trees as scenes: a cause and the answers to every why below it,
// or a whole analysis.
//
// The package sets the words and sizes of the boxes, Graphviz says where they go, and
// the package finds the ways of the lines between them. It writes no file. Start reading
// at tree.go.
package tree
