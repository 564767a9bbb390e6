package command

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"whybone/fishbone"
)

func (p *Program) renderCommand() *cobra.Command {
	var out output
	var l look
	c := &cobra.Command{
		Use:   "render FILE -o OUT",
		Short: "Draw a fishbone or a tree from a JSON file",
		Long: `Draws the analysis in FILE, or on the standard input for "-", as SVG, PNG, JPG, PDF
or DOT. FILE is Whybone JSON, as "whybone export" writes it, or the plain tree:

  {"problem":"…","categories":[{"name":"…","causes":[{"text":"…","causes":[…]}]}]}

` + aboutLook + `
The data is neither read nor changed.`,
		Example: "  whybone render tree.json -o fishbone.svg\n" +
			"  whybone render tree.json -o report.pdf --page a4 --theme bw --caption \"Late deliveries | 4 March\"\n" +
			"  whybone render tree.json -o why.svg --view why --cause 2.1\n" +
			"  whybone render - -o - --format png --dpi 300 < tree.json > fishbone.png",
		Args: arguments(1, 1, "one FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			out.inputs = args
			if err := out.check(); err != nil {
				return err
			}
			if err := l.check(); err != nil {
				return err
			}
			a, err := p.analysis(args[0], counted())
			if err != nil {
				return err
			}
			return out.write(c.Context(), func(ctx context.Context) ([][]byte, error) {
				return out.pictures(ctx, a, &l, time.Time{})
			})
		},
	}
	out.addTo(c, p.Stdout, pictureKinds()...)
	l.addTo(c)
	return c
}

// aboutLook explains the flags of a picture's look.
const aboutLook = `A cause is named by its numbers: 2.1.3 is the third answer to the first cause of the
second category. Its text does as well, or the beginning of it, if no other cause has it.

With --page a fishbone that cannot be read on one page goes onto several: an overview,
then each category. A PDF holds them all; other formats become OUT-1, OUT-2 and so on.
`

// counted returns a source of identifiers that are the same in each run, for files
// that show them: the same input gives the same bytes.
func counted() func() fishbone.ID {
	n := 0
	return func() fishbone.ID {
		n++
		return fishbone.ID(fmt.Sprint("n", n))
	}
}
