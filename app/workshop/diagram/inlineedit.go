package diagram

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// inlineEditor is an entry that lies on the board. It rewords a label in its place, or
// takes new causes and bones where they will hang.
type inlineEditor struct {
	view   *View
	entry  *ui.Entry
	below  *fyne.Container // what is asked about a pasted list
	object *fyne.Container // the entry with that below it
	choice *panel.PasteChoice

	rewords fishbone.ID // what is reworded, empty while something is added
	under   fishbone.ID // what the added thing hangs below
	after   fishbone.ID // the sibling that it follows, empty for the first
	bones   bool        // the added thing is a bone
	hadKeys bool        // the keys belonged to the board before
}

// newInlineEditor makes an entry that is not shown yet.
func (v *View) newInlineEditor() *inlineEditor {
	in := &inlineEditor{view: v, entry: ui.NewEntry(""), below: container.NewStack()}
	in.object = ui.Column(6, in.entry, in.below)
	in.below.Hide()
	in.choice = panel.NewPasteChoice(v.host, in.take, in.showChoice)
	panel.Serve(v.host, in.entry)
	in.entry.OnEnter = func(string, bool) { in.enter() }
	in.entry.OnTab = in.tab
	in.entry.OnKey = in.key
	in.entry.OnPaste = in.paste
	in.entry.OnSave = in.focusLost
	in.entry.OnLeft = in.focusMoved
	in.entry.OnEveryChange(func() {
		in.draft()
		in.choice.Drop()
	})
	return in
}

// editLabel rewords a cause or a bone where it stands. What was typed already replaces
// the label, as in a spreadsheet. If nothing was, the cursor stands at the label's end.
func (v *View) editLabel(id fishbone.ID, typed string) {
	text, ok := v.labelOf(id)
	if !ok || panel.Refused(v.host) {
		return
	}
	v.closeEditor()
	in := v.newInlineEditor()
	in.rewords = id
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
	if v.cards.whole { // the next card is typed where people speak
		v.host.SetBoardHasKeys(false)
		v.host.Focus()
		return
	}
	if panel.Refused(v.host) {
		return
	}
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
	if panel.Refused(v.host) {
		return
	}
	v.closeEditor()
	in := v.newInlineEditor()
	in.placeBelow(v.Selected())
	in.show()
}

// placeBelow lets the next thing hang below a cause or a bone, as the last one there.
func (in *inlineEditor) placeBelow(id fishbone.ID) {
	in.bones, in.under, in.after = false, id, ""
	if ids := in.view.host.Analysis().CauseIDs(id); len(ids) > 0 {
		in.after = ids[len(ids)-1]
	}
}

// show lays the entry where the next thing will hang.
func (in *inlineEditor) show() {
	in.rewords = ""
	in.entry.SetPlaceHolder(words.T(in.hint()))
	switch {
	case in.after != "":
		in.view.showEditor(in, in.after, board.After)
	default:
		in.view.showEditor(in, in.under, board.Under)
	}
}

// choiceWidth is how wide the question about a pasted list is.
const choiceWidth = 340

// showChoice shows below the entry what is asked about a pasted list.
func (in *inlineEditor) showChoice() {
	if in.choice.Asked() {
		panel.Set(in.below, in.choice.Object(choiceWidth))
	}
	setVisible(in.below, in.choice.Asked())
	if in.view.editor == in {
		in.show()
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
	if v.editor != in {
		v.editor, in.hadKeys = in, v.host.BoardHasKeys()
	}
	v.host.SetBoardHasKeys(true)
	v.cards.refresh() // they leave the board to it
	v.board.ShowOverlay(in.object, at, where)
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
	v.closeSplit()
}

// removeEditor takes the entry off the board.
func (v *View) removeEditor() {
	if in := v.editor; in != nil {
		v.editor = nil
		in.entry.OnSave = nil
		v.host.SetBoardHasKeys(in.hadKeys)
		v.host.Focus() // the entry must be there to lose the focus
		v.board.HideOverlay()
		v.cards.refresh()
	}
}

// commit keeps what was typed and returns the cause or bone that it became, empty for
// none. If it cannot be kept, a notice says why, and the text stays in the entry.
func (in *inlineEditor) commit() (id fishbone.ID, ok bool) {
	v, text := in.view, in.entry.Text
	if fishbone.Label(text) == "" {
		return in.rewords, true
	}
	if in.rewords != "" {
		old, there := v.labelOf(in.rewords)
		if there && old != fishbone.Label(text) && !in.do(rewordEdit(v.host.Analysis(), in.rewords, text)) {
			return in.rewords, false
		}
		in.entry.SetSaved(text)
		return in.rewords, true
	}
	id = fishbone.NewID()
	var edit fishbone.Edit = fishbone.AddCause{ID: id, Under: in.under, Before: in.nextSibling(), Text: text, By: v.host.Speaker()}
	if in.bones {
		edit = fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: text}, Before: in.nextSibling()}
	}
	if !in.do(edit) {
		return "", false
	}
	in.entry.SetSaved("")
	in.after = id
	return id, true
}

