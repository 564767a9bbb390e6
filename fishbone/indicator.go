package fishbone

// Concern is what an indicator is about, as far as it matters to how others are read.
type Concern string

// The subjects. How satisfied customers are stands beside how many complain: fewer complaints
// alone may only mean that customers gave up complaining.
const (
	AboutService Concern = ""
	Satisfaction Concern = "satisfaction"
)

// Indicator is a figure of the service that is taken every month, such as the share of customers
// who are satisfied. It belongs to no analysis.
type Indicator struct {
	ID        ID        `json:"id"`
	Name      string    `json:"name"`
	Team      string    `json:"team,omitempty"` // or department
	Unit      string    `json:"unit,omitempty"`
	Direction Direction `json:"direction,omitempty"`
	Target    Figure    `json:"target,omitempty"`
	Lower     Figure    `json:"lower,omitempty"` // below it something has to be done
	Upper     Figure    `json:"upper,omitempty"` // above it, too
	Concern   Concern   `json:"concern,omitempty"`
	Place     int       `json:"place,omitempty"` // among the indicators
}

// IndicatorKind describes indicators. No analysis holds things of this kind.
var IndicatorKind = newKind("indicator", "indicators", func(i *Indicator) *ID { return &i.ID },
	label("name", func(i *Indicator) *string { return &i.Name }),
	line("team", func(i *Indicator) *string { return &i.Team }),
	line("unit", func(i *Indicator) *string { return &i.Unit }),
	word("direction", func(i *Indicator) *string { return (*string)(&i.Direction) }, LowerIsBetter, HigherIsBetter),
	figure("target", func(i *Indicator) *Figure { return &i.Target }),
	figure("lower", func(i *Indicator) *Figure { return &i.Lower }),
	figure("upper", func(i *Indicator) *Figure { return &i.Upper }),
	word("concern", func(i *Indicator) *string { return (*string)(&i.Concern) }, AboutService, Satisfaction),
	number("place", func(i *Indicator) *int { return &i.Place }).upTo(maxPlace),
)

// maxPlace is the largest place in a list.
const maxPlace = 1_000_000

// Kind implements [Thing].
func (*Indicator) Kind() *Kind { return IndicatorKind }

// MonthFigure is the value of an indicator in a month.
type MonthFigure struct {
	ID        ID     `json:"id"`
	Month     Day    `json:"month"` // its first day
	Indicator ID     `json:"indicator"`
	Value     Figure `json:"value"`
}

// MonthFigureKind describes values of indicators. No analysis holds things of this kind.
var MonthFigureKind = newKind("monthFigure", "monthFigures", func(f *MonthFigure) *ID { return &f.ID },
	day("month", func(f *MonthFigure) *Day { return &f.Month }).needs(),
	thing("indicator", func(f *MonthFigure) *ID { return &f.Indicator }, "indicator").needs(),
	figure("value", func(f *MonthFigure) *Figure { return &f.Value }).needs(),
)

// Kind implements [Thing].
func (*MonthFigure) Kind() *Kind { return MonthFigureKind }
