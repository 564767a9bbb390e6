package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/forms"
	"whybone/app/infile"
	"whybone/app/outfile"
	"whybone/app/reports"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/report/form"
	"whybone/storage"
)

// formFlags say which form is filled, and how.
type formFlags struct {
	out             output
	form            string // the path of the customer's file
	mapping         string // of the file of a mapping
	keep            string // where the mapping that was used is written
	list, last      bool
	languageChanged bool
}

func (p *Program) formCommand(data *dataFlag) *cobra.Command {
	var f formFlags
	c := &cobra.Command{
		Use:     "form ID|--last --form FILE -o OUT",
		Short:   words.T("cli.form.short"),
		Long:    words.T("cli.form.long"),
		Example: "  whybone form 3f9k --form customer.xlsx -o filled.xlsx\n  whybone form --last --form customer.docx --list\n  whybone form --last --form customer.xlsx --mapping acme.toml -o filled.xlsx",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case f.last == (len(args) == 1):
				return wrongUse("cli.which")
			case f.form == "":
				return wrongUse("cli.form.none")
			case !f.list && f.keep == "" || f.out.path != "":
				if err := f.out.check(); err != nil {
					return err
				}
			}
			f.languageChanged = c.Flags().Changed(languageFlag)
			var a *fishbone.Analysis
			var known string
			err := data.read(func(store *storage.Store) (err error) {
				if a, err = pick(store, args); err == nil {
					known, err = store.Setting(form.Setting)
				}
				return err
			})
			if err != nil {
				return err
			}
			return p.form(c.Context(), a, form.ReadKnown(known), &f)
		},
	}
	f.out.addTo(c, p.Stdout, ".xlsx", ".docx", ".xlsm", ".docm")
	for _, name := range []string{"dpi", "theme", "format"} { // they are of pictures, or of what can be several formats
		c.Flags().MarkHidden(name)
	}
	c.Flags().StringVar(&f.form, "form", "", words.T("cli.form.form"))
	c.Flags().StringVar(&f.mapping, "mapping", "", words.T("cli.form.mapping"))
	c.Flags().StringVar(&f.keep, "save-mapping", "", words.T("cli.form.keep"))
	c.Flags().BoolVar(&f.list, "list", false, words.T("cli.form.list"))
	c.Flags().BoolVar(&f.last, "last", false, words.T("cli.last"))
	return c
}

// form fills a form and tells what has no place in it.
func (p *Program) form(ctx context.Context, a *fishbone.Analysis, known []*form.Mapping, f *formFlags) error {
	data, err := readForm(f.form)
	if err != nil {
		return err
	}
	opened, err := form.Open(data)
	if err != nil {
		return &fileError{f.form, err}
	}
	if f.out.path != "" && f.out.path != standardOutput && !strings.EqualFold(filepath.Ext(f.form), f.out.kind()) {
		return wrongUse("cli.form.ending", "form", f.form, "file", f.out.path)
	}
	mapping, err := mappingFor(opened, known, f.mapping)
	if err != nil {
		return err
	}
	if f.keep != "" {
		text, err := mapping.File()
		if err != nil {
			return err
		}
		if err := outfile.Write(f.keep, text); err != nil {
			return err
		}
	}
	language := words.Language(mapping.Language)
	if language == "" {
		language = languageOf(texts(a))
	}
	if f.languageChanged {
		language = p.language
	}
	if err := words.Use(language); err != nil {
		return err
	}
	plan := opened.Plan(mapping, reports.Values(a, language, p.Now()))
	if f.list {
		p.listCells(opened, mapping, plan)
	}
	if f.out.path == "" {
		return nil
	}
	f.out.inputs = []string{f.form}
	err = f.out.write(ctx, func(context.Context) ([][]byte, error) {
		filled, err := opened.Fill(plan)
		return [][]byte{filled}, err
	})
	if err != nil {
		return err
	}
	p.tellLeft(opened, plan)
	return nil
}

// readForm reads the file of a form.
func readForm(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return infile.ReadAll(file)
}

// mappingFor is the mapping that a file has, that is remembered for the form, or else a guess.
func mappingFor(f *form.Form, known []*form.Mapping, path string) (*form.Mapping, error) {
	if path == "" {
		if m := f.Recognize(known); m != nil {
			return m, nil
		}
		return f.Guess(), nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m, err := form.ParseMapping(text)
	if err != nil {
		return nil, &fileError{path, err}
	}
	return m, nil
}

// listCells lists the cells of a form that are or could be filled: each with its label, the field
// and what would stand there.
func (p *Program) listCells(f *form.Form, m *form.Mapping, plan form.Plan) {
	fields := forms.AllFields()
	filled := map[*form.Cell]string{}
	for _, w := range plan.Writes {
		filled[w.Cell] = w.Value.Text
	}
	for _, s := range f.Sheets {
		fmt.Fprintln(p.Stdout, forms.Sheet(s))
		for c := range s.Cells {
			place, mapped := m.At(c)
			value, written := filled[c]
			if !mapped && !written && !c.Open() {
				continue
			}
			line := fmt.Sprintf("  %-5s %s", c.Name(), oneLine(c.Label()))
			if mapped {
				line += " ← " + forms.Name(place, fields)
			}
			if written {
				line += ": " + oneLine(value)
			}
			fmt.Fprintln(p.Stdout, line)
		}
	}
	p.tellLeft(f, plan)
}

// tellLeft says what has no place in the form.
func (p *Program) tellLeft(f *form.Form, plan form.Plan) {
	fields := forms.AllFields()
	for _, l := range plan.Left {
		fmt.Fprintln(p.Stdout, forms.Left(f, l, fields))
	}
}
