package workshop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/action"
	"whybone/app/board"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// groupPanel is step 4: every card goes onto a bone, by its number or by dragging, and
// what is the same is linked.
type groupPanel struct {
	*panel.Frame
	page *Page
	keys *ui.KeyTarget
	line *panel.CaptureLine // names a new bone, or renames one

	kept  map[fishbone.ID]bool // the team said that these are not the same
	bones []boneRow            // where cards can be dropped in the panel

	inks   map[fishbone.ID]*canvas.Rectangle // of the cards that are shown
	counts map[fishbone.ID]*canvas.Text      // of the bones that are shown
}

// boneRow is a bone's line in the panel.
type boneRow struct {
	bone fishbone.ID
	at   fyne.CanvasObject
}

// groupFeature is the step as the page knows it, whether its panel is open or not.
type groupFeature struct {
	page *Page
	open *groupPanel // the last one that was made
}

func newGroup(p *Page) panel.Feature {
	f := &groupFeature{page: p}
	return panel.Feature{Steps: []int{guide.Group}, Actions: f.actions(), Open: func() panel.Panel {
		f.open = newGroupPanel(p)
		return f.open
	}}
}

func (f *groupFeature) actions() []action.Action {
	act := func(name string, do func(*groupPanel), keys ...string) action.Action {
		return action.Action{Name: name, Part: action.Steps, Where: action.In(action.Cards), Keys: keys, Hidden: true,
			Do: func() { do(f.open) }, Can: func() bool { return f.open != nil && f.page.Session().Step() == guide.Group }}
	}
	return []action.Action{
		act("act.newBone", (*groupPanel).nameBone, "n", "+", "Tab"),
		act("act.linkOffer", (*groupPanel).linkOffer, "s"),
	}
}

func newGroupPanel(p *Page) *groupPanel {
	s := &groupPanel{
		Frame: panel.NewFrame(p), page: p, keys: panel.KeysAt(p, action.Cards, action.Lists), kept: map[fishbone.ID]bool{},
		inks: map[fishbone.ID]*canvas.Rectangle{}, counts: map[fishbone.ID]*canvas.Text{},
	}
	s.line = panel.NewCaptureLine(p, "bone", words.T("group.hint"))
	s.line.Reword = s.renameOrReword
	s.line.Add = s.addBone
	s.line.Said = "burst.bones"
	s.line.List = func(lines []fishbone.Line) (edits []fishbone.Edit) {
		for _, l := range lines {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: l.Text}})
		}
		return edits
	}
	s.line.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			p.Focus()
		}
		return name == fyne.KeyEscape
	}
	s.Refresh()
	return s
}

// addBone adds a bone; Return in the empty line goes back to the cards.
func (s *groupPanel) addBone(name string, _ bool, ends session.Option) bool {
	if fishbone.Label(name) == "" {
		s.page.Focus()
		return false
	}
	return s.page.Do(fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: name}}, ends)
}

func (s *groupPanel) renameOrReword(id fishbone.ID, text string) fishbone.Edit {
	if _, ok := s.page.Analysis().Bone(id); ok {
		return fishbone.Set{Of: fishbone.BoneKind, ID: id, Values: fishbone.Values{"name": text}}
	}
	return rewordCause(id, text)
}

// cards are the causes that can be moved: those in the tray, then those on the bones.
func (s *groupPanel) cards() []fishbone.Cause {
	a := s.page.Analysis()
	cards := a.Causes(fishbone.Tray)
	for _, b := range a.Bones() {
		cards = append(cards, a.Causes(b.ID)...)
	}
	return cards
}

// Selected is the card in hand; without one it is the first that waits.
func (s *groupPanel) Selected() (fishbone.Cause, bool) {
	a := s.page.Analysis()
	if c, ok := a.Cause(s.page.Session().Cause()); ok && a.Level(c.ID) == 1 {
		return c, true
	}
	if cards := s.cards(); len(cards) > 0 {
		return cards[0], true
	}
	return fishbone.Cause{}, false
}

// nameBone goes to the line that names a new bone.
func (s *groupPanel) nameBone() { s.page.TypeIn(s.line.Entry) }

// linkOffer takes the offer that the card in hand is the same as another one.
func (s *groupPanel) linkOffer() {
	if o, ok := s.offer(); ok {
		s.link(o)
	}
}

// Walk goes to the next card or the one before.
func (s *groupPanel) Walk(by int) {
	now, _ := s.Selected()
	cards := s.cards()
	for i, c := range cards {
		if c.ID == now.ID && i+by >= 0 && i+by < len(cards) {
			s.page.Session().Choose(cards[i+by].ID)
			return
		}
	}
}