// do makes changes that end the draft of what was typed.
func (in *inlineEditor) do(edits ...fishbone.Edit) bool {
	return in.view.host.Do(fishbone.Join(edits...), session.Ends(boardDraft))
}

// boardDraft is the place of the draft.
const boardDraft = "board"

// draft keeps what was typed together with the place where it belongs.
func (in *inlineEditor) draft() {
	text := in.entry.Unsaved()
	if text != "" {
		text = fmt.Sprintf("%s:%s:%s:%t:%s", in.rewords, in.under, in.after, in.bones, text)
	}
	in.view.host.KeepDraft(boardDraft, text)
}

// Resume opens the entry again if the program ended while somebody typed in it. If the
// place of the text is gone, the text is taken for a cause on no bone.
func (v *View) Resume() {
	draft := strings.SplitN(v.host.Session().Draft(boardDraft), ":", 5)
	if len(draft) < 5 {
		return
	}
	in := v.newInlineEditor()
	in.rewords, in.under, in.after, in.bones = fishbone.ID(draft[0]), fishbone.ID(draft[1]), fishbone.ID(draft[2]), draft[3] == "true"
	if !panel.Exists(v.host.Analysis(), in.under) && in.under != fishbone.Tray {
		in.under, in.after = fishbone.Tray, ""
	}
	if panel.Exists(v.host.Analysis(), in.rewords) {
		text, _ := v.labelOf(in.rewords)
		in.entry.SetSaved(text)
		in.entry.SetDraft(draft[4])
		v.showEditor(in, in.rewords, board.Over)
		return
	}
	in.entry.SetDraft(draft[4])
	in.show()
}

// Suspend leaves what is typed on the board as a draft, from which [View.Resume] goes on.
func (v *View) Suspend() {
	if in := v.editor; in != nil {
		v.editor = nil
		in.entry.OnSave, in.entry.OnLeft = nil, nil
	}
}

// rewordEdit changes the label of a cause or of a bone.
func rewordEdit(a *fishbone.Analysis, id fishbone.ID, text string) fishbone.Edit {
	if _, ok := a.Bone(id); ok {
		return fishbone.Set{Of: fishbone.BoneKind, ID: id, Values: fishbone.Values{"name": text}}
	}
	return fishbone.RewordCause{ID: id, Text: text}
}

// nextSibling is the sibling that the added thing comes before, empty for the last place.
func (in *inlineEditor) nextSibling() fishbone.ID {
	ids := in.view.siblings(in.under, in.bones)
	if i := slices.Index(ids, in.after); i >= 0 && i+1 < len(ids) {
		return ids[i+1]
	}
	return ""
}

// siblings are all bones, or the causes below something, in their order.
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

// enter is Return. It keeps what was typed. While things are added, the entry is then ready
// for the next one; else, and if nothing was typed, the entry goes.
func (in *inlineEditor) enter() {
	if in.choice.Asked() {
		in.choice.Enter()
		return
	}
	adding := in.rewords == "" && fishbone.Label(in.entry.Text) != ""
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

// paste adds a list where the next thing would hang. Where there is more than one way to read
// it, it says first what each would do.
func (in *inlineEditor) paste(text string) bool {
	v := in.view
	text = in.entry.Text + text
	switch {
	case in.rewords != "":
		return false
	case in.bones:
		return in.pasteBones(fishbone.ReadList(text))
	}
	to := fishbone.PasteTarget{Under: in.under, Before: in.nextSibling(), By: v.host.Speaker()}
	return in.choice.Ask(v.host.Analysis().Readings(text, to, fishbone.NewID))
}

// pasteBones adds a bone for each line of a list.
func (in *inlineEditor) pasteBones(lines []fishbone.Line) bool {
	var r fishbone.Reading
	for _, l := range lines {
		r.Edits = append(r.Edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: l.Text}, Before: in.nextSibling()})
	}
	r.Causes = len(r.Edits)
	return len(r.Edits) > 0 && in.take(r)
}

