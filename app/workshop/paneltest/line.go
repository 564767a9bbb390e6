package paneltest

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// linePanel stands in for the panel of a step: one line into which causes are spoken.
type linePanel struct {
	*panel.Frame
	line *panel.CaptureLine
}

// WithLine gives a feature without a panel one for step 3 and for other steps, so that the
// stage has something to type into.
func WithLine(h panel.Host, f panel.Feature, more ...guide.Step) panel.Feature {
	f.Steps = append([]guide.Step{guide.StepCauses}, more...)
	f.Open = func() panel.Panel { return newLinePanel(h) }
	return f
}

func newLinePanel(h panel.Host) *linePanel {
	p := &linePanel{Frame: panel.NewFrame(h), line: panel.NewCaptureLine(h, "line", "")}
	p.line.Add = func(text string, _ bool, ends session.Option) bool {
		return h.Do(fishbone.AddCause{ID: fishbone.NewID(), Text: text}, ends)
	}
	p.Refresh()
	return p
}

// Refresh implements [panel.Panel].
func (p *linePanel) Refresh() { p.Show(p.line.Object(), ui.Gap(0, 0)) }

// Focus implements [panel.Panel].
func (p *linePanel) Focus() fyne.Focusable { return p.line.Entry }

// Prompt implements [panel.Prompter].
func (p *linePanel) Prompt() panel.Prompt { return panel.Prompt{Question: "What else?"} }
