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
func (d *dataFlag) use(f func(*storage.Store) error) (err error) {
	path, err := d.file()
	if err != nil {
		return err
	}
	store, err := storage.Open(path, storage.OnWait(d.onWait))
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
