package fishbone

import "fmt"

// JudgeEffect records what the team concluded from a measure: by whom, on which day, and why.
// With an open verdict nobody has judged yet, and the reason says why it is too early.
//
// What is not effective shows that the analysis is not at its end: a closed one is open again.
// The verdict itself stays in the record, whatever is concluded later.
type JudgeEffect struct {
	ID      ID     `json:"id"`
	Verdict Effect `json:"verdict,omitempty"`
	By      string `json:"by,omitempty"`
	Day     Day    `json:"day,omitempty"`
	Reason  string `json:"reason,omitempty"`
}

// Name implements [Edit].
func (JudgeEffect) Name() string { return "judge-effect" }

func (e JudgeEffect) apply(m *mutation) error {
	said := Measure{Verdict: e.Verdict, By: e.By, Judged: e.Day, Reason: e.Reason}
	if e.Verdict == EffectOpen {
		said.By, said.Judged = "", ""
	} else if e.Day == "" {
		return fmt.Errorf("%w: %q", ErrDay, e.Day)
	}
	for _, name := range []string{"verdict", "by", "judged", "reason"} {
		f, _ := MeasureKind.Attribute(name)
		clean, err := f.Clean(f.get(&said))
		if err != nil {
			return err
		}
		f.put(&said, clean)
	}
	err := update(m, e.ID, func(t *Measure) {
		t.Verdict, t.By, t.Judged, t.Reason = said.Verdict, said.By, said.Judged, said.Reason
	})
	if err != nil {
		return err
	}
	if said.Verdict == NotEffective {
		m.unclose()
	}
	return nil
}

// unclose opens a closed analysis again.
func (m *mutation) unclose() {
	if about := m.about; about.Closed != "" {
		about.Closed, about.ClosedBy, about.Archived = "", "", ""
		m.setAbout(about)
	}
}

// CloseAnalysis closes an analysis: the team is done with it, on a day. From then on complaints
// are counted against what was expected, unless another day was said for that. What is still
// missing never blocks it.
type CloseAnalysis struct {
	Day Day    `json:"day"`
	By  string `json:"by,omitempty"`
}

// Name implements [Edit].
func (CloseAnalysis) Name() string { return "close-analysis" }

func (e CloseAnalysis) apply(m *mutation) error {
	if e.Day == "" {
		return fmt.Errorf("%w: %q", ErrDay, e.Day)
	}
	about := m.about
	about.Closed, about.ClosedBy = e.Day, e.By
	if about.Expected != "" && about.ExpectedFrom == "" {
		about.ExpectedFrom = e.Day
	}
	for _, field := range []Field{Closed, ClosedBy, ExpectedFrom} {
		f, _ := AboutKind.Attribute(string(field))
		clean, err := f.Clean(f.get(&about))
		if err != nil {
			return err
		}
		f.put(&about, clean)
	}
	m.setAbout(about)
	return nil
}

// ReopenAnalysis opens a closed analysis again, on a day. What was expected of it stays. Logs of
// older versions know no day.
type ReopenAnalysis struct {
	Day Day `json:"day,omitempty"`
}

// Name implements [Edit].
func (ReopenAnalysis) Name() string { return "reopen-analysis" }

func (e ReopenAnalysis) apply(m *mutation) error {
	day, err := cleanDay(string(e.Day))
	if err != nil {
		return err
	}
	if m.about.Closed == "" {
		return nil
	}
	m.unclose()
	if day != "" {
		about := m.about
		about.Reopened = Day(day)
		m.setAbout(about)
	}
	return nil
}