// take adds what was pasted as it was read. The entry is then ready for what follows it.
func (in *inlineEditor) take(r fishbone.Reading) bool {
	said := "burst.causes"
	if in.bones {
		said = "burst.bones"
	}
	if !panel.TakeReading(in.view.host, r, said, session.Ends(boardDraft)) {
		return false
	}
	in.entry.SetSaved("")
	for _, e := range r.Edits {
		switch e := e.(type) {
		case fishbone.AddCause:
			if e.Under == in.under && !in.bones {
				in.after = e.ID
			}
		case fishbone.Add:
			if in.bones {
				in.after = fishbone.IDOf(e.Thing)
			}
		}
	}
	in.show()
	return true
}

// tab keeps what was typed and goes on one level deeper or, if back is set, one level
// nearer to the bone.
func (in *inlineEditor) tab(back bool) {
	v := in.view
	if in.choice.Asked() {
		return // it goes on from what was pasted
	}
	id, ok := in.commit()
	if !ok {
		return
	}
	if id == "" {
		id = in.after
	}
	if id == "" {
		return // an answer needs something to hang below
	}
	if !back {
		in.placeBelow(id)
	} else if !in.placeAfterParent(id) {
		return
	}
	v.Select(id)
	in.show()
}

// placeAfterParent lets the next thing follow what a cause hangs below. It returns whether
// there is such a place.
func (in *inlineEditor) placeAfterParent(id fishbone.ID) bool {
	c, ok := in.view.host.Analysis().Cause(id)
	if !ok || c.Parent == fishbone.Tray {
		return false
	}
	up, below := in.view.host.Analysis().Cause(c.Parent)
	in.bones, in.under, in.after = !below, up.Parent, c.Parent
	return true
}

// key gets the keys that the entry does not use itself.
func (in *inlineEditor) key(name fyne.KeyName) bool {
	v := in.view
	if in.choice.Asked() {
		in.choice.Key(name)
		return true
	}
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
		if name == fyne.KeyUp {
			v.walk(board.Up)
		} else {
			v.walk(board.Down)
		}
	default:
		return false
	}
	return true
}

// leave is Escape. It keeps nothing, but a notice offers to keep what was typed after all.
func (in *inlineEditor) leave() {
	v, text := in.view, fishbone.Label(in.entry.Text)
	old, _ := v.labelOf(in.rewords)
	v.removeEditor()
	v.host.KeepDraft(boardDraft, "")
	if text != "" && text != old {
		v.host.Notices().Say(words.T("inplace.left", "text", panel.Shorten(text, 24)), ui.Neutral, words.T("inplace.keep"), func() { in.commit() })
	}
}

// focusLost keeps what was typed. The entry stays ready for the next thing: the focus comes
// back after somebody looked at another window.
func (in *inlineEditor) focusLost(string) bool {
	_, ok := in.commit()
	if ok && in.rewords == "" {
		ui.Do(func() {
			if in.view.editor == in {
				in.show()
			}
		})
	}
	return ok
}

// focusMoved takes the entry away when something else on the page got the focus.
func (in *inlineEditor) focusMoved(to fyne.Focusable) {
	if v := in.view; v.editor == in {
		in.entry.OnSave = nil
		v.editor = nil
		v.host.SetBoardHasKeys(to == v.keys || v.host.Window().Canvas().Overlays().Top() != nil)
		v.board.HideOverlay()
		v.cards.refresh()
	}
}

// checkPlace takes the entry away if what it belongs to is gone, for example after an undo.
// If only the sibling before it is gone, the entry moves to the end.
func (in *inlineEditor) checkPlace() {
	v := in.view
	_, edited := v.labelOf(in.rewords)
	_, hangs := v.labelOf(in.under)
	switch {
	case in.rewords != "" && !edited, in.rewords == "" && !hangs && in.under != fishbone.Tray:
		v.removeEditor()
	case in.after != "" && !slices.Contains(v.siblings(in.under, in.bones), in.after):
		in.after = ""
		if ids := v.siblings(in.under, in.bones); len(ids) > 0 {
			in.after = ids[len(ids)-1]
		}
		in.show()
	}
}
