// Package workbook reads the sheets of Excel's workbooks (XLSX) row by row, also those that are far
// larger than memory: only the texts that cells share are kept. Days come out as days, whatever
// they look like in the other program, and numbers as they were typed.
//
// Workbooks come from strangers: what is read is limited, and nothing comes onto the disk.
//
// Start reading at [Open], then rows.go and lexer.go.
package workbook
