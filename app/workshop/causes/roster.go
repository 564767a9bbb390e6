package causes

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// roster is a line of chips: who is here, in which role, and who is speaking. What is
// named while somebody speaks is noted as theirs.
type roster struct {
	host  panel.Host
	frame *panel.Frame
	entry *ui.Entry // for those who are added
	name  *ui.Entry // for who is getting another name
	*choices

	before fishbone.ID // whose turn it was before the last click
}

// choices are what the team has chosen in the panel.
type choices struct {
	adding   bool        // names are being added
	renaming fishbone.ID // who is getting another name, empty for nobody
}

func newRoster(h panel.Host, frame *panel.Frame) *roster {
	r := &roster{host: h, frame: frame, entry: ui.NewEntry(words.T("people.hint"))}
	r.entry.Place = "person"
	r.entry.SetDraft(h.Session().Draft("person"))
	r.choices, _ = panel.Choices[choices](h)
	r.adding = r.adding || r.entry.Text != ""
	r.entry.OnEveryChange(func() { h.KeepDraft("person", r.entry.Text) })
	panel.Serve(h, r.entry)
	r.entry.OnEnter = func(names string, _ bool) { r.add(names) }
	r.entry.OnPaste = func(names string) bool {
		r.add(r.entry.Text + names)
		return true
	}
	r.entry.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			r.setAdding(false)
		}
		return name == fyne.KeyEscape
	}
	r.name = r.newNameEntry()
	return r
}

// newNameEntry makes the entry that stands in the place of a chip whose name is changed. What
// is typed there is kept when the focus leaves.
func (r *roster) newNameEntry() *ui.Entry {
	h, e := r.host, ui.NewEntry("")
	if who, ok := h.Analysis().Person(r.renaming); ok {
		e.SetSaved(who.Name)
		if draft := h.Session().Draft(r.namePlace()); draft != "" {
			e.SetDraft(draft)
		}
	} else {
		r.renaming = ""
	}
	e.OnEveryChange(func() {
		if r.renaming != "" {
			h.KeepDraft(r.namePlace(), e.Unsaved())
		}
	})
	panel.Serve(h, e)
	e.OnSave = r.rename
	e.OnEnter = func(string, bool) {
		if e.Flush(); !r.taken(fishbone.Label(e.Text), r.renaming) {
			r.endRenaming()
		}
		h.Focus()
	}
	e.OnLeft = func(fyne.Focusable) { r.endRenaming() }
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			e.SetSaved("")
			r.endRenaming()
			h.Focus()
		}
		return name == fyne.KeyEscape
	}
	return e
}

func (r *roster) namePlace() string { return "person/" + string(r.renaming) }

// beginRenaming puts an entry into the place of a name.
func (r *roster) beginRenaming(id fishbone.ID) {
	who, ok := r.host.Analysis().Person(id)
	if !ok || panel.Refused(r.host) {
		return
	}
	r.renaming, r.adding = id, false
	r.name.SetSaved(who.Name)
	r.host.Refresh()
	r.host.Focus()
}

// rename gives somebody the name that was typed, and says whether it could. Without one they
// keep theirs.
func (r *roster) rename(name string) bool {
	who, ok := r.host.Analysis().Person(r.renaming)
	if name = fishbone.Label(name); !ok || name == "" || name == who.Name {
		return true
	}
	if r.taken(name, who.ID) {
		r.sayTaken(name)
		return false
	}
	return r.host.Do(fishbone.RenamePerson{ID: who.ID, As: name}, session.Ends(r.namePlace()))
}

func (r *roster) endRenaming() {
	if r.renaming == "" {
		return
	}
	r.host.KeepDraft(r.namePlace(), "")
	r.renaming = ""
	r.host.Refresh()
}

// renameSpeaker lets who is speaking get another name, and says whether somebody is.
func (r *roster) renameSpeaker() bool {
	turn := r.host.Session().Meeting().Turn
	if _, ok := r.host.Analysis().Person(turn); !ok {
		return false
	}
	r.beginRenaming(turn)
	return true
}

// speaker is the name of who speaks, empty for nobody in particular.
func (r *roster) speaker() string { return panel.Speaker(r.host) }

