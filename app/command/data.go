package command

import (
	"os"
	"path/filepath"

	"whybone/storage"
)

// dataFlag says where the data file is.
type dataFlag struct {
	path   string // as given with --data
	getenv func(string) string
	onWait func() // is told when another program is writing

	onReadOnly func(error) // is told that the data can only be read, and why
}

// The name of the data file in a directory that was named instead of a file, and
// the variable that --data goes before.
const (
	dataFile     = "whybone.db"
	dataVariable = "WHYBONE_DATA"
)

// file returns the path of the data file.
func (d *dataFlag) file() (string, error) {
	path := d.path
	if path == "" {
		path = d.getenv(dataVariable)
	}
	if path == "" {
		return storage.DefaultPath()
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return filepath.Join(path, dataFile), nil
	}
	return path, nil
}

// use opens the data, does f with it and closes it again.
func (d *dataFlag) use(f func(*storage.Store) error) error {
	return d.with(f, func(path string) (*storage.Store, error) { return storage.Open(path, storage.OnWait(d.onWait)) })
}

// read does something that changes nothing, also with data that cannot be written.
func (d *dataFlag) read(f func(*storage.Store) error) error {
	return d.with(f, func(path string) (*storage.Store, error) {
		store, unwritable, err := storage.OpenOrRead(path, storage.OnWait(d.onWait))
		if unwritable != nil {
			d.onReadOnly(unwritable)
		}
		return store, err
	})
}

// with opens the data in some way, does f with it and closes it again.
func (d *dataFlag) with(f func(*storage.Store) error, open func(path string) (*storage.Store, error)) (err error) {
	path, err := d.file()
	if err != nil {
		return err
	}
	store, err := open(path)
	if err != nil {
		return err
	}
	defer func() {
		if closing := store.Close(); err == nil {
			err = closing
		}
	}()
	return f(store)
}
