// Package chain is the page on which the whole way from the complaint to the effect is seen at
// once, one line for each root cause, and where it ends too soon. From each end a click, or a
// key, leads to where it is mended. It changes nothing.
//
// Start reading at chain.go, then sheet.go.
package chain

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	draw "whybone/fishbone/draw/chain"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

// place is where the keys of the page mean something.
const place action.Place = "chain"

// feature is the page as the workshop knows it, whether it is open or not.
type feature struct {
	host panel.Host
	open *view // the last one that was made
}

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{
		Views: []panel.View{{Step: guide.PageChain, Name: "chain", Open: func() panel.ViewPanel {
			f.open = newView(h)
			return f.open
		}}},
		Actions: []action.Action{
			f.act("chain.before", func(v *view) { v.Walk(-1) }, "Up"),
			f.act("chain.after", func(v *view) { v.Walk(1) }, "Down"),
			f.act("chain.mendEnd", (*view).mendSelected, "Return", "KP_Enter"),
			f.filterAction(),
		},
	}
}

// act is something that can be done while the page is open.
func (f *feature) act(name string, do func(*view), keys ...string) action.Action {
	return action.Action{
		Name: name, Part: action.Steps, Where: action.In(place), Keys: keys, Hidden: true, Local: true,
		Can: func() bool { return f.open != nil && f.host.Session().Step() == guide.PageChain },
		Do: func() {
			if f.open != nil {
				do(f.open)
			}
		},
	}
}

// filterAction is which lines are shown, by a key each.
func (f *feature) filterAction() action.Action {
	a := f.act("chain.filter", nil, filterKeys...)
	a.Do, a.Nth = func() {}, func(n int) { f.open.use(filters[n]) }
	return a
}

// filter is which lines are shown, by the last part of the key of its words.
type filter string

const (
	showAll     filter = "all"
	showThrough filter = "through"
	showBroken  filter = "broken"
)

var (
	filters    = []filter{showAll, showThrough, showBroken}
	filterKeys = []string{"1", "2", "3"}
)

func (f filter) shows(l links.Line) bool {
	switch f {
	case showThrough:
		return len(l.Ends) == 0
	case showBroken:
		return len(l.Ends) > 0
	}
	return true
}

// choices are what the team has chosen on the page.
type choices struct {
	filter   filter
	selected int // the spot in hand, -1 for none
}

// view is the open page.
type view struct {
	*choices
	host  panel.Host
	keys  *ui.KeyTarget
	board *board
	drawn *draw.Picture
	chain *links.Chain
	of    followed // what chain was made of
	made  madeOf   // what drawn was made of
}

// followed is all that the chain depends on.
type followed struct {
	analysis *fishbone.Analysis
	today    fishbone.Day
}

// madeOf is all that the picture depends on.
type madeOf struct {
	analysis *fishbone.Analysis
	today    fishbone.Day
	filter   filter
	width    float64
	sight    float64
	margin   float64
	colors   ui.Palette
	language words.Language
}

func newView(h panel.Host) *view {
	v := &view{host: h, keys: panel.KeysAt(h, place, action.Lists)}
	var fresh bool
	if v.choices, fresh = panel.Choices[choices](h); fresh {
		v.filter, v.selected = showAll, -1
	}
	v.board = newBoard(v)
	return v
}

// Content implements [panel.Panel]: the page has no panel.
func (v *view) Content() fyne.CanvasObject { return nil }

// Board implements [panel.ViewPanel].
func (v *view) Board() fyne.CanvasObject { return v.board.object }

// Focus implements [panel.Panel].
func (v *view) Focus() fyne.Focusable { return v.keys }

// Flush implements [panel.Panel].
func (v *view) Flush() {}

// Refresh implements [panel.Panel].
func (v *view) Refresh() { v.board.refresh() }

// follow follows the chain of the analysis as it is now.
func (v *view) follow() *links.Chain {
	if is := (followed{v.host.Analysis(), fishbone.DayOf(v.host.Now())}); is != v.of {
		v.chain, v.of = links.Of(is.analysis, is.today), is
	}
	return v.chain
}

// draw makes the picture of a size where it is another one than the last.
func (v *view) draw(width, sight, margin float64) {
	is := madeOf{v.host.Analysis(), fishbone.DayOf(v.host.Now()), v.filter, width, sight, margin, ui.Colors(), words.Used()}
	if is == v.made {
		return
	}
	v.follow()
	v.made = is
	v.drawn = draw.Draw(is.analysis, v.chain, draw.Options{
		Theme: picture.Theme(is.colors.Dark), Width: width, Margin: margin, Sight: sight, Words: picture.ChainWords(is.language, is.analysis, is.today), Show: v.filter.shows,
	})
	if v.selected >= len(v.drawn.Spots) {
		v.selected = len(v.drawn.Spots) - 1
	}
}

// count is how many lines a filter shows.
func (v *view) count(f filter) (n int) {
	for _, l := range v.follow().Lines {
		if f.shows(l) {
			n++
		}
	}
	return n
}

// use shows other lines.
func (v *view) use(f filter) {
	v.filter, v.selected = f, -1
	v.board.refresh()
	v.board.scrollTo(0)
	v.host.RefreshPrompt()
	v.host.Focus()
}

// Walk goes along the ends, from top to bottom.
func (v *view) Walk(by int) {
	if v.drawn == nil || len(v.drawn.Spots) == 0 {
		return
	}
	if next := v.selected + by; v.selected < 0 {
		v.selected = 0
	} else if next >= 0 && next < len(v.drawn.Spots) {
		v.selected = next
	}
	v.board.showSelected()
}

func (v *view) mendSelected() {
	if v.drawn != nil && v.selected >= 0 && v.selected < len(v.drawn.Spots) {
		panel.Mend(v.host, panel.FaultAt(v.drawn.Spots[v.selected].End))
	}
}

// Prompt implements [panel.Prompter].
func (v *view) Prompt() panel.Prompt {
	p := panel.Prompt{Question: words.T("chain.question"), Asks: true}
	p.Hint = words.T("chain.hint", "up", action.Cap("Up"), "down", action.Cap("Down"), "enter", action.Cap("Return"))
	for i, f := range filters {
		p.Options = append(p.Options, panel.Option{
			Key: filterKeys[i], Words: v.said(f), On: f == v.filter, Do: func() { v.use(f) },
		})
	}
	return p
}

// said names a filter with how many lines it shows. For broken ones it says at how many places, as
// all else does that tells of them: a place may belong to several lines, or to none.
func (v *view) said(f filter) string {
	if f == showBroken {
		return picture.Ends(len(v.follow().Ends()))
	}
	return words.T("chain.count", "label", words.T("chain.filter."+string(f)), "n", v.count(f))
}
