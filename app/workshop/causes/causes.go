// Package causes is step 3: as many possible causes as the team can find, as fast as people
// speak, and who is there to speak. It adds and rewords causes and keeps the roster. It
// never judges a cause.
//
// Start reading at causes.go, then roster.go.
package causes

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{Steps: []guide.Step{guide.StepCauses}, Open: f.openPanel, Actions: []action.Action{{
		Name: "act.people", Part: action.Steps, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+M"}, Do: f.addPeople,
	}}}
}

// feature is the step as the page knows it, whether its panel is open or not.
type feature struct {
	host panel.Host
	open *causesPanel // the last one that was made
}

func (f *feature) openPanel() panel.Panel {
	f.open = newPanel(f.host)
	return f.open
}

// addPeople goes to where names are typed.
func (f *feature) addPeople() {
	f.host.OpenStep(guide.StepCauses)
	if f.open != nil {
		f.open.roster.setAdding(true)
	}
}

// causesPanel is the panel of step 3: who is here, the line for the next cause, and all
// causes that were named.
type causesPanel struct {
	*panel.Frame
	host   panel.Host
	roster *roster
	line   *panel.CaptureLine
	seen   *panel.SeenBefore
}

func newPanel(h panel.Host) *causesPanel {
	s := &causesPanel{Frame: panel.NewFrame(h), host: h, line: panel.NewCaptureLine(h, "causes", words.T("causes.hint"))}
	s.roster = newRoster(h, s.Frame)
	// In front of all a new analysis begins with the question who is here. Otherwise the next
	// word is a cause: a list that is pasted at once must not become people.
	s.roster.adding = s.roster.adding || h.Presenting() && len(h.Analysis().People()) == 0 && h.Analysis().Count().Causes == 0
	s.line.Add, s.line.Reword = s.add, panel.RewordCause
	s.line.Bones, s.line.Said, s.line.Readings = true, "burst.causes", s.readings
	s.line.OnKey = func(name fyne.KeyName) bool {
		return name == fyne.KeyF2 && h.Session().Cause() == "" && s.roster.renameSpeaker()
	}
	s.seen = panel.NewSeenBefore(h, fishbone.CauseKind, s.Refresh)
	s.line.Entry.OnEveryChange(func() {
		_, said, _ := s.line.Address(s.line.Entry.Text)
		s.seen.Typed(said)
	})
	s.Refresh()
	return s
}

// add names a cause, on the bone that the line names or on none.
func (s *causesPanel) add(text string, newBone bool, ends session.Option) bool {
	bone, said, ok := s.line.Address(text)
	if name, rest, is := fishbone.NewBonePrefix(text); newBone && is && !ok {
		id := fishbone.NewID()
		return s.host.Do(fishbone.Join(fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: name}},
			fishbone.AddCause{ID: fishbone.NewID(), Under: id, Text: rest, By: s.roster.speaker()}), ends)
	}
	return fishbone.Label(said) != "" &&
		s.host.Do(fishbone.AddCause{ID: fishbone.NewID(), Under: bone.ID, Text: said, By: s.roster.speaker()}, ends)
}

// readings are the ways to read a pasted list.
func (s *causesPanel) readings(text string) []fishbone.Reading {
	return s.host.Analysis().Readings(text, fishbone.PasteTarget{By: s.roster.speaker()}, fishbone.NewID)
}

func (s *causesPanel) Refresh() {
	s.Show(
		ui.Column(12,
			s.Heading(words.T("causes.question"), words.T("causes.explain")),
			s.roster.object(),
			s.line.Object(action.Hint("key.next", "Return")),
		),
		s.below(),
	)
}

// below is what was seen before, if anything, and what was named.
func (s *causesPanel) below() fyne.CanvasObject {
	if seen := s.seen.Object(s.Room()); seen != nil {
		return ui.Column(16, seen, s.list())
	}
	return s.list()
}

