// Package intakepage is the page on which a team brings complaints or service figures in from a table
// of another program: which file, what its columns hold, what does not fit, and how far it is.
//
// [Work] is the import itself. It outlives the page, as a language or theme does, and does all that
// takes time off the window's thread. What differs between complaints and figures is a purpose. How
// tables are read is for packages intake and figuretable.
//
// Start reading at work.go, then purpose.go and page.go.
package intakepage
