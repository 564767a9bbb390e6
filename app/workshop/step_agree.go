package workshop

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// agreePanel is step 5: a verdict for each cause, with its evidence, and votes.
type agreePanel struct {
	*panel.Frame
	page *Page
	keys *ui.KeyTarget
	form *verdictForm // of the cause in hand
}

func newAgreePanel(p *Page) *agreePanel {
	s := &agreePanel{Frame: panel.NewFrame(p), page: p, keys: panel.KeysAt(p, onVerdicts)}
	s.takeUnjudged()
	s.Refresh()
	return s
}

// takeUnjudged begins with the first cause that has no verdict yet, whatever cause was
// in hand before.
func (s *agreePanel) takeUnjudged() {
	for _, c := range s.causes() {
		if c.Verdict.Finding == fishbone.Unjudged {
			s.page.Session().Choose(c.ID)
			return
		}
	}
}

// causes are those that want a verdict: on the bones, and not said elsewhere already.
func (s *agreePanel) causes() []fishbone.Cause {
	var cs []fishbone.Cause
	for level, c := range s.page.Analysis().WalkBones() {
		if c.SameAs == "" && (level == 1 || c.ID == s.page.Session().Cause() || c.Verdict.Finding != fishbone.Unjudged) {
			cs = append(cs, c)
		}
	}
	return cs
}

// chosen is the cause in hand, or the first without a verdict.
func (s *agreePanel) chosen() (fishbone.Cause, bool) {
	cs := s.causes()
	for _, c := range cs {
		if c.ID == s.page.Session().Cause() {
			return c, true
		}
	}
	for _, c := range cs {
		if c.Verdict.Finding == fishbone.Unjudged {
			return c, true
		}
	}
	if len(cs) > 0 {
		return cs[0], true
	}
	return fishbone.Cause{}, false
}

// writeEvidence goes to the place for the evidence of the cause in hand.
func (s *agreePanel) writeEvidence() {
	if c, ok := s.chosen(); ok {
		s.page.Session().Choose(c.ID)
		s.page.TypeIn(s.form.evidence)
	}
}

// walk goes to the next cause or the one before.
func (s *agreePanel) walk(by int) {
	now, _ := s.chosen()
	cs := s.causes()
	for i, c := range cs {
		if c.ID == now.ID && i+by >= 0 && i+by < len(cs) {
			s.page.Session().Choose(cs[i+by].ID)
			return
		}
	}
}

func (s *agreePanel) judgeChosen(f fishbone.Finding) {
	if c, ok := s.chosen(); ok {
		s.judge(c, f)
	}
}

func (s *agreePanel) voteChosen(by int) {
	if c, ok := s.chosen(); ok {
		s.vote(c, by)
	}
}

// judge gives the verdict, or takes it back where it stands already.
func (s *agreePanel) judge(c fishbone.Cause, f fishbone.Finding) {
	if s.page.judge(c.ID, f) {
		s.page.Session().Choose(c.ID)
	}
}

func (s *agreePanel) vote(c fishbone.Cause, by int) {
	if c.Votes+by < 0 {
		return
	}
	if s.page.Do(fishbone.SetVotes{ID: c.ID, Votes: c.Votes + by}) {
		s.page.Session().Choose(c.ID)
	}
}

func (s *agreePanel) Refresh() {
	can := s.page.Actions()
	keys := s.Caps(10, can.Key("verdict.confirmed"), can.Key("verdict.rejected"), can.Key("verdict.verify"),
		action.Hint("key.cause", "Up", "Down"))
	s.Show(ui.Column(12, s.Heading(words.T("agree.question"), words.T("agree.explain")), keys, s.keys), s.list())
}

func (s *agreePanel) list() fyne.CanvasObject {
	p := s.page
	now, ok := s.chosen()
	if !ok {
		return s.EmptyBut(panel.NoCauses(p.Analysis()))
	}
	s.useForm(now)
	var parts []fyne.CanvasObject
	var bone fishbone.ID
	for _, c := range s.causes() {
		if b, _ := p.Analysis().BoneOf(c.ID); b.ID != bone {
			bone = b.ID
			parts = append(parts, s.Section(b.Name))
		}
		parts = append(parts, s.row(c, panel.BoneColor(p.Analysis(), bone), c.ID == now.ID))
		if c.ID == now.ID {
			parts = append(parts, s.form.object(c))
		}
	}
	return ui.Column(0, parts...)
}

func (s *agreePanel) row(c fishbone.Cause, bone color.NRGBA, chosen bool) fyne.CanvasObject {
	type look struct {
		cause  fishbone.Cause
		bone   color.NRGBA
		chosen bool
	}
	return s.Part("row", look{c, bone, chosen}, func() fyne.CanvasObject {
		p := s.page
		r := panel.Row{
			Lead: panel.Swatch(bone), Text: c.Text,
			Chosen: chosen, Faded: c.Verdict.Finding == fishbone.Rejected,
			OnTap: func() { p.Session().Choose(c.ID); p.Focus() },
			Menu:  func(at fyne.Position) { p.CauseMenu(c.ID, at) },
		}
		if c.Votes > 0 {
			r.Chips = append(r.Chips, ui.Text("• "+fmt.Sprint(c.Votes), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}))
		}
		if chip := panel.FindingChip(c.Verdict.Finding); chip != nil {
			r.Chips = append(r.Chips, chip)
		}
		return r.Make(s.Room())
	})
}

// useForm makes the form of another cause, and keeps what stood in the last one.
func (s *agreePanel) useForm(c fishbone.Cause) {
	if s.form != nil && s.form.cause == c.ID {
		s.form.sync(c)
		return
	}
	s.Flush()
	s.form = newVerdictForm(s, c)
}

func (s *agreePanel) Focus() fyne.Focusable { return s.keys }

func (s *agreePanel) Flush() {
	if s.form != nil {
		s.form.Flush()
	}
}
