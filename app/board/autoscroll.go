package board

import (
	"time"

	"fyne.io/fyne/v2"
)

const (
	scrollEdge  = 32  // how near to the board's edge the picture comes to meet what is dragged
	scrollSpeed = 700 // units in a second at the very edge
)

// autoScroll moves the view while something is dragged along the board's edge.
type autoScroll struct {
	ready  bool // it was away from the edges once: what comes from a tray crosses one
	moving *fyne.Animation
	last   time.Time
}

// scrollVelocity is how fast the picture has to come in, in units in a second.
func (b *Board) scrollVelocity() (dx, dy float32) {
	v, at := &b.view, b.drag.at
	if !b.drag.carries() || !v.inside(at) {
		return 0, 0
	}
	along := func(at, room, from, length float32) float32 {
		switch {
		case at < scrollEdge && from < fitMargin:
			return scrollSpeed * (1 - at/scrollEdge)
		case at > room-scrollEdge && from+length > room-fitMargin:
			return -scrollSpeed * (1 - (room-at)/scrollEdge)
		}
		return 0
	}
	return along(at.X, v.size.Width, v.origin.X, v.paper.Width*v.zoom),
		along(at.Y, v.size.Height, v.origin.Y, v.paper.Height*v.zoom)
}

// steerScroll starts or ends the movement, as the pointer comes to an edge or leaves it.
func (b *Board) steerScroll() {
	c := &b.drag.scroll
	dx, dy := b.scrollVelocity()
	switch {
	case dx == 0 && dy == 0:
		c.ready = c.ready || b.view.inside(b.drag.at)
		c.stop()
	case c.ready && c.moving == nil:
		c.last = b.now()
		c.moving = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Tick: func(float32) { b.scrollStep() }}
		c.moving.Start()
	}
}

func (c *autoScroll) stop() {
	if c.moving != nil {
		c.moving.Stop()
		c.moving = nil
	}
}

// scrollStep moves the picture as far as the time since the last step allows.
func (b *Board) scrollStep() {
	c := &b.drag.scroll
	if c.moving == nil { // a step that was under way when it ended
		return
	}
	now := b.now()
	seconds := min(float32(now.Sub(c.last).Seconds()), 0.1)
	c.last = now
	dx, dy := b.scrollVelocity()
	if dx == 0 && dy == 0 {
		c.stop()
		return
	}
	b.fitted = false
	b.view.move(dx*seconds, dy*seconds)
	b.target = b.targetNow()
	b.redraw()
}
