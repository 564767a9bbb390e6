package panel

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/fishbone"
)

// Serve makes an entry one of the page's: its shortcuts and its clock are the page's, and
// nothing is typed while nothing can be changed.
func Serve(h Host, e *ui.Entry) {
	e.OnShortcut, e.After = h.Shortcut, h.After
	e.Refuse = func() bool { return Refused(h) }
}

// Refused says whether nothing can be changed just now, and tells the team why.
func Refused(h Host) bool { return !h.Report(h.Session().Locked()) }

// KeepTyped has what is typed in a field kept in the analysis whenever somebody pauses.
// Until then it is a draft, and so it stays while it cannot be kept.
func KeepTyped(h Host, e *ui.Entry, place string, keep func(text string) bool) {
	e.Place = place
	e.SaveWhileTyping(keep)
	if text := h.Session().Draft(place); text != "" {
		e.SetDraft(text)
	}
	e.OnEveryChange(func() { h.KeepDraft(place, e.Unsaved()) })
}

// Unfinished is a thing of which something was typed and not kept, at a place that begins with a
// word; empty for none. What opens anew has that in hand: the words are there again, and in sight.
func Unfinished(h Host, at string, is func(fishbone.ID) bool) fishbone.ID {
	for _, place := range slices.Sorted(maps.Keys(h.Session().AllDrafts())) {
		word, rest, _ := strings.Cut(place, "/")
		id, _, _ := strings.Cut(rest, "/")
		if word == at && is(fishbone.ID(id)) {
			return fishbone.ID(id)
		}
	}
	return ""
}

// Exists says whether there is still something that a line can reword.
func Exists(a *fishbone.Analysis, id fishbone.ID) bool {
	_, cause := a.Cause(id)
	_, bone := a.Bone(id)
	_, solution := a.Solution(id)
	return cause || bone || solution
}

// KeysAt is something that has the focus where keys mean actions of a place. What means
// nothing there is tried at the next one.
func KeysAt(h Host, places ...action.Place) *ui.KeyTarget {
	press := func(stroke string) {
		for _, at := range places {
			if h.Actions().Press(stroke, at) {
				return
			}
		}
	}
	k := ui.NewKeyTarget()
	k.OnRune = func(r rune) { press(action.StrokeOfRune(r)) }
	k.OnKey = func(name fyne.KeyName) { press(string(name)) }
	k.OnShortcut = h.Shortcut
	return k
}
