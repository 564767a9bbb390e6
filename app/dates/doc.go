// Package dates reads days as people type them: "12.3.", "12 Mar", "3月12日", "2026-03-12",
// "tomorrow", "下周五", "in 2 weeks". It takes English and both kinds of Chinese at any time,
// whatever the language of the window, because teams mix them.
//
// What can be meant in two ways is not decided in silence: a [Reading] holds both days, and
// whoever shows it offers both. A day without a year is the next one, or for something that
// has happened the last one; where it was missed by at most a month, it may be the other one.
//
// There is one reader for all that is typed or read: [Read] for a field that shows both days,
// [One] and [Typed] for one that does not, [Cut] for a day at the end of a sentence, [Find] for
// those within it, and [Column] and [Recent] for a table, whose days have one order.
//
// It knows no clock: what day it is comes from outside. Start reading at read.go; the ways to
// say a day are the rules in rules.go.
package dates
