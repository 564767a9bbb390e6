package saving

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

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
	loss := s.feature.loss
	switch {
	case loss == nil:
	case s.feature.panel != nil:
		m.reason, m.action = "", "" // the panel says it
	case !s.feature.host.Presenting():
		m.action = "saving.what"
	case loss.gone():
		m.action = "saving.putBack"
	default:
		m.action = "saving.putInto"
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
	buttons := ui.Row(8)
	if m.action != "" {
		buttons.Add(button(ui.Quiet, m.action))
		buttons.Add(button(ui.Plain, "saving.copy"))
	}
	room := m.width - 2*panel.Margin - 2*gap - 22 - buttons.MinSize().Width
	said := []fyne.CanvasObject{ui.Paragraph(m.goOn, ui.Style{Size: ui.Body, Bold: true, Color: col.Open}, room, 3)}
	if m.reason != "" {
		said = append(said, ui.Paragraph(m.reason, ui.Style{Size: ui.Small, Color: col.Ink}, room, 4))
	}
	return ui.Filled(col.OpenSoft, 0, ui.Padded(gap, panel.Margin, gap, panel.Margin,
		ui.Row(gap, panel.Dot(col.Open), ui.Column(2, said...), ui.Spacer(), buttons)))
}
