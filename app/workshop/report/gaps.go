package report

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/dates"
	"whybone/app/reports"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/report"
)

// list is what is missing, then what only reports ask for.
func (v *view) list() fyne.CanvasObject {
	d := v.document()
	parts := []fyne.CanvasObject{}
	if v.naming {
		parts = append(parts, ui.Column(4, ui.Text(words.T("report.own.name"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), v.own))
	}
	if len(d.Gaps) == 0 {
		c := ui.Colors()
		parts = append(parts, ui.Row(6, ui.Check.Draw(c.Good, 18), ui.Text(v.told(), ui.Style{Size: ui.Body, Color: c.Good})))
	} else {
		parts = append(parts, ui.Text(words.T("report.sentBack"), ui.Style{Size: ui.Strong, Bold: true, Color: ui.Colors().Ink}))
	}
	for i, g := range d.Gaps {
		parts = append(parts, v.gap(i+1, g))
	}
	if fields := v.answers(); len(fields) > 0 {
		parts = append(parts, v.Section(words.T("report.only")))
		parts = append(parts, fields...)
	}
	parts = append(parts, v.Section(words.T("report.letterhead")), v.letterhead())
	return ui.Column(10, append(parts, v.keys)...)
}

// gap is one that the report would be sent back for, with the way to where it is mended.
func (v *view) gap(number int, g report.Gap) fyne.CanvasObject {
	c := ui.Colors()
	room := v.Room() - 36
	said := []fyne.CanvasObject{ui.Paragraph(g.What, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, room, 4)}
	if g.Why != "" {
		said = append(said, ui.Paragraph(g.Why, ui.Style{Size: ui.Small, Color: c.Muted}, room, 3))
	}
	label := ui.Row(2, ui.Text(words.T("report.mend"), ui.Style{Size: ui.Small, Bold: true, Color: c.Accent}), ui.Right.Draw(c.Accent, 14))
	said = append(said, ui.Row(0, ui.NewTap(ui.Padded(2, 4, 2, 0, label), func() { v.mend(g) })))
	return container.New(&numbered{}, badge(number), ui.Column(2, said...))
}

// badge is the number of a gap, as it stands on the page.
func badge(number int) fyne.CanvasObject {
	c := ui.Colors()
	disc := canvas.NewRectangle(c.Open)
	disc.CornerRadius = 11
	text := ui.Text(fmt.Sprint(number), ui.Style{Size: ui.Small, Bold: true, Color: c.OnAccent})
	text.Alignment = fyne.TextAlignCenter
	return container.NewStack(ui.MinSize(22, 22, disc), text)
}

// numbered puts a badge at the left of what it is the number of, at its top.
type numbered struct{}

const badgeRoom = 34

func (*numbered) MinSize(o []fyne.CanvasObject) fyne.Size {
	min := o[1].MinSize()
	return fyne.NewSize(min.Width+badgeRoom, max(min.Height, 22))
}

func (*numbered) Layout(o []fyne.CanvasObject, room fyne.Size) {
	size := fyne.NewSize(max(22, o[0].MinSize().Width), 22)
	o[0].Resize(size)
	o[0].Move(fyne.NewPos(0, 1))
	o[1].Resize(fyne.NewSize(room.Width-badgeRoom, room.Height))
	o[1].Move(fyne.NewPos(badgeRoom, 0))
}

// mend leads to where a gap is closed: to the field of an answer on this page, or to the step of
// the thing.
func (v *view) mend(g report.Gap) {
	switch {
	case g.Answer != "":
		v.TypeAt(placeOf(g.Answer))
	case g.End != nil:
		panel.Mend(v.host, panel.FaultAt(*g.End))
	default:
		f := panel.Fault{Step: g.Page, View: g.View, Of: g.Of}
		if g.Field != "" {
			f.Place = panel.PlaceOf(nil, "", string(g.Field))
		} else if g.Column != "" {
			f.Place = panel.PlaceOf(g.Kind, g.Of, g.Column)
		}
		panel.Mend(v.host, f)
	}
}

// placeOf is what the field of an answer is called.
func placeOf(name string) string { return "answer/" + name }

// answers are the fields of what only this report asks for.
func (v *view) answers() (all []fyne.CanvasObject) {
	met := map[string]bool{}
	for _, ask := range v.profile.Asks() {
		if met[ask.Name] || slices.Contains(v.without, ask.Section) {
			continue
		}
		met[ask.Name] = true
		e := v.field(ask)
		label := ui.Paragraph(ask.Label.In(string(words.Used())), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, v.Room(), 2)
		parts := []fyne.CanvasObject{label, e}
		if ask.As == "plan" && e.Text == "" {
			parts = append(parts, ui.AtEdge(ui.Row(0, ui.Quiet("", words.T("report.as.begin"), func() {
				v.host.Do(v.host.Analysis().GiveAnswer(ask.Name, v.stepsOf(), fishbone.NewID()))
			}))))
		}
		all = append(all, ui.Column(2, parts...))
	}
	return all
}

// field is the entry of an answer. It is kept as long as the page is open.
func (v *view) field(ask report.Ask) *ui.Entry {
	stored := v.host.Analysis().Answer(ask.Name).Text
	e, ok := v.fields[ask.Name]
	if !ok {
		e = v.newField(ask)
		v.fields[ask.Name] = e
	}
	e.Sync(stored, func(typed string) string { return v.read(ask, typed) })
	if long(ask) {
		e.FitRows(v.Room(), 2, 12)
	}
	return e
}

// lists say how the answers are written that are lists of lines.
var lists = map[string]string{"plan": "report.as.plan", "marks": "report.as.marks", "counts": "report.as.counts"}

// long says whether an answer takes several lines.
func long(ask report.Ask) bool { return ask.As == "text" || lists[ask.As] != "" }

// stepsOf is what a plan begins with: a line for each section of the report.
func (v *view) stepsOf() string {
	var lines []string
	for i, s := range v.profile.Sections {
		lines = append(lines, words.T("report.as.step", "step", s.Title.In(string(words.Used())), "n", i+1))
	}
	return strings.Join(lines, "\n")
}

func (v *view) newField(ask report.Ask) *ui.Entry {
	h := v.host
	e := ui.NewEntry("")
	if long(ask) {
		e = ui.NewArea("", 2)
		if said, ok := lists[ask.As]; ok {
			e = ui.NewArea(words.T(said), 3)
		}
	}
	e.Name = ask.Label.In(string(words.Used()))
	at := placeOf(ask.Name)
	panel.Serve(h, e)
	panel.KeepTyped(h, e, at, func(text string) bool {
		edit := h.Analysis().GiveAnswer(ask.Name, v.read(ask, text), fishbone.NewID())
		return edit == nil || h.Do(edit, session.Merge, session.Ends(at))
	})
	e.OnEnter = func(string, bool) { e.Flush(); h.Focus() }
	e.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			h.Focus()
		}
		return key == fyne.KeyEscape
	}
	return e
}

