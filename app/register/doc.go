// Package register is the page of the complaint register: the complaints of a period, the types
// that come back, and the form in which one is registered or changed. From a type it starts an
// analysis with the figures filled in, and it opens a closed one again where more came than was
// expected.
//
// All changes go through a [session.Register]. The page never reads the whole register: rows come
// in pages, and figures from counts, off the window's thread.
//
// Start reading at page.go. What is counted is in figures.go and shown in pareto.go and chosen.go;
// the rows are in results.go, list.go and row.go; the form is in form.go.
package register
