// Package group is step 4: every card goes onto a bone, by its number or by dragging, and
// what is the same is linked. It adds, names and moves bones and cards. It never names a
// new cause.
//
// Start reading at group.go, then bones.go and sets.go.
package group

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/action"
	"whybone/app/board"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// Send puts the selected cause onto a bone or back into the tray.
	Send(bone fishbone.ID)
	// Draggable lets a card be dragged; placeAt says where it would come that is let go under
	// the pointer.
	Draggable(d *ui.Dragger, c fishbone.Cause, placeAt func(fishbone.ID, fyne.Position) (board.Drop, bool))
	// FindSame lets people look for the cause that says the same as the selected one.
	FindSame()
	// HighlightDrop shows on the board where a card would come, and says where that is.
	HighlightDrop(cause fishbone.ID, at fyne.Position) (to board.Drop, ok bool)
	// OwnSets are the team's own sets of bones, and KeepOwnSets remembers them.
	OwnSets() categories.Own
	KeepOwnSets(categories.Own)
}

// feature is the step as the page knows it, whether its panel is open or not.
type feature struct {
	host Host
	open *groupPanel // the last one that was made
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{Steps: []guide.Step{guide.StepGroup}, Open: f.openPanel, Actions: f.actions()}
}

func (f *feature) openPanel() panel.Panel {
	f.open = newPanel(f.host)
	return f.open
}

func (f *feature) actions() []action.Action {
	act := func(name string, do func(*groupPanel), keys ...string) action.Action {
		return action.Action{Name: name, Part: action.Steps, Where: action.In(action.Cards), Keys: keys, Hidden: true,
			Do: func() { do(f.open) }, Can: func() bool { return f.open != nil && f.host.Session().Step() == guide.StepGroup }}
	}
	return []action.Action{
		act("act.newBone", (*groupPanel).nameBone, "n", "Tab"),
		act("act.linkOffer", (*groupPanel).linkDuplicate, "s"),
	}
}

// groupPanel is the panel of step 4: the cards that wait, and the bones with theirs.
type groupPanel struct {
	*panel.Frame
	host Host
	keys *ui.KeyTarget
	line *panel.CaptureLine // names a new bone, or renames one

	*choices

	naming bool       // somebody asked for the line, so that numbers are typed there
	bones  []boneLine // where cards can be dropped in the panel

	swatches map[fishbone.ID]*canvas.Rectangle // of the cards that are shown
	counts   map[fishbone.ID]*canvas.Text      // of the bones that are shown
}

// choices are what the team has said in the panel and what is not in the analysis.
type choices struct {
	different map[fishbone.ID]bool // these cards are like no other
}

func newPanel(h Host) *groupPanel {
	s := &groupPanel{
		Frame: panel.NewFrame(h), host: h, keys: panel.KeysAt(h, action.Cards, action.Lists),
		swatches: map[fishbone.ID]*canvas.Rectangle{}, counts: map[fishbone.ID]*canvas.Text{},
	}
	var fresh bool
	if s.choices, fresh = panel.Choices[choices](h); fresh {
		s.different = map[fishbone.ID]bool{}
	}
	s.line = panel.NewCaptureLine(h, "bone", words.T("group.hint"))
	s.line.Add, s.line.Reword = s.addBone, s.renameOrReword
	s.line.List, s.line.Said = addBones, "burst.bones"
	s.line.Entry.OnRune = s.sendFromLine
	s.line.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			h.Focus()
		}
		return name == fyne.KeyEscape
	}
	s.Refresh()
	return s
}

// sendFromLine has a number put the card in hand onto its bone while the line is empty, as it
// does where the cards have the keys: nobody has to leave the line first. Who asked for the
// line can begin a name with a number.
func (s *groupPanel) sendFromLine(r rune) bool {
	n := int(r - '1')
	c, ok := s.Selected()
	bones := s.host.Analysis().Bones()
	if n < 0 || n >= min(9, len(bones)) || !ok || c.Parent != fishbone.Tray || s.naming || s.line.Rewording() || s.line.Entry.Text != "" {
		return false
	}
	s.host.Session().Choose(c.ID)
	s.host.Send(bones[n].ID)
	return true
}

