// Package verdicts is step 5: the team says of each cause whether it is one, from what it
// concludes that, and how much it matters. It changes verdicts and votes, and no cause.
//
// Start reading at verdicts.go, then form.go.
package verdicts

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/guide"
)

// place is where the keys are those of this step.
const place action.Place = "verdicts"

// feature is the step as the page knows it, whether its panel is open or not.
type feature struct {
	host panel.Host
	open *verdictsPanel // the last one that was made
}

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{Steps: []guide.Step{guide.StepAgree}, Open: f.openPanel, Actions: f.actions()}
}

func (f *feature) openPanel() panel.Panel {
	f.open = newPanel(f.host)
	return f.open
}

func (f *feature) actions() []action.Action {
	act := func(name string, do func(*verdictsPanel), keys ...string) action.Action {
		return action.Action{Name: name, Part: action.Steps, Where: action.In(place), Keys: keys, Hidden: true,
			Do: func() { do(f.open) }, Can: func() bool { return f.open != nil && f.host.Session().Step() == guide.StepAgree }}
	}
	judge := func(found fishbone.Finding) func(*verdictsPanel) {
		return func(s *verdictsPanel) { s.judgeSelected(found) }
	}
	return []action.Action{
		act("verdict.confirmed", judge(fishbone.Confirmed), "c"),
		act("verdict.rejected", judge(fishbone.Rejected), "r"),
		act("verdict.verify", judge(fishbone.ToVerify), "l"),
		act("verdict.undecided", judge(fishbone.Undecided), "u"),
		act("act.voteMore", func(s *verdictsPanel) { s.voteSelected(1) }, "+", "="),
		act("act.voteFewer", func(s *verdictsPanel) { s.voteSelected(-1) }, "-"),
		act("act.evidence", (*verdictsPanel).writeEvidence, "Return", "KP_Enter", "Tab"),
	}
}

// verdictsPanel is step 5: a verdict for each cause, with its evidence, and votes.
type verdictsPanel struct {
	*panel.Frame
	host panel.Host
	keys *ui.KeyTarget
	form *verdictForm // of the cause in hand
}

func newPanel(h panel.Host) *verdictsPanel {
	s := &verdictsPanel{Frame: panel.NewFrame(h), host: h, keys: panel.KeysAt(h, place, action.Lists)}
	if _, fresh := panel.Choices[opened](h); fresh {
		s.takeUnjudged()
	}
	s.Refresh()
	return s
}

// opened tells that the step is open already and its panel made anew.
type opened struct{}

// takeUnjudged begins with the first cause that has no verdict yet, whatever cause was
// in hand before. If all have one, it begins with the cause in hand or the first of all.
func (s *verdictsPanel) takeUnjudged() {
	all := s.causes()
	for _, c := range all {
		if c.Verdict.Finding == fishbone.Unjudged {
			s.host.Session().Choose(c.ID)
			return
		}
	}
	if _, ok := s.Selected(); !ok && len(all) > 0 {
		s.host.Session().Choose(all[0].ID)
	}
}

// causes are those that want a verdict: on the bones, and not said elsewhere already.
func (s *verdictsPanel) causes() []fishbone.Cause {
	var cs []fishbone.Cause
	for level, c := range s.host.Analysis().WalkBones() {
		if c.SameAs == "" && (level == 1 || c.ID == s.host.Session().Cause() || c.Verdict.Finding != fishbone.Unjudged) {
			cs = append(cs, c)
		}
	}
	return cs
}

// Selected is the cause in hand. There is none after a click on a bone or on the paper: then
// no key judges anything.
func (s *verdictsPanel) Selected() (fishbone.Cause, bool) {
	for _, c := range s.causes() {
		if c.ID == s.host.Session().Cause() {
			return c, true
		}
	}
	return fishbone.Cause{}, false
}

// ask does something with the cause in hand, or says that one has to be chosen first.
func (s *verdictsPanel) ask(do func(fishbone.Cause)) {
	if c, ok := s.Selected(); ok {
		do(c)
		return
	}
	panel.Ask{Said: words.T("agree.choose"), Done: func() bool {
		_, ok := s.Selected()
		return ok || s.host.Session().Step() != guide.StepAgree
	}}.Show(s.host)
}

// writeEvidence goes to the place for the evidence of the cause in hand.
func (s *verdictsPanel) writeEvidence() {
	s.ask(func(fishbone.Cause) { s.host.TypeIn(s.form.evidence) })
}

// Walk goes to the next cause or the one before, and where none is in hand to the first.
func (s *verdictsPanel) Walk(by int) {
	now, ok := s.Selected()
	cs := s.causes()
	if !ok && len(cs) > 0 {
		s.host.Session().Choose(cs[0].ID)
		return
	}
	for i, c := range cs {
		if c.ID == now.ID && i+by >= 0 && i+by < len(cs) {
			s.host.Session().Choose(cs[i+by].ID)
			return
		}
	}
}

func (s *verdictsPanel) judgeSelected(f fishbone.Finding) {
	s.ask(func(c fishbone.Cause) { s.judge(c, f) })
}

func (s *verdictsPanel) voteSelected(by int) {
	s.ask(func(c fishbone.Cause) { s.vote(c, by) })
}

// judge gives the verdict, or takes it back where it stands already.
func (s *verdictsPanel) judge(c fishbone.Cause, f fishbone.Finding) {
	s.Flush() // what is being written as its evidence is kept first
	if panel.Judge(s.host, c.ID, f) {
		s.host.Session().Choose(c.ID)
	}
}

func (s *verdictsPanel) vote(c fishbone.Cause, by int) {
	if c.Votes+by < 0 {
		return
	}
	if s.host.Do(fishbone.SetVotes{ID: c.ID, Votes: c.Votes + by}) {
		s.host.Session().Choose(c.ID)
	}
}

