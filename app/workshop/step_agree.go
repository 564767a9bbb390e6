package workshop

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// agreePanel is step 5: a verdict for each cause, with its evidence, and votes.
type agreePanel struct {
	*sheet
	keys *ui.Keys
	form *verdictForm // of the cause in hand
}

func newAgreePanel(p *Page) panel {
	s := &agreePanel{sheet: newSheet(p), keys: p.keysAt(onVerdicts)}
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
	if s.page.Do(fishbone.Vote{ID: c.ID, Votes: c.Votes + by}) {
		s.page.Session().Choose(c.ID)
	}
}

func (s *agreePanel) Refresh() {
	keys := s.caps(10, "C", words.T("verdict.confirmed"), "R", words.T("verdict.rejected"),
		"V", words.T("verdict.verify"), "↑↓", words.T("key.cause"))
	s.show(ui.Column(12, s.heading(words.T("agree.question"), words.T("agree.explain")), keys, s.keys), s.list())
}

func (s *agreePanel) list() fyne.CanvasObject {
	p := s.page
	now, ok := s.chosen()
	if !ok {
		return s.emptyBut(p.bare())
	}
	s.useForm(now)
	var parts []fyne.CanvasObject
	var bone fishbone.ID
	for _, c := range s.causes() {
		if b, _ := p.Analysis().BoneOf(c.ID); b.ID != bone {
			bone = b.ID
			parts = append(parts, s.section(b.Name))
		}
		parts = append(parts, s.row(c, p.boneColor(bone), c.ID == now.ID))
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
	return s.part(look{c, bone, chosen}, func() fyne.CanvasObject {
		p := s.page
		r := row{
			lead: swatch(bone), text: c.Text,
			chosen: chosen, faded: c.Verdict.Finding == fishbone.Rejected,
			onTap: func() { p.Session().Choose(c.ID); p.Focus() },
			menu:  func(at fyne.Position) { p.CauseMenu(c.ID, at) },
		}
		if c.Votes > 0 {
			r.chips = append(r.chips, ui.Text("• "+fmt.Sprint(c.Votes), ui.Style{Size: ui.Small, Color: ui.Colors().Third}))
		}
		if chip := findingChip(c.Verdict.Finding); chip != nil {
			r.chips = append(r.chips, chip)
		}
		return r.make(s.room())
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
