package outline

import (
	"whybone/fishbone"
)

// Outline is what the files of other programs hold of an analysis.
type Outline struct {
	Head     string // in the head of the fish; empty where the file says none
	Problem  string // where it says more than the head
	HeadLeft bool   // the fish looks to the left
	Bones    []*Topic
	Tray     []*Topic // causes that are on no bone
	Lost     []Loss
}

// Topic is a bone or a cause.
type Topic struct {
	Text     string
	Evidence string // several lines
	Finding  fishbone.Finding
	By       string // who said it
	Votes    int
	Wordings []string // the other words in which it was said
	Below    []*Topic
}

// Part is something that an outline holds beside its topics; a set of parts is their sum.
type Part int

// The parts. Not every format has a place for each.
const (
	Problem Part = 1 << iota
	Evidence
	Finding
	By
	Votes
	Wordings
	Tray
	HeadSide
)

// all are the parts of an outline which was made from an analysis.
const all = Problem | Evidence | Finding | By | Votes | Wordings | Tray | HeadSide

// What names something that a file of another program holds and an analysis does not.
type What string

// What can be lost when a file is read.
const (
	Note         What = "note"
	Label        What = "label"
	Marker       What = "marker"
	Link         What = "link"
	Image        What = "image"
	Enclosed     What = "enclosed" // a file within the file
	Relationship What = "relationship"
	Boundary     What = "boundary"
	Summary      What = "summary"
	Callout      What = "callout"
	Comment      What = "comment"
	Task         What = "task"
	Sheet        What = "sheet"
	Column       What = "column"
	Property     What = "property"
	Prose        What = "prose"
	Effect       What = "effect"
	Encrypted    What = "encrypted"
	Formula      What = "formula"
	Nothing      What = "nothing"  // a topic without words
	Rest         What = "rest"     // of a text that is too long
	Side         What = "side"     // where the head looks
	Unsorted     What = "unsorted" // causes on no bone
	More         What = "more"     // further losses
)

// Loss is something that could not be taken over. It is said either of one thing of a file, or
// of so many things of an analysis.
type Loss struct {
	What What
	At   string // the topic at which it stood, empty for the file as a whole
	Text string // what it said, as far as it was text

	Kind      *fishbone.Kind // of an analysis; nil where What is said
	Attribute string         // of the kind; empty where the things themselves are meant
	N         int            // how many; 0 is one
}

// mostLost is how many losses are named one by one.
const mostLost = 1000

// lose notes what could not be taken over.
func (o *Outline) lose(what What, at *Topic, text string) {
	if len(o.Lost) > mostLost {
		o.Lost[mostLost].N++
		return
	}
	l := Loss{What: what, Text: fishbone.Label(text)}
	if at != nil {
		l.At = fishbone.Label(at.Text)
	}
	if len(o.Lost) == mostLost {
		l = Loss{What: More, N: 1}
	}
	o.Lost = append(o.Lost, l)
}

// each calls f for every topic, each before those below it, with its level: 0 for bones, 1 for
// causes.
func (o *Outline) each(f func(level int, t *Topic)) {
	var walk func(level int, topics []*Topic)
	walk = func(level int, topics []*Topic) {
		for _, t := range topics {
			f(level, t)
			walk(level+1, t.Below)
		}
	}
	walk(0, o.Bones)
	walk(1, o.Tray)
}

// tree is what a reader builds an outline in: the topics of a file under its root, before it is
// known which are what.
type tree struct {
	Outline
	root  Topic
	count int
}

// add hangs a topic below another one, at a level: 1 for those below the root. The errors are
// [fishbone.ErrTooDeep] and [fishbone.ErrTooMany].
func (t *tree) add(under *Topic, level int, text string) (*Topic, error) {
	if level > fishbone.MaxLevel+1 {
		return nil, fishbone.ErrTooDeep
	}
	if t.count++; t.count > fishbone.MaxCauses {
		return nil, fishbone.ErrTooMany
	}
	one := &Topic{Text: text}
	under.Below = append(under.Below, one)
	return one, nil
}

// outline makes an outline of the tree. Its texts are as an analysis has them.
func (t *tree) outline() *Outline {
	o := &t.Outline
	o.Head = o.clean(&t.root, t.root.Text)
	o.Problem = o.clean(&t.root, fishbone.Flat(t.root.Evidence))
	o.Bones = append(o.Bones, t.root.Below...)
	if o.Problem == o.Head {
		o.Problem = ""
	}
	o.Bones, o.Tray = o.tidy(0, o.Bones), o.tidy(1, o.Tray)
	return o
}

// tooMany says whether there are more things than an analysis holds, besides its causes.
func (o *Outline) tooMany() bool {
	wordings := 0
	o.each(func(_ int, t *Topic) { wordings += len(t.Wordings) })
	return len(o.Bones) > fishbone.MaxListed || wordings > fishbone.MaxListed
}

// tidy cleans topics, and takes out those that say nothing.
func (o *Outline) tidy(level int, topics []*Topic) []*Topic {
	kept := topics[:0]
	for _, t := range topics {
		t.Text = o.clean(t, t.Text)
		t.By = o.clean(t, t.By)
		t.Evidence = o.cut(t, fishbone.Paragraph(t.Evidence), fishbone.MaxField)
		for i, w := range t.Wordings {
			t.Wordings[i] = o.clean(t, w)
		}
		if level == 0 {
			o.bareBone(t)
		}
		t.Below = o.tidy(level+1, t.Below)
		if t.Text == "" {
			o.lose(Nothing, nil, t.Evidence)
			if len(t.Below) == 0 {
				continue
			}
			t.Text = "…"
		}
		kept = append(kept, t)
	}
	return kept
}

// bareBone names what is said of a bone beside its name: an analysis has no place for it.
func (o *Outline) bareBone(t *Topic) {
	if t.Evidence != "" {
		o.lose(Note, t, t.Evidence)
	}
	if t.Finding != fishbone.Unjudged {
		o.lose(Marker, t, string(t.Finding))
	}
	for _, w := range t.Wordings {
		o.lose(Label, t, w)
	}
	t.Evidence, t.Finding, t.By, t.Votes, t.Wordings = "", fishbone.Unjudged, "", 0, nil
}

// clean makes a label of a text.
func (o *Outline) clean(t *Topic, text string) string {
	return o.cut(t, fishbone.Label(text), fishbone.MaxLabel)
}

// cut takes so many characters of a text, and names the rest.
func (o *Outline) cut(t *Topic, text string, most int) string {
	if len(text) <= most {
		return text
	}
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	o.lose(Rest, &Topic{Text: string(r[:40])}, string(r[most:min(len(r), most+200)]))
	return fishbone.Paragraph(string(r[:most]))
}
