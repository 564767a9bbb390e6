package fishbone

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// SheetUse is what sheets of paper are printed for.
type SheetUse string

// The uses: rows of ideas that are handed on, for causes or for solutions (brainwriting; B.
// Rohrbach's method 635, 1968), and the list by which causes are verified.
const (
	SheetCauses    SheetUse = "causes"
	SheetSolutions SheetUse = "solutions"
	SheetChecks    SheetUse = "checks"
)

// How many people write on the same sheets at most, and how many ideas each writes in a row.
const (
	MaxWriters = 6
	RowIdeas   = 3
)

// Sheet are sheets of paper with numbered lines that were printed at once. The numbers go on from
// one printing to the next, so that what is typed back later still has its place: on which sheet,
// in which row, and by whom.
type Sheet struct {
	ID      ID       `json:"id"`
	Text    string   `json:"text,omitempty"` // what is asked
	For     SheetUse `json:"for,omitempty"`
	Of      ID       `json:"of,omitempty"`    // the cause that solutions are for, none for all
	Who     string   `json:"who,omitempty"`   // who writes, one a line: each begins a sheet and hands it on to the next
	From    int      `json:"from,omitempty"`  // the number of the first line
	Lines   int      `json:"lines,omitempty"` // how many there are on all sheets
	Made    Stamp    `json:"made"`
	Changed Stamp    `json:"changed"`
}

// SheetKind describes sheets.
var SheetKind = newKind("sheet", "sheets", func(s *Sheet) *ID { return &s.ID },
	label("text", func(s *Sheet) *string { return &s.Text }),
	word("for", func(s *Sheet) *string { return (*string)(&s.For) }, SheetCauses, SheetSolutions, SheetChecks),
	cause("of", func(s *Sheet) *ID { return &s.Of }),
	text("who", func(s *Sheet) *string { return &s.Who }).names(),
	number("from", func(s *Sheet) *int { return &s.From }).upTo(maxLine),
	number("lines", func(s *Sheet) *int { return &s.Lines }).upTo(maxLine),
	stamp("made", func(s *Sheet) *Stamp { return &s.Made }),
	stamp("changed", func(s *Sheet) *Stamp { return &s.Changed }),
).with(add, remove)

// maxLine is the largest number of a line.
const maxLine = 100_000

// Kind implements [Thing].
func (*Sheet) Kind() *Kind { return SheetKind }

// Sheets returns the sheets in their order.
func (a *Analysis) Sheets() []Sheet { return all[Sheet](a, a.lists[SheetKind.List]) }

// Sheet returns one of them.
func (a *Analysis) Sheet(id ID) (Sheet, bool) { return get[Sheet](a, id) }

// Writers are who writes, as many as there are sheets, and rows on each; empty where nobody was
// named.
func (s Sheet) Writers() []string {
	n := 0
	for (n+1)*(n+1)*RowIdeas <= s.Lines {
		n++
	}
	writers := make([]string, n)
	copy(writers, strings.Split(s.Who, "\n"))
	return writers
}

// SheetPlace is where a line stands, each counted from 1.
type SheetPlace struct {
	Page, Row, Idea int
	Writer          string // empty where nobody was named
}

// Place is where a line of sheets that are handed on stands; ok is false for a number that is on
// none of them.
func (s Sheet) Place(number int) (p SheetPlace, ok bool) {
	i, writers := number-s.From, s.Writers()
	rows := len(writers)
	if i < 0 || i >= rows*rows*RowIdeas || s.For == SheetChecks {
		return p, false
	}
	p = SheetPlace{Page: i/(rows*RowIdeas) + 1, Row: i/RowIdeas%rows + 1, Idea: i%RowIdeas + 1}
	// The sheet that the first one began comes to the second one in its second row, and so on.
	p.Writer = writers[(p.Page-1+p.Row-1)%rows]
	return p, true
}

// Number is that of a line.
func (s Sheet) Number(page, row, idea int) int {
	rows := len(s.Writers())
	return s.From + ((page-1)*rows+row-1)*RowIdeas + idea - 1
}

// SheetWith are the sheets that have a line of a number.
func (a *Analysis) SheetWith(number int) (Sheet, bool) {
	for _, id := range a.lists[SheetKind.List] {
		s := a.things[id].(*Sheet)
		if number >= s.From && number < s.From+s.Lines {
			return *s, true
		}
	}
	return Sheet{}, false
}

