package fishbone

import "slices"

// AddSolution adds a solution, tied to the causes that it would remove.
type AddSolution struct {
	ID     ID     `json:"id"`
	Text   string `json:"text"`
	By     string `json:"by,omitempty"`
	Causes []ID   `json:"causes,omitempty"`
}

// Kind implements [Edit].
func (AddSolution) Kind() string { return "add-solution" }

func (e AddSolution) apply(a *Analysis, at Stamp) error {
	text, err := label(e.Text)
	if err != nil {
		return err
	}
	by, err := optional(e.By)
	if err != nil {
		return err
	}
	causes, err := a.ties(e.Causes)
	if err != nil {
		return err
	}
	if err := a.free(e.ID); err != nil {
		return err
	}
	a.solutions[e.ID] = &Solution{ID: e.ID, Text: text, By: by, Causes: causes, Made: at, Changed: at}
	return a.insert(listSolutions, e.ID, "")
}

// RewordSolution changes a solution's text.
type RewordSolution struct {
	ID   ID     `json:"id"`
	Text string `json:"text"`
}

// Kind implements [Edit].
func (RewordSolution) Kind() string { return "reword-solution" }

func (e RewordSolution) apply(a *Analysis, at Stamp) error {
	text, err := label(e.Text)
	if err != nil {
		return err
	}
	return change(a.solutions, e.ID, func(s *Solution) { s.Text, s.Changed = text, at })
}

// TieSolution ties a solution to these causes and to no others.
type TieSolution struct {
	ID     ID   `json:"id"`
	Causes []ID `json:"causes"`
}

// Kind implements [Edit].
func (TieSolution) Kind() string { return "tie-solution" }

func (e TieSolution) apply(a *Analysis, at Stamp) error {
	causes, err := a.ties(e.Causes)
	if err != nil {
		return err
	}
	return change(a.solutions, e.ID, func(s *Solution) { s.Causes, s.Changed = causes, at })
}

// ties checks the causes of a solution and drops repetitions.
func (a *Analysis) ties(causes []ID) ([]ID, error) {
	var kept []ID
	for _, id := range causes {
		if _, ok := a.causes[id]; !ok {
			return nil, ErrNotFound
		}
		if !slices.Contains(kept, id) {
			kept = append(kept, id)
		}
	}
	return kept, nil
}

// RemoveSolution takes a solution off the list.
type RemoveSolution struct {
	ID ID `json:"id"`
}

// Kind implements [Edit].
func (RemoveSolution) Kind() string { return "remove-solution" }

func (e RemoveSolution) apply(a *Analysis, _ Stamp) error {
	return remove(a, listSolutions, a.solutions, e.ID)
}

// Park keeps an idea for step 8.
type Park struct {
	ID   ID     `json:"id"`
	Text string `json:"text"`
	By   string `json:"by,omitempty"`
}

// Kind implements [Edit].
func (Park) Kind() string { return "park" }

func (e Park) apply(a *Analysis, at Stamp) error {
	text, err := label(e.Text)
	if err != nil {
		return err
	}
	by, err := optional(e.By)
	if err != nil {
		return err
	}
	if err := a.free(e.ID); err != nil {
		return err
	}
	a.ideas[e.ID] = &Idea{ID: e.ID, Text: text, By: by, Made: at}
	return a.insert(listIdeas, e.ID, "")
}

// Unpark takes an idea off the parked list, as when it becomes a solution.
type Unpark struct {
	ID ID `json:"id"`
}

// Kind implements [Edit].
func (Unpark) Kind() string { return "unpark" }

func (e Unpark) apply(a *Analysis, _ Stamp) error {
	return remove(a, listIdeas, a.ideas, e.ID)
}

// AddPerson puts somebody on the roster.
type AddPerson struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Role Role   `json:"role"`
}

// Kind implements [Edit].
func (AddPerson) Kind() string { return "add-person" }

func (e AddPerson) apply(a *Analysis, _ Stamp) error {
	name, err := label(e.Name)
	if err != nil {
		return err
	}
	if !validRole(e.Role) {
		return ErrNotFound
	}
	if err := a.free(e.ID); err != nil {
		return err
	}
	a.people[e.ID] = &Person{ID: e.ID, Name: name, Role: e.Role}
	return a.insert(listPeople, e.ID, "")
}

// ChangePerson changes somebody's name or role.
type ChangePerson struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Role Role   `json:"role"`
}

// Kind implements [Edit].
func (ChangePerson) Kind() string { return "change-person" }

func (e ChangePerson) apply(a *Analysis, _ Stamp) error {
	name, err := label(e.Name)
	if err != nil {
		return err
	}
	if !validRole(e.Role) {
		return ErrNotFound
	}
	return change(a.people, e.ID, func(p *Person) { p.Name, p.Role = name, e.Role })
}

// RemovePerson takes somebody off the roster; what they said stays theirs.
type RemovePerson struct {
	ID ID `json:"id"`
}

// Kind implements [Edit].
func (RemovePerson) Kind() string { return "remove-person" }

func (e RemovePerson) apply(a *Analysis, _ Stamp) error {
	return remove(a, listPeople, a.people, e.ID)
}

func validRole(r Role) bool { return r == Facilitator || r == Recorder || r == Member }
