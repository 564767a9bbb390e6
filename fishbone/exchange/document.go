package exchange

import (
	"fmt"

	"whybone/fishbone"
)

// document is an analysis as a file holds it: nested, in order, and with identifiers only
// where something points at a thing. What its things hold is what their kinds describe.
type document struct {
	about fishbone.About
	lists map[*fishbone.Kind][]*node // of all kinds but causes; a bone has its causes below it
	tray  []*node
}

// node is one thing of a document.
type node struct {
	mark                 // where it stands in the file
	thing fishbone.Thing // what it holds, but for what it names
	name  string         // by which others in the document name it, empty if none does
	names []naming
	below []*node
}

// naming is an attribute of a node which names other things.
type naming struct {
	attribute *fishbone.Attribute
	refs      []ref
}

// ref is a place that names a thing, which may come later in the file.
type ref struct {
	mark
	name string
}

// Copy returns the edit that builds, on an empty analysis, all that is in a, with
// new identifiers. Who said what is kept; when it was said is not.
func Copy(a *fishbone.Analysis, newID func() fishbone.ID) fishbone.Edit {
	edit, _ := documentOf(a).edits(newID)
	return edit
}

// documentOf takes an analysis down. Causes that something points at are named c1,
// c2 … in the order of the document, other things solution1, solution2 …, so equal analyses
// give equal documents.
func documentOf(a *fishbone.Analysis) *document {
	t := taker{a: a, names: namesOf(a)}
	d := &document{about: a.About(), lists: map[*fishbone.Kind][]*node{}, tray: t.causes(fishbone.Tray)}
	for _, k := range fishbone.Kinds() {
		if k == fishbone.CauseKind {
			continue
		}
		for thing := range a.Things(k) {
			n := t.node(thing)
			if k == fishbone.BoneKind {
				n.below = t.causes(fishbone.IDOf(thing))
			}
			d.lists[k] = append(d.lists[k], n)
		}
	}
	return d
}

// namesOf names the things that something points at.
func namesOf(a *fishbone.Analysis) map[fishbone.ID]string {
	wanted := map[fishbone.ID]bool{}
	for _, k := range fishbone.Kinds() {
		for _, f := range k.Attributes {
			if !f.NamesThings() {
				continue
			}
			for thing := range a.Things(k) {
				for _, id := range f.ThingsIn(thing) {
					wanted[id] = true
				}
			}
		}
	}
	names := make(map[fishbone.ID]string, len(wanted))
	for _, k := range fishbone.Kinds() {
		prefix, n := k.Name, 0
		if k == fishbone.CauseKind {
			prefix = "c"
		}
		for thing := range a.Things(k) {
			if id := fishbone.IDOf(thing); wanted[id] {
				n++
				names[id] = fmt.Sprintf("%s%d", prefix, n)
			}
		}
	}
	return names
}

// namingOf are the attributes of each kind that point at other things.
var namingOf = func() map[*fishbone.Kind][]*fishbone.Attribute {
	all := map[*fishbone.Kind][]*fishbone.Attribute{}
	for _, k := range fishbone.Kinds() {
		for _, f := range k.Attributes {
			if f.NamesThings() {
				all[k] = append(all[k], &f)
			}
		}
	}
	return all
}()

// taker takes an analysis down into nodes.
type taker struct {
	a     *fishbone.Analysis
	names map[fishbone.ID]string
}

func (t *taker) node(thing fishbone.Thing) *node {
	n := &node{thing: thing, name: t.names[fishbone.IDOf(thing)]}
	for _, f := range namingOf[thing.Kind()] {
		var refs []ref
		for _, id := range f.ThingsIn(thing) {
			refs = append(refs, ref{name: t.names[id]})
		}
		if len(refs) > 0 {
			n.names = append(n.names, naming{f, refs})
		}
	}
	return n
}

func (t *taker) causes(under fishbone.ID) []*node {
	var nodes []*node
	for _, c := range t.a.Causes(under) {
		n := t.node(&c)
		n.below = t.causes(c.ID)
		nodes = append(nodes, n)
	}
	return nodes
}

// named returns what a node names by an attribute.
func (n *node) named(f *fishbone.Attribute) []ref {
	for _, one := range n.names {
		if one.attribute.Name == f.Name {
			return one.refs
		}
	}
	return nil
}

// pointer is a thing that points at another one, by its name in the document.
type pointer struct {
	from      mark
	kind      *fishbone.Kind
	id        fishbone.ID
	attribute string
	at        string
}

