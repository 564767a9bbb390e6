// Package ui is the program's set of parts for its pages: theme, texts, buttons, rows,
// entries, and the layouts that put them side by side. The parts draw themselves from
// Fyne's canvas primitives, because that looks calmer than the stock widgets.
//
// It knows nothing of an analysis, of files or of pages. A page builds its parts anew
// when what they show changes; parts take their colours when they are made.
//
// Start reading at tokens.go (colours and sizes), then tap.go and entry.go.
package ui
