package session

import (
	"slices"

	"whybone/fishbone"
)

// Draft is what was typed at a place of the page and not yet entered.
func (s *Session) Draft(place string) string { return s.drafts[place] }

// KeepDraft keeps what was typed at a place and not yet entered, so that it is there
// again when the team comes back from another step, and when the program comes back,
// however it ended. It is meant to be called at every key. An empty text ends the draft.
func (s *Session) KeepDraft(place, text string) error {
	if s.drafts[place] == text {
		return nil
	}
	if text == "" {
		delete(s.drafts, place)
	} else {
		s.drafts[place] = text
	}
	return s.store.KeepDraft(s.a.ID(), place, text)
}

// Enter runs f, which brings what was typed at these places into the analysis by one
// change: the drafts end with it, in the same go, so that the words are never in the file
// twice, nor not at all. It returns what f does.
func (s *Session) Enter(f func() bool, places ...string) bool {
	before := s.entering
	s.entering = slices.DeleteFunc(places, func(place string) bool { return s.drafts[place] == "" })
	defer func() { s.entering = before }()
	return f()
}

// enter makes a change that ends the drafts of what is being entered.
func (s *Session) enter(e fishbone.Edit, merge bool) error {
	next, err := s.store.Enter(s.a, e, s.stamp(), merge, s.entering...)
	if err == nil {
		for _, place := range s.entering {
			delete(s.drafts, place)
		}
		s.entering = nil
	}
	return s.took(next, err)
}
