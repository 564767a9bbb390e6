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
	"whybone/fishbone/exchange/deck"
	"whybone/storage"
)

// deckFlags say what is taken over of a deck, and where to.
type deckFlags struct {
	onto, only string
	list       bool
}

func (p *Program) deckCommand(data *dataFlag) *cobra.Command {
	var f deckFlags
	c := &cobra.Command{
		Use:     "deck FILE.pptx",
		Short:   words.T("cli.deck.short"),
		Long:    words.T("cli.deck.long"),
		Example: "  whybone deck 8d.pptx --list\n  whybone deck 8d.pptx --only 1,3-5\n  whybone deck slides.pptx --onto 3f9k",
		Args:    arguments(1, 1, "cli.arguments.file"),
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := p.input(args[0])
			if err != nil {
				return err
			}
			d, err := deck.Read(file)
			if err != nil {
				return &fileError{inputName(args[0]), err}
			}
			use := data.use
			if f.list {
				use = data.read
			}
			return use(func(store *storage.Store) error { return p.bringHome(store, args[0], d, &f) })
		},
	}
	c.Flags().StringVar(&f.onto, "onto", "", words.T("cli.deck.onto"))
	c.Flags().StringVar(&f.only, "only", "", words.T("cli.deck.only"))
	c.Flags().BoolVar(&f.list, "list", false, words.T("cli.deck.list"))
	return c
}

// bringHome lists what was changed in a deck, and takes it over.
func (p *Program) bringHome(store *storage.Store, file string, d *deck.Deck, f *deckFlags) error {
	a, err := p.deckAnalysis(store, d, f.onto)
	if err != nil {
		return err
	}
	found, err := d.Compare(a)
	if err != nil {
		return &fileError{inputName(file), err}
	}
	taken, err := choose(found.Changes, f.only)
	if err != nil {
		return err
	}
	for i, c := range found.Changes {
		said := words.DeckChange(a, c)
		if c.Changed {
			said = words.T("deck.changed", "change", said)
		}
		fmt.Fprintf(p.Stdout, "%2d  %s\n", i+1, oneLine(said))
	}
	for _, note := range words.DeckNotes(found) {
		fmt.Fprintf(p.Stderr, "%s: %s\n", name, oneLine(note))
	}
	if len(found.Changes) == 0 {
		fmt.Fprintln(p.Stdout, words.T("deck.same"))
		return nil
	}
	edit := deck.Edit(a, taken, fishbone.NewID)
	if f.list || edit == nil {
		return nil
	}
	if _, err := store.Do(a, edit, fishbone.Stamp{At: p.Now()}); err != nil {
		return err
	}
	fmt.Fprintln(p.Stdout, words.T("deck.taken", "n", len(taken), "of", len(found.Changes)))
	return nil
}

// deckAnalysis is the analysis that a deck was made from, or the one that is asked for.
func (p *Program) deckAnalysis(store *storage.Store, d *deck.Deck, onto string) (*fishbone.Analysis, error) {
	if onto != "" {
		return pick(store, []string{onto})
	}
	if d.Of() == "" {
		return nil, wrongUse("cli.deck.which")
	}
	a, err := store.Load(d.Of())
	if errors.Is(err, storage.ErrNotFound) {
		err = said("cli.deck.notHere")
	}
	return a, err
}

// choose picks changes by their numbers, such as 1,3-5; without any those that are usual.
func choose(all []*deck.Change, only string) ([]*deck.Change, error) {
	if only == "" {
		return slices.DeleteFunc(slices.Clone(all), func(c *deck.Change) bool { return !c.Usual() }), nil
	}
	var taken []*deck.Change
	for _, part := range strings.Split(only, ",") {
		first, last, ok := strings.Cut(strings.TrimSpace(part), "-")
		if !ok {
			last = first
		}
		from, err := strconv.Atoi(first)
		to, wrong := strconv.Atoi(last)
		if err != nil || wrong != nil || from < 1 || to > len(all) || from > to {
			return nil, wrongUse("cli.deck.number", "number", part, "n", len(all))
		}
		taken = append(taken, all[from-1:to]...)
	}
	return taken, nil
}
