package intake

import (
	"regexp"
	"strings"

	"whybone/fishbone"
)

// Case is what a row says beside its complaint: why it happened, and what was done.
type Case struct {
	Occurrence, Escape, System string
	Measure, Responsible       string
}

func (c *Case) put(attribute, said string) {
	switch attribute {
	case Occurrence:
		c.Occurrence = said
	case Escape:
		c.Escape = said
	case System:
		c.System = said
	case Measure:
		c.Measure = said
	case Responsible:
		c.Responsible = said
	}
}

// Empty says whether there is neither a cause nor a measure: then there is nothing to make an
// analysis of.
func (c Case) Empty() bool { return c.Occurrence+c.Escape+c.System+c.Measure == "" }

// MostCases is of how many rows analyses are made at most.
const MostCases = 500

// CaseWords are the words of an analysis that its row does not say.
type CaseWords struct {
	Occurrence, Escape, System string // the names of the bones
	Evidence                   string // for its causes: where it was said that they were confirmed
}

// longestProblem is how much of a complaint becomes the problem at the head of the fish.
const longestProblem = 120

// Analysis builds the analysis of a row's complaint: causes by their chains, confirmed; measures as
// solutions that were chosen, promised and done. Where both are there it is closed.
func (r *Row) Analysis(w CaseWords, newID func() fishbone.ID) fishbone.Edit {
	b := caseBuilder{newID: newID}
	c := r.Complaint
	b.add(fishbone.SetAbout{Field: fishbone.Problem, Text: shortened(fishbone.Flat(c.What), longestProblem)},
		fishbone.SetAbout{Field: fishbone.Voice, Text: c.What}, fishbone.SetAbout{Field: fishbone.When, Text: string(c.Received)})
	if c.Product != "" {
		b.add(fishbone.SetAbout{Field: fishbone.What, Text: c.Product})
	}
	b.causes(r.Case.Occurrence, w.Occurrence, fishbone.Occurrence, w.Evidence)
	b.causes(r.Case.Escape, w.Escape, fishbone.Escape, w.Evidence)
	b.causes(r.Case.System, w.System, fishbone.System, w.Evidence)
	b.measures(r)
	if len(b.roots) > 0 && r.Case.Measure != "" {
		b.add(fishbone.CloseAnalysis{Day: done(c)})
	}
	return fishbone.Batch{Edits: b.edits}
}

// done is the day by which a measure was taken: none is known better than that it was due.
func done(c fishbone.Complaint) fishbone.Day {
	if c.Due != "" {
		return c.Due
	}
	return c.Received
}

type caseBuilder struct {
	newID func() fishbone.ID
	edits []fishbone.Edit
	roots []fishbone.ID
}

func (b *caseBuilder) add(edits ...fishbone.Edit) { b.edits = append(b.edits, edits...) }

func (b *caseBuilder) causes(said, bone string, chain fishbone.Chain, evidence string) {
	texts := parts(said)
	if len(texts) == 0 {
		return
	}
	under := b.newID()
	b.add(fishbone.Add{Thing: &fishbone.Bone{ID: under, Name: bone}})
	for _, text := range texts {
		id := b.newID()
		b.add(fishbone.AddCause{ID: id, Under: under, Text: text}, fishbone.SetChain{ID: id, Chain: chain},
			fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: evidence}},
			fishbone.StopAsking{ID: id, Reason: evidence}) // what a table calls the root cause is one
		b.roots = append(b.roots, id)
	}
}

func (b *caseBuilder) measures(r *Row) {
	for _, text := range parts(r.Case.Measure) {
		s := fishbone.Solution{ID: b.newID(), Text: text, Causes: b.roots, Choice: fishbone.Chosen}
		p := fishbone.Promise{ID: b.newID(), Text: text, Solution: s.ID, Owner: fishbone.Flat(r.Case.Responsible), Due: r.Complaint.Due, Status: fishbone.PromiseDone, Done: done(r.Complaint)}
		b.add(fishbone.Add{Thing: &s}, fishbone.Add{Thing: &p})
	}
}

// counted is the number before one of several things in a cell.
var counted = regexp.MustCompile(`^\s*(?:[-•·*]|[(（]?\d{1,2}[)）.、:：])\s*`)

// between is what stands between several things in a cell: line ends, semicolons, and numbers.
var between = regexp.MustCompile(`[\n\r;；]+|[\s。，,](?:[(（]\d{1,2}[)）]|\d{1,2}[、)）])|[\s。，,]\d{1,2}\.\s`)

// mostParts is how many things a cell may hold.
const mostParts = 30

// parts are the things in a cell. Text that is no label, such as dots alone, is none.
func parts(said string) (all []string) {
	for _, part := range between.Split(said, mostParts) {
		part = strings.TrimRight(fishbone.Label(counted.ReplaceAllString(part, "")), "。.，, ")
		if part = shortened(part, fishbone.MaxLabel); part != "" && part != "/" && part != "-" {
			all = append(all, part)
		}
	}
	return all
}

// shortened keeps at most so many characters.
func shortened(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
