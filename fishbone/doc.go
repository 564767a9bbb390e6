// Package fishbone is the method: one analysis of one recurring complaint, and
// the rules that keep it sound.
//
// An [Analysis] holds the problem and its circumstances, the people, the
// category bones, one tree of causes of any depth (the five whys are the deeper
// part of the same tree), solutions tied to causes, and ideas parked for later.
// It is a value that never changes: [Analysis.Change] takes an [Edit] and returns
// the analysis that follows from it and the [Patch] that leads back, so a picture
// can be drawn from one state while the team is already typing the next. Nothing
// else changes an analysis.
//
// Each sort of thing is described once, by its [Kind]: what it is called in files,
// and the list of its attributes. Everything that has to do with all fields of a
// thing, here and in other packages, reads that description.
//
// The package knows no window, no file, no SQL, no picture, no clock and no
// random numbers: times, names and identifiers come in with the edits.
//
// Start reading at analysis.go, then kind.go with solution.go as an example, then
// edit.go. The eight steps are in guide, what a facilitator would say in advice, the
// pictures in draw, the file formats in exchange.
package fishbone
