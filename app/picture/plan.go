package picture

import (
	"cmp"
	"slices"
	"strconv"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/report"
)

// PromisePlan shows promises by week: when each was to be kept, and when it was. It has no tasks
// where none has a day.
func PromisePlan(l words.Language, a *fishbone.Analysis, today fishbone.Day) chart.Gantt {
	var begin fishbone.Day
	var shown []fishbone.Promise
	for _, p := range a.PromisesByDay(today) {
		if p.DueDay() == "" || p.Status == fishbone.PromiseDropped {
			continue
		}
		shown = append(shown, p)
		if first := beganAt(p); begin == "" || first < begin {
			begin = first
		}
	}
	if len(shown) == 0 {
		return chart.Gantt{}
	}
	slices.SortStableFunc(shown, func(one, other fishbone.Promise) int {
		return cmp.Or(cmp.Compare(beganAt(one), beganAt(other)), cmp.Compare(one.DueDay(), other.DueDay()))
	})
	begin = monday(begin)
	g := planned(l, begin, begin.Until(today))
	for _, p := range shown {
		t := chart.Task{Name: p.Text, Who: p.Owner, Planned: chart.Span{From: begin.Until(beganAt(p)), To: begin.Until(p.DueDay()) + 1}}
		if p.Done != "" {
			t.Done = chart.Span{From: min(begin.Until(beganAt(p)), begin.Until(p.Done)), To: begin.Until(p.Done) + 1}
		}
		g.Tasks = append(g.Tasks, t)
	}
	return g
}

// beganAt is when the work on a promise begins: when it was given or, where nobody noted that, a
// week before it is due.
func beganAt(p fishbone.Promise) fishbone.Day {
	due := p.DueDay()
	if p.Promised != "" && p.Promised <= due {
		return p.Promised
	}
	return due.Add(-6)
}

// monday is the first day of a day's week.
func monday(d fishbone.Day) fishbone.Day { return d.Add(-(int(d.Time().Weekday()) + 6) % 7) }

// planned is an empty plan in a language. Its weeks have the days on which they begin, or are
// counted where it has none.
func planned(l words.Language, begin fishbone.Day, today int) chart.Gantt {
	g := chart.Gantt{
		Today: today,
		Words: chart.GanttWords{Planned: l.T("plan.planned"), Done: l.T("plan.done"), Today: l.T("plan.today"), Begin: l.T("plan.begin"), Weeks: l.T("plan.weeks")},
		Week: func(n int) string {
			if begin == "" {
				return strconv.Itoa(n + 1)
			}
			return l.ShortDay(begin.Add(7*n), false)
		},
	}
	if begin != "" {
		g.Begin = begin.Time()
	}
	return g
}

// ActivityPlan shows the steps of an activity by week.
func ActivityPlan(l words.Language, p report.Plan, today fishbone.Day) chart.Gantt {
	g := planned(l, p.Begin, p.Begin.Until(today))
	for _, s := range p.Steps {
		g.Tasks = append(g.Tasks, chart.Task{Name: s.Name, Who: s.Who, Planned: s.PlannedSpan, Done: s.DoneSpan})
	}
	return g
}

// Abilities shows how good a team was at things before and after.
func Abilities(l words.Language, marks report.Marks) chart.Radar {
	return chart.Radar{Abilities: marks, Before: l.T("marks.before"), After: l.T("marks.after")}
}
