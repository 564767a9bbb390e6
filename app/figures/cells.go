package figures

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/figuretable"
	"whybone/app/sheet"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// shownCell is what stands in a cell.
type shownCell struct {
	text     string
	draft    bool // it was typed and is no number yet
	counted  bool // it comes from a check sheet
	standing service.Standing
}

func (s shownCell) key() string { return fmt.Sprint(s.text, s.draft, s.counted, s.standing) }

func (t *table) cellOf(i fishbone.Indicator, m fishbone.Day) (s shownCell) {
	if draft := t.page.session.Draft(placeOf(i.ID, m)); draft != "" {
		return shownCell{text: draft, draft: true}
	}
	v, ok := t.page.book.Value(i.ID, m)
	if !ok {
		return s
	}
	return shownCell{text: padded(figureText(v.Number, v.Counted), t.decimals[i.ID]), counted: v.Counted, standing: service.Judge(i, v.Number)}
}

// figureText is a value as it is shown: as it was typed, or rounded where it was worked out.
func figureText(x float64, counted bool) string {
	if counted {
		return words.Figure(x)
	}
	return string(fishbone.FigureOf(x))
}

// mostDecimals is how many decimals one value gives all of its column.
const mostDecimals = 3

// decimals is how many decimals each column has.
func decimals(b *service.Book, all []fishbone.Indicator, months []fishbone.Day) map[fishbone.ID]int {
	n := map[fishbone.ID]int{}
	for _, i := range all {
		for _, m := range months {
			if v, ok := b.Value(i.ID, m); ok {
				_, behind, _ := strings.Cut(figureText(v.Number, v.Counted), ".")
				n[i.ID] = max(n[i.ID], min(len(behind), mostDecimals))
			}
		}
	}
	return n
}

// padded is a figure with so many decimals, so that those of a column stand below each other.
func padded(figure string, decimals int) string {
	_, behind, ok := strings.Cut(figure, ".")
	if decimals > 0 && !ok {
		figure += "."
	}
	return figure + strings.Repeat("0", max(0, decimals-len(behind)))
}

func placeOf(i fishbone.ID, m fishbone.Day) string {
	return "figure/" + string(i) + "/" + string(m)
}

// makeCell is a value with a sign for how good it is; of the cell in hand the entry shows the value.
func (t *table) makeCell(s shownCell, inHand bool, i fishbone.Indicator, m fishbone.Day, width float32) fyne.CanvasObject {
	c := ui.Colors()
	style := ui.Style{Size: ui.Body, Color: c.Ink}
	tap := ui.NewTap(nil, func() { t.goTo(i.ID, m) })
	var sign fyne.CanvasObject
	switch {
	case s.draft:
		style.Color = c.Bad
		sign = ui.Pencil.Draw(c.Bad, 14)
		tap.SetToolTip(words.T("register.noNumber"))
	case s.standing == service.Hit:
		sign = ui.Check.Draw(c.Good, 14)
	case s.standing == service.Missed:
		style.Color = c.Open
		sign = ui.Cross.Draw(c.Open, 13)
	case s.standing == service.Beyond:
		style.Color, style.Bold = c.Bad, true
		sign = ui.Warning.Draw(c.Bad, 14)
		tap.Fill = c.BadSoft
	}
	if s.standing != service.Unjudged && !s.draft {
		tap.SetToolTip(words.T("figures.standing." + string(s.standing)))
	}
	parts := []fyne.CanvasObject{ui.Spacer()}
	if sign != nil {
		parts = append(parts, ui.Padded(4, 0, 0, 0, sign)) // in the middle of digits, which have nothing below their line
	}
	if s.counted {
		parts = append(parts, strokes(5, 12, c.Faint))
	}
	text := fyne.CanvasObject(ui.Truncated(s.text, style, width-16-float32(len(parts)-1)*22))
	if inHand { // the field shows it, with its edge between sign and text
		text = ui.Gap(text.MinSize().Width, 1)
	}
	tap.Content = ui.Padded(0, cellInset, 0, 6, ui.Row(fieldInset+2, append(parts, text)...))
	tap.Radius = 4
	return tap
}

// newEntry makes the entry that stands over the cell in hand.
func (t *table) newEntry() *ui.Entry {
	e := ui.NewEntry("")
	e.Name = words.T("field.value")
	e.Cell, e.After = true, t.page.after
	e.OnSave = t.keep
	e.OnEveryChange(func() {
		if t.at.indicator != "" {
			t.page.session.KeepDraft(placeOf(t.at.indicator, t.at.month), e.Unsaved())
			t.fit()
		}
	})
	e.OnEnter = func(string, bool) { t.walk(0, 1) }
	e.OnTab = t.tab
	e.OnKey = t.key
	e.OnPaste = t.paste
	e.OnShortcut = t.page.Shortcut
	e.OnWheel = t.scroll.Scrolled
	return e
}

