package command

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/exchange/outline"
	"whybone/storage"
)

func (p *Program) exportCommand(data *dataFlag) *cobra.Command {
	var out output
	var l look
	var last bool
	c := &cobra.Command{
		Use:     "export ID|--last -o OUT",
		Short:   words.T("cli.export.short"),
		Long:    words.T("cli.export.long", "look", words.T("cli.look"), "all", strings.Join(outlineKinds(), ", ")),
		Example: "  whybone export 3f9k -o fishbone.png\n  whybone export --last -o report.pdf --page a4\n  whybone export --last -o analysis.json\n  whybone export --last -o analysis.opml",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(c *cobra.Command, args []string) error {
			if last == (len(args) == 1) {
				return wrongUse("cli.which")
			}
			if err := out.check(); err != nil {
				return err
			}
			if err := l.check(out.kind()); err != nil {
				return err
			}
			l.today = fishbone.DayOf(p.Now())
			var a *fishbone.Analysis
			var whole []byte
			err := data.read(func(store *storage.Store) (err error) {
				if a, err = pick(store, args); err != nil {
					return err
				}
				if a = a.Signed(); out.kind() == jsonFile {
					whole, err = exchange.WriteWhole(a, func(sum string) ([]byte, error) { return there(store, sum) })
				}
				return err
			})
			if err != nil {
				return err
			}
			return out.write(c.Context(), func(ctx context.Context) ([][]byte, error) {
				if whole != nil {
					return [][]byte{whole}, nil
				}
				if view := picture.View(l.view); out.kind() == tableFile && view.Tabular() {
					return one(tableOf(a, view))
				}
				if f := outline.ForEnding(out.kind()); f != nil {
					return out.outline(f, a, l.head == "left")
				}
				return out.pictures(ctx, a, &l, a.Changed().At)
			})
		},
	}
	out.addTo(c, p.Stdout, slices.Concat(pictureKinds(), []string{jsonFile}, outlineKinds())...)
	l.addTo(c)
	c.Flags().BoolVar(&last, "last", false, words.T("cli.last"))
	return c
}

// outlineKinds are the endings of the files of other programs that can be written.
func outlineKinds() (kinds []string) {
	for _, f := range outline.Formats() {
		if f.Writes() {
			kinds = append(kinds, f.Endings...)
		}
	}
	return kinds
}

// outline makes a file of another program, and says what is not in it.
func (o *output) outline(f *outline.Format, a *fishbone.Analysis, headLeft bool) ([][]byte, error) {
	data, lost, err := outline.Write(f, a, outline.Options{HeadLeft: headLeft, Language: string(languageOf(texts(a)))})
	if err == nil && len(lost) > 0 {
		o.warn(words.T("cli.notInFile", "file", o.name(), "what", words.Losses(lost, len(lost))))
	}
	return [][]byte{data}, err
}

// tableOf is a view as a table, with words in the analysis's own language.
func tableOf(a *fishbone.Analysis, v picture.View) ([]byte, error) {
	if err := words.Use(languageOf(texts(a))); err != nil {
		return nil, err
	}
	return picture.TableFile(a, v)
}

func one(file []byte, err error) ([][]byte, error) { return [][]byte{file}, err }

// there are the bytes of an attachment, nil for those that are gone or damaged.
func there(store *storage.Store, sum string) ([]byte, error) {
	data, err := store.Content(sum)
	if errors.Is(err, storage.ErrNoContent) || errors.Is(err, storage.ErrDamaged) {
		return nil, nil
	}
	return data, err
}

// pick loads the analysis that the arguments name, without any the last one.
func pick(store *storage.Store, args []string) (*fishbone.Analysis, error) {
	find := store.Last
	if len(args) > 0 {
		find = func() (fishbone.ID, error) { return store.Find(args[0]) }
	}
	id, err := find()
	if err != nil {
		return nil, err
	}
	return store.Load(id)
}
