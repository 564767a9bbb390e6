// Package fish lays out the fishbone of an analysis as a scene.
//
// [Layout] places a whole analysis freely, a [Planner] does it again after each edit and
// moves little, and [Pages] spreads it over as many pages as it takes to be read. The
// package draws no pixel and writes no file.
//
// Start reading at fish.go.
package fish