// offer is the question whether the card in hand repeats another one.
func (s *groupPanel) offer() (panel.DuplicateSuggestion, bool) {
	c, ok := s.Selected()
	if !ok || s.kept[c.ID] || c.SameAs != "" || len(s.page.Analysis().CauseIDs(c.ID)) > 0 {
		return panel.DuplicateSuggestion{}, false
	}
	like, ok := s.page.Analysis().LikeCause(c.Text, c.ID)
	return panel.DuplicateSuggestion{Cause: c.ID, As: like}, ok
}

// link closes a card as the same as another and puts it beside that one.
func (s *groupPanel) link(o panel.DuplicateSuggestion) {
	edits := []fishbone.Edit{fishbone.LinkSame{ID: o.Cause, As: o.As.ID}}
	if bone := panel.BoneOf(s.page.Analysis(), o.As.ID); bone != "" {
		edits = append(edits, fishbone.MoveCause{ID: o.Cause, Under: bone})
	}
	s.page.Do(fishbone.Join(edits...))
}

func (s *groupPanel) Refresh() {
	can := s.page.Actions()
	top := []fyne.CanvasObject{
		s.Heading(words.T("group.question"), words.T("group.explain")),
		s.Part("line", nil, func() fyne.CanvasObject {
			sets := ui.Quiet("", words.T("group.sets"), nil)
			sets.OnTap = func() { s.setsMenu(panel.Below(sets)) }
			return ui.Row(8, ui.Expand(s.line.Entry), sets)
		}),
	}
	if s.line.Rewording() {
		top = append(top, s.Caps(14, panel.RewordingKeys()...))
	} else if len(s.page.Analysis().Bones()) > 0 {
		top = append(top, s.Caps(14, can.Hint("act.send", "key.toBone"), action.Hint("key.card", "Up", "Down"), can.Hint("act.newBone", "key.newBone")))
	}
	s.Show(ui.Column(12, append(top, s.keys)...), s.list())
}

func (s *groupPanel) list() fyne.CanvasObject {
	a := s.page.Analysis()
	s.bones = nil
	var parts []fyne.CanvasObject
	if o, ok := s.offer(); ok {
		parts = append(parts, s.Suggestion(o, func() { s.link(o) }, func() { s.kept[o.Cause] = true; s.page.Refresh() }))
	}
	if tray := a.Causes(fishbone.Tray); len(tray) > 0 {
		parts = append(parts, s.Section(words.T("group.waiting", "n", len(tray))))
		parts = append(parts, s.rows(tray)...)
	} else if a.Count().Causes == 0 {
		parts = append(parts, s.EmptyBut(words.T("group.nothing"), guide.Causes))
	}
	for i, b := range a.Bones() {
		parts = append(parts, s.boneLine(i, b))
		parts = append(parts, s.rows(a.Causes(b.ID))...)
	}
	if len(a.Bones()) == 0 {
		parts = append(parts, s.Empty(words.T("group.noBones")))
	}
	return ui.Column(0, parts...)
}

// rows are a row for each card. One that goes to another bone keeps its row, in another
// colour.
func (s *groupPanel) rows(causes []fishbone.Cause) []fyne.CanvasObject {
	p := s.page
	now, _ := s.Selected()
	type look struct {
		cause        fishbone.ID
		text, same   string
		finding      fishbone.Finding
		chosen, root bool
	}
	rows := make([]fyne.CanvasObject, len(causes))
	for i, c := range causes {
		same, _ := p.Analysis().Cause(c.SameAs)
		l := look{c.ID, c.Text, same.Text, c.Verdict.Finding, c.ID == now.ID, p.Analysis().IsRoot(c.ID)}
		rows[i] = s.Part("row", l, func() fyne.CanvasObject { return s.row(c, l.chosen) })
		if ink := s.inks[c.ID]; ink.FillColor != panel.BoneColor(p.Analysis(), c.Parent) {
			ink.FillColor = panel.BoneColor(p.Analysis(), c.Parent)
			ink.Refresh()
		}
	}
	return rows
}

func (s *groupPanel) row(c fishbone.Cause, chosen bool) fyne.CanvasObject {
	p := s.page
	ink := canvas.NewRectangle(panel.BoneColor(p.Analysis(), c.Parent))
	s.inks[c.ID] = ink
	r := panel.Row{
		Lead:   panel.SwatchOf(ink),
		Text:   c.Text,
		Chips:  panel.CauseChips(p.Analysis(), c),
		Chosen: chosen,
		Faded:  c.SameAs != "",
		OnTap:  func() { p.Session().Choose(c.ID); p.Focus() },
		Menu:   func(at fyne.Position) { p.CauseMenu(c.ID, at) },
	}
	if chosen {
		r.Actions = []*ui.Tap{
			ui.SmallIcon(ui.Pencil, p.Actions().Tip("act.reword"), func() { s.Reword(c) }),
		}
	}
	d := r.Make(s.Room())
	p.Draggable(d, c, s.placeAt)
	return d
}

