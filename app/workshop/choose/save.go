package choose

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/picture"
	"whybone/app/tables"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/table"
	"whybone/fishbone/guide"
)

// pictureDPI is the resolution of a picture of pixels.
const pictureDPI = 150

// saveActions write what a view shows into a file.
func (f *feature) saveActions() []action.Action {
	one := func(name, ending string) action.Action {
		return action.Action{
			Name: name, Part: action.Analysis, After: "export.print",
			Can: func() bool { return f.open != nil && f.host.Session().Step() == guide.PageChoose },
			Do:  func() { save(f.host, f.open, ending) },
		}
	}
	return []action.Action{one("choose.savePicture", picture.PNG), one("choose.saveTable", tables.Ending)}
}

// saveMenu offers both kinds of files.
func (b *base) saveMenu(at fyne.Position) {
	b.host.ShowMenu(at, b.host.Actions().Choices("choose.savePicture", "choose.saveTable")...)
}

// save asks where to, and writes the file. The ending that is typed decides what it is.
func save(h Host, v view, ending string) {
	h.Flush()
	shown := v.table()
	name := panel.FileName(shown.Title+" – "+h.Analysis().HeadText()) + ending
	endings := []string{tables.Ending}
	for _, f := range picture.Formats() {
		if !f.Text {
			endings = append(endings, f.Ending)
		}
	}
	panel.SaveFiles(h, name, endings, func(ending string) ([][]byte, error) { return file(h.Analysis(), v, ending) })
}

// file is what a view shows, as a file of a kind.
func file(a *fishbone.Analysis, v view, kind string) ([][]byte, error) {
	t := v.table()
	if kind == tables.Ending {
		data, err := tables.CSV(t)
		return [][]byte{data}, err
	}
	drawn := t.Draw(picture.Theme(false))
	if own, ok := v.(interface {
		picture() (*scene.Scene, error)
	}); ok {
		better, err := own.picture()
		if err == nil {
			drawn = better
		} else if !errors.Is(err, chart.ErrData) { // with nothing on the chart, the table says so
			return nil, err
		}
	}
	info := scene.DocumentInfo{Title: t.Title, Language: string(words.Used()), Made: a.Changed().At}
	return picture.Files([]*scene.Scene{drawn}, kind, picture.Settings{DPI: pictureDPI, Info: info})
}

// about is what the solutions that are compared are for.
func (b *base) about() string {
	if c, ok := b.host.Analysis().Cause(b.cause); ok {
		return c.Text
	}
	return b.host.Analysis().About().Problem
}

// choiceSaid says what became of a solution, and why.
func choiceSaid(s fishbone.Solution) string {
	if s.Choice == fishbone.NotChosen {
		return ""
	}
	said := words.T("choice." + string(s.Choice))
	if s.Reason != "" {
		said = words.T("record.saidBy", "what", said, "who", fishbone.Flat(s.Reason))
	}
	return said
}

func (v *matrixView) table() table.Table {
	t := table.Table{Title: words.T("view.matrix"), Below: v.about(), Head: []string{words.T("kind.solution")}}
	for _, c := range v.matrix.Criteria {
		t.Head = append(t.Head, fmt.Sprintf("%s (%d)", c.Text, c.Weight))
	}
	t.Head = append(t.Head, words.T("choose.result"), words.T("field.choice"))
	leaders := v.matrix.Leaders()
	for _, s := range v.matrix.Sorted() {
		r := table.Row{Cells: []string{s.Text}, Tints: []float64{0}, Strong: contains(leaders, s.ID)}
		for _, c := range v.matrix.Criteria {
			said, tint := "", 0.0
			if p, ok := v.matrix.Points(c.ID, s.ID); ok {
				said, tint = number(p), p/5
			}
			r.Cells, r.Tints = append(r.Cells, said), append(r.Tints, tint)
		}
		said := ""
		if x, _ := v.matrix.Result(s.ID); x > 0 {
			said = fmt.Sprintf("%.2f", x)
		}
		r.Cells = append(r.Cells, said, choiceSaid(s))
		t.Rows = append(t.Rows, r)
	}
	return t
}

