// Package present is the page while everybody watches: the picture, what was said last, and
// a band with the question, the place for the answer, and one thin line. It shows what the
// panel of the open step gives it and changes no analysis; whether the team presents is a
// matter of the session's meeting.
//
// Start reading at present.go, then layout.go and band.go.
package present

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	Diagram
	Meeting

	// Panel is the panel of the open step.
	Panel() panel.Panel
	// BoardHasKeys says whether the keys belong to the board.
	BoardHasKeys() bool
	// UntilKey has something ended when the next key is pressed.
	UntilKey(end func())

	// RoomForStrips is how high the strips are that lie on top of the page, in a width.
	RoomForStrips(width float32) float32
	// TextSize is how many times its usual size people want the text.
	TextSize() float32
	// FullScreen gives the page the whole screen, or the window again.
	FullScreen(on bool)
	// UseTheme goes over to light or dark.
	UseTheme(ui.Mode)
}

// Diagram is the picture, as the presenter shows it.
type Diagram interface {
	DiagramObject() fyne.CanvasObject
	// DiagramResized is told that the presenter has given the picture its place. The board's
	// tools do not stand there.
	DiagramResized()
	// DrawDiagram asks for a picture for those who watch now.
	DrawDiagram()
	// FishView is how the fish is looked at, and LookAt has it looked at in another way.
	FishView() board.View
	LookAt(v board.View)
	// CardsAreWhole says whether the wall of cards has the place of the picture.
	CardsAreWhole() bool
}

// Meeting makes what is shown of the meeting.
type Meeting interface {
	// Dials are the two clocks and who is speaking, for the wall of cards.
	Dials(unit, width float32) fyne.CanvasObject
	// Until says when the open step ends by the agenda, and whether that has passed.
	Until() (said string, late bool)
	TimerObject(size float32) fyne.CanvasObject
	TurnObject(s ui.Style, width float32) fyne.CanvasObject // nil while nobody is there
}

// Presenter is the feature. While the team presents, it is a layer over the page.
type Presenter struct {
	host   Host
	object *fyne.Container // diagram, strip and band; nil until it is needed
	strip  *fyne.Container
	band   *fyne.Container
	line   fyne.CanvasObject // the thin one at the foot of the band

	size   fyne.Size  // that the band was made for
	view   board.View // how the fish was looked at before
	step   guide.Step // that was open then
	typing *ui.Entry  // an entry that is not the panel's usual one

	keys    string         // what is said about keys as presenting begins, until one is pressed
	options []panel.Option // that are shown
	cache   *ui.Cache
}

// New makes the feature.
func New(h Host) *Presenter {
	d := &Presenter{host: h, strip: container.NewStack(), band: container.NewStack()}
	d.cache = ui.NewCache(func() any { return measure{d.width(), d.unit()} })
	return d
}

// measure is what all that is presented depends on.
type measure struct{ width, unit float32 }

// Feature is what the page knows of it.
func (d *Presenter) Feature() panel.Feature {
	return panel.Feature{Actions: d.actions(), Start: d.start, Met: d.met}
}

func (d *Presenter) actions() []action.Action {
	const view, steps = "act.turnHead", "act.lastStep"
	return []action.Action{
		{Name: "act.present", Part: action.View, After: view, Where: action.In(action.Everywhere), Keys: []string{"F11"}, Do: d.toggle},
		{Name: "act.endPresent", Part: action.View, After: view, Where: action.In(action.Any), Keys: []string{"Escape"}, Yields: true, Hidden: true,
			Can: d.canEnd, Do: d.end},
		{Name: "act.switchTheme", Part: action.View, After: view, Where: action.In(action.Everywhere), Keys: []string{"F9"}, Do: d.switchTheme},
		{Name: "act.pageDown", Part: action.Steps, After: steps, Where: action.In(action.Any), Keys: []string{"Next"}, Yields: true, Hidden: true,
			Can: func() bool { return d.host.Presenting() && d.host.Actions().Can("act.nextStep") },
			Do:  func() { d.host.OpenStep(d.host.Session().Step() + 1) }},
		{Name: "act.pageUp", Part: action.Steps, After: steps, Where: action.In(action.Any), Keys: []string{"Prior"}, Yields: true, Hidden: true,
			Can: func() bool { return d.host.Presenting() && d.host.Session().Step() > 1 },
			Do:  func() { d.host.OpenStep(d.host.Session().Step() - 1) }},
	}
}

