package outline

import (
	"regexp"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// markdown has the head as its title, the bones as headings, and causes and whys as nested lists.
// What was found out about a cause stands below it as a quotation, behind a sign.
var markdown = &Format{
	Name: "md", Endings: []string{".md", ".markdown"},
	Holds: Problem | Evidence | Finding | Tray,
	is: func(f *file) bool {
		return f.text != "" && (slices.Contains([]string{".md", ".markdown"}, f.ending) || f.isPlain() && headed.MatchString(f.text))
	},
	read: readMarkdown, write: writeMarkdown,
}

// headed is a text that begins with a title of Markdown.
var headed = regexp.MustCompile(`\A\s*#{1,6} +\S`)

// unsortedHeads are the headings of what is on no bone, by language.
var unsortedHeads = map[string]string{"en": "Unsorted", "zh-Hans": "未归类", "zh-Hant": "未歸類"}

// signs are those before what was found out. A dash stands where nothing was and the words begin
// like a sign.
var signs = marks{
	{fishbone.Confirmed, "✓"}, {fishbone.Confirmed, "✔"},
	{fishbone.Rejected, "✗"}, {fishbone.Rejected, "✘"},
	{fishbone.ToVerify, "?"}, {fishbone.ToVerify, "？"},
	{fishbone.Undecided, "~"}, {fishbone.Undecided, "～"},
	{fishbone.Unjudged, "–"},
}

func writeMarkdown(o *Outline, with Options) ([]byte, error) {
	var b strings.Builder
	b.WriteString("# " + escapeMarkdown(o.Head) + "\n")
	if o.Problem != "" {
		b.WriteString("\n" + escapeMarkdown(o.Problem) + "\n")
	}
	for _, t := range o.Bones {
		b.WriteString("\n## " + escapeMarkdown(t.Text) + "\n\n")
		writeItems(&b, t.Below, "")
	}
	if len(o.Tray) > 0 {
		b.WriteString("\n## " + unsortedHead(with.Language) + "\n\n")
		writeItems(&b, o.Tray, "")
	}
	return []byte(b.String()), nil
}

func unsortedHead(language string) string {
	if head := unsortedHeads[language]; head != "" {
		return head
	}
	return unsortedHeads["en"]
}

func writeItems(b *strings.Builder, topics []*Topic, indent string) {
	for _, t := range topics {
		b.WriteString(indent + "- " + escapeMarkdown(t.Text) + "\n")
		if said := signed(t); said != "" {
			for _, line := range strings.Split(said, "\n") {
				b.WriteString(strings.TrimRight(indent+"  > "+line, " ") + "\n")
			}
		}
		writeItems(b, t.Below, indent+"  ")
	}
}

// signed is the evidence of a topic behind the sign of what was found out.
func signed(t *Topic) string {
	lines := strings.Split(t.Evidence, "\n")
	for i := range lines {
		lines[i] = escapeMarkdown(lines[i])
	}
	sign := signs.of(t.Finding)
	if _, _, like := cutSign(t.Evidence); like && sign == "" {
		sign = "–"
	}
	return strings.TrimSpace(sign + " " + strings.Join(lines, "\n"))
}

// cutSign takes the sign off the beginning of a text.
func cutSign(text string) (f fishbone.Finding, rest string, ok bool) {
	for _, one := range signs {
		if after, found := strings.CutPrefix(text, one.sign); found && (after == "" || strings.HasPrefix(after, " ") || strings.HasPrefix(after, "\n")) {
			return one.finding, strings.TrimPrefix(after, " "), true
		}
	}
	return fishbone.Unjudged, text, false
}

var (
	mdHeading = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	mdItem    = regexp.MustCompile(`^([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(.*))?$`)
	mdTask    = regexp.MustCompile(`^\[([ xX])\][ \t]+`)
	mdQuote   = regexp.MustCompile(`^[ \t]*> ?(.*)$`)
	mdFence   = regexp.MustCompile("^[ \t]*(```+|~~~+)")
	mdRule    = regexp.MustCompile(`^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$`)
	mdUnder   = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)
)

// headingWidth is how many columns a heading outdents a list: every item hangs below the last heading.
const headingWidth = 1 << 20

type markdownReader struct {
	listReader
	last   *Topic          // the topic that was read last
	quoted map[*Topic]bool // whose evidence is a quotation
	fence  string          // what ends the code that is read; empty outside of code
	code   []string        // that is read
	blank  bool            // the line before was empty
	item   bool            // the last topic is an item of a list
	before string          // the line before, where it may be a heading that is underlined
}

