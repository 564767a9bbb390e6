package register

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/fishbone"
)

// mostOffers is how many of the things that were used before are offered at a time.
const mostOffers = 4

// offers are what an attribute said before and fits what is typed.
type offers struct {
	of    string // the attribute, empty for none
	all   []string
	at    int    // the one that the keys are on, -1 for none
	typed string // what was typed before the keys went to one
	taken bool   // a key puts one into the entry just now
}

// offer offers what fits the text of an entry; of no entry nothing.
func (f *form) offer(name string) {
	if f.offers.taken {
		return
	}
	was := f.offers
	f.offers = offers{at: -1}
	if name != "" && slices.Contains(completed, name) && fishbone.Label(f.entries[name].Text) != "" {
		f.offers = offers{of: name, all: f.fitting(name), at: -1, typed: f.entries[name].Text}
	}
	if was.of != f.offers.of || !slices.Equal(was.all, f.offers.all) {
		f.page.showSide()
	}
}

// fitting are what an attribute said before and what the text begins, those before what only holds
// the text. What is said in full needs no offer.
func (f *form) fitting(name string) (all []string) {
	text := fishbone.Fold(fishbone.Label(f.entries[name].Text))
	var holding []string
	for _, said := range f.used[name] {
		switch folded := fishbone.Fold(said); {
		case folded == text:
			return nil
		case strings.HasPrefix(folded, text):
			all = append(all, said)
		case strings.Contains(folded, text):
			holding = append(holding, said)
		}
	}
	all = append(all, holding...)
	return all[:min(mostOffers, len(all))]
}

// complete puts the next offer into an entry, or the one before; before the first is what was
// typed. In an empty entry all that was used before is offered.
func (f *form) complete(name string, by int) bool {
	if !slices.Contains(completed, name) {
		return false
	}
	e := f.entries[name]
	if f.offers.of != name && e.Text == "" {
		used := f.used[name]
		f.offers = offers{of: name, all: used[:min(mostOffers, len(used))], at: -1}
	}
	o := &f.offers
	if o.of != name || len(o.all) == 0 {
		return false
	}
	o.at = (o.at+by+1+len(o.all)+1)%(len(o.all)+1) - 1
	text := o.typed
	if o.at >= 0 {
		text = o.all[o.at]
	}
	o.taken = true
	e.SetDraft(text)
	o.taken = false
	f.page.showSide()
	return true
}

// offered are the offers below the entries of these attributes, nil where there are none.
func (f *form) offered(room float32, names ...string) fyne.CanvasObject {
	o := f.offers
	if len(o.all) == 0 || !slices.Contains(names, o.of) {
		return nil
	}
	var chips []fyne.CanvasObject
	for i, said := range o.all {
		chips = append(chips, ui.ChipButton(shorten(said, 24), i == o.at, func() {
			f.offers = offers{}
			f.entries[o.of].SetDraft(said)
			f.offers = offers{}
			f.page.showSide()
			f.page.Window.Canvas().Focus(f.entries[o.of])
		}))
	}
	return ui.Flow(6, room, chips...)
}
