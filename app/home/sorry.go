package home

import (
	"whybone/app/ui"
	"whybone/app/words"
)

// sorry shows why something could not be done; nothing where there is no error. It
// returns whether there was one.
func (p *Page) sorry(err error) bool {
	if err != nil {
		p.Notices.Say(words.Sentence(err), ui.Negative, "", nil)
	}
	return err != nil
}
