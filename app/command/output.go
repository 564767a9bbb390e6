package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/fishbone/draw/scene"
)

// output is a file that is asked for: where, in which format, and what every picture
// has to know.
type output struct {
	path   string // standardOutput, or the file's
	format string // as given with --format
	dpi    int
	theme  string
	kinds  []string // the endings that the command knows
	inputs []string // the files that the command reads, which stay as they are
	stdout io.Writer
}

// jsonFile is the ending of Whybone JSON.
const jsonFile = ".json"

// standardOutput is the path that means no file.
const standardOutput = "-"

// usualDPI makes a page-wide picture that prints well.
const usualDPI = 144

// pictureKinds are the endings of all picture files.
func pictureKinds() (kinds []string) {
	for _, f := range picture.Formats() {
		kinds = append(kinds, f.Ending)
	}
	return kinds
}

// addTo gives a command the flags of an output in one of these formats.
func (o *output) addTo(c *cobra.Command, stdout io.Writer, kinds ...string) {
	o.stdout, o.kinds = stdout, kinds
	c.Flags().StringVarP(&o.path, "output", "o", "", "the `FILE` to write, whose ending says what: "+o.endings()+"; - is the standard output")
	c.Flags().StringVar(&o.format, "format", "", "what to write, if the ending of FILE does not say it: "+o.names())
	c.Flags().IntVar(&o.dpi, "dpi", usualDPI, fmt.Sprintf("dots per inch of a PNG or JPG, %d to %d", scene.MinDPI, scene.MaxDPI))
	c.Flags().StringVar(&o.theme, "theme", picture.ThemeNames[0], "the picture's colours: "+strings.Join(picture.ThemeNames, ", "))
}

func (o *output) endings() string { return strings.Join(o.kinds, ", ") }

// names are the formats as --format takes them.
func (o *output) names() string { return strings.ReplaceAll(o.endings(), ".", "") }

// check finds what is wrong with the flags, before any work is done.
func (o *output) check() error {
	ending := strings.ToLower(filepath.Ext(o.path))
	_, theme := picture.ThemeNamed(o.theme)
	switch {
	case o.path == "":
		return wrongUse("no output file is given: -o FILE, ending in %s", o.endings())
	case o.format != "" && !slices.Contains(o.kinds, "."+o.format):
		return wrongUse("--format %q is none of %s", o.format, o.names())
	case o.format == "" && o.path == standardOutput:
		return wrongUse("for the standard output --format says what to write: %s", o.names())
	case o.format == "" && !slices.Contains(o.kinds, ending):
		return wrongUse("the output file %q must end in %s", o.path, o.endings())
	case o.format != "" && ending != "."+o.format && slices.Contains(o.kinds, ending):
		return wrongUse("the output file %q does not end in .%s, which --format asks for", o.path, o.format)
	case o.dpi < scene.MinDPI || o.dpi > scene.MaxDPI:
		return wrongUse("--dpi %d is not between %d and %d", o.dpi, scene.MinDPI, scene.MaxDPI)
	case !theme:
		return wrongUse("--theme %q is none of %s", o.theme, strings.Join(picture.ThemeNames, ", "))
	}
	return nil
}

// kind is the ending of the format.
func (o *output) kind() string {
	if o.format != "" {
		return "." + o.format
	}
	return strings.ToLower(filepath.Ext(o.path))
}

// name is what errors call the output.
func (o *output) name() string {
	if o.path == standardOutput {
		return "standard output"
	}
	return o.path
}

// write makes what is asked for and puts it where it is to be: a picture of several
// pages in a format that holds one each becomes FILE-1, FILE-2 and so on, all or none.
// Being interrupted, it leaves what was there.
func (o *output) write(ctx context.Context, make func(context.Context) ([][]byte, error)) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	files, err := make(ctx)
	if ctx.Err() != nil {
		return fmt.Errorf("write %s: interrupted", o.name())
	}
	if wrong, is := errors.AsType[*usageError](err); is {
		return wrong
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", o.name(), err)
	}
	if o.path == standardOutput {
		return o.print(files)
	}
	numbered := outfile.Numbered(o.path, files)
	if err := o.spareInputs(numbered); err != nil {
		return err
	}
	return outfile.WriteAll(numbered)
}

// spareInputs refuses to replace a file that the command reads.
func (o *output) spareInputs(files []outfile.File) error {
	for _, f := range files {
		there, err := os.Stat(f.Path)
		if err != nil {
			continue
		}
		for _, in := range o.inputs {
			if read, err := os.Stat(in); err == nil && os.SameFile(read, there) {
				return fmt.Errorf("write %s: this command reads that file; give -o another name", f.Path)
			}
		}
	}
	return nil
}

// print writes to the standard output.
func (o *output) print(files [][]byte) error {
	if len(files) > 1 {
		return wrongUse("the picture has %d pages, and --format %s holds one: take pdf, or a file for -o", len(files), o.format)
	}
	if _, err := o.stdout.Write(files[0]); err != nil {
		return fmt.Errorf("write %s: %w", o.name(), err)
	}
	return nil
}
