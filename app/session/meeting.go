package session

import (
	"time"

	"whybone/fishbone"
)

// Meeting is what a meeting is about to do at the moment: whose turn it is, how long
// there still is, and whether everybody is watching. It lives as long as the session,
// so that another language or theme does not lose it, and is never stored.
type Meeting struct {
	Presenting bool
	Turn       fishbone.ID // of a person, empty for nobody in particular
	Timer      Timer
}

// Meeting returns the session's meeting.
func (s *Session) Meeting() *Meeting { return &s.meeting }

// PassTurn gives the turn to the next of people, from the last one to the first. A
// timer that counts down begins anew for them.
func (m *Meeting) PassTurn(people []fishbone.Person, now time.Time) {
	if len(people) == 0 {
		m.Turn = ""
		return
	}
	next := 0
	for i, who := range people {
		if who.ID == m.Turn {
			next = (i + 1) % len(people)
		}
	}
	m.Turn = people[next].ID
	if m.Timer.Running() && m.Timer.Length > 0 {
		m.Timer.Set(m.Timer.Length)
		m.Timer.Start(now)
	}
}

// Timer counts down from a length, or up without one. It has no clock of its own: who
// asks says what time it is. The zero value is a stopwatch that stands at zero.
type Timer struct {
	Length time.Duration // 0 for a stopwatch

	spent time.Duration // up to when it was started last
	since time.Time     // when that was; zero while it stands
}

// Set puts the timer to the beginning of a length, 0 for a stopwatch. It stands then.
func (t *Timer) Set(length time.Duration) { *t = Timer{Length: length} }

// Running says whether it is counting, which it does beyond its end, too.
func (t *Timer) Running() bool { return !t.since.IsZero() }

// Touched says whether it stands anywhere but at its beginning.
func (t *Timer) Touched() bool { return t.Running() || t.spent > 0 }

// Start begins, or goes on after a pause.
func (t *Timer) Start(now time.Time) {
	if !t.Running() {
		t.since = now
	}
}

// Pause keeps the time that it shows.
func (t *Timer) Pause(now time.Time) {
	t.spent, t.since = t.elapsed(now), time.Time{}
}

func (t *Timer) elapsed(now time.Time) time.Duration {
	if !t.Running() {
		return t.spent
	}
	return t.spent + max(0, now.Sub(t.since))
}

// Reading is the time to show: what is left of the length, never less than nothing, or
// what a stopwatch has counted.
func (t *Timer) Reading(now time.Time) time.Duration {
	if t.Length == 0 {
		return t.elapsed(now)
	}
	return max(0, t.Length-t.elapsed(now))
}

// Over says whether a countdown has come to its end.
func (t *Timer) Over(now time.Time) bool { return t.Length > 0 && t.Reading(now) == 0 }

// NextSecond is how long it takes until the time to show is another one.
func (t *Timer) NextSecond(now time.Time) time.Duration {
	part := t.elapsed(now) % time.Second
	return time.Second - part
}
