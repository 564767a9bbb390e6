// Package report turns an analysis into what teams hand in: an 8D report, an A3, the story of
// a quality circle, a record for an auditor, a table of measures.
//
// What such a report has in it is data: a [Profile] lists its sections and what each shows,
// with the names in three languages, and what must be there, with the reason why the report
// would be sent back without it. The profiles of the program stand in profiles/; a team's own
// is a file like them.
//
// [Make] fills a profile from an analysis. Its [Document] has everything that is printed,
// section by section, and the gaps: each with a number that stands at its place in the text
// too. The writers of the single formats are the packages below, and know nothing of
// analyses.
//
// The package opens no file, knows no clock and has few words of its own: [Words] gives it
// those of the program.
//
// Start reading at profile.go, then document.go and maker.go.
package report
