package workshop

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/diagram"
	"whybone/app/workshop/meeting"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/tour"
	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// This file is the page as its features see it. Where a feature needs more than
// [panel.Host] has, its methods stand under a heading of its own.

var _ diagram.Host = (*Page)(nil)

// What every feature asks for.

// Session is the open analysis.
func (p *Page) Session() *session.Session { return p.deps.Session }

// Analysis is the open analysis as it stands.
func (p *Page) Analysis() *fishbone.Analysis { return p.Session().Analysis() }

// Window is where the page is shown.
func (p *Page) Window() fyne.Window { return p.deps.Window }

// Notices tell what happened.
func (p *Page) Notices() *ui.Notices { return p.deps.Notices }

// Do makes a change, and says in a sentence why it cannot be made. It returns whether it
// was made.
func (p *Page) Do(e fishbone.Edit, options ...session.Option) bool {
	return p.Report(p.Session().Do(e, options...))
}

// Report says an error in a sentence, and returns whether there was none. The sentence goes once
// something else could be done.
func (p *Page) Report(err error) bool {
	if err != nil && !p.refused(err) {
		before := p.Analysis()
		panel.Ask{Said: words.Sentence(err), Tone: ui.Negative, Done: func() bool { return p.Analysis() != before }}.Show(p)
	}
	return err == nil
}

// OpenStep opens one of the eight steps.
func (p *Page) OpenStep(n guide.Step) {
	if p.hasPage(n) {
		p.Report(p.Session().OpenStep(n))
	}
}

// Undo takes the last change back and says which one it was: it may have been made in
// another step, out of sight.
func (p *Page) Undo() {
	if own := p.ownUndo(); own != nil {
		own.Undo()
		return
	}
	p.panel.Flush()
	if !p.Session().CanUndo() {
		return
	}
	_, to := p.Session().Timeline().Undo()
	if p.Report(p.Session().Undo()) {
		panel.Offer{
			Said: words.T("undo.done", "what", words.Edit(p.Session().Undone())), Action: words.T("undo.redo"), Do: p.Redo,
			Stands: panel.StillAt(p, to),
		}.Show(p)
	}
}

// Redo makes the change again that was taken back last.
func (p *Page) Redo() {
	if own := p.ownUndo(); own != nil {
		own.Redo()
		return
	}
	p.panel.Flush()
	p.Notices().Hide()
	if err := p.Session().Redo(); !errors.Is(err, storage.ErrNothing) {
		p.Report(err)
	}
}

// Flush stores what was typed in the open panel and not yet kept.
func (p *Page) Flush() { p.panel.Flush() }

// KeepDraft keeps what was typed at a place and not yet entered.
func (p *Page) KeepDraft(place, text string) {
	p.untilKey()
	p.Report(p.Session().KeepDraft(place, text))
}

// ShowMenu opens a menu. What is being typed on the board is kept first.
func (p *Page) ShowMenu(at fyne.Position, items ...ui.Choice) {
	p.menuAt = at
	p.diagram.CloseOverlay()
	ui.ShowMenu(p.Window().Canvas(), at, p.Focus, items...)
}

// PanelWidth is how wide the panel is.
func (p *Page) PanelWidth() float32 { return p.width }

// PanelScrolled is told that the panel's content has moved.
func (p *Page) PanelScrolled() {
	for _, l := range p.layers {
		if f, ok := l.(scrollFollower); ok {
			f.PanelScrolled()
		}
	}
}

// After has something done later, unless it is cancelled before.
func (p *Page) After(d time.Duration, f func()) (cancel func()) { return p.deps.After(d, f) }

// Now is the time.
func (p *Page) Now() time.Time { return p.deps.Now() }

// What some steps ask for.

// HeadLeft says whether the fish looks to the left.
func (p *Page) HeadLeft() bool { return p.deps.HeadLeft }

// TurnHead makes the fish look to the other side, here and in what is exported.
func (p *Page) TurnHead(left bool) {
	p.deps.HeadLeft = left
	if p.deps.TurnHead != nil {
		p.deps.TurnHead(left)
	}
	p.diagram.ShowWhole()
	p.Refresh()
	p.Focus()
}

// Draggable lets a card be dragged to a place in the picture, or to whatever else has a
// place for it; placeAt says what is under the pointer.
func (p *Page) Draggable(d *ui.Dragger, c fishbone.Cause, placeAt func(fishbone.ID, fyne.Position) (board.Drop, bool)) {
	p.diagram.Draggable(d, c, placeAt)
}

// FindSame lets people look for the cause that says the same as the selected one.
func (p *Page) FindSame() { p.table.Perform("act.same") }

// HighlightDrop shows on the board where a card would come that is let go at a place in
// the window, and says where that is; ok is false where it cannot be dropped.
func (p *Page) HighlightDrop(cause fishbone.ID, at fyne.Position) (to board.Drop, ok bool) {
	return p.diagram.HighlightDrop(cause, at)
}

// TakeDrillTarget is the cause that a drill-down was asked for, empty for none. It is asked
// for once.
func (p *Page) TakeDrillTarget() fishbone.ID {
	id := p.drillInto
	p.drillInto = ""
	return id
}

