package cases

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
	"whybone/storage"
)

// Archive is what a case is read from, and where it is noted who has read it.
type Archive interface {
	Load(id fishbone.ID) (*fishbone.Analysis, error)
	Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, options ...storage.Option) (*fishbone.Analysis, error)
	Undo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error)
}

// ReadingDeps is what a case needs from outside.
type ReadingDeps struct {
	Store   Archive
	Now     func() time.Time // in the reader's time zone
	Window  fyne.Window
	Notices *ui.Notices
	View    *View

	ReportError func(error)             // shows why something could not be done
	Reader      string                  // who read last at this desk
	KeepReader  func(name string)       // remembers who reads
	Back        func()                  // leads to the list
	Open        func(id fishbone.ID)    // opens the analysis in the workshop
	FullScreen  func(on bool)           // gives the page the whole screen, or the window again
	Settings    func(at fyne.Position)  // opens the menu for language and theme
	Run         func(work, done func()) // does work beside the window's thread
}

// View is where somebody is in a case. It outlives the page, which is made anew for another
// language.
type View struct {
	analysis   *fishbone.Analysis
	at         int // of the pages
	quizzing   bool
	presenting bool
	quiz       *casebook.Quiz
	answers    map[fishbone.ID]string // that were typed in the quiz
	typed      string                 // and not compared yet
	clue       fishbone.ID            // the answer for which a clue was asked
	name       string                 // typed, and not entered yet
	edits      int                    // that were made here and can be taken back
}

// NewView begins to read an analysis.
func NewView(a *fishbone.Analysis) *View {
	return &View{analysis: a, quiz: casebook.NewQuiz(), answers: map[fishbone.ID]string{}}
}

// Reading is the page on which a case is read. It belongs to the window's thread.
type Reading struct {
	ReadingDeps

	pages  []casebook.Page
	answer *ui.Entry
	name   *ui.Entry
	keys   *ui.KeyTarget
	board  *board
	rail   *fyne.Container
	side   *container.Scroll
	header *fyne.Container
	foot   *fyne.Container
	root   *fyne.Container
	closed bool
}

// NewReading makes the page. Colours and words are those of the moment: make a new page when they
// change.
func NewReading(d ReadingDeps) *Reading {
	p := &Reading{ReadingDeps: d, pages: casebook.Pages(d.View.analysis)}
	p.View.at = min(p.View.at, len(p.pages)-1)
	p.keys = ui.NewKeyTarget()
	p.keys.OnKey, p.keys.OnRune, p.keys.OnShortcut = func(n fyne.KeyName) { p.key(n) }, p.rune, p.Shortcut
	p.answer = p.newAnswer()
	p.name = p.newName()
	p.board = newBoard(p)
	p.header, p.rail, p.foot = container.NewStack(), container.NewStack(), container.NewStack()
	p.side = container.NewVScroll(ui.Gap(1, 1))
	p.root = container.New(&readingLayout{p}, p.keys, p.header, ui.Hairline(), p.rail, p.board.object, ui.Hairline(), p.side, ui.Hairline(), p.foot)
	p.present(p.View.presenting)
	return p
}

// analysis is what is read.
func (p *Reading) analysis() *fishbone.Analysis { return p.View.analysis }

// page is the page that is shown.
func (p *Reading) page() casebook.Page { return p.pages[p.View.at] }

// newAnswer is where somebody writes what they think the next answer is.
func (p *Reading) newAnswer() *ui.Entry {
	e := ui.NewEntry(words.T("case.quiz.hint"))
	e.Place = "case answer"
	e.SetText(p.View.typed)
	e.OnChanged = func(text string) { p.View.typed = text }
	e.OnEnter = func(string, bool) { p.reveal() }
	e.OnKey = p.key
	e.OnShortcut = p.Shortcut
	e.OnSave = func(string) bool { return true }
	return e
}

// newName is where somebody says who has read the case.
func (p *Reading) newName() *ui.Entry {
	e := ui.NewEntry(words.T("case.name"))
	e.Place = "case reader"
	if p.View.name == "" {
		p.View.name = p.Reader
	}
	e.SetText(p.View.name)
	e.OnChanged = func(text string) { p.View.name = text }
	e.OnEnter = func(string, bool) { p.sign() }
	e.OnKey = func(name fyne.KeyName) bool {
		if name != fyne.KeyEscape && name != fyne.KeyUp && name != fyne.KeyDown {
			return false
		}
		p.Window.Canvas().Focus(p.keys)
		return true
	}
	e.OnShortcut = p.Shortcut
	e.OnSave = func(string) bool { return true }
	return e
}

// key does what a key means and says whether it means something.
func (p *Reading) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyLeft, fyne.KeyPageUp:
		p.turn(p.View.at - 1)
	case fyne.KeyRight, fyne.KeyPageDown:
		p.turn(p.View.at + 1)
	case fyne.KeyHome:
		p.turn(0)
	case fyne.KeyEnd:
		p.turn(len(p.pages) - 1)
	case fyne.KeyUp:
		p.board.scrollBy(-80)
	case fyne.KeyDown:
		p.board.scrollBy(80)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.goOn()
	case fyne.KeyEscape:
		p.leave()
	default:
		return false
	}
	return true
}

// rune does what a letter means. What an input method commits means nothing.
func (p *Reading) rune(r rune) {
	switch r {
	case ' ':
		p.goOn()
	case 'q', 'Q':
		p.setQuiz(!p.View.quizzing)
	case 'm', 'M':
		p.toggleMust()
	case 'r', 'R':
		p.sign()
	case '1', 'y', 'Y':
		p.say(true)
	case '2', 'n', 'N':
		p.say(false)
	}
}

