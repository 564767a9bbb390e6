// Package saving says on the page that the data file does not take what the team does, why,
// and what is safe; and that all is stored again. It stores nothing itself: the session does,
// in the background, while people go on typing. It offers to write all of it to another file.
package saving

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
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
	// Usurper looks at that file, and calls done on the window's thread with what is there,
	// unless that cannot be read.
	Usurper(done func(storage.Usurper))
}

// feature is the part of the page.
type feature struct {
	host   Host
	strip  *strip // nil while all is stored, or may soon be
	cancel func() // of the strip that may come; nil if none may
	stop   func() // ends listening

	usurper *storage.Usurper // nil while the file is where it was, or nothing is known of the other
	asked   bool             // for it
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	unsaved := func() bool { return h.Session().Unsaved().Any() }
	because := func(reason error) func() bool {
		return func() bool { return errors.Is(h.Session().Unsaved().Reason, reason) }
	}
	return panel.Feature{Start: f.start, Close: f.close, Actions: []action.Action{
		{Name: "saving.again", Part: action.Analysis, Hidden: true, Can: unsaved, Do: h.Session().SaveNow},
		{Name: "saving.putBack", Part: action.Analysis, Hidden: true, Can: because(storage.ErrGone), Do: h.PutBack},
		{Name: "saving.putInto", Part: action.Analysis, Hidden: true, Can: because(storage.ErrReplaced), Do: h.PutInto},
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

// look shows the strip or takes it away.
func (f *feature) look() {
	unsaved := f.host.Session().Unsaved()
	f.compare()
	switch {
	case !unsaved.Any():
		f.callOff()
		f.usurper, f.asked = nil, false
		if f.strip != nil {
			f.host.LeaveLayer(f.strip)
		}
	case f.strip == nil && !errors.Is(unsaved.Reason, storage.ErrBusy) && !errors.Is(unsaved.Reason, session.ErrSlow):
		f.callOff()
		f.show()
	case f.strip == nil && f.cancel == nil:
		f.cancel = f.host.After(brief, f.show)
	}
}

// compare asks once what there is in the file that has come, so that the team sees which is newer.
func (f *feature) compare() {
	if f.asked || !errors.Is(f.host.Session().Unsaved().Reason, storage.ErrReplaced) {
		return
	}
	f.asked = true
	f.host.Usurper(func(u storage.Usurper) {
		f.usurper = &u
		if f.strip != nil { // a new one, which has room for it
			f.host.LeaveLayer(f.strip)
			f.show()
		}
	})
}

// compared says what is here and what in the other file, as far as that is known.
func (f *feature) compared() string {
	if f.usurper == nil {
		return ""
	}
	there := f.usurper.Analysis
	if there == nil {
		return words.T("saving.notThere", "others", f.usurper.Others)
	}
	a, now := f.host.Session().Newest(), f.host.Now()
	return words.T("saving.compared", "here", a.Count().Causes, "hereWhen", words.When(a.Changed().At, now),
		"there", there.Counts.Causes, "thereWhen", words.When(there.Changed.At, now), "others", f.usurper.Others)
}

func (f *feature) show() {
	f.cancel = nil
	if f.strip == nil && f.host.Session().Unsaved().Any() {
		f.strip = newStrip(f)
		f.host.OpenLayer(f.strip)
	}
}

// strip lies below the header, in amber. It has no keys.
type strip struct {
	feature *feature
	place   *fyne.Container
	object  *fyne.Container
	cache   *ui.Cache
	said    message
}

func newStrip(f *feature) *strip {
	s := &strip{feature: f, place: container.NewStack(), cache: ui.NewCache(nil)}
	s.object = container.New(s, s.place)
	return s
}

// Area implements [panel.Layer].
func (*strip) Area() panel.Area { return panel.AroundPage }

// Content implements [panel.Layer].
func (s *strip) Content() fyne.CanvasObject { return s.object }

// Focus implements [panel.Layer]. The keys stay where they are.
func (*strip) Focus() fyne.Focusable { return nil }

// Refresh implements [panel.Layer].
func (s *strip) Refresh() { s.Layout(nil, s.object.Size()) }

// Close implements [panel.Layer].
func (s *strip) Close() { s.feature.strip = nil }

// message is what the strip says in so much width, and what can be done.
type message struct {
	goOn, reason, action string
	compared             string
	width                float32
}

func (s *strip) message(width float32) message {
	unsaved := s.feature.host.Session().Unsaved()
	if unsaved.Reason == nil {
		said := s.said // it is stored, and the strip about to go
		said.width = width
		return said
	}
	m := message{goOn: words.T("saving.goOn"), reason: words.Unsaved(unsaved.Reason), action: "saving.again", width: width}
	if unsaved.Rescue != nil {
		m.goOn = words.T("saving.hereAlone")
	}
	switch {
	case errors.Is(unsaved.Reason, storage.ErrGone):
		m.action = "saving.putBack"
	case errors.Is(unsaved.Reason, storage.ErrReplaced):
		m.action, m.compared = "saving.putInto", s.feature.compared()
	}
	return m
}

// RoomBelowHeader is what the strip needs in a width.
func (s *strip) RoomBelowHeader(width float32) float32 {
	return s.make(s.message(width)).MinSize().Height
}

// MinSize implements [fyne.Layout].
func (*strip) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout].
func (s *strip) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	if room.Width == 0 {
		return
	}
	says := s.message(room.Width)
	s.said = says
	s.cache.Fill(s.place, says, func() fyne.CanvasObject { return s.make(says) })
	top := float32(ui.HeaderHeight + 1) // below the hairline
	if s.feature.host.Presenting() {
		top = 0
	}
	s.place.Move(fyne.NewPos(0, top))
	s.place.Resize(fyne.NewSize(room.Width, s.make(says).MinSize().Height))
}

// make draws what the strip says, and what can be done.
func (s *strip) make(m message) fyne.CanvasObject {
	const gap = 10
	col, table := ui.Colors(), s.feature.host.Actions()
	button := func(kind func(ui.Icon, string, func()) *ui.Tap, name string) fyne.CanvasObject {
		return kind("", words.T(name), func() { table.Perform(name) })
	}
	buttons := ui.Row(8, button(ui.Quiet, m.action), button(ui.Plain, "saving.copy"))
	room := m.width - 2*panel.Margin - 2*gap - 22 - buttons.MinSize().Width
	said := []fyne.CanvasObject{
		ui.Paragraph(m.goOn, ui.Style{Size: ui.Body, Bold: true, Color: col.Open}, room, 3),
		ui.Paragraph(m.reason, ui.Style{Size: ui.Small, Color: col.Ink}, room, 4),
	}
	if m.compared != "" {
		said = append(said, ui.Paragraph(m.compared, ui.Style{Size: ui.Small, Bold: true, Color: col.Ink}, room, 4))
	}
	return ui.Filled(col.OpenSoft, 0, ui.Padded(gap, panel.Margin, gap, panel.Margin,
		ui.Row(gap, panel.Dot(col.Open), ui.Column(2, said...), ui.Spacer(), buttons)))
}
