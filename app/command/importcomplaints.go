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
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"whybone/app/dates"
	"whybone/app/intake"
	"whybone/app/outfile"
	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/storage"
)

// importFlags say what somebody knows of a table.
type importFlags struct {
	columns        []string
	dates, decimal string
	encoding       string
	look           bool
	wrong          string
}

func (p *Program) importComplaintsCommand(data *dataFlag) *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use: "import FILE", Short: words.T("cli.complaints.import"), Long: words.T("cli.complaints.importLong"), Args: arguments(1, 1, "cli.complaints.file"),
		Example: "  whybone complaints import march.csv --look\n  whybone complaints import march.csv --column what=Subject --dates dmy --wrong left.csv",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := f.check(); err != nil {
				return err
			}
			plan, err := f.plan(args[0])
			if err != nil {
				return &fileError{args[0], err}
			}
			if f.look {
				return p.tellPlan(plan)
			}
			if err := plan.Settle(); err != nil {
				return &fileError{args[0], err}
			}
			return data.use(func(store *storage.Store) error { return p.importComplaints(store, plan, args[0], f.wrong) })
		},
	}
	c.Flags().StringArrayVar(&f.columns, "column", nil, words.T("cli.complaints.column", "all", strings.Join(append(complaintNames(""), intake.Number, intake.Own), ", ")))
	c.Flags().StringVar(&f.dates, "dates", "", words.T("cli.complaints.dates", "all", "dmy, mdy"))
	c.Flags().StringVar(&f.decimal, "decimal", "", words.T("cli.complaints.decimal"))
	c.Flags().StringVar(&f.encoding, "encoding", "", words.T("cli.complaints.encoding"))
	c.Flags().BoolVar(&f.look, "look", false, words.T("cli.complaints.look"))
	c.Flags().StringVar(&f.wrong, "wrong", "", words.T("cli.complaints.wrong"))
	return c
}

func (f *importFlags) check() error {
	switch {
	case f.dates != "" && f.dates != string(dates.DaysFirst) && f.dates != string(dates.MonthsFirst):
		return noneOf("--dates", f.dates, string(dates.DaysFirst), string(dates.MonthsFirst))
	case f.decimal != "" && f.decimal != "." && f.decimal != ",":
		return noneOf("--decimal", f.decimal, ".", ",")
	}
	return nil
}

// plan is what is made of a table.
func (f *importFlags) plan(file string) (*intake.Plan, error) {
	table, err := intake.Text(func() (io.ReadCloser, error) { return os.Open(file) }, f.encoding)
	if err != nil {
		return nil, err
	}
	plan, err := intake.Look(table)
	if err != nil {
		return nil, err
	}
	plan.Dates = dates.Order(f.dates)
	if f.decimal != "" {
		plan.Decimal = rune(f.decimal[0])
	}
	for _, s := range f.columns {
		attribute, heading, _ := strings.Cut(s, "=")
		if err := plan.Assign(attribute, heading); err != nil {
			return nil, err
		}
	}
	return plan, nil
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
func (p *Program) importComplaints(store *storage.Store, plan *intake.Plan, file, wrongFile string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if _, err := store.Backup(p.Now(), storage.BeforeImport); err != nil {
		return err
	}
	importing, err := store.Register().Import(filepath.Base(file), p.stamp())
	if err != nil {
		return err
	}
	var wrong [][]string
	err = plan.Read(func(r *intake.Row) error {
		if r.Number%1000 == 0 && ctx.Err() != nil {
			return said("cli.out.interrupted", "file", file)
		}
		if r.Err == nil {
			return importing.Add(r.Complaint, r.Origin)
		}
		wrong = append(wrong, append([]string{strconv.Itoa(r.Number), words.Sentence(r.Err)}, slices.Clone(r.Cells)...))
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
	return p.tellWrong(plan, file, wrongFile, wrong)
}

// tellWrong says which rows were left out, or writes them into a file with the reasons.
func (p *Program) tellWrong(plan *intake.Plan, file, wrongFile string, wrong [][]string) error {
	if len(wrong) == 0 {
		return nil
	}
	if wrongFile == "" {
		const told = 10
		for _, row := range wrong[:min(told, len(wrong))] {
			fmt.Fprintf(p.Stderr, "%s: %s: %s\n", name, file, words.T("complaints.row", "n", row[0], "reason", oneLine(row[1])))
		}
		if len(wrong) > told {
			fmt.Fprintf(p.Stderr, "%s: %s: %s\n", name, file, words.T("complaints.moreRows", "n", len(wrong)-told))
		}
		return nil
	}
	head := []string{words.T("complaints.rowNumber"), words.T("complaints.reason")}
	for _, c := range plan.Columns {
		head = append(head, c.Name)
	}
	out, err := sheet.Write(append([][]string{head}, wrong...))
	if err != nil {
		return err
	}
	return outfile.Write(wrongFile, out)
}
