package diagram

import (
	"strconv"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// chainMenu asks which of the three questions the selected cause answers: why it happened, why
// it was not found, why the system allowed it. That is said of the cause of level one, for all
// that hangs below it.
func (v *View) chainMenu() {
	path := v.host.Analysis().Path(v.host.SelectedCause())
	if len(path) == 0 {
		return
	}
	top := path[0]
	var items []ui.Choice
	for i, chain := range append(fishbone.Chains(), fishbone.NoChain) {
		key := "chain.none"
		if chain != fishbone.NoChain {
			key = "chain." + string(chain)
		}
		item := ui.Choice{Words: words.T(key), Key: strconv.Itoa((i + 1) % 4), Runes: strconv.Itoa((i + 1) % 4), Do: func() {
			v.host.Flush()
			v.host.Do(fishbone.SetChain{ID: top.ID, Chain: chain})
		}}
		item.Tick(top.Chain == chain)
		items = append(items, item)
	}
	v.host.ShowMenu(v.menuPlace(), items...)
}
