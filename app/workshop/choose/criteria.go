package choose

import (
	"encoding/json"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// criteriaSet is a set of criteria, of the method or of the team.
type criteriaSet struct {
	Name     string         `json:"name"`
	Scale    fishbone.Scale `json:"scale,omitempty"`
	Criteria []setCriterion `json:"criteria"`
}

type setCriterion struct {
	Text   string `json:"text"`
	Weight int    `json:"weight"`
}

// methodSets are those of the method, in the language of the interface.
func methodSets() []criteriaSet {
	of := func(key string, scale fishbone.Scale, criteria ...string) criteriaSet {
		s := criteriaSet{Name: words.T("criteria." + key), Scale: scale}
		weights := fishbone.BalanceWeights(make([]int, len(criteria)))
		for i, c := range criteria {
			s.Criteria = append(s.Criteria, setCriterion{words.T("criterion." + c), weights[i]})
		}
		return s
	}
	return []criteriaSet{
		of("circle", fishbone.FiveThreeOne, "feasible", "economical", "beneficial", "ability"),
		of("usual", fishbone.OneToFive, "removes", "quick", "cheap", "noticed"),
	}
}

// most is how many criteria a set may have: more are in no matrix.
const mostCriteria = 20

// readSets reads what [writeSets] wrote; what makes no sense is left out.
func readSets(text string) []criteriaSet {
	var sets, good []criteriaSet
	if json.Unmarshal([]byte(text), &sets) != nil {
		return nil
	}
	for _, s := range sets {
		s.Criteria = slices.DeleteFunc(s.Criteria, func(c setCriterion) bool {
			return fishbone.Label(c.Text) == "" || len(c.Text) > fishbone.MaxLabel || c.Weight < 0 || c.Weight > 100
		})
		if s.Scale != fishbone.FiveThreeOne {
			s.Scale = fishbone.OneToFive
		}
		if s.Name = fishbone.Label(s.Name); s.Name != "" && len(s.Criteria) > 0 && len(s.Criteria) <= mostCriteria {
			good = append(good, s)
		}
	}
	return good
}

func writeSets(sets []criteriaSet) string {
	data, _ := json.Marshal(sets) // nothing in it can fail
	return string(data)
}

// use are the edits that put a set in the place of the criteria that there are.
func (s criteriaSet) use(a *fishbone.Analysis) fishbone.Edit {
	var edits []fishbone.Edit
	for _, c := range a.CriteriaFor(fishbone.OfSolutions) {
		edits = append(edits, fishbone.Remove{Of: fishbone.CriterionKind, ID: c.ID})
	}
	for _, c := range s.Criteria {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Criterion{
			ID: fishbone.NewID(), Text: c.Text, For: fishbone.OfSolutions, Weight: c.Weight, Scale: s.Scale,
		}})
	}
	return fishbone.Join(edits...)
}

// useSet takes a set, with a way back: the points for the criteria before go with them.
func (v *matrixView) useSet(s criteriaSet) {
	panel.DoTelling(v.host, s.use(v.host.Analysis()), words.T("choose.setUsed", "name", s.Name), ui.Neutral)
	v.goTo(0, 0)
}

// keepSet remembers the criteria as a set of the team's own, in place of one of that name.
func (v *matrixView) keepSet(name string) {
	name = fishbone.Label(name)
	if name == "" || len(v.matrix.Criteria) == 0 {
		return
	}
	s := criteriaSet{Name: name, Scale: v.matrix.Criteria[0].Scale}
	for _, c := range v.matrix.Criteria {
		s.Criteria = append(s.Criteria, setCriterion{c.Text, c.Weight})
	}
	v.host.KeepCriteriaSets(writeSets(append(v.without(name), s)))
	v.set.SetSaved("")
	v.host.KeepDraft(setPlace, "")
	v.host.Notices().Say(words.T("choose.setKept", "name", name), ui.Positive, "", nil)
	v.host.Refresh()
}

func (v *matrixView) without(name string) []criteriaSet {
	return slices.DeleteFunc(readSets(v.host.CriteriaSets()), func(s criteriaSet) bool { return s.Name == name })
}

// forgetSet takes away a set of the team's own.
func (v *matrixView) forgetSet(name string) {
	before := v.host.CriteriaSets()
	v.host.KeepCriteriaSets(writeSets(v.without(name)))
	v.host.Notices().Say(words.T("sets.removed", "name", name), ui.Neutral, words.T("workshop.undoWord"), func() {
		v.host.KeepCriteriaSets(before)
		v.host.Refresh()
	})
	v.host.Refresh()
}

