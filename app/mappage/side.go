package mappage

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/housemap"
	"whybone/storage"
)

// The measures of the page.
const (
	sideWidth    = 360
	edge         = 20
	footHeight   = 86
	mostAnalyses = 200 // that are listed
	mostTypes    = 7   // that have a chip
)

// kindsOf are types of complaints, those with the most root causes first.
func kindsOf(n map[string]int) (all []kindCount) {
	for _, name := range slices.Sorted(maps.Keys(n)) {
		all = append(all, kindCount{name, n[name]})
	}
	slices.SortStableFunc(all, func(a, b kindCount) int { return b.n - a.n })
	return all
}

// refresh shows what stands around the picture, and what in it is in hand.
func (p *Page) refresh() {
	if high := p.title.MinSize().Height; p.left != nil {
		ui.SetContent(p.title, p.makeTitle())
		if p.title.MinSize().Height != high {
			p.left.Refresh()
		}
	}
	ui.Replace(p.side, ui.Padded(20, edge, 20, edge, p.makeSide(sideWidth-2*edge)))
	ui.SetContent(p.foot, p.makeFoot())
	p.picture.show()
}

func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	return ui.Padded(0, 16, 0, 16, ui.Row(10,
		ui.IconButton(ui.Back, words.T("backups.back"), true, p.Back),
		ui.Text(words.T("tab.analyses"), ui.Style{Size: ui.Body, Color: c.Muted}), ui.Right.Draw(c.Faint, 16),
		ui.Text(words.T("map.title"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}), ui.Spacer(), settings))
}

// makeTitle says how many root causes there are, and what the map can be limited to.
func (p *Page) makeTitle() fyne.CanvasObject {
	c := ui.Colors()
	rows := []fyne.CanvasObject{ui.Text(p.counted(), ui.Style{Size: ui.Body, Color: c.Muted})}
	if len(p.types) > 1 || p.View.kind != "" {
		chips := []fyne.CanvasObject{ui.ChipButton(words.T("map.allTypes"), p.View.kind == "", func() { p.look("") })}
		for i, k := range p.types {
			if i < mostTypes || k.name == p.View.kind {
				chips = append(chips, ui.ChipButton(fmt.Sprintf("%s %s", short(k.name, 20), words.Number(k.n)), k.name == p.View.kind, func() { p.look(k.name) }))
			}
		}
		rows = append(rows, ui.Flow(6, max(320, p.picture.size.Width), chips...))
	}
	return ui.Column(8, rows...)
}

// counted says how many root causes there are, and how often they were confirmed where that is more often.
func (p *Page) counted() string {
	t := housemap.Total(p.clusters)
	key := "map.counted"
	if t.Confirmed > t.Causes {
		key = "map.countedTimes"
	}
	return words.T(key, "n", t.Causes, "times", words.Number(t.Confirmed), "analyses", t.Analyses)
}

