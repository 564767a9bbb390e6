package session

import (
	"fmt"

	"whybone/fishbone"
	"whybone/storage"
)

// TakenOut says of an entry of the record, which is in force, that it took somebody's names out.
// What was done before it is told with the neutral name.
type TakenOut struct {
	Position int
	Names    fishbone.Names
}

// TakenOut are the names that were taken out of the record, also those that somebody had
// before another one, the first entry first. Nobody who is on the roster now loses a name.
func (s *Session) TakenOut() ([]TakenOut, error) {
	positions, err := s.store.EditsOf(s.a.ID(), fishbone.AnonymizePerson{}.Name())
	if err != nil || len(positions) == 0 {
		return nil, err
	}
	had, err := s.namesHad()
	if err != nil {
		return nil, err
	}
	here := map[string]bool{}
	for _, who := range s.a.People() {
		here[who.Name] = true
	}
	states := s.course.States()
	var all []TakenOut
	for _, at := range positions {
		if states[at-1] != storage.InForce {
			continue
		}
		e, err := s.entry(at)
		if err != nil {
			return nil, err
		}
		out := e.Edit.(fishbone.AnonymizePerson)
		names := fishbone.Names{}
		for _, name := range had[out.ID] {
			if !here[name] {
				names.Add(name, fishbone.Label(out.As))
			}
		}
		all = append(all, TakenOut{at, names})
	}
	return all, nil
}

// namesHad are the names that people had before they got another one.
func (s *Session) namesHad() (map[fishbone.ID][]string, error) {
	positions, err := s.store.EditsOf(s.a.ID(), fishbone.AnonymizePerson{}.Name(), fishbone.RenamePerson{}.Name(), "set-person", "change-person")
	if err != nil {
		return nil, err
	}
	had := map[fishbone.ID][]string{}
	for _, at := range positions {
		e, err := s.entry(at)
		if err != nil {
			return nil, err
		}
		id, _, _, ok := fishbone.NameGiven(e.Edit)
		back, is := e.Undo.(fishbone.Revert)
		if !ok || !is {
			continue
		}
		if was := fishbone.ThingIn[fishbone.Person](back.Patch, id); was != nil {
			had[id] = append(had[id], was.Name)
		}
	}
	return had, nil
}

func (s *Session) entry(position int) (storage.Entry, error) {
	entries, err := s.store.Record(s.a.ID(), position, 1)
	if err == nil && len(entries) == 0 {
		err = fmt.Errorf("entry %d of the log: %w", position, storage.ErrNothing)
	}
	if err != nil {
		return storage.Entry{}, err
	}
	return entries[0], nil
}
