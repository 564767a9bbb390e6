package proof

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/sheet"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/effect"
)

// The entries of the next value: its day, the value, and how many were checked.

func (f *form) makeEntries() {
	s := f.owner
	f.day, f.value, f.checked = ui.NewEntry(words.T("proof.day.hint")), named("proof.value", ui.NewEntry("")), named("proof.checked", ui.NewEntry(""))
	for name, e := range map[string]*ui.Entry{"day": f.day, "value": f.value, "checked": f.checked} {
		draft := f.place("new." + name)
		e.Place = draft
		e.SetDraft(s.host.Session().Draft(draft))
		e.OnEveryChange(func() { s.host.KeepDraft(draft, e.Text) })
		panel.Serve(s.host, e)
		e.OnEnter = func(string, bool) { f.enter() }
		e.OnPaste = func(text string) bool { return s.take([]byte(text)) }
		e.OnKey = s.key
	}
	f.value.OnRune = func(r rune) bool {
		return f.value.Text == "" && (r < '0' || r > '9') && s.host.Actions().Press(action.StrokeOfRune(r), place)
	}
}

// usualPeriod is how many days lie between two values, until they show it.
const usualPeriod = 7

// predict shows on which day the next value is due, until somebody types another one.
func (f *form) predict(m fishbone.Measure) {
	s := f.owner
	all := s.study().All()
	defer f.hint(m, all)
	if s.host.Session().Draft(f.place("new.day")) != "" {
		return
	}
	next := string(fishbone.DayOf(s.host.Now()))
	if len(all) > 0 {
		next = string(following(all[len(all)-1].Day, period(all)))
	}
	if f.day.Text != next {
		keep := f.day.OnChanged // what is only offered is no draft
		f.day.OnChanged = nil
		f.day.SetDraft(next)
		f.day.OnChanged = keep
	}
}

// hint says in the entry of the value what one may look like. In front of everybody it stands without
// the entry of its day, and so says that, too.
func (f *form) hint(m fishbone.Measure, all []effect.Value) {
	said := words.T("proof.value.hint")
	if effect.PerWhat(m.Unit) > 0 {
		said = words.T("proof.value.share")
	}
	if len(all) > 0 { // an example would look like one of them
		said = words.T("proof.value.last", "value", string(fishbone.FigureOf(all[len(all)-1].Value)))
	}
	now := f.owner.host.Now
	if day, err := readDay(now, was)(f.day.Text); err == nil && day != "" && f.owner.host.Presenting() {
		said = words.T("proof.value.on", "day", words.Used().Day(fishbone.Day(day), fishbone.DayOf(now())), "hint", said)
	}
	f.value.SetPlaceHolder(said)
}

