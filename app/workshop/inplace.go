package workshop

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// inPlace is the entry that lies on the board: in it a label is reworded in its place,
// or the next ones are typed where they will hang.
type inPlace struct {
	page  *Page
	entry *ui.Entry

	edits fishbone.ID // what is reworded; empty while something is added
	under fishbone.ID // what is added hangs here
	after fishbone.ID // and after this one; empty for the first
	bones bool        // what is added is a bone
}

// newInPlace makes the entry, not yet shown.
func (p *Page) newInPlace(hint string) *inPlace {
	in := &inPlace{page: p, entry: ui.NewEntry(hint)}
	in.entry.OnShortcut = p.Shortcut
	in.entry.OnEnter = func(string, bool) { in.enter() }
	in.entry.OnTab = in.tab
	in.entry.OnKey = in.key
	in.entry.OnPaste = in.paste
	in.entry.OnSave = in.lost
	in.entry.OnLeft = in.left
	in.entry.OnEveryChange(in.draft)
	return in
}

// editInPlace rewords a cause or a bone where it stands. Typed is what begins it, as in
// a spreadsheet; empty to go on at the end of what is there.
func (p *Page) editInPlace(id fishbone.ID, typed string) {
	text, ok := p.labelOf(id)
	if !ok {
		return
	}
	p.closeInPlace()
	in := p.newInPlace("")
	in.edits = id
	in.entry.SetSaved(text)
	if typed != "" {
		in.entry.SetDraft(typed)
	}
	p.hold(in, id, board.Over)
}

// labelOf is the text of a cause or of a bone.
func (p *Page) labelOf(id fishbone.ID) (string, bool) {
	if c, ok := p.Analysis().Cause(id); ok {
		return c.Text, true
	}
	b, ok := p.Analysis().Bone(id)
	return b.Name, ok
}

// addNext types the next cause after the selected one, or the next bone after a bone.
func (p *Page) addNext() {
	in := p.newInPlace("")
	id := p.selected()
	if c, ok := p.Analysis().Cause(id); ok {
		in.under, in.after = c.Parent, id
	} else {
		in.bones, in.after = true, id
		if bones := p.Analysis().Bones(); id == "" && len(bones) > 0 {
			in.after = bones[len(bones)-1].ID
		}
	}
	p.closeInPlace()
	in.show()
}

// addBelow types an answer to the selected cause, or a cause on the selected bone.
func (p *Page) addBelow() {
	p.closeInPlace()
	in := p.newInPlace("")
	in.below(p.selected())
	in.show()
}

// below has the next one hang below a cause or a bone, after those that are there.
func (in *inPlace) below(id fishbone.ID) {
	in.bones, in.under, in.after = false, id, ""
	if ids := in.page.Analysis().CauseIDs(id); len(ids) > 0 {
		in.after = ids[len(ids)-1]
	}
}

// show lays the entry where the next one will hang.
func (in *inPlace) show() {
	in.edits = ""
	in.entry.SetPlaceHolder(words.T(in.hint()))
	switch {
	case in.after != "":
		in.page.hold(in, in.after, board.After)
	default:
		in.page.hold(in, in.under, board.Under)
	}
}

func (in *inPlace) hint() string {
	_, onBone := in.page.Analysis().Bone(in.under)
	switch {
	case in.bones:
		return "group.hint"
	case onBone:
		return "causes.hint"
	}
	return "drill.because"
}

// hold lays an entry onto the board and gives it the focus.
func (p *Page) hold(in *inPlace, at fishbone.ID, where board.Where) {
	p.atBoard, p.inPlace = true, in
	p.board.ShowOverlay(in.entry, at, where)
	p.Focus()
}

// closeInPlace takes the entry off the board and keeps what was typed.
func (p *Page) closeInPlace() {
	if in := p.inPlace; in != nil {
		in.commit()
		p.dropInPlace()
	}
}

// dropInPlace takes the entry off the board.
func (p *Page) dropInPlace() {
	if in := p.inPlace; in != nil {
		p.inPlace = nil
		in.entry.OnSave = nil
		p.Focus() // while it is still there to lose it
		p.board.HideOverlay()
	}
}

