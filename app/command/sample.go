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
	return &cobra.Command{
		Use:   "sample",
		Short: words.T("cli.sample.short"),
		Long:  words.T("cli.sample.long", "all", languageNames()),
		Args:  arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			a, err := p.sample(p.language)
			if err != nil {
				return err
			}
			return data.use(func(store *storage.Store) error { return keep(store, a, p.Stdout) })
		},
	}
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