// period is how many days lie between two values, as they show it: a gap or a value that was added
// on another day changes nothing.
func period(values []effect.Value) int {
	if len(values) < 2 {
		return usualPeriod
	}
	var gaps []int
	for i, v := range values[1:] {
		gaps = append(gaps, values[i].Day.Until(v.Day))
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// following is the day so many days later; after a month it is the next month's.
func following(d fishbone.Day, days int) fishbone.Day {
	if t := d.Time(); days >= 28 && days <= 31 && t.Day() <= 28 {
		return fishbone.DayOf(t.AddDate(0, 1, 0))
	}
	return d.Add(days)
}

// enter adds the value that was typed.
func (f *form) enter() {
	s := f.owner
	h := s.host
	if strings.TrimSpace(f.value.Text) == "" {
		ui.FocusNext(h.Window().Canvas(), false)
		return
	}
	day, err := readDay(h.Now, was)(f.day.Text)
	if err == nil && day == "" {
		err = fishbone.ErrDay
	}
	row := sheet.Dated{Day: fishbone.Day(day)}
	if err == nil && f.wantsUnit() {
		h.Notices().Say(words.T("proof.shareUnit", "cell", strings.TrimSpace(f.value.Text)), ui.Waiting, "", nil)
		return
	}
	if err == nil {
		row.Value, row.Checked, err = f.readValue()
	}
	if !h.Report(err) {
		return
	}
	edit, _ := s.write(row, nil)
	if h.Do(edit, session.Ends(f.place("new.day"), f.place("new.value"), f.place("new.checked"))) {
		s.value = ""
		f.day.SetSaved("")
		f.value.SetSaved("")
		f.checked.SetSaved("")
		h.Refresh()
		h.Focus()
	}
}

// readValue reads a value and how many were checked. "6/1132" is 6 of 1132, told as the
// measure's unit tells shares.
func (f *form) readValue() (value float64, checked int, err error) {
	m, _ := f.owner.current()
	had, of, isShare := strings.Cut(f.value.Text, "/")
	per := effect.PerWhat(m.Unit)
	if !isShare || per == 0 {
		if value, err = sheet.ReadNumber(f.value.Text); err == nil {
			checked, err = sheet.ReadCount(f.checked.Text)
		}
		return value, checked, err
	}
	if value, err = sheet.ReadNumber(had); err == nil {
		checked, err = sheet.ReadCount(of)
	}
	if err == nil && checked == 0 {
		err = &sheet.NumberError{Cell: f.value.Text}
	}
	return roundTo(per*value/float64(checked), 4), checked, err
}

// wantsUnit says whether a share is typed of a measure that is told in no shares yet.
func (f *form) wantsUnit() bool {
	m, _ := f.owner.current()
	had, of, isShare := strings.Cut(f.value.Text, "/")
	_, one := sheet.ReadNumber(had)
	_, other := sheet.ReadNumber(of)
	return isShare && one == nil && other == nil && effect.PerWhat(m.Unit) == 0
}

func roundTo(x float64, digits int) float64 {
	times := math.Pow(10, float64(digits))
	return math.Round(x*times) / times
}

// write is the edit that writes a value down, and whether another one stood there: of one day
// there is one value. Those that were written by the same list are in it.
func (s *proofPanel) write(row sheet.Dated, already map[fishbone.Day]fishbone.ID) (e fishbone.Edit, replaces bool) {
	m, _ := s.current()
	day, value := fishbone.Day(row.Day), fishbone.FigureOf(row.Value)
	id, there := already[day]
	for _, v := range s.host.Analysis().Measurements() {
		if v.Measure == m.ID && v.Day == day {
			id, there = v.ID, true
		}
	}
	if there {
		return fishbone.Set{Of: fishbone.MeasurementKind, ID: id, Values: fishbone.Values{"value": string(value), "checked": row.Checked}}, true
	}
	id = fishbone.NewID()
	if already != nil {
		already[day] = id
	}
	return fishbone.Add{Thing: &fishbone.Measurement{ID: id, Measure: m.ID, Day: day, Value: value, Checked: row.Checked}}, false
}

// take writes down a table that was pasted or read, all of it at once; it says what came of it.
func (s *proofPanel) take(data []byte) bool {
	rows, err := sheet.ReadDated(data, sheet.Options{Today: fishbone.DayOf(s.host.Now()), MonthFirst: panel.Days().MonthFirst})
	if !s.host.Report(err) {
		return true
	}
	var edits []fishbone.Edit
	already, replaced := map[fishbone.Day]fishbone.ID{}, 0
	for _, row := range rows {
		e, replaces := s.write(row, already)
		edits = append(edits, e)
		if replaces {
			replaced++
		}
	}
	said := words.T("proof.taken", "n", len(rows)-replaced)
	if replaced > 0 {
		said = words.T("proof.takenOver", "n", len(rows)-replaced, "replaced", replaced)
	}
	panel.DoTelling(s.host, fishbone.Join(edits...), said, ui.Positive)
	s.host.Focus()
	return true
}

// key goes through the values while none is typed.
func (s *proofPanel) key(name fyne.KeyName) bool {
	if s.form.value.Text != "" {
		if name == fyne.KeyEscape {
			s.value = ""
			s.form.value.SetText("")
		}
		return name == fyne.KeyEscape
	}
	all := s.newest()
	i := slices.IndexFunc(all, func(v effect.Value) bool { return v.ID == s.value })
	switch {
	case name == fyne.KeyDown && i+1 < len(all):
		s.value = all[i+1].ID
	case name == fyne.KeyUp && i > 0:
		s.value = all[i-1].ID
	case name == fyne.KeyDelete && i >= 0:
		s.removeValue(all[i])
	case name == fyne.KeyF2 && i >= 0:
		s.change(all[i])
	default:
		return false
	}
	s.all = s.all || slices.IndexFunc(all, func(v effect.Value) bool { return v.ID == s.value }) >= fewValues
	s.host.Refresh()
	return true
}

// newest are the values of the measure in hand, the newest first.
func (s *proofPanel) newest() []effect.Value {
	all := s.study().All()
	slices.Reverse(all)
	return all
}

// change puts a value into the entries; entered again it takes the place of the old one.
func (s *proofPanel) change(v effect.Value) {
	s.form.day.SetText(string(v.Day))
	s.form.value.SetText(string(fishbone.FigureOf(v.Value)))
	s.form.checked.SetText("")
	if v.Checked > 0 {
		s.form.checked.SetText(fmt.Sprint(v.Checked))
	}
	s.host.Focus()
}

func (s *proofPanel) removeValue(v effect.Value) {
	panel.DoTelling(s.host, fishbone.Remove{Of: fishbone.MeasurementKind, ID: v.ID}, words.T("proof.valueRemoved", "day", words.Used().Day(v.Day, fishbone.DayOf(s.host.Now()))), ui.Neutral)
}

// fewValues is how many are listed at first.
const fewValues = 5

// The widths of the columns of values, of the panel's room.
func columns(room float32) (day, value, checked float32) {
	day = max(104, room*0.36)
	left := room - day - 2*8
	return day, left * 0.55, left * 0.45
}

// values are the entries for the next value, and the list of the others.
func (s *proofPanel) values(m fishbone.Measure) fyne.CanvasObject {
	c, f := ui.Colors(), s.form
	day, value, checked := columns(s.Room())
	small := ui.Style{Size: ui.Small, Color: c.Muted}
	cell := func(width float32, key string, e *ui.Entry) fyne.CanvasObject {
		return ui.MinSize(width, 0, ui.Column(2, ui.Truncated(words.T(key), small, width), container.New(&exactly{width}, e)))
	}
	parts := []fyne.CanvasObject{
		ui.Row(8, cell(day, "proof.day", f.day), cell(value, "proof.value", f.value), cell(checked, "proof.checked", f.checked)),
		ui.Gap(0, 4),
	}
	all := s.newest()
	digits := decimals(all)
	for i, v := range all {
		if i >= fewValues && !s.all {
			parts = append(parts, ui.AtEdge(ui.Row(0, ui.Quiet(ui.Down, words.T("proof.more", "n", len(all)-i), func() {
				s.all = true
				s.host.Refresh()
			}))))
			break
		}
		parts = append(parts, s.valueRow(v, m, digits))
	}
	if len(all) == 0 {
		parts = append(parts, ui.Paragraph(words.T("proof.values.hint"), ui.Style{Size: ui.Small, Color: c.Faint}, s.Room(), 4))
	}
	return ui.Column(0, append(parts, ui.AtEdge(ui.Row(0, ui.Quiet(ui.Folder, words.T("proof.read"), s.askFile))))...)
}

// exactly gives an object a width, however wide it would like to be.
type exactly struct{ width float32 }

// MinSize implements [fyne.Layout].
func (l *exactly) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, o[0].MinSize().Height)
}

