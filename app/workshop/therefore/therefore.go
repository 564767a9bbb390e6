// Package therefore is therefore mode (因此): a chain of causes is read back from its root
// cause, one step at a time, large in place of the board. For each step the team says
// whether it holds. The mode changes no cause; what does not hold is asked anew in the step
// where it belongs.
//
// Start reading at therefore.go, then view.go.
package therefore

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// ChainEnd is the cause from which a chain would be read back now, empty for none.
	ChainEnd() fishbone.ID
}

// feature is the mode as the page knows it, whether it is open or not.
type feature struct{ host Host }

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{h}
	return panel.Feature{Actions: []action.Action{{
		Name: "act.therefore", Part: action.Diagram, After: "act.unlink", Where: action.In(action.Everywhere), Keys: []string{"Ctrl+R"},
		Can: f.canOpen, Do: f.openLayer,
	}}}
}

func (f *feature) canOpen() bool {
	return !f.host.HasLayer(panel.OverDiagram) && len(links(f.host.Analysis(), f.host.ChainEnd())) > 0
}

func (f *feature) openLayer() { f.host.OpenLayer(newReadBack(f.host, f.host.ChainEnd())) }

// readBack is the mode while a chain is read back.
type readBack struct {
	host     Host
	root     fishbone.ID
	at       int // the link that is asked about, from the root cause up; after the last one, the summary
	selected int // the broken link that Return reopens, in the summary
	keys     *ui.KeyTarget
	object   *fyne.Container // over the board
	size     fyne.Size       // that it was drawn for
	closed   bool            // the page has taken it away
}

func newReadBack(h Host, root fishbone.ID) *readBack {
	r := &readBack{host: h, root: root, keys: ui.NewKeyTarget()}
	r.keys.OnRune, r.keys.OnKey, r.keys.OnShortcut = r.typedRune, r.typedKey, r.shortcut
	r.object = container.New(r)
	return r
}

// link is one step up: because of the cause, therefore what it explains.
type link struct {
	cause    fishbone.Cause
	explains string
	above    fishbone.ID // the cause above; none if it is the problem
}

// links are the steps from a cause up to the problem.
func links(a *fishbone.Analysis, root fishbone.ID) []link {
	var all []link
	path := a.Path(root)
	for i := len(path) - 1; i > 0; i-- {
		all = append(all, link{path[i], path[i-1].Text, path[i-1].ID})
	}
	if _, onBone := a.BoneOf(root); onBone && len(path) > 0 && a.HeadText() != "" {
		all = append(all, link{path[0], a.HeadText(), ""})
	}
	return all
}

// Area implements [panel.Layer].
func (*readBack) Area() panel.Area { return panel.OverDiagram }

// Content implements [panel.Layer].
func (r *readBack) Content() fyne.CanvasObject { return r.object }

// Focus implements [panel.Layer].
func (r *readBack) Focus() fyne.Focusable { return r.keys }

// Close implements [panel.Layer].
func (r *readBack) Close() {
	r.closed = true
	r.host.RefreshPrompt()
}

// leave goes back to the panel.
func (r *readBack) leave() { r.host.LeaveLayer(r) }

// shortcut leaves all to the page but Escape, which ends the mode and nothing else.
func (r *readBack) shortcut(s fyne.Shortcut) bool {
	return action.StrokeOf(s) != string(fyne.KeyEscape) && r.host.Shortcut(s)
}

func (r *readBack) typedRune(c rune) {
	switch action.StrokeOfRune(c) {
	case "y", "是", "对", "對":
		r.judge(fishbone.Holds)
	case "n", "否", "不":
		r.judge(fishbone.Breaks)
	}
}

func (r *readBack) typedKey(name fyne.KeyName) {
	ended := r.ended()
	switch name {
	case fyne.KeyEscape:
		r.leave()
	case fyne.KeyUp:
		if ended && r.selected > 0 {
			r.selected--
			r.Refresh()
		} else {
			r.back()
		}
	case fyne.KeyDown:
		if ended && r.selected < len(r.broken())-1 {
			r.selected++
			r.Refresh()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if ended {
			r.finish()
		} else {
			r.judge(fishbone.Holds)
		}
	case fyne.KeyRight:
		r.judge(fishbone.Holds)
	case fyne.KeyLeft:
		r.judge(fishbone.Breaks)
	}
}

func (r *readBack) links() []link { return links(r.host.Analysis(), r.root) }

func (r *readBack) ended() bool { return r.at >= len(r.links()) }

// broken are the links of the chain that do not hold.
func (r *readBack) broken() []link {
	var broken []link
	for _, l := range r.links() {
		if l.cause.Therefore == fishbone.Breaks {
			broken = append(broken, l)
		}
	}
	return broken
}

// judge says whether the link that is asked about holds, and goes on to the next.
func (r *readBack) judge(l fishbone.Therefore) {
	if r.ended() {
		return
	}
	c := r.links()[r.at].cause
	r.at++
	if c.Therefore != l && !r.host.Do(fishbone.JudgeTherefore{ID: c.ID, Therefore: l}) {
		r.at--
	}
	r.Refresh()
}

// back asks about the link before once more.
func (r *readBack) back() {
	if r.at > 0 {
		r.at, r.selected = r.at-1, 0
		r.Refresh()
	}
}

// finish reopens the selected broken link, or ends the mode where all links hold.
func (r *readBack) finish() {
	if broken := r.broken(); len(broken) > 0 {
		r.reopen(broken[min(r.selected, len(broken)-1)])
		return
	}
	r.leave()
}

// reopen selects what a broken link should have explained, to ask why anew. A cause that
// does not explain the problem itself goes back to the verdicts.
func (r *readBack) reopen(l link) {
	r.leave()
	if l.above == "" {
		r.host.OpenStep(guide.StepAgree)
		r.host.Session().Choose(l.cause.ID)
		return
	}
	r.host.Session().Choose(l.above)
	r.host.OpenStep(guide.StepFiveWhys)
}

// Refresh implements [panel.Layer]. Undo may have changed the chain.
func (r *readBack) Refresh() {
	all := r.links()
	if len(all) == 0 {
		r.leave()
		return
	}
	r.at = min(r.at, len(all))
	if r.size.IsZero() {
		return
	}
	r.object.Objects = r.draw(all)
	r.object.Refresh()
}

// MinSize implements [fyne.Layout].
func (r *readBack) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout]. What is shown is made for a size.
func (r *readBack) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
	}
	if s != r.size {
		r.size = s
		ui.Do(func() {
			if !r.closed {
				r.Refresh()
				r.host.Focus()
			}
		})
	}
}
