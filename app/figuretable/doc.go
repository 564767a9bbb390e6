// Package figuretable reads tables of service figures as teams keep them, and writes such tables:
// months below each other or side by side, or a row for each value.
//
// It reads cells and no files; those of a file or of a pasted text come from package intake. Start
// reading at [Read], then [Table.Edit] and [Rows].
package figuretable
