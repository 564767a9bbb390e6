package command

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/storage"
)

func (p *Program) exportCommand(data *dataFlag) *cobra.Command {
	var out output
	var l look
	var last bool
	c := &cobra.Command{
		Use:     "export ID|--last -o OUT",
		Short:   words.T("cli.export.short"),
		Long:    words.T("cli.export.long", "look", words.T("cli.look")),
		Example: "  whybone export 3f9k -o fishbone.png\n  whybone export --last -o report.pdf --page a4\n  whybone export --last -o analysis.json",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(c *cobra.Command, args []string) error {
			if last == (len(args) == 1) {
				return wrongUse("cli.which")
			}
			if err := out.check(); err != nil {
				return err
			}
			if err := l.check(); err != nil {
				return err
			}
			l.today = fishbone.DayOf(p.Now())
			var a *fishbone.Analysis
			var whole []byte
			err := data.read(func(store *storage.Store) (err error) {
				if a, err = pick(store, args); err != nil {
					return err
				}
				if a = a.Signed(); out.kind() == jsonFile {
					whole, err = exchange.WriteWhole(a, func(sum string) ([]byte, error) { return there(store, sum) })
				}
				return err
			})
			if err != nil {
				return err
			}
			return out.write(c.Context(), func(ctx context.Context) ([][]byte, error) {
				if whole != nil {
					return [][]byte{whole}, nil
				}
				return out.pictures(ctx, a, &l, a.Changed().At)
			})
		},
	}
	out.addTo(c, p.Stdout, append(pictureKinds(), jsonFile)...)
	l.addTo(c)
	c.Flags().BoolVar(&last, "last", false, words.T("cli.last"))
	return c
}

// there are the bytes of an attachment, nil for those that are gone or damaged.
func there(store *storage.Store, sum string) ([]byte, error) {
	data, err := store.Content(sum)
	if errors.Is(err, storage.ErrNoContent) || errors.Is(err, storage.ErrDamaged) {
		return nil, nil
	}
	return data, err
}

// pick loads the analysis that the arguments name, without any the last one.
func pick(store *storage.Store, args []string) (*fishbone.Analysis, error) {
	find := store.Last
	if len(args) > 0 {
		find = func() (fishbone.ID, error) { return store.Find(args[0]) }
	}
	id, err := find()
	if err != nil {
		return nil, err
	}
	return store.Load(id)
}