func (v *tchartView) table() table.Table {
	s, _ := v.current()
	t := table.Table{Title: words.T("view.tchart"), Below: s.Text, Head: []string{words.T("choose.side.pro"), words.T("choose.side.con")}}
	a := v.host.Analysis().Signed()
	pro, con := a.ArgumentsOn(s.ID, fishbone.Pro), a.ArgumentsOn(s.ID, fishbone.Con)
	said := func(all []fishbone.Argument, i int) string {
		switch {
		case i >= len(all):
			return ""
		case all[i].By == "":
			return all[i].Text
		}
		return words.T("record.saidBy", "what", all[i].Text, "who", all[i].By)
	}
	for i := range max(len(pro), len(con)) {
		t.Rows = append(t.Rows, table.Row{Cells: []string{said(pro, i), said(con, i)}})
	}
	return t
}

func (v *bestView) table() table.Table {
	t := table.Table{Title: words.T("view.best"), Below: v.about(), Head: []string{words.T("field.rank"), words.T("kind.solution"), words.T("field.choice")}}
	for _, s := range v.shown {
		place := ""
		if s.Rank > 0 {
			place = fmt.Sprint(s.Rank)
		}
		t.Rows = append(t.Rows, table.Row{Cells: []string{place, s.Text, choiceSaid(s)}, Strong: s.Rank == 1})
	}
	return t
}

func (v *cocreateView) table() table.Table {
	t := table.Table{Title: words.T("view.cocreate"), Below: v.about(), Head: []string{words.T("kind.solution"), words.T("kind.addition"), words.T("field.by"), words.T("field.choice")}}
	a := v.host.Analysis()
	for _, s := range v.shown {
		t.Rows = append(t.Rows, table.Row{Cells: []string{s.Text, "", a.Sign(s.By), choiceSaid(s)}, Strong: s.Choice == fishbone.Chosen})
		for _, x := range a.AdditionsTo(s.ID) {
			t.Rows = append(t.Rows, table.Row{Cells: []string{"", x.Text, a.Sign(x.By), ""}})
		}
	}
	return t
}

func (v *effortView) table() table.Table {
	t := table.Table{Title: words.T("view.effort"), Below: v.about(), Head: []string{words.T("kind.solution"), words.T("chart.effort"), words.T("chart.impact"), "", words.T("field.choice")}}
	for _, s := range v.solutions() {
		r := table.Row{Cells: []string{s.Text, "", "", "", choiceSaid(s)}, Strong: s.Choice == fishbone.Chosen}
		if placed(s) {
			r.Cells[1], r.Cells[2], r.Cells[3] = fmt.Sprint(s.Effort), fmt.Sprint(s.Impact), quadrant(s)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// picture is the chart with its dots. Its marks go from 1 to 10.
func (v *effortView) picture() (*scene.Scene, error) {
	q := chart.Quadrant{Title: v.about()}
	mark := func(n int) float64 { return 1 + 9*float64(n-1)/99 }
	for _, s := range v.solutions() {
		if placed(s) {
			q.Points = append(q.Points, chart.Choice{Name: s.Text, Effort: mark(s.Effort), Impact: mark(s.Impact)})
		}
	}
	return q.Draw(chart.Style{Theme: picture.Theme(false), Words: picture.ChartWords(words.Used())})
}

func (v *premortemView) table() table.Table {
	s, _ := v.looked()
	t := table.Table{Title: words.T("view.premortem"), Below: s.Text, Head: []string{"", words.T("choose.wentWrong"), words.T("field.by"), words.T("choose.weDo"), ""}}
	for i, r := range v.risks() {
		answer := v.host.Analysis().AnswerTo(r)
		promise, _ := v.host.Analysis().PromiseFor(r.ID)
		_, text, below, _ := v.answerSaid(r, answer, promise, false)
		if answer == fishbone.RiskPromised {
			below = strings.Trim(promise.Owner+" · "+words.Used().LongDay(promise.Due), " ·")
		}
		t.Rows = append(t.Rows, table.Row{Cells: []string{fmt.Sprint(i + 1), r.Text, v.host.Analysis().Sign(r.By), text, below}, Strong: answer == fishbone.RiskOpen})
	}
	return t
}
