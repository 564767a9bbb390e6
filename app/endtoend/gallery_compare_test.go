//go:build linux

package endtoend

import (
	"fmt"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/storage"
)

// compared is the page on which two groups on one problem are compared: covered, empty, usual and
// crowded, by the filters, with a cause in hand, and in front of a room.
func (g *gallery) compared(data string, language words.Language) {
	for _, one := range []struct {
		name  string
		edits []fishbone.Edit
	}{
		{"empty", g.bare(language)},
		{"usual", append([]fishbone.Edit{g.exampleEdit(language)}, reopened...)},
		{"crowded", append(append([]fishbone.Edit{g.exampleEdit(language)}, reopened...), g.crowd(time.Now())...)},
	} {
		g.fillTwins(data, one.edits)
		g.window = g.desktop.open(data, language)
		if one.name == "empty" {
			g.see(words.T("compare.none"))
			g.take("compare-empty")
			g.close()
			continue
		}
		g.see(words.T("compare.covered"))
		g.take("compare-covered-" + one.name)
		g.press("Return")
		g.see(words.T("compare.all"))
		g.take("compare-" + one.name)
		g.ofComparison(one.name)
		g.close()
	}
}

// ofComparison takes what can be seen of a comparison beside its beginning.
func (g *gallery) ofComparison(name string) {
	g.press("Down", "Down", "Down")
	g.see(words.T("compare.hasNot", "who", words.T("compare.group.b")))
	g.take("compare-chosen-" + name)
	g.press("s")
	g.see(words.T("home.batch.cancel"))
	g.take("compare-pair-" + name)
	g.press("Down")
	g.see(words.T("compare.pairHere"))
	g.take("compare-paired-" + name)
	g.press("Escape")
	g.press("End")
	g.take("compare-end-" + name)
	g.press("Home", "d")
	g.take("compare-differences-" + name)
	g.press("b")
	g.take("compare-blind-" + name)
	g.press("b", "F11")
	g.see(words.T("case.keys.end"))
	g.take("compare-room-" + name)
	g.press("Escape")
}

// fillTwins stores an analysis, and that of a second group, which has some of its causes, and others;
// the window opens both over each other.
func (g *gallery) fillTwins(data string, edits []fishbone.Edit) {
	first := g.fill(data, append(edits, fishbone.SetAbout{Field: fishbone.DepartmentField, Text: "KPI"}))
	store, err := storage.Open(data)
	must(g.t, err)
	a, err := store.Load(first)
	must(g.t, err)
	at := fishbone.Stamp{At: time.Now()}
	b, err := fishbone.New(fishbone.NewID(), at).Apply(compare.Twin(a, fishbone.NewID), at)
	must(g.t, err)
	if more := otherGroup(a, b); len(more) > 0 {
		b, err = b.Apply(fishbone.Batch{Edits: more}, at)
		must(g.t, err)
	}
	b, err = store.Create(b)
	must(g.t, err)
	must(g.t, store.SetSetting("open", "compare:"+string(a.ID())+" "+string(b.ID())))
	must(g.t, store.Close())
}

// otherGroup makes up what a second group says: most of what the first one said, and some of it
// elsewhere. On the last bone it says nothing.
func otherGroup(a, b *fishbone.Analysis) (edits []fishbone.Edit) {
	var said []string
	for _, c := range a.WalkBones() {
		said = append(said, c.Text)
	}
	own := a.Solutions() // are nowhere said as causes
	n := 0
	for i, bone := range a.Bones() {
		under := map[fishbone.ID]fishbone.ID{bone.ID: b.Bones()[i].ID}
		for depth, c := range a.Walk(bone.ID) {
			parent, ok := under[c.Parent]
			if n++; !ok || n%4 == 3 || i == len(a.Bones())-1 {
				continue
			}
			id := fishbone.ID(fmt.Sprint("second", n))
			text := c.Text
			switch {
			case n%10 == 0:
				text = own[n/10%len(own)].Text
			case n%5 == 0:
				text = said[(n*7+3)%len(said)]
			}
			under[c.ID] = id
			edits = append(edits, fishbone.AddCause{ID: id, Under: parent, Text: text})
			finding := c.Verdict.Finding
			if finding == fishbone.Confirmed && n%3 == 0 {
				finding = fishbone.Rejected
			}
			if finding != fishbone.Unjudged && depth > 1 {
				edits = append(edits, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: finding, Evidence: "KPI 3/40"}})
			}
		}
	}
	return edits
}
