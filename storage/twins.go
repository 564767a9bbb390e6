package storage

import "whybone/fishbone"

// Twins are the analyses that other groups made on the same problem as one, in the order in which they
// were started; none where it is the only one. Those in the bin are left out, and so are damaged ones.
func (s *Store) Twins(id fishbone.ID) (all []Summary, err error) {
	var ids []fishbone.ID
	err = s.view("look for the analyses of other groups", func(tx transaction) error {
		first, err := readColumn[fishbone.ID](tx, `SELECT twin_of FROM about WHERE analysis = ? AND twin_of <> ''`, id)
		if err != nil {
			return err
		}
		ids, err = readColumn[fishbone.ID](tx, twins, append(first, id)[0], id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.Summaries(ids)
}

// twins are the first analysis of all groups and those that name it, but for one.
const twins = `SELECT id FROM analysis
WHERE deleted_at IS NULL AND (id = ?1 OR id IN (SELECT analysis FROM about WHERE twin_of = ?1 AND twin_of <> '')) AND id <> ?2
ORDER BY made_at, id`

// numberGroups says of analyses that several groups made on one problem which group each is of.
func numberGroups(tx transaction, list []Summary) error {
	at := map[fishbone.ID]int{}
	for i, s := range list {
		at[s.ID] = i
	}
	rows, err := tx.Query(`SELECT analysis, twin_of FROM about WHERE twin_of <> ''`)
	if err != nil {
		return err
	}
	defer rows.Close()
	firsts := map[fishbone.ID]bool{}
	for rows.Next() {
		var id, first fishbone.ID
		if err := rows.Scan(&id, &first); err != nil {
			return err
		}
		_, isListed := at[id]
		_, isFirst := at[first]
		firsts[first] = firsts[first] || isListed || isFirst
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for first, listed := range firsts {
		if !listed {
			continue
		}
		all, err := readColumn[fishbone.ID](tx, twins, first, "")
		if err != nil {
			return err
		}
		for n, id := range all {
			if i, ok := at[id]; ok && len(all) > 1 {
				list[i].Group = n + 1
			}
		}
	}
	return nil
}

// Groups says of two analyses which of the groups on one problem made each, from 1; 0 where there is one
// only.
func (s *Store) Groups(ids [2]fishbone.ID) (numbers [2]int, err error) {
	all, err := s.Summaries(ids[:])
	for _, one := range all {
		for i, id := range ids {
			if one.ID == id {
				numbers[i] = one.Group
			}
		}
	}
	return numbers, err
}
