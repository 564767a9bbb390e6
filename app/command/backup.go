package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

func (p *Program) backupCommand(data *dataFlag) *cobra.Command {
	var list bool
	c := &cobra.Command{
		Use:   "backup",
		Short: words.T("cli.backup.short"),
		Long:  words.T("cli.backup.long"),
		Args:  arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			if list {
				path, err := data.file()
				if err != nil {
					return err
				}
				return p.listBackups(path)
			}
			return data.use(func(store *storage.Store) error {
				b, err := store.Backup(p.Now(), storage.Kept)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(p.Stdout, b.Path)
				return err
			})
		},
	}
	c.Flags().BoolVar(&list, "list", false, words.T("cli.backup.list"))
	return c
}

// listBackups prints the backups of a data file, which need not be there any more.
func (p *Program) listBackups(path string) error {
	all, err := storage.Backups(path)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(p.Stdout, words.T("cli.backup.none"))
		return err
	}
	table := tabwriter.NewWriter(p.Stdout, 0, 0, 2, ' ', 0)
	for _, b := range all {
		fmt.Fprintf(table, "%s\t%s\t%d KB\t%s\n", day(b.At), words.T("backup.reason."+string(b.Reason)), (b.Size+1023)/1024, filepath.Base(b.Path))
	}
	return table.Flush()
}

func day(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

func (p *Program) restoreCommand(data *dataFlag) *cobra.Command {
	var sure bool
	c := &cobra.Command{
		Use:     "restore BACKUP [ID]",
		Short:   words.T("cli.restore.short"),
		Long:    words.T("cli.restore.long"),
		Example: "  whybone backup --list\n  whybone restore whybone-20260314T093000Z-day.db\n  whybone restore whybone-20260314T093000Z-day.db --yes",
		Args:    arguments(1, 2, "cli.arguments.backup"),
		RunE: func(_ *cobra.Command, args []string) error {
			path, err := data.file()
			if err != nil {
				return err
			}
			from := args[0]
			if _, err := os.Stat(from); err != nil && filepath.Base(from) == from {
				from = filepath.Join(storage.BackupDir(path), from)
			}
			return data.use(func(store *storage.Store) error {
				if len(args) == 2 {
					return p.bringBack(store, from, args[1])
				}
				return p.restore(store, from, sure)
			})
		},
	}
	c.Flags().BoolVar(&sure, "yes", false, words.T("cli.restore.yes"))
	return c
}

// restore says what would change, and does it if that is sure.
func (p *Program) restore(store *storage.Store, from string, sure bool) error {
	d, err := store.Compare(from)
	if err != nil {
		return err
	}
	for _, group := range []struct {
		key string
		all []storage.Changed
	}{{"cli.restore.gone", d.Gone}, {"cli.restore.older", d.Older}, {"cli.restore.back", d.Back}, {"cli.restore.whole", d.Whole}} {
		fmt.Fprintln(p.Stdout, words.T(group.key, "n", len(group.all)))
		for _, c := range group.all {
			fmt.Fprintf(p.Stdout, "  %s  %s\n", c.ID, c.Problem)
		}
	}
	fmt.Fprintln(p.Stdout, words.T("cli.restore.same", "n", d.Same))
	if !sure {
		_, err := fmt.Fprintln(p.Stdout, words.T("cli.restore.unsure"))
		return err
	}
	before, err := store.RestoreBackup(from, p.Now())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.Stdout, words.T("cli.restore.done", "file", filepath.Base(before.Path)))
	return err
}

// bringBack brings one analysis out of a backup.
func (p *Program) bringBack(store *storage.Store, from, id string) error {
	as := fishbone.NewID()
	if err := store.RestoreAnalysis(from, fishbone.ID(id), as); err != nil {
		return err
	}
	_, err := fmt.Fprintln(p.Stdout, as)
	return err
}

func (p *Program) checkCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: words.T("cli.check.short"),
		Long:  words.T("cli.check.long"),
		Args:  arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			return data.read(func(store *storage.Store) error {
				n, damages, err := store.Check()
				if err != nil {
					return err
				}
				if len(damages) == 0 {
					if err := store.CheckIndex(); err != nil {
						return err
					}
					_, err := fmt.Fprintln(p.Stdout, words.T("cli.check.sound", "n", n))
					return err
				}
				for _, d := range damages {
					printDamage(p.Stdout, d)
				}
				return said("cli.check.damaged", "n", len(damages))
			})
		},
	}
}

func printDamage(w io.Writer, d storage.Damage) {
	if d.Analysis == "" {
		fmt.Fprintln(w, words.T("cli.check.file", "reason", d.Err))
		return
	}
	fmt.Fprintf(w, "%s  %s\n", d.Analysis, d.Problem)
}

func (p *Program) repairCommand(data *dataFlag) *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:     "repair -o NEW",
		Short:   words.T("cli.repair.short"),
		Long:    words.T("cli.repair.long"),
		Example: "  whybone repair -o repaired.db",
		Args:    arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			if to == "" {
				return wrongUse("cli.repair.noFile")
			}
			path, err := data.file()
			if err != nil {
				return err
			}
			all, err := storage.Repair(path, to)
			for _, one := range all {
				if one.ID == "" {
					fmt.Fprint(p.Stdout, words.T("cli.repair.register", "n", one.Missing))
				} else {
					fmt.Fprintf(p.Stdout, "%s  %s  %s", one.ID, words.T("cli.repair."+one.State.String()), one.Problem)
				}
				if one.Missing > 0 && one.ID != "" {
					fmt.Fprint(p.Stdout, "  ", words.T("cli.repair.missing", "n", one.Missing))
				}
				fmt.Fprintln(p.Stdout)
			}
			return err
		},
	}
	c.Flags().StringVarP(&to, "output", "o", "", words.T("cli.repair.output"))
	return c
}

func (p *Program) deleteCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "delete ID",
		Short: words.T("cli.delete.short"),
		Long:  words.T("cli.delete.long"),
		Args:  arguments(1, 1, "cli.arguments.id"),
		RunE: func(_ *cobra.Command, args []string) error {
			return data.use(func(store *storage.Store) error {
				id, err := store.Find(args[0])
				if err != nil {
					return err
				}
				return store.Delete(id, p.Now())
			})
		},
	}
}

func (p *Program) binCommand(data *dataFlag) *cobra.Command {
	var restore string
	var empty bool
	c := &cobra.Command{
		Use:   "bin",
		Short: words.T("cli.bin.short"),
		Long:  words.T("cli.bin.long"),
		Args:  arguments(0, 0, "cli.arguments.none"),
		RunE: func(*cobra.Command, []string) error {
			return data.use(func(store *storage.Store) error {
				switch {
				case restore != "":
					return store.Restore(fishbone.ID(restore))
				case empty:
					n, err := store.Purge(p.Now())
					if err == nil {
						_, err = fmt.Fprintln(p.Stdout, words.T("cli.bin.emptied", "n", n))
					}
					return err
				}
				bin, err := store.Bin()
				for _, d := range bin {
					fmt.Fprintf(p.Stdout, "%s  %s  %s\n", d.ID, day(d.At), d.Problem)
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&restore, "restore", "", words.T("cli.bin.restore"))
	c.Flags().BoolVar(&empty, "empty", false, words.T("cli.bin.empty"))
	return c
}
