package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"io"
	"strings"
	"time"
	"unicode/utf16"

	"whybone/fishbone/draw/fonts"
)

// Info is what a document says of itself. What is empty is left out.
type Info struct {
	Title, Author, Producer string
	Language                string // such as "zh-Hans"
	Made                    time.Time
}

// Document is a PDF that is being made. Its zero value has no pages.
type Document struct {
	Info Info
	// Tags are what the document says, as a "Document" with parts; nil for a picture without. It is
	// set before pages are drawn.
	Tags *Tag

	pages   []*Page
	fonts   []*face
	opacity []uint8 // the ones that were used, each a graphics state
	images  []image.Image
	marks   []mark
}

// Page adds a page of a size in points.
func (d *Document) Page(width, height float64) *Page {
	p := &Page{document: d, width: width, height: height}
	d.pages = append(d.pages, p)
	return p
}

// Write writes the whole document.
func (d *Document) Write(to io.Writer) error {
	w := &writer{}
	w.b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	catalog, pages, resources, info := w.reserve(), w.reserve(), w.reserve(), w.reserve()
	kids := make([]string, len(d.pages))
	for i, p := range d.pages {
		p.endMark()
		content := w.stream("", p.content.Bytes())
		kids[i] = w.object(fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources %s/Contents %s%s>>",
			ref(pages), number(p.width), number(p.height), ref(resources), content, d.pageTags(i)))
	}
	w.put(resources, d.resources(w))
	w.put(pages, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " ")))
	language := ""
	if d.Info.Language != "" {
		language = "/Lang " + text(d.Info.Language)
	}
	w.put(catalog, fmt.Sprintf("<</Type/Catalog/Pages %s%s%s%s>>", ref(pages), language, d.outline(w, kids), d.structure(w, kids)))
	w.put(info, d.Info.dictionary())
	w.end(catalog, info)
	_, err := to.Write(w.b.Bytes())
	return err
}

// resources are the fonts and the opacities that all pages share.
func (d *Document) resources(w *writer) string {
	var b strings.Builder
	b.WriteString("<</Font<<")
	for i, f := range d.fonts {
		fmt.Fprintf(&b, "/F%d %s", i, f.write(w, i))
	}
	b.WriteString(">>/ExtGState<<")
	for _, a := range d.opacity {
		fmt.Fprintf(&b, "/A%d<</ca %s/CA %s>>", a, number(float64(a)/0xff), number(float64(a)/0xff))
	}
	b.WriteString(">>")
	if len(d.images) > 0 {
		b.WriteString("/XObject<<")
		for i, m := range d.images {
			fmt.Fprintf(&b, "/I%d %s", i, picture(w, m))
		}
		b.WriteString(">>")
	}
	b.WriteString(">>")
	return b.String()
}

func (i Info) dictionary() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, entry := range [][2]string{{"Title", i.Title}, {"Author", i.Author}, {"Producer", i.Producer}} {
		if entry[1] != "" {
			fmt.Fprintf(&b, "/%s %s", entry[0], text(entry[1]))
		}
	}
	if !i.Made.IsZero() {
		date := i.Made.UTC().Format("20060102150405")
		fmt.Fprintf(&b, "/CreationDate(D:%sZ)/ModDate(D:%sZ)", date, date)
	}
	b.WriteString(">>")
	return b.String()
}

// face returns a font of the document.
func (d *Document) face(of *fonts.Font) (index int, f *face) {
	for i, f := range d.fonts {
		if f.font == of {
			return i, f
		}
	}
	f = newFace(of)
	d.fonts = append(d.fonts, f)
	return len(d.fonts) - 1, f
}

// text is a string of the document, in plain characters where that will do.
func text(s string) string {
	plain := !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
	if plain {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	return "<FEFF" + hexText(s) + ">"
}

// hexText is a text in UTF-16, in hexadecimal digits.
func hexText(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}

// writer writes the objects of a file and remembers where they are.
type writer struct {
	b       bytes.Buffer
	offsets []int
}

func ref(id int) string { return fmt.Sprintf("%d 0 R", id) }

// reserve gives a number to an object that is written later.
func (w *writer) reserve() int {
	w.offsets = append(w.offsets, 0)
	return len(w.offsets)
}

func (w *writer) put(id int, body string) {
	w.offsets[id-1] = w.b.Len()
	fmt.Fprintf(&w.b, "%d 0 obj\n%s\nendobj\n", id, body)
}

// object writes an object and returns how others refer to it.
func (w *writer) object(body string) string {
	id := w.reserve()
	w.put(id, body)
	return ref(id)
}

// stream writes data, packed, with what else its dictionary says.
func (w *writer) stream(entries string, data []byte) string {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return w.object(fmt.Sprintf("<</Filter/FlateDecode/Length %d%s>>\nstream\n%s\nendstream", packed.Len(), entries, packed.Bytes()))
}

// end writes the table of the objects.
func (w *writer) end(catalog, info int) {
	start := w.b.Len()
	fmt.Fprintf(&w.b, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, at := range w.offsets {
		fmt.Fprintf(&w.b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&w.b, "trailer\n<</Size %d/Root %s/Info %s>>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets)+1, ref(catalog), ref(info), start)
}
