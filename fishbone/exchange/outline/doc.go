// Package outline exchanges analyses with other programs: mind maps, outliners, spreadsheets and
// the languages of diagrams. All their files hold a tree of topics, so all of them are read into
// one shape, an [Outline], and written from it: the root is the head of the fish, level one are
// its bones, level two the causes, and what lies deeper are the whys. There is one file for each
// format; formats.go is the list of them.
//
// What one side has and the other cannot hold is never dropped silently: it is a [Loss], which
// names the thing and where it stood.
//
// The package opens no file and extracts none. It limits what it reads before it does the work,
// so that a hostile file costs neither time nor memory.
//
// Start reading at outline.go, then formats.go with opml.go as an example.
package outline