// builder turns a document into edits. For each it knows the node that it came from.
type builder struct {
	newID func() fishbone.ID
	edits []fishbone.Edit
	from  []mark
	ids   map[string]fishbone.ID // by the document's names
	same  []*node                // causes that repeat others
	later []pointer              // at things that come later in the document
	made  map[*node]fishbone.ID
}

// edits builds the document on an empty analysis. The marks say from where in the file
// each edit of the batch came.
func (d *document) edits(newID func() fishbone.ID) (fishbone.Batch, []mark) {
	b := &builder{newID: newID, ids: map[string]fishbone.ID{}, made: map[*node]fishbone.ID{}}
	for _, f := range fishbone.AboutKind.Attributes {
		if text := f.Get(&d.about).(string); text != "" {
			b.add(mark{}, fishbone.SetAbout{Field: fishbone.Field(f.Name), Text: text})
		}
	}
	// Causes come before what may point at them.
	b.list(d.lists[fishbone.BoneKind])
	b.causes(fishbone.Tray, d.tray)
	b.repeat()
	for _, k := range fishbone.Kinds() {
		if k != fishbone.BoneKind {
			b.list(d.lists[k])
		}
	}
	for _, p := range b.later {
		b.add(p.from, fishbone.Set{Of: p.kind, ID: p.id, Values: fishbone.Values{p.attribute: b.ids[p.at]}})
	}
	return fishbone.Batch{Edits: b.edits}, b.from
}

func (b *builder) add(from mark, e fishbone.Edit) {
	b.edits, b.from = append(b.edits, e), append(b.from, from)
}

// list adds things of a kind that stand in one list.
func (b *builder) list(nodes []*node) {
	for _, n := range nodes {
		k := n.thing.Kind()
		thing := k.New(b.newID())
		if n.name != "" {
			b.ids[n.name] = fishbone.IDOf(thing)
		}
		for _, f := range k.Attributes {
			if f.NamesThings() {
				b.point(n, thing, &f)
			} else if f.Content != fishbone.ContentStamp && f.Content != fishbone.ContentParent {
				f.Put(thing, f.Get(n.thing))
			}
		}
		b.add(n.mark, fishbone.Add{Thing: thing})
		b.causes(fishbone.IDOf(thing), n.below)
	}
}

// point has a thing point at others: at once where they are there already.
func (b *builder) point(n *node, thing fishbone.Thing, f *fishbone.Attribute) {
	var ids []fishbone.ID
	for _, r := range n.named(f) {
		id, made := b.ids[r.name]
		if !made {
			b.later = append(b.later, pointer{n.mark, thing.Kind(), fishbone.IDOf(thing), f.Name, r.name})
			return
		}
		ids = append(ids, id)
	}
	if f.Content == fishbone.ContentCauses {
		f.Put(thing, ids)
	} else if len(ids) > 0 {
		f.Put(thing, ids[0])
	}
}

// causes adds causes, each before its own answers, and then what is said of it.
func (b *builder) causes(under fishbone.ID, nodes []*node) {
	for _, n := range nodes {
		c, id := n.thing.(*fishbone.Cause), b.newID()
		b.made[n] = id
		b.add(n.mark, fishbone.AddCause{ID: id, Under: under, Text: c.Text, By: c.By, TakenFrom: c.TakenFrom})
		if n.name != "" {
			b.ids[n.name] = id
		}
		b.causes(id, n.below)
		if c.Verdict != (fishbone.Verdict{}) {
			b.add(n.mark, fishbone.Judge{ID: id, Verdict: c.Verdict})
		}
		if c.Votes != 0 {
			b.add(n.mark, fishbone.SetVotes{ID: id, Votes: c.Votes})
		}
		if c.Stopped() {
			b.add(n.mark, fishbone.StopAsking{ID: id, Reason: c.Stop, Control: c.Control})
		}
		if c.Chain != fishbone.NoChain {
			b.add(n.mark, fishbone.SetChain{ID: id, Chain: c.Chain})
		}
		if c.Without != fishbone.WithoutUnsaid {
			b.add(n.mark, fishbone.SetWithout{ID: id, Without: c.Without})
		}
		if c.Therefore != fishbone.Unchecked {
			b.add(n.mark, fishbone.JudgeTherefore{ID: id, Therefore: c.Therefore})
		}
		for _, one := range n.names {
			if len(one.refs) > 0 {
				b.same = append(b.same, n)
			}
		}
	}
}

// repeat closes the causes that repeat others, once all of them are there.
func (b *builder) repeat() {
	for _, n := range b.same {
		b.add(n.mark, fishbone.LinkSame{ID: b.made[n], As: b.ids[n.names[0].refs[0].name]})
	}
}
