package storage

import (
	"fmt"
	"strings"

	"whybone/fishbone"
)

// table is where the things of one kind are kept. All of it follows from the kind's
// description: the table has the kind's name and a column for each attribute, except that
// a stamp has two, where a cause hangs has two, and the causes that a thing names have a
// table of their own.
type table struct {
	kind    *fishbone.Kind
	columns []string
	ties    *tieTable // nil for a kind that names no causes

	insert string // a new row, with its position
	upsert string // a row, new or not; its position stays
	put    string // a row, new or not, with its position
	query  string // all rows of an analysis, in their order
	remove string
	order  string // gives a row its position
	place  string // the position of a row
}

// tieTable holds the causes that the things of a kind name in one attribute.
type tieTable struct {
	attribute             fishbone.Attribute
	insert, remove, query string
}

// tables are those of all kinds, in the order in which rows may point to each other.
var tables = func() (all []*table) {
	for _, k := range fishbone.Kinds() {
		all = append(all, newTable(k))
	}
	return all
}()

// tableOf is the table of a kind.
func tableOf(k *fishbone.Kind) *table {
	for _, t := range tables {
		if t.kind == k {
			return t
		}
	}
	panic("no table for " + k.Name) // the registry has every kind
}

func newTable(k *fishbone.Kind) *table {
	t := &table{kind: k}
	read := []string{"id"}
	for _, f := range k.Attributes {
		t.columns, read = append(t.columns, columnsOf(f)...), append(read, selected(f)...)
		if f.Content == fishbone.ContentCauses {
			t.ties = newTieTable(k, f)
		}
	}
	columns, name := strings.Join(t.columns, ", "), quote(k.Name)
	t.insert = fmt.Sprintf(`INSERT INTO %s (analysis, id, position, %s) VALUES (%s)`, name, columns, marksFor(len(t.columns)+3))
	sets := make([]string, len(t.columns))
	for i, c := range t.columns {
		sets[i] = c + " = excluded." + c
	}
	const upsert = `INSERT INTO %s (analysis, id, %s) VALUES (%s) ON CONFLICT (analysis, id) DO UPDATE SET %s`
	all := strings.Join(sets, ", ")
	t.upsert = fmt.Sprintf(upsert, name, columns, marksFor(len(t.columns)+2), all)
	t.put = fmt.Sprintf(upsert, name, "position, "+columns, marksFor(len(t.columns)+3), "position = excluded.position, "+all)
	t.query = fmt.Sprintf(`SELECT %s FROM %s WHERE analysis = ? ORDER BY position`, strings.Join(read, ", "), name)
	t.remove = fmt.Sprintf(`DELETE FROM %s WHERE analysis = ? AND id = ?`, name)
	t.order = fmt.Sprintf(`UPDATE %s SET position = ? WHERE analysis = ? AND id = ?`, name)
	t.place = fmt.Sprintf(`SELECT position FROM %s WHERE analysis = ? AND id = ?`, name)
	return t
}

func newTieTable(k *fishbone.Kind, f fishbone.Attribute) *tieTable {
	name, owner := quote(k.Name+"_"+strings.TrimSuffix(f.Column, "s")), quote(k.Name)
	return &tieTable{
		attribute: f,
		insert:    fmt.Sprintf(`INSERT INTO %s (analysis, %s, cause, position) VALUES (?, ?, ?, ?)`, name, owner),
		remove:    fmt.Sprintf(`DELETE FROM %s WHERE analysis = ? AND %s = ?`, name, owner),
		query:     fmt.Sprintf(`SELECT %s, cause FROM %s WHERE analysis = ? ORDER BY %[1]s, position`, owner, name),
	}
}

// columnsOf are the columns of an attribute, none for causes that are named.
func columnsOf(f fishbone.Attribute) []string {
	switch f.Content {
	case fishbone.ContentStamp:
		return []string{quote(f.Column + "_at"), quote(f.Column + "_by")}
	case fishbone.ContentParent:
		return []string{quote("bone"), quote("parent")}
	case fishbone.ContentCauses:
		return nil
	}
	return []string{quote(f.Column)}
}

// quote makes a name fit for a statement: some columns are called as words of SQL.
func quote(name string) string { return `"` + name + `"` }

// marksFor returns n question marks.
func marksFor(n int) string { return strings.Repeat("?, ", n-1) + "?" }

// values are what stands in the columns for a thing of an analysis.
func (t *table) values(a *fishbone.Analysis, thing fishbone.Thing) []any {
	args := make([]any, 0, len(t.columns)+3)
	for _, f := range t.kind.Attributes {
		switch v := f.Get(thing).(type) {
		case fishbone.Stamp:
			args = append(args, dbTime{&v.At}, v.By)
		case fishbone.ID:
			if f.Content == fishbone.ContentThing {
				args = append(args, string(v))
			} else if f.Content != fishbone.ContentParent {
				args = append(args, orNull(v))
			} else if _, bone := a.Bone(v); bone {
				args = append(args, string(v), nil)
			} else {
				args = append(args, nil, orNull(v))
			}
		case string, int:
			args = append(args, v)
		}
	}
	return args
}

// orNull gives NULL for an identifier that names nothing.
func orNull(id fishbone.ID) any {
	if id == "" {
		return nil
	}
	return string(id)
}

// places appends where the identifier and the columns of a thing are read into. The
// driver is fastest with plain strings.
func (t *table) places(into []any, thing fishbone.Thing) []any {
	into = append(into, (*string)(t.kind.IDPointer(thing)))
	for _, f := range t.kind.Attributes {
		switch p := f.Pointer(thing).(type) {
		case *fishbone.Stamp:
			into = append(into, dbTime{&p.At}, &p.By)
		case *fishbone.ID:
			into = append(into, (*string)(p))
		case *[]fishbone.ID:
		default:
			into = append(into, p)
		}
	}
	return into
}

// selected is what of an attribute is read: nothing in place of NULL.
func selected(f fishbone.Attribute) []string {
	switch f.Content {
	case fishbone.ContentParent:
		return []string{`coalesce("bone", "parent", '')`}
	case fishbone.ContentCause:
		return []string{`coalesce(` + quote(f.Column) + `, '')`}
	}
	return columnsOf(f)
}
