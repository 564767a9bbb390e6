package storage

import (
	"database/sql"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// headerColumns are the columns of an analysis that each write works out again, in
// the order of header.
const headerColumns = "made_at, made_by, changed_at, changed_by, touched_at, problem, state, facilitator, people, " +
	"causes, unsorted, deepest, judged, level_one, roots, solutions, untied"

var headerWidth = strings.Count(headerColumns, ",") + 1

func header(a *fishbone.Analysis, touched fishbone.Stamp) []any {
	made, changed, n, people := a.Made(), a.Changed(), a.Count(), a.People()
	facilitator := ""
	for _, p := range people {
		if p.Role == fishbone.Facilitator {
			facilitator = p.Name
			break
		}
	}
	problem := a.About().Problem
	if problem == "" {
		problem = a.HeadText()
	}
	return []any{
		dbTime{&made.At}, made.By, dbTime{&changed.At}, changed.By, dbTime{&touched.At},
		problem, guide.State(a), facilitator, len(people),
		n.Causes, n.Unsorted, n.Deepest, n.Judged, n.LevelOne, n.Roots, n.Solutions, n.Untied,
	}
}

var updateHeader = `UPDATE analysis SET (` + headerColumns + `) = (` + marksFor(headerWidth) + `), version = ?, cursor = ? WHERE id = ?`

func writeHeader(tx *sql.Tx, a *fishbone.Analysis, version int64, cursor int, touched fishbone.Stamp) error {
	_, err := tx.Exec(updateHeader, append(header(a, touched), version, cursor, a.ID())...)
	return err
}
