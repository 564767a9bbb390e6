package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"whybone/app/dates"
	"whybone/app/infile"
	"whybone/app/intake"
	"whybone/app/outfile"
	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/storage"
)

// importFlags say what somebody knows of a table.
type importFlags struct {
	columns        []string
	read           []string
	dates, decimal string
	year           int
	encoding       string
	sheet          string
	mapping        string
	cases          bool
	look           bool
	wrong          string
}

func (p *Program) importComplaintsCommand(data *dataFlag) *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use: "import FILE", Short: words.T("cli.complaints.import"), Long: words.T("cli.complaints.importLong"), Args: arguments(1, 1, "cli.complaints.file"),
		Example: "  whybone complaints import march.xlsx --look\n  whybone complaints import march.csv --column what=Subject --dates dmy --wrong left.csv\n  whybone complaints import march.csv --mapping \"SAP export\" --read severity:P1=critical",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := f.check(); err != nil {
				return err
			}
			if f.look {
				return data.read(func(store *storage.Store) error {
					plan, err := f.plan(store, args[0], p)
					if err != nil {
						return &fileError{args[0], err}
					}
					return p.tellPlan(plan)
				})
			}
			return data.use(func(store *storage.Store) error {
				plan, err := f.plan(store, args[0], p)
				if err == nil {
					err = plan.Settle()
				}
				if err != nil {
					return &fileError{args[0], err}
				}
				return p.importComplaints(store, plan, args[0], &f)
			})
		},
	}
	all := slices.Concat(complaintNames(""), []string{intake.Number, intake.Own}, intake.OfCases())
	c.Flags().StringArrayVar(&f.columns, "column", nil, words.T("cli.complaints.column", "all", strings.Join(all, ", ")))
	c.Flags().StringArrayVar(&f.read, "read", nil, words.T("cli.complaints.read", "all", strings.Join([]string{intake.Kept, intake.AsAbove, intake.FromType, intake.LeftOut}, ", ")))
	c.Flags().StringVar(&f.dates, "dates", "", words.T("cli.complaints.dates", "all", "dmy, mdy"))
	c.Flags().IntVar(&f.year, "year", 0, words.T("cli.complaints.year"))
	c.Flags().StringVar(&f.decimal, "decimal", "", words.T("cli.complaints.decimal"))
	c.Flags().StringVar(&f.encoding, "encoding", "", words.T("cli.complaints.encoding"))
	c.Flags().StringVar(&f.sheet, "sheet", "", words.T("cli.complaints.sheet"))
	c.Flags().StringVar(&f.mapping, "mapping", "", words.T("cli.complaints.mapping"))
	c.Flags().BoolVar(&f.cases, "cases", false, words.T("cli.complaints.cases", "n", intake.MostCases))
	c.Flags().BoolVar(&f.look, "look", false, words.T("cli.complaints.look"))
	c.Flags().StringVar(&f.wrong, "wrong", "", words.T("cli.complaints.wrong"))
	return c
}

func (f *importFlags) check() error {
	switch {
	case f.dates != "" && f.dates != string(dates.DaysFirst) && f.dates != string(dates.MonthsFirst):
		return noneOf("--dates", f.dates, string(dates.DaysFirst), string(dates.MonthsFirst))
	case f.year != 0 && (f.year < 1900 || f.year > 2100):
		return wrongUse("cli.complaints.noYear", "year", strconv.Itoa(f.year))
	case f.decimal != "" && f.decimal != "." && f.decimal != ",":
		return noneOf("--decimal", f.decimal, ".", ",")
	}
	for _, s := range f.read {
		if _, ok := mend(s); !ok {
			return noneOf("--read", s, "severity:WORD=critical", "cost:WORD="+intake.Kept, "received:="+intake.AsAbove)
		}
	}
	return nil
}

// mend reads attribute:CELL=as.
func mend(s string) (intake.Mend, bool) {
	attribute, rest, ok := strings.Cut(s, ":")
	at := strings.LastIndex(rest, "=")
	if !ok || at < 0 || !slices.Contains(complaintNames(""), attribute) {
		return intake.Mend{}, false
	}
	return intake.Mend{Attribute: attribute, Cell: rest[:at], As: rest[at+1:]}, true
}

