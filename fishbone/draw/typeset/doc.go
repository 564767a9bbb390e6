// Package typeset says how wide a text is in the bundled font and breaks it into
// lines, for Latin and Chinese alike, so that a picture can reserve exactly the room
// that its labels take.
//
// It measures by the advances of single characters, without kerning, which in this
// font only ever makes a line a little narrower. It draws nothing. Start reading at
// [Width]; [Wrap] fills lines of a given width, a [Block] finds the narrowest width
// for a given number of lines.
package typeset
