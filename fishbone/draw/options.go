package draw

// Options says how a fishbone is to look. The zero value is the usual picture: three
// levels below the category, laid out for a 16:9 screen, in the light theme.
type Options struct {
	// Depth is how many levels of causes are drawn below a category, 3 if 0. What
	// lies deeper is counted in a badge ("+4").
	Depth int
	// Target is the width divided by the height that the picture should come near,
	// 16/9 if 0.
	Target float64
	Theme  *Theme // Light if nil
	Words  Words
	// HeadLeft turns the fish round: its head is at the left.
	HeadLeft bool
	Caption  Caption
	// Page is the paper. One of a fixed size decides the target as well.
	Page Page

	excerpt *excerpt // all of the analysis if nil
}

// Words are the picture's own words, in the language of its reader. Missing ones
// are English.
type Words struct {
	Root, Confirmed, Rejected, Verify, Same, Votes string // for the legend
	EmptyHead                                      string // stands in the head while there is no problem
	Page                                           string // "page %s", where %s becomes "2/7"
}

const (
	usualDepth  = 3
	usualTarget = 16.0 / 9
)

// complete fills in what was left out.
func (o Options) complete() Options {
	if o.Depth <= 0 {
		o.Depth = usualDepth
	}
	if width, height, ok := o.Page.inner(); ok {
		o.Target = width / height
	}
	if !(o.Target > 0.05 && o.Target < 20) {
		o.Target = usualTarget
	}
	if o.Theme == nil {
		light := Light()
		o.Theme = &light
	}
	for _, w := range []struct {
		word  *string
		usual string
	}{
		{&o.Words.Root, "root cause"},
		{&o.Words.Confirmed, "confirmed"},
		{&o.Words.Rejected, "rejected"},
		{&o.Words.Verify, "to verify"},
		{&o.Words.Same, "same as"},
		{&o.Words.Votes, "votes"},
		{&o.Words.EmptyHead, "?"},
		{&o.Words.Page, "page %s"},
	} {
		if *w.word == "" {
			*w.word = w.usual
		}
	}
	return o
}