// commit keeps what was typed, and returns what it became; empty for nothing. When it
// cannot be kept, the sentence that says why is shown and the text stays.
func (in *inPlace) commit() (id fishbone.ID, ok bool) {
	p, text := in.page, in.entry.Text
	if fishbone.Label(text) == "" {
		return in.edits, true
	}
	if in.edits != "" {
		old, there := p.labelOf(in.edits)
		if there && old != fishbone.Label(text) && !in.do(rewordEdit(p.Analysis(), in.edits, text)) {
			return in.edits, false
		}
		in.entry.SetSaved(text)
		return in.edits, true
	}
	id = fishbone.NewID()
	var edit fishbone.Edit = fishbone.AddCause{ID: id, Under: in.under, Before: in.before(), Text: text, By: p.Speaker()}
	if in.bones {
		edit = fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: text}, Before: in.before()}
	}
	if !in.do(edit) {
		return "", false
	}
	in.entry.SetSaved("")
	in.after = id
	return id, true
}

// do makes changes, and with them ends the draft of what was typed.
func (in *inPlace) do(edits ...fishbone.Edit) bool {
	return in.page.Do(fishbone.Join(edits...), session.Ends(boardDraft))
}

// boardDraft is the place of the draft of what is typed on the board.
const boardDraft = "board"

// draft keeps what was typed, with the place where it belongs.
func (in *inPlace) draft() {
	text := in.entry.Unsaved()
	if text != "" {
		text = fmt.Sprintf("%s:%s:%s:%t:%s", in.edits, in.under, in.after, in.bones, text)
	}
	in.page.KeepDraft(boardDraft, text)
}

// takeUpInPlace goes on typing on the board where the program ended in the middle of it.
// Where that place is gone, what was typed is taken for a cause on no bone yet.
func (p *Page) takeUpInPlace() {
	draft := strings.SplitN(p.Session().Draft(boardDraft), ":", 5)
	if len(draft) < 5 {
		return
	}
	in := p.newInPlace("")
	in.edits, in.under, in.after, in.bones = fishbone.ID(draft[0]), fishbone.ID(draft[1]), fishbone.ID(draft[2]), draft[3] == "true"
	if !panel.Exists(p.Analysis(), in.under) && in.under != fishbone.Tray {
		in.under, in.after = fishbone.Tray, ""
	}
	if panel.Exists(p.Analysis(), in.edits) {
		text, _ := p.labelOf(in.edits)
		in.entry.SetSaved(text)
		in.entry.SetDraft(draft[4])
		p.hold(in, in.edits, board.Over)
		return
	}
	in.entry.SetDraft(draft[4])
	in.show()
}

// rewordEdit changes the label of a cause or of a bone.
func rewordEdit(a *fishbone.Analysis, id fishbone.ID, text string) fishbone.Edit {
	if _, ok := a.Bone(id); ok {
		return fishbone.Set{Of: fishbone.BoneKind, ID: id, Values: fishbone.Values{"name": text}}
	}
	return fishbone.RewordCause{ID: id, Text: text}
}

// before is the sibling that what is added comes before, empty for the last.
func (in *inPlace) before() fishbone.ID {
	ids := in.page.siblings(in.under, in.bones)
	if i := slices.Index(ids, in.after); i >= 0 && i+1 < len(ids) {
		return ids[i+1]
	}
	return ""
}

// siblings are the bones, or the causes under something, in their order.
func (p *Page) siblings(under fishbone.ID, bones bool) []fishbone.ID {
	if !bones {
		return p.Analysis().CauseIDs(under)
	}
	var ids []fishbone.ID
	for _, b := range p.Analysis().Bones() {
		ids = append(ids, b.ID)
	}
	return ids
}

// enter is Return: what was typed is kept, and the next one can be typed while things
// are added; with nothing typed the entry goes.
func (in *inPlace) enter() {
	adding := in.edits == "" && fishbone.Label(in.entry.Text) != ""
	id, ok := in.commit()
	switch {
	case !ok:
	case adding:
		in.page.take(id)
		in.show()
	default:
		in.page.dropInPlace()
	}
}

