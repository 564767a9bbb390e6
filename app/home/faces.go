package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/draw/fish"
)

// face is what the body shows.
type face int

const (
	faceBlank  face = iota // nothing has been read yet
	faceList               // the analyses
	faceEmpty              // there is none
	faceNone               // the search found none
	faceFailed             // the list cannot be read
)

// show puts the face that fits into the body.
func (p *Page) show() {
	was := p.face
	p.face = p.fitting()
	if p.face == faceList && was == faceList {
		p.roll.refresh()
		return
	}
	body := map[face]func() fyne.CanvasObject{
		faceList: p.roll.content, faceEmpty: p.makeEmpty, faceNone: p.makeNone, faceFailed: p.makeFailed,
	}[p.face]
	put(p.body, body())
	if was == faceBlank || (was == faceEmpty) != (p.face == faceEmpty) {
		put(p.header, p.makeHeader())
		p.Focus()
	}
	if p.face == faceList {
		p.roll.refresh()
	}
}

func (p *Page) fitting() face {
	switch l := p.list; {
	case l.err != nil && l.pages == nil:
		return faceFailed
	case l.total > 0:
		return faceList
	case l.found != "":
		return faceNone
	}
	return faceEmpty
}

// How much of the window's height the welcome takes besides the picture, and how high the
// picture is at least: in a lower window, as with large text, there is none.
const (
	beside       = 400
	leastExample = 120
)

// exampleSize is how large the worked example is shown in a window of some height.
func exampleSize(window float32) fyne.Size {
	height := float32(int(min(window*0.44, window-beside, 440)))
	return fyne.NewSize(float32(int(height*16/9)), height)
}

// makeEmpty welcomes somebody whose archive has nothing in it yet.
func (p *Page) makeEmpty() fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{}
	if size := exampleSize(p.Window.Canvas().Size().Height); p.Example != nil && size.Height >= leastExample {
		options := pictureOptions(false)
		place := container.NewStack(sunken(size))
		p.behind(func() func() {
			shown := &art{}
			if a := p.Example(); a != nil {
				shown.scene = fish.Layout(a, options)
				shown.image = develop(shown.scene)
			}
			return func() { put(place, hang(shown, size)) }
		})
		parts = append(parts, ui.Card(ui.Pad(ui.Step, place)), ui.Gap(1, ui.Step))
	}
	create := ui.Primary(ui.Plus, words.T("home.new"), p.create)
	create.SetToolTip(words.T("home.newTip"))
	parts = append(parts,
		middle(ui.Paragraph(words.T("home.welcome"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, 760, 2)),
		middle(ui.Paragraph(words.T("home.welcomeHow"), ui.Style{Size: ui.Body, Color: c.Second}, 640, 3)),
		ui.Gap(1, 4),
		middle(ui.Row(12, create, ui.Plain("", words.T("home.sample"), p.sample))),
	)
	if p.OfferTour {
		parts = append(parts, ui.Gap(1, 4), middle(p.makeTourOffer()))
	}
	return ui.Centered(ui.Column(10, parts...))
}

// makeTourOffer asks somebody new to take the tour.
func (p *Page) makeTourOffer() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Card(ui.Inset(6, 8, 6, 16, ui.Row(8,
		ui.Paragraph(words.T("home.tour"), ui.Style{Size: ui.Body, Color: c.Second}, 360, 2),
		ui.Gap(8, 1),
		ui.Quiet("", words.T("home.tourSkip"), func() {
			p.OfferTour = false
			p.SkipTour()
			put(p.body, p.makeEmpty())
		}),
		ui.Plain("", words.T("home.tourTake"), p.Tour),
	)))
}

// makeNone says that the search found nothing.
func (p *Page) makeNone() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Centered(ui.Column(10,
		middle(ui.Paragraph(words.T("home.none", "text", p.list.found), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, 720, 2)),
		middle(ui.Paragraph(words.T("home.noneHow"), ui.Style{Size: ui.Body, Color: c.Second}, 640, 2)),
		ui.Gap(1, 4),
		middle(ui.Plain("", words.T("home.clear"), p.search.clear)),
	))
}

// makeFailed says why the list cannot be shown.
func (p *Page) makeFailed() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Centered(ui.Column(12,
		middle(ui.Warning.Draw(c.Bad, 32)),
		middle(ui.Paragraph(words.Sentence(p.list.err), ui.Style{Size: ui.Strong, Color: c.Ink}, 640, 3)),
		middle(ui.Plain("", words.T("home.again"), p.Reload)),
	))
}

func middle(o fyne.CanvasObject) fyne.CanvasObject { return ui.Row(0, ui.Spring(), o, ui.Spring()) }

func put(place *fyne.Container, o fyne.CanvasObject) {
	place.Objects = []fyne.CanvasObject{o}
	place.Refresh()
}