// add puts people on the roster, one or several: the first one leads, the second one writes.
func (r *roster) add(text string) {
	names := splitNames(text)
	if len(names) == 0 {
		r.setAdding(false)
		return
	}
	var edits []fishbone.Edit
	var twice []string
	for i, name := range names {
		if r.taken(name, "") || slices.Contains(names[:i], name) {
			twice = append(twice, name)
			continue
		}
		role := fishbone.Member
		switch len(r.host.Analysis().People()) + len(edits) {
		case 0:
			role = fishbone.Facilitator
		case 1:
			role = fishbone.Recorder
		}
		edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.NewID(), Name: name, Role: role}})
	}
	if len(twice) > 0 {
		r.sayTaken(twice[0])
	}
	if len(edits) > 0 && r.host.Do(fishbone.Join(edits...), session.Ends("person")) {
		r.entry.SetSaved("")
	}
}

// taken says whether somebody else on the roster has a name. What people say is kept by their
// names, and what they write for themselves too, so two of one name would read each other's cards.
func (r *roster) taken(name string, but fishbone.ID) bool {
	return slices.ContainsFunc(r.host.Analysis().People(), func(p fishbone.Person) bool { return p.Name == name && p.ID != but })
}

// sayTaken says that a name is on the roster, and what to do for another person of that name.
func (r *roster) sayTaken(name string) {
	r.host.Notices().Say(words.T("people.taken", "name", name), ui.Waiting, "", nil)
}

