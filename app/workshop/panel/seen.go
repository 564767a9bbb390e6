package panel

import (
	"image/color"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/past"
)

// PastCase is an earlier analysis in which something like what is typed was said.
type PastCase struct {
	From           *fishbone.Analysis
	Cause          fishbone.ID // empty for a problem
	Text           string
	Finding        fishbone.Finding // of the cause
	Worked, Failed []past.Result
}

// Rememberer is a host that knows what was seen before.
type Rememberer interface {
	// SeenBefore looks for what is most like a text, beside the window's thread, and calls done
	// with it. A question that comes before the answer takes its place.
	SeenBefore(text string, k *fishbone.Kind, done func([]PastCase))
}

// How long typing rests before somebody looks back, and how much must be typed for that.
const (
	seenPause = 250 * time.Millisecond
	seenLeast = 2 // characters
	seenPad   = 12
	seenLabel = 64
	seenMost  = 3 // solutions of a kind that are shown
)

// SeenBefore shows what was seen before that is like what is typed, and takes over from there.
type SeenBefore struct {
	host    Host
	kind    *fishbone.Kind
	changed func()

	text   string // that was looked for
	turn   int    // counts the questions
	cancel func() // of asking soon
	found  []PastCase
	chosen int
	answer int // counts the answers

	object fyne.CanvasObject // as it was made last
	of     seenDeps
}

// seenDeps are what the object depends on.
type seenDeps struct {
	answer, chosen int
	bones, causes  int // that can be taken over
	room           float32
}

// NewSeenBefore makes one for problems or causes; changed is called when it shows something else.
func NewSeenBefore(h Host, k *fishbone.Kind, changed func()) *SeenBefore {
	return &SeenBefore{host: h, kind: k, changed: changed, cancel: func() {}}
}

// Typed looks for a text once typing rests.
func (s *SeenBefore) Typed(text string) {
	r, ok := s.host.(Rememberer)
	text = fishbone.Label(text)
	if !ok || text == s.text {
		return
	}
	s.cancel()
	s.turn++
	s.text = text
	if utf8.RuneCountInString(text) < seenLeast {
		s.found = nil
		return
	}
	s.cancel = s.host.After(seenPause, func() { s.ask(r) })
}

func (s *SeenBefore) ask(r Rememberer) {
	turn := s.turn
	r.SeenBefore(s.text, s.kind, func(found []PastCase) {
		if turn != s.turn {
			return
		}
		had := len(s.found)
		s.found, s.chosen = found, 0
		s.answer++
		if had > 0 || len(found) > 0 {
			s.changed()
		}
	})
}

// dismiss shows nothing until something else is typed.
func (s *SeenBefore) dismiss() {
	s.turn++
	s.found = nil
	s.changed()
	s.host.Focus()
}

// Object is what was seen before in so much room, nil for nothing. It is the same one as long as it says
// the same: a click takes the focus from what is being typed, which is saved then, and must still find
// what it was meant for.
func (s *SeenBefore) Object(room float32) fyne.CanvasObject {
	if len(s.found) == 0 || s.host.Presenting() {
		return nil
	}
	of := seenDeps{answer: s.answer, chosen: s.chosen, room: room}
	if one := s.found[s.chosen]; one.Cause == "" {
		_, of.bones, of.causes = past.All(one.From, s.host.Analysis(), fishbone.NewID)
	}
	if s.object == nil || s.of != of {
		s.object, s.of = s.make(room), of
	}
	return s.object
}

func (s *SeenBefore) make(room float32) fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{ui.Row(8,
		ui.Text(words.T("seen.title"), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}), ui.Spacer(),
		ui.Quiet("", words.T("seen.none"), s.dismiss),
	)}
	for i, one := range s.found {
		if i == s.chosen {
			parts = append(parts, ui.Filled(c.Soft, ui.Radius, ui.Pad(seenPad, s.whole(one, room-2*seenPad))))
		} else {
			parts = append(parts, s.brief(i, one, room-2*seenPad))
		}
	}
	return ui.Column(6, parts...)
}

// facts says in one line where something was seen and when.
func (s *SeenBefore) facts(one PastCase, room float32) fyne.CanvasObject {
	text := words.T("seen.facts", "when", words.When(one.From.Changed().At, s.host.Now()), "causes", one.From.Count().Causes)
	if one.Cause != "" {
		text = words.T("seen.in", "problem", one.From.HeadText())
	}
	return ui.Truncated(text, ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, room)
}

