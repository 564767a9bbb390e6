package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"whybone/fishbone"
)

// version is the format that WriteJSON writes and the newest that ReadJSON reads.
const version = 1

// The keys of a file that follow from no description.
const (
	keyVersion = "whybone"
	keyAbout   = "about"
	keyTray    = "tray"
	keyID      = "id"
	keyCauses  = "causes" // what hangs below
)

// keyOf is the key of the list of all things of a kind.
func keyOf(k *fishbone.Kind) string {
	if k == fishbone.BoneKind {
		return "categories"
	}
	return k.Plural
}

// nameOf is what a file calls one thing of a kind.
func nameOf(k *fishbone.Kind) string {
	if k == fishbone.BoneKind {
		return "category"
	}
	return k.Name
}

// WriteJSON writes a whole analysis as Whybone JSON, indented, the same text for
// the same analysis. Identifiers, the times of changes and who made them are not in
// it; who said what is.
// The bytes of attachments are not in it, see [WriteWhole].
func WriteJSON(a *fishbone.Analysis) []byte { return writeJSON(a, nil) }

func writeJSON(a *fishbone.Analysis, files []file) []byte {
	d := documentOf(a)
	w := &writer{}
	w.object(func() {
		w.number(keyVersion, version)
		problem, _ := fishbone.AboutKind.Attribute(string(fishbone.Problem))
		w.attribute(&node{thing: &d.about}, &problem)
		w.about(&d.about)
		for _, k := range fishbone.Kinds() {
			if k == fishbone.CauseKind {
				w.nodes(keyTray, d.tray)
			} else if k == fishbone.BoneKind && len(d.lists[k]) == 0 {
				w.key(keyOf(k))
				w.text("[]")
			} else {
				w.nodes(keyOf(k), d.lists[k])
			}
		}
		w.files(files)
	})
	w.text("\n")
	return w.out.Bytes()
}

// about writes what is said of the analysis as a whole, but the problem.
func (w *writer) about(about *fishbone.About) {
	rest := *about
	rest.Problem = ""
	if rest == (fishbone.About{}) {
		return
	}
	w.key(keyAbout)
	w.object(func() {
		for _, f := range fishbone.AboutKind.Attributes {
			w.attribute(&node{thing: &rest}, &f)
		}
	})
}

// nodes writes a list of things, unless it is empty.
func (w *writer) nodes(key string, nodes []*node) {
	if len(nodes) == 0 {
		return
	}
	w.key(key)
	w.list(func() {
		for _, n := range nodes {
			w.item()
			w.object(func() { w.node(n) })
		}
	})
}

func (w *writer) node(n *node) {
	if n.name != "" {
		w.string(keyID, n.name)
	}
	for _, g := range groupsOf[n.thing.Kind()] {
		if g.object == "" {
			w.attribute(n, g.attributes[0])
		} else {
			w.within(n, g)
		}
	}
	w.nodes(keyCauses, n.below)
}

// group is an attribute by itself, or those that stand in one object together.
type group struct {
	object     string // the key of the object
	attributes []*fishbone.Attribute
}

// groupsOf are the groups of each kind, in their order.
var groupsOf = func() map[*fishbone.Kind][]group {
	all := map[*fishbone.Kind][]group{}
	for _, k := range fishbone.Kinds() {
		var groups []group
		for _, f := range k.Attributes {
			if n := len(groups); f.Within != "" && n > 0 && groups[n-1].object == f.Within {
				groups[n-1].attributes = append(groups[n-1].attributes, &f)
			} else {
				groups = append(groups, group{f.Within, []*fishbone.Attribute{&f}})
			}
		}
		all[k] = groups
	}
	return all
}()

// within writes the attributes that stand in one object together, unless they are empty.
func (w *writer) within(n *node, g group) {
	empty := true
	for _, f := range g.attributes {
		empty = empty && f.Empty(f.Get(n.thing))
	}
	if empty {
		return
	}
	w.key(g.object)
	w.object(func() {
		for _, f := range g.attributes {
			w.attribute(n, f)
		}
	})
}