// fill shows the value of the cell in hand in the entry.
func (t *table) fill() {
	p := t.page
	now := cell{p.View.indicator, p.View.month}
	saved := ""
	if v, ok := p.book.Value(now.indicator, now.month); ok && !v.Counted {
		saved = string(fishbone.FigureOf(v.Number))
	}
	if now == t.at {
		t.entry.Sync(saved, cleanFigure)
		return
	}
	t.at = cell{} // what comes now is not typed
	t.entry.Place = placeOf(now.indicator, now.month)
	t.entry.SetSaved(saved)
	t.entry.SetDraft(saved)
	if draft := p.session.Draft(t.entry.Place); draft != "" {
		t.entry.SetDraft(draft)
	}
	t.entry.SetPlaceHolder("")
	if v, ok := p.book.Value(now.indicator, now.month); ok && v.Counted {
		t.entry.SetPlaceHolder(figureText(v.Number, true))
	}
	t.at = now
}

// cleanFigure is a typed number as it is kept.
func cleanFigure(text string) string {
	f, ok := readFigure(text)
	if !ok {
		return text
	}
	return string(f)
}

// readFigure reads a number as people write it; ok is false for what is none.
func readFigure(text string) (fishbone.Figure, bool) {
	if fishbone.Label(text) == "" {
		return "", true
	}
	x, err := sheet.ReadNumber(text)
	if err != nil {
		return "", false
	}
	f, _ := fishbone.MonthFigureKind.Attribute("value")
	if _, err := f.Clean(string(fishbone.FigureOf(x))); err != nil {
		return "", false
	}
	return fishbone.FigureOf(x), true
}

// keep stores what was typed. What is no number stays a draft, and the cell says so.
func (t *table) keep(text string) bool {
	f, ok := readFigure(text)
	if !ok || t.at.indicator == "" {
		return false
	}
	p := t.page
	return p.write(p.book.Set(t.at.indicator, t.at.month, f), placeOf(t.at.indicator, t.at.month))
}

func (t *table) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		t.walk(0, 1)
	case fyne.KeyUp:
		t.walk(0, -1)
	case fyne.KeyLeft:
		t.walk(-1, 0)
	case fyne.KeyRight:
		t.walk(1, 0)
	case fyne.KeyHome:
		t.walk(-len(t.page.indicators()), 0)
	case fyne.KeyEnd:
		t.walk(len(t.page.indicators()), 0)
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.entry.SetText("")
		t.entry.Flush()
	case fyne.KeyEscape:
		t.drop()
	default:
		return false
	}
	return true
}

// drop takes back what was typed and not entered.
func (t *table) drop() {
	p := t.page
	p.session.KeepDraft(placeOf(t.at.indicator, t.at.month), "")
	t.at = cell{}
	p.show()
}

// paste takes cells of another program: a table with months, or numbers that go where the cell in
// hand is, to the right and down.
func (t *table) paste(text string) bool {
	p := t.page
	if table, err := figuretable.Pasted([]byte(text)); err == nil {
		p.takeTable(table, "")
		return true
	}
	rows := figuretable.Block(text)
	all, months := p.indicators(), p.months()
	at := slices.IndexFunc(all, func(i fishbone.Indicator) bool { return i.ID == p.View.indicator })
	first := slices.Index(months, p.View.month)
	var values []complaint.Value
	var taken figuretable.Taken
	wrong := 0
	for r, row := range rows {
		for c, cell := range row {
			if at+c >= len(all) || first+r >= len(months) || fishbone.Label(cell) == "" {
				continue
			}
			f, ok := readFigure(cell)
			if !ok {
				wrong++
				continue
			}
			taken.Values++
			if was, ok := p.book.Value(all[at+c].ID, months[first+r]); ok && !was.Counted && f != "" {
				if fishbone.FigureOf(was.Number) == f {
					taken.Values--
					taken.Same++
					continue
				}
				taken.Replaced++
			}
			values = append(values, p.book.Set(all[at+c].ID, months[first+r], f)...)
		}
	}
	if taken.Values+taken.Same == 0 {
		p.Notices.Say(words.T("figures.nothingPasted"), ui.Negative, "", nil)
		return true
	}
	p.session.KeepDraft(t.entry.Place, "")
	t.at = cell{}
	if p.write(values) {
		p.tellTaken(taken, wrong)
	}
	return true
}
