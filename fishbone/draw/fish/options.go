package fish

import (
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// Options says how a fishbone is to look. The zero value is the usual picture: three
// levels below the category, laid out for a 16:9 screen, in the light theme.
type Options struct {
	// Depth is how many levels of causes are drawn below a category, 3 if 0. What
	// lies deeper is counted in a badge ("+4").
	Depth int
	// Target is the width divided by the height that the picture should come near,
	// 16/9 if 0.
	Target float64
	Theme  *scene.Theme // Light if nil
	Words  notation.Words
	// HeadLeft turns the fish round: its head is at the left.
	HeadLeft bool
	Caption  notation.Caption
	// Page is the paper. One of a fixed size decides the target as well.
	Page scene.Page

	excerpt *excerpt // all of the analysis if nil
}

const usualDepth = 3

// complete fills in what was left out.
func (o Options) complete() Options {
	if o.Depth <= 0 {
		o.Depth = usualDepth
	}
	o.Target = o.Page.Target(o.Target)
	o.Theme = o.Theme.OrLight()
	o.Words = o.Words.Complete()
	return o
}