// nextLine is the first number that no line has.
func (a *Analysis) nextLine() int {
	next := 1
	for _, id := range a.lists[SheetKind.List] {
		s := a.things[id].(*Sheet)
		next = max(next, s.From+s.Lines)
	}
	for _, id := range a.lists[VerificationKind.List] {
		next = max(next, a.things[id].(*Verification).Number+1)
	}
	return next
}

// SheetsToWrite are new sheets that are handed on among the people of the roster, in groups of at
// most [MaxWriters] that are as large as each other; without a roster among six whom nobody named.
// Adding them keeps their numbers.
func (a *Analysis) SheetsToWrite(newID func() ID, use SheetUse, of ID, question string) []Sheet {
	var names []string
	for _, p := range a.People() {
		names = append(names, p.Name)
	}
	if len(names) == 0 {
		names = make([]string, MaxWriters)
	}
	groups := (len(names) + MaxWriters - 1) / MaxWriters
	var sheets []Sheet
	from := a.nextLine()
	for g := range groups {
		who := names[g*len(names)/groups : (g+1)*len(names)/groups]
		s := Sheet{ID: newID(), Text: question, For: use, Of: of, Who: strings.Join(who, "\n"), From: from, Lines: len(who) * len(who) * RowIdeas}
		from += s.Lines
		sheets = append(sheets, s)
	}
	return sheets
}

// NumberTasks are the edits after which each cause that is verified has a task with a number that
// stays its own; none where all have one.
func (a *Analysis) NumberTasks(newID func() ID) []Edit {
	var edits []Edit
	from := a.nextLine()
	next := from
	for _, c := range a.ToBeVerified() {
		plans := a.VerificationsOf(c.ID)
		switch {
		case len(plans) == 0:
			edits = append(edits, Add{Thing: &Verification{ID: newID(), Text: c.Text, Cause: c.ID, Number: next}})
		case plans[0].Number == 0:
			edits = append(edits, Set{Of: VerificationKind, ID: plans[0].ID, Values: Values{"number": next}})
		default:
			continue
		}
		next++
	}
	if len(edits) == 0 {
		return nil
	}
	text := cmp.Or(a.HeadText(), a.ToBeVerified()[0].Text)
	return append(edits, Add{Thing: &Sheet{ID: newID(), Text: text, For: SheetChecks, From: from, Lines: next - from}})
}

// TaskNumbered is the verification with a number.
func (a *Analysis) TaskNumbered(number int) (Verification, bool) {
	for _, id := range a.lists[VerificationKind.List] {
		if v := a.things[id].(*Verification); number > 0 && v.Number == number {
			return *v, true
		}
	}
	return Verification{}, false
}

// TypeBack is the edit that puts what stands on a numbered line of sheets that were handed on
// where it belongs: a sealed slip of who wrote that line. What was typed for the line before goes,
// as long as it is sealed. With a number that is on no such sheet it gives [ErrNotFound].
func (a *Analysis) TypeBack(id ID, number int, text string) (Edit, SheetPlace, error) {
	s, _ := a.SheetWith(number)
	place, ok := s.Place(number)
	if !ok {
		return nil, place, ErrNotFound
	}
	slip := &Slip{ID: id, Text: text, By: place.Writer, For: SlipCause, Line: number}
	if s.For == SheetSolutions {
		slip.For, slip.Of = SlipSolution, s.Of
	}
	var edits []Edit
	for _, old := range a.lists[SlipKind.List] {
		if o := a.things[old].(*Slip); o.Line == number && o.Sealed() {
			edits = append(edits, Remove{Of: SlipKind, ID: old})
		}
	}
	return Join(append(edits, Add{Thing: slip})...), place, nil
}

// ReadNumbered takes the number off the beginning of what was typed from a sheet, such as "12
// four of twenty", "12. four" or "１２：四". The rest may be empty.
func ReadNumbered(text string) (number int, rest string, ok bool) {
	r := []rune(strings.TrimSpace(norm.NFKC.String(text)))
	i := 0
	for ; i < len(r) && r[i] >= '0' && r[i] <= '9'; i++ {
		if number = number*10 + int(r[i]-'0'); number > maxLine {
			return 0, "", false
		}
	}
	if i == 0 || number == 0 {
		return 0, "", false
	}
	if i < len(r) && !unicode.IsSpace(r[i]) && !strings.ContainsRune(".:、,)", r[i]) && !unicode.Is(unicode.Han, r[i]) {
		return 0, "", false // 12th, 12%, 12/3
	}
	return number, strings.TrimSpace(strings.TrimLeft(string(r[i:]), ".:、,)")), true
}
