package fishbone

// Result is what the strokes of a check sheet come to.
type Result string

// The results: how many there are, or how many among those that were looked at.
const (
	AsNumber      Result = ""
	AsPercent     Result = "percent"
	AsPerThousand Result = "perThousand"
)

// CheckSheet is a sheet for a month on which somebody who observes makes a stroke for each time
// that something happens. It belongs to no analysis.
type CheckSheet struct {
	ID        ID     `json:"id"`
	Title     string `json:"title"`
	Month     Day    `json:"month"`               // its first day
	Indicator ID     `json:"indicator,omitempty"` // that its strokes are the value of, in the month
	Result    Result `json:"result,omitempty"`
}

// CheckSheetKind describes check sheets. No analysis holds things of this kind.
var CheckSheetKind = newKind("checkSheet", "checkSheets", func(s *CheckSheet) *ID { return &s.ID },
	label("title", func(s *CheckSheet) *string { return &s.Title }),
	day("month", func(s *CheckSheet) *Day { return &s.Month }).needs(),
	thing("indicator", func(s *CheckSheet) *ID { return &s.Indicator }, "indicator"),
	word("result", func(s *CheckSheet) *string { return (*string)(&s.Result) }, AsNumber, AsPercent, AsPerThousand),
)

// Kind implements [Thing].
func (*CheckSheet) Kind() *Kind { return CheckSheetKind }

// Axis says whether a line of a check sheet is a row or a column.
type Axis string

// The axes.
const (
	CheckRow    Axis = ""
	CheckColumn Axis = "column"
)

// Tallied is what the strokes in a row of a check sheet stand for.
type Tallied string

// What strokes stand for: a hit, which was looked at as well; something that was looked at and is
// none; or only that something was looked at. On a sheet with rows of the last sort the others say
// nothing about how many were looked at.
const (
	TallyHit     Tallied = ""
	TallyOther   Tallied = "other"
	TallyChecked Tallied = "checked"
)

// CheckLine is a row of a check sheet, which is what is counted, or a column: a day, a shift or a
// place.
type CheckLine struct {
	ID    ID      `json:"id"`
	Text  string  `json:"text"`
	Sheet ID      `json:"sheet"`
	Axis  Axis    `json:"axis,omitempty"`
	Tally Tallied `json:"tally,omitempty"` // of a row
	Place int     `json:"place,omitempty"` // among the lines of its axis
}

// CheckLineKind describes lines of check sheets. No analysis holds things of this kind.
var CheckLineKind = newKind("checkLine", "checkLines", func(l *CheckLine) *ID { return &l.ID },
	label("text", func(l *CheckLine) *string { return &l.Text }),
	thing("sheet", func(l *CheckLine) *ID { return &l.Sheet }, "checkSheet").needs(),
	word("axis", func(l *CheckLine) *string { return (*string)(&l.Axis) }, CheckRow, CheckColumn),
	word("tally", func(l *CheckLine) *string { return (*string)(&l.Tally) }, TallyHit, TallyOther, TallyChecked),
	number("place", func(l *CheckLine) *int { return &l.Place }).upTo(maxPlace),
)

// Kind implements [Thing].
func (*CheckLine) Kind() *Kind { return CheckLineKind }

// Strokes are those that one observer made in a cell of a check sheet. Others who observe the same
// at other desks have strokes of their own there, so that merging their files loses none.
type Strokes struct {
	ID     ID  `json:"id"`
	Row    ID  `json:"row"`
	Column ID  `json:"column"`
	Made   int `json:"made,omitempty"`
	Struck int `json:"struck,omitempty"` // how many were taken away again, also of another observer's
}

// StrokesKind describes strokes. No analysis holds things of this kind.
var StrokesKind = newKind("strokes", "strokes", func(s *Strokes) *ID { return &s.ID },
	thing("row", func(s *Strokes) *ID { return &s.Row }, "checkLine").needs(),
	thing("column", func(s *Strokes) *ID { return &s.Column }, "checkLine").needs(),
	number("made", func(s *Strokes) *int { return &s.Made }).upTo(maxPlace),
	number("struck", func(s *Strokes) *int { return &s.Struck }).upTo(maxPlace),
)

// Kind implements [Thing].
func (*Strokes) Kind() *Kind { return StrokesKind }

// RegisterKinds are the kinds of things that stand in the register beside complaints. Their values
// are kept one by one, see package complaint, so that a new kind is its description and a line here.
func RegisterKinds() []*Kind {
	return []*Kind{IndicatorKind, MonthFigureKind, CheckSheetKind, CheckLineKind, StrokesKind}
}
