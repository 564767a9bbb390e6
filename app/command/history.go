package command

import (
	"time"

	"github.com/spf13/cobra"

	"whybone/app/record"
	"whybone/app/session"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

func (p *Program) historyCommand(data *dataFlag) *cobra.Command {
	var table, last bool
	c := &cobra.Command{
		Use:     "history ID|--last",
		Short:   words.T("cli.history.short"),
		Long:    words.T("cli.history.long"),
		Example: "  whybone history 3f9k\n  whybone history --last --csv > record.csv",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(_ *cobra.Command, args []string) error {
			if last == (len(args) == 1) {
				return wrongUse("cli.which")
			}
			return data.read(func(store *storage.Store) error {
				a, err := pick(store, args)
				if err != nil {
					return err
				}
				out, err := p.history(store, a, table)
				if err != nil {
					return err
				}
				_, err = p.Stdout.Write(out)
				return err
			})
		},
	}
	c.Flags().BoolVar(&table, "csv", false, words.T("cli.history.csv"))
	c.Flags().BoolVar(&last, "last", false, words.T("cli.last"))
	return c
}

// history is the record of an analysis, as text or as a table.
func (p *Program) history(store *storage.Store, a *fishbone.Analysis, table bool) ([]byte, error) {
	if err := words.Use(languageOf(texts(a))); err != nil {
		return nil, err
	}
	s, err := session.Open(store, a.ID(), p.Now)
	if err != nil {
		return nil, err
	}
	r, err := record.Open(s)
	if err != nil {
		return nil, err
	}
	lines, done, err := r.All()
	if err != nil {
		return nil, err
	}
	if table {
		return record.CSV(lines, time.Local)
	}
	return record.Text(a.HeadText(), lines, done, time.Local), nil
}
