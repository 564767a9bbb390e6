package form

import "strconv"

// picture puts a picture into a cell of a document: in the place of its words, or behind them.
func (p *partWriter) picture(c *changes, w Write) error {
	relation, err := c.relate(w.Cell.Sheet.entry, "image", c.image("word/media", w.png))
	if err != nil {
		return err
	}
	p.ids++
	id := strconv.Itoa(p.ids)
	roomWide, roomHigh, _ := w.Cell.room()
	wide, high := sizeOf(w.png, roomWide, roomHigh)
	in := w.Cell.at
	run := "<" + in.tag("r") + "><" + in.tag("drawing") + `><wp:inline xmlns:wp="` + drawingSpace + `wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="` + emus(wide) + `" cy="` + emus(high) + `"/>` +
		`<wp:docPr id="` + id + `" name="fishbone ` + id + `" descr="` + escape(w.Value.Text) + `"/><a:graphic xmlns:a="` + drawingSpace + `main"><a:graphicData uri="` + drawingSpace + `picture"><pic:pic xmlns:pic="` + drawingSpace + `picture">` +
		graphic("pic", id, "fishbone "+id, w.Value.Text, relation, wide, high) +
		`</pic:pic></a:graphicData></a:graphic></wp:inline></` + in.tag("drawing") + "></" + in.tag("r") + ">"
	t := passageOf(in)
	if len(t.paragraphs) == 1 && len(t.runs) == 0 && w.Cell.control == nil {
		p.intoWith(t.paragraphs[0], run)
		return nil
	}
	if !w.After && w.Cell.Text != "" && w.Cell.control == nil {
		p.replace(t, "", nil)
	}
	p.splices = append(p.splices, splice{in.close, in.close, "<" + in.tag("p") + ">" + run + "</" + in.tag("p") + ">"})
	return nil
}

// lastDrawing is the highest number that a drawing of a part has.
func lastDrawing(root *node) (last int) {
	root.walk(func(n *node) bool {
		if n.name == "docPr" || n.name == "cNvPr" {
			if id, err := strconv.Atoi(n.attr("id")); err == nil {
				last = max(last, id)
			}
		}
		return true
	})
	return min(last, 1<<30)
}
