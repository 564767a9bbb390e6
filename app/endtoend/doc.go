// Package endtoend tests the program as a team meets it: the real window on a display
// that nobody sees, worked with keys, clicks and drags, from an empty data directory to
// a picture in a file. It holds tests only; no other package needs it.
//
// The test's own binary is the program (see TestMain), so nothing is built twice. A
// test has a desktop with hands and eyes: it types and clicks as people do, finds a
// button by the words on it, and reads the data file to know what the program has
// stored. It never waits for a time, always for something that it can see.
//
// The tests run on Linux and need Xvfb, openbox, xdotool and xclip. Where one is
// missing they are skipped, but fail when CI is set. With WHYBONE_SCREENSHOTS set they
// also leave pictures of every page, dialog, menu and mode in build/screenshots.
//
// Start reading at journey_test.go, then board_test.go, where the team works in the picture,
// workshop_test.go, which holds a whole meeting in two languages, and results_test.go, which
// goes on from there to a proven analysis.
package endtoend