// attribute writes one attribute unless it is empty. When and by whom a thing was made
// is not written, nor where it hangs: that is where it stands.
func (w *writer) attribute(n *node, f *fishbone.Attribute) {
	switch v := f.Get(n.thing).(type) {
	case string:
		if v != "" {
			w.string(f.Name, v)
		}
	case int:
		if v != 0 {
			w.number(f.Name, v)
		}
	}
	if len(n.names) == 0 || !f.NamesThings() {
		return
	}
	names := n.named(f)
	if len(names) == 0 {
		return
	}
	if f.Content != fishbone.ContentCauses {
		w.string(f.Name, names[0].name)
		return
	}
	w.key(f.Name)
	w.list(func() {
		for _, r := range names {
			w.item()
			w.quoted(r.name)
		}
	})
}

// ReadJSON reads Whybone JSON or the plain tree, with or without a byte order mark,
// and returns the edit that builds the analysis on an empty one. The problem of a
// plain tree goes into the head of the fish as well. Every error is an [*Error].
func ReadJSON(data []byte, newID func() fishbone.ID) (fishbone.Edit, error) {
	edit, _, err := ReadWhole(data, newID)
	return edit, err
}

// ReadWhole is ReadJSON with the bytes of the attachments, by their sums, as far as the file
// has them.
func ReadWhole(data []byte, newID func() fishbone.ID) (fishbone.Edit, map[string][]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	r := &jsonReader{reader: newReader(data), ids: map[string]named{}, contents: map[string][]byte{}}
	r.doc.lists = map[*fishbone.Kind][]*node{}
	if !utf8.Valid(data) {
		r.at = firstInvalid(data)
		return nil, nil, r.fail(ErrEncoding)
	}
	if at := longString(data, longest); at >= 0 {
		r.at = int64(at)
		return nil, nil, r.fail(fishbone.ErrTooLong)
	}
	if err := r.document(); err != nil {
		return nil, nil, err
	}
	if err := r.end(); err != nil {
		return nil, nil, err
	}
	edit, err := r.edit(newID)
	return edit, r.attached(), err
}

// edit makes the edit and does it once, on nothing, to see whether the rules allow it.
func (r *jsonReader) edit(newID func() fishbone.ID) (fishbone.Edit, error) {
	batch, from := r.doc.edits(newID)
	_, err := fishbone.New("", fishbone.Stamp{}).Apply(batch, fishbone.Stamp{})
	if one, ok := errors.AsType[*fishbone.BatchError](err); ok {
		return nil, r.failAt(from[one.Index], one.Err)
	}
	if err != nil {
		return nil, r.failAt(mark{}, err)
	}
	return batch, nil
}

// longest is how many bytes a string in a file may have, with its escapes.
const longest = 1 << 20

// firstInvalid finds where a text stops being UTF-8.
func firstInvalid(data []byte) int64 {
	at := 0
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return int64(at)
}

// jsonReader reads Whybone JSON into a document.
type jsonReader struct {
	*reader
	doc  document
	ids  map[string]named
	refs []use

	contents map[string][]byte // of attachments, by their sums
}

// named is what an identifier in the file stands for.
type named struct {
	kind   *fishbone.Kind
	closed bool // it is a cause that repeats another one
}

// use is a ref with what uses it: an attribute of a kind.
type use struct {
	ref
	by *fishbone.Kind
	of *fishbone.Attribute
}

func (r *jsonReader) document() error {
	found := 0
	problem, _ := fishbone.AboutKind.Attribute(string(fishbone.Problem))
	keys := map[string]func() error{
		keyVersion:   func() error { return r.version(&found) },
		problem.Name: func() error { return r.problem(&problem) },
		keyAbout:     r.about,
		keyTray:      r.nodes(fishbone.CauseKind, &r.doc.tray, 1),
		keyFiles:     func() error { return r.list(r.file) },
	}
	for _, k := range fishbone.Kinds() {
		if k != fishbone.CauseKind {
			keys[keyOf(k)] = func() error {
				var nodes []*node
				err := r.nodes(k, &nodes, 0)()
				r.doc.lists[k] = nodes
				return err
			}
		}
	}
	if err := r.object(keys); err != nil {
		return err
	}
	if plain := found == 0; plain {
		if r.doc.about.Problem == "" {
			return r.failAt(mark{}, fmt.Errorf("the key %q is %w", problem.Name, ErrMissing))
		}
		if r.doc.about.Head == "" {
			r.doc.about.Head = r.doc.about.Problem
		}
	}
	return r.resolve()
}

