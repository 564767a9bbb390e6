package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"whybone/app/diagnosis"
	"whybone/app/rescue"
	"whybone/app/words"
	"whybone/storage"
)

func (p *Program) doctorCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: words.T("cli.doctor.short"),
		Long:  words.T("cli.doctor.long"),
		Args:  arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			path, err := data.file()
			if err != nil {
				return err
			}
			table := tabwriter.NewWriter(p.Stdout, 0, 0, 2, ' ', 0)
			row := func(key string, value any) { fmt.Fprintf(table, "%s\t%v\n", words.T("cli.doctor."+key), value) }
			row("version", p.Version+", "+runtime.Version()+", "+runtime.GOOS+" "+runtime.GOARCH)
			row("language", p.language)
			row("data", path+", "+sizeOf(path))
			row("wal", sizeOf(path+"-wal"))
			all, err := storage.Backups(path)
			switch {
			case err != nil:
				row("backups", oneLine(p.tell(err)))
			case len(all) == 0:
				row("backups", 0)
			default:
				row("backups", fmt.Sprintf("%d, %s", len(all), day(all[0].At)))
			}
			real, err := storage.RealPath(path)
			if err != nil {
				return err
			}
			row("rescued", len(rescue.All(rescue.DefaultDir(), real)))
			row("log", diagnosis.DefaultDir())
			sound := data.read(func(store *storage.Store) error {
				n, damages, err := store.Check()
				switch {
				case err == nil && len(damages) > 0:
					err = said("cli.check.damaged", "n", len(damages))
				case err == nil:
					err = store.CheckIndex()
				}
				row("analyses", n)
				return err
			})
			if sound != nil {
				row("check", oneLine(p.tell(sound)))
			} else {
				row("check", words.T("cli.doctor.sound"))
			}
			return table.Flush()
		},
	}
}

// sizeOf is how long a file is, in words.
func sizeOf(path string) string {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return words.T("cli.doctor.none")
	}
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%d KB", (info.Size()+1023)/1024)
}
