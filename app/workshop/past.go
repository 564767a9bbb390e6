package workshop

import (
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// SeenBefore implements [panel.Rememberer].
func (p *Page) SeenBefore(text string, k *fishbone.Kind, done func([]panel.PastCase)) {
	if p.deps.SeenBefore != nil {
		p.deps.SeenBefore(text, k, done)
	}
}
