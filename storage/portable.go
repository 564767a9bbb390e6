package storage

import (
	"database/sql"
	"errors"
	"os"

	"whybone/fishbone"
)

// WritePortable writes a file that holds some analyses with their histories and attachments, for
// [Store.MergeFile] on another machine; all analyses and the register of complaints where none are
// named. It is a data file like any other, complete without a file beside it, and for the user
// alone. What was typed and not entered, settings, and what lies in the bin stay here. What stands
// at the path is replaced once the new file is whole.
func (s *Store) WritePortable(path string, ids ...fishbone.ID) error {
	const doing = "write a file to hand on"
	unfinished := path + ".making"
	removeFile(unfinished)
	defer removeFile(unfinished)
	err := s.fillPortable(unfinished, ids)
	if err == nil {
		err = copyWhole(unfinished, path)
	}
	return failed(doing, path, err)
}

func (s *Store) fillPortable(path string, ids []fishbone.ID) (err error) {
	fresh, err := open(path, patience, withoutBackup)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, fresh.Close()) }()
	whole := len(ids) == 0
	if whole {
		all, _, err := s.List(Query{})
		if err != nil {
			return err
		}
		for _, one := range all {
			ids = append(ids, one.ID)
		}
	}
	for _, id := range ids {
		if _, err := s.Load(id); err != nil { // damage is not handed on
			return err
		}
		err := fresh.attached(s.path, func(tx transaction) error {
			if err := bringRows(tx, id, id); err != nil {
				return err
			}
			if _, err := tx.Exec(`DELETE FROM draft`); err != nil {
				return err
			}
			return bringContents(tx, id)
		})
		if err != nil {
			return err
		}
	}
	if !whole {
		return nil
	}
	return fresh.attached(s.path, func(tx transaction) error {
		if _, err := tx.Exec(bringComplaints, ""); err != nil {
			return err
		}
		if _, err := tx.Exec(bringValues); err != nil {
			return err
		}
		return recount(tx)
	})
}

// copyWhole writes what is in a data file into one without a log beside it.
func copyWhole(from, to string) error {
	db, err := sql.Open(driverName, dsn(from, "mode=rw"))
	if err != nil {
		return err
	}
	defer db.Close()
	if err := os.Remove(to); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return copyTo(db, to)
}
