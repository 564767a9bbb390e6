//go:build !race

package graphviz

const racing = false
