package cases

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
	"whybone/fishbone/draw/chain"
	"whybone/fishbone/effect"
)

// makePage is the page that is shown, in a width and so many times larger than usual.
func (p *Reading) makePage(b *board, width, u float32) fyne.CanvasObject {
	t := &typist{page: p, width: width, u: u}
	switch one := p.page(); one.Kind {
	case casebook.Problem:
		return t.problem()
	case casebook.Fish:
		t.title(words.T("case.page.fish"))
		height := max(240, b.size.Height-t.height()-2*24*u-12*u)
		if p.View.presenting {
			height = max(240, height-roomFoot*u)
		}
		t.add(b.fish(width, height))
		return t.done()
	case casebook.Whys:
		return t.whys(one)
	case casebook.Verdicts:
		return t.verdicts()
	case casebook.Choice:
		return t.choice()
	case casebook.Promises:
		return t.promises()
	case casebook.Proof:
		return t.proof(b)
	}
	return t.lesson()
}

// typist sets a page.
type typist struct {
	page  *Reading
	width float32
	u     float32 // how many times larger than usual
	parts []fyne.CanvasObject
}

func (t *typist) analysis() *fishbone.Analysis { return t.page.analysis() }

func (t *typist) add(o ...fyne.CanvasObject) { t.parts = append(t.parts, o...) }

func (t *typist) done() fyne.CanvasObject { return ui.Column(8*t.u, t.parts...) }

func (t *typist) height() float32 { return t.done().MinSize().Height }

// style is a style of text at the size of the page.
func (t *typist) style(size float32, bold bool, ink string) ui.Style {
	c := ui.Colors()
	s := ui.Style{Size: ui.RoundSize(size, t.u), Bold: bold, Color: c.Ink}
	switch ink {
	case "muted":
		s.Color = c.Muted
	case "faint":
		s.Color = c.Faint
		if t.page.View.presenting {
			s.Color = c.Muted
		}
	}
	return s
}

func (t *typist) title(text string) {
	t.add(ui.Paragraph(text, t.style(ui.Title, true, ""), t.width, 4), ui.Gap(1, 4*t.u))
}

func (t *typist) heading(text string) {
	t.add(ui.Gap(1, 8*t.u), ui.Text(text, t.style(ui.Small, true, "muted")))
}

// most is how many lines a text may take.
const most = 40

// field is a text with its name at the left; nothing where it says nothing.
func (t *typist) field(name, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	left := min(150*t.u, t.width*0.24)
	says := ui.Paragraph(text, t.style(ui.Body, false, ""), t.width-left-12*t.u, most)
	t.add(ui.Row(12*t.u,
		ui.MinSize(left, says.MinSize().Height, ui.Column(0, ui.Gap(1, t.u), ui.Paragraph(name, t.style(ui.Small, false, "faint"), left, 2), ui.Spacer())),
		says))
}

// item is one entry of a list: its text with a chip, and what is known of it below.
func (t *typist) item(text, chip string, tone ui.Tone, below ...string) {
	room := t.width
	var mark fyne.CanvasObject
	if chip != "" {
		mark = ui.LargerChip(chip, tone, t.u)
		room -= mark.MinSize().Width + 16*t.u
	}
	says := ui.Paragraph(text, t.style(ui.Body, true, ""), room, most)
	row := []fyne.CanvasObject{says}
	if mark != nil {
		row = append(row, ui.Spacer(), ui.MinSize(0, says.MinSize().Height, ui.Column(0, mark, ui.Spacer())))
	}
	lines := []fyne.CanvasObject{ui.Row(8, row...)}
	for _, one := range below {
		if strings.TrimSpace(one) != "" {
			lines = append(lines, ui.Paragraph(one, t.style(ui.Body, false, "muted"), t.width, most))
		}
	}
	t.add(ui.Padded(4*t.u, 0, 8*t.u, 0, ui.Column(4*t.u, lines...)), ui.Hairline())
}

