package panel

import "time"

// DoubleClick finds the second of two clicks on the same thing. The first one acts at once: the
// row or chip that it was on may have been made anew since.
type DoubleClick struct{ on any }

// doubleClickTime is how soon the second click comes.
const doubleClickTime = 400 * time.Millisecond

// Second says whether a click is the second one on a thing. A third one is a first one again.
func (d *DoubleClick) Second(h Host, on any) bool {
	if d.on == on {
		d.on = nil
		return true
	}
	d.on = on
	h.After(doubleClickTime, func() {
		if d.on == on {
			d.on = nil
		}
	})
	return false
}
