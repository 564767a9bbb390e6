package command

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/past"
	"whybone/storage"
)

func (p *Program) seenCommand(data *dataFlag) *cobra.Command {
	var causes, asJSON bool
	var most int
	c := &cobra.Command{
		Use: "seen SENTENCE", Short: words.T("cli.seen.short"), Long: words.T("cli.seen.long"),
		Example: "  whybone seen \"parcels come late\"\n  whybone seen 包装太薄 --causes --json",
		Args:    arguments(1, 1, "cli.seen.sentence"),
		RunE: func(c *cobra.Command, args []string) error {
			kind := fishbone.AboutKind
			if causes {
				kind = fishbone.CauseKind
			}
			return data.read(func(store *storage.Store) error {
				if err := p.bringUpToDate(c.Context(), store, false); err != nil {
					return err
				}
				all, err := store.SeenBefore(c.Context(), args[0], kind, "", max(1, most))
				if err != nil {
					return err
				}
				told := []seenLine{}
				for _, s := range all {
					line, err := seenLineOf(store, s)
					if err != nil {
						return err
					}
					told = append(told, line)
				}
				if asJSON {
					e := json.NewEncoder(p.Stdout)
					e.SetEscapeHTML(false)
					e.SetIndent("", "  ")
					return e.Encode(told)
				}
				return seenPlain(p.Stdout, told)
			})
		},
	}
	c.Flags().BoolVar(&causes, "causes", false, words.T("cli.seen.causes"))
	c.Flags().IntVar(&most, "most", 5, words.T("cli.search.most"))
	c.Flags().BoolVar(&asJSON, "json", false, words.T("cli.complaints.json"))
	return c
}

// The answer for scripts.
type (
	seenLine struct {
		Analysis fishbone.ID  `json:"analysis"`
		Problem  string       `json:"problem"`
		Cause    fishbone.ID  `json:"cause,omitempty"`
		Text     string       `json:"text"`
		Like     float64      `json:"like"`
		Finding  string       `json:"finding,omitempty"`
		Worked   []seenResult `json:"worked"`
		Failed   []seenResult `json:"failed"`
	}
	seenResult struct {
		Solution string `json:"solution"`
		Measure  string `json:"measure"`
		Figures  string `json:"figures,omitempty"`
	}
)

// seenLineOf reads what came of what was seen.
func seenLineOf(store *storage.Store, s storage.Seen) (seenLine, error) {
	line := seenLine{Analysis: s.Analysis.ID, Problem: s.Analysis.Problem, Cause: s.Thing, Text: s.Text, Like: float64(int(s.Like*100)) / 100, Finding: s.Finding}
	a, err := store.Load(s.Analysis.ID)
	if err != nil {
		return line, err
	}
	worked, failed := past.Lessons(a, s.Thing)
	line.Worked, line.Failed = seenResults(worked), seenResults(failed)
	return line, nil
}

func seenResults(all []past.Result) []seenResult {
	told := []seenResult{}
	for _, r := range all {
		told = append(told, seenResult{r.Solution.Text, r.Study.Measure.Text, words.FromTo(r.Study)})
	}
	return told
}

func seenPlain(w io.Writer, all []seenLine) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(w, words.T("cli.seen.none"))
		return err
	}
	for _, s := range all {
		text := s.Text
		if s.Finding != "" {
			text += " (" + words.T("verdict."+s.Finding) + ")"
		}
		fmt.Fprintf(w, "%s  %s\n", s.Analysis[:min(8, len(s.Analysis))], oneLine(text))
		if s.Cause != "" {
			fmt.Fprintf(w, "  %s\n", oneLine(words.T("seen.in", "problem", s.Problem)))
		}
		for _, part := range []struct {
			key string
			of  []seenResult
		}{{"seen.worked", s.Worked}, {"seen.failed", s.Failed}} {
			for _, r := range part.of {
				fmt.Fprintf(w, "  %s: %s  %s\n", words.T(part.key), oneLine(r.Solution), r.Figures)
			}
		}
	}
	return nil
}
