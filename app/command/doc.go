// Package command is the program without a window, for scripts and reports: render,
// list, export, import and sample; and the door to the window, which is what no
// command at all means.
//
// It needs no display and opens none: the window is a function that main hands in.
// Help and errors are in the language that --lang says, or else the system's. What
// scripts read is the same in all languages: the output of list and its JSON, and the exit
// codes. The words in a picture are in the language of the analysis.
//
// A run ends with 0 when all was done, 1 when something could not be done, and 2
// when the command line itself was wrong. What went wrong is one sentence on the
// error output that names the file and the place in it.
//
// Start reading at program.go; each command has a file of its own.
package command