// end is also a button, which ends it wherever the keys are.
func (d *Presenter) end() { d.host.Session().SetPresenting(false) }

// canEnd says whether Escape ends presenting. From the board it leads to the panel first.
func (d *Presenter) canEnd() bool { return d.host.Presenting() && !d.host.BoardHasKeys() }

// toggle begins to present, or ends it.
func (d *Presenter) toggle() { d.host.Session().SetPresenting(!d.host.Presenting()) }

// switchTheme goes from light to dark or back.
func (d *Presenter) switchTheme() {
	if ui.Colors().Dark {
		d.host.UseTheme(ui.LightMode)
	} else {
		d.host.UseTheme(ui.DarkMode)
	}
}

// start goes on with presenting where the page is made anew.
func (d *Presenter) start() {
	if d.host.Presenting() {
		d.open()
	}
}

// met follows a change of the meeting.
func (d *Presenter) met() {
	on := d.host.Presenting()
	if on == d.isOpen() {
		return
	}
	d.SetTheme()
	d.host.FullScreen(on)
	if on {
		d.greet()
		d.open()
		d.host.DrawDiagram()
		return
	}
	d.keys = ""
	d.host.LookAt(d.View())
	d.host.LeaveLayer(d)
	d.host.DrawDiagram()
}

func (d *Presenter) isOpen() bool { return d.host.HasLayer(panel.OverPage) }

// open puts the presenter over the page. Its band is filled first, so that the picture gets
// its room at once.
func (d *Presenter) open() {
	if d.object == nil {
		d.object = container.New(d, d.host.DiagramObject(), d.strip, d.band)
	}
	d.view, d.step = d.host.FishView(), d.host.Session().Step()
	d.host.LookAt(board.View{Fitted: true})
	d.typing = nil
	d.cache.Forget() // the line of another time has not the timer any more
	d.fill()
	d.host.OpenLayer(d)
}

// greet says which keys there are, until one is pressed. It stands on the thin line, in the place of
// counts that can wait: a notice would cover what the line says.
func (d *Presenter) greet() {
	cap := d.host.Actions().Cap
	d.keys = words.T("present.keys", "end", cap("act.endPresent"), "next", cap("act.pageDown"), "keys", action.Cap("F1"))
	d.host.UntilKey(func() {
		d.keys = ""
		d.RefreshPrompt()
	})
}

// View is how the fish was looked at before the team presented, all of it where the team has
// gone on to another step since.
func (d *Presenter) View() board.View {
	if d.host.Session().Step() > d.step {
		return board.View{Fitted: true}
	}
	return d.view
}

// SetTheme has everything stand out, and what is typed be large, while presenting.
func (d *Presenter) SetTheme() {
	inputSize := float32(0)
	if d.host.Presenting() {
		inputSize = ui.RoundSize(answerSize, unit(d.host.Window().Canvas().Size(), d.host.TextSize()))
	}
	ui.SetPresenting(inputSize)
}

// TypeIn shows an entry instead of the one where the panel's next word goes.
func (d *Presenter) TypeIn(e *ui.Entry) {
	if d.isOpen() {
		d.typing = e
		d.RefreshPrompt()
	}
}

// TypingIn says whether it shows an entry instead of the panel's usual one.
func (d *Presenter) TypingIn(e *ui.Entry) bool { return d.typing == e }

// EndTyping goes back to where the panel's next word goes.
func (d *Presenter) EndTyping() {
	if d.typing != nil {
		d.typing = nil
		d.RefreshPrompt()
	}
}
