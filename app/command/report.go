package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
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
	logo             string // the file of a picture
	paper            string // by its word
	without          []string
	gaps, list, last bool
	changed          func(flag string) bool
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
			f.changed = c.Flags().Changed
			if f.list {
				return data.read(func(store *storage.Store) error { return p.listProfiles(store) })
			}
			if f.last == (len(args) == 1) {
				return wrongUse("cli.which")
			}
			if !f.gaps || f.out.path != "" {
				if err := f.out.check(); err != nil {
					return err
				}
			}
			var a *fishbone.Analysis
			var wish reports.Wish
			err := data.read(func(store *storage.Store) error {
				err := f.fill(&wish, store)
				if err == nil {
					a, err = pick(store, args)
				}
				return err
			})
			if err != nil {
				return err
			}
			return p.report(c.Context(), a, wish, &f)
		},
	}
	f.out.addTo(c, p.Stdout, reports.Endings()...)
	for _, name := range []string{"dpi", "theme"} { // they are of pictures alone
		c.Flags().MarkHidden(name)
	}
	c.Flags().StringVar(&f.profile, "profile", "8d", words.T("cli.report.profile", "all", strings.Join(report.Names(), ", ")))
	c.Flags().StringVar(&f.company, "company", "", words.T("cli.report.company"))
	c.Flags().StringVar(&f.logo, "logo", "", words.T("cli.report.logo"))
	c.Flags().StringVar(&f.paper, "paper", "", words.T("cli.report.paper"))
	c.Flags().StringSliceVar(&f.without, "without", nil, words.T("cli.report.without"))
	c.Flags().BoolVar(&f.gaps, "gaps", false, words.T("cli.report.gaps"))
	c.Flags().BoolVar(&f.list, "list", false, words.T("cli.report.list"))
	c.Flags().BoolVar(&f.last, "last", false, words.T("cli.last"))
	return c
}

// listProfiles names the profiles of the program, each with who asks for it, and those that the
// team has in its data file.
func (p *Program) listProfiles(store *storage.Store) error {
	settings, err := settingsIn(store)
	if err != nil {
		return err
	}
	language := string(words.Used())
	for _, one := range slices.Concat(report.Profiles(), settings.Profiles()) {
		line := fmt.Sprintf("%-10s %s", one.Name, one.Title.In(language))
		if by := one.For.In(language); by != "" {
			line += " (" + by + ")"
		}
		fmt.Fprintln(p.Stdout, line)
	}
	return nil
}

// settingsIn are what the team keeps for all its reports in its data file.
func settingsIn(store *storage.Store) (reports.Settings, error) {
	kept, err := store.Setting(reports.Setting)
	return reports.ReadSettings(kept), err
}

// fill says what the report is to be: what the flags say, else what the team keeps.
func (f *reportFlags) fill(w *reports.Wish, store *storage.Store) error {
	settings, err := settingsIn(store)
	if err != nil {
		return err
	}
	if w.Profile, err = readProfile(f.profile, settings); err != nil {
		return err
	}
	w.Without, w.Company, w.Logo, w.Paper = f.without, settings.Company, settings.Logo(), settings.Paper(w.Profile)
	if f.changed("company") {
		w.Company = fishbone.Label(f.company)
	}
	if f.changed("logo") {
		if w.Logo, err = readLogo(f.logo); err != nil {
			return err
		}
	}
	if f.paper != "" {
		var ok bool
		if w.Paper, ok = w.Profile.PaperOf(f.paper); !ok {
			var all []string
			for _, one := range w.Profile.Papers() {
				all = append(all, one.Word())
			}
			return noneOf("--paper", f.paper, all...)
		}
	}
	return nil
}

// readLogo reads a picture; an empty name is none.
func readLogo(path string) (*report.Logo, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, reports.MaxLogo+1))
	if err != nil {
		return nil, err
	}
	logo, err := reports.ReadLogo(data)
	if err != nil {
		return nil, &fileError{path, err}
	}
	return logo, nil
}

// readProfile finds a profile of the program or of the team's own, or reads one from a file.
func readProfile(name string, settings reports.Settings) (*report.Profile, error) {
	p, err := settings.Named(name)
	if !errors.Is(err, report.ErrNoProfile) {
		return p, err
	}
	if !strings.HasSuffix(name, ".toml") {
		all := report.Names()
		for _, own := range settings.Profiles() {
			all = append(all, own.Name)
		}
		return nil, noneOf("--profile", name, all...)
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
func (p *Program) report(ctx context.Context, a *fishbone.Analysis, wish reports.Wish, f *reportFlags) error {
	language := languageOf(texts(a))
	if f.changed(languageFlag) {
		language = p.language
	}
	if err := words.Use(language); err != nil {
		return err
	}
	wish.Now = p.Now()
	engine := graphviz.New(graphviz.Options{})
	defer engine.Close()
	d, err := reports.Make(ctx, draw.NewRenderer(engine), a, wish.For(f.out.kind()))
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
