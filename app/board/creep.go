package board

import (
	"time"

	"fyne.io/fyne/v2"
)

const (
	creepEdge  = 32  // how near to the board's edge the picture comes to meet what is dragged
	creepSpeed = 700 // units in a second at the very edge
)

// creep moves the view while something is dragged along the board's edge.
type creep struct {
	ready  bool // it was away from the edges once: what comes from a tray crosses one
	moving *fyne.Animation
	last   time.Time
}

// pull is how fast the picture has to come in, in units in a second.
func (b *Board) pull() (dx, dy float32) {
	v, at := &b.view, b.drag.at
	if !b.drag.carries() || !v.inside(at) {
		return 0, 0
	}
	along := func(at, room, from, length float32) float32 {
		switch {
		case at < creepEdge && from < fitMargin:
			return creepSpeed * (1 - at/creepEdge)
		case at > room-creepEdge && from+length > room-fitMargin:
			return -creepSpeed * (1 - (room-at)/creepEdge)
		}
		return 0
	}
	return along(at.X, v.size.Width, v.origin.X, v.paper.Width*v.zoom),
		along(at.Y, v.size.Height, v.origin.Y, v.paper.Height*v.zoom)
}

// creepAlong starts or ends the movement, as the pointer comes to an edge or leaves it.
func (b *Board) creepAlong() {
	c := &b.drag.creep
	dx, dy := b.pull()
	switch {
	case dx == 0 && dy == 0:
		c.ready = c.ready || b.view.inside(b.drag.at)
		c.stop()
	case c.ready && c.moving == nil:
		c.last = b.now()
		c.moving = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Tick: func(float32) { b.creepOn() }}
		c.moving.Start()
	}
}

func (c *creep) stop() {
	if c.moving != nil {
		c.moving.Stop()
		c.moving = nil
	}
}

// creepOn moves the picture as far as the time since the last step allows.
func (b *Board) creepOn() {
	c := &b.drag.creep
	if c.moving == nil { // a step that was under way when it ended
		return
	}
	now := b.now()
	seconds := min(float32(now.Sub(c.last).Seconds()), 0.1)
	c.last = now
	dx, dy := b.pull()
	if dx == 0 && dy == 0 {
		c.stop()
		return
	}
	b.fitted = false
	b.view.move(dx*seconds, dy*seconds)
	b.lit = b.landingNow()
	b.redraw()
}
