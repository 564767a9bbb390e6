package command

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"
)

// The ways in which a run ends.
const (
	Done     = 0
	CouldNot = 1
	WrongUse = 2
)

const name = "whybone"

// Program is what the commands need from outside. All fields but Window must be set.
type Program struct {
	Version        string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time
	// Window opens the window on a data file and returns when it is closed. Without
	// it the program has commands alone.
	Window func(dataPath string) error
}

// Run does what the arguments, without the program's name, ask for. It returns the
// exit code: [Done], [CouldNot] or [WrongUse].
func (p *Program) Run(args []string) int {
	// Started from a desktop the program opens its window; it has nothing to explain.
	cobra.MousetrapHelpText = ""
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.Stdin)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	command, err := root.ExecuteC()
	if err == nil {
		return Done
	}
	for _, one := range sentences(err) {
		if _, wrong := errors.AsType[*usageError](one); wrong {
			one = fmt.Errorf("%w; see %q", one, command.CommandPath()+" --help")
		}
		fmt.Fprintf(p.Stderr, "%s: %s\n", name, oneLine(one.Error()))
	}
	if _, wrong := errors.AsType[*usageError](err); wrong {
		return WrongUse
	}
	return CouldNot
}

// usageError says that the command line is wrong.
type usageError struct{ error }

func wrongUse(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

func (p *Program) root() *cobra.Command {
	data := &dataFlag{getenv: p.Getenv, onWait: func() {
		fmt.Fprintf(p.Stderr, "%s: another program is writing to the data; waiting until it is done\n", name)
	}}
	root := &cobra.Command{
		Use:   name,
		Short: "From a recurring complaint to a fishbone and twenty solutions",
		Long: `Whybone guides a team from a recurring complaint to its root causes and to
twenty solutions. Without a command it opens its window.`,
		Version:       p.Version,
		Args:          noCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(*cobra.Command, []string) error { return p.window(data) },
	}
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	root.SetHelpCommand(helpCommand())
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.PersistentFlags().StringVar(&data.path, "data", "",
		"the data `FILE`, or a directory for it (default $WHYBONE_DATA, or the user's data directory)")
	root.AddCommand(p.renderCommand(), p.chartCommand(), p.listCommand(data), p.exportCommand(data), p.importCommand(data), p.sampleCommand(data),
		p.historyCommand(data))
	return root
}

// noCommand refuses the name of a command that there is not.
func noCommand(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	like := ""
	if names := command.SuggestionsFor(args[0]); len(names) > 0 {
		like = fmt.Sprintf(", perhaps %q was meant", names[0])
	}
	return wrongUse("there is no command %q%s", args[0], like)
}

// helpCommand is "whybone help export", for "whybone export --help".
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		RunE: func(help *cobra.Command, args []string) error {
			about, rest, err := help.Root().Find(args)
			if err != nil {
				return &usageError{err}
			}
			if err := about.Args(about, rest); err != nil && about == help.Root() {
				return err
			}
			return about.Help()
		},
	}
}

// arguments makes a check of how many arguments a command takes.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return wrongUse("the command takes %s, not %d", what, len(args))
		}
		return nil
	}
}
