package command

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

func (p *Program) casesCommand(data *dataFlag) *cobra.Command {
	var must, asJSON bool
	var unread string
	c := &cobra.Command{
		Use: "cases", Short: words.T("cli.cases.short"), Long: words.T("cli.cases.long"),
		Example: "  whybone cases\n  whybone cases --must --json\n  whybone cases --unread \"Ann Lee\"\n  whybone cases must 3f9k\n  whybone cases read 3f9k \"Ann Lee\"",
		Args:    noCommand,
		RunE: func(*cobra.Command, []string) error {
			only := map[storage.ListFacet]string{storage.ListUnread: fishbone.Label(unread)}
			if must {
				only[storage.ListMust] = string(fishbone.MustRead)
			}
			return data.read(func(store *storage.Store) error {
				list, _, err := store.List(storage.Query{Cases: true, Order: storage.ByImportance, Only: only})
				if err != nil {
					return err
				}
				if asJSON {
					return casesJSON(p.Stdout, list)
				}
				return casesPlain(p.Stdout, list)
			})
		},
	}
	c.Flags().BoolVar(&must, "must", false, words.T("cli.cases.must"))
	c.Flags().StringVar(&unread, "unread", "", words.T("cli.cases.unread"))
	c.Flags().BoolVar(&asJSON, "json", false, words.T("cli.list.json"))
	c.AddCommand(p.mustReadCommand(data), p.readCaseCommand(data))
	return c
}

// mustReadCommand marks a case as one that must be read, or no longer.
func (p *Program) mustReadCommand(data *dataFlag) *cobra.Command {
	var off bool
	c := &cobra.Command{
		Use: "must ID", Short: words.T("cli.cases.mark"), Args: arguments(1, 1, "cli.arguments.id"),
		RunE: func(_ *cobra.Command, args []string) error {
			must := fishbone.MustRead
			if off {
				must = fishbone.MayRead
			}
			return p.editCase(data, args[0], func(*fishbone.Analysis) fishbone.Edit {
				return fishbone.SetAbout{Field: fishbone.MustReadField, Text: string(must)}
			})
		},
	}
	c.Flags().BoolVar(&off, "off", false, words.T("cli.cases.off"))
	return c
}

// readCaseCommand notes that somebody has read a case.
func (p *Program) readCaseCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use: "read ID NAME", Short: words.T("cli.cases.read"), Args: arguments(2, 2, "cli.cases.name"),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.editCase(data, args[0], func(a *fishbone.Analysis) fishbone.Edit {
				return a.HasRead(fishbone.Reader{ID: fishbone.NewID(), Name: args[1], Day: fishbone.DayOf(p.Now())})
			})
		},
	}
}

// editCase makes an edit of a closed analysis.
func (p *Program) editCase(data *dataFlag, name string, edit func(*fishbone.Analysis) fishbone.Edit) error {
	return data.use(func(store *storage.Store) error {
		a, err := pick(store, []string{name})
		if err != nil {
			return err
		}
		if a.About().Closed == "" {
			return said("cli.cases.open", "problem", oneLine(a.About().Problem))
		}
		_, err = store.Do(a, edit(a), p.stamp())
		return err
	})
}

// caseListed is a case in the list for scripts.
type caseListed struct {
	ID         fishbone.ID  `json:"id"`
	Problem    string       `json:"problem"`
	State      string       `json:"state"`
	Closed     fishbone.Day `json:"closed"`
	MustRead   bool         `json:"mustRead"`
	Readers    []string     `json:"readers"`
	Type       string       `json:"type,omitempty"`
	Department string       `json:"department,omitempty"`
	Tags       []string     `json:"tags,omitempty"`
	Roots      int          `json:"roots"`
}

func casesJSON(w io.Writer, list []storage.Summary) error {
	out := make([]caseListed, len(list)) // never null
	for i, s := range list {
		out[i] = caseListed{s.ID, s.Problem, s.Shown(), s.FiledOn, s.MustRead == fishbone.MustRead, append([]string{}, s.ReaderList()...),
			s.Type, s.Department, s.TagList(), s.Counts.Roots}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// casesPlain prints a table. The problem comes last: it may be as long as it likes.
func casesPlain(w io.Writer, list []storage.Summary) error {
	if len(list) == 0 {
		_, err := fmt.Fprintln(w, words.T("cli.cases.none"))
		return err
	}
	length := shortest(list)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tCLOSED\tMUST\tREAD BY\tPROBLEM")
	for _, s := range list {
		must := "-"
		if s.MustRead == fishbone.MustRead {
			must = "yes"
		}
		readers := strings.Join(s.ReaderList(), ", ")
		if readers == "" {
			readers = "-"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", s.ID[:min(length, len(s.ID))], s.FiledOn, must, readers, oneLine(s.Problem))
	}
	return table.Flush()
}
