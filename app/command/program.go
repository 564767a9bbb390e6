package command

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whybone/app/words"
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
	// Window opens the window on a data file, with files to open there, and returns when it is
	// closed. Without it the program has commands alone.
	Window func(dataPath, version string, files ...string) error

	language words.Language // of help and messages
}

// Run does what the arguments, without the program's name, ask for. It returns the
// exit code: [Done], [CouldNot] or [WrongUse].
func (p *Program) Run(args []string) int {
	// Started from a desktop the program opens its window; it has nothing to explain.
	cobra.MousetrapHelpText = ""
	if err := p.chooseLanguage(args); err != nil {
		return p.failed(err, name)
	}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.Stdin)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	command, err := root.ExecuteC()
	switch {
	case err == nil:
		return Done
	case errors.Is(err, errDangles), errors.Is(err, errGaps), errors.Is(err, errCameBack):
		return CouldNot // which has been told
	}
	return p.failed(err, command.CommandPath())
}

// failed says what went wrong, in the language of messages: what was drawn meanwhile may be
// in another one. It returns the exit code.
func (p *Program) failed(err error, command string) int {
	if using := words.Use(p.language); using != nil {
		err = using
	}
	_, wrong := errors.AsType[*usageError](err)
	for _, one := range sentences(err) {
		text := p.tell(one)
		if wrong {
			text = words.T("cli.seeHelp", "error", text, "help", command+" --help")
		}
		fmt.Fprintf(p.Stderr, "%s: %s\n", name, oneLine(text))
	}
	if wrong {
		return WrongUse
	}
	return CouldNot
}

func (p *Program) root() *cobra.Command {
	data := &dataFlag{getenv: p.Getenv, onWait: func() {
		fmt.Fprintf(p.Stderr, "%s: %s\n", name, words.T("cli.waiting"))
	}, onReadOnly: func(why error) {
		fmt.Fprintf(p.Stderr, "%s: %s\n", name, words.T("cli.readOnly", "reason", words.Sentence(why)))
	}}
	root := &cobra.Command{
		Use:     name + " [FILE…]",
		Short:   words.T("cli.root.short"),
		Long:    words.T("cli.root.long"),
		Version: p.Version,
		Args:    files,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault // files, beside the commands
		},
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(_ *cobra.Command, args []string) error { return p.window(data, args) },
	}
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return wrongFlag(err) })
	root.SetHelpCommand(helpCommand())
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.PersistentFlags().StringVar(&data.path, "data", "",
		words.T("cli.root.data"))
	root.PersistentFlags().String(languageFlag, "", words.T("cli.root.lang", "all", languageNames()))
	root.AddCommand(
		p.renderCommand(), p.chartCommand(), p.sampleCommand(data),
		p.listCommand(data), p.exportCommand(data), p.importCommand(data),
		p.historyCommand(data), p.adviceCommand(data), p.chainCommand(data),
		p.complaintsCommand(data),
		p.figuresCommand(data),
		p.searchCommand(data), p.seenCommand(data), p.casesCommand(data), p.compareCommand(data),
		p.promisesCommand(data),
		p.sheetsCommand(data),
		p.reportCommand(data), p.deckCommand(data), p.formCommand(data),
		p.shareCommand(data), p.mergeCommand(data),
		p.backupCommand(data), p.restoreCommand(data), p.checkCommand(data), p.repairCommand(data),
		p.deleteCommand(data), p.binCommand(data),
		p.doctorCommand(data),
	)
	translate(root)
	return root
}

// Commands describes the program's commands in a language, for its manual and for shells that
// complete them.
func (p *Program) Commands(l words.Language) (*cobra.Command, error) {
	p.language = l
	if err := words.Use(l); err != nil {
		return nil, err
	}
	return p.root(), nil
}

// usualValue is what the library says of a flag's default value.
var usualValue = regexp.MustCompile(`(?m) \(default ([^()]+)\)$`)

// translate puts the words round what the commands say of themselves into the language of
// messages, where they are the library's.
func translate(root *cobra.Command) {
	cobra.AddTemplateFunc("defaults", func(flags string) string {
		return usualValue.ReplaceAllStringFunc(flags, func(s string) string {
			return words.T("cli.usage.default", "value", usualValue.FindStringSubmatch(s)[1])
		})
	})
	root.SetUsageTemplate(strings.NewReplacer(
		"| trimTrailingWhitespaces", "| defaults | trimTrailingWhitespaces",
		"Usage:", words.T("cli.usage"), "Examples:", words.T("cli.usage.examples"), "Available Commands:", words.T("cli.usage.commands"),
		"Global Flags:", words.T("cli.usage.global"), "Flags:", words.T("cli.usage.flags"),
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
		words.T("cli.usage.more", "command", "{{.CommandPath}} [command] --help"),
	).Replace(root.UsageTemplate()))
	root.Flags().BoolP("version", "v", false, words.T("cli.version.flag", "name", name))
	var each func(*cobra.Command)
	each = func(c *cobra.Command) {
		c.Flags().BoolP("help", "h", false, words.T("cli.help.flag", "name", c.Name()))
		for _, below := range c.Commands() {
			each(below)
		}
	}
	each(root)
}

// noCommand refuses the name of a command that there is not.
func noCommand(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	like := ""
	if names := command.SuggestionsFor(args[0]); len(names) > 0 {
		like = words.T("cli.also", "name", names[0])
	}
	return wrongUse("cli.noCommand", "name", args[0], "also", like)
}

// helpCommand is "whybone help export", for "whybone export --help".
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: words.T("cli.help.short"),
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

// arguments makes a check of how many arguments a command takes. What is the key of the
// words for them.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return wrongUse("cli.arguments", "what", words.T(what), "n", len(args))
		}
		return nil
	}
}
