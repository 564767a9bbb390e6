package outline

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// fba is what the fishbone extension of Visual Studio Code writes: YAML with effects, their
// categories and the causes below them, of versions 0.1 to 0.7. It is only read.
var fba = &Format{
	Name: "fba", Endings: []string{".fba"},
	is: func(f *file) bool {
		yaml := slices.Contains([]string{".yaml", ".yml"}, f.ending) || f.isPlain()
		return f.text != "" && (f.ending == ".fba" || yaml && fbaFishbone.MatchString(f.text) && fbaTitle.MatchString(f.text))
	},
	read: readFBA,
}

var (
	fbaFishbone = regexp.MustCompile(`(?m)^fishbone:\s*$`)
	fbaTitle    = regexp.MustCompile(`(?m)^(?:type: *['"]?fba|title:)`)
)

// maxYAML is how many bytes of YAML are read, which takes much more memory than it has bytes.
const maxYAML = 8 << 20

func readFBA(f *file) (*Outline, error) {
	if len(f.text) > maxYAML {
		return nil, ErrBomb
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(f.text), &document); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := plainYAML(&document); err != nil {
		return nil, err
	}
	if len(document.Content) == 0 {
		return nil, ErrNoTopics
	}
	top := document.Content[0]
	r := &fbaReader{}
	effects := yamlList(yamlValue(top, "fishbone"))
	if len(effects) == 0 {
		return nil, ErrNoTopics
	}
	title := yamlText(yamlValue(top, "title"))
	name, categories := named(effects[0], "categories")
	if r.root.Text = name; fishbone.Label(name) == "" {
		r.root.Text = title
	} else if title != "" && title != name {
		r.lose(Property, nil, "title = "+title)
	}
	if err := r.categories(&r.root, categories, 1); err != nil {
		return nil, err
	}
	for _, other := range effects[1:] {
		name, _ := named(other, "categories")
		r.lose(Effect, nil, name)
	}
	r.attributes(top)
	return r.tree.outline(), nil
}

// plainYAML refuses what can make a small document endless.
func plainYAML(n *yaml.Node) error {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return &untrusted.LineError{Line: n.Line, Err: ErrAliases}
	}
	for _, in := range n.Content {
		if err := plainYAML(in); err != nil {
			return err
		}
	}
	return nil
}

// yamlValue is what a mapping has under a key, nil for nothing.
func yamlValue(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// yamlList are the items of a sequence.
func yamlList(n *yaml.Node) []*yaml.Node {
	if n == nil || n.Kind != yaml.SequenceNode {
		return nil
	}
	return n.Content
}

// yamlText is what a scalar says, or the text of one with a format.
func yamlText(n *yaml.Node) string {
	if formatted := yamlValue(n, "textValue"); formatted != nil {
		n = formatted
	}
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return ""
	}
	return n.Value
}

// named is the name of an effect or a category and what it holds: a pair up to version 0.1, a
// mapping from then on.
func named(n *yaml.Node, holds string) (name string, content []*yaml.Node) {
	if pair := yamlList(n); len(pair) == 2 {
		return yamlText(pair[0]), yamlList(pair[1])
	}
	return yamlText(yamlValue(n, "name")), yamlList(yamlValue(n, holds))
}

type fbaReader struct{ tree }

func (r *fbaReader) categories(under *Topic, all []*yaml.Node, level int) error {
	for _, n := range all {
		name, causes := named(n, "rootCauses")
		t, err := r.add(under, level, name)
		if err != nil {
			return &untrusted.LineError{Line: n.Line, Err: err}
		}
		for _, c := range causes {
			if err := r.cause(t, c, level+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// cause reads a cause: a text, one that can be checked, or a fish of its own.
func (r *fbaReader) cause(under *Topic, n *yaml.Node, level int) error {
	said := yamlText(n)
	props := yamlValue(n, "props")
	for _, key := range []*yaml.Node{yamlValue(props, "label"), yamlValue(props, "name"), yamlValue(n, "title")} {
		if said == "" {
			said = yamlText(key)
		}
	}
	t, err := r.add(under, level, said)
	if err != nil {
		return &untrusted.LineError{Line: n.Line, Err: err}
	}
	r.checked(t, props)
	for _, effect := range yamlList(yamlValue(n, "data")) {
		name, categories := named(effect, "categories")
		in, depth := t, level
		if name != "" && name != said {
			if in, err = r.add(t, level+1, name); err != nil {
				return &untrusted.LineError{Line: effect.Line, Err: err}
			}
			depth++
		}
		if err := r.categories(in, categories, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// checked reads what came of checking a cause. What is ok there is no cause.
func (r *fbaReader) checked(t *Topic, props *yaml.Node) {
	switch said := yamlText(yamlValue(props, "value")); said {
	case "":
	case "ok":
		t.Finding = fishbone.Rejected
	case "error":
		t.Finding = fishbone.Confirmed
	default:
		r.lose(Marker, t, said)
	}
	t.Evidence = yamlText(yamlValue(props, "comments"))
	for _, key := range []string{"instructions", "backgroundDescription"} {
		if said := yamlText(yamlValue(props, key)); said != "" {
			r.lose(Note, t, said)
		}
	}
	for _, key := range []string{"filter", "badge", "badge2"} {
		if yamlValue(props, key) != nil {
			r.lose(Property, t, key)
		}
	}
}

// attributes names those of the whole document, and the copies of itself that it keeps.
func (r *fbaReader) attributes(top *yaml.Node) {
	for _, a := range yamlList(yamlValue(top, "attributes")) {
		for i := 0; a.Kind == yaml.MappingNode && i+1 < len(a.Content); i += 2 {
			name, in := a.Content[i].Value, a.Content[i+1]
			if name == "fbUid" {
				continue
			}
			if label := yamlText(yamlValue(in, "label")); label != "" {
				name = label
			}
			r.lose(Property, nil, strings.TrimSpace(name+" = "+yamlText(yamlValue(in, "value"))))
		}
	}
	for _, b := range yamlList(yamlValue(top, "backups")) {
		r.lose(Enclosed, nil, yamlText(yamlValue(b, "reason")))
	}
}