// Fields are the entries of the panel, one of which is the line.
func (s *groupPanel) Fields() []*ui.Entry { return []*ui.Entry{s.line.Entry} }

// addBone adds a bone; Return in the empty line goes back to the cards.
func (s *groupPanel) addBone(name string, _ bool, ends session.Option) bool {
	s.naming = false
	if fishbone.Label(name) == "" {
		s.host.Focus()
		return false
	}
	return s.host.Do(fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: name}}, ends)
}

// addBones are the edits that add the bones of a pasted list.
func addBones(lines []fishbone.Line) (edits []fishbone.Edit) {
	for _, l := range lines {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: l.Text}})
	}
	return edits
}

// renameOrReword is the edit of the line for a bone or for a card.
func (s *groupPanel) renameOrReword(id fishbone.ID, text string) fishbone.Edit {
	if _, ok := s.host.Analysis().Bone(id); ok {
		return fishbone.Set{Of: fishbone.BoneKind, ID: id, Values: fishbone.Values{"name": text}}
	}
	return panel.RewordCause(id, text)
}

// cards are the causes that can be moved: those in the tray, then those on the bones.
func (s *groupPanel) cards() []fishbone.Cause {
	a := s.host.Analysis()
	cards := a.Causes(fishbone.Tray)
	for _, b := range a.Bones() {
		cards = append(cards, a.Causes(b.ID)...)
	}
	return cards
}

// Selected is the card in hand; without one it is the first that waits.
func (s *groupPanel) Selected() (fishbone.Cause, bool) {
	a := s.host.Analysis()
	if c, ok := a.Cause(s.host.Session().Cause()); ok && a.Level(c.ID) == 1 {
		return c, true
	}
	if cards := s.cards(); len(cards) > 0 {
		return cards[0], true
	}
	return fishbone.Cause{}, false
}

// nameBone goes to the line that names a new bone.
func (s *groupPanel) nameBone() {
	s.naming = true
	s.host.TypeIn(s.line.Entry)
}

// linkDuplicate says yes: the card in hand is the same as the one that is offered. Without an
// offer people look for the other one.
func (s *groupPanel) linkDuplicate() {
	if d, ok := s.duplicate(); ok {
		s.link(d)
		return
	}
	if c, ok := s.Selected(); ok {
		s.host.Session().Choose(c.ID)
		s.host.FindSame()
	}
}

// Walk goes to the next card or the one before.
func (s *groupPanel) Walk(by int) {
	now, _ := s.Selected()
	cards := s.cards()
	for i, c := range cards {
		if c.ID == now.ID && i+by >= 0 && i+by < len(cards) {
			s.host.Session().Choose(cards[i+by].ID)
			return
		}
	}
}

// duplicate is the question whether the card in hand repeats another one.
func (s *groupPanel) duplicate() (panel.DuplicateSuggestion, bool) {
	a := s.host.Analysis()
	c, ok := s.Selected()
	if !ok || s.different[c.ID] || c.SameAs != "" || len(a.CauseIDs(c.ID)) > 0 {
		return panel.DuplicateSuggestion{}, false
	}
	like, ok := a.LikeCause(c.Text, c.ID)
	return panel.DuplicateSuggestion{Cause: c.ID, As: like}, ok
}

// link makes one card of two that say the same, and takes it in hand; where one of them waited
// and the other does not, it goes on with the next one that waits. One that repeats an answer is closed and put beside that.
func (s *groupPanel) link(d panel.DuplicateSuggestion) {
	a := s.host.Analysis()
	c, _ := a.Cause(d.Cause)
	same := panel.SameEdit(a, d.Cause, d.As.ID)
	if m, merges := same.(fishbone.MergeCause); merges {
		if panel.Merge(s.host, m) {
			s.merged(m.Into, c.Parent)
		}
		return
	}
	edits := []fishbone.Edit{same}
	if bone := panel.BoneOf(a, d.As.ID); bone != "" {
		edits = append(edits, fishbone.MoveCause{ID: d.Cause, Under: bone})
	}
	s.host.Do(fishbone.Join(edits...))
}

