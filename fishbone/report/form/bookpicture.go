package form

import (
	"archive/zip"
	"slices"
	"strconv"
)

// pictures puts pictures over the cells of sheets: each into the drawing of its sheet, which may be
// new.
func (b *book) pictures(c *changes, all []Write) error {
	for _, w := range all {
		if w.png == nil {
			continue
		}
		if err := b.picture(c, w); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) picture(c *changes, w Write) error {
	image := c.image("xl/media", w.png)
	drawing, err := b.drawing(c, w.Cell.Sheet.entry)
	if err != nil {
		return err
	}
	relation, err := c.relate(drawing, "image", image)
	if err != nil {
		return err
	}
	for i, p := range c.added {
		if p.name == drawing {
			root, err := parse(p.data)
			if err != nil {
				return err
			}
			c.added[i].data = spliced(p.data, []splice{root.inside(anchor(root, w, relation))})
			return nil
		}
	}
	data, root, err := c.part(drawing)
	if err != nil {
		return err
	}
	c.changed[drawing] = spliced(data, []splice{root.inside(anchor(root, w, relation))})
	return nil
}

// drawing is the part in which the pictures of a sheet are placed.
func (b *book) drawing(c *changes, sheet string) (string, error) {
	data, root, err := c.part(sheet)
	if err != nil {
		return "", err
	}
	if has := root.kid("drawing"); has != nil {
		links, err := c.file.relations(sheet)
		if err != nil {
			return "", err
		}
		for _, l := range links {
			if l.id == has.prefixed("id") && c.file.has(l.target) {
				return l.target, nil
			}
		}
		for _, p := range c.added { // made for another picture of the sheet
			if p.name == b.drawn[sheet] {
				return p.name, nil
			}
		}
		return "", ErrDamaged
	}
	name := c.fresh("xl/drawings/whybone%d.xml")
	c.add(name, zip.Deflate, []byte(head+`<xdr:wsDr xmlns:xdr="`+drawingSpace+`spreadsheetDrawing" xmlns:a="`+drawingSpace+`main"></xdr:wsDr>`))
	c.types = append(c.types, name+"\napplication/vnd.openxmlformats-officedocument.drawing+xml")
	if b.drawn == nil {
		b.drawn = map[string]string{}
	}
	b.drawn[sheet] = name
	id, err := c.relate(sheet, "drawing", name)
	if err != nil {
		return "", err
	}
	at := root.close
	after := []string{"legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
	if i := slices.IndexFunc(root.kids, func(k *node) bool { return slices.Contains(after, k.name) || isFallback(k, after) }); i >= 0 {
		at = root.kids[i].start
	}
	c.changed[sheet] = spliced(data, []splice{{at, at, "<" + root.tag("drawing") + ` xmlns:r="` + officeSpace + `" r:id="` + id + `"/>`}})
	return name, nil
}

// isFallback says whether an element offers one of some others to newer programs.
func isFallback(k *node, names []string) bool {
	found := false
	if k.name == "AlternateContent" {
		k.walk(func(n *node) bool {
			found = found || slices.Contains(names, n.name)
			return !found
		})
	}
	return found
}

// anchor places a picture in the middle of its cell.
func anchor(root *node, w Write, relation string) string {
	wide, high := w.Cell.size()
	roomWide, roomHigh, _ := w.Cell.room()
	picWide, picHigh := sizeOf(w.png, roomWide, roomHigh)
	column, dx := into(w.Cell.Sheet.Widths, w.Cell.Column, (wide-picWide)/2)
	row, dy := into(w.Cell.Sheet.Heights, w.Cell.Row, (high-picHigh)/2)
	if w.heights() != nil {
		row, dy = w.Cell.Row, inset
	}
	last := 1
	root.walk(func(n *node) bool {
		if id, err := strconv.Atoi(n.attr("id")); n.name == "cNvPr" && err == nil {
			last = max(last, id)
		}
		return true
	})
	id := strconv.Itoa(last + 1)
	const x = "xdr"
	return `<xdr:oneCellAnchor xmlns:xdr="` + drawingSpace + `spreadsheetDrawing" xmlns:a="` + drawingSpace + `main"><xdr:from><xdr:col>` + strconv.Itoa(column) + `</xdr:col><xdr:colOff>` + emus(dx) + `</xdr:colOff><xdr:row>` + strconv.Itoa(row) + `</xdr:row><xdr:rowOff>` + emus(dy) + `</xdr:rowOff></xdr:from>` +
		`<xdr:ext cx="` + emus(picWide) + `" cy="` + emus(picHigh) + `"/><xdr:pic>` + graphic(x, id, "fishbone "+id, w.Value.Text, relation, picWide, picHigh) + `</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`
}

// into is in which column or row a place is, so far from where one begins, and how far from where
// that one begins itself.
func into(sizes []float64, at int, away float64) (int, float64) {
	for at+1 < len(sizes) && away >= sizes[at] && sizes[at] > 0 {
		away -= sizes[at]
		at++
	}
	return at, max(away, 0)
}
