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
