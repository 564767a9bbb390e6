package report

import (
	"whybone/fishbone"
	"whybone/fishbone/links"
)

// Words are what the program says anyway, in the language of the report.
type Words interface {
	// Field is the name of an attribute, as it stands above a column.
	Field(k *fishbone.Kind, attribute string) string
	// Word is what one of the words of an attribute means.
	Word(attribute, word string) string
	// Day, Figure and Percent write days, numbers and shares for reading.
	Day(d fishbone.Day) string
	Figure(x float64) string
	Percent(x float64) string
	// Gap says what is missing at an end of the chain.
	Gap(a *fishbone.Analysis, e links.End) string
	// Say is the text of a key that begins with "report.", with names and values in turn.
	Say(key string, args ...any) string
	// Number is how sections are counted: 1, 2, 3 or 一、二、三.
	Number(n int) string
	// Level is what a level of causes is called, from 1.
	Level(n int) string
}

// blank has words for everything, to find out what there is.
type blank struct{}

func (blank) Field(*fishbone.Kind, string) string      { return "?" }
func (blank) Word(string, string) string               { return "?" }
func (blank) Day(fishbone.Day) string                  { return "?" }
func (blank) Figure(float64) string                    { return "?" }
func (blank) Percent(float64) string                   { return "?" }
func (blank) Gap(*fishbone.Analysis, links.End) string { return "?" }
func (blank) Say(string, ...any) string                { return "?" }
func (blank) Number(int) string                        { return "?" }
func (blank) Level(int) string                         { return "?" }
