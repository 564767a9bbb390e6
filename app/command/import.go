package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

func (p *Program) importCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use:     "import FILE…",
		Short:   words.T("cli.import.short"),
		Long:    words.T("cli.import.long"),
		Example: "  whybone import tree.json march.json",
		Args:    arguments(1, -1, "cli.arguments.files"),
		RunE: func(_ *cobra.Command, files []string) error {
			return data.use(func(store *storage.Store) error { return p.add(store, files) })
		},
	}
}

func (p *Program) add(store *storage.Store, files []string) error {
	var failed failures
	for _, file := range files {
		a, err := p.analysis(file, fishbone.NewID)
		if err == nil {
			err = keep(store, a, p.Stdout)
		}
		if err != nil {
			failed = append(failed, err)
		}
	}
	if len(failed) > 0 {
		return failed
	}
	return nil
}

// keep stores a new analysis, open at the step to go on with, and prints its id and
// its problem.
func keep(store *storage.Store, a *fishbone.Analysis, w io.Writer) error {
	if _, err := store.Create(a); err != nil {
		return err
	}
	if err := store.SetStep(a.ID(), guide.Next(a)); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%s\t%s\n", a.ID(), a.HeadText())
	return err
}