// read is what is kept of what was typed: of a day its date, if it is one.
func (v *view) read(ask report.Ask, typed string) string {
	if ask.As == "day" {
		how := panel.Days()
		how.Past, how.Around = true, true
		if day, err := dates.One(typed, fishbone.DayOf(v.host.Now()), how); err == nil {
			return string(day)
		}
	}
	return fishbone.Paragraph(typed)
}

// formats are the kinds of files by what offices call them.
var formats = map[string]string{".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel", ".pptx": "PowerPoint", ".html": "HTML", ".md": "Markdown"}

// foot says how many gaps stay, and makes the file. It stays the same while somebody types, so that a
// click on it takes what was typed and is a click all the same.
func (v *view) foot() fyne.CanvasObject {
	n := len(v.document().Gaps)
	return v.Part("foot", n, func() fyne.CanvasObject { return v.makeFoot(n) })
}

func (v *view) makeFoot(n int) fyne.CanvasObject {
	parts := []fyne.CanvasObject{ui.Hairline()}
	if n > 0 {
		parts = append(parts, ui.Paragraph(words.T("report.stay", "n", n), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, v.Room(), 2))
	}
	endings := reports.Endings()
	primary := ui.Primary("", words.T("report.export", "format", formats[endings[0]]), func() { v.save(endings[0]) })
	buttons := []fyne.CanvasObject{primary}
	for _, e := range endings[1:] {
		buttons = append(buttons, ui.Plain("", formats[e], func() { v.save(e) }))
	}
	form := ui.Quiet("", words.T("form.link"), func() { v.host.Actions().Perform("view.form") })
	return ui.Padded(0, panel.Margin, 12, panel.Margin, ui.Column(8, append(parts, ui.Flow(6, v.Room(), buttons...), ui.AtEdge(ui.Row(0, form)))...))
}
