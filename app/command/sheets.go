package command

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/app/worksheet"
	"whybone/fishbone"
	"whybone/fishbone/draw/table"
	"whybone/storage"
)

// sheetUses are the values of --for, the usual one first.
var sheetUses = []string{string(fishbone.SheetCauses), string(fishbone.SheetSolutions), string(fishbone.SheetChecks)}

// sheetsCommand prints sheets of paper. That gives their lines numbers, which the analysis keeps.
func (p *Program) sheetsCommand(data *dataFlag) *cobra.Command {
	var out output
	var last bool
	var use, cause string
	c := &cobra.Command{
		Use:     "sheets ID|--last -o FILE.pdf",
		Short:   words.T("cli.sheets.short"),
		Long:    words.T("cli.sheets.long"),
		Example: "  whybone sheets --last -o sheets.pdf\n  whybone sheets 3f9k --for solutions --cause \"Low pay\" -o sheets.pdf\n  whybone sheets --last --for checks -o checks.pdf",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(c *cobra.Command, args []string) error {
			if last == (len(args) == 1) {
				return wrongUse("cli.which")
			}
			if err := out.check(); err != nil {
				return err
			}
			if !slices.Contains(sheetUses, use) {
				return noneOf("--for", use, sheetUses...)
			}
			if cause != "" && use != string(fishbone.SheetSolutions) {
				return wrongUse("cli.sheets.cause")
			}
			var file []byte
			err := data.use(func(store *storage.Store) error {
				a, err := pick(store, args)
				if err != nil {
					return err
				}
				file, err = p.sheets(store, a, fishbone.SheetUse(use), cause)
				return err
			})
			if err != nil {
				return err
			}
			return out.write(c.Context(), func(context.Context) ([][]byte, error) { return [][]byte{file}, nil })
		},
	}
	out.addTo(c, p.Stdout, picture.PDF)
	c.Flags().StringVar(&use, "for", sheetUses[0], words.T("cli.sheets.for", "all", strings.Join(sheetUses, ", ")))
	c.Flags().StringVar(&cause, "cause", "", words.T("cli.sheets.of"))
	c.Flags().BoolVar(&last, "last", false, words.T("cli.last"))
	return c
}

// sheets has an analysis keep the numbers of new sheets, and draws them in its own language.
func (p *Program) sheets(store *storage.Store, a *fishbone.Analysis, use fishbone.SheetUse, cause string) ([]byte, error) {
	if err := words.Use(languageOf(texts(a))); err != nil {
		return nil, err
	}
	now := fishbone.Stamp{At: p.Now()}
	if use == fishbone.SheetChecks {
		if len(a.ToBeVerified()) == 0 {
			return nil, table.ErrNoRows
		}
		if edits := a.NumberTasks(fishbone.NewID); len(edits) > 0 {
			numbered, err := store.Do(a, fishbone.Join(edits...), now)
			if err != nil {
				return nil, err
			}
			a = numbered
		}
		return worksheet.PDF(worksheet.Checks(a), a.HeadText(), now.At)
	}
	var of fishbone.ID
	if cause != "" {
		var err error
		if of, err = findCause(a, cause); err != nil {
			return nil, err
		}
	}
	sheets, edit := worksheet.New(a, use, of, fishbone.NewID)
	if _, err := store.Do(a, edit, now); err != nil {
		return nil, err
	}
	return worksheet.PDF(worksheet.Draw(sheets), sheets[0].Text, now.At)
}
