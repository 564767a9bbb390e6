package session

import (
	"testing"
	"time"

	"whybone/fishbone"
)

var noon = time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)

func at(s float64) time.Time { return noon.Add(time.Duration(s * float64(time.Second))) }

func TestTimerCountsDownAndStopsAtNothing(t *testing.T) {
	var timer Timer
	timer.set(3 * time.Minute)
	if timer.Touched() || timer.Reading(at(100)) != 3*time.Minute {
		t.Fatalf("it does not wait: %v", timer.Reading(at(100)))
	}
	timer.start(at(100))
	timer.start(at(110)) // a second time changes nothing
	if left := timer.Reading(at(130)); left != 150*time.Second {
		t.Errorf("after half a minute %v are left", left)
	}
	timer.pause(at(130))
	if left := timer.Reading(at(5000)); left != 150*time.Second {
		t.Errorf("a pause does not hold it: %v", left)
	}
	timer.start(at(5000))
	if timer.Over(at(5149)) {
		t.Error("it is over too early")
	}
	if !timer.Over(at(5150)) || timer.Reading(at(9999)) != 0 {
		t.Errorf("it is not over: %v", timer.Reading(at(9999)))
	}
}

func TestStopwatchCountsUp(t *testing.T) {
	var timer Timer
	timer.start(at(0))
	if r := timer.Reading(at(61.4)); r != 61400*time.Millisecond {
		t.Errorf("it shows %v", r)
	}
	if timer.Over(at(1e6)) {
		t.Error("a stopwatch is never over")
	}
	if n := timer.NextSecond(at(61.4)); n != 600*time.Millisecond {
		t.Errorf("the next second comes in %v", n)
	}
}

func TestTurnGoesRound(t *testing.T) {
	people := []fishbone.Person{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	var m Meeting
	for _, want := range []fishbone.ID{"a", "b", "c", "a"} {
		if m.passTurn(people, noon); m.Turn != want {
			t.Fatalf("it is the turn of %q, want %q", m.Turn, want)
		}
	}
	m.Turn = "b"
	if m.passTurn(people[:1], noon); m.Turn != "a" { // b has left
		t.Errorf("it is the turn of %q", m.Turn)
	}
	if m.passTurn(nil, noon); m.Turn != "" {
		t.Errorf("nobody is there, and it is the turn of %q", m.Turn)
	}
}

func TestNextTurnHasTheWholeTime(t *testing.T) {
	people := []fishbone.Person{{ID: "a"}, {ID: "b"}}
	var m Meeting
	m.Timer.set(time.Minute)
	m.passTurn(people, at(0))
	if m.Timer.Running() {
		t.Error("the turn started a timer that stood")
	}
	m.Timer.start(at(0))
	m.passTurn(people, at(40))
	if left := m.Timer.Reading(at(50)); left != 50*time.Second {
		t.Errorf("the next one has %v left after ten seconds", left)
	}
	var watch Meeting
	watch.Timer.start(at(0))
	watch.passTurn(people, at(40))
	if r := watch.Timer.Reading(at(50)); r != 50*time.Second {
		t.Errorf("a stopwatch began anew: %v", r)
	}
}
