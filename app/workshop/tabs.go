package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone/guide"
)

// This file is about the views of a step: tabs above the picture lead to them.

// tabHeight is how high the line of tabs is.
const tabHeight = 48

// tab is one of them: a view, or the picture, which has no name.
type tab struct{ name, words string } // words are the last part of their key

// tabsNow are those of the open step. One alone leads nowhere, so there is none then.
func (p *Page) tabsNow() []tab {
	step := p.Session().Step()
	var all []tab
	if step.IsStep() {
		all = append(all, tab{"", "picture"})
	}
	for _, v := range p.views {
		if v.Step == step {
			all = append(all, tab{v.Name, v.Name})
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

func (p *Page) tabsHeight() float32 {
	if len(p.tabsNow()) == 0 {
		return 0
	}
	return tabHeight
}

// tabDeps is all that the tabs depend on.
func (p *Page) tabDeps() any {
	type deps struct {
		tabs []tab
		open string
		room float32
	}
	return deps{p.tabsNow(), p.openTab(), p.boardWide}
}

// openTab is the name of the tab that is open.
func (p *Page) openTab() string {
	name := p.Session().View()
	if all := p.tabsNow(); name == "" && len(all) > 0 {
		return all[0].name
	}
	return name
}

func (p *Page) makeTabs() fyne.CanvasObject {
	all := p.tabsNow()
	if len(all) == 0 {
		return ui.Gap(0, 0)
	}
	tabs := make([]fyne.CanvasObject, len(all))
	for i, t := range all {
		tabs[i] = p.tabObject(t)
	}
	line := canvas.NewRectangle(ui.Colors().Hairline)
	line.SetMinSize(fyne.NewSize(1, 1))
	return container.NewBorder(nil, line, nil, nil, ui.Padded(0, 12, 0, 10, ui.Row(4, tabs...)))
}

func (p *Page) tabObject(t tab) fyne.CanvasObject {
	c := ui.Colors()
	open := t.name == p.openTab()
	style, mark := ui.Style{Size: ui.Body, Bold: open, Color: c.Muted}, canvas.NewRectangle(c.Back)
	if open {
		style.Color, mark.FillColor = c.Ink, c.Accent
	}
	mark.SetMinSize(fyne.NewSize(1, 3))
	name := container.NewCenter(ui.Padded(0, 2, 0, 2, ui.Text(words.T("view."+t.words), style)))
	o := ui.NewTap(ui.MinSize(0, tabHeight-1, ui.Padded(0, 8, 0, 8, container.NewBorder(nil, mark, nil, nil, name))), func() { p.openView(t.name) })
	if t.name != "" {
		o.SetToolTip(p.Actions().Tip("view." + t.name))
	}
	return o
}

// openView opens a view of the open step.
func (p *Page) openView(name string) {
	p.panel.Flush()
	p.Session().OpenView(name)
}

// tabActions lead to each view, whatever step is open.
func (p *Page) tabActions() []action.Action {
	var all []action.Action
	for _, v := range p.views {
		var where []action.Place
		if len(v.Keys) > 0 {
			where = action.In(action.Everywhere)
		}
		all = append(all, action.Action{
			Name: "view." + v.Name, Part: action.Steps, Where: where, Keys: v.Keys, Hidden: p.isAlone(v),
			Do: func() {
				if p.Session().Step() != v.Step {
					p.OpenStep(v.Step)
				}
				p.openView(v.Name)
			},
		})
	}
	return append(all,
		action.Action{Name: "act.nextView", Part: action.Steps, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Shift+Next"},
			Can: func() bool { return len(p.tabsNow()) > 0 }, Do: func() { p.turnTab(1) }, Hidden: true},
		action.Action{Name: "act.lastView", Part: action.Steps, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Shift+Prior"},
			Can: func() bool { return len(p.tabsNow()) > 0 }, Do: func() { p.turnTab(-1) }, Hidden: true},
	)
}

// isAlone says whether a view is all that there is of a page: the page's own action leads there.
func (p *Page) isAlone(v panel.View) bool {
	n := 0
	for _, other := range p.views {
		if other.Step == v.Step {
			n++
		}
	}
	return n == 1 && !v.Step.IsStep()
}

// turnTab opens the tab beside the open one.
func (p *Page) turnTab(by int) {
	all := p.tabsNow()
	for i, t := range all {
		if t.name == p.openTab() {
			p.openView(all[(i+by+len(all))%len(all)].name)
			return
		}
	}
}

// hasPage says whether a page for what comes after the meeting is there.
func (p *Page) hasPage(step guide.Step) bool {
	for _, v := range p.views {
		if v.Step == step {
			return true
		}
	}
	return step.IsStep()
}
