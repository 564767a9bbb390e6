package command

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/infile"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

func (p *Program) importCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use:     "import FILE…",
		Short:   words.T("cli.import.short"),
		Long:    words.T("cli.import.long", "all", strings.Join(infile.Endings()[1:], ", ")),
		Example: "  whybone import tree.json march.json\n  whybone import complaints.xmind\n  whybone import - < list.txt",
		Args:    arguments(1, -1, "cli.arguments.files"),
		RunE: func(_ *cobra.Command, files []string) error {
			return data.use(func(store *storage.Store) error {
				if manyFiles(files) {
					if _, err := store.Backup(p.Now(), storage.BeforeImport); err != nil {
						return err
					}
				}
				return p.add(store, files)
			})
		},
	}
}

// manyFiles says whether so much is imported that somebody may want to take it back as a whole.
func manyFiles(files []string) bool {
	const many, much = 10, 1 << 20
	var size int64
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			size += info.Size()
		}
	}
	return len(files) >= many || size >= much
}

func (p *Program) add(store *storage.Store, files []string) error {
	var failed failures
	for _, file := range files {
		a, found, err := p.whole(file, fishbone.NewID)
		if err == nil {
			err = keep(store, a, p.Stdout, storage.WithContents(found.Files))
		}
		if err == nil {
			p.tellLost(file, found)
		}
		if err != nil {
			failed = append(failed, err)
		}
	}
	if len(failed) > 0 {
		return failed
	}
	return nil
}

// keep stores a new analysis, open at the step to go on with, and prints its id and
// its problem.
func keep(store *storage.Store, a *fishbone.Analysis, w io.Writer, options ...storage.Option) error {
	if _, err := store.Create(a, options...); err != nil {
		return err
	}
	if err := store.SetStep(a.ID(), guide.Next(a)); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%s\t%s\n", a.ID(), a.HeadText())
	return err
}