// paste takes a list where the next one would hang.
func (in *inPlace) paste(text string) bool {
	p := in.page
	if in.edits != "" || in.bones {
		return false
	}
	edits := p.Analysis().EditsFromList(fishbone.ReadList(in.entry.Text+text), in.under, in.before(), p.Speaker(), fishbone.NewID)
	if len(edits) == 0 || !in.do(edits...) {
		return false
	}
	in.entry.SetSaved("")
	p.Notices().Say(words.T("burst.causes", "n", len(edits)), ui.Positive, words.T("workshop.undoWord"), p.Undo)
	for _, e := range edits {
		if c, ok := e.(fishbone.AddCause); ok && c.Under == in.under {
			in.after = c.ID
		}
	}
	in.show()
	return true
}

// tab keeps what was typed and goes on one level further out, or with back one level
// nearer to the bone.
func (in *inPlace) tab(back bool) {
	p := in.page
	id, ok := in.commit()
	if !ok {
		return
	}
	if id == "" {
		id = in.after
	}
	if id == "" {
		return // there is nothing yet that an answer could hang below
	}
	if !back {
		in.below(id)
	} else if !in.outOf(id) {
		return
	}
	p.take(id)
	in.show()
}

// outOf has the next one hang after what a cause hangs below.
func (in *inPlace) outOf(id fishbone.ID) bool {
	c, ok := in.page.Analysis().Cause(id)
	if !ok || c.Parent == fishbone.Tray {
		return false
	}
	up, below := in.page.Analysis().Cause(c.Parent)
	in.bones, in.under, in.after = !below, up.Parent, c.Parent
	return true
}

// key is offered what the entry has no use for.
func (in *inPlace) key(name fyne.KeyName) bool {
	p := in.page
	switch name {
	case fyne.KeyEscape:
		in.leave()
	case fyne.KeyUp, fyne.KeyDown:
		id, ok := in.commit()
		if !ok {
			return true
		}
		p.dropInPlace()
		if id != "" {
			p.take(id)
		}
		p.walk(map[fyne.KeyName]board.Direction{fyne.KeyUp: board.Up, fyne.KeyDown: board.Down}[name])
	default:
		return false
	}
	return true
}

// leave is Escape: nothing is kept, but what was typed can be taken back.
func (in *inPlace) leave() {
	p, text := in.page, fishbone.Label(in.entry.Text)
	old, _ := p.labelOf(in.edits)
	p.dropInPlace()
	p.KeepDraft(boardDraft, "")
	if text != "" && text != old {
		p.Notices().Say(words.T("inplace.left", "text", panel.Shorten(text, 24)), ui.Neutral, words.T("inplace.keep"), func() { in.commit() })
	}
}

// lost is told that the focus goes away: what was typed is kept. The entry stays ready
// for the next one if the focus comes back, as when another window was looked at.
func (in *inPlace) lost(string) bool {
	_, ok := in.commit()
	if ok && in.edits == "" {
		fyne.Do(func() {
			if in.page.inPlace == in {
				in.show()
			}
		})
	}
	return ok
}

// left is told that something else has the focus: the entry goes.
func (in *inPlace) left(to fyne.Focusable) {
	if p := in.page; p.inPlace == in {
		in.entry.OnSave = nil
		p.inPlace = nil
		p.atBoard = to == p.keys || p.Window().Canvas().Overlays().Top() != nil
		p.board.HideOverlay()
	}
}

// holdsStill lets the entry go where what it belongs to is there no more, as after an undo.
func (in *inPlace) holdsStill() {
	p := in.page
	_, edited := p.labelOf(in.edits)
	_, hangs := p.labelOf(in.under)
	switch {
	case in.edits != "" && !edited, in.edits == "" && !hangs && in.under != fishbone.Tray:
		p.dropInPlace()
	case in.after != "" && !slices.Contains(p.siblings(in.under, in.bones), in.after):
		in.after = ""
		if ids := p.siblings(in.under, in.bones); len(ids) > 0 {
			in.after = ids[len(ids)-1]
		}
		in.show()
	}
}
