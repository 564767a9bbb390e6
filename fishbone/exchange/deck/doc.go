// Package deck brings a deck of slides home whose fish people have edited in another program: it
// reads the shapes of PPTX files (ECMA-376) that package report/pptx wrote, finds out what became
// of each bone and each cause, and says so as a list of changes, which are made by one edit.
//
// A shape is known by its name. Names live through what programs do to a deck: slides in another
// order, groups broken up or nested, texts cut into runs, copies. What a deck drew, and in which
// words and where, is in its properties ([Base]), so that nothing is taken for deleted which the
// deck never knew, and nothing for moved which the team itself has moved since.
//
// The package opens no file. A deck is read within limits, whoever made it.
//
// Start reading at [Read], then fish.go, which judges what hangs where, and changes.go.
package deck
