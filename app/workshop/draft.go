package workshop

import (
	"whybone/app/ui"
	"whybone/fishbone"
)

// keepDraft keeps what was typed at a place and not yet entered: it is there again after
// another step, and after the program ended in whatever way. Every entry of the page that
// holds words which the analysis does not know calls it at every key.
func (p *Page) KeepDraft(place, text string) {
	p.greeted()
	p.Report(p.Session().KeepDraft(place, text))
}

// keepTyped has what is typed in a field kept in the analysis whenever somebody pauses.
// Until then it is a draft, and so it stays while it cannot be kept.
func (p *Page) keepTyped(e *ui.Entry, place string, keep func(text string) bool) {
	e.KeepWhileTyping(keep)
	if text := p.Session().Draft(place); text != "" {
		e.TakeUp(text)
	}
	e.OnEveryKey(func() { p.KeepDraft(place, e.Unkept()) })
}

// isThere says whether there is still something that a line can reword.
func (p *Page) isThere(id fishbone.ID) bool {
	_, cause := p.Analysis().Cause(id)
	_, bone := p.Analysis().Bone(id)
	_, solution := p.Analysis().Solution(id)
	return cause || bone || solution
}
