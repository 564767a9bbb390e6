package picture

import (
	"slices"

	"whybone/app/tables"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/table"
)

// Tabular says whether a view is made of tables.
func (v View) Tabular() bool { return v == Ballot || v == Verify || v == Points }

// Tables are those of a view of an analysis, in the interface's language. Where there is nothing
// to put into them it returns [table.ErrNoRows].
func Tables(a *fishbone.Analysis, v View) ([]table.Table, error) {
	var all []table.Table
	switch v {
	case Ballot:
		all = tables.Ballots(a)
	case Verify:
		all = []table.Table{tables.Verifications(a)}
	case Points:
		all = []table.Table{tables.Points(a)}
	}
	all = slices.DeleteFunc(all, func(t table.Table) bool { return len(t.Rows) == 0 })
	if len(all) == 0 {
		return nil, table.ErrNoRows
	}
	return all, nil
}

func (q Request) tablePages(a *fishbone.Analysis) ([]*scene.Scene, error) {
	all, err := Tables(a, q.View)
	if err != nil {
		return nil, err
	}
	var pages []*scene.Scene
	for _, t := range all {
		pages = append(pages, t.Pages(q.Theme, q.Page)...)
	}
	return pages, nil
}

// TableFile is what a view's tables say, for spreadsheets.
func TableFile(a *fishbone.Analysis, v View) ([]byte, error) {
	all, err := Tables(a, v)
	if err != nil {
		return nil, err
	}
	return tables.CSV(all...)
}
