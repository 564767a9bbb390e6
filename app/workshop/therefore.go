package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// reading is therefore mode (因此): a chain of causes read back from its root cause, link
// by link, large in place of the board. For each link the team says whether it holds.
type reading struct {
	page   *Page
	root   fishbone.ID
	at     int // the link that is asked about, from the root cause up; after the last one, the summary
	picked int // the broken link in hand, in the summary
	keys   *ui.KeyTarget
	object *fyne.Container // over the board
	size   fyne.Size       // that it was drawn for
	left   bool            // the page has taken it away
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

// chainEnd is a panel that may know better than the selection from which cause a chain is
// read back.
type chainEnd interface {
	ReadFrom() (end fishbone.ID, knows bool)
}

// readFrom is the cause from which the chain would be read back now, none if there is
// nothing to read.
func (p *Page) readFrom() fishbone.ID {
	id := p.SelectedCause()
	if chain, ok := p.panel.(chainEnd); ok {
		if end, knows := chain.ReadFrom(); knows {
			id = end
		}
	}
	if len(links(p.Analysis(), id)) == 0 {
		return ""
	}
	return id
}

func (p *Page) canReadBack() bool { return !p.HasLayer(panel.OverDiagram) && p.readFrom() != "" }

// readBack begins therefore mode.
func (p *Page) readBack() {
	r := &reading{page: p, root: p.readFrom(), keys: ui.NewKeyTarget()}
	r.keys.OnRune, r.keys.OnKey, r.keys.OnShortcut = r.typedRune, r.typedKey, r.shortcut
	r.object = container.New(r)
	p.OpenLayer(r)
}

// Area implements [panel.Layer].
func (*reading) Area() panel.Area { return panel.OverDiagram }

// Content implements [panel.Layer].
func (r *reading) Content() fyne.CanvasObject { return r.object }

// Focus implements [panel.Layer].
func (r *reading) Focus() fyne.Focusable { return r.keys }

// Close implements [panel.Layer].
func (r *reading) Close() {
	r.left = true
	r.page.RefreshPrompt()
}

// leave goes back to the panel.
func (r *reading) leave() { r.page.LeaveLayer(r) }

// shortcut leaves all to the page but Escape, which ends the reading and nothing else.
func (r *reading) shortcut(s fyne.Shortcut) bool {
	return action.StrokeOf(s) != string(fyne.KeyEscape) && r.page.Shortcut(s)
}

func (r *reading) typedRune(c rune) {
	switch action.StrokeOfRune(c) {
	case "y", "是", "对", "對":
		r.say(fishbone.Holds)
	case "n", "否", "不":
		r.say(fishbone.Breaks)
	}
}

func (r *reading) typedKey(name fyne.KeyName) {
	ended := r.ended()
	switch name {
	case fyne.KeyEscape:
		r.leave()
	case fyne.KeyUp:
		if ended && r.picked > 0 {
			r.picked--
			r.Refresh()
		} else {
			r.back()
		}
	case fyne.KeyDown:
		if ended && r.picked < len(r.broken())-1 {
			r.picked++
			r.Refresh()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if ended {
			r.finish()
		} else {
			r.say(fishbone.Holds)
		}
	case fyne.KeyRight:
		r.say(fishbone.Holds)
	case fyne.KeyLeft:
		r.say(fishbone.Breaks)
	}
}

func (r *reading) links() []link { return links(r.page.Analysis(), r.root) }

func (r *reading) ended() bool { return r.at >= len(r.links()) }

// broken are the links of the chain that do not hold.
func (r *reading) broken() []link {
	var broken []link
	for _, l := range r.links() {
		if l.cause.Therefore == fishbone.Breaks {
			broken = append(broken, l)
		}
	}
	return broken
}

// say judges the link that is asked about and goes on to the next.
func (r *reading) say(l fishbone.Therefore) {
	if r.ended() {
		return
	}
	c := r.links()[r.at].cause
	r.at++
	if c.Therefore != l && !r.page.Do(fishbone.JudgeTherefore{ID: c.ID, Therefore: l}) {
		r.at--
	}
	r.Refresh()
}

// back asks about the link before once more.
func (r *reading) back() {
	if r.at > 0 {
		r.at, r.picked = r.at-1, 0
		r.Refresh()
	}
}

// finish reopens the broken link in hand, or ends where all links hold.
func (r *reading) finish() {
	if broken := r.broken(); len(broken) > 0 {
		r.reopen(broken[min(r.picked, len(broken)-1)])
		return
	}
	r.leave()
}

// reopen takes what a broken link should have explained in hand, to ask why anew. What
// does not explain the problem itself goes back to the verdicts.
func (r *reading) reopen(l link) {
	p := r.page
	r.leave()
	if l.above == "" {
		p.OpenStep(guide.Agree)
		p.Session().Choose(l.cause.ID)
		return
	}
	p.Session().Choose(l.above)
	p.OpenStep(guide.FiveDeep)
}

// refresh shows the chain as it stands; it may have been changed by undo.
func (r *reading) Refresh() {
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
func (r *reading) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout]: what it shows is made for a size.
func (r *reading) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
	}
	if s != r.size {
		r.size = s
		fyne.Do(func() {
			if !r.left {
				r.Refresh()
				r.page.Focus()
			}
		})
	}
}
