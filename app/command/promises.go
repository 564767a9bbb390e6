package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"whybone/app/promiselist"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// promiseFlags say what is printed of promises, and how.
type promiseFlags struct{ last, overdue, table, calendar bool }

func (p *Program) promisesCommand(data *dataFlag) *cobra.Command {
	var f promiseFlags
	c := &cobra.Command{
		Use:     "promises ID|--last|--overdue",
		Short:   words.T("cli.promises.short"),
		Long:    words.T("cli.promises.long"),
		Example: "  whybone promises 3f9k\n  whybone promises --last --ics > promises.ics\n  whybone promises --overdue",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(_ *cobra.Command, args []string) error {
			chosen := len(args)
			for _, flag := range []bool{f.last, f.overdue} {
				if flag {
					chosen++
				}
			}
			switch {
			case chosen != 1:
				return wrongUse("cli.promises.which")
			case f.table && f.calendar:
				return wrongUse("cli.promises.one")
			}
			return data.read(func(store *storage.Store) error {
				if f.overdue {
					return p.overduePromises(store, f)
				}
				a, err := pick(store, args)
				if err != nil {
					return err
				}
				return p.printPromises(f, promiselist.Of(a, p.Now()))
			})
		},
	}
	c.Flags().BoolVar(&f.table, "csv", false, words.T("cli.promises.csv"))
	c.Flags().BoolVar(&f.calendar, "ics", false, words.T("cli.promises.ics"))
	c.Flags().BoolVar(&f.last, "last", false, words.T("cli.last"))
	c.Flags().BoolVar(&f.overdue, "overdue", false, words.T("cli.promises.overdue"))
	return c
}

// ending is the kind of file that is asked for.
func (f promiseFlags) ending() string {
	switch {
	case f.table:
		return promiselist.Table
	case f.calendar:
		return promiselist.Calendar
	}
	return promiselist.Text
}

// printPromises prints lists in the language of the first one's texts.
func (p *Program) printPromises(f promiseFlags, lists ...promiselist.List) error {
	if len(lists) > 0 {
		if err := words.Use(languageOf(texts(lists[0].Analysis))); err != nil {
			return err
		}
	}
	out, err := promiselist.File(f.ending(), lists...)
	if err != nil {
		return err
	}
	_, err = p.Stdout.Write(out)
	return err
}

// overduePromises prints what is overdue in all analyses. That there is something is an error,
// for scripts that remind people.
func (p *Program) overduePromises(store *storage.Store, f promiseFlags) error {
	all, _, err := store.List(storage.Query{Today: fishbone.DayOf(p.Now())})
	if err != nil {
		return err
	}
	var lists []promiselist.List
	n := 0
	for _, one := range all {
		if one.Overdue == 0 {
			continue
		}
		a, err := store.Load(one.ID)
		if err != nil {
			return err
		}
		lists = append(lists, promiselist.Overdue(a, p.Now()))
		n += one.Overdue
	}
	if n == 0 && f.ending() == promiselist.Text {
		_, err := fmt.Fprintln(p.Stdout, words.T("cli.promises.none"))
		return err
	}
	if err := p.printPromises(f, lists...); err != nil || n == 0 {
		return err
	}
	return said("cli.promises.late", "n", n)
}
