package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/picture"
	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange/charset"
)

// chartKind is a chart that can be drawn from a file.
type chartKind struct {
	name string // its words are those of "cli.chart." and the name
	read func(data []byte, o sheet.Options, title string) (drawing, error)
}

// drawing is a chart with its data.
type drawing interface {
	Draw(chart.Style) (*scene.Scene, error)
}

var chartKinds = []chartKind{{"pareto", readPareto}, {"effort", readEffort}, {"effect", readEffect}}

func (p *Program) chartCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "chart KIND FILE -o OUT",
		Short: words.T("cli.chart.short"),
		// Without a chart of that name its flags are nobody's: the name is what is wrong.
		FParseErrWhitelist: cobra.FParseErrWhitelist{UnknownFlags: true},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUse("cli.chart.which", "all", chartNames())
			}
			return wrongUse("cli.chart.none", "name", args[0], "all", chartNames())
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	for _, k := range chartKinds {
		c.AddCommand(p.oneChart(k))
	}
	return c
}

func chartNames() string {
	var names []string
	for _, k := range chartKinds {
		names = append(names, k.name)
	}
	return strings.Join(names, ", ")
}

func (p *Program) oneChart(k chartKind) *cobra.Command {
	var out output
	var title, decimal string
	var table sheet.Options
	c := &cobra.Command{
		Use:     k.name + " FILE -o OUT",
		Short:   words.T("cli.chart." + k.name),
		Long:    words.T("cli.chart.long", "short", words.T("cli.chart."+k.name), "about", words.T("cli.chart."+k.name+".about")),
		Example: fmt.Sprintf("  whybone chart %s data.csv -o chart.png --title \"Complaints\"", k.name),
		Args:    arguments(1, 1, "cli.arguments.file"),
		RunE: func(c *cobra.Command, args []string) error {
			out.inputs = args
			if err := out.check(); err != nil {
				return err
			}
			if err := checkTable(&table, decimal); err != nil {
				return err
			}
			data, err := p.input(args[0])
			if err != nil {
				return err
			}
			d, err := k.read(data, table, title)
			if err != nil {
				return &fileError{inputName(args[0]), err}
			}
			text, _ := charset.Decode(data, table.Encoding) // it has just been read
			return out.write(c.Context(), func(context.Context) ([][]byte, error) { return out.chart(d, text, title) })
		},
	}
	out.addTo(c, p.Stdout, pictureKinds()...)
	c.Flags().StringVar(&title, "title", "", words.T("cli.chart.title"))
	c.Flags().StringVar(&decimal, "decimal", "", words.T("cli.chart.decimal"))
	c.Flags().StringVar(&table.Encoding, "encoding", "", words.T("cli.chart.encoding", "all", strings.Join(charset.Names(), ", ")))
	return c
}

// checkTable finds what is wrong with the flags about a table.
func checkTable(o *sheet.Options, decimal string) error {
	switch {
	case decimal != "" && decimal != "." && decimal != ",":
		return noneOf("--decimal", decimal, ".", ",")
	case o.Encoding != "" && !slices.Contains(charset.Names(), o.Encoding):
		return noneOf("--encoding", o.Encoding, charset.Names()...)
	}
	if decimal != "" {
		o.Decimal = rune(decimal[0])
	}
	return nil
}

// chart draws a chart, with words in the language of its data.
func (o *output) chart(d drawing, data, title string) ([][]byte, error) {
	language := languageOf([]string{data, title})
	if err := words.Use(language); err != nil {
		return nil, err
	}
	theme, _ := picture.ThemeNamed(o.theme)
	drawn, err := d.Draw(chart.Style{Theme: theme, Words: picture.ChartWords(words.Used())})
	if err != nil {
		return nil, err
	}
	o.warn(picture.Missing([]*scene.Scene{drawn}, o.kind()))
	info := scene.DocumentInfo{Title: title, Language: string(language)}
	return picture.Files([]*scene.Scene{drawn}, o.kind(), picture.Settings{DPI: o.dpi, Info: info})
}
