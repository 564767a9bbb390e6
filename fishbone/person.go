package fishbone

// Role is what a person does in the meeting.
type Role string

// The roles of a roster.
const (
	Facilitator Role = "facilitator"
	Recorder    Role = "recorder"
	Member      Role = "member"
)

// Person is somebody on the roster. What they said stays theirs when they are taken off it.
type Person struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Role Role   `json:"role"`
}

// PersonKind describes the people of the roster.
var PersonKind = newKind("person", "people", func(p *Person) *ID { return &p.ID },
	label("name", func(p *Person) *string { return &p.Name }).names().searched(),
	word("role", func(p *Person) *string { return (*string)(&p.Role) }, Facilitator, Recorder, Member).usually(string(Member)),
)

// Kind implements [Thing].
func (*Person) Kind() *Kind { return PersonKind }

// People returns the roster.
func (a *Analysis) People() []Person { return all[Person](a, a.lists[PersonKind.List]) }

// Person returns somebody on the roster.
func (a *Analysis) Person(id ID) (Person, bool) { return get[Person](a, id) }
