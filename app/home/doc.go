// Package home is the first page: the analyses in the archive, those changed last
// first, with a search, and what can be done with one as a whole: make it, open it,
// duplicate it, delete it and take that back.
//
// It shows summaries and small pictures and changes nothing inside an analysis. It
// does not know the workshop; who makes the page says how an analysis is opened.
//
// Start reading at page.go. All analyses are read by package listing, how they are shown is in list.go
// and row.go, and what can be done in actions.go.
package home
