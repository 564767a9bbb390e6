// Package fonts is what the pictures are written with: the bundled font, and a dozen more
// for what it has not, from rare Chinese characters to Arabic and emoji. A font is unpacked
// when a character asks for it, and never before, because they are large.
//
// It finds the font of a character and gives its glyphs; package typeset puts them beside
// each other. Start reading at [For].
package fonts
