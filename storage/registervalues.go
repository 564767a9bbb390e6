package storage

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/merge"
)

// This file is about what stands in the register beside complaints. All kinds of it are in one
// table, a row for each value, see [complaint.Value]; so another kind needs no table of its own.

var (
	valueSum    = sumOf("register_value", []string{"kind", "thing", "attribute", "text", "said_at", "said_by"}, "")
	valueRead   = `SELECT kind, thing, attribute, text, said_at, said_by FROM register_value WHERE row_sum = ` + valueSum
	bringValues = `INSERT OR IGNORE INTO main.register_value SELECT * FROM copy.register_value WHERE row_sum = ` + valueSum
)

// Values are what is said of all things of the register but complaints, see [complaint.Things].
// What is damaged is left out; [Store.Check] tells of it.
func (r *Register) Values() (all []complaint.Value, err error) {
	err = r.s.view("read the figures of the register", func(tx transaction) error {
		all, err = readValues(tx, valueRead)
		return err
	})
	return all, err
}

// Things is how many things of a kind are in the register.
func (r *Register) Things(k *fishbone.Kind) (n int, err error) {
	err = r.s.view("count the figures of the register", func(tx transaction) error {
		return tx.QueryRow(`SELECT count(*) FROM register_value WHERE kind = ? AND attribute = 'there' AND text = 'yes'`, k.Name).Scan(&n)
	})
	return n, err
}

func readValues(q querier, query string) (all []complaint.Value, err error) {
	rows, err := q.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		v := complaint.Value{Said: &fishbone.Stamp{}}
		if err := rows.Scan(&v.Kind, &v.Thing, &v.Attribute, &v.Text, dbTime{&v.Said.At}, &v.Said.By); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// writeValues writes values and returns what takes that back: later values that say what the
// earlier ones said. What came from another desk is taken back with its stamp, as if it had not
// come.
func writeValues(tx transaction, e complaint.Write, at fishbone.Stamp) (undo complaint.Write, err error) {
	undo.File = e.File
	for _, v := range e.Values {
		was := complaint.Value{Kind: v.Kind, Thing: v.Thing, Attribute: v.Attribute}
		var said fishbone.Stamp
		err := tx.QueryRow(`SELECT text, said_at, said_by FROM register_value WHERE kind = ? AND thing = ? AND attribute = ?`,
			v.Kind, v.Thing, v.Attribute).Scan(&was.Text, dbTime{&said.At}, &said.By)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return undo, err
		}
		if v.Said != nil {
			was.Said = &said
		}
		undo.Values = append(undo.Values, was)
		if err := writeValue(tx, v, saidAt(v, said, at)); err != nil {
			return undo, err
		}
	}
	slices.Reverse(undo.Values)
	return undo, nil
}

// saidAt is the stamp of a value that is written: later than the one before, also where the clock
// of the desk on which that was said goes fast.
func saidAt(v complaint.Value, before, at fishbone.Stamp) fishbone.Stamp {
	switch {
	case v.Said != nil:
		return *v.Said
	case !before.At.Before(at.At):
		at.At = before.At.Add(time.Nanosecond)
	}
	return at
}

func writeValue(tx transaction, v complaint.Value, said fishbone.Stamp) error {
	_, err := tx.Exec(`REPLACE INTO register_value (kind, thing, attribute, text, said_at, said_by, row_sum)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, row_sum('register_value', ?1, ?2, ?3, ?4, ?5, ?6))`,
		v.Kind, v.Thing, v.Attribute, v.Text, said.At.UTC().Format(layout), said.By)
	return err
}

// laterValues are the values of the attached file that are later than those that are here, or are
// not here at all.
var laterValues = `SELECT o.kind, o.thing, o.attribute, o.text, o.said_at, o.said_by FROM (
		SELECT * FROM copy.register_value WHERE row_sum = ` + valueSum + `) o
	LEFT JOIN main.register_value m ON m.kind = o.kind AND m.thing = o.thing AND m.attribute = o.attribute
	WHERE m.kind IS NULL OR (o.said_at, o.said_by, o.text) > (m.said_at, m.said_by, m.text)
	ORDER BY o.kind, o.thing, o.attribute`

// mergeValues brings the later values of the attached file in, as one edit.
func (m *Merging) mergeValues(tx transaction, from *arriving) error {
	later, err := readValues(tx, laterValues)
	if err != nil || len(later) == 0 {
		return err
	}
	ours, err := readValues(tx, valueRead)
	if err != nil {
		return err
	}
	e := complaint.Write{Values: later, File: from.file}
	undo, err := writeValues(tx, e, from.at)
	if err != nil {
		return err
	}
	m.Figures, m.Disputed = len(later), append(m.Disputed, disputedValues(ours, later)...)
	return logComplaint(tx, e, undo, from.at)
}

// disputedValues are those of which this file said something else before. Strokes on check sheets
// are not among them, nor is where something stands: nobody takes somebody else's for wrong.
func disputedValues(ours, later []complaint.Value) (all []merge.Conflict) {
	type key struct {
		kind, attribute string
		thing           fishbone.ID
	}
	said := map[key]string{}
	for _, v := range ours {
		said[key{v.Kind, v.Attribute, v.Thing}] = v.Text
	}
	names := namesOf(complaint.Things(slices.Concat(ours, later)))
	for _, v := range later {
		was := said[key{v.Kind, v.Attribute, v.Thing}]
		if was == "" || v.Text == "" || was == v.Text || v.Kind == fishbone.StrokesKind.Name || v.Attribute == "place" {
			continue
		}
		i := slices.IndexFunc(fishbone.RegisterKinds(), func(k *fishbone.Kind) bool { return k.Name == v.Kind })
		if i < 0 {
			continue // of a later version
		}
		all = append(all, merge.Conflict{
			Kind: fishbone.RegisterKinds()[i], Thing: v.Thing, Attribute: v.Attribute, Reason: merge.BothChanged, Ours: was, Theirs: v.Text,
			Name: cmp.Or(names[v.Thing], string(v.Thing)), OursText: was, TheirsText: v.Text,
		})
	}
	return all
}

// namesOf are what things are called; a value of an indicator is called by that and its month.
func namesOf(things []fishbone.Thing) map[fishbone.ID]string {
	names := map[fishbone.ID]string{}
	for _, t := range things {
		if t.Kind() != fishbone.StrokesKind { // they have no name
			names[fishbone.IDOf(t)] = fishbone.NameOf(t)
		}
	}
	for _, t := range things {
		if f, ok := t.(*fishbone.MonthFigure); ok {
			names[f.ID] = names[f.Indicator] + " " + string(f.Month[:min(7, len(f.Month))])
		}
	}
	return names
}

// damagedValues is how many values are not as they were written, in a file by its name.
func damagedValues(file string) string {
	return `(SELECT count(*) FROM ` + file + `.register_value WHERE row_sum <> ` + valueSum + `)`
}
