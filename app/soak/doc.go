// Package soak works a long day in some minutes and watches what the program holds: a session on
// a real data file, and pictures drawn by Graphviz. It holds tests only; no other package needs it.
package soak
