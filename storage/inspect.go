package storage

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// The first hundred bytes of a SQLite file, see https://sqlite.org/fileformat.html.
const (
	headerSize    = 100
	magic         = "SQLite format 3\x00"
	versionOffset = 60 // user_version, four bytes, big end first
	appOffset     = 68 // application_id, likewise
)

// applicationID marks a SQLite file as this program's: "Whyb".
const applicationID = 0x57687962

// inspect looks at a file before SQLite opens it, and changes nothing: SQLite would
// turn a stranger's file into WAL mode, or leave -wal and -shm files beside it. A
// file that does not exist, or is empty, is fine.
func inspect(path string) error {
	wal, noWAL := os.Stat(path + "-wal") // first: a program that makes the file now writes there later
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%w: it is no ordinary file", ErrNotADatabase)
	}
	if info.Size() == 0 {
		if noWAL == nil && wal.Size() > 0 {
			return fmt.Errorf("%w: it is empty, and what is in its -wal file would be deleted", ErrDamaged)
		}
		return nil
	}
	header, err := readHeader(path)
	if err != nil {
		return err
	}
	if len(header) < headerSize || !strings.HasPrefix(string(header), magic) {
		return ErrNotADatabase
	}
	return accept(
		int64(binary.BigEndian.Uint32(header[appOffset:])),
		int64(int32(binary.BigEndian.Uint32(header[versionOffset:]))),
	)
}

func readHeader(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, headerSize))
}

// inspectLog looks once more where a program left its -wal file behind: the version
// may have grown in there and not in the file's first page.
func inspectLog(path string) error {
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		return nil
	}
	db, err := sql.Open("sqlite3", dsn(path, "mode=ro"))
	if err != nil {
		return err
	}
	defer db.Close()
	app, version, err := marks(db)
	if err != nil {
		return err
	}
	return accept(app, version)
}

// accept says whether a file with these marks is ours to open.
func accept(app, version int64) error {
	switch {
	case app != applicationID:
		return fmt.Errorf("%w: another program made it", ErrNotADatabase)
	case version > int64(len(migrations)):
		return fmt.Errorf("%w: it has format %d, this program knows up to %d", ErrNewer, version, len(migrations))
	case version < 1:
		return fmt.Errorf("%w: format %d was never written", ErrDamaged, version)
	}
	return nil
}

// querier is what a database and a transaction have in common.
type querier interface {
	QueryRow(query string, args ...any) *sql.Row
	Query(query string, args ...any) (*sql.Rows, error)
}

// marks reads the application id and the format's version.
func marks(q querier) (app, version int64, err error) {
	err = q.QueryRow(`SELECT application_id, user_version FROM pragma_application_id, pragma_user_version`).Scan(&app, &version)
	return app, version, err
}
