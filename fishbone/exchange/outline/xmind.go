package outline

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// xmind is what XMind writes: an archive with the sheets of a map in content.json, or in
// content.xml up to XMind 8. This file is about the first, and about what both have in common.
var xmind = &Format{
	Name: "xmind", Endings: []string{".xmind"},
	Holds: Problem | Evidence | Finding | Tray | HeadSide,
	is: func(f *file) bool {
		return f.root == "xmap-content" || f.zip.Has(xmindJSON) || f.zip.Has(xmindXML) || f.ending == ".xmind" && f.broken != nil
	},
	read: readXMind, write: writeXMind,
}

// The entries of an archive.
const (
	xmindJSON     = "content.json"
	xmindXML      = "content.xml"
	xmindManifest = "manifest.json"
	oldManifest   = "META-INF/manifest.xml"
)

// The structures of a fish.
const (
	rightHeaded = "org.xmind.ui.fishbone.rightHeaded"
	leftHeaded  = "org.xmind.ui.fishbone.leftHeaded"
)

// markers are those of XMind that say what was found out.
var markers = marks{
	{fishbone.Confirmed, "symbol-right"}, {fishbone.Confirmed, "other-yes"}, {fishbone.Confirmed, "c_symbol_right"},
	{fishbone.Rejected, "symbol-wrong"}, {fishbone.Rejected, "other-no"}, {fishbone.Rejected, "c_symbol_wrong"},
	{fishbone.ToVerify, "symbol-question"}, {fishbone.ToVerify, "other-question"}, {fishbone.ToVerify, "c_symbol_question"},
	{fishbone.Undecided, "symbol-pause"}, {fishbone.Undecided, "c_symbol_pause"},
}

// xmindSheet is a sheet of a map.
type xmindSheet struct {
	ID            string          `json:"id"`
	Class         string          `json:"class,omitempty"`
	Title         string          `json:"title"`
	Root          *xmindTopic     `json:"rootTopic"`
	Relationships []*xmindRelated `json:"relationships,omitempty"`
}

type xmindRelated struct {
	Title string `json:"title"`
	From  string `json:"end1Id"`
	To    string `json:"end2Id"`
}

// xmindTopic is a topic of a map.
type xmindTopic struct {
	ID         string           `json:"id"`
	Class      string           `json:"class,omitempty"`
	Title      string           `json:"title"`
	Structure  string           `json:"structureClass,omitempty"`
	Children   *xmindChildren   `json:"children,omitempty"`
	Notes      *xmindNotes      `json:"notes,omitempty"`
	Markers    []xmindMarker    `json:"markers,omitempty"`
	Labels     []string         `json:"labels,omitempty"`
	Link       string           `json:"href,omitempty"`
	Image      *xmindImage      `json:"image,omitempty"`
	Boundaries []xmindBoundary  `json:"boundaries,omitempty"`
	Extensions []xmindExtension `json:"extensions,omitempty"`
	Comments   []xmindComment   `json:"comments,omitempty"`
}

type xmindChildren struct {
	Attached []*xmindTopic `json:"attached,omitempty"`
	Detached []*xmindTopic `json:"detached,omitempty"`
	Summary  []*xmindTopic `json:"summary,omitempty"`
	Callout  []*xmindTopic `json:"callout,omitempty"`
}

type xmindNotes struct {
	Plain xmindText  `json:"plain"`
	HTML  *xmindText `json:"realHTML,omitempty"`
}

type (
	xmindText struct {
		Content string `json:"content"`
	}
	xmindMarker struct {
		ID string `json:"markerId"`
	}
	xmindImage struct {
		Source string `json:"src"`
	}
	xmindBoundary struct {
		Title string `json:"title"`
	}
	xmindComment struct {
		Content string `json:"content"`
	}
	xmindExtension struct {
		Provider string `json:"provider"`
	}
)

