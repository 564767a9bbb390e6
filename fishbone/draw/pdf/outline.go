package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// mark is a place in the document that its table of contents leads to.
type mark struct {
	words string
	page  int
	down  float64 // from the top of the page
}

// Bookmark adds an entry to the table of contents that readers show beside the pages. It leads to
// so far down this page.
func (p *Page) Bookmark(words string, down float64) {
	p.document.marks = append(p.document.marks, mark{words, slices.Index(p.document.pages, p), down})
}

// outline writes the bookmarks, and returns what the catalog says of them. Kids are the pages.
func (d *Document) outline(w *writer, kids []string) string {
	if len(d.marks) == 0 {
		return ""
	}
	root := w.reserve()
	ids := make([]int, len(d.marks))
	for i := range ids {
		ids[i] = w.reserve()
	}
	for i, m := range d.marks {
		var beside strings.Builder
		if i > 0 {
			fmt.Fprintf(&beside, "/Prev %s", ref(ids[i-1]))
		}
		if i+1 < len(ids) {
			fmt.Fprintf(&beside, "/Next %s", ref(ids[i+1]))
		}
		w.put(ids[i], fmt.Sprintf("<</Title %s/Parent %s%s/Dest[%s/XYZ 0 %s 0]>>",
			text(m.words), ref(root), beside.String(), kids[m.page], number(d.pages[m.page].height-m.down)))
	}
	w.put(root, fmt.Sprintf("<</Type/Outlines/First %s/Last %s/Count %d>>", ref(ids[0]), ref(ids[len(ids)-1]), len(ids)))
	return fmt.Sprintf("/Outlines %s/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>", ref(root))
}
