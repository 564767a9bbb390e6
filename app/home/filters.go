package home

import (
	"fmt"
	"maps"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// View is what somebody looks at in the list. It outlives the page, as a language does.
type View struct {
	only  map[storage.ListFacet]string
	order storage.Order
}

// NewView looks at all analyses, those changed last first.
func NewView() *View { return &View{only: map[storage.ListFacet]string{}} }

// usual says whether all analyses are shown in the usual order.
func (v *View) usual() bool { return len(v.only) == 0 && v.order == storage.ByChange }

// ask reads the rows, and what they can be limited to.
func (p *Page) ask() {
	p.results.Query = storage.Query{Only: p.View.only, Order: p.View.order}
	p.results.Ask()
	p.askCounts()
	if !p.View.usual() {
		p.askLatest()
	}
}

// askCounts counts the values of each facet, off the window's thread.
func (p *Page) askCounts() {
	p.countTurn++
	turn, q := p.countTurn, storage.Query{Only: maps.Clone(p.View.only)}
	p.background(func() func() {
		counts, err := p.Store.ListCounts(q)
		return func() {
			if turn == p.countTurn && err == nil { // otherwise the list says what is wrong
				p.counts = counts
				p.refreshList()
			}
		}
	})
}

// askLatest reads the analysis that was changed last where the rows do not begin with it.
func (p *Page) askLatest() {
	today := fishbone.DayOf(p.Now())
	p.background(func() func() {
		rows, total, err := p.Store.List(storage.Query{Limit: 1, Today: today})
		return func() {
			if err == nil && len(rows) > 0 {
				p.latest, p.everything = rows[0], total
				p.refreshList()
			}
		}
	})
}

// look limits the list to a value of a facet; an empty one takes all.
func (p *Page) look(f storage.ListFacet, value string) {
	if value == "" || p.View.only[f] == value {
		delete(p.View.only, f)
	} else {
		p.View.only[f] = value
	}
	p.chosen = -1
	p.ask()
	p.Focus()
}

// sort puts the list into another order.
func (p *Page) sort(o storage.Order) {
	p.View.order = o
	p.chosen = -1
	p.ask()
	p.Focus()
}

// lookAtAll limits the list no longer.
func (p *Page) lookAtAll() {
	p.View.only = map[storage.ListFacet]string{}
	p.ask()
	p.Focus()
}

// filters are the chips of the states, and a menu for each other facet.
func (p *Page) filters(width float32) fyne.CanvasObject {
	states := p.counts[storage.ListState]
	all := 0
	for _, c := range states {
		all += c.N
	}
	chosen := p.View.only[storage.ListState]
	chips := []fyne.CanvasObject{ui.ChipButton(fmt.Sprintf("%s %s", words.T("home.everyState"), words.Number(all)), chosen == "", func() { p.look(storage.ListState, "") })}
	for _, c := range states {
		if c.Value != "" {
			chips = append(chips, ui.ChipButton(fmt.Sprintf("%s %s", words.T("state."+c.Value), words.Number(c.N)), c.Value == chosen, func() { p.look(storage.ListState, c.Value) }))
		}
	}
	for _, f := range []storage.ListFacet{storage.ListType, storage.ListDepartment, storage.ListTag, storage.ListYear} {
		if n := len(p.counts[f]); n > 1 || n == 1 && f != storage.ListYear || p.View.only[f] != "" {
			chips = append(chips, p.facetChip(f))
		}
	}
	return ui.Flow(6, width, chips...)
}

// facetChip opens the values of a facet.
func (p *Page) facetChip(f storage.ListFacet) fyne.CanvasObject {
	chosen := p.View.only[f]
	text := words.T("home.facet." + string(f))
	if chosen != "" {
		text += ": " + shorten(chosen, 24)
	}
	var chip *ui.Tap
	chip = ui.ChipButton(text+" ▾", chosen != "", func() {
		chip.MouseOut()
		var choices []ui.Choice
		if chosen != "" {
			choices = append(choices, ui.Choice{Words: words.T("search.all"), Do: func() { p.look(f, "") }}, ui.Choice{})
		}
		for _, c := range p.counts[f][:min(mostChoices, len(p.counts[f]))] {
			one := ui.Choice{Words: fmt.Sprintf("%s  %s", shorten(c.Value, 40), words.Number(c.N)), Do: func() { p.look(f, c.Value) }}
			one.Tick(c.Value == chosen)
			choices = append(choices, one)
		}
		ui.ShowMenu(p.Window.Canvas(), ui.Below(chip), p.Focus, choices...)
	})
	return chip
}

// sorter opens the orders.
func (p *Page) sorter() *ui.Tap {
	t := ui.Dropdown(words.T("home.order." + orderName(p.View.order)))
	t.OnTap = func() {
		t.MouseOut()
		var choices []ui.Choice
		for _, o := range storage.Orders {
			one := ui.Choice{Words: words.T("home.order." + orderName(o)), Do: func() { p.sort(o) }}
			one.Tick(o == p.View.order)
			choices = append(choices, one)
		}
		ui.ShowMenu(p.Window.Canvas(), ui.Below(t), p.Focus, choices...)
	}
	return t
}

func orderName(o storage.Order) string {
	if o == storage.ByChange {
		return "changed"
	}
	return string(o)
}

// worthFilters says whether there is something that the list can be limited to.
func (p *Page) worthFilters() bool {
	if len(p.View.only) > 0 || len(p.counts[storage.ListState]) > 1 {
		return true
	}
	for _, f := range []storage.ListFacet{storage.ListType, storage.ListDepartment, storage.ListTag} {
		if len(p.counts[f]) > 0 {
			return true
		}
	}
	return false
}
