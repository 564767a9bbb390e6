package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/reports"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/report"
	"whybone/storage"
)

// errGaps ends a run with 1 that has told everything already.
var errGaps = errors.New("the report has gaps")

// reportFlags say which report is made.
type reportFlags struct {
	out              output
	profile          string
	company          string
	without          []string
	gaps, list, last bool
	languageChanged  bool
}

func (p *Program) reportCommand(data *dataFlag) *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:     "report ID|--last --profile NAME -o OUT",
		Short:   words.T("cli.report.short"),
		Long:    words.T("cli.report.long"),
		Example: "  whybone report 3f9k --profile 8d -o 8d.docx\n  whybone report --last --profile a3 -o a3.pdf --lang zh-Hans\n  whybone report --last --profile 8d --gaps",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(c *cobra.Command, args []string) error {
			if f.list {
				p.listProfiles()
				return nil
			}
			if f.last == (len(args) == 1) {
				return wrongUse("cli.which")
			}
			if !f.gaps || f.out.path != "" {
				if err := f.out.check(); err != nil {
					return err
				}
			}
			profile, err := readProfile(f.profile)
			if err != nil {
				return err
			}
			f.languageChanged = c.Flags().Changed(languageFlag)
			var a *fishbone.Analysis
			err = data.read(func(store *storage.Store) (err error) {
				a, err = pick(store, args)
				return err
			})
			if err != nil {
				return err
			}
			return p.report(c.Context(), a, profile, &f)
		},
	}
	f.out.addTo(c, p.Stdout, reports.Endings()...)
	for _, name := range []string{"dpi", "theme"} { // they are of pictures alone
		c.Flags().MarkHidden(name)
	}
	c.Flags().StringVar(&f.profile, "profile", "8d", words.T("cli.report.profile", "all", strings.Join(report.Names(), ", ")))
	c.Flags().StringVar(&f.company, "company", "", words.T("cli.report.company"))
	c.Flags().StringSliceVar(&f.without, "without", nil, words.T("cli.report.without"))
	c.Flags().BoolVar(&f.gaps, "gaps", false, words.T("cli.report.gaps"))
	c.Flags().BoolVar(&f.list, "list", false, words.T("cli.report.list"))
	c.Flags().BoolVar(&f.last, "last", false, words.T("cli.last"))
	return c
}

// listProfiles names the profiles of the program, each with who asks for it.
func (p *Program) listProfiles() {
	language := string(words.Used())
	for _, one := range report.Profiles() {
		fmt.Fprintf(p.Stdout, "%-10s %s (%s)\n", one.Name, one.Title.In(language), one.For.In(language))
	}
}

// readProfile finds a profile of the program, or reads a team's own from a file.
func readProfile(name string) (*report.Profile, error) {
	p, err := report.Named(name)
	if !errors.Is(err, report.ErrNoProfile) {
		return p, err
	}
	if !strings.HasSuffix(name, ".toml") {
		return nil, noneOf("--profile", name, report.Names()...)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if p, err = report.Parse(text); err != nil {
		return nil, &fileError{name, err}
	}
	return p, nil
}

// report makes a report and tells its gaps, in the language of the analysis unless another one
// was asked for.
func (p *Program) report(ctx context.Context, a *fishbone.Analysis, profile *report.Profile, f *reportFlags) error {
	language := languageOf(texts(a))
	if f.languageChanged {
		language = p.language
	}
	if err := words.Use(language); err != nil {
		return err
	}
	wish := reports.Wish{Profile: profile, Without: f.without, Company: f.company, Now: p.Now()}
	engine := graphviz.New(graphviz.Options{})
	defer engine.Close()
	d, err := reports.Make(ctx, draw.NewRenderer(engine), a, wish)
	if err != nil {
		return err
	}
	if f.out.path != "" {
		err := f.out.write(ctx, func(context.Context) ([][]byte, error) {
			file, err := reports.File(d, f.out.kind())
			return [][]byte{file}, err
		})
		if err != nil {
			return err
		}
	}
	if !f.gaps {
		return nil
	}
	if len(d.Gaps) == 0 {
		fmt.Fprintln(p.Stdout, words.T("report.noGaps"))
		return nil
	}
	for i, g := range d.Gaps {
		fmt.Fprintf(p.Stdout, "%2d  %s\n", i+1, g.What)
		if g.Why != "" {
			fmt.Fprintf(p.Stdout, "    %s\n", g.Why)
		}
	}
	return errGaps
}
