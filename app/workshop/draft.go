package workshop

import (
	"whybone/app/ui"
	"whybone/fishbone"
)

// keepDraft keeps what was typed at a place and not yet entered: it is there again after
// another step, and after the program ended in whatever way. Every entry of the page that
// holds words which the analysis does not know calls it at every key.
func (p *Page) keepDraft(place, text string) {
	p.greeted()
	p.tell(p.Session.KeepDraft(place, text))
}

// keepTyped has what is typed in a field kept in the analysis whenever somebody pauses.
// Until then it is a draft, and so it stays while it cannot be kept.
func (p *Page) keepTyped(e *ui.Entry, place string, keep func(text string) bool) {
	e.SaveWhileTyping(func(text string) bool {
		return p.Session.Enter(func() bool { return keep(text) }, place)
	})
	if text := p.Session.Draft(place); text != "" {
		e.SetDraft(text)
	}
	e.OnEveryChange(func() { p.keepDraft(place, e.Unsaved()) })
}

// isThere says whether there is still something that a line can reword.
func (p *Page) isThere(id fishbone.ID) bool {
	_, cause := p.analysis().Cause(id)
	_, bone := p.analysis().Bone(id)
	_, solution := p.analysis().Solution(id)
	return cause || bone || solution
}
