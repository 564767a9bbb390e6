package words

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"text/template"
)

// catalog is the words of one language as their file has them: on each line a key and its words,
// in the order of the keys. What nobody asks for is not read: a command shows a few of thousands
// of words, and would take longer to read all of them than to do its work.
type catalog struct {
	lines []string
	found map[string]*phrase // nil for a key that there are no words for
}

// phrase is the words for a key.
type phrase struct {
	words string
	form  *template.Template // nil until its places are filled
}

// newCatalog reads a file of words.
func newCatalog(file string) (*catalog, error) {
	body, opened := strings.CutPrefix(file, "{\n")
	body, closed := strings.CutSuffix(body, "\n}\n")
	if !opened || !closed {
		return nil, errors.New("the words are not written a line each")
	}
	return &catalog{lines: strings.Split(body, "\n"), found: map[string]*phrase{}}, nil
}

// The parts of a line.
const (
	beforeKey  = `  "`
	betweenKey = `": `
)

// keyOf is the key of a line.
func keyOf(line string) string {
	key, _, _ := strings.Cut(strings.TrimPrefix(line, beforeKey), betweenKey)
	return key
}

// find returns the words for a key, nil if there are none.
func (c *catalog) find(key string) *phrase {
	if p, known := c.found[key]; known {
		return p
	}
	var p *phrase
	if i, ok := slices.BinarySearchFunc(c.lines, key, func(line, key string) int { return strings.Compare(keyOf(line), key) }); ok {
		_, value, _ := strings.Cut(c.lines[i], betweenKey)
		var words string
		if json.Unmarshal([]byte(strings.TrimSuffix(value, ",")), &words) == nil {
			p = &phrase{words: words}
		}
	}
	c.found[key] = p
	return p
}

// fynes are the words that Fyne itself shows, such as those in the menu of an entry, as it reads
// them. Their keys begin with a capital letter.
func (c *catalog) fynes() []byte {
	n := 0
	for n < len(c.lines) && strings.HasPrefix(c.lines[n], beforeKey) && c.lines[n][len(beforeKey)] < 'a' {
		n++
	}
	return []byte("{\n" + strings.TrimSuffix(strings.Join(c.lines[:n], "\n"), ",") + "\n}")
}

// fill fills the places of a phrase.
func (p *phrase) fill(data map[string]any) string {
	if !strings.Contains(p.words, "{{") {
		return p.words
	}
	if p.form == nil {
		form, err := template.New("").Parse(p.words)
		if err != nil {
			return p.words
		}
		p.form = form
	}
	var b strings.Builder
	if p.form.Execute(&b, data) != nil {
		return p.words
	}
	return b.String()
}
