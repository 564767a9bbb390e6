package form

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// Picture is what stands in a cell and is no text. Its room is given in points.
type Picture interface {
	// Letters is how high its letters are in a room, in points.
	Letters(width, height float64) float64
	// PNG draws it, as large as fits into a room.
	PNG(width, height float64) ([]byte, error)
}

// drawer is asked for fields that are pictures.
type drawer interface {
	// Picture is nil for a field that is none, and where there is nothing to be seen.
	Picture(show string) Picture
}

// readable is how high letters are at least that people can read on paper, in points.
const readable = 4.5

// The room of pictures, in points: where a cell becomes as high as what stands in it, the picture has
// the form of a slide.
const (
	slide      = 16.0 / 9
	lowest     = 0.6  // of the height of a slide
	inset      = 3.0  // of a cell of a workbook, on each side
	cellMargin = 10.8 // of a cell of a document, on both sides together
	highestRow = 409.0
)

// room is how large a picture in a cell may be, and whether the cell has to become higher for it:
// cells that are made for words are low.
func (c *Cell) room() (wide, high float64, grows bool) {
	wide, high = c.size()
	margin := 2 * inset
	if c.Sheet.Sort != OfBook {
		margin = cellMargin
	}
	wide, high = max(wide-margin, 1), max(high-2*inset, 1)
	if !c.fixed && high < lowest*wide/slide {
		return wide, min(wide/slide, float64(c.Rows)*highestRow-2*inset), true
	}
	return wide, high, false
}

// sizeOf is how large a picture is in a room, in points.
func sizeOf(png []byte, wide, high float64) (w, h float64) {
	const header = 24
	if len(png) < header {
		return wide, high
	}
	x, y := float64(binary.BigEndian.Uint32(png[16:])), float64(binary.BigEndian.Uint32(png[20:]))
	k := min(wide/x, high/y)
	return x * k, y * k
}

// changes are what becomes of a file: parts in other words, and new ones.
type changes struct {
	file    *archive
	changed map[string][]byte
	added   []newPart
	types   []string // what [Content_Types].xml says of new parts
	png     bool     // there is a picture among them
}

func newChanges(file *archive) *changes { return &changes{file: file, changed: map[string][]byte{}} }

const (
	packageSpace = "http://schemas.openxmlformats.org/package/2006/"
	officeSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/"
)

// fresh is the name of a part that there is not yet: with a number in it.
func (c *changes) fresh(format string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf(format, n)
		taken := c.file.has(name)
		for _, p := range c.added {
			taken = taken || p.name == name
		}
		if !taken {
			return name
		}
	}
}

func (c *changes) add(name string, method uint16, data []byte) {
	c.added = append(c.added, newPart{name, method, data})
}

// image adds a picture, and returns the name of its part.
func (c *changes) image(folder string, png []byte) string {
	name := c.fresh(folder + "/whybone%d.png")
	c.add(name, zip.Store, png)
	c.png = true
	return name
}

// part is a part as it is by now.
func (c *changes) part(name string) ([]byte, *node, error) {
	if data, ok := c.changed[name]; ok {
		root, err := parse(data)
		return data, root, err
	}
	return c.file.tree(name)
}

// relate leads from a part to another one, and returns the identifier of that relation.
func (c *changes) relate(part, kind, target string) (id string, err error) {
	name := relationsPart(part)
	one := func(tag string) string {
		return "<" + tag + ` Id="` + id + `" Type="` + officeSpace + "/" + kind + `" Target="/` + escape(target) + `"/>`
	}
	for i, p := range c.added {
		if p.name == name {
			id = "rIdWhybone" + strconv.Itoa(bytes.Count(p.data, []byte("<Relationship "))+1)
			c.added[i].data = bytes.Replace(p.data, []byte("</Relationships>"), []byte(one("Relationship")+"</Relationships>"), 1)
			return id, nil
		}
	}
	if !c.file.has(name) {
		id = "rIdWhybone1"
		c.add(name, zip.Deflate, []byte(head+`<Relationships xmlns="`+packageSpace+`relationships">`+one("Relationship")+`</Relationships>`))
		return id, nil
	}
	data, root, err := c.part(name)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, r := range root.all("Relationship") {
		taken[r.attr("Id")] = true
	}
	for n := 1; id == "" || taken[id]; n++ {
		id = "rIdWhybone" + strconv.Itoa(n)
	}
	c.changed[name] = spliced(data, []splice{root.inside(one(root.tag("Relationship")))})
	return id, nil
}

// head begins a part.
const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// inside puts something at the end of what an element holds.
func (n *node) inside(text string) splice {
	if n.empty() {
		return splice{n.start, n.open, n.startTag(false, nil) + text + "</" + n.tag(n.name) + ">"}
	}
	return splice{n.close, n.close, text}
}

// tell says in [Content_Types].xml what the new parts are.
func (c *changes) tell() error {
	const name = "[Content_Types].xml"
	if !c.png && len(c.types) == 0 {
		return nil
	}
	data, root, err := c.part(name)
	if err != nil {
		return err
	}
	known := false
	for _, d := range root.all("Default") {
		known = known || strings.EqualFold(d.attr("Extension"), "png")
	}
	var all []splice
	if c.png && !known {
		text := "<" + root.tag("Default") + ` Extension="png" ContentType="image/png"/>`
		if root.empty() {
			all = append(all, root.inside(text))
		} else {
			all = append(all, splice{root.open, root.open, text})
		}
	}
	for _, t := range c.types {
		part, kind, _ := strings.Cut(t, "\n")
		all = append(all, root.inside("<"+root.tag("Override")+` PartName="/`+escape(part)+`" ContentType="`+kind+`"/>`))
	}
	if len(all) > 0 {
		c.changed[name] = spliced(data, all)
	}
	return nil
}

// graphic is a picture as drawings have it, in whatever they call their own elements.
func graphic(prefix, id, name, alt, relation string, wide, high float64) string {
	const emu = 12700
	size := fmt.Sprintf(`cx="%.0f" cy="%.0f"`, wide*emu, high*emu)
	return `<` + prefix + `:nvPicPr><` + prefix + `:cNvPr id="` + id + `" name="` + escape(name) + `" descr="` + escape(alt) + `"/><` + prefix + `:cNvPicPr><a:picLocks noChangeAspect="1"/></` + prefix + `:cNvPicPr></` + prefix + `:nvPicPr>` +
		`<` + prefix + `:blipFill><a:blip xmlns:r="` + officeSpace + `" r:embed="` + relation + `"/><a:stretch><a:fillRect/></a:stretch></` + prefix + `:blipFill>` +
		`<` + prefix + `:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + size + `/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></` + prefix + `:spPr>`
}

// emus is a length in the units of drawings.
func emus(points float64) string { return strconv.Itoa(int(points * 12700)) }
