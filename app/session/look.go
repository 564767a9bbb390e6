package session

// FishOnly says whether the team wants to see the fishbone also while it asks why.
func (s *Session) FishOnly() bool { return s.fishOnly }

// LookAtFish chooses between the fishbone and the why tree of the cause in hand, for the
// steps that ask why.
func (s *Session) LookAtFish(fish bool) {
	s.fishOnly = fish
	s.tell(Looked)
}
