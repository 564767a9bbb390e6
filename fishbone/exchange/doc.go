// Package exchange reads and writes analyses as files that people and other
// programs can read and write too. There is one file for each format, with both
// directions in it:
//
//   - json.go: Whybone JSON, a whole analysis. The plain tree is the same format
//     with only its problem and its categories.
//
// A file that is read becomes one edit, which builds the analysis on an empty one;
// [Copy] makes the same edit from an analysis that is there. So nothing gets into
// an analysis past the rules of package fishbone.
//
// The package opens no file and no database. It never guesses: what it does not
// know or cannot keep is an [Error] that names the place.
//
// Start reading at document.go, which is what all formats have in common.
package exchange