// writeXMind writes a map twice in one archive, as XMind itself does: for version 9 and later, and
// for those up to 8, which know content.xml alone.
func writeXMind(o *Outline, _ Options) ([]byte, error) {
	sheet := sheetOfXMind(o)
	content, err := json.Marshal([]*xmindSheet{sheet})
	if err != nil {
		return nil, err
	}
	return pack(
		packing{xmindJSON, content},
		packing{"metadata.json", []byte(`{"creator":{"name":"Whybone"}}`)},
		packing{xmindManifest, []byte(`{"file-entries":{"content.json":{},"metadata.json":{}}}`)},
		packing{xmindXML, oldContent(sheet)},
		packing{"meta.xml", []byte(xml.Header + `<meta xmlns="urn:xmind:xmap:xmlns:meta:2.0" version="2.0"/>`)},
		packing{oldManifest, []byte(xml.Header + `<manifest xmlns="urn:xmind:xmap:xmlns:manifest:1.0">` +
			`<file-entry full-path="content.xml" media-type="text/xml"/><file-entry full-path="meta.xml" media-type="text/xml"/>` +
			`<file-entry full-path="META-INF/" media-type=""/><file-entry full-path="META-INF/manifest.xml" media-type="text/xml"/></manifest>`)},
	)
}

// sheetOfXMind is an outline as the sheet of a map.
func sheetOfXMind(o *Outline) *xmindSheet {
	n := 0
	var topic func(t *Topic) *xmindTopic
	topics := func(all []*Topic) (made []*xmindTopic) {
		for _, t := range all {
			made = append(made, topic(t))
		}
		return made
	}
	topic = func(t *Topic) *xmindTopic {
		n++
		x := &xmindTopic{ID: fmt.Sprintf("topic%d", n), Class: "topic", Title: t.Text}
		if t.Evidence != "" {
			x.Notes = &xmindNotes{Plain: xmindText{t.Evidence}}
		}
		if sign := markers.of(t.Finding); sign != "" {
			x.Markers = []xmindMarker{{sign}}
		}
		if len(t.Below) > 0 {
			x.Children = &xmindChildren{Attached: topics(t.Below)}
		}
		return x
	}
	root := topic(&Topic{Text: o.Head, Evidence: o.Problem, Below: o.Bones})
	root.Structure = rightHeaded
	if o.HeadLeft {
		root.Structure = leftHeaded
	}
	if len(o.Tray) > 0 {
		if root.Children == nil {
			root.Children = &xmindChildren{}
		}
		root.Children.Detached = topics(o.Tray)
	}
	return &xmindSheet{ID: "sheet1", Class: "sheet", Title: o.Head, Root: root}
}

// packing is an entry of an archive that is written.
type packing struct {
	name string
	data []byte
}

func pack(entries ...packing) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		to, err := w.Create(e.name)
		if err == nil {
			_, err = to.Write(e.data)
		}
		if err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

func readXMind(f *file) (*Outline, error) {
	sheets, err := sheetsOf(f)
	if err != nil {
		return nil, err
	}
	r := &xmindReader{titles: map[string]string{}}
	chosen := fishOf(sheets)
	if chosen == nil {
		return nil, ErrNoTopics
	}
	if err := r.sheet(chosen); err != nil {
		return nil, err
	}
	for _, s := range sheets {
		if s != chosen {
			r.lose(Sheet, nil, s.Title)
		}
	}
	return r.tree.outline(), nil
}

// fishOf is the sheet that is a fish, or the first one; nil where there is none.
func fishOf(sheets []*xmindSheet) (chosen *xmindSheet) {
	for _, s := range sheets {
		if s == nil || s.Root == nil {
			continue
		}
		if strings.Contains(s.Root.Structure, "fishbone") {
			return s
		}
		if chosen == nil {
			chosen = s
		}
	}
	return chosen
}

// sheetsOf reads the sheets of a map.
func sheetsOf(f *file) ([]*xmindSheet, error) {
	switch {
	case f.broken != nil:
		return nil, f.broken
	case f.zip == nil:
		return readOldXMind(f.data)
	case locked(f.zip):
		return nil, ErrEncrypted
	case !f.zip.Has(xmindJSON):
		data, err := f.zip.Entry(xmindXML)
		if err != nil {
			return nil, err
		}
		return readOldXMind(data)
	}
	data, err := f.zip.Entry(xmindJSON)
	if err != nil {
		return nil, err
	}
	var sheets []*xmindSheet
	err = json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &sheets)
	if _, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		err = nil // a value of another kind is left out, and the rest is there
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return sheets, nil
}