// brief is one that is not chosen.
func (s *SeenBefore) brief(i int, one PastCase, room float32) fyne.CanvasObject {
	chip, width := fyne.CanvasObject(nil), room
	switch {
	case len(one.Worked) > 0:
		chip = ui.Chip(words.T("verdict.effective"), ui.Positive)
	case len(one.Failed) > 0:
		chip = ui.Chip(words.T("verdict.notEffective"), ui.Negative)
	case one.Finding == fishbone.Confirmed:
		chip = ui.Chip(words.T("verdict.confirmed"), ui.Positive)
	case one.Finding == fishbone.Rejected:
		chip = ui.Chip(words.T("verdict.rejected"), ui.Negative)
	}
	row := []fyne.CanvasObject{}
	if chip != nil {
		width -= chip.MinSize().Width + 8
	}
	row = append(row, ui.Column(0, ui.Paragraph(one.Text, ui.Style{Size: ui.Body, Color: ui.Colors().Ink}, width, 2), s.facts(one, width)), ui.Spacer())
	if chip != nil {
		row = append(row, chip)
	}
	return ui.NewTap(ui.Padded(6, seenPad, 6, seenPad, ui.Row(8, row...)), func() {
		s.chosen = i
		s.changed()
		s.host.Focus()
	})
}

// whole is the one that is chosen: what worked, what did not, and what can be taken over.
func (s *SeenBefore) whole(one PastCase, room float32) fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{
		ui.Paragraph(one.Text, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, room, 3),
		s.facts(one, room),
	}
	parts = append(parts, s.results(one, one.Worked, "seen.worked", c.Good, room)...)
	parts = append(parts, s.results(one, one.Failed, "seen.failed", c.Bad, room)...)
	if len(one.Worked)+len(one.Failed) == 0 {
		parts = append(parts, ui.Paragraph(words.T("seen.unproven"), ui.Style{Size: ui.Small, Color: c.Faint}, room, 2))
	}
	return ui.Column(6, append(parts, s.offer(one, room))...)
}

// results are the first solutions with what came of them. What the same measure says of several is
// said once.
func (s *SeenBefore) results(one PastCase, all []past.Result, key string, ink color.Color, room float32) (rows []fyne.CanvasObject) {
	label, measure := words.T(key), fishbone.ID("")
	for _, r := range all[:min(seenMost, len(all))] {
		figures := ""
		if r.Study.Measure.ID != measure {
			figures, measure = words.FromTo(r.Study), r.Study.Measure.ID
		}
		rows = append(rows, s.result(one, r, label, ui.Text(figures, ui.Style{Size: ui.Small, Bold: true, Color: ink}), room))
		label = ""
	}
	if more := len(all) - len(rows); more > 0 {
		rows = append(rows, ui.Row(0, ui.Gap(seenLabel, 1), ui.Text(words.T("search.more", "n", more), ui.Style{Size: ui.Small, Color: ui.Colors().Faint})))
	}
	return rows
}

// result is one solution. A click takes it over.
func (s *SeenBefore) result(one PastCase, r past.Result, label string, figures fyne.CanvasObject, room float32) fyne.CanvasObject {
	c := ui.Colors()
	width := room - seenLabel - figures.MinSize().Width - 8
	take := ui.NewTap(ui.Row(0,
		ui.MinSize(seenLabel, 0, ui.Row(0, ui.Text(label, ui.Style{Size: ui.Small, Color: c.Muted}))),
		ui.Expand(ui.Paragraph(r.Solution.Text, ui.Style{Size: ui.Body, Color: c.Ink}, width, 2)),
		figures,
	), func() { s.take(one, past.Solution(one.From, r.Solution, "", fishbone.NewID)) })
	take.SetToolTip(words.T("seen.takeSolution"))
	return take
}

// offer takes the fish over, or the branch.
func (s *SeenBefore) offer(one PastCase, room float32) fyne.CanvasObject {
	if one.Cause != "" {
		return ui.Row(0, ui.Plain("", words.T("seen.takeBranch"), func() {
			s.take(one, past.Branch(one.From, s.host.Analysis(), one.Cause, fishbone.NewID))
		}))
	}
	_, bones, causes := past.All(one.From, s.host.Analysis(), fishbone.NewID)
	if causes == 0 {
		return ui.Spacer()
	}
	button := ui.Primary("", words.T("seen.take"), func() {
		edit, _, _ := past.All(one.From, s.host.Analysis(), fishbone.NewID)
		s.take(one, edit)
	})
	width := room - button.MinSize().Width - 10
	return ui.Row(10, button, ui.Paragraph(words.T("seen.takeNote", "bones", bones, "causes", causes), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, width, 4))
}

func (s *SeenBefore) take(one PastCase, edit fishbone.Edit) {
	if !s.host.Do(edit) {
		return
	}
	s.host.Notices().Say(words.T("seen.taken", "problem", Shorten(one.From.HeadText(), 60)), ui.Positive, "", nil)
	s.host.Refresh()
	s.host.Focus()
}
