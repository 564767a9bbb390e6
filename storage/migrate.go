package storage

import (
	"database/sql"
	"embed"
	"fmt"
	"time"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the numbered steps from an empty file to the tables of today; the
// first has number 1. A step that was released is never changed.
var migrations = func() []string {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		panic(err) // embedded at build time
	}
	steps := make([]string, len(entries))
	for i, e := range entries {
		text, err := migrationFiles.ReadFile("migrations/" + e.Name())
		if err != nil {
			panic(err)
		}
		steps[i] = string(text)
	}
	return steps
}()

// migrate brings the file to today's format in one transaction. A new file gets its
// marks before it is switched to WAL mode, so that its first page always tells
// whose it is.
func (s *Store) migrate() error {
	app, version, err := marks(s.write)
	if err != nil {
		return err
	}
	if app == applicationID && version == int64(len(migrations)) {
		return nil
	}
	if version > 0 && !s.noBackup {
		if _, err := makeBackup(s.write.DB, s.path, time.Now(), BeforeUpgrade); err != nil {
			return fmt.Errorf("make a backup before the format changes: %w", err)
		}
	}
	var tx *sql.Tx
	err = s.wait(func() (err error) {
		tx, err = s.write.DB.Begin() // the checksums are worked out at its end
		return err
	})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := advance(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = s.write.DB.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

// advance runs the steps that the file has not seen. It looks again at the marks:
// another program may have been faster.
func advance(tx transaction) error {
	app, version, err := marks(tx)
	if err != nil {
		return err
	}
	empty := false
	if err := tx.QueryRow(`SELECT count(*) = 0 FROM sqlite_schema`).Scan(&empty); err != nil {
		return err
	}
	if !empty || app != 0 {
		if err := accept(app, version); err != nil {
			return err
		}
	}
	damaged, err := damagedBefore(tx)
	if err != nil {
		return err
	}
	for n := int(version); n < len(migrations); n++ {
		if _, err := tx.Exec(migrations[n]); err != nil {
			return fmt.Errorf("migration %d: %w", n+1, err)
		}
	}
	if err := sumAll(tx, damaged); err != nil {
		return fmt.Errorf("work out the checksums: %w", err)
	}
	if err := sumUp(tx); err != nil {
		return fmt.Errorf("work out the summaries: %w", err)
	}
	if err := sumAll(tx, damaged); err != nil { // of the summaries, too
		return fmt.Errorf("work out the checksums: %w", err)
	}
	_, err = tx.Exec(fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, len(migrations)))
	return err
}

// damagedBefore are the analyses that were damaged before the format changes.
func damagedBefore(q querier) ([]string, error) {
	if has, err := hasSums(q); err != nil || !has {
		return nil, err
	}
	return damagedAnalyses(q)
}