// plan is what is made of a table: what its headings say, what was made of one with the same
// headings before, and what the flags say.
func (f *importFlags) plan(store *storage.Store, file string, p *Program) (*intake.Plan, error) {
	table, err := f.open(file, p)
	if err != nil {
		return nil, err
	}
	plan, err := intake.Look(table)
	if err != nil {
		return nil, err
	}
	if err := f.useMapping(store, plan); err != nil {
		return nil, err
	}
	plan.Dates, plan.Year = dates.Order(f.dates), f.year
	if f.decimal != "" {
		plan.Decimal = rune(f.decimal[0])
	}
	for _, s := range f.columns {
		attribute, heading, _ := strings.Cut(s, "=")
		if err := plan.Assign(attribute, heading); err != nil {
			return nil, err
		}
	}
	for _, s := range f.read {
		m, _ := mend(s)
		plan.Mend(m)
	}
	return plan, nil
}

// open opens a table: in a file, or what is piped in.
func (f *importFlags) open(file string, p *Program) (intake.Table, error) {
	if file != infile.Pasted {
		return intake.Open(file, intake.Form{Encoding: f.encoding, Sheet: f.sheet})
	}
	data, err := infile.ReadAll(p.Stdin)
	if err != nil {
		return nil, err
	}
	return intake.Pasted(data, f.encoding)
}

// useMapping uses the mapping that is asked for, or the last one for the same headings.
func (f *importFlags) useMapping(store *storage.Store, plan *intake.Plan) error {
	kept, err := store.Setting(intake.Setting)
	if err != nil {
		return err
	}
	all := intake.ReadMappings(kept)
	m, ok := all.For(plan)
	if f.mapping != "" {
		if m, ok = all.Named(f.mapping); !ok {
			return said("cli.complaints.noMapping", "name", f.mapping, "all", strings.Join(all.Names(), ", "))
		}
	}
	if ok {
		plan.Use(m)
	}
	return nil
}

// tellPlan prints what a table's columns are taken for.
func (p *Program) tellPlan(plan *intake.Plan) error {
	rows := [][]string{{words.T("complaints.column"), words.T("complaints.takenAs"), words.T("complaints.filled"), words.T("complaints.samples")}}
	for _, c := range plan.Columns {
		rows = append(rows, []string{c.Name, words.Intake(c.Attribute), fmt.Sprintf("%d/%d", c.Filled, plan.Rows), strings.Join(c.Samples, " | ")})
	}
	return (&tableFlags{}).print(p.Stdout, rows, nil)
}

// importComplaints brings a table's complaints in, all at once or, where it is interrupted, none.
func (p *Program) importComplaints(store *storage.Store, plan *intake.Plan, file string, f *importFlags) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if _, err := store.Backup(p.Now(), storage.BeforeImport); err != nil {
		return err
	}
	var making *intake.Making
	if f.cases {
		making = words.Making(filepath.Base(file), p.stamp())
	}
	importing, err := store.Register().Import(filepath.Base(file), p.stamp())
	if err != nil {
		return err
	}
	var wrong [][]string
	err = plan.BringIn(importing, making, func(r *intake.Row) error {
		if r.Number%1000 == 0 && ctx.Err() != nil {
			return said("cli.out.interrupted", "file", file)
		}
		if r.Err != nil {
			wrong = append(wrong, append([]string{strconv.Itoa(r.Number), words.Sentence(r.Err)}, slices.Clone(r.Cells)...))
		}
		return nil
	})
	if err != nil {
		return errors.Join(err, importing.Cancel())
	}
	imported, known, err := importing.Done()
	if err != nil {
		return err
	}
	fmt.Fprintln(p.Stdout, words.T("complaints.imported", "n", imported, "known", known, "wrong", len(wrong)))
	if f.cases {
		fmt.Fprintln(p.Stdout, words.T("complaints.cases", "n", importing.Cases()))
	}
	return p.tellWrong(plan, file, f.wrong, wrong)
}

// tellWrong says which rows were left out, or writes them into a file with the reasons.
func (p *Program) tellWrong(plan *intake.Plan, file, wrongFile string, wrong [][]string) error {
	if len(wrong) == 0 {
		return nil
	}
	if wrongFile != "" {
		out, err := sheet.Write(append([][]string{words.WrongHead(plan.Columns)}, wrong...))
		if err != nil {
			return err
		}
		return outfile.Write(wrongFile, out)
	}
	const told = 10
	for _, row := range wrong[:min(told, len(wrong))] {
		fmt.Fprintf(p.Stderr, "%s: %s: %s\n", name, file, words.T("complaints.row", "n", row[0], "reason", oneLine(row[1])))
	}
	if len(wrong) > told {
		fmt.Fprintf(p.Stderr, "%s: %s: %s\n", name, file, words.T("complaints.moreRows", "n", len(wrong)-told))
	}
	return nil
}
