// Package promiselist makes files of a list of promises: text to read, a table for
// spreadsheets, events for calendars, and pages to print. The window and the command line
// make theirs here, so that both give the same, in the interface's language.
//
// It writes no file and knows no clock. Start reading at list.go.
package promiselist
