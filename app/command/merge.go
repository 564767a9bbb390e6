package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/portable"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/merge"
	"whybone/storage"
)

func (p *Program) shareCommand(data *dataFlag) *cobra.Command {
	var out, key string
	c := &cobra.Command{
		Use: "share [ID…] -o FILE", Short: words.T("cli.share.short"), Long: words.T("cli.share.long"),
		Example: "  whybone share 3f9k -o for-li.whybone\n  whybone share -o archive.whybone --passphrase-file key.txt",
		RunE: func(_ *cobra.Command, args []string) error {
			if out == "" || out == "-" {
				return wrongUse("cli.share.out")
			}
			passphrase, err := p.passphrase(key)
			if err != nil {
				return err
			}
			if !strings.HasSuffix(strings.ToLower(out), portable.Ending) {
				out += portable.Ending
			}
			return data.read(func(store *storage.Store) error {
				ids, err := findAll(store, args)
				if err != nil {
					return err
				}
				return portable.Write(store, out, passphrase, ids...)
			})
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", words.T("cli.share.output"))
	c.Flags().StringVar(&key, "passphrase-file", "", words.T("cli.passphrase"))
	return c
}

func findAll(store *storage.Store, names []string) (ids []fishbone.ID, err error) {
	for _, name := range names {
		id, err := store.Find(name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// passphrase reads the first line of a file: what stands on a command line others can see.
func (p *Program) passphrase(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	var data []byte
	var err error
	if file == "-" {
		data, err = io.ReadAll(io.LimitReader(p.Stdin, 4096))
	} else {
		data, err = os.ReadFile(file)
	}
	if err != nil {
		return "", err
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	if line = bytes.TrimRight(line, "\r"); len(line) == 0 {
		return "", said("cli.passphrase.empty", "file", file)
	}
	return string(line), nil
}

func (p *Program) mergeCommand(data *dataFlag) *cobra.Command {
	var key string
	var undo, asJSON bool
	c := &cobra.Command{
		Use: "merge FILE | merge --undo", Short: words.T("cli.merge.short"), Long: words.T("cli.merge.long"),
		Example: "  whybone merge from-li.whybone\n  whybone merge archive.whybone --passphrase-file key.txt\n  whybone merge --undo",
		Args:    arguments(0, 1, "cli.arguments.file"),
		RunE: func(_ *cobra.Command, args []string) error {
			if undo == (len(args) == 1) {
				return wrongUse("cli.merge.which")
			}
			if undo {
				return data.use(p.undoMerging)
			}
			passphrase, err := p.passphrase(key)
			if err != nil {
				return err
			}
			return data.use(func(store *storage.Store) error {
				m, err := portable.Merge(store, args[0], passphrase, p.stamp())
				if err != nil {
					return &fileError{args[0], err}
				}
				if asJSON {
					return mergingJSON(p.Stdout, m)
				}
				return tellMerging(p.Stdout, m)
			})
		},
	}
	c.Flags().StringVar(&key, "passphrase-file", "", words.T("cli.passphrase"))
	c.Flags().BoolVar(&undo, "undo", false, words.T("cli.merge.undo"))
	c.Flags().BoolVar(&asJSON, "json", false, words.T("cli.merge.json"))
	return c
}

func (p *Program) undoMerging(store *storage.Store) error {
	last, err := store.LastMerging()
	if errors.Is(err, storage.ErrNothing) {
		return said("cli.merge.nothing")
	}
	if err != nil {
		return err
	}
	back, stay, err := store.UndoMerging(p.stamp())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.Stdout, words.T("merging.undone", "file", last.File, "back", back, "stay", stay))
	return err
}

// tellMerging writes what came in, and about what the files differ.
func tellMerging(w io.Writer, m storage.Merging) error {
	out := &bytes.Buffer{}
	fmt.Fprintln(out, words.Merging(m))
	for _, a := range m.Analyses {
		switch {
		case a.Err != nil:
			fmt.Fprintf(out, "%s  %s: %s\n", a.ID[:min(8, len(a.ID))], a.Problem, words.Sentence(a.Err))
		case len(a.Conflicts) > 0:
			fmt.Fprintf(out, "%s  %s\n", a.ID[:min(8, len(a.ID))], a.Problem)
			for _, c := range a.Conflicts {
				fmt.Fprintln(out, "  "+words.Conflict(c))
			}
		}
	}
	for _, c := range m.Disputed {
		fmt.Fprintln(out, words.Conflict(c))
	}
	_, err := w.Write(out.Bytes())
	return err
}

// arrived is an analysis that came in, for scripts.
type arrived struct {
	ID        fishbone.ID `json:"id"`
	Problem   string      `json:"problem"`
	State     string      `json:"state"`
	Error     string      `json:"error,omitempty"`
	Conflicts []disputed  `json:"conflicts,omitempty"`
}

type disputed struct {
	Kind      string      `json:"kind"`
	Thing     fishbone.ID `json:"thing,omitempty"`
	Attribute string      `json:"attribute,omitempty"`
	Reason    string      `json:"reason"`
	Ours      any         `json:"ours"`
	Theirs    any         `json:"theirs"`
	Took      string      `json:"took"`
}

func mergingJSON(w io.Writer, m storage.Merging) error {
	all := struct {
		File       string     `json:"file"`
		Analyses   []arrived  `json:"analyses"`
		Complaints int        `json:"complaints"`
		Corrected  int        `json:"corrected"`
		Figures    int        `json:"figures"`
		Disputed   []disputed `json:"disputed,omitempty"`
	}{File: m.File, Analyses: []arrived{}, Complaints: m.Complaints, Corrected: m.Corrected, Figures: m.Figures, Disputed: disputedOf(m.Disputed)}
	for _, a := range m.Analyses {
		one := arrived{ID: a.ID, Problem: a.Problem, State: string(a.State), Conflicts: disputedOf(a.Conflicts)}
		if a.Err != nil {
			one.Error = a.Err.Error()
		}
		all.Analyses = append(all.Analyses, one)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

func disputedOf(conflicts []merge.Conflict) (all []disputed) {
	for _, c := range conflicts {
		took := "theirs"
		if c.TookOurs {
			took = "ours"
		}
		all = append(all, disputed{c.Kind.Name, c.Thing, c.Attribute, string(c.Reason), c.Ours, c.Theirs, took})
	}
	return all
}