func (s *verdictsPanel) Refresh() {
	can := s.host.Actions()
	keys := s.Caps(10, can.Key("verdict.confirmed"), can.Key("verdict.rejected"), can.Key("verdict.verify"),
		can.Hint("act.voteMore", "key.vote"), action.Hint("key.cause", "Up", "Down"))
	s.Show(ui.Column(12, s.Heading(words.T("agree.question"), words.T("agree.explain")), keys, s.keys), s.list())
}

func (s *verdictsPanel) list() fyne.CanvasObject {
	h := s.host
	all := s.causes()
	if len(all) == 0 {
		s.useForm(fishbone.Cause{}, false)
		return s.EmptyBut(panel.NoCauses(h.Analysis()))
	}
	now, ok := s.Selected()
	s.useForm(now, ok)
	var parts, inHand []fyne.CanvasObject
	var bone fishbone.ID
	for _, c := range all {
		if b, _ := h.Analysis().BoneOf(c.ID); b.ID != bone {
			bone = b.ID
			parts = append(parts, s.Section(b.Name))
		}
		parts = append(parts, s.row(c, panel.BoneColor(h.Analysis(), bone), c.ID == now.ID))
		if c.ID == now.ID {
			parts = append(parts, s.form.object(c))
			inHand = parts[len(parts)-2:]
		}
	}
	s.Follow(now.ID, inHand...)
	return ui.Column(0, parts...)
}

func (s *verdictsPanel) row(c fishbone.Cause, bone color.NRGBA, chosen bool) fyne.CanvasObject {
	type deps struct {
		cause  fishbone.Cause
		bone   color.NRGBA
		chosen bool
		hint   string
	}
	hint := s.host.HintOn(c.ID)
	return s.Part("row", deps{c, bone, chosen, hint}, func() fyne.CanvasObject {
		h := s.host
		r := panel.Row{
			Lead: panel.Swatch(bone), Text: c.Text,
			Chosen: chosen, Faded: c.Verdict.Finding == fishbone.Rejected,
			OnTap: func() { h.Session().Choose(c.ID); h.TakeKeys() },
			Menu:  func(at fyne.Position) { h.CauseMenu(c.ID, at) },
		}
		if chosen {
			r.Actions = []*ui.Tap{ui.SmallIcon(ui.Pencil, h.Actions().Tip("act.reword"), func() { h.Reword(c.ID) })}
		}
		if chip := panel.ChainChip(c.Chain); chip != nil {
			r.Chips = append(r.Chips, chip)
		}
		if c.Votes > 0 {
			r.Chips = append(r.Chips, ui.Text(notation.Votes(c.Votes), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}))
		}
		if chip := panel.FindingChip(c.Verdict.Finding); chip != nil {
			r.Chips = append(r.Chips, chip)
		}
		return s.Row(r.Hinted(h, c.ID).Make(s.Room()), func() { h.Reword(c.ID) })
	})
}

// useForm makes the form of another cause, if there is one, and keeps what stood in the last.
func (s *verdictsPanel) useForm(c fishbone.Cause, ok bool) {
	if ok && s.form != nil && s.form.cause == c.ID {
		s.form.sync(c)
		return
	}
	s.Flush()
	s.form = nil
	if ok {
		s.form = newVerdictForm(s, c)
	}
}

// KeysBesideBoard has the letters go on working while the board has the keys.
func (*verdictsPanel) KeysBesideBoard() action.Place { return place }

func (s *verdictsPanel) Focus() fyne.Focusable { return s.keys }

func (s *verdictsPanel) Flush() {
	if s.form != nil {
		s.form.Flush()
	}
}

// Prompt implements [panel.Prompter].
func (s *verdictsPanel) Prompt() panel.Prompt {
	if len(s.causes()) == 0 {
		return panel.NoCausesYet(s.host)
	}
	c, ok := s.Selected()
	if !ok {
		return panel.Prompt{Question: words.T("agree.question"), Hint: words.T("present.agreeHint")}
	}
	judged := 0
	for _, other := range s.causes() {
		if other.Verdict.Finding != fishbone.Unjudged {
			judged++
		}
	}
	question := "present.agree"
	if s.form != nil && s.host.TypingIn(s.form.evidence) {
		question = "present.evidence"
	}
	colors, can := ui.Colors(), s.host.Actions()
	verdict := func(f fishbone.Finding, fill color.NRGBA) panel.Option {
		name := "verdict." + string(f)
		return panel.Option{Key: can.Cap(name), Words: words.T(name), Fill: fill, On: c.Verdict.Finding == f,
			Do: func() { s.judge(c, f) }}
	}
	votes := can.Cap("act.voteMore") + " " + strings.ReplaceAll(can.Cap("act.voteFewer"), "-", "−") // as wide as the plus
	return panel.Prompt{
		Question: words.T(question, "cause", c.Text),
		Number:   fmt.Sprint(judged), Of: fmt.Sprint(len(s.causes())), Counts: words.T("present.judged"), On: c.ID,
		Options: []panel.Option{
			verdict(fishbone.Confirmed, colors.Good), verdict(fishbone.Rejected, colors.Bad), verdict(fishbone.ToVerify, colors.Open),
			verdict(fishbone.Undecided, colors.Muted),
			{Key: votes, Words: words.T("agree.votes", "n", c.Votes), Do: func() { s.vote(c, 1) }},
			{Key: can.Cap("act.evidence"), Words: words.T("agree.evidence"), Do: s.writeEvidence},
		},
		Hint: words.T("present.agreeHint"),
	}
}
