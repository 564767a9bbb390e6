package outline

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"whybone/fishbone/exchange/untrusted"
)

// mermaid is the fish of the diagram language Mermaid: the first line is the head, and each space
// before a line one level. A fish in a text of Markdown is found as well.
var mermaid = &Format{
	Name: "mermaid", Endings: []string{".mmd", ".mermaid"},
	is:   func(f *file) bool { return f.text != "" && mermaidIn(f.text) != nil },
	read: readMermaid, write: writeMermaid,
}

var (
	mermaidHead      = regexp.MustCompile(`(?i)^\s*ishikawa(?:-beta)?(\s.*|)$`)
	mermaidFence     = regexp.MustCompile("^\\s*(`{3,}|~{3,}|:::)\\s*\\{?mermaid\\}?\\s*$")
	mermaidDirective = regexp.MustCompile(`%%\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}%%`)
	mermaidEntity    = regexp.MustCompile(`#(\w+);`)
	mermaidWord      = regexp.MustCompile(`(?i)^ishikawa`)
	mermaidStyle     = regexp.MustCompile(`style|classDef`)
)

// mermaidIn are the lines of a fish in a text, from its first line on; nil where there is none.
func mermaidIn(text string) []string {
	lines := linesOf(text)
	if fish := mermaidFrom(lines); fish != nil {
		return fish
	}
	for i, line := range lines {
		m := mermaidFence.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		end := slices.IndexFunc(lines[i+1:], func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), m[1]) })
		if end < 0 {
			end = len(lines) - i - 1
		}
		if fish := mermaidFrom(lines[i+1 : i+1+end]); fish != nil {
			return fish
		}
	}
	return nil
}

// mermaidFrom are the lines of a diagram, if it is a fish, behind what stands before it.
func mermaidFrom(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	if len(lines) > 0 && strings.TrimSpace(lines[0]) == "---" {
		end := slices.IndexFunc(lines[1:], func(l string) bool { return strings.TrimSpace(l) == "---" })
		if end < 0 {
			return nil
		}
		lines = lines[end+2:]
	}
	for i, line := range lines {
		switch {
		case mermaidHead.MatchString(line):
			return lines[i:]
		case strings.TrimSpace(line) != "" && !isMermaidComment(line):
			return nil
		}
	}
	return nil
}

func isMermaidComment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "%%") }

func writeMermaid(o *Outline, _ Options) ([]byte, error) {
	var b strings.Builder
	b.WriteString("ishikawa-beta\n  " + escapeMermaid(o.Head) + "\n")
	o.each(func(level int, t *Topic) {
		b.WriteString(strings.Repeat("  ", level+2) + escapeMermaid(t.Text) + "\n")
	})
	return []byte(b.String()), nil
}

// escapeMermaid makes a text mean itself in a line of Mermaid: a label that begins with the name
// of the diagram is taken for it, a comment may begin anywhere, and HTML is HTML.
func escapeMermaid(text string) string {
	styled := mermaidStyle.MatchString(text) // what Mermaid takes for a style loses its semicolon
	var b strings.Builder
	for i, r := range text {
		escape := strings.ContainsRune("#<>&%", r) || styled && r == ':' || i == 0 && (r == '-' || mermaidWord.MatchString(text))
		if escape {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainMermaid is what a line says.
func plainMermaid(text string) string {
	text = mdBreak.ReplaceAllString(strings.TrimSpace(text), "\n")
	text = mermaidEntity.ReplaceAllStringFunc(text, func(e string) string {
		name := e[1 : len(e)-1]
		if _, err := strconv.Atoi(name); err == nil {
			name = "#" + name
		}
		if said := html.UnescapeString("&" + name + ";"); said != "&"+name+";" {
			return said
		}
		return e
	})
	return text
}

func readMermaid(f *file) (*Outline, error) {
	lines := mermaidIn(f.text)
	r := &listReader{}
	base, rooted := -1, false
	for i, line := range lines {
		if i == 0 {
			line = mermaidHead.FindStringSubmatch(line)[1]
		}
		if strings.Contains(line, "%%{") {
			line = mermaidDirective.ReplaceAllString(line, "")
		}
		if isMermaidComment(line) {
			r.lose(Comment, nil, strings.TrimLeft(line, "% \t"))
			continue
		}
		said := plainMermaid(line)
		if said == "" {
			continue
		}
		if !rooted {
			r.root.Text, rooted = said, true
			continue
		}
		column := spacesBefore(line)
		if base < 0 {
			base = column
		}
		if _, err := r.item(max(base, column), said); err != nil {
			return nil, &untrusted.LineError{Line: i + 1, Err: err}
		}
	}
	return r.outline(), nil
}

// spacesBefore counts the characters of space before a text, whatever they are.
func spacesBefore(line string) (n int) {
	for _, r := range line {
		if !unicode.IsSpace(r) && r != '\ufeff' {
			return n
		}
		n++
	}
	return n
}
