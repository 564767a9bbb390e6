// Package session is the open analysis: the only door through which the window
// changes one. [Session.Do] takes an edit, has it stored, and tells who listens; undo
// and redo go through the same door. What the window says is saved is on the disk.
//
// It also knows what the team is looking at — the open step, the cause in hand — which
// is remembered but is no part of the analysis, and what the meeting is about to do. It
// draws nothing and knows no widget. It belongs to the window's thread.
//
// Start reading at do.go, then session.go.
package session

import (
	"maps"
	"slices"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// Session is an open analysis.
type Session struct {
	store Store
	now   func() time.Time
	a     *fishbone.Analysis

	step      guide.Step
	views     Views       // the open view of each step
	cause     fishbone.ID // in hand: chosen on the board or in a list
	pastWall  bool        // where the wall of cards could be shown
	fishOnly  bool        // where a why tree could be shown
	saved     time.Time
	course    storage.Timeline
	reached   int64 // the version of the analysis that it belongs to
	undone    fishbone.Edit
	drafts    map[string]string
	writer    string // chosen by hand, empty for whom the roster says
	meeting   Meeting
	unsaved   unsaved
	viewing   viewing
	detail    Detail
	choices   map[any]any // of the open step's panel; see Choice
	sought    fishbone.ID // see Seek
	listeners map[int]func(Change)
	heard     int // how many ever listened
}

// Change tells a listener what is new.
type Change int

// The changes.
const (
	Edited Change = iota // the analysis is another one now
	Looked               // the team looks at another step or cause
	Met                  // the meeting changed: the turn, the timer, or who is watching
	Stored               // the file took what it had not, or says why it does not
)

// Open opens a stored analysis where the team left it.
func Open(store Store, id fishbone.ID, now func() time.Time) (*Session, error) {
	a, err := store.Load(id)
	if err != nil {
		return nil, err
	}
	step, err := store.Step(id)
	if err != nil {
		return nil, err
	}
	drafts, err := store.Drafts(id)
	if err != nil {
		return nil, err
	}
	writer, err := store.Writer(id)
	if err != nil {
		return nil, err
	}
	s := &Session{
		store: store, now: now, a: a, step: clamp(step), saved: a.Changed().At,
		drafts: drafts, writer: writer, listeners: map[int]func(Change){},
	}
	s.pastWall = s.fishFirst()
	return s, s.reach()
}

// Analysis returns the analysis as it stands, or as it was at the moment that is shown.
func (s *Session) Analysis() *fishbone.Analysis {
	if s.viewing.moment != nil {
		return s.viewing.moment
	}
	return s.a
}

// Newest returns the analysis as it stands, whichever moment is shown.
func (s *Session) Newest() *fishbone.Analysis { return s.a }

// Saved is when the last change was stored.
func (s *Session) Saved() time.Time { return s.saved }

// Listen calls f on the window's thread after every change, until stop is called.
func (s *Session) Listen(f func(Change)) (stop func()) {
	s.heard++
	n := s.heard
	s.listeners[n] = f
	return func() { delete(s.listeners, n) }
}

func (s *Session) tell(c Change) {
	for _, n := range slices.Sorted(maps.Keys(s.listeners)) {
		if f := s.listeners[n]; f != nil { // it may have stopped in the meantime
			f(c)
		}
	}
}

func (s *Session) stamp() fishbone.Stamp { return fishbone.Stamp{At: s.now(), By: s.Writer()} }

// stampOf is the stamp of an edit. One that takes the writer's own name out of the record is
// not signed with it.
func (s *Session) stampOf(e fishbone.Edit) fishbone.Stamp {
	at := s.stamp()
	if out, ok := e.(fishbone.AnonymizePerson); ok {
		if who, _ := s.a.Person(out.ID); who.Name == at.By {
			at.By = fishbone.Label(out.As)
		}
	}
	return at
}

// reach learns how the log goes on. After an edit of this session's own the beginning of it is known.
func (s *Session) reach() (err error) {
	known := storage.Timeline{}
	if s.a.Version() == s.reached+1 {
		known = s.course
	}
	s.course, err = s.store.TimelineSince(s.a.ID(), known)
	s.reached = s.a.Version()
	if err != nil {
		s.reached = 0 // nothing is known
	}
	return err
}

// CanUndo and CanRedo say whether there is something to take back or to do again.
func (s *Session) CanUndo() bool {
	if len(s.unsaved.changes) > 0 {
		return s.unsaved.undoable()
	}
	return s.course.Undoable() > 0
}

// CanRedo says whether something that was taken back can be done again.
func (s *Session) CanRedo() bool { return len(s.unsaved.changes) == 0 && s.course.Redoable() > 0 }

// Step is the open step, or the open page of what comes after the meeting.
func (s *Session) Step() guide.Step { return s.step }

// OpenStep opens another step and remembers it for the next time.
func (s *Session) OpenStep(step guide.Step) error {
	if step = clamp(step); step != s.step {
		s.choices = nil
	}
	s.step = step
	s.pastWall = s.fishFirst()
	if s.viewing.reading {
		s.tell(Looked)
		return nil
	}
	s.takeUpDrafts()
	err := s.small(func(to Store, id fishbone.ID) error { return to.SetStep(id, step) }, func(u *unsaved) { u.step = true })
	s.tell(Looked)
	return err
}

// View is the name of the view that is open in the open step, empty for its picture.
func (s *Session) View() string { return s.views[s.step] }

// Views are the names of the views that are open in the steps, see [Session.OpenView].
type Views map[guide.Step]string

// KeepViews has the session begin with views, and keep there what is opened: who opens the
// analysis again finds the tabs as they were.
func (s *Session) KeepViews(v Views) { s.views = v }

// OpenView opens a view of the open step by its name; the empty one is its picture. Each step
// keeps its own as long as the analysis is open.
func (s *Session) OpenView(name string) {
	if s.views == nil {
		s.views = Views{}
	}
	s.views[s.step] = name
	s.tell(Looked)
}

// PastWall says whether the team wants to see the fishbone while it names causes, and not
// the wall of cards.
func (s *Session) PastWall() bool { return s.pastWall }

// fishFirst says whether more causes hang on the fish than wait as cards. It is asked when a
// step is opened: what people look at does not change while they name causes.
func (s *Session) fishFirst() bool {
	hang := 0
	for _, b := range s.a.Bones() {
		hang += len(s.a.CauseIDs(b.ID))
	}
	return hang > len(s.a.CauseIDs(fishbone.Tray))
}

// LookPastWall chooses between the fishbone and the wall of cards, until a step is opened.
func (s *Session) LookPastWall(past bool) {
	s.pastWall = past
	s.tell(Looked)
}

// FishOnly says whether the team wants to see the fishbone also while it asks why.
func (s *Session) FishOnly() bool { return s.fishOnly }

// LookAtFish chooses between the fishbone and the why tree of the cause in hand, for the
// steps that ask why.
func (s *Session) LookAtFish(fish bool) {
	s.fishOnly = fish
	s.tell(Looked)
}

// Cause is the cause in hand, empty for none.
func (s *Session) Cause() fishbone.ID { return s.cause }

// Choose takes a cause in hand; an unknown one, or none, puts it down.
func (s *Session) Choose(id fishbone.ID) {
	if _, ok := s.Analysis().Cause(id); !ok {
		id = ""
	}
	s.cause = id
	s.tell(Looked)
}

// Seek says which thing the team goes to another step or page for: what opens there has it in
// hand.
func (s *Session) Seek(id fishbone.ID) { s.sought = id }

// Sought is the thing that somebody was sent for, once; empty for none.
func (s *Session) Sought() fishbone.ID {
	id := s.sought
	s.sought = ""
	return id
}

// Choice returns what was kept under a key while the open step stayed open, or keeps what
// fresh makes. It is for what a panel has chosen beside the cause in hand: another language or
// theme makes the panel anew, and the choice stays.
func (s *Session) Choice(key any, fresh func() any) any {
	if _, ok := s.choices[key]; !ok {
		if s.choices == nil {
			s.choices = map[any]any{}
		}
		s.choices[key] = fresh()
	}
	return s.choices[key]
}

func clamp(step guide.Step) guide.Step { return min(max(step, 1), guide.LastPage) }

// Detail is how much of the analysis the fish on the board shows.
type Detail struct {
	Depth int  // levels of causes, root causes apart; the usual ones if 0
	Whole bool // all lines of every label
}

// Detail is what was chosen while the analysis is open; another language or theme changes
// nothing about it.
func (s *Session) Detail() Detail { return s.detail }

// SetDetail chooses how much the fish on the board shows.
func (s *Session) SetDetail(d Detail) { s.detail = d }