// problem is the page about the complaint.
func (t *typist) problem() fyne.CanvasObject {
	a := t.analysis()
	about := a.About()
	t.title(problemOf(a))
	if about.Voice != "" {
		said := ui.Column(2*t.u, ui.Text(words.T("facts.voice"), t.style(ui.Small, false, "faint")),
			ui.Paragraph(words.T("chain.voice", "text", about.Voice), t.style(ui.Strong, false, "muted"), t.width-20*t.u, most))
		bar := canvas.NewRectangle(ui.Colors().Accent)
		bar.CornerRadius = 1.5
		t.add(ui.Row(14*t.u, ui.MinSize(3, said.MinSize().Height, bar), said), ui.Gap(1, 8*t.u))
	}
	for _, f := range []fishbone.Field{
		fishbone.Present, fishbone.What, fishbone.When, fishbone.Where, fishbone.Who, fishbone.Why, fishbone.How, fishbone.HowMuch,
		fishbone.Affected, fishbone.Goal, fishbone.Constraints, fishbone.TypeField, fishbone.DepartmentField,
	} {
		text := about.Text(f)
		if f == fishbone.Affected {
			text = extent(about)
		}
		t.field(words.Title(fishbone.AboutKind, string(f)), text)
	}
	t.field(words.Title(fishbone.AboutKind, string(fishbone.TagsField)), strings.Join(about.TagList(), " · "))
	t.add(ui.Gap(1, 8*t.u), ui.Paragraph(t.team(), t.style(ui.Small, false, "faint"), t.width, 3))
	return t.done()
}

// extent says in one line how many it happened to, of how many and in which time: none of these says much
// without the others.
func extent(about fishbone.About) string {
	n := string(about.Affected)
	some, known := about.Affected.Float()
	if all, of := about.Total.Float(); about.Total != "" {
		n = words.T("case.of", "n", cmp.Or(n, "–"), "of", string(about.Total))
		if known && of && all > 0 {
			n = words.T("case.share", "n", n, "share", words.Percent(100*some/all))
		}
	}
	return joined(n, about.Period)
}

// team says who worked it out, and when.
func (t *typist) team() string {
	a, now := t.analysis(), t.page.Now()
	about, made := a.About(), fishbone.DayOf(a.Made().At.In(now.Location()))
	day := func(key string, d fishbone.Day) string {
		return words.T(key, "day", words.Used().Day(d, fishbone.DayOf(now)))
	}
	var parts []string
	switch {
	case about.Held != "":
		parts = append(parts, day("case.held", about.Held))
	case about.Closed == "" || about.Closed >= made: // it was not written down later
		parts = append(parts, day("case.begun", made))
	}
	if n := len(a.People()); n > 0 {
		parts = append(parts, words.T("home.people", "n", n))
	}
	if about.Closed != "" {
		parts = append(parts, day("case.closed", about.Closed))
	}
	return strings.Join(parts, " · ")
}

// verdicts is the page about what evidence decided.
func (t *typist) verdicts() fyne.CanvasObject {
	t.title(words.T("case.page.verdicts"))
	tones := map[fishbone.Finding]ui.Tone{fishbone.Confirmed: ui.Positive, fishbone.Rejected: ui.Negative, fishbone.ToVerify: ui.Waiting}
	for _, c := range casebook.Judged(t.analysis()) {
		bone, _ := t.analysis().BoneOf(c.ID)
		chip := words.T("verdict." + string(c.Verdict.Finding))
		if t.analysis().IsRoot(c.ID) {
			chip = words.T("case.root")
		}
		t.item(c.Text, chip, tones[c.Verdict.Finding], c.Verdict.Evidence, joined(bone.Name, fishbone.Flat(c.Verdict.Who), fishbone.Flat(c.Verdict.When)))
	}
	return t.done()
}

// joined puts what there is of some texts in a line.
func joined(texts ...string) string {
	var all []string
	for _, one := range texts {
		if one != "" {
			all = append(all, one)
		}
	}
	return strings.Join(all, " · ")
}

// choice is the page about the solutions: what the team went on with and why, and what not.
func (t *typist) choice() fyne.CanvasObject {
	all := t.analysis().Solutions()
	t.title(words.T("case.page.choice"))
	t.add(ui.Text(words.T("case.solutions", "n", len(all)), t.style(ui.Body, false, "muted")))
	for _, group := range []struct {
		choice fishbone.Choice
		tone   ui.Tone
	}{{fishbone.Chosen, ui.Positive}, {fishbone.Declined, ui.Neutral}} {
		for _, s := range all {
			if s.Choice == group.choice {
				t.item(s.Text, words.T("case.choice."+string(s.Choice)), group.tone, s.Reason, t.causesOf(s))
			}
		}
	}
	others := []string{}
	for _, s := range all {
		if s.Choice == fishbone.NotChosen {
			others = append(others, s.Text)
		}
	}
	if len(others) > 0 {
		t.heading(words.T("case.otherIdeas"))
		for _, text := range others {
			t.add(ui.Paragraph(text, t.style(ui.Body, false, "muted"), t.width, most))
		}
	}
	return t.done()
}

