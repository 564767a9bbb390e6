package storage

import (
	"errors"
	"fmt"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/merge"
)

// mergedBatch begins the batches of complaints that came out of another Whybone's file. They keep
// their identifiers, so that they are known when they come again.
const mergedBatch = "merged-"

// bringComplaints copies the complaints that are not here out of the attached file. Rows of a
// table that both files imported have the same origin, and are left out.
var bringComplaints = fmt.Sprintf(`INSERT OR IGNORE INTO main.complaint (%s, row_sum)
	SELECT %s, row_sum('complaint', %[2]s) FROM copy.complaint
	WHERE NOT removed AND row_sum = %[3]s AND id NOT IN (SELECT id FROM main.complaint)`,
	strings.Join(complaintSummed, ", "), strings.Replace(strings.Join(complaintSummed, ", "), "batch", "?1", 1), complaintSum)

// otherwise are the complaints that both files have and that were changed in one of them.
const otherwise = `SELECT o.id FROM copy.complaint o JOIN main.complaint m ON m.id = o.id
	WHERE NOT o.removed AND NOT m.removed AND (o.changed_at, o.changed_by) <> (m.changed_at, m.changed_by)`

// mergeComplaints brings in complaints that are not here, as one import, and what the other file
// says beyond or later than this one about those that are; and its later figures.
func (s *Store) mergeComplaints(m *Merging, from *arriving) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.attached(from.path, func(tx transaction) error {
		var before, after int
		lastEntry := func(n *int) error { return tx.QueryRow(`SELECT coalesce(max(seq), 0) FROM complaint_edit`).Scan(n) }
		if err := lastEntry(&before); err != nil {
			return err
		}
		if err := m.bringComplaints(tx, from); err != nil {
			return err
		}
		if err := m.correctComplaints(tx, from); err != nil {
			return err
		}
		if err := m.mergeValues(tx, from); err != nil {
			return err
		}
		if err := lastEntry(&after); err != nil || after == before {
			return err
		}
		return noteMerging(tx, from, "", complaintsArrived, before, int64(after))
	})
}

func (m *Merging) bringComplaints(tx transaction, from *arriving) error {
	e := complaint.Import{Batch: mergedBatch + fishbone.NewID(), File: from.file}
	result, err := tx.Exec(bringComplaints, e.Batch)
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err != nil || n == 0 {
		return err
	}
	m.Complaints, e.Count = int(n), int(n)
	if err := noteMerged(tx, e.Batch); err != nil {
		return err
	}
	if err := countBatch(tx, e.Batch); err != nil {
		return err
	}
	return logComplaint(tx, e, complaint.TakeBack(e), from.at)
}

func (m *Merging) correctComplaints(tx transaction, from *arriving) error {
	ids, err := readColumn[fishbone.ID](tx, otherwise)
	if err != nil {
		return err
	}
	e := complaint.Set{Each: map[fishbone.ID]fishbone.Values{}}
	for _, id := range ids {
		ours, err := readComplaint(tx, id)
		if errors.Is(err, ErrNotFound) { // it is damaged
			continue
		}
		if err != nil {
			return err
		}
		theirs, err := from.other.Register().one(id)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		values, disputed := laterWords(ours, theirs)
		if m.Disputed = append(m.Disputed, disputed...); len(values) > 0 {
			e.Each[id] = values
		}
	}
	if m.Corrected = len(e.Each); m.Corrected == 0 {
		return nil
	}
	done, undo, err := change(tx, e, from.at)
	if err != nil {
		return err
	}
	return logComplaint(tx, done, undo, from.at)
}

// laterWords is what another file says of a complaint where this one says nothing or said
// something else earlier, and what they dispute.
func laterWords(ours, theirs *fishbone.Complaint) (values fishbone.Values, disputed []merge.Conflict) {
	values = fishbone.Values{}
	later := theirs.Changed.At.After(ours.Changed.At) || theirs.Changed.At.Equal(ours.Changed.At) && theirs.Changed.By > ours.Changed.By
	for _, f := range fishbone.ComplaintKind.Attributes {
		o, t := f.Get(ours), f.Get(theirs)
		if f.Content == fishbone.ContentStamp || o == t || f.Empty(t) {
			continue
		}
		if f.Empty(o) || later {
			values[f.Name] = t
		}
		if !f.Empty(o) {
			disputed = append(disputed, merge.Conflict{
				Kind: fishbone.ComplaintKind, Thing: ours.ID, Attribute: f.Name, Reason: merge.BothChanged, Ours: o, Theirs: t, TookOurs: !later,
				Name: ours.What, OursText: fmt.Sprint(o), TheirsText: fmt.Sprint(t),
			})
		}
	}
	return values, disputed
}

// one returns a complaint; [ErrNotFound] for one that is not there or is damaged.
func (r *Register) one(id fishbone.ID) (c *fishbone.Complaint, err error) {
	err = r.s.view("read a complaint", func(tx transaction) error {
		c, err = readComplaint(tx, id)
		return err
	})
	return c, err
}
