package diagram

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// judgeMenu asks for the verdict of the selected cause. Its keys are those of step 5, and
// the numbers of its lines.
func (v *View) judgeMenu() {
	c, ok := v.host.Analysis().Cause(v.host.SelectedCause())
	if !ok {
		return
	}
	var items []ui.Choice
	for i, finding := range []fishbone.Finding{fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify, fishbone.Undecided} {
		step5 := v.host.Actions().Named("verdict." + string(finding))
		item := ui.Choice{
			Words: step5.Words(), Key: step5.Cap(), Runes: strings.Join(step5.Keys, "") + strconv.Itoa(i+1),
			Do: func() { v.judge(c.ID, finding) },
		}
		item.Tick(c.Verdict.Finding == finding)
		items = append(items, item)
	}
	v.host.ShowMenu(v.menuPlace(), items...)
}

// judge gives a cause its verdict. The evidence that is being written is kept first.
func (v *View) judge(id fishbone.ID, f fishbone.Finding) {
	v.host.Flush()
	panel.Judge(v.host, id, f)
}

// menuPlace is where a menu about the selected cause opens.
func (v *View) menuPlace() fyne.Position {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.board)
	if at, size, ok := v.board.LabelBounds(v.host.SelectedCause()); ok {
		return origin.Add(at).AddXY(0, size.Height+4)
	}
	size := v.board.Size()
	return origin.AddXY(size.Width/2, size.Height/3)
}