// causesOf are the causes that a solution is for.
func (t *typist) causesOf(s fishbone.Solution) string {
	var all []string
	for _, id := range s.Causes {
		if c, ok := t.analysis().Cause(id); ok {
			all = append(all, c.Text)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return words.T("case.against", "causes", strings.Join(all, " · "))
}

// promises is the page about who did what by when.
func (t *typist) promises() fyne.CanvasObject {
	t.title(words.T("case.page.promises"))
	now := t.page.Now()
	today := fishbone.DayOf(now)
	for _, one := range t.analysis().Promises() {
		said, tone := picture.PromiseState(words.Used(), one, today), ui.Neutral
		if said.Tone == chain.Good {
			tone = ui.Positive
		}
		chip := said.Words
		if one.Status == fishbone.PromiseDropped {
			chip = words.T("case.dropped")
		}
		t.item(one.Text, chip, tone, joined(fishbone.Flat(one.Owner), words.Day(one.DueDay(), fishbone.DayOf(now))), one.Evidence)
	}
	return t.done()
}

// proof is the page about what came of it.
func (t *typist) proof(b *board) fyne.CanvasObject {
	t.title(words.T("case.page.proof"))
	tones := map[fishbone.Effect]ui.Tone{fishbone.Effective: ui.Positive, fishbone.NotEffective: ui.Negative}
	for _, s := range effect.All(t.analysis()) {
		m := s.Measure
		chip := ""
		if m.Verdict != fishbone.EffectOpen {
			chip = words.T("verdict." + string(m.Verdict))
		}
		t.item(m.Text, chip, tones[m.Verdict], picture.Figures(words.Used(), s), joined(m.Reason, fishbone.Flat(m.By), words.Day(m.Judged, fishbone.DayOf(t.page.Now()))))
		if len(s.All()) > 1 {
			t.add(b.chart(s, t.width, min(t.width*0.42, 420*t.u), t.u), ui.Gap(1, 8*t.u))
		}
	}
	return t.done()
}

// lesson is the last page.
func (t *typist) lesson() fyne.CanvasObject {
	a, about := t.analysis(), t.analysis().About()
	t.title(words.T("case.page.lesson"))
	if about.Lessons == "" {
		t.add(ui.Paragraph(words.T("case.noLesson"), t.style(ui.Strong, false, "muted"), t.width, 3))
	} else {
		t.add(ui.Paragraph(about.Lessons, t.style(ui.Strong, false, ""), t.width, most))
	}
	if about.Expected != "" {
		t.add(ui.Gap(1, 4*t.u))
		t.field(words.T("case.expected"), joined(words.T("case.complaints", "n", string(about.Expected)), joinedDays(about.ExpectedFrom, about.ExpectedBy, fishbone.DayOf(t.page.Now()))))
	}
	for _, sort := range []fishbone.PromiseSort{fishbone.Standard, fishbone.ReadAcross} {
		head := false
		for _, one := range a.Promises() {
			if one.Sort != sort {
				continue
			}
			if !head {
				t.heading(words.T("case.sort." + string(sort)))
				head = true
			}
			t.item(one.Text, "", ui.Neutral, joined(one.Document, one.Number, revision(one.Revision)))
		}
	}
	return t.done()
}

// revision says which one of a document it is; nothing for none.
func revision(text string) string {
	if text == "" {
		return ""
	}
	return words.T("case.revision", "text", text)
}

func joinedDays(from, to, today fishbone.Day) string {
	one, other := words.Used().Day(from, today), words.Used().Day(to, today)
	if from == "" || to == "" {
		return joined(one, other)
	}
	return one + " – " + other
}

// makeRoomFoot is the line below a page in front of a room.
func (p *Reading) makeRoomFoot(u float32) fyne.CanvasObject {
	c := ui.Colors()
	style := ui.Style{Size: ui.RoundSize(ui.Small, u), Color: c.Muted}
	name := ui.Truncated(problemOf(p.analysis()), style, p.board.size.Width*0.45)
	keys := []fyne.CanvasObject{ui.KeyCap("← →", words.T("case.keys.turn")), ui.KeyCap("Esc", words.T("case.keys.end"))}
	if p.covered() {
		keys = append([]fyne.CanvasObject{ui.KeyCap("Enter", words.T("case.quiz.compare"))}, keys...)
	}
	return container.NewStack(canvas.NewRectangle(c.Back), ui.MinSize(0, roomFoot*u, ui.Padded(0, 28*u, 0, 28*u,
		ui.Row(16, append([]fyne.CanvasObject{ui.Text(words.T("case.at", "n", p.View.at+1, "of", len(p.pages)), style), name, ui.Spacer()}, keys...)...))))
}
