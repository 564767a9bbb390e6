package words

import (
	"slices"

	"whybone/app/intake"
	"whybone/fishbone"
)

// Intake says what a column of a table of complaints is taken for.
func Intake(attribute string) string {
	switch {
	case attribute == "":
		return T("complaints.leftOut")
	case attribute == intake.Own:
		return T("complaints.own")
	case attribute == intake.Number:
		return T("complaints.ownNumber")
	case slices.Contains(intake.OfCases(), attribute):
		return T("complaints.case." + attribute)
	}
	return T("field.complaint." + attribute)
}

// Making says in words how analyses are made of the rows of a table.
func Making(file string, at fishbone.Stamp) *intake.Making {
	return &intake.Making{
		Words:    intake.CaseWords{Occurrence: T("chain.occurrence"), Escape: T("chain.escape"), System: T("chain.system")},
		Evidence: func(row int) string { return T("complaints.case.evidence", "file", file, "n", row) },
		At:       at,
	}
}

// WrongHead are the headings of a table of the rows that do not fit: where each stood and why it
// does not, and then what the table itself has.
func WrongHead(columns []intake.Column) []string {
	head := []string{T("complaints.rowNumber"), T("complaints.reason")}
	for _, c := range columns {
		head = append(head, c.Name)
	}
	return head
}
