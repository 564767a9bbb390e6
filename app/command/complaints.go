package command

import (
	"context"
	"encoding/json"
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
	"text/tabwriter"

	"github.com/spf13/cobra"

	"whybone/app/dates"
	"whybone/app/intake"
	"whybone/app/outfile"
	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

func (p *Program) complaintsCommand(data *dataFlag) *cobra.Command {
	c := &cobra.Command{
		Use: "complaints", Short: words.T("cli.complaints.short"), Long: words.T("cli.complaints.long"),
		Args: func(c *cobra.Command, args []string) error {
			if err := noCommand(c, args); err != nil {
				return err
			}
			return wrongUse("cli.complaints.which")
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	c.AddCommand(p.addComplaintCommand(data), p.importComplaintsCommand(data), p.listComplaintsCommand(data), p.paretoCommand(data),
		p.relapsesCommand(data), p.backInRegisterCommand(data, "undo", (*storage.Register).Undo), p.backInRegisterCommand(data, "redo", (*storage.Register).Redo))
	return c
}

// stamp is who edits from the command line, and when.
func (p *Program) stamp() fishbone.Stamp { return fishbone.Stamp{At: p.Now()} }

// assignment is an attribute with what is said of it: name=value.
func assignment(flag, s string) (name, value string, err error) {
	name, value, ok := strings.Cut(s, "=")
	f, known := fishbone.ComplaintKind.Attribute(name)
	if !ok || !known || f.Content == fishbone.ContentStamp {
		return "", "", noneOf(flag, s, complaintNames("=…")...)
	}
	return name, value, nil
}

// complaintNames are the attributes that can be said, each with an ending.
func complaintNames(ending string) (names []string) {
	for _, f := range fishbone.ComplaintKind.Attributes {
		if f.Content != fishbone.ContentStamp {
			names = append(names, f.Name+ending)
		}
	}
	return names
}

func (p *Program) addComplaintCommand(data *dataFlag) *cobra.Command {
	var on string
	var said []string
	c := &cobra.Command{
		Use: "add TEXT", Short: words.T("cli.complaints.add"), Args: arguments(1, 1, "cli.complaints.text"),
		Example: "  whybone complaints add \"charged twice\" --on 14.3. --set type=billing --set severity=major",
		RunE: func(_ *cobra.Command, args []string) error {
			today := fishbone.DayOf(p.Now())
			received, err := dates.One(on, today, dates.Options{Past: true})
			if err != nil {
				return err
			}
			one := fishbone.Complaint{What: args[0], Received: received}
			for _, s := range said {
				name, value, err := assignment("--set", s)
				if err != nil {
					return err
				}
				f, _ := fishbone.ComplaintKind.Attribute(name)
				f.Put(&one, value)
			}
			return data.use(func(store *storage.Store) error {
				done, err := store.Register().Do(complaint.Add{Complaint: one}, p.stamp())
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(p.Stdout, done.(complaint.Add).Complaint.ID)
				return err
			})
		},
	}
	c.Flags().StringVar(&on, "on", string(fishbone.DayOf(p.Now())), words.T("cli.complaints.on"))
	c.Flags().StringArrayVar(&said, "set", nil, words.T("cli.complaints.set", "all", strings.Join(complaintNames(""), ", ")))
	return c
}

// backInRegisterCommand takes the last edit of the register back, or does it again.
func (p *Program) backInRegisterCommand(data *dataFlag, use string, step func(*storage.Register, fishbone.Stamp) (complaint.Edit, error)) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: words.T("cli.complaints." + use), Args: arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			return data.use(func(store *storage.Store) error {
				_, err := step(store.Register(), p.stamp())
				return err
			})
		},
	}
}

// periodFlags say which complaints are meant.
type periodFlags struct {
	from, to string
	types    []string
}

func (f *periodFlags) addTo(c *cobra.Command) {
	c.Flags().StringVar(&f.from, "from", "", words.T("cli.complaints.from"))
	c.Flags().StringVar(&f.to, "to", "", words.T("cli.complaints.to"))
	c.Flags().StringArrayVar(&f.types, "type", nil, words.T("cli.complaints.type"))
}

func (f *periodFlags) query(today fishbone.Day) (q complaint.Query, err error) {
	q.Types = f.types
	for _, day := range []struct {
		written string
		into    *fishbone.Day
	}{{f.from, &q.From}, {f.to, &q.To}} {
		if day.written == "" {
			continue
		}
		if *day.into, err = dates.One(day.written, today, dates.Options{Past: true}); err != nil {
			return q, err
		}
	}
	return q, nil
}

// tableFlags say how a table is printed.
type tableFlags struct{ csv, json bool }

func (f *tableFlags) addTo(c *cobra.Command) {
	c.Flags().BoolVar(&f.csv, "csv", false, words.T("cli.complaints.csv"))
	c.Flags().BoolVar(&f.json, "json", false, words.T("cli.complaints.json"))
	c.MarkFlagsMutuallyExclusive("csv", "json")
}

// print prints rows with their headings, or what they are made of as JSON.
func (f *tableFlags) print(w io.Writer, rows [][]string, whole any) error {
	switch {
	case f.json:
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(whole)
	case f.csv:
		out, err := sheet.Write(rows)
		if err != nil {
			return err
		}
		_, err = w.Write(out)
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = oneLine(cell)
		}
		fmt.Fprintln(table, strings.Join(row, "\t"))
	}
	return table.Flush()
}