// Coached is how many notes the coach has for the open step, none while everybody watches.
func (p *Page) Coached() int {
	if p.Presenting() {
		return 0
	}
	return p.coach.Count(p.Session().Step())
}

// HintOn is what the coach has to say of a thing, nothing while everybody watches.
func (p *Page) HintOn(thing fishbone.ID) string {
	if p.Presenting() {
		return ""
	}
	return p.coach.HintOn(thing)
}

// ShowHint shows what the coach has to say of a thing, with the reason.
func (p *Page) ShowHint(thing fishbone.ID) { p.coach.ShowHint(thing) }

// CoachOff are the rules that nobody wants to hear of.
func (p *Page) CoachOff() advice.Off { return p.deps.CoachOff }

// KeepCoachOff has them remembered.
func (p *Page) KeepCoachOff(off advice.Off) {
	p.deps.CoachOff = off
	if p.deps.KeepCoachOff != nil {
		p.deps.KeepCoachOff(off)
	}
}

// OwnSets are the team's own sets of bones.
func (p *Page) OwnSets() categories.Own { return p.deps.OwnSets }

// KeepOwnSets has them remembered.
func (p *Page) KeepOwnSets(own categories.Own) {
	p.deps.OwnSets = own
	if p.deps.KeepOwnSets != nil {
		p.deps.KeepOwnSets(own)
	}
}

// CriteriaSets are the team's own sets of criteria, as they were kept.
func (p *Page) CriteriaSets() string { return p.deps.CriteriaSets }

// KeepCriteriaSets has them remembered.
func (p *Page) KeepCriteriaSets(sets string) {
	p.deps.CriteriaSets = sets
	if p.deps.KeepCriteriaSets != nil {
		p.deps.KeepCriteriaSets(sets)
	}
}

// What reports ask for.

// ReportSettings are what the team keeps for all its reports, as the feature wrote them.
func (p *Page) ReportSettings() string { return p.deps.ReportSettings }

// KeepReportSettings has them remembered.
func (p *Page) KeepReportSettings(settings string) {
	p.deps.ReportSettings = settings
	if p.deps.KeepReportSettings != nil {
		p.deps.KeepReportSettings(settings)
	}
}

// What forms ask for.

// FormMappings are what goes where in the forms of customers, as they were kept.
func (p *Page) FormMappings() string { return p.deps.FormMappings }

// KeepFormMappings has them remembered.
func (p *Page) KeepFormMappings(mappings string) {
	p.deps.FormMappings = mappings
	if p.deps.KeepFormMappings != nil {
		p.deps.KeepFormMappings(mappings)
	}
}

// OpenFiles opens what is in files: analyses, and those of other programs.
func (p *Page) OpenFiles(paths []string) {
	if p.deps.OpenFiles != nil {
		p.deps.OpenFiles(paths)
	}
}

// What export asks for.

// Renderer draws what Graphviz places.
func (p *Page) Renderer() picture.TreeRenderer { return p.deps.Renderer }

// WhyTree is the cause whose why tree is on the board, none where the fish is.
func (p *Page) WhyTree() fishbone.ID { return p.diagram.WhyTree() }

// ExportSettings are how a picture was exported last, as the feature wrote them.
func (p *Page) ExportSettings() string { return p.deps.ExportSettings }

// KeepExportSettings has them remembered.
func (p *Page) KeepExportSettings(settings string) {
	p.deps.ExportSettings = settings
	if p.deps.KeepExportSettings != nil {
		p.deps.KeepExportSettings(settings)
	}
}

// What saving asks for.

// PutBack puts the data file back that is gone.
func (p *Page) PutBack() { p.deps.PutBack() }

// PutInto goes over to the file that has taken the data file's place.
func (p *Page) PutInto() { p.deps.PutInto() }

// TakeBack puts the data file back in place of that file.
func (p *Page) TakeBack() { p.deps.TakeBack() }

// DataFile is where the data file is, or was.
func (p *Page) DataFile() string { return p.deps.DataFile }

// Loss looks what is left, and what lies there now.
func (p *Page) Loss(done func(storage.Loss)) {
	if p.deps.Loss != nil {
		p.deps.Loss(done)
	}
}

// What therefore mode asks for.

// chainEnd is a panel that may know better than the selection from which cause a chain is
// read back.
type chainEnd interface {
	ReadFrom() (end fishbone.ID, knows bool)
}

// ChainEnd is the cause from which a chain would be read back now, empty for none.
func (p *Page) ChainEnd() fishbone.ID {
	if chain, ok := p.panel.(chainEnd); ok {
		if end, knows := chain.ReadFrom(); knows {
			return end
		}
	}
	return p.SelectedCause()
}

// What is about the presenter.

// Presenting says whether everybody watches.
func (p *Page) Presenting() bool { return p.Session().Meeting().Presenting }

// RefreshPrompt has the presenter show the panel's prompt as it stands.
func (p *Page) RefreshPrompt() { p.presenter.RefreshPrompt() }

// TypeIn puts the focus into an entry that is not where the panel's next word goes.
func (p *Page) TypeIn(e *ui.Entry) {
	p.presenter.TypeIn(e)
	p.Window().Canvas().Focus(e)
}

