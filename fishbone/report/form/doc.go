// Package form fills the form that a customer has sent: a workbook or a document with cells that
// are empty, and with a logo, merged cells, lists to choose from and shapes that must stay.
//
// [Open] reads what a form looks like: its sheets, or the tables of a document, as grids of cells.
// A [Mapping] says which field of a report goes into which cell. It is guessed from the labels
// beside the cells ([Guess]), changed by the team, kept for the customer, and found again by the
// words of the form. [Form.Plan] finds for each value its cell, lets lists go on downwards as far
// as the form has rows, and says what has no room. [Form.Fill] then writes.
//
// Filling changes the parts of the file in which something is written, and of these only the
// cells. All other entries of the archive are copied as they are, compressed bytes and all.
//
// The package opens no file and knows no clock. A form comes from strangers, so what is read of
// one is limited in every way.
//
// Start reading at form.go, then plan.go; workbook.go and document.go are the two kinds of form.
package form