// setPlace is the name of the draft of a set's name.
const setPlace = "choose/set"

func (v *matrixView) newSetEntry() *ui.Entry {
	e := ui.NewEntry(words.T("choose.setHint"))
	panel.Serve(v.host, e)
	e.Place = setPlace
	e.SetDraft(v.host.Session().Draft(setPlace))
	e.OnEveryChange(func() { v.host.KeepDraft(setPlace, e.Text) })
	e.OnEnter = func(text string, _ bool) { v.keepSet(text) }
	e.OnKey = v.leaveKey
	return e
}

// newLine makes the line that names criteria.
func (v *matrixView) newLine() *panel.CaptureLine {
	l := panel.NewCaptureLine(v.host, "choose/criterion", words.T("choose.criterionHint"))
	l.Add = v.addCriterion
	l.Reword = func(id fishbone.ID, text string) fishbone.Edit {
		return fishbone.Set{Of: fishbone.CriterionKind, ID: id, Values: fishbone.Values{"text": text}}
	}
	l.OnKey = v.leaveKey
	return l
}

// addCriterion adds one that weighs as much as the others do on average; together they weigh
// 100.
func (v *matrixView) addCriterion(text string, _ bool, ends session.Option) bool {
	if fishbone.Label(text) == "" {
		return false
	}
	all := slices.Clone(v.matrix.Criteria)
	one := fishbone.Criterion{ID: fishbone.NewID(), Text: text, For: fishbone.OfSolutions, Weight: 100}
	if n := len(all); n > 0 {
		one.Scale, one.Weight = all[0].Scale, max(1, v.matrix.WeightSum()/n)
	}
	edits := []fishbone.Edit{fishbone.Add{Thing: &one}}
	return v.host.Do(fishbone.Join(append(edits, balanced(append(all, one))...)...), ends)
}

// removeCriterion takes one away, and the others weigh 100 again.
func (v *matrixView) removeCriterion(c fishbone.Criterion) {
	left := slices.DeleteFunc(slices.Clone(v.matrix.Criteria), func(x fishbone.Criterion) bool { return x.ID == c.ID })
	edits := []fishbone.Edit{fishbone.Remove{Of: fishbone.CriterionKind, ID: c.ID}}
	panel.DoTelling(v.host, fishbone.Join(append(edits, balanced(left)...)...), words.T("cause.removed", "text", panel.Shorten(c.Text, 24)), ui.Neutral)
}

// useScale gives all criteria a scale.
func (v *matrixView) useScale(s fishbone.Scale) {
	var edits []fishbone.Edit
	for _, c := range v.matrix.Criteria {
		if c.Scale != s {
			edits = append(edits, fishbone.Set{Of: fishbone.CriterionKind, ID: c.ID, Values: fishbone.Values{"scale": string(s)}})
		}
	}
	v.host.Do(fishbone.Join(edits...))
	v.host.Focus()
}

// toggleCriteria shows the criteria in the panel, or the result again.
func (v *matrixView) toggleCriteria() {
	v.criteria = !v.criteria
	v.host.Refresh()
	if v.criteria {
		v.host.TypeIn(v.line.Entry)
	} else {
		v.host.Focus()
	}
}

func (v *matrixView) scale() fishbone.Scale {
	if len(v.matrix.Criteria) == 0 {
		return fishbone.OneToFive
	}
	return v.matrix.Criteria[0].Scale
}

// criteriaMenu offers sets of criteria, and to change what there is.
func (v *matrixView) criteriaMenu(at fyne.Position) {
	var items []ui.Choice
	for _, s := range slices.Concat(methodSets(), readSets(v.host.CriteriaSets())) {
		items = append(items, ui.Pick(s.Name, func() { v.useSet(s) }))
	}
	items = append(items, ui.Choice{})
	for _, s := range []fishbone.Scale{fishbone.OneToFive, fishbone.FiveThreeOne} {
		item := ui.Pick(words.T("choose.scale", "scale", scaleName(s)), func() { v.useScale(s) })
		item.Tick(len(v.matrix.Criteria) > 0 && v.scale() == s)
		items = append(items, item)
	}
	v.host.ShowMenu(at, append(items, ui.Choice{}, ui.Choice{Words: words.T("choose.editCriteria"), Key: action.Cap("k"), Do: v.toggleCriteria})...)
}