func (p *Program) listComplaintsCommand(data *dataFlag) *cobra.Command {
	var period periodFlags
	var printed tableFlags
	var most int
	c := &cobra.Command{
		Use: "list", Short: words.T("cli.complaints.list"), Args: arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			q, err := period.query(fishbone.DayOf(p.Now()))
			if err != nil {
				return err
			}
			q.Limit = max(0, most)
			return data.read(func(store *storage.Store) error {
				list, err := store.Register().List(q)
				if err != nil {
					return err
				}
				rows := [][]string{{words.T("field.complaint.received"), words.T("field.complaint.type"), words.T("field.complaint.severity"), words.T("field.complaint.what")}}
				for _, c := range list {
					severity := string(c.Severity)
					if severity != "" {
						severity = words.T("severity." + severity)
					}
					rows = append(rows, []string{string(c.Received), c.Type, severity, c.What})
				}
				if list == nil {
					list = []fishbone.Complaint{}
				}
				return printed.print(p.Stdout, rows, list)
			})
		},
	}
	period.addTo(c)
	printed.addTo(c)
	c.Flags().IntVar(&most, "most", 0, words.T("cli.complaints.most"))
	return c
}

// weights are what bars can be compared by.
var weights = map[string]complaint.Weight{"number": complaint.ByNumber, "cost": complaint.ByCost, "severity": complaint.BySeverity}

func (p *Program) paretoCommand(data *dataFlag) *cobra.Command {
	var period periodFlags
	var printed tableFlags
	var by, weight string
	groups := make([]string, len(complaint.Groups()))
	for i, g := range complaint.Groups() {
		groups[i] = string(g)
	}
	weighed := []string{"number", "cost", "severity"}
	c := &cobra.Command{
		Use: "pareto", Short: words.T("cli.complaints.pareto"), Args: arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			w, ok := weights[weight]
			switch {
			case !ok:
				return noneOf("--weight", weight, weighed...)
			case !slices.Contains(groups, by):
				return noneOf("--by", by, groups...)
			}
			q, err := period.query(fishbone.DayOf(p.Now()))
			if err != nil {
				return err
			}
			return data.read(func(store *storage.Store) error {
				counts, err := store.Register().Count(complaint.Group(by), q)
				if err != nil {
					return err
				}
				return printed.print(p.Stdout, paretoRows(complaint.Group(by), complaint.Pareto(counts, w)), asBars(complaint.Pareto(counts, w)))
			})
		},
	}
	period.addTo(c)
	printed.addTo(c)
	c.Flags().StringVar(&by, "by", string(complaint.ByType), words.T("cli.complaints.by", "all", strings.Join(groups, ", ")))
	c.Flags().StringVar(&weight, "weight", "number", words.T("cli.complaints.weight", "all", strings.Join(weighed, ", ")))
	return c
}

func paretoRows(by complaint.Group, bars []complaint.Bar) [][]string {
	heading := "field.complaint." + string(by)
	if by == complaint.ByMonth {
		heading = "complaints.month"
	}
	rows := [][]string{{words.T("complaints.number"), words.T("complaints.cost"), words.T("complaints.severe"), words.T("complaints.share"), words.T("complaints.upto"), words.T(heading)}}
	for _, b := range bars {
		name := b.Name
		if name == "" {
			name = words.T("complaints.unsaid")
		}
		rows = append(rows, []string{strconv.Itoa(b.N), strconv.FormatFloat(b.Cost, 'f', -1, 64), strconv.Itoa(b.Severe), percentOf(b.Share), percentOf(b.Upto), name})
	}
	return rows
}

func percentOf(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + " %" }

// bar is a bar for scripts.
type bar struct {
	Name   string  `json:"name"`
	N      int     `json:"n"`
	Cost   float64 `json:"cost"`
	Severe int     `json:"severe"`
	Share  float64 `json:"share"`
	Upto   float64 `json:"upto"`
}

func asBars(bars []complaint.Bar) []bar {
	all := make([]bar, len(bars)) // never null
	for i, b := range bars {
		all[i] = bar{b.Name, b.N, b.Cost, b.Severe, b.Share, b.Upto}
	}
	return all
}

// errCameBack ends a run with [CouldNot] after what came back was told.
var errCameBack = errors.New("complaints came back")

func (p *Program) relapsesCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use: "relapses", Short: words.T("cli.complaints.relapses"), Long: words.T("cli.complaints.relapsesLong"), Args: arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			return data.read(func(store *storage.Store) error {
				all, err := store.Register().Relapses(fishbone.DayOf(p.Now()))
				if err != nil {
					return err
				}
				back := false
				for _, r := range all {
					back = back || r.CameBack()
					key := "complaints.held"
					if r.CameBack() {
						key = "complaints.cameBack"
					}
					fmt.Fprintln(p.Stdout, oneLine(words.T(key, "problem", r.Problem, "n", r.N, "expected", strconv.FormatFloat(r.Due, 'f', 1, 64), "until", r.Until)))
				}
				switch {
				case back:
					return errCameBack
				case len(all) == 0:
					fmt.Fprintln(p.Stdout, words.T("complaints.noneExpected"))
				}
				return nil
			})
		},
	}
}

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
