package exchange_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/effect"
)

// A reader who checks the days of a sample finds each after those that it follows from: the target was set when
// the months before were over, all actions were done when the months after began, and what became a standard had
// shown its effect.
func TestDaysOfSamplesFollowFromEachOther(t *testing.T) {
	for _, language := range languages {
		_, a := sample(t, language)
		about := a.About()
		follows := func(what string, earlier, later fishbone.Day) {
			if earlier == "" || later == "" || earlier > later {
				t.Errorf("%s: %s: %q is not before %q", language, what, earlier, later)
			}
		}
		meetings := map[fishbone.Day]bool{}
		for _, m := range a.Meetings() {
			meetings[fishbone.Day(m.Date)] = true
		}
		since, judged := a.Measures()[0].Since, a.Measures()[0].Judged
		for _, s := range effect.All(a) {
			m := s.Measure
			if m.Since != since || m.Judged != judged || !meetings[judged] {
				t.Errorf("%s: %s counts since %s and was judged on %s", language, m.Text, m.Since, m.Judged)
			}
			follows(m.Text+": the months before were over", s.Before[len(s.Before)-1].Day.Add(31), fishbone.Day(about.Date))
			follows(m.Text+": the last month was over", s.After[len(s.After)-1].Day.Add(31), judged)
		}
		for _, p := range a.Promises() {
			follows(p.Text+": done in time", p.Done, p.Due)
			follows(p.Text+": done after it was promised", p.Promised, p.Done)
			follows(p.Text+": seen before the end", p.Checked, about.Closed)
			if p.Sort == fishbone.Action {
				follows(p.Text+": done when months count", p.Done, since)
			} else {
				follows(p.Text+": a standard after the effect", judged, p.Promised)
			}
			if !meetings[p.Promised] {
				t.Errorf("%s: %s was promised on %s, at no meeting", language, p.Text, p.Promised)
			}
		}
		follows("what is expected", about.Closed, about.ExpectedFrom)
	}
}

// Nobody in a sample meets, does or promises anything on a Saturday or Sunday. Months begin when they do.
func TestNobodyInASampleWorksOnSundays(t *testing.T) {
	for _, language := range languages {
		text, _ := sample(t, language)
		checked := 0
		for line := range strings.Lines(text) {
			if strings.Contains(line, `"day":`) {
				continue
			}
			for _, said := range regexp.MustCompile(`\d{4}-\d\d-\d\d`).FindAllString(line, -1) {
				day, err := time.Parse(time.DateOnly, said)
				if checked++; err != nil || slices.Contains([]time.Weekday{time.Saturday, time.Sunday}, day.Weekday()) {
					t.Errorf("%s: %s is a %s: %s", language, said, day.Weekday(), strings.TrimSpace(line))
				}
			}
		}
		if checked < 100 {
			t.Errorf("%s: only %d days were looked at", language, checked)
		}
	}
}

// A sample is told in the same days and figures in every language, but for the unit of its sales.
func TestSamplesHaveTheSameFigures(t *testing.T) {
	said := map[string]string{}
	for _, language := range languages {
		_, a := sample(t, language)
		for _, p := range a.Promises() {
			said[language] += fmt.Sprintln(p.Promised, p.Due, p.Done, p.Checked)
		}
		for _, m := range a.Meetings() {
			said[language] += m.Date + "\n"
		}
		for _, s := range effect.All(a)[1:] {
			said[language] += fmt.Sprintln(s.Was, s.Is, s.Measure.Since, s.Measure.Judged)
		}
		said[language] += strings.Join(regexp.MustCompile(`\d{4}-\d\d-\d\d`).FindAllString(a.Answer("schedule").Text, -1), " ")
		if said[language] != said["en"] {
			t.Errorf("%s says\n%s\nEnglish\n%s", language, said[language], said["en"])
		}
	}
}
