package diagram

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

// inlineEditor is the entry that lies on the board: in it a label is reworded in its place,
// or the next ones are typed where they will hang.
type inlineEditor struct {
	view  *View
	entry *ui.Entry

	edits fishbone.ID // what is reworded; empty while something is added
	under fishbone.ID // what is added hangs here
	after fishbone.ID // and after this one; empty for the first
	bones bool        // what is added is a bone
}

// newInlineEditor makes the entry, not yet shown.
func (v *View) newInlineEditor() *inlineEditor {
	in := &inlineEditor{view: v, entry: ui.NewEntry("")}
	in.entry.OnShortcut = v.host.Shortcut
	in.entry.OnEnter = func(string, bool) { in.enter() }
	in.entry.OnTab = in.tab
	in.entry.OnKey = in.key
	in.entry.OnPaste = in.paste
	in.entry.OnSave = in.lost
	in.entry.OnLeft = in.left
	in.entry.OnEveryChange(in.draft)
	return in
}

// editLabel rewords a cause or a bone where it stands. Typed is what begins it, as in
// a spreadsheet; empty to go on at the end of what is there.
func (v *View) editLabel(id fishbone.ID, typed string) {
	text, ok := v.labelOf(id)
	if !ok {
		return
	}
	v.closeEditor()
	in := v.newInlineEditor()
	in.edits = id
	in.entry.SetSaved(text)
	if typed != "" {
		in.entry.SetDraft(typed)
	}
	v.showEditor(in, id, board.Over)
}

// labelOf is the text of a cause or of a bone.
func (v *View) labelOf(id fishbone.ID) (string, bool) {
	if c, ok := v.host.Analysis().Cause(id); ok {
		return c.Text, true
	}
	b, ok := v.host.Analysis().Bone(id)
	return b.Name, ok
}

// addNext types the next cause after the selected one, or the next bone after a bone.
func (v *View) addNext() {
	in := v.newInlineEditor()
	id := v.Selected()
	if c, ok := v.host.Analysis().Cause(id); ok {
		in.under, in.after = c.Parent, id
	} else {
		in.bones, in.after = true, id
		if bones := v.host.Analysis().Bones(); id == "" && len(bones) > 0 {
			in.after = bones[len(bones)-1].ID
		}
	}
	v.closeEditor()
	in.show()
}

// addBelow types an answer to the selected cause, or a cause on the selected bone.
func (v *View) addBelow() {
	v.closeEditor()
	in := v.newInlineEditor()
	in.below(v.Selected())
	in.show()
}

// below has the next one hang below a cause or a bone, after those that are there.
func (in *inlineEditor) below(id fishbone.ID) {
	in.bones, in.under, in.after = false, id, ""
	if ids := in.view.host.Analysis().CauseIDs(id); len(ids) > 0 {
		in.after = ids[len(ids)-1]
	}
}

// show lays the entry where the next one will hang.
func (in *inlineEditor) show() {
	in.edits = ""
	in.entry.SetPlaceHolder(words.T(in.hint()))
	switch {
	case in.after != "":
		in.view.showEditor(in, in.after, board.After)
	default:
		in.view.showEditor(in, in.under, board.Under)
	}
}

func (in *inlineEditor) hint() string {
	_, onBone := in.view.host.Analysis().Bone(in.under)
	switch {
	case in.bones:
		return "group.hint"
	case onBone:
		return "causes.hint"
	}
	return "drill.because"
}

// showEditor lays an entry onto the board and gives it the focus.
func (v *View) showEditor(in *inlineEditor, at fishbone.ID, where board.Where) {
	v.host.SetKeysOnBoard(true)
	v.editor = in
	v.board.ShowOverlay(in.entry, at, where)
	v.host.Focus()
}

// closeEditor takes the entry off the board and keeps what was typed.
func (v *View) closeEditor() {
	if in := v.editor; in != nil {
		in.commit()
		v.removeEditor()
	}
}

// CloseOverlay takes off the board what lies on it, and keeps what was typed.
func (v *View) CloseOverlay() {
	v.closeEditor()
	v.closeSameAs()
}

// removeEditor takes the entry off the board.
func (v *View) removeEditor() {
	if in := v.editor; in != nil {
		v.editor = nil
		in.entry.OnSave = nil
		v.host.Focus() // while it is still there to lose it
		v.board.HideOverlay()
	}
}

