// Package proof is the page on which the team proves that its solutions work: measures with
// their values before and after, a chart of them, whether it could be chance, the verdict, and
// the end of the analysis. It changes measures, their values and what is said of the analysis as
// a whole; what the values mean is worked out by package effect.
//
// Start reading at proof.go, then values.go; form.go has the fields of a measure.
package proof

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/effect"
	"whybone/fishbone/guide"
)

// place is where the keys are those of this page.
const place action.Place = "proof"

// feature is the page as the workshop knows it, whether it is open or not.
type feature struct {
	host panel.Host
	open *proofPanel // the last one that was made
	deps deps
}

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := &feature{host: h, deps: usualDeps()}
	return panel.Feature{
		Views:   []panel.View{{Step: guide.PageProve, Name: "proof", Open: f.openPanel}},
		Actions: f.actions(),
	}
}

func (f *feature) openPanel() panel.ViewPanel {
	f.open = newPanel(f)
	return f.open
}

// actions are what can be done on the page; those with a letter while no value is typed.
func (f *feature) actions() []action.Action {
	act := func(name string, can func(*proofPanel) bool, do func(*proofPanel), keys ...string) action.Action {
		var where []action.Place
		if len(keys) > 0 {
			where = action.In(place)
		}
		return action.Action{Name: name, Part: action.Steps, Where: where, Keys: keys,
			Do: func() { do(f.open) },
			Can: func() bool {
				return f.open != nil && f.host.Session().Step() == guide.PageProve && can(f.open)
			}}
	}
	judge := func(v fishbone.Effect) func(*proofPanel) { return func(s *proofPanel) { s.judge(v) } }
	chosen := func(s *proofPanel) bool { return s.form != nil }
	all := []action.Action{
		act("proof.target", chosen, func(s *proofPanel) { s.typeIn(s.form.target) }, "t"),
		act("proof.since", chosen, func(s *proofPanel) { s.typeIn(s.form.since) }, "d"),
		act("proof.effective", chosen, judge(fishbone.Effective), "e"),
		act("proof.notEffective", chosen, judge(fishbone.NotEffective), "n"),
		act("proof.tooEarly", chosen, judge(fishbone.EffectOpen), "y"),
		act("proof.next", chosen, func(s *proofPanel) { s.walk(1) }, "m"),
		act("proof.add", func(*proofPanel) bool { return true }, (*proofPanel).beginNew, "+"),
		act("proof.read", chosen, (*proofPanel).askFile),
		act("proof.table", func(s *proofPanel) bool { return len(s.host.Analysis().Measurements()) > 0 }, (*proofPanel).saveTable),
		act("proof.again", func(s *proofPanel) bool { return s.failed() }, (*proofPanel).askAgain, "w"),
	}
	for i := range all {
		all[i].Hidden = len(all[i].Keys) > 0 // the sheet of keys has them
		all[i].Local = all[i].Hidden
	}
	return all
}

// proofPanel is the page: a chart in the place of the picture, and beside it the values and the
// verdict.
type proofPanel struct {
	*panel.Frame
	*feature
	host    panel.Host
	line    *panel.CaptureLine // names a new measure
	form    *form              // of the measure in hand, nil for none
	closing *closing
	board   *board
	*choices
}

// choices are what the team has chosen on the page.
type choices struct {
	measure fishbone.ID // in hand
	value   fishbone.ID // a value in the list
	naming  bool        // a new measure is to be named
	cause   fishbone.ID // that it is to show, none for the problem itself
	all     bool        // all values are listed
	unfold  bool        // the fields of the measure are shown although they are filled in
}