// merged goes on with the next card that waits where the merged one has its bone, else with the
// merged one.
func (s *groupPanel) merged(into, from fishbone.ID) {
	a := s.host.Analysis()
	if from == fishbone.Tray && panel.BoneOf(a, into) != "" && len(a.CauseIDs(fishbone.Tray)) > 0 {
		s.Sorted(from)
		return
	}
	s.host.Session().Choose(into)
}

// KeysBesideBoard has the letters go on working while the board has the keys.
func (*groupPanel) KeysBesideBoard() action.Place { return action.Cards }

// keepApart says no: the card is like no other, and nobody is asked again.
func (s *groupPanel) keepApart(d panel.DuplicateSuggestion) {
	s.different[d.Cause] = true
	s.host.Refresh()
}

func (s *groupPanel) Refresh() {
	can := s.host.Actions()
	top := []fyne.CanvasObject{
		s.Heading(words.T("group.question"), words.T("group.explain")),
		s.Part("line", nil, func() fyne.CanvasObject {
			sets := ui.Dropdown(words.T("group.sets"))
			sets.OnTap = func() { s.setsMenu(ui.Below(sets)) }
			return ui.Row(8, ui.Expand(s.line.Entry), sets)
		}),
	}
	if s.line.Rewording() {
		top = append(top, s.Caps(14, panel.RewordingKeys()...))
	} else if len(s.host.Analysis().Bones()) > 0 {
		top = append(top, s.Caps(14, can.Hint("act.send", "key.toBone"), action.Hint("key.card", "Up", "Down"), can.Hint("act.linkOffer", "key.same"), can.Hint("act.newBone", "key.newBone")))
	}
	s.Show(ui.Column(12, append(top, s.keys)...), s.list())
}

func (s *groupPanel) list() fyne.CanvasObject {
	a := s.host.Analysis()
	s.bones = nil
	var parts []fyne.CanvasObject
	if c, ok := s.Selected(); ok {
		if all := s.wordings(c); len(all) > 0 { // what was merged is to be seen, rather than its row
			s.Follow(whereIs(c), all...)
			parts = append(parts, all...)
		}
	}
	if d, ok := s.duplicate(); ok {
		parts = append(parts, s.Suggestion(d, func() { s.link(d) }, func() { s.keepApart(d) }))
	}
	if tray := a.Causes(fishbone.Tray); len(tray) > 0 {
		parts = append(parts, s.Section(words.T("group.waiting", "n", len(tray))))
		parts = append(parts, s.rows(tray)...)
	} else if a.Count().Causes == 0 {
		parts = append(parts, s.EmptyBut(words.T("group.nothing"), guide.StepCauses))
	}
	for i, b := range a.Bones() {
		parts = append(parts, s.bone(i, b))
		parts = append(parts, s.rows(a.Causes(b.ID))...)
	}
	if len(a.Bones()) == 0 {
		parts = append(parts, s.Empty(words.T("group.noBones")))
	}
	return ui.Column(0, parts...)
}

// rows are a row for each card.
func (s *groupPanel) rows(cards []fishbone.Cause) []fyne.CanvasObject {
	now, _ := s.Selected()
	rows := make([]fyne.CanvasObject, len(cards))
	for i, c := range cards {
		rows[i] = s.row(c, c.ID == now.ID)
		if c.ID == now.ID {
			s.Follow(whereIs(c), rows[i])
		}
	}
	return rows
}

// whereIs is another place in the list where the card hangs on another bone.
func whereIs(c fishbone.Cause) fishbone.ID { return c.ID + "@" + c.Parent }

// row is the row of a card. A card that goes to another bone keeps its row, in another
// colour.
func (s *groupPanel) row(c fishbone.Cause, chosen bool) fyne.CanvasObject {
	type deps struct {
		card   fishbone.Cause // but for the bone that it is on
		same   string
		end    fishbone.End
		chosen bool
		hint   string
	}
	a := s.host.Analysis()
	same, _ := a.Cause(c.SameAs)
	d := deps{c, same.Text, a.EndOf(c.ID), chosen, s.host.HintOn(c.ID)}
	d.card.Parent, d.card.Changed = "", fishbone.Stamp{}
	row := s.Part("card", d, func() fyne.CanvasObject { return s.makeRow(c, chosen) })
	if swatch, ink := s.swatches[c.ID], panel.BoneColor(a, c.Parent); swatch.FillColor != ink {
		swatch.FillColor = ink
		swatch.Refresh()
	}
	return row
}

