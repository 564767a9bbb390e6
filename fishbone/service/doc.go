// Package service reads what a team keeps of its service month by month: indicators with their
// values, and check sheets whose strokes are the value of an indicator. It says which values are
// good, and what the months say beside the complaints that came in them.
//
// It keeps nothing; edits of figures are values of package complaint. Start reading at [Read], then
// [Judge] and [Compare].
package service
