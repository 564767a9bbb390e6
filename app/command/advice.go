package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/guide"
	"whybone/storage"
)

func (p *Program) adviceCommand(data *dataFlag) *cobra.Command {
	var last bool
	c := &cobra.Command{
		Use:     "advice ID|--last",
		Short:   words.T("cli.advice.short"),
		Long:    words.T("cli.advice.long"),
		Example: "  whybone advice 3f9k\n  whybone advice --last",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(_ *cobra.Command, args []string) error {
			if last == (len(args) == 1) {
				return wrongUse("cli.which")
			}
			return data.read(func(store *storage.Store) error {
				a, err := pick(store, args)
				if err != nil {
					return err
				}
				return p.advise(a)
			})
		},
	}
	c.Flags().BoolVar(&last, "last", false, words.T("cli.last"))
	return c
}

// advise prints all advice about an analysis, in the language of its words.
func (p *Program) advise(a *fishbone.Analysis) error {
	if err := words.Use(languageOf(texts(a))); err != nil {
		return err
	}
	found := advice.Advise(a, fishbone.DayOf(p.Now().Local()))
	if len(found) == 0 {
		_, err := fmt.Fprintln(p.Stdout, words.T("cli.advice.none"))
		return err
	}
	step := guide.Step(0)
	for _, n := range found {
		if n.Step != step {
			if step != 0 {
				fmt.Fprintln(p.Stdout)
			}
			step = n.Step
			fmt.Fprintln(p.Stdout, stepName(step))
		}
		if err := printAdvice(p.Stdout, n); err != nil {
			return err
		}
	}
	return nil
}

// printAdvice prints what a note is about, what it says, and why.
func printAdvice(w io.Writer, n advice.Advice) error {
	said, why := words.Advice(n)
	if n.Text != "" {
		said = oneLine(n.Text) + "\n    " + oneLine(said)
	}
	_, err := fmt.Fprintf(w, "  - %s\n    %s\n", said, why)
	return err
}

// stepName names one of the eight steps, or a page of what comes after the meeting.
func stepName(s guide.Step) string {
	name := words.T(fmt.Sprintf("step.%d", s))
	if s.IsStep() {
		return words.T("workshop.step", "n", int(s)) + " · " + name
	}
	return words.T("workshop.later", "name", name)
}
