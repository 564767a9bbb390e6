package preferences

import (
	"errors"
	"testing"
)

// busy is a store that takes nothing for a while.
type busy struct {
	kept map[string]string
	busy bool
}

func (b *busy) Setting(key string) (string, error) { return b.kept[key], nil }

func (b *busy) SetSetting(key, value string) error {
	if b.busy {
		return errors.New("busy")
	}
	b.kept[key] = value
	return nil
}

// What a busy store did not take is there all the same, and is written with the next one.
func TestWhatWasNotTakenIsWrittenLater(t *testing.T) {
	s, failed := &busy{kept: map[string]string{}, busy: true}, 0
	p := New(s, func(error) { failed++ })
	p.set("one", "1")
	if p.get("one") != "1" || failed != 1 || len(s.kept) != 0 {
		t.Errorf("one is %q, %d failures, kept %v", p.get("one"), failed, s.kept)
	}
	s.busy = false
	p.set("two", "2")
	if s.kept["one"] != "1" || s.kept["two"] != "2" || failed != 1 {
		t.Errorf("kept %v, %d failures", s.kept, failed)
	}
	s.kept["one"] = "another" // another window's
	if p.get("one") != "another" {
		t.Errorf("it still says %q", p.get("one"))
	}
}
