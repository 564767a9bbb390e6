package command

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
)

func (p *Program) renderCommand() *cobra.Command {
	var out output
	var l look
	c := &cobra.Command{
		Use:   "render FILE -o OUT",
		Short: words.T("cli.render.short"),
		Long:  words.T("cli.render.long", "look", words.T("cli.look")),
		Example: "  whybone render tree.json -o fishbone.svg\n" +
			"  whybone render tree.json -o report.pdf --page a4 --theme bw --caption \"Late deliveries | 4 March\"\n" +
			"  whybone render tree.json -o why.svg --view why --cause 2.1\n" +
			"  whybone render - -o - --format png --dpi 300 < tree.json > fishbone.png",
		Args: arguments(1, 1, "cli.arguments.file"),
		RunE: func(c *cobra.Command, args []string) error {
			out.inputs = args
			if err := out.check(); err != nil {
				return err
			}
			if err := l.check(out.kind()); err != nil {
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

// counted returns a source of identifiers that are the same in each run, for files
// that show them: the same input gives the same bytes.
func counted() func() fishbone.ID {
	n := 0
	return func() fishbone.ID {
		n++
		return fishbone.ID(fmt.Sprint("n", n))
	}
}
