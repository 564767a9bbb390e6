package diagram

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// What people said twice becomes one cause with two wordings, which can be parted again; and
// a card that says two things becomes two.

// mergeActions are about the selected cause.
func (v *View) mergeActions() []action.Action {
	return []action.Action{
		{Name: "act.otherWording", After: "act.same", Part: action.Diagram, Can: v.isMerged, Do: v.showOther},
		{Name: "act.part", After: "act.otherWording", Part: action.Diagram, Where: action.In(action.Board, action.Cards), Keys: []string{"p"}, Can: v.isMerged, Do: v.part, Yields: true},
		{Name: "act.split", After: "act.part", Part: action.Diagram, Can: v.canSplit, Do: v.openSplit},
	}
}

// merge makes one cause of two and takes it in hand.
func (v *View) merge(id, into fishbone.ID) {
	if panel.Merge(v.host, fishbone.MergeCause{ID: id, Into: into, As: fishbone.NewID()}) {
		v.Select(into)
	}
}

func (v *View) isMerged() bool { return len(v.wordings()) > 0 }

// wordings are the other wordings of the selected cause.
func (v *View) wordings() []fishbone.Wording {
	return v.host.Analysis().Wordings(v.host.SelectedCause())
}

// showOther writes the next wording of the selected cause onto the fish.
func (v *View) showOther() {
	if all := v.wordings(); len(all) > 0 {
		v.host.Do(fishbone.ShowWording{ID: all[0].ID})
	}
}

// part makes two cards of a merged one again. Of several wordings people choose.
func (v *View) part() {
	all := v.wordings()
	if len(all) == 1 {
		v.host.Do(fishbone.PartCause{ID: all[0].ID, As: fishbone.NewID()})
		return
	}
	var items []ui.Choice
	for _, w := range all {
		items = append(items, ui.Pick(panel.Shorten(w.Text, 40), func() { v.host.Do(fishbone.PartCause{ID: w.ID, As: fishbone.NewID()}) }))
	}
	v.host.ShowMenu(v.placeOf(v.host.SelectedCause()), items...)
}

// placeOf is below a card or a label in the window.
func (v *View) placeOf(id fishbone.ID) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if from, size, ok := v.cards.wall.Bounds(id); ok && v.cards.shown {
		return at(v.cards.wall).Add(from).AddXY(0, size.Height)
	}
	from, size, _ := v.board.LabelBounds(id)
	return at(v.board).Add(from).AddXY(0, size.Height)
}

func (v *View) canSplit() bool {
	c, ok := v.host.Analysis().Cause(v.host.SelectedCause())
	return ok && c.SameAs == ""
}

// splitter is an entry with the words of a card. The second card begins at the cursor.
type splitter struct {
	view  *View
	cause fishbone.ID
	entry *ui.Entry
	asked func() // takes away what was asked for
}

// openSplit opens the entry for the selected cause, with the cursor where most likely
// something else is said.
func (v *View) openSplit() {
	v.CloseOverlay()
	id := v.host.SelectedCause()
	s := &splitter{view: v, cause: id, entry: ui.NewEntry(""), asked: func() {}}
	s.entry.SetSaved(v.text(id))
	s.entry.OnShortcut = v.host.Shortcut
	s.entry.OnEnter = func(string, bool) { s.take() }
	s.entry.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			v.closeSplit()
		}
		return name == fyne.KeyEscape
	}
	s.entry.OnLeft = func(fyne.Focusable) { v.closeSplit() }
	v.host.SetBoardHasKeys(true)
	v.split = s
	v.layOver(ui.Filled(ui.Colors().Surface, ui.Radius, ui.MinSize(splitWidth, 0, ui.Pad(6, ui.Column(6,
		ui.Paragraph(words.T("split.how"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, splitWidth-12, 3),
		s.entry)))), id, board.Over)
	v.host.Focus()
	s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) // the cursor stays where it is put from now on
	s.entry.CursorColumn = splitAt(v.text(id))
	s.entry.Refresh()
}

// splitWidth is how wide the entry is.
const splitWidth = 380

// take makes the two cards, if there are words before and behind the cursor.
func (s *splitter) take() {
	r := []rune(s.entry.Text)
	at := min(s.entry.CursorColumn, len(r))
	text, rest := trimJoint(string(r[:at])), trimJoint(string(r[at:]))
	if text == "" || rest == "" {
		s.asked = s.view.host.Notices().Say(words.T("split.how"), ui.Neutral, "", nil)
		return
	}
	s.view.closeSplit()
	s.view.host.Do(fishbone.SplitCause{ID: s.cause, As: fishbone.NewID(), Text: text, Rest: rest})
}

// closeSplit takes the entry away.
func (v *View) closeSplit() {
	if s := v.split; s != nil {
		v.split = nil
		s.asked()
		v.host.Focus()
		v.layOver(nil, "", board.Over)
	}
}

// joints are what stands between two things that are said as one, the surer ones first.
var joints = []string{"；", ";", "。", "，", "、", ", ", " and ", " und ", " + ", " & ", "并且", "而且", "並且", "以及", "和"}

// trimJoint takes off what joined one part of a text to the other.
func trimJoint(text string) string {
	text = fishbone.Label(text)
	for _, j := range joints {
		j = strings.TrimSpace(j)
		if unicode.IsLetter([]rune(j)[0]) && j[0] < 0x80 {
			j += " "
		}
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, j), " "+strings.TrimSpace(j)))
		if latin := unicode.IsLetter([]rune(j)[0]) && j[0] < 0x80; !latin && !endsInWord(text, j) {
			text = strings.TrimSpace(strings.TrimSuffix(text, j))
		}
	}
	return text
}

// endsInWord says whether a text ends in a word that ends as a joint does, such as 饱和.
func endsInWord(text, joint string) bool {
	before := []rune(strings.TrimSuffix(text, joint))
	return joint == "和" && len(before) > 0 && strings.ContainsRune("饱飽温溫缓緩平柔", before[len(before)-1])
}

// splitAt is where in a text most likely something else is said: behind a joint, or at the
// gap nearest to the middle.
func splitAt(text string) int {
	for _, j := range joints {
		if i := strings.Index(text, j); i > 0 && i+len(j) < len(text) {
			return len([]rune(text[:i+len(j)]))
		}
	}
	r := []rune(text)
	middle := len(r) / 2
	for away := range middle {
		for _, i := range []int{middle - away, middle + away} {
			if i < len(r) && unicode.IsSpace(r[i]) {
				return i + 1
			}
		}
	}
	return middle
}

// layOver lays an object beside a cause, over the board or over the wall; nil takes it away.
func (v *View) layOver(o fyne.CanvasObject, at fishbone.ID, where board.Where) {
	switch {
	case o == nil:
		v.cards.wall.LayOver(nil, "")
		v.board.HideOverlay()
	case v.cards.whole, v.cards.wall.Shows(at) && o.MinSize().Height < v.cards.wall.Size().Height/2:
		v.cards.wall.LayOver(o, at)
	default:
		v.board.ShowOverlay(o, at, where)
	}
}
