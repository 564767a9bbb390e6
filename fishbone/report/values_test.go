package report

import (
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/effect"
)

// Where nothing failed the report says so in a word.
func TestNothingFailed(t *testing.T) {
	for want, a := range map[string]*fishbone.Analysis{
		"report.noFailures": complete(t),
		"report.concludedFrom Complaints of mould ? ?\u00a0a month notEffective": change(t, complete(t), fishbone.Set{Of: fishbone.MeasureKind, ID: "am", Values: fishbone.Values{"verdict": string(fishbone.NotEffective)}}),
		"": change(t, fishbone.New("x", stamp()), fishbone.SetAbout{Field: fishbone.Problem, Text: "Guests wait"}),
	} {
		if got := ValuesOf(a, Options{Language: "en", Words: plain{}, Now: today}).Value(Item{Show: "failures"}); got.Text != want {
			t.Errorf("%q did not work, want %q", got.Text, want)
		}
	}
}

// A share has its sign behind both of its means, and any other unit stands once.
func TestBothMeansOfAShareHaveItsSign(t *testing.T) {
	for unit, want := range map[string]string{"%": "report.concludedFrom Complaints of mould ?% ?% notEffective", "pieces": "report.concludedFrom Complaints of mould ? ?\u00a0pieces notEffective"} {
		a := change(t, complete(t), fishbone.Set{Of: fishbone.MeasureKind, ID: "am", Values: fishbone.Values{"verdict": string(fishbone.NotEffective), "unit": unit}})
		if got := ValuesOf(a, Options{Language: "en", Words: plain{}, Now: today}).Value(Item{Show: "failures"}); got.Text != want {
			t.Errorf("%q, want %q", got.Text, want)
		}
	}
}

// Values of months are counted in months.
func TestMonthsAreCountedAsMonths(t *testing.T) {
	study := func(days ...fishbone.Day) (s effect.Study) {
		for _, day := range days {
			s.Before = append(s.Before, effect.Value{Day: day})
		}
		return s
	}
	for want, s := range map[string]effect.Study{"report.values.months": study("2026-03-31", "2026-04-30", "2026-05-31"), "report.values": study("2026-03-31", "2026-04-02")} {
		if got := countOfValues(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A promise that has no cause says what it is for: a standard, or what is carried over.
func TestPromisesWithoutACauseSayWhatTheyAreFor(t *testing.T) {
	c := &context{a: complete(t), words: plain{}}
	for sort, want := range map[fishbone.PromiseSort]string{fishbone.Action: "", fishbone.Standard: "standard", fishbone.ReadAcross: "readAcross"} {
		if got := c.causesOf(fishbone.Promise{Sort: sort}).Text; got != want {
			t.Errorf("%q: its cause is %q", sort, got)
		}
		one := fishbone.Promise{Sort: sort, Cause: "afifth"}
		if got := c.causesOf(one).Text; got == want || got == "" {
			t.Errorf("%q: the cause is hidden by %q", sort, got)
		}
	}
}
