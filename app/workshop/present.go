package workshop

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone/guide"
)

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

	options []panel.Option // that are shown
	cache   *ui.Cache
}

func newPodium(p *Page) *podium {
	d := &podium{page: p, strip: container.NewStack(), band: container.NewStack()}
	d.cache = ui.NewCache(func() any { return podiumSize{d.width(), d.unit()} })
	d.whole = container.New(d, p.diagram.Object(), d.strip, d.band)
	d.room = container.NewStack(p.diagram.Keys(), p.whole, p.afloat)
	return d
}

// podiumSize is what all that is presented depends on.
type podiumSize struct{ width, unit float32 }

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
	p.endLayers(func(l panel.Layer) bool { return l.Area() == panel.InPanel })
	p.presenting = on
	p.strengthen()
	if p.deps.FullScreen != nil {
		p.deps.FullScreen(on)
	}
	if on {
		p.podium.view = p.diagram.FishView()
		p.diagram.LookAt(board.View{Fitted: true})
	} else {
		p.diagram.LookAt(p.podium.view)
		p.greeted()
	}
	p.podium.show()
	p.diagram.Draw()
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
	d.cache.Forget() // the line of another time has not the timer any more
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
	defer d.cache.EndRound()
	p.strengthen()
	if p.HasLayer(panel.OverDiagram) {
		d.strip.Hide()
		panel.Set(d.band, d.makeLineAlone())
		d.whole.Refresh()
		return
	}
	t := p.prompt()
	panel.Set(d.strip, d.makeStrip(t))
	if len(t.Recent) == 0 {
		d.strip.Hide()
	} else {
		d.strip.Show()
	}
	panel.Set(d.band, d.makeBand(t))
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
	d.page.Notices().PlaceIn(fyne.Position{}, fyne.NewSize(s.Width, top+strip), said)
	d.page.diagram.ReserveBottom(0) // no tools stand there
	place(d.page.diagram.Object(), 0, top)
	place(d.strip, top, strip)
	place(d.band, top+strip, band)
	d.page.diagram.Resized()
}

// strengthen has everything stand out, and what is typed be large, while presenting.
func (p *Page) strengthen() {
	typed := float32(0)
	if p.presenting {
		typed = whole(answerSize * p.unit(p.Window().Canvas().Size()))
	}
	ui.SetPresenting(typed)
}

// prompt is what the open panel gives the presenter.
func (p *Page) prompt() panel.Prompt {
	if asks, ok := p.panel.(panel.Prompter); ok {
		return asks.Prompt()
	}
	return panel.Prompt{}
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
