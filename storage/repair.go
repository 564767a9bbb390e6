package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"

	"whybone/fishbone"
)

// Salvage says what became of an analysis of a damaged file.
type Salvage struct {
	ID      fishbone.ID
	Problem string
	State   SalvageState
	Missing int   // how many causes it had that could not be read, as far as that is known
	Err     error // why it is not whole
}

// SalvageState says how much of an analysis could be saved.
type SalvageState int

// The states.
const (
	Whole     SalvageState = iota // with its history, as it was written
	NoHistory                     // as it was written, without its history
	Partial                       // as it could be read, without its history; words may be wrong
	Lost                          // not at all
)

// String is the state's word: whole, noHistory, partial or lost.
func (s SalvageState) String() string { return [...]string{"whole", "noHistory", "partial", "lost"}[s] }

// Repair salvages what can be read of a data file into a new one at another path, and says of
// each analysis what became of it, and, without an identifier, of the register of complaints where
// some are missing. The old file is not changed. Where there is something at
// the other path already, or nothing can be read, nothing is done.
func Repair(path, to string) (all []Salvage, err error) {
	const doing = "repair the data"
	if _, err := os.Lstat(to); err == nil {
		return nil, failed(doing, to, os.ErrExist)
	}
	found, err := rebuild(path, to+".rebuilt")
	if err != nil {
		return nil, failed(doing, path, err)
	}
	defer removeFile(found.path)
	old, err := sql.Open(driverName, dsn(found.path, "mode=ro"))
	if err != nil {
		return nil, failed(doing, path, err)
	}
	defer old.Close()
	ids, err := anyIDs(old)
	if err == nil && len(ids) == 0 && found.lost {
		err = fmt.Errorf("%w: no analysis in it can be read", ErrDamaged)
	}
	if err != nil {
		return nil, failed(doing, path, err)
	}
	fresh, err := open(to, patience, withoutBackup)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		one := salvage(old, fresh, found.path, id)
		if one.State == Whole && found.lost && !found.summed {
			one.State, one.Err = Partial, fmt.Errorf("%w: parts of the file are missing, and its format has no checksums", ErrDamaged)
		}
		all = append(all, one)
	}
	register, err := salvageRegister(fresh, found.path)
	if register.Missing > 0 {
		all = append(all, register)
	}
	return all, errors.Join(err, salvageSettings(old, fresh), fresh.Close())
}

