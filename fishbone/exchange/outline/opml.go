package outline

import (
	"encoding/xml"
	"strconv"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// opml is what outliners exchange. Notes stand in _note, as most of them have it; some write note. What OPML
// itself has no place for stands in attributes of a namespace.
var opml = &Format{
	Name: "opml", Endings: []string{".opml"},
	Holds: Problem | Evidence | Finding | By | Votes | Wordings | Tray,
	is:    func(f *file) bool { return f.root == "opml" },
	read:  readOPML, write: writeOPML,
}

// own is the namespace of Whybone's attributes, and the prefix that stands for it.
const (
	ownSpace  = "urn:whybone:outline"
	ownPrefix = "whybone"
)

func writeOPML(o *Outline, _ Options) ([]byte, error) {
	w := newXMLWriter()
	w.element("opml", []string{"version", "2.0", "xmlns:" + ownPrefix, ownSpace}, func() {
		w.element("head", nil, func() { w.line("title", o.Head) })
		w.element("body", nil, func() {
			w.outline(&Topic{Text: o.Head, Evidence: o.Problem, Below: o.Bones})
			for _, t := range o.Tray {
				w.outline(t, ownPrefix+":unsorted", "yes")
			}
		})
	})
	return w.out.Bytes(), nil
}

func (w *xmlWriter) outline(t *Topic, more ...string) {
	attributes := []string{
		"text", t.Text, "_note", t.Evidence,
		ownPrefix + ":finding", findingWords.of(t.Finding), ownPrefix + ":by", t.By,
		ownPrefix + ":votes", votes(t), ownPrefix + ":wordings", strings.Join(t.Wordings, "\n"),
	}
	var below func()
	if len(t.Below) > 0 {
		below = func() {
			for _, b := range t.Below {
				w.outline(b)
			}
		}
	}
	w.element("outline", append(attributes, more...), below)
}

// votes are the votes of a topic, empty for none.
func votes(t *Topic) string {
	if t.Votes == 0 {
		return ""
	}
	return strconv.Itoa(t.Votes)
}

func readOPML(f *file) (*Outline, error) {
	x, err := newXMLReader(f.data)
	if err != nil {
		return nil, err
	}
	r := &opmlReader{xmlReader: x, prefix: ownPrefix, unsorted: map[*Topic]bool{}}
	open := []*Topic{&r.root}
	for {
		token, err := r.Next()
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case nil:
			return r.done(), nil
		case xml.StartElement:
			switch e.Name.Local {
			case "opml":
				r.declared(e)
			case "outline":
				t, err := r.topic(open[len(open)-1], len(open), e)
				if err != nil {
					return nil, r.Fail(err)
				}
				open = append(open, t)
			case "title":
				if r.title, err = r.Raw(); err != nil {
					return nil, err
				}
			}
		case xml.EndElement:
			if e.Name.Local == "outline" && len(open) > 1 {
				open = open[:len(open)-1]
			}
		}
	}
}

type opmlReader struct {
	*xmlReader
	tree
	title    string
	prefix   string // of Whybone's namespace, which another program may have renamed
	unsorted map[*Topic]bool
}

// declared finds the prefix of Whybone's attributes.
func (r *opmlReader) declared(e xml.StartElement) {
	for _, a := range e.Attr {
		if a.Name.Space == "xmlns" && a.Value == ownSpace {
			r.prefix = a.Name.Local
		}
	}
}

// topic reads the attributes of an outline element.
func (r *opmlReader) topic(under *Topic, level int, e xml.StartElement) (*Topic, error) {
	t, err := r.add(under, level, untrusted.Attribute(e, "", "text"))
	if err != nil {
		return nil, err
	}
	for _, a := range e.Attr {
		if a.Name.Space == r.prefix {
			r.own(under, t, a)
			continue
		}
		switch a.Name.Local {
		case "text", "created", "modified", "_guid", "expansionState":
		case "title":
			if t.Text == "" {
				t.Text = a.Value
			}
		case "_note", "note":
			t.Evidence = a.Value
		case "url", "xmlUrl", "htmlUrl":
			r.lose(Link, t, a.Value)
		case "_status", "_complete", "complete", "checked":
			r.lose(Task, t, a.Value)
		default:
			if a.Value != "" && a.Name.Space != "xmlns" {
				r.lose(Property, t, a.Name.Local+" = "+a.Value)
			}
		}
	}
	return t, nil
}

// own reads one of Whybone's attributes.
func (r *opmlReader) own(under, t *Topic, a xml.Attr) {
	switch a.Name.Local {
	case "finding":
		t.Finding, _ = findingWords.finding(a.Value)
	case "by":
		t.By = a.Value
	case "votes":
		t.Votes = votesIn(a.Value)
	case "wordings":
		t.Wordings = wordingsIn(a.Value)
	case "unsorted":
		if under == &r.root {
			r.unsorted[t] = true
		}
	}
}

// maxVotes is the most that an analysis holds.
const maxVotes = 1_000_000

// votesIn reads a number of votes. What is none counts as none.
func votesIn(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return max(0, min(n, maxVotes))
}

// wordingsIn reads wordings, one a line.
func wordingsIn(s string) (all []string) {
	for _, line := range strings.Split(s, "\n") {
		if line = fishbone.Label(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// done sorts out what is the root: the only outline of level one, or the title where there are
// several. An outline with a title alone is one too.
func (r *opmlReader) done() *Outline {
	var top []*Topic
	for _, t := range r.root.Below {
		if r.unsorted[t] {
			r.Tray = append(r.Tray, t)
		} else {
			top = append(top, t)
		}
	}
	if len(top) == 1 {
		r.root = *top[0]
		return r.outline()
	}
	r.root = Topic{Text: r.title, Below: top}
	return r.outline()
}
