package factcheck

import (
	"image/color"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// showSide fills the panel: the cell in hand, its reason, and what would be without the cause.
func (v *view) showSide() {
	l, ok := v.line()
	facts := v.facts()
	if !ok || len(facts) == 0 {
		v.Show(ui.Column(8, v.Heading(words.T("factcheck.question"), words.T("factcheck.explain")), v.keys), ui.Gap(0, 0))
		return
	}
	f := facts[v.column()]
	if v.host.Presenting() {
		v.reason.OneParagraph = true
	} else {
		v.reason.OneParagraph = false
		v.reason.FitRows(v.Room(), 2, 5)
	}
	top := ui.Column(8,
		v.place(l.Cause, f),
		v.Heading(words.T("factcheck.ask", "cause", l.Cause.Text), ""),
		v.sides(f), v.answers(l.Fits[v.column()].Verdict),
		ui.Column(2, ui.Text(words.T(v.reasonKey(l.Fits[v.column()].Verdict)), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), v.reason),
		v.keys)
	v.Show(top, ui.Column(8, v.without(l), v.ending(l)))
}

// reasonKey names the entry for the reason.
func (v *view) reasonKey(e fishbone.Explanation) string {
	if e == fishbone.OnlyIf {
		return "factcheck.condition"
	}
	return "factcheck.because.title"
}

// place says which cell is in hand.
func (v *view) place(c fishbone.Cause, f fishbone.Fact) fyne.CanvasObject {
	a := v.host.Analysis()
	bone, _ := a.BoneOf(c.ID)
	type deps struct {
		ink          color.NRGBA
		bone, aspect string
	}
	d := deps{panel.BoneColor(a, bone.ID), bone.Name, words.Aspect(f.Aspect)}
	return v.Part("place", d, func() fyne.CanvasObject {
		return ui.Row(6, panel.Swatch(d.ink), ui.Truncated(d.bone+" · "+d.aspect, ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, v.Room()-20))
	})
}

// sides are both sides of the fact.
func (v *view) sides(f fishbone.Fact) fyne.CanvasObject {
	return v.Part("sides", f, func() fyne.CanvasObject {
		c := ui.Colors()
		line := func(key, text string) fyne.CanvasObject {
			name := ui.Text(words.T(key), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted})
			width := max(48, name.MinSize().Width+8)
			if text = fishbone.Flat(text); text == "" {
				text = "—"
			}
			return columnsOf([]float32{width, v.Room() - width}, ui.Column(0, ui.Padded(2, 0, 0, 0, ui.Row(0, name)), ui.Spacer()), ui.Paragraph(text, ui.Style{Size: ui.Body, Color: c.Ink}, v.Room()-width, 3))
		}
		return ui.Column(2, line("factcheck.is", f.Is), line("factcheck.isNot", f.IsNot))
	})
}

// answers are the three things that can be said of the cell.
func (v *view) answers(now fishbone.Explanation) fyne.CanvasObject {
	return v.Part("answers", now, func() fyne.CanvasObject {
		c, can := ui.Colors(), v.host.Actions()
		looks := v.looks("verdict."+string(fishbone.Explains), "verdict."+string(fishbone.CannotExplain), "verdict."+string(fishbone.OnlyIf))
		button := func(i int, e fishbone.Explanation, ink, fill color.NRGBA) fyne.CanvasObject {
			name := "verdict." + string(e)
			return v.choice(words.T(name), can.Tip(name), e == now, looks[i], ink, fill, func() { v.say(e) })
		}
		return ui.Flow(6, v.Room(),
			button(0, fishbone.Explains, c.Good, c.GoodSoft), button(1, fishbone.CannotExplain, c.Bad, c.BadSoft), button(2, fishbone.OnlyIf, c.Open, c.OpenSoft))
	})
}

// look is how an answer beside others is drawn, whether it is the one or not.
type look struct{ size, width float32 }

// looks are those of answers side by side, all in letters of one size. Each has the same room
// where that does for the longest, and else what its words take.
func (v *view) looks(names ...string) []look {
	const gap, edges = 6, 8
	room := v.Room() - gap*float32(len(names)-1)
	each := float32(int(room / float32(len(names))))
	long := func(name string, size float32) float32 {
		return ui.Text(words.T(name), ui.Style{Size: size, Bold: true}).MinSize().Width + edges
	}
	all, size := make([]look, len(names)), float32(ui.Body)
	for _, size = range []float32{ui.Body, ui.Small} {
		widest, sum := float32(0), float32(0)
		for _, name := range names {
			widest, sum = max(widest, long(name, size)), sum+long(name, size)
		}
		if widest <= each {
			break
		}
		if left := float32(int((room - sum) / float32(len(names)))); left >= 0 {
			for i, name := range names {
				all[i] = look{size, long(name, size) + left}
			}
			return all
		}
	}
	for i := range all {
		all[i] = look{size, each}
	}
	return all
}

