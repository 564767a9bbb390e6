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
)

// Analysis is an analysis as the team saw it.
type Analysis struct {
	ID     fishbone.ID       `json:"-"`
	Whole  json.RawMessage   `json:"analysis"` // as Whybone JSON
	Drafts map[string]string `json:"drafts"`   // what was typed and not entered, by its place
}

// ending is that of the files.
const ending = ".whybone-rescue"

// DefaultDir is where rescued analyses are kept: whybone/rescue in the user's directory for
// such things.
func DefaultDir() string {
	xdg.Reload()
	return filepath.Join(xdg.StateHome, "whybone", "rescue")
}

// Of takes an analysis as it is.
func Of(a *fishbone.Analysis, drafts map[string]string) Analysis {
	return Analysis{ID: a.ID(), Whole: exchange.WriteJSON(a), Drafts: drafts}
}

// Edit is what makes the analysis out of an empty one.
func (r Analysis) Edit() (fishbone.Edit, error) { return exchange.ReadJSON(r.Whole, fishbone.NewID) }

func file(dir string, id fishbone.ID) string { return filepath.Join(dir, string(id)+ending) }

// Keep writes an analysis, whole or not at all, for the user alone.
func Keep(dir string, r Analysis) error {
	data, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("rescue analysis %s: %w", r.ID, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("rescue analysis %s: %w", r.ID, err)
	}
	return outfile.WritePrivate(file(dir, r.ID), data)
}

// Drop takes away what was kept of an analysis, if there is something.
func Drop(dir string, id fishbone.ID) error {
	if err := os.Remove(file(dir, id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop what was rescued: %w", err)
	}
	return nil
}

// All returns what is kept. A file that cannot be read is left out, and stays.
func All(dir string) (all []Analysis) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ending)
		if !ok {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		r := Analysis{ID: fishbone.ID(id)}
		if err == nil && json.Unmarshal(data, &r) == nil {
			all = append(all, r)
		}
	}
	return all
}
