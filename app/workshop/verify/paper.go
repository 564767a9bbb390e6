package verify

import (
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/worksheet"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/table"
)

// This file is about the list on paper: it is printed with numbers that stay, and what was written
// beside a number is typed back.

// document is the list to be written on. The analysis keeps the numbers.
func (v *view) document() ([]byte, error) {
	v.Flush()
	if len(v.tasks()) == 0 {
		return nil, table.ErrNoRows
	}
	if edits := v.host.Analysis().NumberTasks(fishbone.NewID); len(edits) > 0 && !v.host.Do(fishbone.Join(edits...)) {
		return nil, v.host.Session().Locked()
	}
	return worksheet.PDF(worksheet.Checks(v.host.Analysis()), words.T("verify.table"), v.host.Now())
}

func (v *view) printList() {
	if panel.Refused(v.host) {
		return
	}
	if data, err := v.document(); v.host.Report(err) && data != nil {
		panel.Print(v.host, data, words.T("verify.table"))
	}
}

func (v *view) saveList() {
	if !panel.Refused(v.host) {
		panel.SavePDF(v.host, words.T("verify.table"), v.document)
	}
}

// numbered says whether a task has been printed.
func (v *view) numbered() bool {
	for _, t := range v.tasks() {
		if t.plan.Number > 0 {
			return true
		}
	}
	return false
}

// newBack is the entry for what was written on paper.
func (v *view) newBack() *ui.Entry {
	e := ui.NewEntry(words.T("verify.type"))
	e.Place = "verify/sheet"
	panel.Serve(v.host, e)
	e.SetDraft(v.host.Session().Draft(e.Place))
	e.OnEveryChange(func() { v.host.KeepDraft(e.Place, e.Text) })
	e.OnEnter = func(text string, _ bool) {
		if v.typeBack(text) {
			e.SetSaved("")
			v.host.KeepDraft(e.Place, "")
		}
	}
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			v.host.Focus()
		}
		return name == fyne.KeyEscape
	}
	return e
}

// signs are what may stand after a number for a verdict.
var signs = map[string]fishbone.Finding{
	"+": fishbone.Confirmed, "✓": fishbone.Confirmed, "-": fishbone.Rejected, "–": fishbone.Rejected, "✗": fishbone.Rejected, "?": fishbone.Undecided,
}

// typeBack puts a result, and the verdict if there is a sign for one, to the task with the number.
func (v *view) typeBack(text string) bool {
	n, said, ok := fishbone.ReadNumbered(text)
	sign, rest, _ := strings.Cut(said, " ")
	finding, judged := signs[sign]
	if judged {
		said = strings.TrimSpace(rest)
	}
	if !ok || said == "" && !judged {
		v.host.Notices().Say(words.T("sheet.noNumber"), ui.Waiting, "", nil)
		return false
	}
	plan, there := v.host.Analysis().TaskNumbered(n)
	if !there {
		v.host.Notices().Say(words.T("verify.noTask", "n", n), ui.Negative, "", nil)
		return false
	}
	v.Flush()
	c, _ := v.host.Analysis().Cause(plan.Cause)
	var edits []fishbone.Edit
	if said != "" {
		edits = append(edits, fishbone.Set{Of: fishbone.VerificationKind, ID: plan.ID, Values: fishbone.Values{"result": said}})
		if verdict := c.Verdict; verdict != (fishbone.Verdict{}) {
			verdict.Evidence = said
			edits = append(edits, fishbone.Judge{ID: c.ID, Verdict: verdict})
		}
	}
	if judged {
		edits = append(edits, fishbone.Conclude{ID: plan.ID, Finding: finding, On: fishbone.DayOf(v.host.Now())})
	}
	if !panel.DoTelling(v.host, fishbone.Join(edits...), words.T("verify.typed", "n", n, "cause", panel.Shorten(c.Text, 24)), ui.Positive) {
		return false
	}
	v.host.Session().Choose(c.ID)
	v.host.TypeIn(v.back)
	return true
}

// backLine is the entry where there is something to be typed back.
func (v *view) backLine() fyne.CanvasObject {
	if !v.numbered() || v.host.Presenting() {
		none := ui.Gap(0, 0)
		none.Hide() // else there is room above what follows
		return none
	}
	return v.back
}