// Layout implements [fyne.Layout].
func (l *exactly) Layout(o []fyne.CanvasObject, room fyne.Size) { o[0].Resize(room) }

// valueWidth is how wide the numbers in the list are at least.
const valueWidth = 64

// decimals is how many decimals the values have, so that their points stand below each other.
func decimals(values []effect.Value) (most int) {
	for _, v := range values {
		_, after, _ := strings.Cut(string(fishbone.FigureOf(v.Value)), ".")
		most = max(most, len(after))
	}
	return most
}

// valueRow is one value in the list.
func (s *proofPanel) valueRow(v effect.Value, m fishbone.Measure, digits int) fyne.CanvasObject {
	type deps struct {
		value  effect.Value
		after  bool
		chosen bool
		day    string
		digits int
	}
	d := deps{v, m.Since != "" && v.Day >= m.Since, v.ID == s.value, words.Used().Day(v.Day, fishbone.DayOf(s.host.Now())), digits}
	return s.Part("value", d, func() fyne.CanvasObject {
		c := ui.Colors()
		ink := c.Muted
		if d.after {
			ink = c.Accent
		}
		value := ui.Text(strconv.FormatFloat(v.Value, 'f', digits, 64), ui.Style{Size: ui.Body, Bold: true, Color: ink})
		value.Alignment = fyne.TextAlignTrailing
		chips := []fyne.CanvasObject{ui.MinSize(valueWidth, 0, value)}
		if v.Checked > 0 {
			of := ui.Text(words.T("proof.of", "n", v.Checked), ui.Style{Size: ui.Small, Color: c.Faint})
			chips = append([]fyne.CanvasObject{of}, chips...)
		}
		return s.Row(panel.Row{
			Text: d.day, Chips: chips, Chosen: d.chosen, Lines: 1,
			OnTap: func() {
				s.value = v.ID
				s.host.Refresh()
				s.host.TakeKeys()
			},
			Actions: []*ui.Tap{ui.SmallIcon(ui.Pencil, words.T("act.reword"), func() { s.change(v) })},
			Menu: func(at fyne.Position) {
				s.host.ShowMenu(at, ui.Pick(words.T("proof.change"), func() { s.change(v) }), ui.Pick(words.T("act.remove"), func() { s.removeValue(v) }))
			},
		}.Make(s.Room()), func() { s.change(v) })
	})
}
