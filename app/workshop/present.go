package workshop

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// talk is what a panel gives the presenter: what the facilitator asks, and what there
// is to answer with. The entry itself is the one that has the panel's focus.
type talk struct {
	question string
	number   string      // large before the question: a level, a count
	of       string      // small after the number: what it is on its way to
	counts   string      // above that: what is counted, where it could be taken for a place
	options  []option    // what single keys do, while nothing is typed
	recent   []string    // what was said last, the newest first
	hint     string      // in the thin line, instead of what is missing
	asks     bool        // the question says itself what is missing
	on       fishbone.ID // outlined on the board while no cause is in hand
}

// option is one answer that takes a single key.
type option struct {
	key, words string
	fill       color.NRGBA // of the key; the accent if it has no opacity
	on         bool        // it is the answer that stands
	do         func()
}

// podium is the page while everybody watches: the board, what was said last, and a band
// with the question, the place for the answer, and one thin line.
type podium struct {
	page  *Page
	room  *fyne.Container // all that the window shows of the page
	strip *fyne.Container
	band  *fyne.Container
	whole *fyne.Container

	size   fyne.Size  // that the band was made for
	view   board.View // how the fish was looked at before
	typing *ui.Entry  // an entry that is not the panel's usual one

	options []option // that are shown
	parts   kept
}

func newPodium(p *Page) *podium {
	d := &podium{page: p, strip: container.NewStack(), band: container.NewStack()}
	d.whole = container.New(d, p.easel.object, d.strip, d.band)
	d.room = container.NewStack(p.keys, p.whole, p.afloat)
	return d
}

// roomWhole is where in the room the page or its podium stands, above the invisible
// holder of the board's keys.
const roomWhole = 1

// present begins to present, or ends it.
func (p *Page) present() { p.Session().SetPresenting(!p.presenting) }

func (p *Page) stopPresenting() { p.Session().SetPresenting(false) }

// met follows a change of the meeting.
func (p *Page) met() {
	if on := p.Session().Meeting().Presenting; on != p.presenting {
		p.showPresenting(on)
		return
	}
	p.timer.tick()
	p.Refresh()
}

// showPresenting makes the page one that everybody watches, or the usual one again.
func (p *Page) showPresenting(on bool) {
	p.leaveHistory()
	p.presenting = on
	p.strengthen()
	if p.deps.FullScreen != nil {
		p.deps.FullScreen(on)
	}
	if on {
		p.podium.view = p.easel.fishView()
		p.easel.look(board.View{Fitted: true})
	} else {
		p.easel.look(p.podium.view)
		p.greeted()
	}
	p.podium.show()
	p.draw()
	p.Refresh()
	p.Focus()
	if on {
		p.greeted = p.Notices().Say(words.T("present.keys"), ui.Neutral, "", nil)
	}
}

// switchTheme goes from light to dark or back.
func (p *Page) switchTheme() {
	if p.deps.UseTheme == nil {
		return
	}
	if ui.Colors().Dark {
		p.deps.UseTheme(ui.LightMode)
	} else {
		p.deps.UseTheme(ui.DarkMode)
	}
}

// typeIn puts the focus into an entry that is not where the panel's next word goes.
func (p *Page) TypeIn(e *ui.Entry) {
	if p.presenting {
		p.podium.typing = e
		p.podium.Refresh()
	}
	p.Window().Canvas().Focus(e)
}

// show puts the page or its podium into the window.
func (d *podium) show() {
	p := d.page
	d.typing = nil
	d.parts = kept{} // the line of another time has not the timer any more
	if p.presenting {
		d.room.Objects[roomWhole] = d.whole
		d.Refresh()
		d.room.Refresh()
		return
	}
	d.room.Objects[roomWhole] = p.whole
	d.room.Refresh()
	p.whole.Refresh()
}

// endTyping goes back to where the panel's next word goes.
func (d *podium) endTyping() {
	if d.typing != nil {
		d.typing = nil
		d.Refresh()
	}
}

// refresh shows the open panel's question as it stands.
func (d *podium) Refresh() {
	p := d.page
	if !p.presenting || p.panel == nil {
		return
	}
	defer d.parts.next()
	p.strengthen()
	if p.reading != nil {
		d.strip.Hide()
		set(d.band, d.makeLineAlone())
		d.whole.Refresh()
		return
	}
	t := p.panel.Prompt()
	set(d.strip, d.makeStrip(t))
	if len(t.recent) == 0 {
		d.strip.Hide()
	} else {
		d.strip.Show()
	}
	set(d.band, d.makeBand(t))
	d.whole.Refresh()
}

// MinSize implements [fyne.Layout].
func (*podium) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// Layout implements [fyne.Layout].
func (d *podium) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	if d.size != s {
		d.size = s
		fyne.Do(d.Refresh)
	}
	band, strip, said := d.band.MinSize().Height, float32(0), float32(0)
	if d.strip.Visible() {
		least := d.strip.MinSize()
		strip, said = least.Height, least.Width-bandEdge/2
	}
	top := s.Height - band - strip
	place := func(o fyne.CanvasObject, y, h float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
	}
	d.page.Notices().StandIn(fyne.Position{}, fyne.NewSize(s.Width, top+strip), said)
	d.page.board.KeepFoot(0) // no tools stand there
	place(d.page.easel.object, 0, top)
	place(d.strip, top, strip)
	place(d.band, top+strip, band)
	d.page.reshaped(d.page.board.Size())
}

// strengthen has everything stand out, and what is typed be large, while presenting.
func (p *Page) strengthen() {
	typed := float32(0)
	if p.presenting {
		typed = whole(answerSize * p.unit(p.Window().Canvas().Size()))
	}
	ui.Strengthen(typed)
}

// unit is how much larger than at 1280 × 720 everything is.
func (d *podium) unit() float32 {
	s := d.size
	if s.IsZero() {
		s = d.page.Window().Canvas().Size()
	}
	return d.page.unit(s)
}

// unit is how much larger than at 1280 × 720 everything in a window is, in its own units,
// which a larger text has made larger. Of what people want the text larger, the question
// gets the root: the fish would have no room else.
func (p *Page) unit(window fyne.Size) float32 {
	fit := min(window.Width/1280, window.Height/720)
	return min(max(fit*float32(math.Sqrt(float64(p.deps.TextSize))), 0.8), 2)
}

func (d *podium) width() float32 {
	if d.size.IsZero() {
		return d.page.Window().Canvas().Size().Width
	}
	return d.size.Width
}

// missing is the first thing that the open step still needs.
func (p *Page) missing() string {
	step := guide.Look(p.Analysis())[p.Session().Step()-1]
	if len(step.Missing) == 0 {
		return ""
	}
	return words.T(step.Missing[0].Key, "n", step.Missing[0].N)
}
