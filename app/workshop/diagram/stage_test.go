package diagram

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is the diagram on a bench, with a page that has no panel.
type stage struct {
	*host
	view *View
}

// host stands in for the page.
type host struct {
	*paneltest.Stage
	view     *View
	table    *action.Table
	onBoard  bool // the keys belong to the board
	headLeft bool
}

func newStage(t *testing.T, r picture.TreeRenderer, fill ...fishbone.Edit) *stage {
	t.Helper()
	h := &host{onBoard: true}
	h.Stage = paneltest.NewStage(t, func(*paneltest.Stage) panel.Feature { return panel.Feature{} }, fill...)
	h.view = New(h)
	undo := action.Action{Name: "act.undo", Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Z"}, Do: h.Undo}
	h.table = action.NewTable(append([]action.Action{undo}, h.view.Feature().Actions...)...)
	dragged := container.NewWithoutLayout()
	h.view.Open(Options{Renderer: r, Dragged: dragged})
	t.Cleanup(h.view.Close)
	h.Session().Listen(func(c session.Change) {
		h.view.Changed(c == session.Edited)
		h.view.Refresh()
		h.view.Await()
	})
	h.view.Refresh()
	h.Win.SetContent(container.NewStack(h.view.Keys(), h.view.Framed(), dragged, h.Notices().Object()))
	h.Loop.Run()
	h.Focus()
	return &stage{h, h.view}
}

// sees waits until the picture shows a label, and says where that is in the window.
func (s *stage) sees(label string) (at fyne.Position) {
	s.T.Helper()
	s.Loop.Until(s.T, "the board shows "+label, func() bool {
		var found bool
		at, found = s.view.board.FindText(label)
		at = at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.view.board))
		return found
	})
	return at
}

func (h *host) Actions() *action.Table { return h.table }

func (h *host) Shortcut(c fyne.Shortcut) bool {
	return h.table.Press(action.StrokeOf(c), action.Everywhere)
}

func (h *host) Focus() {
	if h.onBoard || h.view.Typing() {
		h.Win.Canvas().Focus(h.view.Focus())
	}
}

func (h *host) CanPark(fishbone.ID) bool      { return false }
func (h *host) Park(fishbone.ID)              {}
func (h *host) OverParked(fyne.Position) bool { return false }
func (h *host) MarkParked(bool)               {}
func (h *host) BoardHasKeys() bool            { return h.onBoard }
func (h *host) SetBoardHasKeys(on bool)       { h.onBoard = on }
func (h *host) Drill(id fishbone.ID)          { h.Session().Choose(id) }
func (h *host) HeadLeft() bool                { return h.headLeft }
func (*host) TextSize() float32               { return 1 }
func (h *host) TurnHead(left bool)            { h.headLeft = left }
func (h *host) AskedAbout() fishbone.ID       { return "" }
func (h *host) PressBeside(string) bool       { return false }
func (h *host) TypeInPanel(rune)              {}
func (h *host) Reword(fishbone.ID)            {}
func (h *host) Speaker() string               { return "" }