func newPanel(f *feature) *proofPanel {
	h := f.host
	s := &proofPanel{Frame: panel.NewFrame(h), feature: f, host: h, line: panel.NewCaptureLine(h, "measure", words.T("proof.name.hint"))}
	var fresh bool
	if s.choices, fresh = panel.Choices[choices](h); fresh {
		s.measure = panel.Unfinished(h, "measure", func(id fishbone.ID) bool { _, ok := h.Analysis().Measure(id); return ok })
	}
	s.line.Add = func(text string, _ bool, ends session.Option) bool {
		return s.add(text, "", fishbone.LowerIsBetter, ends)
	}
	s.line.OnKey = s.leaveNaming
	s.closing = newClosing(s)
	s.board = newBoard(s)
	s.Refresh()
	return s
}

// seek takes in hand what somebody was sent for: a measure, or a cause that has none.
func (s *proofPanel) seek(id fishbone.ID) {
	if _, ok := s.host.Analysis().Measure(id); ok {
		s.measure, s.value, s.naming = id, "", false
	} else if _, ok := s.host.Analysis().Cause(id); ok {
		s.naming, s.cause = true, id
	}
}

// current is the measure in hand: the one that was chosen, or the first.
func (s *proofPanel) current() (fishbone.Measure, bool) {
	all := s.host.Analysis().Measures()
	if m, ok := s.host.Analysis().Measure(s.measure); ok {
		return m, true
	}
	if len(all) == 0 {
		return fishbone.Measure{}, false
	}
	return all[0], true
}

// study is what the values of the measure in hand say.
func (s *proofPanel) study() effect.Study {
	m, _ := s.current()
	return effect.Of(s.host.Analysis(), m)
}

// usual are measures that many teams take, offered where there is none.
var usual = []struct {
	name, unit string // keys of their words
	direction  fishbone.Direction
}{
	{"proof.usual.satisfied", "proof.unit.percent", fishbone.HigherIsBetter},
	{"proof.usual.complaints", "proof.unit.perThousand", fishbone.LowerIsBetter},
	{"proof.usual.calls", "proof.unit.percent", fishbone.HigherIsBetter},
}

// add adds a measure and takes it in hand.
func (s *proofPanel) add(text, unit string, d fishbone.Direction, ends ...session.Option) bool {
	if fishbone.Label(text) == "" {
		return false
	}
	m := &fishbone.Measure{ID: fishbone.NewID(), Text: text, Unit: unit, Direction: d}
	if c, ok := s.host.Analysis().Cause(s.cause); ok {
		m.Cause = c.ID
	}
	s.Flush()
	was := *s.choices
	s.measure, s.value, s.naming, s.unfold, s.cause = m.ID, "", false, false, ""
	if !s.host.Do(fishbone.Add{Thing: m}, ends...) {
		*s.choices = was
		return false
	}
	s.host.Focus()
	return true
}

func (s *proofPanel) beginNew() {
	s.Flush()
	s.naming, s.cause = true, ""
	s.host.Refresh()
	s.host.Focus()
}

func (s *proofPanel) leaveNaming(name fyne.KeyName) bool {
	if name != fyne.KeyEscape || len(s.host.Analysis().Measures()) == 0 {
		return false
	}
	s.naming = false
	s.host.Refresh()
	s.host.Focus()
	return true
}

// choose takes another measure in hand.
func (s *proofPanel) choose(id fishbone.ID) {
	s.Flush()
	s.measure, s.value, s.all, s.naming, s.unfold = id, "", false, false, false
	s.host.Refresh()
	s.host.Focus()
}

// walk goes to another measure.
func (s *proofPanel) walk(by int) {
	all := s.host.Analysis().Measures()
	m, ok := s.current()
	if !ok {
		return
	}
	i := slices.IndexFunc(all, func(other fishbone.Measure) bool { return other.ID == m.ID })
	s.choose(all[(i+by+len(all))%len(all)].ID)
}

// typeIn puts the focus into a field, which may have to be shown first.
func (s *proofPanel) typeIn(f *field) {
	s.unfold = true
	s.host.Refresh()
	s.host.TypeIn(f.Entry)
}

