package session

import (
	"time"

	"whybone/fishbone"
)

// Meeting is what a meeting is about to do at the moment: whose turn it is, how long the
// turn and the whole meeting still take, and whether everybody is watching. It lives as long as the session,
// so that another language or theme does not lose it, and is never stored.
type Meeting struct {
	Presenting bool
	Turn       fishbone.ID // of a person, empty for nobody in particular
	Timer      Timer       // of the turn
	Clock      Timer       // of the whole meeting
}

// Meeting returns the session's meeting as it stands. Changing the copy changes nothing:
// the methods below do, and tell the listeners of it.
func (s *Session) Meeting() Meeting { return s.meeting }

// SetPresenting says whether everybody watches.
func (s *Session) SetPresenting(on bool) { s.meet(func(m *Meeting) { m.Presenting = on }) }

// GiveTurn gives the turn to a person, or with an empty identifier to nobody in particular.
func (s *Session) GiveTurn(person fishbone.ID) { s.meet(func(m *Meeting) { m.Turn = person }) }

// PassTurn gives the turn to the next one on the roster, from the last one to the first. A
// timer that counts down begins anew for them.
func (s *Session) PassTurn(now time.Time) {
	s.meet(func(m *Meeting) { m.passTurn(s.a.People(), now) })
}

// StartTimer begins to count down from a length, or up without one.
func (s *Session) StartTimer(length time.Duration, now time.Time) {
	s.meet(func(m *Meeting) {
		m.Timer.set(length)
		m.Timer.start(now)
	})
}

// ToggleTimer starts the timer or lets it stand. One that came to its end begins anew.
func (s *Session) ToggleTimer(now time.Time) { s.meet(func(m *Meeting) { m.Timer.toggle(now) }) }

// StartClock begins to count down the time of the whole meeting.
func (s *Session) StartClock(length time.Duration, now time.Time) {
	s.meet(func(m *Meeting) {
		m.Clock.set(length)
		m.Clock.start(now)
	})
}

// ToggleClock starts the meeting's clock or lets it stand.
func (s *Session) ToggleClock(now time.Time) { s.meet(func(m *Meeting) { m.Clock.toggle(now) }) }

// ResetClock takes the meeting's clock away.
func (s *Session) ResetClock() { s.meet(func(m *Meeting) { m.Clock.set(0) }) }

// ResetTimer puts the timer back to its beginning, where it stands.
func (s *Session) ResetTimer() { s.meet(func(m *Meeting) { m.Timer.set(m.Timer.Length) }) }

// meet changes the meeting and tells the listeners.
func (s *Session) meet(change func(*Meeting)) {
	change(&s.meeting)
	s.tell(Met)
}

func (m *Meeting) passTurn(people []fishbone.Person, now time.Time) {
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
		m.Timer.set(m.Timer.Length)
		m.Timer.start(now)
	}
}

// Timer counts down from a length, or up without one. It has no clock of its own: who
// asks says what time it is. The zero value is a stopwatch that stands at zero.
type Timer struct {
	Length time.Duration // 0 for a stopwatch

	spent time.Duration // up to when it was started last
	since time.Time     // when that was; zero while it stands
}

// set puts the timer to the beginning of a length, 0 for a stopwatch. It stands then.
func (t *Timer) set(length time.Duration) { *t = Timer{Length: length} }

// Running says whether it is counting, which it does beyond its end, too.
func (t Timer) Running() bool { return !t.since.IsZero() }

// Touched says whether it stands anywhere but at its beginning.
func (t Timer) Touched() bool { return t.Running() || t.spent > 0 }

// start begins, or goes on after a pause.
func (t *Timer) start(now time.Time) {
	if !t.Running() {
		t.since = now
	}
}

// toggle starts it or lets it stand. One that came to its end begins anew.
func (t *Timer) toggle(now time.Time) {
	switch {
	case t.Over(now):
		t.set(t.Length)
		t.start(now)
	case t.Running():
		t.pause(now)
	default:
		t.start(now)
	}
}

// pause keeps the time that it shows.
func (t *Timer) pause(now time.Time) {
	t.spent, t.since = t.elapsed(now), time.Time{}
}

func (t Timer) elapsed(now time.Time) time.Duration {
	if !t.Running() {
		return t.spent
	}
	return t.spent + max(0, now.Sub(t.since))
}

// Reading is the time to show: what is left of the length, never less than nothing, or
// what a stopwatch has counted.
func (t Timer) Reading(now time.Time) time.Duration {
	if t.Length == 0 {
		return t.elapsed(now)
	}
	return max(0, t.Length-t.elapsed(now))
}

// Over says whether a countdown has come to its end.
func (t Timer) Over(now time.Time) bool { return t.Length > 0 && t.Reading(now) == 0 }

// Late says whether a countdown is in its last tenth, or over.
func (t Timer) Late(now time.Time) bool {
	return t.Length > 0 && t.Touched() && t.Reading(now) <= t.Length/10
}

// Elapsed is how long it has been counting.
func (t Timer) Elapsed(now time.Time) time.Duration { return t.elapsed(now) }

// NextSecond is how long it takes until the time to show is another one.
func (t Timer) NextSecond(now time.Time) time.Duration {
	part := t.elapsed(now) % time.Second
	return time.Second - part
}
