package panel

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Panel is what stands beside the picture for one step.
type Panel interface {
	Content() fyne.CanvasObject
	Refresh()              // shows the analysis as it stands; the entries stay
	Focus() fyne.Focusable // where the next word goes
	Flush()                // stores what was typed and not yet kept
}

// Feature is one part of the page, as the page's list of features has it. What makes one
// asks nothing of its host: that is for the functions in it.
type Feature struct {
	// Steps are those that it has a panel for, none for a feature without one.
	Steps []guide.Step
	// Open makes its panel, for the step that is open.
	Open func() Panel
	// Views are pages of steps that it has, beside the panel.
	Views []View
	// Take is offered files that were dropped on the window and that the open panel does not
	// want; true means that they are taken. It may be nil.
	Take func(paths []string) bool
	// Actions are what can be done with it, whether its panel is open or not.
	Actions []action.Action
	// Start is called once the page stands, Met when the meeting has changed, and Close at
	// the end of the page. Each may be nil.
	Start, Met, Close func()
}

// Choices are what a panel has chosen beside the cause in hand, in a type of its own. They
// stay as long as its step is open: also where the panel is made anew, for another language or
// theme. With fresh they are the zero value, because the step has just been opened.
func Choices[T any](h Host) (_ *T, fresh bool) {
	kept := h.Session().Choice((*T)(nil), func() any {
		fresh = true
		return new(T)
	})
	return kept.(*T), fresh
}

// Speaker is the name of whose turn it is, empty for nobody in particular: what is said then is
// noted as theirs.
func Speaker(h Host) string {
	who, _ := h.Analysis().Person(h.Session().Meeting().Turn)
	return who.Name
}

// Prompter is a panel that everybody can be shown.
type Prompter interface {
	Prompt() Prompt
}

// Prompt is what a panel gives the presenter: what the facilitator asks, and what there
// is to answer with. The entry itself is the one that has the panel's focus.
type Prompt struct {
	Question string
	About    string      // smaller, above the question: what it is asked about
	Number   string      // large before the question: a level, a count
	Of       string      // small after the number: what it is on its way to
	Counts   string      // above that: what is counted, where it could be taken for a place
	Than     string      // in place of Of: what it is compared with, in words
	Options  []Option    // what single keys do, while nothing is typed
	Recent   []string    // what was said last, the newest first
	Hint     string      // in the thin line, instead of what is missing
	Asks     bool        // the question says itself what is missing
	On       fishbone.ID // outlined on the board while no cause is selected
}

// Option is one answer that takes a single key.
type Option struct {
	Key, Words string
	Fill       color.NRGBA // of the key; the accent if it has no opacity
	On         bool        // it is the answer that stands
	Do         func()
}

// PointOptions are the keys of points, the fewest first. The ends of the scale say what they mean.
func PointOptions(points []int, given func(int) bool, give func(int)) []Option {
	options := make([]Option, len(points))
	for i, n := range points {
		options[i] = Option{Key: strconv.Itoa(n), On: given(n), Do: func() { give(n) }}
	}
	options[0].Words, options[len(points)-1].Words = words.T("points.least"), words.T("points.most")
	return options
}

// MaxRecent is how many of the things said last the presenter shows.
const MaxRecent = 3