// commit keeps what was typed, and returns what it became; empty for nothing. When it
// cannot be kept, the sentence that says why is shown and the text stays.
func (in *inlineEditor) commit() (id fishbone.ID, ok bool) {
	v, text := in.view, in.entry.Text
	if fishbone.Label(text) == "" {
		return in.edits, true
	}
	if in.edits != "" {
		old, there := v.labelOf(in.edits)
		if there && old != fishbone.Label(text) && !in.do(rewordEdit(v.host.Analysis(), in.edits, text)) {
			return in.edits, false
		}
		in.entry.SetSaved(text)
		return in.edits, true
	}
	id = fishbone.NewID()
	var edit fishbone.Edit = fishbone.AddCause{ID: id, Under: in.under, Before: in.before(), Text: text, By: v.host.Speaker()}
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
func (in *inlineEditor) do(edits ...fishbone.Edit) bool {
	return in.view.host.Do(fishbone.Join(edits...), session.Ends(boardDraft))
}

// boardDraft is the place of the draft of what is typed on the board.
const boardDraft = "board"

// draft keeps what was typed, with the place where it belongs.
func (in *inlineEditor) draft() {
	text := in.entry.Unsaved()
	if text != "" {
		text = fmt.Sprintf("%s:%s:%s:%t:%s", in.edits, in.under, in.after, in.bones, text)
	}
	in.view.host.KeepDraft(boardDraft, text)
}

// Resume goes on typing on the board where the program ended in the middle of it.
// Where that place is gone, what was typed is taken for a cause on no bone yet.
func (v *View) Resume() {
	draft := strings.SplitN(v.host.Session().Draft(boardDraft), ":", 5)
	if len(draft) < 5 {
		return
	}
	in := v.newInlineEditor()
	in.edits, in.under, in.after, in.bones = fishbone.ID(draft[0]), fishbone.ID(draft[1]), fishbone.ID(draft[2]), draft[3] == "true"
	if !panel.Exists(v.host.Analysis(), in.under) && in.under != fishbone.Tray {
		in.under, in.after = fishbone.Tray, ""
	}
	if panel.Exists(v.host.Analysis(), in.edits) {
		text, _ := v.labelOf(in.edits)
		in.entry.SetSaved(text)
		in.entry.SetDraft(draft[4])
		v.showEditor(in, in.edits, board.Over)
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
func (in *inlineEditor) before() fishbone.ID {
	ids := in.view.siblings(in.under, in.bones)
	if i := slices.Index(ids, in.after); i >= 0 && i+1 < len(ids) {
		return ids[i+1]
	}
	return ""
}

// siblings are the bones, or the causes under something, in their order.
func (v *View) siblings(under fishbone.ID, bones bool) []fishbone.ID {
	if !bones {
		return v.host.Analysis().CauseIDs(under)
	}
	var ids []fishbone.ID
	for _, b := range v.host.Analysis().Bones() {
		ids = append(ids, b.ID)
	}
	return ids
}

// enter is Return: what was typed is kept, and the next one can be typed while things
// are added; with nothing typed the entry goes.
func (in *inlineEditor) enter() {
	adding := in.edits == "" && fishbone.Label(in.entry.Text) != ""
	id, ok := in.commit()
	switch {
	case !ok:
	case adding:
		in.view.Select(id)
		in.show()
	default:
		in.view.removeEditor()
	}
}

// paste takes a list where the next one would hang.
func (in *inlineEditor) paste(text string) bool {
	v := in.view
	if in.edits != "" || in.bones {
		return false
	}
	edits := v.host.Analysis().EditsFromList(fishbone.ReadList(in.entry.Text+text), in.under, in.before(), v.host.Speaker(), fishbone.NewID)
	if len(edits) == 0 || !in.do(edits...) {
		return false
	}
	in.entry.SetSaved("")
	v.host.Notices().Say(words.T("burst.causes", "n", len(edits)), ui.Positive, words.T("workshop.undoWord"), v.host.Undo)
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
func (in *inlineEditor) tab(back bool) {
	v := in.view
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
	v.Select(id)
	in.show()
}

// outOf has the next one hang after what a cause hangs below.
func (in *inlineEditor) outOf(id fishbone.ID) bool {
	c, ok := in.view.host.Analysis().Cause(id)
	if !ok || c.Parent == fishbone.Tray {
		return false
	}
	up, below := in.view.host.Analysis().Cause(c.Parent)
	in.bones, in.under, in.after = !below, up.Parent, c.Parent
	return true
}

// key is offered what the entry has no use for.
func (in *inlineEditor) key(name fyne.KeyName) bool {
	v := in.view
	switch name {
	case fyne.KeyEscape:
		in.leave()
	case fyne.KeyUp, fyne.KeyDown:
		id, ok := in.commit()
		if !ok {
			return true
		}
		v.removeEditor()
		if id != "" {
			v.Select(id)
		}
		v.walk(map[fyne.KeyName]board.Direction{fyne.KeyUp: board.Up, fyne.KeyDown: board.Down}[name])
	default:
		return false
	}
	return true
}

// leave is Escape: nothing is kept, but what was typed can be taken back.
func (in *inlineEditor) leave() {
	v, text := in.view, fishbone.Label(in.entry.Text)
	old, _ := v.labelOf(in.edits)
	v.removeEditor()
	v.host.KeepDraft(boardDraft, "")
	if text != "" && text != old {
		v.host.Notices().Say(words.T("inplace.left", "text", panel.Shorten(text, 24)), ui.Neutral, words.T("inplace.keep"), func() { in.commit() })
	}
}

// lost is told that the focus goes away: what was typed is kept. The entry stays ready
// for the next one if the focus comes back, as when another window was looked at.
func (in *inlineEditor) lost(string) bool {
	_, ok := in.commit()
	if ok && in.edits == "" {
		fyne.Do(func() {
			if in.view.editor == in {
				in.show()
			}
		})
	}
	return ok
}

// left is told that something else has the focus: the entry goes.
func (in *inlineEditor) left(to fyne.Focusable) {
	if v := in.view; v.editor == in {
		in.entry.OnSave = nil
		v.editor = nil
		v.host.SetKeysOnBoard(to == v.keys || v.host.Window().Canvas().Overlays().Top() != nil)
		v.board.HideOverlay()
	}
}

// checkPlace lets the entry go where what it belongs to is there no more, as after an undo.
func (in *inlineEditor) checkPlace() {
	v := in.view
	_, edited := v.labelOf(in.edits)
	_, hangs := v.labelOf(in.under)
	switch {
	case in.edits != "" && !edited, in.edits == "" && !hangs && in.under != fishbone.Tray:
		v.removeEditor()
	case in.after != "" && !slices.Contains(v.siblings(in.under, in.bones), in.after):
		in.after = ""
		if ids := v.siblings(in.under, in.bones); len(ids) > 0 {
			in.after = ids[len(ids)-1]
		}
		in.show()
	}
}
