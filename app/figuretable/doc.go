// Package figuretable reads tables of service figures as teams keep them, and writes such tables:
// months below each other or side by side, or a row for each value.
//
// The cells of a file or of a pasted text come from package intake. Start reading at [Look], which says
// what the columns of a table are taken for, then [Table.Edit] and [Rows].
package figuretable
