package storage

import (
	"context"
	"database/sql"
	"sync"
)

// connection is the one that writes. Whatever is written with Begin, Exec or Conn is summed up, noted
// for the search's index, and on the disk when it is done. The rest of [sql.DB] is for reading.
//
// It gets the triggers for that before its first write: making them takes longer
// than all the rest of opening a file, and most commands only read.
type connection struct {
	*sql.DB

	mu      sync.Mutex
	sums    bool // the triggers are there
	relaxed bool // what is written does not wait for the disk
}

// openConnection opens it; see [sql.Open].
func openConnection(dsn string) (*connection, error) {
	db, err := sql.Open(driverName, dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return &connection{DB: db}, nil
}

// Begin begins a transaction.
func (c *connection) Begin() (*connTx, error) {
	if err := c.prepare(); err != nil {
		return nil, err
	}
	return beginOn(c.DB, `BEGIN IMMEDIATE`)
}

// Exec runs a statement.
func (c *connection) Exec(query string, args ...any) (sql.Result, error) {
	if err := c.prepare(); err != nil {
		return nil, err
	}
	return c.DB.Exec(query, args...)
}

// Conn gives out the connection itself.
func (c *connection) Conn(ctx context.Context) (*sql.Conn, error) {
	if err := c.prepare(); err != nil {
		return nil, err
	}
	return c.DB.Conn(ctx)
}

// prepare makes sure that what is written next is summed up and waits for the disk.
func (c *connection) prepare() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.relaxed {
		if _, err := c.DB.Exec(`PRAGMA synchronous = FULL`); err != nil {
			return err
		}
		c.relaxed = false
	}
	if !c.sums {
		if err := keepSums(c.DB); err != nil {
			return err
		}
		if err := noteWrites(c.DB); err != nil {
			return err
		}
		c.sums = true
	}
	return nil
}

// relax runs a statement about a table that has checksums of its own, and does not wait for the
// disk. Such statements usually come one after the other.
func (c *connection) relax(query string, args ...any) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.relaxed {
		c.relaxed = true
		if _, err := c.DB.Exec(`PRAGMA synchronous = NORMAL`); err != nil {
			return err
		}
	}
	_, err := c.DB.Exec(query, args...)
	return err
}
