package app

import (
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/diagnosis"
	"whybone/app/ui"
	"whybone/app/words"
)

// This file is about faults in the program itself. What a team did is stored by then; a fault
// ends what was to be done, and the window stays.

// catchFaults has faults logged and told instead of ending the program. It returns what is to
// be done at the end.
func (w *window) catchFaults(dir, version string) (end func()) {
	log, err := diagnosis.Open(dir, time.Now)
	if err != nil {
		fyne.LogError("there is no log", err)
		return func() {}
	}
	if crash := log.Crashed(); crash != "" {
		w.tellFault(log, version, crash, "fault.crashed")
	}
	ui.OnPanic(func(value any, stack []byte) {
		fault := diagnosis.Fault(value, stack)
		fyne.Do(func() {
			if len(w.unsaved) > 0 {
				w.tellFault(log, version, fault, "fault.waiting")
				return
			}
			w.tellFault(log, version, fault, "fault.caught")
		})
	})
	return func() {
		ui.OnPanic(nil)
		if err := log.Close(); err != nil {
			fyne.LogError("close the log", err)
		}
	}
}

// tellFault writes a report and says where it is. It holds no word that a team has typed.
func (w *window) tellFault(log *diagnosis.Log, version, fault, key string) {
	path, err := log.Report(version, fault)
	if err == nil {
		err = log.Write("fault, see " + path)
	}
	if err != nil {
		w.reportError(err)
		return
	}
	w.notices.Say(words.T(key, "file", path), ui.Negative, words.T("fault.copy"), func() { w.app.Clipboard().SetContent(path) })
}