func (r *jsonReader) version(to *int) error {
	if err := r.number(to, 1, 1_000_000)(); err != nil {
		return err
	}
	if *to > version {
		return r.fail(fmt.Errorf("%w: format %d, and this one reads %d", ErrNewer, *to, version))
	}
	return nil
}

// problem reads the problem, which is not empty where it is given.
func (r *jsonReader) problem(f *fishbone.Attribute) error {
	err := r.attribute(&r.doc.about, f)
	if err == nil && r.doc.about.Problem == "" {
		err = r.fail(fishbone.ErrEmpty)
	}
	return err
}

func (r *jsonReader) about() error {
	keys := map[string]func() error{}
	for _, f := range fishbone.AboutKind.Attributes {
		if f.Name != string(fishbone.Problem) {
			keys[f.Name] = func() error { return r.attribute(&r.doc.about, &f) }
		}
	}
	return r.object(keys)
}

// nodes returns a function that reads a list of things of one kind. The level is that of
// causes, 0 for other things.
func (r *jsonReader) nodes(k *fishbone.Kind, to *[]*node, level int) func() error {
	return func() error {
		return r.list(func() error {
			n, err := r.node(k, level)
			*to = append(*to, n)
			return err
		})
	}
}

// node reads one thing. How deep causes go is looked at here already, for the sake of
// the reader's own stack.
func (r *jsonReader) node(k *fishbone.Kind, level int) (*node, error) {
	n := &node{mark: r.upcoming(), thing: k.New("")}
	if level > fishbone.MaxLevel {
		return n, r.failAt(n.mark, fishbone.ErrTooDeep)
	}
	for _, f := range k.Attributes {
		if f.Usual != "" {
			f.Put(n.thing, f.Usual)
		}
	}
	keys := keysOf[k]
	err := r.objectOf(keys.names, func(key string) func() error {
		switch {
		case key == keyID && keys.named:
			return func() error { return r.label(&n.name) }
		case key == keyCauses && keys.below:
			return r.nodes(fishbone.CauseKind, &n.below, level+1)
		case keys.within[key] != nil:
			return r.within(n, keys.within[key])
		}
		return r.reads(n, keys.attributes[key])
	}, k.Attributes[0].Name)
	if err != nil {
		return n, err
	}
	return n, r.name(n)
}

// within reads the attributes that stand in one object together.
func (r *jsonReader) within(n *node, attributes map[string]*fishbone.Attribute) func() error {
	return func() error {
		return r.objectOf(
			func() []string { return slices.Sorted(maps.Keys(attributes)) },
			func(key string) func() error { return r.reads(n, attributes[key]) }, "")
	}
}

// kindKeys are the keys that a thing of one kind may have.
type kindKeys struct {
	named, below bool // whether others may name it, and whether causes hang below it
	attributes   map[string]*fishbone.Attribute
	within       map[string]map[string]*fishbone.Attribute // by the key of the object that they stand in
}

// pointedAt says whether something in a file may point at things of a kind.
func pointedAt(k *fishbone.Kind) bool {
	for _, attributes := range namingOf {
		if slices.ContainsFunc(attributes, func(f *fishbone.Attribute) bool { return f.NamesKind(k) }) {
			return true
		}
	}
	return false
}

// keysOf are the keys of each kind.
var keysOf = func() map[*fishbone.Kind]*kindKeys {
	all := map[*fishbone.Kind]*kindKeys{}
	for _, k := range fishbone.Kinds() {
		hold := k == fishbone.CauseKind || k == fishbone.BoneKind
		keys := &kindKeys{hold || pointedAt(k), hold, map[string]*fishbone.Attribute{}, map[string]map[string]*fishbone.Attribute{}}
		all[k] = keys
		for _, f := range k.Attributes {
			switch {
			case f.Content == fishbone.ContentStamp || f.Content == fishbone.ContentParent: // not in files
			case f.Within == "":
				keys.attributes[f.Name] = &f
			default:
				if keys.within[f.Within] == nil {
					keys.within[f.Within] = map[string]*fishbone.Attribute{}
				}
				keys.within[f.Within][f.Name] = &f
			}
		}
	}
	return all
}()

