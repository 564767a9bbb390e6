package fishbone

import "time"

// Meeting is one of the meetings in which a team worked on the analysis.
type Meeting struct {
	ID      ID     `json:"id"`
	Date    string `json:"date"` // as the team writes it
	Place   string `json:"place,omitempty"`
	Who     string `json:"who,omitempty"` // the names of who was there, one a line
	Remarks string `json:"remarks,omitempty"`
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// MeetingKind describes meetings. They stand in the order in which they were held.
var MeetingKind = newKind("meeting", "meetings", func(m *Meeting) *ID { return &m.ID },
	label("date", func(m *Meeting) *string { return &m.Date }),
	line("place", func(m *Meeting) *string { return &m.Place }),
	text("who", func(m *Meeting) *string { return &m.Who }).names(),
	text("remarks", func(m *Meeting) *string { return &m.Remarks }),
	stamp("made", func(m *Meeting) *Stamp { return &m.Made }),
	stamp("changed", func(m *Meeting) *Stamp { return &m.Changed }),
)

// Kind implements [Thing].
func (*Meeting) Kind() *Kind { return MeetingKind }

// Meetings returns the meetings in their order.
func (a *Analysis) Meetings() []Meeting { return all[Meeting](a, a.lists[MeetingKind.List]) }

// Meeting returns one meeting.
func (a *Analysis) Meeting(id ID) (Meeting, bool) { return get[Meeting](a, id) }

// Began is the day on which the work began, where the clock is of a zone: that of the first meeting
// with a day, where the analysis was written down after it.
func (a *Analysis) Began(zone *time.Location) Day {
	first := DayOf(a.Made().At.In(zone))
	for _, m := range a.Meetings() {
		if day, err := time.Parse(time.DateOnly, m.Date); err == nil {
			first = min(first, DayOf(day))
		}
	}
	return first
}