// TypeAt puts the focus into a field of the measure in hand, or of the end of the analysis.
func (s *proofPanel) TypeAt(place string) bool {
	s.unfold = true
	s.host.Refresh()
	return s.Frame.TypeAt(place)
}

// Board implements [panel.ViewPanel].
func (s *proofPanel) Board() fyne.CanvasObject { return s.board.object }

// Refresh implements [panel.Panel].
func (s *proofPanel) Refresh() {
	if s.host.Session().Step() == guide.PageProve { // else another page was opened for it
		s.seek(s.host.Session().Sought())
	}
	m, ok := s.current()
	if !ok {
		s.form = nil
	} else if s.form == nil || s.form.id != m.ID {
		if s.form != nil {
			s.form.flush()
		}
		s.form = newForm(s, m)
		s.unfold = s.unfold || incomplete(m) // and stays so while it is filled in
	}
	s.board.refresh()
	s.closing.sync()
	if !ok || s.naming {
		s.Show(s.firstTop(ok), s.firstMiddle(ok))
		return
	}
	s.form.sync(m)
	s.Show(s.top(m), s.middle(m))
}

// firstTop asks for a measure.
func (s *proofPanel) firstTop(more bool) fyne.CanvasObject {
	question, hint := "proof.first", "proof.first.hint"
	if more {
		question, hint = "proof.another", "proof.second"
	}
	keys := []action.Key{action.Hint("key.next", "Return")}
	if more {
		keys = append(keys, action.Hint("key.leave", "Escape"))
	}
	return ui.Column(12, s.Heading(words.T(question), words.T(hint)), s.line.Object(keys...))
}

func (s *proofPanel) firstMiddle(more bool) fyne.CanvasObject {
	parts := []fyne.CanvasObject{s.Section(words.T("proof.usual"))}
	for _, u := range usual {
		name := words.T(u.name)
		parts = append(parts, s.Part("usual", name, func() fyne.CanvasObject {
			return s.Row(panel.Row{
				Text: name, Lead: ui.Plus.Draw(ui.Colors().Accent, 16),
				OnTap: func() { s.add(name, words.T(u.unit), u.direction) },
			}.Make(s.Room()), func() {})
		}))
	}
	if !more {
		parts = append(parts, ui.Gap(1, 8), s.closing.object())
	}
	return ui.Column(0, parts...)
}

// Focus implements [panel.Panel].
func (s *proofPanel) Focus() fyne.Focusable {
	if s.naming || s.form == nil {
		return s.line.Entry
	}
	return s.form.value
}

// Flush implements [panel.Panel].
func (s *proofPanel) Flush() {
	if s.form != nil {
		s.form.flush()
	}
	s.closing.flush()
}

// Prompt implements [panel.Prompter].
func (s *proofPanel) Prompt() panel.Prompt {
	m, ok := s.current()
	if !ok || s.naming {
		return panel.Prompt{Question: words.T("proof.first"), Hint: words.T("proof.first.hint")}
	}
	study, c, can := s.study(), ui.Colors(), s.host.Actions()
	p := panel.Prompt{Question: words.T("proof.question")} // the chart says whether it may be chance
	if study.Is.N > 0 {
		p.Number, p.Counts = words.Figure(study.Is.Mean), words.T("proof.meanAfter")
		if study.Was.N > 0 {
			p.Than = words.T("proof.meanBefore", "mean", words.Figure(study.Was.Mean))
		}
	}
	option := func(name string, v fishbone.Effect) panel.Option {
		o := panel.Option{Key: can.Cap(name), Words: words.T(name), On: m.Verdict == v, Do: func() { s.judge(v) }}
		switch v {
		case fishbone.Effective:
			o.Fill = c.Good
		case fishbone.NotEffective:
			o.Fill = c.Bad
		default:
			o.Fill = c.Open
		}
		return o
	}
	p.Options = []panel.Option{option("proof.effective", fishbone.Effective), option("proof.notEffective", fishbone.NotEffective), option("proof.tooEarly", fishbone.EffectOpen)}
	return p
}