// TypeAt puts the focus into the field of a place in the open panel, and says whether it has one.
func (p *Page) TypeAt(place string) bool {
	f, ok := p.panel.(interface{ TypeAt(place string) bool })
	return ok && f.TypeAt(place)
}

// TypingIn says whether the presenter shows this entry instead of the panel's usual one.
func (p *Page) TypingIn(e *ui.Entry) bool { return p.presenter.TypingIn(e) }

// prompt is what the open panel gives the presenter.
func (p *Page) prompt() panel.Prompt {
	if asks, ok := p.panel.(panel.Prompter); ok {
		return asks.Prompt()
	}
	return panel.Prompt{}
}

// What the presenter asks for.

// Panel is the panel of the open step.
func (p *Page) Panel() panel.Panel { return p.panel }

// UntilKey has something ended when the next key is pressed, once: the keys after it have nothing to wait for.
func (p *Page) UntilKey(end func()) {
	p.untilKey = func() {
		p.untilKey = func() {}
		end()
	}
}

// TextSize is how many times its usual size people want the text.
func (p *Page) TextSize() float32 { return p.deps.TextSize }

// FullScreen gives the page the whole screen, or the window again.
func (p *Page) FullScreen(on bool) {
	if p.deps.FullScreen != nil {
		p.deps.FullScreen(on)
	}
}

// UseTheme goes over to light or dark.
func (p *Page) UseTheme(m ui.Mode) {
	if p.deps.UseTheme != nil {
		p.deps.UseTheme(m)
	}
}

// TimerObject makes the object that shows the meeting's time.
func (p *Page) TimerObject(size float32) fyne.CanvasObject { return p.meeting.Timer(size) }

// Agenda is how the team shares out its minutes, and KeepAgenda remembers that.
func (p *Page) Agenda() meeting.Agenda { return p.deps.Agenda }

// KeepAgenda has the minutes shared out in another way from now on.
func (p *Page) KeepAgenda(a meeting.Agenda) {
	p.deps.Agenda = a
	if p.deps.KeepAgenda != nil {
		p.deps.KeepAgenda(a)
	}
}

// Dials makes the two clocks and who is speaking, for everybody.
func (p *Page) Dials(unit, width float32) fyne.CanvasObject { return p.meeting.Dials(unit, width) }

// Until says when the open step ends by the agenda, and whether that has passed.
func (p *Page) Until() (said string, late bool) { return p.meeting.Until() }

// CardsAreWhole says whether the wall of cards has the place of the picture.
func (p *Page) CardsAreWhole() bool { return p.diagram.CardsAreWhole() }

// TurnObject makes the object that says whose turn it is, nil while nobody is there or the
// open view says it.
func (p *Page) TurnObject(s ui.Style, width float32) fyne.CanvasObject {
	if p.viewNamesTurns() {
		return nil
	}
	return p.meeting.Turn(s, width)
}

// DiagramObject is the picture with what lies over it.
func (p *Page) DiagramObject() fyne.CanvasObject { return p.diagram.Object() }

// DiagramResized has the picture fitted to the place that the presenter gave it. The board's
// tools do not stand there.
func (p *Page) DiagramResized() {
	p.diagram.ReserveBottom(0)
	p.diagram.Resized()
}

// DrawDiagram asks for a picture for those who watch now.
func (p *Page) DrawDiagram() { p.diagram.Draw() }

// FishView is how the fish is looked at, whether it is on the board or not.
func (p *Page) FishView() board.View { return p.diagram.FishView() }

// LookAt has the fish looked at like this, now or when it is on the board again.
func (p *Page) LookAt(v board.View) { p.diagram.LookAt(v) }

// What the tour asks for.

// Tour is the tour that is under way, nil for none.
func (p *Page) Tour() *tour.Tour { return p.deps.Tour }

// CanStartTour says whether a tour can begin.
func (p *Page) CanStartTour() bool { return p.deps.StartTour != nil }

// StartTour begins a tour on an analysis of its own.
func (p *Page) StartTour() { p.deps.StartTour() }

// PanelObject is the place where the panel stands.
func (p *Page) PanelObject() fyne.CanvasObject { return p.side }

// PanelClosed says whether the panel is closed.
func (p *Page) PanelClosed() bool { return p.panes.Closed }

// ShowPanel opens the panel where it is closed.
func (p *Page) ShowPanel() { p.closePanel(false) }

// What the ballot asks for.

// SecondWindow opens a window that everybody can watch, and returns what closes it; nil where
// there can be none.
func (p *Page) SecondWindow(title string, content fyne.CanvasObject, closed func()) (close func()) {
	if p.deps.SecondWindow == nil {
		return nil
	}
	return p.deps.SecondWindow(title, content, closed)
}

// What promises ask for.

// ChosenSolution is the solution in hand in the open panel, empty for none.
func (p *Page) ChosenSolution() fishbone.ID {
	if list, ok := p.panel.(interface{ ChosenSolution() fishbone.ID }); ok {
		return list.ChosenSolution()
	}
	return ""
}
