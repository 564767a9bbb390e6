package workshop

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// parkedRows are how many of the parked ideas the rail shows, the newest last.
const parkedRows = 2

// parkedIdeas are the ideas that the rail shows. One that is a cause after all is dragged to a
// bone, or among the cards that wait.
func (p *Page) parkedIdeas() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	ideas := p.Analysis().Ideas()
	for _, i := range ideas[max(0, len(ideas)-parkedRows):] {
		style, room := ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, float32(railWidth-40)
		row := ui.NewDragger(ui.Padded(2, 8, 2, 8, ui.Truncated(i.Text, style, room)), nil)
		if ui.IsTruncated(i.Text, style, room, 1) {
			row.SetToolTip(i.Text)
		}
		p.diagram.DraggableIdea(row, i, func(under, before fishbone.ID) { p.unpark(i, under, before) })
		row.OnMenu = func(at fyne.Position) {
			p.ShowMenu(at, ui.Pick(words.T("parked.cause"), func() { p.unpark(i, fishbone.Tray, "") }),
				ui.Pick(words.T("parked.drop"), func() { p.Do(fishbone.Remove{Of: fishbone.IdeaKind, ID: i.ID}) }))
		}
		rows = append(rows, row)
	}
	return rows
}

// unpark makes a cause of an idea, said by the same person.
func (p *Page) unpark(i fishbone.Idea, under, before fishbone.ID) {
	p.Do(fishbone.Join(fishbone.AddCause{ID: fishbone.NewID(), Under: under, Before: before, Text: i.Text, By: i.By},
		fishbone.Remove{Of: fishbone.IdeaKind, ID: i.ID}))
}

// CanPark says whether a cause can be parked as an idea: one without answers, of which nothing
// else would be lost.
func (p *Page) CanPark(cause fishbone.ID) bool {
	_, ok := p.Analysis().Cause(cause)
	return ok && len(p.Analysis().CauseIDs(cause)) == 0
}

// Park makes an idea of a cause, and of each other wording of it, with who said it.
func (p *Page) Park(cause fishbone.ID) {
	c, ok := p.Analysis().Cause(cause)
	if !ok || !p.CanPark(cause) {
		return
	}
	idea := func(text, by string) fishbone.Edit {
		return fishbone.Add{Thing: &fishbone.Idea{ID: fishbone.NewID(), Text: text, By: by}}
	}
	edits := []fishbone.Edit{idea(c.Text, c.By)} // the first one names them all
	for _, w := range p.Analysis().Wordings(cause) {
		edits = append(edits, idea(w.Text, w.By))
	}
	edits = append(edits, fishbone.RemoveCause{ID: cause})
	panel.DoTelling(p, fishbone.Join(edits...), words.T("parked.done", "text", panel.Shorten(c.Text, 24)), ui.Positive)
}

// MarkParked shows that what is dragged would be parked.
func (p *Page) MarkParked(on bool) {
	ground := p.parkedGround
	if ground == nil {
		return
	}
	fill := color.Color(color.Transparent)
	if on {
		fill = ui.Colors().Soft
	}
	if ground.FillColor != fill {
		ground.FillColor = fill
		ground.Refresh()
	}
}

// parkedPlace is the foot of the rail, where causes can be dropped.
func (p *Page) parkedPlace(parts ...fyne.CanvasObject) fyne.CanvasObject {
	p.parkedGround = canvas.NewRectangle(color.Transparent)
	p.parkedGround.CornerRadius = ui.Radius
	p.parkedFoot = container.NewStack(p.parkedGround, ui.Column(4, parts...))
	return p.parkedFoot
}

// OverParked says whether a place in the window is where ideas are parked.
func (p *Page) OverParked(at fyne.Position) bool {
	foot := p.parkedFoot
	if foot == nil || p.Presenting() {
		return false
	}
	in := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(foot))
	size := foot.Size()
	return in.X >= 0 && in.Y >= 0 && in.X < size.Width && in.Y < size.Height
}

// park puts the focus where an idea is parked; a narrow rail is whole for so long.
func (p *Page) park() {
	p.parking = p.narrowRail()
	p.rearrange()
	p.Refresh() // the entry is not in a narrow rail
	p.Window().Canvas().Focus(p.parked)
}

// parkedAll gives the rail the width again that it had before an idea was parked.
func (p *Page) parkedAll() {
	if p.parking {
		p.parking = false
		p.rearrange()
	}
	p.Focus()
}

func (p *Page) newParkEntry() *ui.Entry {
	e := ui.NewEntry(words.T("parked.hint"))
	e.Place = "park"
	e.SetDraft(p.Session().Draft("park"))
	e.OnEveryChange(func() { p.KeepDraft("park", e.Text) })
	panel.Serve(p, e)
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			p.parkedAll()
		}
		return name == fyne.KeyEscape
	}
	e.OnEnter = func(text string, _ bool) {
		if fishbone.Label(text) != "" && p.Do(fishbone.Add{Thing: &fishbone.Idea{ID: fishbone.NewID(), Text: text}}, session.Ends("park")) {
			e.SetSaved("")
			if p.parking {
				p.parkedAll()
			}
		}
	}
	return e
}