// Shortcut does what a shortcut asks for and returns whether the page knows it.
func (p *Reading) Shortcut(s fyne.Shortcut) bool {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyLeft && c.Modifier == fyne.KeyModifierAlt {
		p.Back()
		return true
	}
	does, ok := map[string]func(){"F11": func() { p.present(!p.View.presenting) }, "Ctrl+Z": p.undo}[action.StrokeOf(s)]
	if ok {
		does()
	}
	return ok
}

// leave ends presenting, or the quiz, or leads back to the list.
func (p *Reading) leave() {
	switch {
	case p.View.presenting:
		p.present(false)
	case p.View.quizzing:
		p.setQuiz(false)
	default:
		p.Back()
	}
}

// present shows the page to a room, or to a reader again.
func (p *Reading) present(on bool) {
	p.View.presenting = on
	p.FullScreen(on)
	p.refresh()
	p.root.Refresh()
	p.Focus()
}

// turn shows another page.
func (p *Reading) turn(to int) {
	if to = min(max(to, 0), len(p.pages)-1); to != p.View.at {
		p.View.at = to
		p.clearAnswer()
		p.board.top()
		p.side.ScrollToTop()
		p.refresh()
	}
	p.Focus()
}

// goOn does what comes next: the covered answer, or else the next page.
func (p *Reading) goOn() {
	switch {
	case p.covered():
		p.reveal()
	case p.View.at+1 < len(p.pages):
		p.turn(p.View.at + 1)
	}
}

// covered says whether an answer of the page that is shown is covered.
func (p *Reading) covered() bool {
	return p.View.quizzing && p.page().Kind == casebook.Whys && p.View.quiz.Open(p.page()) < len(p.page().Chain)
}

// setQuiz covers the answers, or shows them all.
func (p *Reading) setQuiz(on bool) {
	p.View.quizzing = on
	if on && p.page().Kind != casebook.Whys {
		for i, one := range p.pages {
			if one.Kind == casebook.Whys {
				p.View.at = i
				p.board.top()
				break
			}
		}
	}
	p.refresh()
	p.Focus()
}

// reveal shows the next answer, beside what somebody wrote.
func (p *Reading) reveal() {
	if !p.covered() {
		return
	}
	q, one := p.View.quiz, p.page()
	q.Reveal(one)
	if said := fishbone.Label(p.View.typed); said != "" {
		p.View.answers[one.Chain[q.Open(one)-1].ID] = said
	}
	p.clearAnswer()
	p.refresh()
	p.board.bottom()
	p.Focus()
}

func (p *Reading) clearAnswer() {
	p.View.typed = ""
	p.answer.SetText("")
}

// say notes whether somebody had thought of the answer that was shown last.
func (p *Reading) say(thought bool) {
	if p.page().Kind != casebook.Whys || !p.View.quizzing {
		return
	}
	answer := p.View.quiz.Unsaid(p.page())
	if answer == "" {
		return
	}
	p.View.quiz.Say(answer, thought)
	p.refresh()
	p.Focus()
}

// sign notes that somebody has read the case. Without a name it asks for one.
func (p *Reading) sign() {
	name := fishbone.Label(p.View.name)
	if name == "" {
		p.turn(len(p.pages) - 1)
		p.Window.Canvas().Focus(p.name)
		return
	}
	r := fishbone.Reader{ID: fishbone.NewID(), Name: name, Day: fishbone.DayOf(p.Now())}
	if _, of := p.View.quiz.Score(); of > 0 {
		r.Quiz, r.Thought = fishbone.QuizTaken, p.View.quiz.Thought(p.pages)
	}
	if p.do(p.analysis().HasRead(r), name) {
		p.KeepReader(name)
		p.Notices.Say(words.T("case.signed", "name", name), ui.Positive, words.T("home.undo"), p.undo)
	}
}

// toggleMust says that newcomers must read the case, or need not.
func (p *Reading) toggleMust() {
	must := fishbone.MustRead
	if p.analysis().About().MustRead == fishbone.MustRead {
		must = fishbone.MayRead
	}
	p.do(fishbone.SetAbout{Field: fishbone.MustReadField, Text: string(must)}, p.Reader)
}

// do makes an edit, and says whether it was made.
func (p *Reading) do(e fishbone.Edit, by string) bool {
	next, err := p.Store.Do(p.analysis(), e, fishbone.Stamp{At: p.Now(), By: by})
	return p.took(next, err)
}

// undo takes the last edit of the analysis back that was made here.
func (p *Reading) undo() {
	if p.View.edits == 0 {
		return
	}
	next, _, err := p.Store.Undo(p.analysis(), fishbone.Stamp{At: p.Now()})
	if p.took(next, err) {
		p.View.edits -= 2
		p.Notices.Hide()
	}
}

// took goes on with the next state of the analysis.
func (p *Reading) took(next *fishbone.Analysis, err error) bool {
	if err != nil {
		p.ReportError(err)
		return false
	}
	p.View.analysis = next
	p.View.edits++
	p.refresh()
	p.Focus()
	return true
}

// Content is what the window shows.
func (p *Reading) Content() fyne.CanvasObject { return p.root }

// Focus puts the focus where the next word goes: into the answer of a quiz, or to the keys.
func (p *Reading) Focus() {
	if p.covered() && p.View.quiz.Unsaid(p.page()) == "" && !p.View.presenting {
		p.Window.Canvas().Focus(p.answer)
		return
	}
	p.Window.Canvas().Focus(p.keys)
}

// Close ends the page.
func (p *Reading) Close() { p.closed = true }
