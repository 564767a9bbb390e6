package storage

import (
	"context"
	"database/sql"
	"errors"
)

// transaction is what something is read and written in as a whole.
type transaction interface {
	querier
	Exec(query string, args ...any) (sql.Result, error)
	Prepare(query string) (*sql.Stmt, error)
}

// connTx is a transaction on a connection that is its own meanwhile. An [sql.Tx] starts a goroutine
// to wait for its end, and one more in each query: on a busy machine that costs an edit as much
// as all that SQLite does for it.
type connTx struct {
	conn *sql.Conn // nil once it has ended
}

// background is never cancelled: what is written is written.
var background = context.Background()

// beginOn begins a transaction by a statement.
func beginOn(db *sql.DB, begin string) (*connTx, error) {
	conn, err := db.Conn(background)
	if err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(background, begin); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &connTx{conn}, nil
}

// Exec runs a statement.
func (t *connTx) Exec(query string, args ...any) (sql.Result, error) {
	return t.conn.ExecContext(background, query, args...)
}

// Query runs a statement that gives rows, which are to be closed before the transaction ends.
func (t *connTx) Query(query string, args ...any) (*sql.Rows, error) {
	return t.conn.QueryContext(background, query, args...)
}

// QueryRow runs a statement that gives one row.
func (t *connTx) QueryRow(query string, args ...any) *sql.Row {
	return t.conn.QueryRowContext(background, query, args...)
}

// Prepare makes a statement ready for this transaction alone.
func (t *connTx) Prepare(query string) (*sql.Stmt, error) {
	return t.conn.PrepareContext(background, query)
}

// Commit ends the transaction and keeps what it did, all of it or, with an error, nothing.
func (t *connTx) Commit() error {
	if t.conn == nil {
		return sql.ErrTxDone
	}
	_, err := t.conn.ExecContext(background, `COMMIT`)
	if err != nil {
		_ = t.Rollback() // SQLite may have left it open
		return err
	}
	return t.end()
}

// Rollback ends the transaction, unless it has ended, and keeps nothing of what it did.
func (t *connTx) Rollback() error {
	if t.conn == nil {
		return nil
	}
	_, err := t.conn.ExecContext(background, `ROLLBACK`)
	return errors.Join(err, t.end())
}

func (t *connTx) end() error {
	conn := t.conn
	t.conn = nil
	return conn.Close() // gives it back
}
