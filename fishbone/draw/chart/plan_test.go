package chart

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone/draw/scene"
)

// apartWords finds words that lie outside the paper or on others.
func apartWords(t *testing.T, s *scene.Scene) {
	t.Helper()
	for i, one := range s.Texts {
		if one.At.X < -0.5 || one.At.X+one.Width > s.Width+0.5 || one.At.Y-one.Size < -1 || one.At.Y > s.Height {
			t.Errorf("%q lies at %v, %v wide, on %v × %v", one.Words, one.At, one.Width, s.Width, s.Height)
		}
		for _, other := range s.Texts[:i] {
			if one.At.X < other.At.X+other.Width-0.5 && other.At.X < one.At.X+one.Width-0.5 && one.At.Y-0.75*one.Size < other.At.Y && other.At.Y-0.75*other.Size < one.At.Y {
				t.Errorf("%q lies on %q", one.Words, other.Words)
			}
		}
	}
}

func gantt(tasks, weeks int) Gantt {
	g := Gantt{Title: "Plan", Today: 10, Words: GanttWords{Planned: "planned", Done: "done", Today: "today", Begin: "begin", Weeks: "weeks"}, Week: func(n int) string { return fmt.Sprint(n+1, " May") }}
	for i := range tasks {
		from := 7 * (i % weeks)
		task := Task{Name: "Report each room in the system as soon as it is ready 客房准备好以后立即报告", Who: "Helen Ward and others", Planned: Span{from, from + 7}}
		if i%3 > 0 {
			task.Done = Span{from, min(from+9, 7*weeks)}
		}
		g.Tasks = append(g.Tasks, task)
	}
	g.Tasks[0].Planned.To = 7 * weeks
	return g
}

// All bars lie within the weeks, no words on others, and long plans take pages.
func TestAPlanByWeeks(t *testing.T) {
	for _, c := range []struct{ tasks, weeks, pages int }{{1, 1, 1}, {6, 14, 1}, {24, 60, 1}, {25, 3, 2}, {70, 300, 3}} {
		pages, err := gantt(c.tasks, c.weeks).Draw(Style{Width: 540, Height: 540})
		if err != nil || len(pages) != c.pages {
			t.Fatalf("%d tasks in %d weeks: %d pages, %v", c.tasks, c.weeks, len(pages), err)
		}
		bars := 0
		for _, s := range pages {
			apartWords(t, s)
			for _, bar := range s.Shapes {
				for _, at := range bar.Points {
					if at.X < 0 || at.X > s.Width+2.1 || at.Y < 0 || at.Y > s.Height {
						t.Errorf("%d tasks in %d weeks: a bar has a corner at %v of %v × %v", c.tasks, c.weeks, at, s.Width, s.Height)
					}
				}
			}
			bars += len(s.Shapes) - 2 // without those of the legend
		}
		if want := c.tasks + c.tasks - (c.tasks+2)/3; bars != want {
			t.Errorf("%d tasks have %d bars, not %d", c.tasks, bars, want)
		}
	}
	for name, g := range map[string]Gantt{"nothing": {}, "no time": {Tasks: []Task{{Name: "x"}}}, "centuries": {Tasks: []Task{{Planned: Span{0, 100000}}}}} {
		if _, err := g.Draw(Style{}); !errors.Is(err, ErrData) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Marks lie on their axes, and names beside them.
func TestARadar(t *testing.T) {
	for n := leastAxes; n <= mostAxes; n++ {
		r := Radar{Before: "before", After: "after"}
		for i := range n {
			r.Abilities = append(r.Abilities, Ability{strings.Repeat("Use of tools ", 1+i%2), 2, 4})
		}
		s, err := r.Draw(Style{Width: 540, Height: 400})
		if err != nil {
			t.Fatal(err)
		}
		apartWords(t, s)
		if len(s.Shapes) != 1 || len(s.Shapes[0].Points) != n {
			t.Errorf("%d abilities: %d shapes", n, len(s.Shapes))
		}
	}
	good := []Ability{{"a", 1, 2}, {"b", 1, 2}, {"c", 1, 60}}
	s, err := Radar{Abilities: good}.Draw(Style{})
	if err != nil || s.Texts[4].Words != "100" {
		t.Errorf("of marks up to 60: %v", err)
	}
	for name, list := range map[string][]Ability{"two": good[:2], "too high": {{"a", 1, 101}, {"b", 1, 2}, {"c", 1, 2}}, "below": {{"a", -1, 1}, {"b", 1, 2}, {"c", 1, 2}}} {
		if _, err := (Radar{Abilities: list}).Draw(Style{}); !errors.Is(err, ErrData) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
