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
	"whybone/app/tables"
	"whybone/app/words"
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
	stderr func() io.Writer
}

// jsonFile is the ending of Whybone JSON.
const jsonFile = ".json"

// tableFile is the ending of a table for spreadsheets.
const tableFile = tables.Ending

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
	o.stdout, o.stderr, o.kinds = stdout, c.ErrOrStderr, kinds
	c.Flags().StringVarP(&o.path, "output", "o", "", words.T("cli.out.output", "all", o.endings()))
	c.Flags().StringVar(&o.format, "format", "", words.T("cli.out.format", "all", o.names()))
	c.Flags().IntVar(&o.dpi, "dpi", usualDPI, words.T("cli.out.dpi", "least", scene.MinDPI, "most", scene.MaxDPI))
	c.Flags().StringVar(&o.theme, "theme", picture.ThemeNames[0], words.T("cli.out.theme", "all", strings.Join(picture.ThemeNames, ", ")))
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
		return wrongUse("cli.out.none", "all", o.endings())
	case o.format != "" && !slices.Contains(o.kinds, "."+o.format):
		return wrongUse("cli.noneOf", "flag", "--format", "value", o.format, "all", o.names())
	case o.format == "" && o.path == standardOutput:
		return wrongUse("cli.out.standard", "all", o.names())
	case o.format == "" && !slices.Contains(o.kinds, ending):
		return wrongUse("cli.out.ending", "file", o.path, "all", o.endings())
	case o.format != "" && ending != "."+o.format && slices.Contains(o.kinds, ending):
		return wrongUse("cli.out.otherEnding", "file", o.path, "format", o.format)
	case o.dpi < scene.MinDPI || o.dpi > scene.MaxDPI:
		return wrongUse("cli.between", "flag", "--dpi", "value", o.dpi, "least", scene.MinDPI, "most", scene.MaxDPI)
	case !theme:
		return noneOf("--theme", o.theme, picture.ThemeNames...)
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

// warn says what is not as it should be in a file that is made all the same.
func (o *output) warn(sentence string) {
	if sentence != "" {
		fmt.Fprintf(o.stderr(), "%s: %s\n", name, sentence)
	}
}

// write makes what is asked for and puts it where it is to be: a picture of several
// pages in a format that holds one each becomes FILE-1, FILE-2 and so on, all or none.
// Being interrupted, it leaves what was there.
func (o *output) write(ctx context.Context, make func(context.Context) ([][]byte, error)) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	files, err := make(ctx)
	if ctx.Err() != nil {
		return said("cli.out.interrupted", "file", o.name())
	}
	if wrong, is := errors.AsType[*usageError](err); is {
		return wrong
	}
	if err != nil {
		return &outfile.Error{Path: o.name(), Err: err}
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
				return said("cli.out.input", "file", f.Path)
			}
		}
	}
	return nil
}

// print writes to the standard output.
func (o *output) print(files [][]byte) error {
	if len(files) > 1 {
		return wrongUse("cli.out.pages", "n", len(files), "format", o.format)
	}
	if _, err := o.stdout.Write(files[0]); err != nil {
		return &outfile.Error{Path: o.name(), Err: err}
	}
	return nil
}
