// Package rescue keeps analyses that the data file does not take, each in a file of its own in
// another directory, until the data file has taken them: so that closing the program, or
// losing it, loses no word. It knows no window, and nothing of the data file.
package rescue

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"whybone/app/outfile"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/storage/presence"
)

// Analysis is an analysis as the team saw it.
type Analysis struct {
	ID     fishbone.ID       `json:"id"`
	As     fishbone.ID       `json:"as"`       // what it is called where it is brought back; see session.BringBack
	Data   string            `json:"data"`     // the data file that does not take it
	Whole  json.RawMessage   `json:"analysis"` // as Whybone JSON
	Drafts map[string]string `json:"drafts"`   // what was typed and not entered, by its place

	file string // where it was kept
}

// ending is that of the files.
const ending = ".whybone-rescue"

// DefaultDir is where rescued analyses are kept: whybone/rescue in the user's directory for
// such things.
func DefaultDir() string {
	xdg.Reload()
	return filepath.Join(xdg.StateHome, "whybone", "rescue")
}

// Edit is what makes the analysis out of an empty one.
func (r Analysis) Edit() (fishbone.Edit, error) { return exchange.ReadJSON(r.Whole, fishbone.NewID) }

// Drop takes the file away: the analysis is where it belongs.
func (r Analysis) Drop() error { return drop(r.file) }

func drop(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop what was rescued: %w", err)
	}
	return nil
}

// keep writes an analysis, whole or not at all, for the user alone.
func keep(r Analysis) error {
	data, err := json.Marshal(r)
	if err == nil {
		err = outfile.WritePrivate(r.file, data)
	}
	if err != nil {
		return fmt.Errorf("rescue analysis %s: %w", r.ID, err)
	}
	return nil
}

// All returns what programs have kept in a directory that have ended: what belongs to this data
// file, and what belongs to one that is not there any more. A file that cannot be read is left
// out, and stays.
func All(dir, data string) (all []Analysis) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ending)
		_, keeper, _ := strings.Cut(name, ".")
		if !ok || presence.Claimed(claimOf(dir, keeper)) {
			continue
		}
		r := Analysis{file: filepath.Join(dir, e.Name())}
		read, err := os.ReadFile(r.file)
		if err == nil && json.Unmarshal(read, &r) == nil && belongs(r.Data, data) {
			all = append(all, r)
		}
	}
	return all
}

// belongs says whether what was kept for one data file may be brought back into another.
func belongs(kept, data string) bool {
	if kept == data {
		return true
	}
	_, err := os.Stat(kept)
	return err != nil
}
