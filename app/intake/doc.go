// Package intake takes tables of complaints in, as other programs write them: whatever their
// encoding, separator, headings, dates and decimal signs are. What a table shows by itself is not
// asked for; what can be read in two ways is not guessed.
//
// A table is read twice, row by row: first for what its columns hold ([Look]), then for its
// complaints ([Plan.Read]). It is never in memory as a whole.
//
// Start reading at [Look].
package intake
