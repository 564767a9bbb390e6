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

// background does its work when it is told to.
type background struct{ running []func() }

func (b *background) Run(work, done func()) {
	b.running = append(b.running, func() {
		defer done()
		defer func() { _ = recover() }()
		work()
	})
}

func (b *background) finish() {
	for len(b.running) > 0 {
		first := b.running[0]
		b.running = b.running[1:]
		first()
	}
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

// Nobody waits for the disk. What is set is there at once, and the newest is what is written.
func TestWhatIsSetIsWrittenBesideTheWindow(t *testing.T) {
	s, b, failed := &busy{kept: map[string]string{}}, &background{}, 0
	p := New(s, func(error) { failed++ })
	p.WriteBeside(b)
	p.SetTourSeen()
	p.set("one", "1")
	p.set("one", "2")
	if len(s.kept) > 0 || len(b.running) != 1 {
		t.Fatalf("kept %v on the window's thread, %d writes beside it", s.kept, len(b.running))
	}
	if p.get("one") != "2" || !p.TourSeen() {
		t.Errorf("one is %q, the tour seen: %v", p.get("one"), p.TourSeen())
	}
	write := b.running[0]
	b.running = nil
	s.busy = true
	write()
	if failed != 1 || p.get("one") != "2" || len(b.running) > 0 {
		t.Errorf("%d failures, one is %q, %d writes", failed, p.get("one"), len(b.running))
	}
	s.busy = false
	p.set("two", "2")
	b.finish()
	if s.kept["one"] != "2" || s.kept["two"] != "2" || s.kept[tour] == "" || failed != 1 || len(p.waiting) > 0 {
		t.Errorf("kept %v, %d failures, waiting %v", s.kept, failed, p.waiting)
	}
}

// What is set while the disk takes its time is written after it.
func TestWhatIsSetMeanwhileIsWritten(t *testing.T) {
	s, b := &busy{kept: map[string]string{}}, &background{}
	p := New(during{s, func() {}}, func(err error) { t.Error(err) })
	p.WriteBeside(b)
	once := true
	p.Use(during{s, func() {
		if once {
			once = false
			p.set("one", "2")
			if p.get("one") != "2" {
				t.Errorf("one is %q", p.get("one"))
			}
		}
	}})
	p.set("one", "1")
	b.finish()
	if s.kept["one"] != "2" || len(p.waiting) > 0 {
		t.Errorf("kept %v, waiting %v", s.kept, p.waiting)
	}
}

// during has something happen while it writes.
type during struct {
	*busy
	happens func()
}

func (d during) SetSetting(key, value string) error {
	d.happens()
	return d.busy.SetSetting(key, value)
}

// A fault is told, and what waits is tried again with the next.
func TestAFaultWhileSomethingIsWritten(t *testing.T) {
	s, b, failed := &busy{kept: map[string]string{}}, &background{}, 0
	p := New(during{s, func() { panic("a fault") }}, func(error) { failed++ })
	p.WriteBeside(b)
	p.set("one", "1")
	b.finish()
	p.Use(s)
	p.set("two", "2")
	b.finish()
	if failed != 1 || s.kept["one"] != "1" || s.kept["two"] != "2" {
		t.Errorf("%d failures, kept %v", failed, s.kept)
	}
}
