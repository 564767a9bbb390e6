package home

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/fishbone/draw/fish"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
)

// state is what the body shows.
type state int

const (
	stateBlank  state = iota // nothing has been read yet
	stateList                // the analyses
	stateFound               // what was found in them and in the register
	stateEmpty               // there is none
	stateNone                // the search found none
	stateFailed              // the list cannot be read
)

// show puts into the body what fits the results.
func (p *Page) show() {
	was := p.state
	p.state = p.nextState()
	if p.state == was && (was == stateList || was == stateFound) {
		p.refreshList()
		p.freshHeader()
		return
	}
	body := map[state]func() fyne.CanvasObject{
		stateList: p.list.Object, stateFound: p.foundList.Object, stateEmpty: p.makeEmpty, stateNone: p.makeNone, stateFailed: p.makeFailed,
	}[p.state]
	ui.SetContent(p.body, body())
	if was == stateBlank || (was == stateEmpty) != (p.state == stateEmpty) {
		ui.SetContent(p.header, p.makeHeader())
		p.Focus()
	}
	p.freshHeader()
	p.refreshList()
}

// freshHeader makes the line on top anew where it says something else by now.
func (p *Page) freshHeader() {
	if p.counted() != p.shownCount || p.finding() != p.shownFound {
		ui.SetContent(p.header, p.makeHeader())
	}
}

func (p *Page) refreshList() {
	switch p.state {
	case stateList:
		p.list.Refresh()
	case stateFound:
		p.foundList.Refresh()
	}
}

func (p *Page) nextState() state {
	switch l := p.results; {
	case p.finding() && len(p.finder.rows) > 0:
		return stateFound
	case p.finding():
		return stateNone
	case p.finder.ready && p.finder.err != nil:
		return stateFailed
	case l.Err != nil && !l.Known():
		return stateFailed
	case l.Total > 0 || len(p.View.only) > 0:
		return stateList
	}
	return stateEmpty
}

// How much of the window's height the welcome takes besides the picture, and how high the
// picture is at least: in a lower window, as with large text, there is none.
const (
	welcomeHeight = 400
	minExample    = 120
)

// exampleSize is how large the worked example is shown in a window of some height.
func exampleSize(window float32) fyne.Size {
	height := float32(int(min(window*0.44, window-welcomeHeight, 440)))
	return fyne.NewSize(float32(int(height*16/9)), height)
}

// makeEmpty welcomes somebody whose archive has nothing in it yet.
func (p *Page) makeEmpty() fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{}
	if size := exampleSize(p.Window.Canvas().Size().Height); p.Example != nil && size.Height >= minExample {
		options := pictureOptions(false)
		place := container.NewStack(placeholder(size))
		p.background(func() func() {
			shown := &preview{}
			if a := p.Example(); a != nil {
				shown.scene = fish.Layout(a, options)
				shown.image = render(shown.scene)
			}
			return func() { ui.SetContent(place, pictureOf(shown, size)) }
		})
		parts = append(parts, ui.Card(ui.Pad(ui.Step, place)), ui.Gap(1, ui.Step))
	}
	create := ui.Primary(ui.Plus, words.T("home.new"), p.create)
	create.SetToolTip(words.T("home.newTip", "key", action.Cap("Ctrl+N")))
	parts = append(parts,
		centered(ui.Paragraph(words.T("home.welcome"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, 760, 2)),
		centered(ui.Paragraph(words.T("home.welcomeHow"), ui.Style{Size: ui.Body, Color: c.Muted}, 640, 3)),
		ui.Gap(1, 4),
		centered(ui.Row(12, create, ui.Plain("", words.T("home.sample"), p.sample), ui.Quiet("", words.T("act.openFile"), p.OpenFile))),
	)
	if p.OfferTour {
		parts = append(parts, ui.Gap(1, 4), centered(p.makeTourOffer()))
	}
	return container.NewStack(p.first, ui.Centered(ui.Column(10, parts...)))
}

// makeTourOffer asks somebody new to take the tour.
func (p *Page) makeTourOffer() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Card(ui.Padded(6, 8, 6, 16, ui.Row(8,
		ui.Paragraph(words.T("home.tour"), ui.Style{Size: ui.Body, Color: c.Muted}, 360, 2),
		ui.Gap(8, 1),
		ui.Quiet("", words.T("home.tourSkip"), func() {
			p.OfferTour = false
			p.SkipTour()
			ui.SetContent(p.body, p.makeEmpty())
		}),
		ui.Plain("", words.T("home.tourTake"), p.Tour),
	)))
}

// makeNone says that the search found nothing.
func (p *Page) makeNone() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Centered(ui.Column(10,
		centered(ui.Paragraph(words.T("home.none", "text", p.finder.of), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, 720, 2)),
		centered(ui.Paragraph(words.T("home.noneHow"), ui.Style{Size: ui.Body, Color: c.Muted}, 640, 2)),
		ui.Gap(1, 4),
		centered(ui.Plain("", words.T("home.clear"), p.search.clear)),
	))
}

// makeFailed says why the list cannot be shown.
func (p *Page) makeFailed() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Centered(ui.Column(12,
		centered(ui.Warning.Draw(c.Bad, 32)),
		centered(ui.Paragraph(words.Sentence(errors.Join(p.results.Err, p.finder.err)), ui.Style{Size: ui.Strong, Color: c.Ink}, 640, 3)),
		centered(ui.Plain("", words.T("home.again"), p.Reload)),
	))
}

func centered(o fyne.CanvasObject) fyne.CanvasObject { return ui.Row(0, ui.Spacer(), o, ui.Spacer()) }
