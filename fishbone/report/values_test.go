package report

import (
	"testing"

	"whybone/fishbone"
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
