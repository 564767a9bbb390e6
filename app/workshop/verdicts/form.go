package verdicts

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// verdictForm is what the team concluded about one cause, and from what.
type verdictForm struct {
	owner *verdictsPanel
	cause fishbone.ID

	evidence, criterion, who, when *ui.Entry
}

func newVerdictForm(s *verdictsPanel, c fishbone.Cause) *verdictForm {
	f := &verdictForm{owner: s, cause: c.ID}
	f.evidence = ui.NewArea(words.T("agree.evidence.hint"), 1)
	f.criterion = ui.NewArea("", 1)
	f.criterion.OneParagraph = true
	f.who = ui.NewEntry("")
	f.when = ui.NewEntry("")
	f.sync(c)
	for i, e := range f.entries() {
		panel.Serve(s.host, e)
		panel.KeepTyped(s.host, e, f.places()[i], func(string) bool { return f.store() })
		e.OnEnter = func(_ string, done bool) { f.goOn(i, done) }
		e.OnKey = func(name fyne.KeyName) bool {
			if name == fyne.KeyEscape {
				s.host.Focus()
			}
			return name == fyne.KeyEscape
		}
	}
	return f
}

// goOn goes from a field to the next one: Return means that in every form. From the last one it
// leads back to the list, as it does in front of all and with Ctrl from everywhere.
func (f *verdictForm) goOn(field int, done bool) {
	if h := f.owner.host; done || field == len(f.entries())-1 || h.Presenting() {
		h.Focus()
	} else {
		ui.FocusNext(h.Window().Canvas(), false)
	}
}

func (f *verdictForm) entries() []*ui.Entry {
	return []*ui.Entry{f.evidence, f.criterion, f.who, f.when}
}

// Fields are the entries in which the verdict in hand is written.
func (s *verdictsPanel) Fields() []*ui.Entry {
	if s.form == nil {
		return nil
	}
	return s.form.entries()
}

// places are the names of the entries' drafts.
func (f *verdictForm) places() []string {
	of := "verdict/" + string(f.cause) + "/"
	return []string{of + "evidence", of + "criterion", of + "who", of + "when"}
}

// sync shows the cause's verdict as it stands.
func (f *verdictForm) sync(c fishbone.Cause) {
	f.evidence.OneParagraph = f.owner.host.Presenting() // there, Return ends it
	v := c.Verdict
	for i, text := range []string{v.Evidence, v.Criterion, v.Who, v.When} {
		f.entries()[i].Sync(text, fishbone.Paragraph)
	}
	if hint := f.criterionHint(); f.criterion.PlaceHolder != hint {
		f.criterion.SetPlaceHolder(hint)
	}
}

// criterionHint stands where the verdict names no criterion: it may be written in the task that
// verifies the cause.
func (f *verdictForm) criterionHint() string {
	for _, task := range f.owner.host.Analysis().VerificationsOf(f.cause) {
		if said := fishbone.Flat(task.Criterion); said != "" {
			return words.T("agree.criterion.task", "text", said)
		}
	}
	return words.T("agree.criterion.hint")
}

// store keeps all four texts with the verdict as it stands, and says whether it could.
func (f *verdictForm) store() bool {
	c, ok := f.owner.host.Analysis().Cause(f.cause)
	if !ok {
		return true // there is nothing left that they could belong to
	}
	v := fishbone.Verdict{
		Finding: c.Verdict.Finding, Evidence: f.evidence.Text, Criterion: f.criterion.Text,
		Who: f.who.Text, When: f.when.Text,
	}
	return f.owner.host.Do(fishbone.Judge{ID: f.cause, Verdict: v}, session.Merge, session.Ends(f.places()...))
}

func (f *verdictForm) Flush() {
	for _, e := range f.entries() {
		e.Flush()
	}
}

func (f *verdictForm) object(c fishbone.Cause) fyne.CanvasObject {
	s := f.owner
	const indent, most = 8, 6
	f.evidence.FitRows(s.Room()-indent, 1, most)
	f.criterion.FitRows(s.Room()-indent, 1, most)
	type deps struct {
		form  ui.Identity[verdictForm]
		cause fishbone.Cause
	}
	return s.Part("form", deps{ui.Identity[verdictForm]{To: f}, c}, func() fyne.CanvasObject { return ui.Padded(6, 0, 12, indent, f.make(c)) })
}

func (f *verdictForm) make(c fishbone.Cause) fyne.CanvasObject {
	s := f.owner
	chip := func(finding fishbone.Finding) *ui.Tap {
		key := "verdict." + string(finding)
		if finding == fishbone.Undecided {
			key = "agree.undecided" // all four stand in one line
		}
		return ui.ChipButton(words.T(key), c.Verdict.Finding == finding, func() {
			s.judge(c, finding)
			s.host.Focus()
		})
	}
	undecided := chip(fishbone.Undecided)
	undecided.SetToolTip(s.host.Actions().Tip("verdict.undecided"))
	votes := ui.Row(4,
		ui.Text(words.T("agree.votes", "n", c.Votes), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}),
		ui.SmallIcon(ui.Minus, words.T("agree.fewer"), func() { s.vote(c, -1) }),
		ui.SmallIcon(ui.Plus, words.T("agree.more"), func() { s.vote(c, 1) }),
	)
	return ui.Column(6,
		ui.Flow(4, s.Room()-8, chip(fishbone.Confirmed), chip(fishbone.Rejected), chip(fishbone.ToVerify), undecided),
		labelled("agree.evidence", f.evidence),
		labelled("agree.criterion", f.criterion),
		ui.Row(8, ui.Expand(labelled("agree.who", f.who)), ui.Expand(labelled("agree.when", f.when))),
		ui.Row(4, f.author(c), ui.Spacer(), votes),
	)
}

// labelled is an entry below its name, which stays there while the entry is filled.
func labelled(key string, e *ui.Entry) fyne.CanvasObject {
	return ui.Column(2, ui.Text(words.T(key), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), e)
}

// author says who named the cause.
func (f *verdictForm) author(c fishbone.Cause) fyne.CanvasObject {
	by := f.owner.host.Analysis().Sign(c.By)
	if by == "" {
		return ui.Gap(0, 0)
	}
	style := ui.Style{Size: ui.Small, Color: ui.Colors().Faint}
	return ui.Truncated(words.T("cause.by", "name", by), style, f.owner.Room()-150)
}
