// Package storage keeps analyses in one SQLite file.
//
// Every edit is one transaction: the entry in the log that undo and redo walk
// along, and the rows that the edit touched. When [Store.Do] returns, the edit is
// on the disk. There is nothing to save, and nothing half saved.
//
// The package decides nothing about the method. It applies edits through
// fishbone, writes what they changed, and puts the rows together again; a file
// that it does not understand it leaves as it is.
//
// Start reading at store.go, then history.go (do, undo, redo), table.go (what follows
// from the description of a kind), rows.go (what an edit writes) and load.go (the way
// back). The tables are in migrations.
package storage
