package panel

import (
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

// Fault is where something is missing or wrong, and so where it is mended.
type Fault struct {
	Step  guide.Step
	View  string      // of the step; its picture, or the page's first view, if empty
	Of    fishbone.ID // the thing that is taken in hand, none for the analysis
	Place string      // of the field in which it is typed, as drafts are called; may be empty
}

// views are those in which ends of the chain are mended, where it is not the picture of the step.
var views = map[links.Gap]string{
	links.Contained: "facts", links.NoComplaint: "facts", links.Unverified: "verify",
}

// places are the fields in which ends are mended.
var places = map[links.Gap]func(fishbone.ID) string{
	links.NoComplaint: func(fishbone.ID) string { return PlaceOf(nil, "", string(fishbone.Voice)) },
	links.NoProblem:   func(fishbone.ID) string { return PlaceOf(nil, "", string(fishbone.Problem)) },
	links.NoExpected:  func(fishbone.ID) string { return PlaceOf(nil, "", string(fishbone.Expected)) },
	links.Contained:   func(id fishbone.ID) string { return PlaceOf(fishbone.ContainmentKind, id, "removed") },
	links.NoOwner:     func(id fishbone.ID) string { return PlaceOf(fishbone.PromiseKind, id, "owner") },
	links.NoDay:       func(id fishbone.ID) string { return PlaceOf(fishbone.PromiseKind, id, "due") },
	links.Overdue:     func(id fishbone.ID) string { return PlaceOf(fishbone.PromiseKind, id, "newDue") },
	links.Unchecked:   func(id fishbone.ID) string { return PlaceOf(fishbone.PromiseKind, id, "checkedBy") },
	links.NoDocument:  func(id fishbone.ID) string { return PlaceOf(fishbone.PromiseKind, id, "document") },
}

// PlaceOf is what the field of an attribute is called: of a thing, or of the analysis where there
// is no kind.
func PlaceOf(k *fishbone.Kind, id fishbone.ID, attribute string) string {
	if k == nil {
		return "about/" + attribute
	}
	return k.Name + "/" + string(id) + "/" + attribute
}

// FaultAt is where an end of the chain is mended.
func FaultAt(e links.End) Fault {
	f := Fault{Step: guide.MendedIn(e), View: views[e.Gap], Of: e.Of}
	if place, ok := places[e.Gap]; ok {
		f.Place = place(e.Of)
	}
	return f
}

// Mend leads to where a fault is mended: it opens the step or page and its view, takes the thing in
// hand, and puts the focus into the very field.
func Mend(h Host, f Fault) {
	h.Flush()
	open := h.Session().Step() == f.Step
	h.Session().Seek(f.Of)
	h.OpenStep(f.Step)
	if open { // the page is not made anew
		h.Refresh()
	}
	if cause := causeOf(h.Analysis(), f.Of); cause != "" {
		h.Session().Choose(cause)
	}
	if f.View != "" {
		for _, a := range h.Actions().All() {
			if a.Name == "view."+f.View {
				a.Perform()
			}
		}
	} else if f.Step.IsStep() && h.Session().View() != "" {
		h.Session().OpenView("")
	}
	h.Focus()
	if f.Place != "" {
		h.TypeAt(f.Place)
	}
}

// causeOf is the cause that is in hand while a thing is mended: itself, or the first of those that
// it is for.
func causeOf(a *fishbone.Analysis, id fishbone.ID) fishbone.ID {
	if _, ok := a.Cause(id); ok {
		return id
	}
	if s, ok := a.Solution(id); ok && len(s.Causes) > 0 {
		return s.Causes[0]
	}
	if v, ok := a.Verification(id); ok {
		return v.Cause
	}
	return ""
}