// placeAt is where a card would come that is let go under the pointer, on the board or on
// a bone in the panel.
func (s *groupPanel) placeAt(cause fishbone.ID, at fyne.Position) (board.Drop, bool) {
	if to, ok := s.page.HighlightDrop(cause, at); ok {
		return to, true
	}
	c, _ := s.page.Analysis().Cause(cause)
	for _, r := range s.bones {
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.at)
		size := r.at.Size()
		if r.bone != c.Parent && at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height {
			return board.Drop{Under: r.bone}, true
		}
	}
	return board.Drop{}, false
}

// boneLine is a bone's name with its number key; cards can be dropped on it.
func (s *groupPanel) boneLine(i int, b fishbone.Bone) fyne.CanvasObject {
	type look struct {
		place int
		bone  fishbone.Bone
	}
	line := s.Part("row", look{i, b}, func() fyne.CanvasObject { return s.makeBoneLine(i, b) })
	s.bones = append(s.bones, boneRow{b.ID, line})
	if count, n := s.counts[b.ID], fmt.Sprint(len(s.page.Analysis().CauseIDs(b.ID))); count.Text != n {
		count.Text = n
		count.Refresh()
	}
	return line
}

func (s *groupPanel) makeBoneLine(i int, b fishbone.Bone) fyne.CanvasObject {
	p := s.page
	c := ui.Colors()
	key := fyne.CanvasObject(ui.Gap(18, 18))
	if i < 9 {
		key = panel.LevelMark(i + 1)
	}
	small := ui.Style{Size: ui.Small, Color: c.Faint}
	count := ui.Text("", small)
	count.Alignment = fyne.TextAlignTrailing
	s.counts[b.ID] = count
	line := ui.NewTap(ui.MinSize(0, 34, ui.Padded(6, 8, 0, 8, ui.Row(8,
		key, panel.Swatch(panel.BoneColor(p.Analysis(), b.ID)),
		ui.Truncated(b.Name, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, s.Room()-130),
		ui.Spacer(),
		ui.MinSize(ui.Text("000", small).MinSize().Width, 0, count), // it becomes longer with no new line
		ui.More.Draw(c.Faint, 16),
	))), nil)
	line.OnTap = func() { s.boneMenu(b, panel.Below(line)) }
	line.OnMenu = func(at fyne.Position) { s.boneMenu(b, at) }
	line.SetToolTip(words.T("bone.tip"))
	return line
}

// Sorted is told that a card went onto a bone: the next one that waits is selected then.
func (s *groupPanel) Sorted(from fishbone.ID) {
	if from != fishbone.Tray {
		return
	}
	if tray := s.page.Analysis().CauseIDs(fishbone.Tray); len(tray) > 0 {
		s.page.Session().Choose(tray[0])
	}
}

// Reword puts the words of a cause into the line.
func (s *groupPanel) Reword(c fishbone.Cause) { s.line.Begin(c.ID, c.Text) }

func (s *groupPanel) Focus() fyne.Focusable {
	if len(s.page.Analysis().Bones()) == 0 {
		return s.line.Entry
	}
	return s.keys
}

// Prompt implements [panel.Prompter].
func (s *groupPanel) Prompt() panel.Prompt {
	p := s.page
	a := p.Analysis()
	if len(a.Bones()) == 0 {
		return panel.Prompt{Question: words.T("present.bones"), Hint: words.T("present.bonesHint")}
	}
	c, ok := s.Selected()
	if !ok {
		return panel.NothingYet(p, words.T("group.nothing"), guide.Causes)
	}
	waiting := len(a.CauseIDs(fishbone.Tray))
	t := panel.Prompt{Question: words.T("present.group", "cause", c.Text), Number: fmt.Sprint(waiting), On: c.ID}
	if waiting == 0 {
		t.Question, t.Number, t.Hint = words.T("present.grouped"), "", words.T("present.groupedHint")
	}
	for i, b := range a.Bones()[:min(9, len(a.Bones()))] {
		t.Options = append(t.Options, panel.Option{
			Key: fmt.Sprint(i + 1), Words: b.Name, Fill: panel.BoneColor(p.Analysis(), b.ID), On: c.Parent == b.ID,
			Do: func() { p.Send(b.ID) },
		})
	}
	if o, like := s.offer(); like {
		t.Options = append(t.Options, panel.Option{Key: p.Actions().Cap("act.linkOffer"), Words: words.T("present.same", "cause", o.As.Text), Do: s.linkOffer})
	}
	t.Options = append(t.Options, panel.Option{Key: p.Actions().Cap("act.newBone"), Words: words.T("key.newBone"), Do: s.nameBone})
	return t
}
