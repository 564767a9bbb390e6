// Package markdown writes a report as Markdown: for wikis, tickets and mails. Pictures are
// told in words, for such a file has no room for them.
package markdown

import (
	"fmt"
	"strings"

	"whybone/fishbone/report"
)

// Write writes a report.
func Write(d *report.Document) []byte {
	w := &writer{doc: d}
	w.line("# %s", escape(d.Title))
	w.line("**%s**", escape(report.Flat(d.Subject)))
	var aside []string
	if d.Company != "" {
		aside = append(aside, escape(d.Company))
	}
	for _, f := range d.Head {
		aside = append(aside, "**"+escape(f.Label)+"** "+w.value(f.Value))
	}
	if len(aside) > 0 {
		w.line("%s", strings.Join(aside, "  \n"))
	}
	for _, p := range d.Sections {
		w.line("## %s", escape(p.Heading(" ")))
		for _, b := range p.Blocks {
			w.block(p, b)
		}
	}
	return []byte(w.said.String())
}

type writer struct {
	doc  *report.Document
	said strings.Builder
}

// line writes a paragraph.
func (w *writer) line(format string, args ...any) { fmt.Fprintf(&w.said, format+"\n\n", args...) }

func (w *writer) block(p report.Part, b report.Block) {
	switch b := b.(type) {
	case report.Field:
		switch {
		case b.Label == "":
			w.line("%s", w.value(b.Value))
		default:
			w.line("**%s** %s", escape(b.Label), w.value(b.Value))
		}
	case report.Picture:
		w.line("*%s*", escape(b.Alt))
	case report.Table:
		if b.Name != p.Title && b.Name != "" {
			w.line("### %s", escape(b.Name))
		}
		w.table(b)
	}
}

func (w *writer) table(t report.Table) {
	heads := make([]string, len(t.Columns))
	rules := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i], rules[i] = escape(c.Head), "---"
	}
	fmt.Fprintf(&w.said, "| %s |\n| %s |\n", strings.Join(heads, " | "), strings.Join(rules, " | "))
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = strings.ReplaceAll(w.value(v), "  \n", "<br>")
		}
		fmt.Fprintf(&w.said, "| %s |\n", strings.Join(cells, " | "))
	}
	w.said.WriteByte('\n')
}

func (w *writer) value(v report.Value) string {
	if v.Gap > 0 {
		return "**" + escape(w.doc.NotGiven) + "**"
	}
	lines := strings.Split(v.Text, "\n")
	for i := range lines {
		lines[i] = escape(lines[i])
	}
	return strings.Join(lines, "  \n")
}

// escape keeps what was typed from meaning something in Markdown or HTML.
var escaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "|", `\|`, "<", "&lt;", ">", "&gt;", "[", `\[`, "]", `\]`, "#", `\#`)

func escape(s string) string { return escaper.Replace(s) }
