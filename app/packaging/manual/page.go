package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"whybone/app/words"
)

// titles are the headings of a manual page, as each language's pages have them.
var titles = map[words.Language]map[string]string{
	words.English:     {"name": "NAME", "synopsis": "SYNOPSIS", "about": "DESCRIPTION", "options": "OPTIONS", "commands": "COMMANDS"},
	words.Simplified:  {"name": "名称", "synopsis": "概要", "about": "描述", "options": "选项", "commands": "命令"},
	words.Traditional: {"name": "名稱", "synopsis": "概要", "about": "描述", "options": "選項", "commands": "指令"},
}

// page is a manual page that is written, in the language of troff.
type page struct {
	out    io.Writer
	titles map[string]string
}

// writePage writes one page about all commands.
func writePage(out io.Writer, l words.Language, version, date string) error {
	root, err := newProgram(version).Commands(l)
	if err != nil {
		return err
	}
	p := &page{out, titles[l]}
	fmt.Fprintf(out, ".TH WHYBONE 1 %q %q\n", date, "Whybone "+version)
	p.section("name")
	p.text("whybone - " + root.Short)
	p.section("synopsis")
	fmt.Fprintf(out, ".B %s\n.br\n.B %s\n", escape(root.UseLine()), escape(root.Name()+" COMMAND …"))
	p.section("about")
	p.text(root.Long)
	p.section("options")
	p.options(root.PersistentFlags())
	p.section("commands")
	p.commands(root)
	return nil
}

// commands writes about the commands below one, and those below them.
func (p *page) commands(of *cobra.Command) {
	for _, c := range of.Commands() {
		if c.Hidden || c.Deprecated != "" {
			continue
		}
		if c.Runnable() {
			p.command(c)
		}
		p.commands(c)
	}
}

func (p *page) command(c *cobra.Command) {
	fmt.Fprintf(p.out, ".SS %s\n", escape(strings.TrimSuffix(c.UseLine(), " [flags]")))
	about := c.Long
	if about == "" {
		about = c.Short
	}
	p.text(about)
	p.options(c.NonInheritedFlags())
	if c.Example != "" {
		fmt.Fprintf(p.out, ".PP\n.nf\n%s\n.fi\n", escape(c.Example))
	}
}

// options writes what each flag means.
func (p *page) options(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if value != "" {
			name += " " + value
		}
		fmt.Fprintf(p.out, ".TP\n.B %s\n%s\n", escape(name), escape(usage))
	})
}

func (p *page) section(name string) { fmt.Fprintln(p.out, ".SH "+p.titles[name]) }

// text writes paragraphs. Lines that are set in are kept as they are.
func (p *page) text(text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			fmt.Fprintln(p.out, ".PP")
		}
		if strings.HasPrefix(paragraph, " ") {
			fmt.Fprintf(p.out, ".nf\n%s\n.fi\n", escape(paragraph))
			continue
		}
		fmt.Fprintln(p.out, escape(paragraph))
	}
}

// escape takes away the meaning that some characters have for troff.
func escape(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
