package command

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

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

func percentOf(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + "%" }

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