// makeSide says how much is about people, and which analyses have the cause in hand.
func (p *Page) makeSide(width float32) fyne.CanvasObject {
	c := ui.Colors()
	total := housemap.Total(p.clusters)
	system, persons := total.Causes-total.Persons, total.Persons
	if total.Causes == 0 {
		return ui.Gap(1, 1)
	}
	quiet := ui.Style{Size: ui.Body, Color: c.Muted}
	parts := []fyne.CanvasObject{
		ui.Text(words.T("map.which"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}),
		p.bar(system, persons, width),
		ui.Row(8, sign(true), ui.Text(words.Number(system), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}), ui.Text(words.T("map.system"), quiet), ui.Spacer(),
			sign(false), ui.Text(words.Number(persons), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}), ui.Text(words.T("map.person"), quiet)),
		ui.Gap(1, 4), ui.Hairline(), ui.Gap(1, 4),
	}
	if p.chosen < 0 || p.chosen >= len(p.clusters) {
		return ui.Column(8, append(parts, ui.Paragraph(words.T("map.choose"), quiet, width, 3))...)
	}
	one := p.clusters[p.chosen]
	parts = append(parts, ui.Text(one.Bone, ui.Style{Size: ui.Small, Color: c.Muted}),
		ui.Paragraph(one.Text, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, width, 4))
	count := []fyne.CanvasObject{ui.Text(words.T("map.in", "n", one.Analyses), quiet)}
	if one.Back > 0 {
		count = append(count, ui.Again.Draw(c.Open, 16), ui.Text(words.T("map.back", "n", one.Back), ui.Style{Size: ui.Body, Color: c.Open}))
	}
	parts = append(parts, ui.Row(8, count...), ui.Gap(1, 4))
	for _, s := range p.analyses {
		parts = append(parts, p.line(s, width))
	}
	if left := one.Analyses - len(p.analyses); left > 0 && len(p.analyses) == mostAnalyses {
		parts = append(parts, ui.Text(words.T("map.more", "n", left), ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	return ui.Column(8, parts...)
}

// sign is the mark that stands before a cause of the system, or of what people did, on the fish.
func sign(full bool) fyne.CanvasObject {
	c := ui.Colors()
	dot := canvas.NewCircle(c.Accent)
	if !full {
		dot.FillColor, dot.StrokeColor, dot.StrokeWidth = c.Surface, c.Accent, 2
	}
	return container.NewCenter(ui.MinSize(10, 10, dot))
}

// bar is how much is the system and how much people did, as lengths.
func (p *Page) bar(system, persons int, width float32) fyne.CanvasObject {
	c := ui.Colors()
	const high, gap = 12, 2
	full, ring := canvas.NewRectangle(c.Accent), canvas.NewRectangle(c.Surface)
	full.CornerRadius, ring.CornerRadius = 3, 3
	ring.StrokeColor, ring.StrokeWidth = c.Accent, 2
	at := (width - gap) * float32(system) / float32(system+persons)
	bar := container.NewWithoutLayout()
	if system > 0 {
		full.Resize(fyne.NewSize(at, high))
		bar.Add(full)
	}
	if persons > 0 {
		ring.Move(fyne.NewPos(at+gap+1, 1))
		ring.Resize(fyne.NewSize(max(4, width-at-gap-2), high-2))
		bar.Add(ring)
	}
	return ui.MinSize(width, high, bar)
}

// line is an analysis that has the cause: below its problem stands what tells it from others of that
// problem.
func (p *Page) line(s storage.Summary, width float32) fyne.CanvasObject {
	c := ui.Colors()
	tones := map[string]ui.Tone{"open": ui.Accented, "complete": ui.Positive, string(fishbone.FiledReopened): ui.Waiting}
	chip := ui.Chip(words.T("state."+s.Shown()), tones[s.Shown()])
	problem := s.Problem
	if problem == "" {
		problem = words.T("home.untitled")
	}
	room := width - chip.MinSize().Width - 28
	text := ui.Column(2, ui.Truncated(problem, ui.Style{Size: ui.Body, Color: c.Ink}, room),
		ui.Truncated(words.Whose(s.Group, s.Facilitator, s.Department, p.when(s)), ui.Style{Size: ui.Small, Color: c.Faint}, room))
	t := ui.NewTap(ui.MinSize(width, 52, ui.Padded(0, 8, 0, 8, ui.Row(8, text, ui.Spacer(), container.NewCenter(chip)))), func() { p.Open(s.ID) })
	t.Over, t.Radius = c.Sunken, ui.Radius
	t.SetToolTip(short(problem, 200))
	return t
}

// when says when an analysis was filed, or else when the team met or it was begun, with the year.
func (p *Page) when(s storage.Summary) string {
	day := cmp.Or(s.FiledOn, s.Held, fishbone.DayOf(s.Made.At.In(p.Now().Location())))
	return words.Used().LongDay(day)
}

func (p *Page) makeFoot() fyne.CanvasObject {
	keys := ui.Row(12, ui.KeyCap("↑ ↓", words.T("map.keys.choose")), ui.KeyCap("Enter", words.T("map.keys.open")))
	if p.scene == nil {
		return ui.Gap(1, 1)
	}
	return ui.Padded(8, edge, 10, edge, ui.Column(4, ui.MinSize(0, 20, keys), ui.Row(8, ui.Spacer(), ui.Primary("", words.T("map.save"), p.save))))
}

// short keeps at most so many characters.
func short(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

// leftLayout puts the title on top of the picture, with room around.
type leftLayout struct{}

// MinSize implements [fyne.Layout].
func (*leftLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 300) }

// Layout implements [fyne.Layout].
func (*leftLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const margin = 20
	high := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(margin, margin))
	o[0].Resize(fyne.NewSize(s.Width-2*margin, high))
	o[1].Move(fyne.NewPos(margin, margin+high+12))
	o[1].Resize(fyne.NewSize(s.Width-2*margin, max(0, s.Height-2*margin-high-12)))
}