// salvageRegister brings the register of complaints into the new file, with its log and what was
// typed in it. Rows that are not as they were written stay out; it says how many complaints that
// are, with no analysis named.
func salvageRegister(fresh *Store, path string) (Salvage, error) {
	r := Salvage{State: Partial, Err: ErrDamaged}
	err := fresh.attached(path, func(tx transaction) error {
		if err := tx.QueryRow(`SELECT (SELECT count(*) FROM copy.complaint WHERE row_sum <> ` + complaintSum + `) + ` + damagedValues("copy")).Scan(&r.Missing); err != nil {
			return err
		}
		for _, statement := range []string{
			`INSERT OR IGNORE INTO main.complaint SELECT * FROM copy.complaint WHERE row_sum = ` + complaintSum,
			`INSERT OR IGNORE INTO main.complaint_edit SELECT * FROM copy.complaint_edit WHERE row_sum = ` + registerLogSum,
			bringValues,
			`INSERT OR IGNORE INTO main.draft SELECT * FROM copy.draft WHERE analysis = '' AND row_sum = ` + draftSum,
			`INSERT OR IGNORE INTO search_backlog SELECT 'complaint', min(id), max(id) FROM main.complaint HAVING count(*) > 0`,
		} {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return recount(tx)
	})
	return r, err
}

// anyIDs collects the identifiers of analyses from wherever they stand.
func anyIDs(q querier) ([]fishbone.ID, error) {
	return readColumn[fishbone.ID](q, `SELECT id FROM analysis UNION SELECT analysis FROM about UNION
		SELECT analysis FROM cause UNION SELECT analysis FROM bone ORDER BY 1`)
}

// salvage brings one analysis into the new file, as much of it as there is.
func salvage(old *sql.DB, fresh *Store, path string, id fishbone.ID) Salvage {
	r := Salvage{ID: id}
	var causes int
	_ = old.QueryRow(`SELECT problem, causes FROM analysis WHERE id = ?`, id).Scan(&r.Problem, &causes)
	if r.Err = checkAnalysis(old, id); r.Err == nil {
		if r.Err = fresh.bring(path, id, id); r.Err == nil {
			return r
		}
	}
	a, err := readable(old, id, r.Problem)
	if err == nil {
		_, err = fresh.Create(a)
	}
	if err != nil {
		r.State, r.Err = Lost, errors.Join(r.Err, err)
		return r
	}
	salvageDrafts(old, fresh, id)
	r.State, r.Missing = Partial, max(causes-a.Count().Causes, 0)
	if text := a.HeadText(); text != "" {
		r.Problem = text
	}
	if _, err := checkSums(old, string(id), false); err == nil {
		r.State = NoHistory
	}
	return r
}

// salvageDrafts takes over what was typed in an analysis and not entered, where it is sound.
func salvageDrafts(old *sql.DB, fresh *Store, id fishbone.ID) {
	rows, err := old.Query(`SELECT place, text FROM draft WHERE analysis = ? AND row_sum = `+draftSum, id)
	if err != nil {
		return
	}
	defer rows.Close()
	for rows.Next() {
		var place, text string
		if rows.Scan(&place, &text) == nil {
			_ = fresh.KeepDraft(id, place, text)
		}
	}
}

// readable is an analysis as its rows say, whatever its checksums do. Where what it says about
// itself is gone, the problem stands in the list, too.
func readable(db *sql.DB, id fishbone.ID, problem string) (*fishbone.Analysis, error) {
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	row, err := readAnyRow(tx, id)
	if err != nil {
		row = analysisRow{id: id} // the things of an analysis say enough
	}
	parts, err := readParts(tx, id)
	if err == nil {
		if *parts.About == (fishbone.About{}) {
			parts.About.Problem = problem
		}
		tidyParts(parts)
	}
	var a *fishbone.Analysis
	if err == nil {
		a, err = fishbone.Assemble(id, row.made, row.changed, parts)
	}
	if err != nil {
		return nil, fmt.Errorf("analysis %s: %w", id, err)
	}
	return a, nil
}

// tidyParts takes out what points to things that could not be read. What hung on one of them
// goes to the tray.
func tidyParts(parts fishbone.Patch) {
	for tidyOnce(parts) {
	}
	parts.Lists[fishbone.Tray] = append(parts.Lists[fishbone.Tray], orphans(parts)...)
	for id, t := range parts.Things {
		if c, ok := t.(*fishbone.Cause); ok && c.SameAs != "" {
			if same, ok := parts.Things[c.SameAs].(*fishbone.Cause); !ok || same.SameAs != "" || len(parts.Lists[id]) > 0 {
				c.SameAs = ""
			}
		}
	}
}

// tidyOnce looks at each thing once, and says whether one had to go.
func tidyOnce(parts fishbone.Patch) (again bool) {
	for id, t := range parts.Things {
		for _, f := range t.Kind().Attributes {
			if t.Kind() == fishbone.CauseKind || !f.NamesThings() {
				continue
			}
			named := f.ThingsIn(t)
			there := slices.DeleteFunc(slices.Clone(named), func(other fishbone.ID) bool { return !mayName(parts, f, other) })
			switch {
			case len(there) == len(named):
			case f.Content == fishbone.ContentCauses:
				f.Put(t, there)
			case f.Needed:
				delete(parts.Things, id)
				list := t.Kind().List
				parts.Lists[list] = slices.DeleteFunc(parts.Lists[list], func(one fishbone.ID) bool { return one == id })
				again = true
			default:
				f.Put(t, fishbone.ID(""))
			}
		}
	}
	return again
}

// mayName says whether a thing is there that an attribute may name.
func mayName(parts fishbone.Patch, f fishbone.Attribute, id fishbone.ID) bool {
	t := parts.Things[id]
	return t != nil && f.NamesKind(t.Kind())
}

func isCause(parts fishbone.Patch, id fishbone.ID) bool {
	_, ok := parts.Things[id].(*fishbone.Cause)
	return ok
}

// orphans are the causes that hang on nothing that is there. They are put into the tray, whose
// list is the caller's to complete.
func orphans(parts fishbone.Patch) (all []fishbone.ID) {
	for under, ids := range parts.Lists {
		_, bone := parts.Things[under].(*fishbone.Bone)
		if under == fishbone.Tray || bone || isCause(parts, under) || !slices.ContainsFunc(ids, func(id fishbone.ID) bool { return isCause(parts, id) }) {
			continue
		}
		for _, id := range ids {
			c := parts.Things[id].(*fishbone.Cause)
			c.Parent, c.Therefore = fishbone.Tray, fishbone.Unchecked
		}
		all = append(all, ids...)
		delete(parts.Lists, under)
	}
	slices.Sort(all)
	return all
}

// salvageSettings takes over the settings that are sound.
func salvageSettings(old *sql.DB, fresh *Store) error {
	rows, err := old.Query(`SELECT key, value FROM setting WHERE row_sum = ` + settingSum)
	if err != nil {
		return nil // they are the least
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return nil
		}
		if err := fresh.SetSetting(key, value); err != nil {
			return err
		}
	}
	return nil
}