func scaleName(s fishbone.Scale) string {
	if s == fishbone.FiveThreeOne {
		return words.T("scale.531")
	}
	return words.T("choose.oneToFive")
}

// offerSets is what the board has while there are no criteria.
func (v *matrixView) offerSets() fyne.CanvasObject {
	z := v.zoom()
	c := ui.Colors()
	parts := []fyne.CanvasObject{ui.Paragraph(words.T("choose.noCriteria"), ui.Style{Size: ui.RoundSize(ui.Body, z), Color: c.Faint}, v.width(), 3)}
	for _, s := range slices.Concat(methodSets(), readSets(v.host.CriteriaSets())) {
		names := ""
		for i, one := range s.Criteria {
			if i > 0 {
				names += " · "
			}
			names += one.Text
		}
		t := ui.NewTap(ui.Padded(10, 14, 10, 14, ui.Column(2,
			ui.Text(s.Name, ui.Style{Size: ui.RoundSize(ui.Strong, z), Bold: true, Color: c.Ink}),
			ui.Paragraph(names, ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Muted}, v.width()-40, 2))), func() { v.useSet(s) })
		t.Fill, t.Edge = c.Surface, c.Rule
		parts = append(parts, t)
	}
	parts = append(parts, ui.Row(0, ui.Plain(ui.Plus, words.T("choose.ownCriteria"), v.toggleCriteria)))
	return ui.Padded(16, v.edge(), 0, v.edge(), ui.Column(10, parts...))
}

// criteriaList are the criteria in the panel, to be changed.
func (v *matrixView) criteriaList() fyne.CanvasObject {
	parts := []fyne.CanvasObject{v.line.Object(action.Hint("key.next", "Return"), action.Hint("key.leave", "Escape"))}
	if len(v.matrix.Criteria) > 0 {
		chips := []fyne.CanvasObject{}
		for _, s := range []fishbone.Scale{fishbone.OneToFive, fishbone.FiveThreeOne} {
			chips = append(chips, ui.ChipButton(scaleName(s), v.scale() == s, func() { v.useScale(s) }))
		}
		parts = append(parts, ui.Row(6, chips...))
	}
	for _, c := range v.matrix.Criteria {
		parts = append(parts, v.criterionRow(c))
	}
	if len(v.matrix.Criteria) > 0 {
		parts = append(parts, v.Section(words.T("choose.keepSet")), v.set)
	}
	for _, s := range readSets(v.host.CriteriaSets()) {
		parts = append(parts, panel.Row{Text: s.Name, OnTap: func() { v.useSet(s) }, Menu: func(at fyne.Position) {
			v.host.ShowMenu(at, ui.Pick(words.T("choose.useSet"), func() { v.useSet(s) }), ui.Pick(words.T("act.remove"), func() { v.forgetSet(s.Name) }))
		}}.Make(v.Room()))
	}
	return ui.Column(8, append(parts, ui.Row(0, ui.Spacer(), ui.Plain("", words.T("choose.done"), v.toggleCriteria)))...)
}

func (v *matrixView) criterionRow(c fishbone.Criterion) fyne.CanvasObject {
	return panel.Row{
		Text:  c.Text,
		Chips: []fyne.CanvasObject{ui.Chip(fmt.Sprint(c.Weight), ui.Neutral), ui.SmallIcon(ui.Pencil, words.T("act.reword"), func() { v.reword(c) })},
		OnTap: func() { v.reword(c) },
		Menu:  func(at fyne.Position) { v.criterionMenu(c, at) },
	}.Make(v.Room())
}

func (v *matrixView) reword(c fishbone.Criterion) {
	v.criteria = true
	v.line.Begin(c.ID, c.Text)
}

// criterionMenu is what can be done with a criterion.
func (v *matrixView) criterionMenu(c fishbone.Criterion, at fyne.Position) {
	i := slices.IndexFunc(v.matrix.Criteria, func(x fishbone.Criterion) bool { return x.ID == c.ID })
	items := []ui.Choice{ui.Pick(words.T("act.reword"), func() { v.reword(c) })}
	if i > 0 {
		items = append(items, ui.Pick(words.T("choose.forward"), func() {
			v.host.Do(fishbone.Move{Of: fishbone.CriterionKind, ID: c.ID, Before: v.matrix.Criteria[i-1].ID})
		}))
	}
	v.host.ShowMenu(at, append(items, ui.Pick(words.T("act.remove"), func() { v.removeCriterion(c) }))...)
}
