package outline

import (
	"errors"

	"whybone/fishbone"
)

// Of makes an outline of an analysis, with what an outline does not hold of it.
func Of(a *fishbone.Analysis) *Outline {
	o := &Outline{Head: a.HeadText()}
	if p := a.About().Problem; p != o.Head {
		o.Problem = p
	}
	wordings := map[fishbone.ID][]string{}
	for t := range a.Things(fishbone.WordingKind) {
		w := t.(*fishbone.Wording)
		wordings[w.Cause] = append(wordings[w.Cause], w.Text)
	}
	for _, b := range a.Bones() {
		o.Bones = append(o.Bones, &Topic{Text: b.Name, Below: topicsOf(a, b.ID, wordings)})
	}
	o.Tray = topicsOf(a, fishbone.Tray, wordings)
	o.loseAbout(a)
	for _, k := range fishbone.Kinds() {
		o.loseOf(a, k)
	}
	return o
}

func topicsOf(a *fishbone.Analysis, under fishbone.ID, wordings map[fishbone.ID][]string) []*Topic {
	var topics []*Topic
	for _, c := range a.Causes(under) {
		topics = append(topics, &Topic{
			Text: c.Text, Evidence: c.Verdict.Evidence, Finding: c.Verdict.Finding, By: c.By, Votes: c.Votes,
			Wordings: wordings[c.ID], Below: topicsOf(a, c.ID, wordings),
		})
	}
	return topics
}

// kept are the attributes that an outline holds, by the kinds that it holds things of.
var kept = map[*fishbone.Kind]map[string]bool{
	fishbone.BoneKind:    {"name": true},
	fishbone.CauseKind:   {"text": true, "by": true, "finding": true, "evidence": true, "votes": true},
	fishbone.WordingKind: {"text": true, "cause": true},
}

// loseAbout names what is said of the analysis beside its problem and its head.
func (o *Outline) loseAbout(a *fishbone.Analysis) {
	about := a.About()
	for _, f := range fishbone.AboutKind.Attributes {
		if f.Name != string(fishbone.Problem) && f.Name != string(fishbone.Head) && !f.Empty(f.Get(&about)) {
			o.Lost = append(o.Lost, Loss{Kind: fishbone.AboutKind, Attribute: f.Name, N: 1})
		}
	}
}

// loseOf names how many things of a kind an outline does not hold, and of those that it holds,
// what it does not hold of them.
func (o *Outline) loseOf(a *fishbone.Analysis, k *fishbone.Kind) {
	attributes, held := kept[k]
	if !held {
		n := 0
		for range a.Things(k) {
			n++
		}
		o.count(Loss{Kind: k, N: n})
		return
	}
	for _, f := range k.Attributes {
		if attributes[f.Name] || f.Content == fishbone.ContentStamp || f.Content == fishbone.ContentParent {
			continue
		}
		n := 0
		for t := range a.Things(k) {
			if !f.Empty(f.Get(t)) {
				n++
			}
		}
		o.count(Loss{Kind: k, Attribute: f.Name, N: n})
	}
}

func (o *Outline) count(l Loss) {
	if l.N > 0 {
		o.Lost = append(o.Lost, l)
	}
}

// without takes out the parts that a format has no place for, and names them.
func (o *Outline) without(parts Part) {
	if parts&Problem != 0 && o.Problem != "" {
		o.count(Loss{Kind: fishbone.AboutKind, Attribute: string(fishbone.Problem), N: 1})
		o.Problem = ""
	}
	if parts&Tray != 0 {
		tray := Outline{Tray: o.Tray}
		n := 0
		tray.each(func(int, *Topic) { n++ })
		o.count(Loss{What: Unsorted, N: n})
		o.Tray = nil
	}
	lost := map[string]int{}
	o.each(func(_ int, t *Topic) { t.without(parts, lost) })
	for _, name := range []string{"finding", "evidence", "by", "votes"} {
		o.count(Loss{Kind: fishbone.CauseKind, Attribute: name, N: lost[name]})
	}
	o.count(Loss{Kind: fishbone.WordingKind, N: lost[fishbone.WordingKind.Name]})
}

func (t *Topic) without(parts Part, lost map[string]int) {
	if parts&Evidence != 0 && t.Evidence != "" {
		lost["evidence"]++
		t.Evidence = ""
	}
	if parts&Finding != 0 && t.Finding != fishbone.Unjudged {
		lost["finding"]++
		t.Finding = fishbone.Unjudged
	}
	if parts&By != 0 && t.By != "" {
		lost["by"]++
		t.By = ""
	}
	if parts&Votes != 0 && t.Votes != 0 {
		lost["votes"]++
		t.Votes = 0
	}
	if parts&Wordings != 0 {
		lost[fishbone.WordingKind.Name] += len(t.Wordings)
		t.Wordings = nil
	}
}

// Edit is what builds the outline on an empty analysis. It is done once, on nothing, to see
// whether the rules allow it; the error is one of package fishbone's.
func (o *Outline) Edit(newID func() fishbone.ID) (fishbone.Edit, error) {
	b := builder{newID: newID}
	problem, head := o.Problem, o.Head
	if problem == "" {
		problem = head
	}
	if problem != "" {
		b.add(fishbone.SetAbout{Field: fishbone.Problem, Text: problem})
	}
	if head != "" {
		b.add(fishbone.SetAbout{Field: fishbone.Head, Text: head})
	}
	for _, t := range o.Bones {
		id := newID()
		b.add(fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: t.Text}})
		b.causes(id, t.Below)
	}
	b.causes(fishbone.Tray, o.Tray)
	edit := fishbone.Batch{Edits: append(b.edits, b.later...)}
	_, err := fishbone.New("", fishbone.Stamp{}).Apply(edit, fishbone.Stamp{})
	if one, ok := errors.AsType[*fishbone.BatchError](err); ok {
		err = one.Err
	}
	return edit, err
}

type builder struct {
	newID func() fishbone.ID
	edits []fishbone.Edit
	later []fishbone.Edit // that come when all causes are there
}

func (b *builder) add(e fishbone.Edit) { b.edits = append(b.edits, e) }

func (b *builder) causes(under fishbone.ID, topics []*Topic) {
	for _, t := range topics {
		id := b.newID()
		b.add(fishbone.AddCause{ID: id, Under: under, Text: t.Text, By: t.By})
		b.causes(id, t.Below)
		if t.Finding != fishbone.Unjudged || t.Evidence != "" {
			b.add(fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: t.Finding, Evidence: t.Evidence}})
		}
		for _, w := range t.Wordings {
			b.later = append(b.later, fishbone.Add{Thing: &fishbone.Wording{ID: b.newID(), Text: w, Cause: id}})
		}
		if t.Votes > 0 {
			b.later = append(b.later, fishbone.SetVotes{ID: id, Votes: t.Votes})
		}
	}
}
