package command

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

func (p *Program) listCommand(data *dataFlag) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: words.T("cli.list.short"),
		Long:  words.T("cli.list.long"),
		Args:  arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			return data.read(func(store *storage.Store) error {
				list, _, err := store.List(storage.Query{})
				if err != nil {
					return err
				}
				if asJSON {
					return listJSON(p.Stdout, list)
				}
				return listPlain(p.Stdout, list)
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, words.T("cli.list.json"))
	return c
}

// listed is an analysis in the list for scripts.
type listed struct {
	ID      fishbone.ID `json:"id"`
	Problem string      `json:"problem"`
	State   string      `json:"state"`
	Made    time.Time   `json:"made"`
	Updated time.Time   `json:"updated"`
	Step    int         `json:"step"`
	Counts  counts      `json:"counts"`
}

type counts struct {
	Causes    int `json:"causes"`
	Unsorted  int `json:"unsorted"`
	Deepest   int `json:"deepest"`
	LevelOne  int `json:"levelOne"`
	Judged    int `json:"judged"`
	Roots     int `json:"roots"`
	Solutions int `json:"solutions"`
	Untied    int `json:"untied"`
}

func listJSON(w io.Writer, list []storage.Summary) error {
	out := make([]listed, len(list)) // never null
	for i, s := range list {
		n := s.Counts
		out[i] = listed{s.ID, s.Problem, s.State, seconds(s.Made.At), seconds(s.Changed.At), int(s.Step), counts{
			Causes: n.Causes, Unsorted: n.Unsorted, Deepest: n.Deepest, LevelOne: n.LevelOne,
			Judged: n.Judged, Roots: n.Roots, Solutions: n.Solutions, Untied: n.Untied,
		}}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// seconds leaves away what not every reader of RFC 3339 understands.
func seconds(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }

// listPlain prints a table. The problem comes last: it alone has characters that
// are wider than others, and it may be as long as it likes.
func listPlain(w io.Writer, list []storage.Summary) error {
	if len(list) == 0 {
		_, err := fmt.Fprintln(w, words.T("cli.noneYet"))
		return err
	}
	short := shortest(list)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tCHANGED\tSTATE\tCAUSES\tDEEPEST\tSOLUTIONS\tPROBLEM")
	for _, s := range list {
		if s.State == storage.Damaged {
			fmt.Fprintf(table, "%s\t-\t%s\t-\t-\t-\t-\n", s.ID[:min(short, len(s.ID))], s.State)
			continue
		}
		n := s.Counts
		fmt.Fprintf(table, "%s\t%s\t%s\t%d\t%d\t%d\t%s\n", s.ID[:min(short, len(s.ID))],
			s.Changed.At.Local().Format("2006-01-02 15:04"), s.State, n.Causes, n.Deepest, n.Solutions, s.Problem)
	}
	return table.Flush()
}

// shortest is how long a beginning of each id must be to name only that one; at
// least eight, so that it does so tomorrow as well.
func shortest(list []storage.Summary) int {
	for length := 8; ; length++ {
		seen, whole := map[fishbone.ID]bool{}, true
		for _, s := range list {
			seen[s.ID[:min(length, len(s.ID))]] = true
			whole = whole && len(s.ID) <= length
		}
		if whole || len(seen) == len(list) {
			return length
		}
	}
}