// causes are all that were named, the newest first.
func (s *causesPanel) causes() []fishbone.Cause {
	a := s.host.Analysis()
	var causes []fishbone.Cause
	for _, c := range a.Walk(fishbone.Tray) {
		causes = append(causes, c)
	}
	for _, c := range a.WalkBones() {
		causes = append(causes, c)
	}
	slices.SortStableFunc(causes, func(a, b fishbone.Cause) int { return b.Made.At.Compare(a.Made.At) })
	return causes
}

// list shows what was named, the newest first: that is what the room looks for.
func (s *causesPanel) list() fyne.CanvasObject {
	causes := s.causes()
	if len(causes) == 0 {
		return s.Empty(words.T("causes.empty", "enter", action.Cap("Return")))
	}
	a, now := s.host.Analysis(), s.host.Session().Cause()
	rows := make([]fyne.CanvasObject, len(causes))
	for i, c := range causes {
		rows[i] = s.row(c, panel.BoneColor(a, panel.BoneOf(a, c.ID)), c.ID == now)
		if c.ID == now {
			s.Follow(now, rows[i])
		}
	}
	return ui.Column(0, rows...)
}

func (s *causesPanel) row(c fishbone.Cause, bone color.NRGBA, chosen bool) fyne.CanvasObject {
	type deps struct {
		cause  fishbone.Cause
		by     string
		bone   color.NRGBA
		chosen bool
		hint   string
	}
	hint := s.host.HintOn(c.ID)
	by := s.host.Analysis().Sign(c.By)
	return s.Part("cause", deps{c, by, bone, chosen, hint}, func() fyne.CanvasObject {
		h := s.host
		r := panel.Row{
			Lead:   panel.Swatch(bone),
			Text:   c.Text,
			Chosen: chosen,
			OnTap:  func() { h.Session().Choose(c.ID); h.TakeKeys() },
			Menu:   func(at fyne.Position) { h.CauseMenu(c.ID, at) },
		}
		switch {
		case chosen:
			r.Actions = []*ui.Tap{ui.SmallIcon(ui.Pencil, h.Actions().Tip("act.reword"), func() { s.Reword(c) })}
		case c.TakenFrom != "":
			r.Chips = append(r.Chips, ui.Text(words.T("seen.from", "problem", panel.Shorten(c.TakenFrom, 12)), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}))
		case by != "":
			r.Chips = append(r.Chips, ui.Text(panel.Shorten(by, 16), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}))
		}
		return s.Frame.Row(r.Hinted(h, c.ID).Make(s.Room()), func() { s.Reword(c) })
	})
}

// Speaker is the name of who speaks, empty for nobody in particular.
func (s *causesPanel) Speaker() string { return s.roster.speaker() }

// Reword puts the words of a cause into the line.
func (s *causesPanel) Reword(c fishbone.Cause) { s.line.Begin(c.ID, c.Text) }

func (s *causesPanel) Focus() fyne.Focusable {
	switch {
	case s.roster.renaming != "":
		return s.roster.name
	case s.roster.adding:
		return s.roster.entry
	}
	return s.line.Entry
}

// Prompt implements [panel.Prompter].
func (s *causesPanel) Prompt() panel.Prompt {
	a := s.host.Analysis()
	if s.roster.adding {
		t := panel.Prompt{Question: words.T("present.who"), Hint: words.T("present.whoHint", "enter", action.Cap("Return"))}
		for _, who := range slices.Backward(a.People()) {
			t.Recent = append(t.Recent, who.Name)
		}
		return t
	}
	t := panel.Prompt{Question: words.T("causes.question"), Number: fmt.Sprint(a.Count().Causes)}
	if s.roster.speaker() != "" {
		t.Question = words.T("present.causesOf", "name", s.roster.speaker())
	}
	all := s.causes()
	for _, c := range all[:min(panel.MaxRecent, len(all))] {
		t.Recent = append(t.Recent, c.Text)
	}
	return t
}
