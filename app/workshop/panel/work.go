package panel

import (
	"time"

	"whybone/app/ui"
)

// slow is how long something may take before the window says that it is at work.
const slow = 500 * time.Millisecond

// Work works off the window's thread, and says what came of it; where that takes longer, it says
// first that it is at work. What work needs of the analysis is to be taken before.
func Work(h Host, busy string, work func() (said string, err error)) {
	done := h.After(slow, func() { h.Notices().Say(busy, ui.Waiting, "", nil) })
	ui.Go(func() {
		said, err := work()
		ui.Do(func() {
			done()
			tone := ui.Positive
			if err != nil {
				tone = ui.Negative
			}
			h.Notices().Say(said, tone, "", nil)
		})
	})
}