func readMarkdown(f *file) (*Outline, error) {
	r := &markdownReader{quoted: map[*Topic]bool{}}
	lines := linesOf(f.text)
	if len(lines) > 0 && lines[0] == "---" {
		if end := slices.Index(lines[1:], "---"); end >= 0 {
			r.lose(Property, nil, strings.Join(lines[1:1+end], " "))
			for i := range end + 2 {
				lines[i] = ""
			}
		}
	}
	for i, line := range lines {
		if err := r.line(line, i+1 < len(lines) && mdUnder.MatchString(lines[i+1])); err != nil {
			return nil, &untrusted.LineError{Line: i + 1, Err: err}
		}
	}
	return r.finish(), nil
}

// line reads a line. Underlined says that the next one could make it a heading.
func (r *markdownReader) line(line string, underlined bool) error {
	if r.inCode(line) {
		return nil
	}
	blank, before := r.blank, r.before
	r.blank, r.before = strings.TrimSpace(line) == "", ""
	if r.blank {
		return nil
	}
	if m := mdUnder.FindStringSubmatch(line); m != nil && before != "" {
		return r.heading(map[byte]int{'=': 1, '-': 2}[m[1][0]], before)
	}
	if m := mdHeading.FindStringSubmatch(line); m != nil {
		return r.heading(len(m[1]), m[2])
	}
	if mdRule.MatchString(line) {
		return nil
	}
	if m := mdQuote.FindStringSubmatch(line); m != nil {
		r.quote(m[1])
		return nil
	}
	if m := mdItem.FindStringSubmatch(line); m != nil {
		return r.listItem(m[1], m[2])
	}
	indented := line[0] == ' ' || line[0] == '\t'
	if underlined && !indented && (blank || r.last == nil || !r.item) {
		r.before = line
		return nil
	}
	r.prose(line, blank, indented)
	return nil
}

// inCode says whether a line is code, or is a fence around it.
func (r *markdownReader) inCode(line string) bool {
	if r.fence != "" {
		if strings.HasPrefix(strings.TrimSpace(line), r.fence) {
			r.lose(Prose, r.last, strings.Join(r.code, "\n"))
			r.fence, r.code = "", nil
		} else if len(r.code) < 100 {
			r.code = append(r.code, line)
		}
		return true
	}
	if m := mdFence.FindStringSubmatch(line); m != nil {
		r.fence = m[1]
		return true
	}
	return false
}

func (r *markdownReader) heading(level int, text string) error {
	t, err := r.listReader.item(level-headingWidth, r.inline(text))
	r.last, r.item = t, false
	return err
}

func (r *markdownReader) listItem(indent, text string) error {
	task := mdTask.FindStringSubmatch(text)
	if task != nil {
		text = text[len(task[0]):]
	}
	column := 0
	for _, c := range indent {
		if c == '\t' {
			column += 4 - column%4
		} else {
			column++
		}
	}
	t, err := r.listReader.item(column, r.inline(text))
	if err != nil {
		return err
	}
	if task != nil && task[1] != " " {
		r.lose(Task, t, "[x]")
	}
	r.last, r.item = t, true
	return nil
}

// quote adds a line to the evidence of the last topic.
func (r *markdownReader) quote(text string) {
	if r.last == nil {
		r.lose(Prose, nil, text)
		return
	}
	text = r.inline(text)
	if !r.quoted[r.last] {
		r.quoted[r.last] = true
		var f fishbone.Finding
		if f, text, _ = cutSign(text); f != fishbone.Unjudged {
			r.last.Finding = f
		}
		if r.last.Evidence != "" {
			text = "\n" + text
		}
		r.last.Evidence += text
		return
	}
	r.last.Evidence += "\n" + text
}

// prose reads a line that is neither a heading nor an item: it goes on with the one before it,
// or is a paragraph of its own.
func (r *markdownReader) prose(line string, blank, indented bool) {
	text := r.inline(strings.TrimSpace(line))
	switch {
	case r.last == nil:
		r.lose(Prose, nil, text)
	case r.item && !blank:
		r.last.Text += "\n" + text
	case r.item && !indented: // behind the list
		r.lose(Prose, r.last, text)
	default:
		r.last.Evidence = strings.TrimPrefix(r.last.Evidence+"\n"+text, "\n")
	}
}

// finish is done, with the heading of what is on no bone.
func (r *markdownReader) finish() *Outline {
	if r.before != "" {
		r.prose(r.before, true, false)
	}
	if r.fence != "" {
		r.lose(Prose, r.last, strings.Join(r.code, "\n"))
	}
	bones := &r.root.Below
	if len(*bones) == 1 {
		bones = &(*bones)[0].Below
	}
	*bones = slices.DeleteFunc(*bones, func(t *Topic) bool {
		for _, head := range unsortedHeads {
			if strings.EqualFold(fishbone.Label(t.Text), head) && len(t.Below) > 0 {
				r.Tray = append(r.Tray, t.Below...)
				return true
			}
		}
		return false
	})
	if len(r.Tray) > 0 { // then the others are bones, even where nothing hangs below them
		if len(r.root.Below) == 1 {
			r.root = *r.root.Below[0]
		}
		return r.outline()
	}
	return r.done()
}
