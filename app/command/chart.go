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
)

// chartKind is a chart that can be drawn from a file.
type chartKind struct {
	name, short, about string
	read               func(data []byte, o sheet.Options, title string) (drawing, error)
}

// drawing is a chart with its data.
type drawing interface {
	Draw(chart.Style) (*scene.Scene, error)
}

var chartKinds = []chartKind{
	{"pareto", "Draw how often things happen, the most frequent first", `  {"title":"…","unit":"…","bars":[{"name":"…","count":87},{"name":"…","count":11,"other":true}]}

or CSV with a header and two columns, such as Complaint,Count. What is "other" stands
last, and so does what is called Other or 其他.`, readPareto},
	{"effort", "Draw solutions by their effort and their impact", `  {"title":"…","solutions":[{"name":"…","effort":2,"impact":5}]}

or CSV with a header and three columns, such as Solution,Effort,Impact. Marks go from 1
to 5, or to 10 where one is higher.`, readEffort},
	{"effect", "Draw a figure before and after something was done", `  {"title":"…","unit":"…","change":"2026-03","done":"…","goal":60,"values":[{"when":"2026-01","value":176}]}

or CSV with a header and two columns, such as Month,Complaints. Where every moment is a
date, the values become a line, and else bars. "change" is from when on it was done.`, readEffect},
}

func (p *Program) chartCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "chart KIND FILE -o OUT",
		Short: "Draw a chart from a small JSON or CSV file",
		// Without a chart of that name its flags are nobody's: the name is what is wrong.
		FParseErrWhitelist: cobra.FParseErrWhitelist{UnknownFlags: true},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUse("which chart? %s", chartNames())
			}
			return wrongUse("there is no chart %q: %s", args[0], chartNames())
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
		Short:   k.short,
		Long:    k.short + ". FILE, or the standard input for \"-\", is JSON:\n\n" + k.about,
		Example: fmt.Sprintf("  whybone chart %s data.csv -o chart.png --title \"Complaints\"", k.name),
		Args:    arguments(1, 1, "one FILE"),
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
				return fmt.Errorf("%s: %w", inputName(args[0]), err)
			}
			text, _ := sheet.Decode(data, table.Encoding) // it has just been read
			return out.write(c.Context(), func(context.Context) ([][]byte, error) { return out.chart(d, text, title) })
		},
	}
	out.addTo(c, p.Stdout, pictureKinds()...)
	c.Flags().StringVar(&title, "title", "", "the chart's title, if the file has none or another one")
	c.Flags().StringVar(&decimal, "decimal", "", "the `SIGN` before decimals in CSV, . or , (default what each column shows)")
	c.Flags().StringVar(&table.Encoding, "encoding", "", "the encoding of CSV: "+strings.Join(sheet.Encodings(), ", ")+" (default what the text shows)")
	return c
}

// checkTable finds what is wrong with the flags about a table.
func checkTable(o *sheet.Options, decimal string) error {
	switch {
	case decimal != "" && decimal != "." && decimal != ",":
		return wrongUse("--decimal %q is none of . and ,", decimal)
	case o.Encoding != "" && !slices.Contains(sheet.Encodings(), o.Encoding):
		return wrongUse("--encoding %q is none of %s", o.Encoding, strings.Join(sheet.Encodings(), ", "))
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
	drawn, err := d.Draw(chart.Style{Theme: theme, Words: picture.ChartWords()})
	if err != nil {
		return nil, err
	}
	info := scene.DocumentInfo{Title: title, Language: string(language)}
	return picture.Files([]*scene.Scene{drawn}, o.kind(), picture.Settings{DPI: o.dpi, Info: info})
}
