// Package figures is the page of the service figures: the team's indicators month by month beside
// the complaints of the same months, and the check sheets whose strokes are some of these values.
//
// All changes go through a [session.Register]. What is kept is small; it is read as a whole, off
// the window's thread, and each edit is added to it at once.
//
// Start reading at page.go. The table is in table.go and cells.go, what is told beside it in
// side.go, and the form of an indicator in form.go; check sheets are in sheets.go, tally.go and
// sheetform.go.
package figures
