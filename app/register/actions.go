package register

import (
	"errors"

	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// register opens the form for a complaint that is new.
func (p *Page) register() { p.openForm(newOne, fishbone.Complaint{}) }

// edit opens the form on a complaint.
func (p *Page) edit(c fishbone.Complaint) {
	p.chosen = c.ID
	p.openForm(c.ID, c)
}

func (p *Page) openForm(id fishbone.ID, c fishbone.Complaint) {
	if p.form != nil {
		if p.form.id == id {
			p.form.focus()
			return
		}
		p.form.flush()
	}
	p.View.form = id
	p.form = newForm(p, id, c)
	p.showForm()
	p.form.focus()
}

// closeForm shows the types again. What was typed for a new complaint stays a draft.
func (p *Page) closeForm() {
	if p.form == nil {
		return
	}
	p.form.flush()
	p.form, p.View.form = nil, ""
	p.showForm()
	p.Focus()
}

// showForm shows that the form came or went.
func (p *Page) showForm() {
	if p.state != stateBlank {
		p.show()
	}
	p.side.ScrollToTop()
	p.list.Repaint()
	p.root.Refresh() // an empty register has no side without it
}

// resumeForm opens the form that was open when the page was left, and that for a new complaint
// where something typed in it was never entered.
func (p *Page) resumeForm() {
	id := p.View.form
	if id == "" && hasDraft(p.session) {
		id = newOne
	}
	switch id {
	case "":
		return
	case newOne:
		p.View.form, p.form = newOne, newForm(p, newOne, fishbone.Complaint{})
	default:
		p.openAgain(id)
	}
}

// openAgain opens the form on a complaint that is not among the rows yet, and shows its quarter.
func (p *Page) openAgain(id fishbone.ID) {
	p.View.form = ""
	p.background(func() func() {
		list, err := p.Store.List(complaint.Query{ID: id})
		return func() {
			if err != nil || len(list) == 0 || p.form != nil {
				return
			}
			if c := list[0]; !p.View.period.holds(c.Received) {
				p.look(func(v *View) { v.period = periodOf(quarter, c.Received) })
			}
			p.toReveal = true
			p.edit(list[0])
		}
	})
}

// do makes an edit, and says whether it could be made.
func (p *Page) do(e complaint.Edit, ends ...string) (complaint.Edit, bool) {
	done, err := p.session.Do(e, ends...)
	if err != nil {
		p.ReportError(err)
	}
	return done, err == nil
}

// rowMenu opens what can be done with one complaint.
func (p *Page) rowMenu(c fishbone.Complaint, at fyne.Position) {
	choices := []ui.Choice{{Icon: ui.Pencil, Words: words.T("register.edit"), Do: func() { p.edit(c) }}}
	if c.Analysis != "" {
		choices = append(choices, ui.Pick(words.T("register.itsAnalysis"), func() { p.Open(c.Analysis) }))
	}
	choices = append(choices, ui.Choice{}, ui.Choice{Icon: ui.Trash, Words: words.T("register.delete"), Key: "Del", Do: func() { p.remove(c) }})
	ui.ShowMenu(p.Window.Canvas(), at, p.Focus, choices...)
}

// remove deletes at once; the notice and Ctrl+Z take it back.
func (p *Page) remove(c fishbone.Complaint) {
	if p.form != nil && p.form.id == c.ID {
		p.form, p.View.form = nil, ""
		p.showForm()
	}
	if _, ok := p.do(complaint.Remove{IDs: []fishbone.ID{c.ID}}); ok {
		p.chosen = ""
		p.sayDone(words.T("register.deleted", "what", shorten(fishbone.Label(c.What), 60)), ui.Neutral)
	}
	p.Focus()
}

// sayDone says what was done, with a button that takes it back.
func (p *Page) sayDone(said string, tone ui.Tone) {
	p.Notices.Say(said, tone, words.T("home.undo"), p.undo)
}

// undo takes the last edit of the register back.
func (p *Page) undo() { p.session.Undo(p.stepped("register.undone", "register.undoneNothing")) }

// redo does again what was taken back last.
func (p *Page) redo() { p.session.Redo(p.stepped("register.redone", "register.redoneNothing")) }

// stepped tells of a step through the log.
func (p *Page) stepped(key, nothing string) func(complaint.Edit, error) {
	return func(e complaint.Edit, err error) {
		switch {
		case errors.Is(err, storage.ErrNothing):
			p.Notices.Say(words.T(nothing), ui.Neutral, "", nil)
		case err != nil:
			p.ReportError(err)
		default:
			p.reopenForm(e)
			p.Notices.Say(words.T(key, "what", words.RegisterEdit(e)), ui.Neutral, "", nil)
		}
	}
}

// reopenForm shows the complaint in hand as it is after a step through the log.
func (p *Page) reopenForm(e complaint.Edit) {
	set, ok := e.(complaint.Set)
	if p.form == nil || p.form.id == newOne {
		return
	}
	if _, touched := set.Each[p.form.id]; ok && touched {
		p.form.reread = true
		return
	}
	if add, ok := e.(complaint.Add); ok && add.Complaint.ID == p.form.id {
		p.form, p.View.form = nil, ""
		p.showForm()
	}
}

// walkTypes shows the complaints of the next type, or of the one before; those of all before the
// first.
func (p *Page) walkTypes(by int) {
	bars := p.bars()
	at := -1
	for i, b := range bars {
		if p.View.kind != nil && *p.View.kind == b.Name {
			at = i
		}
	}
	if at += by; at >= len(bars) || at < -1 {
		return
	}
	p.look(func(v *View) {
		v.kind = nil
		if at >= 0 {
			v.kind = &bars[at].Name
		}
	})
}

// startChosen starts an analysis from the type that is told about.
func (p *Page) startChosen() {
	if kind, ok := p.detailed(); ok && p.figures.count(kind).N > 0 {
		p.start(kind, p.figures.count(kind).N)
	}
}

// beside does something beside the window's thread, one at a time.
func (p *Page) beside(work func() (then func())) {
	if p.busy {
		return
	}
	p.busy = true
	p.background(func() func() {
		then := work()
		return func() {
			p.busy = false
			then()
		}
	})
}

// start starts an analysis from the complaints of a type in the period, and opens it.
func (p *Page) start(kind string, n int) {
	fill := p.filling(kind, n)
	at := p.Now()
	link := complaint.Link{Type: kind, From: p.View.period.first, To: p.View.period.last()}
	p.beside(func() func() {
		list, err := p.Store.List(complaint.Query{Types: []string{kind}, From: link.From, To: link.To, Limit: voices})
		if err != nil {
			return func() { p.ReportError(err) }
		}
		id, err := session.New(p.Analyses, fishbone.Batch{Edits: append(fill, fishbone.SetAbout{Field: fishbone.Voice, Text: voice(list)})}, at)
		if err != nil {
			return func() { p.ReportError(err) }
		}
		link.Analysis = id
		err = p.session.DoBeside(link)
		return func() {
			p.OpenNew(id)
			if err != nil {
				p.ReportError(err)
			}
		}
	})
}

// filling is what is known of a problem from the register: its sentence and its figures.
func (p *Page) filling(kind string, n int) []fishbone.Edit {
	period, counted := p.View.period.full(), p.figures.count(kind)
	about := func(f fishbone.Field, text string) fishbone.Edit { return fishbone.SetAbout{Field: f, Text: text} }
	count := func(n int) string { return string(fishbone.FigureOf(float64(n))) }
	sentence := words.T("register.problem", "type", shorten(typeName(kind), 80), "n", words.Number(n), "total", words.Number(p.figures.total), "period", period)
	present := words.T("register.present", "n", words.Number(n), "total", words.Number(p.figures.total), "period", period, "share", percent(float64(n)/float64(max(1, p.figures.total))), "severe", words.Number(counted.Severe))
	edits := []fishbone.Edit{
		about(fishbone.Problem, sentence), about(fishbone.Present, present), about(fishbone.What, kind), about(fishbone.When, period),
		about(fishbone.Affected, count(n)), about(fishbone.Total, count(p.figures.total)), about(fishbone.Period, period),
	}
	if kind != "" {
		edits = append(edits, about(fishbone.TypeField, kind))
	}
	if cost := counted.Cost; cost > 0 {
		edits = append(edits, about(fishbone.HowMuch, words.T("register.costSoFar", "cost", words.Figure(cost))))
	}
	return edits
}

// voices is among how many of the newest complaints the one is looked for that speaks for all.
const voices = 200

// voice is what the customer of the gravest complaint said, of several the newest.
func voice(list []fishbone.Complaint) string {
	grave := map[fishbone.Severity]int{fishbone.Minor: 1, fishbone.Major: 2, fishbone.Critical: 3}
	said, worst := "", -1
	for _, c := range list {
		if grave[c.Severity] > worst {
			said, worst = c.What, grave[c.Severity]
		}
	}
	return said
}

// reopen opens a closed analysis again, because its complaint came back.
func (p *Page) reopen(id fishbone.ID) {
	at := fishbone.Stamp{At: p.Now()}
	p.beside(func() func() {
		a, err := p.Analyses.Load(id)
		if err == nil {
			_, err = p.Analyses.Do(a, fishbone.ReopenAnalysis{Day: p.today()}, at)
		}
		return func() {
			if err != nil {
				p.ReportError(err)
				return
			}
			p.OpenNew(id)
		}
	})
}