func (s *groupPanel) makeRow(c fishbone.Cause, chosen bool) fyne.CanvasObject {
	h := s.host
	swatch := canvas.NewRectangle(panel.BoneColor(h.Analysis(), c.Parent))
	s.swatches[c.ID] = swatch
	r := panel.Row{
		Lead:   panel.SwatchOf(swatch),
		Text:   c.Text,
		Chips:  panel.CauseChips(h.Analysis(), c),
		Chosen: chosen,
		Faded:  c.SameAs != "",
		OnTap:  func() { h.Session().Choose(c.ID); h.TakeKeys() },
		Menu:   func(at fyne.Position) { h.CauseMenu(c.ID, at) },
	}
	if chosen {
		r.Actions = []*ui.Tap{
			ui.SmallIcon(ui.Pencil, h.Actions().Tip("act.reword"), func() { s.Reword(c) }),
		}
	}
	row := r.Hinted(h, c.ID).Make(s.Room())
	h.Draggable(row, c, s.placeAt)
	return s.Row(row, func() { s.Reword(c) })
}

// placeAt is where a card would come that is let go under the pointer, on the board or on
// a bone in the panel.
func (s *groupPanel) placeAt(cause fishbone.ID, at fyne.Position) (board.Drop, bool) {
	if to, ok := s.host.HighlightDrop(cause, at); ok {
		return to, true
	}
	c, _ := s.host.Analysis().Cause(cause)
	for _, b := range s.bones {
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.line)
		size := b.line.Size()
		if b.bone != c.Parent && at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height {
			return board.Drop{Under: b.bone}, true
		}
	}
	return board.Drop{}, false
}

// Sorted is told that a card went onto a bone: the next one that waits is selected then.
func (s *groupPanel) Sorted(from fishbone.ID) {
	if from != fishbone.Tray {
		return
	}
	if tray := s.host.Analysis().CauseIDs(fishbone.Tray); len(tray) > 0 {
		s.host.Session().Choose(tray[0])
	}
}

// Reword puts the words of a cause into the line.
func (s *groupPanel) Reword(c fishbone.Cause) { s.line.Begin(c.ID, c.Text) }

func (s *groupPanel) Focus() fyne.Focusable {
	if len(s.host.Analysis().Bones()) == 0 {
		return s.line.Entry
	}
	return s.keys
}

// Prompt implements [panel.Prompter].
func (s *groupPanel) Prompt() panel.Prompt {
	h := s.host
	a := h.Analysis()
	if len(a.Bones()) == 0 {
		return panel.Prompt{Question: words.T("present.bones"), Hint: words.T("present.bonesHint", "enter", action.Cap("Return"))}
	}
	c, ok := s.Selected()
	if !ok {
		return panel.NothingYet(h, words.T("group.nothing"), guide.StepCauses)
	}
	waiting := len(a.CauseIDs(fishbone.Tray))
	t := panel.Prompt{Question: words.T("present.group", "cause", c.Text), Number: fmt.Sprint(waiting), Counts: words.T("group.unsorted"), On: c.ID}
	if waiting == 0 {
		t.Question, t.Number, t.Counts, t.Hint = words.T("present.grouped"), "", "", words.T("present.groupedHint")
	}
	for i, b := range a.Bones()[:min(9, len(a.Bones()))] {
		t.Options = append(t.Options, panel.Option{
			Key: fmt.Sprint(i + 1), Words: b.Name, Fill: panel.BoneColor(h.Analysis(), b.ID), On: c.Parent == b.ID,
			Do: func() { h.Send(b.ID) },
		})
	}
	if d, like := s.duplicate(); like {
		t.Options = append(t.Options, panel.Option{Key: h.Actions().Cap("act.linkOffer"), Words: words.T("present.same", "cause", d.As.Text), Do: s.linkDuplicate})
	}
	t.Options = append(t.Options, panel.Option{Key: h.Actions().Cap("act.newBone"), Words: words.T("key.newBone"), Do: s.nameBone})
	return t
}
