package command

import (
	"github.com/spf13/cobra"

	"whybone/app/picture"
)

func (p *Program) renderCommand() *cobra.Command {
	var out output
	c := &cobra.Command{
		Use:   "render FILE -o OUT",
		Short: "Draw a fishbone from a JSON file",
		Long: `Draws the analysis in FILE, or on the standard input for "-", as SVG or PNG.
FILE is Whybone JSON, as "whybone export" writes it, or the plain tree:

  {"problem":"…","categories":[{"name":"…","causes":[{"text":"…","causes":[…]}]}]}

The data is neither read nor changed.`,
		Example: "  whybone render tree.json -o fishbone.svg\n  whybone render - -o fishbone.png --dpi 300 < tree.json",
		Args:    arguments(1, 1, "one FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := out.check(); err != nil {
				return err
			}
			a, err := p.analysis(args[0])
			if err != nil {
				return err
			}
			return out.write(c.Context(), a)
		},
	}
	out.addTo(c, picture.SVG, picture.PNG)
	return c
}
