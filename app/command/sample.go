package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/storage"
)

func (p *Program) sampleCommand(data *dataFlag) *cobra.Command {
	var language string
	c := &cobra.Command{
		Use:   "sample",
		Short: "Add the worked example",
		Long: `Adds a complete worked example to the data, all eight steps done, and prints its
id and its problem.`,
		Args: arguments(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			chosen, err := chooseLanguage(language)
			if err != nil {
				return err
			}
			a, err := p.sample(chosen)
			if err != nil {
				return err
			}
			return data.use(func(store *storage.Store) error { return keep(store, a, p.Stdout) })
		},
	}
	c.Flags().StringVar(&language, "lang", "", "its `LANGUAGE`: "+languageNames()+" (default the system's)")
	return c
}

// chooseLanguage returns the language of this name, the system's for no name.
func chooseLanguage(name string) (words.Language, error) {
	if name == "" {
		return words.System(), nil
	}
	for _, l := range words.Languages() {
		if string(l.Language) == name {
			return l.Language, nil
		}
	}
	return "", wrongUse("--lang %q is none of %s", name, languageNames())
}

func languageNames() string {
	var names []string
	for _, l := range words.Languages() {
		names = append(names, string(l.Language))
	}
	return strings.Join(names, ", ")
}

// sample reads the worked example in a language.
func (p *Program) sample(l words.Language) (*fishbone.Analysis, error) {
	data, err := assets.Samples.ReadFile("samples/" + string(l) + ".json")
	if err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	edit, err := exchange.ReadJSON(data, fishbone.NewID)
	if err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	now := fishbone.Stamp{At: p.Now()}
	return fishbone.New(fishbone.NewID(), now).Apply(edit, now)
}
