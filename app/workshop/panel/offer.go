package panel

import (
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// Offer is a notice with a button, which goes when the button could no longer do what its
// words say.
type Offer struct {
	Said   string // what was done
	Tone   ui.Tone
	Action string // the words of the button
	Do     func()
	Stands func() bool // is asked after every edit
}

// Show shows the offer.
func (o Offer) Show(h Host) {
	over := h.Notices().Say(o.Said, o.Tone, o.Action, o.Do)
	stop := h.Session().Listen(func(c session.Change) {
		if c == session.Edited && !o.Stands() {
			over()
		}
	})
	h.Notices().WhenGone(stop)
}

// StillAt says whether the analysis stands where a step through the record has just led: at the
// position, where it may come later than it is shown.
func StillAt(h Host, position int) func() bool {
	there, length := h.Analysis(), h.Session().Timeline().Length
	return func() bool {
		now := h.Session().Timeline()
		return h.Analysis() == there || now.Done == position && now.Length == length
	}
}

// Ask asks the team to do something first, with a button for it if there is an action, and goes
// as soon as it was done.
type Ask struct {
	Said   string
	Tone   ui.Tone
	Action string
	Do     func()
	Done   func() bool // is asked after every change of the session
}

// Show shows what is asked.
func (a Ask) Show(h Host) {
	over := h.Notices().Say(a.Said, a.Tone, a.Action, a.Do)
	stop := h.Session().Listen(func(session.Change) {
		if a.Done() {
			over()
		}
	})
	h.Notices().WhenGone(stop)
}

// DoTelling makes a change and says what was done, with a button that takes back just that,
// also after other changes. It returns whether the change was made.
func DoTelling(h Host, e fishbone.Edit, said string, tone ui.Tone, options ...session.Option) bool {
	before := h.Analysis()
	if !h.Do(e, options...) {
		return false
	}
	after := h.Analysis()
	back := func() (fishbone.Edit, error) { return h.Analysis().TakeBack(before, after) }
	Offer{
		Said: said, Tone: tone, Action: words.T("workshop.undoWord"),
		Stands: func() bool { _, err := back(); return err == nil },
		Do: func() {
			h.Flush()
			if h.Analysis() == after {
				h.Undo()
				return
			}
			if e, err := back(); h.Report(err) {
				h.Do(e)
			}
		},
	}.Show(h)
	return true
}
