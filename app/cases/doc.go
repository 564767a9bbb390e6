// Package cases is where closed analyses are read: a list of them, with those that must be read on
// top, and each as a case, page by page, also in front of a room and as a quiz that covers the
// answers. All that it changes in an analysis is who has read it and whether it must be read.
//
// Start reading at list.go for the list, and at reading.go for a case. What stands on the pages of
// a case is in pages.go and ladder.go; which pages there are says package casebook.
package cases