// locked says whether a map is protected by a password.
func locked(a *untrusted.Archive) bool {
	for _, name := range []string{xmindManifest, oldManifest} {
		if data, err := a.Entry(name); err == nil && bytes.Contains(data, []byte("encryption-data")) {
			return true
		}
	}
	return false
}

// xmindReader makes an outline of a sheet.
type xmindReader struct {
	tree
	titles map[string]string // of topics, by their identifiers
}

func (r *xmindReader) sheet(s *xmindSheet) error {
	x := s.Root
	r.HeadLeft = x.Structure == leftHeaded
	r.root.Text = x.Title
	if err := r.take(&r.root, x, 0); err != nil {
		return err
	}
	if x.Children != nil {
		tray := Topic{Text: x.Title}
		for _, d := range x.Children.Detached {
			if err := r.topic(&tray, d, 2); err != nil {
				return err
			}
		}
		r.Tray = tray.Below
	}
	for _, one := range s.Relationships {
		if one != nil {
			r.lose(Relationship, &Topic{Text: r.titles[one.From]}, one.Title+" → "+r.titles[one.To])
		}
	}
	return nil
}

// topic takes over a topic with all below it.
func (r *xmindReader) topic(under *Topic, x *xmindTopic, level int) error {
	if x == nil {
		return nil
	}
	t, err := r.add(under, level, x.Title)
	if err != nil {
		return err
	}
	return r.take(t, x, level)
}

// take takes over what a topic holds beside its title.
func (r *xmindReader) take(t *Topic, x *xmindTopic, level int) error {
	r.titles[x.ID] = x.Title
	if x.Notes != nil {
		t.Evidence = x.Notes.Plain.Content
		if t.Evidence == "" && x.Notes.HTML != nil {
			t.Evidence = html.UnescapeString(mdTag.ReplaceAllString(x.Notes.HTML.Content, " "))
		}
	}
	for _, m := range x.Markers {
		if found, ok := markers.finding(m.ID); ok && t.Finding == fishbone.Unjudged && level > 0 {
			t.Finding = found
		} else {
			r.lose(Marker, t, m.ID)
		}
	}
	r.loseOf(t, x)
	if x.Children == nil {
		return nil
	}
	r.loseTopics(Summary, t, x.Children.Summary)
	r.loseTopics(Callout, t, x.Children.Callout)
	if level > 0 {
		r.loseTopics(Callout, t, x.Children.Detached)
	}
	for _, below := range x.Children.Attached {
		if err := r.topic(t, below, level+1); err != nil {
			return err
		}
	}
	return nil
}

// loseOf names what an outline has no place for.
func (r *xmindReader) loseOf(t *Topic, x *xmindTopic) {
	for _, l := range x.Labels {
		r.lose(Label, t, l)
	}
	switch {
	case strings.HasPrefix(x.Link, "xap:"):
		r.lose(Enclosed, t, x.Link)
	case x.Link != "":
		r.lose(Link, t, x.Link)
	}
	if x.Image != nil {
		r.lose(Image, t, x.Image.Source)
	}
	for _, b := range x.Boundaries {
		r.lose(Boundary, t, b.Title)
	}
	for _, c := range x.Comments {
		r.lose(Comment, t, c.Content)
	}
	for _, e := range x.Extensions {
		switch {
		case strings.Contains(strings.ToLower(e.Provider), "task"):
			r.lose(Task, t, "")
		case strings.Contains(strings.ToLower(e.Provider), "audio"):
			r.lose(Enclosed, t, e.Provider)
		}
	}
}

// loseTopics names topics, and those below them.
func (r *xmindReader) loseTopics(what What, at *Topic, topics []*xmindTopic) {
	for _, x := range topics {
		if x == nil {
			continue
		}
		r.lose(what, at, x.Title)
		if x.Children != nil && len(r.Lost) <= mostLost {
			r.loseTopics(what, at, x.Children.Attached)
		}
	}
}
