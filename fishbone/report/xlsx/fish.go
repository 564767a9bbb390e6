package xlsx

import (
	"bytes"
	"cmp"

	"whybone/fishbone/report"
)

// The room of a fish on its sheet, in points, and its sharpness. Printed, the sheet is as wide as the paper.
const (
	fishWide, fishHigh = 1040.0, 600.0
	dpi                = 150
)

// drawn says whether a picture has a sheet of its own: charts have none, as the tables beside them say the
// same.
func drawn(p report.Picture) bool { return p.Things != nil && len(p.Pages) > 0 }

// captionOf is what a picture is called.
func captionOf(p report.Picture) string { return cmp.Or(p.Label, p.Name) }

// fish puts each page of a fish on a sheet of its own, below its name.
func (w *workbook) fish(p report.Picture) error {
	if !drawn(p) {
		return nil
	}
	for _, page := range p.Pages {
		k := min(fishWide/page.Width, fishHigh/page.Height)
		scaled := page.Copy()
		scaled.Transform(k, 0, 0)
		var b bytes.Buffer
		if err := scaled.PNG(&b, dpi); err != nil {
			return err
		}
		s := w.newSheet(captionOf(p))
		s.columns = []float64{valueWide}
		s.row(1, text(captionOf(p), title))
		s.row(1, text(w.doc.Subject, plain))
		s.picture = &picture{png: b.Bytes(), name: p.Name, says: p.Alt, row: s.rows, down: lineHigh / 2, wide: k * page.Width, high: k * page.Height, alone: true}
	}
	return nil
}
