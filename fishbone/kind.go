package fishbone

import (
	"fmt"
	"maps"
	"slices"
)

// Thing is one thing of an analysis: a *[Bone], a *[Cause] and so on, one type for each
// [Kind]. A nil pointer stands for a thing that is gone.
type Thing interface {
	// Kind is what sort of thing it is, also of a nil pointer.
	Kind() *Kind
}

// Kind describes one kind of thing. Everything that has to do with all fields of a thing
// reads this description: the table of storage, the keys in files, checks, patches.
type Kind struct {
	// Name is the kind's name in edits ("add-solution") and of its table.
	Name string
	// Plural is its name in patches and, unless the format says otherwise, in files.
	Plural string
	// List is the list in which all things of the kind stand. It is the [Tray], where no
	// such list can be, for causes: they hang in the tree.
	List ID
	// Attributes are its fields but the identifier. The first one is what it is called.
	Attributes []Attribute

	plain []verb            // the edits that need no rules of the kind
	key   func(Thing) any   // of which no two things may have the same; may be nil
	rule  func(Thing) error // what its attributes must be to one another; may be nil
	blank func() Thing
	clone func(Thing) Thing
	gone  Thing
	id    func(Thing) *ID
}

// verb is what an edit without rules of its own does to a thing.
type verb string

const (
	add    verb = "add"
	set    verb = "set"
	move   verb = "move"
	remove verb = "remove"
)

// newKind describes the kind of *T, whose identifier is at id.
func newKind[T any, P interface {
	*T
	Thing
}](name, plural string, id func(P) *ID, attributes ...Attribute) *Kind {
	return &Kind{
		Name: name, Plural: plural, List: ID(":" + plural), Attributes: attributes,
		plain: []verb{add, set, move, remove},
		blank: func() Thing { return P(new(T)) },
		clone: func(t Thing) Thing { c := *t.(P); return P(&c) },
		gone:  P(nil),
		id:    func(t Thing) *ID { return id(t.(P)) },
	}
}

// with lists which edits without rules the kind has.
func (k *Kind) with(plain ...verb) *Kind { k.plain = plain; return k }

// once says of what no two things of the kind may have the same.
func (k *Kind) once(key func(Thing) any) *Kind { k.key = key; return k }

// Key returns what no other thing of its kind in an analysis has, a value that can be compared;
// nil where the kind has nothing of that sort.
func Key(t Thing) any {
	if key := t.Kind().key; key != nil {
		return key(t)
	}
	return nil
}

// ruled says what the attributes of a thing must be to one another.
func (k *Kind) ruled(rule func(Thing) error) *Kind { k.rule = rule; return k }

// holds says whether they are.
func (k *Kind) holds(t Thing) error {
	if k.rule == nil {
		return nil
	}
	return k.rule(t)
}

// inTree says that the things of the kind hang in the tree and stand in no list.
func (k *Kind) inTree() *Kind { k.List = Tray; return k }

// New returns a thing of the kind that has an identifier and nothing else.
func (k *Kind) New(id ID) Thing {
	t := k.blank()
	*k.id(t) = id
	return t
}

// IDPointer is where the identifier of a thing stands, for what is stored to be read into.
func (k *Kind) IDPointer(t Thing) *ID { return k.id(t) }

// Gone is what stands in a [Patch] for a thing of the kind that is not there any more.
func (k *Kind) Gone() Thing { return k.gone }

// IsGone says whether a thing of a [Patch] is not there any more.
func IsGone(t Thing) bool { return t == t.Kind().gone }

// IDOf returns the identifier of a thing, which must not be gone.
func IDOf(t Thing) ID { return *t.Kind().id(t) }

// NameOf returns what a thing is called: its first attribute.
func NameOf(t Thing) string { return t.Kind().Attributes[0].text(t) }

// Attribute returns the attribute of a name.
func (k *Kind) Attribute(name string) (Attribute, bool) {
	i := slices.IndexFunc(k.Attributes, func(f Attribute) bool { return f.Name == name })
	if i < 0 {
		return Attribute{}, false
	}
	return k.Attributes[i], true
}

// stamp writes who made a thing and when, or changed it, where the kind keeps that.
func (k *Kind) stamp(t Thing, name string, at Stamp) {
	if f, ok := k.Attribute(name); ok {
		f.put(t, at)
	}
}

// Check says whether what a thing holds may be there. It does not look at what the
// thing points to.
func (k *Kind) Check(t Thing) error {
	for _, f := range k.Attributes {
		if err := f.check(t); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return k.holds(t)
}

// Kinds are all kinds, in the order in which files name them.
func Kinds() []*Kind { return slices.Clone(kinds) }

// KindOf returns the kind of a plural.
func kindOf(plural string) *Kind { return byPlural[plural] }

// causeName is the name of the kind of causes, which attributes of other kinds point at.
const causeName = "cause"

var byPlural = maps.Collect(func(yield func(string, *Kind) bool) {
	for _, k := range kinds {
		if !yield(k.Plural, k) {
			return
		}
	}
})

// kinds is the registry: a new kind is one line here.
var kinds = []*Kind{
	PersonKind, BoneKind, CauseKind, WordingKind, SolutionKind, IdeaKind, MeetingKind,
	FactKind, ContainmentKind, FitKind, VerificationKind, CriterionKind, ScoreKind, SheetKind, SlipKind, BallotKind, PaperKind, TallyKind,
	ArgumentKind, AdditionKind, RiskKind, PromiseKind, MeasureKind, MeasurementKind, AttachmentKind, AnswerKind, ReaderKind, CounterpartKind,
}
