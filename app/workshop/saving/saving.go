// Package saving says on the page that the data file does not take what the team does, why,
// and what is safe; and that all is stored again. It stores nothing itself: the session does,
// in the background, while people go on typing. It offers to write all of it to another file.
//
// Start reading at saving.go. strip.go has the line below the header; loss.go has what stands in the
// panel's place where the file itself is lost, and account.go the words for it.
package saving

import (
	"errors"
	"time"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/workshop/panel"
	"whybone/fishbone/exchange"
	"whybone/storage"
)

// brief is how long another program may write, or the disk take its time, before the page says more than the status
// line does: most are done by then.
const brief = 1500 * time.Millisecond

// Host is what saving needs of the page beyond what every feature does.
type Host interface {
	panel.Host
	// PutBack puts the data file back that is gone.
	PutBack()
	// PutInto goes over to the file that has taken the data file's place.
	PutInto()
	// TakeBack puts the data file back in place of that file, which stays beside it.
	TakeBack()
	// DataFile is where the data file is, or was.
	DataFile() string
	// Loss looks what is left and what lies there now, and calls done on the window's thread.
	Loss(done func(storage.Loss))
}

// feature is the part of the page.
type feature struct {
	host   Host
	strip  *strip     // nil while all is stored, or may soon be
	panel  *lossPanel // nil while it is closed
	cancel func()     // of the strip that may come; nil if none may
	stop   func()     // ends listening
	loss   *loss      // nil while the file is where it was
}

// loss is that the file itself is lost.
type loss struct {
	reason error     // [storage.ErrGone] or [storage.ErrReplaced]
	at     time.Time // when it was noticed
	shown  bool      // the team has seen the panel
	known  *storage.Loss
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	unsaved := func() bool { return h.Session().Unsaved().Any() }
	because := func(is func(*loss) bool) func() bool { return func() bool { return f.loss != nil && is(f.loss) } }
	return panel.Feature{Start: f.start, Close: f.close, Actions: []action.Action{
		{Name: "saving.again", Part: action.Analysis, Hidden: true, Can: unsaved, Do: h.Session().SaveNow},
		{Name: "saving.what", Part: action.Analysis, Hidden: true, Can: because(func(*loss) bool { return !h.Presenting() }), Do: f.openPanel},
		{Name: "saving.putBack", Part: action.Analysis, Hidden: true, Can: because((*loss).gone), Do: h.PutBack},
		{Name: "saving.putInto", Part: action.Analysis, Hidden: true, Can: because((*loss).canPutInto), Do: h.PutInto},
		{Name: "saving.takeBack", Part: action.Analysis, Hidden: true, Can: because((*loss).canTakeBack), Do: h.TakeBack},
		{Name: "saving.copy", Part: action.Analysis, Hidden: true, Do: f.saveCopy},
	}}
}

// saveCopy writes all of the analysis, with what is not stored, to a file of its own.
func (f *feature) saveCopy() {
	const ending = ".json"
	h := f.host
	h.Flush()
	name := panel.FileName(h.Analysis().HeadText()) + ending
	panel.SaveFile(h, name, []string{ending}, func(string) ([]byte, error) {
		whole, err := exchange.WriteWhole(h.Analysis(), h.Session().Contents().There)
		if err != nil {
			whole = exchange.WriteJSON(h.Analysis()) // better than nothing: the data file cannot be read
		}
		return whole, nil
	})
}

func (f *feature) start() {
	f.stop = f.host.Session().Listen(func(c session.Change) {
		if c == session.Stored {
			f.look()
		}
	})
	f.look() // the language may have changed meanwhile
}

func (f *feature) close() {
	f.stop()
	f.callOff()
}

func (f *feature) callOff() {
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
}

// look shows the strip, and the panel where the file is lost, or takes them away.
func (f *feature) look() {
	unsaved := f.host.Session().Unsaved()
	f.lookForLoss(unsaved)
	switch {
	case !unsaved.Any():
		f.callOff()
		if f.strip != nil {
			f.host.LeaveLayer(f.strip)
		}
	case f.strip == nil && !errors.Is(unsaved.Reason, storage.ErrBusy) && !errors.Is(unsaved.Reason, session.ErrSlow):
		f.callOff()
		f.show()
	case f.strip == nil && f.cancel == nil:
		f.cancel = f.host.After(brief, f.show)
	}
	if f.loss == nil && f.panel != nil {
		f.panel.leave()
	}
	if f.loss != nil && f.canInterrupt(unsaved) {
		f.openPanel()
	}
}

// canInterrupt says whether the panel may come up by itself: once, and not while somebody is in
// the middle of a word.
func (f *feature) canInterrupt(unsaved session.Unsaved) bool {
	h := f.host
	return !f.loss.shown && !unsaved.Words && !h.Presenting() && !h.HasLayer(panel.OverDiagram) && !h.HasLayer(panel.InPanel) &&
		h.Window().Canvas().Overlays().Top() == nil
}

// lookForLoss notes that the file is lost, or is not any more, and has it looked what is left.
func (f *feature) lookForLoss(unsaved session.Unsaved) {
	is := errors.Is(unsaved.Reason, storage.ErrGone) || errors.Is(unsaved.Reason, storage.ErrReplaced)
	switch {
	case !unsaved.Any() || !is && unsaved.Reason != nil:
		f.loss = nil
		return
	case !is || f.loss != nil && errors.Is(unsaved.Reason, f.loss.cause()):
		return
	}
	l := &loss{reason: unsaved.Reason, at: f.host.Now()}
	f.loss = l
	f.host.Loss(func(known storage.Loss) {
		l.known = &known
		if f.panel != nil && f.loss == l {
			f.panel.Refresh()
		}
	})
}

// cause is the error that the loss is told by.
func (l *loss) cause() error {
	if l.gone() {
		return storage.ErrGone
	}
	return storage.ErrReplaced
}

func (l *loss) gone() bool { return errors.Is(l.reason, storage.ErrGone) }

// canPutInto says whether the analysis can be added to the file that lies there. While nothing is
// known of that it is tried.
func (l *loss) canPutInto() bool { return !l.gone() && (l.known == nil || l.known.Usurper != nil) }

// canTakeBack says whether the old file can go back to its place.
func (l *loss) canTakeBack() bool { return !l.gone() && l.known != nil && l.known.Whole }

// openPanel opens the panel. It may have come up by itself, as what was typed last was stored.
func (f *feature) openPanel() {
	f.host.Flush()
	if f.loss == nil || f.panel != nil {
		return
	}
	f.loss.shown = true
	f.panel = newLossPanel(f)
	f.host.OpenLayer(f.panel)
}

func (f *feature) show() {
	f.cancel = nil
	if f.strip == nil && f.host.Session().Unsaved().Any() {
		f.strip = newStrip(f)
		f.host.OpenLayer(f.strip)
	}
}
