// Package coach shows what a good facilitator would say about the open step: a quiet line at
// the foot of the panel, and a list in the panel's place with the reason of each note, the way
// to where it can be mended, and a switch for those who do not want to hear it again. It
// forbids nothing, changes nothing, and says nothing while everybody watches.
//
// Start reading at coach.go, then list.go. What there is to say finds package advice.
package coach

import (
	"slices"

	"whybone/app/action"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

// Host is what the coach needs of the page beyond what every feature does.
type Host interface {
	panel.Host
	// CoachOff are the rules that nobody wants to hear of, and KeepCoachOff remembers them.
	CoachOff() advice.Off
	KeepCoachOff(advice.Off)
}

// Coach is the feature, whether its list is open or not.
type Coach struct {
	host Host
	open *list // nil while it is closed

	// What was found, and in which state on which day: an analysis never changes.
	of    *fishbone.Analysis
	day   fishbone.Day
	found []advice.Advice

	hints   map[fishbone.ID]advice.Advice // the first of found on each thing
	hintsOf string                        // the rules that were off then
}

// New makes the coach.
func New(h Host) *Coach { return &Coach{host: h} }

// Feature is what the page takes of it.
func (k *Coach) Feature() panel.Feature {
	return panel.Feature{Actions: []action.Action{{
		Name: "act.coach", Part: action.Steps, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Shift+A"},
		Can: func() bool { return !k.host.Presenting() }, Do: k.toggle, Says: k.says,
	}}}
}

// says tells how many notes there are.
func (k *Coach) says() string {
	if n := k.Count(k.host.Session().Step()); n > 0 {
		return words.T("coach.foot", "n", n)
	}
	return words.T("act.coach")
}

// Notes are those for a step, without those that were switched off.
func (k *Coach) Notes(step guide.Step) []advice.Advice {
	return slices.DeleteFunc(k.host.CoachOff().Leave(k.all()), func(n advice.Advice) bool { return n.Step != step })
}

// Count is how many there are.
func (k *Coach) Count(step guide.Step) int { return len(k.Notes(step)) }

// Counts are how many there are for each step.
func (k *Coach) Counts() (counts [guide.LastPage + 1]int) {
	for _, n := range k.host.CoachOff().Leave(k.all()) {
		counts[n.Step]++
	}
	return counts
}

// all is all advice about the analysis as it stands.
func (k *Coach) all() []advice.Advice {
	a, day := k.host.Analysis(), fishbone.DayOf(k.host.Now().Local())
	if a != k.of || day != k.day {
		k.of, k.day, k.found = a, day, advice.Advise(a, day)
		k.hints = nil
	}
	return k.found
}

// On are the notes on a thing, in whatever step they can be mended.
func (k *Coach) On(thing fishbone.ID) []advice.Advice {
	return slices.DeleteFunc(k.host.CoachOff().Leave(k.all()), func(n advice.Advice) bool { return n.Thing != thing })
}

// HintOn is what the first note on a thing says, empty for none.
func (k *Coach) HintOn(thing fishbone.ID) string {
	all, off := k.all(), k.host.CoachOff()
	if k.hints == nil || k.hintsOf != off.String() {
		k.hints, k.hintsOf = map[fishbone.ID]advice.Advice{}, off.String()
		for _, n := range slices.Backward(off.Leave(all)) {
			k.hints[n.Thing] = n
		}
	}
	n, ok := k.hints[thing]
	if !ok || thing == "" {
		return ""
	}
	said, _ := words.Advice(n)
	return said
}

// ShowHint opens the list with the notes on a thing.
func (k *Coach) ShowHint(thing fishbone.ID) {
	if k.open != nil {
		k.open.leave()
	}
	k.host.Flush()
	k.open = newList(k)
	k.open.about = thing
	k.host.OpenLayer(k.open)
}

// toggle opens the list, or closes it where it is open.
func (k *Coach) toggle() {
	if k.open != nil {
		k.open.leave()
		return
	}
	k.host.Flush()
	k.open = newList(k)
	k.host.OpenLayer(k.open)
}

// goTo leads to where a note can be mended.
func (k *Coach) goTo(n advice.Advice) {
	h := k.host
	if k.open != nil {
		k.open.leave()
	}
	if p, ok := h.Analysis().Promise(n.Thing); ok {
		missing := links.NoOwner
		if p.Owner != "" {
			missing = links.NoDay
		}
		panel.Mend(h, panel.FaultAt(links.End{Gap: missing, At: links.Promise, Of: p.ID}))
		return
	}
	if n.Step != h.Session().Step() {
		h.OpenStep(n.Step)
	}
	if _, ok := h.Analysis().Cause(n.Thing); ok {
		h.Session().Choose(n.Thing)
	}
	h.Focus()
}

// use switches a rule off, or on again.
func (k *Coach) use(r advice.Rule, on bool) {
	off := k.host.CoachOff()
	if on {
		off = off.Without(r)
	} else {
		off = off.With(r)
	}
	k.host.KeepCoachOff(off)
	k.host.Refresh()
	k.host.Focus()
}
