package session

import (
	"maps"

	"whybone/fishbone"
)

// Draft is what was typed at a place of the page and not yet entered.
func (s *Session) Draft(place string) string { return s.drafts[place] }

// HasDrafts says whether something was typed anywhere and not yet entered.
func (s *Session) HasDrafts() bool { return len(s.drafts) > 0 }

// KeepDraft keeps what was typed at a place and not yet entered, so that it is there
// again when the team comes back from another step, and when the program comes back,
// however it ended. It is meant to be called at every key. An empty text ends the draft. While
// nothing can be changed, nothing is kept: see [Session.Locked].
func (s *Session) KeepDraft(place, text string) error {
	if s.drafts[place] == text || s.Locked() != nil {
		return nil
	}
	if text == "" {
		delete(s.drafts, place)
	} else {
		s.drafts[place] = text
	}
	keep := func(u *unsaved) { u.drafts[place] = true }
	if s.unsaved.any() {
		keep(&s.unsaved) // it is stored with what waits already
		return nil
	}
	return s.small(func(to Store, id fishbone.ID) error { return to.KeepDraft(id, place, text) }, keep)
}

// AllDrafts are all that was typed and not entered, by its place.
func (s *Session) AllDrafts() map[string]string { return maps.Clone(s.drafts) }

// takeUpDrafts takes up what windows that have ended left at places where nothing stands now.
func (s *Session) takeUpDrafts() {
	if s.unsaved.any() || s.Locked() != nil {
		return
	}
	left, err := s.store.Drafts(s.a.ID())
	if err != nil {
		return // they are still there the next time
	}
	for place, text := range left {
		if s.drafts[place] == "" {
			s.drafts[place] = text
		}
	}
}
