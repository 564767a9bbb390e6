// Package intakepage is the page on which a team brings complaints in from a table of another
// program: which file, what its columns hold, what does not fit, and how far it is.
//
// [Work] is the import itself. It outlives the page, as a language or theme does, and does all that
// takes time off the window's thread. How tables are read is for package intake.
//
// Start reading at work.go, then page.go.
package intakepage
