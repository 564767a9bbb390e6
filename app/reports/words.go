package reports

import (
	"unicode"

	"whybone/app/picture"
	"whybone/app/promiselist"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/links"
)

// said is a language's words for reports.
type said struct{ words.Language }

// Field implements [report.Words].
func (s said) Field(k *fishbone.Kind, attribute string) string {
	if attribute == "text" && k != fishbone.AnswerKind { // the thing itself
		r := []rune(s.T("kind." + k.Name))
		return string(unicode.ToUpper(r[0])) + string(r[1:])
	}
	return s.Title(k, attribute)
}

// Word implements [report.Words].
func (s said) Word(attribute, word string) string {
	switch attribute {
	case "status":
		return promiselist.Status(s.Language, fishbone.PromiseStatus(word))
	case "finding":
		if word == "" {
			return s.T("report.notJudged")
		}
		return s.T("verdict." + word)
	case "aspect":
		return s.Aspect(word)
	}
	if word == "" {
		return ""
	}
	return s.T(attribute + "." + word)
}

// Day implements [report.Words].
func (s said) Day(d fishbone.Day) string {
	if d == "" {
		return ""
	}
	return s.LongDay(d)
}

// Figure implements [report.Words].
func (said) Figure(x float64) string { return words.Figure(x) }

// Percent implements [report.Words].
func (said) Percent(x float64) string { return words.Percent(x) }

// Gap implements [report.Words].
func (s said) Gap(a *fishbone.Analysis, e links.End) string {
	return picture.NamedGap(s.Language, a, e)
}

// Say implements [report.Words].
func (s said) Say(key string, args ...any) string { return s.T(key, args...) }

// Level implements [report.Words].
func (s said) Level(n int) string { return s.Nth("mark.levels", n) }

// Number implements [report.Words].
func (s said) Number(n int) string { return s.Ordinal(n) }
