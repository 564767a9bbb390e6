package reports

import (
	"math"
	"strconv"
	"strings"

	"whybone/app/picture"
	"whybone/app/promiselist"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/links"
)

// said is the interface's words for reports.
type said struct{}

// Field implements [report.Words].
func (said) Field(k *fishbone.Kind, attribute string) string { return words.Title(k, attribute) }

// Word implements [report.Words].
func (said) Word(attribute, word string) string {
	switch attribute {
	case "status":
		return promiselist.Status(fishbone.PromiseStatus(word))
	case "finding":
		if word == "" {
			return words.T("report.notJudged")
		}
		return words.T("verdict." + word)
	case "aspect":
		return words.Aspect(word)
	}
	if word == "" {
		return ""
	}
	return words.T(attribute + "." + word)
}

// Day implements [report.Words].
func (said) Day(d fishbone.Day) string {
	if d == "" {
		return ""
	}
	return words.LongDay(d)
}

// Figure implements [report.Words].
func (said) Figure(x float64) string {
	if x == math.Trunc(x) && math.Abs(x) < 1e15 { // a count has no decimals
		return strings.Replace(strconv.FormatFloat(x, 'f', 0, 64), "-", "−", 1)
	}
	return words.Figure(x)
}

// Gap implements [report.Words].
func (said) Gap(a *fishbone.Analysis, e links.End) string { return picture.NamedGap(a, e) }

// Say implements [report.Words].
func (said) Say(key string, args ...any) string { return words.T(key, args...) }

// Number implements [report.Words].
func (said) Number(n int) string { return words.Ordinal(n) }
