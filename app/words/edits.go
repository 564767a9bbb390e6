package words

import "whybone/fishbone"

// mostSaid is how many characters of a thing's own words an edit is told with.
const mostSaid = 24

// Edit tells in words what an edit did, such as: cause added, “Too few agents”.
func Edit(e fishbone.Edit) string {
	if e == nil {
		return ""
	}
	if b, ok := e.(fishbone.Batch); ok && len(b.Edits) > 0 {
		return T("edit.batch", "what", Edit(b.Edits[0]), "n", len(b.Edits)-1)
	}
	what := T("edit." + e.Kind())
	if said := saidIn(e); said != "" {
		return T("edit.said", "what", what, "words", said)
	}
	return what
}

// saidIn returns the words that an edit brought, shortened.
func saidIn(e fishbone.Edit) string {
	var s string
	switch e := e.(type) {
	case fishbone.AddCause:
		s = e.Text
	case fishbone.RewordCause:
		s = e.Text
	case fishbone.AddBone:
		s = e.Name
	case fishbone.RenameBone:
		s = e.Name
	case fishbone.AddSolution:
		s = e.Text
	case fishbone.RewordSolution:
		s = e.Text
	case fishbone.Park:
		s = e.Text
	case fishbone.AddPerson:
		s = e.Name
	case fishbone.SetAbout:
		s = e.Text
	}
	if r := []rune(fishbone.Label(s)); len(r) > mostSaid {
		return string(r[:mostSaid]) + "…"
	}
	return fishbone.Label(s)
}