// splitNames are the names in a text: on lines of their own, or with commas between them.
func splitNames(text string) (names []string) {
	for _, name := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("\n\r\t,，、;；", c) }) {
		if name = fishbone.Label(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// setAdding opens the entry for names, or closes it.
func (r *roster) setAdding(adding bool) {
	r.adding = adding
	r.host.Refresh()
	r.host.Focus()
}

// object is the line of chips, and below it the entry for names while that is open.
func (r *roster) object() fyne.CanvasObject {
	type deps struct {
		people   []fishbone.Person
		speaking fishbone.ID
		adding   bool
		renaming fishbone.ID
		cards    map[string]int
	}
	d := deps{r.host.Analysis().People(), r.host.Session().Meeting().Turn, r.adding, r.renaming, r.cards()}
	return r.frame.Part("roster", d, func() fyne.CanvasObject { return r.make(d.people, d.cards) })
}

// nameWidth is how wide a name is typed.
const nameWidth = 150

// cards are how many cards each has named, by name. A card of two wordings is one of each.
func (r *roster) cards() map[string]int {
	a, n := r.host.Analysis(), map[string]int{}
	count := func(c fishbone.Cause) {
		n[c.By]++
		for _, w := range a.Wordings(c.ID) {
			if w.By != c.By {
				n[w.By]++
			}
		}
	}
	for _, c := range a.Causes(fishbone.Tray) {
		count(c)
	}
	for _, b := range a.Bones() {
		for _, c := range a.Causes(b.ID) {
			count(c)
		}
	}
	return n
}

func (r *roster) make(people []fishbone.Person, cards map[string]int) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, who := range people {
		if who.ID == r.renaming {
			chips = append(chips, ui.MinSize(nameWidth, ui.EntryHeight, r.name))
			continue
		}
		chips = append(chips, r.chip(who, cards[who.Name], len(cards) > 0))
	}
	if !r.adding {
		add := ui.ChipButton("+ "+words.T("people.add"), false, func() { r.setAdding(true) })
		add.SetToolTip(r.host.Actions().Tip("act.people"))
		chips = append(chips, add)
	}
	parts := []fyne.CanvasObject{ui.Flow(6, r.frame.Room(), chips...)}
	if r.adding {
		parts = append(parts, r.entry, ui.Row(14,
			action.Hint("key.person", "Return").Object(), action.Hint("key.finish", "Escape").Object()))
	}
	return ui.Column(6, parts...)
}

// The blocks of a chip, one for each card that somebody named: the room sees who has not spoken
// yet. Many are narrower.
const (
	blockWide, blockHigh = 6, 3
	blocksWide           = 62 // all of them, at most
	mostBlocks           = 20
)

// chip is somebody's name, with the blocks below it once something was said.
func (r *roster) chip(who fishbone.Person, cards int, said bool) *ui.Tap {
	name := panel.Shorten(who.Name, 14)
	if who.Role != fishbone.Member {
		name += " · " + words.T("role."+string(who.Role))
	}
	speaks := who.ID == r.host.Session().Meeting().Turn
	c := ui.Colors()
	ink, fill := c.Muted, c.Sunken
	if speaks {
		ink, fill = c.OnAccent, c.Accent
	}
	content := fyne.CanvasObject(ui.Text(name, ui.Style{Size: ui.Small, Bold: speaks, Color: ink}))
	if said {
		content = ui.Column(2, content, blocks(cards, ink))
	}
	chip := ui.NewTap(ui.MinSize(0, 26, ui.Padded(3, 11, 4, 11, content)), func() { r.click(who.ID) })
	chip.Radius, chip.Fill, chip.Over = 10, fill, c.Hairline
	if speaks {
		chip.Over = fill
	}
	chip.SetToolTip(words.T("people.cards", "n", cards) + "\n" + words.T("people.tip"))
	chip.OnMenu = func(at fyne.Position) { r.menu(who, at) }
	return r.frame.Chip(chip, func() { r.clickAgain(who.ID) })
}

// blocks are a small block for each card.
func blocks(n int, ink color.Color) fyne.CanvasObject {
	n = min(n, mostBlocks)
	row, gap := []fyne.CanvasObject{}, float32(2)
	if n*(blockWide+2) > blocksWide {
		gap = 1
	}
	for range n {
		block := canvas.NewRectangle(ink)
		block.CornerRadius = 1
		row = append(row, ui.MinSize(min(blockWide, (blocksWide+gap)/float32(n)-gap), blockHigh, block))
	}
	return ui.MinSize(0, blockHigh, ui.Row(gap, row...))
}

// click gives the turn at once.
func (r *roster) click(id fishbone.ID) {
	r.before = r.host.Session().Meeting().Turn
	r.speak(id)
}

// clickAgain is the second of two clicks. It changes the name, and leaves the turn with whom it
// was.
func (r *roster) clickAgain(id fishbone.ID) {
	r.host.Session().GiveTurn(r.before)
	r.beginRenaming(id)
}

// speak notes who speaks. For the one who speaks already it notes that nobody in particular
// does.
func (r *roster) speak(id fishbone.ID) {
	s := r.host.Session()
	if s.Meeting().Turn == id {
		id = ""
	}
	s.GiveTurn(id)
	r.host.Focus()
}

// menu gives somebody another role or name, or takes them off the roster or out of the record.
func (r *roster) menu(who fishbone.Person, at fyne.Position) {
	h := r.host
	var items []ui.Choice
	for _, role := range []fishbone.Role{fishbone.Facilitator, fishbone.Recorder, fishbone.Member} {
		item := ui.Pick(words.T("role."+string(role)), func() {
			h.Do(fishbone.Set{Of: fishbone.PersonKind, ID: who.ID, Values: fishbone.Values{"name": who.Name, "role": string(role)}})
		})
		item.Tick(who.Role == role)
		items = append(items, item)
	}
	rename := ui.Pick(words.T("people.rename"), func() { r.beginRenaming(who.ID) })
	if who.ID == h.Session().Meeting().Turn {
		rename.Key = action.Cap("F2")
	}
	h.ShowMenu(at, append(items, ui.Choice{}, rename, ui.Choice{},
		ui.Pick(words.T("people.remove"), func() { h.Do(fishbone.Remove{Of: fishbone.PersonKind, ID: who.ID}) }),
		ui.Pick(words.T("people.anonymize"), func() { r.askAnonymize(who) }))...)
}

// askAnonymize takes a name out of the record once the team knows what that reaches.
func (r *roster) askAnonymize(who fishbone.Person) {
	if panel.Refused(r.host) {
		return
	}
	as := r.neutralName(who)
	panel.Question{
		Title:      words.T("people.anonymize.title", "name", who.Name),
		Paragraphs: []string{words.T("people.anonymize.what", "as", as), words.T("people.anonymize.not")},
		Yes:        words.T("people.anonymize.do"),
		Do: func() {
			panel.DoTelling(r.host, fishbone.AnonymizePerson{ID: who.ID, As: as}, words.T("people.anonymized", "as", as), ui.Positive)
		},
	}.Ask(r.host)
}

// neutralName is what somebody is called without a name: by their place on the roster, or the
// next number that nobody has.
func (r *roster) neutralName(who fishbone.Person) string {
	people := r.host.Analysis().People()
	is := func(name string) func(fishbone.Person) bool {
		return func(p fishbone.Person) bool { return p.Name == name }
	}
	for n := 1 + slices.IndexFunc(people, func(p fishbone.Person) bool { return p.ID == who.ID }); ; n++ {
		if name := words.T("people.neutral", "n", n); !slices.ContainsFunc(people, is(name)) {
			return name
		}
	}
}
