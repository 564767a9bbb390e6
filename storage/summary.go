package storage

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Summary is an analysis in a list. Each write works it out again.
type Summary struct {
	ID            fishbone.ID
	Problem       string // the problem, or the words in the head while there is none
	State         string // "new", "open" or "complete", as the guide says, or [Damaged]
	Made, Changed fishbone.Stamp
	Counts        fishbone.Counts
	Facilitator   string // the first one on the roster, empty without
	People        int
	Step          guide.Step // the open step or page, from 1; not from the analysis
	Overdue       int        // promises, on the day that the list was asked for
	Group         int        // which of those on its problem made it, from 1; 0 where there is one only

	Filing           fishbone.Filing // the state that was set by hand
	FiledOn          fishbone.Day    // when it was
	Type, Department string          // that it is filed under
	Tags             string          // one a line
	Held             fishbone.Day    // when the team met
	MustRead         fishbone.Must
	Readers          string // who has read it as a case, one a line
}

// Shown is the word that the list tells an analysis by: what was set by hand, or else what the
// guide says.
func (s Summary) Shown() string {
	if s.Filing != fishbone.FiledOpen {
		return string(s.Filing)
	}
	return s.State
}

// TagList are the tags.
func (s Summary) TagList() []string { return textLines(s.Tags) }

// ReaderList are the names of those who have read it as a case, each once.
func (s Summary) ReaderList() []string { return textLines(s.Readers) }

// textLines are the lines of a text, none for none.
func textLines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// Damaged is the state of an analysis whose entry in the list is not as it was written. Its
// summary has nothing but the identifier.
const Damaged = "damaged"

// summaryColumns are the columns of a summary, in the order of places.
const summaryColumns = `problem, state, made_at, made_by, changed_at, changed_by, facilitator, people,
	causes, unsorted, deepest, judged, level_one, roots, solutions, untied,
	filing, filed_on, type, department, tags, held, must_read, readers`

var summaryMarks = marksFor(strings.Count(summaryColumns, ",") + 1)

// places are where the columns are read into and written from.
func (s *Summary) places() []any {
	n := &s.Counts
	return []any{
		&s.Problem, &s.State, dbTime{&s.Made.At}, &s.Made.By, dbTime{&s.Changed.At}, &s.Changed.By, &s.Facilitator, &s.People,
		&n.Causes, &n.Unsorted, &n.Deepest, &n.Judged, &n.LevelOne, &n.Roots, &n.Solutions, &n.Untied,
		&s.Filing, &s.FiledOn, &s.Type, &s.Department, &s.Tags, &s.Held, &s.MustRead, &s.Readers,
	}
}

// summaryOf sums an analysis up.
func summaryOf(a *fishbone.Analysis) *Summary {
	people, about := a.People(), a.About()
	s := &Summary{
		ID: a.ID(), Problem: about.Problem, State: guide.Status(a), Made: a.Made(), Changed: a.Changed(),
		Counts: a.Count(), People: len(people),
		Filing: about.Filing(), FiledOn: cmp.Or(about.Archived, about.Closed, about.Reopened),
		Type: about.Type, Department: about.Department, Tags: about.Tags, Held: about.Held, MustRead: about.MustRead,
		Readers: readersOf(a),
	}
	if s.Problem == "" {
		s.Problem = a.HeadText()
	}
	for _, p := range people {
		if p.Role == fishbone.Facilitator {
			s.Facilitator = p.Name
			break
		}
	}
	return s
}

// readersOf are the names of the readers, each once, one a line.
func readersOf(a *fishbone.Analysis) string {
	var names []string
	for _, r := range a.Readers() {
		if !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	return strings.Join(names, "\n")
}

var (
	insertAnalysis = `INSERT INTO analysis (id, version, touched_at, ` + summaryColumns + `) VALUES (?, 1, ?, ` + summaryMarks + `)`
	noteState      = `INSERT OR IGNORE INTO search_pending SELECT id, '', 'analysis' FROM analysis WHERE id = ? AND state <> ?`
	rewriteSummary = `UPDATE analysis SET (` + summaryColumns + `) = (` + summaryMarks + `) WHERE id = ?`
	updateAnalysis = `UPDATE analysis SET (` + summaryColumns + `) = (` + summaryMarks + `), version = ?, cursor = ?, touched_at = ? WHERE id = ?`
)

// insertSummary makes the row of an analysis that is new to the file.
func insertSummary(tx transaction, a *fishbone.Analysis) error {
	touched := a.Changed().At
	_, err := tx.Exec(insertAnalysis, append([]any{a.ID(), dbTime{&touched}}, summaryOf(a).places()...)...)
	return err
}

// updateSummary writes the row of an analysis again. Touched is when the analysis was
// written: redo brings back an older time of the last change.
func updateSummary(tx transaction, a *fishbone.Analysis, version int64, cursor int, touched fishbone.Stamp) error {
	_, err := tx.Exec(updateAnalysis, append(summaryOf(a).places(), version, cursor, dbTime{&touched.At}, a.ID())...)
	return err
}

// sumUp works out every summary again: a new version of the program may count otherwise than
// the one that wrote the file. An analysis that is damaged keeps the summary it has; it can
// still be listed and deleted.
func sumUp(tx transaction) error {
	ids, err := readColumn[fishbone.ID](tx, `SELECT id FROM analysis ORDER BY id`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		row, err := readAnalysisRow(tx, id)
		var a *fishbone.Analysis
		if err == nil {
			a, err = assemble(tx, row)
		}
		if errors.Is(err, ErrNotFound) || errors.Is(err, ErrDamaged) {
			continue // it is in the bin, or nothing can be said about it
		}
		if err != nil {
			return err
		}
		now := summaryOf(a)
		if _, err := tx.Exec(noteState, id, now.State); err != nil {
			return err
		}
		if _, err := tx.Exec(rewriteSummary, append(now.places(), id)...); err != nil {
			return err
		}
	}
	return nil
}
