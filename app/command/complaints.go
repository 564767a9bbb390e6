package command

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"whybone/app/dates"
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
