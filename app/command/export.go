package command

import (
	"github.com/spf13/cobra"

	"whybone/app/picture"
	"whybone/fishbone"
	"whybone/storage"
)

func (p *Program) exportCommand(data *dataFlag) *cobra.Command {
	var out output
	var last bool
	c := &cobra.Command{
		Use:   "export ID|--last -o OUT",
		Short: "Write an analysis as a picture or as JSON",
		Long: `Writes the analysis whose id begins with ID, or the one changed last, as SVG,
PNG or Whybone JSON. "whybone list" shows the ids.`,
		Example: "  whybone export 3f9k -o fishbone.png\n  whybone export --last -o analysis.json",
		Args:    arguments(0, 1, "one ID"),
		RunE: func(c *cobra.Command, args []string) error {
			if last == (len(args) == 1) {
				return wrongUse("either an ID or --last says which analysis to export")
			}
			if err := out.check(); err != nil {
				return err
			}
			var a *fishbone.Analysis
			err := data.use(func(store *storage.Store) (err error) {
				a, err = pick(store, args)
				return err
			})
			if err != nil {
				return err
			}
			return out.write(c.Context(), a)
		},
	}
	out.addTo(c, picture.SVG, picture.PNG, jsonFile)
	c.Flags().BoolVar(&last, "last", false, "the analysis that was changed last")
	return c
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
