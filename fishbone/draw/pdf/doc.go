// Package pdf writes PDF files: pages with outlines and glyphs, and of each font no more
// than the glyphs that they show. Who searches or copies finds the text that the glyphs
// stand for, whatever the script.
//
// It knows nothing of scenes and breaks no lines. The same calls always give the same
// bytes. Start reading at [Document].
package pdf
