package command

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"whybone/app/outfile"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/exchange"
)

// output is a file that is asked for: what, where, and how it is to look.
type output struct {
	path  string
	dpi   int
	theme string
	kinds []string // the endings that the command knows
}

// jsonFile is the ending of Whybone JSON.
const jsonFile = ".json"

// usualDPI makes a page-wide picture that prints well.
const usualDPI = 144

// addTo gives a command the flags of an output in one of these formats.
func (o *output) addTo(c *cobra.Command, kinds ...string) {
	o.kinds = kinds
	c.Flags().StringVarP(&o.path, "output", "o", "", "the `FILE` to write; its ending says what: "+o.endings())
	c.Flags().IntVar(&o.dpi, "dpi", usualDPI, fmt.Sprintf("dots per inch of a PNG, %d to %d", draw.MinDPI, draw.MaxDPI))
	c.Flags().StringVar(&o.theme, "theme", light, fmt.Sprintf("the picture's colours: %s or %s", light, dark))
}

func (o *output) endings() string { return strings.Join(o.kinds, ", ") }

// check finds what is wrong with the flags, before any work is done.
func (o *output) check() error {
	switch {
	case o.path == "":
		return wrongUse("no output file is given: -o FILE, ending in %s", o.endings())
	case !slices.Contains(o.kinds, o.kind()):
		return wrongUse("the output file %q must end in %s", o.path, o.endings())
	case o.dpi < draw.MinDPI || o.dpi > draw.MaxDPI:
		return wrongUse("--dpi %d is not between %d and %d", o.dpi, draw.MinDPI, draw.MaxDPI)
	case o.theme != light && o.theme != dark:
		return wrongUse("--theme %q is neither %s nor %s", o.theme, light, dark)
	}
	return nil
}

// kind is the ending of the output file.
func (o *output) kind() string { return strings.ToLower(filepath.Ext(o.path)) }

// write makes the file. Being interrupted, it leaves what was there.
func (o *output) write(ctx context.Context, a *fishbone.Analysis) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	data, err := o.make(ctx, a)
	if ctx.Err() != nil {
		return fmt.Errorf("write %s: interrupted", o.path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", o.path, err)
	}
	return outfile.Write(o.path, data)
}

func (o *output) make(ctx context.Context, a *fishbone.Analysis) ([]byte, error) {
	if o.kind() == jsonFile {
		return exchange.WriteJSON(a)
	}
	return o.picture(ctx, a)
}