// names are all keys, sorted.
func (k *kindKeys) names() []string {
	names := slices.Concat(slices.Collect(maps.Keys(k.attributes)), slices.Collect(maps.Keys(k.within)))
	if k.named {
		names = append(names, keyID)
	}
	if k.below {
		names = append(names, keyCauses)
	}
	slices.Sort(names)
	return names
}

// reads is the function that reads an attribute, nil for none.
func (r *jsonReader) reads(n *node, f *fishbone.Attribute) func() error {
	if f == nil {
		return nil
	}
	switch f.Content {
	case fishbone.ContentCause, fishbone.ContentThing:
		return func() error { return r.naming(n, f, func(to *[]ref) error { return r.ref(n, f, to) }) }
	case fishbone.ContentCauses:
		return func() error {
			return r.naming(n, f, func(to *[]ref) error {
				return r.list(func() error { return r.ref(n, f, to) })
			})
		}
	}
	return func() error { return r.attribute(n.thing, f) }
}

// attribute reads a text, word or number. What the rules say against it comes with the place.
func (r *jsonReader) attribute(thing fishbone.Thing, f *fishbone.Attribute) error {
	if f.Content == fishbone.ContentNumber {
		n := 0
		err := r.number(&n, 0, f.Most)()
		f.Put(thing, n)
		return err
	}
	var typed string
	if err := r.text(&typed); err != nil {
		return err
	}
	clean, err := f.Clean(typed)
	if errors.Is(err, fishbone.ErrUnknownWord) || f.Content == fishbone.ContentWord && typed == "" {
		return r.mistyped("one of "+f.WordList(), typed)
	}
	if err != nil {
		return r.fail(err)
	}
	f.Put(thing, clean)
	return nil
}

// naming reads the names of other things.
func (r *jsonReader) naming(n *node, f *fishbone.Attribute, read func(*[]ref) error) error {
	var refs []ref
	err := read(&refs)
	n.names = append(n.names, naming{f, refs})
	return err
}

// ref reads the name of another thing.
func (r *jsonReader) ref(n *node, f *fishbone.Attribute, to *[]ref) error {
	var one ref
	if err := r.label(&one.name); err != nil {
		return err
	}
	one.mark = r.here()
	*to = append(*to, one)
	r.refs = append(r.refs, use{one, n.thing.Kind(), f})
	return nil
}

// label reads an identifier, which must not be empty.
func (r *jsonReader) label(to *string) error {
	if err := r.text(to); err != nil {
		return err
	}
	if *to = fishbone.Label(*to); *to == "" {
		return r.fail(fishbone.ErrEmpty)
	}
	return nil
}

// name remembers the identifier of what was just read, if it has one.
func (r *jsonReader) name(n *node) error {
	if n.name == "" {
		return nil
	}
	if r.ids[n.name].kind != nil {
		return r.failAt(n.mark, fmt.Errorf("the id %s is %w", quote(n.name), ErrTwice))
	}
	k := n.thing.Kind()
	r.ids[n.name] = named{k, k == fishbone.CauseKind && len(n.names) > 0}
	return nil
}

// resolve checks that every identifier that was used stands for a thing that may be named
// there.
func (r *jsonReader) resolve() error {
	for _, ref := range r.refs {
		wanted := strings.Join(ref.of.Of, " or ")
		switch what := r.ids[ref.name]; {
		case what.kind == nil:
			return r.failAt(ref.mark, fmt.Errorf("%w: no %s has the id %s", ErrMissing, wanted, quote(ref.name)))
		case !ref.of.NamesKind(what.kind):
			return r.failAt(ref.mark, fmt.Errorf("%w: %s is a %s, not a %s", ErrType, quote(ref.name), nameOf(what.kind), wanted))
		case what.closed && ref.by == fishbone.CauseKind:
			return r.failAt(ref.mark, fmt.Errorf("%s: %w", quote(ref.name), fishbone.ErrClosed))
		}
	}
	return nil
}