// choice is one of three answers side by side.
func (v *view) choice(said, tip string, on bool, as look, ink, fill color.NRGBA, do func()) fyne.CanvasObject {
	c := ui.Colors()
	style := ui.Style{Size: as.size, Bold: on, Color: c.Ink}
	if on {
		style.Color = ink
	}
	t := ui.NewTap(ui.MinSize(as.width, 36, ui.Centered(ui.Balanced(said, style, as.width-4, 2))), func() {
		do()
		v.host.TakeKeys()
	})
	t.Edge, t.Fill = c.Outline, c.Surface
	if on {
		t.Edge, t.Fill, t.Over = ink, fill, fill
	}
	t.SetToolTip(tip)
	return t
}

// without asks whether it would still happen without the cause.
func (v *view) without(l fishbone.FactCheck) fyne.CanvasObject {
	return v.Part("without", l.Cause, func() fyne.CanvasObject {
		c, can := ui.Colors(), v.host.Actions()
		looks := v.looks("without."+string(fishbone.WithoutGone), "without."+string(fishbone.WithoutLess), "without."+string(fishbone.WithoutStill))
		button := func(i int, w fishbone.Without) fyne.CanvasObject {
			name := "without." + string(w)
			return v.choice(words.T(name), can.Tip(name), l.Cause.Without == w, looks[i], c.Accent, c.Soft, func() { v.setWithout(w) })
		}
		parts := []fyne.CanvasObject{
			ui.Padded(10, 0, 0, 0, ui.Text(words.T("factcheck.withoutIt"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink})),
			ui.Flow(6, v.Room(), button(0, fishbone.WithoutGone), button(1, fishbone.WithoutLess), button(2, fishbone.WithoutStill)),
		}
		if w := l.Cause.Without; w == fishbone.WithoutLess || w == fishbone.WithoutStill {
			parts = append(parts, ui.Paragraph(words.T("factcheck.note."+string(w)), ui.Style{Size: ui.Small, Color: c.Muted}, v.Room(), 3))
		}
		return ui.Column(6, parts...)
	})
}

// ending strikes the cause, and says how far the table has come.
func (v *view) ending(l fishbone.FactCheck) fyne.CanvasObject {
	type deps struct {
		line fishbone.FactCheck
		all  counts
	}
	d := deps{l, countsOf(v.lines())}
	return v.Part("ending", d, func() fyne.CanvasObject {
		c, can := ui.Colors(), v.host.Actions()
		button, key := ui.Plain, "factcheck.strikeNext"
		switch {
		case l.Struck():
			key = "factcheck.takeBack"
		case l.Cannot() > 0 || l.Cause.Without == fishbone.WithoutStill:
			button = ui.Primary
		}
		strike := button("", words.T(key), func() { v.strike(); v.host.TakeKeys() })
		strike.SetToolTip(can.Tip("factcheck.strike"))
		parts := []fyne.CanvasObject{ui.Row(0, strike)}
		if l.Contradicts() {
			parts = append(parts, ui.Paragraph(words.T("factcheck.contradicts.how"), ui.Style{Size: ui.Small, Color: c.Bad}, v.Room(), 4))
		}
		mark := panel.Dot(c.Open)
		if d.all.whole() {
			mark = ui.Check.Draw(c.Good, 16)
		}
		parts = append(parts, ui.Row(6, ui.MinSize(16, 0, mark), ui.Paragraph(d.all.String(), ui.Style{Size: ui.Small, Color: c.Muted}, v.Room()-22, 3)))
		parts = append(parts, ui.AtEdge(ui.Row(0, ui.Quiet(ui.Page, words.T("factcheck.saveTable"), v.saveTable))))
		return ui.Column(8, parts...)
	})
}

// Prompt implements [panel.Prompter].
func (v *view) Prompt() panel.Prompt {
	l, ok := v.line()
	facts := v.facts()
	switch {
	case len(v.lines()) == 0:
		return panel.NoCausesYet(v.host)
	case len(facts) == 0:
		return panel.NothingYet(v.host, words.T("factcheck.noFacts"), guide.StepProblem)
	case !ok:
		return panel.NoCausesYet(v.host)
	}
	f, now := facts[v.column()], l.Fits[v.column()].Verdict
	colors, can := ui.Colors(), v.host.Actions()
	said := func(e fishbone.Explanation, fill color.NRGBA) panel.Option {
		name := "verdict." + string(e)
		return panel.Option{Key: can.Cap(name), Words: words.T(name), Fill: fill, On: now == e, Do: func() { v.say(e) }}
	}
	strike := "factcheck.strike"
	if l.Struck() {
		strike = "factcheck.takeBack"
	}
	question := words.T("factcheck.ask", "cause", l.Cause.Text)
	if v.reason != nil && v.host.TypingIn(v.reason) {
		question = words.T("factcheck.askReason", "cause", l.Cause.Text)
	}
	return panel.Prompt{
		About: pair(f), Question: question, On: l.Cause.ID, Hint: words.T("factcheck.presentHint"),
		Options: []panel.Option{
			said(fishbone.Explains, colors.Good), said(fishbone.CannotExplain, colors.Bad), said(fishbone.OnlyIf, colors.Open),
			{Key: can.Cap("factcheck.strike"), Words: words.T(strike), Do: v.strike},
			{Key: can.Cap("factcheck.reason"), Words: words.T("factcheck.reason"), Do: v.writeReason},
		},
	}
}
