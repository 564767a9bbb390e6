package fishbone

// Measurement is one value of a measure.
type Measurement struct {
	ID      ID     `json:"id"`
	Day     Day    `json:"day,omitempty"` // on which it was taken, or with which its period begins
	Value   Figure `json:"value,omitempty"`
	Measure ID     `json:"measure,omitempty"`
	Checked int    `json:"checked,omitempty"` // how many were looked at, 0 for unknown
	Note    string `json:"note,omitempty"`
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// MeasurementKind describes measurements.
var MeasurementKind = newKind("measurement", "measurements", func(m *Measurement) *ID { return &m.ID },
	day("day", func(m *Measurement) *Day { return &m.Day }).needs(),
	figure("value", func(m *Measurement) *Figure { return &m.Value }).needs(),
	thing("measure", func(m *Measurement) *ID { return &m.Measure }, "measure").needs(),
	number("checked", func(m *Measurement) *int { return &m.Checked }).upTo(1_000_000_000),
	line("note", func(m *Measurement) *string { return &m.Note }),
	stamp("made", func(m *Measurement) *Stamp { return &m.Made }),
	stamp("changed", func(m *Measurement) *Stamp { return &m.Changed }),
)

// Kind implements [Thing].
func (*Measurement) Kind() *Kind { return MeasurementKind }

// Measurements returns the measurements in their order.
func (a *Analysis) Measurements() []Measurement {
	return all[Measurement](a, a.lists[MeasurementKind.List])
}

// Measurement returns one of them.
func (a *Analysis) Measurement(id ID) (Measurement, bool) { return get[Measurement](a, id) }
