package board

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

func TestTap(t *testing.T) {
	b, _ := shown(t, small())
	var id fishbone.ID
	var part scene.Part
	now := time.Unix(0, 0)
	b.now = func() time.Time { now = now.Add(time.Minute); return now } // never a double tap
	b.OnTap = func(i fishbone.ID, p scene.Part) { id, part = i, p }
	for _, c := range []struct {
		at   fyne.Position
		id   fishbone.ID
		part scene.Part
	}{
		{on(70, 90), "staff", scene.PartCause},
		{on(250, 99), "rivals", scene.PartCause},
		{on(30, 30), "people", scene.PartCategory},
		{on(30, 150), "people", scene.PartCategory},
		{on(395, 190), "", scene.PartHead},
		{on(100, 195), "", ""},
		{fyne.NewPos(3, 3), "", ""},
	} {
		id, part = "?", "?"
		tapAt(b, c.at)
		if id != c.id || part != c.part {
			t.Errorf("at %v: %q %q, want %q %q", c.at, id, part, c.id, c.part)
		}
	}
}

func TestTapOnASlantedStrip(t *testing.T) {
	s := &scene.Scene{Width: 400, Height: 200, Areas: []scene.Area{{
		Of: "slant", Part: scene.PartCategory,
		Polygon: []scene.Point{{X: 0, Y: 0}, {X: 100, Y: 0}, {X: 200, Y: 200}, {X: 100, Y: 200}},
	}}}
	p := newPicture(s)
	for at, want := range map[fyne.Position]fishbone.ID{
		{X: 50, Y: 50}: "slant", {X: 10, Y: 50}: "", {X: 150, Y: 150}: "slant", {X: 190, Y: 150}: "", {X: 50, Y: 250}: "",
	} {
		if got := p.at(at).of; got != want {
			t.Errorf("at %v: %q, want %q", at, got, want)
		}
	}
}

func TestDoubleTap(t *testing.T) {
	b, _ := shown(t, small())
	now := time.Unix(0, 0)
	b.now = func() time.Time { return now }
	var heard []fishbone.ID
	b.OnTap = func(id fishbone.ID, _ scene.Part) { heard = append(heard, id) }
	b.OnDoubleTap = func(id fishbone.ID) { heard = append(heard, "2×"+id) }
	wait := func(d time.Duration) { now = now.Add(d) }
	long := fyne.CurrentApp().Driver().DoubleTapDelay() + time.Millisecond

	tapAt(b, on(70, 90))
	wait(time.Millisecond)
	tapAt(b, on(71, 90)) // double
	tapAt(b, on(70, 90)) // a third is a single one again
	wait(long)
	tapAt(b, on(70, 90)) // too late
	tapAt(b, on(250, 90))
	tapAt(b, on(100, 195))
	tapAt(b, on(100, 195)) // paper has no double tap
	wait(long)
	tapAt(b, on(100, 195))
	wait(time.Millisecond)
	tapAt(b, on(70, 90)) // another place, however soon
	wait(long)
	tapAt(b, on(100, 195))
	next := small()
	addCause(next, "late", "late", 90, 195, color.NRGBA{A: 255})
	b.Draw(next)
	tapAt(b, on(100, 195)) // the first click brought another picture: this one is not meant for it
	want := []fishbone.ID{"staff", "2×staff", "staff", "staff", "rivals", "", "", "staff", ""}
	if len(heard) != len(want) {
		t.Fatalf("heard %q, want %q", heard, want)
	}
	for i := range want {
		if heard[i] != want[i] {
			t.Fatalf("heard %q, want %q", heard, want)
		}
	}
}

func TestMenu(t *testing.T) {
	b, _ := shown(t, small())
	b.TappedSecondary(&fyne.PointEvent{Position: on(70, 90)}) // nobody listens
	var at fyne.Position
	b.OnMenu = func(id fishbone.ID, part scene.Part, absolute fyne.Position) {
		if id != "staff" || part != scene.PartCause {
			t.Errorf("menu of %q %q", id, part)
		}
		at = absolute
	}
	b.TappedSecondary(&fyne.PointEvent{Position: on(70, 90), AbsolutePosition: fyne.NewPos(144, 264)})
	if at != fyne.NewPos(144, 264) {
		t.Errorf("menu at %v", at)
	}
}

func TestHover(t *testing.T) {
	b, _ := shown(t, small())
	over := func(at fyne.Position) {
		b.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	}
	over(on(250, 90))
	if b.ToolTip() != "Low prices of the others" || b.Cursor() != desktop.PointerCursor {
		t.Errorf("over a shortened label: %q, cursor %v", b.ToolTip(), b.Cursor())
	}
	over(on(70, 90))
	if b.ToolTip() != "" || b.Cursor() != desktop.PointerCursor {
		t.Errorf("over a whole label: %q, cursor %v", b.ToolTip(), b.Cursor())
	}
	over(on(100, 195))
	if b.Cursor() != desktop.DefaultCursor {
		t.Error("paper looks as if it could be clicked")
	}
}
