package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/figuretable"
	"whybone/app/infile"
	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/service"
	"whybone/storage"
)

func (p *Program) figuresCommand(data *dataFlag) *cobra.Command {
	c := &cobra.Command{
		Use: "figures", Short: words.T("cli.figures.short"),
		Args: func(c *cobra.Command, args []string) error {
			if err := noCommand(c, args); err != nil {
				return err
			}
			return wrongUse("cli.figures.which")
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	c.AddCommand(p.listFiguresCommand(data), p.importFiguresCommand(data), p.chartFiguresCommand(data))
	return c
}

// monthly is what is kept of the service, with the complaints of each month.
type monthly struct {
	*service.Book
	months     []fishbone.Day
	complaints map[fishbone.Day]int
}

func readMonthly(store *storage.Store) (m monthly, err error) {
	values, err := store.Register().Values()
	if err != nil {
		return m, err
	}
	counts, err := store.Register().Count(complaint.ByMonth, complaint.Query{})
	if err != nil {
		return m, err
	}
	m = monthly{Book: service.Read(complaint.Things(values)), complaints: map[fishbone.Day]int{}}
	for _, c := range counts {
		m.complaints[fishbone.Day(c.Name+"-01")] += c.N
	}
	m.months = m.Months()
	return m, nil
}

// of are the indicators of a team, all where none is named.
func (m monthly) of(team string) (all []fishbone.Indicator) {
	for _, i := range m.Indicators {
		if team == "" || fishbone.Fold(i.Team) == fishbone.Fold(team) {
			all = append(all, i)
		}
	}
	return all
}

func (p *Program) listFiguresCommand(data *dataFlag) *cobra.Command {
	var printed tableFlags
	var team string
	c := &cobra.Command{
		Use: "list", Short: words.T("cli.figures.list"), Args: arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			return data.read(func(store *storage.Store) error {
				m, err := readMonthly(store)
				if err != nil {
					return err
				}
				switch {
				case printed.json:
					out, err := figuretable.JSON(m.Book, m.of(team), m.months)
					if err == nil {
						_, err = p.Stdout.Write(out)
					}
					return err
				case printed.csv: // what can be imported again
					return printed.print(p.Stdout, figuretable.Rows(m.Book, m.of(team), m.months), nil)
				}
				return printed.print(p.Stdout, m.rows(team), nil)
			})
		},
	}
	printed.addTo(c)
	c.Flags().StringVar(&team, "team", "", words.T("cli.figures.team"))
	return c
}

// rows are months below each other, with their complaints.
func (m monthly) rows(team string) [][]string {
	head := []string{words.T("figures.month"), words.T("figures.complaints")}
	for _, i := range m.of(team) {
		head = append(head, i.Name)
	}
	rows := [][]string{head}
	for _, month := range m.months {
		row := []string{string(month[:7]), words.Number(m.complaints[month])}
		for _, i := range m.of(team) {
			cell := ""
			if v, ok := m.Value(i.ID, month); ok {
				cell = words.Measured(string(fishbone.FigureOf(v.Number)), i.Unit)
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

func (p *Program) importFiguresCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use: "import FILE", Short: words.T("cli.figures.import"), Args: arguments(1, 1, "cli.complaints.file"),
		Example: "  whybone figures import service.xlsx\n  whybone figures list --csv | whybone figures import -",
		RunE: func(_ *cobra.Command, args []string) error {
			t, err := p.openFigures(args[0])
			if err != nil {
				return &fileError{args[0], err}
			}
			return data.use(func(store *storage.Store) error {
				m, err := readMonthly(store)
				if err != nil {
					return err
				}
				e, taken := t.Edit(m.Book, filepath.Base(args[0]))
				if len(e.Values) > 0 {
					if _, err := store.Register().Do(e, p.stamp()); err != nil {
						return err
					}
				}
				for _, w := range t.Wrong {
					fmt.Fprintf(p.Stderr, "%s: %s: %s\n", name, args[0], words.T("cli.figures.wrong", "indicator", w.Indicator, "month", string(w.Month[:min(7, len(w.Month))]), "cell", oneLine(w.Cell)))
				}
				_, err = fmt.Fprintln(p.Stdout, words.FiguresTaken(taken.Values, taken.Replaced, taken.Indicators, taken.Same, len(t.Wrong)))
				return err
			})
		},
	}
}

// openFigures reads a table in a file, or what is piped in.
func (p *Program) openFigures(file string) (figuretable.Table, error) {
	if file != infile.Pasted {
		return figuretable.Open(file)
	}
	text, err := infile.ReadAll(p.Stdin)
	if err != nil {
		return figuretable.Table{}, err
	}
	if t, err := figuretable.ReadJSON(text); err == nil {
		return t, nil
	}
	return figuretable.Pasted(text)
}

func (p *Program) chartFiguresCommand(data *dataFlag) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use: "chart NAME", Short: words.T("cli.figures.chart"), Args: arguments(1, 1, "cli.figures.name"),
		Example: "  whybone figures chart \"Satisfaction rate\" -o satisfaction.png",
		RunE: func(_ *cobra.Command, args []string) error {
			ending := strings.ToLower(filepath.Ext(out))
			if _, ok := picture.FormatOf(ending); !ok {
				return noneOf("--output", out, pictureEndings()...)
			}
			return data.read(func(store *storage.Store) error {
				m, err := readMonthly(store)
				if err != nil {
					return err
				}
				i, ok := m.Named(args[0], "")
				if !ok {
					var all []string
					for _, one := range m.Indicators {
						all = append(all, one.Name)
					}
					return said("cli.figures.noSuch", "name", args[0], "all", strings.Join(all, ", "))
				}
				files, err := picture.MonthlyFiles(m.Book, i, m.complaints, service.MonthOf(fishbone.DayOf(p.Now())), ending, scene.DocumentInfo{Title: i.Name, Language: string(words.Used()), Made: p.Now()})
				return errors.Join(err, outfile.WriteAll(outfile.Numbered(out, files)))
			})
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", words.T("cli.figures.out"))
	return c
}

// pictureEndings are those of pictures that a chart can be.
func pictureEndings() (all []string) {
	for _, f := range picture.Formats() {
		if !f.Alias {
			all = append(all, f.Ending)
		}
	}
	return slices.Clip(all)
}
